import { spreadOf, type DayRange, type ShownDays, type Spread } from '#domain';
import { cellsOf, inside, nameOf, type Finding, type Known, type Statement } from './attacker';
import { Bounds, type Equation } from './bounds';
import { randomFrom, truly, yearOfReleases, type Population } from './year';

const limits = [7, 30, 90] as const;
const bands = ['d0', 'd1', 'd2', 'd3'] as const;

/** Who came within a year and how long it took them, told apart by group and place as well. */
export function populationInTime(seed: number): Population {
  const random = randomFrom(seed * 7 + 3);
  const list = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`);
  const values = { group: list('g', 2 + random(2)), place: list('p', 2), days: bands };
  const slow = 2 + random(3);
  const pick = (all: readonly string[], most: number) => all[Math.min(random(most), all.length - 1)] ?? '';
  const arrivals = Array.from({ length: 52 }, (_, week) =>
    Array.from({ length: random(15) }, () => ({
      week: week + 1,
      at: {
        group: pick(values.group, 1 + random(values.group.length)),
        place: pick(values.place, 2),
        days: pick(bands, 1 + random(slow + 1)),
      },
    })),
  ).flat();
  return {
    known: {
      values,
      tables: [
        ['group', 'place'],
        ['group', 'days'],
      ],
    },
    arrivals,
  };
}

/** What a release says of the days of a group; of everybody where it names none. */
interface Said extends Spread {
  blocks: readonly { from: number; until: number }[];
  group: string | null;
}

/** From where the days come that are said: what is published alone, or what is true of each person. */
export type Source = 'PUBLISHED' | 'TRUE';

/** After each block once more, over all blocks that show how many the group has. */
function daysOfYear(people: Population, published: readonly Statement[], source: Source): Said[] {
  const blocks = [...Map.groupBy(published, ({ from, until }) => `${from}-${until}`).values()];
  return [null, ...(people.known.values['group'] ?? [])].flatMap((group) => {
    const who: Record<string, string> = group === null ? {} : { group };
    const showing = blocks.filter((block) => block.some(({ cell }) => nameOf(cell) === nameOf(who)));
    return showing.flatMap((_, last): Said[] => {
      const covered = showing.slice(0, last + 1);
      const shown = covered.map((block): ShownDays => {
        const number = (cell: Statement['cell']) => block.find((one) => nameOf(one.cell) === nameOf(cell))?.people;
        const { from = 0, until = 0 } = block[0] ?? {};
        const count = (days: string) => truly(people, { from, until, cell: { ...who, days } });
        return {
          people: number(who) ?? 0,
          bands: bands.map((days) => (source === 'TRUE' ? count(days) : (number({ ...who, days }) ?? null))),
        };
      });
      const said = spreadOf(shown, limits);
      const times = covered.map(([one]) => ({ from: one?.from ?? 0, until: one?.until ?? 0 }));
      return said ? [{ ...said, blocks: times, group }] : [];
    });
  });
}

/**
 * Somebody who has every figure and every range of days of a year. A range is two inequalities: so many at the least were
 * there by its last day, and so many at the most before its first. Everything is bounded at once, over all blocks.
 */
function attackDays(statements: readonly Statement[], said: readonly Said[], known: Known): Finding[] {
  const times = [...new Map(statements.map(({ from, until }) => [from, { from, until }])).values()];
  const names = Object.keys(known.values);
  const combine = names.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((one) => (known.values[name] ?? []).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  const atoms = times.flatMap((time) => combine.map((cell) => ({ ...time, cell })));
  const select = (wanted: (atom: (typeof atoms)[number]) => boolean) =>
    atoms.flatMap((atom, at) => (wanted(atom) ? [at] : []));
  const cellAt = (time: { from: number }, cell: Statement['cell']) =>
    select((atom) => atom.from === time.from && inside(atom.cell, cell));
  const equations: Equation[] = statements.map((one) => ({ of: cellAt(one, one.cell), is: one.people }));
  let unknowns = atoms.length;
  for (const one of said) {
    const covered = new Set(one.blocks.map(({ from }) => from));
    const within = (from: number, behind: number) =>
      select(
        ({ from: at, cell }) =>
          covered.has(at) &&
          (one.group === null || cell['group'] === one.group) &&
          bands.indexOf(cell['days'] as never) >= from &&
          bands.indexOf(cell['days'] as never) < behind,
      );
    for (const [share, range] of [
      [0.5, one.median],
      [0.9, one.ninetieth],
    ] as const) {
      const { first, behind } = place(range);
      const least = Math.ceil(one.people * share);
      // Whoever came later is at most the rest; and before it there were too few.
      if (behind < bands.length)
        equations.push({ of: [...within(behind, bands.length), unknowns++], is: one.people - least });
      if (first > 0) equations.push({ of: [...within(0, first), unknowns++], is: least - 1 });
    }
  }
  const bounds = new Bounds(unknowns, equations);
  const published = new Set(statements.map((one) => `${one.from} ${nameOf(one.cell)}`));
  return times.flatMap((time) =>
    cellsOf(known).flatMap((cell): Finding[] => {
      if (published.has(`${time.from} ${nameOf(cell)}`)) return [];
      const { least, most } = bounds.of(cellAt(time, cell), 11);
      return most - least < 11 - 1e-6 ? [{ ...time, cell, least, most }] : [];
    }),
  );
}

function place({ from, to }: DayRange): { first: number; behind: number } {
  const starts = [0, ...limits.map((limit) => limit + 1)];
  return { first: starts.indexOf(from), behind: to === null ? starts.length : starts.indexOf(to + 1) };
}

/** Ranges that were said, and numbers of fewer than eleven people's days that they gave away. */
export function trialOfDays(populations: number, source: Source): { said: number; betrayed: number; others: number } {
  const result = { said: 0, betrayed: 0, others: 0 };
  for (let seed = 1; seed <= populations; seed += 1) {
    const people = populationInTime(seed);
    const published = yearOfReleases(people, { complementary: true, earlier: true });
    const said = daysOfYear(people, published, source);
    result.said += said.length;
    for (const found of attackDays(published, said, people.known)) {
      const count = truly(people, found);
      if (count < found.least - 0.01 || count > found.most + 0.01) throw new Error(`Wrong about population ${seed}.`);
      if (count < 11) result.betrayed += 1;
      else result.others += 1;
    }
  }
  return result;
}
