import { act, arrived, atOnce, boardAll, countsOf, departed, immigration, issue, kemensos, manila, move, planned, preparing, readyOn, stateOf, when } from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const one = async (options = {}): Promise<string> => (await preparing(world, 1, options))[0] as string;
const refused = (code: string, field: string | null) => ({ __typename: 'Problem', code, field });
const board = (movement: string, id: string, more: object = {}) => act(world, manila, 'board', { case: id, movement, occurredAt: when.boarded, ...more });
const list = (movement: string, id: string, occurredAt = when.listed) => act(world, manila, 'manifestPassenger', { case: id, movement, occurredAt });
const takeOff = (movement: string, id: string, occurredAt: string) =>
  act(world, manila, 'takeOff', { case: id, movement, occurredAt, reason: 'UNFIT', note: 'A fever.' });
const passagesOf = async (id: string, login = manila) =>
  (await world.as(login).ask('query ($id: ID!) { case(id: $id) { passages { state reason movement { id } leg { from to } leftAt } } }', { id })).case.passages;

describe('a travel document', () => {
  const splp = { kind: 'SPLP', status: 'VALID', occurredAt: when.prepared };

  it.each([
    [{ issuedOn: '2025-06-07', expiresOn: '2027-06-08' }, 'SPLP_TOO_LONG', 'expiresOn'],
    [{ expiresOn: '2027-06-30' }, 'SPLP_TOO_LONG', 'expiresOn'],
    [{ issuedOn: '2025-06-07', expiresOn: '2025-06-07' }, 'DATES_REVERSED', 'expiresOn'],
    [{ issuedOn: '2025-06-30', expiresOn: '2026-06-30' }, 'IN_FUTURE', 'issuedOn'],
  ])('with %j is refused', async (days, code, field) => {
    const id = await one({ papers: false });
    expect(await act(world, manila, 'recordDocument', { case: id, ...splp, ...days })).toMatchObject(refused(code, field));
    expect(await act(world, manila, 'recordDocument', { case: id, ...splp, issuedOn: '2025-06-07', expiresOn: '2027-06-07' })).toMatchObject({ __typename: 'Case' });
  });

  it('may be one live SPLP, also of two desks at once', async () => {
    const id = await one({ papers: false });
    const record = () => act(world, manila, 'recordDocument', { case: id, ...splp, number: 'X1' });
    const answers = await atOnce(world, 'cases', id, [record, record]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['Case', 'SPLP_LIVE']);
    const read = async () => (await world.as(manila).ask('query ($id: ID!) { case(id: $id, purpose: DOCUMENTS) { documents { id version number status } } }', { id })).case.documents;
    const [live] = await read();
    const revoke = (version: number) => act(world, manila, 'updateDocument', { document: live.id, version, occurredAt: when.listed, status: 'REVOKED' });
    expect(await revoke(7)).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await revoke(1)).toMatchObject({ __typename: 'Case' });
    expect(await revoke(2)).toMatchObject(refused('DOCUMENT_ENDED', 'document'));
    expect(await act(world, manila, 'recordDocument', { case: id, ...splp, number: 'X2' })).toMatchObject({ __typename: 'Case' });
    expect((await read()).map(({ number, status }: { number: string; status: string }) => `${number} ${status}`).sort()).toEqual(['X1 REVOKED', 'X2 VALID']);
  });

  it('has its number before boarding', async () => {
    const id = await one({ papers: false });
    await act(world, manila, 'recordClearance', { case: id, kind: 'EXIT_PERMIT', status: 'GRANTED', occurredAt: when.prepared });
    await act(world, manila, 'recordDocument', { case: id, ...splp, numberPending: true, note: 'Approved by phone.' });
    const { id: movement } = await planned(world);
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    expect(await board(movement, id)).toMatchObject(refused('NUMBER_PENDING', 'documents'));
    const documents = async () =>
      (await world.as(manila).ask('query ($id: ID!) { case(id: $id, purpose: DOCUMENTS) { documents { id version number note numberPending } } }', { id })).case.documents;
    const [paper] = await documents();
    await act(world, manila, 'updateDocument', { document: paper.id, version: 1, occurredAt: when.issued, number: 'X77', expiresOn: '2026-06-07' });
    expect(await documents()).toEqual([{ id: paper.id, version: 2, number: 'X77', note: 'Approved by phone.', numberPending: false }]);
    expect(await board(movement, id)).toMatchObject({ state: 'READY' });
  });

  it('that stops being valid takes the readiness with it', async () => {
    const id = await one();
    const { id: movement } = await planned(world);
    await readyOn(world, movement, [id]);
    const { case: read } = await world.as(manila).ask('query ($id: ID!) { case(id: $id) { documents { id } } }', { id });
    const [paper] = read.documents;
    expect(await act(world, manila, 'updateDocument', { document: paper.id, version: 1, occurredAt: when.issued, status: 'LOST' })).toMatchObject({ state: 'PREPARING' });
    expect(await move(world, id, 'markReady', when.issued)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    // As it stood the day before, it was valid.
    const { rows } = await world.owner.query('select status from travel_document where id = $1', [paper.id]);
    expect(rows).toEqual([{ status: 'LOST' }]);
    await act(world, manila, 'updateDocument', { document: paper.id, version: 2, occurredAt: when.boarded, status: 'VALID' });
    expect(await move(world, id, 'markReady', when.issued)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    expect(await move(world, id, 'markReady', '2025-06-15T01:00:00Z')).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
  });
});

describe('an exit clearance', () => {
  it('that is not required says why, and the latest of a kind counts from when it was given', async () => {
    const id = await one({ papers: false });
    await act(world, manila, 'recordDocument', { case: id, kind: 'SPLP', status: 'VALID', number: 'X1', expiresOn: '2026-06-07', occurredAt: when.prepared });
    const clear = (kind: string, status: string, occurredAt: string, note?: string) => act(world, manila, 'recordClearance', { case: id, kind, status, occurredAt, note });
    expect(await clear('EXIT_PERMIT', 'NOT_REQUIRED', when.prepared)).toMatchObject(refused('NOTE_MISSING', 'note'));
    await clear('EXIT_PERMIT', 'NOT_REQUIRED', when.prepared, 'Waived by the bureau.');
    await clear('OVERSTAY_FINE', 'PENDING', when.prepared);
    const { id: movement } = await planned(world);
    await list(movement, id);
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(refused('EXIT_CLEARANCE', 'clearances'));
    await clear('OVERSTAY_FINE', 'GRANTED', when.issued);
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(refused('EXIT_CLEARANCE', 'clearances'));
    expect(await move(world, id, 'markReady', when.issued)).toMatchObject({ state: 'READY' });
    expect(await clear('OVERSTAY_FINE', 'REFUSED', when.boarded, 'Reopened.')).toMatchObject({ state: 'PREPARING' });
    const { case: read } = await world.as(manila).ask('query ($id: ID!) { case(id: $id) { clearances { kind status } } }', { id });
    expect(read.clearances).toHaveLength(4);
  });
});

describe('a movement', () => {
  const leg = (from: string, to: string, plannedDeparture: string, plannedArrival: string) => ({ id: key(), mode: 'AIR', from, to, plannedDeparture, plannedArrival });
  const create = (legs: object[], more: object = {}) => act(world, manila, 'createMovement', { id: key(), reference: 'X', receiver: kemensos, legs, ...more });

  it('has legs that connect and go forward', async () => {
    const first = leg('MNL', 'SIN', when.departed, when.transit);
    expect(await create([first, leg('KUL', 'CGK', when.onward, when.landed)])).toMatchObject(refused('LEGS_BROKEN', 'legs.1.from'));
    expect(await create([first, leg('SIN', 'CGK', when.transit, when.landed)])).toMatchObject(refused('LEGS_BROKEN', 'legs.1.from'));
    expect(await create([leg('MNL', 'SIN', when.transit, when.transit)])).toMatchObject(refused('DATES_REVERSED', 'legs.0.plannedArrival'));
    expect(await create([leg('Manila', 'SIN', when.departed, when.transit)])).toMatchObject(refused('INVALID_VALUE', 'legs.0.from'));
    expect(await create([first], { receiver: key() })).toMatchObject(refused('NOT_FOUND', 'receiver'));
    expect(await create([first], { immigration: kemensos })).toMatchObject(refused('INVALID_VALUE', 'immigration'));
    expect(await create([{ ...first, from: 'PHMNL' }])).toMatchObject({ __typename: 'Movement', state: 'PLANNED' });
  });

  it('takes nobody whose papers are missing, and leaves nobody behind without a reason', async () => {
    const [ready] = await preparing(world, 1);
    const lacking = await one({ papers: false });
    const { id: movement, legs } = await planned(world);
    await readyOn(world, movement, [ready as string]);
    await list(movement, lacking);
    expect(await move(world, lacking, 'markReady', when.ready)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    expect(await board(movement, ready as string)).toMatchObject(refused('NOT_MANIFESTED', 'case'));
    const leave = () => act(world, manila, 'recordLeg', { leg: legs[0], departedAt: when.departed });
    expect(await leave()).toMatchObject(refused('NOT_ISSUED', 'movement'));
    await issue(world, movement);
    expect(await board(movement, lacking)).toMatchObject(refused('NOT_READY', 'case'));
    await board(movement, ready as string);
    expect(await leave()).toMatchObject({ ...refused('GAP_UNEXPLAINED', 'leg'), message: expect.stringContaining('1') });
    expect(await act(world, 'shelter.kemensos', 'recordLeg', { leg: legs[0], departedAt: when.departed })).toMatchObject(refused('FORBIDDEN', 'movement'));
    await act(world, manila, 'takeOff', { case: lacking, movement, occurredAt: when.boarded, reason: 'DOCUMENT' });
    expect(await leave()).toMatchObject({ state: 'DEPARTED', counts: { listed: 2, boarded: 1, offloaded: 1 } });
    expect(await leave()).toMatchObject(refused('LEG_RECORDED', 'departedAt'));
    expect([await stateOf(world, ready as string), await stateOf(world, lacking)]).toEqual(['DEPARTED', 'PREPARING']);
    expect(await list(movement, lacking, when.landed)).toMatchObject(refused('MOVEMENT_CLOSED', 'movement'));
  });

  it('takes no child without guardian or escort', async () => {
    const id = await one({ overrides: { birthDate: '2008-03-10', consents: [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }] } });
    const { id: movement } = await planned(world);
    await list(movement, id);
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(refused('CHILD_ACCOMPANIED', 'guardianOrEscort'));
    await issue(world, movement);
    expect(await board(movement, id)).toMatchObject(refused('NOT_READY', 'case'));
    const judge = (kind: string, outcome: string) => act(world, manila, 'recordAssessment', { case: id, kind, outcome, occurredAt: when.listed });
    await judge('GUARDIAN', 'ESCORT');
    await judge('BEST_INTEREST', 'RETURN');
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject({ state: 'READY' });
    expect(await board(movement, id)).toMatchObject({ state: 'READY' });
  });

  it('is one at a time for a person, also when two desks list them at once', async () => {
    const id = await one();
    const plans = [await planned(world), await planned(world)];
    const answers = await atOnce(world, 'cases', id, plans.map(({ id: movement }) => () => list(movement, id)));
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['Case', 'IN_OTHER_MOVEMENT']);
    const { rows } = await world.owner.query('select count(*)::int as n from passenger where case_id = $1', [id]);
    expect(rows).toEqual([{ n: 1 }]);
    await expect(
      world.owner.query(
        `insert into passenger (id, version, movement_id, case_id, person_id, state, listed_at, recorded_at)
         select gen_random_uuid(), 1, movement_id, case_id, person_id, 'LISTED', now(), now() from passenger where case_id = $1`,
        [id],
      ),
    ).rejects.toThrow(/passage_live/);
    const listed = answers.findIndex(({ __typename }) => __typename === 'Case');
    expect(await list(plans[1 - listed]?.id as string, id)).toMatchObject({ ...refused('IN_OTHER_MOVEMENT', 'case'), remedy: expect.anything() });
  });

  it('is for the post whose people they are', async () => {
    const id = await one();
    const { id: movement, legs } = await planned(world);
    const stranger = 'officer.phnompenh';
    const foreign = key();
    const own = { id: foreign, reference: 'PNH 1', receiver: kemensos, legs: [leg('PNH', 'CGK', when.departed, when.landed)] };
    await act(world, stranger, 'createMovement', own);
    expect(await act(world, stranger, 'manifestPassenger', { case: id, movement: foreign, occurredAt: when.listed })).toMatchObject(refused('NOT_FOUND', 'case'));
    expect(await act(world, stranger, 'manifestPassenger', { case: id, movement, occurredAt: when.listed })).toMatchObject(refused('NOT_FOUND', 'movement'));
    expect(await act(world, stranger, 'recordLeg', { leg: legs[0], departedAt: when.departed })).toMatchObject(refused('NOT_FOUND', 'leg'));
    expect(await world.as(stranger).ask('query ($id: ID!) { movement(id: $id) { id } }', { id: movement })).toEqual({ movement: null });
    const { movements } = await world.as(stranger).ask('{ movements { items { reference } next } }');
    expect(movements).toEqual({ items: [{ reference: 'PNH 1' }], next: null });
  });

  it('that is cancelled lets everybody go, with the reason', async () => {
    const ids = await preparing(world, 2);
    const { id: movement } = await planned(world);
    await readyOn(world, movement, ids);
    const { version } = await issue(world, movement);
    const cancel = (of: number) => act(world, manila, 'cancelMovement', { movement, version: of, occurredAt: when.boarded, reason: 'REPLANNED' });
    expect(await cancel(version - 1)).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await cancel(version)).toMatchObject({ state: 'CANCELLED', counts: { listed: 2, takenOff: 2 } });
    for (const id of ids) expect(await stateOf(world, id)).toBe('PREPARING');
    expect(await list((await planned(world)).id, ids[0] as string, when.boarded)).toMatchObject({ state: 'PREPARING' });
  });
});

describe('a manifest', () => {
  it('opens the people to who meets them and who lets them in, when it is issued and no sooner', async () => {
    const ids = await preparing(world, 2);
    const { id: movement } = await planned(world);
    await readyOn(world, movement, ids);
    const sees = async (login: string) => (await world.as(login).ask('query ($id: ID!) { movement(id: $id) { passengers { case { id } person { name } } } }', { id: movement })).movement?.passengers.length ?? null;
    const outsiders = ['shelter.kemensos', 'immigration', 'shelter.partner'];
    expect(await Promise.all(outsiders.map(sees))).toEqual([null, null, null]);
    await issue(world, movement);
    expect(await Promise.all(outsiders.map(sees))).toEqual([2, 2, null]);
  });

  it('stays as it was issued; a change makes the next version', async () => {
    const [first, second] = (await preparing(world, 2)) as [string, string];
    const { id: movement } = await planned(world);
    expect(await issue(world, movement)).toMatchObject(refused('NO_PASSENGERS', 'movement'));
    await readyOn(world, movement, [first]);
    const { version } = await issue(world, movement);
    await readyOn(world, movement, [second]);
    expect(await act(world, manila, 'issueManifest', { movement, version, occurredAt: when.issued })).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await board(movement, second)).toMatchObject(refused('NOT_MANIFESTED', 'case'));
    const { manifests } = await issue(world, movement);
    expect(manifests.map((one: { version: number; passengers: string[] }) => [one.version, one.passengers.length])).toEqual([[1, 1], [2, 2]]);
    expect(manifests[1].passengers).toContain(manifests[0].passengers[0]);
    await expect(asApp(`update manifest set passengers = '{}'`)).rejects.toThrow(/permission denied/);
    await expect(asApp('delete from manifest')).rejects.toThrow(/permission denied/);
  });
});

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
    expect(await Promise.all(ids.map((id) => stateOf(world, id)))).toEqual(ids.map((id) => (id === stopped ? 'PREPARING' : 'READY')));
    expect(await countsOf(world, movement)).toMatchObject({ state: 'MANIFESTED' });
    const { rows } = await world.owner.query('select departed_at from leg where id = $1', legs);
    expect(rows).toEqual([{ departed_at: null }]);
    expect(await act(world, manila, 'takeOff', { case: stopped, movement, occurredAt: when.boarded, reason: 'AUTHORITY' })).toMatchObject({ state: 'PREPARING' });
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
      () => takeOff(movement, ids[0], when.boarded),
    ]);
    const [, off] = answers;
    expect(answers[0]?.code).toBeUndefined();
    const went = off?.code === 'MOVEMENT_CLOSED';
    expect(await stateOf(world, ids[0])).toBe(went ? 'DEPARTED' : 'PREPARING');
    expect(await countsOf(world, movement)).toMatchObject({ counts: went ? { boarded: 2, offloaded: 0 } : { boarded: 1, offloaded: 1 } });
  });

  it('comes after boarding and before arrival', async () => {
    const id = await one();
    const { id: movement, legs } = await planned(world, { by: 'SIN' });
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    const leg = (times: object, at = 0) => act(world, manila, 'recordLeg', { leg: legs[at], ...times });
    await board(movement, id);
    expect(await leg({})).toMatchObject(refused('INVALID_VALUE', 'departedAt'));
    expect(await leg({ departedAt: '2999-01-01T00:00:00Z' })).toMatchObject(refused('IN_FUTURE', 'departedAt'));
    expect(await leg({ departedAt: '2025-06-15T01:00:00Z' })).toMatchObject(refused('BOARDED', `passengers.${id}`));
    expect(await leg({ arrivedAt: when.transit })).toMatchObject(refused('LEG_NOT_DEPARTED', 'leg'));
    expect(await leg({ departedAt: when.departed, arrivedAt: when.departed })).toMatchObject(refused('DATES_REVERSED', 'arrivedAt'));
    expect(await leg({ departedAt: when.departed })).toMatchObject({ state: 'DEPARTED' });
    expect(await leg({ departedAt: when.onward }, 1)).toMatchObject(refused('LEG_NOT_ARRIVED', 'leg'));
    await leg({ arrivedAt: when.transit });
    const arrive = (more: object) => act(world, 'immigration', 'recordArrival', { case: id, movement, occurredAt: when.met, outcome: 'ARRIVED', enteredAt: when.entered, ...more });
    expect(await arrive({})).toMatchObject(refused('LEG_NOT_ARRIVED', 'movement'));
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
    const timeline = await world.owner.query('select kind, code from case_event where case_id = $1 order by occurred_at, recorded_at', [id]);
    expect(timeline.rows.slice(-5)).toEqual([
      { kind: 'board', code: 'MNL-SIN' },
      { kind: 'depart', code: 'MNL-SIN' },
      { kind: 'continue', code: 'SIN-CGK' },
      { kind: 'updateDocument', code: 'SPLP CONSUMED' },
      { kind: 'arrive', code: 'SIN-CGK' },
    ]);
  });
});

describe('somebody taken off at the gate', () => {
  it('prepares again and flies later, and the count closes', async () => {
    const ids = (await preparing(world, 3)) as [string, string, string];
    const [ill] = ids;
    const { id: movement, legs } = await planned(world);
    await list(movement, ill);
    expect(await takeOff(movement, ill, when.listed)).toMatchObject({ state: 'PREPARING' });
    expect(await takeOff(movement, ill, when.listed)).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    await readyOn(world, movement, ids);
    await issue(world, movement);
    await boardAll(world, movement, ids);
    expect(await takeOff(movement, ill, when.boarded)).toMatchObject({ state: 'PREPARING' });
    expect(await passagesOf(ill)).toMatchObject([{ state: 'TAKEN_OFF', reason: 'UNFIT' }, { state: 'OFFLOADED', reason: 'UNFIT' }]);
    const left = await act(world, manila, 'recordLeg', { leg: legs[0], departedAt: when.departed, arrivedAt: when.landed });
    expect(left.counts).toEqual({ listed: 4, boarded: 2, offloaded: 1, takenOff: 1, arrived: 0, missing: 0, handedOver: 0 });
    expect(await takeOff(movement, ids[1], when.met)).toMatchObject(refused('MOVEMENT_CLOSED', 'movement'));

    const late = { ready: '2025-06-16T02:00:00Z', boarded: '2025-06-17T01:00:00Z', departed: '2025-06-17T02:00:00Z', landed: '2025-06-17T06:00:00Z', met: '2025-06-17T07:00:00Z' };
    const next = { id: key(), leg: key() };
    await act(world, manila, 'createMovement', {
      id: next.id, reference: 'Manila 3', receiver: kemensos, immigration,
      legs: [{ id: next.leg, mode: 'AIR', from: 'MNL', to: 'CGK', plannedDeparture: late.departed, plannedArrival: late.landed }],
    });
    expect(await list(next.id, ill, when.issued)).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    await list(next.id, ill, when.met);
    expect(await move(world, ill, 'markReady', late.ready)).toMatchObject(refused('FIT_TO_TRAVEL', 'fitness'));
    await act(world, manila, 'recordAssessment', { case: ill, kind: 'FITNESS', outcome: 'FIT', specialist: true, occurredAt: late.ready });
    expect(await move(world, ill, 'markReady', late.ready)).toMatchObject({ state: 'READY' });
    const { movement: read } = await world.as(manila).ask('query ($id: ID!) { movement(id: $id) { version } }', { id: next.id });
    await act(world, manila, 'issueManifest', { movement: next.id, version: read.version, occurredAt: late.ready });
    await board(next.id, ill, { occurredAt: late.boarded });
    await act(world, manila, 'recordLeg', { leg: next.leg, departedAt: late.departed, arrivedAt: late.landed });
    expect(await act(world, 'immigration', 'recordArrival', { case: ill, movement: next.id, occurredAt: late.met, outcome: 'ARRIVED', enteredAt: late.met })).toMatchObject({ state: 'ARRIVED' });
    expect(await countsOf(world, next.id)).toMatchObject({ state: 'CLOSED', counts: { listed: 1, boarded: 1, arrived: 1 } });
  });
});

describe('somebody who does not appear', () => {
  it('is missing, is found in transit, and arrives by a later leg', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const ids = (await departed(world, 2, plan)) as [string, string];
    const [lost, other] = ids;
    const record = (leg: string | undefined, times: object) => act(world, manila, 'recordLeg', { leg, ...times });
    await record(plan.legs[0], { arrivedAt: when.transit });
    await record(plan.legs[1], { departedAt: when.onward, arrivedAt: when.landed });
    const arrival = (id: string, more: object) => act(world, 'immigration', 'recordArrival', { case: id, movement: plan.id, occurredAt: when.met, ...more });
    expect(await arrival(other, { outcome: 'ARRIVED', enteredAt: when.entered })).toMatchObject({ state: 'ARRIVED' });
    expect(await arrival(lost, { outcome: 'MISSING', reason: 'NO_SHOW', note: 'Not among those who got off.' })).toMatchObject({ state: 'MISSING' });
    expect(await countsOf(world, plan.id)).toMatchObject({ state: 'ARRIVED', counts: { listed: 2, boarded: 2, arrived: 1, missing: 1 } });

    const late = { found: '2025-06-16T04:00:00Z', departed: '2025-06-16T08:00:00Z', landed: '2025-06-16T09:45:00Z', met: '2025-06-16T10:30:00Z' };
    const leg = key();
    const add = (more: object) =>
      act(world, manila, 'addLeg', { movement: plan.id, leg: { id: leg, mode: 'AIR', from: 'SIN', to: 'CGK', plannedDeparture: late.departed, plannedArrival: late.landed, ...more } });
    expect(await add({ from: 'KUL' })).toMatchObject(refused('LEGS_BROKEN', 'leg.from'));
    expect(await add({ plannedDeparture: when.departed })).toMatchObject(refused('LEGS_BROKEN', 'leg.from'));
    expect(await add({})).toMatchObject({ state: 'DEPARTED', legs: [{ place: 1 }, { place: 2 }, { place: 3 }] });
    const boardLater = () => board(plan.id, lost, { leg, occurredAt: late.found });
    expect(await boardLater()).toMatchObject(refused('NOT_READY', 'case'));
    expect(await move(world, lost, 'reconnect', late.found)).toMatchObject({ state: 'DEPARTED' });
    expect(await record(leg, { departedAt: late.departed })).toMatchObject(refused('NO_PASSENGERS', 'leg'));
    expect(await board(plan.id, other, { leg, occurredAt: late.found })).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    expect(await boardLater()).toMatchObject({ state: 'DEPARTED' });
    expect(await boardLater()).toMatchObject(refused('PASSAGE_RECORDED', 'case'));
    expect(await arrival(lost, { outcome: 'ARRIVED', enteredAt: when.entered })).toMatchObject(refused('LEG_NOT_DEPARTED', 'movement'));
    expect(await record(leg, { departedAt: late.departed, arrivedAt: late.landed })).toMatchObject({ state: 'ARRIVED' });
    expect(await arrival(lost, { outcome: 'ARRIVED', occurredAt: late.met, enteredAt: late.met })).toMatchObject({ state: 'ARRIVED' });
    expect(await countsOf(world, plan.id)).toMatchObject({ state: 'CLOSED', counts: { listed: 2, boarded: 2, arrived: 2, missing: 0 } });
    expect(await passagesOf(lost)).toMatchObject([{ state: 'ARRIVED', reason: null, leftAt: null, leg: { from: 'SIN', to: 'CGK' } }]);
    const { rows } = await world.owner.query(
      `select kind, code from case_event where case_id = $1 and kind in ('depart', 'continue', 'loseContact', 'reconnect', 'arrive') order by recorded_at`,
      [lost],
    );
    expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['depart', 'continue', 'loseContact', 'reconnect', 'continue', 'arrive']);
  });

  it('at the connection stays behind, and the others go on', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [lost, other] = (await departed(world, 2, plan)) as [string, string];
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    await move(world, lost, 'loseContact', '2025-06-15T07:00:00Z', { note: 'Not at the gate.' });
    expect(await act(world, manila, 'recordLeg', { leg: plan.legs[1], departedAt: when.onward, arrivedAt: when.landed })).toMatchObject({ state: 'ARRIVED' });
    expect(await stateOf(world, other)).toBe('DEPARTED');
    expect(await passagesOf(lost)).toMatchObject([{ state: 'BOARDED', leg: { from: 'MNL', to: 'SIN' } }]);
    expect(await act(world, manila, 'recordArrival', { case: lost, movement: plan.id, occurredAt: when.met, outcome: 'MISSING', reason: 'MISSED_CONNECTION' })).toMatchObject({ state: 'MISSING' });
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
    await expect(world.owner.query(`update passenger set state = 'MISSING' where case_id = $1`, [ids[0]])).rejects.toThrow(/check constraint/);
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
