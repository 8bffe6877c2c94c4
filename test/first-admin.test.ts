import { makeFirstAdmin, FirstAdminError, type FirstAdmin } from '../src/organisations/first-admin';
import { hashOf } from './administering';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const asked = (over: Partial<FirstAdmin> = {}): FirstAdmin => ({
  organisation: 'LPSK',
  kind: 'LPSK',
  unit: 'LPSK-JKT',
  login: 'sari.dewi',
  name: 'Sari Dewi',
  forceRecovery: false,
  ...over,
});
const auditOf = async (act: string) =>
  (
    await world.owner.query(
      `select a.login from audit_entry e join account a on a.id = e.account_id where e.act = $1`,
      [act],
    )
  ).rows;

describe('The first administrator of an organisation', () => {
  it('is made with organisation and unit where there are none, and is let in by a link', async () => {
    const { login, link } = await makeFirstAdmin(world.owner, asked());
    expect([login, link]).toEqual(['sari.dewi@lpsk', expect.stringMatching(/^\/sign-in\/invitation#[\w-]{43}$/)]);
    const { rows } = await world.owner.query('select kind, maker_id from invitation where token_hash = $1', [
      hashOf(link ?? ''),
    ]);
    expect(rows).toEqual([{ kind: 'JOIN', maker_id: null }]);
    const { me, accounts } = await world
      .as('sari.dewi@lpsk')
      .ask('{ me { name roles unit { code } organisation { code kind } } accounts { items { login } } }');
    expect(me).toEqual({
      name: 'Sari Dewi',
      roles: ['admin'],
      unit: { code: 'LPSK-JKT' },
      organisation: { code: 'LPSK', kind: 'LPSK' },
    });
    expect(accounts.items).toEqual([{ login: 'sari.dewi@lpsk' }]);
    expect(await auditOf('firstAdmin')).toEqual([{ login: 'sari.dewi@lpsk' }]);
  });

  it('is known by what an outside provider calls them, and is sent no link', async () => {
    const outside = { issuer: 'https://id.example', subject: 'b5a1' };
    const made = await makeFirstAdmin(
      world.owner,
      asked({ organisation: 'BP2MI', unit: 'BP2MI-JKT', kind: 'KP2MI', outside }),
    );
    expect(made).toEqual({ login: 'sari.dewi@bp2mi', link: null });
    const { rows } = await world.owner.query(
      `select a.login, (select count(*)::int from invitation i where i.account_id = a.id) as invitations
       from account_subject s join account a on a.id = s.account_id where s.issuer = $1 and s.subject = $2`,
      [outside.issuer, outside.subject],
    );
    expect(rows).toEqual([{ login: 'sari.dewi@bp2mi', invitations: 0 }]);
    await expect(makeFirstAdmin(world.owner, asked({ login: 'third', forceRecovery: true, outside }))).rejects.toThrow(
      /b5a1 is somebody else already/,
    );
  });

  it('is made once: where there is one, only when recovery is asked for by name, and the audit keeps it', async () => {
    await expect(makeFirstAdmin(world.owner, asked({ login: 'second' }))).rejects.toThrow(/LPSK has an administrator/);
    await makeFirstAdmin(world.owner, asked({ login: 'second', forceRecovery: true }));
    expect(await auditOf('recoverAdmin')).toEqual([{ login: 'second@lpsk' }]);
  });

  it.each([
    ['an organisation without its kind', { organisation: 'NEW', kind: undefined }, /NEW is new: say --kind/],
    ['a kind that there is not', { organisation: 'NEW', kind: 'KINGS' }, /NEW is new: say --kind/],
    [
      'a unit of another organisation',
      { organisation: 'NEW', kind: 'PARTNER', unit: 'KBRI-MNL' },
      /another organisation/,
    ],
    ['a login that is none', { login: 'Sari Dewi' }, /--login is/],
    ['a login that is taken', { forceRecovery: true }, /is taken/],
    ['a zone that there is not', { organisation: 'NEW', kind: 'PARTNER', unit: 'NEW-1', zone: 'Mars' }, /--zone/],
  ])('is not made with %s, and nothing is left of the attempt', async (_, over, message) => {
    const counted = async () =>
      (
        await world.owner.query(
          'select (select count(*) from organisation) o, (select count(*) from unit) u, (select count(*) from account) a',
        )
      ).rows[0];
    const before = await counted();
    const attempt = makeFirstAdmin(world.owner, asked(over));
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toBeInstanceOf(FirstAdminError);
    expect(await counted()).toEqual(before);
  });
});
