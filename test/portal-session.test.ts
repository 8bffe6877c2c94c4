import type { Role } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { developmentSecret } from '../src/sign-in/machines';
import { made } from './administering';
import { everyQuestion, type Question } from './asking';
import { signInToPortal, Visitor } from './people';
import { openWorld, type World } from './world';

/** The portal's session behind our own provider; test/session.test.ts has all else, behind an outside one. */
let world: World;
beforeAll(async () => {
  world = await openWorld({ nodeEnv: 'development' });
});
afterAll(() => world.close());

async function ask(headers: Record<string, string>, query = '{ me { login } }', variables: object = {}) {
  const answer = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
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
  /** A machine that is bound to the account, and shows a token of its own. */
  async function machineOf(login: string): Promise<string> {
    const client = `machine of ${login}`.replaceAll(' ', '-');
    await world.owner.query(
      `insert into machine_client (id, client_id, account_id, purpose)
       select gen_random_uuid(), $1, id, 'CASE_EXCHANGE' from account where login = $2`,
      [client, login],
    );
    const answer = await fetch(`${world.url}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client}:${developmentSecret(world.ring, client)}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:pulang:core' }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it.each([
    ['officer.manila', ['officer']],
    ['desk.kemlu', ['desk']],
    ['admin', ['admin']],
  ] as [string, Role[]][])(
    'of %s are given the same answer to everything that can be asked or done',
    async (login, roles) => {
      const [own, hidden] = [await world.registered(1), await world.registered(1, 'officer.phnompenh')];
      const of = (id = ''): Promise<Question[]> =>
        everyQuestion(world, roles, {
          case: id,
          id,
          account: idOf('account officer.manila'),
          unit: idOf('unit KBRI-MNL'),
        });
      // What is done to a hidden case is refused as to one that there is not; what is asked of it is asked again.
      const again = (await of(hidden[0]?.id)).filter(({ document }) => document.startsWith('query'));
      const questions = [...(await of(own[0]?.id)), ...again];
      const visitor = new Visitor(world.url);
      await signInToPortal(visitor, login);
      const proofs = [portal(visitor), bearer(await world.tokenOf(login)), bearer(await machineOf(login))];

      const otherwise: unknown[] = [];
      const verdicts = new Map<string, number>();
      for (const [i, { field, document, variables }] of questions.entries()) {
        // Whoever is first does it, if it can be done; by the same key the others are told the same of it.
        const order = proofs.map((_, k) => (i + k) % proofs.length);
        const [first = 0, ...others] = order;
        const answerTo = async (k: number) => JSON.stringify(await ask(proofs[k] ?? {}, document, variables));
        const answers = [await answerTo(first), ...(await Promise.all(others.map(answerTo)))];
        const verdict = /"code":"(\w+)"/.exec(answers[0] ?? '')?.[1] ?? 'ANSWERED';
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
        if (new Set(answers).size > 1) otherwise.push({ field, order, answers });
      }
      expect(otherwise).toEqual([]);
      // That they are given one verdict says little if there is but one.
      expect(verdicts.get('ANSWERED')).toBeGreaterThan(10);
      expect(verdicts.get('FORBIDDEN')).toBeGreaterThan(10);
      expect(verdicts.size).toBeGreaterThan(4);
      expect(verdicts.get('INTERNAL')).toBeUndefined();
    },
    120_000,
  );

  it('of a partner are given what any account of its unit with its role is given', async () => {
    const machine = await fetch(`${world.url}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`system.iom:${developmentSecret(world.ring, 'system.iom')}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:pulang:core' }),
    });
    const { access_token } = (await machine.json()) as { access_token: string };
    const colleague = await made(world, 'colleague.iom', 'IOM-JKT', ['partner']);
    await world.owner.query('update account set name = null where id = $1', [colleague]);
    const named = await world.registered(1);
    const otherwise: unknown[] = [];
    for (const { field, document, variables } of await everyQuestion(world, ['partner'], {
      case: named[0]?.id ?? '',
    })) {
      const answers = [];
      for (const token of [access_token, await world.tokenOf('colleague.iom')])
        answers.push(
          JSON.stringify(await ask(bearer(token), document, variables)).replace(/system\.iom|colleague\.iom/g, 'it'),
        );
      if (answers[0] !== answers[1]) otherwise.push({ field, answers });
    }
    expect(otherwise).toEqual([]);
  }, 120_000);
});
