import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import supertest from 'supertest';
import { scannerOf } from '../src/files/scanner';
import { freePort } from '../src/platform/free-port';
import { key, openWorld, type World } from './world';

/** The harmless string that scanners agree to find (eicar.org), in parts, so that none finds it here. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A scanner that speaks clamd's protocol: it takes a stream apart as clamd does, and finds one thing. */
type Mood = 'asleep' | 'awake' | 'hangs up' | 'breaks off' | 'full' | 'talks on';
let mood: Mood = 'awake';
const scanned: Buffer[] = [];
function listen(socket: Socket): void {
  let held = Buffer.alloc(0);
  const chunks: Buffer[] = [];
  socket.on('error', () => undefined);
  socket.on('data', (part: Buffer) => {
    held = Buffer.concat([held, part]);
    if (mood === 'asleep') return;
    if (mood === 'hangs up') return void socket.destroy();
    const command = 'zINSTREAM\0';
    if (chunks.length === 0 && held.subarray(0, command.length).toString() === command) {
      held = held.subarray(command.length);
      chunks.push(Buffer.alloc(0));
    }
    while (chunks.length > 0 && held.length >= 4) {
      const length = held.readUInt32BE();
      if (length === 0) return answer(socket, Buffer.concat(chunks));
      if (held.length < 4 + length) return;
      chunks.push(held.subarray(4, 4 + length));
      held = held.subarray(4 + length);
    }
  });
}
function answer(socket: Socket, bytes: Buffer): void {
  scanned.push(bytes);
  const found = bytes.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
  const said: Partial<Record<Mood, string>> = {
    'breaks off': 'stream: OK',
    full: 'INSTREAM size limit exceeded. ERROR\0',
    'talks on': 'stream: OK FOR NOW\0',
  };
  socket.end(said[mood] ?? found);
}

/** A listener in a thread of its own, which goes on while this one waits. */
async function apart(onConnection: string) {
  const thread = new Worker(
    `const { createServer } = require('node:net');
     const server = createServer((socket) => { socket.on('error', () => undefined); ${onConnection} });
     server.listen(0, '127.0.0.1', () => require('node:worker_threads').parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  const port = await new Promise<number>((listening) => thread.once('message', listening));
  return { port, end: () => thread.terminate() };
}

let world: World;
let scanner: Server;
let one: string;
let picture: Buffer;
beforeAll(async () => {
  scanner = createServer(listen);
  await new Promise<void>((ready) => scanner.listen(0, '127.0.0.1', ready));
  const { port } = scanner.address() as AddressInfo;
  world = await openWorld({ clamd: { host: '127.0.0.1', port } });
  one = (await world.registered(1))[0]?.id ?? '';
  // Noise, which no format makes small: more than one chunk.
  const size = { width: 500, height: 500, channels: 3 as const };
  picture = await sharp({ create: { ...size, background: '#222', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await world.close();
  scanner.close();
});
afterEach(() => {
  mood = 'awake';
});

async function send(bytes: Buffer, id = key()) {
  const { status, body, headers } = await supertest(world.url)
    .put(`/files/${id}`)
    .query({ case: one })
    .set('authorization', `Bearer ${await world.tokenOf('officer.manila')}`)
    .set('content-type', 'application/octet-stream')
    .send(bytes);
  return { id, status, code: (body as { code?: string }).code, again: headers['retry-after'] };
}
const kept = async (id: string) => (await world.owner.query('select from upload where id = $1', [id])).rowCount;

describe('a file that comes in where there is a scanner', () => {
  it('is looked through whole, as it came, and kept', async () => {
    const { id, status } = await send(picture);
    expect([status, await kept(id)]).toEqual([200, 1]);
    expect(picture.length).toBeGreaterThan(256 * 1024);
    expect(scanned.at(-1)?.equals(picture)).toBe(true);
  });

  it('is refused for what is found in it, though it would not be kept with the picture', async () => {
    const { id, status, code } = await send(Buffer.concat([picture, Buffer.from(EICAR)]));
    expect({ status, code, kept: await kept(id) }).toEqual({ status: 422, code: 'FILE_INFECTED', kept: 0 });
  });

  it('waits no longer than it is given for one that says nothing, or is not there', async () => {
    mood = 'asleep';
    const { port } = scanner.address() as AddressInfo;
    const asked = (at: number) => scannerOf({ clamd: { host: '127.0.0.1', port: at } }, 200)(picture);
    for (const at of [port, await freePort()])
      await expect(asked(at)).rejects.toMatchObject({ code: 'SCANNER_SILENT' });
  });

  it('is refused once and for all where it is larger than the scanner looks through', async () => {
    mood = 'full';
    const { id, status, code, again } = await send(picture);
    expect({ status, code, again, kept: await kept(id) }).toEqual({
      ...{ status: 413, code: 'SCANNER_LIMIT', again: undefined, kept: 0 },
    });
  });

  it('is heard of from a scanner that hangs up in the middle of it', async () => {
    const impatient = createServer((socket) => {
      socket.on('error', () => undefined);
      // As clamd does: it reads no more, answers and closes, whatever is still on its way.
      socket.once('data', () => socket.pause().end('INSTREAM size limit exceeded. ERROR\0', () => socket.destroy()));
    });
    await new Promise<void>((ready) => impatient.listen(0, '127.0.0.1', ready));
    const { port } = impatient.address() as AddressInfo;
    const scan = scannerOf({ clamd: { host: '127.0.0.1', port } });
    for (let i = 0; i < 20; i += 1)
      await expect(scan(Buffer.alloc(10 * 1024 * 1024))).rejects.toMatchObject({ code: 'SCANNER_LIMIT' });
    impatient.close();
  });

  it('is heard of though the line was found broken while more was being said', async () => {
    const impatient = await apart(`
      socket.once('data', () => socket.pause());
      setTimeout(() => socket.end('INSTREAM size limit exceeded. ERROR\\0', () => socket.destroy()), 100);`);
    const write = jest.spyOn(Socket.prototype, 'write');
    // Between listening and the next word the answer comes, and the line ends with more on its way.
    write.mockImplementation(function (this: Socket, ...words: unknown[]) {
      if (this.bytesWritten > picture.length) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      return Duplex.prototype.write.apply(this, words as Parameters<Duplex['write']>);
    });
    const scan = scannerOf({ clamd: { host: '127.0.0.1', port: impatient.port } });
    await expect(scan(Buffer.alloc(10 * 1024 * 1024))).rejects.toMatchObject({ code: 'SCANNER_LIMIT' });
    write.mockRestore();
    await impatient.end();
  });

  it.each<Mood>(['hangs up', 'breaks off', 'talks on'])(
    'waits outside while the scanner %s, and comes in later',
    async (how) => {
      mood = how;
      const { id, ...refused } = await send(picture);
      expect(refused).toEqual({ status: 503, code: 'SCANNER_SILENT', again: '2' });
      expect(await kept(id)).toBe(0);
      mood = 'awake';
      expect(await send(picture, id)).toMatchObject({ status: 200 });
    },
  );
});
