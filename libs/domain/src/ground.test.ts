import { mayShare, needsNoYes, type SaidOfSharing } from './ground';

const at = new Date('2025-06-10T00:00:00Z');
const said = (more: Partial<SaidOfSharing>): SaidOfSharing => ({
  ...{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true, withdrawnAt: null },
  ...more,
});

describe('A case that is worked on a ground of law', () => {
  it.each(['LEGAL_DUTY', 'VITAL_INTEREST'] as const)('needs nobody’s yes to be shared: %s', (basis) => {
    expect(needsNoYes([said({ basis })], at)).toBe(true);
    expect(mayShare([said({ basis })], 'PARTNER', false, at)).toBe(true);
  });

  it('needs one where only consent was given, where the ground is of another purpose, or has ended', () => {
    const others = [
      said({}),
      said({ basis: 'LEGAL_DUTY', purpose: 'HEALTH_CARE' }),
      said({ basis: 'LEGAL_DUTY', withdrawnAt: new Date('2025-06-09T00:00:00Z') }),
      said({ basis: 'VITAL_INTEREST', given: false }),
    ];
    expect(needsNoYes(others, at)).toBe(false);
    expect(mayShare(others, 'PARTNER', false, at)).toBe(false);
  });
});
