import { components } from './freedom';
import type { System } from './tables';

/**
 * The hidden cells that follow from the published ones by adding and subtracting alone. Whole numbers throughout, so the
 * answer is exact: a cell is determined when the sums can be combined until it stands alone.
 */
export function determined(system: System, hidden: ReadonlySet<number>): number[] {
  return components(system, hidden).flatMap(({ cells, lines }) => {
    const places = new Map(cells.map((cell, place) => [cell, place]));
    const dense = lines.map((line) => {
      const row = new Array<number>(cells.length).fill(0);
      for (const { cell, sign } of line) row[places.get(cell) ?? 0] = sign;
      return row;
    });
    return reduced(dense)
      .map((row) => row.flatMap((one, place) => (one === 0 ? [] : [place])))
      .flatMap((places) => (places.length === 1 ? [cells[places[0] ?? 0] ?? 0] : []));
  });
}

/** Reduced echelon form without fractions: every row is divided by what its numbers have in common. */
function reduced(rows: number[][]): number[][] {
  const done: number[][] = [];
  const waiting = [...rows];
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = waiting.findIndex((row) => row[column] !== 0);
    const [pivot] = at < 0 ? [] : waiting.splice(at, 1);
    if (!pivot) continue;
    for (const row of [...done, ...waiting]) clear(row, pivot, column);
    done.push(pivot);
  }
  return done;
}

function clear(row: number[], pivot: readonly number[], column: number): void {
  const [mine = 0, its = 1] = [row[column], pivot[column]];
  if (mine === 0) return;
  let common = 0;
  for (let at = 0; at < row.length; at += 1) {
    const value = (row[at] ?? 0) * its - (pivot[at] ?? 0) * mine;
    if (!Number.isSafeInteger(value)) throw new Error('The sums of a release outgrow exact arithmetic.');
    row[at] = value;
    common = gcd(common, Math.abs(value));
  }
  if (common > 1) row.forEach((one, at) => (row[at] = one / common));
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
