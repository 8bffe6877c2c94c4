/** Sends bursts to the servers and times them. */
import { connect, type Socket } from 'node:net';

/** A request as it goes over the wire, made before the clock runs. */
export type Wire = Buffer;

export function wire(path: string, token: string, body: object): Wire {
  const content = JSON.stringify(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    `content-length: ${Buffer.byteLength(content)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${content}`);
}

/** A read of the service API. */
export const get = (path: string, token: string): Wire =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`);

const ERRORS = Buffer.from('{"errors"');

export interface Reply {
  status: number;
  body: string;
}

/**
 * One caller's connection, kept alive. A bare socket, since Node's own client costs as much of the processor as a small
 * answer, and what the driver costs is added to both servers alike and makes them look alike.
 */
class Line {
  private socket: Socket | undefined;
  private parts: Buffer[] = [];
  private missing = -1;
  private waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  private status = 0;
  private keeps = false;

  constructor(private readonly port: number) {}

  /** With the first request: a line that nothing comes over is closed before the other server has had its turn. */
  private open(): Socket {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    socket.on('data', (part: Buffer) => this.take(part));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server hung up.')));
    return socket;
  }

  /** The body is kept only if it is to be looked at. */
  send(request: Wire, keeps = false): Promise<Reply> {
    this.parts = [];
    this.missing = -1;
    this.keeps = keeps;
    this.socket ??= this.open();
    if (this.socket.destroyed) return Promise.reject(new Error('The server hung up.'));
    this.socket.write(request);
    return new Promise((resolve, reject) => (this.waiting = { resolve, reject }));
  }

  close(): void {
    this.waiting = undefined;
    this.socket?.destroy();
  }

  private take(part: Buffer): void {
    this.parts.push(part);
    if (this.missing >= 0) this.missing -= part.length;
    else this.head();
    if (this.missing !== 0) return;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status: this.status, body: this.body() });
  }

  private head(): void {
    const all = Buffer.concat(this.parts);
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = all.toString('latin1', 0, end);
    this.status = Number(head.slice(9, 12));
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.waiting?.reject(new Error(`No content-length: ${head}`));
    this.parts = [all.subarray(end + 4)];
    this.missing = Number(length) - (all.length - end - 4);
  }

  /** Empty for a good answer that nobody looks at; a GraphQL error is answered 200. */
  private body(): string {
    const good = this.status === 200 && !this.parts[0]?.subarray(0, 9).equals(ERRORS);
    return this.keeps || !good ? Buffer.concat(this.parts).toString() : '';
  }
}

export async function ask(port: number, request: Wire): Promise<Reply> {
  const line = new Line(port);
  try {
    return await line.send(request, true);
  } finally {
    line.close();
  }
}

/** Callers with a connection each to one server. */
export class Callers {
  private readonly lines: Line[];

  constructor(port: number, callers: number) {
    this.lines = Array.from({ length: callers }, () => new Line(port));
  }

  /** Milliseconds until all are answered; each one's own is added to `latencies`. */
  async burst(requests: readonly Wire[], latencies: number[] = []): Promise<number> {
    let next = 0;
    const caller = async (line: Line) => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const begun = performance.now();
        const { status, body } = await line.send(request);
        if (status !== 200 || body) throw new Error(`Answered ${status}: ${body.slice(0, 400)}`);
        latencies.push(performance.now() - begun);
      }
    };
    const begun = performance.now();
    await Promise.all(this.lines.map(caller));
    return performance.now() - begun;
  }

  close(): void {
    for (const line of this.lines) line.close();
  }
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}
