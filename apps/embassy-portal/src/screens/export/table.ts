import {
  caseStates,
  countries,
  dayIn,
  exportColumns,
  regencies,
  sexes,
  stages,
  type ExportColumn,
  type Lang,
} from '#domain';
import { dayInWords } from '../../device/said';
import { labelOf, nameOf } from '../../language/language';
import { knownAs } from '../../parts/person';
import type { Opened, Row } from './questions';

/** What a cell holds: text that stays text however much it looks like a number, a day of the calendar, a figure. */
export type Cell = string | number | { day: string } | null;

interface Words {
  language: Lang;
  /** The zone whose calendar the days are of. */
  zone: string;
  unnamed: string;
  yes: string;
  no: string;
}

export const headOf = (columns: readonly ExportColumn[], language: Lang): string[] =>
  columns.map((column) => exportColumns.label(column, language));

/** One case as its cells; what was not opened, or is not known, is an empty cell. */
export function rowOf(row: Row, opened: Opened | undefined, columns: readonly ExportColumn[], words: Words): Cell[] {
  return columns.map((column) => cellOf(column, row, opened, words) ?? null);
}

function cellOf(column: ExportColumn, row: Row, opened: Opened | undefined, words: Words): Cell | undefined {
  const { language, zone, yes, no } = words;
  const { person } = row;
  switch (column) {
    case 'NUMBER':
      return row.number;
    case 'NAME':
      return knownAs({ name: person.name ?? null, workingLabel: person.workingLabel ?? null }, words.unnamed);
    case 'ALIAS':
      return person.alias;
    case 'SEX':
      return labelOf(sexes, person.sex, language);
    case 'BIRTH_YEAR':
      return person.birthYear;
    case 'NATIONALITY':
      return person.nationality && labelOf(countries, person.nationality, language);
    case 'HOME_REGENCY':
      return person.homeRegency && labelOf(regencies, person.homeRegency, language);
    case 'CHILD':
      return row.childAtIdentification === null ? null : row.childAtIdentification ? yes : no;
    case 'STATE':
      return labelOf(caseStates, row.state, language);
    case 'STAGE':
      return labelOf(stages, row.stage, language);
    case 'COUNTRY':
      return labelOf(countries, row.country, language);
    case 'GROUP':
      return row.group?.reference;
    case 'POST':
      return nameOf(row.post, language);
    case 'HOLDER':
      return nameOf(row.holder, language);
    case 'RECEIVED_ON':
      return { day: dayIn(new Date(row.receivedAt), zone) };
    case 'CHANGED_ON':
      return { day: dayIn(new Date(row.updatedAt), zone) };
    // A date of which only the year is known is no day.
    case 'BIRTH_DATE':
      return opened?.birthDate && /^\d{4}-\d\d-\d\d$/.test(opened.birthDate)
        ? { day: opened.birthDate }
        : opened?.birthDate && dayInWords(opened.birthDate, language);
    case 'NIK':
      return opened?.nik;
    case 'PASSPORT':
      return opened?.passportNumber;
    case 'PHONE':
      return opened?.phone;
    case 'SAFE_CONTACT':
      return opened?.safeContact;
  }
}
