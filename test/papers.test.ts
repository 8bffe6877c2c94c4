import { atOnce } from './at-once';
import { act, board, issue, list, manila, move, oneOf, planned, readyOn, refused, when } from './journey';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a travel document', () => {
  const splp = { kind: 'SPLP', status: 'VALID', occurredAt: when.prepared };

  it.each([
    [{ issuedOn: '2025-06-07', expiresOn: '2027-06-08' }, 'SPLP_TOO_LONG', 'expiresOn'],
    [{ expiresOn: '2027-06-30' }, 'SPLP_TOO_LONG', 'expiresOn'],
    [{ issuedOn: '2025-06-07', expiresOn: '2025-06-07' }, 'DATES_REVERSED', 'expiresOn'],
    [{ issuedOn: '2025-06-30', expiresOn: '2026-06-30' }, 'IN_FUTURE', 'issuedOn'],
  ])('with %j is refused', async (days, code, field) => {
    const id = await oneOf(world, { papers: false });
    expect(await act(world, manila, 'recordDocument', { case: id, ...splp, ...days })).toMatchObject(
      refused(code, field),
    );
    expect(
      await act(world, manila, 'recordDocument', {
        case: id,
        ...splp,
        issuedOn: '2025-06-07',
        expiresOn: '2027-06-07',
      }),
    ).toMatchObject({ __typename: 'Case' });
  });

  it('may be one live SPLP, also of two desks at once', async () => {
    const id = await oneOf(world, { papers: false });
    const record = () => act(world, manila, 'recordDocument', { case: id, ...splp, number: 'X1' });
    const answers = await atOnce(world, 'cases', id, [record, record]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['Case', 'SPLP_LIVE']);
    const read = async () =>
      (
        await world
          .as(manila)
          .ask('query ($id: ID!) { case(id: $id, purpose: DOCUMENTS) { documents { id version number status } } }', {
            id,
          })
      ).case.documents;
    const [live] = await read();
    const revoke = (version: number) =>
      act(world, manila, 'updateDocument', { document: live.id, version, occurredAt: when.listed, status: 'REVOKED' });
    expect(await revoke(7)).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await revoke(1)).toMatchObject({ __typename: 'Case' });
    expect(await revoke(2)).toMatchObject(refused('DOCUMENT_ENDED', 'document'));
    expect(await act(world, manila, 'recordDocument', { case: id, ...splp, number: 'X2' })).toMatchObject({
      __typename: 'Case',
    });
    expect(
      (await read()).map(({ number, status }: { number: string; status: string }) => `${number} ${status}`).sort(),
    ).toEqual(['X1 REVOKED', 'X2 VALID']);
  });

  it('has its number before boarding', async () => {
    const id = await oneOf(world, { papers: false });
    await act(world, manila, 'recordClearance', {
      case: id,
      kind: 'EXIT_PERMIT',
      status: 'GRANTED',
      occurredAt: when.prepared,
    });
    await act(world, manila, 'recordDocument', { case: id, ...splp, numberPending: true, note: 'Approved by phone.' });
    const { id: movement } = await planned(world);
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    expect(await board(world, movement, id)).toMatchObject(refused('NUMBER_PENDING', 'documents'));
    const documents = async () =>
      (
        await world
          .as(manila)
          .ask(
            'query ($id: ID!) { case(id: $id, purpose: DOCUMENTS) { documents { id version number note numberPending } } }',
            { id },
          )
      ).case.documents;
    const [paper] = await documents();
    await act(world, manila, 'updateDocument', {
      document: paper.id,
      version: 1,
      occurredAt: when.issued,
      number: 'X77',
      expiresOn: '2026-06-07',
    });
    expect(await documents()).toEqual([
      { id: paper.id, version: 2, number: 'X77', note: 'Approved by phone.', numberPending: false },
    ]);
    expect(await board(world, movement, id)).toMatchObject({ state: 'READY' });
  });

  it('that stops being valid takes the readiness with it', async () => {
    const id = await oneOf(world);
    const { id: movement } = await planned(world);
    await readyOn(world, movement, [id]);
    const { case: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id) { documents { id } } }', { id });
    const [paper] = read.documents;
    expect(
      await act(world, manila, 'updateDocument', {
        document: paper.id,
        version: 1,
        occurredAt: when.issued,
        status: 'LOST',
      }),
    ).toMatchObject({ state: 'PREPARING' });
    expect(await move(world, id, 'markReady', when.issued)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    await act(world, manila, 'updateDocument', {
      document: paper.id,
      version: 2,
      occurredAt: when.boarded,
      status: 'VALID',
    });
    expect(await move(world, id, 'markReady', when.issued)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    // Found again, it counts from then on.
    const early = '2025-06-15T01:00:00Z';
    expect(await move(world, id, 'markReady', early)).toMatchObject(refused('TRAVEL_DOCUMENT', 'documents'));
    expect(await move(world, id, 'markReady', when.boarded)).toMatchObject({ state: 'READY' });
  });
});

describe('an exit clearance', () => {
  it('that is not required says why, and the latest of a kind counts from when it was given', async () => {
    const id = await oneOf(world, { papers: false });
    await act(world, manila, 'recordDocument', {
      case: id,
      kind: 'SPLP',
      status: 'VALID',
      number: 'X1',
      expiresOn: '2026-06-07',
      occurredAt: when.prepared,
    });
    const clear = (kind: string, status: string, occurredAt: string, note?: string) =>
      act(world, manila, 'recordClearance', { case: id, kind, status, occurredAt, note });
    expect(await clear('EXIT_PERMIT', 'NOT_REQUIRED', when.prepared)).toMatchObject(refused('NOTE_MISSING', 'note'));
    await clear('EXIT_PERMIT', 'NOT_REQUIRED', when.prepared, 'Waived by the bureau.');
    await clear('OVERSTAY_FINE', 'PENDING', when.prepared);
    const { id: movement } = await planned(world);
    await list(world, movement, id);
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(refused('EXIT_CLEARANCE', 'clearances'));
    await clear('OVERSTAY_FINE', 'GRANTED', when.issued);
    expect(await move(world, id, 'markReady', when.ready)).toMatchObject(refused('EXIT_CLEARANCE', 'clearances'));
    expect(await move(world, id, 'markReady', when.issued)).toMatchObject({ state: 'READY' });
    expect(await clear('OVERSTAY_FINE', 'REFUSED', when.boarded, 'Reopened.')).toMatchObject({ state: 'PREPARING' });
    const { case: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id) { clearances { kind status } } }', { id });
    expect(read.clearances).toHaveLength(4);
  });
});

describe('what somebody who prepares still waits for', () => {
  const ask = async (login: string, cases: string[]) =>
    (
      await world
        .as(login)
        .ask('query ($cases: [ID!]!) { readiness(cases: $cases) { case awaits { guard about } } }', { cases })
    ).readiness;

  it('is told by the guards that refuse the step, from today’s record, and of strangers’ people nothing', async () => {
    const [lacking, ready] = [await oneOf(world, { papers: false }), await oneOf(world)];
    const [fit, now] = [new Date(Date.now() - 3_600_000).toISOString(), new Date().toISOString()];
    for (const id of [lacking, ready])
      await act(world, manila, 'recordAssessment', { case: id, kind: 'FITNESS', outcome: 'FIT', occurredAt: fit });
    await act(world, manila, 'recordDocument', {
      case: ready,
      kind: 'PASSPORT',
      status: 'VALID',
      number: 'C7654321',
      expiresOn: '2999-01-01',
      occurredAt: now,
    });
    await act(world, manila, 'openHold', { case: lacking, code: 'OVERSTAY_FINE', occurredAt: now });
    const { id: movement } = await planned(world);
    await act(world, manila, 'manifestPassenger', { case: ready, movement, occurredAt: now });
    const told = new Map(
      (await ask(manila, [lacking, ready])).map((one: { case: string; awaits: object[] }) => [one.case, one.awaits]),
    );
    expect(told.get(ready)).toEqual([]);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(told.get(lacking)).toEqual([
      { guard: 'TRAVEL_DOCUMENT', about: [today] },
      { guard: 'EXIT_CLEARANCE', about: [] },
      { guard: 'NO_BLOCKING_HOLD', about: ['OVERSTAY_FINE'] },
    ]);
    expect(await move(world, ready, 'markReady', new Date().toISOString())).toMatchObject({ state: 'READY' });
    expect(await ask('officer.bangkok', [lacking, ready])).toEqual([]);
  });
});
