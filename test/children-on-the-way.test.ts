import { acts, act, board, immigration, issue, kemensos, manila, move, preparing, refused, when } from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const separated = async (id: string) =>
  (await world.as(manila).ask('query ($id: ID!) { case(id: $id) { separated } }', { id })).case.separated;
const toReunite = async () => {
  const { cases } = await world.as(manila).ask('{ cases(filter: { todo: REUNITE }, first: 100) { items { id } } }');
  return cases.items.map((each: { id: string }) => each.id) as string[];
};

describe('A child on the way', () => {
  const people = async () => {
    const [mother] = (await preparing(world, 1, { overrides: { sex: 'FEMALE', birthDate: '1991-02-03' } })) as [string];
    const consents = [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }];
    const [girl] = (await preparing(world, 1, {
      overrides: { sex: 'FEMALE', birthDate: '2017-04-05', consents },
    })) as [string];
    for (const [kind, outcome] of [
      ['GUARDIAN', 'GUARDIAN'],
      ['BEST_INTEREST', 'RETURN'],
    ])
      await acts(world, manila, 'recordAssessments', [
        { case: girl, kind, outcome, specialist: true, occurredAt: when.prepared },
      ]);
    const linked = { case: girl, other: mother, relation: 'CHILD', proof: 'INTERVIEW', occurredAt: when.prepared };
    const link = 'mutation ($input: LinkKin!) { linkKin(input: $input) { ... on Kin { id } ... on Problem { code } } }';
    expect((await world.as(manila).ask(link, { input: { key: key(), ...linked } })).linkKin.code).toBeUndefined();
    return { mother, girl };
  };
  const buses = async () => {
    const legs = [1, 2].map(() => ({
      id: key(),
      mode: 'LAND',
      from: 'PHCLK',
      to: 'PHMNL',
      plannedDeparture: when.departed,
      plannedArrival: '2025-06-15T04:00:00Z',
    }));
    const id = key();
    const plan = { id, reference: 'Buses', receiver: kemensos, immigration, escorts: 2, legs };
    const made = await act(world, manila, 'createMovement', plan);
    if (made.code) throw new Error(JSON.stringify(made));
    return { id, legs: legs.map((leg) => leg.id) as [string, string] };
  };
  const list = (movement: string, id: string, more: object = {}) =>
    act(world, manila, 'manifestPassenger', { case: id, movement, occurredAt: when.listed, ...more });
  const leave = (leg: string) => act(world, manila, 'recordLeg', { leg, departedAt: when.departed });

  it('is put on the movement and the leg of one of its adults, unless it is parted for a reason', async () => {
    const { mother, girl } = await people();
    const [first, second] = [await buses(), await buses()];
    expect(await list(first.id, mother, { leg: first.legs[0] })).toMatchObject({ id: mother });
    expect(await list(second.id, girl)).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    expect(await list(second.id, girl, { splitReason: 'OWN_WISH' })).toMatchObject(
      refused('CHILD_ALONE', 'splitReason'),
    );
    expect(await list(first.id, girl, { leg: first.legs[1] })).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    expect(await separated(girl)).toBe(true);
    expect(await toReunite()).toContain(girl);
    expect(await list(first.id, girl)).toMatchObject({ id: girl });
    expect(await separated(girl)).toBe(false);
    expect(await toReunite()).not.toContain(girl);
    const assign = { case: girl, movement: first.id, leg: first.legs[1], occurredAt: when.listed };
    expect(await act(world, manila, 'assignLeg', assign)).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    expect(await act(world, manila, 'assignLeg', { ...assign, splitReason: 'MEDICAL' })).toMatchObject({
      id: girl,
    });
    const { movement } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { passengers { splitReason case { id } } } }', { id: first.id });
    expect(movement.passengers).toContainEqual({ splitReason: 'MEDICAL', case: { id: girl } });
  });

  it('stays parted for its reason on whatever movement it is put', async () => {
    const { mother, girl } = await people();
    const [first, second, third] = [await buses(), await buses(), await buses()];
    await list(first.id, mother);
    await list(second.id, girl, { splitReason: 'MEDICAL' });
    const splitOn = async (id: string) => {
      const asked = 'query ($id: ID!) { movement(id: $id) { version passengers { state splitReason case { id } } } }';
      const { movement } = await world.as(manila).ask(asked, { id });
      // Put on it twice: as it was before, and as it is.
      const on = movement.passengers.findLast((one: { case: { id: string } }) => one.case.id === girl);
      return { version: movement.version, state: on?.state, splitReason: on?.splitReason };
    };
    const parted = { state: 'LISTED', splitReason: 'MEDICAL' };
    const given = { case: girl, movement: second.id, to: third.id, reason: 'REPLANNED', occurredAt: when.listed };
    expect(await act(world, manila, 'transferPassenger', given)).toMatchObject({ id: girl });
    const { version, ...on } = await splitOn(third.id);
    expect(on).toEqual(parted);
    const fourth = key();
    const legs = [{ id: key(), mode: 'LAND', from: 'PHCLK', to: 'PHMNL', plannedDeparture: when.departed }];
    const split = await act(world, manila, 'splitMovement', {
      ...{ movement: third.id, version, cases: [girl], occurredAt: when.listed },
      into: {
        ...{ id: fourth, reference: 'Apart', receiver: kemensos, immigration, escorts: 2 },
        legs: legs.map((leg) => ({ ...leg, plannedArrival: '2025-06-15T04:00:00Z' })),
      },
    });
    expect(split).toMatchObject({ __typename: 'Movement' });
    expect(await splitOn(fourth)).toMatchObject(parted);
    const merged = { movement: fourth, version: (await splitOn(fourth)).version, into: second.id };
    expect(await act(world, manila, 'mergeMovements', { ...merged, occurredAt: when.listed })).toMatchObject({
      __typename: 'Movement',
    });
    expect(await splitOn(second.id)).toMatchObject(parted);
  });

  it('neither leaves without its adults, nor is left by the last of them', async () => {
    const { mother, girl } = await people();
    const { id: way, legs } = await buses();
    for (const each of [mother, girl]) {
      await list(way, each);
      expect(await move(world, each, 'markReady', when.ready)).toMatchObject({ state: 'READY' });
    }
    await issue(world, way);
    expect(await board(world, way, girl, { leg: legs[0] })).toMatchObject({ id: girl });
    expect(await leave(legs[0])).toMatchObject(refused('FAMILY_SPLIT', `passengers.${girl}`));
    const off = { case: girl, movement: way, occurredAt: when.boarded };
    await act(world, manila, 'unboard', off);
    expect(await board(world, way, mother, { leg: legs[1] })).toMatchObject({ id: mother });
    expect(await board(world, way, girl, { leg: legs[0] })).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    expect(await leave(legs[1])).toMatchObject(refused('FAMILY_SPLIT', `passengers.${mother}`));
    expect(await board(world, way, girl, { leg: legs[1] })).toMatchObject({ id: girl });
    expect(await leave(legs[1])).toMatchObject({ id: way, state: 'DEPARTED' });
  });

  it('leaves without an adult whom an authority keeps, with that as the reason', async () => {
    const { mother, girl } = await people();
    const { id: way, legs } = await buses();
    await list(way, girl);
    await move(world, girl, 'markReady', when.ready);
    await issue(world, way);
    await board(world, way, girl, { leg: legs[0] });
    expect(await leave(legs[0])).toMatchObject(refused('FAMILY_SPLIT', `passengers.${girl}`));
    await act(world, manila, 'unboard', { case: girl, movement: way, occurredAt: when.boarded });
    expect(await board(world, way, girl, { leg: legs[0], splitReason: 'ADULT_KEPT' })).toMatchObject({ id: girl });
    expect(await leave(legs[0])).toMatchObject({ state: 'DEPARTED' });
    expect(await separated(girl)).toBe(true);
    expect(mother).not.toBe(girl);
  });
});
