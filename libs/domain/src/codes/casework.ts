import { codeList, type CodeOf } from './code-list';

/** What a step waits for that somebody must judge; `outcomes` are all it may end in, `good` those that let it go on. */
export const assessmentKinds = codeList({
  TRIAGE: {
    id: 'Pemilahan kebutuhan mendesak',
    en: 'Triage of urgent needs',
    outcomes: ['URGENT', 'NONE'],
    good: ['URGENT', 'NONE'],
  },
  NATIONALITY: {
    id: 'Verifikasi kewarganegaraan',
    en: 'Nationality check',
    outcomes: ['VERIFIED', 'NOT_VERIFIED'],
    good: ['VERIFIED'],
  },
  RETURN_CHOICE: {
    id: 'Pilihan pulang',
    en: 'Choice to return',
    outcomes: ['VOLUNTARY', 'DEPORTATION_ORDER', 'STAYS'],
    good: ['VOLUNTARY', 'DEPORTATION_ORDER'],
  },
  RETURN_RISK: {
    id: 'Penilaian risiko pulang',
    en: 'Risk of returning',
    outcomes: ['SAFE', 'SAFE_WITH_MEASURES', 'UNSAFE'],
    good: ['SAFE', 'SAFE_WITH_MEASURES'],
  },
  FITNESS: {
    id: 'Laik bepergian',
    en: 'Fit to travel',
    outcomes: ['FIT', 'FIT_WITH_ESCORT', 'UNFIT'],
    good: ['FIT', 'FIT_WITH_ESCORT'],
  },
  BEST_INTEREST: {
    id: 'Kepentingan terbaik anak',
    en: 'Best interest of the child',
    outcomes: ['RETURN', 'STAY'],
    good: ['RETURN'],
  },
  GUARDIAN: {
    id: 'Wali atau pendamping',
    en: 'Guardian or escort',
    outcomes: ['GUARDIAN', 'ESCORT', 'NONE'],
    good: ['GUARDIAN', 'ESCORT'],
  },
  NEEDS: {
    id: 'Penilaian kebutuhan',
    en: 'Needs assessment',
    outcomes: ['DONE', 'DECLINED'],
    good: ['DONE', 'DECLINED'],
  },
  FAMILY: {
    id: 'Penilaian keluarga',
    en: 'Family assessment',
    outcomes: ['POSITIVE', 'NEGATIVE'],
    good: ['POSITIVE'],
  },
});
export type AssessmentKind = CodeOf<typeof assessmentKinds>;

/**
 * What passes between two units: one kind of offer, open at most once, that the other side accepts or refuses. `opens`
 * is what acceptance opens to the one who is given the case, and with it every record that its reach sees;
 * `leaves` what remains to the one who gives it away.
 */
export const offerKinds = codeList({
  REFERRAL: { id: 'Rujukan', en: 'Referral', opens: 'BY_SERVICE', leaves: null, clock: 'REFERRAL_ANSWER' },
  TRANSFER: { id: 'Pelimpahan', en: 'Transfer', opens: 'CUSTODY', leaves: 'SUMMARY', clock: 'TRANSFER_ANSWER' },
  REQUEST: { id: 'Permintaan', en: 'Request', opens: 'CUSTODY', leaves: 'SUMMARY', clock: 'TRANSFER_ANSWER' },
  RETURN: { id: 'Pengembalian', en: 'Return', opens: 'CUSTODY', leaves: 'SUMMARY', clock: 'TRANSFER_ANSWER' },
});
export type OfferKind = CodeOf<typeof offerKinds>;

/** What one unit asks of another; `reach` is what accepting opens. */
export const referralServices = codeList({
  RECEPTION: { id: 'Penerimaan', en: 'Reception', reach: 'TRAVEL' },
  DOCUMENTS: { id: 'Dokumen perjalanan', en: 'Travel documents', reach: 'TRAVEL' },
  INVESTIGATION: { id: 'Penyelidikan', en: 'Investigation', reach: 'INQUIRY' },
  SHELTER: { id: 'Rumah perlindungan', en: 'Shelter', reach: 'CARE' },
  REINTEGRATION: { id: 'Reintegrasi', en: 'Reintegration', reach: 'AFTERCARE' },
});
export type ReferralService = CodeOf<typeof referralServices>;

export const referralStates = codeList({
  OFFERED: { id: 'Ditawarkan', en: 'Offered' },
  ACCEPTED: { id: 'Diterima', en: 'Accepted' },
  REFUSED: { id: 'Ditolak', en: 'Refused' },
  WITHDRAWN: { id: 'Ditarik', en: 'Withdrawn' },
  EXPIRED: { id: 'Kedaluwarsa', en: 'Expired' },
  // The case passed to somebody else before it was answered.
  OVERTAKEN: { id: 'Didahului', en: 'Overtaken' },
  // Who had accepted gave it back.
  RETURNED: { id: 'Dikembalikan', en: 'Returned' },
});
export type ReferralState = CodeOf<typeof referralStates>;

export const refusalReasons = codeList({
  NO_CAPACITY: { id: 'Tidak ada kapasitas', en: 'No capacity' },
  NOT_OUR_TASK: { id: 'Bukan kewenangan kami', en: 'Not our task' },
  NEED_MORE: { id: 'Perlu keterangan tambahan', en: 'More is needed to decide' },
  KEPT: { id: 'Tetap kami tangani', en: 'We go on with it ourselves' },
  OWN_WISH: { id: 'Kehendak yang bersangkutan', en: 'The person’s own wish' },
});

/** Why a case goes from one colleague to another. */
export const assignmentReasons = codeList({
  INTAKE: { id: 'Membuka penerimaan', en: 'Opened the intake' },
  WORKLOAD: { id: 'Pembagian tugas', en: 'Division of work' },
  SHIFT: { id: 'Pergantian jaga', en: 'Change of shift' },
  ROTATION: { id: 'Mutasi', en: 'Rotation' },
  ABSENCE: { id: 'Berhalangan', en: 'Absence' },
  EXPERTISE: { id: 'Keahlian', en: 'Expertise' },
  BARRED: { id: 'Dikecualikan dari kasus', en: 'Barred from the case' },
});
export type AssignmentReason = CodeOf<typeof assignmentReasons>;

/** Why one colleague must not know of one case. */
export const barReasons = codeList({
  KIN: { id: 'Hubungan keluarga', en: 'Kin' },
  CONFLICT_OF_INTEREST: { id: 'Benturan kepentingan', en: 'Conflict of interest' },
  SUSPECTED_LEAK: { id: 'Dugaan kebocoran', en: 'Suspected leak' },
  THREAT: { id: 'Ancaman', en: 'Threat to the person' },
  SURVIVOR_WISH: { id: 'Permintaan penyintas', en: "The survivor's wish" },
});
export type BarReason = CodeOf<typeof barReasons>;

export const assistanceStates = codeList({
  PLANNED: { id: 'Direncanakan', en: 'Planned' },
  GIVEN: { id: 'Diberikan', en: 'Given' },
  CANCELLED: { id: 'Dibatalkan', en: 'Cancelled' },
});

export const conditions = codeList({
  GOOD: { id: 'Baik', en: 'Good' },
  NEEDS_CARE: { id: 'Perlu perawatan', en: 'Needs care' },
  HOSPITAL: { id: 'Dirujuk ke rumah sakit', en: 'Taken to hospital' },
});

/** Why somebody is not where the manifest says. */
export const gapReasons = codeList({
  UNFIT: { id: 'Tidak laik bepergian', en: 'Unfit to travel' },
  NO_SHOW: { id: 'Tidak hadir', en: 'Did not appear' },
  DOCUMENT: { id: 'Dokumen tidak diterima', en: 'Document not accepted' },
  AUTHORITY: { id: 'Ditahan otoritas', en: 'Kept by an authority' },
  MISSED_CONNECTION: { id: 'Tertinggal penerbangan lanjutan', en: 'Missed the connection' },
  OWN_WISH: { id: 'Kehendak sendiri', en: 'Own wish' },
  REPLANNED: { id: 'Dijadwalkan ulang', en: 'Moved to another trip' },
  BORDER: { id: 'Tertahan di perbatasan', en: 'Held back at the border' },
  DIED: { id: 'Meninggal dunia', en: 'Died' },
  NO_SEAT: { id: 'Tidak ada tempat duduk', en: 'No seat' },
});
export type GapReason = CodeOf<typeof gapReasons>;

/** Why something that is due is looked at later; it is due when it was. */
export const snoozeReasons = codeList({
  DATE_AGREED: { id: 'Sudah ada janji pada waktu itu', en: 'A time is agreed' },
  WAITING_PERSON: { id: 'Menunggu yang bersangkutan', en: 'Waiting for the person' },
  WAITING_AGENCY: { id: 'Menunggu instansi lain', en: 'Waiting for another agency' },
  WAITING_PAPER: { id: 'Menunggu dokumen', en: 'Waiting for a paper' },
  MORE_URGENT: { id: 'Ada yang lebih mendesak', en: 'Others are more urgent' },
});
export type SnoozeReason = CodeOf<typeof snoozeReasons>;

/** Are two registrations of one human being? Only the national desk says so where nobody else sees both. */
export const matchVerdicts = codeList({
  OPEN: { id: 'Belum diputuskan', en: 'Not judged yet' },
  SAME: { id: 'Orang yang sama', en: 'Same person' },
  SAME_NEW_EPISODE: { id: 'Orang yang sama, peristiwa baru', en: 'Same person, new episode' },
  DIFFERENT: { id: 'Orang yang berbeda', en: 'Different people' },
});
export type MatchVerdict = CodeOf<typeof matchVerdicts>;

/** Why identity is opened; asked at every opening and kept in the audit. */
export const readPurposes = codeList({
  CASE_WORK: { id: 'Penanganan kasus', en: 'Case work' },
  DOCUMENTS: { id: 'Pengurusan dokumen', en: 'Documents' },
  TRAVEL: { id: 'Perjalanan', en: 'Travel' },
  PROTECTION: { id: 'Perlindungan', en: 'Protection' },
  INVESTIGATION: { id: 'Penyelidikan', en: 'Investigation' },
  SAFETY: { id: 'Keselamatan jiwa', en: 'Safety of life' },
  SUBJECT_REQUEST: { id: 'Permintaan yang bersangkutan', en: "The person's own request" },
});
export type ReadPurpose = CodeOf<typeof readPurposes>;
