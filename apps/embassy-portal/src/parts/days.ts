import { dayIn, instantAt } from '#domain';

const DAY_MS = 86_400_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day so many days after a day: `2026-11-01`. */
export const addDays = (day: string, by: number): string =>
  new Date(midnight(day) + by * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((midnight(to) - midnight(from)) / DAY_MS);

/** How many calendar days from today until then, as days are counted in a zone; less than none where it is past. */
export const daysUntil = (at: string, now: Date, zone: string): number =>
  daysBetween(dayIn(now, zone), dayIn(new Date(at), zone));

/** When something was of which the day is told: now where that is today, else at noon; undefined where it is to come. */
export const pastInstant = (day: string, now: Date, zone: string): Date | undefined => {
  const at = day === dayIn(now, zone) ? now : instantAt(day, '12:00', zone);
  return at && at <= now ? at : undefined;
};

/** What the clock of a zone shows then, as a time box of the browser takes it. */
export const clockIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);

/** An instant as a date and time box of the browser writes it, by the clock of a zone; empty where it is none. */
export const wallIn = (at: string, zone: string): string => {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? '' : `${dayIn(instant, zone)}T${clockIn(instant, zone)}`;
};

/** The instant that such a box means by the clock of a zone; empty where it is none. */
export const instantOf = (wall: string, zone: string): string => {
  const [day = '', clock = ''] = wall.split('T');
  return instantAt(day, clock, zone)?.toISOString() ?? '';
};
