import type { CaseState } from './case-states';
import type { ActName } from './policy';

/** What no case life goes on from by itself: what is kept of it is counted from here. */
export const endedStates = ['CLOSED', 'CLOSED_REFERRED', 'DECEASED'] as const;
export const hasEnded = (state: CaseState | null): boolean => endedStates.some((one) => one === state);

/**
 * What is still done about a case that has ended. Whatever helps somebody on waits until the case is open again, since
 * nobody would see to it; what has happened before the end may be entered after it.
 */
export const afterTheEnd = {
  REOPENED: ['moveCase', 'assignCase', 'barAccount', 'liftBar'],
  RIGHTS: [
    'recordConsent',
    'withdrawConsent',
    'recordRightsRequest',
    'answerRightsRequest',
    'liftRestriction',
    'recordClaim',
    'settleClaim',
    'approveErasure',
    'declineErasure',
  ],
  RECORD: [
    'assertFact',
    'confirmFact',
    'disputeFact',
    'withdrawFact',
    'resolveDisagreement',
    'linkKin',
    'confirmKin',
    'disputeKin',
    'unlinkKin',
    'judgeMatch',
    'mergePeople',
    'unmergePeople',
    'attachFile',
    'resolveHostEntry',
    'draftAddendum',
  ],
  SAFETY: ['recordContactRule', 'keepApart', 'endKeepApart'],
  LEFT_OPEN: [
    'meetNeed',
    'clearHold',
    'updatePlanItem',
    'updateAssistance',
    'leaveShelter',
    'missGuest',
    'withdrawReferral',
    'withdrawHandover',
    'snoozeAlert',
    'endSnooze',
  ],
  // Lists of many people, who say themselves whom they can hold: nobody is kept waiting for one who is closed.
  LISTED: [
    'draftHandover',
    'signHandover',
    'assignLeg',
    'takeOff',
    'swapPassengers',
    'holdBackPassenger',
    'transferPassenger',
    'board',
    'unboard',
    'recordArrival',
    'issueManifest',
    'changeEscorts',
    'cancelMovement',
    'recordLeg',
    'retimeLeg',
    'cancelLeg',
    'splitMovement',
    'mergeMovements',
  ],
  DEATH: ['recordRemains', 'tellKin', 'recordBirth', 'recordDocument', 'updateDocument', 'recordClearance'],
} as const satisfies Readonly<Record<string, readonly ActName[]>>;

const always: ReadonlySet<ActName> = new Set(
  Object.entries(afterTheEnd).flatMap(([why, acts]) => (why === 'DEATH' ? [] : acts)),
);
const ofTheDead: ReadonlySet<ActName> = new Set(afterTheEnd.DEATH);

/** Whether an act about a case is done no more, since the case has ended. */
export const isPast = (act: ActName, state: CaseState | null): boolean =>
  hasEnded(state) && !always.has(act) && !(state === 'DECEASED' && ofTheDead.has(act));
