import { idOf } from '../src/demonstration/cast';
import { atOnce } from './at-once';
import {
  act,
  arrived,
  boardAll,
  countsOf,
  departed,
  immigration,
  issue,
  kemensos,
  list,
  manila,
  move,
  oneOf,
  planned,
  preparing,
  readyOn,
  refused,
  stateOf,
  takeOff,
  versionOf,
  when,
} from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NOTICES = `{ travelNotices(unseen: true) { items { id kind reason from to wasDeparture plannedDeparture awaited seenAt by { code } } } }`;
const noticesOf = async (login: string) => (await world.as(login).ask(NOTICES)).travelNotices.items;
const legsOf = async (movement: string) =>
  (
    await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { legs { id version cancelledAt reason plannedDeparture } } }', {
        id: movement,
      })
  ).movement.legs;
const timelineOf = async (id: string) =>
  (await world.as(manila).ask('query ($id: ID!) { case(id: $id) { timeline { kind code recordedAt } } }', { id })).case
    .timeline;

const later = { plannedDeparture: '2025-06-15T05:00:00Z', plannedArrival: '2025-06-15T09:00:00Z' };

describe('a leg that is delayed', () => {
  it('is told to everybody who waits for its people, by how many, and in each timeline', async () => {
    const { id: movement, legs } = await planned(world);
    const ids = (await preparing(world, 2)) as [string, string];
    const shared = { purpose: 'SHARING_PARTNERS', basis: 'CONSENT', given: true, occurredAt: when.prepared };
    await act(world, manila, 'recordConsent', { case: ids[0], ...shared });
    const offer = {
      case: ids[0],
      service: 'SHELTER',
      toUnit: idOf('unit MITRA-RMH'),
      occurredAt: when.prepared,
    };
    const offered = await world
      .as(manila)
      .ask(
        'mutation ($input: OfferReferral!) { offerReferral(input: $input) { ... on Referral { state } ... on Problem { code } } }',
        {
          input: { key: key(), ...offer },
        },
      );
    expect(offered.offerReferral).toEqual({ state: 'OFFERED' });
    await readyOn(world, movement, ids);
    const retime = (more: object = {}) =>
      act(world, manila, 'retimeLeg', {
        leg: legs[0],
        version: 1,
        ...later,
        reason: 'WEATHER',
        occurredAt: when.issued,
        ...more,
      });
    expect(await retime({ plannedArrival: when.received })).toMatchObject(refused('DATES_REVERSED', 'plannedArrival'));
    expect(await retime({ version: 7 })).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await retime()).toMatchObject({ legs: [{ version: 2 }] });
    const told = {
      kind: 'RETIMED',
      reason: 'WEATHER',
      from: 'MNL',
      to: 'CGK',
      wasDeparture: expect.stringContaining('2025-06-15T02:00:00'),
      plannedDeparture: expect.stringContaining('2025-06-15T05:00:00'),
      by: { code: 'KBRI-MNL' },
    };
    // Before the manifest is issued it is known to those alone who were asked to take somebody.
    expect(await noticesOf('shelter.partner')).toMatchObject([{ ...told, awaited: 1 }]);
    expect(await noticesOf('migrants.kp2mi')).toMatchObject([{ ...told, awaited: 2 }]);
    for (const other of ['immigration', 'officer.phnompenh', 'desk.kemlu']) expect(await noticesOf(other)).toEqual([]);
    await issue(world, movement);
    expect(await retime({ version: 1 })).toMatchObject(refused('STALE_VERSION', 'version'));
    await retime({ version: 2, reason: 'CARRIER' });
    const [notice] = await noticesOf('immigration');
    expect(notice).toMatchObject({ reason: 'CARRIER', awaited: 2 });
    expect((await noticesOf('shelter.kemensos')).length).toBe(1);
    const kinds = (await timelineOf(ids[0])).map(({ kind, code }: { kind: string; code: string }) => [kind, code]);
    expect(kinds).toContainEqual(['retimeLeg', 'MNL-CGK WEATHER']);

    const see = (login: string, id: string) =>
      world
        .as(login)
        .ask(
          'mutation ($input: SeeNotice!) { seeNotice(input: $input) { ... on TravelNotice { seenAt } ... on Problem { code field } } }',
          {
            input: { key: key(), notice: id },
          },
        );
    expect((await see('officer.phnompenh', notice.id)).seeNotice).toEqual({ code: 'NOT_FOUND', field: 'notice' });
    expect((await see('immigration', notice.id)).seeNotice).toEqual({ seenAt: expect.any(String) });
    expect(await noticesOf('immigration')).toEqual([]);
  });

  it('leaves no earlier than those come whom it waits for', async () => {
    const { legs } = await planned(world, { by: 'SIN' });
    const leave = (plannedDeparture: string) => {
      const times = { plannedDeparture, plannedArrival: when.landed };
      return act(world, manila, 'retimeLeg', {
        leg: legs[1],
        version: 1,
        ...times,
        reason: 'CARRIER',
        occurredAt: when.listed,
      });
    };
    expect(await leave(when.transit)).toMatchObject({
      ...refused('LEG_TOO_EARLY', 'plannedDeparture'),
      message: expect.stringContaining('2025-06-15 05:30'),
    });
    expect(await leave('2025-06-15T05:31:00Z')).toMatchObject({ __typename: 'Movement' });
  });

  it('is told to those who keep beds for its people, and to the house, until they give them up', async () => {
    const { id: movement, legs } = await planned(world, { receiver: idOf('unit KP2MI-JKT') });
    await readyOn(world, movement, await preparing(world, 2));
    const kp2mi = 'migrants.kp2mi';
    const keep = async (login: string) => {
      const hold = { id: key(), shelter: idOf('shelter MITRA-1'), bedKind: 'MEN', count: 2, movement };
      const until = '2025-06-20T00:00:00Z';
      const document = `mutation ($input: HoldBeds!) { holdBeds(input: $input) { ... on BedHold { id version movement } ... on Problem { code field } } }`;
      const input = { key: key(), ...hold, occurredAt: when.issued, until };
      return (await world.as(login).ask(document, { input })).holdBeds;
    };
    // Whoever does not see the way is told nothing of it.
    expect(await keep('service.kpppa')).toEqual({ code: 'NOT_FOUND', field: 'movement' });
    await issue(world, movement);
    const kept = await keep(kp2mi);
    expect(kept).toMatchObject({ movement });
    const retime = (version: number) =>
      act(world, manila, 'retimeLeg', { leg: legs[0], version, ...later, reason: 'WEATHER', occurredAt: when.issued });
    const before = (await noticesOf('shelter.partner')).length;
    await retime(1);
    const [told, ...older] = await noticesOf('shelter.partner');
    expect([told, older.length]).toMatchObject([{ kind: 'RETIMED', reason: 'WEATHER', awaited: 2 }, before]);
    expect((await noticesOf(kp2mi))[0]).toMatchObject({ reason: 'WEATHER', awaited: 2 });
    const release = 'mutation ($input: ReleaseBeds!) { releaseBeds(input: $input) { ... on BedHold { id } } }';
    const given = { key: key(), hold: kept.id, version: kept.version, occurredAt: when.issued };
    await world.as(kp2mi).ask(release, { input: given });
    await retime(2);
    expect((await noticesOf('shelter.partner')).length).toBe(before + 1);
  });

  it('lands on the other side of midnight, and a paper that ends between is refused by the calendar of who receives', async () => {
    const { id: movement, legs } = await planned(world);
    const [id] = (await preparing(world, 1, { papers: false })) as [string];
    const papers = { case: id, occurredAt: when.prepared };
    await act(world, manila, 'recordClearance', { ...papers, kind: 'EXIT_PERMIT', status: 'GRANTED' });
    const passport = { ...papers, kind: 'PASSPORT', status: 'VALID', number: 'X9', expiresOn: '2025-06-15' };
    await act(world, manila, 'recordDocument', passport);
    await list(world, movement, id);
    // 17:30 on the fifteenth in UTC is half past midnight in Jakarta, and half past one in Manila.
    const past = { plannedDeparture: '2025-06-15T13:00:00Z', plannedArrival: '2025-06-15T17:30:00Z' };
    const retime = (version: number, times: object) =>
      act(world, manila, 'retimeLeg', { leg: legs[0], version, ...times, reason: 'CARRIER', occurredAt: when.listed });
    await retime(1, past);
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    // An hour earlier is still the fifteenth where they land, though not where they left.
    await retime(2, { ...past, plannedArrival: '2025-06-15T16:30:00Z' });
    // Nor does the day count of an aircraft that will not go.
    const beside = { id: key(), mode: 'AIR', from: 'MNL', to: 'CGK', ...past };
    await act(world, manila, 'addLeg', { movement, leg: beside });
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    await act(world, manila, 'cancelLeg', { leg: beside.id, version: 1, reason: 'CARRIER', occurredAt: when.listed });
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject({ state: 'READY' });
  });
});

describe('a leg that is cancelled', () => {
  it('lets its people choose another, and is refused while somebody has no other', async () => {
    const id = key();
    const bus = () => ({
      id: key(),
      mode: 'LAND',
      from: 'PHCLK',
      to: 'MNL',
      plannedDeparture: when.departed,
      plannedArrival: '2025-06-15T04:00:00Z',
    });
    const legs = [bus(), bus()] as const;
    await act(world, manila, 'createMovement', {
      id,
      reference: 'Two buses',
      receiver: kemensos,
      immigration,
      escorts: 2,
      legs,
    });
    const ids = await preparing(world, 2);
    await readyOn(world, id, ids);
    await issue(world, id);
    const [one, two] = legs;
    await act(world, manila, 'assignLeg', { case: ids[0], movement: id, leg: one.id, occurredAt: when.issued });
    await act(world, manila, 'board', { case: ids[0], movement: id, occurredAt: when.boarded });
    const cancel = async (leg: string) =>
      act(world, manila, 'cancelLeg', {
        leg,
        version: (await legsOf(id)).find((other: { id: string }) => other.id === leg).version,
        reason: 'TECHNICAL',
        occurredAt: when.boarded,
      });
    expect(await cancel(one.id)).toMatchObject(refused('LEGS_WAIT', 'leg'));
    await act(world, manila, 'unboard', { case: ids[0], movement: id, occurredAt: when.boarded });
    expect(await cancel(one.id)).toMatchObject({ __typename: 'Movement' });
    expect(await cancel(one.id)).toMatchObject(refused('LEG_CANCELLED', 'leg'));
    expect(await cancel(two.id)).toMatchObject(refused('LEGS_WAIT', 'leg'));
    expect(await act(world, manila, 'recordLeg', { leg: one.id, departedAt: when.departed })).toMatchObject(
      refused('LEG_CANCELLED', 'leg'),
    );
    await boardAll(world, id, ids);
    expect(await act(world, manila, 'recordLeg', { leg: two.id, departedAt: when.departed })).toMatchObject({
      counts: { boarded: 2 },
    });
  });
});

describe('a leg that was added by mistake', () => {
  const taken = { plannedDeparture: '2025-06-16T02:00:00Z', plannedArrival: '2025-06-16T04:00:00Z' };
  const cancel = (leg: string, occurredAt: string) =>
    act(world, manila, 'cancelLeg', { leg, version: 1, reason: 'REPLANNED', occurredAt });
  const enter = (movement: string, id: string) =>
    act(world, 'immigration', 'recordArrival', {
      case: id,
      movement,
      outcome: 'ARRIVED',
      occurredAt: when.met,
      enteredAt: when.entered,
    });

  it('from the airport where the way ends is cancelled while people wait there, and they arrive', async () => {
    const plan = await planned(world);
    const [id] = (await departed(world, 1, plan)) as [string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const mistake = { id: key(), mode: 'AIR', from: 'CGK', to: 'SUB', ...taken };
    await act(world, manila, 'addLeg', { movement: plan.id, leg: mistake });
    expect(await enter(plan.id, id)).toMatchObject(refused('LEG_GOES_ON', 'movement'));
    expect(await cancel(mistake.id, when.landed)).toMatchObject({ state: 'ARRIVED', counts: { boarded: 1 } });
    expect(await enter(plan.id, id)).toMatchObject({ state: 'ARRIVED' });
    expect(await countsOf(world, plan.id)).toMatchObject({ state: 'CLOSED', counts: { arrived: 1 } });
  });

  it('is cancelled before anybody leaves, and they still leave by the first', async () => {
    const plan = await planned(world);
    const mistake = { id: key(), mode: 'AIR', from: 'CGK', to: 'SUB', ...taken };
    await act(world, manila, 'addLeg', { movement: plan.id, leg: mistake });
    const ids = await preparing(world, 1);
    await readyOn(world, plan.id, ids);
    expect(await cancel(mistake.id, when.issued)).toMatchObject({ state: 'PLANNED', counts: { listed: 1 } });
    expect(await cancel(plan.legs[0] as string, when.issued)).toMatchObject(refused('LEGS_WAIT', 'leg'));
  });

  it('leaves nobody at home who waits abroad: they go on by another', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [id] = (await departed(world, 1, plan)) as [string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    expect(await cancel(plan.legs[1] as string, when.transit)).toMatchObject({ state: 'ARRIVED' });
    expect(await enter(plan.id, id)).toMatchObject(refused('STILL_ABROAD', 'movement'));
    const another = { id: key(), mode: 'AIR', from: 'SIN', to: 'CGK', plannedDeparture: when.onward };
    await act(world, manila, 'addLeg', { movement: plan.id, leg: { ...another, plannedArrival: when.landed } });
    await act(world, manila, 'recordLeg', { leg: another.id, departedAt: when.onward });
    await act(world, manila, 'recordLeg', { leg: another.id, arrivedAt: when.landed });
    expect(await enter(plan.id, id)).toMatchObject({ state: 'ARRIVED' });
  });
});

describe('somebody whose case was closed by a referral on the way', () => {
  const held = { reason: 'BORDER', occurredAt: when.onward };
  const closedOnTheWay = async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [id] = (await departed(world, 1, plan)) as [string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    expect(await move(world, id, 'referOut', when.transit)).toMatchObject({ state: 'CLOSED_REFERRED' });
    const reopen = async () =>
      act(world, 'desk.kemlu', 'moveCase', {
        case: id,
        version: await versionOf(world, id),
        step: 'reopen',
        occurredAt: when.landed,
        note: 'Came back to us.',
      });
    return { id, movement: plan.id, reopen };
  };

  it('goes on when it is reopened, from the place that waited', async () => {
    const { reopen } = await closedOnTheWay();
    expect(await reopen()).toMatchObject({ state: 'DEPARTED' });
  });

  it('prepares again when it is reopened, if they were held back since then', async () => {
    const { id, movement, reopen } = await closedOnTheWay();
    expect(await act(world, manila, 'holdBackPassenger', { case: id, movement, ...held })).toMatchObject({
      state: 'CLOSED_REFERRED',
    });
    expect(await reopen()).toMatchObject({ state: 'PREPARING' });
    const { id: next } = await planned(world);
    expect(await list(world, next, id, when.landed)).toMatchObject({ state: 'PREPARING' });
  });
});

describe('the last leg that was waited for', () => {
  it('ends the movement, whether it comes in or is cancelled', async () => {
    const plan = await planned(world);
    const [id] = (await departed(world, 1, plan)) as [string];
    const beside = { id: key(), mode: 'AIR', from: 'MNL', to: 'CGK', ...later };
    await act(world, manila, 'addLeg', { movement: plan.id, leg: beside });
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const entry = { outcome: 'ARRIVED', occurredAt: when.met, enteredAt: when.entered };
    await act(world, 'immigration', 'recordArrival', { case: id, movement: plan.id, ...entry });
    const cancelled = { leg: beside.id, version: 1, reason: 'REPLANNED', occurredAt: when.met };
    expect(await act(world, manila, 'cancelLeg', cancelled)).toMatchObject({ state: 'CLOSED' });
  });
});

describe('a manifest', () => {
  it('says whose number is awaited, and what is another than on the version before', async () => {
    const { id: movement, legs } = await planned(world);
    const [first, second] = (await preparing(world, 2, { papers: false })) as [string, string];
    const paper = { kind: 'SPLP', status: 'VALID', occurredAt: when.prepared };
    await act(world, manila, 'recordDocument', { ...paper, case: first, numberPending: true });
    await act(world, manila, 'recordDocument', {
      ...paper,
      case: second,
      number: 'S1',
      issuedOn: '2025-06-07',
      expiresOn: '2026-06-07',
    });
    await list(world, movement, first);
    await list(world, movement, second);
    await issue(world, movement);
    const read = `query ($id: ID!) { movement(id: $id) { passengers { id state case { id } } manifests { version pending
      lines { passenger document numberPending leg lap } difference { added removed changed { passenger what } } } } }`;
    const seen = async () => (await world.as(manila).ask(read, { id: movement })).movement;
    const place = (of: { passengers: { id: string; state: string; case: { id: string } }[] }, id: string) =>
      of.passengers.find((one) => one.case.id === id && one.state === 'LISTED')?.id as string;
    const before = await seen();
    const [a, b] = [place(before, first), place(before, second)];
    expect(before.manifests).toMatchObject([{ pending: 1, difference: null }]);
    expect(before.manifests[0].lines).toContainEqual({
      passenger: a,
      document: 'SPLP',
      numberPending: true,
      leg: null,
      lap: false,
    });

    const { documents } = (
      await world.as(manila).ask('query ($id: ID!) { case(id: $id) { documents { id version } } }', { id: first })
    ).case;
    await act(world, manila, 'updateDocument', {
      document: documents[0].id,
      version: documents[0].version,
      number: 'S2',
      expiresOn: '2026-06-07',
      occurredAt: when.listed,
    });
    await act(world, manila, 'assignLeg', { case: first, movement, leg: legs[0], occurredAt: when.ready });
    await takeOff(world, movement, second, when.issued);
    const third = await oneOf(world);
    await list(world, movement, third);
    await issue(world, movement);
    const after = await seen();
    expect(after.manifests).toMatchObject([
      { version: 1, pending: 1, difference: null, lines: { length: 2 } },
      {
        version: 2,
        pending: 0,
        difference: {
          added: [place(after, third)],
          removed: [b],
          changed: [{ passenger: a, what: ['LEG', 'NUMBER'] }],
        },
      },
    ]);
  });
});

describe('a timeline', () => {
  it('keeps the order in which one act wrote it', async () => {
    const [id] = (await arrived(world, 1, await planned(world))) as [string];
    const timeline = await timelineOf(id);
    const kinds = timeline.map(({ kind }: { kind: string }) => kind);
    // The paper is used up by the entry, and then they arrive: one act, one instant.
    const used = timeline.findLastIndex(({ code }: { code: string }) => code === 'SPLP CONSUMED');
    expect(kinds.slice(used)).toEqual(['updateDocument', 'arrive']);
    expect(timeline[used].recordedAt).toBe(timeline[used + 1].recordedAt);
  });
});

describe('two desks at once', () => {
  it.each([
    ['theirs no more where that came first', true, 'NOT_FOUND'],
    ['on no list any more where they came first', false, 'PASSAGE_RECORDED'],
  ])(
    'sign for somebody who has landed and take them off the list that the second flight still fills: who signs is heard, to the other they are %s',
    async (_, signsFirst, code) => {
      const movement = key();
      const flight = () => ({
        id: key(),
        mode: 'AIR',
        from: 'MNL',
        to: 'CGK',
        plannedDeparture: when.departed,
        plannedArrival: when.landed,
      });
      const legs = [flight(), flight()] as const;
      await act(world, manila, 'createMovement', {
        id: movement,
        reference: 'Two flights',
        receiver: kemensos,
        immigration,
        escorts: 2,
        legs,
      });
      const [id, other] = (await preparing(world, 2)) as [string, string];
      await readyOn(world, movement, [id, other]);
      await issue(world, movement);
      await act(world, manila, 'assignLeg', { case: other, movement, leg: legs[1].id, occurredAt: when.issued });
      await act(world, manila, 'board', { case: id, movement, leg: legs[0].id, occurredAt: when.boarded });
      await act(world, manila, 'recordLeg', { leg: legs[0].id, departedAt: when.departed, arrivedAt: when.landed });
      await act(world, 'immigration', 'recordArrival', {
        case: id,
        movement,
        occurredAt: when.met,
        outcome: 'ARRIVED',
        enteredAt: when.entered,
      });
      const handover = key();
      await act(world, manila, 'draftHandover', {
        id: handover,
        number: 'BAST/1',
        movement,
        place: 'CGK',
        receiver: kemensos,
        occurredAt: when.handed,
        people: [{ case: id, condition: 'GOOD' }],
      });
      const sign = (login: string, version: number) =>
        act(world, login, 'signHandover', { handover, version, signedAt: when.handed });
      expect(await sign(manila, 1)).toMatchObject({ __typename: 'Handover' });
      const signing = () => sign('shelter.kemensos', 2);
      const takingOff = () => takeOff(world, movement, id, when.handed);
      const answers = await atOnce(world, 'cases', id, signsFirst ? [signing, takingOff] : [takingOff, signing]);
      const [signed, off] = signsFirst ? answers : answers.toReversed();
      expect(signed).toMatchObject({ __typename: 'Handover', receiverSignedAt: expect.any(String) });
      expect(off).toMatchObject({ code });
      expect(await stateOf(world, id)).toBe('ARRIVED');
    },
  );

  it.each([
    ['taken off first stays', true, ['Case', 'Movement'], 'PREPARING'],
    ['in the air first is taken off no more', false, ['Movement', 'MOVEMENT_CLOSED'], 'DEPARTED'],
  ])('take somebody off and let the aircraft leave: who is %s', async (_, offFirst, outcome, state) => {
    const { id: movement, legs } = await planned(world);
    const ids = (await preparing(world, 2)) as [string, string];
    await readyOn(world, movement, ids);
    await issue(world, movement);
    await boardAll(world, movement, ids);
    const off = () => takeOff(world, movement, ids[0], when.departed);
    const leave = () => act(world, manila, 'recordLeg', { leg: legs[0], departedAt: when.departed });
    const answers = await atOnce(world, 'movement', movement, offFirst ? [off, leave] : [leave, off]);
    expect(answers.map(({ __typename, code }) => code ?? __typename)).toEqual(outcome);
    expect(await stateOf(world, ids[0])).toBe(state);
  });
});
