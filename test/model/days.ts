import type { At } from './seen';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day on the wall of a place. */
export function dayAt(at: At, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** Six months on the calendar of a place, at the same time of day. */
export function sixMonthsAfter(at: At, zone: string): At {
  const day = dayAt(at, zone);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const ends = new Date(Date.UTC(year, month - 1 + 7, 0)).getUTCDate();
  const due = Date.UTC(year, month - 1 + 6, Math.min(date, ends));
  return at + due - Date.UTC(year, month - 1, date);
}
