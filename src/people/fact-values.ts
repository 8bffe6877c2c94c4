import {
  countries,
  isoOfPartialDate,
  latestDay,
  plainNumber,
  readNik,
  readPartialDate,
  regencies,
  sexes,
  type FactField,
} from '#domain';
import { Refused } from '../platform/outcome/problem';

/** A value as it is kept: sealed, and what of it stands outside. */
export interface FactValue {
  value: string;
  code: string | null;
}

/** A code list of any rows. */
interface Codes {
  readonly codes: readonly string[];
  has(value: unknown): boolean;
}

function coded(list: Codes, typed: string): FactValue {
  if (!list.has(typed)) throw new Refused('UNKNOWN_CODE', 'value', { codes: list.codes.slice(0, 40).join(', ') });
  return { value: typed, code: typed };
}

function named(typed: string): FactValue {
  if (!typed) throw new Refused('NAME_MISSING', 'value');
  return { value: typed, code: null };
}

const readers: Readonly<Record<FactField, (typed: string, today: string) => FactValue>> = {
  NAME: named,
  ALIAS: named,
  NATIONALITY: (typed) => coded(countries, typed.toUpperCase()),
  BIRTH_DATE: (typed, today) => {
    const read = readPartialDate(typed, { today });
    if (!read.ok) throw new Refused(read.problem === 'AMBIGUOUS' ? 'AMBIGUOUS_DATE' : 'IMPOSSIBLE_DATE', 'value');
    return { value: isoOfPartialDate(read.date), code: String(read.date.year) };
  },
  SEX: (typed) => coded(sexes, typed.toUpperCase()),
  NIK: (typed, today) => {
    const read = readNik(typed, { today });
    if (!read.ok) throw new Refused('INVALID_NIK', 'value');
    return { value: read.nik, code: null };
  },
  PASSPORT: (typed) => {
    const value = plainNumber(typed);
    if (!value) throw new Refused('INVALID_VALUE', 'value', { field: 'value' });
    return { value, code: null };
  },
  HOME_REGENCY: (typed) => coded(regencies, typed),
};

/** Reads a value by the rules that registration and lists use. */
export const readFact = (field: FactField, typed: string, now: Date): FactValue =>
  readers[field](typed.trim(), latestDay(now));

/** What of a value that is already as it is kept stands outside the envelope. */
export const codeOf = (field: FactField, value: string): string | null => {
  if (field === 'BIRTH_DATE') return value.slice(0, 4);
  return field === 'SEX' || field === 'NATIONALITY' || field === 'HOME_REGENCY' ? value : null;
};
