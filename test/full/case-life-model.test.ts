import fc from 'fast-check';
import { faults } from '../model/faults';
import { property, Tally } from '../model/sequence';
import { openWorld } from '../world';

const told = (text: string) => process.stdout.write(`${text}\n`);

describe('the life of a case', () => {
  it.each(Object.entries(faults))(
    'is not kept where %s, and the model says so',
    async (name, plant) => {
      const world = await openWorld();
      try {
        await plant(world);
        const found = await fc.check(property(world, new Tally()), {
          numRuns: 600,
          seed: 20251103,
          interruptAfterTimeLimit: 60_000,
        });
        const why = found.errorInstance instanceof Error ? found.errorInstance.message : '';
        told(
          `${name}: found after ${found.numRuns} sequences, shrunk ${found.numShrinks} times: ${why.split('\n')[0]}`,
        );
        expect(found).toMatchObject({ failed: true });
        // Found by the law, not by a server that could not answer.
        expect(why).toMatch(/was done against|after /);
      } finally {
        jest.restoreAllMocks();
        await world.close();
      }
    },
    300_000,
  );
});
