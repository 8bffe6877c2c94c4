import type { AgencyKind, ConsentBasis, ConsentPurpose } from './codes';
import { dayIn } from './zone-time';

/** What was said about consent, in the order in which it was said. */
export interface SaidOfSharing {
  purpose: ConsentPurpose;
  basis: ConsentBasis;
  given: boolean;
  withdrawnAt: Date | null;
  /** The one organisation to which it was said; null is all. */
  recipient: string | null;
  /** The last day of a yes; null is none. */
  expiresOn: string | null;
}

/** Whom something is shared with. */
export interface SharedWith {
  kind: AgencyKind;
  organisation: string;
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

const inForce = ({ given, withdrawnAt, expiresOn }: SaidOfSharing, at: Date): boolean =>
  given && !(withdrawnAt && withdrawnAt <= at) && !(expiresOn && expiresOn < dayIn(at, 'Asia/Jakarta'));

/**
 * Whether the case is worked on a ground that needs nobody's yes: then it may be offered, and nothing that others were
 * offered ends when sharing is no longer agreed to. The database goes by the same in `app.needs_no_yes()`.
 */
export const needsNoYes = (said: readonly SaidOfSharing[], at: Date): boolean =>
  said.some(
    (one) =>
      one.purpose === 'ASSISTANCE' &&
      inForce(one, at) &&
      (one.basis === 'LEGAL_DUTY' || one.basis === 'VITAL_INTEREST'),
  );

const lastWord = (said: readonly SaidOfSharing[], receiver: SharedWith): SaidOfSharing | undefined =>
  said.findLast(
    ({ purpose, recipient }) =>
      purpose === sharingWith(receiver.kind) && (recipient === null || recipient === receiver.organisation),
  );

/**
 * Whether a case may be offered to a receiver (UU 27/2022 art. 20): the last word on sharing with such receivers, to
 * this one or to all, is a yes that is in force, or the case is worked on the ground of legal duty or vital interest, which needs nobody's yes.
 */
export function mayShare(
  said: readonly SaidOfSharing[],
  receiver: SharedWith,
  child: boolean | 'UNKNOWN',
  at: Date,
): boolean {
  const last = lastWord(said, receiver);
  if (last && inForce(last, at) && counts(last.basis, child)) return true;
  return needsNoYes(said, at);
}

/**
 * Whether that is so still. What is offered is shown from when it is entered, whenever it was said to have been offered: a
 * yes that was taken back since shows nothing. A guardian's ends with the year of the child's eighteenth birthday; the
 * database goes by the same in `app.agreed()`.
 */
export function isStillAgreed(
  said: readonly SaidOfSharing[],
  receiver: SharedWith,
  birthYear: number | null,
  now: Date,
): boolean {
  const last = lastWord(said, receiver);
  const grown = birthYear !== null && now.getUTCFullYear() - birthYear > 18;
  if (last && inForce(last, now) && !(last.basis === 'GUARDIAN_ASSENT' && grown)) return true;
  return needsNoYes(said, now);
}
