import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createLogger } from '#server';
import { idOf } from '../src/demonstration/cast';
import { DEMONSTRATION_PASSWORD } from '../src/demonstration/sign-in';
import { Credentials } from '../src/sign-in/credentials';
import { Seals } from '../src/sign-in/seals';
import { beginning, exchange, forgetUsedCodes, signIn, tokenIn, totpOf, Visitor } from './people';
import { openWorld, type World } from './world';

let world: World;
const lines: string[] = [];
beforeAll(async () => {
  const stream = { write: (line: string) => void lines.push(line) };
  world = await openWorld({}, createLogger('info', stream));
});
afterAll(() => world.close());

const said = () => lines.splice(0).map((line) => JSON.parse(line) as { code?: string; msg: string });
const reasons = () => said().flatMap(({ code, msg }) => (msg === 'sign-in refused' ? [code] : []));

/** A visitor before the form for login and password. */
async function atTheDoor(more: Record<string, string> = {}) {
  const visitor = new Visitor(world.url);
  const { path, verifier } = beginning(world.url, more);
  const { response, at } = await visitor.follow(await visitor.get(path));
  const page = await response.text();
  return { visitor, verifier, step: at.pathname, token: tokenIn(page), page };
}

async function tried(login: string, password: string, visitor?: Visitor) {
  const door = await atTheDoor();
  const { step, token } = door;
  const answer = await (visitor ?? door.visitor).post(`${step}/password`, { token, login, password });
  return { status: answer.status, text: (await answer.text()).replaceAll(step, 'STEP').replaceAll(token, 'TOKEN') };
}

const clearFailures = () => world.owner.query('delete from sign_in_failure');

async function tokenFor(login: string): Promise<string> {
  const { code, verifier } = await signIn(new Visitor(world.url), login);
  const body = (await (await exchange(world.url, code ?? '', verifier)).json()) as { access_token: string };
  return body.access_token;
}

const me = (token: string) =>
  fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ me { login } }' }),
  });

describe('Somebody with a password and an authenticator', () => {
  it('signs in, and the portal gets a token to ask with', async () => {
    const token = await tokenFor('officer.manila');
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(decodeJwt(token)).toMatchObject({ sub: 'officer.manila', aud: 'pulang', client_id: 'portal' });
    expect(await (await me(token)).json()).toEqual({ data: { me: { login: 'officer.manila' } } });
    const { rows } = await world.owner.query(`select act from audit_entry where account_id = $1`, [
      idOf('account officer.manila'),
    ]);
    expect(rows.map(({ act }) => act)).toContain('signIn');
  });

  it('is told the same, in the same words, whether it is the password or the login that is wrong', async () => {
    said();
    const wrong = await tried('officer.yangon', 'not the password at all');
    const unknown = await tried('nobody.yangon', 'not the password at all');
    const odd = await tried("' or 1=1 --\u0000", 'not the password at all');
    const plain = ({ status, text }: typeof wrong) => ({
      status,
      text: text
        .replaceAll(/officer\.yangon|nobody\.yangon|&#39; or 1=1 --\u0000/g, 'LOGIN')
        .replaceAll(/challenge&quot;:&quot;[\w-]+/g, 'C'),
    });
    expect(plain(unknown)).toEqual(plain(wrong));
    expect(odd.status).toBe(wrong.status);
    expect(reasons()).toEqual(['PASSWORD', 'PASSWORD', 'PASSWORD']);
    await clearFailures();
  });

  it('has what was tried in vain in the audit of the account, and nothing of whoever is none', async () => {
    const refusals = async () =>
      (
        await world.owner.query<{ login: string; n: number }>(
          `select a.login, count(*)::int as n from audit_entry e join account a on a.id = e.account_id
           where e.act = 'signInRefused' and a.login = 'officer.kualalumpur' group by 1`,
        )
      ).rows;
    const all = async () =>
      (await world.owner.query(`select count(*)::int as n from audit_entry where act = 'signInRefused'`)).rows[0].n;
    await tried('officer.kualalumpur', 'not the password at all');
    const { visitor, step, token } = await atTheDoor();
    await visitor.post(`${step}/password`, { token, login: 'officer.kualalumpur', password: DEMONSTRATION_PASSWORD });
    await visitor.post(`${step}/code`, { token, code: '000000' });
    // Nobody who tries waits for it.
    while ((await refusals())[0]?.n !== 2) await new Promise((resolve) => setTimeout(resolve, 50));
    const before = await all();
    await tried('nobody.kualalumpur', 'not the password at all');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await all()).toBe(before);
    await clearFailures();
  });

  it('waits as long for an unknown login as for a wrong password', async () => {
    const times: Record<string, number[]> = { 'officer.dubai': [], 'nobody.dubai': [] };
    for (let i = 0; i < 12; i += 1) {
      for (const login of Object.keys(times)) {
        await clearFailures();
        const { visitor, step, token } = await atTheDoor();
        const begun = process.hrtime.bigint();
        await (await visitor.post(`${step}/password`, { token, login, password: 'not the password at all' })).text();
        times[login]?.push(Number(process.hrtime.bigint() - begun) / 1e6);
      }
    }
    const median = (list: number[] = []) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    const [known, unknown] = [median(times['officer.dubai']), median(times['nobody.dubai'])];
    // Hashing takes tens of milliseconds; without it an unknown login would be answered in a few.
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.6);
    await clearFailures();
  }, 60_000);

  it('uses each code of the authenticator once', async () => {
    const login = 'officer.bangkok';
    const code = await totpOf(login);
    const states: number[] = [];
    for (let i = 0; i < 2; i += 1) {
      const { visitor, step, token } = await atTheDoor();
      await visitor.post(`${step}/password`, { token, login, password: DEMONSTRATION_PASSWORD });
      states.push((await visitor.post(`${step}/code`, { token, code })).status);
    }
    expect(states).toEqual([303, 401]);
  });

  it('uses a recovery code once, also when both come at the same moment', async () => {
    const seals = new Seals(world.ring.secret('sign-in'));
    const account = idOf('account police');
    const mark = seals.mark('recovery', `${account}|abcdefghjk`);
    await world.owner.query('insert into recovery_code (account_id, mark) values ($1, $2)', [account, mark]);
    const doors = await Promise.all([atTheDoor(), atTheDoor(), atTheDoor()]);
    for (const { visitor, step, token } of doors)
      await visitor.post(`${step}/password`, { token, login: 'police', password: DEMONSTRATION_PASSWORD });
    const answers = await Promise.all(
      doors.map(({ visitor, step, token }) => visitor.post(`${step}/recovery`, { token, recovery: 'ABCDE-fghjk' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401]);
  });

  it('proves the second factor again for a step up, and that is not a whole sign-in', async () => {
    const visitor = new Visitor(world.url);
    await signIn(visitor, 'immigration');
    const { path, verifier } = beginning(world.url, { acr_values: 'urn:pulang:step-up' });
    const { response, at } = await visitor.follow(await visitor.get(path));
    const page = await response.text();
    expect(page).toContain('immigration');
    expect(page).not.toContain('name="password"');
    const answer = await visitor.post(`${at.pathname}/code`, {
      token: tokenIn(page),
      code: await totpOf('immigration'),
    });
    const { at: back } = await visitor.follow(answer);
    const tokens = (await (await exchange(world.url, back.searchParams.get('code') ?? '', verifier)).json()) as {
      id_token: string;
    };
    expect(decodeJwt(tokens.id_token)).toMatchObject({ sub: 'immigration', acr: 'urn:pulang:step-up', amr: ['otp'] });
    // A browser that nobody is signed in at asks for everything.
    expect((await atTheDoor({ acr_values: 'urn:pulang:step-up' })).page).toContain('name="password"');
  });
});

describe('Guessing', () => {
  beforeEach(clearFailures);

  it('is made slow from where it is done, and locks nobody out elsewhere', async () => {
    const owner = new Visitor(world.url);
    await signIn(owner, 'desk.kemlu');
    await clearFailures();
    const states: number[] = [];
    for (let i = 0; i < 8; i += 1) states.push((await tried('desk.kemlu', `guess number ${i} of many`)).status);
    expect(states).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    // The right password from there has to wait as well, or it would be told by that.
    const late = await tried('desk.kemlu', DEMONSTRATION_PASSWORD);
    expect(late.status).toBe(429);
    expect(late.text).toMatch(/Coba lagi dalam \d+ detik\.|Try again in (1 second|\d+ seconds)\./);
    // Others there, and the owner on a device of their own, do not.
    expect((await tried('service.kpppa', DEMONSTRATION_PASSWORD)).status).toBe(303);
    expect((await signIn(owner, 'desk.kemlu')).code).toEqual(expect.any(String));
  });

  it('is counted when it comes all at once', async () => {
    const doors = await Promise.all(Array.from({ length: 12 }, () => atTheDoor()));
    const answers = await Promise.all(
      doors.map(({ visitor, step, token }) =>
        visitor.post(`${step}/password`, { token, login: 'shelter.partner', password: 'all at once, all wrong' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  }, 30_000);

  it('of codes is made slow by the account, whatever it comes from', async () => {
    const login = 'social.ntt';
    const states: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      const { visitor, step, token } = await atTheDoor();
      await visitor.post(`${step}/password`, { token, login, password: DEMONSTRATION_PASSWORD });
      states.push((await visitor.post(`${step}/code`, { token, code: '000000' })).status);
    }
    expect(states).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });
});

describe('An account that is disabled', () => {
  const disable = (login: string, at: Date | null) =>
    world.owner.query('update account set disabled_at = $2 where login = $1', [login, at]);

  it('is out at once: at the door, between the steps, with a code and with a token', async () => {
    const login = 'analyst.kpppa';
    const token = await tokenFor(login);
    const half = await atTheDoor();
    await half.visitor.post(`${half.step}/password`, { token: half.token, login, password: DEMONSTRATION_PASSWORD });
    const { code, verifier } = await signIn(new Visitor(world.url), login);
    await disable(login, new Date());
    said();
    try {
      expect((await tried(login, DEMONSTRATION_PASSWORD)).status).toBe(401);
      const next = await half.visitor.post(`${half.step}/code`, { token: half.token, code: '123456' });
      expect(next.status).toBe(400);
      expect((await exchange(world.url, code ?? '', verifier)).status).toBe(400);
      expect((await me(token)).status).toBe(401);
      expect(reasons()).toEqual(expect.arrayContaining(['PASSWORD', 'ACCOUNT_DISABLED']));
    } finally {
      await disable(login, null);
      await clearFailures();
    }
  });
});

describe('The way back to the portal', () => {
  it('is given once for a code, and its second use takes back what the first gave', async () => {
    const { code, verifier } = await signIn(new Visitor(world.url), 'migrants.kp2mi');
    const answers = await Promise.all([1, 2, 3].map(() => exchange(world.url, code ?? '', verifier)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect((await exchange(world.url, code ?? '', verifier)).status).toBe(400);
    const { rows } = await world.owner.query(
      `select from oidc_artefact where model = 'Grant' and login = 'migrants.kp2mi'`,
    );
    expect(rows).toEqual([]);
  });

  it('is not given without the verifier that the code was asked for with', async () => {
    said();
    const { code } = await signIn(new Visitor(world.url), 'caseworker.iom');
    expect((await exchange(world.url, code ?? '', beginning(world.url).verifier)).status).toBe(400);
    expect(reasons()).toEqual(['invalid_grant.code.verifier.does.not.match.code.challenge']);
  });

  it.each([
    ['to another site', { redirect_uri: 'https://elsewhere.example/auth/callback' }],
    ['to a path beneath', { redirect_uri: 'ORIGIN/auth/callback/more' }],
    ['with a query put on', { redirect_uri: 'ORIGIN/auth/callback?next=https://elsewhere.example' }],
    ['by a host that begins like ours', { redirect_uri: 'ORIGIN.elsewhere.example/auth/callback' }],
    ['with a name before the host', { redirect_uri: 'http://localhost@elsewhere.example/auth/callback' }],
    ['of another client', { client_id: 'nobody' }],
    ['of a client with an odd name', { client_id: "x'\u0000;--" }],
  ])('leads nowhere when it is asked for %s', async (_, more) => {
    const given = Object.fromEntries(Object.entries(more).map(([k, v]) => [k, v.replace('ORIGIN', world.url)]));
    const visitor = new Visitor(world.url);
    const answer = await visitor.get(beginning(world.url, given).path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).not.toContain('elsewhere');
  });

  it.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['with a verifier in the open', { code_challenge_method: 'plain' }],
    ['with a token in the address', { response_type: 'token' }],
    ['for another resource', { resource: 'https://elsewhere.example/' }],
    ['for a refresh token', { prompt: 'none' }],
  ])('brings an error and no code %s', async (_, more) => {
    const visitor = new Visitor(world.url);
    const answer = await visitor.get(beginning(world.url, more).path);
    const at = new URL(answer.headers.get('location') ?? `${world.url}/stopped`, world.url);
    expect(at.origin).toBe(world.url);
    expect(at.href).not.toContain('code=');
    expect(at.href).not.toMatch(/\/sign-in\//);
  });

  it('is not led astray by the host that a request names', async () => {
    const { visitor, step, token } = await atTheDoor();
    const forged = new Visitor(world.url, {
      'x-forwarded-host': 'elsewhere.example',
      forwarded: 'host=elsewhere.example',
    });
    const answer = await forged.get(beginning(world.url).path);
    expect(answer.headers.get('location')).toMatch(/^\/sign-in\//);
    expect((await (await fetch(`${world.url}/oidc/.well-known/openid-configuration`)).json()) as object).toMatchObject({
      issuer: `${world.url}/oidc`,
      token_endpoint: `${world.url}/oidc/token`,
    });
    expect((await visitor.get(`${step}?token=${token}`)).status).toBe(200);
  });
});

describe('A sign-in', () => {
  it('belongs to the browser that began it, and to forms of its own', async () => {
    const { visitor, step, token } = await atTheDoor();
    const typed = { login: 'officer.manila', password: DEMONSTRATION_PASSWORD };
    said();
    expect((await new Visitor(world.url).post(`${step}/password`, { ...typed, token })).status).toBe(400);
    expect((await visitor.post(`${step}/password`, { ...typed, token: 'x' })).status).toBe(400);
    expect((await visitor.post(`${step}/password`, typed)).status).toBe(400);
    const elsewhere = await fetch(`${world.url}${step}/password`, {
      method: 'POST',
      headers: { cookie: `pulang_sign_in=${visitor.cookie('pulang_sign_in')}`, 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ ...typed, token }),
    });
    expect(elsewhere.status).toBe(400);
    expect(reasons()).toEqual(expect.arrayContaining(['FOREIGN_FORM']));
    expect((await visitor.post(`${step}/code`, { token, code: '123456' })).status).toBe(200);
  });

  it('leaves behind whatever session was planted in the browser before', async () => {
    const visitor = new Visitor(world.url);
    await signIn(visitor, 'officer.phnompenh');
    const planted = visitor.cookie('pulang_provider');
    const { code, verifier } = await signIn(visitor, 'officer.vientiane');
    expect(visitor.cookie('pulang_provider')).not.toBe(planted);
    const tokens = (await (await exchange(world.url, code ?? '', verifier)).json()) as { id_token: string };
    expect(decodeJwt(tokens.id_token)['sub']).toBe('officer.vientiane');
    const { rows } = await world.owner.query(
      `select from oidc_artefact where model = 'Session' and login = 'officer.phnompenh'`,
    );
    expect(rows).toEqual([]);
  });

  it.each([
    ['too much', { login: 'x'.repeat(40_000) }],
    ['what is no form', '{"login":"x"}'],
  ])('answers %s with no fault of its own', async (_, body) => {
    const { visitor, step } = await atTheDoor();
    const init = typeof body === 'string' ? { body, headers: { 'content-type': 'application/json' } } : undefined;
    const answer = init
      ? await fetch(`${world.url}${step}/password`, { method: 'POST', ...init })
      : await visitor.post(`${step}/password`, body as Record<string, string>);
    expect([400, 413, 415]).toContain(answer.status);
  });
});

describe('What people prove themselves with', () => {
  const secrets = ['credential', 'passkey', 'recovery_code', 'sign_in_failure', 'oidc_artefact'];

  it('can be read by the role that serves sign-in, and by no other that serves', async () => {
    const { rows } = await world.owner.query(
      `select r.role, t.name from unnest($1::text[]) r (role), unnest($2::text[]) t (name)
       where has_table_privilege(r.role, t.name, 'select, insert, update, delete')
          or has_any_column_privilege(r.role, t.name, 'select, insert, update')`,
      [['pulang_app', 'pulang_desk', 'pulang_sealer', 'pulang_worker', 'pulang_sign_in'], secrets],
    );
    expect(rows).toEqual(secrets.map((name) => ({ role: 'pulang_sign_in', name })));
  });

  it('does not lie open in what is stored, nor in the log', async () => {
    const visitor = new Visitor(world.url);
    const { code } = await signIn(visitor, 'officer.kualalumpur');
    const session = visitor.cookie('pulang_provider') ?? '';
    const { rows } = await world.owner.query(
      `select row_to_json(t)::text as text from credential t union all select row_to_json(t)::text from oidc_artefact t
       union all select row_to_json(t)::text from sign_in_failure t`,
    );
    const stored = rows.map(({ text }) => text).join('\n');
    // Sealed and hashed: not as it is, and not as the hexadecimal that PostgreSQL shows bytes in.
    for (const secret of [DEMONSTRATION_PASSWORD, code ?? '', session]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'));
      expect(lines.join('')).not.toContain(secret);
    }
    expect(lines.join('')).not.toContain('officer.kualalumpur');
  });

  it('opens only in its own place', async () => {
    const seals = new Seals(world.ring.secret('sign-in'));
    const credentials = new Credentials(
      { query: (text: string, values: unknown[]) => world.owner.query(text, values) } as never,
      seals,
    );
    const [one, other] = [idOf('account shelter.kemensos'), idOf('account officer.johorbahru')];
    await world.owner.query(
      'update credential set totp = (select totp from credential where account_id = $2) where account_id = $1',
      [one, other],
    );
    await expect(credentials.byTotp(one, await totpOf('officer.johorbahru'))).rejects.toThrow('does not open');
  });
});

describe('A new key for tokens', () => {
  it('signs at once without a restart, while what the last one signed stays good and what came before does not', async () => {
    const kid = (token: string) => decodeProtectedHeader(token).kid;
    const first = await tokenFor('officer.johorbahru');
    world.ring.rotateTokens();
    await world.owner.query('update credential set totp_step = null');
    forgetUsedCodes();
    const second = await tokenFor('officer.dubai');
    expect(kid(second)).not.toBe(kid(first));
    expect([(await me(first)).status, (await me(second)).status]).toEqual([200, 200]);
    const { keys } = (await (await fetch(`${world.url}/oidc/jwks`)).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.map((key) => key.kid)).toEqual([kid(second), kid(first)]);
    expect(keys.map((key) => key.d)).toEqual([undefined, undefined]);
    world.ring.rotateTokens();
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect([(await me(first)).status, (await me(second)).status]).toEqual([401, 200]);
  }, 30_000);
});
