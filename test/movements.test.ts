import { atOnce } from './at-once';
import {
  act,
  board,
  boardAll,
  countsOf,
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
  when,
} from './journey';
import { idOf } from '../src/demonstration/cast';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a movement', () => {
  const leg = (from: string, to: string, plannedDeparture: string, plannedArrival: string) => ({
    id: key(),
    mode: 'AIR',
    from,
    to,
    plannedDeparture,
    plannedArrival,
  });
  const create = (legs: object[], more: object = {}) =>
    act(world, manila, 'createMovement', { id: key(), reference: 'X', receiver: kemensos, legs, ...more });

  it('has legs that connect and go forward', async () => {
    const first = leg('MNL', 'SIN', when.departed, when.transit);
    expect(await create([first, leg('KUL', 'CGK', when.onward, when.landed)])).toMatchObject(
      refused('LEGS_BROKEN', 'legs.1.from'),
    );
    expect(await create([first, leg('SIN', 'CGK', when.transit, when.landed)])).toMatchObject(
      refused('LEGS_BROKEN', 'legs.1.from'),
    );
    expect(await create([leg('MNL', 'SIN', when.transit, when.transit)])).toMatchObject(
      refused('DATES_REVERSED', 'legs.0.plannedArrival'),
    );
    expect(await create([leg('Manila', 'SIN', when.departed, when.transit)])).toMatchObject(
      refused('INVALID_VALUE', 'legs.0.from'),
    );
    expect(await create([first], { receiver: key() })).toMatchObject(refused('NOT_FOUND', 'receiver'));
    expect(await create([first], { immigration: kemensos })).toMatchObject(refused('INVALID_VALUE', 'immigration'));
    expect(await create([{ ...first, from: 'PHMNL' }])).toMatchObject({ __typename: 'Movement', state: 'PLANNED' });
  });

  it('takes nobody whose papers are missing, and leaves nobody behind without a reason', async () => {
    const [ready] = await preparing(world, 1);
    const lacking = await oneOf(world, { papers: false });
    const { id: movement, legs } = await planned(world);
    await readyOn(world, movement, [ready as string]);
    await list(world, movement, lacking);
    expect(await move(world, lacking, 'markReady', when.ready)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    expect(await board(world, movement, ready as string)).toMatchObject(refused('NOT_MANIFESTED', 'case'));
    const leave = () => act(world, manila, 'recordLeg', { leg: legs[0], departedAt: when.departed });
    expect(await leave()).toMatchObject(refused('NOT_ISSUED', 'movement'));
    await issue(world, movement);
    expect(await board(world, movement, lacking)).toMatchObject(refused('NOT_READY', 'case'));
    await board(world, movement, ready as string);
    expect(await leave()).toMatchObject({
      ...refused('GAP_UNEXPLAINED', 'leg'),
      message: expect.stringContaining('1'),
    });
    expect(
      await act(world, 'shelter.kemensos', 'recordLeg', { leg: legs[0], departedAt: when.departed }),
    ).toMatchObject(refused('FORBIDDEN', 'movement'));
    await act(world, manila, 'takeOff', { case: lacking, movement, occurredAt: when.boarded, reason: 'DOCUMENT' });
    expect(await leave()).toMatchObject({ state: 'DEPARTED', counts: { listed: 2, boarded: 1, offloaded: 1 } });
    expect(await leave()).toMatchObject(refused('LEG_RECORDED', 'departedAt'));
    expect([await stateOf(world, ready as string), await stateOf(world, lacking)]).toEqual(['DEPARTED', 'PREPARING']);
    expect(await list(world, movement, lacking, when.landed)).toMatchObject(refused('MOVEMENT_CLOSED', 'movement'));
  });

  it('takes no child without guardian or escort', async () => {
    const id = await oneOf(world, {
      overrides: {
        birthDate: '2008-03-10',
        consents: [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }],
      },
    });
    const { id: movement } = await planned(world);
    await list(world, movement, id);
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(
      refused('CHILD_ACCOMPANIED', 'guardianOrEscort'),
    );
    await issue(world, movement);
    expect(await board(world, movement, id)).toMatchObject(refused('NOT_READY', 'case'));
    const judge = (kind: string, outcome: string) =>
      act(world, manila, 'recordAssessment', { case: id, kind, outcome, occurredAt: when.listed });
    await judge('GUARDIAN', 'ESCORT');
    await judge('BEST_INTEREST', 'RETURN');
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject({ state: 'READY' });
    expect(await board(world, movement, id)).toMatchObject({ state: 'READY' });
  });

  it('is one at a time for a person, also when two desks list them at once', async () => {
    const id = await oneOf(world);
    const plans = [await planned(world), await planned(world)];
    const answers = await atOnce(
      world,
      'cases',
      id,
      plans.map(
        ({ id: movement }) =>
          () =>
            list(world, movement, id),
      ),
    );
    expect(answers).toMatchObject([{ __typename: 'Case' }, refused('IN_OTHER_MOVEMENT', 'case')]);
    const { rows } = await world.owner.query('select count(*)::int as n from passenger where case_id = $1', [id]);
    expect(rows).toEqual([{ n: 1 }]);
    await expect(
      world.owner.query(
        `insert into passenger (id, version, movement_id, case_id, person_id, state, listed_at, recorded_at)
         select gen_random_uuid(), 1, movement_id, case_id, person_id, 'LISTED', now(), now() from passenger where case_id = $1`,
        [id],
      ),
    ).rejects.toThrow(/passage_live/);
    expect(await list(world, plans[1]?.id as string, id)).toMatchObject({
      ...refused('IN_OTHER_MOVEMENT', 'case'),
      remedy: expect.anything(),
    });
  });

  it('is for the post whose people they are', async () => {
    const id = await oneOf(world);
    const { id: movement, legs } = await planned(world);
    const stranger = 'officer.phnompenh';
    const foreign = key();
    const own = {
      id: foreign,
      reference: 'PNH 1',
      receiver: kemensos,
      legs: [leg('PNH', 'CGK', when.departed, when.landed)],
    };
    await act(world, stranger, 'createMovement', own);
    expect(
      await act(world, stranger, 'manifestPassenger', { case: id, movement: foreign, occurredAt: when.listed }),
    ).toMatchObject(refused('NOT_FOUND', 'case'));
    expect(
      await act(world, stranger, 'manifestPassenger', { case: id, movement, occurredAt: when.listed }),
    ).toMatchObject(refused('NOT_FOUND', 'movement'));
    expect(await act(world, stranger, 'recordLeg', { leg: legs[0], departedAt: when.departed })).toMatchObject(
      refused('NOT_FOUND', 'leg'),
    );
    expect(await world.as(stranger).ask('query ($id: ID!) { movement(id: $id) { id } }', { id: movement })).toEqual({
      movement: null,
    });
    const { movements } = await world.as(stranger).ask('{ movements { items { reference } next } }');
    expect(movements).toEqual({ items: [{ reference: 'PNH 1' }], next: null });
  });

  it('is sent off, issued and called off only by somebody who sees everybody on it, and seats are of everybody', async () => {
    const supervisor = 'supervisor.manila';
    const [seen, hidden] = (await preparing(world, 2)) as [string, string];
    const only = { ...leg('MNL', 'CGK', when.departed, when.transit), seats: 1 };
    const { id: movement } = await create([only]);
    await readyOn(world, movement, [seen, hidden]);
    await issue(world, movement);
    const barred = { case: hidden, account: idOf('account officer.manila'), reason: 'KIN', occurredAt: when.issued };
    expect(await act(world, supervisor, 'barAccount', barred)).not.toHaveProperty('code');

    const { movement: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { version counts { listed } } }', { id: movement });
    expect(read.counts).toEqual({ listed: 1 });
    const resting = { movement, version: read.version, occurredAt: when.boarded };
    const later = { plannedDeparture: when.transit, plannedArrival: when.landed };
    const changed = { leg: only.id, version: 1, occurredAt: when.boarded, reason: 'WEATHER' };
    const { id: into } = await planned(world);
    const closing: [string, object][] = [
      ['issueManifest', resting],
      ['changeEscorts', { ...resting, escorts: 3, reason: 'MORE_NEEDED' }],
      ['cancelMovement', { ...resting, reason: 'AUTHORITY' }],
      ['mergeMovements', { ...resting, into }],
      ['retimeLeg', { ...changed, ...later }],
      ['cancelLeg', changed],
    ];
    for (const [name, input] of closing)
      expect([name, await act(world, manila, name, input)]).toEqual([
        name,
        expect.objectContaining(refused('NOT_ALL_YOURS', 'movement')),
      ]);
    // What was refused has moved nobody whom its caller does see.
    expect(await countsOf(world, into)).toMatchObject({ counts: { listed: 0 } });

    const on = (of: string) => ({ case: of, movement, occurredAt: when.boarded });
    expect(await act(world, supervisor, 'board', on(hidden))).not.toHaveProperty('code');
    expect(await act(world, manila, 'board', on(seen))).toMatchObject(refused('LEG_FULL', 'leg'));
    await takeOff(world, movement, seen, when.boarded);
    const departs = { leg: only.id, departedAt: when.departed };
    expect(await act(world, manila, 'recordLeg', departs)).toMatchObject(refused('NOT_ALL_YOURS', 'movement'));
    expect(await act(world, supervisor, 'recordLeg', departs)).toMatchObject({ state: 'DEPARTED' });
    expect(await stateOf(world, hidden)).toBe('DEPARTED');
  });

  it('goes on from where it was in transit only by the word of somebody who sees everybody aboard', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [first, onward] = plan.legs;
    const ids = await preparing(world, 2);
    await readyOn(world, plan.id, ids);
    await issue(world, plan.id);
    await boardAll(world, plan.id, ids);
    await act(world, manila, 'recordLeg', { leg: first, departedAt: when.departed, arrivedAt: when.transit });
    const kin = key();
    const colleague = `insert into account (id, login, unit_id, roles, language) values ($1, 'kin.kemensos', $2, '{shelter}', 'id')`;
    await world.owner.query(colleague, [kin, kemensos]);
    const barred = { case: ids[1], account: kin, reason: 'KIN', occurredAt: when.boarded };
    expect(await act(world, 'desk.kemlu', 'barAccount', barred)).not.toHaveProperty('code');
    const goesOn = (login: string) => act(world, login, 'recordLeg', { leg: onward, departedAt: when.onward });
    expect(await goesOn('kin.kemensos')).toMatchObject(refused('NOT_ALL_YOURS', 'movement'));
    expect(await goesOn('shelter.kemensos')).toMatchObject({ state: 'DEPARTED' });
  });

  it('that is cancelled lets everybody go, with the reason', async () => {
    const ids = await preparing(world, 2);
    const { id: movement } = await planned(world);
    await readyOn(world, movement, ids);
    const { version } = await issue(world, movement);
    const cancel = (of: number) =>
      act(world, manila, 'cancelMovement', { movement, version: of, occurredAt: when.boarded, reason: 'REPLANNED' });
    expect(await cancel(version - 1)).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await cancel(version)).toMatchObject({ state: 'CANCELLED', counts: { listed: 2, takenOff: 2 } });
    for (const id of ids) expect(await stateOf(world, id)).toBe('PREPARING');
    // Those who wait at the other end hear of it too, though not why of anybody.
    for (const login of ['immigration', 'shelter.kemensos']) {
      const { travelNotices } = await world.as(login).ask('{ travelNotices { items { kind reason to awaited } } }');
      expect(travelNotices.items).toEqual([{ kind: 'CANCELLED', reason: 'REPLANNED', to: 'CGK', awaited: 2 }]);
    }
    expect(await list(world, (await planned(world)).id, ids[0] as string, when.boarded)).toMatchObject({
      state: 'PREPARING',
    });
  });
});

describe('two who change places', () => {
  const standing = async (movement: string) => {
    const { rows } = await world.owner.query(
      'select case_id as id, state, reason, leg_id as leg from passenger where movement_id = $1',
      [movement],
    );
    return Object.fromEntries(rows.map(({ id, ...place }) => [id, place]));
  };
  const swap = (movement: string, goes: string, comes: string, more: object = {}) =>
    act(world, manila, 'swapPassengers', {
      ...{ movement, case: goes, for: comes, reason: 'UNFIT', note: 'A fever.', occurredAt: when.boarded, ...more },
    });

  it('go off and come on in one act, by the same leg, and the next manifest says both', async () => {
    const { id: movement, legs } = await planned(world);
    const [sick, spare] = (await preparing(world, 2)) as [string, string];
    await readyOn(world, movement, [sick]);
    await issue(world, movement);
    await board(world, movement, sick);
    expect(await swap(movement, sick, spare)).toMatchObject({ counts: { listed: 2, boarded: 0, offloaded: 1 } });
    expect([await stateOf(world, sick), await stateOf(world, spare)]).toEqual(['PREPARING', 'PREPARING']);
    expect(await standing(movement)).toEqual({
      [sick]: { state: 'OFFLOADED', reason: 'UNFIT', leg: null },
      [spare]: { state: 'LISTED', reason: null, leg: legs[0] },
    });
    expect(await move(world, spare, 'markReady', when.boarded)).toMatchObject({ state: 'READY' });
    await issue(world, movement);
    const { movement: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { manifests { difference { added removed } } } }', { id: movement });
    expect(read.manifests.at(-1).difference).toMatchObject({ added: [{}], removed: [{}] });
  });

  it('stay where they are if one of the two can not, and the answer says which', async () => {
    const [{ id: movement }, other] = [await planned(world), await planned(world)];
    const [here, there, stranger, nowhere] = (await preparing(world, 4)) as [string, string, string, string];
    await readyOn(world, movement, [here]);
    await list(world, other.id, there);
    const was = await standing(movement);
    const refusals: [string, string, object][] = [
      ['IN_OTHER_MOVEMENT', 'for', { for: there }],
      ['NOT_FOUND', 'for', { for: key() }],
      ['INVALID_VALUE', 'for', { for: here }],
      ['NOT_MANIFESTED', 'case', { case: nowhere }],
      ['NOT_FOUND', 'case', { case: key() }],
      ['STALE_VERSION', 'version', { version: 1 }],
      ['IN_FUTURE', 'occurredAt', { occurredAt: '2100-01-01T00:00:00Z' }],
      ['MOVEMENT_CLOSED', 'movement', { movement: other.id, case: there }],
    ];
    await act(world, manila, 'cancelMovement', {
      ...{ movement: other.id, version: 2, reason: 'REPLANNED', occurredAt: when.listed },
    });
    await list(world, (await planned(world)).id, there);
    for (const [code, field, more] of refusals)
      expect([code, await swap(movement, here, stranger, more)]).toEqual([
        code,
        expect.objectContaining(refused(code, field)),
      ]);
    expect(await standing(movement)).toEqual(was);
    expect(await stateOf(world, here)).toBe('READY');
  });

  it('of two desks that want the same person one has them, and the other keeps whom they had', async () => {
    const [one, two] = [await planned(world), await planned(world)];
    const [a, b, wanted] = (await preparing(world, 3)) as [string, string, string];
    await readyOn(world, one.id, [a]);
    await readyOn(world, two.id, [b]);
    const answers = await atOnce(world, 'cases', wanted, [
      () => swap(one.id, a, wanted),
      () => swap(two.id, b, wanted),
    ]);
    expect(answers).toMatchObject([{ __typename: 'Movement' }, refused('IN_OTHER_MOVEMENT', 'for')]);
    expect(await standing(two.id)).toMatchObject({ [b]: { state: 'LISTED' } });
    expect([await stateOf(world, a), await stateOf(world, b)]).toEqual(['PREPARING', 'READY']);
  });
});

describe('a manifest', () => {
  it('opens the people to who meets them and who lets them in, when it is issued and no sooner', async () => {
    const ids = await preparing(world, 2);
    const { id: movement } = await planned(world);
    await readyOn(world, movement, ids);
    const sees = async (login: string) =>
      (
        await world
          .as(login)
          .ask('query ($id: ID!) { movement(id: $id) { passengers { case { id } person { name } } } }', {
            id: movement,
          })
      ).movement?.passengers.length ?? null;
    const outsiders = ['shelter.kemensos', 'immigration', 'shelter.partner'];
    expect(await Promise.all(outsiders.map(sees))).toEqual([null, null, null]);
    await issue(world, movement);
    expect(await Promise.all(outsiders.map(sees))).toEqual([2, 2, null]);
    await takeOff(world, movement, ids[0] as string, when.boarded);
    expect(await Promise.all(outsiders.map(sees))).toEqual([1, 1, null]);
    expect(await sees(manila)).toBe(2);
  });

  it('stays as it was issued; a change makes the next version', async () => {
    const [first, second] = (await preparing(world, 2)) as [string, string];
    const { id: movement } = await planned(world);
    expect(await issue(world, movement)).toMatchObject(refused('NO_PASSENGERS', 'movement'));
    await readyOn(world, movement, [first]);
    const { version } = await issue(world, movement);
    await readyOn(world, movement, [second]);
    expect(await act(world, manila, 'issueManifest', { movement, version, occurredAt: when.issued })).toMatchObject(
      refused('STALE_VERSION', 'version'),
    );
    expect(await board(world, movement, second)).toMatchObject(refused('NOT_MANIFESTED', 'case'));
    const { manifests } = await issue(world, movement);
    expect(
      manifests.map((one: { version: number; passengers: string[] }) => [one.version, one.passengers.length]),
    ).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(manifests[1].passengers).toContain(manifests[0].passengers[0]);
    await expect(asApp(`update manifest set passengers = '{}'`)).rejects.toThrow(/permission denied/);
    await expect(asApp('delete from manifest')).rejects.toThrow(/permission denied/);
  });
});

/** What the application's own role may do past the application, without any context. */
async function asApp(statement: string): Promise<void> {
  await world.owner.query('begin');
  try {
    await world.owner.query('set local role pulang_app');
    await world.owner.query(statement);
  } finally {
    await world.owner.query('rollback');
  }
}
