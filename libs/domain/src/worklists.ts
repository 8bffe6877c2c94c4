import { codeList, type CodeOf } from './codes';
import { caseStates, type CaseState } from './case-states';
import type { ActName } from './policy';

/** A fact about a case by which it is one's to do something now. */
export type TodoFact =
  | 'OPEN_HOLD'
  | 'NO_DOCUMENT'
  | 'NOTHING_IN_THE_WAY'
  | 'NOT_LISTED'
  | 'UNSIGNED_HANDOVER'
  | 'NO_BED'
  | 'AWAITED'
  | 'MEETS'
  | 'FOLLOW_UP_DUE'
  | 'NOBODY_ASSIGNED'
  | 'SEPARATED';

interface Row {
  readonly id: string;
  readonly en: string;
  /** Who may do the act, under a reach that allows it, has the list. */
  readonly act: ActName;
  readonly states: readonly CaseState[];
  readonly fact?: TodoFact;
}

const atHome = ['RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP'] as const;
const abroad = ['REPORTED', 'INTAKE', 'SCREENING', 'IDENTIFIED', 'NOT_IDENTIFIED', 'PREPARING', 'READY'] as const;

/** What is somebody's to do now, in the order of the way home. A list and its count are one question. */
export const worklists = codeList({
  ASSIGN: {
    id: 'Tetapkan yang mengerjakan',
    en: 'Say who works on it',
    act: 'assignCase',
    states: [...abroad, 'DEPARTED', 'ARRIVED', 'IN_SHELTER', ...atHome],
    fact: 'NOBODY_ASSIGNED',
  },
  OPEN_INTAKE: { id: 'Buka penerimaan', en: 'Open the intake', act: 'moveCase', states: ['REPORTED'] },
  BEGIN_SCREENING: { id: 'Mulai penapisan', en: 'Begin screening', act: 'moveCase', states: ['INTAKE'] },
  DETERMINE: { id: 'Tetapkan status', en: 'Determine', act: 'recordDetermination', states: ['SCREENING'] },
  START_RETURN: {
    id: 'Mulai pemulangan',
    en: 'Start the return',
    act: 'moveCase',
    states: ['IDENTIFIED', 'NOT_IDENTIFIED'],
  },
  ISSUE_DOCUMENT: {
    id: 'Terbitkan dokumen perjalanan',
    en: 'Issue a travel document',
    act: 'recordDocument',
    states: ['IDENTIFIED', 'PREPARING'],
    fact: 'NO_DOCUMENT',
  },
  CLEAR_HOLD: { id: 'Selesaikan hambatan', en: 'Clear holds', act: 'clearHold', states: abroad, fact: 'OPEN_HOLD' },
  MARK_READY: {
    id: 'Nyatakan siap',
    en: 'Mark ready',
    act: 'moveCase',
    states: ['PREPARING'],
    fact: 'NOTHING_IN_THE_WAY',
  },
  PUT_ON_LIST: {
    id: 'Masukkan ke manifes',
    en: 'Put on a manifest',
    act: 'manifestPassenger',
    states: ['READY'],
    fact: 'NOT_LISTED',
  },
  SIGN_HANDOVER: {
    id: 'Tanda tangani serah terima',
    en: 'Sign a handover',
    act: 'signHandover',
    // Between posts people are given before they travel, and an addendum may be of anybody.
    states: caseStates.codes,
    fact: 'UNSIGNED_HANDOVER',
  },
  FIND_BED: {
    id: 'Carikan tempat tidur',
    en: 'Find a bed',
    act: 'placeInShelter',
    states: ['ARRIVED', 'IN_SHELTER'],
    fact: 'NO_BED',
  },
  AWAIT_GUEST: {
    id: 'Pastikan siapa yang tiba',
    en: 'Say who came',
    act: 'confirmGuest',
    states: ['IN_SHELTER'],
    fact: 'AWAITED',
  },
  HOUSE_APART: {
    id: 'Pisahkan yang tidak boleh bertemu',
    en: 'House apart who must not meet',
    act: 'placeInShelter',
    states: ['IN_SHELTER'],
    fact: 'MEETS',
  },
  REUNITE: {
    id: 'Satukan anak dengan orang dewasanya',
    en: 'Bring a child to its adults',
    act: 'linkKin',
    states: [...abroad, 'DEPARTED', 'ARRIVED', 'IN_SHELTER'],
    fact: 'SEPARATED',
  },
  AGREE_PLAN: { id: 'Sepakati rencana', en: 'Agree a plan', act: 'agreePlan', states: ['RETURNED_HOME'] },
  FOLLOW_UP: {
    id: 'Lakukan pemantauan',
    en: 'Follow up',
    act: 'recordFollowUp',
    states: atHome,
    fact: 'FOLLOW_UP_DUE',
  },
  RESUME: { id: 'Lanjutkan yang ditangguhkan', en: 'Resume what is on hold', act: 'moveCase', states: ['ON_HOLD'] },
  FIND_AGAIN: { id: 'Hubungi kembali', en: 'Find again', act: 'moveCase', states: ['MISSING'] },
} satisfies Record<string, Row>);
export type WorklistCode = CodeOf<typeof worklists>;

export const worklistOf = (code: WorklistCode): Row => worklists.row(code);
