import type { CaseState } from './case-states';
import type { CustodyGap, CustodyHow, ItemKind, Party } from './codes';

/** Who has somebody: a unit by its code, or who signed as a witness. Neither is at home, in nobody's hands. */
export interface Keeper {
  readonly unit: string | null;
  readonly party: Party | null;
}

/** A thing that came along by the BAST before; the next one does not say what became of it. */
export interface UntoldThing {
  readonly kind: ItemKind;
}

/** One paper of the record that says with whom somebody was. */
export interface CustodyFact {
  readonly at: Date;
  /** From whom they came; null where the paper does not say. */
  readonly from: Keeper | null;
  /** With whom they are from then on; null is nobody known, for the reason in `gap`. */
  readonly to: Keeper | null;
  readonly how: CustodyHow | null;
  readonly gap: CustodyGap | null;
  readonly document: string | null;
  readonly untold?: readonly UntoldThing[];
}

/** A stretch of the way: with somebody (`how`), or not shown with whom (`gap`). The last has no end. */
export interface CustodyLink extends Keeper {
  readonly how: CustodyHow | null;
  readonly gap: CustodyGap | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly document: string | null;
  /** What was not told of when they came there, each with who gave the person then, whose it is to answer for. */
  readonly untold: readonly (UntoldThing & Keeper)[];
}

const same = (one: Keeper, other: Keeper): boolean => one.unit === other.unit && one.party === other.party;

/** Of what happened at one instant, somebody leaves before they come. */
const inOrder = (one: CustodyFact, other: CustodyFact): number =>
  one.at.getTime() - other.at.getTime() || Number(one.to !== null) - Number(other.to !== null);

const gapFrom = (from: Date, until: Date | null, gap: CustodyGap): CustodyLink => ({
  unit: null,
  party: null,
  how: null,
  gap,
  from,
  until,
  document: null,
  untold: [],
});

const nobody: Keeper = { unit: null, party: null };

const untoldBy = ({ untold = [], from }: CustodyFact): CustodyLink['untold'] =>
  untold.map((thing) => ({ ...thing, ...(from ?? nobody) }));

/**
 * From rescue to home, without a gap or with the gap shown. Somebody is known to be with whoever took them by one paper
 * until a paper by which the same lets them go; if the next paper is another's, only the first instant is known, and
 * from there to that next paper nothing shows where they were.
 */
export function custodyChain(facts: readonly CustodyFact[]): CustodyLink[] {
  const chain: CustodyLink[] = [];
  const close = (until: Date): void => {
    const last = chain.pop();
    // A gap of no length is none: who left one bed for another was somewhere all the time.
    if (last && !(last.gap && last.from.getTime() === until.getTime())) chain.push({ ...last, until });
  };
  for (const fact of facts.toSorted(inOrder)) {
    const last = chain.at(-1);
    const elsewhere = last?.how && fact.from && !same(last, fact.from) ? last : null;
    // Whoever lets somebody go that they no longer had says nothing of where the person is.
    if (elsewhere && !fact.to) continue;
    if (elsewhere) {
      close(elsewhere.from);
      chain.push(gapFrom(elsewhere.from, null, 'NOT_DOCUMENTED'));
    }
    if (last) close(fact.at);
    chain.push(
      fact.to
        ? {
            ...fact.to,
            how: fact.how,
            gap: null,
            from: fact.at,
            until: null,
            document: fact.document,
            untold: untoldBy(fact),
          }
        : gapFrom(fact.at, null, fact.gap ?? 'NOT_DOCUMENTED'),
    );
  }
  return chain;
}

const atThePost: readonly CaseState[] = [
  'REPORTED',
  'INTAKE',
  'SCREENING',
  'IDENTIFIED',
  'NOT_IDENTIFIED',
  'PREPARING',
  'READY',
];
const received: readonly CaseState[] = [
  'ARRIVED',
  'IN_SHELTER',
  'RETURNED_HOME',
  'REINTEGRATING',
  'FOLLOW_UP',
  'DECEASED',
];

/**
 * In which states somebody can be given into other hands. Before the journey only abroad: between posts, or by or to a
 * witness. Nobody can who is under way or of whom nobody knows where they are.
 */
export const handedIn = (abroad: boolean): readonly CaseState[] => (abroad ? [...atThePost, ...received] : received);
