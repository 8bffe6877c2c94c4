import { dayLimits } from '#domain';

/** A cell of a published table; null is hidden, and a value or group that is null is the total over it. */
export interface Cell {
  value: string | null;
  label: string | null;
  iso: string | null;
  group: string | null;
  people: number | null;
  before: number | null;
}

export interface Ranked {
  shown: readonly (Cell & { value: string; people: number })[];
  /** How many values are hidden. */
  hidden: number;
}

/** The values of which a number is shown, the most people first, or as the table lists them. */
export function ranked(rows: readonly Cell[], group: string | null, asListed = false): Ranked {
  const mine = rows.filter((row) => row.group === group && row.value !== null);
  const shown = mine.filter((row): row is Cell & { value: string; people: number } => row.people !== null);
  const sorted = asListed ? shown : shown.toSorted((a, b) => b.people - a.people);
  return { shown: sorted, hidden: mine.length - shown.length };
}

/** One value with each group and the total, as a line of a table. */
export const lineOf = (rows: readonly Cell[], value: string | null, groups: readonly (string | null)[]) =>
  groups.map((group) => rows.find((row) => row.value === value && row.group === group)?.people ?? null);

/** How many more there are than before; null where one of both is hidden. */
export const changeOf = (people: number | null, before: number | null | undefined): number | null =>
  people === null || before == null ? null : people - before;

/** Between which of the domain's bands of days a range lies: the first it touches, and the one behind the last. */
export function bandsOf({ from, to }: { from: number; to: number | null }): { first: number; behind: number } {
  const starts = [0, ...dayLimits.map((limit) => limit + 1)];
  const behind = to === null ? starts.length : starts.findIndex((start) => start > to);
  return { first: starts.findLastIndex((start) => start <= from), behind: behind < 0 ? starts.length : behind };
}

/** How deep a country is coloured: four steps, of which each has about as many countries. */
export function stepOf(people: number | null, all: readonly number[]): number {
  if (people === null) return 0;
  const below = all.filter((one) => one < people).length;
  return 1 + Math.min(3, Math.floor((4 * below) / Math.max(all.length, 1)));
}
