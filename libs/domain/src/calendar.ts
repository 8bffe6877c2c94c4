/** Calendar day without a zone, 'YYYY-MM-DD'; such texts compare as dates do. */
export type Day = string;

const two = (value: number) => String(value).padStart(2, '0');

/** Years of four digits only. */
export const dayOf = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** By round trip, since JavaScript reads 31 February as 3 March. */
export const isRealDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** [year, month, day] of a 'YYYY-MM-DD' that exists, or null. */
export const partsOfDay = (text: string): readonly [number, number, number] | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isRealDay(year, month, day) ? [year, month, day] : null;
};

/** The same day of the month, or the last one where the month is shorter: 31 January and a month is 28 February. */
export const addMonths = (day: Day, months: number): Day => {
  const parts = partsOfDay(day);
  if (!parts) throw new RangeError(`not a day: ${day}`);
  const [year, month, date] = parts;
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
};

export const addDays = (day: Day, days: number): Day => {
  const parts = partsOfDay(day);
  if (!parts) throw new RangeError(`not a day: ${day}`);
  return new Date(Date.UTC(parts[0], parts[1] - 1, parts[2] + days)).toISOString().slice(0, 10);
};
