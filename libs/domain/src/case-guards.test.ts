import { caseMoves, guardCodes, guards, move, type CaseFacts, type CaseState, type GuardCode } from './case-life';
import { allIsWell, at } from './case-life.fixture';
import type { CaseEvent } from './case-states';

const act = allIsWell.act;
const determination = allIsWell.determinations[0];
if (!act || !determination) throw new Error('the fixture has both');

const later = new Date(at.getTime() + 1);
const child = { isChildNow: true, guardianOrEscort: true, bestInterestRecord: true } as const;

/** Guard, a move that asks it, and one change that makes it, and no other, refuse. */
type Break = readonly [GuardCode, CaseState | null, CaseEvent, Partial<CaseFacts>];

const breaks: readonly Break[] = [
  ['SOURCE', null, 'register', { source: null }],
  ['POST', null, 'register', { post: null }],
  ['RECEIVED_AT', null, 'register', { receivedAt: null }],
  ['RECEIVED_AT', null, 'register', { receivedAt: later }],
  ['OWNER', 'REPORTED', 'openIntake', { owner: null }],
  ['OWNER', 'REPORTED', 'openIntake', { owner: { account: 'officer', post: '' } }],
  ['DUPLICATE_CHECK', 'REPORTED', 'openIntake', { duplicateCheckDone: false }],
  ['NEEDS_TRIAGED', 'INTAKE', 'beginScreening', { needsTriaged: false }],
  ['CONSENT', 'INTAKE', 'beginScreening', { consents: [] }],
  ['CONSENT', 'INTAKE', 'beginScreening', { consents: [{ basis: 'CONSENT', given: false, withdrawnAt: null }] }],
  ['CONSENT', 'INTAKE', 'beginScreening', { consents: [{ basis: 'CONSENT', given: true, withdrawnAt: at }] }],
  ['CONSENT', 'INTAKE', 'beginScreening', { consents: [{ basis: 'LEGAL_DUTY', given: true, withdrawnAt: null }] }],
  ['CONSENT', 'INTAKE', 'beginScreening', child],
  [
    'CONSENT',
    'INTAKE',
    'beginScreening',
    { consents: [{ basis: 'GUARDIAN_ASSENT', given: true, withdrawnAt: null }], bestInterestRecord: true },
  ],
  [
    'CONSENT',
    'INTAKE',
    'beginScreening',
    { consents: [{ basis: 'GUARDIAN_ASSENT', given: true, withdrawnAt: null }], isChildNow: true },
  ],
  ['DETERMINATION', 'SCREENING', 'determine', { determinations: [] }],
  ['DETERMINATION', 'SCREENING', 'determine', { determinations: [{ ...determination, byOfficer: false }] }],
  [
    'ACTUAL_BY_AUTHORITY',
    'SCREENING',
    'determine',
    { determinations: [{ ...determination, outcome: 'ACTUAL', body: null }] },
  ],
  [
    'ACTUAL_BY_AUTHORITY',
    'SCREENING',
    'determine',
    { determinations: [{ ...determination, outcome: 'ACTUAL', decidedAt: null }] },
  ],
  [
    'NOT_WITH_REASON',
    'SCREENING',
    'determine',
    { determinations: [{ ...determination, outcome: 'NOT', reason: false }] },
  ],
  [
    'NOT_WITH_REASON',
    'SCREENING',
    'determine',
    { determinations: [{ ...determination, outcome: 'NOT', officer: null }] },
  ],
  ['INTERVIEWER', 'SCREENING', 'determine', { interviewerPreferenceHonoured: false }],
  ['RETURN_CHOICE', 'IDENTIFIED', 'startReturn', { returnChosen: false }],
  ['RISK_ASSESSED', 'IDENTIFIED', 'startReturn', { risk: null }],
  ['SAFE_TO_RETURN', 'IDENTIFIED', 'startReturn', { risk: 'UNSAFE' }],
  ['NATIONALITY', 'PREPARING', 'markReady', { nationalityVerified: false }],
  ['TRAVEL_DOCUMENT', 'PREPARING', 'markReady', { documents: [] }],
  ['TRAVEL_DOCUMENT', 'PREPARING', 'markReady', { plannedArrival: null }],
  ['TRAVEL_DOCUMENT', 'PREPARING', 'markReady', { plannedArrival: '2026-02-03' }],
  ['EXIT_CLEARANCE', 'PREPARING', 'markReady', { clearances: [] }],
  [
    'EXIT_CLEARANCE',
    'PREPARING',
    'markReady',
    { clearances: [...allIsWell.clearances, { kind: 'OVERSTAY_FINE', status: 'PENDING', reason: true }] },
  ],
  [
    'EXIT_CLEARANCE',
    'PREPARING',
    'markReady',
    { clearances: [{ kind: 'EXIT_PERMIT', status: 'REFUSED', reason: true }] },
  ],
  [
    'EXIT_CLEARANCE',
    'PREPARING',
    'markReady',
    { clearances: [{ kind: 'EXIT_PERMIT', status: 'NOT_REQUIRED', reason: false }] },
  ],
  ['NO_BLOCKING_HOLD', 'PREPARING', 'markReady', { holds: [{ code: 'OVERSTAY_FINE', blocking: true }] }],
  ['FIT_TO_TRAVEL', 'PREPARING', 'markReady', { fitness: null }],
  ['FIT_TO_TRAVEL', 'PREPARING', 'markReady', { fitness: { result: 'UNFIT', at } }],
  ['FIT_TO_TRAVEL', 'PREPARING', 'markReady', { fitness: { result: 'FIT', at: later } }],
  [
    'FIT_TO_TRAVEL',
    'PREPARING',
    'markReady',
    { fitness: { result: 'FIT', at: new Date(at.getTime() - 7 * 86_400_000 - 1) } },
  ],
  ['CHILD_ACCOMPANIED', 'PREPARING', 'markReady', { ...child, guardianOrEscort: false }],
  ['CHILD_ACCOMPANIED', 'PREPARING', 'markReady', { ...child, isChildNow: 'UNKNOWN', guardianOrEscort: false }],
  ['CHILD_BEST_INTEREST', 'PREPARING', 'markReady', { ...child, bestInterestRecord: false }],
  ['CHILD_BEST_INTEREST', 'PREPARING', 'markReady', { ...child, isChildNow: 'UNKNOWN', bestInterestRecord: false }],
  ['RECEIVER_ACCEPTED', 'PREPARING', 'markReady', { receiverAcceptedAt: null }],
  ['RECEIVER_ACCEPTED', 'PREPARING', 'markReady', { receiverAcceptedAt: later }],
  ['CAUSE_TO_REVOKE', 'READY', 'revoke', { act: { ...act, reason: false } }],
  ['REASON', 'READY', 'offload', { act: { ...act, reason: false } }],
  [
    'LEG_DEPARTED',
    'READY',
    'depart',
    { leg: { boarded: true, continuesMovement: false, departedAt: null, arrivedAt: null } },
  ],
  [
    'LEG_DEPARTED',
    'READY',
    'depart',
    { leg: { boarded: true, continuesMovement: false, departedAt: later, arrivedAt: null } },
  ],
  [
    'BOARDED',
    'READY',
    'depart',
    { leg: { boarded: false, continuesMovement: false, departedAt: at, arrivedAt: null } },
  ],
  ['NO_OTHER_MOVEMENT', 'READY', 'depart', { otherOpenMovement: true }],
  [
    'LEG_DEPARTED',
    'REPORTED',
    'joinAboard',
    { leg: { boarded: true, continuesMovement: false, departedAt: later, arrivedAt: null } },
  ],
  [
    'BOARDED',
    'REPORTED',
    'joinAboard',
    { leg: { boarded: false, continuesMovement: false, departedAt: at, arrivedAt: null } },
  ],
  ['NO_OTHER_MOVEMENT', 'READY', 'joinAboard', { otherOpenMovement: true }],
  ['REASON', 'PREPARING', 'joinAboard', { act: { ...act, reason: false } }],
  ['REASON', 'DEPARTED', 'turnBack', { act: { ...act, reason: false } }],
  ['LATER_LEG', 'DEPARTED', 'continue', { leg: null }],
  [
    'LATER_LEG',
    'DEPARTED',
    'continue',
    { leg: { boarded: true, continuesMovement: false, departedAt: at, arrivedAt: null } },
  ],
  ['LEG_ARRIVED', 'DEPARTED', 'arrive', { leg: null }],
  [
    'LEG_ARRIVED',
    'DEPARTED',
    'arrive',
    { leg: { boarded: true, continuesMovement: false, departedAt: at, arrivedAt: at } },
  ],
  [
    'LEG_ARRIVED',
    'DEPARTED',
    'arrive',
    { leg: { boarded: true, continuesMovement: false, departedAt: null, arrivedAt: later } },
  ],
  ['IMMIGRATION_ENTRY', 'DEPARTED', 'arrive', { immigrationEntryAt: null }],
  ['SPLP_CONSUMED', 'DEPARTED', 'arrive', { splpConsumed: false }],
  ['SPLP_CONSUMED', 'DEPARTED', 'arrive', { travelledOn: null }],
  ['BAST_SIGNED', 'ARRIVED', 'handover', { bast: null }],
  ['BAST_SIGNED', 'ARRIVED', 'handover', { bast: { signedAt: null, receiver: 'KEMENSOS' } }],
  ['BED_FREE', 'ARRIVED', 'handover', { bedFree: false }],
  ['BAST_SIGNED', 'ARRIVED', 'directHome', { bast: { signedAt: null, receiver: 'PEMDA' } }],
  ['BAST_TO_HOME', 'ARRIVED', 'directHome', { bast: { signedAt: at, receiver: 'KEMENSOS' } }],
  ['ADULT', 'ARRIVED', 'directHome', { isChildNow: true }],
  ['ADULT', 'ARRIVED', 'directHome', { isChildNow: 'UNKNOWN' }],
  ['NO_SUSPECT_FLAG', 'ARRIVED', 'directHome', { suspect: true }],
  ['RISK_ASSESSED', 'ARRIVED', 'directHome', { risk: null }],
  ['SAFE_TO_RETURN', 'ARRIVED', 'directHome', { risk: 'UNSAFE' }],
  ['NEEDS_ASSESSED', 'IN_SHELTER', 'discharge', { needsAssessment: null }],
  ['ESCORT_HOME', 'IN_SHELTER', 'discharge', { isChildNow: true }],
  ['ESCORT_HOME', 'IN_SHELTER', 'discharge', { ill: true }],
  ['FAMILY_ASSESSED', 'IN_SHELTER', 'discharge', { familyAssessment: null }],
  ['FAMILY_ASSESSED', 'IN_SHELTER', 'discharge', { familyAssessment: 'NEGATIVE' }],
  ['PLAN_AGREED', 'RETURNED_HOME', 'startPlan', { planAgreedAt: null }],
  ['PLAN_AGREED', 'RETURNED_HOME', 'startPlan', { planAgreedAt: later }],
  ['BASELINE_SURVEY', 'RETURNED_HOME', 'startPlan', { baselineSurvey: false }],
  ['PLAN_ITEMS_DONE', 'REINTEGRATING', 'enterFollowUp', { planItemsOpen: 1 }],
  ['OWN_WORDS', 'RETURNED_HOME', 'decline', { act: { ...act, ownWords: false } }],
  ['TOLD_HOW_TO_RETURN', 'FOLLOW_UP', 'decline', { act: { ...act, toldHowToReturn: false } }],
  ['CLOSURE_REASON', 'NOT_IDENTIFIED', 'close', { act: { ...act, closureReason: null } }],
  ['CLOSURE_REASON', 'FOLLOW_UP', 'close', { act: { ...act, closureReason: null } }],
  ['FINAL_SURVEY', 'FOLLOW_UP', 'close', { finalSurvey: null }],
  [
    'SIX_MONTHS_HOME',
    'FOLLOW_UP',
    'close',
    { homeSince: new Date('2025-07-31T05:00:01Z'), act: { ...act, reason: false } },
  ],
  ['SIX_MONTHS_HOME', 'FOLLOW_UP', 'close', { homeSince: null, act: { ...act, reason: false } }],
  ['REMEMBERED_STATE', 'ON_HOLD', 'resume', { remembered: null }],
  ['REMEMBERED_STATE', 'MISSING', 'reconnect', { remembered: null }],
  ['DONE_BY_A_PERSON', 'READY', 'loseContact', { act: { ...act, byPerson: false } }],
  ['DONE_BY_A_PERSON', 'READY', 'die', { act: { ...act, byPerson: false } }],
  ['REASON', 'MISSING', 'die', { act: { ...act, reason: false } }],
  ['NEXT_OF_KIN', 'ON_HOLD', 'die', { act: { ...act, nextOfKinNotified: false } }],
  ['REFERRAL_ACCEPTED', 'INTAKE', 'referOut', { referralAcceptedAt: null }],
  ['REASON', 'CLOSED', 'reopen', { act: { ...act, reason: false } }],
  ['SUPERVISOR', 'CLOSED', 'reopen', { act: { ...act, supervisor: false } }],
  ['WITHIN_RETENTION', 'CLOSED_REFERRED', 'reopen', { retainedUntil: new Date(at.getTime() - 1) }],
  ['WITHIN_RETENTION', 'CLOSED', 'reopen', { retainedUntil: null }],
  ['REMEMBERED_STATE', 'CLOSED', 'reopen', { remembered: null }],
];

describe('a guard', () => {
  it.each(breaks)('%s alone refuses, from %s by %s: %j', (code, state, event, change) => {
    const result = move(state, event, { ...allIsWell, ...change }, at);
    expect(result).toMatchObject({ ok: false, refusals: [{ code }] });
    expect(!result.ok && result.refusals).toHaveLength(1);
  });

  it('is broken above wherever the table puts it', () => {
    const broken = new Set(breaks.map(([code, , event]) => `${event} ${code}`));
    const asked = Object.entries(caseMoves).flatMap(([event, row]) => row.guards.map((code) => `${event} ${code}`));
    expect(asked.filter((pair) => !broken.has(pair))).toEqual([]);
    expect(guardCodes.codes.filter((code) => !breaks.some(([one]) => one === code))).toEqual([]);
  });

  it('says first that somebody was not aboard, of a leg that left before they came onto its list', () => {
    const result = move('READY', 'depart', { ...allIsWell, leg: null }, at);
    expect(!result.ok && result.refusals.map(({ code }) => code)).toEqual(['BOARDED', 'LEG_DEPARTED']);
  });

  it('that the act brings refuses without an act', () => {
    const { act: none, ...facts } = allIsWell;
    expect(none).toBeDefined();
    expect(move('READY', 'offload', facts, at).ok).toBe(false);
    expect(move('READY', 'loseContact', facts, at).ok).toBe(false);
  });
});

describe('the guards let through', () => {
  const passes = (code: GuardCode, change: Partial<CaseFacts>) => guards[code]({ ...allIsWell, ...change }, at);

  it.each<[string, GuardCode, Partial<CaseFacts>]>([
    [
      'vital interest, without anybody’s yes',
      'CONSENT',
      { consents: [{ basis: 'VITAL_INTEREST', given: false, withdrawnAt: null }], isChildNow: true },
    ],
    [
      'a guardian’s consent with the best-interest record',
      'CONSENT',
      { ...child, consents: [{ basis: 'GUARDIAN_ASSENT', given: true, withdrawnAt: null }] },
    ],
    [
      'consent that is withdrawn later',
      'CONSENT',
      { consents: [{ basis: 'CONSENT', given: true, withdrawnAt: later }] },
    ],
    ['who may be an adult and consents herself', 'CONSENT', { isChildNow: 'UNKNOWN' }],
    ['a deportation order in place of a choice', 'RETURN_CHOICE', { returnChosen: false, deportationOrder: true }],
    ['a return with measures', 'SAFE_TO_RETURN', { risk: 'SAFE_WITH_MEASURES' }],
    [
      'an exit clearance that is not required, with the reason',
      'EXIT_CLEARANCE',
      { clearances: [{ kind: 'DEPARTURE_ORDER', status: 'NOT_REQUIRED', reason: true }] },
    ],
    [
      'an SPLP whose number is pending',
      'TRAVEL_DOCUMENT',
      { documents: [{ kind: 'SPLP', status: 'VALID', expiresOn: null, numberPending: true }] },
    ],
    ['fitness with an escort', 'FIT_TO_TRAVEL', { fitness: { result: 'FIT_WITH_ESCORT', at } }],
    ['an accompanied child', 'CHILD_ACCOMPANIED', child],
    ['a journey on a passport', 'SPLP_CONSUMED', { travelledOn: 'PASSPORT', splpConsumed: false }],
    ['a handover to the family', 'BAST_TO_HOME', { bast: { signedAt: at, receiver: 'FAMILY' } }],
    ['a declined needs assessment', 'NEEDS_ASSESSED', { needsAssessment: 'DECLINED' }],
    ['an escorted child going home', 'ESCORT_HOME', { isChildNow: true, escortHome: true }],
    ['the refusal of the final survey', 'FINAL_SURVEY', { finalSurvey: 'REFUSED' }],
    ['an earlier end, with its reason', 'SIX_MONTHS_HOME', { homeSince: at }],
    ['six months to the day, with none', 'SIX_MONTHS_HOME', { act: { ...act, reason: false } }],
    [
      'a hold that opened, without more reason',
      'CAUSE_TO_REVOKE',
      { act: { ...act, reason: false }, holds: [{ code: 'BORDER_CLOSED', blocking: true }] },
    ],
    [
      'an expiry that came closer, without more reason',
      'CAUSE_TO_REVOKE',
      { act: { ...act, reason: false }, plannedArrival: '2026-03-01' },
    ],
  ])('%s', (_, code, change) => expect(passes(code, change)).toBe(true));
});
