import { Bounds } from './bounds';

/** A table of rows and columns with its totals: the cells in the order rows, then each with its total last. */
export interface SmallTable {
  rows: number;
  columns: number;
  /** (rows + 1) × (columns + 1) numbers of people. */
  counts: readonly number[];
}

/** Each sum: a total and what it is the total of. */
export function sumsOf({ rows, columns }: SmallTable): { total: number; parts: number[] }[] {
  const at = (r: number, c: number) => r * (columns + 1) + c;
  const range = (n: number) => Array.from({ length: n }, (_, i) => i);
  return [
    ...range(rows + 1).map((r) => ({ total: at(r, columns), parts: range(columns).map((c) => at(r, c)) })),
    ...range(columns + 1).map((c) => ({ total: at(rows, c), parts: range(rows).map((r) => at(r, c)) })),
  ];
}

/** Can no hidden cell be narrowed to less than `width`? Judged by the attacker's own bounds. */
export function isSafe(table: SmallTable, hidden: ReadonlySet<number>, width = 11): boolean {
  const inner = table.counts.flatMap((_, at) => (isInner(table, at) ? [at] : []));
  const place = new Map(inner.map((cell, i) => [cell, i]));
  const members = (cell: number) => innerOf(table, cell).map((one) => place.get(one) ?? 0);
  const shown = table.counts.flatMap((is, at) => (hidden.has(at) ? [] : [{ of: members(at), is }]));
  const bounds = new Bounds(inner.length, shown);
  return [...hidden].every((cell) => {
    const { least, most } = bounds.of(members(cell), width);
    return most - least >= width - 0.001;
  });
}

const isInner = ({ rows, columns }: SmallTable, at: number): boolean =>
  Math.floor(at / (columns + 1)) < rows && at % (columns + 1) < columns;

function innerOf(table: SmallTable, cell: number): number[] {
  const [row, column] = [Math.floor(cell / (table.columns + 1)), cell % (table.columns + 1)];
  return table.counts.flatMap((_, at) => {
    const mine = row === table.rows || Math.floor(at / (table.columns + 1)) === row;
    return isInner(table, at) && mine && (column === table.columns || at % (table.columns + 1) === column) ? [at] : [];
  });
}

/**
 * The fewest cells that must be hidden: every set of 0, 1, 2 … further cells is tried until one is safe. A sum with one
 * hidden cell needs another of its own, which leaves few sets to try; nothing else is taken for granted.
 */
export function fewestHidden(table: SmallTable, small: ReadonlySet<number>, atMost: number): number {
  const sums = sumsOf(table).map(({ total, parts }) => [total, ...parts]);
  for (let size = small.size; size < atMost; size += 1) {
    if (reaches(table, sums, small, new Set(), size)) return size;
  }
  return atMost;
}

function reaches(
  table: SmallTable,
  sums: readonly number[][],
  hidden: ReadonlySet<number>,
  barred: ReadonlySet<number>,
  size: number,
): boolean {
  const lonely = sums.find((sum) => sum.filter((cell) => hidden.has(cell)).length === 1);
  if (!lonely && isSafe(table, hidden)) return true;
  if (hidden.size >= size) return false;
  const tried = new Set(barred);
  for (const cell of lonely ?? table.counts.keys()) {
    if (hidden.has(cell) || tried.has(cell)) continue;
    if (reaches(table, sums, new Set([...hidden, cell]), tried, size)) return true;
    // Sets with this cell are done with.
    tried.add(cell);
  }
  return false;
}
