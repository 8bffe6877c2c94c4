import { addDays } from '../../parts/days';

/** The weeks of a month, `2026-11`, from Monday; days of its neighbours are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: (string | null)[][] = [];
  for (let monday = addDays(first, -lead); monday.slice(0, 7) <= month; monday = addDays(monday, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map((day) => (day.startsWith(month) ? day : null)),
    );
  return weeks;
}

/** The month so many months later. */
export function monthLater(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
}

export type When = 'LATE' | 'WEEK' | 'LATER';

/** Where on the agenda a day stands, seen from today. */
export const whenOf = (dueOn: string, today: string): When =>
  dueOn < today ? 'LATE' : dueOn <= addDays(today, 7) ? 'WEEK' : 'LATER';
