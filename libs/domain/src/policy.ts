/**
 * Who may do what, with which reach. The core asks this table before every act; the rows of the database are walled by
 * the same reaches. What has no cell here does not exist for anybody.
 */
export const roles = [
  'officer',
  'desk',
  'immigration',
  'police',
  'shelter',
  'caseworker',
  'partner',
  'social',
  'migrant-workers',
  'women-children',
  'supervisor',
  'analyst',
  'auditor',
  'admin',
  'developer',
] as const;
export type Role = (typeof roles)[number];

/**
 * What a unit's row in `case_access` lets it see of one case. CUSTODY is answerable now; CARE gives a bed; AFTERCARE
 * follows the person home; TRAVEL has a step on the way; INQUIRY investigates; SUMMARY is left to an earlier holder for
 * 90 days; of what is only TRACE the stage and number remain, for good.
 */
export const reaches = ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY', 'SUMMARY', 'TRACE'] as const;
export type Reach = (typeof reaches)[number];

const caseRoles = [
  'officer',
  'desk',
  'immigration',
  'police',
  'shelter',
  'caseworker',
  'social',
  'migrant-workers',
  'women-children',
] as const satisfies readonly Role[];
/** Partners' systems: of cases they read nothing but what was agreed to, in a type of its own, and do what helpers do. */
const machines = ['partner'] as const satisfies readonly Role[];
const custodians = [
  'officer',
  'desk',
  'shelter',
  'migrant-workers',
  'women-children',
] as const satisfies readonly Role[];
const carers = [...custodians, 'caseworker', 'social'] as const satisfies readonly Role[];
const travellers = [...custodians, 'immigration'] as const satisfies readonly Role[];
const afterRoles = ['desk', 'shelter', 'caseworker', 'social', 'women-children'] as const satisfies readonly Role[];
/** Who finds beds. A post abroad is told where its people sleep by nobody, and how full houses are is others' cases. */
const housing = ['desk', 'shelter', 'migrant-workers', 'women-children'] as const satisfies readonly Role[];
/** And who opens the houses: beds are known to them, never guests. */
const housed = [...housing, 'admin'] as const satisfies readonly Role[];
/** Who opens identity, and so what agencies say of it. */
const identifiers = [...travellers, 'police', 'caseworker', 'social'] as const satisfies readonly Role[];
const everybody = roles;
/** Who reads what was published: it names nobody, and is the same for all of them. */
const statisticians = [...caseRoles, 'analyst', 'auditor'] as const satisfies readonly Role[];
/** Who answers for how access was used: they see who did what, and of cases only what they are told here. */
const overseers = ['desk', 'auditor', 'admin'] as const satisfies readonly Role[];
/** Who meets people on the way, and may open a case that nobody gave them when somebody's life asks for it. */
const glassRoles = caseRoles.filter((role) => role !== 'desk');

/** The tables with people in them, and the reaches that see their rows. */
export const tableReaches = {
  cases: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY', 'SUMMARY'],
  person: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY', 'SUMMARY'],
  case_event: ['CUSTODY', 'CARE', 'AFTERCARE', 'SUMMARY'],
  consent: ['CUSTODY', 'CARE', 'AFTERCARE'],
  need: ['CUSTODY', 'CARE', 'TRAVEL'],
  determination: ['CUSTODY', 'INQUIRY'],
  assessment: ['CUSTODY', 'CARE', 'TRAVEL', 'AFTERCARE'],
  // Of an inquiry those that it is to clear.
  hold: ['CUSTODY', 'TRAVEL', 'INQUIRY'],
  travel_document: ['CUSTODY', 'TRAVEL'],
  clearance: ['CUSTODY', 'TRAVEL'],
  manifest_person: ['CUSTODY', 'TRAVEL'],
  passenger: ['CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY'],
  boarding: ['CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY'],
  handed_person: ['CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY'],
  handed_item: ['CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY'],
  handover_witness: ['CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY'],
  signed_person: ['CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY'],
  signed_paper: ['CUSTODY', 'TRAVEL'],
  stay: ['CUSTODY', 'CARE'],
  death: ['CUSTODY', 'CARE', 'AFTERCARE'],
  remains: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL'],
  referral: ['CUSTODY'],
  plan: ['CUSTODY', 'AFTERCARE'],
  goal: ['CUSTODY', 'AFTERCARE'],
  plan_item: ['CUSTODY', 'AFTERCARE'],
  benefit: ['CUSTODY', 'AFTERCARE'],
  assistance: ['CUSTODY', 'AFTERCARE'],
  follow_up: ['CUSTODY', 'AFTERCARE'],
  contact_attempt: ['CUSTODY', 'AFTERCARE'],
  survey: ['CUSTODY', 'AFTERCARE'],
  assertion: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
  stance: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
  disagreement: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
  rights_request: ['CUSTODY', 'CARE', 'AFTERCARE'],
  claim: ['CUSTODY', 'AFTERCARE'],
  erasure: ['CUSTODY'],
  kin: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL'],
  kin_stance: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL'],
  contact_rule: ['CUSTODY', 'CARE', 'AFTERCARE'],
  past_contact: ['CUSTODY', 'CARE', 'AFTERCARE'],
  interview: ['CUSTODY', 'CARE', 'AFTERCARE', 'INQUIRY'],
  enquiry_match: ['CUSTODY', 'CARE'],
  case_file: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
  barring: ['CUSTODY'],
  assignment: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
  alert: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
  snooze: ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
} as const satisfies Record<string, readonly Reach[]>;

/** What a broken glass shows its breaker of one case: who the person is, how to reach them, what they need, what was judged. */
export const glassTables = [
  'cases',
  'person',
  'need',
  'assessment',
] as const satisfies readonly (keyof typeof tableReaches)[];

/** Field cells by type: who may name the fields. A field in no row is refused to everybody. */
type Cells = readonly (readonly [who: readonly Role[], fields: string])[];

export const fieldCells = {
  Me: [[everybody, 'login name organisation unit roles actingFor standIns language secondFactor session']],
  MySession: [[everybody, 'id methods signedInAt verifiedAt endsAt']],
  Standing: [[everybody, 'unit roles until']],
  Organisation: [[everybody, 'id version code kind nameId nameEn']],
  Unit: [[everybody, 'id version code organisation nameId nameEn country province zone']],
  Account: [
    [everybody, 'id version login name unit roles language disabledAt'],
    [['admin'], 'invitations'],
  ],
  AccountPage: [[['admin', 'auditor'], 'items next']],
  RoleGrant: [[['admin', 'auditor'], 'id account role given giver recordedAt']],
  RoleGrantPage: [[['admin', 'auditor'], 'items next']],
  Invitation: [[['admin'], 'id account kind recordedAt expiresAt usedAt revokedAt']],
  InvitationPage: [[['admin'], 'items next']],
  IssuedInvitation: [[['admin'], 'id account login kind expiresAt link']],
  StandIn: [[everybody, 'id account unit roles reason recordedAt until endedAt']],
  StandInPage: [[everybody, 'items next']],
  LinkedSubject: [[['admin'], 'id issuer subject account recordedAt']],
  LinkedSubjectPage: [[['admin'], 'items next']],
  MachineClient: [[['admin'], 'id clientId account purpose recordedAt disabledAt keys']],
  MachineClientPage: [[['admin'], 'items next']],
  MachineKey: [[['admin'], 'id kid notBefore notAfter recordedAt']],
  Session: [[everybody, 'id account methods signedInAt verifiedAt workedAt endsAt endedAt endReason']],
  SessionPage: [[everybody, 'items next']],
  Glass: [[[...glassRoles, ...overseers], 'id account unit number reason text recordedAt until reviews']],
  GlassPage: [[overseers, 'items next']],
  GlassReview: [[[...glassRoles, ...overseers], 'id unit verdict note recordedAt']],
  Problem: [[everybody, 'code message field remedy saidId saidEn']],
  Case: [
    [
      caseRoles,
      'id number version state stage priorState person group post holder source country receivedAt recordedAt updatedAt childAtIdentification closureReason',
    ],
    [caseRoles, 'answerable assignments reach returnable'],
    [['desk', 'supervisor'], 'barrings'],
    [carers, 'timeline consents careRaisedAt'],
    // What an act that they did left; all else of a case they read as `SharedCase`.
    [machines, 'id version state stage priorState closureReason'],
    [[...custodians, 'caseworker', 'police'], 'recruitmentMethods recruitmentSites sectors'],
    [[...travellers, 'police'], 'documents clearances holds passages manifested'],
    // Whoever signs for people reads what was signed.
    [[...travellers, 'social'], 'signedPeople signedPapers'],
    [[...carers, 'immigration'], 'needs assessments'],
    [[...custodians, 'police', 'caseworker'], 'determinations'],
    [[...custodians, 'immigration', 'caseworker', 'social'], 'handovers carried'],
    [custodians, 'custody'],
    [housing, 'stays'],
    [caseRoles, 'referrals files restrictedSince'],
    [carers, 'rightsRequests claims'],
    [custodians, 'seenBy receivedBy deliveries'],
    [custodians, 'keptFrom'],
    [carers, 'death'],
    [[...carers, 'immigration'], 'remains'],
    [caseRoles, 'referrals files'],
    [[...afterRoles, 'officer'], 'plans assistance followUps surveys benefits'],
    [custodians, 'matches earlierEpisodes'],
    [identifiers, 'disagreements'],
    [[...carers, 'immigration'], 'kin separated'],
    [carers, 'contactRules pastContacts'],
    [[...custodians, 'police', 'caseworker', 'social'], 'interviews askedOnce'],
    [custodians, 'enquiries'],
    [carers, 'alerts'],
  ],
  Answerable: [[caseRoles, 'unit since account']],
  Colleague: [[caseRoles, 'id login roles']],
  Assignment: [[caseRoles, 'id unit occurredAt recordedAt note account reason']],
  Barring: [[['desk', 'supervisor'], 'id unit occurredAt recordedAt note account reason liftedAt']],
  Caseload: [[caseRoles, 'moved left']],
  Release: [[statisticians, 'number week publishedAt policy threshold tables']],
  TableName: [[statisticians, 'measure kind year by']],
  PublishedDefinitions: [
    [statisticians, 'release week publishedAt policy threshold population definition whyHidden measures'],
  ],
  MeasureDefinition: [[statisticians, 'measure label definition kinds by']],
  KindLabel: [[statisticians, 'kind label']],
  PublishedTable: [
    [
      statisticians,
      'release week publishedAt policy threshold population definition whyHidden measure kind year by title rows',
    ],
  ],
  PublishedRow: [[statisticians, 'value label iso group people before hidden']],
  PublishedNumbers: [
    [statisticians, 'release week publishedAt policy threshold population definition whyHidden year country rows'],
  ],
  PublishedNumber: [[statisticians, 'measure kind label group people before hidden']],
  PublishedDays: [
    [statisticians, 'release week publishedAt policy threshold population definition whyHidden year longest rows'],
  ],
  PublishedSpread: [[statisticians, 'measure kind label group people median ninetieth hidden']],
  Days: [[statisticians, 'from to']],
  PastFigures: [[statisticians, 'year source published parts computedTotal printedTotal agrees']],
  PastPart: [[statisticians, 'group people']],
  CaseNumber: [[caseRoles, 'state country group count']],
  CasePage: [[caseRoles, 'items next']],
  Readiness: [[travellers, 'case awaits']],
  Awaited: [[travellers, 'guard about']],
  CaseCount: [[caseRoles, 'state count']],
  Todo: [[caseRoles, 'code count']],
  FormerCase: [[caseRoles, 'id number stage since']],
  FormerCasePage: [[caseRoles, 'items next']],
  Person: [
    [caseRoles, 'id sex birthYear nationality homeRegency homeProvince name alias workingLabel nameless'],
    [identifiers, 'birthDate nik passportNumber facts'],
    [[...carers, 'police'], 'phone safeContact notes'],
  ],
  Assertion: [
    [
      identifiers,
      'id unit occurredAt recordedAt note field value code proof standing inForce supersededBy request stances',
    ],
  ],
  Kin: [
    [[...carers, 'immigration'], 'id case other relation proof standing unit occurredAt recordedAt endedAt stances'],
  ],
  KinStance: [[[...carers, 'immigration'], 'id unit occurredAt recordedAt note kind ground']],
  PastContact: [[carers, 'id unit occurredAt recordedAt note phone safeContact']],
  ContactRule: [[carers, 'id unit occurredAt recordedAt note relation telling name contact replaces']],
  Interview: [
    [
      [...custodians, 'police', 'caseworker', 'social'],
      'id unit occurredAt recordedAt note kind questions reusable again interviewer answers',
    ],
  ],
  AskedOnce: [[[...custodians, 'police', 'caseworker', 'social'], 'question answeredBy at mayReuse timesAsked']],
  Enquiry: [[custodians, 'id unit relation occurredAt recordedAt enquirer contact sought birthYear replies']],
  EnquiryPage: [[custodians, 'items next']],
  EnquiryReply: [[custodians, 'id recordedAt message']],
  EnquiryMatch: [[custodians, 'id version enquiry case recordedAt answer answeredAt']],
  EnquiryMatchPage: [[custodians, 'items next']],
  FactStance: [[identifiers, 'id unit occurredAt recordedAt note kind ground']],
  Disagreement: [[identifiers, 'id version case kind kin state agencies awaits openedAt dueAt settledAt ground']],
  DisagreementPage: [[identifiers, 'items next']],
  DisagreementCount: [[identifiers, 'kind agencies open overdue oldestDays awaits ages']],
  DisagreementAge: [[identifiers, 'days open']],
  CaseEvent: [[carers, 'id kind fromState toState occurredAt recordedAt unit code reason']],
  Consent: [[carers, 'id unit occurredAt recordedAt note purpose basis given withdrawnAt recipient groups expiresOn']],
  RightsRequest: [
    [carers, 'id version unit occurredAt recordedAt note case kind purposes state dueAt answeredAt ground answer'],
  ],
  Claim: [[carers, 'id unit occurredAt recordedAt note kind amountMinor currency state dueAt settledAt']],
  RightsRequestPage: [[carers, 'items next']],
  SeenBy: [[custodians, 'unit purpose day what times']],
  ReceivedBy: [[custodians, 'unit reach why since until']],
  Delivered: [[custodians, 'organisation purpose day groups times']],
  Webhook: [[machines, 'id version url state pausedWhy oldSecretUntil tries failingSince deliveredAt recordedAt']],
  WebhookPage: [[machines, 'items next']],
  WebhookAttempt: [[machines, 'id event at status why tries']],
  WebhookAttemptPage: [[machines, 'items next']],
  NewWebhook: [[machines, 'id version url secret oldSecretUntil']],
  ChangePage: [[machines, 'items next more']],
  Change: [[machines, 'id record events']],
  SharedCase: [
    [
      machines,
      'id version state stage priorState country child closureReason receivedOn holder groups ground until profile identity contact recruitmentMethods recruitmentSites sectors',
    ],
    [machines, 'determinations needs assessments documents passages plans assistance followUps surveys events'],
  ],
  SharedProfile: [[machines, 'sex birthYear nationality homeProvince homeRegency']],
  SharedIdentity: [[machines, 'name alias birthDate nik passportNumber']],
  SharedContact: [[machines, 'phone safeContact']],
  SharedDetermination: [[machines, 'id body outcome acts means purposes sectors']],
  SharedEvent: [[machines, 'id kind toState occurredOn']],
  Erasure: [
    [
      custodians,
      'id version case category reason dueSince proposedAt own requested state answeredAt certificate signature',
    ],
  ],
  ErasurePage: [[['desk'], 'items next']],
  CaseFile: [
    [caseRoles, 'id unit occurredAt recordedAt note kind mediaType size width height subject addedBy content'],
  ],
  Need: [
    [[...carers, 'immigration'], 'id unit occurredAt recordedAt note code metAt'],
    [machines, 'id code'],
  ],
  Determination: [
    [
      [...custodians, 'police', 'caseworker'],
      'id unit occurredAt recordedAt note body outcome role acts means purposes sectors',
    ],
  ],
  Assessment: [
    [[...carers, 'immigration'], 'id unit occurredAt recordedAt note kind outcome specialist'],
    [machines, 'id kind outcome specialist'],
  ],
  Hold: [
    [
      [...travellers, 'police'],
      'id unit occurredAt recordedAt note code owner amountMinor currency expectedOn clearedAt',
    ],
  ],
  TravelDocument: [
    [
      [...travellers, 'police'],
      'id version unit occurredAt recordedAt note kind status numberPending number issuedOn expiresOn',
    ],
    [machines, 'id kind status issuedOn expiresOn'],
  ],
  Clearance: [[[...travellers, 'police'], 'id unit occurredAt recordedAt note kind status']],
  Alert: [
    [[...caseRoles, ...overseers], 'id clock subject startedAt dueAt haltedAt escalatedAt doneAt withCase overdue act'],
    [caseRoles, 'case snoozed snoozes'],
  ],
  Snooze: [[caseRoles, 'id unit account reason until recordedAt endedAt']],
  AlertPage: [[[...caseRoles, ...overseers], 'items next']],
  AlertCount: [[[...caseRoles, ...overseers], 'clock open overdue snoozed']],
  Digest: [[caseRoles, 'id day lines']],
  DigestLine: [[caseRoles, 'clock open overdue fallenDue']],
  DigestPage: [[caseRoles, 'items next']],
  DigestMail: [[caseRoles, 'address sends']],
  DigestAddress: [[caseRoles, 'id setAt']],
  OwnLimit: [[['admin'], 'id clock hours setAt']],
  Movement: [
    [
      [...travellers, 'police'],
      'id version reference state unit receiver immigration escorts recordedAt legs passengers manifests counts remains',
    ],
  ],
  MovementPage: [[[...travellers, 'police'], 'items next']],
  MovementCounts: [
    [
      [...travellers, 'police'],
      'listed boarded offloaded takenOff heldBack transferred joined arrived missing handedOver',
    ],
  ],
  Leg: [
    [
      [...travellers, 'police'],
      'id version place mode carrier number charter seats from to plannedDeparture plannedArrival departedAt arrivedAt cancelledAt reason',
    ],
    [machines, 'id mode carrier number from to plannedDeparture plannedArrival departedAt arrivedAt'],
  ],
  Passenger: [
    [
      [...travellers, 'police'],
      'id version movement case person state reason owner continues with lap joined splitReason leg boardings listedAt boardedAt leftAt arrivedAt enteredAt recordedAt',
    ],
    [machines, 'id state leg'],
  ],
  Boarding: [[[...travellers, 'police'], 'id leg boardedAt endedAt recordedAt']],
  TravelNotice: [
    [
      [...travellers, 'police'],
      'id version by leg kind reason from to wasDeparture wasArrival plannedDeparture plannedArrival awaited occurredAt recordedAt seenAt',
    ],
  ],
  HostList: [[['officer', 'desk'], 'id version unit group kind reference occurredAt recordedAt counts entries']],
  HostListPage: [[['officer', 'desk'], 'items next']],
  HostListCounts: [[['officer', 'desk'], 'both unsure onlyTheirs onlyOurs open']],
  HostEntry: [
    [
      ['officer', 'desk'],
      'id version line standing byNumber sex name birthDate documentNumber note case owner resolution resolvedAt recordedAt',
    ],
  ],
  TravelNoticePage: [[[...travellers, 'police'], 'items next']],
  Manifest: [
    [
      [...travellers, 'police'],
      'id version passengers lines legs pending outdated checkCode difference occurredAt recordedAt',
    ],
  ],
  ManifestLine: [[[...travellers, 'police'], 'passenger leg document numberPending lap']],
  ManifestLeg: [[[...travellers, 'police'], 'id mode carrier number from to plannedDeparture plannedArrival']],
  ManifestPerson: [
    [[...travellers, 'police'], 'id unit manifestId name sex birthDate number note occurredAt recordedAt'],
  ],
  ManifestDifference: [[[...travellers, 'police'], 'added removed changed legs']],
  ManifestChange: [[[...travellers, 'police'], 'passenger what']],
  Headcount: [
    [
      [...travellers, 'police'],
      'expected births found heldBack boarded landed handedOver unexplained lines legs escorts',
    ],
  ],
  HeadcountLine: [[[...travellers, 'police'], 'point expected joined present waiting gaps unexplained']],
  HeadcountGap: [[[...travellers, 'police'], 'case reason owner ownerCode since']],
  LegHeadcount: [[[...travellers, 'police'], 'leg from to seats boarded landed gaps']],
  EscortHeadcount: [[[...travellers, 'police'], 'has required advised']],
  Handover: [
    [
      [...travellers, 'social'],
      'id version number movement place giver receiver giverParty receiverParty occurredAt recordedAt giverSignedAt receiverSignedAt giverConfirmedAt receiverConfirmedAt giverSigner receiverSigner signedSides withdrawnAt withdrawal corrects addendum addenda counts checkCode people',
    ],
  ],
  HandoverPage: [[[...travellers, 'social'], 'items next']],
  HandoverCounts: [[[...travellers, 'social'], 'listed accepted refused']],
  HandedPersonPage: [[[...travellers, 'social'], 'items next']],
  HandedPerson: [
    [
      [...travellers, 'social', 'caseworker'],
      'id unit occurredAt recordedAt note handover case person condition refusal belongings items notTold witnesses',
    ],
  ],
  HandedItem: [
    [
      [...travellers, 'social', 'caseworker'],
      'id unit occurredAt recordedAt note kind name dose until follows missing',
    ],
  ],
  HandoverWitness: [[[...travellers, 'social', 'caseworker'], 'id unit occurredAt recordedAt note side name fileId']],
  SignedPerson: [
    [[...travellers, 'social'], 'id unit handoverId name sex birthDate notTold note occurredAt recordedAt'],
  ],
  SignedSide: [[[...travellers, 'social'], 'side nameId nameEn']],
  SignedPaper: [[[...travellers, 'social'], 'id unit handoverId kind numberPending number note occurredAt recordedAt']],
  CustodyLink: [[custodians, 'how gap unit party from until document untold']],
  UntoldThing: [[custodians, 'kind unit party']],
  Shelter: [[housed, 'id version code name unit beds']],
  Beds: [[housed, 'kind count free held closed']],
  BedHold: [[housing, 'id version shelter bedKind count reason movement unit occurredAt until releasedAt recordedAt']],
  BedUse: [[housing, 'kind count occupied held closed free']],
  KeepApart: [[custodians, 'id version unit occurredAt recordedAt note other reason endedAt']],
  Death: [
    [
      carers,
      'id version unit occurredAt recordedAt note country authority kin kinToldAt fileId cause certificate place',
    ],
  ],
  Remains: [[[...carers, 'immigration', 'police'], 'id unit occurredAt recordedAt note case step movement handover']],
  Stay: [[housing, 'id unit occurredAt recordedAt note shelter bedKind splitReason cameAt absence leftAt']],
  Referral: [
    [
      caseRoles,
      'id version kind unit occurredAt recordedAt note case toUnit service state expiresAt answeredAt refusal preview',
    ],
    [machines, 'id version kind unit case toUnit service state expiresAt answeredAt refusal preview'],
  ],
  ReferralPage: [[[...caseRoles, ...machines], 'items next']],
  Plan: [
    [[...afterRoles, 'officer'], 'id unit occurredAt recordedAt note objectives number inForce goals'],
    [machines, 'id number inForce goals'],
  ],
  Goal: [
    [[...afterRoles, 'officer'], 'id unit occurredAt recordedAt note dimension items'],
    [machines, 'id dimension items'],
  ],
  PlanItem: [
    [
      [...afterRoles, 'officer'],
      'id version unit occurredAt recordedAt note continues type level provider plannedOn costMinor currency state reason endedAt',
    ],
    [machines, 'id version type level plannedOn costMinor currency state reason'],
  ],
  Provider: [
    [[...afterRoles, 'officer'], 'id version unit agency name contact offers regency recordedAt endedAt'],
    [machines, 'id version agency name contact offers regency'],
  ],
  SharedSupport: [
    [
      [...afterRoles, 'officer'],
      'id version unit level type regencies provider state plannedOn givenOn costMinor currency recordedAt note beneficiaries',
    ],
    [machines, 'id version level type regencies provider state plannedOn givenOn costMinor currency beneficiaries'],
  ],
  SharedSupportPage: [[[...afterRoles, ...machines], 'items next']],
  Benefit: [[[...afterRoles, 'officer'], 'id unit occurredAt recordedAt note support']],
  ProviderPage: [[[...afterRoles, ...machines], 'items next']],
  Assistance: [
    [
      [...afterRoles, 'officer'],
      'id version unit occurredAt recordedAt note item type level modality state plannedOn givenOn costMinor currency confirmed',
    ],
    [machines, 'id version type level modality state plannedOn givenOn costMinor currency confirmed'],
  ],
  FollowUp: [
    [[...afterRoles, 'officer'], 'id version unit occurredAt recordedAt note month dueOn doneAt outcome case'],
    [machines, 'id version month dueOn outcome'],
    [
      [...afterRoles, 'officer'],
      'id version unit occurredAt recordedAt note month dueOn firstDueOn doneAt outcome case attempts loseContactOffered',
    ],
  ],
  ContactAttempt: [[[...afterRoles, 'officer'], 'id unit occurredAt recordedAt note channel']],
  FollowUpPage: [[afterRoles, 'items next']],
  FollowUpMonth: [[['admin'], 'id month due setAt']],
  FollowUpDue: [[[...afterRoles, 'admin'], 'month own']],
  Survey: [
    [
      [...afterRoles, 'officer'],
      'id unit occurredAt recordedAt note instrument official month economic social psychosocial composite band',
    ],
    [machines, 'id instrument official month economic social psychosocial composite band'],
  ],
  Spending: [[[...afterRoles, 'officer', ...machines], 'dimension level currency plannedMinor spentMinor']],
  Score: [
    [
      [...afterRoles, 'officer'],
      'month instrument official occurredAt economic social psychosocial composite band comparable change',
    ],
    [machines, 'month instrument official economic social psychosocial composite band comparable change'],
  ],
  SharedSpending: [[[...afterRoles, 'officer', ...machines], 'level type currency supports plannedMinor spentMinor']],
  Progress: [[[...afterRoles, 'officer', ...machines], 'case spending shared scores']],
  MeanScore: [
    [[...afterRoles, ...machines], 'instrument official month surveys economic social psychosocial composite'],
  ],
  CaseloadProgress: [[[...afterRoles, ...machines], 'cases spending shared scores']],
  InstrumentVersion: [[['desk'], 'id version official recordedAt']],
  InstrumentEdition: [[[...afterRoles, ...machines], 'version official title current questions']],
  Instrument: [[[...afterRoles, ...machines], 'version official title questions']],
  InstrumentQuestion: [[[...afterRoles, ...machines], 'id dimension text options']],
  InstrumentInFull: [[['desk'], 'version official titleId titleEn weights cutOffs scales questions']],
  InstrumentWeights: [[['desk'], 'economic social psychosocial']],
  InstrumentCutOffs: [[['desk'], 'medium light']],
  InstrumentScale: [[['desk'], 'code answers']],
  InstrumentAnswer: [[['desk'], 'code textId textEn points']],
  InstrumentItem: [[['desk'], 'code dimension scale weight textId textEn']],
  InstrumentOption: [[[...afterRoles, ...machines], 'code text']],
  Group: [
    [[...travellers, 'police', 'caseworker', 'social'], 'id reference country receivedAt unit expected progress'],
  ],
  GroupPage: [[custodians, 'items next']],
  GroupProgress: [
    [
      custodians,
      'registered drafts secondEpisodes children departed offloaded missing reconnected arrived handedOver sheltered returnedHome inShelter plans surveys closed',
    ],
  ],
  ListImport: [[['officer'], 'id group rows columns ready drafts registered repeated asksDateOrder problems warnings']],
  ListColumn: [[['officer'], 'heading field']],
  ListRow: [[['officer'], 'line number state problems warnings draft case']],
  RowProblem: [[['officer', 'desk'], 'field code message remedy saidId saidEn typed']],
  Draft: [[['officer', 'desk'], 'id version line state typed list problems reason case']],
  DraftPage: [[['officer', 'desk'], 'items next']],
  TypedCell: [[['officer', 'desk'], 'column text field']],
  PersonMatch: [
    [custodians, 'id version case other verdict reasons weight judgedAt recordedAt'],
    [['desk'], 'note history'],
  ],
  PersonMerge: [[['desk'], 'id verdict recordedAt note']],
  PersonMatchPage: [[['desk', 'officer'], 'items next']],
  CaseExport: [[[...caseRoles, 'auditor'], 'id account unit purpose format columns filter people recordedAt']],
  AuditEntry: [[['auditor'], 'id at account unit by ofUnit kind act cases numbers opened purpose export changes seal']],
  AuditNumber: [[['auditor'], 'case number']],
  AuditChange: [[['auditor'], 'case kind from to code']],
  AuditSeal: [[['auditor'], 'number hash']],
  AuditHead: [[['auditor'], 'entries tip at signature']],
  AuditEntryPage: [[['auditor'], 'items next']],
} as const satisfies Record<string, Cells>;

/** Root queries by who may ask them. Rows are the database's to choose, by reach. */
export const askCells = {
  me: everybody,
  organisations: everybody,
  awaitedOrganisations: ['admin'],
  units: everybody,
  accounts: ['admin', 'auditor'],
  roleGrants: ['admin', 'auditor'],
  invitations: ['admin'],
  standIns: everybody,
  clients: ['admin'],
  linkedSubjects: ['admin'],
  sessions: ['admin'],
  mySessions: everybody,
  glassReviews: overseers,
  case: caseRoles,
  cases: caseRoles,
  caseCounts: caseRoles,
  readiness: travellers,
  caseNumbers: caseRoles,
  releases: statisticians,
  publishedDefinitions: statisticians,
  publishedTable: statisticians,
  publishedNumbers: statisticians,
  publishedDays: statisticians,
  pastFigures: statisticians,
  todo: caseRoles,
  search: caseRoles,
  exportRows: caseRoles,
  formerCases: caseRoles,
  colleagues: caseRoles,
  group: custodians,
  groups: custodians,
  drafts: ['officer', 'desk'],
  findPeople: carers,
  matches: ['desk', 'officer'],
  disagreements: identifiers,
  disagreementCounts: identifiers,
  enquiries: custodians,
  enquiriesToPut: custodians,
  movement: [...travellers, 'police'],
  movements: [...travellers, 'police'],
  travelNotices: [...travellers, 'police'],
  headcount: [...travellers, 'police'],
  hostList: ['officer', 'desk'],
  hostLists: ['officer', 'desk'],
  handover: [...travellers, 'social'],
  handovers: [...travellers, 'social'],
  custodyGaps: [...travellers, 'social'],
  shelters: housed,
  bedHolds: housing,
  occupancy: housing,
  referrals: [...caseRoles, ...machines],
  referral: machines,
  followUps: afterRoles,
  followUpTemplate: [...afterRoles, 'admin'],
  providers: [...afterRoles, ...machines],
  inbox: [...caseRoles, ...overseers],
  inboxCounts: [...caseRoles, ...overseers],
  sharedSupports: [...afterRoles, ...machines],
  digests: caseRoles,
  digestMail: caseRoles,
  ownLimits: ['admin'],
  instruments: [...afterRoles, ...machines],
  progress: [...afterRoles, 'officer'],
  caseloadProgress: afterRoles,
  instrument: [...afterRoles, ...machines],
  // With what the answers count, by which whoever is asked could be led: for who publishes the next one.
  instrumentInFull: ['desk'],
  changes: machines,
  sharedCase: machines,
  sharedProgress: machines,
  sharedCaseloadProgress: machines,
  webhooks: machines,
  webhook: machines,
  webhookAttempts: machines,
  rightsRequests: carers,
  subjectRecord: custodians,
  erasures: ['desk'],
  auditEntries: ['auditor'],
  auditHead: ['auditor'],
  __schema: ['developer'],
} as const satisfies Record<string, readonly Role[]>;

/** Acts by role, with the reaches under which the role may do them; an empty list is an act that needs no case. */
type ActCell = Partial<Record<Role, readonly Reach[]>>;

const custody = (...who: Role[]): ActCell => Object.fromEntries(who.map((role) => [role, ['CUSTODY']]));
const withoutCase = (...who: Role[]): ActCell => Object.fromEntries(who.map((role) => [role, []]));
const after: ActCell = {
  caseworker: ['AFTERCARE'],
  partner: ['AFTERCARE'],
  social: ['AFTERCARE', 'CUSTODY'],
  shelter: ['CUSTODY'],
  'women-children': ['CUSTODY', 'AFTERCARE'],
};
/** Who may say something of a person: whoever opens identity, where they have a part in the case. */
const saying: ActCell = {
  ...custody('officer', 'migrant-workers'),
  shelter: ['CUSTODY', 'CARE', 'TRAVEL'],
  'women-children': ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL'],
  immigration: ['TRAVEL'],
  police: ['INQUIRY'],
  caseworker: ['AFTERCARE'],
  social: ['AFTERCARE', 'CUSTODY'],
};
/** Who keeps families together: whoever sees both ends and does more than look. */
const keeping: ActCell = {
  ...custody('officer', 'migrant-workers', 'desk'),
  shelter: ['CUSTODY', 'CARE', 'TRAVEL'],
  'women-children': ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL'],
  caseworker: ['AFTERCARE'],
  social: ['AFTERCARE', 'CUSTODY'],
};
/** Who hears from a survivor whom others may be told. */
const telling: ActCell = {
  ...custody('officer', 'migrant-workers'),
  shelter: ['CUSTODY', 'CARE'],
  'women-children': ['CUSTODY', 'CARE', 'AFTERCARE'],
  caseworker: ['AFTERCARE'],
  social: ['AFTERCARE', 'CUSTODY'],
};
const offering: ActCell = {
  ...custody('officer', 'shelter', 'women-children', 'migrant-workers', 'social'),
  caseworker: ['AFTERCARE'],
};
const byAll = (who: readonly Role[], under: readonly Reach[]): ActCell =>
  Object.fromEntries(who.map((role) => [role, under]));
/** Roles whose units may answer for a case. */
const answering = [
  'officer',
  'shelter',
  'migrant-workers',
  'women-children',
  'social',
] as const satisfies readonly Role[];
const caseWorkers = caseRoles.filter((role) => role !== 'desk');
const working = ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'] as const satisfies readonly Reach[];
const onTheWay: ActCell = {
  officer: ['CUSTODY'],
  shelter: ['TRAVEL', 'CUSTODY'],
  immigration: ['TRAVEL'],
  'migrant-workers': ['TRAVEL', 'CUSTODY'],
};

/** By a person who answers for them or follows them home; never by a machine. */
const companions: ActCell = { ...custody(...custodians), social: ['AFTERCARE', 'CUSTODY'], caseworker: ['AFTERCARE'] };
const signing: ActCell = Object.fromEntries(
  (['officer', 'shelter', 'social', 'migrant-workers', 'women-children'] as const).map((role) => [
    role,
    ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY', 'SUMMARY'],
  ]),
);

export const actCells = {
  createGroup: { officer: [] },
  changeGroup: { officer: [] },
  registerCase: { officer: [] },
  importList: { officer: [] },
  fixDraft: { officer: [] },
  discardDraft: { officer: [] },
  takeOutDrafts: { officer: [] },
  moveCase: {
    ...custody('officer', 'shelter', 'migrant-workers', 'women-children', 'desk'),
    caseworker: ['AFTERCARE'],
    partner: ['AFTERCARE'],
    social: ['AFTERCARE', 'CUSTODY'],
    immigration: ['TRAVEL'],
  },
  recordConsent: {
    ...custody('officer', 'shelter', 'women-children'),
    caseworker: ['AFTERCARE'],
    social: ['AFTERCARE', 'CUSTODY'],
  },
  withdrawConsent: {
    ...custody('officer', 'shelter', 'women-children'),
    caseworker: ['AFTERCARE'],
    social: ['AFTERCARE', 'CUSTODY'],
  },
  recordNeed: custody('officer', 'shelter', 'women-children'),
  meetNeed: custody('officer', 'shelter', 'women-children'),
  recordDetermination: {
    ...custody('officer', 'shelter', 'women-children'),
    police: ['INQUIRY'],
    caseworker: ['AFTERCARE'],
    partner: ['AFTERCARE'],
  },
  recordAssessment: {
    ...custody('officer', 'shelter', 'women-children'),
    immigration: ['TRAVEL'],
    caseworker: ['AFTERCARE'],
    partner: ['AFTERCARE'],
    social: ['AFTERCARE', 'CUSTODY'],
  },
  openHold: { ...custody('officer', 'shelter'), immigration: ['TRAVEL'] },
  // What the police own, which is all that they see.
  clearHold: { ...custody('officer', 'shelter'), immigration: ['TRAVEL'], police: ['INQUIRY'] },
  recordDocument: { ...custody('officer'), immigration: ['TRAVEL'] },
  updateDocument: { ...custody('officer'), immigration: ['TRAVEL'] },
  recordClearance: { ...custody('officer'), immigration: ['TRAVEL'] },
  reconcileHostList: { officer: [] },
  resolveHostEntry: custody('officer'),
  createMovement: { officer: [] },
  addLeg: { officer: [] },
  retimeLeg: custody('officer'),
  cancelLeg: custody('officer'),
  changeEscorts: custody('officer'),
  splitMovement: custody('officer'),
  mergeMovements: custody('officer'),
  recordLeg: onTheWay,
  issueManifest: custody('officer'),
  cancelMovement: custody('officer'),
  manifestPassenger: custody('officer'),
  assignLeg: custody('officer'),
  takeOff: custody('officer'),
  swapPassengers: custody('officer'),
  holdBackPassenger: custody('officer'),
  transferPassenger: custody('officer'),
  board: custody('officer'),
  unboard: custody('officer'),
  foundOnBoard: custody('officer'),
  // In whosever hands the mother is: her post's, who meets her, or who lets her in.
  recordBirth: onTheWay,
  // Nobody's case: what a unit was told.
  seeNotice: Object.fromEntries([...travellers, 'police'].map((role) => [role, []])),
  recordArrival: onTheWay,
  draftHandover: custody('officer', 'shelter', 'social', 'migrant-workers', 'women-children'),
  // By a side of what was signed, also once its part is over.
  draftAddendum: signing,
  // Before it passes, or as it passes, by a side of the paper under whatever it sees the people on it by.
  signHandover: signing,
  // By who drafted it, before anybody has signed; also of those who are in other hands by now.
  withdrawHandover: signing,
  placeInShelter: { shelter: ['CUSTODY', 'TRAVEL'], 'women-children': ['CUSTODY', 'TRAVEL'] },
  placeFamily: { shelter: ['CUSTODY', 'TRAVEL'], 'women-children': ['CUSTODY', 'TRAVEL'] },
  recordDeath: companions,
  tellKin: companions,
  recordRemains: { ...companions, immigration: ['TRAVEL'] },
  leaveShelter: { shelter: ['CUSTODY', 'CARE'], 'women-children': ['CUSTODY', 'CARE'] },
  // By the house where the bed is.
  confirmGuest: { shelter: ['CUSTODY', 'CARE'], 'women-children': ['CUSTODY', 'CARE'] },
  missGuest: { shelter: ['CUSTODY', 'CARE'], 'women-children': ['CUSTODY', 'CARE'] },
  // About beds, of whoever may come.
  holdBeds: { shelter: [], 'migrant-workers': [], 'women-children': [] },
  releaseBeds: { shelter: [], 'migrant-workers': [], 'women-children': [] },
  keepApart: custody(...custodians),
  endKeepApart: custody(...custodians),
  goHome: custody('shelter', 'women-children', 'migrant-workers', 'social'),
  offerReferral: offering,
  // What accepting opened, or what the unit had before.
  answerReferral: Object.fromEntries(
    [...caseWorkers, ...machines].map((role) => [role, ['TRAVEL', 'INQUIRY', 'CARE', 'AFTERCARE', 'CUSTODY']]),
  ),
  // To whom it was offered and who asked is judged by the offer itself.
  withdrawReferral: byAll([...caseWorkers, ...machines], working),
  transferCase: custody(...answering),
  // Who has only a part in a case and should answer for it.
  requestCase: byAll(answering, ['CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY']),
  // Whoever answers gives it back to whom it came from; a helper, to whoever answers.
  returnCase: byAll([...caseWorkers, ...machines], working),
  assignCase: byAll(caseWorkers, working),
  reassignCaseload: byAll(caseWorkers, []),
  // Who may hide a case from a colleague is given that by name, beside the role by which they work.
  barAccount: custody('desk', 'supervisor'),
  liftBar: custody('desk', 'supervisor'),
  agreePlan: after,
  updatePlanItem: after,
  recordSupport: withoutCase('caseworker', 'partner', 'social', 'shelter', 'women-children'),
  updateSupport: withoutCase('caseworker', 'partner', 'social', 'shelter', 'women-children'),
  linkSupport: after,
  addProvider: withoutCase('caseworker', 'partner', 'social', 'shelter', 'women-children'),
  changeProvider: withoutCase('caseworker', 'partner', 'social', 'shelter', 'women-children'),
  logAssistance: after,
  updateAssistance: after,
  recordFollowUp: after,
  moveFollowUp: after,
  recordSurvey: after,
  // Everybody's scores mean what it says.
  publishInstrument: { desk: [] },
  recordExport: withoutCase(...caseRoles),
  // The post that registers, of two whom it answers for both; of all others the desk.
  judgeMatch: custody('desk', 'officer'),
  mergePeople: { desk: [] },
  unmergePeople: { desk: [] },
  raiseCare: custody(...custodians),
  breakGlass: withoutCase(...glassRoles),
  reviewGlass: withoutCase(...overseers),
  createOrganisation: { admin: [] },
  changeOrganisation: { admin: [] },
  inviteFirstAdministrator: { admin: [] },
  openShelter: { admin: [] },
  // By the unit that runs the house.
  changeShelter: { shelter: [], 'women-children': [] },
  createUnit: { admin: [] },
  changeUnit: { admin: [] },
  inviteAccount: { admin: [] },
  resendInvitation: { admin: [] },
  resetSecondFactor: { admin: [] },
  revokeInvitation: { admin: [] },
  changeAccount: { admin: [] },
  grantRole: { admin: [] },
  revokeRole: { admin: [] },
  disableAccount: { admin: [] },
  endSessions: { admin: [] },
  linkSubject: { admin: [] },
  unlinkSubject: { admin: [] },
  registerClient: { admin: [] },
  addClientKey: { admin: [] },
  retireClientKey: { admin: [] },
  disableClient: { admin: [] },
  enableAccount: { admin: [] },
  standIn: { admin: [] },
  // Whoever has leave may also give it up.
  endStandIn: withoutCase(...everybody),
  linkKin: keeping,
  confirmKin: keeping,
  disputeKin: keeping,
  unlinkKin: keeping,
  recordContactRule: telling,
  changeContact: telling,
  recordInterview: { ...telling, police: ['INQUIRY'] },
  recordEnquiry: { officer: [], shelter: [], 'migrant-workers': [], 'women-children': [] },
  answerEnquiry: { ...custody(...custodians), shelter: ['CUSTODY', 'CARE'], 'women-children': ['CUSTODY', 'CARE'] },
  assertFact: saying,
  confirmFact: saying,
  disputeFact: saying,
  withdrawFact: saying,
  resolveDisagreement: { ...saying, ...custody('desk') },
  recordRightsRequest: {
    ...custody('officer', 'shelter', 'migrant-workers', 'women-children', 'desk'),
    caseworker: ['AFTERCARE'],
    partner: ['AFTERCARE'],
    social: ['AFTERCARE', 'CUSTODY'],
  },
  answerRightsRequest: custody('officer', 'shelter', 'migrant-workers', 'women-children', 'social', 'desk'),
  recordClaim: companions,
  settleClaim: companions,
  liftRestriction: custody('officer', 'shelter', 'migrant-workers', 'women-children', 'social', 'desk'),
  approveErasure: custody('desk'),
  declineErasure: custody('desk'),
  attachFile: {
    ...custody('officer', 'shelter', 'migrant-workers', 'women-children'),
    immigration: ['TRAVEL'],
    police: ['INQUIRY'],
    caseworker: ['AFTERCARE'],
    partner: ['AFTERCARE'],
    social: ['AFTERCARE', 'CUSTODY'],
  },
  setOwnLimit: { admin: [] },
  // In whose inbox it is, by an act of theirs that answers it; its clock runs on.
  snoozeAlert: byAll(caseWorkers, working),
  endSnooze: byAll(caseWorkers, working),
  // One's own; a machine reads the feed.
  setDigestAddress: withoutCase(...caseRoles),
  setFollowUpMonth: { admin: [] },
  registerWebhook: { partner: [] },
  changeWebhook: { partner: [] },
  rotateWebhookSecret: { partner: [] },
  pauseWebhook: { partner: [] },
  resumeWebhook: { partner: [] },
  replayWebhook: { partner: [] },
  removeWebhook: { partner: [] },
} as const satisfies Record<string, ActCell>;
export type ActName = keyof typeof actCells;

/** Acts that tell others of a person: none of them is done while use of the data is restricted. */
export const sharingActs: ReadonlySet<ActName> = new Set(['offerReferral', 'answerReferral']);

/** Acts that also come as a batch of up to 500, under the same cell. */
export const batches = {
  registerCases: 'registerCase',
  moveCases: 'moveCase',
  recordConsents: 'recordConsent',
  recordNeeds: 'recordNeed',
  recordDeterminations: 'recordDetermination',
  recordAssessments: 'recordAssessment',
  openHolds: 'openHold',
  clearHolds: 'clearHold',
  recordDocuments: 'recordDocument',
  updateDocuments: 'updateDocument',
  recordClearances: 'recordClearance',
  manifestPassengers: 'manifestPassenger',
  assignLegs: 'assignLeg',
  holdBackPassengers: 'holdBackPassenger',
  transferPassengers: 'transferPassenger',
  takeOffAll: 'takeOff',
  boardAll: 'board',
  unboardAll: 'unboard',
  seeNotices: 'seeNotice',
  resolveHostEntries: 'resolveHostEntry',
  recordArrivals: 'recordArrival',
  placeAllInShelter: 'placeInShelter',
  confirmGuests: 'confirmGuest',
  goHomeAll: 'goHome',
  offerReferrals: 'offerReferral',
  answerReferrals: 'answerReferral',
  withdrawReferrals: 'withdrawReferral',
  transferCases: 'transferCase',
  requestCases: 'requestCase',
  returnCases: 'returnCase',
  assignCases: 'assignCase',
  agreePlans: 'agreePlan',
  updatePlanItems: 'updatePlanItem',
  linkSupports: 'linkSupport',
  logAssistances: 'logAssistance',
  updateAssistances: 'updateAssistance',
  moveFollowUps: 'moveFollowUp',
  recordFollowUps: 'recordFollowUp',
  recordSurveys: 'recordSurvey',
  assertFacts: 'assertFact',
  confirmFacts: 'confirmFact',
  disputeFacts: 'disputeFact',
  attachFiles: 'attachFile',
  recordClaims: 'recordClaim',
} as const satisfies Record<string, ActName>;

/** The names by which an act comes as a batch. */
export const batchesOf = (act: string): string[] =>
  Object.entries(batches).flatMap(([batch, one]) => (one === act ? [batch] : []));

/** What says who a person is, beyond the label of a list: opened one case at a time, with a purpose. */
const withPurpose: ReadonlySet<string> = new Set([
  'Person.birthDate',
  'Person.nik',
  'Person.passportNumber',
  'Person.phone',
  'Person.safeContact',
  'Person.notes',
  'CaseEvent.reason',
  'Consent.note',
  'Need.note',
  'Determination.note',
  'Assessment.note',
  'Hold.note',
  'TravelDocument.note',
  'Clearance.note',
  'Stay.note',
  'KeepApart.note',
  'Death.note',
  'Death.cause',
  'Death.certificate',
  'Death.place',
  'Remains.note',
  'Referral.note',
  'Plan.note',
  'Plan.objectives',
  'Goal.note',
  'PlanItem.note',
  'Benefit.note',
  'Assistance.note',
  'FollowUp.note',
  'ContactAttempt.note',
  'Survey.note',
  'CaseFile.note',
  'Barring.note',
  'Assignment.note',
  'Claim.note',
  'RightsRequest.note',
  'RightsRequest.answer',
  'Case.seenBy',
  'Case.receivedBy',
  'Case.deliveries',
  'TravelDocument.number',
  'ManifestPerson.name',
  'ManifestPerson.sex',
  'ManifestPerson.birthDate',
  'ManifestPerson.number',
  'ManifestPerson.note',
  'SignedPerson.name',
  'SignedPerson.sex',
  'SignedPerson.birthDate',
  'SignedPerson.note',
  'SignedPaper.number',
  'SignedPaper.note',
  'Assertion.value',
  'Interview.answers',
  'Interview.note',
  'PastContact.phone',
  'PastContact.safeContact',
  'PastContact.note',
  'ContactRule.name',
  'ContactRule.contact',
  'ContactRule.note',
  'Assertion.note',
  'FactStance.note',
  'KinStance.note',
]);
export const purposeNeeded = (cell: string): boolean => withPurpose.has(cell);

/** A field may stand in several rows: whoever is in one of them may name it. */
const fields = new Map<string, Set<Role>>();
for (const [type, rows] of Object.entries(fieldCells as Record<string, Cells>)) {
  for (const [who, names] of rows) {
    for (const field of names.split(' ')) {
      const cell = `${type}.${field}`;
      fields.set(cell, new Set([...(fields.get(cell) ?? []), ...who]));
    }
  }
}

const opened: ReadonlyMap<string, ReadonlySet<Role>> = new Map([
  ...fields,
  ...Object.entries(askCells).map(([ask, who]) => [`Query.${ask}`, new Set<Role>(who)] as const),
  ...Object.entries(actCells).map(
    ([name, cell]) => [`Mutation.${name}`, new Set(Object.keys(cell) as Role[])] as const,
  ),
  ...Object.entries(batches).map(
    ([name, single]) => [`Mutation.${name}`, new Set(Object.keys(actCells[single]) as Role[])] as const,
  ),
]);

/** All cells there are, `Type.field`, for documents and tests. */
export const cells = (): ReadonlyMap<string, ReadonlySet<Role>> => opened;

/** May an account with these roles name this field at all? Rows are another question, answered by reach. */
export const mayName = (who: readonly Role[], cell: string): boolean => who.some((role) => opened.get(cell)?.has(role));

/** The reaches under which these roles may do an act; null when they never may. */
export function reachesFor(who: readonly Role[], act: ActName): ReadonlySet<Reach> | null {
  const cell: ActCell = actCells[act];
  const rows = who.map((role) => cell[role]).filter((row) => row !== undefined);
  return rows.length === 0 ? null : new Set(rows.flat());
}

/**
 * Whether these roles may do an act about a case in which their unit has this part. The national desk answers beside
 * everybody, whatever its own unit has.
 */
export function mayAct(who: readonly Role[], act: ActName, part: Reach | null): boolean {
  const reach = who.includes('desk') ? 'CUSTODY' : part;
  return reach !== null && reachesFor(who, act)?.has(reach) === true;
}
