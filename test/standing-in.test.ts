import supertest from 'supertest';
import { idOf } from '../src/demonstration/cast';
import { does, made } from './administering';
import { key, openWorld, somebody, type Answer, type World } from './world';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: World;
let theirs: { id: string; number: string }[];
beforeAll(async () => {
  world = await openWorld();
  await made(world, 'other.admin', 'ADMIN', ['admin']);
  theirs = await world.registered(2, 'officer.bangkok', { country: 'TH' });
});
afterAll(() => world.close());

/** Asks as the account for another unit. */
async function actingFor(unit: string, login: string, query: string, variables: object = {}): Promise<Answer> {
  const { status, text: body } = await supertest(world.url)
    .post('/graphql')
    .set('authorization', `Bearer ${await world.tokenOf(login)}`)
    .set('x-acting-for', unit)
    .send({ query, variables });
  const { data, errors } = JSON.parse(body) as Pick<Answer, 'data' | 'errors'>;
  return { status, data, errors, body };
}

const leave = (over: object = {}, by = 'admin') =>
  does(world, by, 'standIn', {
    account: idOf('account officer.manila'),
    unit: idOf('unit KBRI-BKK'),
    roles: ['officer'],
    until: new Date(Date.now() + 3 * DAY_MS),
    reason: 'ABSENCE',
    ...over,
  });
const twoSeconds = () => new Promise((resolve) => setTimeout(resolve, 2_100));
const mine = '{ cases { items { number } } }';
const worklist = async (login = 'officer.manila', unit = 'KBRI-BKK') =>
  (
    (await actingFor(unit, login, mine)).data as unknown as { cases: { items: { number: string }[] } } | null
  )?.cases.items
    .map(({ number }) => number)
    .sort();

describe('Somebody who stands in for another unit', () => {
  it('works on its cases there, and not at home', async () => {
    expect((await actingFor('KBRI-BKK', 'officer.manila', mine)).status).toBe(403);
    expect(await leave()).toMatchObject({ unit: { code: 'KBRI-BKK' }, roles: ['officer'] });
    expect(await worklist()).toEqual(theirs.map(({ number }) => number).sort());
    expect((await world.as('officer.manila').ask(mine)).cases.items).toEqual([]);
  });

  it('is shown where they act, and where they may', async () => {
    const asked =
      '{ me { login name organisation { code } unit { code } roles actingFor { code } standIns { unit { code } roles until } } }';
    const home = (await world.as('officer.manila').ask(asked)).me;
    expect(home).toMatchObject({
      unit: { code: 'KBRI-MNL' },
      organisation: { code: 'KEMLU' },
      actingFor: null,
      standIns: [{ unit: { code: 'KBRI-BKK' }, roles: ['officer'] }],
    });
    const there = (await actingFor('KBRI-BKK', 'officer.manila', asked)).data as unknown as { me: object };
    expect(there.me).toMatchObject({
      login: 'officer.manila',
      unit: { code: 'KBRI-BKK' },
      actingFor: { code: 'KBRI-BKK' },
    });
  });

  it('leaves both names on what they do: the unit acted for and their own account', async () => {
    const { id } = somebody(9);
    const done = await actingFor(
      'KBRI-BKK',
      'officer.manila',
      'mutation ($input: RegisterCase!) { registerCase(input: $input) { ... on Case { id post { code } } ... on Problem { code } } }',
      { input: { ...somebody(9), id, country: 'TH' } },
    );
    expect(done.data).toEqual({ registerCase: { id, post: { code: 'KBRI-BKK' } } });
    const { rows } = await world.owner.query(
      `select u.code, a.login from case_event e join unit u on u.id = e.unit_id join account a on a.id = e.account_id where e.case_id = $1
       union all select u.code, a.login from audit_entry e join unit u on u.id = e.unit_id join account a on a.id = e.account_id
         where e.act = 'registerCase' and $1 = any (e.cases)`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toEqual({ code: 'KBRI-BKK', login: 'officer.manila' });
  });

  it('has only the roles that were given there, and that they still have', async () => {
    const shelter = await made(world, 'two.roles', 'KEMENSOS-RS', ['shelter', 'social']);
    await made(world, 'admin.kemensos', 'KEMENSOS-RS', ['admin']);
    const unit = await does(world, 'admin.kemensos', 'createUnit', {
      code: 'KEMENSOS-2',
      nameId: 'Dua',
      nameEn: 'Two',
      country: 'ID',
      zone: 'Asia/Jakarta',
    });
    await leave({ account: shelter, unit: unit.id, roles: ['social'] }, 'admin.kemensos');
    const roles = async () =>
      (
        (await actingFor('KEMENSOS-2', 'two.roles', '{ me { roles } }')).data as unknown as {
          me: { roles: string[] };
        } | null
      )?.me.roles;
    expect(await roles()).toEqual(['social']);
    await does(world, 'admin.kemensos', 'revokeRole', { account: shelter, role: 'social' });
    expect(await roles()).toBeUndefined();
  });

  it('does so no longer once it was ended, or once its time is over', async () => {
    const account = idOf('account officer.yangon');
    const ended = await leave({ account });
    expect(await worklist('officer.yangon')).toHaveLength(3);
    expect((await does(world, 'admin', 'endStandIn', { standIn: ended.id })).endedAt).not.toBeNull();
    expect(await does(world, 'admin', 'endStandIn', { standIn: ended.id })).toMatchObject({
      code: 'STAND_IN_ENDED',
      field: 'standIn',
    });
    expect(await worklist('officer.yangon')).toBeUndefined();

    const { id } = await leave({ account });
    expect(await worklist('officer.yangon')).toHaveLength(3);
    await world.owner.query(`update stand_in set until = now() where id = $1`, [id]);
    await twoSeconds();
    expect(await worklist('officer.yangon')).toBeUndefined();
  });

  it('may give it up themselves', async () => {
    const { id } = await leave({ account: idOf('account officer.dubai') });
    expect((await does(world, 'officer.dubai', 'endStandIn', { standIn: id })).endedAt).not.toBeNull();
    const { standIns } = await world
      .as('officer.dubai')
      .ask('{ standIns { items { unit { code } account { login } endedAt } } }');
    expect(standIns.items).toEqual([
      { unit: { code: 'KBRI-BKK' }, account: { login: 'officer.dubai' }, endedAt: expect.any(String) },
    ]);
  });

  it('is out with the account', async () => {
    const account = await made(world, 'leaving', 'KBRI-MNL', ['officer']);
    await leave({ account });
    expect(await worklist('leaving')).toHaveLength(3);
    await does(world, 'admin', 'disableAccount', { account });
    await does(world, 'admin', 'enableAccount', { account });
    expect((await actingFor('KBRI-BKK', 'leaving', mine)).status).toBe(403);
  });
});

describe('Nobody stands in', () => {
  it.each([
    ['for themselves to give', { account: idOf('account admin'), roles: ['admin'] }, 'OWN_ACCOUNT', 'account'],
    ['where they belong', { unit: idOf('unit KBRI-MNL') }, 'OWN_UNIT', 'unit'],
    ['for a unit of another organisation', { unit: idOf('unit IOM-JKT') }, 'NOT_FOUND', 'unit'],
    ['from another organisation', { account: idOf('account caseworker.iom') }, 'NOT_FOUND', 'account'],
    ['with a role that is not theirs', { roles: ['analyst'] }, 'NOT_OWN_ROLES', 'roles'],
    ['with no role', { roles: [] }, 'NOT_OWN_ROLES', 'roles'],
    ['as the national desk', { account: idOf('account desk.kemlu'), roles: ['desk'] }, 'NOT_OWN_ROLES', 'roles'],
    ['for longer than thirty days', { until: new Date(Date.now() + 31 * DAY_MS) }, 'STAND_IN_TOO_LONG', 'until'],
    ['until yesterday', { until: new Date(Date.now() - DAY_MS) }, 'STAND_IN_TOO_LONG', 'until'],
    ['twice', {}, 'STANDS_IN', 'unit'],
  ])('%s', async (_, over, code, field) => {
    expect(await leave(over)).toMatchObject({ code, field });
  });

  it('unless an administrator says so', async () => {
    const data = await world
      .as('officer.bangkok')
      .ask('mutation ($input: GiveStandIn!) { standIn(input: $input) { ... on Problem { code } } }', {
        input: { key: key(), account: key(), unit: key(), roles: [], until: new Date(), reason: 'SURGE' },
      });
    expect(data.standIn).toEqual({ code: 'FORBIDDEN' });
  });

  it('by a header alone: units with leave for others, without, and that there are not read alike', async () => {
    const answers = await Promise.all(
      ['KBRI-BKK', 'KEMENSOS-RS', 'NOWHERE', '', "' or true --", 'KBRI-PNH'].map((unit) =>
        actingFor(unit, 'officer.phnompenh', mine),
      ),
    );
    for (const { status, errors } of answers) {
      expect([status, errors?.[0]?.extensions.code]).toEqual([403, 'NOT_STANDING_IN']);
    }
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it('before they are known: a bad token is told nothing of units', async () => {
    const { status, text } = await supertest(world.url)
      .post('/graphql')
      .set('authorization', 'Bearer a.b.c')
      .set('x-acting-for', 'KBRI-BKK')
      .send({ query: mine });
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});
