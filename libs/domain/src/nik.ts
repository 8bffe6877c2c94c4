import { dayOf, isRealDay, type Day } from './calendar';
import { provinceOfArea, regencyOfCode, type Province, type Sex } from './codes';
import { datesAgree, type PartialDate } from './partial-date';

/**
 * A NIK never changes, not even when a birth date is corrected: what it says about date and sex is a reason to ask
 * again, never a reason to refuse.
 */
export type NikWarning = 'UNKNOWN_PROVINCE' | 'BIRTH_DATE_DIFFERS' | 'SEX_DIFFERS';

export type NikRead =
  | {
      readonly ok: true;
      /** 16 digits. */
      readonly nik: string;
      /** Of the place of first registration, which need not be the home; null where the area code is not known. */
      readonly province: Province | null;
      /** 'PP.KK' where there is such a regency today; old codes remain in old numbers. */
      readonly regency: string | null;
      readonly sex: Exclude<Sex, 'UNKNOWN'>;
      readonly day: number;
      readonly month: number;
      /** The century is not in the number: both years are given where both are in the past. */
      readonly years: readonly number[];
      readonly warnings: readonly NikWarning[];
    }
  | { readonly ok: false; readonly problem: 'NIK_NUMERIC' | 'NIK_LENGTH' | 'NIK_BIRTH_DATE' | 'NIK_SERIAL' };

interface Known {
  readonly today: Day;
  readonly birth?: PartialDate | null;
  readonly sex?: Sex | null;
}

const yearsOf = (twoDigits: number, month: number, day: number, today: Day): number[] =>
  [1900 + twoDigits, 2000 + twoDigits].filter(
    (year) => isRealDay(year, month, day) && dayOf(year, month, day) <= today,
  );

/**
 * Reads PP KK CC DDMMYY SSSS; for women 40 is added to the day. A number cell is refused whatever its digits, since
 * spreadsheets keep 15 of the 16.
 */
export const readNik = (value: unknown, { today, birth, sex: givenSex }: Known): NikRead => {
  if (typeof value === 'number' || typeof value === 'bigint') return { ok: false, problem: 'NIK_NUMERIC' };
  const nik = typeof value === 'string' ? value.replace(/[\s.-]/g, '') : '';
  if (!/^\d{16}$/.test(nik)) return { ok: false, problem: 'NIK_LENGTH' };

  const [codedDay, month, twoDigits] = [+nik.slice(6, 8), +nik.slice(8, 10), +nik.slice(10, 12)] as const;
  const day = codedDay > 40 ? codedDay - 40 : codedDay;
  const sex = codedDay > 40 ? 'FEMALE' : 'MALE';
  const years = yearsOf(twoDigits, month, day, today);
  if (years.length === 0) return { ok: false, problem: 'NIK_BIRTH_DATE' };
  if (nik.endsWith('0000')) return { ok: false, problem: 'NIK_SERIAL' };

  const province = provinceOfArea(nik.slice(0, 2));
  const regency = regencyOfCode(nik.slice(0, 4))?.code ?? null;
  const dates = years.map((year): PartialDate => ({ year, month, day, precision: 'DAY' }));
  const warnings: NikWarning[] = [];
  if (!province) warnings.push('UNKNOWN_PROVINCE');
  if (birth && !dates.some((date) => datesAgree(date, birth))) warnings.push('BIRTH_DATE_DIFFERS');
  if (givenSex && givenSex !== 'UNKNOWN' && givenSex !== sex) warnings.push('SEX_DIFFERS');
  return { ok: true, nik, province, regency, sex, day, month, years, warnings };
};
