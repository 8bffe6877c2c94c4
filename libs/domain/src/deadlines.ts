import { codeList, type AgencyKind, type CodeOf } from './codes';
import { daysLater, monthsLater } from './zone-time';

/**
 * `hours` run on the clock, weekends and holidays included ('3 x 24 jam' of UU 27/2022); `days` and `months` run on
 * the calendar of a place.
 */
export type Limit = { readonly hours: number } | { readonly days: number } | { readonly months: number };

/** HOLDER is whichever unit has custody of the case; ASKED whichever was asked for an answer. */
export type ClockOwner = AgencyKind | 'HOLDER' | 'ASKED';

interface Clock {
  readonly id: string;
  readonly en: string;
  readonly limit: Limit;
  /** The event it starts at, always its receipt or occurrence, never when somebody read of it. */
  readonly from: string;
  readonly owner: ClockOwner;
  readonly escalateTo: AgencyKind;
  /** The law, agreement or practice behind it. */
  readonly basis: string;
}

const followUp = (months: number) =>
  ({
    id: `Pemantauan bulan ke-${months}`,
    en: `Follow-up at month ${months}`,
    limit: { months },
    from: 'the return home',
    owner: 'HOLDER',
    escalateTo: 'KEMENSOS',
    basis: 'programme',
  }) as const satisfies Clock;

export const clocks = codeList({
  BREACH_NOTICE: {
    id: 'Pemberitahuan kegagalan pelindungan data',
    en: 'Notice of a data breach, to subject and agency',
    limit: { hours: 72 },
    from: 'the failure became known',
    owner: 'KEMLU',
    escalateTo: 'KEMLU',
    basis: 'UU 27/2022 art. 46',
  },
  DATA_ACCESS: {
    id: 'Akses data oleh yang bersangkutan',
    en: 'Access to one’s own data',
    limit: { hours: 72 },
    from: 'the request was received',
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: 'UU 27/2022 art. 32',
  },
  DATA_CORRECTION: {
    id: 'Perbaikan data',
    en: 'Correction of data',
    limit: { hours: 72 },
    from: 'the request was received',
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: 'UU 27/2022 art. 30',
  },
  DATA_RESTRICTION: {
    id: 'Pembatasan pemrosesan data',
    en: 'Restriction of processing',
    limit: { hours: 72 },
    from: 'the request was received',
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: 'UU 27/2022 art. 41',
  },
  STOP_AFTER_WITHDRAWAL: {
    id: 'Penghentian setelah persetujuan ditarik',
    en: 'Stop after consent was withdrawn',
    limit: { hours: 72 },
    from: 'the withdrawal was received',
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: 'UU 27/2022 art. 40',
  },
  SERVICE_AFTER_APPLICATION: {
    id: 'Layanan sejak permohonan',
    en: 'Services after application',
    limit: { days: 7 },
    from: 'the application was received',
    owner: 'HOLDER',
    escalateTo: 'KEMENPPPA',
    basis: 'UU 21/2007 art. 52(1)',
  },
  EMERGENCY_AID: {
    id: 'Pertolongan pertama',
    en: 'Emergency aid',
    limit: { days: 7 },
    from: 'the application was received',
    owner: 'HOLDER',
    escalateTo: 'KEMENPPPA',
    basis: 'UU 21/2007 art. 53',
  },
  RESTITUTION_PAYMENT: {
    id: 'Pembayaran restitusi',
    en: 'Payment of restitution',
    limit: { days: 14 },
    from: 'notice of the final verdict',
    owner: 'COURT',
    escalateTo: 'LPSK',
    basis: 'UU 21/2007 art. 48',
  },
  SPLP_VALIDITY: {
    id: 'Masa berlaku SPLP',
    en: 'Longest validity of an SPLP',
    limit: { months: 24 },
    from: 'its issue',
    owner: 'MISSION',
    escalateTo: 'KEMLU',
    basis: 'Imigrasi: single journey, not extendable',
  },
  REFERRAL_ANSWER: {
    id: 'Jawaban atas rujukan',
    en: 'Answer to a referral',
    limit: { days: 7 },
    from: 'the offer was received',
    owner: 'ASKED',
    escalateTo: 'KEMLU',
    basis: 'UU 21/2007 art. 52(1)',
  },
  TRANSFER_ANSWER: {
    id: 'Jawaban atas pelimpahan',
    en: 'Answer to a transfer, request or return',
    limit: { hours: 72 },
    from: 'the offer was received',
    owner: 'ASKED',
    escalateTo: 'KEMLU',
    basis: 'programme',
  },
  REINTEGRATION_PLAN: {
    id: 'Rencana reintegrasi',
    en: 'Reintegration plan agreed',
    limit: { days: 30 },
    from: 'the return home',
    owner: 'HOLDER',
    escalateTo: 'KEMENSOS',
    basis: 'IOM reintegration handbook 2.3',
  },
  DISAGREEMENT: {
    id: 'Penyelesaian beda keterangan',
    en: 'Disagreement between agencies settled',
    limit: { days: 14 },
    from: 'the first contrary statement',
    owner: 'HOLDER',
    escalateTo: 'KEMLU',
    basis: 'programme',
  },
  STATUS_DISAGREEMENT: {
    id: 'Penyelesaian beda temuan status korban',
    en: 'Disagreement on victim status settled',
    limit: { days: 7 },
    from: 'the contrary finding',
    owner: 'POLRI',
    escalateTo: 'KEMLU',
    basis: 'programme; services are due in 7 days (UU 21/2007 art. 52)',
  },
  FOLLOW_UP_1: followUp(1),
  FOLLOW_UP_3: followUp(3),
  FOLLOW_UP_6: followUp(6),
  FOLLOW_UP_12: followUp(12),
} satisfies Record<string, Clock>);
export type ClockCode = CodeOf<typeof clocks>;

/** The months after the return home at which a survivor is visited or called. */
export const followUpMonths = [1, 3, 6, 12] as const;

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
export const followUpsDue = (home: Date, zone: string): { readonly month: number; readonly dueAt: Date }[] =>
  followUpMonths.map((month) => ({ month, dueAt: monthsLater(home, month, zone) }));
