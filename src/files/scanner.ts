import { Socket } from 'node:net';
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

/** A scanner that has heard enough says so and hangs up: nothing more reaches it, but what it said is still to be read. */
class Line extends Socket {
  override destroy(error?: NodeJS.ErrnoException): this {
    return error?.syscall === 'write' ? this : super.destroy(error);
  }
}

/** What was said before the line broke is there by now, and is read first. */
const HEARD_BY = 200;

async function tell(line: Line, bytes: Buffer): Promise<void> {
  for (const part of framed(bytes)) {
    await setImmediate();
    if (line.destroyed) return;
    const broken = await new Promise((said) => line.write(part, said));
    if (broken) return void setTimeout(() => line.destroy(), HEARD_BY);
  }
}

/** Empty where nobody answers. */
function answered({ host, port }: { host: string; port: number }, bytes: Buffer, time: number): Promise<string> {
  return new Promise((done) => {
    let heard = '';
    const hear = (count: number, buffer: Uint8Array): boolean => {
      heard += Buffer.from(buffer.subarray(0, count)).toString('latin1');
      if (heard.includes('\0')) line.destroy();
      return true;
    };
    // Read as it comes in: of a stream that failed to write, Node gives out nothing any more.
    const line = new Line({ onread: { buffer: Buffer.alloc(4096), callback: hear } });
    // Of the whole, not of a pause: a scanner that goes on and on holds one of the few places there are.
    const late = setTimeout(() => line.destroy(), time);
    line.on('error', () => undefined);
    line.once('close', () => {
      clearTimeout(late);
      const [said = '', rest] = heard.split('\0');
      // A line that broke in the middle of a word said nothing.
      done(rest === undefined ? '' : said.trim());
    });
    line.once('connect', () => void tell(line, bytes));
    line.connect({ host, port });
  });
}

function lengthOf(count: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(count);
  return head;
}
