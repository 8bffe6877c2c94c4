import { once } from 'node:events';
import { connect } from 'node:net';
import type { Sent } from './door';

/** Says what is given, whatever it is, and listens until the line is closed; `letter` by `letter` for as long as it is not. */
export async function spoken(url: string, text: string, letter?: string): Promise<Sent> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part)).on('error', () => undefined);
  socket.write(text);
  const drip = setInterval(() => letter !== undefined && socket.writable && socket.write(letter), 50);
  await new Promise((closed) => socket.once('close', closed));
  clearInterval(drip);
  return read(Buffer.concat(parts).toString());
}

function read(said: string): Sent {
  const [told = '', body = ''] = said.split('\r\n\r\n');
  const [first = '', ...headers] = told.split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: new Headers(headers.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)])),
    body: body === '' ? '' : JSON.parse(body),
  };
}

const PIECE = Buffer.alloc(64 * 1024, ' ');
const CHUNK = Buffer.concat([Buffer.from(`${PIECE.length.toString(16)}\r\n`), PIECE, Buffer.from('\r\n')]);

/** Sends a head and so much after it, and looks at the answer only then; fails if the line breaks before. */
export async function poured(url: string, head: string, bytes: number): Promise<Sent> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const broken = once(socket, 'error').then(([error]) => Promise.reject(error as Error));
  broken.catch(() => undefined);
  const send = async (part: string | Buffer) => {
    if (!socket.write(part)) await Promise.race([once(socket, 'drain'), broken]);
  };
  const chunked = head.includes('chunked');
  await send(head);
  for (let left = bytes; left > 0; left -= PIECE.length) await send(chunked ? CHUNK : PIECE);
  if (chunked) await send('0\r\n\r\n');
  const parts: Buffer[] = [];
  const answer = async () => {
    for await (const part of socket) {
      parts.push(part as Buffer);
      const said = Buffer.concat(parts).toString();
      const length = /content-length: (\d+)/i.exec(said)?.[1];
      if (length && said.length >= said.indexOf('\r\n\r\n') + 4 + Number(length)) break;
    }
    return read(Buffer.concat(parts).toString());
  };
  return Promise.race([answer(), broken]);
}

/** Begins a request as JSON and sends a letter of its body at a time, for as long as it is listened to. */
export function dribbled(method: string, url: string, sent: Record<string, string>): Promise<Sent> {
  const { host, pathname, search } = new URL(url);
  const fields = { host, 'content-type': 'application/json', 'content-length': '5000', ...sent };
  const head = [`${method} ${pathname}${search} HTTP/1.1`, ...Object.entries(fields).map((one) => one.join(': '))];
  return spoken(url, `${head.join('\r\n')}\r\n\r\n`, ' ');
}
