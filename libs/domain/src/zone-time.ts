import { addDays, addMonths, dayOf, partsOfDay, type Day } from './calendar';

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs a hundred times its use.
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
};

/** The clock on the wall in a zone, as if it were UTC, in milliseconds. */
const wallClock = (instant: Date, zone: string): number => {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second, instant.getUTCMilliseconds());
};

const aDay = 86_400_000;

/**
 * The instant at which the wall shows a time: the first, where summer time ends and it is shown twice; as far after
 * the gap, where summer time begins and it is skipped. Both follow from the offset of the day before.
 */
const instantOfWall = (wall: number, zone: string): Date => {
  const withOffsetAt = (utc: number) => new Date(wall - (wallClock(new Date(utc), zone) - utc));
  const [before, after] = [withOffsetAt(wall - aDay), withOffsetAt(wall + aDay)];
  const shows = (instant: Date) => wallClock(instant, zone) === wall;
  return !shows(before) && shows(after) ? after : before;
};

/** The instant of a time on the wall, 'HH:MM', on a day in a zone; null for what is no day or no time. */
export const instantAt = (day: Day, time: string, zone: string): Date | null => {
  if (!partsOfDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return instantOfWall(Date.parse(`${day}T${time}:00Z`), zone);
};

/** The calendar day of an instant in a zone (IANA name; unknown ones throw a RangeError). */
export const dayIn = (instant: Date, zone: string): Day => {
  const wall = new Date(wallClock(instant, zone));
  return dayOf(wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate());
};

/** The latest day that has begun anywhere: whoever names it may live in it already. */
export const latestDay = (now: Date): Day => dayIn(now, 'Pacific/Kiritimati');

const onAnotherDay = (instant: Date, zone: string, move: (day: Day) => Day): Date => {
  const wall = wallClock(instant, zone);
  const midnight = Date.parse(`${dayIn(instant, zone)}T00:00:00Z`);
  return instantOfWall(Date.parse(`${move(dayIn(instant, zone))}T00:00:00Z`) + wall - midnight, zone);
};

/** The same time of day so many calendar days later in the zone. */
export const daysLater = (instant: Date, days: number, zone: string): Date =>
  onAnotherDay(instant, zone, (day) => addDays(day, days));

/** The same time of day so many calendar months later in the zone, on the last day where the month is shorter. */
export const monthsLater = (instant: Date, months: number, zone: string): Date =>
  onAnotherDay(instant, zone, (day) => addMonths(day, months));
