import { determined } from './determined';
import { narrowed } from './freedom';
import type { Sum, System } from './tables';

/** The one threshold: who is counted among fewer than eleven is not shown. */
export const threshold = 11;

/** Beyond so many hidden cells nothing that was hidden for others is tried to be shown again: it takes too long. */
const TRY_AGAIN = 400;

/** Cells of fewer than eleven, nobody among them: that nobody is somewhere can betray as well. */
export const primary = ({ counts }: System): Set<number> =>
  new Set(counts.flatMap((count, cell) => (count < threshold ? [cell] : [])));

/**
 * What must be hidden so that no hidden cell can be computed, nor narrowed to less than the threshold, from all that is
 * shown. First each sum for itself: a hidden cell never stands alone in it, nor among others that come to less than the
 * threshold together. Then all sums together, by the audit; then what turns out not to be needed is shown again.
 */
export function protect(system: System): Set<number> {
  const small = primary(system);
  const hidden = new Set(small);
  const lines = linesOf(system);
  cover(system, lines, hidden);
  for (let open = first(system, hidden); open !== undefined; open = first(system, hidden)) {
    hideBeside(system, lines, hidden, open);
    cover(system, lines, hidden);
  }
  if (hidden.size <= TRY_AGAIN) showAgain(system, lines, small, hidden);
  return hidden;
}

/** What somebody with pencil, paper and a linear program would find out: nothing, or the release is not published. */
export const betrayed = (system: System, hidden: ReadonlySet<number>): number[] => [
  ...new Set([...determined(system, hidden), ...narrowed(system, hidden, threshold)]),
];

const first = (system: System, hidden: ReadonlySet<number>): number | undefined =>
  narrowed(system, hidden, threshold).next().value;

type Lines = readonly (readonly Sum[])[];

/** The sums in which each cell stands. */
function linesOf({ keys, sums }: System): Lines {
  const lines: Sum[][] = keys.map(() => []);
  for (const sum of sums) for (const cell of [sum.total, ...sum.parts]) lines[cell]?.push(sum);
  return lines;
}

/** A sum is open when its hidden cells are one, or come to less than the threshold beneath a total that is shown. */
function open({ counts }: System, { total, parts }: Sum, hidden: ReadonlySet<number>): boolean {
  const below = parts.filter((part) => hidden.has(part));
  if (hidden.has(total)) return below.length === 0;
  return (
    below.length === 1 || (below.length > 1 && below.reduce((sum, part) => sum + (counts[part] ?? 0), 0) < threshold)
  );
}

function cover(system: System, lines: Lines, hidden: Set<number>): void {
  const waiting = new Set(system.sums);
  for (const sum of waiting) {
    waiting.delete(sum);
    while (open(system, sum, hidden)) {
      const cell = cheapest(system, lines, hidden, [sum.total, ...sum.parts]);
      if (cell === undefined) break;
      hidden.add(cell);
      for (const other of lines[cell] ?? []) waiting.add(other);
    }
  }
}

/** The shown cell that opens the fewest other sums, a total the less gladly the more it sums up; then the one that counts fewest. */
function cheapest(system: System, lines: Lines, hidden: Set<number>, among: readonly number[]): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const cell of among) {
    if (hidden.has(cell)) continue;
    const before = (lines[cell] ?? []).filter((sum) => open(system, sum, hidden)).length;
    hidden.add(cell);
    const after = (lines[cell] ?? []).filter((sum) => open(system, sum, hidden)).length;
    hidden.delete(cell);
    const totals = (lines[cell] ?? []).filter((sum) => sum.total === cell).length;
    const cost = after - before + totals + 1 - 1 / (2 + (system.counts[cell] ?? 0));
    if (cost < least) [best, least] = [cell, cost];
  }
  return best;
}

function hideBeside(system: System, lines: Lines, hidden: Set<number>, cell: number): void {
  const beside = (lines[cell] ?? []).flatMap(({ total, parts }) => [total, ...parts]);
  const found = cheapest(system, lines, hidden, beside) ?? cheapest(system, lines, hidden, [...system.keys.keys()]);
  if (found === undefined) throw new Error('With everything hidden nothing can be found out.');
  hidden.add(found);
}

function showAgain(system: System, lines: Lines, small: ReadonlySet<number>, hidden: Set<number>): void {
  const extra = [...hidden].filter((cell) => !small.has(cell));
  for (const cell of extra.sort((a, b) => (system.counts[b] ?? 0) - (system.counts[a] ?? 0))) {
    hidden.delete(cell);
    const loose = (lines[cell] ?? []).some((sum) => open(system, sum, hidden));
    if (loose || first(system, hidden) !== undefined) hidden.add(cell);
  }
}
