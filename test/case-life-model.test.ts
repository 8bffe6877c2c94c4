import fc from 'fast-check';
import { property, Tally } from './model/sequence';
import { openWorld, type World } from './world';

/*
 * The life of cases in sequences that fast-check thinks of, asked of the server as its callers ask it and held against
 * a law written down apart from the code. More or other ones: MODEL_SEQUENCES, MODEL_SEED; one that failed again:
 * MODEL_SEED and MODEL_PATH as the failure prints them.
 */
const sequences = Number(process.env['MODEL_SEQUENCES'] ?? 60);
const seed = Number(process.env['MODEL_SEED'] ?? 20251100);
const path = process.env['MODEL_PATH'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the life of a case', () => {
  it('keeps the law in sequences of whatever may happen', async () => {
    const tally = new Tally();
    const since = Date.now();
    await fc.assert(property(world, tally), { numRuns: path ? 1 : sequences, seed, ...(path ? { path } : {}) });
    if (sequences > 60) process.stdout.write(`${tally.report((Date.now() - since) / 1000)}\n`);
    expect(tally.acts / tally.sequences).toBeGreaterThan(10);
  }, 3_600_000);
});
