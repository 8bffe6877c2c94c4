import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { limits, type Env } from '#server';
import { Refused } from '../platform/outcome/problem';

/** What one chunk may hold; clamd itself puts the end to the whole (StreamMaxLength). */
const CHUNK = 256 * 1024;

/** Looks through what came in, before anything else does; refuses what it finds, and what it could not look at. */
export type Scan = (bytes: Buffer) => Promise<void>;

/** Nothing is asked where there is no scanner: docs/adr/0030 says what is refused all the same. */
export const scannerOf = ({ clamd }: Pick<Env, 'clamd'>, time: number = limits.scanTime): Scan =>
  clamd ? async (bytes) => judge(await answered(clamd, bytes, time)) : () => Promise.resolve();

/** Only a clear word lets a file in. */
function judge(answer: string): void {
  if (/^stream: OK$/.test(answer)) return;
  // Sent again it would be as large.
  if (answer.startsWith('INSTREAM size limit exceeded')) throw new Refused('SCANNER_LIMIT', 'file');
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  throw found ? new Refused('FILE_INFECTED', 'file', { what: found }) : new Refused('SCANNER_SILENT');
}

/** The INSTREAM of clamd's protocol: each chunk behind its length, and none as the end. */
function* framed(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    yield Buffer.concat([lengthOf(chunk.length), chunk]);
  }
  yield lengthOf(0);
}

/** Listens before each word: who has heard enough says so and hangs up, and whoever talks on then never hears it. */
async function tell(line: Socket, bytes: Buffer): Promise<void> {
  for (const part of framed(bytes)) {
    await setImmediate();
    if (line.destroyed) return;
    await new Promise((said) => line.write(part, said));
  }
}

/** Empty where nobody answers. */
function answered({ host, port }: { host: string; port: number }, bytes: Buffer, time: number): Promise<string> {
  return new Promise((done) => {
    const line = connect({ host, port });
    const parts: Buffer[] = [];
    const give = (): void => {
      line.destroy();
      const [said, rest] = Buffer.concat(parts).toString('utf8').split('\0');
      // A line that broke in the middle of a word said nothing.
      done(rest === undefined ? '' : (said ?? '').trim());
    };
    // Of the whole, not of a pause: a scanner that goes on and on holds one of the few places there are.
    const late = setTimeout(() => line.destroy(), time);
    line.once('close', () => clearTimeout(late));
    line.once('close', give).on('error', () => undefined);
    line.on('data', (part: Buffer) => {
      parts.push(part);
      if (part.includes(0)) give();
    });
    line.once('connect', () => void tell(line, bytes));
  });
}

function lengthOf(count: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(count);
  return head;
}
