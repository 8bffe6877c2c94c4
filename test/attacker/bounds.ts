/** So many unknowns, these of them, add up to this. */
export interface Equation {
  of: readonly number[];
  is: number;
}

const TINY = 1e-7;

/**
 * Least and most of a sum of unknowns that are never less than nothing, when some of their sums are known: the two-phase
 * simplex method in its plainest form, with Bland's rule throughout. It knows no true value and starts from none.
 */
export class Bounds {
  /** Each row: coefficients of the unknowns, then of one artificial for each equation, then what it comes to. */
  private readonly table: number[][];
  private readonly basis: number[];
  private readonly width: number;

  constructor(
    private readonly unknowns: number,
    equations: readonly Equation[],
  ) {
    this.width = unknowns + equations.length;
    this.table = equations.map(({ of, is }, e) => {
      const row = new Array<number>(this.width + 1).fill(0);
      for (const unknown of of) row[unknown] = 1;
      row[unknowns + e] = 1;
      row[this.width] = is;
      return row;
    });
    this.basis = equations.map((_, e) => unknowns + e);
    this.feasible();
  }

  /** The most is not looked for beyond `enough` above the least. */
  of(sum: readonly number[], enough: number): { least: number; most: number } {
    if (sum.length === 0) return { least: 0, most: 0 };
    const least = this.best(sum, -1, Infinity);
    return { least, most: this.best(sum, 1, least + enough) };
  }

  /** First phase: the artificial unknowns go down to nothing, and out. */
  private feasible(): void {
    const artificial = Array.from({ length: this.width - this.unknowns }, (_, e) => this.unknowns + e);
    if (this.best(artificial, -1, Infinity, this.width) > TINY)
      throw new Error('What was published contradicts itself.');
    for (let r = this.table.length - 1; r >= 0; r -= 1) {
      if ((this.basis[r] as number) < this.unknowns) continue;
      const column = (this.table[r] as number[]).findIndex((one, at) => at < this.unknowns && Math.abs(one) > TINY);
      if (column >= 0) this.exchange(r, column);
      else {
        this.table.splice(r, 1);
        this.basis.splice(r, 1);
      }
    }
  }

  private best(sum: readonly number[], way: 1 | -1, enough: number, columns = this.unknowns): number {
    const wanted = new Set(sum);
    for (;;) {
      const value = this.basis.reduce(
        (all, at, r) => (wanted.has(at) ? all + (this.table[r]?.[this.width] ?? 0) : all),
        0,
      );
      if (way > 0 && value >= enough) return value;
      const column = this.entering(wanted, way, columns);
      if (column < 0) return value;
      const row = this.leaving(column);
      if (row < 0) return Infinity;
      this.exchange(row, column);
    }
  }

  private entering(wanted: ReadonlySet<number>, way: 1 | -1, columns: number): number {
    const rows = this.table.filter((_, r) => wanted.has(this.basis[r] as number));
    for (let at = 0; at < columns; at += 1) {
      let gain = wanted.has(at) ? 1 : 0;
      for (const row of rows) gain -= row[at] as number;
      if (way * gain > TINY && !this.basis.includes(at)) return at;
    }
    return -1;
  }

  private leaving(column: number): number {
    let best = -1;
    let room = Infinity;
    this.table.forEach((row, r) => {
      const slope = row[column] as number;
      if (slope <= TINY) return;
      const far = (row[this.width] as number) / slope;
      const sooner =
        Math.abs(far - room) <= TINY && best >= 0 && (this.basis[r] as number) < (this.basis[best] as number);
      if (far < room - TINY || sooner) [best, room] = [r, far];
    });
    return best;
  }

  private exchange(r: number, column: number): void {
    const pivotRow = this.table[r] as number[];
    const pivot = pivotRow[column] as number;
    for (let at = 0; at <= this.width; at += 1) pivotRow[at] = (pivotRow[at] as number) / pivot;
    for (const row of this.table) {
      const times = row[column] as number;
      if (row === pivotRow || Math.abs(times) < 1e-12) continue;
      for (let at = 0; at <= this.width; at += 1) row[at] = (row[at] as number) - times * (pivotRow[at] as number);
    }
    this.basis[r] = column;
  }
}
