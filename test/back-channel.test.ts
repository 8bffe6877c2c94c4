import { randomUUID } from 'node:crypto';
import { idOf } from '../src/demonstration/cast';
import { freePort } from '../src/platform/free-port';
import { Jar } from './browser-jar';
import { openOutsideProvider, type OutsideProvider } from './outside-provider';
import { openSundial, type Sundial } from './sundial';
import { openWorld, type World } from './world';

const claims = { accountClaim: 'sub', unitClaim: undefined, rolesClaim: undefined, tokenType: 'at+jwt' };
const link = (world: World, issuer: string, subject: string, login: string) =>
  world.owner.query('insert into account_subject (id, issuer, subject, account_id) values ($1, $2, $3, $4)', [
    randomUUID(),
    issuer,
    subject,
    idOf(`account ${login}`),
  ]);
const statusOf = async (world: World, jar: Jar) => (await jar.ask(`${world.url}/auth/session`)).status;
/** What was known of a session a moment ago is known for two seconds. */
const known = () => new Promise((resolve) => setTimeout(resolve, 2_100));

describe('Somebody who signs out at a certified outside provider', () => {
  let world: World;
  let outside: OutsideProvider;
  beforeAll(async () => {
    const port = await freePort();
    outside = await openOutsideProvider(`http://localhost:${port}/auth/callback`);
    const oidc = { ...claims, clientId: 'portal-outside', clientSecret: 'a-secret-of-the-outside-provider' };
    world = await openWorld({ port, oidcIssuer: outside.issuer, oidc });
    for (const login of ['officer.manila', 'officer.bangkok']) await link(world, outside.issuer, login, login);
  });
  afterAll(async () => {
    await world.close();
    await outside.close();
  });

  async function signIn(login: string): Promise<Jar> {
    const jar = new Jar();
    outside.who = { subject: login };
    expect((await jar.follow(`${world.url}/auth/sign-in`)).answer.status).toBe(200);
    return jar;
  }

  it('is signed out here as well, in that browser; in others, and others, are not', async () => {
    const [here, elsewhere, colleague] = [
      await signIn('officer.manila'),
      await signIn('officer.manila'),
      await signIn('officer.bangkok'),
    ];
    const asked = await (await here.ask(`${outside.issuer}/session/end`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked)?.[1] ?? '';
    await here.ask(`${outside.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    await known();
    expect([await statusOf(world, here), await statusOf(world, elsewhere), await statusOf(world, colleague)]).toEqual([
      401, 200, 200,
    ]);
    const { rows } = await world.owner.query(
      `select s.end_reason, (select count(*)::int from audit_entry e where e.account_id = s.account_id and e.act = 'signOutAtProvider') as told
       from session s where s.ended_at is not null`,
    );
    expect(rows).toEqual([{ end_reason: 'PROVIDER', told: 1 }]);
  });
});

describe('What an outside provider says of a sign-out', () => {
  let world: World;
  let sundial: Sundial;
  beforeAll(async () => {
    const port = await freePort();
    sundial = await openSundial('portal');
    world = await openWorld({
      port,
      oidcIssuer: sundial.issuer,
      oidc: { ...claims, clientId: 'portal', clientSecret: undefined },
    });
    await link(world, sundial.issuer, 'somebody', 'officer.manila');
  });
  afterAll(async () => {
    await world.close();
    await sundial.close();
  });
  beforeEach(() => Object.assign(sundial, { ahead: 0 }));

  async function signIn(sid: string): Promise<Jar> {
    const jar = new Jar();
    const began = await jar.ask(`${world.url}/auth/sign-in`);
    const sent = new URL(began.headers.get('location') ?? '').searchParams;
    sundial.claims = { nonce: sent.get('nonce'), sid };
    const back = new URLSearchParams({ code: 'a-code', state: sent.get('state') ?? '' });
    expect((await jar.ask(`${world.url}/auth/callback?${back.toString()}`)).status).toBe(200);
    return jar;
  }
  const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const tokenOf = (over: object = {}, header: object = {}) =>
    sundial.sign(
      { aud: 'portal', jti: randomUUID(), events: EVENTS, sub: 'somebody', ...over },
      { typ: 'logout+jwt', ...header },
    );
  const tell = async (token: string) => {
    const answer = await fetch(`${world.url}/auth/back-channel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
    return { status: answer.status, body: await answer.text(), kept: answer.headers.get('cache-control') };
  };
  const refused = { status: 400, body: '{"error":"invalid_request"}', kept: 'no-store' };

  it('ends the one session that it names, or all of whom it names', async () => {
    const [one, two, three] = [await signIn('s-1'), await signIn('s-2'), await signIn('s-3')];
    expect(await tell(await tokenOf({ sid: 's-1' }))).toEqual({ status: 200, body: '', kept: 'no-store' });
    expect((await tell(await tokenOf({ sid: 's-2', sub: undefined }))).status).toBe(200);
    await known();
    expect([await statusOf(world, one), await statusOf(world, two), await statusOf(world, three)]).toEqual([
      401, 401, 200,
    ]);
    // Whom nobody knows here is no news to the provider.
    for (const over of [{ sub: 'nobody' }, { sid: 's-1', sub: 'nobody' }, { sid: 'nothing' }])
      expect((await tell(await tokenOf(over))).status).toBe(200);
    await known();
    expect(await statusOf(world, three)).toBe(200);
    expect((await tell(await tokenOf())).status).toBe(200);
    await known();
    expect(await statusOf(world, three)).toBe(401);
  });

  it.each<[string, () => Promise<string>]>([
    ['for another client', () => tokenOf({ aud: 'another' })],
    ['of another provider', () => tokenOf({ iss: 'https://evil.example' })],
    ['without the event', () => tokenOf({ events: {} })],
    ['with events that are none', () => tokenOf({ events: 'x' })],
    ['that is an id token', () => tokenOf({ nonce: 'n' }, { typ: 'JWT' })],
    ['that names nobody', () => tokenOf({ sub: undefined })],
    ['without a name of its own', () => tokenOf({ jti: undefined })],
    ['without an end', () => tokenOf({ exp: undefined })],
    ['signed by a key that nobody knows', () => tokenOf({}, { kid: 'unknown' })],
    [
      'a day ahead',
      () => {
        sundial.ahead = 86_400;
        return tokenOf();
      },
    ],
    [
      'a day behind',
      () => {
        sundial.ahead = -86_400;
        return tokenOf();
      },
    ],
    [
      'that is not signed',
      async () => (await tokenOf()).replace(/^[^.]+/, btoa('{"alg":"none"}')).replace(/[^.]+$/, ''),
    ],
    ['that is an access token', () => sundial.sign({ aud: 'pulang', sub: 'somebody' }, { typ: 'at+jwt' })],
    ['that is nothing', async () => ''],
    ['that is endless', async () => 'x'.repeat(20_000)],
  ])('is refused %s, and ends nothing', async (_, made) => {
    const jar = await signIn('stays');
    const token = await made();
    expect(await tell(token)).toEqual(refused);
    expect(await statusOf(world, jar)).toBe(200);
  });

  it('is believed once', async () => {
    const told = await tokenOf({ sid: 'again' });
    expect((await tell(told)).status).toBe(200);
    const jar = await signIn('again');
    expect(await tell(told)).toEqual(refused);
    expect(await statusOf(world, jar)).toBe(200);
  });

  it('is heard from no provider where people sign in with ours', async () => {
    const own = await openWorld();
    const answer = await fetch(`${own.url}/auth/back-channel-logout`, { method: 'POST', body: new URLSearchParams() });
    expect(answer.status).toBe(404);
    await own.close();
  });
});
