import { escortsFor } from './escorts';

describe('the escorts of a movement', () => {
  it('are required for children alone and the ill, and advised for everybody', () => {
    expect(escortsFor({ GENERAL: 0, CHILD_ALONE: 0, MEDICAL: 0 })).toEqual({ required: 0, advised: 0 });
    expect(escortsFor({ GENERAL: 178, CHILD_ALONE: 0, MEDICAL: 0 })).toEqual({ required: 0, advised: 4 });
    expect(escortsFor({ GENERAL: 20, CHILD_ALONE: 6, MEDICAL: 3 })).toEqual({ required: 4, advised: 4 });
  });
});
