import {
  act,
  boardAll,
  departed,
  issue,
  kemensos,
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

const cancel = (leg: string, occurredAt: string, version = 1) =>
  act(world, manila, 'cancelLeg', { leg, version, reason: 'CARRIER', occurredAt });
const board = (movement: string, id: string, more: object = {}) =>
  act(world, manila, 'board', { case: id, movement, occurredAt: when.boarded, ...more });
const add = async (movement: string, from: string, to: string, leaves = when.onward, lands = when.landed) => {
  const leg = { id: key(), mode: 'AIR', from, to, plannedDeparture: leaves, plannedArrival: lands };
  const grown = await act(world, manila, 'addLeg', { movement, leg });
  if (grown.code) throw new Error(JSON.stringify(grown));
  return leg.id;
};
const HEADS = `query ($id: ID!) { headcount(movement: $id) { unexplained lines { point expected present waiting unexplained gaps { case reason } } } }`;
const headsOf = async (id: string) => (await world.as(manila).ask(HEADS, { id })).headcount;
const NOTICES = `{ travelNotices(unseen: true) { items { kind from to awaited } } }`;
const noticesOf = async (login: string) => (await world.as(login).ask(NOTICES)).travelNotices.items;

/** Two who are ready to fly by Singapore, with their manifest issued. */
async function bySingapore() {
  const plan = await planned(world, { by: 'SIN' });
  const ids = (await preparing(world, 2)) as [string, string];
  await readyOn(world, plan.id, ids);
  await issue(world, plan.id);
  return { movement: plan.id, first: plan.legs[0] as string, onward: plan.legs[1] as string, ids };
}

describe('a leg from which nothing goes on', () => {
  it('takes nobody aboard until another goes on from there; all who wait are told, and the count has everybody', async () => {
    const { movement, first, onward, ids } = await bySingapore();
    expect(await cancel(onward, when.issued)).toMatchObject({ __typename: 'Movement' });
    for (const login of ['immigration', 'shelter.kemensos', 'migrants.kp2mi'])
      expect(await noticesOf(login)).toContainEqual({ kind: 'CANCELLED', from: 'SIN', to: 'CGK', awaited: 2 });

    const no = await board(movement, ids[0]);
    expect(no).toMatchObject(refused('NO_WAY_ONWARD', 'leg'));
    expect(no.message).toContain('Singapura');
    expect(no.remedy).toMatch(/etape lain.*perjalanan lain.*daftar/);
    expect(await stateOf(world, ids[0])).toBe('READY');
    expect(await headsOf(movement)).toMatchObject({
      unexplained: 0,
      lines: expect.arrayContaining([
        expect.objectContaining({ point: 'BOARDED', expected: 2, present: 0, waiting: 2 }),
      ]),
    });

    // By another place it still has to lead home.
    await add(movement, 'SIN', 'KUL');
    const far = await add(movement, 'KUL', 'CGK', when.met, when.handed);
    await boardAll(world, movement, [ids[0]]);
    await cancel(far, when.boarded);
    expect(await board(movement, ids[1])).toMatchObject(refused('NO_WAY_ONWARD', 'leg'));
    await add(movement, 'SIN', 'CGK');
    await boardAll(world, movement, [ids[1]]);
    expect(await act(world, manila, 'recordLeg', { leg: first, departedAt: when.departed })).toMatchObject({
      counts: { boarded: 2 },
    });
  });

  it('lets them go over to another journey, or be taken off with a reason', async () => {
    const { movement, onward, ids } = await bySingapore();
    await cancel(onward, when.issued);
    const { id: to } = await planned(world);
    const over = { case: ids[0], movement, to, occurredAt: when.boarded };
    expect(await act(world, manila, 'transferPassenger', over)).toMatchObject({ state: 'READY' });
    const off = { case: ids[1], movement, reason: 'NO_SEAT', occurredAt: when.boarded };
    expect(await act(world, manila, 'takeOff', off)).toMatchObject({ state: 'PREPARING' });
    expect((await headsOf(movement)).unexplained).toBe(0);
    expect((await headsOf(to)).unexplained).toBe(0);
  });

  it('takes on who goes only to where the plan ends, be it abroad', async () => {
    const over = { id: key() };
    const times = { plannedDeparture: when.departed, plannedArrival: when.transit };
    const legs = [{ id: key(), mode: 'LAND', from: 'MNL', to: 'SIN', ...times }];
    const made = { ...over, reference: 'To the border', receiver: kemensos, escorts: 2, legs };
    expect(await act(world, manila, 'createMovement', made)).toMatchObject(over);
    const ids = await preparing(world, 1);
    await readyOn(world, over.id, ids);
    await issue(world, over.id);
    await boardAll(world, over.id, ids);
    expect(await stateOf(world, ids[0] as string)).toBe('READY');
  });

  it('counts those whom its cancellation finds abroad, also once somebody of them is missed', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [one, two] = (await departed(world, 2, plan)) as [string, string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    await cancel(plan.legs[1] as string, when.transit);
    const [missed] = rowsOf(plan.id, [one], when.transit, { outcome: 'MISSING', reason: 'NO_SHOW' });
    expect(await act(world, manila, 'recordArrival', missed as object)).toMatchObject({ state: 'MISSING' });
    const heads = await headsOf(plan.id);
    expect(heads.unexplained).toBe(0);
    expect(heads.lines).toContainEqual(
      expect.objectContaining({
        point: 'LANDED',
        expected: 2,
        present: 0,
        waiting: 1,
        gaps: [{ case: one, reason: 'NO_SHOW' }],
      }),
    );
    expect(await stateOf(world, two)).toBe('DEPARTED');
  });
});
