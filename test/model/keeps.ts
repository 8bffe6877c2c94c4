import fc from 'fast-check';
import { openWorld } from '../world';
import { property } from './sequence';
import { Tally } from './tally';

const path = process.env['MODEL_PATH'];

/**
 * Sequences in a world that they share. Others, or more: MODEL_SEED, MODEL_SEQUENCES. One that failed is played again,
 * and made as short as it fails, by MODEL_SEED and MODEL_PATH as the failure prints them. `least`: how often everything
 * that is tried must have come to pass.
 */
export async function keepsTheLaw(given: { seed: number; sequences: number; least: number }): Promise<void> {
  const seed = Number(process.env['MODEL_SEED'] ?? given.seed);
  const sequences = Number(process.env['MODEL_SEQUENCES'] ?? given.sequences);
  const world = await openWorld();
  const tally = new Tally();
  const since = Date.now();
  const runs = path ? { path, numRuns: 1 } : { numRuns: sequences, endOnFailure: true };
  try {
    await fc.assert(property(world, tally), { seed, ...runs });
  } finally {
    await world.close();
  }
  if (path) return;
  if (sequences > 60) process.stdout.write(`seed ${seed}: ${tally.report((Date.now() - since) / 1000)}\n`);
  expect(tally.acts / tally.sequences).toBeGreaterThan(10);
  expect(tally.rare(Math.floor((given.least * sequences) / given.sequences))).toEqual([]);
}
