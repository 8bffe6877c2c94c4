import type { System } from './tables';

/** What is nearer to nothing than this is nothing: all coefficients here are small whole numbers. */
const EPSILON = 1e-9;
const NUDGE = 1e-6;
/** A step of so many people is far enough to be taken at once. */
const FAR = 1;
/** Nor are more columns than these compared for a step. */
const COMPARED = 40;
/** Ranges end at whole numbers or simple fractions; the nudges together are far less than this. */
const TOLERANCE = 0.01;
/** Simple bounds settle in a few rounds; what they miss, the search finds. */
const ROUNDS = 12;

/** What who sees all published cells can know of a hidden one: it lies between these. */
export interface Range {
  least: number;
  most: number;
}

/**
 * The hidden cells that somebody who sees all others can narrow to less than `width`. A cell is free when there are two
 * populations that both agree with everything shown and differ in it by that much. What simple bounds already narrow comes
 * first. Then the search walks, by linear programming, from the true counts over others that are possible; each that it
 * meets is a witness for all cells that differ in it, so most are proved free by what was found for another. It looks in
 * one table after the other, with the cells in which tables meet left as they truly are, and only then in all together.
 */
export function* narrowed(system: System, hidden: ReadonlySet<number>, width: number): Generator<number, undefined> {
  const seen = new Map([...hidden].map((cell) => [cell, here(system, cell)]));
  const narrow = (range: Range | undefined): boolean => !!range && range.most - range.least < width - TOLERANCE;
  const parts = components(system, hidden);
  for (const { cells, lines } of parts) {
    for (const [cell, range] of bounds(cells, lines, system.counts)) if (narrow(range)) yield cell;
  }
  const explore = ({ cells, lines }: Component): void => {
    const open = cells.filter((cell) => narrow(seen.get(cell)));
    if (open.length === 0) return;
    const polytope = new Polytope(cells, lines, system.counts, seen);
    for (const cell of open) polytope.explore(cell, () => !narrow(seen.get(cell)));
  };
  const alone = new Set([...hidden].filter((cell) => !system.shared.has(cell)));
  if (alone.size < hidden.size) components(system, alone).forEach(explore);
  for (const part of parts) {
    explore(part);
    yield* part.cells.filter((cell) => narrow(seen.get(cell)));
  }
}

const here = ({ counts }: System, cell: number): Range => ({ least: counts[cell] ?? 0, most: counts[cell] ?? 0 });

/** A range that surely holds each cell, from one sum after the other: what the parts leave, and what the total allows. */
function bounds(cells: readonly number[], lines: readonly Line[], counts: readonly number[]): Map<number, Range> {
  const found = new Map(cells.map((cell) => [cell, { least: 0, most: Infinity }]));
  const at = (cell: number): Range => found.get(cell) as Range;
  const known = lines.map((line) => line.reduce((sum, { cell, sign }) => sum + sign * (counts[cell] ?? 0), 0));
  for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
    moved = false;
    lines.forEach((line, l) => {
      // Σ sign · cell = known: each cell is what the others leave of it.
      for (const { cell, sign } of line) {
        let [least, most] = [known[l] ?? 0, known[l] ?? 0];
        for (const other of line) {
          if (other.cell === cell) continue;
          const range = at(other.cell);
          least -= other.sign > 0 ? range.most : -range.least;
          most -= other.sign > 0 ? range.least : -range.most;
        }
        const range = at(cell);
        const [low, high] = sign > 0 ? [least, most] : [-most, -least];
        if (low > range.least) [range.least, moved] = [low, true];
        if (high < range.most) [range.most, moved] = [high, true];
      }
    });
  }
  return found;
}

/** A sum, as what its hidden cells count in it: a total against its parts. */
type Line = readonly { cell: number; sign: 1 | -1 }[];

export interface Component {
  cells: number[];
  lines: Line[];
}

/** Hidden cells fall apart into sets that no sum connects; published totals are what separates them. */
export function components({ sums }: System, hidden: ReadonlySet<number>): Component[] {
  const parent = new Map([...hidden].map((cell) => [cell, cell]));
  const root = (cell: number): number => {
    let at = cell;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    parent.set(cell, at);
    return at;
  };
  const lines = sums
    .map(({ total, parts }): Line => [
      { cell: total, sign: -1 } as const,
      ...parts.map((cell) => ({ cell, sign: 1 }) as const),
    ])
    .map((line) => line.filter(({ cell }) => hidden.has(cell)))
    .filter((line) => line.length > 0);
  for (const [first, ...others] of lines) {
    if (first) for (const { cell } of others) parent.set(root(cell), root(first.cell));
  }
  const found = new Map<number, Component>();
  for (const cell of hidden) {
    const component = found.get(root(cell)) ?? { cells: [], lines: [] };
    found.set(root(cell), component);
    component.cells.push(cell);
  }
  for (const line of lines) if (line[0]) found.get(root(line[0].cell))?.lines.push(line);
  return [...found.values()];
}

/**
 * All non-negative points that keep the sums which the true point has; walked from corner to corner (primal simplex). The
 * true counts are nudged by millionths, each by its own: in tables full of nobodies a corner would else be many corners
 * in one place, and the walk would tread on the spot.
 */
class Polytope {
  private readonly places: ReadonlyMap<number, number>;
  private readonly ranges: Range[];
  private readonly point: Float64Array;
  /** One row for each basic column: basic = constant − row · others. */
  private readonly rows: Float64Array[] = [];
  private readonly basis: number[] = [];
  private readonly rowOf: Int32Array;

  constructor(
    cells: readonly number[],
    lines: readonly Line[],
    counts: readonly number[],
    found: ReadonlyMap<number, Range>,
  ) {
    this.ranges = cells.map((cell) => found.get(cell) ?? { least: 0, most: 0 });
    this.point = Float64Array.from(
      cells,
      (cell, at) => (counts[cell] ?? 0) + NUDGE * (1 + ((at * 7919) % 1009) / 1009),
    );
    this.rowOf = new Int32Array(cells.length).fill(-1);
    this.places = new Map(cells.map((cell, at) => [cell, at]));
    for (const line of lines) this.take(line.map(({ cell, sign }) => [this.places.get(cell) as number, sign]));
    this.settle();
  }

  /** Walks upwards and then downwards in one cell, until it is at both ends or `enough` has been seen. */
  explore(cell: number, enough: () => boolean): void {
    const at = this.places.get(cell) as number;
    this.push(at, 1, enough);
    this.push(at, -1, enough);
  }

  /** Gauss and Jordan, one equation at a time; an equation that follows from others adds nothing. */
  private take(row: readonly [number, number][]): void {
    const fresh = new Float64Array(this.point.length);
    for (const [cell, sign] of row) fresh[cell] = sign;
    for (let r = 0; r < this.rows.length; r += 1) {
      const times = fresh[this.basis[r] as number] as number;
      if (times !== 0) subtract(fresh, this.rows[r] as Float64Array, times, nonZero(this.rows[r] as Float64Array));
    }
    let column = -1;
    for (let at = 0; at < fresh.length; at += 1) {
      const better = column < 0 || (this.point[at] as number) > (this.point[column] as number);
      if (fresh[at] !== 0 && better) column = at;
    }
    if (column < 0) return;
    this.rows.push(fresh);
    this.basis.push(column);
    this.eliminate(this.rows.length - 1, column);
  }

  private eliminate(r: number, column: number): void {
    const row = this.rows[r] as Float64Array;
    const pivot = row[column] as number;
    const places = nonZero(row);
    for (const at of places) row[at] = (row[at] as number) / pivot;
    for (let o = 0; o < this.rows.length; o += 1) {
      const other = this.rows[o] as Float64Array;
      const times = other[column] as number;
      if (o !== r && times !== 0) subtract(other, row, times, places);
    }
    this.basis[r] = column;
    this.rowOf[column] = r;
  }

  /** From the true point, which is rarely a corner, to one: every column that is not basic goes down to nothing. */
  private settle(): void {
    for (let cell = 0; cell < this.point.length; cell += 1) {
      while ((this.rowOf[cell] as number) < 0 && (this.point[cell] as number) > 0) this.move(cell, -1);
    }
  }

  /** Upwards or downwards as far as it goes, or until it is enough. */
  private push(cell: number, way: 1 | -1, enough: () => boolean): void {
    while (!enough()) {
      const entering = this.entering(cell, way);
      if (entering < 0 || this.move(entering, 1) === Infinity) return;
    }
  }

  /** The free column that takes the cell farthest; none when it is at its end. */
  private entering(cell: number, way: 1 | -1): number {
    const r = this.rowOf[cell] as number;
    if (r < 0) return way > 0 ? cell : -1;
    const row = this.rows[r] as Float64Array;
    let best = -1;
    let farthest = -1;
    let compared = 0;
    for (let at = 0; at < row.length; at += 1) {
      const slope = -way * (row[at] as number);
      if (slope <= EPSILON || at === cell) continue;
      const far = slope * this.room(at, 1).far;
      if (far > farthest) [best, farthest] = [at, far];
      compared += 1;
      if (far >= FAR || compared === COMPARED) break;
    }
    return best;
  }

  /** How far a free column can move before a basic one reaches nothing, and which. */
  private room(column: number, way: 1 | -1): { far: number; leaving: number } {
    let far = way < 0 ? (this.point[column] as number) : Infinity;
    let leaving = -1;
    for (let r = 0; r < this.rows.length; r += 1) {
      const fall = way * ((this.rows[r] as Float64Array)[column] as number);
      if (fall <= EPSILON) continue;
      const room = Math.max(0, this.point[this.basis[r] as number] as number) / fall;
      if (room < far) [far, leaving] = [room, r];
    }
    return { far, leaving };
  }

  /** Moves one free column until a basic one reaches nothing and changes places with it; answers how far. */
  private move(column: number, way: 1 | -1): number {
    const { far, leaving } = this.room(column, way);
    const endless = far === Infinity;
    for (let r = 0; r < this.rows.length; r += 1) {
      const slope = -way * ((this.rows[r] as Float64Array)[column] as number);
      const basic = this.basis[r] as number;
      if (slope === 0) continue;
      if (!endless) this.set(basic, (this.point[basic] as number) + far * slope);
      else if (slope > 0) this.endless(basic);
    }
    if (endless) this.endless(column);
    else this.set(column, (this.point[column] as number) + way * far);
    if (leaving >= 0) {
      const left = this.basis[leaving] as number;
      this.rowOf[left] = -1;
      this.set(left, 0);
      this.eliminate(leaving, column);
    }
    return far;
  }

  private set(at: number, value: number): void {
    this.point[at] = value;
    const range = this.ranges[at] as Range;
    if (value < range.least) range.least = value;
    if (value > range.most) range.most = value;
  }

  private endless(at: number): void {
    (this.ranges[at] as Range).most = Infinity;
  }
}

function nonZero(row: Float64Array): number[] {
  const places: number[] = [];
  for (let at = 0; at < row.length; at += 1) if (row[at] !== 0) places.push(at);
  return places;
}

function subtract(from: Float64Array, row: Float64Array, times: number, places: readonly number[]): void {
  for (const at of places) {
    const value = (from[at] as number) - times * (row[at] as number);
    from[at] = Math.abs(value) < EPSILON ? 0 : value;
  }
}
