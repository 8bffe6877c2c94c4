import fc from 'fast-check';
import { faults } from '../model/faults';
import { door, property } from '../model/sequence';
import { Tally } from '../model/tally';
import { openWorld } from '../world';

/* Thirteen mistakes, each in a world of its own: the model finds every one, by the law and not by a server that fails. */

const seed = Number(process.env['MODEL_SEED'] ?? 20251103);
const told = (text: string) => process.stdout.write(`${text}\n`);

describe('the life of a case', () => {
  it.each(Object.entries(faults))(
    'is not kept where %s, and the model says so',
    async (name, { plant, atDoor, found: as }) => {
      const world = await openWorld();
      try {
        await plant(world);
        const how = { numRuns: 1000, seed, endOnFailure: true };
        const all = () => fc.check(property(world, new Tally()), how);
        const found = await (atDoor ? fc.check(door(world, new Tally()), how) : all());
        const why = found.errorInstance instanceof Error ? found.errorInstance.message : '';
        told(`${name}: found by sequence ${found.numRuns}: ${why.split('\n')[0]}`);
        expect(found).toMatchObject({ failed: true });
        expect(why).toMatch(as);
      } finally {
        jest.restoreAllMocks();
        await world.close();
      }
    },
    900_000,
  );

  it('is told in thirteen mistakes', () => {
    expect(Object.keys(faults)).toHaveLength(13);
  });
});
