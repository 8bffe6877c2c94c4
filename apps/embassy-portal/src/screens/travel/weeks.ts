import { addDays, dayIn, zoneOfPlace, type Day } from '#domain';
import type { Arriving } from './questions';

export interface Week {
  /** Its Monday. */
  from: Day;
  /** Who was, or is, to come in that week. */
  expected: number;
  arrived: number;
}

const PAST = 11;
const COMING = 4;

const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** When the last leg that goes has brought them, or is to; by the day of the place. */
function arrivalOf({ legs }: Arriving): Day | null {
  const ends = legs
    .filter(({ cancelledAt }) => cancelledAt === null)
    .map(({ to, arrivedAt, plannedArrival }) => ({ to, at: new Date(arrivedAt ?? plannedArrival) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const last = ends.at(-1);
  return last ? dayIn(last.at, zoneOfPlace(last.to)) : null;
}

/** Twelve weeks to this one and four to come, each with how many were to arrive and how many did. */
export function weeksOf(movements: readonly Arriving[], today: Day): Week[] {
  const weeks = new Map<Day, Week>();
  for (let i = -PAST; i <= COMING; i++) {
    const from = addDays(mondayOf(today), 7 * i);
    weeks.set(from, { from, expected: 0, arrived: 0 });
  }
  for (const movement of movements) {
    const day = movement.state === 'CANCELLED' ? null : arrivalOf(movement);
    const week = day && weeks.get(mondayOf(day));
    if (!week) continue;
    const { listed, offloaded, takenOff, heldBack, transferred, arrived } = movement.counts;
    week.expected += listed - offloaded - takenOff - heldBack - transferred;
    week.arrived += arrived;
  }
  return [...weeks.values()];
}
