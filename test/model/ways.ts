import type { CaseRow } from './seen';

/*
 * The states of a case and what leads from one to the other (domain.md 6.1), written down a second time.
 */

/** The way home, in its order. */
export const wayHome = [
  'REPORTED',
  'INTAKE',
  'SCREENING',
  'IDENTIFIED',
  'NOT_IDENTIFIED',
  'PREPARING',
  'READY',
  'DEPARTED',
  'ARRIVED',
  'IN_SHELTER',
  'RETURNED_HOME',
  'REINTEGRATING',
  'FOLLOW_UP',
];
export const isOnTheWay = (state: string): boolean => wayHome.includes(state);
export const notYetGone = wayHome.slice(0, 7);
const gone = ['ON_HOLD', 'MISSING'];
export const isOver = (state: string): boolean => !isOnTheWay(state) && !gone.includes(state);

const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  REPORTED: { openIntake: 'INTAKE' },
  INTAKE: { beginScreening: 'SCREENING' },
  SCREENING: { determine: 'FOUND' },
  IDENTIFIED: { startReturn: 'PREPARING' },
  NOT_IDENTIFIED: { appeal: 'SCREENING', assistAsCitizen: 'PREPARING', close: 'CLOSED' },
  PREPARING: { markReady: 'READY' },
  READY: { revoke: 'PREPARING', offload: 'PREPARING', depart: 'DEPARTED' },
  DEPARTED: { continue: 'DEPARTED', turnBack: 'PREPARING', arrive: 'ARRIVED' },
  ARRIVED: { handover: 'IN_SHELTER', directHome: 'RETURNED_HOME' },
  IN_SHELTER: { discharge: 'RETURNED_HOME' },
  RETURNED_HOME: { startPlan: 'REINTEGRATING', decline: 'CLOSED' },
  REINTEGRATING: { enterFollowUp: 'FOLLOW_UP', decline: 'CLOSED' },
  FOLLOW_UP: { close: 'CLOSED', decline: 'CLOSED' },
  ON_HOLD: { resume: 'BACK' },
  MISSING: { reconnect: 'BACK' },
  CLOSED: { reopen: 'BACK' },
  CLOSED_REFERRED: { reopen: 'BACK' },
};

/** Where a move leads, or null where it does not lead from here. */
export function leadsTo({ state, prior }: CaseRow, event: string, found?: string): string | null {
  const to = ways[state]?.[event];
  if (to === 'BACK') return prior;
  if (to === 'FOUND') return found === 'NOT' ? 'NOT_IDENTIFIED' : 'IDENTIFIED';
  if (to) return to;
  if (event === 'joinAboard' && notYetGone.includes(state)) return 'DEPARTED';
  if (event === 'suspend' && isOnTheWay(state)) return 'ON_HOLD';
  if (event === 'loseContact' && (isOnTheWay(state) || state === 'ON_HOLD')) return 'MISSING';
  if (event === 'die' && !isOver(state)) return 'DECEASED';
  if (event === 'referOut' && !isOver(state)) return 'CLOSED_REFERRED';
  return null;
}

/** Every move there is; what is not in the table above may happen from many places. */
export const moves = [
  ...new Set([
    'register',
    ...Object.values(ways).flatMap((from) => Object.keys(from)),
    ...['joinAboard', 'suspend', 'loseContact', 'die', 'referOut'],
  ]),
];
