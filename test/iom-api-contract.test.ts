import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '#server';
import { routes } from '../apps/iom-api/src/routes/table';
import { addressOf, judged, rows, sending, unseen, withStatus, without } from './contract';
import { doorTo, partnerAt, partnerOf, type Partner } from './door';
import { dribbled } from './dribble';
import { openWorld, type World } from './world';

/* What every operation answers whoever asks, and what it is asked for: at each address of the document. */

let world: World;
let iom: Awaited<ReturnType<typeof partnerOf>>;
let analyst: Partner;
beforeAll(async () => {
  world = await openWorld();
  iom = await partnerOf(world);
  analyst = partnerAt(iom.url, await world.tokenOf('analyst.kpppa'));
});
afterAll(async () => {
  await iom.close();
  await world.close();
});

/** A core that says one thing to whoever asks, or nothing. */
async function coreThat(say: (server: Server) => void): Promise<{ url: string; close: () => void }> {
  const server = createServer();
  say(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => (server.closeAllConnections(), server.close()) };
}
const answering = (status: number, body: object, headers: object = {}) =>
  coreThat((server) =>
    server.on('request', (_, response) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
    ),
  );

describe('every address', () => {
  it.each(rows(routes))('%s answers 401 to who shows no token, and to who shows a bad one', async (_, route) => {
    judged(route, await without(iom.url, route));
    const bad = await sending(route, iom, { authorization: 'Bearer a.b.c' });
    expect(judged(route, bad).body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it.each(rows(routes))('%s answers 400 to a parameter that it does not know', async (_, route) => {
    const address = addressOf(route);
    const odd = `${address}${address.includes('?') ? '&' : '?'}colour=red`;
    const answer = await (route.method === 'get'
      ? iom.get(odd)
      : iom.send(route.method, odd, route.body?.example, { 'if-match': '"1"' }));
    expect(judged(route, answer)).toMatchObject({
      status: 400,
      body: { code: 'PARAMETER_UNKNOWN', parameter: 'colour' },
    });
  });

  it.each(rows(withStatus(403)))('%s answers 403 to a role that it is not open to', async (_, route) => {
    expect(judged(route, await sending(route, analyst))).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it.each(rows(withStatus(404)))('%s answers 404 for what is not there', async (_, route) => {
    expect(judged(route, await sending(route, iom))).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it.each(rows(withStatus(413)))('%s answers 413 to more than it takes, before it is read', async (_, route) => {
    const { limit = 0 } = route.body ?? {};
    const answer = await sending(route, iom, {}, { note: 'x'.repeat(limit) });
    expect(judged(route, answer)).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it.each(rows(withStatus(415)))('%s answers 415 to another kind of content', async (_, route) => {
    const answer = await sending(route, iom, { 'content-type': 'application/xml' });
    expect(judged(route, answer)).toMatchObject({
      status: 415,
      body: { code: 'MEDIA_TYPE', parameter: 'Content-Type' },
    });
  });

  it.each(rows(routes.filter(({ body }) => body)))('%s answers 422 and names the value', async (_, route) => {
    const broken = { ...(route.body?.example as object), colour: 'red' };
    expect(judged(route, await sending(route, iom, {}, broken))).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_FIELD', pointer: '/colour' },
    });
    expect(judged(route, await sending(route, iom, {}, []))).toMatchObject({ status: 422, body: { pointer: '' } });
  });

  it.each(rows(withStatus(428)))('%s answers 428 without the version that was read', async (_, route) => {
    const answer = await sending(route, iom, { 'if-match': undefined });
    expect(judged(route, answer)).toMatchObject({ status: 428, body: { parameter: 'If-Match' } });
  });

  it.each(rows(routes.filter(({ body }) => body)))('%s answers 400 to broken JSON', async (_, route) => {
    for (const text of ['{"a": 1', '{"__proto__": {"a": 1}}', '']) {
      const answer = judged(route, await sending(route, iom, {}, text));
      expect(answer.body).toMatchObject({ status: 400, code: 'MALFORMED' });
    }
  });

  it('that is written to answers 408 to who sends a letter at a time, and lets go', async () => {
    const brief = await doorTo(world.url, { patience: 400 });
    const answers = withStatus(408).map(async (route) => {
      const begun = Date.now();
      const headers = { authorization: `Bearer ${iom.token}`, 'idempotency-key': randomUUID(), 'if-match': '"1"' };
      const answer = judged(
        route,
        await dribbled(route.method.toUpperCase(), `${brief.url}${addressOf(route)}`, headers),
      );
      expect(answer).toMatchObject({ status: 408, body: { code: 'TOO_SLOW', title: expect.stringContaining('0.4') } });
      return Date.now() - begun;
    });
    // The line is closed, not kept for what may still come.
    for (const took of await Promise.all(answers)) expect(took).toBeLessThan(5_000);
    expect(answers.length).toBe(routes.filter(({ method }) => method !== 'get').length);
    await brief.close();
  });

  const keyed = routes.filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'));
  it.each(rows(keyed))('%s answers 400 to a write without a key', async (_, route) => {
    const keyless = await sending(route, iom, { 'idempotency-key': undefined });
    expect(judged(route, keyless).body).toMatchObject({
      status: 400,
      code: 'PARAMETER_MISSING',
      parameter: 'Idempotency-Key',
    });
  });
});

describe('a core that can not answer', () => {
  const fault = { errors: [{ message: 'Something', extensions: { code: 'INTERNAL', id: 'x' } }] };
  it.each<[string, number, string, () => Promise<{ url: string; close: () => void }>]>([
    ['is at fault', 500, 'DOOR_FAULT', () => answering(200, fault)],
    [
      'breaks off',
      502,
      'CORE_SILENT',
      () => coreThat((server) => server.on('request', (request) => request.destroy())),
    ],
    [
      'says nothing in JSON',
      502,
      'CORE_SILENT',
      () => coreThat((server) => server.on('request', (_, response) => response.end('<p>'))),
    ],
    ['sends it elsewhere', 502, 'CORE_SILENT', () => answering(302, {}, { location: 'http://169.254.169.254/' })],
    [
      'is busy',
      503,
      'CORE_BUSY',
      () => answering(503, { errors: [{ message: 'x', extensions: { code: 'BUSY' } }] }, { 'retry-after': '2' }),
    ],
    ['never answers', 504, 'CORE_SILENT', () => coreThat(() => undefined)],
    [
      'has had enough',
      429,
      'RATE_LIMITED',
      () =>
        answering(429, { errors: [{ message: 'x', extensions: { code: 'RATE_LIMITED' } }] }, { 'retry-after': '7' }),
    ],
  ])('and %s is told as %i at every address', async (_, status, code, open) => {
    const core = await open();
    const patience = status === 504 ? 150 : 30_000;
    const door = await doorTo(core.url, {
      deadline: { answer: patience, batch: patience },
      log: createLogger('silent'),
    });
    const by = partnerAt(door.url, 'a.b.c');
    try {
      await Promise.all(
        routes.map(async (route) =>
          expect(judged(route, await sending(route, by))).toMatchObject({ status, body: { code } }),
        ),
      );
    } finally {
      await door.close();
      core.close();
    }
  });

  it('and is not there leaves the service alive and not ready', async () => {
    const core = await coreThat((server) => server.on('request', (_, response) => response.writeHead(503).end()));
    const door = await doorTo(core.url);
    const states = await Promise.all(['live', 'ready'].map((name) => fetch(`${door.url}/health/${name}`)));
    core.close();
    expect([...states, await fetch(`${door.url}/health/ready`)].map(({ status }) => status)).toEqual([200, 503, 503]);
    await door.close();
  });
});

describe('what the document declares of every address', () => {
  it('was kept at each', () => {
    expect(unseen('common')).toEqual([]);
  });
});
