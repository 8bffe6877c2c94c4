import {
  ageBounds,
  oldestAge,
  readNeed,
  readNik,
  readPartialDate,
  readPassportNumber,
  readPhone,
  readRecruitment,
  readRegency,
  readSectors,
  readSex,
  regencyOfCode,
} from '#domain';
import type { DateOrder, Day, PartialDate, Recruitment, Sector, Sex, UrgentNeedsRead } from '#domain';
import { visible } from './cell';
import type { Cell, SheetParams } from './cell';
import type { Field } from './headings';
import type { ListProblemCode } from './problem-texts';

/** What a row says of a person, as registration takes it; absent is what was not given or not understood. */
export interface RowValues {
  /** As written, one word or many. */
  fullName?: string;
  /** A name they go by, or the name in another script. */
  alias?: string;
  /** Years, on the day the list is of. */
  age?: number;
  sex?: Sex;
  birthDate?: PartialDate;
  /** 16 digits. */
  nik?: string;
  /** Letters and digits only, upper case. */
  passportNumber?: string;
  /** E.164. */
  phone?: string;
  /** '35.07'. */
  homeRegency?: string;
  recruitment?: Recruitment;
  sectors?: readonly Sector[];
  urgentNeeds?: UrgentNeedsRead;
  notes?: string;
}

/** What was found in one cell: a value, a reason why it cannot stand, things to look at. */
interface Reading<T> {
  value?: T;
  problem?: Finding;
  warnings?: Finding[];
  /** The cell says something besides the value, which goes into the notes as it was typed. */
  keep?: boolean;
}

export interface Finding {
  code: ListProblemCode;
  params?: SheetParams;
}

export interface ListContext {
  today: Day;
  order: DateOrder;
  /** P beside W, and no L, in one column: P is then pria (man) for some and perempuan (woman) for others. */
  pIsUnclear: boolean;
}

const longestName = 200;
const dash = /^(?:[-–—.?/]+|tidak ada|tak ada|tdk ada|tiada|nihil|kosong|none|nothing|nil|n\/?a)$/i;
const unknown =
  /^(?:\?+|tidak (?:diketahui|tahu|jelas)|belum (?:diketahui|tahu)|tdk (?:diketahui|tahu)|unknown|not known)$/i;

const problem = (code: ListProblemCode, params?: SheetParams): { problem: Finding } => ({ problem: { code, params } });
const isBlank = (text: string): boolean => text === '' || dash.test(text) || unknown.test(text);

const keptAsNote: Reading<never> = { warnings: [{ code: 'KEPT_AS_NOTE' }], keep: true };

function readName(cell: Cell): Reading<string> {
  const text = visible(cell.text);
  if (isBlank(text)) return problem('NAME_MISSING');
  if (cell.kind !== 'text' || !/\p{L}/u.test(text) || text.length > longestName) return problem('NAME_UNREADABLE');
  const letters = text.match(/\p{L}/gu) ?? [];
  // One letter of an alphabet is hardly a name; one character of Chinese may well be.
  return letters.length === 1 && !/\p{sc=Han}/u.test(text)
    ? { value: text, warnings: [{ code: 'NAME_ONE_LETTER' }] }
    : { value: text };
}

function readAlias(cell: Cell): Reading<string> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  return /\p{L}/u.test(text) && text.length <= longestName ? { value: text } : keptAsNote;
}

/** "30", "30 tahun", "±30 th": an age in years; whatever else was said of it is a note. */
function readAge(cell: Cell): Reading<number> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  const [, years] =
    /^(?:sekitar|kira-kira|about|approx\.?|±|~)?\s*(\d{1,3})\s*(?:thn?|tahun|years?(?: old)?|yrs?|y\/?o)?\.?$/i.exec(
      text,
    ) ?? [];
  if (years === undefined || cell.kind === 'date') return keptAsNote;
  return Number(years) > oldestAge ? problem('AGE_IMPOSSIBLE', { most: oldestAge }) : { value: Number(years) };
}

function readSexCell(cell: Cell, { pIsUnclear }: ListContext): Reading<Sex> {
  const text = visible(cell.text);
  if (unknown.test(text) || /^u$/i.test(text)) return { value: 'UNKNOWN' };
  if (isBlank(text)) return problem('SEX_MISSING');
  if (pIsUnclear && /^p\.?$/i.test(text)) return problem('SEX_UNCLEAR');
  const words = text
    .replace(/laki\s*2/i, 'laki-laki')
    .replace(/\s*-\s*/g, '-')
    .split(/[/(),.]+/);
  const read = new Set(
    words
      .map((word) => word.trim())
      .filter(Boolean)
      .map(readSex),
  );
  const [sex] = read;
  return read.size === 1 && sex ? { value: sex } : problem('SEX_UNCLEAR');
}

function readBirthDate(cell: Cell, context: ListContext, withPlace: boolean): Reading<PartialDate> {
  // "Unknown" is an answer; an empty cell may have been forgotten.
  if (unknown.test(visible(cell.text))) return { warnings: [{ code: 'BIRTH_DATE_UNKNOWN' }] };
  if (isBlank(visible(cell.text))) return problem('BIRTH_DATE_MISSING');
  if (cell.kind === 'date') {
    const { number = 0, date } = cell;
    // 1994 typed into a cell formatted as a date becomes day 1994 of the century: 16 June 1905.
    if (Number.isInteger(number) && number >= 1900 && number <= 2100)
      return problem('YEAR_IN_DATE_CELL', { year: number, date });
    return dateReading(date, context);
  }
  const text = dateText(cell);
  // A serial number that lost its date format is not taken for a date: nobody can see that it is one.
  if (cell.kind === 'number' && !/^\d{4}$/.test(text)) return problem('UNREADABLE_DATE');
  const { date, place } = withPlace ? partedFromPlace(text) : { date: text, place: '' };
  return { ...dateReading(date, context), keep: place !== '' };
}

/** What a date column says, as it is read: without the midnight that some programs write behind each date. */
export const dateText = (cell: Cell): string => visible(cell.text).replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '');

/** "Medan, 12 April 1998": the place ends at the last comma or slash before a digit, else at the blank before it. */
export function partedFromPlace(text: string): { place: string; date: string } {
  if (readPartialDate(text).ok) return { place: '', date: text };
  const [, place = '', date = text] =
    /^([^\d]*[^\d\s,])\s*[,/]\s*(.+)$/.exec(text) ?? /^([^\d,]*[^\d\s,])\s+(\d.*)$/.exec(text) ?? [];
  return { place, date };
}

function dateReading(text: string, { order, today }: ListContext): Reading<PartialDate> {
  const read = readPartialDate(text, { order, today });
  if (!read.ok) {
    const codes = {
      NOT_A_DATE: 'UNREADABLE_DATE',
      IMPOSSIBLE: 'IMPOSSIBLE_DATE',
      IN_FUTURE: 'IN_FUTURE',
      AMBIGUOUS: 'AMBIGUOUS_DATE',
    } as const;
    return problem(codes[read.problem]);
  }
  return ageBounds(read.date, today).least > oldestAge
    ? problem('AGE_IMPOSSIBLE', { most: oldestAge })
    : { value: read.date };
}

/** The NIK alone is judged here; what it says about the birth date and sex is compared when those are read. */
function readNikCell(cell: Cell, { today }: ListContext): Reading<string> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  // Excel keeps 15 of the 16 digits: whatever stands in the 16th place is not what was typed. A .csv saved from
  // such a cell shows it as 3,20102E+15.
  if (cell.kind === 'number' || cell.kind === 'date' || /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text))
    return problem('NIK_IN_NUMBER_CELL');
  if (!/\d/.test(text)) return keptAsNote;
  const read = readNik(text, { today });
  return read.ok ? { value: read.nik } : problem('INVALID_NIK', { why: read.problem });
}

const nikWarnings = {
  UNKNOWN_PROVINCE: 'NIK_UNKNOWN_PROVINCE',
  BIRTH_DATE_DIFFERS: 'NIK_BIRTH_DATE_DIFFERS',
  SEX_DIFFERS: 'NIK_SEX_DIFFERS',
} as const;

export function compareNik({ nik, birthDate, sex }: RowValues, today: Day): ListProblemCode[] {
  const read = readNik(nik, { today, birth: birthDate, sex });
  return read.ok ? read.warnings.map((warning) => nikWarnings[warning]) : [];
}

/** "Held by the employer" is worth a note, not a number. */
function readPassport(cell: Cell): Reading<string> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  if (!/\d/.test(text)) return keptAsNote;
  const number = cell.kind === 'date' ? null : readPassportNumber(text);
  return number === null ? problem('INVALID_PASSPORT') : { value: number };
}

function readPhoneCell(cell: Cell): Reading<string> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  if (!/\d/.test(text)) return keptAsNote;
  if (cell.kind === 'date') return problem('INVALID_PHONE');
  const [first = '', ...others] = text
    .split(/[/;,]|\b(?:dan|atau|and|or)\b/)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = readPhone(first);
  if (!read.ok) return problem('INVALID_PHONE');
  return others.length > 0
    ? { value: read.phone, warnings: [{ code: 'SEVERAL_PHONES' }], keep: true }
    : { value: read.phone };
}

function readRegencyCell(cell: Cell): Reading<string> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  const withoutProvince = text.replace(/\s*[,(].*$/, '');
  const regency = regencyOfCode(text) ?? readRegency(text) ?? readRegency(withoutProvince);
  return regency ? { value: regency.code } : problem('UNKNOWN_REGENCY');
}

function readRecruitmentCell(cell: Cell): Reading<Recruitment> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  const read = readRecruitment(text);
  if (!read) return keptAsNote;
  return read.methods.length > 0 ? { value: read } : {};
}

function readSectorsCell(cell: Cell): Reading<readonly Sector[]> {
  const text = visible(cell.text);
  if (isBlank(text)) return {};
  const read = readSectors(text);
  if (!read) return keptAsNote;
  return read.length > 0 ? { value: read } : {};
}

function readNeeds(cell: Cell): Reading<UrgentNeedsRead> {
  const read = readNeed(visible(cell.text));
  if (read.note === null) return {};
  return read.needs.includes('OTHER') ? { value: read, warnings: [{ code: 'NEED_NOT_UNDERSTOOD' }] } : { value: read };
}

type Reader<F extends Field> = (cell: Cell, context: ListContext, withPlace: boolean) => Reading<RowValues[F]>;

const readers: { readonly [F in Field]: Reader<F> } = {
  fullName: readName,
  alias: readAlias,
  age: readAge,
  sex: readSexCell,
  birthDate: readBirthDate,
  nik: readNikCell,
  passportNumber: readPassport,
  phone: readPhoneCell,
  homeRegency: readRegencyCell,
  recruitment: readRecruitmentCell,
  sectors: readSectorsCell,
  urgentNeeds: readNeeds,
  notes: (cell) => (cell.kind === 'empty' ? {} : { value: cell.text.trim() }),
};

/** Puts what the cell says under its field. An error of a formula is refused in every column that means something. */
export function readField<F extends Field>(
  values: RowValues,
  field: F,
  cell: Cell,
  context: ListContext,
  withPlace: boolean,
): Reading<RowValues[F]> {
  if (cell.kind === 'error') return problem('CELL_ERROR', { value: visible(cell.text) });
  const read: Reader<F> = readers[field];
  const reading = read(cell, context, withPlace);
  if (reading.value !== undefined) values[field] = reading.value;
  return reading;
}
