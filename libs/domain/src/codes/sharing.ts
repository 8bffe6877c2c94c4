import { codeList, type CodeOf } from './code-list';
import type { ConsentPurpose } from './care';
import type { MachinePurpose } from './sign-in';

/**
 * What of a case a partner's machine may have, in groups that a survivor can be asked about. `usual` are those that a
 * yes covers which names no groups: what taking somebody over needs, and nothing of their health, papers or contacts.
 * `events` are the entries of the timeline that tell of the group; an entry in no group is told to no machine.
 */
export const fieldGroups = codeList({
  CASE: {
    id: 'Keadaan kasus',
    en: 'Where the case stands',
    usual: true,
    events: [
      ...['register', 'openIntake', 'beginScreening', 'determine', 'recordDetermination', 'assistAsCitizen', 'appeal'],
      ...['startReturn', 'markReady', 'revoke', 'handover', 'directHome', 'discharge', 'goHome', 'signHandover'],
      ...['suspend', 'resume', 'loseContact', 'reconnect', 'die', 'referOut', 'close', 'decline', 'reopen'],
      ...['recordConsent', 'withdrawConsent', 'endConsent', 'offerReferral', 'answerReferral', 'withdrawReferral'],
      ...['transferCase', 'requestCase', 'returnCase'],
    ],
  },
  PROFILE: { id: 'Profil', en: 'Profile', usual: true, events: [] },
  IDENTITY: { id: 'Identitas', en: 'Identity', usual: true, events: ['assertFact', 'confirmFact', 'mergePeople'] },
  CONTACT: { id: 'Kontak', en: 'Contacts', usual: false, events: [] },
  EXPLOITATION: { id: 'Perekrutan dan eksploitasi', en: 'Recruitment and exploitation', usual: false, events: [] },
  HEALTH: {
    id: 'Kesehatan dan kebutuhan mendesak',
    en: 'Health and urgent needs',
    usual: false,
    events: ['recordNeed', 'meetNeed', 'recordAssessment'],
  },
  DOCUMENTS: {
    id: 'Dokumen perjalanan',
    en: 'Travel documents',
    usual: false,
    events: ['recordDocument', 'updateDocument', 'recordClearance'],
  },
  TRAVEL: {
    id: 'Perjalanan',
    en: 'Travel',
    usual: false,
    events: ['manifestPassenger', 'board', 'unboard', 'takeOff', 'offload', 'depart', 'continue', 'arrive'],
  },
  REINTEGRATION: {
    id: 'Reintegrasi',
    en: 'Reintegration',
    usual: true,
    events: [
      ...['agreePlan', 'startPlan', 'enterFollowUp', 'updatePlanItem', 'logAssistance', 'updateAssistance'],
      ...['linkSupport', 'recordFollowUp', 'moveFollowUp', 'callOffFollowUps', 'recordSurvey'],
    ],
  },
} as const);
export type FieldGroup = CodeOf<typeof fieldGroups>;

/** What each purpose of a machine may have at most, and the consent that opens it. */
export const sharedFor = {
  CASE_EXCHANGE: { consent: 'SHARING_PARTNERS', groups: fieldGroups.codes },
  TRAVEL_LISTS: { consent: 'SHARING_PARTNERS', groups: ['CASE', 'IDENTITY', 'DOCUMENTS', 'TRAVEL'] },
  STATISTICS: { consent: 'RESEARCH', groups: ['CASE', 'PROFILE', 'EXPLOITATION'] },
} as const satisfies Record<MachinePurpose, { consent: ConsentPurpose; groups: readonly FieldGroup[] }>;

/** Where the rows of a group lie, for the wall beneath: a machine is shown none of them without their group. */
export const groupOfTable = {
  need: 'HEALTH',
  assessment: 'HEALTH',
  travel_document: 'DOCUMENTS',
  clearance: 'DOCUMENTS',
  passenger: 'TRAVEL',
  plan: 'REINTEGRATION',
  goal: 'REINTEGRATION',
  plan_item: 'REINTEGRATION',
  benefit: 'REINTEGRATION',
  assistance: 'REINTEGRATION',
  follow_up: 'REINTEGRATION',
  survey: 'REINTEGRATION',
} as const satisfies Record<string, FieldGroup>;

export const webhookStates = codeList({
  ACTIVE: { id: 'Aktif', en: 'Active' },
  PAUSED: { id: 'Dihentikan sementara', en: 'Paused' },
  REMOVED: { id: 'Dihapus', en: 'Removed' },
});

/** For how long messages may fail to arrive before no more are sent. */
export const WEBHOOK_PATIENCE_HOURS = 72;

/** Why a message did not arrive. */
export const webhookFailures = codeList({
  STATUS: { id: 'Jawaban bukan 2xx', en: 'Answered with something else than 2xx' },
  REDIRECTED: { id: 'Dialihkan ke alamat lain', en: 'Redirected elsewhere' },
  GONE: { id: 'Penerima menyatakan berhenti (410)', en: 'The receiver is gone (410)' },
  TIMED_OUT: { id: 'Tidak menjawab pada waktunya', en: 'No answer in time' },
  NOT_FOUND: { id: 'Nama tidak dikenal DNS', en: 'The name is not known' },
  INNER_ADDRESS: { id: 'Alamat dalam jaringan sendiri', en: 'An address inside a network' },
  BROKEN: { id: 'Sambungan terputus', en: 'The connection broke' },
});
export type WebhookFailure = CodeOf<typeof webhookFailures>;
