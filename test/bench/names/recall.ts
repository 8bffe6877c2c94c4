/** How often the person asked for is among the ten shown, asked in 25 ways. */
import { searchByName, type AskedToken, type IndexKeys } from '../../../src/platform/vault/blind-index';
import type { Invented } from './population';
import type { Query } from './queries';

/** Answers with positions in the list of people, a hundred at most. */
export type Find = (question: AskedToken[]) => Promise<number[]>;

export interface Recall {
  /** Share of queries with the very person, and with somebody of the very name, among the ten shown. */
  person: number;
  name: number;
  /** As `name`, without the kinds that spelling does not decide: a word missing, an initial. */
  nameBySpelling: number;
  /** The most that `person` can be: of many who bear one name, only ten are shown. */
  ceiling: number;
  /** Share of the shown who bear the very name. */
  precision: number;
  secondStage: number;
  byKind: Record<string, number>;
  /** Milliseconds of each query's questions to the database, of the first, of the second, of all; and of the rest. */
  times: { first: number[]; second: number[]; asking: number[]; rest: number[] };
}

interface Tally {
  asked: number;
  person: number;
  name: number;
}

const notOfSpelling = ['word missing', 'initial'];

export async function recall(
  people: readonly Invented[],
  queries: readonly Query[],
  withYear: boolean,
  keys: IndexKeys,
  find: Find,
  now: () => number = () => performance.now(),
): Promise<Recall> {
  const tallies = new Map<string, Tally>();
  const times: Recall['times'] = { first: [], second: [], asking: [], rest: [] };
  let [shownAll, shownRight, second] = [0, 0, 0];

  for (const { kind, name, birthYear, meant } of queries) {
    const tally = tallies.get(kind) ?? { asked: 0, person: 0, name: 0 };
    const spent: number[] = [];
    const begun = now();
    const asked = { name, born: withYear ? { year: birthYear } : null };
    const shown = await searchByName(keys, 'name', asked, async (question) => {
      const start = now();
      const found = await find(question);
      spent.push(now() - start);
      return found.map((position) => {
        const { recorded, birthYear: year } = people[position] as Invented;
        return { position, name: recorded, born: { year } };
      });
    });
    const whole = now() - begun;
    const [first = 0, again] = spent;
    times.first.push(first);
    if (again !== undefined) times.second.push(again);
    times.asking.push(first + (again ?? 0));
    times.rest.push(whole - first - (again ?? 0));

    const trueName = (people[meant] as Invented).name;
    const right = shown.filter(({ found }) => people[found.position]?.name === trueName);
    shownAll += shown.length;
    shownRight += right.length;
    second += again === undefined ? 0 : 1;
    tally.asked++;
    tally.name += right.length > 0 ? 1 : 0;
    tally.person += shown.some(({ found }) => found.position === meant) ? 1 : 0;
    tallies.set(kind, tally);
  }

  const share = (count: (tally: Tally) => number, among = [...tallies.values()]) =>
    among.reduce((sum, tally) => sum + count(tally), 0) / among.reduce((sum, { asked }) => sum + asked, 0);
  const bySpelling = [...tallies].filter(([kind]) => !notOfSpelling.includes(kind)).map(([, tally]) => tally);
  return {
    person: share((tally) => tally.person),
    name: share((tally) => tally.name),
    nameBySpelling: share((tally) => tally.name, bySpelling),
    ceiling: ceiling(people, queries, withYear),
    precision: shownRight / shownAll,
    secondStage: second / queries.length,
    byKind: Object.fromEntries([...tallies].map(([kind, tally]) => [kind, tally.name / tally.asked])),
    times,
  };
}

function ceiling(people: readonly Invented[], queries: readonly Query[], withYear: boolean): number {
  const names = queries.map(({ meant }) => (people[meant] as Invented).name);
  const years = new Map(names.map((name) => [name, [] as number[]]));
  for (const { name, birthYear } of people) years.get(name)?.push(birthYear);
  const chances = queries.map(({ birthYear }, i) => {
    const among = years.get(names[i] as string) ?? [];
    const alike = withYear ? among.filter((year) => Math.abs(year - birthYear) <= 1) : among;
    return Math.min(1, 10 / alike.length);
  });
  return chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
}

/** What the database's function does, in memory: for a small population and no database. */
export function findIn(tokens: readonly (readonly number[])[]): Find {
  const bearers = new Map<number, number[]>();
  tokens.forEach((list, position) => {
    for (const token of list) bearers.set(token, [...(bearers.get(token) ?? []), position]);
  });
  return async (question) => {
    const weights = new Map<number, Map<number, number>>();
    for (const { token, weight, group } of question) {
      for (const position of bearers.get(token) ?? []) {
        const groups = weights.get(position) ?? new Map<number, number>();
        weights.set(position, groups.set(group, Math.max(weight, groups.get(group) ?? 0)));
      }
    }
    return [...weights]
      .map(([position, groups]) => ({ position, weight: [...groups.values()].reduce((sum, one) => sum + one, 0) }))
      .sort((a, b) => b.weight - a.weight || a.position - b.position)
      .slice(0, 100)
      .map(({ position }) => position);
  };
}
