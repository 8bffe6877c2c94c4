/** Where somebody is counted: a value for each dimension. */
export type Place = Readonly<Record<string, string>>;

/** How many people stand in one place. */
export interface Group {
  at: Place;
  people: number;
}

/** A dimension and all the values it can have, known beforehand: that a value is listed says nothing about anybody. */
export interface Breakdown {
  values: readonly string[];
  /** Values with too few people are counted together, as `rest`; a dimension of few values never needs it. */
  pooled?: boolean;
}

/** All values together that have fewer people each than may be shown; never one value alone. */
export const rest = '*';

/** A table by its dimensions, with every total over them. */
export type Table = readonly string[];

/** A total and the parts that add up to it, as places in `keys`. */
export interface Sum {
  total: number;
  parts: number[];
}

/**
 * All tables over some people as one system. A cell is known by whom it counts: the total that two tables share is one
 * cell. Only so is it seen what the tables say of each other.
 */
export interface System {
  keys: string[];
  counts: number[];
  sums: Sum[];
  /** Cells in which tables meet: they belong to more than one. */
  shared: Set<number>;
}

/** The name of a cell: its values, in the order of the dimensions' names. The total of all is the empty name. */
export const cellOf = (place: Place): string =>
  Object.keys(place)
    .sort()
    .map((name) => `${name}=${place[name]}`)
    .join('|');

/**
 * Lays out the tables over the groups: every cell that the dimensions allow, whether somebody stands in it or not. A value
 * that is pooled is not forgotten: within what the pool counts anybody could stand anywhere, so what is proved of the pool
 * holds for each of its values, and a system is as large as its people are various, not as its code lists are long.
 */
export function layOut(
  groups: readonly Group[],
  tables: readonly Table[],
  dimensions: Readonly<Record<string, Breakdown>>,
  least: number,
): System {
  const places = new Map<string, number>();
  const system: System = { keys: [], counts: [], sums: [], shared: new Set() };
  const cell = (place: Place): number => {
    const key = cellOf(place);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, system.keys.length);
    system.counts.push(0);
    return system.keys.push(key) - 1;
  };
  const known = Object.fromEntries(
    Object.entries(dimensions).map(([name, dimension]) => [name, pool(name, dimension, groups, least)]),
  );
  const laid = new Set<number>();
  const summed = new Set<string>();
  for (const table of tables) {
    const lists = table.map((name) => ['', ...(known[name]?.values ?? [])]);
    const cells = crossed(lists).map((values) => {
      const place = within(table, values);
      const total = cell(place);
      for (const name of table) {
        const sum = `${system.keys[total]}>${name}`;
        if (name in place || summed.has(sum)) continue;
        summed.add(sum);
        const parts = (known[name]?.values ?? []).map((value) => cell({ ...place, [name]: value }));
        system.sums.push({ total, parts });
      }
      return total;
    });
    // What another table has counted already is not counted again.
    const own = new Set(cells.filter((one) => !laid.has(one)));
    for (const { values, people } of gathered(groups, table, dimensions)) {
      const levels = values.map((value, i) => ['', known[table[i] ?? '']?.of(value) ?? '']);
      for (const place of crossed(levels)) {
        const one = cell(within(table, place));
        if (own.has(one)) system.counts[one] = (system.counts[one] ?? 0) + people;
      }
    }
    for (const one of cells) (own.has(one) ? laid : system.shared).add(one);
  }
  return system;
}

/** The groups as one table sees them. Somebody of no known value would be missing from every sum: that is an error. */
function gathered(
  groups: readonly Group[],
  table: Table,
  dimensions: Readonly<Record<string, Breakdown>>,
): { values: string[]; people: number }[] {
  const found = new Map<string, { values: string[]; people: number }>();
  for (const { at, people } of groups) {
    const values = table.map((name) => at[name] ?? '');
    const key = values.join('|');
    const one = found.get(key) ?? { values, people: 0 };
    one.people += people;
    found.set(key, one);
  }
  for (const { values } of found.values()) {
    const strange = table.find((name, i) => !dimensions[name]?.values.includes(values[i] ?? ''));
    if (strange) throw new Error(`Somebody stands in no value of ${strange}: what is published must be complete.`);
  }
  return [...found.values()];
}

interface Pool {
  values: readonly string[];
  of: (value: string) => string;
}

/** A pool of one value would be that value: then the next smallest joins it. */
function pool(name: string, { values, pooled }: Breakdown, groups: readonly Group[], least: number): Pool {
  if (!pooled) return { values, of: (value) => value };
  const people = new Map(values.map((value) => [value, 0]));
  for (const { at, people: more } of groups) people.set(at[name] ?? '', (people.get(at[name] ?? '') ?? 0) + more);
  const ascending = [...people].sort(([, a], [, b]) => a - b);
  const few = ascending.filter(([, count]) => count < least).length;
  const small = new Set(ascending.slice(0, few === 1 ? 2 : few).map(([value]) => value));
  const kept = values.filter((value) => !small.has(value));
  return { values: small.size === 0 ? kept : [...kept, rest], of: (value) => (small.has(value) ? rest : value) };
}

/** A place in a table; a dimension without a value is the total over it. */
const within = (table: Table, values: readonly string[]): Place =>
  Object.fromEntries(table.flatMap((name, i) => (values[i] ? [[name, values[i]]] : [])));

const crossed = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((all, list) => all.flatMap((before) => list.map((one) => [...before, one])), [[]]);
