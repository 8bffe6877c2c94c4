import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createLogger } from '#server';
import { idOf } from '../src/demonstration/cast';
import { freePort } from '../src/platform/free-port';
import { Jar } from './browser-jar';
import { openSundial, type Sundial } from './sundial';
import { openWorld, type World } from './world';

const DAY = 86_400;
const days: [string, number][] = [
  ['a day ahead', DAY],
  ['a day behind', -DAY],
];

const lines: string[] = [];
const log = createLogger(
  'info',
  new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  }),
);
/** Why it was refused, as the log has it. */
async function logged(work: () => Promise<unknown>): Promise<string[]> {
  lines.length = 0;
  await work();
  return lines
    .map((line) => JSON.parse(line) as { msg: string; code?: string })
    .filter(({ msg }) => /^(sign-in|credentials) refused$/.test(msg))
    .map(({ code }) => code ?? '');
}

async function asked(url: string, token: string) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{ me { login } }"}',
  });
  return { status: answer.status, body: await answer.text() };
}

describe('An outside provider whose clock is off', () => {
  let world: World;
  let sundial: Sundial;
  beforeAll(async () => {
    const port = await freePort();
    sundial = await openSundial('portal');
    const oidc = {
      clientId: 'portal',
      clientSecret: undefined,
      accountClaim: 'sub',
      unitClaim: undefined,
      rolesClaim: undefined,
      tokenType: 'at+jwt',
    };
    world = await openWorld({ port, oidcIssuer: sundial.issuer, oidc }, log);
    await world.owner.query(
      'insert into account_subject (id, issuer, subject, account_id) values (gen_random_uuid(), $1, $2, $3)',
      [sundial.issuer, 'somebody', idOf('account officer.manila')],
    );
  });
  afterAll(async () => {
    await world.close();
    await sundial.close();
  });

  /** A sign-in from the redirect there to the answer of the way back. */
  async function signsIn(ahead: number, claims: Record<string, unknown> = {}) {
    const jar = new Jar();
    const began = await jar.ask(`${world.url}/auth/sign-in`);
    const sent = new URL(began.headers.get('location') ?? '').searchParams;
    Object.assign(sundial, { ahead, claims: { nonce: sent.get('nonce'), ...claims } });
    const back = new URLSearchParams({ code: 'a-code', state: sent.get('state') ?? '' });
    const answer = await jar.ask(`${world.url}/auth/callback?${back.toString()}`);
    return { status: answer.status, body: await answer.text(), cookie: jar.of(world.url).has('__Host-pulang') };
  }

  it('signs people in while it is right', async () => {
    expect(await signsIn(0)).toMatchObject({ status: 200, cookie: true });
    expect(
      (await asked(world.url, await sundial.sign({ sub: 'somebody', aud: 'pulang' }, { typ: 'at+jwt' }))).status,
    ).toBe(200);
  });

  it.each(days)('signs nobody in when it is %s, and says no more than of any other fault', async (_, ahead) => {
    const why = await logged(async () => {
      const other = await signsIn(0, { nonce: 'of another sign-in' });
      expect(other).toMatchObject({ status: 400, cookie: false });
      expect(await signsIn(ahead)).toEqual(other);
    });
    expect(new Set(why).size).toBe(2);
  });

  it.each(days)('has none of its tokens taken when it is %s', async (_, ahead) => {
    Object.assign(sundial, { ahead });
    const made = await sundial.sign({ sub: 'somebody', aud: 'pulang' }, { typ: 'at+jwt' });
    const why = await logged(async () => {
      const nonsense = await asked(world.url, 'a.b.c');
      expect(nonsense.status).toBe(401);
      expect(await asked(world.url, made)).toEqual(nonsense);
    });
    expect(new Set(why).size).toBe(2);
  });
});

describe('Our own provider and core', () => {
  let world: World;
  let key: { privateKey: CryptoKey; kid: string };
  beforeAll(async () => {
    world = await openWorld({}, log);
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = await exportJWK(publicKey);
    key = { privateKey, kid: await calculateJwkThumbprint(jwk) };
    await world.owner.query(
      `insert into machine_key (id, machine_client_id, kid, jwk, not_before, not_after)
       select $1, id, $2, $3, now() - interval '3 days', now() + interval '3 days' from machine_client where client_id = 'system.iom'`,
      [randomUUID(), key.kid, { ...jwk, alg: 'ES256' }],
    );
  });
  afterAll(() => world.close());

  async function exchanged(ahead: number, over: object = {}) {
    const now = Math.floor(Date.now() / 1000) + ahead;
    const claims = { iss: 'system.iom', sub: 'system.iom', aud: `${world.url}/oidc`, jti: randomUUID() };
    const signed = await new SignJWT({ ...claims, iat: now, nbf: now, exp: now + 60, ...over })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid })
      .sign(key.privateKey);
    const answer = await fetch(`${world.url}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'system.iom',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: signed,
        resource: 'urn:pulang:core',
      }),
    });
    return { status: answer.status, body: (await answer.json()) as object };
  }

  it.each(days)(
    'give no token to a machine whose clock is %s, and say no more than of any other fault',
    async (_, ahead) => {
      expect(await exchanged(0)).toMatchObject({ status: 200 });
      const why = await logged(async () => {
        const other = await exchanged(0, { aud: 'https://other.example' });
        expect(other.status).toBe(401);
        expect(await exchanged(ahead)).toEqual(other);
      });
      expect(new Set(why).size).toBe(2);
    },
  );

  /** This process's clock alone: time itself and the database's go on. */
  const set = (ahead: number) =>
    jest.useFakeTimers({
      now: Date.now() + ahead * 1000,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
      advanceTimers: true,
    });
  afterEach(() => jest.useRealTimers());

  it.each(days)(
    'record nothing while the core’s own clock is %s of the database’s, and go on when it is right',
    async (_, ahead) => {
      const token = await world.tokenOf('officer.manila');
      expect((await asked(world.url, token)).status).toBe(200);
      const kept = () => world.owner.query('select count(*)::int as n from audit_entry').then(({ rows }) => rows[0].n);
      const before = await kept();
      set(ahead);
      for (const path of ['/auth/sign-in', '/oidc/jwks', '/sign-in/invitation', '/auth/session', '/health/ready'])
        expect([path, (await fetch(`${world.url}${path}`, { redirect: 'manual' })).status]).toEqual([path, 503]);
      const { status, body } = await asked(world.url, token);
      expect([status, JSON.parse(body).errors[0].extensions.code]).toEqual([503, 'CLOCK_APART']);
      expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
      expect(await kept()).toBe(before);
      jest.useRealTimers();
      expect((await fetch(`${world.url}/health/ready`)).status).toBe(200);
      expect((await asked(world.url, token)).status).toBe(200);
    },
  );
});
