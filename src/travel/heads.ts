import {
  isAbroad,
  isJourney,
  journeyStates,
  type Absence,
  type CaseState,
  type Gap,
  type GapReason,
  type Head,
  type HeadcountPoint,
  type PassengerOutcome,
  type PersonRefusal,
} from '#domain';

/** What is on record of one case, with its latest place on a movement. */
export interface HeadRow extends Record<string, unknown> {
  case: string;
  state: CaseState;
  holder: string;
  updatedAt: Date;
  passage: PassengerOutcome | null;
  reason: string | null;
  owner: string | null;
  leftAt: Date | null;
  cleared: boolean;
  departedAt: Date | null;
  arrivedAt: Date | null;
  /** Where the leg that they took ends. */
  to: string | null;
  /** Has been on a leg that left. */
  rode: boolean;
  /** A leg that is still to leave could take them. */
  goesOn: boolean;
  /** Of those who came by the same leg, somebody is recorded as arrived or missing. */
  counted: boolean;
  born: boolean;
  found: boolean;
  /** On a BAST that both sides have signed since they came. */
  handed: boolean;
  /** On one that waits for a signature. */
  drafted: boolean;
  /** Why the receiver did not take them, when they were last not taken. */
  refusal: PersonRefusal | null;
  refusedAt: Date | null;
  /** Somebody of the same movement is. */
  signing: boolean;
  holdOwner: string | null;
  holdSince: Date | null;
}

interface Scope {
  /** Of the whole way home: a ride to a border where somebody is held back is no boarding; on one movement it is. */
  wholeWay: boolean;
  /** Somebody of them has left: from then on who is on no list must be accounted for. */
  begun: boolean;
}

export function headOf(row: HeadRow, scope: Scope): Head {
  const at = pointOf(row, scope);
  const joined = row.born || (row.found && !scope.wholeWay);
  return {
    case: row.case,
    at,
    from: joined ? 'LANDED' : 'EXPECTED',
    gap: at === 'HANDED_OVER' ? null : gapOf(row),
    waiting: waits(row, at, scope),
  };
}

const after = (state: CaseState, other: CaseState): boolean =>
  isJourney(state) && isJourney(other) && journeyStates.indexOf(state) >= journeyStates.indexOf(other);

function pointOf(row: HeadRow, { wholeWay }: Scope): HeadcountPoint {
  const { passage, state, cleared, rode } = row;
  const arrived = passage === 'ARRIVED' || (passage === null && after(state, 'ARRIVED'));
  if (arrived) return row.handed || after(state, 'IN_SHELTER') ? 'HANDED_OVER' : 'LANDED';
  if (passage === 'BOARDED' || passage === 'MISSING') return 'BOARDED';
  if (passage === 'LISTED') return state === 'DEPARTED' ? 'BOARDED' : state === 'READY' ? 'CLEARED' : 'EXPECTED';
  if (rode && !wholeWay) return 'BOARDED';
  return cleared ? 'CLEARED' : 'EXPECTED';
}

const byState: Readonly<Partial<Record<CaseState, Absence>>> = {
  DECEASED: 'DECEASED',
  CLOSED: 'ENDED',
  CLOSED_REFERRED: 'ENDED',
  ON_HOLD: 'SUSPENDED',
  MISSING: 'LOST',
};

/** What the papers of the journey say comes first, then where the case stands, then what is open against it. */
function gapOf({ passage, reason, owner, leftAt, ...row }: HeadRow): Omit<Gap, 'case'> | null {
  if (passage === 'TRANSFERRED' && leftAt) return { reason: 'TRANSFERRED', owner: owner ?? row.holder, since: leftAt };
  if (passage && reason && leftAt) return { reason: reason as GapReason, owner: owner ?? row.holder, since: leftAt };
  const { refusal, refusedAt } = row;
  if (passage === 'ARRIVED' && refusal && refusedAt) return { reason: refusal, owner: row.holder, since: refusedAt };
  const state = byState[row.state];
  if (state) return { reason: state, owner: row.holder, since: row.updatedAt };
  if (!passage && row.holdOwner && row.holdSince) return { reason: 'HOLD', owner: row.holdOwner, since: row.holdSince };
  return null;
}

/** The next point is still to come. Once the others of a vehicle or a BAST are counted, who is not among them is lost. */
function waits(row: HeadRow, at: HeadcountPoint, { begun }: Scope): boolean {
  if (at === 'EXPECTED') return row.passage === 'LISTED' ? row.goesOn : !begun;
  if (at === 'CLEARED') return row.passage === 'LISTED' && row.goesOn;
  if (at === 'BOARDED') return row.goesOn || (row.passage === 'BOARDED' && (!isDue(row) || !row.counted));
  return at === 'LANDED' && (row.drafted || !row.signing);
}

/** Whoever got off abroad has not come home, also when nothing goes on from there: they are waited for. */
const isDue = ({ arrivedAt, to }: HeadRow): boolean => arrivedAt !== null && !(to && isAbroad(to));
