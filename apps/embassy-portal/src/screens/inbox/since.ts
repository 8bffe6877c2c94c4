import { dayIn } from '#domain';

const DAY_MS = 86_400_000;

/** How many calendar days from today until then, as days are counted in a zone; less than none where it is past. */
export const daysUntil = (at: string, now: Date, zone: string): number =>
  daysBetween(dayIn(now, zone), dayIn(new Date(at), zone));

/** From one day to another: `2026-11-01`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
