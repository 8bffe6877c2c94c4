import { handsOf, home, type Hands } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: Hands['act'];
let read: Hands['read'];
beforeAll(async () => {
  world = await openWorld();
  ({ act, read } = handsOf(world, KEMENSOS));
});
afterAll(() => world.close());

const KEMENSOS = 'shelter.kemensos';
const HOME = '2025-07-15T02:00:00Z';
const village = {
  level: 'COMMUNITY',
  type: 'COMMUNITY_PROJECT',
  note: 'A drying floor for the village.',
  regencies: ['53.04'],
  costMinor: 4500000000,
  currency: 'IDR',
};

const change = async (name: string, input: object, login = KEMENSOS) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) {
    ... on SharedSupport { id version level note regencies state costMinor beneficiaries } ... on Problem { code field } } }`;
  return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
};
const supports = async (login: string) =>
  (await world.as(login).ask('{ sharedSupports { items { id beneficiaries } } }')).sharedSupports.items;
const BENEFITS = 'benefits { support { level type note costMinor currency } }';

describe('support of a community', () => {
  it('is recorded once, with its places and its whole cost, and what it is sealed', async () => {
    const made = await change('recordSupport', village);
    expect(made).toMatchObject({
      version: 1,
      level: 'COMMUNITY',
      note: village.note,
      state: 'PLANNED',
      beneficiaries: 0,
    });
    const { rows } = await world.owner.query('select s::text as row from shared_support s where id = $1', [made.id]);
    expect(rows[0].row).not.toContain(Buffer.from('drying floor').toString('hex'));
    expect(rows[0].row).not.toContain('drying floor');
    const given = { support: made.id, version: 1, state: 'GIVEN' };
    expect(await change('updateSupport', given)).toEqual({ code: 'GIVEN_ON_MISSING', field: 'givenOn' });
    expect(await change('updateSupport', { ...given, givenOn: '2025-08-01' })).toMatchObject({
      version: 2,
      state: 'GIVEN',
    });
    expect(await change('updateSupport', given)).toEqual({ code: 'STALE_VERSION', field: 'version' });
    const dropped = { support: made.id, version: 2, state: 'CANCELLED' };
    expect(await change('updateSupport', dropped)).toEqual({ code: 'AID_SETTLED', field: 'support' });
    expect(await change('updateSupport', dropped, 'caseworker.iom')).toEqual({ code: 'NOT_FOUND', field: 'support' });
  });

  it.each([
    [{ level: 'INDIVIDUAL' }, 'UNKNOWN_CODE', 'level'],
    [{ regencies: ['99.99'] }, 'UNKNOWN_CODE', 'regencies'],
    [{ currency: undefined }, 'AMOUNT_NEEDS_CURRENCY', 'currency'],
    [{ provider: key() }, 'NOT_FOUND', 'provider'],
  ])('is refused with %j by name', async (wrong, code, field) => {
    expect(await change('recordSupport', { ...village, ...wrong })).toEqual({ code, field });
  });

  it('is shown in each case that benefits from it, and from it leads no way to them', async () => {
    const ids = (await home(world, 2, HOME)).map(({ id }) => id);
    const made = await change('recordSupport', village);
    const link = (id: string | undefined, login?: string) => act('linkSupport', { case: id, support: made.id }, login);
    for (const id of ids) expect(await link(id)).toMatchObject({ id });
    expect(await link(ids[0])).toMatchObject({ code: 'BENEFITS_ALREADY', field: 'support' });
    expect(await link(ids[0], 'caseworker.iom')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await act('linkSupport', { case: ids[0], support: key() })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'support',
    });
    const { level, type, note, costMinor, currency } = village;
    expect((await read(ids[0] ?? '', BENEFITS)).benefits).toEqual([
      { support: { level, type, note, costMinor, currency } },
    ]);
    expect(await supports(KEMENSOS)).toContainEqual({ id: made.id, beneficiaries: 2 });
    expect(await supports('caseworker.iom')).toEqual([]);
    const fields = (
      await world
        .as('developer')
        .ask('{ __type(name: "SharedSupport") { fields { name type { name ofType { name } } } } }')
    ).__type.fields as { name: string; type: { name: string | null; ofType: { name: string } | null } }[];
    expect(fields.length).toBeGreaterThan(8);
    const people = ['Case', 'Person', 'Benefit'];
    expect(fields.filter(({ type: one }) => people.includes(one.name ?? one.ofType?.name ?? ''))).toEqual([]);
    const { timeline } = await read(ids[0] ?? '', 'timeline { kind code }');
    expect(timeline).toContainEqual({ kind: 'linkSupport', code: 'COMMUNITY_PROJECT COMMUNITY' });
  });

  it('is seen by another agency only through a case of its own, and counts for it none but those', async () => {
    const [one, other] = (await home(world, 2, HOME)).map(({ id }) => id);
    const made = await change('recordSupport', village);
    for (const id of [one, other]) await act('linkSupport', { case: id, support: made.id });
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'AFTERCARE', now(), 'HOMECOMING', c.number, c.state, c.updated_at
       from cases c, unit u where c.id = $1 and u.code = 'IOM-JKT'`,
      [one],
    );
    const seen = await read(one ?? '', 'benefits { support { id note beneficiaries } }', 'caseworker.iom');
    expect(seen.benefits).toEqual([{ support: { id: made.id, note: village.note, beneficiaries: 1 } }]);
    expect(await supports('caseworker.iom')).toEqual([]);
    const theirs = { support: made.id, version: 1, state: 'CANCELLED' };
    expect(await change('updateSupport', theirs, 'caseworker.iom')).toEqual({ code: 'NOT_FOUND', field: 'support' });
  });
});
