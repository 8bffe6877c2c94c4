import fc from 'fast-check';
import type { World } from '../world';
import { all, newcomer } from './commands';
import { atTheDoor } from './doors';
import { Run } from './run';
import type { Tally } from './tally';

const few = fc.integer({ min: 1, max: 2 });
const beds = fc.tuple(few, few, few);
/** One for each of two, so that a full house is not what stands in the way of the second. */
const enough = fc.constantFrom([2, 2, 2], [3, 2, 2]);

/** The whole property: a few people, some beds, and whatever happens to them. */
export function property(world: World, tally: Tally, replayPath?: string) {
  const commands = fc.commands(all, { maxCommands: 14, size: 'max', ...(replayPath ? { replayPath } : {}) });
  return fc.asyncProperty(
    fc.array(newcomer, { minLength: 1, maxLength: 2, size: 'max' }),
    beds,
    commands,
    async (people, counts, chosen) => {
      const run = new Run(world, tally);
      await run.begin(people, counts);
      await fc.asyncModelRun(() => ({ model: {}, real: run }), chosen);
      await run.end();
      tally.sequences += 1;
    },
  );
}

/** What a house refuses, each of its reasons alone: among all the others they hardly ever come up. */
export const door = (world: World, tally: Tally) =>
  fc.asyncProperty(enough, fc.nat(1e6), async (counts, seed) => {
    const run = new Run(world, tally);
    await run.begin([], counts);
    await atTheDoor(run, seed);
    await run.end();
    tally.sequences += 1;
  });
