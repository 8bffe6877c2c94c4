import { setTimeout as pause } from 'node:timers/promises';
import { idOf } from '../src/demonstration/cast';
import { Jar } from './browser-jar';
import { openOutsideProvider, type OutsideProvider } from './outside-provider';
import { soon } from './soon';
import { key, openWorld, somebody, type World } from './world';
import { freePort } from '../src/platform/free-port';

let world: World;
let outside: OutsideProvider;

/** The portal's sign-in does not care whose provider it is: here it is an outside one, that asks nothing. */
beforeAll(async () => {
  const port = await freePort();
  outside = await openOutsideProvider(`http://localhost:${port}/auth/callback`);
  world = await openWorld({
    port,
    oidcIssuer: outside.issuer,
    oidc: {
      clientId: 'portal-outside',
      clientSecret: 'a-secret-of-the-outside-provider',
      accountClaim: 'sub',
      unitClaim: undefined,
      rolesClaim: undefined,
      tokenType: 'at+jwt',
    },
  });
  for (const login of ['officer.manila', 'officer.phnompenh', 'caseworker.iom', 'desk.kemlu'])
    await world.owner.query(
      'insert into account_subject (id, issuer, subject, account_id) values (gen_random_uuid(), $1, $2, $3)',
      [outside.issuer, `subject of ${login}`, idOf(`account ${login}`)],
    );
});
afterAll(async () => {
  await world.close();
  await outside.close();
});

const COOKIE = '__Host-pulang';
const WORK = { 'x-pulang': 'work' };
const POLL = { 'x-pulang': 'background' };

interface Browser {
  jar: Jar;
  page: Response;
  token: string;
}

async function signIn(login: string, { jar = new Jar(), query = '' } = {}): Promise<Browser> {
  outside.who = { subject: `subject of ${login}` };
  // The provider would first ask whether somebody else is to be signed out of it: a page of its own.
  jar.forget(outside.issuer);
  const { answer } = await jar.follow(`${world.url}/auth/sign-in?${query}`);
  return { jar, page: answer, token: jar.of(world.url).get(COOKIE) ?? '' };
}

/** As a page of the portal asks. */
async function ask(jar: Jar, body: object, headers: Record<string, string> = WORK, at = world.url) {
  const { origin } = new URL(world.url);
  const answer = await jar.ask(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const me = { query: '{ me { login roles } }' };

async function get(jar: Jar, path: string) {
  const answer = await jar.ask(`${world.url}${path}`, { headers: { 'sec-fetch-site': 'same-origin' } });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const post = async (jar: Jar, path: string, body: object) =>
  jar.ask(`${world.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(world.url).origin, ...WORK },
    body: JSON.stringify(body),
  });

/** What is asked here is answered when the process has heard what was changed beside it. */
const heard = () => fetch(`${world.url}/auth/session`);

/** Time passes for one session, by the database's clock. */
const pass = async (token: string, minutes: number) => {
  await world.owner.query(
    `update session set signed_in_at = signed_in_at - $2 * interval '1 minute', worked_at = worked_at - $2 * interval '1 minute',
       ends_at = ends_at - $2 * interval '1 minute' where token_hash = sha256($1::bytea)`,
    [Buffer.from(token), minutes],
  );
  await heard();
};

describe('An officer who signs in', () => {
  it('is shown a page of our own that goes on by itself, with a cookie that only this host is ever sent', async () => {
    const { page, jar, token } = await signIn('officer.manila', { query: 'to=/cases%3Fstate%3DREPORTED' });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<meta http-equiv="refresh" content="0;url=/cases?state=REPORTED" />');
    const line = page.headers.getSetCookie().find((one) => one.startsWith(`${COOKIE}=`));
    expect(line).toMatch(/^__Host-pulang=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect([...jar.of(world.url).keys()]).toEqual([COOKIE]);
    expect(token).toHaveLength(43);
    expect((await ask(jar, me)).body.data.me).toEqual({ login: 'officer.manila', roles: ['officer'] });
  });

  it('leaves nothing in the database that a thief could sign in with', async () => {
    const { token } = await signIn('officer.manila');
    const { rows } = await world.owner.query<{ row: string }>('select to_jsonb(s)::text as row from session s');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(token);
  });

  it.each([
    '//evil.example/x',
    'https://evil.example/',
    '/\\evil.example',
    '/auth/sign-in',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e/%2E%2e//evil.example',
    '/./auth/sign-in',
  ])('is never led elsewhere by %j', async (to) => {
    const { page } = await signIn('officer.manila', { query: `to=${encodeURIComponent(to)}` });
    expect(await page.text()).toContain('content="0;url=/"');
  });

  it('is led home where the address names two places', async () => {
    const { page } = await signIn('officer.manila', { query: 'to=/a&to=/b&over=1&over=1&language=en&language=id' });
    expect(await page.text()).toContain('content="0;url=/"');
  });

  it('is sent to the host that the provider comes back to, before anything is remembered', async () => {
    const answer = await new Jar().ask(`${world.url.replace('localhost', '127.0.0.1')}/auth/sign-in?to=/x`);
    expect(answer.headers.get('location')).toBe(`${world.url}/auth/sign-in?to=/x`);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('always proves who they are: the provider may not answer for a session of its own', async () => {
    const { at } = await new Jar().follow(`${world.url}/auth/sign-in`, (next) => next.startsWith(outside.issuer));
    const asked = new URL(at).searchParams;
    expect(asked.get('prompt')).toBe('login');
    expect(asked.get('max_age')).toBe('300');
    expect(asked.get('code_challenge_method')).toBe('S256');
  });

  it('is told until when they are signed in, and asking for that is no work', async () => {
    const { jar, token } = await signIn('officer.manila');
    await pass(token, 10);
    const { body } = await get(jar, '/auth/session');
    expect(body).toMatchObject({ login: 'officer.manila', methods: ['pwd', 'otp'], roles: ['officer'] });
    const minutes = (Date.parse(body.idleEndsAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThan(6);
  });
});

describe('A session', () => {
  it('goes on with work, and not with an open tab', async () => {
    const { jar, token } = await signIn('officer.manila');
    await pass(token, 10);
    await ask(jar, me, POLL);
    await pass(token, 4);
    expect((await ask(jar, me, POLL)).status).toBe(200);
    expect((await ask(jar, me, WORK)).status).toBe(200);
    await pass(token, 14);
    expect((await ask(jar, me, POLL)).status).toBe(200);
    await pass(token, 2);
    expect((await ask(jar, me, POLL)).status).toBe(401);
    expect((await ask(jar, me, WORK)).status).toBe(401);
  });

  it('is over after eight hours, whatever is done', async () => {
    const { jar, token } = await signIn('officer.manila');
    for (let hour = 0; hour < 48; hour += 1) {
      await pass(token, 10);
      await world.owner.query('update session set worked_at = now() where ended_at is null and ends_at > now()');
    }
    expect((await ask(jar, me)).body.errors[0].extensions).toEqual({ code: 'SESSION_ENDED', signIn: '/auth/sign-in' });
  });

  it('that idled out is signed in again over the page, and the same act goes through once', async () => {
    const { jar, token } = await signIn('officer.manila');
    const input = { ...somebody(1), key: key() };
    const act = {
      query: `mutation ($input: RegisterCase!) { registerCase(input: $input) { ... on Case { id } ... on Problem { code } } }`,
      variables: { input },
    };
    await pass(token, 16);
    const lost = await ask(jar, act);
    expect(lost.status).toBe(401);
    expect(lost.body.errors[0].extensions).toEqual({ code: 'SESSION_ENDED', signIn: '/auth/sign-in' });

    const { page } = await signIn('officer.manila', { jar, query: 'over=1' });
    const html = await page.text();
    expect(html).toContain(`new BroadcastChannel('pulang-session').postMessage('signed-in')`);
    const script = /<script>(.*?)<\/script>/.exec(html)?.[1] ?? '';
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(script))).toString('base64');
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}'`);

    const [first, again] = [await ask(jar, act), await ask(jar, act)];
    expect(first.body.data.registerCase).toEqual({ id: input.id });
    expect(again.body.data.registerCase).toEqual({ id: input.id });
    const { rows } = await world.owner.query('select count(*)::int as n from cases where id = $1', [input.id]);
    expect(rows[0].n).toBe(1);
  });

  it('is made anew at each sign-in: the token before is good for nothing', async () => {
    const first = await signIn('officer.manila');
    const before = first.token;
    const second = await signIn('officer.manila', { jar: first.jar });
    expect(second.token).not.toBe(before);
    const thief = new Jar();
    thief.set(world.url, COOKIE, before);
    expect((await ask(thief, me)).status).toBe(401);
    expect((await ask(second.jar, me)).status).toBe(200);
  });

  it('is never one that somebody planted in the browser', async () => {
    const planted = 'A'.repeat(43);
    const jar = new Jar();
    jar.set(world.url, COOKIE, planted);
    expect((await ask(jar, me)).status).toBe(401);
    const { token } = await signIn('officer.manila', { jar });
    expect(token).not.toBe(planted);
    const { rows } = await world.owner.query(
      'select count(*)::int as n from session where token_hash = sha256($1::bytea)',
      [Buffer.from(planted)],
    );
    expect(rows[0].n).toBe(0);
  });

  it('of somebody else in the same browser ends with the next sign-in', async () => {
    const first = await signIn('officer.phnompenh');
    await signIn('officer.manila', { jar: first.jar });
    const thief = new Jar();
    thief.set(world.url, COOKIE, first.token);
    expect((await ask(thief, me)).body.errors[0].extensions.code).toBe('SESSION_ENDED');
  });

  it('goes on under a new token after a step-up, and only for who holds it', async () => {
    const { jar, token } = await signIn('officer.manila');
    const stepped = await signIn('officer.manila', { jar, query: 'again=1' });
    expect(stepped.page.status).toBe(200);
    expect(stepped.token).not.toBe(token);
    const { body } = await get(jar, '/auth/sessions');
    expect(body.filter((one: { thisOne: boolean }) => one.thisOne)).toHaveLength(1);

    const other = await signIn('officer.phnompenh', { jar, query: 'again=1' });
    expect(other.page.status).toBe(400);
    expect((await ask(jar, me)).body.data.me.login).toBe('officer.manila');
  });

  it('is over at once when its account is disabled, and when it is ended by a gate', async () => {
    const [disabled, ended] = [await signIn('officer.phnompenh'), await signIn('caseworker.iom')];
    expect((await ask(disabled.jar, me)).status).toBe(200);
    expect((await ask(ended.jar, me)).status).toBe(200);
    await world.owner.query('update account set disabled_at = now() where login = $1', ['officer.phnompenh']);
    await world.owner.query(`select app.end_sessions($1, 'ENDED')`, [idOf('account caseworker.iom')]);
    await heard();
    expect((await ask(disabled.jar, me)).body.errors[0].extensions.code).toBe('SESSION_ENDED');
    expect((await ask(ended.jar, me)).body.errors[0].extensions.code).toBe('SESSION_ENDED');
    await world.owner.query('update account set disabled_at = null where login = $1', ['officer.phnompenh']);
  });

  it('is audited when it begins and ends', async () => {
    const { jar } = await signIn('desk.kemlu');
    await post(jar, '/auth/sign-out', {});
    const { rows } = await world.owner.query(
      `select act from audit_entry where account_id = $1 and act in ('signIn', 'signOut') order by seq`,
      [idOf('account desk.kemlu')],
    );
    expect(rows.map(({ act }) => act)).toEqual(['signIn', 'signOut']);
  });
});

describe('Signing out', () => {
  it('ends the session here, keeps what is typed, and clears what was cached', async () => {
    const { jar, token } = await signIn('officer.manila');
    const answer = await post(jar, '/auth/sign-out', {});
    expect(answer.status).toBe(200);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect(((await answer.json()) as { next: string }).next).toContain(`${outside.issuer}/session/end`);
    expect(jar.of(world.url).has(COOKIE)).toBe(false);
    jar.set(world.url, COOKIE, token);
    expect((await ask(jar, me)).status).toBe(401);
  });

  it('everywhere ends every session of the account and nobody else’s', async () => {
    const [here, there, other] = [
      await signIn('officer.manila'),
      await signIn('officer.manila'),
      await signIn('caseworker.iom'),
    ];
    expect((await post(here.jar, '/auth/sign-out', { everywhere: true })).status).toBe(200);
    expect((await ask(there.jar, me)).status).toBe(401);
    expect((await ask(other.jar, me)).status).toBe(200);
  });

  it('of another browser of one’s own leaves this one signed in; another account’s is not there', async () => {
    const [here, there, other] = [
      await signIn('officer.manila'),
      await signIn('officer.manila'),
      await signIn('caseworker.iom'),
    ];
    const idOfSession = async (jar: Jar) =>
      (await get(jar, '/auth/sessions')).body.find((one: { thisOne: boolean }) => one.thisOne).id;
    await post(here.jar, '/auth/sign-out', { session: await idOfSession(there.jar) });
    await post(here.jar, '/auth/sign-out', { session: await idOfSession(other.jar) });
    expect((await ask(there.jar, me)).status).toBe(401);
    expect((await ask(here.jar, me)).status).toBe(200);
    expect((await ask(other.jar, me)).status).toBe(200);
  });
});

describe('A callback', () => {
  const begun = async (jar = new Jar(), login = 'officer.manila') => {
    outside.who = { subject: `subject of ${login}` };
    const { at } = await jar.follow(`${world.url}/auth/sign-in`, (next) => next.includes('/auth/callback'));
    return { jar, at };
  };
  const refusedAlike = async (answer: Response) => {
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie().filter((line) => line.startsWith(`${COOKIE}=`))).toEqual([]);
    return answer.text();
  };

  it('whose code is used twice is good once', async () => {
    const { jar, at } = await begun();
    const held = new Map(jar.of(world.url));
    expect((await jar.ask(at)).status).toBe(200);
    // The browser forgets the way back; somebody who kept it gets no further with the code.
    await refusedAlike(await jar.ask(at));
    const again = new Jar();
    held.forEach((value, name) => again.set(world.url, name, value));
    await refusedAlike(await again.ask(at));
  });

  it.each([
    ['in another browser than it began in', (at: string) => ({ at, jar: new Jar() })],
    ['with another state', (at: string, jar: Jar) => ({ at: at.replace(/state=[^&]*/, 'state=other'), jar })],
    ['without a state', (at: string, jar: Jar) => ({ at: at.replace(/&?state=[^&]*/, ''), jar })],
    ['with another code', (at: string, jar: Jar) => ({ at: at.replace(/code=[^&]*/, 'code=other'), jar })],
    [
      'with another issuer',
      (at: string, jar: Jar) => ({ at: at.replace(/iss=[^&]*/, 'iss=https://evil.example'), jar }),
    ],
    ['with an error', (at: string, jar: Jar) => ({ at: at.replace(/code=[^&]*/, 'error=access_denied'), jar })],
    ['with two codes', (at: string, jar: Jar) => ({ at: `${at}&code=other`, jar })],
  ])('%s signs nobody in', async (_, changed) => {
    const { jar, at } = await begun();
    const first = changed(at, jar);
    const said = await refusedAlike(await first.jar.ask(first.at));
    expect(said).toContain('Anda belum masuk');
  });

  it('that a thief sends to somebody signs that person into nothing', async () => {
    const { at } = await begun();
    const victim = new Jar();
    await refusedAlike(await victim.ask(at));
    expect(victim.of(world.url).has(COOKIE)).toBe(false);
  });

  it('of somebody whom nobody linked to an account is refused like any other', async () => {
    const { page } = await signIn('somebody.else');
    expect(await refusedAlike(page)).toContain('Anda belum masuk');
  });
});

describe('Another site', () => {
  it.each([
    ['has its origin refused', { origin: 'https://evil.example' }, 'FORGED'],
    ['is refused by what the browser says of it', { 'sec-fetch-site': 'cross-site' }, 'FORGED'],
    ['is refused though it is a neighbour', { 'sec-fetch-site': 'same-site' }, 'FORGED'],
    ['can not say what only the portal says', { 'x-pulang': '' }, 'FORGED'],
    ['can not say another thing', { 'x-pulang': 'yes' }, 'FORGED'],
    ['is refused under no origin', { origin: 'null' }, 'FORGED'],
  ])('%s', async (_, headers, code) => {
    const { jar } = await signIn('officer.manila');
    const { status, body } = await ask(jar, me, { ...WORK, ...headers });
    expect({ status, code: body.errors[0].extensions.code }).toEqual({ status: 403, code });
  });

  it('can not sign anybody out', async () => {
    const { jar } = await signIn('officer.manila');
    const answer = await jar.ask(`${world.url}/auth/sign-out`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example', ...WORK },
      body: '{}',
    });
    expect(answer.status).toBe(403);
    expect((await ask(jar, me)).status).toBe(200);
  });
});

describe('Two processes on one database', () => {
  const LISTENS = `datname = current_database() and query ilike 'listen standing'`;
  const soonOver = (jar: Jar, url: string) => soon(async () => (await ask(jar, me, WORK, url)).status === 401);

  it('know each other’s sessions, and one ends what the other began at once', async () => {
    const other = await world.beside();
    const { jar, token } = await signIn('officer.manila');
    const there = new Jar();
    there.set(other.url, COOKIE, token);
    expect((await ask(there, me, WORK, other.url)).body.data.me.login).toBe('officer.manila');
    expect((await post(jar, '/auth/sign-out', {})).status).toBe(200);
    expect(await soonOver(there, other.url)).toBe(true);
  });

  it('keep nothing of a session while they can’t hear that it ends, and hear it again afterwards', async () => {
    const other = await world.beside();
    const deaf = () => world.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${LISTENS}`);
    const listening = async () =>
      (await world.owner.query(`select count(*)::int as n from pg_stat_activity where ${LISTENS}`)).rows[0].n as number;
    const first = await signIn('officer.manila');
    const there = new Jar();
    there.set(other.url, COOKIE, first.token);
    await ask(there, me, WORK, other.url);
    const before = await listening();
    await deaf();
    while ((await listening()) > 0) await pause(5);
    await pause(20);
    await ask(there, me, WORK, other.url);
    await world.owner.query(`select app.end_sessions($1, 'ENDED')`, [idOf('account officer.manila')]);
    expect((await ask(there, me, WORK, other.url)).status).toBe(401);

    while ((await listening()) < before) await pause(20);
    const second = await signIn('caseworker.iom');
    there.set(other.url, COOKIE, second.token);
    expect((await ask(there, me, WORK, other.url)).status).toBe(200);
    await post(second.jar, '/auth/sign-out', {});
    expect(await soonOver(there, other.url)).toBe(true);
  });

  it('finish each other’s sign-ins', async () => {
    const other = await world.beside();
    const jar = new Jar();
    outside.who = { subject: 'subject of officer.manila' };
    const { at } = await jar.follow(`${world.url}/auth/sign-in`, (next) => next.includes('/auth/callback'));
    const there = new Jar();
    jar.of(world.url).forEach((value, name) => there.set(other.url, name, value));
    const answer = await there.ask(at.replace(world.url, other.url));
    expect(answer.status).toBe(200);
  });
});
