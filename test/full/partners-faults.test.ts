import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../src/platform/free-port';
import { machineToken, partnerAt, type Partner } from '../door';
import { dribbled } from '../dribble';
import { act, followed, idsOf, opened, partner, settled } from '../partners';
import { key, openWorld, type World } from '../world';

/* What partners send wrongly, slowly or twice, and how their servers fail, at processes as a deployment runs them. */

let world: World;
const running: ChildProcess[] = [];
/** Where this deployment lets messages go although it is this machine. */
const hosts: string[] = [];
beforeAll(async () => {
  world = await openWorld({ webhookHosts: hosts });
});
afterAll(async () => {
  running.forEach((child) => child.kill('SIGKILL'));
  await world.close();
});

async function started(program: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [`dist/${program}.js`], {
    env: { LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${program} ended with ${code}`)));
  await Promise.race([once(child.stdout as NodeJS.EventEmitter, 'data'), ended]);
  ended.catch(() => undefined);
  return child;
}

async function doorBefore(core: string) {
  const port = await freePort();
  const child = await started('apps/iom-api/src/main', { CORE_URL: core, HOST: '127.0.0.1', IOM_PORT: String(port) });
  return { child, port, by: partnerAt(`http://127.0.0.1:${port}`, await machineToken(world)) };
}
type Door = Awaited<ReturnType<typeof doorBefore>>;

const memoryOf = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Somebody else's day, while others misbehave: milliseconds of the slowest of their requests. */
async function served(by: Partner, until: Promise<unknown>): Promise<number> {
  let [slowest, over] = [0, false];
  void until.finally(() => (over = true));
  do {
    const begun = Date.now();
    expect((await by.get('/v1/me')).status).toBe(200);
    slowest = Math.max(slowest, Date.now() - begun);
    await pause(50);
  } while (!over);
  return slowest;
}

/** Not `once`, which fails where a line breaks: here they are meant to. */
const over = (socket: Socket, event: 'close' | 'drain') => new Promise<unknown>((then) => socket.once(event, then));

/** What a line says until it is closed. */
async function heard(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', () => undefined);
  await over(socket, 'close');
  return Buffer.concat(parts).toString();
}

describe('the service API', () => {
  let door: Door;
  beforeAll(async () => {
    door = await doorBefore(world.url);
  });
  const headers = () => [
    'POST /v1/cases/assistance HTTP/1.1',
    'host: x',
    `authorization: Bearer ${door.by.token}`,
    'content-type: application/json',
    `idempotency-key: ${randomUUID()}`,
  ];

  it.each(['told beforehand', 'in pieces'])(
    'takes no 50 MB, %s, and serves others meanwhile',
    async (how) => {
      await door.by.get('/v1/me');
      const flood = async () => {
        const socket = connect(door.port, '127.0.0.1');
        const answer = heard(socket);
        const length = how === 'in pieces' ? 'transfer-encoding: chunked' : `content-length: ${50 * 1024 ** 2}`;
        socket.write(`${[...headers(), length].join('\r\n')}\r\n\r\n`);
        const piece = Buffer.alloc(1024 ** 2, 'x');
        for (let i = 0; i < 50 && !socket.destroyed && socket.writable; i += 1) {
          const text =
            how === 'in pieces' ? Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]) : piece;
          if (!socket.write(text)) await Promise.race([over(socket, 'drain'), over(socket, 'close'), pause(2_000)]);
        }
        socket.end();
        return answer;
      };
      // What the first of its kind leaves is code and the room that garbage has.
      await flood();
      const before = memoryOf(door.child);
      const floods = Promise.all(Array.from({ length: 4 }, flood));
      await served(door.by, floods);
      for (const said of await floods) expect(said).toMatch(/^HTTP\/1\.1 413 [\s\S]*"code":"BODY_TOO_LARGE"/);
      expect(memoryOf(door.child) - before).toBeLessThan(60);
    },
    120_000,
  );

  it.each(['head', 'body'])(
    'lets go of who sends a %s a letter at a time, and serves others meanwhile',
    async (what) => {
      const slow = async () => {
        const socket = connect(door.port, '127.0.0.1');
        const [begun, closed] = [Date.now(), heard(socket)];
        const text = [...headers(), 'content-length: 5000'].join('\r\n');
        socket.write(what === 'head' ? 'POST /v1/cases/assistance HTTP/1.1\r\nhost: x\r\nx-long: ' : `${text}\r\n\r\n`);
        const drip = setInterval(() => socket.writable && socket.write('x'), 200);
        const said = await closed;
        clearInterval(drip);
        expect(said).toMatch(/^HTTP\/1\.1 408 [\s\S]*problem\+json[\s\S]*"code":"TOO_SLOW"/);
        return Date.now() - begun;
      };
      const lines = Promise.all(Array.from({ length: 200 }, slow));
      await served(door.by, lines);
      expect(Math.max(...(await lines))).toBeLessThan(25_000);
    },
    120_000,
  );

  it('and so does the core, in the form of its own errors', async () => {
    const answer = await dribbled('POST', `${world.url}/graphql`, { authorization: `Bearer ${door.by.token}` });
    expect(answer.status).toBe(408);
    expect(answer.body).toEqual({ errors: [{ message: expect.any(String), extensions: { code: 'TOO_SLOW' } }] });
  }, 60_000);

  it('does the good half of 500 rows and answers each, twice the same', async () => {
    const { by } = door;
    const ids = await idsOf(world, 'system.iom');
    const cases = await followed(world, 50);
    const day = new Date().toISOString();
    const rows = Array.from({ length: 500 }, (_, i) => ({
      case: i % 8 === 1 ? randomUUID() : ids.outward(cases[i % 50] ?? ''),
      ...{ kind: 'NEEDS', occurredAt: day, version: null },
      outcome: i % 8 === 3 ? 'NONSENSE' : 'DONE',
      ...(i % 8 === 5 ? { kind: 'CANDY' } : {}),
      ...(i % 8 === 7 ? { colour: 'red' } : {}),
    }));
    const sent = { 'idempotency-key': randomUUID() };
    const first = await by.send('post', '/v1/cases/assessments', { rows }, sent);
    const statuses = (answer: typeof first) => answer.body.rows.map(({ status }: { status: number }) => status);
    expect(first.status).toBe(200);
    expect(statuses(first)).toEqual(rows.map((_, i) => (i % 2 === 0 ? 200 : 422)));
    const stored = async () =>
      (await world.owner.query(`select from assessment where kind = 'NEEDS' and case_id = any ($1)`, [cases])).rowCount;
    expect(await stored()).toBe(250);
    expect(statuses(await by.send('post', '/v1/cases/assessments', { rows }, sent))).toEqual(statuses(first));
    expect(await stored()).toBe(250);
  }, 120_000);

  it('takes no page mark of another partner’s, nor one that was altered', async () => {
    const other = await partner(world, 'MARKS');
    await opened(world, await followed(world, 1), other.unit);
    await settled(world);
    const theirs = partnerAt(door.by.url, await world.tokenOf(other.login));
    const { next } = (await theirs.get('/v1/changes')).body;
    expect((await theirs.get(`/v1/changes?cursor=${next}`)).status).toBe(200);
    const altered = `${next.slice(0, 20)}${next[20] === 'A' ? 'B' : 'A'}${next.slice(21)}`;
    for (const [by, cursor] of [
      [door.by, next],
      [theirs, altered],
    ] as const) {
      const answer = await by.get(`/v1/changes?cursor=${cursor}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR', parameter: 'cursor' } });
    }
  });

  it('ends what it has begun when it is stopped, takes nothing new, and leaves', async () => {
    const asked = Promise.withResolvers<unknown>();
    const core = createServer((_, response) => {
      asked.resolve(null);
      const me = { login: 'x', language: 'en', roles: ['partner'] };
      const organisation = { id: key(), code: 'X', kind: 'IOM', nameId: 'X', nameEn: 'X' };
      const unit = {
        id: key(),
        code: 'X',
        nameId: 'X',
        nameEn: 'X',
        country: 'ID',
        province: null,
        zone: 'x',
        organisation,
      };
      setTimeout(
        () =>
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify({ data: { one: { ...me, unit } } })),
        1_500,
      );
    });
    await new Promise<void>((listening) => core.listen(0, '127.0.0.1', listening));
    const own = await doorBefore(`http://127.0.0.1:${(core.address() as AddressInfo).port}`);
    const answer = own.by.get('/v1/me');
    await asked.promise;
    const ended = once(own.child, 'exit');
    own.child.kill('SIGTERM');
    await pause(300);
    await expect(own.by.get('/v1/me')).rejects.toThrow();
    expect(await answer).toMatchObject({ status: 200, body: { login: 'x' } });
    expect(await ended).toEqual([0, null]);
    core.close();
  }, 60_000);
});

type Answer = (response: ServerResponse) => unknown;

/** A partner's server that answers each message after a while; the first ones as they are given. */
async function receiver(takes: number, first: Answer[] = []) {
  const came: string[] = [];
  const at: number[] = [];
  const well: Answer = (response) => setTimeout(() => response.writeHead(204).end(), takes);
  const server = createServer((message: IncomingMessage, response) => {
    message.resume();
    message.on('end', () => {
      came.push(String(message.headers['webhook-id']));
      at.push(Date.now());
      (first.shift() ?? well)(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { came, at, host: `127.0.0.1:${port}`, close: () => (server.closeAllConnections(), server.close()) };
}

describe('a worker that tells partners of changes', () => {
  async function worker(): Promise<ChildProcess> {
    const owner = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
    owner.pathname = new URL(world.addressOf('pulang_app')).pathname;
    return started('src/worker', {
      DATA_DIR: world.dataDir,
      DATABASE_URL: world.addressOf('pulang_app'),
      DATABASE_OWNER_URL: owner.href,
      WEBHOOK_HOSTS: hosts.join(','),
    });
  }

  /** A partner who follows some, and is told of them at a server of its own. */
  async function told(code: string, takes: number, cases: number, first: Answer[] = []) {
    const [machine, server] = [await partner(world, code), await receiver(takes, first)];
    hosts.push(server.host);
    const of = await followed(world, cases);
    await opened(world, of, machine.unit);
    await settled(world);
    const { registerWebhook } = await world
      .as(machine.login)
      .ask(`mutation ($input: RegisterWebhook!) { registerWebhook(input: $input) { __typename } }`, {
        input: { key: key(), url: `http://${server.host}/` },
      });
    expect(registerWebhook.__typename).toBe('NewWebhook');
    return { ...machine, ...server, cases: of };
  }
  const happens = async (cases: readonly string[], times: number) => {
    for (let time = 0; time < times; time += 1)
      for (const of of cases)
        await act(world, 'officer.manila', 'recordConsent', {
          case: of,
          purpose: 'FOLLOW_UP',
          basis: 'CONSENT',
          given: true,
        });
  };
  /** Once time has passed: a webhook whose worker died is free again after a minute. */
  const aMinuteLater = () =>
    world.owner.query(`update webhook set retry_at = least(retry_at, now()) where state = 'ACTIVE'`);
  const events = async (login: string, cases: readonly string[]) => {
    const { rows } = await world.owner.query<{ id: string }>(
      `select id from case_event where case_id = any ($1) and code = 'FOLLOW_UP' order by pos, seq`,
      [cases],
    );
    const ids = await idsOf(world, login);
    return rows.map(({ id }) => ids.outward(id));
  };
  async function until(is: () => boolean | Promise<boolean>): Promise<void> {
    for (let waited = 0; !(await is()); waited += 50) {
      if (waited > 60_000) throw new Error('It did not come.');
      await pause(50);
    }
  }

  it('is killed in the middle of it, three times: nothing is lost, nothing is another, and other partners are told', async () => {
    const [mine, other] = [await told('KILLED', 150, 3), await told('BESIDE', 0, 2)];
    await happens(mine.cases, 4);
    await happens(other.cases, 4);
    await settled(world);
    for (let kill = 1; kill <= 3; kill += 1) {
      const one = await worker();
      await until(() => new Set(mine.came).size >= kill * 3);
      const ended = once(one, 'exit');
      one.kill('SIGKILL');
      await ended;
      await aMinuteLater();
    }
    const last = await worker();
    const [all, theirs] = [await events(mine.login, mine.cases), await events(other.login, other.cases)];
    await until(() => new Set(mine.came).size >= all.length && new Set(other.came).size >= theirs.length);
    await pause(1_500);
    expect([...new Set(mine.came)]).toEqual(all);
    expect([...new Set(other.came)]).toEqual(theirs);
    // Only what was under way at a kill comes twice, under the id that it had.
    expect(mine.came.length - all.length).toBeLessThanOrEqual(3);
    const ended = once(last, 'exit');
    last.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    for (const one of [mine, other]) one.close();
  }, 240_000);

  it('gives who hangs, answers after a minute or leads inward the usual time, tells others meanwhile, and loses nothing', async () => {
    const inner = await receiver(0);
    const mine = await told('HANGS', 0, 1, [
      () => undefined,
      (response) => setTimeout(() => response.end(), 60_000).unref(),
      (response) => response.writeHead(307, { location: `http://${inner.host}/` }).end(),
    ]);
    const other = await told('PROMPT', 0, 2);
    await happens(mine.cases, 2);
    await settled(world);
    const one = await worker();
    const attempted = async () => {
      const { rows } = await world.owner.query<{ why: string; tries: number }>(
        `select a.why, a.tries from webhook_attempt a join webhook w on w.id = a.webhook_id where w.account_id = $1`,
        [mine.account],
      );
      return rows[0];
    };
    await until(() => mine.came.length >= 1);
    await happens(other.cases, 2);
    await until(() => other.came.length >= 4);
    expect(mine.came).toHaveLength(1);
    await until(() => mine.came.length >= 2);
    expect(await attempted()).toMatchObject({ why: 'TIMED_OUT', tries: 1 });
    // Before the fourth comes, which ends well.
    await until(async () => (await attempted())?.why === 'REDIRECTED');
    expect(await attempted()).toMatchObject({ tries: 3 });
    await until(() => mine.came.length >= 4);
    // Twice its fifteen seconds, before it is tried again.
    const gaps = mine.at.slice(1, 3).map((at, i) => at - (mine.at[i] ?? 0));
    expect(gaps.map((gap) => gap > 15_000)).toEqual([true, true]);
    const all = await events(mine.login, mine.cases);
    await until(() => new Set(mine.came).size >= all.length);
    expect(mine.came).toEqual([...Array(3).fill(all[0]), ...all]);
    expect(inner.came).toEqual([]);
    const ended = once(one, 'exit');
    one.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    for (const server of [mine, other, inner]) server.close();
  }, 240_000);

  it('is stopped in the middle of it: what was sent is noted, and the next goes on with what was not, at once', async () => {
    const mine = await told('STOPPED', 300, 2);
    await happens(mine.cases, 5);
    await settled(world);
    const one = await worker();
    await until(() => mine.came.length >= 3);
    const ended = once(one, 'exit');
    one.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await worker();
    const all = await events(mine.login, mine.cases);
    await until(() => mine.came.length >= all.length);
    expect(mine.came).toEqual(all);
    mine.close();
  }, 120_000);
});
