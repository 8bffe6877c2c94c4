import { codeList, type CodeOf } from './code-list';

/** What somebody may ask of whoever holds data about them (UU 27/2022, chapter IV), and the clock that then runs. */
export const rightsKinds = codeList({
  ACCESS: { id: 'Akses dan salinan data', en: 'Access to the data, and a copy', clock: 'DATA_ACCESS' },
  CORRECTION: { id: 'Perbaikan data', en: 'Correction', clock: 'DATA_CORRECTION' },
  RESTRICTION: { id: 'Pembatasan pemrosesan', en: 'Restriction', clock: 'DATA_RESTRICTION' },
  WITHDRAWAL: { id: 'Penarikan persetujuan', en: 'Withdrawal of consent', clock: 'STOP_AFTER_WITHDRAWAL' },
  OBJECTION: { id: 'Keberatan', en: 'Objection', clock: 'DATA_RESTRICTION' },
  ERASURE: { id: 'Penghapusan', en: 'Erasure', clock: 'DATA_ERASURE' },
} as const);
export type RightsKind = CodeOf<typeof rightsKinds>;

export const rightsOutcomes = codeList({
  GRANTED: { id: 'Dipenuhi', en: 'Granted' },
  PARTLY: { id: 'Dipenuhi sebagian', en: 'Granted in part' },
  REFUSED: { id: 'Ditolak', en: 'Refused' },
});
export const rightsStates = codeList({
  OPEN: { id: 'Menunggu jawaban', en: 'Open' },
  GRANTED: { id: 'Dipenuhi', en: 'Granted' },
  PARTLY: { id: 'Dipenuhi sebagian', en: 'Granted in part' },
  REFUSED: { id: 'Ditolak', en: 'Refused' },
});

/** What is owed to somebody from a moment that no act of ours makes, and the clock that runs once it is known. */
export const claimKinds = codeList({
  SERVICES: { id: 'Permohonan layanan diterima', en: 'Services were applied for', clock: 'SERVICE_AFTER_APPLICATION' },
  BREACH_NOTICE: {
    id: 'Kegagalan pelindungan datanya diketahui',
    en: 'A breach of their data became known',
    clock: 'BREACH_NOTICE',
  },
  RESTITUTION: {
    id: 'Putusan restitusi berkekuatan hukum tetap diberitahukan',
    en: 'Notice of a final verdict with restitution',
    clock: 'RESTITUTION_PAYMENT',
  },
} as const);
export type ClaimKind = CodeOf<typeof claimKinds>;

export const claimOutcomes = codeList({
  MET: { id: 'Dipenuhi', en: 'Met' },
  NOT_OWED: { id: 'Tidak berhak', en: 'Not owed' },
  GIVEN_UP: { id: 'Tidak dikehendaki lagi', en: 'No longer wanted' },
});

export const claimStates = codeList({
  OPEN: { id: 'Menunggu', en: 'Open' },
  MET: { id: 'Dipenuhi', en: 'Met' },
  NOT_OWED: { id: 'Tidak berhak', en: 'Not owed' },
  GIVEN_UP: { id: 'Tidak dikehendaki lagi', en: 'No longer wanted' },
});

/** All that a request may be refused on; `not` are the kinds that a ground does not hold against. */
export const rightsGrounds = codeList({
  ENDANGERS: {
    id: 'Membahayakan keamanan atau kesehatan yang bersangkutan atau orang lain',
    en: "Endangers the person's own or another's safety or health",
    basis: 'UU 27/2022 art. 33(a)',
    not: ['WITHDRAWAL'],
  },
  REVEALS_OTHERS: {
    id: 'Mengungkap data pribadi orang lain',
    en: "Reveals another's personal data",
    basis: 'UU 27/2022 art. 33(b)',
    not: ['WITHDRAWAL', 'RESTRICTION', 'OBJECTION', 'ERASURE'],
  },
  NATIONAL_SECURITY: {
    id: 'Pertahanan dan keamanan nasional',
    en: 'National defence and security',
    basis: 'UU 27/2022 art. 33(c)',
    not: ['WITHDRAWAL'],
  },
  LAW_ENFORCEMENT: {
    id: 'Proses penegakan hukum',
    en: 'Law enforcement in progress',
    basis: 'UU 27/2022 art. 15(1)(b)',
    not: ['ACCESS', 'CORRECTION', 'WITHDRAWAL'],
  },
  RETENTION_DUTY: {
    id: 'Masa simpan menurut aturan belum berakhir',
    en: 'A rule requires it to be kept for longer',
    basis: 'UU 27/2022 art. 15(1)(c)',
    not: ['ACCESS', 'CORRECTION', 'RESTRICTION', 'WITHDRAWAL', 'OBJECTION'],
  },
  NOT_THE_PERSON: {
    id: 'Peminta tidak terbukti sebagai yang bersangkutan atau walinya',
    en: 'Whoever asked is not shown to be the person or to speak for them',
    basis: 'UU 27/2022 art. 6',
    not: [],
  },
} as const);
export type RightsGround = CodeOf<typeof rightsGrounds>;

/** What such a request may be refused on. */
export const groundsAgainst = (kind: RightsKind): RightsGround[] =>
  rightsGrounds.codes.filter((code) => !(rightsGrounds.row(code).not as readonly string[]).includes(kind));

export const erasureStates = codeList({
  PROPOSED: { id: 'Diusulkan', en: 'Proposed' },
  ERASED: { id: 'Dihapus', en: 'Erased' },
  DECLINED: { id: 'Tidak disetujui', en: 'Declined' },
});
export const erasureReasons = codeList({
  RETENTION: { id: 'Masa simpan berakhir', en: 'The time of keeping is over' },
  REQUEST: { id: 'Permintaan yang bersangkutan', en: "The person's own request" },
});
