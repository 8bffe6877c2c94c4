import { dayOf, isRealDay, type Day } from './calendar';
import type { Sex } from './codes';

/*
 * The machine-readable zone of a passport book, ICAO Doc 9303 part 4 (TD3): two lines of 44.
 * P<ISSNAME<<GIVEN<NAMES<<<...
 * NUMBER<<<CNATYYMMDDCSYYMMDDCPERSONAL<NUMBERCC
 */

export interface MrzChecks {
  readonly documentNumber: boolean;
  readonly birthDate: boolean;
  readonly expiryDate: boolean;
  readonly personalNumber: boolean;
  readonly composite: boolean;
}

export interface Mrz {
  /** 'P' and, in some passports, a second letter. */
  readonly documentType: string;
  /** ICAO state code: ISO 3166-1 alpha-3, but for a few such as D for Germany. */
  readonly issuer: string;
  readonly nationality: string;
  /** The primary and secondary identifier. A one-word name has no secondary one, and is no surname. */
  readonly names: { readonly primary: string; readonly secondary: string };
  /** The name fills its field, so that it may have been cut: never a key for matching. */
  readonly namesMayBeCut: boolean;
  readonly documentNumber: string;
  readonly sex: Sex;
  /** Unknown parts are null; the century is not in the zone, so both years in the past are given. */
  readonly birth: { readonly years: readonly number[]; readonly month: number | null; readonly day: number | null };
  readonly expiresOn: Day | null;
  readonly personalNumber: string;
  readonly checks: MrzChecks;
  /** All five check digits are right. */
  readonly valid: boolean;
}

export type MrzRead =
  | { readonly ok: true; readonly mrz: Mrz }
  | { readonly ok: false; readonly problem: 'NOT_TWO_LINES_OF_44' | 'NOT_A_PASSPORT' };

const valueOf = (symbol: string): number => (symbol === '<' ? 0 : parseInt(symbol, 36));

/** Weights 7, 3, 1 from the left; the sum modulo 10. */
export const mrzCheckDigit = (field: string): number =>
  [...field].reduce((sum, symbol, place) => sum + valueOf(symbol) * ([7, 3, 1][place % 3] ?? 0), 0) % 10;

const words = (field: string): string => field.replace(/<+/g, ' ').trim();

const numberOf = (field: string): number | null => (/^\d+$/.test(field) ? Number(field) : null);

const birthOf = (field: string, today: Day): Mrz['birth'] => {
  const [year, month, day] = [numberOf(field.slice(0, 2)), numberOf(field.slice(2, 4)), numberOf(field.slice(4, 6))];
  const years = year === null ? [] : [1900 + year, 2000 + year];
  // What the field leaves open can't put a year out of the question.
  const isPast = (full: number) => dayOf(full, month ?? 1, day ?? 1) <= today && isRealDay(full, month ?? 1, day ?? 1);
  return { years: years.filter(isPast), month, day };
};

/** Passports last ten years and machine-readable ones are younger than 2000: an expiry is always of this century. */
const expiryOf = (field: string): Day | null => {
  const [year, month, day] = [numberOf(field.slice(0, 2)), numberOf(field.slice(2, 4)), numberOf(field.slice(4, 6))];
  if (year === null || month === null || day === null || !isRealDay(2000 + year, month, day)) return null;
  return dayOf(2000 + year, month, day);
};

const checksOf = (line: string): MrzChecks => {
  const right = (field: string, digit: string) => String(mrzCheckDigit(field)) === digit;
  const personal = line.slice(28, 42);
  return {
    documentNumber: right(line.slice(0, 9), line.charAt(9)),
    birthDate: right(line.slice(13, 19), line.charAt(19)),
    expiryDate: right(line.slice(21, 27), line.charAt(27)),
    // Left empty, the personal number may have a filler for its check digit.
    personalNumber: right(personal, line.charAt(42)) || (/^<+$/.test(personal) && line.charAt(42) === '<'),
    composite: right(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43), line.charAt(43)),
  };
};

/** Reads what was typed, pasted or scanned. Wrong check digits are told per field and nothing is corrected. */
export const readMrz = (text: string, today: Day): MrzRead => {
  const squeezed = text.toUpperCase().replace(/[\s«]/g, (symbol) => (symbol === '«' ? '<<' : ''));
  if (!/^[A-Z0-9<]{88}$/.test(squeezed)) return { ok: false, problem: 'NOT_TWO_LINES_OF_44' };
  if (!squeezed.startsWith('P')) return { ok: false, problem: 'NOT_A_PASSPORT' };
  const [first, second] = [squeezed.slice(0, 44), squeezed.slice(44)];
  const [primary = '', ...secondary] = first.slice(5).split('<<');
  const checks = checksOf(second);
  return {
    ok: true,
    mrz: {
      documentType: words(first.slice(0, 2)),
      issuer: words(first.slice(2, 5)),
      nationality: words(second.slice(10, 13)),
      names: { primary: words(primary), secondary: words(secondary.join('<')) },
      namesMayBeCut: !first.endsWith('<'),
      documentNumber: words(second.slice(0, 9)),
      sex: second.charAt(20) === 'F' ? 'FEMALE' : second.charAt(20) === 'M' ? 'MALE' : 'UNKNOWN',
      birth: birthOf(second.slice(13, 19), today),
      expiresOn: expiryOf(second.slice(21, 27)),
      personalNumber: words(second.slice(28, 42)),
      checks,
      valid: Object.values(checks).every(Boolean),
    },
  };
};

/** Numbers are compared without what people put between the digits. */
export const plainNumber = (typed: string): string => typed.replace(/[\s.-]/g, '').toUpperCase();
