import { Bounds } from './bounds';

/** One published figure, as a reader has it: so many of those who came within some weeks are in this cell. */
export interface Statement {
  /** Weeks after `from`, up to and with `until`. */
  from: number;
  until: number;
  cell: Readonly<Record<string, string>>;
  people: number;
}

/** What the attacker found: a number of people that nobody published, known to within fewer than eleven. */
export interface Finding {
  from: number;
  until: number;
  cell: Readonly<Record<string, string>>;
  least: number;
  most: number;
}

/** What everybody may know beforehand: which tables there are, and which values. */
export interface Known {
  tables: readonly (readonly string[])[];
  values: Readonly<Record<string, readonly string[]>>;
}

type Cell = Readonly<Record<string, string>>;

/**
 * Somebody who has everything that all readers ever got, knows the tables and the code lists, and wants a number of people
 * that is not published. Unknown to them is how many came in each stretch of time to each combination of all dimensions;
 * every figure is an equation between these, none of which is less than nothing. They ask for every cell of every table, of
 * every stretch of time that a release covered and of the time between two releases: least and most that it can be.
 */
export function attack(statements: readonly Statement[], known: Known, narrowerThan = 11): Finding[] {
  const releases = [...Map.groupBy(statements, ({ from, until }) => `${from}-${until}`).values()].map((all) => ({
    from: all[0]?.from ?? 0,
    until: all[0]?.until ?? 0,
    statements: all,
  }));
  releases.sort((a, b) => a.until - b.until);
  const found = new Map<string, Finding>();
  releases.forEach((one, i) => {
    const next = releases[i + 1];
    // Of people who came in other weeks another release says nothing: alone, each is all there is to know of its own.
    const together = next && next.from < one.until ? [one, next] : [one];
    for (const finding of bounded(together, known, narrowerThan)) {
      found.set(`${finding.from}-${finding.until}-${nameOf(finding.cell)}`, finding);
    }
  });
  return [...found.values()];
}

interface Release {
  from: number;
  until: number;
  statements: readonly Statement[];
}

function bounded(releases: readonly Release[], known: Known, narrowerThan: number): Finding[] {
  const edges = [...new Set(releases.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b);
  const stretches = edges.slice(1).map((until, i) => ({ from: edges[i] ?? 0, until }));
  const names = Object.keys(known.values).sort();
  const atoms = stretches.flatMap(({ from, until }) =>
    combinations(names, known.values).map((cell) => ({ from, until, cell })),
  );
  const select = ({ from, until, cell }: Omit<Statement, 'people'>): number[] =>
    atoms.flatMap((atom, at) => (atom.from >= from && atom.until <= until && inside(atom.cell, cell) ? [at] : []));
  const all = releases.flatMap(({ statements }) => statements);
  const bounds = new Bounds(
    atoms.length,
    all.map((one) => ({ of: select(one), is: one.people })),
  );
  const published = new Set(all.map((one) => `${one.from}-${one.until}-${nameOf(one.cell)}`));
  const times = [...stretches, ...releases].filter(
    (one, i, list) => list.findIndex(({ from, until }) => from === one.from && until === one.until) === i,
  );
  return times.flatMap(({ from, until }) =>
    cellsOf(known).flatMap((cell): Finding[] => {
      if (published.has(`${from}-${until}-${nameOf(cell)}`)) return [];
      const { least, most } = bounds.of(select({ from, until, cell }), narrowerThan);
      return most - least < narrowerThan - 1e-6 ? [{ from, until, cell, least, most }] : [];
    }),
  );
}

/** All cells of all tables, totals among them, each once. */
export function cellsOf({ tables, values }: Known): Cell[] {
  const cells = tables.flatMap((table) =>
    subsets(table).flatMap((some) => combinations(some, values).map((cell) => [nameOf(cell), cell] as const)),
  );
  return [...new Map(cells).values()];
}

export const nameOf = (cell: Cell): string =>
  Object.entries(cell)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');

export const inside = (who: Cell, cell: Cell): boolean =>
  Object.entries(cell).every(([name, value]) => who[name] === value);

const subsets = (names: readonly string[]): string[][] =>
  names.reduce<string[][]>((all, name) => [...all, ...all.map((one) => [...one, name])], [[]]);

const combinations = (names: readonly string[], values: Known['values']): Cell[] =>
  names.reduce<Cell[]>(
    (all, name) => all.flatMap((one) => (values[name] ?? []).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
