import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { idOf } from '../src/demonstration/cast';
import { doorTo, partnerOf } from './door';
import { poured, spoken } from './dribble';
import { all, home } from './prepared';
import { openWorld, type World } from './world';

let world: World;
let iom: Awaited<ReturnType<typeof partnerOf>>;
beforeAll(async () => {
  world = await openWorld();
  iom = await partnerOf(world);
});
afterAll(async () => {
  await iom.close();
  await world.close();
});

const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({
  purpose,
  basis: 'CONSENT',
  given: true,
}));
const HOME = '2025-07-15T02:00:00Z';
const OFFERED = '2025-07-16T02:00:00Z';
const NOW = '2025-07-20T02:00:00Z';

/** People who are home and were offered to IOM by who brought them there. */
async function offered(count: number) {
  const people = await home(world, count, HOME, { consents });
  const rows = people.map(({ id }) => ({
    case: id,
    toUnit: idOf('unit IOM-JKT'),
    service: 'REINTEGRATION',
    occurredAt: OFFERED,
  }));
  await all(world, 'shelter.kemensos', 'offerReferrals', 'OfferReferral', rows);
  return people;
}
const open = async () => (await iom.get('/v1/offers?state=OFFERED')).body.items as { id: string; version: number }[];
async function takenOver() {
  await offered(1);
  const [offer] = await open();
  const accepted = await iom.send(
    'POST',
    `/v1/offers/${offer?.id}/acceptance`,
    { occurredAt: NOW },
    { 'if-match': `"${offer?.version}"` },
  );
  expect(accepted.status).toBe(201);
  const id = accepted.body.case.id as string;
  return { id, etag: (await iom.get(`/v1/cases/${id}`)).headers.get('etag') as string };
}

describe('A partner’s system', () => {
  it('is asked for somebody without being told who it is, and sees the case in the moment of accepting', async () => {
    const [person] = await offered(1);
    const [offer] = await open();
    expect(offer).toMatchObject({
      service: 'REINTEGRATION',
      preview: 'MAN',
      case: null,
      unit: { code: 'KEMENSOS-RS' },
    });
    expect((await iom.get(`/v1/cases/${person?.id}`)).status).toBe(404);
    const headers = { 'if-match': `"${offer?.version}"` };
    const accepted = await iom.send('POST', `/v1/offers/${offer?.id}/acceptance`, { occurredAt: NOW }, headers);
    expect(accepted).toMatchObject({ status: 201, body: { state: 'ACCEPTED', case: { id: expect.any(String) } } });
    const { id } = accepted.body.case;
    // Its own id for the case: two partners can not put theirs side by side.
    expect(id).not.toBe(person?.id);
    const seen = await iom.get(`/v1/cases/${id}`);
    expect(seen).toMatchObject({ status: 200, body: { id, state: 'RETURNED_HOME' } });
    expect(seen.headers.get('etag')).toBe(`"${seen.body.version}"`);
  });

  it('logs the first assistance once, whatever is sent again', async () => {
    const { id, etag } = await takenOver();
    const aid = { type: 'HOUSING', modality: 'SERVICE', state: 'GIVEN', givenOn: '2025-07-19', occurredAt: NOW };
    const headers = { 'idempotency-key': randomUUID(), 'if-match': etag };
    const first = await iom.send('POST', `/v1/cases/${id}/assistance`, aid, headers);
    const again = await iom.send('POST', `/v1/cases/${id}/assistance`, aid, headers);
    expect(first).toMatchObject({ status: 201, body: { id } });
    expect(again.body).toEqual(first.body);
    const { assistance } = (await iom.get(`/v1/cases/${id}`)).body;
    expect(assistance).toEqual([expect.objectContaining({ type: 'HOUSING', confirmed: false })]);
    const other = await iom.send('POST', `/v1/cases/${id}/assistance`, { ...aid, type: 'EDUCATION' }, headers);
    expect(other).toMatchObject({ status: 422, body: { code: 'KEY_REUSED' } });
  });
});

describe('What can not be heard out', () => {
  const start = 'GET /v1/offers HTTP/1.1\r\nhost: x\r\n';
  it.each([
    ['a head that comes a letter at a time', `${start}x-long: `, 'x', 408, 'TOO_SLOW'],
    [
      'a head without an end to its length',
      `${start}x-long: ${'x'.repeat(20_000)}\r\n\r\n`,
      undefined,
      431,
      'HEAD_TOO_LARGE',
    ],
    ['a head that is no HTTP', 'Hello, is anybody there?\r\n\r\n', undefined, 400, 'HEAD_MALFORMED'],
    ['a header without a name', `${start}: x\r\n\r\n`, undefined, 400, 'HEAD_MALFORMED'],
    [
      'an address that is none',
      'GET /v1/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      undefined,
      400,
      'HEAD_MALFORMED',
    ],
    [
      'a method of another trade',
      'PROPFIND /v1/offers HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      undefined,
      405,
      'METHOD',
    ],
    [
      'an id longer than any',
      `GET /v1/cases/${'x'.repeat(300)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      undefined,
      404,
      'NO_SUCH_ADDRESS',
    ],
    ['a request to nobody', 'GET /v1/offers HTTP/1.1\r\nconnection: close\r\n\r\n', undefined, 400, 'HOST_MISSING'],
    [
      'an expectation that nobody meets',
      `POST /v1/webhooks HTTP/1.1\r\nhost: x\r\nexpect: 200-maybe\r\nconnection: close\r\n\r\n`,
      undefined,
      417,
      'EXPECTATION',
    ],
  ])('%s is told as a problem, and the line is closed', async (_, text, letter, status, code) => {
    const brief = await doorTo(world.url, { patience: 300 });
    const answer = await spoken(brief.url, text, letter);
    expect(answer).toMatchObject({ status, body: { type: `urn:pulang:problem:${code}`, status, code } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    await brief.close();
  });
});

describe('More than is taken', () => {
  const MUCH = 50 * 1024 ** 2;
  const headed = (head: string, token = `authorization: Bearer ${iom.token}\r\n`) =>
    `POST /v1/webhooks HTTP/1.1\r\nhost: x\r\n${token}content-type: application/json\r\n${head}\r\n\r\n`;

  // All of it is sent before the answer is looked at, as simple clients do: it may not be lost meanwhile.
  it.each([
    ['and says how much', `content-length: ${MUCH}`],
    ['and says how much, on a line that is not kept', `content-length: ${MUCH}\r\nconnection: close`],
    ['in chunks', 'transfer-encoding: chunked'],
    ['in chunks, on a line that is not kept', 'transfer-encoding: chunked\r\nconnection: close'],
  ])('that comes %s is told so, however late its sender listens', async (_, head) => {
    const answer = await poured(iom.url, headed(head), MUCH);
    expect(answer).toMatchObject({ status: 413, body: { status: 413, code: 'BODY_TOO_LARGE' } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('that comes from who is not known is told that first', async () => {
    const answer = await poured(iom.url, headed(`content-length: ${MUCH}\r\nconnection: close`, ''), MUCH);
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });

  it('is not sent at all by who asks first, and what may come is asked for', async () => {
    const asking = async (length: number) => {
      const { hostname, port } = new URL(iom.url);
      const headers = {
        ...{ authorization: `Bearer ${iom.token}`, 'content-type': 'application/json', expect: '100-continue' },
        'content-length': length,
      };
      const asked = request({ hostname, port, path: '/v1/webhooks', method: 'POST', headers });
      asked.flushHeaders();
      const [which] = await Promise.race(
        ['continue', 'response'].map((event) => once(asked, event).then(() => [event])),
      );
      asked.on('error', () => undefined).destroy();
      return which;
    };
    expect([await asking(MUCH), await asking(100)]).toEqual(['response', 'continue']);
  });

  it('goes on longer than can be meant well, and is cut off', async () => {
    const taken = await poured(iom.url, headed('transfer-encoding: chunked'), 4 * MUCH).catch(
      (error: unknown) => error,
    );
    expect(taken).toMatchObject({ code: expect.stringMatching(/EPIPE|ECONNRESET/) });
  });
});
