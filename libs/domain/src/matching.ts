import { expectedPeople, nameWords, soundCode } from './names';

/** What two registrations have in common, as far as it is known of both. */
export interface Likeness {
  /** Numbers that are the same. */
  readonly same: readonly ('NIK' | 'PASSPORT' | 'PHONE')[];
  /** 0..1, of the names alone. */
  readonly names: number;
  /** Of the commoner of the two names: people of one birth year, among a million, who are called so. */
  readonly bearers: number;
  /** Null where one of the years is not known. */
  readonly yearsApart: number | null;
  /** Day, month and year are known of both and the same. */
  readonly sameDay: boolean;
  readonly home: 'SAME' | 'OTHER' | 'UNKNOWN';
  readonly sexes: 'SAME' | 'OTHER' | 'UNKNOWN';
  /** Somebody who is registered is kin to both. */
  readonly sameKin: boolean;
}

const conditions = {
  SAME_NIK: ({ same }) => same.includes('NIK'),
  SAME_PASSPORT: ({ same }) => same.includes('PASSPORT'),
  SAME_PHONE: ({ same }) => same.includes('PHONE'),
  SAME_NAME: ({ names }) => names >= 0.97,
  LIKE_NAME: ({ names }) => names >= 0.85,
  RARE_NAME: ({ bearers }) => bearers < 3,
  SAME_DAY: ({ sameDay }) => sameDay,
  NEAR_YEAR: ({ yearsApart }) => yearsApart !== null && yearsApart <= 1,
  YEAR_UNKNOWN: ({ yearsApart }) => yearsApart === null,
  SAME_HOME: ({ home }) => home === 'SAME',
  SEX_FITS: ({ sexes }) => sexes !== 'OTHER',
  SAME_KIN: ({ sameKin }) => sameKin,
} as const satisfies Record<string, (likeness: Likeness) => boolean>;
export type MatchCondition = keyof typeof conditions;

interface MatchRule {
  readonly id: string;
  readonly en: string;
  /** Of 100: how likely it is that they are one person. */
  readonly weight: number;
  /** Any of these, each of which is all of its conditions. */
  readonly any: readonly (readonly MatchCondition[])[];
}

/**
 * The one table of what makes two registrations a question for who may judge it. A name alone never does: some 900 in a
 * million are called just Sulastri.
 */
export const matchRules = {
  NIK: { id: 'NIK sama', en: 'The same NIK', weight: 98, any: [['SAME_NIK']] },
  PASSPORT: { id: 'Nomor paspor sama', en: 'The same passport number', weight: 95, any: [['SAME_PASSPORT']] },
  NAME: {
    id: 'Nama dan kelahiran sama',
    en: 'The same name and birth',
    weight: 80,
    any: [
      ['SAME_NAME', 'SAME_DAY'],
      ['SAME_NAME', 'RARE_NAME', 'NEAR_YEAR', 'SEX_FITS'],
    ],
  },
  NAME_HOME: {
    id: 'Nama dan daerah asal sama',
    en: 'The same name and home',
    weight: 70,
    any: [
      ['SAME_NAME', 'SAME_HOME', 'NEAR_YEAR', 'SEX_FITS'],
      ['SAME_NAME', 'SAME_HOME', 'RARE_NAME', 'YEAR_UNKNOWN', 'SEX_FITS'],
    ],
  },
  NAME_PHONE: {
    id: 'Nama mirip dan telepon sama',
    en: 'A like name and the same telephone',
    weight: 75,
    any: [['LIKE_NAME', 'SAME_PHONE']],
  },
  NAME_KIN: {
    id: 'Nama mirip dan keluarga sama',
    en: 'A like name and the same kin',
    weight: 75,
    any: [['LIKE_NAME', 'SAME_KIN']],
  },
  DESK: { id: 'Temuan meja nasional', en: 'Found by the national desk', weight: 50, any: [] },
} as const satisfies Record<string, MatchRule>;
export type MatchReason = keyof typeof matchRules;

export const matchReasons = Object.keys(matchRules) as MatchReason[];

/** Which rules two registrations fall under; none is no question. */
export const reasonsToAsk = (likeness: Likeness): MatchReason[] =>
  matchReasons.filter((reason) =>
    (matchRules[reason].any as MatchRule['any']).some((all) =>
      all.every((condition) => conditions[condition](likeness)),
    ),
  );

const ofOneYear = 24_000;

/** How many of one birth year, among a million people, bear all words of a name; less than one for a rare name. */
export const bearersOf = (name: string): number =>
  nameWords(name)
    .words.map((word) => Math.max(1, expectedPeople(soundCode(word))) / ofOneYear)
    .reduce((share, word) => share * word, ofOneYear);
