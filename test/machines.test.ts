import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as client from 'openid-client';
import { idOf } from '../src/demonstration/cast';
import { developmentSecret } from '../src/sign-in/machines';
import { soon } from './soon';
import { openWorld, type World } from './world';

let world: World;
let key: Key;
beforeAll(async () => {
  world = await openWorld();
  key = await newKey();
  await keep(key);
});
afterAll(() => world.close());

interface Key {
  privateKey: CryptoKey;
  kid: string;
  jwk: object;
}

async function newKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { privateKey, kid: await calculateJwkThumbprint(jwk), jwk: { ...jwk, alg: 'ES256' } };
}

const CLIENT = 'system.iom';
const RESOURCE = { resource: 'urn:pulang:core' };

async function keep({ kid, jwk }: Key, from = '-1 hour', to = '1 day', of = CLIENT): Promise<void> {
  await world.owner.query(
    `insert into machine_key (id, machine_client_id, kid, jwk, not_before, not_after)
     select $1, m.id, $2, $3, now() + $4::interval, now() + $5::interval from machine_client m where m.client_id = $6`,
    [randomUUID(), kid, jwk, from, to, of],
  );
}

/** As a partner's own program would: by a certified library that knows nothing of us but the issuer's address. */
async function connect({ privateKey, kid }: Key, clientId = CLIENT): Promise<client.Configuration> {
  return client.discovery(new URL(`${world.url}/oidc`), clientId, {}, client.PrivateKeyJwt({ key: privateKey, kid }), {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- on this machine, without TLS
    execute: [client.allowInsecureRequests],
  });
}
const tokenOf = async (by: Key) => client.clientCredentialsGrant(await connect(by), RESOURCE);
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'a token',
    (error: unknown) => {
      const { status, error: code } = error as { status?: number; error?: string };
      return `${status} ${code}`;
    },
  );

async function ask(token: string, query = '{ me { login roles } }') {
  const answer = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, body: (await answer.json()) as { data: { me: object } } };
}

/** An assertion as RFC 7523 has it, and whatever is to be wrong with it. */
const assertion = (by: Key, claims: object = {}, header: object = {}) => {
  const now = Math.floor(Date.now() / 1000);
  const usual = { iss: CLIENT, sub: CLIENT, aud: `${world.url}/oidc`, jti: randomUUID(), iat: now, exp: now + 60 };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: by.kid, ...header })
    .sign(by.privateKey);
};
const exchange = async (signed: string, url = world.url) => {
  const answer = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signed,
      ...RESOURCE,
    }),
  });
  const body = (await answer.json()) as { access_token?: string; error?: string };
  return { status: answer.status, body, wait: Number(answer.headers.get('retry-after')) };
};

describe('A partner’s machine', () => {
  it('gets a token of ten minutes for us alone, and asks with it as its account', async () => {
    const { access_token, expires_in } = await tokenOf(key);
    expect(expires_in).toBe(600);
    expect(decodeProtectedHeader(access_token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    const claims = decodeJwt(access_token);
    expect(claims).toMatchObject({ aud: 'pulang', sub: CLIENT, client_id: CLIENT, iss: `${world.url}/oidc` });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect((await ask(access_token)).body.data.me).toEqual({ login: 'system.iom', roles: ['partner'] });
  });

  it('gets the same answers as its account by a token of our own', async () => {
    const { access_token } = await tokenOf(key);
    const asked = '{ referrals(first: 10) { items { id } } me { unit { id code } } }';
    const [machine, account] = [await ask(access_token, asked), await world.as('system.iom').attempt(asked)];
    expect(machine).toEqual({ status: account.status, body: JSON.parse(account.body) });
  });

  it('rolls its key without a moment’s silence: two are good while they overlap, and none before or after', async () => {
    const [next, early, late] = [await newKey(), await newKey(), await newKey()];
    await keep(next);
    await keep(early, '1 minute');
    await keep(late, '-2 days', '-1 second');
    expect([await refusal(tokenOf(key)), await refusal(tokenOf(next))]).toEqual(['a token', 'a token']);
    await world.owner.query(`update machine_key set not_after = now() where kid = $1`, [next.kid]);
    expect(await refusal(tokenOf(key))).toBe('a token');
    for (const one of [next, early, late]) expect(await refusal(tokenOf(one))).toBe('401 invalid_client');
  });

  it('uses an assertion once, also when it is sent twenty times at once to two processes', async () => {
    const other = await world.beside();
    const signed = await assertion(key);
    const to = [world.url, other.url];
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        fetch(`${to[i % 2]}/oidc/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: CLIENT,
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: signed,
            ...RESOURCE,
          }),
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  it('is refused by somebody else’s key, and by a secret in production', async () => {
    expect(await refusal(tokenOf(await newKey()))).toBe('401 invalid_client');
    const secret = client.ClientSecretBasic(developmentSecret(world.ring, CLIENT));
    const bySecret = await client.discovery(new URL(`${world.url}/oidc`), CLIENT, {}, secret, {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- on this machine, without TLS
      execute: [client.allowInsecureRequests],
    });
    expect(await refusal(client.clientCredentialsGrant(bySecret, RESOURCE))).toMatch(/^401 /);
  });

  it('gets no token for anything else, and none in the name of a person', async () => {
    const config = await connect(key);
    expect(await refusal(client.clientCredentialsGrant(config, { resource: 'https://other.example' }))).toBe(
      '400 invalid_target',
    );
    expect(
      await refusal(
        client.genericGrantRequest(config, 'authorization_code', {
          code: 'x',
          redirect_uri: `${world.url}/auth/callback`,
        }),
      ),
    ).toMatch(/^40[01] /);
  });

  it('that asks too often is told when to come back, by all processes together; nobody else can use up its points', async () => {
    const usual = { points: 1e6, seconds: 60 };
    const rates = { account: usual, address: usual, client: { points: 5, seconds: 60 } };
    const processes = [await world.beside({ rates }), await world.beside({ rates })];
    const stranger = await newKey();
    const asks = async (by: Key, count: number) => {
      const answers = [];
      for (let i = 0; i < count; i += 1) answers.push(await exchange(await assertion(by), processes[i % 2]?.url));
      return answers;
    };
    await world.owner.query('delete from rate');
    expect((await asks(stranger, 10)).map(({ status }) => status)).toEqual(Array(10).fill(401));
    const answers = await asks(key, 8);
    expect(answers.map(({ status }) => status)).toEqual([...Array(5).fill(200), ...Array(3).fill(429)]);
    for (const { body, wait } of answers.slice(5)) {
      expect(body.error).toBe('rate_limited');
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
    }
    expect(await refusal(tokenOf(key))).toBe('a token');
  });

  it('has a secret instead of a key where things are tried out, until it has a key', async () => {
    const trying = await openWorld({ nodeEnv: 'development' });
    try {
      const secret = developmentSecret(trying.ring, CLIENT);
      const bySecret = async (given: string) => {
        const answer = await fetch(`${trying.url}/oidc/token`, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${encodeURIComponent(CLIENT)}:${encodeURIComponent(given)}`)}` },
          body: new URLSearchParams({ grant_type: 'client_credentials', ...RESOURCE }),
        });
        return (await answer.json()) as { access_token?: string; error?: string };
      };
      expect(decodeJwt((await bySecret(secret)).access_token ?? '')).toMatchObject({ sub: CLIENT, aud: 'pulang' });
      expect(await bySecret(`${secret}x`)).toMatchObject({ error: 'invalid_client' });
      const { kid, jwk } = await newKey();
      await trying.owner.query(
        `insert into machine_key (id, machine_client_id, kid, jwk, not_before, not_after)
         select $1, m.id, $2, $3, now(), now() + interval '1 day' from machine_client m where m.client_id = $4`,
        [randomUUID(), kid, jwk, CLIENT],
      );
      expect(await bySecret(secret)).toMatchObject({ error: 'invalid_client' });
    } finally {
      await trying.close();
    }
  });

  it('that was disabled gets no token, and the one that it has is good for nothing at once', async () => {
    const { access_token } = await tokenOf(key);
    expect((await ask(access_token)).status).toBe(200);
    await world.owner.query(`update machine_client set disabled_at = now() where client_id = $1`, [CLIENT]);
    expect(await soon(async () => (await ask(access_token)).status === 401)).toBe(true);
    expect(await refusal(tokenOf(key))).toBe('401 invalid_client');
    await world.owner.query(`update machine_client set disabled_at = null where client_id = $1`, [CLIENT]);
  });

  it('keeps no private half and no symmetric key with us', async () => {
    const { privateKey, kid } = await newKey();
    const whole = await exportJWK(privateKey);
    await expect(keep({ privateKey, kid, jwk: whole })).rejects.toThrow('machine_key_public');
    await expect(keep({ privateKey, kid, jwk: { kty: 'oct', k: 'AAAA' } })).rejects.toThrow('machine_key_public');
  });

  it('has one client for each purpose', async () => {
    const second = world.owner.query(
      `insert into machine_client (id, client_id, account_id, purpose) values ($1, 'system.iom.2', $2, 'CASE_EXCHANGE')`,
      [randomUUID(), idOf('account system.iom')],
    );
    await expect(second).rejects.toThrow('machine_client_purpose');
  });
});
