import { idOf } from '../src/demonstration/cast';
import { atOnce } from './at-once';
import {
  act,
  acts,
  board,
  boardAll,
  immigration,
  issue,
  kemensos,
  list,
  manila,
  planned,
  preparing,
  readyOn,
  refused,
  rowsOf,
  stateOf,
  when,
} from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const leg = (from: string, to: string, plannedDeparture: string, plannedArrival: string, more: object = {}) => ({
  id: key(),
  mode: 'LAND',
  from,
  to,
  plannedDeparture,
  plannedArrival,
  ...more,
});

const fields = `id version state legs { id version place from to seats plannedDeparture cancelledAt reason departedAt }
  counts { listed boarded offloaded takenOff heldBack transferred joined arrived missing handedOver }
  passengers { id state reason leg { id } owner { code } continues { movement { id } } with { case { id } } lap joined case { id }
    boardings { leg { id } endedAt } }
  manifests { version pending lines { passenger leg document numberPending lap } difference { added removed changed { passenger what } } }`;
const read = async (id: string, login = manila) =>
  (await world.as(login).ask(`query ($id: ID!) { movement(id: $id) { ${fields} } }`, { id })).movement;

/** Buses that leave beside each other, from one place to another. */
async function buses(count: number, more: object = {}, seats?: number) {
  const id = key();
  const legs = Array.from({ length: count }, () =>
    leg('PHCLK', 'PHMNL', when.departed, '2025-06-15T04:00:00Z', { mode: 'LAND', ...(seats ? { seats } : {}) }),
  );
  const made = await act(world, manila, 'createMovement', {
    id,
    reference: 'Buses',
    receiver: kemensos,
    immigration,
    escorts: 2,
    legs,
    ...more,
  });
  if (made.code) throw new Error(JSON.stringify(made));
  return { id, legs: legs.map((one) => one.id) };
}

describe('a movement of several buses', () => {
  it('fills each on its own, and the last leaves nobody behind', async () => {
    const { id: movement, legs } = await buses(2, {}, 1);
    const [one, two] = legs as [string, string];
    const ids = (await preparing(world, 3)) as [string, string, string];
    await readyOn(world, movement, ids);
    await issue(world, movement);
    expect(await board(world, movement, ids[0])).toMatchObject(refused('LEG_CHOICE', 'leg'));
    await board(world, movement, ids[0], { leg: one });
    expect(await board(world, movement, ids[1], { leg: one })).toMatchObject({
      ...refused('LEG_FULL', 'leg'),
      message: expect.stringContaining('1'),
    });
    const assigned = { case: ids[1], movement, leg: one, occurredAt: when.boarded };
    await act(world, manila, 'assignLeg', assigned);
    const leave = (id: string) => act(world, manila, 'recordLeg', { leg: id, departedAt: when.departed });
    // Who is on the list of the first bus keeps it back, who is on no bus yet does not.
    expect(await leave(one)).toMatchObject(refused('GAP_UNEXPLAINED', 'leg'));
    await act(world, manila, 'assignLeg', { ...assigned, leg: two });
    expect(await leave(one)).toMatchObject({ state: 'DEPARTED', counts: { boarded: 1 } });
    await board(world, movement, ids[1]);
    expect(await leave(two)).toMatchObject(refused('GAP_UNEXPLAINED', 'leg'));
    expect(
      await act(world, manila, 'takeOff', { case: ids[0], movement, occurredAt: when.departed, reason: 'UNFIT' }),
    ).toMatchObject(refused('LEG_RECORDED', 'case'));
    await act(world, manila, 'takeOff', { case: ids[2], movement, occurredAt: when.departed, reason: 'NO_SEAT' });
    expect(await leave(two)).toMatchObject({ counts: { listed: 3, boarded: 2, offloaded: 1 } });
    const [, , off] = (await read(movement)).passengers.toSorted(
      (a: { case: { id: string } }, b: { case: { id: string } }) => ids.indexOf(a.case.id) - ids.indexOf(b.case.id),
    );
    expect(off).toMatchObject({ state: 'OFFLOADED', reason: 'NO_SEAT', owner: { code: 'KBRI-MNL' } });
  });

  it('undoes a boarding until the bus has left', async () => {
    const { id: movement, legs } = await buses(2);
    const [one, two] = legs as [string, string];
    const ids = (await preparing(world, 2)) as [string, string];
    await readyOn(world, movement, ids);
    await issue(world, movement);
    for (const id of ids) await board(world, movement, id, { leg: one });
    expect(await board(world, movement, ids[0], { leg: two })).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    const off = (id: string, occurredAt = when.boarded) =>
      act(world, manila, 'unboard', { case: id, movement, occurredAt });
    expect(await off(ids[0], when.listed)).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await off(ids[0])).toMatchObject({ state: 'READY' });
    expect(await off(ids[0])).toMatchObject(refused('NOT_BOARDED', 'case'));
    expect(await board(world, movement, ids[0], { leg: two })).toMatchObject({ state: 'READY' });
    await act(world, manila, 'recordLeg', { leg: one, departedAt: when.departed });
    expect(await off(ids[1], when.departed)).toMatchObject(refused('LEG_RECORDED', 'case'));
    const { passengers } = await read(movement);
    const mine = passengers.find((passenger: { case: { id: string } }) => passenger.case.id === ids[0]);
    expect(mine.boardings).toMatchObject([
      { leg: { id: one }, endedAt: expect.any(String) },
      { leg: { id: two }, endedAt: null },
    ]);
  });

  it('of two desks after the last seat serves one', async () => {
    const { id: movement, legs } = await buses(1, {}, 1);
    const ids = await preparing(world, 2);
    await readyOn(world, movement, ids);
    await issue(world, movement);
    const answers = await atOnce(
      world,
      'movement',
      movement,
      ids.map((id) => () => board(world, movement, id, { leg: legs[0] })),
    );
    expect(answers).toMatchObject([{ __typename: 'Case' }, refused('LEG_FULL', 'leg')]);
  });
});

describe('people who change movements', () => {
  const flight = (from: string, to: string, day: string, reference: string) => ({
    id: key(),
    reference,
    receiver: kemensos,
    immigration,
    escorts: 2,
    legs: [leg(from, to, `${day}T08:00:00Z`, `${day}T12:00:00Z`, { mode: 'AIR' })],
  });

  it('split over two aircraft on two days, one is held back at the border, and every head is accounted for', async () => {
    const { id: bus, legs } = await buses(2);
    const ids = await preparing(world, 6);
    await readyOn(world, bus, ids);
    await issue(world, bus);
    await acts(
      world,
      manila,
      'boardAll',
      ids.map((id, i) => ({ case: id, movement: bus, leg: legs[i % 2], occurredAt: when.boarded })),
    );
    for (const one of legs)
      await act(world, manila, 'recordLeg', { leg: one, departedAt: when.departed, arrivedAt: '2025-06-15T04:00:00Z' });
    const [held, ...rest] = ids as [string, ...string[]];
    const back = {
      case: held,
      movement: bus,
      reason: 'BORDER',
      owner: idOf('unit KBRI-YGN'),
      occurredAt: '2025-06-15T05:00:00Z',
    };
    expect(await act(world, manila, 'holdBackPassenger', { ...back, owner: key() })).toMatchObject(
      refused('NOT_FOUND', 'owner'),
    );
    expect(await act(world, manila, 'holdBackPassenger', back)).toMatchObject({ state: 'PREPARING' });

    const first = flight('PHMNL', 'CGK', '2025-06-15', 'Aircraft 1');
    const second = flight('PHMNL', 'SUB', '2025-06-16', 'Aircraft 2');
    const split = async (into: { id: string }, cases: string[], more: object = {}) =>
      act(world, manila, 'splitMovement', {
        movement: bus,
        version: (await read(bus)).version,
        into,
        cases,
        occurredAt: '2025-06-15T05:30:00Z',
        ...more,
      });
    expect(await split(flight('SIN', 'CGK', '2025-06-15', 'Nowhere'), rest)).toMatchObject(
      refused('LEGS_BROKEN', `cases.${[...rest].sort()[0]}`),
    );
    expect(await split(first, [held])).toMatchObject(refused('PASSAGE_RECORDED', `cases.${held}`));
    expect(await split(first, rest.slice(0, 2), { version: 1 })).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await split(first, rest.slice(0, 2))).toMatchObject({
      id: first.id,
      state: 'PLANNED',
      counts: { listed: 2 },
    });
    await split(second, rest.slice(2));
    expect(await read(bus)).toMatchObject({
      state: 'CLOSED',
      counts: { listed: 6, boarded: 0, heldBack: 1, transferred: 5 },
    });

    // One too many on the second day's aircraft goes by the first after all.
    const moved = rest[2] as string;
    expect(
      await act(world, manila, 'transferPassenger', {
        case: moved,
        movement: second.id,
        to: first.id,
        occurredAt: '2025-06-15T06:00:00Z',
      }),
    ).toMatchObject({ state: 'DEPARTED' });
    const onFirst = [...rest.slice(0, 2), moved];
    for (const [flown, people, day] of [
      [first, onFirst, '2025-06-15'],
      [second, rest.slice(3), '2025-06-16'],
    ] as const) {
      await act(world, manila, 'issueManifest', {
        movement: flown.id,
        version: (await read(flown.id)).version,
        occurredAt: `${day}T07:00:00Z`,
      });
      await acts(world, manila, 'boardAll', rowsOf(flown.id, people, `${day}T07:30:00Z`));
      const left = { leg: flown.legs[0]?.id, departedAt: `${day}T08:00:00Z`, arrivedAt: `${day}T12:00:00Z` };
      expect(await act(world, manila, 'recordLeg', left)).toMatchObject({ state: 'ARRIVED' });
      const landed = { outcome: 'ARRIVED', enteredAt: `${day}T12:30:00Z` };
      await acts(world, 'immigration', 'recordArrivals', rowsOf(flown.id, people, `${day}T13:00:00Z`, landed));
      expect(await read(flown.id)).toMatchObject({ state: 'CLOSED' });
    }
    const { headcount } = await world.as(manila).ask(HEADCOUNT, { movement: bus });
    expect(headcount.unexplained).toBe(0);
    for (const id of rest) expect(await stateOf(world, id)).toBe('ARRIVED');
    // Held back, they prepare again and go later.
    const later = await planned(world);
    expect(await list(world, later.id, held, '2025-06-16T01:00:00Z')).toMatchObject({ state: 'PREPARING' });
  });

  it('merge before they leave, and the emptied movement will not leave', async () => {
    const [one, two] = [await planned(world), await planned(world)];
    const ids = (await preparing(world, 2)) as [string, string];
    await readyOn(world, one.id, [ids[0]]);
    await readyOn(world, two.id, [ids[1]]);
    const { version } = await read(two.id);
    const merge = () =>
      act(world, manila, 'mergeMovements', { movement: two.id, version, into: one.id, occurredAt: when.issued });
    expect(await merge()).toMatchObject({ id: one.id, counts: { listed: 2 } });
    expect(await read(two.id)).toMatchObject({ state: 'CANCELLED', counts: { transferred: 1 } });
    await issue(world, one.id);
    await boardAll(world, one.id, ids);
    expect(await act(world, manila, 'recordLeg', { leg: one.legs[0], departedAt: when.departed })).toMatchObject({
      counts: { boarded: 2 },
    });
  });

  it('merge without who died on the list, and the other is not over before they are taken off it', async () => {
    const [one, two] = [await planned(world), await planned(world)];
    const [goes, died] = (await preparing(world, 2)) as [string, string];
    await readyOn(world, two.id, [goes, died]);
    const death = { country: 'PH', place: 'In hospital.', authority: 'HOSPITAL', cause: 'As certified.' };
    await act(world, manila, 'recordDeath', {
      ...death,
      case: died,
      occurredAt: when.ready,
      version: (await world.owner.query('select version from cases where id = $1', [died])).rows[0].version,
      kin: 'BY_SAFE_CONTACT',
      kinToldAt: when.ready,
    });
    expect(await stateOf(world, died)).toBe('DECEASED');
    const { version } = await read(two.id);
    const merging = { movement: two.id, version, into: one.id, occurredAt: when.issued };
    expect(await act(world, manila, 'mergeMovements', merging)).toMatchObject({ counts: { listed: 1 } });
    expect(await read(two.id)).toMatchObject({ state: 'PLANNED', counts: { transferred: 1 } });
    await act(world, manila, 'takeOff', { case: died, movement: two.id, occurredAt: when.issued, reason: 'DIED' });
    expect(await read(two.id)).toMatchObject({ counts: { takenOff: 1 } });
  });
});

const HEADCOUNT = `query ($group: ID, $movement: ID) { headcount(group: $group, movement: $movement) {
  unexplained expected births found heldBack boarded landed handedOver
  lines { point expected joined present waiting unexplained gaps { case reason owner ownerCode since } }
  legs { leg from to seats boarded landed gaps } escorts { has required advised } } }`;
