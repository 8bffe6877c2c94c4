import { blockReady, publishBlock } from './blocks';
import { determined } from './determined';
import { betrayed, primary, protect } from './protect';
import { layOut, type Group, type System } from './tables';

const values = (...all: string[]) => ({ values: all });
const dimensions = { group: values('woman', 'girl', 'man'), country: values('KH', 'MM', 'PH') };
const people = (group: string, country: string, count: number): Group => ({ at: { group, country }, people: count });

const table = (...groups: Group[]): System => layOut(groups, [['group', 'country']], dimensions, 11);
const at = (system: System, cell: string): number => system.keys.indexOf(cell);

const groups = [
  people('woman', 'KH', 40),
  people('woman', 'MM', 30),
  people('woman', 'PH', 25),
  people('girl', 'KH', 3),
  people('girl', 'MM', 20),
  people('girl', 'PH', 14),
  people('man', 'KH', 60),
  people('man', 'MM', 55),
  people('man', 'PH', 70),
];

describe('A published table', () => {
  it('hides fewer than eleven, and nobody as well', () => {
    const system = table(people('woman', 'KH', 40), people('girl', 'KH', 10), people('man', 'KH', 11));
    const small = primary(system);
    expect(small.has(at(system, 'country=KH|group=girl'))).toBe(true);
    expect(small.has(at(system, 'country=PH|group=girl'))).toBe(true);
    expect(small.has(at(system, 'country=KH|group=man'))).toBe(false);
  });

  it('would betray three girls by subtraction if they alone were hidden', () => {
    const system = table(...groups);
    expect(determined(system, primary(system))).toEqual([at(system, 'country=KH|group=girl')]);
    expect(betrayed(system, primary(system))).toEqual([at(system, 'country=KH|group=girl')]);
  });

  it('hides no more than three further cells for them, and keeps all totals', () => {
    const system = table(...groups);
    const hidden = protect(system);
    expect(hidden.size).toBe(4);
    expect(betrayed(system, hidden)).toEqual([]);
    expect(['', 'group=girl', 'country=KH'].some((total) => hidden.has(at(system, total)))).toBe(false);
  });

  it('does not count hidden cells as hidden that come to few together', () => {
    const system = layOut(
      [people('woman', 'KH', 2), people('girl', 'KH', 3), people('man', 'KH', 50)],
      [['group']],
      dimensions,
      11,
    );
    const naive = primary(system);
    expect(determined(system, naive)).toEqual([]);
    expect(betrayed(system, naive)).toHaveLength(2);
    expect(protect(system).has(at(system, 'group=man'))).toBe(true);
  });

  it('is judged together with every table that counts the same people', () => {
    const dims = { ...dimensions, form: values('labour', 'crime') };
    const both = groups.map(({ at: place, people: count }) => ({ at: { ...place, form: 'labour' }, people: count }));
    const system = layOut(
      both,
      [
        ['group', 'country'],
        ['group', 'form'],
      ],
      dims,
      11,
    );
    // The girls' total stands in both tables, as one cell.
    expect(system.keys.filter((key) => key === 'group=girl')).toHaveLength(1);
    expect(system.shared.has(at(system, 'group=girl'))).toBe(true);
    expect(betrayed(system, protect(system))).toEqual([]);
  });

  it('counts values with few people together, and never one alone', () => {
    const pooled = { ...dimensions, country: { values: ['KH', 'MM', 'PH', 'LA'], pooled: true } };
    const system = layOut(groups, [['group', 'country']], pooled, 11);
    // Nobody was found in Laos; with Cambodia, Myanmar or the Philippines beside it nobody can say where the few are.
    expect(system.keys).toContain('country=*');
    expect(system.counts[at(system, 'country=*')]).toBeGreaterThanOrEqual(11);
    expect(publishBlock(groups, [['group', 'country']], pooled).some(({ cell }) => cell.includes('*'))).toBe(false);
  });

  it('waits until enough have come', () => {
    expect([blockReady(21, 0), blockReady(22, 0), blockReady(109, 1), blockReady(110, 1)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
