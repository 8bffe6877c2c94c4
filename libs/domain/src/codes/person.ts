import { codeList, type CodeOf } from './code-list';

/** What a form records; a person's gender identity is HTCDS's own list, asked only where it matters to her. */
export const sexes = codeList({
  FEMALE: { id: 'Perempuan', en: 'Female', htcds: 'Feminine' },
  MALE: { id: 'Laki-laki', en: 'Male', htcds: 'Masculine' },
  UNKNOWN: { id: 'Tidak diketahui', en: 'Unknown', htcds: 'NonSpecifiedUnknown' },
});
export type Sex = CodeOf<typeof sexes>;

const sexWords: Readonly<Record<string, Sex>> = {
  l: 'MALE',
  lk: 'MALE',
  'laki-laki': 'MALE',
  'laki laki': 'MALE',
  pria: 'MALE',
  m: 'MALE',
  male: 'MALE',
  p: 'FEMALE',
  pr: 'FEMALE',
  perempuan: 'FEMALE',
  wanita: 'FEMALE',
  w: 'FEMALE',
  f: 'FEMALE',
  female: 'FEMALE',
};

/** 'L', 'P', 'Laki-laki', 'F' and the like; null when not understood. P is perempuan, in every Indonesian form. */
export const readSex = (text: string): Sex | null => {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(sexWords, word) ? (sexWords[word] ?? null) : null;
};

/** Why somebody is registered without a name. They are a full person all the same. */
export const namelessReasons = codeList({
  UNCONSCIOUS: { id: 'Tidak sadar', en: 'Unconscious' },
  REFUSED: { id: 'Tidak ingin menyebut nama', en: 'Does not want to give a name' },
  UNABLE: { id: 'Tidak dapat menjawab', en: 'Not able to answer' },
  INFANT: { id: 'Bayi belum bernama', en: 'An infant without a name yet' },
});

/** The split of every task-force figure. Whose age or sex is not known is counted apart, never guessed. */
export const personGroups = codeList({
  WOMAN: { id: 'Perempuan dewasa', en: 'Woman' },
  GIRL: { id: 'Anak perempuan', en: 'Girl' },
  MAN: { id: 'Laki-laki dewasa', en: 'Man' },
  BOY: { id: 'Anak laki-laki', en: 'Boy' },
  UNKNOWN: { id: 'Tidak diketahui', en: 'Unknown' },
});
export type PersonGroup = CodeOf<typeof personGroups>;

export const personGroup = (sex: Sex, child: boolean | 'UNKNOWN'): PersonGroup => {
  if (sex === 'UNKNOWN' || child === 'UNKNOWN') return 'UNKNOWN';
  if (sex === 'FEMALE') return child ? 'GIRL' : 'WOMAN';
  return child ? 'BOY' : 'MAN';
};

/** Why a date of birth is believed. */
export const birthDateSources = codeList({
  DOCUMENT: { id: 'Dokumen', en: 'Document' },
  STATED: { id: 'Pernyataan sendiri', en: 'Own statement' },
  FAMILY: { id: 'Keluarga', en: 'Family' },
  AGE_ASSESSMENT: { id: 'Penilaian umur', en: 'Age assessment' },
  REGISTRY: { id: 'Data kependudukan', en: 'Civil registry' },
});
