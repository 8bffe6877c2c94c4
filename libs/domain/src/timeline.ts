import { caseEvents, type CaseEvent } from './case-states';
import type { CaseAct } from './happenings';
import { reaches, tableReaches, type Reach } from './policy';

/** Of people kept apart, who answers for one of the two is told that they are; why, and from whom, lies with the fact. */
const open = { ...tableReaches, keep_apart: ['CUSTODY'] } as const satisfies Record<string, readonly Reach[]>;
type Table = keyof typeof open;

/** What acts on a whole movement, or on no case that the caller could name, leave in the timelines of those concerned. */
type Beside = 'changeEscorts' | 'retimeLeg' | 'cancelLeg' | 'breakGlass';
export type EventKind = CaseEvent | CaseAct | Beside;

/**
 * Which table each entry of the timeline tells of: who may not read there is not told by the timeline either. The moves
 * of the case life tell of the case itself, but for those that say why somebody did not travel. The database has the same in `app.told_to()`, and a test compares the two.
 */
const toldOf: Readonly<Record<CaseAct | Beside | 'offload' | 'turnBack', Table>> = {
  registerCase: 'cases',
  raiseCare: 'cases',
  goHome: 'cases',
  resolveHostEntry: 'cases',
  breakGlass: 'cases',
  recordConsent: 'consent',
  endConsent: 'consent',
  withdrawConsent: 'consent',
  recordNeed: 'need',
  meetNeed: 'need',
  recordDetermination: 'determination',
  recordAssessment: 'assessment',
  openHold: 'hold',
  clearHold: 'hold',
  recordDocument: 'travel_document',
  updateDocument: 'travel_document',
  recordClearance: 'clearance',
  offload: 'passenger',
  turnBack: 'passenger',
  manifestPassenger: 'passenger',
  assignLeg: 'passenger',
  takeOff: 'passenger',
  holdBackPassenger: 'passenger',
  transferPassenger: 'passenger',
  swapPassengers: 'passenger',
  foundOnBoard: 'passenger',
  recordBirth: 'passenger',
  recordArrival: 'passenger',
  issueManifest: 'passenger',
  changeEscorts: 'passenger',
  retimeLeg: 'passenger',
  cancelLeg: 'passenger',
  board: 'boarding',
  unboard: 'boarding',
  draftHandover: 'handed_person',
  signHandover: 'handed_person',
  refuseHandover: 'handed_person',
  withdrawHandover: 'handed_person',
  draftAddendum: 'handed_person',
  placeInShelter: 'stay',
  placeFamily: 'stay',
  confirmGuest: 'stay',
  missGuest: 'stay',
  leaveShelter: 'stay',
  keepApart: 'keep_apart',
  endKeepApart: 'keep_apart',
  offerReferral: 'referral',
  answerReferral: 'referral',
  withdrawReferral: 'referral',
  transferCase: 'referral',
  requestCase: 'referral',
  returnCase: 'referral',
  assignCase: 'assignment',
  barAccount: 'barring',
  liftBar: 'barring',
  agreePlan: 'plan',
  updatePlanItem: 'plan_item',
  logAssistance: 'assistance',
  updateAssistance: 'assistance',
  linkSupport: 'benefit',
  recordFollowUp: 'follow_up',
  moveFollowUp: 'follow_up',
  callOffFollowUps: 'follow_up',
  recordSurvey: 'survey',
  linkKin: 'kin',
  unlinkKin: 'kin',
  confirmKin: 'kin_stance',
  disputeKin: 'kin_stance',
  recordContactRule: 'contact_rule',
  changeContact: 'past_contact',
  recordInterview: 'interview',
  answerEnquiry: 'enquiry_match',
  assertFact: 'assertion',
  confirmFact: 'stance',
  disputeFact: 'stance',
  withdrawFact: 'stance',
  openDisagreement: 'disagreement',
  settleDisagreement: 'disagreement',
  resolveDisagreement: 'disagreement',
  recordRightsRequest: 'rights_request',
  answerRightsRequest: 'rights_request',
  liftRestriction: 'rights_request',
  recordClaim: 'claim',
  settleClaim: 'claim',
  approveErasure: 'erasure',
  declineErasure: 'erasure',
  attachFile: 'case_file',
  recordDeath: 'death',
  tellKin: 'death',
  recordRemains: 'remains',
  snoozeAlert: 'snooze',
  endSnooze: 'snooze',
};

/** What some of them tell of by the first word of their code, where that is told to fewer. */
const toldOfCode: Readonly<Record<string, Readonly<Record<string, Table>>>> = {
  openDisagreement: { VICTIM_STATUS: 'determination' },
  settleDisagreement: { VICTIM_STATUS: 'determination' },
  resolveDisagreement: { VICTIM_STATUS: 'determination' },
  snoozeAlert: { STATUS_DISAGREEMENT: 'determination', ENQUIRY: 'enquiry_match' },
  endSnooze: { STATUS_DISAGREEMENT: 'determination', ENQUIRY: 'enquiry_match' },
};

/** All entries there are, with the table that they tell of; some by their kind and the first word of their code. */
export const timelineTells = (): readonly (readonly [kind: string, code: string | null, of: Table])[] => [
  ...caseEvents.codes.filter((step) => !(step in toldOf)).map((step) => [step, null, 'cases'] as const),
  ...Object.entries(toldOf).map(([kind, of]) => [kind, null, of] as const),
  ...Object.entries(toldOfCode).flatMap(([kind, codes]) =>
    Object.entries(codes).map(([code, of]) => [kind, code, of] as const),
  ),
];

/** Who is told of what happened there: who has the timeline and may read the table. */
export function toldTo(table: Table): readonly Reach[] {
  const told: readonly Reach[] = tableReaches.case_event;
  const seen: readonly Reach[] = open[table];
  return reaches.filter((reach) => told.includes(reach) && seen.includes(reach));
}
