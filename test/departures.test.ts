import { atOnce } from './at-once';
import {
  act,
  board,
  boardAll,
  countsOf,
  issue,
  manila,
  oneOf,
  planned,
  preparing,
  readyOn,
  refused,
  stateOf,
  takeOff,
  when,
} from './journey';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a departure', () => {
  it('takes everybody aboard or nobody', async () => {
    const ids = await preparing(world, 3);
    const { id: movement, legs } = await planned(world);
    await readyOn(world, movement, ids);
    await issue(world, movement);
    await boardAll(world, movement, ids);
    const stopped = [...ids].sort()[2] as string;
    await act(world, manila, 'openHold', { case: stopped, code: 'WITNESS_OR_SUSPECT_HOLD', occurredAt: when.boarded });
    const leave = () => act(world, manila, 'recordLeg', { leg: legs[0], departedAt: when.departed });
    expect(await leave()).toMatchObject(refused('ILLEGAL_MOVE', `passengers.${stopped}`));
    expect(await Promise.all(ids.map((id) => stateOf(world, id)))).toEqual(
      ids.map((id) => (id === stopped ? 'PREPARING' : 'READY')),
    );
    expect(await countsOf(world, movement)).toMatchObject({ state: 'MANIFESTED' });
    const { rows } = await world.owner.query('select departed_at from leg where id = $1', legs);
    expect(rows).toEqual([{ departed_at: null }]);
    expect(
      await act(world, manila, 'takeOff', { case: stopped, movement, occurredAt: when.boarded, reason: 'AUTHORITY' }),
    ).toMatchObject({ state: 'PREPARING' });
    expect(await leave()).toMatchObject({ state: 'DEPARTED', counts: { listed: 3, boarded: 2, offloaded: 1 } });
  });

  it('and an offload at the same moment never disagree', async () => {
    const ids = (await preparing(world, 2)) as [string, string];
    const { id: movement, legs } = await planned(world);
    await readyOn(world, movement, ids);
    await issue(world, movement);
    await boardAll(world, movement, ids);
    const answers = await atOnce<{ code?: string }>(world, 'movement', movement, [
      () => act(world, manila, 'recordLeg', { leg: legs[0], departedAt: when.departed }),
      () => takeOff(world, movement, ids[0], when.boarded),
    ]);
    const [, off] = answers;
    expect(answers[0]?.code).toBeUndefined();
    const went = off?.code === 'MOVEMENT_CLOSED';
    expect(await stateOf(world, ids[0])).toBe(went ? 'DEPARTED' : 'PREPARING');
    expect(await countsOf(world, movement)).toMatchObject({
      counts: went ? { boarded: 2, offloaded: 0 } : { boarded: 1, offloaded: 1 },
    });
  });

  it('comes after boarding and before arrival', async () => {
    const id = await oneOf(world);
    const { id: movement, legs } = await planned(world, { by: 'SIN' });
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    const leg = (times: object, at = 0) => act(world, manila, 'recordLeg', { leg: legs[at], ...times });
    await board(world, movement, id);
    expect(await leg({})).toMatchObject(refused('INVALID_VALUE', 'departedAt'));
    expect(await leg({ departedAt: '2999-01-01T00:00:00Z' })).toMatchObject(refused('IN_FUTURE', 'departedAt'));
    expect(await leg({ departedAt: '2025-06-15T01:00:00Z' })).toMatchObject(refused('BOARDED', `passengers.${id}`));
    expect(await leg({ arrivedAt: when.transit })).toMatchObject(refused('LEG_NOT_DEPARTED', 'leg'));
    expect(await leg({ departedAt: when.departed, arrivedAt: when.departed })).toMatchObject(
      refused('DATES_REVERSED', 'arrivedAt'),
    );
    expect(await leg({ departedAt: when.departed })).toMatchObject({ state: 'DEPARTED' });
    expect(await leg({ departedAt: when.onward }, 1)).toMatchObject(refused('LEG_NOT_ARRIVED', 'leg'));
    await leg({ arrivedAt: when.transit });
    const arrive = (more: object) =>
      act(world, 'immigration', 'recordArrival', {
        case: id,
        movement,
        occurredAt: when.met,
        outcome: 'ARRIVED',
        enteredAt: when.entered,
        ...more,
      });
    expect(await arrive({})).toMatchObject(refused('LEG_GOES_ON', 'movement'));
    expect(await leg({ departedAt: when.onward, arrivedAt: when.landed }, 1)).toMatchObject({ state: 'ARRIVED' });
    expect(await arrive({ enteredAt: null })).toMatchObject(refused('IMMIGRATION_ENTRY', 'enteredAt'));
    expect(await arrive({ enteredAt: when.transit })).toMatchObject(refused('BEFORE_EARLIER_STEP', 'enteredAt'));
    expect(await arrive({ occurredAt: when.landed })).toMatchObject(refused('IMMIGRATION_ENTRY', 'immigrationEntry'));
    expect(await arrive({ outcome: 'MISSING' })).toMatchObject(refused('REASON', 'reason'));
    expect(await arrive({})).toMatchObject({ state: 'ARRIVED' });
    expect(await arrive({})).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    expect(await countsOf(world, movement)).toEqual({
      state: 'CLOSED',
      counts: { listed: 1, boarded: 1, offloaded: 0, takenOff: 0, arrived: 1, missing: 0, handedOver: 0 },
    });
    const { rows } = await world.owner.query('select status from travel_document where case_id = $1', [id]);
    expect(rows).toEqual([{ status: 'CONSUMED' }]);
    const timeline = await world.owner.query(
      'select kind, code from case_event where case_id = $1 order by occurred_at, recorded_at',
      [id],
    );
    expect(timeline.rows.slice(-5)).toEqual([
      { kind: 'board', code: 'MNL-SIN' },
      { kind: 'depart', code: 'MNL-SIN' },
      { kind: 'continue', code: 'SIN-CGK' },
      { kind: 'updateDocument', code: 'SPLP CONSUMED' },
      { kind: 'arrive', code: 'SIN-CGK' },
    ]);
  });
});
