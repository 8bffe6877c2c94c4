import type { CaseFacts } from './case-facts';
import { guardCodes, guards, type GuardCode, type Objection, type RefusalParams } from './case-guards';
import {
  caseEvents,
  journeyStates,
  positionAfter,
  stageOf,
  type CaseEvent,
  type CasePosition,
  type CaseState,
  type Stage,
} from './case-states';

export * from './case-facts';
export * from './case-guards';
export * from './case-states';

interface CaseMove {
  /** null is no case yet. */
  readonly from: readonly (CaseState | null)[];
  /**
   * BY_OUTCOME: what the determination says. REMEMBERED: where the case left the way home; whoever was under way and has
   * been held back since then prepares again.
   */
  readonly to: CaseState | 'BY_OUTCOME' | 'REMEMBERED';
  readonly guards: readonly GuardCode[];
  /** Guards in addition, from some states only. */
  readonly guardsFrom?: Readonly<Partial<Record<CaseState, readonly GuardCode[]>>>;
}

/** The life of a case. Who may make a move is another table's matter (policy). */
export const caseMoves = {
  register: { from: [null], to: 'REPORTED', guards: ['SOURCE', 'POST', 'RECEIVED_AT'] },
  openIntake: { from: ['REPORTED'], to: 'INTAKE', guards: ['OWNER', 'DUPLICATE_CHECK'] },
  beginScreening: { from: ['INTAKE'], to: 'SCREENING', guards: ['NEEDS_TRIAGED', 'CONSENT'] },
  determine: {
    from: ['SCREENING'],
    to: 'BY_OUTCOME',
    guards: ['DETERMINATION', 'ACTUAL_BY_AUTHORITY', 'NOT_WITH_REASON', 'INTERVIEWER'],
  },
  appeal: { from: ['NOT_IDENTIFIED'], to: 'SCREENING', guards: [] },
  // Whoever is no victim still gets consular aid and the way home (UU 37/1999, Permenlu 5/2018).
  assistAsCitizen: { from: ['NOT_IDENTIFIED'], to: 'PREPARING', guards: [] },
  startReturn: {
    from: ['IDENTIFIED'],
    to: 'PREPARING',
    guards: ['RETURN_CHOICE', 'RISK_ASSESSED', 'SAFE_TO_RETURN'],
  },
  markReady: {
    from: ['PREPARING'],
    to: 'READY',
    guards: [
      'NATIONALITY',
      'TRAVEL_DOCUMENT',
      'EXIT_CLEARANCE',
      'NO_BLOCKING_HOLD',
      'FIT_TO_TRAVEL',
      'CHILD_ACCOMPANIED',
      'CHILD_BEST_INTEREST',
      'RECEIVER_ACCEPTED',
    ],
  },
  revoke: { from: ['READY'], to: 'PREPARING', guards: ['CAUSE_TO_REVOKE'] },
  offload: { from: ['READY'], to: 'PREPARING', guards: ['REASON'] },
  depart: { from: ['READY'], to: 'DEPARTED', guards: ['BOARDED', 'LEG_DEPARTED', 'NO_OTHER_MOVEMENT'] },
  // Born on the way, or found on board: they are under way, whatever their papers say, and the reason is written down.
  joinAboard: {
    from: ['REPORTED', 'INTAKE', 'SCREENING', 'IDENTIFIED', 'NOT_IDENTIFIED', 'PREPARING', 'READY'],
    to: 'DEPARTED',
    guards: ['BOARDED', 'LEG_DEPARTED', 'NO_OTHER_MOVEMENT', 'REASON'],
  },
  continue: { from: ['DEPARTED'], to: 'DEPARTED', guards: ['LATER_LEG'] },
  // Held back at a border or sent back from it: still abroad, and prepares again.
  turnBack: { from: ['DEPARTED'], to: 'PREPARING', guards: ['REASON'] },
  arrive: { from: ['DEPARTED'], to: 'ARRIVED', guards: ['LEG_ARRIVED', 'IMMIGRATION_ENTRY', 'SPLP_CONSUMED'] },
  handover: { from: ['ARRIVED'], to: 'IN_SHELTER', guards: ['BAST_SIGNED', 'BED_FREE'] },
  directHome: {
    from: ['ARRIVED'],
    to: 'RETURNED_HOME',
    guards: ['BAST_SIGNED', 'BAST_TO_HOME', 'ADULT', 'NO_SUSPECT_FLAG', 'RISK_ASSESSED', 'SAFE_TO_RETURN'],
  },
  discharge: {
    from: ['IN_SHELTER'],
    to: 'RETURNED_HOME',
    guards: ['NEEDS_ASSESSED', 'ESCORT_HOME', 'FAMILY_ASSESSED'],
  },
  startPlan: { from: ['RETURNED_HOME'], to: 'REINTEGRATING', guards: ['PLAN_AGREED', 'BASELINE_SURVEY'] },
  enterFollowUp: { from: ['REINTEGRATING'], to: 'FOLLOW_UP', guards: ['PLAN_ITEMS_DONE'] },
  decline: {
    from: ['RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP'],
    to: 'CLOSED',
    guards: ['OWN_WORDS', 'TOLD_HOW_TO_RETURN'],
  },
  close: {
    from: ['NOT_IDENTIFIED', 'FOLLOW_UP'],
    to: 'CLOSED',
    guards: ['CLOSURE_REASON'],
    guardsFrom: { FOLLOW_UP: ['FINAL_SURVEY', 'SIX_MONTHS_HOME'] },
  },
  suspend: { from: journeyStates, to: 'ON_HOLD', guards: [] },
  resume: { from: ['ON_HOLD'], to: 'REMEMBERED', guards: ['REMEMBERED_STATE'] },
  loseContact: { from: [...journeyStates, 'ON_HOLD'], to: 'MISSING', guards: ['DONE_BY_A_PERSON'] },
  reconnect: { from: ['MISSING'], to: 'REMEMBERED', guards: ['REMEMBERED_STATE'] },
  die: {
    from: [...journeyStates, 'ON_HOLD', 'MISSING'],
    to: 'DECEASED',
    guards: ['DONE_BY_A_PERSON', 'REASON', 'NEXT_OF_KIN'],
  },
  referOut: { from: [...journeyStates, 'ON_HOLD', 'MISSING'], to: 'CLOSED_REFERRED', guards: ['REFERRAL_ACCEPTED'] },
  reopen: {
    from: ['CLOSED', 'CLOSED_REFERRED'],
    to: 'REMEMBERED',
    guards: ['REASON', 'SUPERVISOR', 'WITHIN_RETENTION', 'REMEMBERED_STATE'],
  },
} as const satisfies Record<CaseEvent, CaseMove>;

const moveOf = (event: CaseEvent): CaseMove => caseMoves[event];

export interface Refusal extends Objection {
  readonly code: GuardCode | 'ILLEGAL_MOVE' | 'BEFORE_EARLIER_STEP';
}

export type MoveResult =
  | ({ readonly ok: true; readonly to: CaseState; readonly stage: Stage } & Pick<CasePosition, 'remembered'>)
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The moves that are an act of their own; the others come with what they record: a determination, a boarding, a bed. */
export const plainSteps = [
  'openIntake',
  'beginScreening',
  'appeal',
  'assistAsCitizen',
  'startReturn',
  'markReady',
  'revoke',
  'startPlan',
  'enterFollowUp',
  'decline',
  'close',
  'suspend',
  'resume',
  'loseContact',
  'reconnect',
  'referOut',
  'reopen',
] as const satisfies readonly CaseEvent[];
export type PlainStep = (typeof plainSteps)[number];

/** The events that leave a state; null is no case yet. */
export const eventsFrom = (state: CaseState | null): CaseEvent[] =>
  caseEvents.codes.filter((event) => moveOf(event).from.includes(state));

/** The guards of a move from one state, in the order they are told. */
export const guardsOf = (state: CaseState | null, event: CaseEvent): readonly GuardCode[] => {
  const { guards: always, guardsFrom } = moveOf(event);
  return [...always, ...((state && guardsFrom?.[state]) ?? [])];
};

const refusalsOf = (state: CaseState | null, event: CaseEvent, facts: CaseFacts, at: Date): Refusal[] => {
  const { lastMove } = facts;
  const early: Refusal[] =
    lastMove && at < lastMove.at
      ? [
          {
            code: 'BEFORE_EARLIER_STEP',
            field: 'occurredAt',
            params: { step: lastMove.event, at: lastMove.at.toISOString() },
          },
        ]
      : [];
  const guarded = guardsOf(state, event).flatMap((code): Refusal[] => {
    const verdict = guards[code](facts, at);
    return verdict === true ? [] : [{ code, ...verdict }];
  });
  return [...early, ...guarded];
};

const targetOf = (event: CaseEvent, facts: CaseFacts): CaseState | null => {
  const { to } = moveOf(event);
  if (to === 'REMEMBERED') return facts.remembered === 'DEPARTED' && facts.offTheWay ? 'PREPARING' : facts.remembered;
  if (to !== 'BY_OUTCOME') return to;
  const last = facts.determinations.at(-1);
  return last ? (last.outcome === 'NOT' ? 'NOT_IDENTIFIED' : 'IDENTIFIED') : null;
};

const illegal = (state: CaseState | null, event: CaseEvent): Refusal => {
  const params: RefusalParams = { state: state ?? '-', event, allowed: eventsFrom(state) };
  return { code: 'ILLEGAL_MOVE', field: 'step', params };
};

/**
 * Where an event takes a case, judged by the facts as they stood when it occurred, or everything that is in its way.
 * `remembered` is to be kept beside the state. That `at` is not in the future is for the caller, who has a clock.
 */
export const move = (state: CaseState | null, event: CaseEvent, facts: CaseFacts, at: Date): MoveResult => {
  if (!moveOf(event).from.includes(state)) return { ok: false, refusals: [illegal(state, event)] };
  const refusals = refusalsOf(state, event, facts, at);
  const to = targetOf(event, facts);
  if (refusals.length > 0 || to === null) return { ok: false, refusals };
  const { remembered } = positionAfter(state && { state, remembered: facts.remembered }, to);
  return { ok: true, to, remembered, stage: stageOf(to, remembered) };
};

export interface OfferedMove {
  readonly event: CaseEvent;
  /** Null while a determination still has to say. */
  readonly to: CaseState | null;
  readonly allowed: boolean;
  /** What must be seen to before. */
  readonly refusals: readonly Refusal[];
  /** What the act itself has to bring, which a form asks for. */
  readonly asks: readonly GuardCode[];
}

/** The moves that leave a state, each with what is in its way: what screens offer and worklists count. */
export const allowedMoves = (state: CaseState | null, facts: CaseFacts, at: Date): OfferedMove[] =>
  eventsFrom(state).map((event) => {
    const all = refusalsOf(state, event, facts, at);
    const isAsked = ({ code }: Refusal) => guardCodes.has(code) && guardCodes.row(code).asked;
    const refusals = all.filter((refusal) => !isAsked(refusal));
    const asks = all.filter(isAsked).flatMap(({ code }) => (guardCodes.has(code) ? [code] : []));
    return { event, to: targetOf(event, facts), allowed: refusals.length === 0, refusals, asks };
  });

/** The position a case's record of moves leads to, in the order they were recorded. It judges nothing: what stands, stood. */
export const fold = (moves: readonly { readonly to: CaseState }[]): CasePosition | null =>
  moves.reduce<CasePosition | null>((before, { to }) => positionAfter(before, to), null);
