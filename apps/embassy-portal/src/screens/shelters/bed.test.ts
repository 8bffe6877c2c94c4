import { bedFor, familiesOf, isIn, shortOf, type Guest } from './bed';

const guest = (id: string, more: Partial<Guest> = {}): Guest => ({
  id,
  number: id,
  version: 1,
  name: id,
  sex: 'FEMALE',
  child: false,
  kin: [],
  family: [],
  apart: [],
  bed: undefined,
  absence: null,
  ours: true,
  ...more,
});

describe('Beds for those who came', () => {
  it('are kept together for a family, whoever of them names whom', () => {
    const people = [guest('a'), guest('b', { kin: ['c'] }), guest('c'), guest('d', { kin: ['a', 'b'] }), guest('e')];
    expect(familiesOf(people).map((family) => family.map(({ id }) => id).sort())).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e'],
    ]);
  });

  it('are those of their kind', () => {
    expect(bedFor(guest('a', { child: true, sex: 'MALE' }), false)).toBe('MINOR');
    expect(bedFor(guest('a', { child: true }), true)).toBe('FAMILY');
    expect([bedFor(guest('a'), false), bedFor(guest('a', { sex: 'MALE' }), false)]).toEqual(['WOMEN', 'MEN']);
  });

  it('are said to be too few, with how many there are', () => {
    const beds = [{ kind: 'WOMEN' as const, count: 8, free: 2, held: 0, closed: 0 }];
    expect(shortOf(['WOMEN', 'WOMEN'], beds)).toEqual([]);
    expect(shortOf(['WOMEN', 'WOMEN', 'WOMEN', 'MINOR'], beds)).toEqual([
      { kind: 'WOMEN', wanted: 3, free: 2 },
      { kind: 'MINOR', wanted: 1, free: 0 },
    ]);
    expect(shortOf(['WOMEN', 'WOMEN', 'WOMEN'], beds, 1)).toEqual([]);
  });

  it('are looked for by who still has none', () => {
    const boy = guest('b', { child: true, sex: 'MALE' });
    expect([isIn('WOMEN_CHILDREN', boy), isIn('MEN', boy), isIn('ALL', boy), isIn('GUESTS', boy)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
