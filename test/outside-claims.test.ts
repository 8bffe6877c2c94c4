import { freePort } from '../src/platform/free-port';
import { idOf } from '../src/demonstration/cast';
import { Jar } from './browser-jar';
import { openOutsideProvider, type OutsideProvider } from './outside-provider';
import { openWorld, type World } from './world';

let world: World;
let outside: OutsideProvider;
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
      unitClaim: 'unit',
      rolesClaim: 'roles',
      tokenType: 'at+jwt',
    },
  });
  await world.owner.query(
    'insert into account_subject (id, issuer, subject, account_id) values (gen_random_uuid(), $1, $2, $3)',
    [outside.issuer, 'somebody', idOf('account officer.manila')],
  );
});
afterAll(async () => {
  await world.close();
  await outside.close();
});

/** The roles that somebody has here after the provider has said this of them; the status where it lets nobody in. */
async function rolesAfter(claims: Record<string, unknown>): Promise<unknown> {
  outside.who = { subject: 'somebody', claims };
  const jar = new Jar();
  const { answer } = await jar.follow(`${world.url}/auth/sign-in`);
  if (answer.status !== 200) return answer.status;
  const session = await jar.ask(`${world.url}/auth/session`);
  return ((await session.json()) as { roles: string[] }).roles;
}

describe('An outside provider', () => {
  it('leaves an account what it names of its roles', async () => {
    expect(await rolesAfter({ unit: 'KBRI-MNL', roles: ['officer'] })).toEqual(['officer']);
  });

  it('gives no role that Pulang did not give', async () => {
    expect(await rolesAfter({ unit: 'KBRI-MNL', roles: ['officer', 'desk', 'admin'] })).toEqual(['officer']);
    expect(await rolesAfter({ unit: 'KBRI-MNL', roles: ['desk', 'admin'] })).toBe(400);
    expect(await rolesAfter({ unit: 'KBRI-MNL' })).toBe(400);
  });

  it('moves nobody to another unit', async () => {
    expect(await rolesAfter({ unit: 'KEMLU-PWNI', roles: ['officer'] })).toBe(400);
    expect(await rolesAfter({ roles: ['officer'] })).toBe(400);
  });

  it('is asked by its own tokens as well, and an account that nobody linked is nobody', async () => {
    const answer = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await outside.token('machine-outside')}`,
      },
      body: '{"query":"{ me { login } }"}',
    });
    expect(answer.status).toBe(401);
  });
});
