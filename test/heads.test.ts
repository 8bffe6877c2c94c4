import { idOf } from '../src/demonstration/cast';
import {
  act,
  acts,
  board,
  boardAll,
  departed,
  issue,
  kemensos,
  list,
  manila,
  move,
  planned,
  preparing,
  readyOn,
  refused,
  rowsOf,
  stateOf,
  versionOf,
  when,
} from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const HEADS = `query ($group: ID, $movement: ID) { headcount(group: $group, movement: $movement) {
  expected births found heldBack boarded landed handedOver unexplained
  lines { point expected joined present waiting unexplained gaps { case reason owner ownerCode since } }
  legs { from to seats boarded landed gaps } escorts { has required advised } } }`;
const heads = async (of: object, login = manila) => (await world.as(login).ask(HEADS, of)).headcount;
const lineOf = (count: { lines: { point: string }[] }, point: string) =>
  count.lines.find((line) => line.point === point);

async function group(expected?: number): Promise<string> {
  const id = key();
  await world
    .as(manila)
    .ask(
      'mutation ($input: CreateGroup!) { createGroup(input: $input) { ... on Group { id } ... on Problem { code } } }',
      {
        input: {
          key: key(),
          id,
          reference: 'Raid',
          country: 'PH',
          receivedAt: when.received,
          ...(expected && { expected }),
        },
      },
    );
  return id;
}

const landed = (movement: string, ids: readonly string[], at = when.met, enteredAt = when.entered) =>
  acts(world, 'immigration', 'recordArrivals', rowsOf(movement, ids, at, { outcome: 'ARRIVED', enteredAt }));

const birth = (movement: string, mother: string, more: object = {}) =>
  act(world, manila, 'recordBirth', {
    id: key(),
    mother,
    movement,
    name: 'Bayi perempuan',
    sex: 'FEMALE',
    occurredAt: '2025-06-15T04:00:00Z',
    note: 'Over the Sulu Sea, both well.',
    ...more,
  });

describe('a child born on the way', () => {
  it('is a person of their own from then on, on the mother’s lap, and lands with her', async () => {
    const of = await group();
    const plan = await planned(world);
    const ids = await preparing(world, 2, { overrides: { group: of } });
    const [mother] = ids as [string, string];
    expect(await birth(plan.id, mother)).toMatchObject(refused('NOT_MANIFESTED', 'case'));
    await readyOn(world, plan.id, ids);
    await issue(world, plan.id);
    await boardAll(world, plan.id, ids);
    expect(await birth(plan.id, mother)).toMatchObject(refused('MOVEMENT_CLOSED', 'movement'));
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], departedAt: when.departed });
    expect(await birth(plan.id, mother, { occurredAt: when.boarded })).toMatchObject(
      refused('BEFORE_EARLIER_STEP', 'occurredAt'),
    );
    const child = await birth(plan.id, mother);
    expect(child).toMatchObject({ state: 'DEPARTED' });
    const fields = `group { id } person { birthYear birthDate } timeline { kind code reason } assessments { kind }
      passages { joined lap with { case { id } } state } kin { relation other { id } } separated`;
    const { case: read } = await world
      .as(manila)
      .ask(`query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { ${fields} } }`, { id: child.id });
    expect(read).toMatchObject({
      group: { id: of },
      person: { birthYear: 2025, birthDate: '2025-06-15' },
      timeline: [{ kind: 'register' }, { kind: 'joinAboard', code: 'BIRTH', reason: 'Over the Sulu Sea, both well.' }],
      // Nobody has decided on the nationality, and nothing pretends so.
      assessments: [],
      passages: [{ joined: 'BIRTH', lap: true, with: { case: { id: mother } }, state: 'BOARDED' }],
      kin: [{ relation: 'CHILD', other: { id: mother } }],
      separated: false,
    });
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    await landed(plan.id, [...ids, child.id]);
    const count = await heads({ group: of });
    expect(count).toMatchObject({ expected: 2, births: 1, boarded: 2, landed: 3, unexplained: 0 });
    expect(lineOf(count, 'LANDED')).toMatchObject({ expected: 3, joined: 1, present: 3 });
  });

  it('is recorded by whoever has the mother in hand, and answered for by whoever answers for her', async () => {
    const of = await group();
    const plan = await planned(world);
    const ids = await preparing(world, 2, { overrides: { group: of } });
    const [first, second] = ids as [string, string];
    await readyOn(world, plan.id, ids);
    const note = 'At the gate.';
    const born = (login: string, mother: string, occurredAt: string) =>
      act(world, login, 'recordBirth', {
        ...{ id: key(), mother, movement: plan.id, name: 'Bayi', sex: 'MALE', occurredAt, note },
      });
    // Who is told of nobody yet has nobody in hand.
    expect(await born('immigration', first, when.landed)).toMatchObject(refused('NOT_FOUND', 'movement'));
    await issue(world, plan.id);
    await boardAll(world, plan.id, ids);
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], departedAt: when.departed });
    const aloft = await born('shelter.kemensos', first, when.transit);
    expect(aloft).toMatchObject({ state: 'DEPARTED' });
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    // Half past midnight in Manila is still the day before at the desk in Jakarta.
    const landedBaby = await born('immigration', second, '2025-06-15T16:30:00Z');
    expect(landedBaby).toMatchObject({ state: 'DEPARTED' });
    expect(
      await act(world, 'immigration', 'recordArrival', {
        ...{ case: landedBaby.id, movement: plan.id, outcome: 'ARRIVED' },
        ...{ occurredAt: '2025-06-15T17:00:00Z', enteredAt: when.landed },
      }),
    ).toMatchObject(refused('BEFORE_EARLIER_STEP', 'enteredAt'));
    for (const [stranger, code] of [
      ['shelter.partner', 'NOT_FOUND'],
      ['police', 'FORBIDDEN'],
    ] as const) {
      const document = 'mutation ($input: RecordBirth!) { recordBirth(input: $input) { ... on Problem { code } } }';
      const input = { key: key(), id: key(), mother: second, movement: plan.id, name: 'Bayi', sex: 'MALE' };
      const { data, errors } = await world
        .as(stranger)
        .attempt(document, { input: { ...input, occurredAt: when.landed } });
      expect(errors?.[0]?.extensions.code ?? (data as { recordBirth: { code: string } } | null)?.recordBirth.code).toBe(
        code,
      );
    }
    const fields = `answerable { unit { code } } group { id } person { birthDate } passages { joined lap with { case { id } } }
      kin { relation other { id } } timeline { kind unit { code } reason }`;
    const childOf = async (id: string) =>
      (await world.as(manila).ask(`query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { ${fields} } }`, { id })).case;
    for (const [child, mother, unit, birthDate] of [
      [aloft.id, first, 'KEMENSOS-RS', '2025-06-15'],
      [landedBaby.id, second, 'IMI-CGK', '2025-06-15'],
    ])
      expect(await childOf(child)).toMatchObject({
        answerable: { unit: { code: 'KBRI-MNL' } },
        group: { id: of },
        person: { birthDate },
        passages: [{ joined: 'BIRTH', lap: true, with: { case: { id: mother } } }],
        kin: [{ relation: 'CHILD', other: { id: mother } }],
        timeline: [
          { kind: 'register', unit: { code: unit } },
          { kind: 'joinAboard', unit: { code: unit }, reason: note },
        ],
      });
    // Both at the gate see both, whoever of them wrote it down.
    await landed(plan.id, [...ids, aloft.id, landedBaby.id], '2025-06-15T17:00:00Z', '2025-06-15T16:45:00Z');
    expect(await heads({ group: of })).toMatchObject({ expected: 2, births: 2, landed: 4, unexplained: 0 });
    const { movement } = await world
      .as('shelter.kemensos')
      .ask('query ($id: ID!) { movement(id: $id) { passengers { case { id } } } }', { id: plan.id });
    expect(movement.passengers).toHaveLength(4);
  });

  it('is born on the day of the post’s own calendar', async () => {
    const plan = await planned(world);
    const [mother] = await departed(world, 1, plan);
    // 00:30 on the sixteenth in Manila, 23:30 on the fifteenth in Jakarta, half past four in the afternoon in UTC.
    const child = await birth(plan.id, mother as string, { occurredAt: '2025-06-15T16:30:00Z' });
    const { case: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { person { birthDate } } }', { id: child.id });
    expect(read.person.birthDate).toBe('2025-06-16');
  });
});

describe('an infant', () => {
  it('takes no seat on an adult’s lap, and does not leave without that adult', async () => {
    const infant = {
      birthDate: '2024-05-01',
      consents: [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }],
    };
    const [mother] = (await preparing(world, 1)) as [string];
    const [baby] = (await preparing(world, 1, { overrides: infant })) as [string];
    const movement = key();
    const leg = {
      id: key(),
      mode: 'AIR',
      from: 'MNL',
      to: 'CGK',
      seats: 1,
      plannedDeparture: when.departed,
      plannedArrival: '2025-06-15T06:00:00Z',
    };
    await act(world, manila, 'createMovement', {
      id: movement,
      reference: 'One seat',
      receiver: kemensos,
      legs: [leg],
    });
    const listed = (id: string, more: object) =>
      act(world, manila, 'manifestPassenger', { case: id, movement, occurredAt: when.listed, ...more });
    expect(await listed(baby, { lap: true })).toMatchObject(refused('LAP_OF_NOBODY', 'with'));
    expect(await listed(baby, { lap: true, with: mother })).toMatchObject(refused('LAP_OF_NOBODY', 'with'));
    await listed(mother, {});
    const [grown] = (await preparing(world, 1)) as [string];
    expect(await listed(grown, { lap: true, with: mother })).toMatchObject(refused('TOO_OLD_FOR_LAP', 'lap'));
    expect(await listed(baby, { lap: true, with: mother })).toMatchObject({ state: 'PREPARING' });
    for (const [kind, outcome] of [
      ['GUARDIAN', 'GUARDIAN'],
      ['BEST_INTEREST', 'RETURN'],
    ]) {
      await act(world, manila, 'recordAssessment', { case: baby, kind, outcome, occurredAt: when.listed });
    }
    for (const id of [mother, baby]) await move(world, id, 'markReady', when.ready);
    await issue(world, movement);
    await board(world, movement, mother);
    expect(await board(world, movement, baby)).toMatchObject({ state: 'READY' });
    const leave = () => act(world, manila, 'recordLeg', { leg: leg.id, departedAt: when.departed });
    await act(world, manila, 'takeOff', { case: mother, movement, occurredAt: when.boarded, reason: 'UNFIT' });
    expect(await leave()).toMatchObject(refused('LAP_OF_NOBODY', 'leg'));
    expect(await stateOf(world, baby)).toBe('READY');
  });

  it('alone asks for escorts, without whom no list goes out', async () => {
    const child = {
      birthDate: '2014-05-01',
      consents: [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }],
    };
    const [alone] = (await preparing(world, 1, { overrides: child })) as [string];
    await act(world, manila, 'recordAssessment', {
      case: alone,
      kind: 'GUARDIAN',
      outcome: 'ESCORT',
      occurredAt: when.listed,
    });
    const movement = key();
    const leg = {
      id: key(),
      mode: 'SEA',
      from: 'MNL',
      to: 'IDTNJ',
      plannedDeparture: when.departed,
      plannedArrival: when.landed,
    };
    await act(world, manila, 'createMovement', { id: movement, reference: 'Ferry', receiver: kemensos, legs: [leg] });
    await list(world, movement, alone);
    expect(await issue(world, movement)).toMatchObject({
      ...refused('ESCORTS_MISSING', 'movement'),
      message: expect.stringContaining('1'),
    });
    expect((await heads({ movement })).escorts).toEqual({ has: 0, required: 1, advised: 1 });
  });
});

describe('somebody found on board', () => {
  it('is under way as they are, with how it came, and is on the next version of the manifest', async () => {
    const plan = await planned(world);
    await departed(world, 1, plan);
    const [stowed] = (await preparing(world, 1, { papers: false })) as [string];
    const found = (more: object) =>
      act(world, manila, 'foundOnBoard', {
        case: stowed,
        movement: plan.id,
        leg: plan.legs[0],
        occurredAt: '2025-06-15T03:00:00Z',
        note: 'Boarded with the second bus in a friend’s place.',
        ...more,
      });
    expect(await found({ occurredAt: when.boarded })).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await found({})).toMatchObject({ state: 'DEPARTED' });
    expect(await found({})).toMatchObject(refused('IN_OTHER_MOVEMENT', 'case'));
    expect(await issue(world, plan.id)).toMatchObject({
      state: 'DEPARTED',
      manifests: [{ passengers: { length: 1 } }, { passengers: { length: 2 } }],
    });
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    // Without any paper, on the entry that immigration itself recorded.
    await landed(plan.id, [stowed]);
    expect(await stateOf(world, stowed)).toBe('ARRIVED');
    const count = await heads({ movement: plan.id });
    expect(count).toMatchObject({ found: 1, legs: [{ boarded: 2, landed: 2 }] });
    // The other one has not been seen at the gate, while one is.
    expect(lineOf(count, 'LANDED')).toMatchObject({ expected: 2, joined: 1, present: 1, unexplained: 1 });
    expect(count.unexplained).toBe(1);
  });

  it('goes on by the next leg no earlier than they were found', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [other] = (await departed(world, 1, plan)) as [string];
    const [stowed] = (await preparing(world, 1, { papers: false })) as [string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    const after = (minutes: number) => new Date(Date.parse(when.transit) + minutes * 60_000).toISOString();
    expect(
      await act(world, manila, 'foundOnBoard', {
        case: stowed,
        movement: plan.id,
        leg: plan.legs[0],
        occurredAt: after(20),
        note: 'Counted at the gate of the next flight.',
      }),
    ).toMatchObject({ state: 'DEPARTED' });
    const onward = (id: string, at: string) => board(world, plan.id, id, { leg: plan.legs[1], occurredAt: at });
    expect(await onward(stowed, after(10))).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await onward(stowed, after(20))).toMatchObject({ state: 'DEPARTED' });
    expect(await onward(other, after(10))).toMatchObject({ state: 'DEPARTED' });
  });
});

describe('the count of a rescue', () => {
  it('closes by the number that the host state announces in the end, which its post enters', async () => {
    const of = await group(2);
    await world.registered(1, manila, { group: of });
    const first = async () => lineOf(await heads({ group: of }), 'EXPECTED');
    expect(await first()).toMatchObject({ expected: 2, present: 1, unexplained: 1 });
    const change = async (login: string, was: number, expected: number) => {
      const document = `mutation ($input: ChangeGroup!) { changeGroup(input: $input) {
        __typename ... on Group { expected } ... on Problem { code field } } }`;
      return (await world.as(login).ask(document, { input: { key: key(), group: of, was, expected } })).changeGroup;
    };
    expect(await change('officer.phnompenh', 2, 1)).toEqual(refused('GROUP_CLOSED', 'group'));
    // Whoever rests on another number than the one that stands is told.
    expect(await change(manila, 3, 1)).toEqual(refused('STALE_VERSION', 'was'));
    expect(await change(manila, 2, 0)).toEqual(refused('INVALID_VALUE', 'expected'));
    expect(await change(manila, 2, 1)).toEqual({ __typename: 'Group', expected: 1 });
    expect(await first()).toMatchObject({ expected: 1, present: 1, unexplained: 0 });
  });

  it('names who answers for everybody held back, and tells of a head of which nobody knows', async () => {
    const of = await group(5);
    const plan = await planned(world);
    const ids = (await preparing(world, 4, { overrides: { group: of } })) as [string, string, string, string];
    const announced = await heads({ group: of });
    expect(lineOf(announced, 'EXPECTED')).toMatchObject({ expected: 5, present: 4, unexplained: 1 });
    expect(lineOf(announced, 'CLEARED')).toMatchObject({ expected: 4, present: 0, waiting: 4, unexplained: 0 });
    const [forgotten, held, ...flown] = ids;
    await readyOn(world, plan.id, [held, ...flown]);
    await issue(world, plan.id);
    const back = {
      case: held,
      movement: plan.id,
      reason: 'AUTHORITY',
      owner: idOf('unit KBRI-YGN'),
      occurredAt: when.boarded,
    };
    expect(await act(world, manila, 'holdBackPassenger', back)).toMatchObject({ state: 'PREPARING' });
    await boardAll(world, plan.id, flown);
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], departedAt: when.departed, arrivedAt: when.landed });
    await landed(plan.id, flown);
    const count = await heads({ group: of });
    expect(count).toMatchObject({ heldBack: 1, boarded: 2, landed: 2 });
    // On no list while the others have gone.
    expect(lineOf(count, 'CLEARED')).toMatchObject({ expected: 4, present: 3, unexplained: 1, gaps: [] });
    expect(lineOf(count, 'BOARDED')).toMatchObject({
      expected: 3,
      present: 2,
      unexplained: 0,
      gaps: [{ case: held, reason: 'AUTHORITY', ownerCode: 'KBRI-YGN', since: when.boarded.replace('Z', '.000Z') }],
    });
    await act(world, manila, 'openHold', { case: forgotten, code: 'WITNESS_OR_SUSPECT_HOLD', occurredAt: when.met });
    expect(lineOf(await heads({ group: of }), 'CLEARED')).toMatchObject({
      unexplained: 0,
      gaps: [{ case: forgotten, reason: 'HOLD', ownerCode: 'KBRI-MNL' }],
    });
    const asked = await world.as(manila).attempt(HEADS, {});
    expect(asked.errors?.[0]?.extensions.code).toBe('INVALID_VALUE');
    expect(await heads({ group: of }, 'officer.phnompenh')).toBeNull();
  });
});

describe('a batch of five hundred', () => {
  it('does what can be done and says of each of the seven others why not', async () => {
    const plan = await planned(world);
    const cases = await world.registered(500);
    const ids = cases.map(({ id }) => id);
    const bad = new Set([3, 77, 150, 151, 302, 444, 499].map((i) => ids[i] as string));
    await world.owner.query(`update cases set state = 'PREPARING' where id = any ($1)`, [
      ids.filter((id) => !bad.has(id)),
    ]);
    const rows = rowsOf(plan.id, ids, when.listed).map((row) => ({ key: key(), ...row }));
    const send = async () =>
      (
        await world
          .as(manila)
          .ask(
            `mutation ($rows: [ManifestPassenger!]!) { manifestPassengers(rows: $rows) { ... on Case { id } ... on Problem { code field } } }`,
            { rows },
          )
      ).manifestPassengers;
    const answers: { id?: string; code?: string; field?: string }[] = await send();
    answers.forEach((answer, i) =>
      expect(answer).toEqual(bad.has(ids[i] as string) ? { code: 'NOT_READY', field: 'case' } : { id: ids[i] }),
    );
    // Sent again for want of a line, it is the same.
    expect(await send()).toEqual(answers);
    const { rows: stored } = await world.owner.query(
      'select count(*)::int as n from passenger where movement_id = $1',
      [plan.id],
    );
    expect(stored).toEqual([{ n: 493 }]);
    const { movement } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { version } }', { id: plan.id });
    const into = {
      id: key(),
      reference: 'The other half',
      receiver: kemensos,
      legs: [
        {
          id: key(),
          mode: 'AIR',
          from: 'MNL',
          to: 'SUB',
          plannedDeparture: when.departed,
          plannedArrival: when.landed,
        },
      ],
    };
    const half = ids.filter((id) => !bad.has(id)).slice(0, 250);
    const split = await act(world, manila, 'splitMovement', {
      movement: plan.id,
      version: movement.version,
      into,
      cases: half,
      occurredAt: when.ready,
    });
    expect(split).toMatchObject({ id: into.id, counts: { listed: 250 } });
    expect(await versionOf(world, half[0] as string)).toBeGreaterThan(1);
  }, 120_000);
});
