import type { CaseFacts, TravelDocumentFact } from './case-facts';
import type { Day } from './calendar';
import { isJourney } from './case-states';
import { codeList, type CodeOf } from './codes';
import { dueAfter } from './deadlines';

/** What a move may wait for. `asked`: the act itself can bring it, so that a form asks for it. */
export const guardCodes = codeList({
  SOURCE: { id: 'sumber laporan', en: 'the source of the report', asked: true },
  POST: { id: 'perwakilan yang menerima', en: 'the post that received it', asked: true },
  RECEIVED_AT: { id: 'waktu laporan diterima', en: 'when it was received', asked: true },
  OWNER: { id: 'penanggung jawab di suatu perwakilan', en: 'a named owner in a post', asked: false },
  DUPLICATE_CHECK: { id: 'pemeriksaan data ganda', en: 'a recorded check for duplicates', asked: false },
  NEEDS_TRIAGED: { id: 'pemilahan kebutuhan mendesak', en: 'triage of urgent needs', asked: false },
  CONSENT: {
    id: 'persetujuan, atau dasar lain yang sah',
    en: 'consent, or a guardian’s with the best-interest record, or vital interest',
    asked: false,
  },
  DETERMINATION: {
    id: 'penetapan oleh petugas, bukan oleh sistem',
    en: 'a determination recorded by an officer, not by a system',
    asked: false,
  },
  ACTUAL_BY_AUTHORITY: {
    id: 'badan dan tanggal keputusan untuk status korban',
    en: 'body and date of the decision that makes an actual victim',
    asked: false,
  },
  NOT_WITH_REASON: {
    id: 'petugas dan alasan untuk status bukan korban',
    en: 'officer and reason for saying not a victim',
    asked: false,
  },
  INTERVIEWER: {
    id: 'pewawancara sesuai pilihan jenis kelamin',
    en: 'an interviewer of the sex that was asked for',
    asked: false,
  },
  RETURN_CHOICE: {
    id: 'pilihan pulang secara sukarela, atau perintah deportasi',
    en: 'a voluntary choice to return, or a deportation order',
    asked: false,
  },
  RISK_ASSESSED: { id: 'penilaian risiko', en: 'a risk assessment', asked: false },
  SAFE_TO_RETURN: { id: 'kepulangan yang tidak berbahaya', en: 'a return that is not unsafe', asked: false },
  NATIONALITY: { id: 'kewarganegaraan terverifikasi', en: 'verified nationality', asked: false },
  TRAVEL_DOCUMENT: {
    id: 'dokumen perjalanan yang berlaku pada tanggal tiba',
    en: 'a travel document valid on the planned day of arrival',
    asked: false,
  },
  EXIT_CLEARANCE: {
    id: 'izin keluar, atau alasan tidak diperlukan',
    en: 'exit clearance, or the reason why none is required',
    asked: false,
  },
  NO_BLOCKING_HOLD: { id: 'tidak ada hambatan terbuka', en: 'no open blocking hold', asked: false },
  FIT_TO_TRAVEL: {
    id: 'kelaikan bepergian, dinilai paling lama 7 hari sebelumnya',
    en: 'fitness to travel, judged at most 7 days before',
    asked: false,
  },
  CHILD_ACCOMPANIED: { id: 'wali atau pendamping anak', en: 'guardian or escort for a child', asked: false },
  CHILD_BEST_INTEREST: {
    id: 'penilaian kepentingan terbaik anak',
    en: 'a best-interest record for a child',
    asked: false,
  },
  RECEIVER_ACCEPTED: { id: 'instansi penerima menyanggupi', en: 'acceptance by the receiving agency', asked: false },
  REASON: { id: 'alasan', en: 'a reason', asked: true },
  CAUSE_TO_REVOKE: {
    id: 'syarat yang tidak lagi terpenuhi, atau alasan',
    en: 'something that no longer holds, or a reason',
    asked: true,
  },
  LEG_DEPARTED: { id: 'keberangkatan tercatat', en: 'the recorded departure of the leg', asked: false },
  BOARDED: { id: 'penumpang tercatat naik', en: 'the person boarded on it', asked: false },
  NO_OTHER_MOVEMENT: { id: 'tidak ada perjalanan lain', en: 'no other open movement', asked: false },
  LATER_LEG: { id: 'penerbangan atau pelayaran lanjutan', en: 'a later leg that continues the movement', asked: false },
  LEG_ARRIVED: { id: 'kedatangan tercatat', en: 'the recorded arrival of the leg', asked: false },
  IMMIGRATION_ENTRY: { id: 'catatan masuk imigrasi', en: 'the entry recorded by immigration', asked: false },
  SPLP_CONSUMED: { id: 'SPLP ditarik', en: 'the SPLP used up, if travelled on one', asked: false },
  BAST_SIGNED: { id: 'BAST ditandatangani kedua pihak', en: 'a BAST signed by both sides', asked: false },
  BED_FREE: { id: 'tempat tidur tersedia', en: 'a free bed', asked: false },
  BAST_TO_HOME: { id: 'BAST kepada pemda atau keluarga', en: 'a BAST to local government or family', asked: false },
  ADULT: { id: 'sudah dewasa', en: 'an adult', asked: false },
  NO_SUSPECT_FLAG: { id: 'bukan tersangka', en: 'no flag as a suspect', asked: false },
  NEEDS_ASSESSED: {
    id: 'penilaian kebutuhan, atau penolakannya',
    en: 'a needs assessment, done or declined',
    asked: false,
  },
  ESCORT_HOME: {
    id: 'pendamping pulang bagi anak atau yang sakit',
    en: 'an escort home for a child or for anybody ill',
    asked: false,
  },
  FAMILY_ASSESSED: { id: 'penilaian keluarga positif', en: 'a positive assessment of family or home', asked: false },
  OWN_WORDS: { id: 'penolakan dengan kata-katanya sendiri', en: 'the refusal in the person’s own words', asked: true },
  TOLD_HOW_TO_RETURN: { id: 'penjelasan cara kembali', en: 'word of how to come back', asked: true },
  PLAN_AGREED: { id: 'rencana yang disepakati', en: 'an agreed plan', asked: false },
  BASELINE_SURVEY: { id: 'survei awal', en: 'the baseline survey', asked: false },
  PLAN_ITEMS_DONE: { id: 'semua butir rencana selesai atau batal', en: 'no open items of the plan', asked: false },
  FINAL_SURVEY: { id: 'survei akhir, atau penolakannya', en: 'the final survey, or its refusal', asked: false },
  SIX_MONTHS_HOME: { id: 'enam bulan di rumah, atau alasan', en: 'six months at home, or a reason', asked: true },
  CLOSURE_REASON: { id: 'alasan penutupan', en: 'a reason for closure', asked: true },
  REMEMBERED_STATE: { id: 'keadaan sebelumnya', en: 'the state to return to', asked: false },
  DONE_BY_A_PERSON: { id: 'keputusan seorang petugas', en: 'the decision of a person, not of a job', asked: true },
  NEXT_OF_KIN: { id: 'pemberitahuan kepada keluarga', en: 'notice to the next of kin', asked: true },
  REFERRAL_ACCEPTED: { id: 'rujukan yang diterima', en: 'an accepted referral', asked: false },
  SUPERVISOR: { id: 'persetujuan atasan', en: 'a supervisor', asked: true },
  WITHIN_RETENTION: { id: 'masa simpan belum lewat', en: 'a time within retention', asked: false },
});
export type GuardCode = CodeOf<typeof guardCodes>;

export type RefusalParams = Readonly<Record<string, string | number | readonly string[]>>;

/** Where to put it right, and with what; the guard's own label says what is missing. */
export interface Objection {
  readonly field: string;
  readonly params?: RefusalParams;
}

/** Judged as of the instant at which the act occurred. */
export type Guard = (facts: CaseFacts, at: Date) => true | Objection;

const day = 86_400_000;
const unless = (holds: boolean, field: string, params?: RefusalParams): true | Objection =>
  holds || (params ? { field, params } : { field });
const by = (instant: Date | null | undefined, at: Date): boolean => !!instant && instant <= at;

/** Who may be a child is protected as one. */
const mayBeChild = (facts: CaseFacts): boolean => facts.isChildNow !== false;

/** A document on which somebody can be let in on that day; while its number is pending its expiry may be, too. */
export const isValidOn = ({ status, expiresOn, numberPending }: TravelDocumentFact, on: Day): boolean =>
  status === 'VALID' && (expiresOn === null ? numberPending : expiresOn >= on);

/**
 * A child's own consent is not enough and a guardian's is none for an adult, whose family may have sold her. Vital
 * interest needs nobody's yes.
 */
const mayProcess = (facts: CaseFacts, at: Date): boolean =>
  facts.consents.some(({ basis, given, withdrawnAt }) => {
    if (withdrawnAt && withdrawnAt <= at) return false;
    if (basis === 'VITAL_INTEREST') return true;
    if (basis === 'CONSENT') return given && facts.isChildNow !== true;
    return basis === 'GUARDIAN_ASSENT' && given && mayBeChild(facts) && facts.bestInterestRecord;
  });

const readiness = {
  NATIONALITY: (facts) => unless(facts.nationalityVerified, 'nationality'),
  TRAVEL_DOCUMENT: ({ documents, plannedArrival }) => {
    if (!plannedArrival) return { field: 'plannedArrival' };
    const usable = documents.some((document) => isValidOn(document, plannedArrival));
    return unless(usable, 'documents', { arrival: plannedArrival });
  },
  EXIT_CLEARANCE: ({ clearances }) => {
    const waiting = clearances.filter(
      ({ status, reason }) => status !== 'GRANTED' && !(status === 'NOT_REQUIRED' && reason),
    );
    const kinds = waiting.map(({ kind }) => kind);
    return unless(clearances.length > 0 && waiting.length === 0, 'clearances', { kinds });
  },
  NO_BLOCKING_HOLD: ({ holds }) => {
    const blocking = holds.filter((hold) => hold.blocking).map(({ code }) => code);
    return unless(blocking.length === 0, 'holds', { codes: blocking });
  },
  FIT_TO_TRAVEL: ({ fitness }, at) => {
    const recent = !!fitness && by(fitness.at, at) && at.getTime() - fitness.at.getTime() <= 7 * day;
    return unless(recent && fitness.result !== 'UNFIT', 'fitness');
  },
  CHILD_ACCOMPANIED: (facts) => unless(!mayBeChild(facts) || facts.guardianOrEscort, 'guardianOrEscort'),
  CHILD_BEST_INTEREST: (facts) => unless(!mayBeChild(facts) || facts.bestInterestRecord, 'bestInterestRecord'),
  RECEIVER_ACCEPTED: (facts, at) => unless(by(facts.receiverAcceptedAt, at), 'referral'),
} as const satisfies Partial<Record<GuardCode, Guard>>;

export const guards: Readonly<Record<GuardCode, Guard>> = {
  ...readiness,

  SOURCE: (facts) => unless(facts.source !== null, 'source'),
  POST: (facts) => unless(!!facts.post, 'post'),
  RECEIVED_AT: (facts, at) => unless(by(facts.receivedAt, at), 'receivedAt'),
  OWNER: ({ owner }) => unless(!!owner?.account && !!owner.post, 'owner'),
  DUPLICATE_CHECK: (facts) => unless(facts.duplicateCheckDone, 'duplicateCheck'),
  NEEDS_TRIAGED: (facts) => unless(facts.needsTriaged, 'needs'),
  CONSENT: (facts, at) => unless(mayProcess(facts, at), 'consents'),

  DETERMINATION: ({ determinations }) => unless(determinations.at(-1)?.byOfficer === true, 'determination'),
  ACTUAL_BY_AUTHORITY: ({ determinations }, at) => {
    const last = determinations.at(-1);
    return unless(last?.outcome !== 'ACTUAL' || (last.body !== null && by(last.decidedAt, at)), 'determination');
  },
  // Above all never from 'no injury seen': somebody says why, and is named.
  NOT_WITH_REASON: ({ determinations }) => {
    const last = determinations.at(-1);
    return unless(last?.outcome !== 'NOT' || (!!last.officer && last.reason), 'determination');
  },
  INTERVIEWER: (facts) => unless(facts.interviewerPreferenceHonoured, 'interviewer'),
  RETURN_CHOICE: (facts) => unless(facts.returnChosen || facts.deportationOrder, 'returnChoice'),
  RISK_ASSESSED: (facts) => unless(facts.risk !== null, 'risk'),
  SAFE_TO_RETURN: (facts) => unless(facts.risk !== 'UNSAFE', 'risk'),

  REASON: (facts) => unless(!!facts.act?.reason, 'reason'),
  CAUSE_TO_REVOKE: (facts, at) => {
    const holds = Object.values<Guard>(readiness).every((guard) => guard(facts, at) === true);
    return unless(!holds || !!facts.act?.reason, 'reason');
  },
  LEG_DEPARTED: (facts, at) => unless(by(facts.leg?.departedAt, at), 'leg'),
  BOARDED: (facts) => unless(!!facts.leg?.boarded, 'passenger'),
  NO_OTHER_MOVEMENT: (facts) => unless(!facts.otherOpenMovement, 'movement'),
  LATER_LEG: (facts) => unless(!!facts.leg?.continuesMovement, 'leg'),
  LEG_ARRIVED: ({ leg }, at) =>
    unless(by(leg?.arrivedAt, at) && (!leg?.departedAt || !leg.arrivedAt || leg.arrivedAt > leg.departedAt), 'leg'),
  IMMIGRATION_ENTRY: (facts, at) => unless(by(facts.immigrationEntryAt, at), 'immigrationEntry'),
  SPLP_CONSUMED: (facts) =>
    unless(facts.travelledOn !== null && (facts.travelledOn !== 'SPLP' || facts.splpConsumed), 'documents'),

  BAST_SIGNED: (facts, at) => unless(by(facts.bast?.signedAt, at), 'handover'),
  BED_FREE: (facts) => unless(facts.bedFree, 'bed'),
  BAST_TO_HOME: ({ bast }) => unless(bast?.receiver === 'PEMDA' || bast?.receiver === 'FAMILY', 'handover'),
  ADULT: (facts) => unless(!mayBeChild(facts), 'birthDate'),
  NO_SUSPECT_FLAG: (facts) => unless(!facts.suspect, 'determination'),
  NEEDS_ASSESSED: (facts) => unless(facts.needsAssessment !== null, 'needsAssessment'),
  ESCORT_HOME: (facts) => unless((!mayBeChild(facts) && !facts.ill) || facts.escortHome, 'escort'),
  FAMILY_ASSESSED: (facts) => unless(facts.familyAssessment === 'POSITIVE', 'familyAssessment'),

  OWN_WORDS: (facts) => unless(!!facts.act?.ownWords, 'reason'),
  TOLD_HOW_TO_RETURN: (facts) => unless(!!facts.act?.toldHowToReturn, 'toldHowToReturn'),
  PLAN_AGREED: (facts, at) => unless(by(facts.planAgreedAt, at), 'plan'),
  BASELINE_SURVEY: (facts) => unless(facts.baselineSurvey, 'survey'),
  PLAN_ITEMS_DONE: ({ planItemsOpen }) => unless(planItemsOpen === 0, 'plan', { open: planItemsOpen }),
  FINAL_SURVEY: (facts) => unless(facts.finalSurvey !== null, 'survey'),
  SIX_MONTHS_HOME: ({ homeSince, zone, act }, at) =>
    unless((!!homeSince && dueAfter(homeSince, { months: 6 }, zone) <= at) || !!act?.reason, 'reason'),
  CLOSURE_REASON: (facts) => unless(!!facts.act?.closureReason, 'closureReason'),

  REMEMBERED_STATE: (facts) => unless(isJourney(facts.remembered), 'state'),
  DONE_BY_A_PERSON: (facts) => unless(!!facts.act?.byPerson, 'account'),
  NEXT_OF_KIN: (facts) => unless(!!facts.act?.nextOfKinNotified, 'nextOfKin'),
  REFERRAL_ACCEPTED: (facts, at) => unless(by(facts.referralAcceptedAt, at), 'referral'),
  SUPERVISOR: (facts) => unless(!!facts.act?.supervisor, 'supervisor'),
  WITHIN_RETENTION: (facts, at) => unless(!!facts.retainedUntil && at <= facts.retainedUntil, 'retention'),
};
