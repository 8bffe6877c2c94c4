import { act, board, issue, manila, move, planned, preparing, refused, when } from './journey';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const movementOf = async (id: string) =>
  (await world.as(manila).ask('query ($id: ID!) { movement(id: $id) { version escorts } }', { id })).movement;
const change = async (movement: string, escorts: number, more: object = {}) => {
  const { version } = await movementOf(movement);
  return act(world, manila, 'changeEscorts', {
    movement,
    version,
    escorts,
    reason: 'SWAPPED',
    occurredAt: when.issued,
    ...more,
  });
};

/** A child without a guardian of their own, who does not leave without an escort. */
async function alone(): Promise<string> {
  const consents = [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }];
  const [child] = (await preparing(world, 1, { overrides: { birthDate: '2014-05-01', consents } })) as [string];
  for (const [kind, outcome] of [
    ['GUARDIAN', 'ESCORT'],
    ['BEST_INTEREST', 'RETURN'],
  ])
    await act(world, manila, 'recordAssessment', { case: child, kind, outcome, occurredAt: when.prepared });
  return child;
}

describe('The escorts of a movement', () => {
  it('are swapped with a reason, which every passenger’s timeline tells', async () => {
    const plan = await planned(world);
    const child = await alone();
    await act(world, manila, 'manifestPassenger', { case: child, movement: plan.id, occurredAt: when.listed });
    await move(world, child, 'markReady', when.ready);
    await issue(world, plan.id);
    expect(await change(plan.id, 2, { reason: 'ILL', note: 'Ibu Ratna menggantikan.' })).toMatchObject({ id: plan.id });
    expect(await change(plan.id, 1, { reason: 'FEWER_NEEDED' })).toMatchObject({ id: plan.id });
    expect(await movementOf(plan.id)).toMatchObject({ escorts: 1 });
    const { case: told } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { timeline { kind code reason } } }', { id: child });
    expect(told.timeline).toContainEqual({ kind: 'changeEscorts', code: 'ILL', reason: 'Ibu Ratna menggantikan.' });
    // Nobody takes away the one whom the child can not do without.
    expect(await change(plan.id, 0)).toMatchObject(refused('ESCORTS_MISSING', 'movement'));
    expect(await movementOf(plan.id)).toMatchObject({ escorts: 1 });
    expect(await change(plan.id, 3, { version: 1 })).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(
      await act(world, 'officer.yangon', 'changeEscorts', {
        movement: plan.id,
        version: 1,
        escorts: 1,
        reason: 'ILL',
        occurredAt: when.issued,
      }),
    ).toMatchObject(refused('NOT_FOUND', 'movement'));
    await board(world, plan.id, child);
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], departedAt: when.departed });
    expect(await change(plan.id, 2)).toMatchObject(refused('MOVEMENT_CLOSED', 'movement'));
  });

  it('may be too few while the list has not gone out, and it does not go out with too few', async () => {
    const plan = await planned(world);
    const child = await alone();
    await act(world, manila, 'manifestPassenger', { case: child, movement: plan.id, occurredAt: when.listed });
    expect(await change(plan.id, 0, { reason: 'NO_DOCUMENT' })).toMatchObject({ id: plan.id });
    expect(await issue(world, plan.id)).toMatchObject(refused('ESCORTS_MISSING', 'movement'));
    await change(plan.id, 1, { reason: 'MORE_NEEDED' });
    expect(await issue(world, plan.id)).toMatchObject({ state: 'MANIFESTED' });
  });
});
