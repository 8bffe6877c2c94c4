import { idOf } from '../src/demonstration/cast';
import { atOnce } from './at-once';
import { arrived, assessed, handsOf, shelterWith } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let read: ReturnType<typeof handsOf>['read'];
beforeAll(async () => {
  world = await openWorld();
  ({ read } = handsOf(world, ours));
});
afterAll(() => world.close());

const ours = 'shelter.kemensos';
const women = 'service.kpppa';
const EVENING = '2025-06-14T12:00:00Z';
const NIGHT = '2025-06-14T20:00:00Z';
const MORNING = '2025-06-15T01:00:00Z';
const men = { people: { sex: 'MALE' } };

const SELECTIONS: Record<string, [type: string, selection: string]> = {
  holdBeds: ['HoldBeds', '... on BedHold { id version count reason until releasedAt }'],
  releaseBeds: ['ReleaseBeds', '... on BedHold { id version releasedAt }'],
  placeInShelter: ['PlaceInShelter', '... on Case { id state stays { leftAt shelter { code } } }'],
  leaveShelter: ['LeaveShelter', '... on Shelter { id }'],
  keepApart: ['KeepPeopleApart', '... on Case { id keptFrom { id version reason endedAt other { id } } }'],
  endKeepApart: ['EndKeepApart', '... on Case { keptFrom { endedAt } }'],
  goHome: ['GoHome', '... on Case { id state }'],
};
async function act(name: string, input: object, login = ours) {
  const [type, selection] = SELECTIONS[name] ?? ['', ''];
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${selection} ... on Problem { code field message } } }`;
  return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
}
const hold = (shelter: string, more: object = {}, login = ours) =>
  act(
    'holdBeds',
    { id: key(), shelter, bedKind: 'MEN', count: 1, occurredAt: EVENING, until: MORNING, ...more },
    login,
  );
const place = (id: string, shelter: string, more: object = {}, login = ours) =>
  act('placeInShelter', { case: id, shelter, bedKind: 'MEN', occurredAt: EVENING, ...more }, login);
const guests = async (count: number, more: object = men) =>
  (await arrived(world, count, more)).map(({ id }) => id) as [string, ...string[]];
const useOf = async (shelter: string, at: string) => {
  const { occupancy } = await world
    .as(ours)
    .ask(
      'query ($id: ID!, $at: DateTime!) { occupancy(shelter: $id, at: $at) { kind count occupied held closed free } }',
      { id: shelter, at },
    );
  return occupancy;
};
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const refused = (code: string, field: string) => ({ __typename: 'Problem', code, field });

describe('beds that are kept for who is coming', () => {
  it('are free for nobody else until the hold ends by itself', async () => {
    const shelter = await shelterWith(world, { MEN: 2 });
    expect(await hold(shelter)).toMatchObject({ version: 1, count: 1, reason: 'ARRIVAL' });
    const [first, second] = (await guests(3)) as [string, string, string];
    expect(await place(first, shelter)).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place(second, shelter)).toMatchObject(refused('SHELTER_FULL', 'bedKind'));
    expect(await useOf(shelter, NIGHT)).toEqual([{ kind: 'MEN', count: 2, occupied: 1, held: 1, closed: 0, free: 0 }]);
    // Nobody ended it, and at the instant at which it ends it holds nothing.
    expect(await useOf(shelter, MORNING)).toEqual([
      { kind: 'MEN', count: 2, occupied: 1, held: 0, closed: 0, free: 1 },
    ]);
    expect(await place(second, shelter, { occurredAt: MORNING })).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('are counted as held now, and shown with their shelter', async () => {
    const shelter = await shelterWith(world, { MEN: 3 });
    const held = await hold(shelter, { count: 2, occurredAt: new Date().toISOString(), until: soon(60) });
    const seen = async () => {
      const { shelters, bedHolds } = await world
        .as(ours)
        .ask(
          'query ($id: ID!) { shelters { id beds { count free held closed } } bedHolds(shelter: $id) { id count } }',
          { id: shelter },
        );
      return { beds: shelters.find(({ id }: { id: string }) => id === shelter).beds, bedHolds };
    };
    expect(await seen()).toEqual({
      beds: [{ count: 3, free: 1, held: 2, closed: 0 }],
      bedHolds: [{ id: held.id, count: 2 }],
    });
    await world.owner.query(`update bed_hold set until = now() where id = $1`, [held.id]);
    expect(await seen()).toEqual({ beds: [{ count: 3, free: 3, held: 0, closed: 0 }], bedHolds: [] });
  });

  it('are given to who comes by the hold, once each', async () => {
    const shelter = await shelterWith(world, { MEN: 2 });
    const { id } = await hold(shelter, { count: 2 });
    const [one, two, three] = (await guests(3)) as [string, string, string];
    const comes = (who: string, more: object = {}) => place(who, shelter, { hold: id, occurredAt: NIGHT, ...more });
    expect(await comes(one, { occurredAt: MORNING })).toMatchObject(refused('HOLD_OVER', 'hold'));
    expect(await comes(one, { occurredAt: '2025-06-14T11:00:00Z' })).toMatchObject(refused('HOLD_OVER', 'hold'));
    expect(await comes(one, { hold: key() })).toMatchObject(refused('NOT_FOUND', 'hold'));
    expect(await comes(one)).toMatchObject({ state: 'IN_SHELTER' });
    expect(await useOf(shelter, NIGHT)).toMatchObject([{ occupied: 1, held: 1, free: 0 }]);
    expect(await comes(two)).toMatchObject({ state: 'IN_SHELTER' });
    // The beds are slept in and the hold is used, whichever of the two is told.
    expect(await comes(three)).toMatchObject(refused('SHELTER_FULL', 'bedKind'));
    await assessed(world, [one], NIGHT);
    await act('goHome', { case: one, occurredAt: '2025-06-14T22:00:00Z' });
    expect(await comes(three, { occurredAt: '2025-06-14T23:00:00Z' })).toMatchObject(refused('HOLD_USED', 'hold'));
    expect(await place(three, shelter, { occurredAt: '2025-06-14T23:00:00Z' })).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('are the unit’s that held them', async () => {
    const shelter = await shelterWith(world, { MEN: 2 });
    const { id } = await hold(shelter, {}, 'migrants.kp2mi');
    const [one] = await guests(1);
    expect(await place(one, shelter, { hold: id })).toMatchObject(refused('NOT_FOUND', 'hold'));
    expect(await act('releaseBeds', { hold: id, version: 1, occurredAt: NIGHT }, women)).toMatchObject(
      refused('NOT_FOUND', 'hold'),
    );
    expect(await act('releaseBeds', { hold: id, version: 7, occurredAt: NIGHT }, 'migrants.kp2mi')).toMatchObject(
      refused('STALE_VERSION', 'version'),
    );
    // Who runs the shelter may end it too.
    expect(await act('releaseBeds', { hold: id, version: 1, occurredAt: NIGHT })).toMatchObject({
      version: 2,
      releasedAt: expect.any(String),
    });
    expect(await act('releaseBeds', { hold: id, version: 2, occurredAt: NIGHT })).toMatchObject(
      refused('HOLD_OVER', 'hold'),
    );
    expect(await useOf(shelter, NIGHT)).toMatchObject([{ held: 0, free: 2 }]);
  });

  it('are not more than are free at every instant of the hold, and not for ever', async () => {
    const shelter = await shelterWith(world, { MEN: 1 });
    const [one] = await guests(1);
    await place(one, shelter, { occurredAt: NIGHT });
    expect(await hold(shelter)).toMatchObject(refused('SHELTER_FULL', 'bedKind'));
    expect(await hold(shelter, { until: NIGHT })).toMatchObject({ __typename: 'BedHold' });
    for (const until of [null, '2025-07-14T12:00:00Z']) {
      expect(await hold(shelter, { until })).toMatchObject(refused('HOLD_TOO_LONG', 'until'));
    }
    expect(await hold(shelter, { until: EVENING })).toMatchObject(refused('DATES_REVERSED', 'until'));
    expect(await hold(shelter, { occurredAt: soon(10), until: soon(15) })).toMatchObject(
      refused('IN_FUTURE', 'occurredAt'),
    );
    expect(await hold(key())).toMatchObject(refused('NOT_FOUND', 'shelter'));
    const input = { key: key(), id: key(), shelter, bedKind: 'MEN', count: 1, occurredAt: EVENING, until: MORNING };
    const document = 'mutation ($input: HoldBeds!) { holdBeds(input: $input) { ... on Problem { code } } }';
    expect((await world.as('officer.manila').ask(document, { input })).holdBeds).toEqual({ code: 'FORBIDDEN' });
  });
});

describe('beds that are closed', () => {
  it('for repair are given to nobody until they are opened again, by who runs the shelter', async () => {
    const shelter = await shelterWith(world, { MEN: 2 });
    const closing = { reason: 'REPAIR', until: null };
    expect(await hold(shelter, closing, 'migrants.kp2mi')).toMatchObject(refused('FORBIDDEN', 'reason'));
    const { id } = await hold(shelter, { ...closing, count: 2 });
    const [one] = await guests(1);
    expect(await useOf(shelter, '2026-01-01T00:00:00Z')).toMatchObject([{ closed: 2, free: 0 }]);
    expect(await place(one, shelter)).toMatchObject(refused('SHELTER_FULL', 'bedKind'));
    await act('releaseBeds', { hold: id, version: 1, occurredAt: NIGHT });
    expect(await place(one, shelter)).toMatchObject(refused('SHELTER_FULL', 'bedKind'));
    expect(await place(one, shelter, { occurredAt: NIGHT })).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('are not closed over a guest who sleeps in them', async () => {
    const shelter = await shelterWith(world, { MEN: 1 });
    const [one] = await guests(1);
    await place(one, shelter);
    expect(await hold(shelter, { reason: 'DISINFECTION', until: null })).toMatchObject(
      refused('SHELTER_FULL', 'bedKind'),
    );
  });
});

describe('a guest leaves without going home', () => {
  it('which frees the bed, and the chain shows that nothing says where they are', async () => {
    const shelter = await shelterWith(world, { MEN: 1 });
    const [one] = await guests(1);
    expect(await act('leaveShelter', { case: one, occurredAt: NIGHT, reason: 'HOSPITAL' })).toMatchObject(
      refused('NO_BED', 'case'),
    );
    await place(one, shelter);
    expect(await act('leaveShelter', { case: one, occurredAt: EVENING, reason: 'HOSPITAL' })).toMatchObject(
      refused('BEFORE_EARLIER_STEP', 'occurredAt'),
    );
    expect(await act('leaveShelter', { case: one, occurredAt: NIGHT, reason: 'HOSPITAL' })).toMatchObject({
      id: shelter,
    });
    expect(await read(one, 'state stays { leftAt }')).toEqual({
      state: 'IN_SHELTER',
      stays: [{ leftAt: '2025-06-14T20:00:00+00:00' }],
    });
    expect(await useOf(shelter, NIGHT)).toMatchObject([{ occupied: 0, free: 1 }]);
    const { custody } = await read(one, 'custody { how gap unit }');
    expect(custody.at(-1)).toEqual({ how: null, gap: 'BED_LEFT', unit: null });
    expect(await place(one, shelter, { occurredAt: MORNING })).toMatchObject({ state: 'IN_SHELTER' });
    expect((await read(one, 'custody { how gap unit }')).custody.slice(-2)).toEqual([
      { how: null, gap: 'BED_LEFT', unit: null },
      { how: 'STAY', gap: null, unit: 'KEMENSOS-RS' },
    ]);
  });
});

describe('people who must not meet', () => {
  const apart = (one: string, other: string, more: object = {}, login = ours) =>
    act(
      'keepApart',
      { case: one, other, reason: 'VIOLENCE', note: 'He beat her in the compound.', occurredAt: EVENING, ...more },
      login,
    );

  it('are given no bed in one house, and the refusal names nobody', async () => {
    const [shelter, elsewhere] = [await shelterWith(world, { MEN: 4 }), await shelterWith(world, { MEN: 4 })];
    const [one, other] = (await guests(2)) as [string, string];
    const kept = await apart(one, other);
    expect(kept.keptFrom).toEqual([
      { id: expect.any(String), version: 1, reason: 'VIOLENCE', endedAt: null, other: { id: other } },
    ]);
    expect(await apart(other, one)).toMatchObject(refused('KEPT_APART', 'other'));
    expect(await apart(one, one)).toMatchObject(refused('INVALID_VALUE', 'other'));
    await place(one, shelter);
    const no = await place(other, shelter);
    expect(no).toMatchObject(refused('KEEP_APART', 'shelter'));
    const { rows } = await world.owner.query('select number, id::text from cases where id = $1', [one]);
    for (const told of [rows[0].number, rows[0].id]) expect(JSON.stringify(no)).not.toContain(told);
    expect(await place(other, elsewhere)).toMatchObject({ state: 'IN_SHELTER' });
    // Nor are they moved together later, or into a time at which the other will be there.
    expect(await place(other, shelter, { occurredAt: NIGHT })).toMatchObject(refused('KEEP_APART', 'shelter'));
    const [{ id, version }] = kept.keptFrom;
    expect(await act('endKeepApart', { apart: id, version: 9, occurredAt: NIGHT })).toMatchObject(
      refused('STALE_VERSION', 'version'),
    );
    expect(await act('endKeepApart', { apart: id, version, occurredAt: NIGHT })).toMatchObject({
      keptFrom: [{ endedAt: expect.any(String) }],
    });
    expect(await place(other, shelter, { occurredAt: NIGHT })).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('are to be housed apart where it is said of two under one roof, until one of them has another bed', async () => {
    const [shelter, elsewhere] = [await shelterWith(world, { MEN: 4 }), await shelterWith(world, { MEN: 4 })];
    const [one, other, third] = (await guests(3)) as [string, string, string];
    for (const id of [one, other, third]) await place(id, shelter);
    const toPart = async (login = ours) => {
      const { cases } = await world.as(login).ask('{ cases(filter: { todo: HOUSE_APART }) { items { id } } }');
      return cases.items.map(({ id }: { id: string }) => id).sort();
    };
    expect(await toPart()).toEqual([]);
    await apart(one, other);
    expect(await toPart()).toEqual([one, other].sort());
    expect(await toPart(women)).toEqual([]);
    await place(other, elsewhere, { occurredAt: NIGHT });
    expect(await toPart()).toEqual([]);
  });

  it('is a unit’s to say that answers for both, and seen by nobody who sees one of them alone', async () => {
    const shelter = await shelterWith(world, { MEN: 4 });
    const [one] = await guests(1);
    const [theirs] = await guests(1, { ...men, receiver: 'PPPA-LYN' });
    expect(await apart(one, theirs)).toMatchObject(refused('NOT_FOUND', 'case'));
    expect(await apart(one, theirs, {}, 'desk.kemlu')).toMatchObject({ keptFrom: [{ other: { id: theirs } }] });
    expect(await read(one, 'keptFrom { id }')).toEqual({ keptFrom: [] });
    await place(one, shelter);
    const no = await place(theirs, shelter, {}, women);
    expect(no).toMatchObject(refused('KEEP_APART', 'shelter'));
    expect(
      (await world.as(women).ask('query ($id: ID!) { case(id: $id) { keptFrom { id } } }', { id: theirs })).case,
    ).toEqual({ keptFrom: [] });
  });

  it('are not both let in when two desks place them in the same moment', async () => {
    const shelter = await shelterWith(world, { MEN: 4, WOMEN: 4 });
    const [one] = await guests(1);
    const [other] = await guests(1, { people: { sex: 'FEMALE' } });
    const { keptFrom } = await apart(one, other);
    // Beds of two kinds, so that no lock on beds makes them wait for each other.
    const answers = await atOnce<{ state?: string; code?: string }>(world, 'keep_apart', keptFrom[0].id, [
      () => place(one, shelter),
      () => place(other, shelter, { bedKind: 'WOMEN' }),
    ]);
    expect(answers.map(({ state, code }) => state ?? code).sort()).toEqual(['IN_SHELTER', 'KEEP_APART']);
  });
});

describe('fifty officers after the last bed, which is held', () => {
  it('get none of them while it is held, and one of them when it is not', async () => {
    const shelter = await shelterWith(world, { MEN: 1 });
    const kept = await hold(shelter);
    const waiting = await guests(50);
    await world.owner.query(
      `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$`,
    );
    await world.owner.query('create trigger slow before insert on stay for each row execute function slow()');
    const all = (more: object) => Promise.all(waiting.map((id) => place(id, shelter, more)));
    const during = await all({ occurredAt: NIGHT });
    expect(during.filter(({ code }) => code === 'SHELTER_FULL')).toHaveLength(50);
    // All of them by the same hold, at once: it is one bed.
    const by = await all({ occurredAt: NIGHT, hold: kept.id });
    await world.owner.query('drop function slow() cascade');
    expect(by.filter(({ state }) => state === 'IN_SHELTER')).toHaveLength(1);
    expect(by.filter(({ code }) => code === 'SHELTER_FULL')).toHaveLength(49);
    const { rows } = await world.owner.query('select count(*)::int as n from stay where shelter_id = $1', [shelter]);
    expect(rows).toEqual([{ n: 1 }]);
  }, 120_000);
});

it('Shelters of the demonstration have beds of each kind', async () => {
  expect((await useOf(idOf('shelter RPTC-2'), NIGHT)).map(({ kind }: { kind: string }) => kind)).toEqual([
    'FAMILY',
    'MEDICAL',
    'MEN',
    'MINOR',
    'WOMEN',
  ]);
});
