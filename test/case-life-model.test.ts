import { keepsTheLaw } from './model/keeps';

/*
 * The life of cases in sequences that fast-check thinks of, asked of the server as its callers ask it and held against
 * a law written down apart from the code. Two thousand of them, and mistakes that they find: test/full.
 */
describe('the life of a case', () => {
  it('keeps the law in sequences of whatever may happen', async () => {
    await keepsTheLaw({ seed: 20251100, sequences: 60, least: 0 });
  }, 600_000);
});
