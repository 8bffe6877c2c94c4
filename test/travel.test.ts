import {
  act,
  arrived,
  board,
  boardAll,
  countsOf,
  departed,
  immigration,
  issue,
  kemensos,
  list,
  manila,
  move,
  planned,
  preparing,
  readyOn,
  refused,
  stateOf,
  takeOff,
  when,
} from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const passagesOf = async (id: string) =>
  (
    await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id) { passages { state reason leg { from to } leftAt } } }', { id })
  ).case.passages;

describe('somebody taken off at the gate', () => {
  it('prepares again and flies later, and the count closes', async () => {
    const ids = (await preparing(world, 3)) as [string, string, string];
    const [ill] = ids;
    const { id: movement, legs } = await planned(world);
    await list(world, movement, ill);
    expect(await takeOff(world, movement, ill, when.listed)).toMatchObject({ state: 'PREPARING' });
    expect(await takeOff(world, movement, ill, when.listed)).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    await readyOn(world, movement, ids);
    await issue(world, movement);
    await boardAll(world, movement, ids);
    expect(await takeOff(world, movement, ill, when.boarded)).toMatchObject({ state: 'PREPARING' });
    expect(await passagesOf(ill)).toMatchObject([
      { state: 'TAKEN_OFF', reason: 'UNFIT' },
      { state: 'OFFLOADED', reason: 'UNFIT' },
    ]);
    const left = await act(world, manila, 'recordLeg', {
      leg: legs[0],
      departedAt: when.departed,
      arrivedAt: when.landed,
    });
    expect(left.counts).toEqual({
      listed: 4,
      boarded: 2,
      offloaded: 1,
      takenOff: 1,
      arrived: 0,
      missing: 0,
      handedOver: 0,
    });
    expect(await takeOff(world, movement, ids[1], when.met)).toMatchObject(refused('MOVEMENT_CLOSED', 'movement'));

    const late = {
      ready: '2025-06-16T02:00:00Z',
      boarded: '2025-06-17T01:00:00Z',
      departed: '2025-06-17T02:00:00Z',
      landed: '2025-06-17T06:00:00Z',
      met: '2025-06-17T07:00:00Z',
    };
    const next = { id: key(), leg: key() };
    await act(world, manila, 'createMovement', {
      id: next.id,
      reference: 'Manila 3',
      receiver: kemensos,
      immigration,
      legs: [
        {
          id: next.leg,
          mode: 'AIR',
          from: 'MNL',
          to: 'CGK',
          plannedDeparture: late.departed,
          plannedArrival: late.landed,
        },
      ],
    });
    expect(await list(world, next.id, ill, when.issued)).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    await list(world, next.id, ill, when.met);
    expect(await move(world, ill, 'markReady', late.ready)).toMatchObject(refused('FIT_TO_TRAVEL', 'fitness'));
    await act(world, manila, 'recordAssessment', {
      case: ill,
      kind: 'FITNESS',
      outcome: 'FIT',
      specialist: true,
      occurredAt: late.ready,
    });
    expect(await move(world, ill, 'markReady', late.ready)).toMatchObject({ state: 'READY' });
    const { movement: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { version } }', { id: next.id });
    await act(world, manila, 'issueManifest', { movement: next.id, version: read.version, occurredAt: late.ready });
    await board(world, next.id, ill, { occurredAt: late.boarded });
    await act(world, manila, 'recordLeg', { leg: next.leg, departedAt: late.departed, arrivedAt: late.landed });
    expect(
      await act(world, 'immigration', 'recordArrival', {
        case: ill,
        movement: next.id,
        occurredAt: late.met,
        outcome: 'ARRIVED',
        enteredAt: late.met,
      }),
    ).toMatchObject({ state: 'ARRIVED' });
    expect(await countsOf(world, next.id)).toMatchObject({
      state: 'CLOSED',
      counts: { listed: 1, boarded: 1, arrived: 1 },
    });
  });
});

describe('somebody who does not appear', () => {
  it('keeps the movement open, also if whoever meets the others can not see them', async () => {
    const plan = await planned(world);
    const [unseen, other] = (await departed(world, 2, plan)) as [string, string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    await world.owner.query('update case_access set until = now() where case_id = $1 and unit_id = $2', [
      unseen,
      immigration,
    ]);
    expect(
      await act(world, 'immigration', 'recordArrival', {
        ...{ case: other, movement: plan.id, occurredAt: when.met },
        ...{ outcome: 'ARRIVED', enteredAt: when.entered },
      }),
    ).toMatchObject({ state: 'ARRIVED' });
    expect(await countsOf(world, plan.id)).toMatchObject({ state: 'ARRIVED', counts: { boarded: 2, arrived: 1 } });
  });

  it('is missing, is found in transit, and arrives by a later leg', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const ids = (await departed(world, 2, plan)) as [string, string];
    const [lost, other] = ids;
    const record = (leg: string | undefined, times: object) => act(world, manila, 'recordLeg', { leg, ...times });
    await record(plan.legs[0], { arrivedAt: when.transit });
    await record(plan.legs[1], { departedAt: when.onward, arrivedAt: when.landed });
    const arrival = (id: string, more: object) =>
      act(world, 'immigration', 'recordArrival', { case: id, movement: plan.id, occurredAt: when.met, ...more });
    expect(await arrival(other, { outcome: 'ARRIVED', enteredAt: when.entered })).toMatchObject({ state: 'ARRIVED' });
    expect(
      await arrival(lost, { outcome: 'MISSING', reason: 'NO_SHOW', note: 'Not among those who got off.' }),
    ).toMatchObject({ state: 'MISSING' });
    expect(await countsOf(world, plan.id)).toMatchObject({
      state: 'ARRIVED',
      counts: { listed: 2, boarded: 2, arrived: 1, missing: 1 },
    });

    const late = {
      found: '2025-06-16T04:00:00Z',
      departed: '2025-06-16T08:00:00Z',
      landed: '2025-06-16T09:45:00Z',
      met: '2025-06-16T10:30:00Z',
    };
    const leg = key();
    const add = (more: object) =>
      act(world, manila, 'addLeg', {
        movement: plan.id,
        leg: {
          id: leg,
          mode: 'AIR',
          from: 'SIN',
          to: 'CGK',
          plannedDeparture: late.departed,
          plannedArrival: late.landed,
          ...more,
        },
      });
    expect(await add({ from: 'KUL' })).toMatchObject(refused('LEGS_BROKEN', 'leg.from'));
    expect(await add({ plannedDeparture: when.departed })).toMatchObject(refused('LEGS_BROKEN', 'leg.from'));
    expect(await add({})).toMatchObject({ state: 'DEPARTED', legs: [{ place: 1 }, { place: 2 }, { place: 3 }] });
    const boardLater = () => board(world, plan.id, lost, { leg, occurredAt: late.found });
    expect(await boardLater()).toMatchObject(refused('NOT_READY', 'case'));
    expect(await move(world, lost, 'reconnect', late.found)).toMatchObject({ state: 'DEPARTED' });
    expect(await record(leg, { departedAt: late.departed })).toMatchObject(refused('NO_PASSENGERS', 'leg'));
    expect(await board(world, plan.id, other, { leg, occurredAt: late.found })).toMatchObject(
      refused('PASSAGE_RECORDED', 'case'),
    );
    expect(await boardLater()).toMatchObject({ state: 'DEPARTED' });
    expect(await boardLater()).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    expect(await arrival(lost, { outcome: 'ARRIVED', enteredAt: when.entered })).toMatchObject(
      refused('LEG_NOT_DEPARTED', 'movement'),
    );
    expect(await record(leg, { departedAt: late.departed, arrivedAt: late.landed })).toMatchObject({
      state: 'ARRIVED',
    });
    expect(await arrival(lost, { outcome: 'ARRIVED', occurredAt: late.met, enteredAt: late.met })).toMatchObject({
      state: 'ARRIVED',
    });
    expect(await countsOf(world, plan.id)).toMatchObject({
      state: 'CLOSED',
      counts: { listed: 2, boarded: 2, arrived: 2, missing: 0 },
    });
    expect(await passagesOf(lost)).toMatchObject([
      { state: 'ARRIVED', reason: null, leftAt: null, leg: { from: 'SIN', to: 'CGK' } },
    ]);
    const { rows } = await world.owner.query(
      `select kind, code from case_event where case_id = $1 and kind in ('depart', 'continue', 'loseContact', 'reconnect', 'arrive') order by recorded_at`,
      [lost],
    );
    expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual([
      'depart',
      'continue',
      'loseContact',
      'reconnect',
      'continue',
      'arrive',
    ]);
  });

  it('goes on no earlier than they boarded the leg that brought them, be there one that came before it', async () => {
    const [early, late] = (await preparing(world, 2)) as [string, string];
    const time = (clock: string) => `2025-06-15T${clock}:00Z`;
    const leg = (from: string, to: string, plannedDeparture: string, plannedArrival: string) => ({
      ...{ id: key(), mode: 'AIR', from, to, plannedDeparture, plannedArrival },
    });
    const first = leg('MNL', 'SIN', when.departed, when.transit);
    const second = leg('MNL', 'SIN', time('06:00'), time('07:30'));
    const onward = leg('SIN', 'CGK', when.onward, when.landed);
    const movement = key();
    const made = { id: movement, reference: 'Two to Singapore', receiver: kemensos, immigration, escorts: 2 };
    await act(world, manila, 'createMovement', { ...made, legs: [first, onward] });
    await act(world, manila, 'addLeg', { movement, leg: second });
    await readyOn(world, movement, [early, late]);
    await issue(world, movement);
    await board(world, movement, early, { leg: first.id });
    await act(world, manila, 'recordLeg', { leg: first.id, departedAt: when.departed, arrivedAt: when.transit });
    await board(world, movement, late, { leg: second.id, occurredAt: time('05:50') });
    await act(world, manila, 'recordLeg', { leg: second.id, departedAt: time('06:00'), arrivedAt: time('07:30') });
    const goOn = (occurredAt: string) => board(world, movement, late, { leg: onward.id, occurredAt });
    expect(await goOn(time('05:40'))).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await goOn(time('07:30'))).toMatchObject({ state: 'DEPARTED' });
  });

  it('where the last leg ends, and is found there, has arrived', async () => {
    const plan = await planned(world);
    const [lost] = (await departed(world, 1, plan)) as [string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const arrival = (occurredAt: string, more: object) =>
      act(world, 'immigration', 'recordArrival', { case: lost, movement: plan.id, occurredAt, ...more });
    const landed = (at: string) => arrival(at, { outcome: 'ARRIVED', enteredAt: when.entered });
    expect(await arrival(when.met, { outcome: 'MISSING', reason: 'NO_SHOW' })).toMatchObject({ state: 'MISSING' });
    expect(await landed(when.met)).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    const found = '2025-06-16T04:00:00Z';
    await move(world, lost, 'reconnect', found, { note: 'Asleep at the gate.' });
    expect(await landed(found)).toMatchObject({ state: 'ARRIVED' });
    expect(await passagesOf(lost)).toMatchObject([{ state: 'ARRIVED', reason: null, leftAt: null }]);
    expect(await countsOf(world, plan.id)).toMatchObject({ state: 'CLOSED', counts: { arrived: 1, missing: 0 } });
  });

  it('between two legs, and is found in other hands, is held back with a reason', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [lost] = (await departed(world, 1, plan)) as [string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    const place = { case: lost, movement: plan.id };
    await act(world, manila, 'recordArrival', {
      ...place,
      occurredAt: when.transit,
      outcome: 'MISSING',
      reason: 'NO_SHOW',
    });
    const held = { ...place, occurredAt: when.onward, reason: 'BORDER' };
    expect(await act(world, manila, 'holdBackPassenger', held)).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    await move(world, lost, 'reconnect', when.onward, { note: 'With the border police.' });
    expect(await act(world, manila, 'holdBackPassenger', held)).toMatchObject({ state: 'PREPARING' });
    expect(await passagesOf(lost)).toMatchObject([{ state: 'HELD_BACK', reason: 'BORDER' }]);
  });

  it('keeps what they rode, and a place to come back to while they are on hold', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const next = await planned(world, { by: 'SIN' });
    const [ill] = (await departed(world, 1, plan)) as [string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    await board(world, plan.id, ill, { leg: plan.legs[1], occurredAt: when.transit });
    const place = { case: ill, movement: plan.id, occurredAt: when.onward, reason: 'UNFIT' };
    await move(world, ill, 'suspend', when.transit, { note: 'Taken ill at the gate.' });
    expect(await act(world, manila, 'holdBackPassenger', place)).toMatchObject(refused('ILLEGAL_MOVE', 'step'));
    expect(await act(world, manila, 'transferPassenger', { ...place, to: next.id })).toMatchObject(
      refused('NOT_READY', 'case'),
    );
    await move(world, ill, 'resume', when.onward);
    expect(await act(world, manila, 'holdBackPassenger', place)).toMatchObject({ state: 'PREPARING' });
    const { rows } = await world.owner.query(
      `select b.leg_id as leg, b.ended_at is not null as ended, p.leg_id as on from boarding b join passenger p on p.id = b.passenger_id
       where b.case_id = $1 order by b.recorded_at`,
      [ill],
    );
    const [first, second] = plan.legs;
    expect(rows).toEqual([
      { leg: first, ended: false, on: first },
      { leg: second, ended: true, on: first },
    ]);
  });

  it('at the connection stays behind, and the others go on', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [lost, other] = (await departed(world, 2, plan)) as [string, string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    await move(world, lost, 'loseContact', '2025-06-15T07:00:00Z', { note: 'Not at the gate.' });
    expect(
      await act(world, manila, 'recordLeg', { leg: plan.legs[1], departedAt: when.onward, arrivedAt: when.landed }),
    ).toMatchObject({ state: 'ARRIVED' });
    expect(await stateOf(world, other)).toBe('DEPARTED');
    expect(await passagesOf(lost)).toMatchObject([{ state: 'BOARDED', leg: { from: 'MNL', to: 'SIN' } }]);
    expect(
      await act(world, manila, 'recordArrival', {
        case: lost,
        movement: plan.id,
        occurredAt: when.met,
        outcome: 'MISSING',
        reason: 'MISSED_CONNECTION',
      }),
    ).toMatchObject({ state: 'MISSING' });
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { listed: 2, boarded: 2, missing: 1 } });
  });
});

describe('the count of a movement', () => {
  it('closes whatever became of its people', async () => {
    const plan = await planned(world);
    const ids = await arrived(world, 3, plan);
    const { counts } = await countsOf(world, plan.id);
    expect(counts.listed).toBe(counts.boarded + counts.offloaded + counts.takenOff);
    expect(counts.boarded).toBe(counts.arrived + counts.missing);
    // A gap without a reason can not even be stored.
    await expect(
      world.owner.query(`update passenger set state = 'MISSING' where case_id = $1`, [ids[0]]),
    ).rejects.toThrow(/check constraint/);
  });
});
