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

const inForce = ({ given, withdrawnAt }: SaidOfSharing, at: Date): boolean =>
  given && !(withdrawnAt && withdrawnAt <= at);

/**
 * Whether the case is worked on a ground that needs nobody's yes: then it may be offered, and nothing that others were
 * offered ends when sharing is no longer agreed to. The database goes by the same in `app.stop_sharing()`.
 */
export const needsNoYes = (said: readonly SaidOfSharing[], at: Date): boolean =>
  said.some(
    (one) =>
      one.purpose === 'ASSISTANCE' &&
      inForce(one, at) &&
      (one.basis === 'LEGAL_DUTY' || one.basis === 'VITAL_INTEREST'),
  );

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
  const last = said.findLast(({ purpose }) => purpose === sharingWith(receiver));
  if (last && inForce(last, at) && counts(last.basis, child)) return true;
  return needsNoYes(said, at);
}
