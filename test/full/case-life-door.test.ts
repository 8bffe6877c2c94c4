import fc from 'fast-check';
import { refusals } from '../model/doors';
import { door } from '../model/sequence';
import { Tally } from '../model/tally';
import { openWorld } from '../world';

const seed = Number(process.env['MODEL_SEED'] ?? 20251104);

describe('The door of a house', () => {
  it('is shut for each of its reasons alone, and opens else', async () => {
    const world = await openWorld();
    const tally = new Tally();
    try {
      await fc.assert(door(world, tally), { seed, numRuns: 40, endOnFailure: true });
    } finally {
      await world.close();
    }
    const often = ({ act, code }: (typeof refusals)[number]) => tally.refused.get(`${act} ${code}`) ?? 0;
    process.stdout.write(`${refusals.map((one) => `${one.act} ${one.code} ${often(one)}`).join(', ')}\n`);
    expect(refusals.filter((one) => often(one) < 5)).toEqual([]);
  }, 900_000);
});
