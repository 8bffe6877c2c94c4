import { Client } from 'pg';
import { agencyKinds, rolesByKind } from '#domain';
import { idOf, accounts as cast, organisations, units } from '../src/demonstration/cast';
import { does, hashOf, made } from './administering';
import { meeting } from './at-once';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const admin = (act: string, input: object) => does(world, 'admin', act, input);
const stranger = (act: string, input: object) => does(world, 'admin.iom', act, input);
const manila = idOf('account officer.manila');
const unit = (code: string) => idOf(`unit ${code}`);
const invitation = (over: object = {}) => ({
  unit: unit('KBRI-MNL'),
  login: 'sari.dewi',
  name: 'Sari Dewi',
  roles: ['officer'],
  language: 'id',
  ...over,
});
let count = 0;
/** Somebody new at the ministry. */
const invited = async (over: object = {}) =>
  admin('inviteAccount', invitation({ login: `colleague${++count}`, ...over }));

describe('An administrator', () => {
  it('invites a colleague, whose link is shown once and kept as a hash', async () => {
    const input = { key: key(), ...invitation() };
    const first = await admin('inviteAccount', input);
    expect(first).toMatchObject({ login: 'sari.dewi@kemlu', kind: 'JOIN' });
    expect(first.link).toMatch(/^\/sign-in\/invitation#[\w-]{43}$/);
    const again = await admin('inviteAccount', input);
    expect(again).toEqual({ ...first, link: null });
    const { rows } = await world.owner.query(
      `select token_hash, extract(epoch from expires_at - recorded_at)::int as good from invitation where id = $1`,
      [first.id],
    );
    expect(rows[0].token_hash).toEqual(hashOf(first.link));
    expect(rows[0].good).toBe(72 * 3600);
    const { accounts } = await world
      .as('admin')
      .ask(
        '{ accounts(filter: { text: "sari" }) { items { login name roles unit { code } invitations { kind usedAt } } } }',
      );
    expect(accounts.items).toEqual([
      {
        login: 'sari.dewi@kemlu',
        name: 'Sari Dewi',
        roles: ['officer'],
        unit: { code: 'KBRI-MNL' },
        invitations: [{ kind: 'JOIN', usedAt: null }],
      },
    ]);
  });

  it('replaces a lost link by another, and revokes one', async () => {
    const { account, id } = await invited();
    const second = await admin('resendInvitation', { account });
    expect(second.link).toMatch(/#[\w-]{43}$/);
    expect(await admin('revokeInvitation', { invitation: id })).toMatchObject({
      code: 'INVITATION_ENDED',
      field: 'invitation',
    });
    expect((await admin('revokeInvitation', { invitation: second.id })).revokedAt).not.toBeNull();
    await world.owner.query(`update invitation set used_at = now() where account_id = $1`, [account]);
    expect(await admin('resendInvitation', { account })).toMatchObject({ code: 'INVITATION_ENDED', field: 'account' });
  });

  it.each([
    ['a login that is taken', { login: 'taken' }, 'LOGIN_TAKEN', 'login'],
    ['a login that is none', { login: 'Sari Dewi' }, 'INVALID_LOGIN', 'login'],
    ['a login of another organisation', { login: 'sari@iom' }, 'INVALID_LOGIN', 'login'],
    ['no name', { name: '  ' }, 'INVALID_VALUE', 'name'],
    ['a role that there is not', { roles: ['king'] }, 'UNKNOWN_CODE', 'roles'],
    ['a role of another organisation', { roles: ['police'] }, 'BEYOND_ORGANISATION', 'roles'],
    ['roles that check each other', { roles: ['admin', 'auditor'] }, 'ROLE_ALONE', 'roles'],
    ["a machine's role in a ministry", { roles: ['partner'] }, 'BEYOND_ORGANISATION', 'roles'],
    ['a language that there is not', { language: 'fr' }, 'UNKNOWN_CODE', 'language'],
    ['a unit of another organisation', { unit: idOf('unit IOM-JKT') }, 'NOT_FOUND', 'unit'],
    ['a unit that there is not', { unit: key() }, 'NOT_FOUND', 'unit'],
  ])('is refused %s', async (_, over, code, field) => {
    if (code === 'LOGIN_TAKEN') await admin('inviteAccount', invitation(over));
    expect(await admin('inviteAccount', invitation(over))).toMatchObject({ code, field });
  });

  it('takes no login from another organisation, and learns of none', async () => {
    const mine = await admin('inviteAccount', invitation({ login: 'twin' }));
    const theirs = await stranger(
      'inviteAccount',
      invitation({ login: 'twin', unit: unit('IOM-JKT'), roles: ['caseworker'] }),
    );
    expect([mine.login, theirs.login]).toEqual(['twin@kemlu', 'twin@iom']);
  });

  it('gives a role and takes it, and the history says who did so when', async () => {
    const { account } = await invited();
    const given = await admin('grantRole', { account, role: 'analyst', version: 1 });
    expect(given).toMatchObject({ roles: ['officer', 'analyst'], version: 2 });
    expect(await admin('grantRole', { account, role: 'analyst' })).toMatchObject({ code: 'ROLE_HELD', field: 'role' });
    expect(await admin('grantRole', { account, role: 'developer', version: 1 })).toMatchObject({
      code: 'STALE_VERSION',
      field: 'version',
    });
    expect(await admin('grantRole', { account, role: 'police' })).toMatchObject({
      code: 'BEYOND_ORGANISATION',
      field: 'role',
    });
    expect(await admin('grantRole', { account, role: 'admin' })).toMatchObject({ code: 'ROLE_ALONE', field: 'role' });
    expect(await admin('revokeRole', { account, role: 'officer' })).toMatchObject({ roles: ['analyst'] });
    expect(await admin('revokeRole', { account, role: 'officer' })).toMatchObject({
      code: 'ROLE_NOT_HELD',
      field: 'role',
    });
    const { roleGrants } = await world
      .as('auditor')
      .ask('query ($account: ID) { roleGrants(account: $account) { items { role given giver { login } } } }', {
        account,
      });
    expect(roleGrants.items).toEqual([
      { role: 'officer', given: false, giver: { login: 'admin' } },
      { role: 'analyst', given: true, giver: { login: 'admin' } },
      { role: 'officer', given: true, giver: { login: 'admin' } },
    ]);
  });

  it('moves an account to another unit of the organisation only', async () => {
    const { account } = await invited();
    const moved = await admin('changeAccount', { account, unit: unit('KBRI-BKK'), name: ' Sari ', language: 'en' });
    expect(moved).toMatchObject({ unit: { code: 'KBRI-BKK' }, name: 'Sari', language: 'en', version: 2 });
    expect(await admin('changeAccount', { account, unit: unit('IOM-JKT') })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'unit',
    });
  });

  it('disables an account, which is out with its invitation, and enables it again', async () => {
    const { account, login, id } = await invited();
    expect((await world.as(login).attempt('{ me { login } }')).status).toBe(200);
    expect((await admin('disableAccount', { account })).disabledAt).not.toBeNull();
    expect(await admin('disableAccount', { account })).toMatchObject({ code: 'ACCOUNT_DISABLED', field: 'account' });
    expect(await admin('resendInvitation', { account })).toMatchObject({ code: 'ACCOUNT_DISABLED', field: 'account' });
    const { rows } = await world.owner.query('select revoked_at from invitation where id = $1', [id]);
    expect(rows[0].revoked_at).not.toBeNull();
    expect((await world.as(login).attempt('{ me { login } }')).status).toBe(401);
    expect((await admin('enableAccount', { account })).disabledAt).toBeNull();
    expect(await admin('enableAccount', { account })).toMatchObject({ code: 'ACCOUNT_ENABLED', field: 'account' });
    expect((await world.as(login).attempt('{ me { login } }')).status).toBe(200);
  });

  it('lets somebody who lost their second factor begin anew: what they had opens nothing from then on', async () => {
    const { account } = await invited();
    await world.owner.query(`update invitation set used_at = now() where account_id = $1`, [account]);
    await world.owner.query(`insert into credential (account_id, password, password_at) values ($1, 'x', now())`, [
      account,
    ]);
    const anew = await admin('resetSecondFactor', { account });
    expect(anew).toMatchObject({ kind: 'RESET', link: expect.stringMatching(/#[\w-]{43}$/) });
    const { rows } = await world.owner.query('select from credential where account_id = $1', [account]);
    expect(rows).toEqual([]);
    const own = { account: idOf('account admin') };
    expect(await admin('resetSecondFactor', own)).toMatchObject({ code: 'OWN_ACCOUNT', field: 'account' });
    await admin('disableAccount', { account });
    expect(await admin('resetSecondFactor', { account })).toMatchObject({ code: 'ACCOUNT_DISABLED', field: 'account' });
  });

  it('makes and changes units of the own organisation', async () => {
    const input = { code: 'KJRI-NEW', nameId: 'KJRI Baru', nameEn: 'New', country: 'MY', zone: 'Asia/Kuala_Lumpur' };
    const created = await admin('createUnit', input);
    expect(created).toMatchObject({ code: 'KJRI-NEW', version: 1, organisation: { code: 'KEMLU' }, province: null });
    expect(await admin('createUnit', input)).toMatchObject({ code: 'UNIT_CODE_TAKEN', field: 'code' });
    expect(await admin('createUnit', { ...input, code: 'kjri' })).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'code',
    });
    expect(await admin('createUnit', { ...input, zone: 'Mars' })).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'zone',
    });
    expect(await admin('createUnit', { ...input, country: 'XX' })).toMatchObject({
      code: 'UNKNOWN_CODE',
      field: 'country',
    });
    const change = { unit: created.id, version: 1, nameEn: 'Newer' };
    expect(await admin('changeUnit', change)).toMatchObject({ nameEn: 'Newer', zone: 'Asia/Kuala_Lumpur', version: 2 });
    expect(await admin('changeUnit', change)).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    expect(await stranger('changeUnit', { ...change, version: 2 })).toMatchObject({ code: 'NOT_FOUND', field: 'unit' });
  });

  it('has every act in the audit, and reads no case', async () => {
    const { auditEntries } = await world.as('auditor').ask('{ auditEntries(first: 100) { items { act kind } } }');
    const done = new Set(
      auditEntries.items.filter(({ kind }: { kind: string }) => kind === 'ACT').map(({ act }: { act: string }) => act),
    );
    expect([...done]).toEqual(
      expect.arrayContaining(['inviteAccount', 'grantRole', 'revokeRole', 'disableAccount', 'createUnit']),
    );
    expect((await world.as('admin').attempt('{ cases { items { id } } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('Nobody', () => {
  it.each(['grantRole', 'revokeRole'])('does %s to themselves', async (act) => {
    const input = { account: idOf('account admin'), role: act === 'grantRole' ? 'desk' : 'admin' };
    expect(await admin(act, input)).toMatchObject({ code: 'OWN_ACCOUNT', field: 'account' });
  });

  it('disables or moves themselves', async () => {
    const account = idOf('account admin');
    expect(await admin('disableAccount', { account })).toMatchObject({ code: 'OWN_ACCOUNT', field: 'account' });
    expect(await admin('changeAccount', { account, unit: unit('KBRI-BKK') })).toMatchObject({
      code: 'OWN_ACCOUNT',
      field: 'account',
    });
  });

  it('but an administrator administers', async () => {
    for (const login of ['officer.manila', 'desk.kemlu', 'auditor', 'developer', 'system.iom']) {
      expect(await does(world, login, 'grantRole', { account: manila, role: 'analyst' })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });

  it('goes on as an administrator who was stripped a moment ago', async () => {
    const other = await invited({ roles: ['admin'] });
    const victim = await invited();
    await does(world, other.login, 'grantRole', { account: victim.account, role: 'analyst' });
    await world.as(other.login).ask('{ me { login } }');
    // As in a process that has not heard of it yet.
    await world.owner.query('set session_replication_role = replica');
    await world.owner.query(`update account set roles = '{analyst}' where id = $1`, [other.account]);
    await world.owner.query('set session_replication_role = origin');
    expect(await does(world, other.login, 'revokeRole', { account: victim.account, role: 'analyst' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('The last administrator stays', () => {
  it('when two remove each other at once', async () => {
    const a = await made(world, 'a.police', 'POLRI-PPA', ['admin']);
    const b = await made(world, 'b.police', 'POLRI-PPA', ['admin']);
    const both = await meeting(
      world,
      `select pg_advisory_xact_lock(hashtext('administrators'), hashtext($1::text))`,
      [idOf('POLRI')],
      [
        () => does(world, 'a.police', 'revokeRole', { account: b, role: 'admin' }),
        () => does(world, 'b.police', 'disableAccount', { account: a }),
      ],
    );
    expect(both.map((one) => one.code ?? 'DONE')).toEqual(['DONE', 'LAST_ADMINISTRATOR']);
    const { rows } = await world.owner.query(
      `select count(*)::int as n from account where login like '_.police' and 'admin' = any (roles) and disabled_at is null`,
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('The database holds the same, whoever forgets to ask', () => {
  const asAdmin = async (statement: string, values: unknown[] = []): Promise<string> => {
    const app = new Client({ connectionString: world.addressOf('pulang_app') });
    await app.connect();
    const { ContextSigner } = await import('../src/platform/db/context');
    const context = new ContextSigner(world.ring.secret('context')).sign({
      account: idOf('account admin'),
      unit: unit('ADMIN'),
      standing: 'admin',
    });
    try {
      await app.query('begin');
      await app.query(`select app.enter($1)`, [context]);
      return `${(await app.query(statement, values)).rowCount} rows`;
    } catch (error) {
      return (error as Error).message;
    } finally {
      await app.end();
    }
  };

  it.each([
    [
      'a role beyond the organisation',
      `update account set roles = '{police}' where login = 'officer.manila'`,
      'beyond the organisation',
    ],
    [
      'roles that check each other',
      `update account set roles = '{admin,desk}' where login = 'officer.manila'`,
      /lone_roles/,
    ],
    ['a role for oneself', `update account set roles = '{desk}' where login = 'admin'`, 'own account'],
    ['an account elsewhere', `update account set language = 'en' where login = 'caseworker.iom'`, '0 rows'],
    [
      'a history of roles that did not happen',
      `insert into role_grant (id) values (gen_random_uuid())`,
      /permission denied/,
    ],
    ['the hash of a link', `select token_hash from invitation`, /permission denied/],
    ['a unit of another organisation', `update unit set name_en = 'x' where code = 'IOM-JKT'`, '0 rows'],
    ['another login', `update account set login = 'x' where login = 'officer.manila'`, /permission denied/],
  ])('%s', async (_, statement, answer) => {
    expect(await asAdmin(statement)).toMatch(answer);
  });

  it('a login that says another organisation', async () => {
    const insert = `insert into account (id, login, unit_id, roles, language) values (gen_random_uuid(), $1, $2, '{officer}', 'id')`;
    expect(await asAdmin(insert, ['x@iom', unit('KBRI-MNL')])).toBe('not of the organisation');
    expect(await asAdmin(insert, ['x@kemlu', unit('KBRI-MNL')])).toBe('1 rows');
    expect(await asAdmin(insert, ['x@kemlu', unit('IOM-JKT')])).toMatch(
      /not of the organisation|row-level security|beyond/,
    );
  });

  it('gives by the same table as the rules', async () => {
    for (const kind of agencyKinds.codes) {
      const { rows } = await world.owner.query('select app.giveable($1) as roles', [kind]);
      expect([kind, [...rows[0].roles].sort()]).toEqual([kind, [...rolesByKind[kind]].sort()]);
    }
    for (const { login, unit: of, roles } of cast) {
      const home = units.find(({ id }) => id === of)?.organisation;
      const kind = organisations.find(({ id }) => id === home)?.kind ?? 'COURT';
      expect([login, roles.every((role) => (rolesByKind[kind] as readonly string[]).includes(role))]).toEqual([
        login,
        true,
      ]);
    }
  });
});

describe('An administrator of another organisation learns of no account', () => {
  const acts: [string, (id: string) => object][] = [
    ['changeAccount', (account) => ({ account, name: 'x' })],
    ['grantRole', (account) => ({ account, role: 'caseworker' })],
    ['revokeRole', (account) => ({ account, role: 'officer' })],
    ['disableAccount', (account) => ({ account })],
    ['enableAccount', (account) => ({ account })],
    ['resendInvitation', (account) => ({ account })],
    ['resetSecondFactor', (account) => ({ account })],
    [
      'standIn',
      (account) => ({
        account,
        unit: unit('IOM-JKT'),
        roles: ['officer'],
        until: new Date(Date.now() + 3_600_000),
        reason: 'SURGE',
      }),
    ],
    ['revokeInvitation', (invitation) => ({ invitation })],
    ['endStandIn', (standIn) => ({ standIn })],
  ];

  it.each(acts)('by %s', async (act, input) => {
    const hidden: Record<string, string> = { revokeInvitation: (await invited()).id, endStandIn: (await stoodIn()).id };
    const named = await stranger(act, input(hidden[act] ?? manila));
    const absent = await stranger(act, input(key()));
    expect(named).toEqual(absent);
    expect(named).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('by any list or filter', async () => {
    const asked = `{ accounts { items { login } } a: accounts(filter: { text: "manila" }) { items { login } }
      b: accounts(filter: { unit: "${unit('KBRI-MNL')}" }) { items { login } } roleGrants { items { account { login } giver { login } } }
      c: roleGrants(account: "${manila}") { items { id } } invitations { items { id } } standIns { items { id } } }`;
    const { accounts, a, b, roleGrants, c, invitations, standIns } = await world.as('admin.iom').ask(asked);
    expect(accounts.items.map(({ login }: { login: string }) => login)).toEqual([
      'admin.iom',
      'caseworker.iom',
      'system.iom',
      'twin@iom',
    ]);
    expect([a, b, c, standIns].map(({ items }) => items)).toEqual([[], [], [], []]);
    expect(JSON.stringify([roleGrants, invitations])).not.toMatch(/manila|kemlu/);
    expect((await world.as('admin').ask(asked)).a.items.length).toBeGreaterThan(0);
  });

  const stoodIn = () =>
    admin('standIn', {
      account: idOf('account officer.bangkok'),
      unit: unit(`KBRI-${['MNL', 'PNH', 'YGN', 'KUL', 'VTE'][count++ % 5]}`),
      roles: ['officer'],
      until: new Date(Date.now() + 3_600_000),
      reason: 'SURGE',
    });
});
