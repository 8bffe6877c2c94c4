import { layOut, primary, protect, threshold, type Group } from '#domain';
import { fewestHidden, isSafe, type SmallTable } from './attacker/optimum';
import { randomFrom } from './attacker/year';

interface Compared {
  hidden: number;
  fewest: number;
}

/** A random table of three to five rows and columns, in which some cells have few people. */
function compare(seed: number): Compared & { table: SmallTable; cells: ReadonlySet<number> } {
  const random = randomFrom(seed);
  const [rows, columns] = [3 + random(3), 3 + random(2)];
  const groups: Group[] = Array.from({ length: rows * columns }, (_, i) => ({
    at: { row: `r${Math.floor(i / columns)}`, column: `c${i % columns}` },
    people: random(4) === 0 ? random(11) : 11 + random(60),
  }));
  const list = (name: string, n: number) => ({ values: Array.from({ length: n }, (_, i) => `${name}${i}`) });
  const system = layOut(groups, [['row', 'column']], { row: list('r', rows), column: list('c', columns) }, threshold);
  const at = (key: string): number => {
    const row = /row=r(\d)/.exec(key)?.[1] ?? rows;
    const column = /column=c(\d)/.exec(key)?.[1] ?? columns;
    return Number(row) * (columns + 1) + Number(column);
  };
  const counts = new Array<number>((rows + 1) * (columns + 1)).fill(0);
  system.keys.forEach((key, cell) => (counts[at(key)] = system.counts[cell] ?? 0));
  const table = { rows, columns, counts };
  const placed = (cells: ReadonlySet<number>) => new Set([...cells].map((cell) => at(system.keys[cell] ?? '')));
  const cells = placed(protect(system));
  return { table, cells, hidden: cells.size, fewest: fewestHidden(table, placed(primary(system)), cells.size) };
}

describe('What is hidden so that nothing can be computed', () => {
  const all = Array.from({ length: 200 }, (_, seed) => compare(seed + 1));

  it('is never more than twice what would have to be hidden at the least, in 200 small tables', () => {
    const worst = Math.max(...all.map(({ hidden, fewest }) => (fewest === 0 ? 1 : hidden / fewest)));
    const [hidden, fewest] = [
      all.reduce((sum, one) => sum + one.hidden, 0),
      all.reduce((sum, one) => sum + one.fewest, 0),
    ];
    process.stdout.write(`hidden ${hidden}, at the least ${fewest}, worst ${worst.toFixed(2)}\n`);
    expect(all.filter(({ hidden, fewest }) => hidden > 2 * fewest)).toEqual([]);
  });

  it('is enough, by the bounds of somebody who knows nothing of how it was chosen', () => {
    expect(all.filter(({ table, cells }) => !isSafe(table, cells))).toEqual([]);
    const one = all.find(({ cells }) => cells.size > 2);
    const [first] = one?.cells ?? [];
    // One cell shown too many, and the same bounds say so.
    expect(one && isSafe(one.table, new Set([...one.cells].filter((cell) => cell !== first)))).toBe(false);
  });
});
