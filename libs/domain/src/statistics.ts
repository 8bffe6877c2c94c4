import {
  agencyKinds,
  closureReasons,
  codeList,
  countries,
  determinationBodies,
  provinces,
  recruitmentMethods,
  sectors,
  traffickingPurposes,
  type AgencyKind,
  type CodeOf,
  type Label,
  type Lang,
} from './codes';
import { supportBands } from './sustainability';

/** The edition of these definitions and of the rules of disclosure; a release names it. */
export const statisticsPolicy = 'PULANG-STATISTICS-3';

/** Of the code of an edition what people say of it: 3 of PULANG-STATISTICS-3. */
export const versionOf = (edition: string): string => edition.slice(edition.lastIndexOf('-') + 1);

/** Always told apart; who is not known to be one of the four is guessed to be none. */
export const peopleGroups = codeList({
  WOMAN: { id: 'Perempuan dewasa', en: 'Women' },
  GIRL: { id: 'Anak perempuan', en: 'Girls' },
  MAN: { id: 'Laki-laki dewasa', en: 'Men' },
  BOY: { id: 'Anak laki-laki', en: 'Boys' },
  UNKNOWN: { id: 'Tidak diketahui', en: 'Unknown' },
});
export type PeopleGroup = CodeOf<typeof peopleGroups>;

/** How long something took, or lasted. */
export const dayBands = codeList({
  D7: { id: 'sampai 7 hari', en: 'up to 7 days' },
  D14: { id: '8 sampai 14 hari', en: '8 to 14 days' },
  D30: { id: '15 sampai 30 hari', en: '15 to 30 days' },
  D60: { id: '31 sampai 60 hari', en: '31 to 60 days' },
  D90: { id: '61 sampai 90 hari', en: '61 to 90 days' },
  D180: { id: '91 sampai 180 hari', en: '91 to 180 days' },
  D365: { id: '181 sampai 365 hari', en: '181 to 365 days' },
  MORE: { id: 'lebih dari setahun', en: 'more than a year' },
});
/** The last day of each band but the last. */
export const dayLimits = [7, 14, 30, 60, 90, 180, 365] as const;

/** What was spent on somebody at once, in rupiah; other currencies are not converted. */
export const moneyBands = codeList({
  NONE: { id: 'tanpa biaya tercatat', en: 'no cost recorded' },
  M1: { id: 'sampai Rp1 juta', en: 'up to IDR 1 million' },
  M5: { id: 'sampai Rp5 juta', en: 'up to IDR 5 million' },
  M10: { id: 'sampai Rp10 juta', en: 'up to IDR 10 million' },
  M25: { id: 'sampai Rp25 juta', en: 'up to IDR 25 million' },
  MORE: { id: 'lebih dari Rp25 juta', en: 'more than IDR 25 million' },
  FOREIGN: { id: 'mata uang lain', en: 'another currency' },
});
/** The most of each band, in millions of rupiah. */
export const moneyLimits = { M1: 1, M5: 5, M10: 10, M25: 25 } as const;

export const scoreChanges = codeList({
  BETTER: { id: 'membaik', en: 'better' },
  SAME: { id: 'tetap', en: 'about the same' },
  WORSE: { id: 'memburuk', en: 'worse' },
  UNKNOWN: { id: 'tidak dapat dibandingkan', en: 'not comparable' },
});
/** A composite that moved by less is about the same. */
export const SCORE_STEP = 0.05;

/** When somebody who came home is asked how they stand, in months since then. */
export const surveyMonths = codeList({
  M0: { id: 'awal', en: 'at the start' },
  M3: { id: 'bulan ke-3', en: 'month 3' },
  M6: { id: 'bulan ke-6', en: 'month 6' },
  M12: { id: 'bulan ke-12', en: 'month 12' },
});

/** By what a table is broken down, beside the year and women, girls, men and boys. */
export const breakdowns = codeList({
  QUARTER: { id: 'Triwulan', en: 'Quarter' },
  COUNTRY: { id: 'Negara', en: 'Country' },
  POST: { id: 'Perwakilan', en: 'Post' },
  PROVINCE: { id: 'Provinsi asal', en: 'Home province' },
  FORM: { id: 'Bentuk eksploitasi', en: 'Form of exploitation' },
  SECTOR: { id: 'Sektor kerja paksa', en: 'Sector of forced work' },
  CHANNEL: { id: 'Jalur perekrutan', en: 'Recruitment channel' },
  AUTHORITY: { id: 'Lembaga penetap', en: 'Determining authority' },
  AGENCY: { id: 'Instansi penanggung jawab', en: 'Agency that answers' },
  PARTIES: { id: 'Instansi yang berbeda keterangan', en: 'Agencies that disagree' },
  AWAITED: { id: 'Jawaban yang ditunggu', en: 'Whose answer is awaited' },
  REASON: { id: 'Alasan', en: 'Reason' },
  DAYS: { id: 'Hari', en: 'Days' },
  MONEY: { id: 'Biaya', en: 'Money' },
  SCORE: { id: 'Kebutuhan dukungan', en: 'Support need' },
  CHANGE: { id: 'Perubahan skor', en: 'Change of score' },
});
export type BreakdownCode = CodeOf<typeof breakdowns>;

/** Not every case has a value, and some have several, which are then counted apart. */
const unclear = ['UNKNOWN', 'SEVERAL'] as const;

/** An agency's own offices among themselves, and each pair that it comes first in by its code. */
const withOthers = (one: AgencyKind): string[] => [
  one,
  ...agencyKinds.codes.filter((other) => other > one).map((other) => partiesOf([one, other])),
];

/** Who disagrees, as one value: an agency with itself, two with each other, or more. */
export const partiesOf = (kinds: readonly string[]): string =>
  kinds.length > 2 ? 'SEVERAL' : kinds.toSorted().join('+');

/** A quarter with its year: Triwulan I 2026. `short` is what stands below a column. */
export const quarters = codeList({
  Q1: { id: 'Triwulan I', en: 'Quarter 1', short: { id: 'Tw I', en: 'Q1' } },
  Q2: { id: 'Triwulan II', en: 'Quarter 2', short: { id: 'Tw II', en: 'Q2' } },
  Q3: { id: 'Triwulan III', en: 'Quarter 3', short: { id: 'Tw III', en: 'Q3' } },
  Q4: { id: 'Triwulan IV', en: 'Quarter 4', short: { id: 'Tw IV', en: 'Q4' } },
});

const values: Record<Exclude<BreakdownCode, 'POST'>, readonly string[]> = {
  QUARTER: quarters.codes,
  COUNTRY: countries.codes,
  PROVINCE: [...provinces.codes, 'UNKNOWN'],
  FORM: [...traffickingPurposes.codes, ...unclear],
  SECTOR: [...sectors.codes, ...unclear],
  CHANNEL: [...recruitmentMethods.codes, ...unclear],
  AUTHORITY: [...determinationBodies.codes, 'UNKNOWN'],
  AGENCY: agencyKinds.codes,
  PARTIES: [...agencyKinds.codes.flatMap(withOthers), 'SEVERAL'],
  AWAITED: [...agencyKinds.codes, 'HOLDER', 'DESK'],
  REASON: [...closureReasons.codes, 'UNKNOWN'],
  DAYS: dayBands.codes,
  MONEY: moneyBands.codes,
  SCORE: [...supportBands.codes, 'UNKNOWN'],
  CHANGE: scoreChanges.codes,
};

/** Lists of few values are never pooled; nobody is told which values of a long one have few people. */
export const short: ReadonlySet<string> = new Set(['QUARTER', 'SCORE', 'CHANGE']);

const lists = {
  QUARTER: quarters,
  COUNTRY: countries,
  PROVINCE: provinces,
  FORM: traffickingPurposes,
  CHANNEL: recruitmentMethods,
  AUTHORITY: determinationBodies,
  AGENCY: agencyKinds,
  SECTOR: sectors,
  AWAITED: agencyKinds,
  REASON: closureReasons,
  DAYS: dayBands,
  MONEY: moneyBands,
  SCORE: supportBands,
  CHANGE: scoreChanges,
} as const;
const unclearLabels = codeList({
  UNKNOWN: { id: 'Tidak diketahui', en: 'Unknown' },
  SEVERAL: { id: 'Beberapa sekaligus', en: 'Several at once' },
  HOLDER: { id: 'Penanggung jawab kasus', en: 'Whoever answers for the case' },
  DESK: { id: 'Meja nasional', en: 'The national desk' },
});

/** What a value is called; posts, which are data of the installation, are called by their code. */
export function labelOfValue(by: BreakdownCode, value: string, lang: Lang): string {
  if (unclearLabels.has(value)) return unclearLabels.label(value, lang);
  if (by === 'PARTIES')
    return value
      .split('+')
      .map((kind) => agencyKinds.label(kind as AgencyKind, lang))
      .join(' / ');
  const list: { label(code: string, lang: Lang): string } | undefined =
    by in lists ? lists[by as keyof typeof lists] : undefined;
  return list?.label(value, lang) ?? value;
}

/** All values that there can be; posts are data of the installation. */
export const valuesOf = (by: BreakdownCode, posts: readonly string[]): readonly string[] =>
  by === 'POST' ? posts : values[by];

/** Figures that others published before there was Pulang: what they printed beside what their own parts add up to. */
export interface PastFigures {
  readonly year: number;
  readonly source: Label;
  readonly published: string;
  readonly parts: Readonly<Record<Exclude<PeopleGroup, 'UNKNOWN'>, number>>;
  readonly printedTotal: number;
}

export const pastFigures: readonly PastFigures[] = [
  {
    year: 2023,
    source: {
      id: 'Studi kerja sama Indonesia dan IOM, dengan angka Kepolisian (JIIP, tabel 2)',
      en: 'Study of the cooperation of Indonesia and IOM, with the figures of the Indonesian police (JIIP, table 2)',
    },
    published: '2025',
    parts: { WOMAN: 1266, GIRL: 231, MAN: 1838, BOY: 31 },
    printedTotal: 3363,
  },
  {
    year: 2023,
    source: {
      id: 'Satgas Kepolisian, menurut pemberitaan (Okezone)',
      en: 'Task force of the Indonesian police, as reported by the press (Okezone)',
    },
    published: '2023',
    parts: { WOMAN: 711, GIRL: 86, MAN: 731, BOY: 44 },
    printedTotal: 1572,
  },
];

export const totalOf = ({ parts }: PastFigures): number => Object.values(parts).reduce((sum, one) => sum + one, 0);
