import { connect } from 'node:net';
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
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  throw found ? new Refused('FILE_INFECTED', 'file', { what: found }) : new Refused('SCANNER_SILENT');
}

/** The INSTREAM of clamd's protocol: each chunk behind its length, and none as the end. Empty where nobody answers. */
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
    line.once('connect', () => {
      line.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const chunk = bytes.subarray(at, at + CHUNK);
        line.write(lengthOf(chunk.length));
        line.write(chunk);
      }
      line.write(lengthOf(0));
    });
  });
}

function lengthOf(count: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(count);
  return head;
}
