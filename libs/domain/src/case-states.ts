import { codeList, type CodeOf, type htcdsCaseStatuses } from './codes';

/** Where a case stands. The first thirteen are the way home itself, in its order. */
export const caseStates = codeList({
  REPORTED: { id: 'Dilaporkan', en: 'Reported' },
  INTAKE: { id: 'Penerimaan kasus', en: 'Intake' },
  SCREENING: { id: 'Penapisan', en: 'Screening' },
  IDENTIFIED: { id: 'Teridentifikasi', en: 'Identified' },
  NOT_IDENTIFIED: { id: 'Tidak teridentifikasi', en: 'Not identified' },
  PREPARING: { id: 'Persiapan pulang', en: 'Preparing' },
  READY: { id: 'Siap berangkat', en: 'Ready' },
  DEPARTED: { id: 'Berangkat', en: 'Departed' },
  ARRIVED: { id: 'Tiba', en: 'Arrived' },
  IN_SHELTER: { id: 'Di rumah perlindungan', en: 'In shelter' },
  RETURNED_HOME: { id: 'Kembali ke rumah', en: 'Returned home' },
  REINTEGRATING: { id: 'Reintegrasi', en: 'Reintegrating' },
  FOLLOW_UP: { id: 'Pemantauan lanjutan', en: 'Follow-up' },
  CLOSED: { id: 'Ditutup', en: 'Closed' },
  CLOSED_REFERRED: { id: 'Ditutup, dirujuk', en: 'Closed, referred' },
  ON_HOLD: { id: 'Ditangguhkan', en: 'On hold' },
  MISSING: { id: 'Hilang kontak', en: 'Missing' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
});
export type CaseState = CodeOf<typeof caseStates>;

export const journeyStates = [
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
] as const satisfies readonly CaseState[];
export type JourneyState = (typeof journeyStates)[number];

export const isJourney = (state: CaseState | null): state is JourneyState =>
  (journeyStates as readonly (CaseState | null)[]).includes(state);

/** The way home as a person is shown it. */
export const stages = codeList({
  REPORT: { id: 'Dilaporkan', en: 'Reported' },
  IDENTIFICATION: { id: 'Identifikasi', en: 'Identification' },
  PREPARATION: { id: 'Persiapan pulang', en: 'Preparing to return' },
  JOURNEY: { id: 'Dalam perjalanan', en: 'On the way' },
  RECEPTION: { id: 'Diterima di Indonesia', en: 'Received in Indonesia' },
  REINTEGRATION: { id: 'Di rumah dan reintegrasi', en: 'Home and reintegration' },
  CLOSED: { id: 'Selesai', en: 'Closed' },
});
export type Stage = CodeOf<typeof stages>;

const stageByState: Readonly<Record<Exclude<CaseState, 'ON_HOLD' | 'MISSING'>, Stage>> = {
  REPORTED: 'REPORT',
  INTAKE: 'REPORT',
  SCREENING: 'IDENTIFICATION',
  IDENTIFIED: 'IDENTIFICATION',
  NOT_IDENTIFIED: 'IDENTIFICATION',
  PREPARING: 'PREPARATION',
  READY: 'PREPARATION',
  DEPARTED: 'JOURNEY',
  ARRIVED: 'RECEPTION',
  IN_SHELTER: 'RECEPTION',
  RETURNED_HOME: 'REINTEGRATION',
  REINTEGRATING: 'REINTEGRATION',
  FOLLOW_UP: 'REINTEGRATION',
  CLOSED: 'CLOSED',
  CLOSED_REFERRED: 'CLOSED',
  DECEASED: 'CLOSED',
};

/** While somebody is on hold or missing, the way home is shown where it stopped; a remembered state tells where. */
export const stageOf = (state: CaseState, remembered: CaseState | null = null): Stage => {
  if (state !== 'ON_HOLD' && state !== 'MISSING') return stageByState[state];
  return isJourney(remembered) ? stageByState[remembered] : 'REPORT';
};

/** A case's state and, while it is off the way (on hold, missing, ended), the state on the way where it left. */
export interface CasePosition {
  readonly state: CaseState;
  readonly remembered: JourneyState | null;
}

/** Leaving the way twice, from on hold to missing, keeps the first place remembered. */
export const positionAfter = (before: CasePosition | null, to: CaseState): CasePosition => {
  if (isJourney(to)) return { state: to, remembered: null };
  const left = before?.remembered ?? before?.state ?? null;
  return { state: to, remembered: isJourney(left) ? left : null };
};

/** cas_Status of HTCDS. */
export const htcdsStatus = (state: CaseState): CodeOf<typeof htcdsCaseStatuses> => {
  if (state === 'FOLLOW_UP') return 'FollowUp';
  if (state === 'CLOSED_REFERRED') return 'ClosedReferred';
  return state === 'CLOSED' || state === 'DECEASED' ? 'Closed' : 'Active';
};

/** What happens to a case; `caseMoves` says from where, to where and under which guards. */
export const caseEvents = codeList({
  register: { id: 'Daftarkan', en: 'Register' },
  openIntake: { id: 'Buka penerimaan', en: 'Open intake' },
  beginScreening: { id: 'Mulai penapisan', en: 'Begin screening' },
  determine: { id: 'Tetapkan status', en: 'Determine' },
  appeal: { id: 'Ajukan keberatan', en: 'Appeal' },
  assistAsCitizen: { id: 'Bantu sebagai WNI', en: 'Assist as a citizen' },
  startReturn: { id: 'Mulai pemulangan', en: 'Start the return' },
  markReady: { id: 'Nyatakan siap', en: 'Mark ready' },
  revoke: { id: 'Batalkan kesiapan', en: 'Revoke readiness' },
  offload: { id: 'Turunkan dari manifes', en: 'Offload' },
  depart: { id: 'Berangkat', en: 'Depart' },
  joinAboard: { id: 'Ikut tanpa terdaftar', en: 'Join aboard' },
  continue: { id: 'Lanjutkan perjalanan', en: 'Continue the journey' },
  turnBack: { id: 'Tertahan di perjalanan', en: 'Turn back' },
  arrive: { id: 'Tiba', en: 'Arrive' },
  handover: { id: 'Serah terima ke rumah perlindungan', en: 'Hand over to a shelter' },
  directHome: { id: 'Langsung pulang ke rumah', en: 'Go directly home' },
  discharge: { id: 'Keluar dari rumah perlindungan', en: 'Discharge' },
  startPlan: { id: 'Mulai rencana reintegrasi', en: 'Start the plan' },
  enterFollowUp: { id: 'Masuk pemantauan lanjutan', en: 'Enter follow-up' },
  decline: { id: 'Menolak bantuan', en: 'Decline aid' },
  close: { id: 'Tutup kasus', en: 'Close' },
  suspend: { id: 'Tangguhkan', en: 'Suspend' },
  resume: { id: 'Lanjutkan', en: 'Resume' },
  loseContact: { id: 'Nyatakan hilang kontak', en: 'Record lost contact' },
  reconnect: { id: 'Terhubung kembali', en: 'Reconnect' },
  die: { id: 'Catat meninggal dunia', en: 'Record the death' },
  referOut: { id: 'Rujuk dan tutup', en: 'Refer and close' },
  reopen: { id: 'Buka kembali', en: 'Reopen' },
});
export type CaseEvent = CodeOf<typeof caseEvents>;
