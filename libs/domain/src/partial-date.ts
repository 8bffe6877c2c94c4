import type { CodeOf, Lang } from './codes';
import { codeList } from './codes';
import { addMonths, dayOf, daysInMonth, isRealDay, partsOfDay, type Day } from './calendar';
import { monthNames, monthOfName } from './month-names';

export const datePrecisions = codeList({
  DAY: { id: 'Tanggal lengkap', en: 'Exact day' },
  MONTH: { id: 'Bulan dan tahun', en: 'Month and year' },
  YEAR: { id: 'Tahun saja', en: 'Year only' },
  ESTIMATED: { id: 'Perkiraan', en: 'Estimated' },
});
export type DatePrecision = CodeOf<typeof datePrecisions>;

/** What is known of a date, and no more: a person known by year has no 1 January anywhere. */
export interface PartialDate {
  readonly year: number;
  /** 1..12; present when the precision is DAY or MONTH. */
  readonly month?: number;
  /** 1..31; present when the precision is DAY. */
  readonly day?: number;
  readonly precision: DatePrecision;
  /** The day an estimate was made, without which an estimated age goes stale. */
  readonly asOf?: Day;
  /** Why it is believed; a code of birthDateSources. */
  readonly source?: string;
}

export type DateOrder = 'DMY' | 'MDY';

export type DateRead =
  | { readonly ok: true; readonly date: PartialDate }
  | { readonly ok: false; readonly problem: 'NOT_A_DATE' | 'IMPOSSIBLE' | 'IN_FUTURE' }
  | { readonly ok: false; readonly problem: 'AMBIGUOUS'; readonly readings: Readonly<Record<DateOrder, PartialDate>> };

interface Hints {
  /** What the file or its reader said about 03/04/1999; without it such a date is AMBIGUOUS. */
  readonly order?: DateOrder;
  /** Later dates are refused. */
  readonly today?: Day;
}

const exactDate = (year: number, month: number, day: number): PartialDate | null =>
  isRealDay(year, month, day) ? { year, month, day, precision: 'DAY' } : null;

const monthDate = (year: number, month: number): PartialDate | null =>
  month >= 1 && month <= 12 ? { year, month, precision: 'MONTH' } : null;

const found = (date: PartialDate | null): DateRead =>
  date ? { ok: true, date } : { ok: false, problem: 'IMPOSSIBLE' };

const byOrder = (first: number, second: number, year: number, order?: DateOrder): DateRead => {
  const dayFirst = exactDate(year, second, first);
  const monthFirst = exactDate(year, first, second);
  if (order) return found(order === 'DMY' ? dayFirst : monthFirst);
  if (!dayFirst || !monthFirst || first === second) return found(dayFirst ?? monthFirst);
  return { ok: false, problem: 'AMBIGUOUS', readings: { DMY: dayFirst, MDY: monthFirst } };
};

const named = (year: string, name: string, day?: string): DateRead => {
  const month = monthOfName(name);
  if (month === null) return { ok: false, problem: 'NOT_A_DATE' };
  return found(day === undefined ? monthDate(Number(year), month) : exactDate(Number(year), month, Number(day)));
};

type Shape = readonly [RegExp, (parts: readonly string[], hints: Hints) => DateRead];

const shapes: readonly Shape[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([y = '', m = '', d = '']) => found(exactDate(+y, +m, +d))],
  [/^(\d{4})[-/](\d{1,2})$/, ([y = '', m = '']) => found(monthDate(+y, +m))],
  [/^(\d{1,2})[-/](\d{4})$/, ([m = '', y = '']) => found(monthDate(+y, +m))],
  [/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/, ([a = '', b = '', y = ''], { order }) => byOrder(+a, +b, +y, order)],
  [/^(\d{1,2})[-/. ]*([a-z]+)\.?[-/. ,]*(\d{4})$/, ([d, name = '', y = '']) => named(y, name, d)],
  [/^([a-z]+)\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})$/, ([name = '', d, y = '']) => named(y, name, d)],
  [/^([a-z]+)\.?[-/. ,]*(\d{4})$/, ([name = '', y = '']) => named(y, name)],
  [/^(\d{4})$/, ([y = '']) => found({ year: +y, precision: 'YEAR' })],
];

const about =
  /^(?:sekitar|kira-kira|kurang lebih|perkiraan|about|around|circa|ca\.?|c\.|approx(?:imately|\.)?|±|~)\s*(?=\d{4}$)/;

const readPlain = (text: string, hints: Hints): DateRead => {
  for (const [pattern, read] of shapes) {
    const match = pattern.exec(text);
    if (match) return read(match.slice(1), hints);
  }
  return { ok: false, problem: 'NOT_A_DATE' };
};

/**
 * A date as people write it in either language: '1998-04-12', '12/04/1998', '3 Mar 1999', '3 Maret 1999', 'Mei 1999',
 * '1994', 'sekitar 1994'. Years have four digits. A day that does not exist is IMPOSSIBLE, never the one after it.
 */
export const readPartialDate = (text: string, hints: Hints = {}): DateRead => {
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  // As an estimate is kept.
  const written = typed.replace(/^(\d{4})~$/, '~$1');
  const read = readPlain(written.replace(about, ''), hints);
  if (!read.ok) return read;
  if (read.date.year < 1850 || read.date.year > 2200) return { ok: false, problem: 'IMPOSSIBLE' };
  if (hints.today && bounds(read.date).from > hints.today) return { ok: false, problem: 'IN_FUTURE' };
  return about.test(written) ? { ok: true, date: { year: read.date.year, precision: 'ESTIMATED' } } : read;
};

/** Nobody who is older comes to the door: it is a slip of the hand. */
export const oldestAge = 120;

/** A person who looked, or said to be, so many years old on a day. */
export const estimatedByAge = (age: number, asOf: Day, source?: string): PartialDate => ({
  year: Number(addMonths(asOf, -12 * age).slice(0, 4)),
  precision: 'ESTIMATED',
  asOf,
  ...(source !== undefined && { source }),
});

/**
 * Nobody estimates an age to the year. Within this margin on either side it stays unknown whether somebody is a child,
 * and who may be a child is protected as one.
 */
export const estimateMarginYears = 2;

/** The first and the last day it can have been; of what is known exactly, the same day twice. */
export const bounds = ({ year, month, day, precision }: PartialDate): { readonly from: Day; readonly to: Day } => {
  const margin = precision === 'ESTIMATED' ? estimateMarginYears : 0;
  return {
    from: dayOf(year - margin, month ?? 1, day ?? 1),
    to: dayOf(year + margin, month ?? 12, day ?? daysInMonth(year + margin, month ?? 12)),
  };
};

/** BEFORE and AFTER are certain; SAME is the same exact day; everything that overlaps is UNKNOWN. */
export const comparePartialDates = (a: PartialDate, b: PartialDate): 'BEFORE' | 'SAME' | 'AFTER' | 'UNKNOWN' => {
  const [first, second] = [bounds(a), bounds(b)];
  if (first.to < second.from) return 'BEFORE';
  if (first.from > second.to) return 'AFTER';
  return first.from === first.to && second.from === second.to ? 'SAME' : 'UNKNOWN';
};

/** Whether both can be the same day: 1994 agrees with 12 April 1994, and not with 1995. */
export const datesAgree = (a: PartialDate, b: PartialDate): boolean =>
  !['BEFORE', 'AFTER'].includes(comparePartialDates(a, b));

/** Whole years on a day, a birthday counting from its morning; someone born on 29 February ages on 1 March. */
const ageOn = (born: Day, on: Day): number =>
  Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);

/** The fewest and the most years of age on a day. */
export const ageBounds = (birth: PartialDate, on: Day): { readonly least: number; readonly most: number } => {
  const { from, to } = bounds(birth);
  return { least: ageOn(to, on), most: ageOn(from, on) };
};

/** Under 18 on that day (UU 21/2007, article 1). UNKNOWN is to be protected as a child. */
export const isChildAt = (birth: PartialDate | null | undefined, on: Day): boolean | 'UNKNOWN' => {
  if (!birth) return 'UNKNOWN';
  const { least, most } = ageBounds(birth, on);
  if (most < 18) return true;
  return least >= 18 ? false : 'UNKNOWN';
};

/** '1998-04-12', '1998-04', '1998', or '1998~' of an estimate: ISO 8601 as exact as it is known, which is how it is kept. */
export const isoOfPartialDate = ({ year, month, day, precision }: PartialDate): string =>
  [String(year).padStart(4, '0'), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-') + (precision === 'ESTIMATED' ? '~' : '');

const aboutWord: Readonly<Record<Lang, string>> = { id: 'sekitar', en: 'about' };

/** '12 April 1998', 'April 1998', '1998', 'about 1998'. */
export const formatPartialDate = ({ year, month, day, precision }: PartialDate, lang: Lang): string =>
  [precision === 'ESTIMATED' ? aboutWord[lang] : '', day ?? '', month ? monthNames[lang][month - 1] : '', year]
    .filter((part) => part !== '')
    .join(' ');

/** Whether the parts are those its precision calls for, and a day that exists. */
export const isPartialDate = ({ year, month, day, precision, asOf }: PartialDate): boolean => {
  if (!Number.isInteger(year) || year < 1850 || year > 2200) return false;
  if (asOf !== undefined && !partsOfDay(asOf)) return false;
  if (precision === 'DAY') return month !== undefined && day !== undefined && isRealDay(year, month, day);
  if (day !== undefined) return false;
  return precision === 'MONTH' ? month !== undefined && monthDate(year, month) !== null : month === undefined;
};
