import type { AgencyKind, ConsentBasis, ConsentPurpose } from './codes';

/** What was said about consent, in the order in which it was said. */
export interface SaidOfSharing {
  purpose: ConsentPurpose;
  basis: ConsentBasis;
  given: boolean;
  withdrawnAt: Date | null;
}

/** Whoever is no Indonesian agency is a third party to whom personal data is transferred. */
const partners: ReadonlySet<AgencyKind> = new Set(['IOM', 'PARTNER', 'HOST_AUTHORITY']);

export const sharingWith = (receiver: AgencyKind): ConsentPurpose =>
  partners.has(receiver) ? 'SHARING_PARTNERS' : 'SHARING_GOVERNMENT';

/** A child's own yes is not enough, and a guardian's is none for an adult. */
const counts = (basis: ConsentBasis, child: boolean | 'UNKNOWN'): boolean => {
  if (basis === 'CONSENT') return child !== true;
  return basis !== 'GUARDIAN_ASSENT' || child !== false;
};

/**
 * Whether a case may be offered to a receiver (UU 27/2022 art. 20): the last word on sharing with such a receiver is a
 * yes, or the case is worked on the ground of legal duty or vital interest, which needs nobody's yes.
 */
export function mayShare(
  said: readonly SaidOfSharing[],
  receiver: AgencyKind,
  child: boolean | 'UNKNOWN',
  at: Date,
): boolean {
  const inForce = ({ given, withdrawnAt }: SaidOfSharing) => given && !(withdrawnAt && withdrawnAt <= at);
  const last = said.findLast(({ purpose }) => purpose === sharingWith(receiver));
  if (last && inForce(last) && counts(last.basis, child)) return true;
  return said.some(
    (one) =>
      one.purpose === 'ASSISTANCE' && inForce(one) && (one.basis === 'LEGAL_DUTY' || one.basis === 'VITAL_INTEREST'),
  );
}
