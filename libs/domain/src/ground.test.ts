import { isStillAgreed, mayShare, needsNoYes, type SaidOfSharing } from './ground';

const at = new Date('2025-06-10T00:00:00Z');
const iom = { kind: 'IOM', organisation: 'iom' } as const;
const said = (more: Partial<SaidOfSharing>): SaidOfSharing => ({
  ...{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true, withdrawnAt: null },
  ...{ recipient: null, expiresOn: null },
  ...more,
});

describe('A case that is worked on a ground of law', () => {
  it.each(['LEGAL_DUTY', 'VITAL_INTEREST'] as const)('needs nobody’s yes to be shared: %s', (basis) => {
    expect(needsNoYes([said({ basis })], at)).toBe(true);
    expect(mayShare([said({ basis })], iom, false, at)).toBe(true);
  });

  it('needs one where only consent was given, where the ground is of another purpose, or has ended', () => {
    const others = [
      said({}),
      said({ basis: 'LEGAL_DUTY', purpose: 'HEALTH_CARE' }),
      said({ basis: 'LEGAL_DUTY', withdrawnAt: new Date('2025-06-09T00:00:00Z') }),
      said({ basis: 'VITAL_INTEREST', given: false }),
    ];
    expect(needsNoYes(others, at)).toBe(false);
    expect(mayShare(others, iom, false, at)).toBe(false);
  });
});

describe('A yes to share', () => {
  const yes = (more: Partial<SaidOfSharing> = {}) => said({ purpose: 'SHARING_PARTNERS', ...more });
  const refuge = { kind: 'PARTNER', organisation: 'refuge' } as const;

  it('that was said to one organisation is said to no other', () => {
    const words = [yes({ recipient: 'iom' })];
    expect([mayShare(words, iom, false, at), mayShare(words, refuge, false, at)]).toEqual([true, false]);
  });

  it('to all leaves out the one that was told no after it', () => {
    const words = [yes(), yes({ recipient: 'iom', given: false })];
    expect([mayShare(words, iom, false, at), mayShare(words, refuge, false, at)]).toEqual([false, true]);
  });

  it('holds through its last day, as Jakarta counts it', () => {
    const words = [yes({ expiresOn: '2025-06-10' })];
    expect(mayShare(words, iom, false, new Date('2025-06-10T16:59:00Z'))).toBe(true);
    expect(mayShare(words, iom, false, new Date('2025-06-10T17:01:00Z'))).toBe(false);
    expect(needsNoYes([said({ basis: 'LEGAL_DUTY', expiresOn: '2025-06-09' })], at)).toBe(false);
  });

  it('of then is none today once it was taken back, its day is over or the child that it was given for is grown up', () => {
    const later = new Date('2026-06-10T00:00:00Z');
    const still = (more: Partial<SaidOfSharing>, born: number | null = 2008) =>
      isStillAgreed([yes(more)], iom, born, later);
    const guardian = { basis: 'GUARDIAN_ASSENT' } as const;
    expect([still({}), still({ recipient: 'iom' }), still(guardian), still(guardian, null)]).toEqual(
      Array(4).fill(true),
    );
    const over = [{ given: false }, { withdrawnAt: at }, { expiresOn: '2026-06-09' }, { recipient: 'refuge' }];
    expect([...over.map((one) => still(one)), still(guardian, 2007)]).toEqual(Array(5).fill(false));
    expect(isStillAgreed([said({ basis: 'VITAL_INTEREST' })], iom, 2007, later)).toBe(true);
  });
});
