import { createHmac, createPublicKey, randomBytes, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { createLogger } from '#server';
import { openWorld, type World } from './world';

const CLIENT = 'system.iom';
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const DAY = 86_400;

interface Key {
  privateKey: CryptoKey;
  kid: string;
  jwk: JWK;
}

let world: World;
let own: Key;
let foreign: Key;
let early: Key;
let late: Key;
const told: string[] = [];
beforeAll(async () => {
  const silent = createLogger('silent');
  const warn: typeof silent.warn = (_, fields) => void told.push(String(fields?.['code']));
  world = await openWorld({}, { ...silent, warn });
  [own, foreign, early, late] = await Promise.all([newKey(), newKey(), newKey(), newKey()]);
  await keep(own, '-1 hour', '1 day');
  await keep(early, '1 minute', '1 day');
  await keep(late, '-2 days', '-1 second');
});
afterAll(() => world.close());

async function newKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { privateKey, kid: await calculateJwkThumbprint(jwk), jwk: { ...jwk, alg: 'ES256' } };
}

async function keep({ kid, jwk }: Key, from: string, to: string): Promise<void> {
  await world.owner.query(
    `insert into machine_key (id, machine_client_id, kid, jwk, not_before, not_after)
     select $1, m.id, $2, $3, now() + $4::interval, now() + $5::interval from machine_client m where m.client_id = $6`,
    [randomUUID(), kid, jwk, from, to, CLIENT],
  );
}

const now = () => Math.floor(Date.now() / 1000);
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const usual = () => ({
  iss: CLIENT,
  sub: CLIENT,
  aud: `${world.url}/oidc`,
  jti: randomUUID(),
  iat: now(),
  exp: now() + 60,
});

/** An assertion that would be good, but for what is changed. */
const made = (claims: object = {}, header: object = {}, by = own): Promise<string> =>
  new SignJWT({ ...usual(), ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: by.kid, ...header })
    .sign(by.privateKey);

/** Unsigned, or with what takes the place of a signature. */
const unsigned = (header: object, signature = '', claims: object = {}) =>
  `${encoded(header)}.${encoded({ ...usual(), ...claims })}.${signature}`;

async function confused(alg: 'HS256' | 'HS512', form: 'pem' | 'der' | 'jwk'): Promise<string> {
  const publicKey = createPublicKey({ key: own.jwk, format: 'jwk' });
  const secret = form === 'jwk' ? JSON.stringify(own.jwk) : publicKey.export({ type: 'spki', format: form as 'pem' });
  const head = unsigned({ alg, kid: own.kid }).slice(0, -1);
  return `${head}.${createHmac(alg === 'HS256' ? 'sha256' : 'sha512', secret)
    .update(head)
    .digest('base64url')}`;
}

type Form = Record<string, string> | string[][] | string;
interface Asked {
  form?: Form;
  headers?: Record<string, string>;
}

/** The whole answer as it goes over the line, but for the time of day. */
async function answerTo({ form = {}, headers = {} }: Asked, at = 'token'): Promise<string> {
  const body = typeof form === 'string' ? form : new URLSearchParams(form);
  const answer = await fetch(`${world.url}/oidc/${at}`, { method: 'POST', body, headers });
  const { date: _, ...rest } = Object.fromEntries(answer.headers);
  return JSON.stringify({ status: answer.status, headers: rest, body: await answer.text() }, null, 1);
}
const asks = (assertion: string, more: Record<string, string> = {}) => ({
  grant_type: 'client_credentials',
  client_id: CLIENT,
  client_assertion_type: TYPE,
  client_assertion: assertion,
  resource: 'urn:pulang:core',
  ...more,
});
const without = (form: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

/** Each way of not being the client that one says one is. */
const forgeries: Record<string, () => Promise<string> | string> = {
  'has expired': () => made({ iat: now() - 300, exp: now() - 120 }),
  'is a day late': () => made({ iat: now() - DAY, exp: now() - DAY + 60 }),
  'is a day early': () => made({ iat: now() + DAY, exp: now() + DAY + 60 }),
  'is a day early and says only when it ends': () => made({ iat: undefined, exp: now() + DAY + 60 }),
  'was issued in the future, and ends soon': () => made({ iat: now() + 120, exp: now() + 180 }),
  'is not good yet': () => made({ nbf: now() + 120, exp: now() + 300 }),
  'is good for a year': () => made({ exp: now() + 365 * DAY }),
  'has no end': () => made({ exp: undefined }),
  'ends at no time': () => made({ exp: 'tomorrow' }),
  'ends when the sun does': () => made({ exp: 1e300 }),
  'ends before all time': () => made({ exp: -1e300 }),
  'has no id': () => made({ jti: undefined }),
  'has an id that is no text': () => made({ jti: { a: 1 } }),
  'is for others': () => made({ aud: 'https://other.example/oidc' }),
  'is for nobody': () => made({ aud: undefined }),
  'is for others as well': () => made({ aud: [`${world.url}/oidc`, 'https://other.example/oidc'] }),
  'is for an object': () => made({ aud: { 0: `${world.url}/oidc` } }),
  'was issued by another client': () => made({ iss: 'other' }),
  'was issued by nobody': () => made({ iss: undefined }),
  'is in nobody’s name': () => made({ sub: undefined }),
  'is in the name of a list': () => made({ sub: [CLIENT] }),
  'is in the name of an object': () => made({ sub: { toString: 1 } }),
  'is in another client’s name': () => made({ iss: 'system.iom.2', sub: 'system.iom.2' }),
  'is in a person’s name': () => made({ iss: 'officer.manila', sub: 'officer.manila' }),
  'is in the portal’s name': () => made({ iss: 'portal', sub: 'portal' }),
  'names a key that nobody knows': () => made({}, { kid: 'unknown' }),
  'was signed by a stranger': () => made({}, {}, foreign),
  'was signed by a stranger under our name of the key': () => made({}, { kid: own.kid }, foreign),
  'brings its own key': () => made({}, { jwk: foreign.jwk, kid: foreign.kid }, foreign),
  'was signed by a key that is not good yet': () => made({}, {}, early),
  'was signed by a key that is good no more': () => made({}, {}, late),
  'is not signed': () => unsigned({ alg: 'none' }),
  'is not signed, in capitals': () => unsigned({ alg: 'NONE', kid: own.kid }, 'AAAA'),
  'takes the public key for a secret': () => confused('HS256', 'pem'),
  'takes the public key’s bytes for a secret': () => confused('HS512', 'der'),
  'takes the key as it is published for a secret': () => confused('HS256', 'jwk'),
  'must be understood in a way that nobody knows': async () =>
    unsigned({ alg: 'ES256', kid: own.kid, crit: ['x'], x: 1 }, (await made()).split('.')[2]),
  'was cut off': async () => (await made()).slice(0, -10),
  'was cut off in its claims': async () => (await made()).split('.').slice(0, 2).join('.').slice(0, -5),
  'has parts too many': async () => `${await made()}.AAAA`,
  'has other claims under the same signature': async () => {
    const [head, , signature] = (await made()).split('.');
    return `${head}.${encoded({ ...usual(), exp: now() + 61 })}.${signature}`;
  },
  'is no assertion': () => 'null',
  'says nothing': () => `${encoded({})}.bnVsbA.`,
  'is empty': () => '',
  'was used before': async () => {
    const once = await made();
    expect(await answerTo({ form: asks(once) })).toContain('"status": 200');
    return once;
  },
};

/** Requests that contradict themselves, or are none. */
const requests: Record<string, () => Promise<Asked> | Asked> = {
  'proves nothing': () => ({ form: { grant_type: 'client_credentials', client_id: CLIENT } }),
  'says nothing': () => ({}),
  'names a client that there is not': () => ({ form: { grant_type: 'client_credentials', client_id: 'nobody' } }),
  'names a client by what is no name': () => ({ form: { grant_type: 'client_credentials', client_id: "' or 1=1 --" } }),
  'names another client than the assertion does': async () => ({ form: asks(await made(), { client_id: 'nobody' }) }),
  'names the portal beside a machine’s assertion': async () => ({ form: asks(await made(), { client_id: 'portal' }) }),
  'does not say what its assertion is': async () => ({ form: without(asks(await made()), 'client_assertion_type') }),
  'calls its assertion something else': async () => ({ form: asks(await made(), { client_assertion_type: 'jwt' }) }),
  'shows two assertions': async () => ({
    form: [...Object.entries(asks(await made())), ['client_assertion', await made()]],
  }),
  'names two clients': async () => ({ form: [...Object.entries(asks(await made())), ['client_id', CLIENT]] }),
  'shows a secret in its form': () => ({ form: { ...without(asks(''), 'client_assertion'), client_secret: 'x' } }),
  'is no form': () => ({ form: '{}', headers: { 'content-type': 'application/json' } }),
  'is in letters that nobody knows': async () => ({
    form: asks(await made({ aud: 'other' })),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=klingon' },
  }),
  'is too long': () => ({ form: asks('x'.repeat(60_000)) }),
  'would like a page': async () => ({ form: asks(await made({ aud: 'other' })), headers: { accept: 'text/html' } }),
};

/** A client that tried by this header is told by which it may (RFC 6749, 5.2). */
const byHeader: Record<string, () => Promise<Asked> | Asked> = {
  'a secret': () => ({ form: asks(''), headers: basic(`${CLIENT}:secret`) }),
  'the secret of nobody': () => ({ headers: basic('nobody:secret') }),
  'the portal’s name and a secret': () => ({ headers: basic('portal:secret') }),
  'no secret': () => ({ headers: basic(`${CLIENT}:`) }),
  'what is no pair': () => ({ headers: basic(CLIENT) }),
  'what is badly written': () => ({ headers: basic('%:%') }),
  'what is no base64': () => ({ headers: { authorization: 'Basic ***' } }),
  'a token': () => ({ headers: { authorization: 'Bearer x.y.z' } }),
  'a secret beside an assertion': async () => ({ form: asks(await made()), headers: basic(`${CLIENT}:secret`) }),
};

describe('A machine that did not prove who it is', () => {
  let refused: string;
  beforeAll(async () => {
    refused = await answerTo({ form: asks(await made({ aud: 'https://other.example' })) });
  });

  it('is told no more than that, and would have been let in with a good assertion', async () => {
    expect(JSON.parse(refused)).toMatchObject({
      status: 401,
      body: '{"error":"invalid_client","error_description":"client authentication failed"}',
    });
    expect(await answerTo({ form: asks(await made()) })).toContain('"status": 200');
  });

  it.each(Object.entries(forgeries))('is answered alike, to the byte: its assertion %s', async (_, forge) => {
    expect(await answerTo({ form: asks(await forge()) })).toBe(refused);
    expect(await answerTo({ form: without(asks(await forge()), 'client_id') })).toBe(refused);
  });

  it.each(Object.entries(requests))('is answered alike, to the byte: its request %s', async (_, request) => {
    expect(await answerTo(await request())).toBe(refused);
  });

  it.each(Object.entries(byHeader))('is answered alike in a header: %s', async (_, request) => {
    const answer = JSON.parse(await answerTo(await request())) as { headers: Record<string, string> };
    const { 'www-authenticate': challenge, ...headers } = answer.headers;
    expect(challenge).toBe(`Basic realm="${world.url}/oidc", error="invalid_client"`);
    expect({ ...answer, headers }).toEqual(JSON.parse(refused));
  });

  it('is answered so where it would take back a token as well', async () => {
    const form = { ...asks(await made({ aud: 'other' })), token: 'x' };
    expect(await answerTo({ form }, 'token/revocation')).toBe(refused);
    expect(await answerTo({ form: asks(await made(), { token: 'x' }) }, 'token/revocation')).toContain('"status": 200');
  });

  it('has its reason told to the log', async () => {
    told.length = 0;
    for (const name of ['has expired', 'is for others', 'is a day early', 'was used before', 'is not signed'])
      await answerTo({ form: asks((await forgeries[name]?.()) ?? '') });
    await answerTo({ form: asks(await made(), { client_id: 'nobody' }) });
    expect(told).toEqual([
      'invalid_client.jwt.expired',
      'invalid_client.audience.aud.must.equal.the.endpoint.url.issu',
      'invalid_client.issued.in.the.future',
      'invalid_client.client.assertion.tokens.must.only.be.used.onc',
      'invalid_client.alg.mismatch',
      'invalid_request.client.id.mismatch',
    ]);
  });

  it('gets no further with some hundreds of assertions that were changed at random', async () => {
    const good = await made();
    const changed = (): string => {
      const bytes = Buffer.from(good);
      // The last letter of a signature holds bits that mean nothing.
      const at = randomBytes(2).readUInt16BE() % (bytes.length - 1);
      bytes[at] = bytes[at] === 65 ? 66 : 65;
      return bytes.toString();
    };
    const otherwise = new Set<string>();
    for (let i = 0; i < 300; i += 50)
      for (const answer of await Promise.all(Array.from({ length: 50 }, () => answerTo({ form: asks(changed()) }))))
        if (answer !== refused) otherwise.add(answer);
    expect([...otherwise]).toEqual([]);
    expect(await answerTo({ form: asks(good) })).toContain('"status": 200');
  });
});
