import { isValidOn } from './case-guards';

describe('a travel document', () => {
  const document = { kind: 'SPLP', status: 'VALID', expiresOn: '2026-02-02', numberPending: false } as const;

  it('is good until and on its last day, once it is VALID', () => {
    expect(isValidOn(document, '2026-02-02')).toBe(true);
    expect(isValidOn(document, '2026-02-03')).toBe(false);
    for (const status of ['CLAIMED', 'REQUESTED', 'WITHHELD', 'LOST', 'REVOKED', 'CONSUMED'] as const) {
      expect(isValidOn({ ...document, status }, '2026-02-02')).toBe(false);
    }
  });

  it('needs an expiry, unless its number is still to come', () => {
    expect(isValidOn({ ...document, expiresOn: null }, '2026-02-02')).toBe(false);
    expect(isValidOn({ ...document, expiresOn: null, numberPending: true }, '2026-02-02')).toBe(true);
    expect(isValidOn({ ...document, numberPending: true }, '2026-02-03')).toBe(false);
  });
});
