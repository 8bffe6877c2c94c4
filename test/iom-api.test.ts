import { randomUUID } from 'node:crypto';
import { idOf } from '../src/demonstration/cast';
import { doorTo, partnerOf } from './door';
import { spoken } from './dribble';
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
  ])('%s is told as a problem, and the line is closed', async (_, text, letter, status, code) => {
    const brief = await doorTo(world.url, { patience: 300 });
    const answer = await spoken(brief.url, text, letter);
    expect(answer).toMatchObject({ status, body: { type: `urn:pulang:problem:${code}`, status, code } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    await brief.close();
  });
});
