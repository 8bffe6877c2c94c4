import { developmentSecret } from '../src/sign-in/machines';
import { signInToPortal, Visitor } from './people';
import { openWorld, type World } from './world';

/** The portal's session behind our own provider; test/session.test.ts has all else, behind an outside one. */
let world: World;
beforeAll(async () => {
  world = await openWorld({ nodeEnv: 'development' });
});
afterAll(() => world.close());

const asked = '{ me { login roles } cases(first: 5) { items { id } } }';
async function ask(headers: Record<string, string>, query = asked) {
  const answer = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, body: (await answer.json()) as object };
}
const portal = (visitor: Visitor) => ({
  cookie: `__Host-pulang=${visitor.cookie('__Host-pulang')}`,
  origin: world.url,
  'x-pulang': 'work',
});

describe('The portal behind our own provider', () => {
  it('signs an officer in with password and code, by the whole way', async () => {
    const visitor = new Visitor(world.url);
    const page = await signInToPortal(visitor, 'officer.manila', 'to=/cases');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('content="0;url=/cases"');
    const session = await visitor.get('/auth/session');
    expect(await session.json()).toMatchObject({ login: 'officer.manila', methods: ['pwd', 'otp'] });
  });

  it('has nobody who is signed in at the provider signed in at the portal without being asked', async () => {
    const visitor = new Visitor(world.url);
    await signInToPortal(visitor, 'officer.manila');
    visitor.forget('__Host-pulang');
    const again = await visitor.follow(await visitor.get('/auth/sign-in'));
    expect(again.at.pathname).toMatch(/^\/sign-in\//);
    expect(await again.response.text()).toContain('name="password"');
  });
});

describe('What an officer’s devices are sealed under', () => {
  const secretFor = async (login: string) => {
    const visitor = new Visitor(world.url);
    await signInToPortal(visitor, login);
    const asked = (headers: Record<string, string>) =>
      fetch(`${world.url}/auth/device`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      });
    expect((await asked({})).status).toBe(401);
    const { 'x-pulang': _said, ...silent } = portal(visitor);
    expect((await asked(silent)).status).toBe(403);
    const answer = await asked(portal(visitor));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return { secret: ((await answer.json()) as { secret: string }).secret, visitor };
  };

  it('is told after a sign-in, the same each time, and another for everybody else', async () => {
    const one = await secretFor('officer.yangon');
    const other = await secretFor('officer.bangkok');
    expect(one.secret).toMatch(/^[\w+/]{43}=$/);
    expect(other.secret).not.toBe(one.secret);
    const response = await fetch(`${world.url}/auth/device`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...portal(one.visitor) },
      body: '{}',
    });
    expect(await response.json()).toEqual({ secret: one.secret });
  });

  it('has what stands on one officer’s page done by nobody else’s session', async () => {
    const { visitor } = await secretFor('officer.vientiane');
    expect((await ask({ ...portal(visitor), 'x-pulang-for': 'officer.vientiane' })).status).toBe(200);
    const other = await ask({ ...portal(visitor), 'x-pulang-for': 'officer.dubai' });
    expect(other).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'SESSION_ENDED' } }] } });
  });
});

describe('Cookie, person’s token and machine’s token', () => {
  it('are given the same verdict on the same question', async () => {
    const [, , hidden] = [...(await world.registered(2)), ...(await world.registered(1, 'officer.phnompenh'))];
    const questions = [
      asked,
      `{ case(id: "${hidden?.id}") { number } }`,
      '{ accounts(first: 5) { items { id } } }',
      '{ __schema { queryType { name } } }',
      '{ nothing }',
      'mutation { registerCase(input: {}) { __typename } }',
    ];
    const visitor = new Visitor(world.url);
    await signInToPortal(visitor, 'officer.manila');
    const byToken = { authorization: `Bearer ${await world.tokenOf('officer.manila')}` };
    for (const query of questions) {
      expect(await ask(portal(visitor), query)).toEqual(await ask(byToken, query));
    }

    const machine = await fetch(`${world.url}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`system.iom:${developmentSecret(world.ring, 'system.iom')}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:pulang:core' }),
    });
    const { access_token } = (await machine.json()) as { access_token: string };
    const account = { authorization: `Bearer ${await world.tokenOf('system.iom')}` };
    for (const query of questions)
      expect(await ask({ authorization: `Bearer ${access_token}` }, query)).toEqual(await ask(account, query));
  });
});
