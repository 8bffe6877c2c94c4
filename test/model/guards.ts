import { dayAt, sixMonthsAfter } from './days';
import type { Brought, Law } from './law';
import type { At, CaseRow } from './seen';
import { leadsTo } from './ways';

type Asked = (law: Law, c: CaseRow, at: At, brought: Brought) => boolean;

const readiness: Readonly<Record<string, Asked>> = {
  NATIONALITY: (law, c, at) => law.judged(c, 'NATIONALITY', at) === 'VERIFIED',
  TRAVEL_DOCUMENT: (law, c, at) => law.canEnter(c, at).usable,
  EXIT_CLEARANCE: (law, c, at) => law.clearedToLeave(c, at),
  NO_BLOCKING_HOLD: (law, c, at) => !law.isHeldHere(c, at),
  FIT_TO_TRAVEL: (law, c, at) => law.isFit(c, at),
  CHILD_ACCOMPANIED: (law, c, at) =>
    !law.mayBeChild(c, at) || ['GUARDIAN', 'ESCORT'].includes(law.judged(c, 'GUARDIAN', at) ?? ''),
  CHILD_BEST_INTEREST: (law, c, at) => !law.mayBeChild(c, at) || law.judged(c, 'BEST_INTEREST', at) === 'RETURN',
  RECEIVER_ACCEPTED: (law, c, at) => law.accepted(c, at, ['RECEPTION', 'SHELTER']).length > 0,
};

const safe: Readonly<Record<string, Asked>> = {
  RISK_ASSESSED: (law, c, at) => law.judged(c, 'RETURN_RISK', at) !== undefined,
  SAFE_TO_RETURN: (law, c, at) => law.judged(c, 'RETURN_RISK', at) !== 'UNSAFE',
};

const withReason: Asked = (_law, _c, _at, { reason }) => !!reason;

/** What a move waits for, by the name under which it is told. */
const asked: Readonly<Record<string, Readonly<Record<string, Asked>>>> = {
  beginScreening: {
    NEEDS_TRIAGED: (law, c, at) =>
      law.judged(c, 'TRIAGE', at) !== undefined || law.seen.needs.some((one) => one.case === c.id && one.at <= at),
    CONSENT: (law, c, at) => law.isAgreed(c, at),
  },
  startReturn: {
    RETURN_CHOICE: (law, c, at) =>
      ['VOLUNTARY', 'DEPORTATION_ORDER'].includes(law.judged(c, 'RETURN_CHOICE', at) ?? ''),
    ...safe,
  },
  markReady: readiness,
  revoke: {
    CAUSE_TO_REVOKE: (law, c, at, brought) =>
      !!brought.reason || !Object.values(readiness).every((holds) => holds(law, c, at, brought)),
  },
  offload: { REASON: withReason },
  depart: {
    BOARDED: (law, c, at) => (law.passage(c, at)?.boarded ?? Infinity) <= at,
    NO_OTHER_MOVEMENT: (law, c, at) =>
      law.seen.passengers.filter(
        (one) =>
          one.case === c.id &&
          one.listed <= at &&
          (one.left === null || one.left > at) &&
          (one.arrived === null || one.arrived > at),
      ).length < 2,
  },
  joinAboard: { REASON: withReason },
  turnBack: { REASON: withReason },
  handover: { BAST_SIGNED: (law, c, at) => law.signed(c, at).length > 0 },
  directHome: {
    BAST_SIGNED: (law, c, at) => law.signed(c, at).length > 0,
    BAST_TO_HOME: (law, c, at) => {
      const paper = law.signed(c, at).at(-1);
      return !!paper && law.isHome(paper.receiver);
    },
    ADULT: (law, c, at) => !law.mayBeChild(c, at),
    NO_SUSPECT_FLAG: (law, c, at) => !law.isSuspect(c, at),
    ...safe,
  },
  discharge: {
    NEEDS_ASSESSED: (law, c, at) => law.judged(c, 'NEEDS', at) !== undefined,
    ESCORT_HOME: (law, c, at, { escorted }) => {
      const ill = ![undefined, 'FIT'].includes(law.judged(c, 'FITNESS', at));
      return !!escorted || (!law.mayBeChild(c, at) && !ill);
    },
    FAMILY_ASSESSED: (law, c, at) => law.judged(c, 'FAMILY', at) === 'POSITIVE',
  },
  startPlan: {
    PLAN_AGREED: ({ seen }, c, at) => seen.plans.some((one) => one.case === c.id && one.at <= at),
    BASELINE_SURVEY: ({ seen }, c, at) =>
      seen.surveys.some((one) => one.case === c.id && one.month === 0 && one.at <= at),
  },
  enterFollowUp: {
    PLAN_ITEMS_DONE: ({ seen }, c, at) =>
      !seen.aid.some(
        (one) =>
          one.case === c.id &&
          one.at <= at &&
          (one.state === 'PLANNED' || (one.givenOn !== null && one.givenOn > dayAt(at, 'Asia/Jakarta'))),
      ),
  },
  decline: {
    OWN_WORDS: withReason,
    TOLD_HOW_TO_RETURN: (_law, _c, _at, { told }) => !!told,
  },
  close: { CLOSURE_REASON: (_law, _c, _at, { closure }) => !!closure },
  die: { REASON: withReason },
  referOut: { REFERRAL_ACCEPTED: (law, c, at) => law.accepted(c, at).length > 0 },
  reopen: {
    REASON: withReason,
    SUPERVISOR: (_law, _c, _at, { supervisor }) => !!supervisor,
  },
};

const afterFollowUp: Readonly<Record<string, Asked>> = {
  FINAL_SURVEY: ({ seen }, c, at) =>
    seen.surveys.some((one) => one.case === c.id && one.month >= 6 && one.at <= at) ||
    seen.visits.some(
      (one) => one.case === c.id && one.month >= 6 && one.outcome === 'DECLINED' && (one.done ?? Infinity) <= at,
    ),
  SIX_MONTHS_HOME: (law, c, at, { reason }) => {
    const home = law.homeSinceBy(c, at);
    return !!reason || (home !== null && sixMonthsAfter(home, c.zone) <= at);
  },
};

/** Everything the law has against a move at an instant; nothing, and it must be made. */
export function against(law: Law, c: CaseRow, event: string, at: At, brought: Brought = {}): string[] {
  const waits = { ...asked[event], ...(event === 'close' && c.state === 'FOLLOW_UP' ? afterFollowUp : {}) };
  return [
    ...(leadsTo(c, event) === null ? ['ILLEGAL_MOVE'] : []),
    ...(at < law.lastMove(c) ? ['BEFORE_EARLIER_STEP'] : []),
    ...Object.entries(waits).flatMap(([name, holds]) => (holds(law, c, at, brought) ? [] : [name])),
  ];
}
