import { layOut, primary, protect, blockReady, rest, threshold, type Group, type System } from '#domain';
import { inside, type Known, type Statement } from './attacker';

/** Numbers that look random and are the same each time. */
export function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

export interface Arrival {
  week: number;
  at: Readonly<Record<string, string>>;
}

export interface Population {
  known: Known;
  arrivals: readonly Arrival[];
}

/** People who come within a year, more to some places than to others, some weeks many and some weeks nobody. */
export function population(seed: number): Population {
  const random = randomFrom(seed);
  const list = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`);
  const values = { group: list('g', 3 + random(2)), place: list('p', 3 + random(3)), form: list('f', 2 + random(3)) };
  const skewed = (all: readonly string[]) =>
    all[Math.min(random(all.length), random(all.length), random(all.length))] ?? '';
  const busy = 4 + random(16);
  const arrivals = Array.from({ length: 52 }, (_, week) =>
    Array.from({ length: random(4) === 0 ? 0 : random(busy) }, () => ({
      week: week + 1,
      at: { group: skewed(values.group), place: skewed(values.place), form: skewed(values.form) },
    })),
  ).flat();
  return {
    known: {
      values,
      tables: [
        ['group', 'place'],
        ['group', 'form'],
      ],
    },
    arrivals,
  };
}

export interface Defence {
  /** Cells are hidden so that others can't be computed. */
  complementary: boolean;
  /** What was published before is taken into account. */
  earlier: boolean;
}

/** All that is published in a year of weekly releases. */
export function yearOfReleases({ known, arrivals }: Population, { complementary, earlier }: Defence): Statement[] {
  const published: Statement[] = [];
  let from = 0;
  for (let until = 1; until <= 52; until += 1) {
    const groups = arrivals
      .filter(({ week }) => week > from && week <= until)
      .map(({ at }): Group => ({ at, people: 1 }));
    if (earlier ? !blockReady(groups.length, from) : groups.length === 0) continue;
    const system = tablesOf(groups, known);
    published.push(...shown(system, complementary ? protect(system) : primary(system), { from, until }));
    if (earlier) from = until;
  }
  return published;
}

const tablesOf = (groups: readonly Group[], { tables, values }: Known): System =>
  layOut(
    groups,
    tables,
    Object.fromEntries(Object.entries(values).map(([name, all]) => [name, { values: all, pooled: name !== 'group' }])),
    threshold,
  );

const shown = (system: System, hidden: ReadonlySet<number>, time: { from: number; until: number }): Statement[] =>
  system.keys.flatMap((key, at) => {
    const cell = Object.fromEntries(key === '' ? [] : key.split('|').map((one) => one.split('=') as [string, string]));
    const kept = hidden.has(at) || Object.values(cell).includes(rest);
    return kept ? [] : [{ ...time, cell, people: system.counts[at] ?? 0 }];
  });

/** What the attacker can't see: how many there truly were. */
export const truly = ({ arrivals }: Population, { from, until, cell }: Omit<Statement, 'people'>): number =>
  arrivals.filter(({ week, at }) => week > from && week <= until && inside(at, cell)).length;
