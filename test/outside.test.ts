import { Client } from 'pg';
import { freePort } from '../src/platform/free-port';
import { idOf } from '../src/demonstration/cast';
import { hashOf } from './administering';
import { meeting } from './at-once';
import { Jar } from './browser-jar';
import { tokenIn } from './people';
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

describe('An invitation where an outside provider signs people in', () => {
  let count = 0;
  interface Invited {
    login: string;
    link: string;
    account: string;
    subject: string;
  }
  const claims = { unit: 'KBRI-MNL', roles: ['officer'] };
  /** Our own tokens are good for nothing here, so what an administrator does elsewhere is written past the walls. */
  async function invited(kind = 'JOIN'): Promise<Invited> {
    const [login, link] = [`petugas${++count}@kemlu`, `/sign-in/invitation#${'x'.repeat(40)}${100 + count}`];
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into account (id, login, unit_id, roles, language) values (gen_random_uuid(), $1, $2, '{officer}', 'id') returning id`,
      [login, idOf('unit KBRI-MNL')],
    );
    const account = rows[0]?.id ?? '';
    await invite(account, link, kind);
    return { login, link, account, subject: `subject ${count}` };
  }
  const invite = (account: string, link: string, kind = 'JOIN') =>
    world.owner.query(
      `insert into invitation (id, account_id, kind, token_hash, recorded_at, expires_at)
       values (gen_random_uuid(), $1, $2, $3, now(), now() + interval '1 hour')`,
      [account, kind, hashOf(link)],
    );
  const path = '/sign-in/invitation';
  /** Shows the code, as the page at the link does by itself. */
  async function opened({ link }: Pick<Invited, 'link'>, jar = new Jar()): Promise<Jar> {
    const answer = await jar.ask(world.url + path, { method: 'POST', body: new URLSearchParams({ code: link }) });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}/accept`]);
    return jar;
  }
  /** Signs in there, up to the door of ours that it leads back to. */
  async function signedInThere(jar: Jar, subject: string, said: object = claims): Promise<string> {
    outside.who = { subject, claims: { ...said } };
    jar.forget(outside.issuer);
    const { at } = await jar.follow(`${world.url}${path}/accept/sign-in`, (next) => next.includes('/auth/callback'));
    return at;
  }
  const linked = async () =>
    (
      await world.owner.query<{ link: string }>(
        `select s.subject || ' ' || a.login as link from account_subject s join account a on a.id = s.account_id where a.login like 'petugas%' order by 1`,
      )
    ).rows.map((row) => row.link);
  const used = async ({ link }: Pick<Invited, 'link'>) =>
    (
      await world.owner.query('select used_at is not null as used from invitation where token_hash = $1', [
        hashOf(link),
      ])
    ).rows[0].used as boolean;
  const here = async (jar: Jar) => (await (await jar.ask(`${world.url}/auth/session`)).json()) as { login?: string };
  /** That nobody came in, and that the invitation is as it was. */
  async function refused(answer: Response, whose?: Invited): Promise<void> {
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Undangan belum diterima');
    expect(answer.headers.getSetCookie().filter((line) => line.startsWith('__Host-pulang='))).toEqual([]);
    if (whose) expect(await used(whose)).toBe(false);
  }

  it('is accepted by signing in there: the account is theirs from then on, and the invitation is used up', async () => {
    const person = await invited();
    const jar = await opened(person);
    const page = await (await jar.ask(`${world.url}${path}/accept`)).text();
    expect(page).toContain(person.login);
    expect(page).toContain(new URL(outside.issuer).host);
    const answer = await jar.ask(await signedInThere(jar, person.subject));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('content="0;url=/"');
    expect(await here(jar)).toMatchObject({ login: person.login, roles: ['officer'] });
    expect(await linked()).toContain(`${person.subject} ${person.login}`);
    const { rows } = await world.owner.query('select act from audit_entry where account_id = $1 order by seq limit 2', [
      person.account,
    ]);
    expect(rows.map(({ act }) => act)).toEqual(['acceptInvitation', 'signIn']);

    const again = await new Jar().ask(world.url + path, {
      method: 'POST',
      body: new URLSearchParams({ code: person.link }),
    });
    expect([again.status, (await again.text()).includes('Undangan tidak berlaku')]).toEqual([400, true]);
    outside.who = { subject: person.subject, claims };
    const later = new Jar();
    await later.follow(`${world.url}/auth/sign-in`);
    expect(await here(later)).toMatchObject({ login: person.login });
  });

  it('is nobody’s but its holder’s: without the code there is no page and no way to the provider', async () => {
    const person = await invited();
    await opened(person);
    for (const at of ['/accept', '/accept/sign-in']) {
      const answer = await new Jar().ask(world.url + path + at);
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
    outside.who = { subject: person.subject, claims };
    const stranger = new Jar();
    expect((await stranger.follow(`${world.url}/auth/sign-in`)).answer.status).toBe(400);
    const jar = await opened(person);
    const at = await signedInThere(jar, person.subject);
    expect((await new Jar().ask(at)).status).toBe(400);
    expect(await used(person)).toBe(false);
    // The language is changed by a form of that very page.
    const token = tokenIn(await (await jar.ask(`${world.url}${path}/accept`)).text());
    const speak = (form: Record<string, string>) =>
      jar.ask(`${world.url}${path}/accept/language`, { method: 'POST', body: new URLSearchParams(form) });
    expect(await (await speak({ token, language: 'en' })).text()).toContain('Sign in with localhost');
    expect((await speak({ language: 'en' })).status).toBe(400);
  });

  it.each([
    ['another unit', { unit: 'KEMLU-PWNI', roles: ['officer'] }],
    ['none of the account’s roles', { unit: 'KBRI-MNL', roles: ['desk'] }],
    ['nothing', {}],
  ])('is not used up by who is said to have %s there, and is good afterwards', async (_, said) => {
    const person = await invited();
    const jar = await opened(person);
    await refused(await jar.ask(await signedInThere(jar, person.subject, said)), person);
    expect(await linked()).not.toContain(`${person.subject} ${person.login}`);
    expect((await jar.ask(await signedInThere(jar, person.subject))).status).toBe(200);
  });

  it('is not used up by who is somebody else here already, and says to nobody who that is', async () => {
    const person = await invited();
    const jar = await opened(person);
    const answer = await jar.ask(await signedInThere(jar, 'somebody'));
    expect(await answer.clone().text()).not.toContain('officer.manila');
    await refused(answer, person);
    expect(await linked()).not.toContain(`somebody ${person.login}`);
  });

  it('to an account that is linked to another is refused until an administrator has unlinked it', async () => {
    const person = await invited();
    const first = await opened(person);
    expect((await first.ask(await signedInThere(first, person.subject))).status).toBe(200);
    const anew = { link: `${person.link}anew` };
    await invite(person.account, anew.link, 'RESET');
    const jar = await opened(anew);
    await refused(await jar.ask(await signedInThere(jar, `${person.subject} too`)));
    expect(await used(anew)).toBe(false);
    await world.owner.query('delete from account_subject where account_id = $1', [person.account]);
    expect((await jar.ask(await signedInThere(jar, `${person.subject} too`))).status).toBe(200);
  });

  it.each([
    ['was withdrawn', 'update invitation set revoked_at = now() where account_id = $1'],
    ['was over', `update invitation set expires_at = now() where account_id = $1`],
    ['was to a disabled account', 'update account set disabled_at = now() where id = $1'],
  ])('that meanwhile %s lets nobody in', async (_, meanwhile) => {
    const person = await invited();
    const jar = await opened(person);
    const at = await signedInThere(jar, person.subject);
    await world.owner.query(meanwhile, [person.account]);
    await refused(await jar.ask(at), person);
    expect(await linked()).not.toContain(`${person.subject} ${person.login}`);
  });

  const together = async (held: string, values: unknown[], asked: (() => Promise<Response>)[]): Promise<number[]> =>
    (await meeting(world, held, values, asked)).map(({ status }) => status).sort();

  it('used in two browsers at the same moment, by two people, lets one of them in', async () => {
    const person = await invited();
    const [one, two] = [await opened(person), await opened(person)];
    const [first, second] = [await signedInThere(one, 'first of two'), await signedInThere(two, 'second of two')];
    const hold = 'select from invitation where account_id = $1 for update';
    expect(await together(hold, [person.account], [() => one.ask(first), () => two.ask(second)])).toEqual([200, 400]);
    expect((await linked()).filter((link) => link.endsWith(person.login))).toHaveLength(1);
  });

  it('and another, accepted by the same person at the same moment, leave that person one account', async () => {
    const [here, there] = [await invited(), await invited()];
    const [one, two] = [await opened(here), await opened(there)];
    const [first, second] = [await signedInThere(one, 'one person'), await signedInThere(two, 'one person')];
    const hold = 'lock table account_subject in share mode';
    expect(await together(hold, [], [() => one.ask(first), () => two.ask(second)])).toEqual([200, 400]);
    expect((await linked()).filter((link) => link.startsWith('one person'))).toHaveLength(1);
    expect([await used(here), await used(there)].sort()).toEqual([false, true]);
  });

  it('is the only way for who serves the sign-in to link anybody, beneath the pages too', async () => {
    const person = await invited();
    const serving = new Client({ connectionString: world.addressOf('pulang_sign_in') });
    await serving.connect();
    const link = () =>
      serving.query(
        `insert into account_subject (id, issuer, subject, account_id) values (gen_random_uuid(), 'x', 'y', $1)`,
        [person.account],
      );
    const use = () => serving.query('update invitation set used_at = now() where account_id = $1', [person.account]);
    await expect(link()).rejects.toThrow('row-level security');
    await use();
    await expect(link()).rejects.toThrow('row-level security');
    await serving.query('begin');
    await use();
    await link();
    await serving.query('rollback');
    await serving.end();
  });
});
