import { act, arrived, kemensos, manila, planned, preparing, when } from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

const idsOf = (rows: { case: { id: string } }[]): string[] => rows.map((one) => one.case.id);

describe('A list is read in the same order each time', () => {
  it('that of a movement in the order in which people were put on it', async () => {
    const people = await preparing(world, 7);
    const { id } = await planned(world);
    const put = people.toReversed();
    for (const one of put)
      expect(
        await act(world, manila, 'manifestPassenger', { case: one, movement: id, occurredAt: when.listed }),
      ).toMatchObject({ id: one });
    const { movement } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { passengers { case { id } } } }', { id });
    expect(idsOf(movement.passengers)).toEqual(put);
  }, 60_000);

  it('that of a BAST in the order of registration, on every paper of the same people', async () => {
    const people = await arrived(world, 7, await planned(world));
    const drafted = async (listed: readonly string[]) => {
      const handover = key();
      await act(world, manila, 'draftHandover', {
        ...{ id: handover, number: `BAST/${handover.slice(0, 8)}`, place: 'CGK', occurredAt: when.handed },
        ...{ receiver: kemensos, people: listed.map((one) => ({ case: one, condition: 'GOOD', items: [] })) },
      });
      const { handover: read } = await world
        .as(manila)
        .ask('query ($id: ID!) { handover(id: $id) { people { case { id } } } }', { id: handover });
      return idsOf(read.people);
    };
    const registered = people.toSorted();
    expect(await drafted(people)).toEqual(registered);
    expect(await drafted(people.toReversed())).toEqual(registered);
  }, 60_000);
});
