import { act, boardAll, issue, list, manila, planned, preparing, readyOn, rowsOf, when } from './journey';
import { key, type World } from './world';

export const later = '2025-06-16T02:00:00Z';
export const latest = '2025-06-16T06:00:00Z';

type Two = [one: string, other: string];

async function done(world: World, login: string, name: string, input: object): Promise<void> {
  const { code, ...answer } = await act(world, login, name, input);
  if (code) throw new Error(`${name}: ${JSON.stringify({ code, ...answer })}`);
}
const leaves = (world: World, leg: string | undefined) =>
  done(world, manila, 'recordLeg', { leg, departedAt: when.departed });
const lands = (world: World, leg: string | undefined, arrivedAt: string) =>
  done(world, 'shelter.kemensos', 'recordLeg', { leg, arrivedAt });
async function enters(world: World, movement: string, ids: readonly string[]): Promise<void> {
  for (const row of rowsOf(movement, ids, when.met, { outcome: 'ARRIVED', enteredAt: when.entered }))
    await done(world, 'immigration', 'recordArrival', row);
}

/** A journey of two, as far as it has come. */
async function journey(
  world: World,
  ids: Two,
  { by = 'CGK', until }: { by?: string; until: 'LISTED' | 'ISSUED' | 'LEFT' },
) {
  const plan = await planned(world, { by });
  if (until === 'LISTED') {
    await readyOn(world, plan.id, [ids[0]]);
    await list(world, plan.id, ids[1]);
    return plan;
  }
  await readyOn(world, plan.id, ids);
  await issue(world, plan.id);
  if (until === 'ISSUED') return plan;
  await boardAll(world, plan.id, ids);
  await leaves(world, plan.legs[0]);
  return plan;
}

/** One of two buses has left. */
async function buses(world: World, ids: Two): Promise<string> {
  const { id, legs } = await planned(world);
  const leg = { id: key(), mode: 'LAND', from: 'MNL', to: 'CGK', plannedDeparture: later, plannedArrival: latest };
  await done(world, manila, 'addLeg', { movement: id, leg });
  await readyOn(world, id, ids);
  for (const [i, on] of [legs[0], leg.id].entries())
    await done(world, manila, 'assignLeg', { case: ids[i], movement: id, leg: on, occurredAt: when.ready });
  await issue(world, id);
  await boardAll(world, id, [ids[0]]);
  await leaves(world, legs[0]);
  return id;
}

/** Journeys of two each, wherever one can stand; the people in the order of their names, and two more at the end. */
export async function onTheWay(world: World) {
  const people = await preparing(world, 20);
  const two = (i: number): Two => [people[2 * i] as string, people[2 * i + 1] as string];
  const listed = await journey(world, two(0), { until: 'LISTED' });
  const gate = await journey(world, two(1), { until: 'ISSUED' });
  await boardAll(world, gate.id, [two(1)[0]]);
  const stranded = await journey(world, two(2), { by: 'SIN', until: 'ISSUED' });
  const cancelled = { leg: stranded.legs[1], version: 1, reason: 'CARRIER', occurredAt: when.issued };
  await done(world, manila, 'cancelLeg', cancelled);
  const under = await journey(world, two(3), { by: 'SIN', until: 'LEFT' });
  const between = await journey(world, two(4), { by: 'SIN', until: 'LEFT' });
  await lands(world, between.legs[0], when.transit);
  const come = await journey(world, two(5), { until: 'LEFT' });
  await lands(world, come.legs[0], when.landed);
  await enters(world, come.id, [two(5)[0]]);
  const over = await journey(world, two(6), { until: 'LEFT' });
  await lands(world, over.legs[0], when.landed);
  await enters(world, over.id, two(6));
  const off = await journey(world, two(7), { until: 'LISTED' });
  const [{ version }] = (await world.owner.query('select version from movement where id = $1', [off.id])).rows;
  const called = { movement: off.id, version, reason: 'REPLANNED', occurredAt: when.issued };
  await done(world, manila, 'cancelMovement', called);
  const movements: Readonly<Record<string, string>> = {
    ...{ PLANNED: listed.id, AT_THE_GATE: gate.id, NO_WAY_ON: stranded.id, DEPARTED: under.id, BETWEEN: between.id },
    ...{ ARRIVED: come.id, CLOSED: over.id, CANCELLED: off.id, BUSES: await buses(world, two(8)) },
  };
  return { people, movements };
}
