const dayMs = 86_400_000;

/** Built-in formats of whole dates: those of every language, then those of East Asian ones (ECMA-376 18.8.30). */
const dayFormats = new Set([14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const monthFormat = 17;

export type DatePrecision = 'year' | 'month' | 'day';

/**
 * How much of a date a number format shows, or undefined if it shows none (18-21 and 45-47 are times of day).
 * Excel turns a typed "Apr 98" into 1 April shown as mmm-yy: the day it stores was never typed.
 */
export function datePrecision(formatId: number, formatCode?: string): DatePrecision | undefined {
  if (formatCode === undefined) {
    return dayFormats.has(formatId) ? 'day' : formatId === monthFormat ? 'month' : undefined;
  }
  // Quoted words, escaped characters, fillers and [colours, conditions, locales] are no part of the pattern.
  const pattern = formatCode.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/gs, '').toLowerCase();
  if (/general|standard/.test(pattern)) return undefined;
  if (pattern.includes('d')) return 'day';
  if (/m{3}/.test(pattern) || (pattern.includes('m') && pattern.includes('y'))) return 'month';
  return pattern.includes('y') ? 'year' : undefined;
}

/**
 * The calendar date of a serial number: YYYY-MM-DD, shortened to what the format shows when the hidden part is
 * only the first of the month or of January. Counted in whole UTC days, so no time zone can shift it.
 *
 * @param since1904 whether the workbook counts from 1 January 1904 (old Macintosh files)
 * @returns undefined for a time of day, for 29 February 1900 (which Excel alone believes in) and beyond year 9999
 */
export function dateOfSerial(serial: number, since1904: boolean, precision: DatePrecision = 'day'): string | undefined {
  const day = Math.floor(serial);
  if (day < (since1904 ? 0 : 1) || day > 2_958_465 || (!since1904 && day === 60)) return undefined;
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const iso = new Date(epoch + day * dayMs).toISOString();
  const date = iso.slice(0, iso.indexOf('T'));
  if (precision === 'year' && date.endsWith('-01-01')) return date.slice(0, 4);
  return precision !== 'day' && date.endsWith('-01') ? date.slice(0, 7) : date;
}
