import { kinRelations, splitReasons, type KinRelation, type SplitReason } from './codes';

/**
 * Who is kept together when a bed or a seat is given, by what the one is to the other; the only place that says so.
 * `cared`: while a child, never without one of those to whom they are this.
 */
export const familyRules: Readonly<Record<KinRelation, { together: boolean; cared: boolean }>> = {
  CHILD: { together: true, cared: true },
  WARD: { together: true, cared: true },
  PARENT: { together: true, cared: false },
  GUARDIAN: { together: true, cared: false },
  SPOUSE: { together: true, cared: false },
  SIBLING: { together: true, cared: false },
  RELATIVE: { together: false, cared: false },
};

/** What a child is to the adults who care for it, and what these are to the child. */
export const caredRelations: readonly KinRelation[] = kinRelations.codes.filter((one) => familyRules[one].cared);
export const caringRelations: readonly KinRelation[] = caredRelations.map((one) => kinRelations.row(one).inverse);

/** By the year of birth alone: whoever turns eighteen in a year is a child until it ends, and of no known age, too. */
export const CHILD_YEARS = 18;
export const mayBeChild = (birthYear: number | null, year: number): boolean =>
  birthYear === null || year - birthYear <= CHILD_YEARS;

/** Somebody's kin who is here, or could be. */
export interface NearKin {
  /** What the guest is to them. */
  readonly relation: KinRelation;
  readonly child: boolean;
  /** The house in which they sleep; null while they wait for a bed. */
  readonly house: string | null;
  /** Of a child: another of their adults sleeps in their house. */
  readonly accompanied: boolean;
}

/** What a bed in this house would part: a child from the last of its adults, or a family. */
export type Parting = 'CHILD' | 'FAMILY';

export function partingOf(guest: { child: boolean }, house: string, kin: readonly NearKin[]): Parting | null {
  const adults = kin.filter(({ relation }) => guest.child && familyRules[relation].cared);
  if (adults.length > 0 && !adults.some((one) => one.house === house)) return 'CHILD';
  const elsewhere = kin.filter((one) => one.house !== null && one.house !== house);
  const left = elsewhere.some((one) => one.child && caringRelations.includes(one.relation) && !one.accompanied);
  if (left) return 'CHILD';
  return elsewhere.some(({ relation }) => familyRules[relation].together) ? 'FAMILY' : null;
}

/** Reasons that part even a child from the last of its adults. */
export const partsChild = (reason: SplitReason): boolean => splitReasons.row(reason).child;
export const childSplitReasons: readonly SplitReason[] = splitReasons.codes.filter(partsChild);
