import type { Day } from './calendar';
import type { CaseEvent, JourneyState } from './case-states';
import type {
  AgencyKind,
  ClearanceKind,
  ClearanceStatus,
  ClosureReason,
  ConsentBasis,
  DeterminationBody,
  DeterminationOutcome,
  DocumentKind,
  DocumentStatus,
  FamilyAssessmentResult,
  FitnessResult,
  HoldCode,
  NeedsAssessmentResult,
  ReportSource,
  RiskOutcome,
} from './codes';

/** What the act itself brings, as opposed to what is already on record. */
export interface Act {
  /** False for whatever no person decided: a job, an import, a deadline. */
  readonly byPerson: boolean;
  readonly reason: boolean;
  readonly ownWords: boolean;
  readonly toldHowToReturn: boolean;
  readonly nextOfKinNotified: boolean;
  readonly closureReason: ClosureReason | null;
  readonly supervisor: boolean;
}

export interface TravelDocumentFact {
  readonly kind: DocumentKind;
  readonly status: DocumentStatus;
  readonly expiresOn: Day | null;
  /** Approved, its number not known yet: enough to plan, not to board. */
  readonly numberPending: boolean;
}

export interface DeterminationFact {
  readonly body: DeterminationBody | null;
  readonly outcome: DeterminationOutcome;
  readonly decidedAt: Date | null;
  readonly officer: string | null;
  /** Recorded by somebody whom an administrator gave a role that may, not by a partner's system. */
  readonly byOfficer: boolean;
  readonly reason: boolean;
}

/** What the guards read: the case as it stood when the act occurred, loaded at once. Free text is only ever present or not. */
export interface CaseFacts {
  /** IANA zone of the place of the act; six months at home are counted on its calendar. */
  readonly zone: string;
  readonly remembered: JourneyState | null;
  /** Remembered as under way, and taken off it since: no movement has a place for them any more. */
  readonly offTheWay: boolean;
  readonly lastMove: { readonly event: CaseEvent; readonly at: Date } | null;
  readonly retainedUntil: Date | null;

  readonly source: ReportSource | null;
  readonly post: string | null;
  readonly receivedAt: Date | null;
  /** The person answerable and the post they belong to. */
  readonly owner: { readonly account: string; readonly post: string } | null;
  readonly duplicateCheckDone: boolean;
  readonly needsTriaged: boolean;
  readonly consents: readonly {
    readonly basis: ConsentBasis;
    readonly given: boolean;
    readonly withdrawnAt: Date | null;
  }[];

  /** In the order they were recorded; the last is the one that `determine` rests on. */
  readonly determinations: readonly DeterminationFact[];
  readonly interviewerPreferenceHonoured: boolean;
  readonly suspect: boolean;

  readonly returnChosen: boolean;
  readonly deportationOrder: boolean;
  readonly risk: RiskOutcome | null;
  readonly nationalityVerified: boolean;
  readonly documents: readonly TravelDocumentFact[];
  readonly clearances: readonly {
    readonly kind: ClearanceKind;
    readonly status: ClearanceStatus;
    readonly reason: boolean;
  }[];
  /** Those that are open. */
  readonly holds: readonly { readonly code: HoldCode; readonly blocking: boolean }[];
  readonly fitness: { readonly result: FitnessResult; readonly at: Date } | null;
  readonly ill: boolean;
  readonly isChildNow: boolean | 'UNKNOWN';
  readonly guardianOrEscort: boolean;
  readonly bestInterestRecord: boolean;
  readonly receiverAcceptedAt: Date | null;
  /** Calendar day at the place of arrival. */
  readonly plannedArrival: Day | null;

  /** The leg the act is about. */
  readonly leg: {
    readonly boarded: boolean;
    readonly continuesMovement: boolean;
    readonly departedAt: Date | null;
    readonly arrivedAt: Date | null;
  } | null;
  readonly otherOpenMovement: boolean;
  readonly immigrationEntryAt: Date | null;
  readonly travelledOn: DocumentKind | 'OTHER' | null;
  readonly splpConsumed: boolean;

  readonly bast: { readonly signedAt: Date | null; readonly receiver: AgencyKind | 'FAMILY' } | null;
  readonly bedFree: boolean;
  readonly needsAssessment: NeedsAssessmentResult | null;
  readonly familyAssessment: FamilyAssessmentResult | null;
  readonly escortHome: boolean;

  readonly homeSince: Date | null;
  readonly planAgreedAt: Date | null;
  readonly baselineSurvey: boolean;
  readonly planItemsOpen: number;
  readonly finalSurvey: 'DONE' | 'REFUSED' | null;
  readonly referralAcceptedAt: Date | null;

  /** Left out where moves are only offered, not yet made. */
  readonly act?: Act;
}

/** Nothing is known yet; every guard that asks for something refuses. */
export const noFacts: CaseFacts = {
  zone: 'Asia/Jakarta',
  remembered: null,
  offTheWay: false,
  lastMove: null,
  retainedUntil: null,
  source: null,
  post: null,
  receivedAt: null,
  owner: null,
  duplicateCheckDone: false,
  needsTriaged: false,
  consents: [],
  determinations: [],
  interviewerPreferenceHonoured: false,
  suspect: false,
  returnChosen: false,
  deportationOrder: false,
  risk: null,
  nationalityVerified: false,
  documents: [],
  clearances: [],
  holds: [],
  fitness: null,
  ill: false,
  isChildNow: 'UNKNOWN',
  guardianOrEscort: false,
  bestInterestRecord: false,
  receiverAcceptedAt: null,
  plannedArrival: null,
  leg: null,
  otherOpenMovement: false,
  immigrationEntryAt: null,
  travelledOn: null,
  splpConsumed: false,
  bast: null,
  bedFree: false,
  needsAssessment: null,
  familyAssessment: null,
  escortHome: false,
  homeSince: null,
  planAgreedAt: null,
  baselineSurvey: false,
  planItemsOpen: 0,
  finalSurvey: null,
  referralAcceptedAt: null,
};
