import { idOf } from '../src/demonstration/cast';
import { keeperOf } from './counted';
import { key, openWorld, type World } from './world';

let world: World;
const accounts: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld();
  for (const [login, code, ...given] of [
    ['second.manila', 'KBRI-MNL', 'officer'],
    ['third.manila', 'KBRI-MNL', 'officer'],
    ['head.yangon', 'KBRI-YGN', 'officer', 'supervisor'],
    ['second.desk', 'KEMLU-PWNI', 'desk'],
  ] as const) {
    accounts[login] = key();
    await world.owner.query('insert into account (id, login, unit_id, roles, language) values ($1, $2, $3, $4, $5)', [
      accounts[login],
      login,
      idOf(`unit ${code}`),
      given,
      'id',
    ]);
  }
  for (const login of ['officer.manila', 'supervisor.manila', 'officer.yangon', 'desk.kemlu'])
    accounts[login] = idOf(`account ${login}`);
});
afterAll(() => world.close());

const act = async (name: string, input: object, login = 'officer.manila', fields = '... on Case { id version }') => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${fields} ... on Problem { code field message } } }`;
  const sent = { key: key(), occurredAt: '2025-06-10T00:00:00Z', ...input };
  return (await world.as(login).ask(document, { input: sent }))[name];
};
const one = async (id: string, fields: string, login = 'officer.manila') =>
  (await world.as(login).ask(`query ($id: ID) { case(id: $id, purpose: CASE_WORK) { ${fields} } }`, { id })).case;
const mine = async (login: string) =>
  (await world.as(login).ask('{ cases(filter: { mine: true }) { items { id } } }')).cases.items.map(
    ({ id }: { id: string }) => id,
  );
const registered = async (count = 1) => (await world.registered(count)).map(({ id }) => id) as [string, ...string[]];
const assign = (id: string, login: string | null, more: object = {}, by?: string) =>
  act('assignCase', { case: id, account: login && accounts[login], reason: 'WORKLOAD', ...more }, by);
const bar = (id: string, login: string, more: object = {}, by = 'supervisor.manila') =>
  act('barAccount', { case: id, account: accounts[login], reason: 'KIN', ...more }, by);

const CASELOAD = '... on Caseload { moved left }';

describe('a unit knows who of it is in charge of a case', () => {
  it('of its own live accounts, which it can name', async () => {
    const { colleagues } = await world.as('officer.manila').ask('{ colleagues { id login roles } }');
    expect(colleagues.map(({ login }: { login: string }) => login)).toEqual([
      'officer.manila',
      'second.manila',
      'supervisor.manila',
      'third.manila',
    ]);
    const [id] = await registered();
    expect(await one(id, 'answerable { unit { code } account { login } }')).toEqual({
      answerable: { unit: { code: 'KBRI-MNL' }, account: null },
    });
    expect(await assign(id, 'second.manila')).toMatchObject({ __typename: 'Case', version: 2 });
    expect(await one(id, 'answerable { account { login } }')).toEqual({
      answerable: { account: { login: 'second.manila' } },
    });
    expect(await mine('second.manila')).toEqual([id]);
    expect(await mine('officer.manila')).not.toContain(id);
    expect(await assign(id, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'account' });
    expect(await assign(id, 'second.manila', { version: 1 })).toMatchObject({
      code: 'STALE_VERSION',
      field: 'version',
    });
    expect(await assign(id, 'officer.yangon', {}, 'officer.yangon')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'case',
    });
    expect(await assign(id, 'second.manila', {}, 'desk.kemlu')).toMatchObject({ code: 'FORBIDDEN' });
    await assign(id, null, { reason: 'ABSENCE', note: 'Sakit dua minggu' });
    expect(await mine('second.manila')).toEqual([]);
    expect(await one(id, 'assignments { account { login } reason note unit { code } } timeline { kind code }')).toEqual(
      {
        assignments: [
          { account: { login: 'second.manila' }, reason: 'WORKLOAD', note: null, unit: { code: 'KBRI-MNL' } },
          { account: null, reason: 'ABSENCE', note: 'Sakit dua minggu', unit: { code: 'KBRI-MNL' } },
        ],
        timeline: expect.arrayContaining([{ kind: 'assignCase', code: 'ABSENCE' }]),
      },
    );
  });

  it('and whoever opens the intake is, until somebody else is put there', async () => {
    const [id] = await registered();
    await act('moveCase', { case: id, version: 1, step: 'openIntake' }, 'third.manila');
    expect(await mine('third.manila')).toEqual([id]);
    expect(await one(id, 'assignments { reason account { login } }')).toEqual({
      assignments: [{ reason: 'INTAKE', account: { login: 'third.manila' } }],
    });
  });

  it('for a whole caseload at a change of shift, once', async () => {
    const ids = await registered(5);
    for (const id of ids) await assign(id, 'second.manila');
    await bar(ids[4] as string, 'third.manila');
    const move = { from: accounts['second.manila'], to: accounts['third.manila'], reason: 'ROTATION', key: key() };
    const moved = () => act('reassignCaseload', move, 'officer.manila', CASELOAD);
    expect(await moved()).toEqual({ __typename: 'Caseload', moved: 4, left: 1 });
    expect(await moved()).toEqual({ __typename: 'Caseload', moved: 4, left: 1 });
    expect(await mine('second.manila')).toEqual([ids[4]]);
    expect(await mine('third.manila')).toEqual(expect.arrayContaining(ids.slice(0, 4)));
    expect(await one(ids[0], 'version assignments { reason }')).toEqual({
      version: 3,
      assignments: [{ reason: 'WORKLOAD' }, { reason: 'ROTATION' }],
    });
    const bad = (input: object, login?: string) =>
      act('reassignCaseload', { ...move, key: key(), ...input }, login, '... on Caseload { moved }');
    expect(await bad({ to: accounts['officer.yangon'] })).toMatchObject({ code: 'NOT_FOUND', field: 'to' });
    expect(await bad({ to: move.from })).toMatchObject({ code: 'SAME_ACCOUNT', field: 'to' });
    expect(await bad({ occurredAt: '2999-01-01T00:00:00Z' })).toMatchObject({ code: 'IN_FUTURE', field: 'occurredAt' });
    expect(await bad({}, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'to' });
  });

  it('of a colleague, also of one who has left, but of nobody else, be there such an account or not', async () => {
    const [id] = await registered();
    await assign(id, 'second.manila');
    const moved = (from: string | undefined) =>
      act('reassignCaseload', { from, to: accounts['third.manila'], reason: 'ROTATION' }, undefined, CASELOAD);
    const refusals = [await moved(key()), await moved(accounts['officer.yangon']), await moved(accounts['desk.kemlu'])];
    expect(refusals[0]).toMatchObject({ __typename: 'Problem', code: 'NOT_FOUND', field: 'from' });
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1);
    // A live colleague without any is no mistake.
    expect(await moved(accounts['supervisor.manila'])).toMatchObject({ __typename: 'Caseload', moved: 0 });
    await world.owner.query('update account set disabled_at = now() where id = $1', [accounts['second.manila']]);
    try {
      expect(await moved(accounts['second.manila'])).toMatchObject({ __typename: 'Caseload' });
      expect(await mine('third.manila')).toContain(id);
    } finally {
      await world.owner.query('update account set disabled_at = null where id = $1', [accounts['second.manila']]);
    }
  });

  it('and nobody of it once the case is another unit’s, whose own are asked instead', async () => {
    const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({
      purpose,
      basis: 'CONSENT',
      given: true,
    }));
    const [given] = await world.registered(1, 'officer.manila', { consents });
    const id = given?.id as string;
    await assign(id, 'second.manila');
    const referral = '... on Referral { id state }';
    const offer = await act('transferCase', { case: id, toUnit: idOf('unit KEMENSOS-RS') }, undefined, referral);
    await act('answerReferral', { referral: offer.id, accept: true }, 'shelter.kemensos', referral);
    expect(await one(id, 'answerable { account { login } }', 'shelter.kemensos')).toEqual({
      answerable: { account: null },
    });
    expect(await mine('second.manila')).not.toContain(id);
  });
});

describe('a colleague who is barred from a case', () => {
  it('has it no longer, by list, id, number, name or act, while the unit goes on with it', async () => {
    const [given] = await world.registered(1, 'officer.manila', {
      name: 'WAHYU KERABAT DEKAT',
      birthDate: '1991-01-01',
      nik: '3507010101910001',
    });
    const id = given?.id as string;
    await assign(id, 'second.manila');
    expect(await bar(id, 'second.manila', { note: 'Adik ipar' })).toMatchObject({ __typename: 'Case' });
    expect(await mine('second.manila')).not.toContain(id);
    expect(await one(id, 'id', 'second.manila')).toBeNull();
    const find = '{ findPeople(name: "Wahyu Kerabat Dekat", birthYear: 1991) { id } }';
    expect((await world.as('second.manila').ask(find)).findPeople).toEqual([]);
    expect((await world.as('third.manila').ask(find)).findPeople).toEqual([{ id }]);
    expect(
      await act('assignCase', { case: id, account: accounts['second.manila'], reason: 'SHIFT' }, 'second.manila'),
    ).toMatchObject({
      code: 'NOT_FOUND',
      field: 'case',
    });
    // Nor may anybody put them in charge of it again.
    expect(await assign(id, 'second.manila')).toMatchObject({ code: 'BARRED_ACCOUNT', field: 'account' });
    expect(
      await one(
        id,
        'answerable { account { login } } barrings { id reason note account { login } liftedAt }',
        'supervisor.manila',
      ),
    ).toEqual({
      answerable: { account: null },
      barrings: [
        {
          id: expect.any(String),
          reason: 'KIN',
          note: 'Adik ipar',
          account: { login: 'second.manila' },
          liftedAt: null,
        },
      ],
    });
  });

  it('counts it among their own numbers no longer, be it folded before or after', async () => {
    const keeper = keeperOf(world);
    const [first, second] = await registered(2);
    await keeper.keep(new Date());
    const count = async (login: string) => {
      const { caseNumbers } = await world
        .as(login)
        .ask<{ caseNumbers: { count: number }[] }>('{ caseNumbers { count } }');
      return caseNumbers.reduce((sum, one) => sum + one.count, 0);
    };
    const before = { colleague: await count('second.manila'), desk: await count('second.desk') };
    const own = await count('third.manila');
    await bar(first, 'second.manila');
    await bar(second as string, 'second.desk', {}, 'desk.kemlu');
    const after = { colleague: before.colleague - 1, desk: before.desk - 1 };
    for (const fold of [false, true]) {
      if (fold) await keeper.keep(new Date());
      expect({ colleague: await count('second.manila'), desk: await count('second.desk') }).toEqual(after);
      expect(await count('third.manila')).toBe(own);
    }
    await keeper.stop();
  });

  it('is barred by the unit’s own or the national desk, once, and never the last who could go on', async () => {
    const [id] = await registered();
    expect(await bar(id, 'supervisor.manila')).toMatchObject({ code: 'OWN_BAR', field: 'account' });
    // Hiding a case from a colleague is not everybody's who works on it.
    expect(await bar(id, 'second.manila', {}, 'officer.manila')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await bar(id, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'account' });
    expect(await bar(id, 'second.manila', {}, 'head.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await bar(id, 'second.manila', {}, 'police')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await bar(id, 'second.manila', {}, 'desk.kemlu')).toMatchObject({ __typename: 'Case' });
    expect(await bar(id, 'second.manila')).toMatchObject({ code: 'BARRED_ACCOUNT', field: 'account' });
    await bar(id, 'third.manila');
    expect(await bar(id, 'supervisor.manila', {}, 'desk.kemlu')).toMatchObject({ __typename: 'Case' });
    expect(await bar(id, 'officer.manila', {}, 'desk.kemlu')).toMatchObject({ code: 'LAST_ACCOUNT', field: 'account' });
    expect(await bar(id, 'second.desk', {}, 'desk.kemlu')).toMatchObject({ __typename: 'Case' });
    expect(await one(id, 'id', 'second.desk')).toBeNull();
    expect(await one(id, 'id', 'desk.kemlu')).toEqual({ id });
  });

  it('sees it again when the bar is lifted, which is told once', async () => {
    const [id] = await registered();
    await bar(id, 'second.manila');
    const { barrings } = await one(id, 'barrings { id }', 'supervisor.manila');
    const lift = (login = 'supervisor.manila') =>
      act('liftBar', { barring: barrings[0].id, note: 'Salah orang' }, login);
    expect(await lift('second.manila')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await lift('head.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'barring' });
    expect(await lift()).toMatchObject({ __typename: 'Case' });
    expect(await lift()).toMatchObject({ code: 'BAR_LIFTED', field: 'barring' });
    expect(await one(id, 'id', 'second.manila')).toEqual({ id });
    expect((await one(id, 'timeline { kind }')).timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      'register',
      'barAccount',
      'liftBar',
    ]);
  });

  it('meets it in no guard, mark or count that looks past the walls', async () => {
    const [given] = await world.registered(1, 'officer.manila', {
      name: 'SAUDARA KANDUNG',
      birthDate: '1990-09-09',
      nik: '3507010909900001',
    });
    const id = given?.id as string;
    const count = async (login: string) =>
      (await world.as(login).ask('{ caseCounts { count } }')).caseCounts.reduce(
        (sum: number, row: { count: number }) => sum + row.count,
        0,
      );
    const all = await count('third.manila');
    await bar(id, 'third.manila');
    expect(await count('third.manila')).toBe(all - 1);
    const step = await act('moveCase', { case: id, version: 2, step: 'openIntake' }, 'third.manila');
    expect(step).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
  });
});

describe('somebody who stands in for the unit', () => {
  it('is put in charge of its cases and barred from them as any colleague, while it lasts', async () => {
    const input = { key: key(), account: accounts['officer.yangon'], unit: idOf('unit KBRI-MNL'), roles: ['officer'] };
    const { standIn } = await world
      .as('admin')
      .ask(
        'mutation ($input: GiveStandIn!) { standIn(input: $input) { ... on StandIn { id } ... on Problem { code field } } }',
        {
          input: { ...input, reason: 'SURGE', until: new Date(Date.now() + 86_400_000).toISOString() },
        },
      );
    expect(standIn).toEqual({ id: expect.any(String) });
    const { colleagues } = await world.as('officer.manila').ask('{ colleagues { login } }');
    expect(colleagues).toContainEqual({ login: 'officer.yangon' });
    const [id, other] = (await registered(2)) as [string, string];
    expect(await assign(id, 'officer.yangon')).toMatchObject({ __typename: 'Case' });
    expect(await one(id, 'answerable { account { login } }')).toEqual({
      answerable: { account: { login: 'officer.yangon' } },
    });
    expect(await bar(id, 'officer.yangon')).toMatchObject({ __typename: 'Case' });
    expect(await one(id, 'answerable { account { login } }')).toEqual({ answerable: { account: null } });
    expect(await assign(id, 'officer.yangon')).toMatchObject({ code: 'BARRED_ACCOUNT', field: 'account' });
    await world.owner.query('update stand_in set ended_at = now() where id = $1', [standIn.id]);
    expect(await assign(other, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'account' });
  });
});
