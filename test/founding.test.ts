import { Client } from 'pg';
import { agencyKinds, foundsOthers, mayBeFounded } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { ContextSigner } from '../src/platform/db/context';
import { does, hashOf } from './administering';
import { waiting } from './at-once';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const unit = { nameId: 'Kantor pusat', nameEn: 'Head office', country: 'ID', zone: 'Asia/Jakarta' };
const organisation = (code: string, over: object = {}) => ({
  code,
  kind: 'LPSK',
  nameId: 'Lembaga baru',
  nameEn: 'New agency',
  unit: { ...unit, code: `${code}-JKT` },
  ...over,
});
const admin = (act: string, input: object) => does(world, 'admin', act, input);
const founded = async (code: string): Promise<string> => (await admin('createOrganisation', organisation(code))).id;
const first = (id: string, over: object = {}, by = 'admin') =>
  does(world, by, 'inviteFirstAdministrator', {
    organisation: id,
    login: 'sari',
    name: 'Sari Dewi',
    language: 'id',
    ...over,
  });
/** As the page of the invitation does it, when its holder has chosen how to sign in. */
const comesIn = (link: string) =>
  world.owner.query('update invitation set used_at = now() where token_hash = $1 and revoked_at is null', [
    hashOf(link),
  ]);

describe('An administrator where the national desk is', () => {
  it('founds an organisation with its first unit, and invites the first who administers it', async () => {
    const made = await admin('createOrganisation', organisation('SAKSI'));
    expect(made).toMatchObject({ code: 'SAKSI', kind: 'LPSK', version: 1, nameEn: 'New agency' });
    const invited = await first(made.id);
    expect(invited).toMatchObject({ login: 'sari@saksi', kind: 'JOIN', link: expect.stringMatching(/#[\w-]{43}$/) });
    await comesIn(invited.link);
    const { me, accounts } = await world
      .as('sari@saksi')
      .ask('{ me { name roles unit { code } organisation { code kind version } } accounts { items { login } } }');
    expect(me).toEqual({
      name: 'Sari Dewi',
      roles: ['admin'],
      unit: { code: 'SAKSI-JKT' },
      organisation: { code: 'SAKSI', kind: 'LPSK', version: 1 },
    });
    expect(accounts.items).toEqual([{ login: 'sari@saksi' }]);
  });

  it('is told which still wait for that: its own, until somebody has come in', async () => {
    const waiting = async (login: string) =>
      (await world.as(login).ask('{ awaitedOrganisations { code } }')).awaitedOrganisations;
    const id = await founded('AWAITED');
    expect(await waiting('admin')).toContainEqual({ code: 'AWAITED' });
    expect(await waiting('admin.iom')).toEqual([]);
    await comesIn((await first(id)).link);
    expect(await waiting('admin')).not.toContainEqual({ code: 'AWAITED' });
  });

  it('is answered the same for the same key, but for the link', async () => {
    const input = { key: key(), ...organisation('TWICE') };
    const made = await admin('createOrganisation', input);
    expect(await admin('createOrganisation', input)).toEqual(made);
    const invitation = { key: key(), organisation: made.id, login: 'sari', name: 'Sari', language: 'id' };
    const invited = await admin('inviteFirstAdministrator', invitation);
    expect(await admin('inviteFirstAdministrator', invitation)).toEqual({ ...invited, link: null });
  });

  it('replaces a lost link, and whoever was invited by another, until one has come in', async () => {
    const id = await founded('LOST');
    const [lost, again] = [await first(id), await first(id)];
    expect(again.account).toBe(lost.account);
    const other = await first(id, { login: 'budi', name: 'Budi' });
    const { rows } = await world.owner.query(
      `select a.login, a.disabled_at is null as enabled, i.revoked_at is null as good from account a join invitation i on i.account_id = a.id
       where a.login like '%@lost' order by i.recorded_at`,
    );
    expect(rows).toEqual([
      { login: 'sari@lost', enabled: false, good: false },
      { login: 'sari@lost', enabled: false, good: false },
      { login: 'budi@lost', enabled: true, good: true },
    ]);
    await comesIn(lost.link);
    expect((await first(id, { login: 'budi' })).login).toBe('budi@lost');
    await world.owner.query(`update invitation set used_at = now() where account_id = $1 and revoked_at is null`, [
      other.account,
    ]);
    const refused = { code: 'ADMINISTRATOR_THERE', field: 'organisation' };
    expect(await first(id)).toMatchObject(refused);
    expect(await admin('changeOrganisation', { organisation: id, version: 1, nameEn: 'Mine' })).toMatchObject(refused);
  });

  it('has no second way in when somebody comes in by the first at the same moment', async () => {
    const id = await founded('RACE');
    const { link } = await first(id);
    const gap = new Client({ connectionString: world.addressOf('pulang_sign_in') });
    await gap.connect();
    await gap.query('begin');
    await gap.query('update invitation set used_at = now() where token_hash = $1', [hashOf(link)]);
    const second = first(id);
    await waiting(world, 1);
    await gap.query('commit');
    await gap.end();
    expect(await second).toMatchObject({ code: 'ADMINISTRATOR_THERE' });
    const { rows } = await world.owner.query(
      `select count(*)::int as n from invitation i join account a on a.id = i.account_id where a.login = 'sari@race' and i.used_at is null`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('corrects the names of what nobody has come into yet, and of their own organisation', async () => {
    const id = await founded('NAMES');
    const change = { organisation: id, version: 1, nameEn: ' Names ' };
    expect(await admin('changeOrganisation', change)).toMatchObject({
      version: 2,
      nameEn: 'Names',
      nameId: 'Lembaga baru',
    });
    expect(await admin('changeOrganisation', change)).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    const own = await admin('changeOrganisation', { organisation: idOf('KEMLU'), version: 1, nameId: 'Kemlu RI' });
    expect(own).toMatchObject({ code: 'KEMLU', nameId: 'Kemlu RI' });
  });

  it.each([
    ['a code that is taken', { code: 'IOM' }, 'ORGANISATION_CODE_TAKEN', 'code'],
    ['a code in small letters', { code: 'saksi' }, 'INVALID_VALUE', 'code'],
    ['another national desk', { kind: 'KEMLU' }, 'KIND_BY_SET_UP', 'kind'],
    ['no name', { nameId: ' ' }, 'INVALID_VALUE', 'nameId'],
    ['a unit that is taken', { unit: { ...unit, code: 'IOM-JKT' } }, 'UNIT_CODE_TAKEN', 'unit.code'],
    ['a unit nowhere', { unit: { ...unit, code: 'NOWHERE', country: 'XX' } }, 'UNKNOWN_CODE', 'unit.country'],
    ['a unit out of time', { unit: { ...unit, code: 'NOWHERE', zone: 'Mars' } }, 'INVALID_VALUE', 'unit.zone'],
  ])('is refused %s, and nothing is left of it', async (_, over, code, field) => {
    const before = await counts();
    expect(await admin('createOrganisation', organisation('FRESH', over))).toMatchObject({ code, field });
    expect(await counts()).toEqual(before);
  });

  it('leaves what they did in the audit', async () => {
    const { rows } = await world.owner.query(
      `select distinct e.act from audit_entry e join account a on a.id = e.account_id where a.login = 'admin'
       and e.act in ('createOrganisation', 'changeOrganisation', 'inviteFirstAdministrator') order by 1`,
    );
    expect(rows.map(({ act }) => act)).toEqual([
      'changeOrganisation',
      'createOrganisation',
      'inviteFirstAdministrator',
    ]);
  });
});

const counts = async () =>
  (await world.owner.query('select (select count(*) from organisation) as o, (select count(*) from unit) as u')).rows;

describe('Nobody else', () => {
  it('founds an organisation: not the administrators of another, nor who administers nothing', async () => {
    const before = await counts();
    expect(await does(world, 'admin.iom', 'createOrganisation', organisation('THEIRS'))).toMatchObject({
      code: 'FOUNDS_NONE',
    });
    for (const login of ['desk.kemlu', 'officer.manila', 'auditor', 'developer', 'system.iom'])
      for (const act of ['createOrganisation', 'changeOrganisation'])
        expect(await does(world, login, act, inputs[act] ?? {})).toMatchObject({ code: 'FORBIDDEN' });
    await expect(first(idOf('KEMLU'), {}, 'desk.kemlu')).rejects.toThrow('FORBIDDEN');
    expect(await counts()).toEqual(before);
  });

  it('begins or renames an organisation that theirs did not found, whether it is there or not', async () => {
    const id = await founded('OURS');
    for (const act of ['changeOrganisation', 'inviteFirstAdministrator']) {
      const input = inputs[act] ?? {};
      const [theirs, absent] = [
        await does(world, 'admin.iom', act, { ...input, organisation: id }),
        await does(world, 'admin.iom', act, { ...input, organisation: key() }),
      ];
      expect(theirs).toMatchObject({ code: 'NOT_FOUND', field: 'organisation' });
      expect(theirs).toEqual(absent);
    }
    // Set-up made it, and its own administrators were made with it.
    expect(await first(idOf('IOM'))).toMatchObject({ code: 'NOT_FOUND', field: 'organisation' });
    expect(await admin('changeOrganisation', { organisation: idOf('IOM'), version: 1, nameEn: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  const inputs: Record<string, object> = {
    createOrganisation: organisation('NEVER'),
    changeOrganisation: { organisation: idOf('KEMLU'), version: 1, nameEn: 'x' },
    inviteFirstAdministrator: { organisation: idOf('KEMLU'), login: 'sari', name: 'Sari', language: 'id' },
  };
});

describe('The database holds the same, whoever forgets to ask', () => {
  const asAdminOf = async (login: string, unitCode: string, statement: string, values: unknown[] = []) => {
    const app = new Client({ connectionString: world.addressOf('pulang_app') });
    await app.connect();
    const { rows } = await world.owner.query('select id from account where login = $1', [login]);
    const context = new ContextSigner(world.ring.secret('context')).sign({
      account: rows[0].id,
      unit: idOf(`unit ${unitCode}`),
      standing: 'admin',
    });
    try {
      await app.query('begin');
      await app.query('select app.enter($1)', [context]);
      return `${(await app.query(statement, values)).rowCount} rows`;
    } catch (error) {
      return (error as Error).message;
    } finally {
      await app.end();
    }
  };
  const insert = `insert into organisation (id, code, kind, name_id, name_en, founder_id) values (gen_random_uuid(), 'WALL', $1, 'x', 'x', $2)`;
  const invite = `select app.invite_first_admin($1, 'x@x', 'x', 'id', gen_random_uuid(), 'x', now(), now())`;

  it('founds for whom the rules say, and of what they say', async () => {
    const kemlu = idOf('KEMLU');
    for (const kind of agencyKinds.codes)
      expect([kind, await asAdminOf('admin', 'ADMIN', insert, [kind, kemlu])]).toEqual([
        kind,
        mayBeFounded(kind) ? '1 rows' : expect.stringContaining('row-level security'),
      ]);
    expect(foundsOthers('IOM')).toBe(false);
    expect(await asAdminOf('admin.iom', 'IOM-JKT', insert, ['LPSK', idOf('IOM')])).toMatch('row-level security');
    expect(await asAdminOf('admin', 'ADMIN', insert, ['LPSK', idOf('IOM')])).toMatch('row-level security');
  });

  it('invites nobody into what others founded, nor where somebody has come in', async () => {
    const id = await founded('WALLS');
    expect(await asAdminOf('admin.iom', 'IOM-JKT', invite, [id])).toBe('not awaited');
    expect(await asAdminOf('admin', 'ADMIN', invite, [idOf('IOM')])).toBe('not awaited');
    const renamed = `update organisation set name_en = 'x' where id = $1`;
    expect(await asAdminOf('admin.iom', 'IOM-JKT', renamed, [id])).toBe('0 rows');
    expect(await asAdminOf('admin', 'ADMIN', renamed, [id])).toBe('1 rows');
    await comesIn((await first(id)).link);
    expect(await asAdminOf('admin', 'ADMIN', renamed, [id])).toBe('0 rows');
    expect(await asAdminOf('admin', 'ADMIN', invite, [id])).toBe('not awaited');
    const added = `insert into unit (id, code, organisation_id, name_id, name_en, country, zone) values (gen_random_uuid(), 'WALL-2', $1, 'x', 'x', 'ID', 'Asia/Jakarta')`;
    expect(await asAdminOf('admin', 'ADMIN', added, [id])).toMatch('row-level security');
  });
});
