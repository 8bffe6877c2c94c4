import fc from 'fast-check';
import type { World } from '../world';
import { all, newcomer } from './commands';
import { Run } from './run';
import type { Tally } from './tally';

/** The whole property: a few people, some beds, and whatever happens to them. */
export function property(world: World, tally: Tally, replayPath?: string) {
  const commands = fc.commands(all, { maxCommands: 14, size: 'max', ...(replayPath ? { replayPath } : {}) });
  return fc.asyncProperty(
    fc.array(newcomer, { minLength: 1, maxLength: 2, size: 'max' }),
    fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    commands,
    async (people, beds, chosen) => {
      const run = new Run(world, tally);
      await run.begin(people, beds);
      await fc.asyncModelRun(() => ({ model: {}, real: run }), chosen);
      await run.end();
      tally.sequences += 1;
    },
  );
}
