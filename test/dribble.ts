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
  const [told = '', body = ''] = Buffer.concat(parts).toString().split('\r\n\r\n');
  const [first = '', ...headers] = told.split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: new Headers(headers.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)])),
    body: body === '' ? '' : JSON.parse(body),
  };
}

/** Begins a request as JSON and sends a letter of its body at a time, for as long as it is listened to. */
export function dribbled(method: string, url: string, sent: Record<string, string>): Promise<Sent> {
  const { host, pathname, search } = new URL(url);
  const fields = { host, 'content-type': 'application/json', 'content-length': '5000', ...sent };
  const head = [`${method} ${pathname}${search} HTTP/1.1`, ...Object.entries(fields).map((one) => one.join(': '))];
  return spoken(url, `${head.join('\r\n')}\r\n\r\n`, ' ');
}
