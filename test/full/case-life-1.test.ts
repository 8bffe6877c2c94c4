import { keepsTheLaw } from '../model/keeps';

describe('the life of a case', () => {
  it('keeps the law in a thousand sequences of whatever may happen, and in all of it', async () => {
    await keepsTheLaw({ seed: 20251101, sequences: 1000, least: 5 });
  }, 3_600_000);
});
