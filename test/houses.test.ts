import { idOf } from '../src/demonstration/cast';
import { does, made } from './administering';
import { atOnce } from './at-once';
import { arrived } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await made(world, 'admin.kemensos', 'KEMENSOS-RS', ['admin']);
  await made(world, 'admin.imigrasi', 'IMI-CGK', ['admin']);
});
afterAll(() => world.close());

const keeper = 'shelter.kemensos';
const unit = idOf('unit KEMENSOS-RS');
const EVENING = '2025-06-14T12:00:00Z';
let houses = 0;
const opened = (more: object = {}, login = 'admin.kemensos') =>
  does(world, login, 'openShelter', {
    unit,
    code: `RUMAH-${++houses}`,
    name: 'Rumah aman',
    beds: [{ kind: 'MEN', count: 2 }],
    ...more,
  });
const change = (shelter: string, version: number, more: object, login = keeper) =>
  does(world, login, 'changeShelter', { shelter, version, ...more });
const place = async (people: { id: string }[], shelter: string, more: object = {}) => {
  const rows = people.map(({ id }) => ({
    key: key(),
    case: id,
    shelter,
    bedKind: 'MEN',
    occurredAt: EVENING,
    ...more,
  }));
  const { placeAllInShelter } = await world
    .as(keeper)
    .ask(
      'mutation ($rows: [PlaceInShelter!]!) { placeAllInShelter(rows: $rows) { ... on Case { state } ... on Problem { code field } } }',
      { rows },
    );
  return placeAllInShelter as { state?: string; code?: string }[];
};
const men = { people: { sex: 'MALE' } };
const occupancy = async (shelter: string, at: string) => {
  const data = await world
    .as(keeper)
    .ask('query ($id: ID!, $at: DateTime!) { occupancy(shelter: $id, at: $at) { kind count occupied free } }', {
      id: shelter,
      at,
    });
  return data.occupancy;
};

describe('an administrator', () => {
  it('opens a house, where guests sleep from then on', async () => {
    const house = await opened({ code: 'RUMAH-BARU' });
    expect(house).toMatchObject({
      version: 1,
      code: 'RUMAH-BARU',
      unit: { code: 'KEMENSOS-RS' },
      beds: [{ kind: 'MEN', count: 2, free: 2 }],
    });
    expect(await place(await arrived(world, 1, men), house.id)).toEqual([{ state: 'IN_SHELTER' }]);
    const { shelters } = await world.as('admin.kemensos').ask('{ shelters { code beds { kind free } } }');
    expect(shelters).toContainEqual({ code: 'RUMAH-BARU', beds: [{ kind: 'MEN', free: 1 }] });
  });

  it.each([
    ['a code that is taken', { code: 'RPTC-BA' }, 'SHELTER_CODE_TAKEN', 'code'],
    ['a code that reads like an address', { code: 'Jl. Mawar 3' }, 'INVALID_VALUE', 'code'],
    ['no beds at all', { beds: [] }, 'INVALID_VALUE', 'beds'],
    [
      'one kind of bed twice',
      {
        beds: [
          { kind: 'MEN', count: 1 },
          { kind: 'MEN', count: 2 },
        ],
      },
      'INVALID_VALUE',
      'beds',
    ],
    ['fewer than no beds', { beds: [{ kind: 'MEN', count: -1 }] }, 'INVALID_VALUE', 'beds.0.count'],
    ['a unit of others', { unit: idOf('unit MITRA-RMH') }, 'NOT_FOUND', 'unit'],
  ])('is told what is wrong with %s', async (_what, more, code, field) => {
    expect(await opened(more)).toMatchObject({ code, field });
  });

  it('opens none where nobody may keep one', async () => {
    const imigrasi = { unit: idOf('unit IMI-CGK') };
    expect(await opened(imigrasi, 'admin.imigrasi')).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('who runs a house', () => {
  it('changes its name and its beds, and nobody else does', async () => {
    const { id } = await opened();
    const beds = [
      { kind: 'MEN', count: 5 },
      { kind: 'FAMILY', count: 3 },
    ];
    expect(await change(id, 1, { beds }, 'shelter.partner')).toMatchObject({ code: 'NOT_FOUND', field: 'shelter' });
    expect(await change(id, 1, { name: 'Rumah lain', beds })).toMatchObject({
      version: 2,
      name: 'Rumah lain',
      beds: [
        { kind: 'FAMILY', count: 3, free: 3 },
        { kind: 'MEN', count: 5, free: 5 },
      ],
    });
    expect(await change(id, 1, { name: 'Terlambat' })).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
  });

  it('takes away no bed that is slept in or held', async () => {
    const { id } = await opened({ beds: [{ kind: 'MEN', count: 4 }] });
    await place(await arrived(world, 2, men), id);
    const soon = { occurredAt: new Date().toISOString(), until: new Date(Date.now() + 3_600_000).toISOString() };
    await does(world, keeper, 'holdBeds', { id: key(), shelter: id, bedKind: 'MEN', count: 1, ...soon });
    const to = (count: number) => change(id, 1, { beds: [{ kind: 'MEN', count }] });
    expect(await to(2)).toMatchObject({ code: 'BEDS_TAKEN', field: 'beds.0.count' });
    expect(await to(3)).toMatchObject({ version: 2, beds: [{ count: 3, free: 0 }] });
  });

  it('finds a stay that is entered late held against the beds of its own day', async () => {
    const { id } = await opened({ beds: [{ kind: 'MEN', count: 1 }] });
    await change(id, 1, { beds: [{ kind: 'MEN', count: 3 }] });
    const [one, two, three] = await arrived(world, 3, men);
    expect(await place([one, two] as { id: string }[], id)).toMatchObject([
      { state: 'IN_SHELTER' },
      { code: 'SHELTER_FULL' },
    ]);
    expect(await occupancy(id, EVENING)).toEqual([{ kind: 'MEN', count: 1, occupied: 1, free: 0 }]);
    const now = new Date(Date.now() + 1000).toISOString();
    expect(await place([two, three] as { id: string }[], id, { occurredAt: now })).toEqual([
      { state: 'IN_SHELTER' },
      { state: 'IN_SHELTER' },
    ]);
    expect(await occupancy(id, new Date(Date.now() + 2000).toISOString())).toMatchObject([{ count: 3, free: 0 }]);
  });

  it('finds room for a late entry in beds that are gone since', async () => {
    const { id } = await opened({ beds: [{ kind: 'MEN', count: 2 }] });
    const guests = await arrived(world, 2, men);
    expect(await place(guests.slice(0, 1), id)).toEqual([{ state: 'IN_SHELTER' }]);
    await change(id, 1, { beds: [{ kind: 'MEN', count: 1 }] });
    // Who still sleeps there needs a bed of today too.
    expect(await place(guests.slice(1), id)).toMatchObject([{ code: 'SHELTER_FULL' }]);
    expect(await occupancy(id, EVENING)).toEqual([{ kind: 'MEN', count: 2, occupied: 1, free: 1 }]);
  });

  it('keeps as many as there were for a time that is over, and no more than there were at any instant of it', async () => {
    const hold = (shelter: string, count: number, occurredAt: string, until: string) =>
      does(world, keeper, 'holdBeds', {
        id: key(),
        shelter,
        bedKind: 'MEN',
        count,
        reason: 'REPAIR',
        occurredAt,
        until,
      });
    const gone = await opened();
    await change(gone.id, 1, { beds: [{ kind: 'MEN', count: 0 }] });
    expect(await hold(gone.id, 3, EVENING, '2025-06-16T00:00:00Z')).toMatchObject({ code: 'SHELTER_FULL' });
    expect(await hold(gone.id, 2, EVENING, '2025-06-16T00:00:00Z')).toEqual({ id: expect.any(String) });
    const grown = await opened();
    const before = new Date().toISOString();
    await change(grown.id, 1, { beds: [{ kind: 'MEN', count: 4 }] });
    const [since, till] = [new Date(), new Date(Date.now() + 1)].map((one) => one.toISOString()) as [string, string];
    await change(grown.id, 2, { beds: [{ kind: 'MEN', count: 2 }] });
    // Held from before there were more, there were two; held while there were more, four.
    expect(await hold(grown.id, 3, before, till)).toMatchObject({ code: 'SHELTER_FULL' });
    expect(await hold(grown.id, 4, since, till)).toEqual({ id: expect.any(String) });
  });
});

it('gives the last bed, or takes it away, but never both', async () => {
  const { id } = await opened({ beds: [{ kind: 'MEN', count: 1 }] });
  const guests = await arrived(world, 1, men);
  const { rows } = await world.owner.query('select id from bed where shelter_id = $1', [id]);
  const [placed, changed] = await atOnce<unknown>(world, 'bed', rows[0].id, [
    () => place(guests, id).then(([one]) => one),
    () => change(id, 1, { beds: [{ kind: 'MEN', count: 0 }] }),
  ]);
  const outcome = [(placed as { code?: string }).code, (changed as { code?: string }).code];
  expect([
    ['SHELTER_FULL', undefined],
    [undefined, 'BEDS_TAKEN'],
  ]).toContainEqual(outcome);
});
