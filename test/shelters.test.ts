import fc from 'fast-check';
import { idOf } from '../src/demonstration/cast';
import { all, arrived, assessed, handsOf, shelterWith, type Hands } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let read: Hands['read'];
beforeAll(async () => {
  world = await openWorld();
  ({ read } = handsOf(world, 'shelter.kemensos'));
});
afterAll(() => world.close());

const PLACE = `mutation ($input: PlaceInShelter!) { placeInShelter(input: $input) {
  __typename ... on Case { id state stays { bedKind leftAt occurredAt shelter { code } } }
  ... on Problem { code message field remedy } } }`;
const BRIEFLY = 'mutation ($input: PlaceInShelter!) { placeInShelter(input: $input) { ... on Problem { code } } }';
const GO_HOME = `mutation ($input: GoHome!) { goHome(input: $input) {
  __typename ... on Case { id state } ... on Problem { code message field } } }`;

const MEN = { sex: 'MALE' };
const BAST = '2025-06-14T08:00:00Z';
const EVENING = '2025-06-14T12:00:00Z';

const place = async (input: object, login = 'shelter.kemensos') =>
  (await world.as(login).ask(PLACE, { input: { key: key(), occurredAt: EVENING, bedKind: 'MEN', ...input } }))
    .placeInShelter;
const goHome = async (input: object) =>
  (await world.as('shelter.kemensos').ask(GO_HOME, { input: { key: key(), ...input } })).goHome;
const someone = async (people: object = MEN, more: object = {}) => {
  const [one] = await arrived(world, 1, { people, ...more });
  return one?.id as string;
};
const freeBeds = async (shelter: string) => {
  const { shelters } = await world.as('shelter.kemensos').ask('{ shelters { id beds { kind count free } } }');
  return shelters.find(({ id }: { id: string }) => id === shelter).beds;
};

describe('the desk of the shelters', () => {
  it('sees each shelter with its beds and those that are free, and no address', async () => {
    const { shelters } = await world
      .as('shelter.kemensos')
      .ask('{ shelters { code name unit { code } beds { kind count free } } }');
    expect(shelters).toContainEqual({
      code: 'RPTC-BA',
      name: 'RPTC Bambu Apus',
      unit: { code: 'KEMENSOS-RS' },
      beds: [
        { kind: 'MEN', count: 20, free: 20 },
        { kind: 'WOMEN', count: 8, free: 8 },
      ],
    });
    const { shelters: asDesk } = await world.as('desk.kemlu').ask('{ shelters { beds { free } } }');
    expect(asDesk).toHaveLength(shelters.length);
  });

  it('gives a bed to somebody whose BAST is signed', async () => {
    const shelter = await shelterWith(world, { MEN: 3 });
    const id = await someone();
    expect(await place({ case: id, shelter })).toEqual({
      __typename: 'Case',
      id,
      state: 'IN_SHELTER',
      stays: [{ bedKind: 'MEN', leftAt: null, occurredAt: '2025-06-14T12:00:00+00:00', shelter: { code: shelter } }],
    });
    expect(await freeBeds(shelter)).toEqual([{ kind: 'MEN', count: 3, free: 2 }]);
    const seen = await read(id, 'timeline { kind toState code }');
    expect(seen.timeline).toContainEqual({ kind: 'handover', toState: 'IN_SHELTER', code: null });
    expect(seen.timeline).toContainEqual({ kind: 'placeInShelter', toState: 'IN_SHELTER', code: 'MEN' });
  });

  it('knows a child by the day that it is in the place of the house', async () => {
    await world.owner.query(`update unit set zone = 'Asia/Jayapura' where code = 'DINSOS-PA'`);
    const [west, east] = [
      await shelterWith(world, { MEN: 1, MINOR: 1 }),
      await shelterWith(world, { MEN: 1, MINOR: 1 }, 'DINSOS-PA'),
    ];
    // Half an hour before his eighteenth birthday in Jakarta, and half past one of that day in Jayapura.
    const occurredAt = '2025-06-14T16:30:00Z';
    const grown = async () => {
      const id = await someone();
      const said = { case: id, field: 'BIRTH_DATE', value: '2007-06-15', proof: 'BIRTH_CERTIFICATE', occurredAt: BAST };
      expect(await handsOf(world, 'shelter.kemensos').act('assertFact', said)).toMatchObject({ id });
      return id;
    };
    const [one, two] = [await grown(), await grown()];
    expect(await place({ case: one, shelter: east, bedKind: 'MINOR', occurredAt })).toMatchObject({
      code: 'WRONG_BED',
    });
    expect(await place({ case: one, shelter: east, occurredAt })).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place({ case: two, shelter: west, occurredAt })).toMatchObject({ code: 'WRONG_BED' });
    expect(await place({ case: two, shelter: west, bedKind: 'MINOR', occurredAt })).toMatchObject({
      state: 'IN_SHELTER',
    });
  });

  it('fills a shelter of 20 men, and the 21st is refused by kind and number of beds', async () => {
    const shelter = idOf('shelter RPTC-BA');
    const men = await arrived(world, 21, { people: MEN });
    const rows = men.slice(0, 20).map(({ id }) => ({ case: id, shelter, bedKind: 'MEN', occurredAt: EVENING }));
    await all(world, 'shelter.kemensos', 'placeAllInShelter', 'PlaceInShelter', rows);
    const refused = await place({ case: men[20]?.id, shelter });
    expect(refused).toMatchObject({ __typename: 'Problem', code: 'SHELTER_FULL', field: 'bedKind' });
    expect(refused.message).toContain('Laki-laki');
    expect(refused.message).toContain('20');
    expect(await read(men[20]?.id as string, 'state stays { bedKind }')).toEqual({ state: 'ARRIVED', stays: [] });
  });

  it('is refused a bed for whoever it is not for', async () => {
    const shelter = await shelterWith(world, { MEN: 9, WOMEN: 9, MINOR: 9, FAMILY: 9, MEDICAL: 9 });
    const [man, woman] = [await someone(), await someone({ sex: 'FEMALE' })];
    const girl = await someone({ sex: 'FEMALE', birthDate: '2008-02-01' });
    const unknown = await someone({ sex: 'MALE', birthDate: null });
    const ill = await someone(MEN, { condition: 'NEEDS_CARE' });
    const wrong: [string, object][] = [
      [man, { bedKind: 'WOMEN' }],
      [woman, { bedKind: 'MEN' }],
      [girl, { bedKind: 'WOMEN' }],
      [man, { bedKind: 'MINOR' }],
      [unknown, { bedKind: 'MEN' }],
      [man, { bedKind: 'FAMILY' }],
      [man, { bedKind: 'MEDICAL' }],
    ];
    for (const [id, bed] of wrong) {
      expect(await place({ case: id, shelter, ...bed })).toMatchObject({ code: 'WRONG_BED', field: 'bedKind' });
    }
    const right: [string, object][] = [
      [woman, { bedKind: 'WOMEN' }],
      [girl, { bedKind: 'MINOR' }],
      [unknown, { bedKind: 'MINOR' }],
      [man, { bedKind: 'FAMILY', withFamily: true }],
      [ill, { bedKind: 'MEDICAL' }],
    ];
    for (const [id, bed] of right)
      expect(await place({ case: id, shelter, ...bed })).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('houses somebody as grown up from the eighteenth birthday on', async () => {
    const shelter = await shelterWith(world, { MEN: 9 });
    const people = { sex: 'MALE', birthDate: '2007-06-20' };
    const [early, late] = [await someone(people), await someone(people)];
    const on = (id: string, occurredAt: string) => place({ case: id, shelter, occurredAt });
    expect(await on(early, '2025-06-19T12:00:00Z')).toMatchObject({ code: 'WRONG_BED' });
    // Midnight in Jakarta is 17:00 UTC of the day before.
    expect(await on(late, '2025-06-19T17:30:00Z')).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('is told what else is in the way, by name', async () => {
    const shelter = await shelterWith(world, { MEN: 9 });
    const id = await someone();
    const [notYet] = await world.registered(1, 'officer.manila', MEN);
    expect(await place({ case: id, shelter, occurredAt: '2025-06-14T07:30:00Z' })).toMatchObject({
      code: 'BAST_SIGNED',
      field: 'handover',
    });
    expect(await place({ case: id, shelter, occurredAt: '2999-01-01T00:00:00Z' })).toMatchObject({
      code: 'IN_FUTURE',
      field: 'occurredAt',
    });
    expect(await place({ case: id, shelter, version: 77 })).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    expect(await place({ case: id, shelter: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'shelter' });
    expect(await place({ case: notYet?.id, shelter })).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    const input = { key: key(), occurredAt: EVENING, case: id, shelter, bedKind: 'MEN' };
    const { placeInShelter } = await world.as('officer.manila').ask(BRIEFLY, { input });
    expect(placeInShelter).toEqual({ code: 'FORBIDDEN' });
    expect(await place({ case: id, shelter }, 'shelter.partner')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await place({ case: id, shelter })).toMatchObject({ state: 'IN_SHELTER' });
    await assessed(world, [id], EVENING);
    await goHome({ case: id, occurredAt: '2025-06-20T00:00:00Z' });
    expect(await place({ case: id, shelter, occurredAt: '2025-06-21T00:00:00Z' })).toMatchObject({
      code: 'ILLEGAL_MOVE',
    });
  });

  it('is told that a shelter without beds of a kind is full of it', async () => {
    const shelter = await shelterWith(world, { WOMEN: 1 });
    expect(await place({ case: await someone(), shelter })).toMatchObject({ code: 'SHELTER_FULL', field: 'bedKind' });
  });

  it('is taken by nobody on a paper that was signed before they came home', async () => {
    const id = await someone();
    await world.owner.query(
      `update handover h set giver_signed_at = giver_signed_at - interval '3 days', receiver_signed_at = receiver_signed_at - interval '3 days'
       from handed_person p where p.handover_id = h.id and p.case_id = $1`,
      [id],
    );
    expect(await place({ case: id, shelter: await shelterWith(world, { MEN: 1 }) })).toMatchObject({
      code: 'BAST_SIGNED',
    });
  });

  it('who only awaits somebody gives them no bed before they are theirs, nor when they became another unit’s', async () => {
    const shelter = await shelterWith(world, { MEN: 9 });
    const [early] = await world.registered(1, 'officer.manila', MEN);
    const theirs = await someone(MEN, { receiver: 'PPPA-LYN' });
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'TRAVEL', now(), 'MANIFEST', number, state, updated_at from cases where id = any ($1)`,
      [[early?.id, theirs], idOf('unit KEMENSOS-RS')],
    );
    for (const id of [early?.id, theirs]) {
      expect(await place({ case: id, shelter })).toMatchObject({ code: 'BAST_SIGNED', field: 'handover' });
    }
    expect(await place({ case: theirs, shelter }, 'service.kpppa')).toMatchObject({ state: 'IN_SHELTER' });
  });
});

describe('a guest moves to another shelter', () => {
  it('which ends one stay and begins the next, and who ran the first sees them no more', async () => {
    const [ours, theirs] = [await shelterWith(world, { MEN: 1 }), await shelterWith(world, { MEN: 1 }, 'MITRA-RMH')];
    const id = await someone();
    const seenByPartner = () => read(id, 'id', 'shelter.partner');
    expect(await seenByPartner()).toBeNull();
    await place({ case: id, shelter: theirs });
    expect(await seenByPartner()).toEqual({ id });
    expect(await place({ case: id, shelter: theirs })).toMatchObject({ code: 'IN_SHELTER', field: 'shelter' });
    expect(await place({ case: id, shelter: ours, occurredAt: EVENING })).toMatchObject({
      code: 'BEFORE_EARLIER_STEP',
      field: 'occurredAt',
    });
    const moved = await place({ case: id, shelter: ours, occurredAt: '2025-06-16T03:00:00Z' });
    expect(moved).toMatchObject({
      state: 'IN_SHELTER',
      stays: [
        { shelter: { code: theirs }, leftAt: '2025-06-16T03:00:00+00:00' },
        { shelter: { code: ours }, leftAt: null },
      ],
    });
    expect(await seenByPartner()).toBeNull();
    expect(await freeBeds(theirs)).toEqual([{ kind: 'MEN', count: 1, free: 1 }]);
  });

  it('and stays where they are when the other is full', async () => {
    const [full, ours] = [await shelterWith(world, { MEN: 0 }), await shelterWith(world, { MEN: 1 })];
    const id = await someone();
    await place({ case: id, shelter: ours });
    expect(await place({ case: id, shelter: full, occurredAt: '2025-06-16T03:00:00Z' })).toMatchObject({
      code: 'SHELTER_FULL',
    });
    expect(await freeBeds(ours)).toEqual([{ kind: 'MEN', count: 1, free: 0 }]);
  });
});

describe('stays are entered after the fact', () => {
  it('and a bed that is taken later is not free for somebody who would still be in it then', async () => {
    const shelter = await shelterWith(world, { MEN: 1 });
    const [first, second] = [await someone(), await someone()];
    await place({ case: first, shelter, occurredAt: '2025-06-20T00:00:00Z' });
    expect(await place({ case: second, shelter, occurredAt: '2025-06-16T00:00:00Z' })).toMatchObject({
      code: 'SHELTER_FULL',
    });
  });

  it('and a discharge that is entered late frees the bed from then on, not before', async () => {
    const shelter = await shelterWith(world, { MEN: 1 });
    const [first, second] = [await someone(), await someone()];
    await place({ case: first, shelter });
    await assessed(world, [first, second], '2025-06-15T00:00:00Z');
    expect(await place({ case: second, shelter, occurredAt: '2025-06-20T00:00:00Z' })).toMatchObject({
      code: 'SHELTER_FULL',
    });
    expect(await goHome({ case: first, occurredAt: '2025-06-18T04:00:00Z' })).toMatchObject({ state: 'RETURNED_HOME' });
    expect(await place({ case: second, shelter, occurredAt: '2025-06-18T03:59:59Z' })).toMatchObject({
      code: 'SHELTER_FULL',
    });
    expect(await place({ case: second, shelter, occurredAt: '2025-06-18T04:00:00Z' })).toMatchObject({
      state: 'IN_SHELTER',
    });
  });

  it('and a bed that passes from one to the next at an instant is one bed', async () => {
    const shelter = await shelterWith(world, { MEN: 2 });
    const [first, next, other] = [await someone(), await someone(), await someone()];
    await place({ case: first, shelter });
    await assessed(world, [first], EVENING);
    await goHome({ case: first, occurredAt: '2025-06-18T04:00:00Z' });
    await place({ case: next, shelter, occurredAt: '2025-06-18T04:00:00Z' });
    expect(await place({ case: other, shelter, occurredAt: '2025-06-16T00:00:00Z' })).toMatchObject({
      state: 'IN_SHELTER',
    });
  });

  it('in any order, with never more guests than beds and no bed refused that was free', async () => {
    const hour = (n: number) => new Date(Date.parse(EVENING) + n * 3_600_000).toISOString();
    const step = fc.record({
      who: fc.nat(5),
      at: fc.integer({ min: 1, max: 30 }),
      act: fc.constantFrom('place', 'leave'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 16 }), async (steps) => {
        const shelter = await shelterWith(world, { MEN: 2 });
        const guests = (await arrived(world, 6, { people: MEN })).map(({ id }) => id);
        await assessed(world, guests, BAST);
        const stays = new Map<number, { from: number; until: number }>();
        for (const { who, at, act } of steps) {
          const stay = stays.get(who);
          if (act === 'place' && !stay) {
            const fullest = Math.max(
              ...Array.from(
                { length: 40 - at },
                (_, i) => [...stays.values()].filter((one) => one.from <= at + i && at + i < one.until).length,
              ),
            );
            const answer = await place({ case: guests[who], shelter, occurredAt: hour(at) });
            expect(answer.code ?? answer.state).toBe(fullest < 2 ? 'IN_SHELTER' : 'SHELTER_FULL');
            if (answer.state) stays.set(who, { from: at, until: Infinity });
          } else if (act === 'leave' && stay?.until === Infinity && at > stay.from) {
            expect(await goHome({ case: guests[who], occurredAt: hour(at) })).toMatchObject({ state: 'RETURNED_HOME' });
            stay.until = at;
          }
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe('fifty officers ask for the last bed at once', () => {
  it('and one gets it', async () => {
    const shelter = await shelterWith(world, { MEN: 3 });
    const men = await arrived(world, 52, { people: MEN });
    await place({ case: men[50]?.id, shelter });
    await place({ case: men[51]?.id, shelter });
    // A gap between seeing the free bed and taking it: without the lock all of them would be in it.
    await world.owner.query(
      `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$`,
    );
    await world.owner.query('create trigger slow before insert on stay for each row execute function slow()');
    const answers = await Promise.all(men.slice(0, 50).map(({ id }) => place({ case: id, shelter })));
    await world.owner.query('drop function slow() cascade');
    expect(answers.filter(({ state }) => state === 'IN_SHELTER')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'SHELTER_FULL')).toHaveLength(49);
    const { rows } = await world.owner.query('select count(*)::int as n from stay where shelter_id = $1', [shelter]);
    expect(rows).toEqual([{ n: 3 }]);
  }, 120_000);
});

describe('the house of another unit', () => {
  const partner = 'shelter.partner';
  const NIGHT = '2025-06-14T14:00:00Z';
  const house = idOf('shelter MITRA-1');
  const did = async (name: 'confirmGuest' | 'missGuest', input: object, login = partner) =>
    (
      await world.as(login).ask(
        `mutation ($input: ${name === 'confirmGuest' ? 'ConfirmGuest' : 'MissGuest'}!) { ${name}(input: $input) {
          __typename ... on Case { state stays { cameAt absence leftAt } } ... on Shelter { code } ... on Problem { code field } } }`.replace(
          name === 'confirmGuest' ? '... on Shelter { code }' : '... on Case { state stays { cameAt absence leftAt } }',
          '',
        ),
        { input: { key: key(), occurredAt: NIGHT, ...input } },
      )
    )[name];
  const waiting = async (login: string, clock: string, id: string) =>
    (
      await world
        .as(login)
        .ask('query ($clock: ClockCode) { inbox(clock: $clock, first: 100) { items { act dueAt case { id } } } }', {
          clock,
        })
    ).inbox.items.filter(({ case: of }: { case: { id: string } | null }) => of?.id === id);
  const sent = async () => {
    const id = await someone();
    expect(await place({ case: id, shelter: house })).toMatchObject({ state: 'IN_SHELTER' });
    return id;
  };

  it('awaits whom it is sent, and says when they have come', async () => {
    const id = await sent();
    expect(await waiting(partner, 'GUEST_AWAITED', id)).toEqual([
      { act: 'confirmGuest', dueAt: '2025-06-15T12:00:00+00:00', case: { id } },
    ]);
    expect(await waiting('shelter.kemensos', 'GUEST_AWAITED', id)).toEqual([]);
    const early = { case: id, occurredAt: '2025-06-14T11:59:00Z' };
    expect(await did('confirmGuest', early)).toEqual({
      __typename: 'Problem',
      code: 'BEFORE_EARLIER_STEP',
      field: 'occurredAt',
    });
    expect(await did('confirmGuest', { case: id }, 'shelter.kemensos')).toMatchObject({ code: 'NOT_YOUR_HOUSE' });
    expect(await did('confirmGuest', { case: id })).toEqual({
      __typename: 'Case',
      state: 'IN_SHELTER',
      stays: [{ cameAt: '2025-06-14T14:00:00+00:00', absence: null, leftAt: null }],
    });
    expect(await waiting(partner, 'GUEST_AWAITED', id)).toEqual([]);
    const { custody } = await read(id, 'custody { unit how from }');
    expect(custody.at(-1)).toEqual({ unit: 'MITRA-RMH', how: 'STAY', from: '2025-06-14T14:00:00.000Z' });
    expect(await did('confirmGuest', { case: id })).toMatchObject({ code: 'CAME_ALREADY', field: 'case' });
    expect(await did('missGuest', { case: id, reason: 'NO_SHOW' })).toMatchObject({ code: 'CAME_ALREADY' });
  });

  it('says who did not come: it sees them no more, their bed is free, and who answers for them looks', async () => {
    const before = await freeBeds(house);
    const id = await sent();
    expect(await did('missGuest', { case: id, reason: 'LEFT_ON_THE_WAY', note: 'Turun di Bekasi' })).toEqual({
      __typename: 'Shelter',
      code: 'MITRA-1',
    });
    expect(await freeBeds(house)).toEqual(before);
    expect(await did('confirmGuest', { case: id })).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    const seen = await read(id, 'stays { cameAt absence leftAt } timeline { kind code }');
    expect(seen.stays).toEqual([{ cameAt: null, absence: 'LEFT_ON_THE_WAY', leftAt: '2025-06-14T14:00:00+00:00' }]);
    expect(seen.timeline).toContainEqual({ kind: 'missGuest', code: 'LEFT_ON_THE_WAY' });
    // Nobody is shown to have been where they never came.
    const { custody } = await read(id, 'custody { unit gap }');
    expect(custody.slice(-2)).toEqual([
      { unit: 'KEMENSOS-RS', gap: null },
      { unit: null, gap: 'NEVER_CAME' },
    ]);
    expect(await waiting('shelter.kemensos', 'GUEST_SOUGHT', id)).toMatchObject([{ act: 'placeInShelter' }]);
    const own = await shelterWith(world, { MEN: 1 });
    const again = await place({ case: id, shelter: own, occurredAt: '2025-06-14T15:00:00Z' });
    expect(again).toMatchObject({ state: 'IN_SHELTER' });
    expect(await waiting('shelter.kemensos', 'GUEST_SOUGHT', id)).toEqual([]);
    expect(await read(id, 'stays { cameAt absence }')).toEqual({
      stays: [
        { cameAt: null, absence: 'LEFT_ON_THE_WAY' },
        { cameAt: '2025-06-14T15:00:00+00:00', absence: null },
      ],
    });
  });

  it('says which of its guests leaves: it sees them no more, and their bed is free', async () => {
    const before = await freeBeds(house);
    const id = await sent();
    await did('confirmGuest', { case: id });
    const { leaveShelter } = await world
      .as(partner)
      .ask(
        'mutation ($input: LeaveShelter!) { leaveShelter(input: $input) { __typename ... on Shelter { code } ... on Problem { code field } } }',
        { input: { key: key(), case: id, occurredAt: '2025-06-15T02:00:00Z', reason: 'HOSPITAL' } },
      );
    expect(leaveShelter).toEqual({ __typename: 'Shelter', code: 'MITRA-1' });
    expect(await freeBeds(house)).toEqual(before);
    const asked = await world.as(partner).ask('query ($id: ID!) { case(id: $id) { id } }', { id });
    expect(asked.case).toBeNull();
    const seen = await read(id, 'state stays { leftAt } timeline { kind code }');
    expect(seen).toMatchObject({ state: 'IN_SHELTER', stays: [{ leftAt: '2025-06-15T02:00:00+00:00' }] });
    expect(seen.timeline).toContainEqual({ kind: 'leaveShelter', code: 'HOSPITAL' });
  });

  it('awaits nobody who goes on to another house, and takes nobody’s word for an empty bed', async () => {
    const id = await sent();
    const own = await shelterWith(world, { MEN: 1 });
    await place({ case: id, shelter: own, occurredAt: NIGHT });
    expect(await did('confirmGuest', { case: id, occurredAt: NIGHT })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await did('missGuest', { case: id, reason: 'NO_SHOW' }, 'shelter.kemensos')).toMatchObject({
      code: 'CAME_ALREADY',
    });
    const stranger = await someone();
    expect(await did('confirmGuest', { case: stranger }, 'shelter.kemensos')).toMatchObject({ code: 'NO_BED' });
  });
});
