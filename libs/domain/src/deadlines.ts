import { hasEnded } from './after-the-end';
import {
  codeList,
  disagreementKinds,
  kinNotices,
  type AgencyKind,
  type ClaimKind,
  type CodeOf,
  type DisagreementKind,
  type HoldCode,
  type Label,
  type RightsKind,
} from './codes';
import type { CaseState } from './case-states';
import { mayName, reachesFor, roles, tableReaches, type ActName, type Reach, type Role } from './policy';
import { daysLater, monthsLater } from './zone-time';

/**
 * `hours` run on the clock, weekends and holidays included ('3 x 24 jam' of UU 27/2022); `days` and `months` run on
 * the calendar of a place.
 */
export type Limit = { readonly hours: number } | { readonly days: number } | { readonly months: number };

/** HOLDER is whichever unit has custody of the case; ASKED whichever was asked for an answer. */
export type ClockOwner = AgencyKind | 'HOLDER' | 'ASKED';

/** Where a case lists what clocks run for, each with the table whose reach it has. */
const tableOf = {
  rightsRequests: 'rights_request',
  custody: 'erasure',
  claims: 'claim',
  needs: 'need',
  documents: 'travel_document',
  referrals: 'referral',
  plans: 'plan',
  timeline: 'case_event',
  interviews: 'interview',
  determinations: 'determination',
  holds: 'hold',
  handovers: 'handed_person',
  stays: 'stay',
  enquiries: 'enquiry_match',
  death: 'death',
  remains: 'remains',
  disagreements: 'disagreement',
  kin: 'kin',
  followUps: 'follow_up',
} as const satisfies Record<string, keyof typeof tableReaches>;
type CaseList = keyof typeof tableOf;

interface Clock {
  readonly id: string;
  readonly en: string;
  readonly limit: Limit;
  /** The event it starts at, always its receipt or occurrence, never when somebody read of it. */
  readonly from: Label;
  readonly owner: ClockOwner;
  readonly escalateTo: AgencyKind;
  /** The law, agreement or practice behind it. */
  readonly basis: Label;
  /**
   * How the case's record runs it: what happened, or what happened with its code, starts it and ends it. A clock that
   * no event starts follows its own row: the offer, the follow-up, the dates of a paper.
   */
  readonly starts?: readonly string[];
  readonly stops?: readonly string[];
  /** One for each thing that started it, such as each hold. */
  readonly each?: true;
  /** What the one who sees it is asked to do. */
  readonly act?: ActName;
  /** Whose inbox it is in, beside the escalation's. */
  readonly reaches?: readonly Reach[];
  /** Stands still while a case is on hold or missing, and while one of these holds is open. No law's clock does. */
  readonly paused?: readonly HoldCode[];
  /** Goes on when the case has ended: what is owed to the person, to the truth of the record, or to those who watch us. */
  readonly lasts?: true;
  /** The list of a case that it is told beside: to who may read that, or may answer it. */
  readonly of: CaseList;
  /** Fewer may know of it than read the timeline, which tells neither of it nor of its being put off. */
  readonly untold?: true;
}

/** Proposed by us, where no law or agreement says anything. */
const proposed = {
  id: 'usulan; tidak ada undang-undang yang menetapkannya',
  en: 'proposed; no law sets it',
} as const satisfies Label;
export const programme = { id: 'program', en: 'programme' } as const satisfies Label;

const home = ['discharge', 'directHome'];
const companions: readonly Reach[] = ['CUSTODY', 'AFTERCARE'];

const followUp = (months: number) =>
  ({
    id: `Pemantauan bulan ke-${months}`,
    en: `Follow-up at month ${months}`,
    limit: { months },
    from: { id: 'kepulangan ke rumah', en: 'the return home' },
    owner: 'HOLDER',
    escalateTo: 'KEMENSOS',
    of: 'followUps',
    basis: programme,
    starts: home,
    stops: ['REACHED', 'LOST_CONTACT', 'DECLINED'].map((outcome) => `recordFollowUp ${months} ${outcome}`),
    act: 'recordFollowUp',
    reaches: companions,
    paused: [],
  }) as const satisfies Clock;

/** What a survivor asks of whoever answers for them, each request by itself. */
const request = (...kinds: readonly RightsKind[]) =>
  ({
    starts: kinds.map((kind) => `recordRightsRequest ${kind}`),
    stops: ['answerRightsRequest'],
    each: true,
    of: 'rightsRequests',
    act: 'answerRightsRequest',
    lasts: true,
    reaches: ['CUSTODY'],
  }) as const satisfies Partial<Clock>;

/** What is owed since a moment that no act of ours makes, each by itself, until somebody says what became of it. */
const claim = (kind: ClaimKind) =>
  ({
    starts: [`recordClaim ${kind}`],
    stops: ['settleClaim'],
    each: true,
    of: 'claims',
    act: 'settleClaim',
    lasts: true,
    reaches: companions,
  }) as const satisfies Partial<Clock>;

/** In the inbox of whom its rule awaits: whoever answers for the case, or an agency of the kind that decides. */
const disagreement = (...kinds: readonly DisagreementKind[]) =>
  ({
    starts: kinds.map((kind) => `openDisagreement ${kind}`),
    stops: ['settleDisagreement'],
    each: true,
    of: kinds.includes('VICTIM_STATUS') ? 'determinations' : 'disagreements',
    act: 'resolveDisagreement',
    lasts: true,
    reaches: ['CUSTODY'],
  }) as const satisfies Partial<Clock>;

export const lastFollowUpMonth = 60;

export const clocks = codeList({
  BREACH_NOTICE: {
    id: 'Pemberitahuan kegagalan pelindungan data',
    en: 'Notice of a data breach, to subject and agency',
    limit: { hours: 72 },
    from: { id: 'kegagalan diketahui', en: 'the failure became known' },
    owner: 'KEMLU',
    escalateTo: 'KEMLU',
    basis: { id: 'UU 27/2022 Pasal 46', en: 'Law 27/2022 art. 46' },
    ...claim('BREACH_NOTICE'),
  },
  DATA_ACCESS: {
    id: 'Akses data oleh yang bersangkutan',
    en: 'Access to one’s own data',
    limit: { hours: 72 },
    from: { id: 'permintaan diterima', en: 'the request was received' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: { id: 'UU 27/2022 Pasal 32', en: 'Law 27/2022 art. 32' },
    ...request('ACCESS'),
  },
  DATA_CORRECTION: {
    id: 'Perbaikan data',
    en: 'Correction of data',
    limit: { hours: 72 },
    from: { id: 'permintaan diterima', en: 'the request was received' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: { id: 'UU 27/2022 Pasal 30', en: 'Law 27/2022 art. 30' },
    ...request('CORRECTION'),
  },
  DATA_RESTRICTION: {
    id: 'Pembatasan pemrosesan data',
    en: 'Restriction of processing',
    limit: { hours: 72 },
    from: { id: 'permintaan diterima', en: 'the request was received' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: { id: 'UU 27/2022 Pasal 41', en: 'Law 27/2022 art. 41' },
    ...request('RESTRICTION', 'OBJECTION'),
  },
  DATA_ERASURE: {
    id: 'Penghapusan data',
    en: 'Erasure of data',
    limit: { hours: 72 },
    from: { id: 'permintaan diterima', en: 'the request was received' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: {
      id: 'UU 27/2022 Pasal 43; batasnya sama dengan pasal di dekatnya',
      en: 'Law 27/2022 art. 43; the limit is the one of its neighbours',
    },
    ...request('ERASURE'),
  },
  GRANTED_ERASURE: {
    id: 'Penghapusan yang dipenuhi dilaksanakan',
    en: 'A granted erasure carried out',
    limit: { hours: 72 },
    from: { id: 'permintaan dipenuhi', en: 'the request was granted' },
    owner: 'KEMLU',
    escalateTo: 'KEMLU',
    of: 'custody',
    basis: {
      id: 'UU 27/2022 Pasal 43; batasnya sama dengan pasal di dekatnya',
      en: 'Law 27/2022 art. 43; the limit is the one of its neighbours',
    },
    // What the time of keeping proposed has none: nobody was told yes.
    stops: ['approveErasure', 'declineErasure'],
    each: true,
    act: 'approveErasure',
    lasts: true,
    reaches: ['CUSTODY'],
  },
  STOP_AFTER_WITHDRAWAL: {
    id: 'Penghentian setelah persetujuan ditarik',
    en: 'Stop after consent was withdrawn',
    limit: { hours: 72 },
    from: { id: 'penarikan diterima', en: 'the withdrawal was received' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: { id: 'UU 27/2022 Pasal 40', en: 'Law 27/2022 art. 40' },
    ...request('WITHDRAWAL'),
  },
  SERVICE_AFTER_APPLICATION: {
    id: 'Layanan sejak permohonan',
    en: 'Services after application',
    limit: { days: 7 },
    from: { id: 'permohonan diterima', en: 'the application was received' },
    owner: 'HOLDER',
    escalateTo: 'KEMENPPPA',
    basis: { id: 'UU 21/2007 Pasal 52 ayat (1)', en: 'Law 21/2007 art. 52(1)' },
    ...claim('SERVICES'),
  },
  EMERGENCY_AID: {
    id: 'Pertolongan darurat',
    en: 'Emergency aid',
    limit: { days: 7 },
    from: { id: 'permohonan diterima', en: 'the application was received' },
    owner: 'HOLDER',
    escalateTo: 'KEMENPPPA',
    of: 'needs',
    basis: { id: 'UU 21/2007 Pasal 53', en: 'Law 21/2007 art. 53' },
    starts: ['register needs', 'recordNeed'],
    stops: ['meetNeed all'],
    act: 'meetNeed',
    reaches: ['CUSTODY'],
  },
  RESTITUTION_PAYMENT: {
    id: 'Pembayaran restitusi',
    en: 'Payment of restitution',
    limit: { days: 14 },
    from: { id: 'pemberitahuan putusan berkekuatan hukum tetap', en: 'notice of the final verdict' },
    owner: 'COURT',
    escalateTo: 'LPSK',
    basis: { id: 'UU 21/2007 Pasal 48', en: 'Law 21/2007 art. 48' },
    ...claim('RESTITUTION'),
  },
  SPLP_VALIDITY: {
    id: 'Masa berlaku SPLP',
    en: 'Validity of an SPLP',
    limit: { months: 24 },
    from: {
      id: 'penerbitannya; jatuh tempo pada hari terakhir yang disebutnya',
      en: 'its issue; due on the last day that it names',
    },
    owner: 'MISSION',
    escalateTo: 'KEMLU',
    of: 'documents',
    basis: {
      id: 'Imigrasi: untuk sekali perjalanan, tidak dapat diperpanjang',
      en: 'Immigration: single journey, not extendable',
    },
    stops: ['updateDocument'],
    each: true,
    act: 'updateDocument',
    reaches: ['CUSTODY', 'TRAVEL'],
  },
  REFERRAL_ANSWER: {
    id: 'Jawaban atas rujukan',
    en: 'Answer to a referral',
    limit: { days: 7 },
    from: { id: 'tawaran diterima', en: 'the offer was received' },
    owner: 'ASKED',
    escalateTo: 'KEMLU',
    of: 'referrals',
    basis: { id: 'UU 21/2007 Pasal 52 ayat (1)', en: 'Law 21/2007 art. 52(1)' },
    each: true,
    act: 'answerReferral',
  },
  TRANSFER_ANSWER: {
    id: 'Jawaban atas pelimpahan',
    en: 'Answer to a transfer, request or return',
    limit: { hours: 72 },
    from: { id: 'tawaran diterima', en: 'the offer was received' },
    owner: 'ASKED',
    escalateTo: 'KEMLU',
    of: 'referrals',
    basis: programme,
    each: true,
    act: 'answerReferral',
  },
  REINTEGRATION_PLAN: {
    id: 'Rencana reintegrasi',
    en: 'Reintegration plan agreed',
    limit: { days: 30 },
    from: { id: 'kepulangan ke rumah', en: 'the return home' },
    owner: 'HOLDER',
    escalateTo: 'KEMENSOS',
    of: 'plans',
    basis: { id: 'Buku pegangan reintegrasi IOM 2.3', en: 'IOM reintegration handbook 2.3' },
    starts: home,
    stops: ['agreePlan'],
    act: 'agreePlan',
    reaches: companions,
    paused: [],
  },
  GLASS_REVIEW: {
    id: 'Pemeriksaan akses darurat',
    en: 'Review of emergency access',
    limit: { hours: 72 },
    from: { id: 'akses darurat dibuka', en: 'the glass was broken' },
    owner: 'KEMLU',
    escalateTo: 'KEMLU',
    of: 'timeline',
    basis: programme,
    each: true,
    act: 'reviewGlass',
    lasts: true,
    reaches: [],
  },
  FIRST_INTERVIEW: {
    id: 'Wawancara pertama dimulai',
    en: 'First interview begun',
    limit: { hours: 72 },
    from: { id: 'pendaftaran', en: 'registration' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'interviews',
    basis: programme,
    starts: ['register'],
    // Who was heard was heard, also before the step was taken.
    stops: ['beginScreening', 'recordInterview SCREENING', 'joinAboard'],
    act: 'moveCase',
    reaches: ['CUSTODY'],
    paused: [],
  },
  DETERMINATION: {
    id: 'Penetapan status korban',
    en: 'Determination made',
    limit: { days: 14 },
    from: { id: 'dimulainya penapisan', en: 'the beginning of the screening' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'determinations',
    basis: programme,
    starts: ['beginScreening', 'appeal'],
    stops: ['determine', 'joinAboard'],
    act: 'recordDetermination',
    reaches: ['CUSTODY', 'INQUIRY'],
    paused: ['HOST_IDENTIFICATION_PENDING', 'WITNESS_OR_SUSPECT_HOLD'],
  },
  HOLD_REVIEW: {
    id: 'Peninjauan hambatan',
    en: 'Review of a hold',
    limit: { days: 14 },
    from: { id: 'pencatatannya', en: 'its opening' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'holds',
    basis: programme,
    starts: ['openHold'],
    stops: ['clearHold'],
    each: true,
    act: 'clearHold',
    reaches: ['CUSTODY'],
  },
  SECURITY_HOLD: {
    id: 'Risiko keamanan ditangani kepolisian',
    en: 'A security risk answered by the police',
    limit: { hours: 24 },
    from: { id: 'pencatatan hambatan', en: 'the opening of the hold' },
    owner: 'POLRI',
    escalateTo: 'KEMLU',
    of: 'holds',
    basis: programme,
    starts: ['openHold SECURITY_RISK'],
    stops: ['clearHold SECURITY_RISK'],
    each: true,
    act: 'clearHold',
    reaches: ['INQUIRY'],
  },
  HANDOVER_AFTER_ARRIVAL: {
    id: 'Serah terima setelah tiba',
    en: 'Handed over after arrival',
    limit: { hours: 24 },
    from: { id: 'kedatangan', en: 'the arrival' },
    owner: 'HOLDER',
    escalateTo: 'KEMENSOS',
    of: 'handovers',
    basis: programme,
    starts: ['arrive'],
    stops: ['handover', 'directHome', 'signHandover'],
    act: 'signHandover',
    reaches: ['CUSTODY'],
  },
  GUEST_AWAITED: {
    id: 'Kedatangan di rumah perlindungan dipastikan',
    en: 'Arrival at the shelter confirmed',
    limit: { hours: 24 },
    from: { id: 'tempat tidur diberikan di rumah unit lain', en: 'the bed was given in another unit’s house' },
    owner: 'ASKED',
    escalateTo: 'KEMENSOS',
    of: 'stays',
    basis: programme,
    stops: ['confirmGuest', 'missGuest', 'leaveShelter', 'placeInShelter', 'discharge', 'loseContact'],
    act: 'confirmGuest',
    reaches: ['CARE'],
  },
  GUEST_SOUGHT: {
    id: 'Yang tidak sampai di rumah perlindungan ditemukan',
    en: 'Somebody who did not reach the shelter found',
    limit: { hours: 24 },
    from: { id: 'rumah perlindungan menyatakan orangnya tidak datang', en: 'the house said that they did not come' },
    owner: 'HOLDER',
    escalateTo: 'KEMENSOS',
    of: 'stays',
    basis: programme,
    starts: ['missGuest'],
    stops: ['placeInShelter', 'discharge', 'loseContact', 'reconnect'],
    act: 'placeInShelter',
    reaches: ['CUSTODY'],
  },
  MISSING_SOUGHT: {
    id: 'Pencarian orang hilang kontak',
    en: 'Somebody missing looked for',
    limit: { hours: 72 },
    from: { id: 'hilangnya kontak', en: 'the loss of contact' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'timeline',
    basis: programme,
    starts: ['loseContact'],
    stops: ['reconnect'],
    act: 'moveCase',
    reaches: companions,
  },
  ENQUIRY: {
    id: 'Pertanyaan keluarga diajukan kepada penyintas',
    en: 'An enquiry put to the survivor',
    limit: { days: 7 },
    from: {
      id: 'ada orang luar yang ternyata mencarinya; dimulai lagi dari setiap “belum”',
      en: 'somebody outside was found to ask after them; again from each “not yet”',
    },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'enquiries',
    basis: proposed,
    each: true,
    act: 'answerEnquiry',
    reaches: ['CUSTODY', 'CARE'],
    paused: [],
    untold: true,
  },
  NEXT_OF_KIN: {
    id: 'Keluarga orang yang meninggal ditemukan dan diberi tahu',
    en: 'Next of kin of somebody who died found and told',
    limit: { days: 7 },
    from: { id: 'kematian yang keluarganya belum ditemukan', en: 'the death, where they were not found' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'death',
    basis: proposed,
    starts: ['recordDeath NOT_FOUND'],
    stops: kinNotices.codes.filter((kin) => kin !== 'NOT_FOUND').map((kin) => `tellKin ${kin}`),
    act: 'tellKin',
    reaches: companions,
  },
  REMAINS: {
    id: 'Jenazah dari luar negeri dipulangkan atau dimakamkan',
    en: 'Somebody who died abroad brought home or laid to rest',
    limit: { days: 14 },
    from: { id: 'kematian di luar negeri', en: 'the death abroad' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'remains',
    basis: proposed,
    stops: ['recordRemains HANDED_OVER', 'recordRemains BURIED'],
    act: 'recordRemains',
    reaches: companions,
  },
  DISAGREEMENT: {
    id: 'Penyelesaian beda keterangan',
    en: 'Disagreement between agencies settled',
    limit: { days: 14 },
    from: { id: 'keterangan pertama yang berbeda', en: 'the first contrary statement' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: programme,
    ...disagreement(...disagreementKinds.codes.filter((kind) => kind !== 'VICTIM_STATUS' && kind !== 'KINSHIP')),
  },
  KIN_DISAGREEMENT: {
    id: 'Penyelesaian beda keterangan hubungan keluarga',
    en: 'Disagreement on a kinship settled',
    limit: { days: 14 },
    from: { id: 'bantahan pertama atas hubungan keluarga', en: 'the first denial of the kinship' },
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    of: 'kin',
    basis: programme,
    each: true,
    act: 'resolveDisagreement',
    lasts: true,
    reaches: ['CUSTODY'],
    untold: true,
  },
  STATUS_DISAGREEMENT: {
    id: 'Penyelesaian beda temuan status korban',
    en: 'Disagreement on victim status settled',
    limit: { days: 7 },
    from: { id: 'temuan yang berbeda', en: 'the contrary finding' },
    owner: 'POLRI',
    escalateTo: 'KEMLU',
    basis: {
      id: 'program; layanan jatuh tempo dalam 7 hari (UU 21/2007 Pasal 52)',
      en: 'programme; services are due in 7 days (Law 21/2007 art. 52)',
    },
    ...disagreement('VICTIM_STATUS'),
  },
  FOLLOW_UP_1: followUp(1),
  FOLLOW_UP_3: followUp(3),
  FOLLOW_UP_6: followUp(6),
  FOLLOW_UP_12: followUp(12),
  FOLLOW_UP_OTHER: {
    id: 'Pemantauan lain menurut lembaga',
    en: 'Another follow-up of the organisation',
    limit: { months: lastFollowUpMonth },
    from: { id: 'kepulangan ke rumah; jatuh tempo pada bulannya sendiri', en: 'the return home; due at its own month' },
    owner: 'HOLDER',
    escalateTo: 'KEMENSOS',
    of: 'followUps',
    basis: { id: 'jadwal pemantauan lembaga sendiri', en: 'the organisation’s own template' },
    each: true,
    act: 'recordFollowUp',
    reaches: companions,
    paused: [],
  },
} satisfies Record<string, Clock>);
export type ClockCode = CodeOf<typeof clocks>;

export interface ClockEffects {
  readonly starts: readonly ClockCode[];
  readonly stops: readonly ClockCode[];
  /** What ends with the case. */
  readonly ends: readonly ClockCode[];
  /** What ended with the case runs again. */
  readonly revives: boolean;
  readonly pauses: readonly ClockCode[];
  readonly resumes: readonly ClockCode[];
}

const halted: readonly (CaseState | null)[] = ['ON_HOLD', 'MISSING'];
const clockOf = (code: ClockCode): Clock => clocks.row(code);
const paused = (by: HoldCode | 'HALT') =>
  clocks.codes.filter((code) => (by === 'HALT' ? clockOf(code).paused : clockOf(code).paused?.includes(by)));

/** What an event of a case's record does to its clocks; null where it does nothing, as most do not. */
export function clockEffects(
  event: { readonly kind: string; readonly code?: string | null | undefined },
  from: CaseState | null,
  to: CaseState,
): ClockEffects | null {
  // A code may say more in further words: of an interview its kind, and why it was asked again.
  const names = [event.kind, `${event.kind} ${event.code ?? ''}`, `${event.kind} ${event.code?.split(' ')[0] ?? ''}`];
  const by = (when: 'starts' | 'stops') =>
    clocks.codes.filter((code) => clockOf(code)[when]?.some((name) => names.includes(name)));
  const hold = names[0] === 'openHold' || names[0] === 'clearHold' ? (event.code as HoldCode) : null;
  const effects = {
    starts: by('starts'),
    stops: by('stops'),
    ends: hasEnded(to) && from !== to ? clocks.codes.filter((code) => !clockOf(code).lasts) : [],
    revives: hasEnded(from) && !hasEnded(to),
    pauses: [
      ...(halted.includes(to) && !halted.includes(from) ? paused('HALT') : []),
      ...(hold && event.kind === 'openHold' ? paused(hold) : []),
    ],
    resumes: [
      ...(halted.includes(from) && !halted.includes(to) ? paused('HALT') : []),
      ...(hold && event.kind === 'clearHold' ? paused(hold) : []),
    ],
  };
  const { starts, stops, ends, pauses, resumes } = effects;
  return effects.revives || [starts, stops, ends, pauses, resumes].some((some) => some.length > 0) ? effects : null;
}

/** The months after the return home at which a survivor is visited or called. An organisation may add others. */
export const followUpMonths = [1, 3, 6, 12] as const;

/** So often somebody is sought in vain for one follow-up before it is proposed to say that contact is lost. */
export const attemptsBeforeLoss = 3;

/** The clock that runs for the follow-up of a month. */
export const followUpClock = (month: number): ClockCode => {
  const code = `FOLLOW_UP_${month}`;
  return clocks.has(code) ? code : 'FOLLOW_UP_OTHER';
};

/** The clock of a disagreement. */
export const disagreementClock = (kind: DisagreementKind): ClockCode => {
  if (kind === 'KINSHIP') return 'KIN_DISAGREEMENT';
  return kind === 'VICTIM_STATUS' ? 'STATUS_DISAGREEMENT' : 'DISAGREEMENT';
};

/** Who is told of it beside a case: by their roles, and by the reach that their unit has. */
export const toldOf = (code: ClockCode): { roles: Role[]; reaches: Reach[] } => {
  const { of, act, reaches = [] } = clockOf(code);
  return {
    roles: roles.filter((role) => mayName([role], `Case.${of}`) || (act && reachesFor([role], act) !== null)),
    reaches: [...new Set<Reach>([...tableReaches[tableOf[of]], ...reaches])],
  };
};

/** Whether the timeline tells nothing of it. */
export const isUntold = (clock: ClockCode): boolean => 'untold' in clocks.row(clock);

const hour = 3_600_000;

/** When so much time has passed since an instant; days and months keep the time of day in the zone. */
export const dueAfter = (from: Date, limit: Limit, zone: string): Date => {
  if ('hours' in limit) return new Date(from.getTime() + limit.hours * hour);
  return 'days' in limit ? daysLater(from, limit.days, zone) : monthsLater(from, limit.months, zone);
};

/** The instant a clock runs out; `zone` is the IANA zone of the place, which hours do not need. */
export const dueAt = (clock: ClockCode, from: Date, zone: string): Date =>
  dueAfter(from, clocks.row(clock).limit, zone);

/** Each counted from the return itself, so that 31 January is followed by 28 February and then by 30 April. */
export const followUpsDue = (
  home: Date,
  zone: string,
  months: readonly number[] = followUpMonths,
): { readonly month: number; readonly dueAt: Date }[] =>
  months.map((month) => ({ month, dueAt: monthsLater(home, month, zone) }));
