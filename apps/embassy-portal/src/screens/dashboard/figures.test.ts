import { provinces } from '#domain';
import { bandsOf, changeOf, ranked, stepOf, type Cell } from './figures';
import { countryOf } from './iso';
import { provincePoints, smallCountries } from './points';

const cell = (value: string | null, people: number | null, group: string | null = null): Cell => ({
  ...{ value, label: value, iso: value, group, people, before: null },
});

describe('What a picture shows of a table', () => {
  it('ranks what is shown, and counts what is hidden, of one group and without the total', () => {
    const rows = [cell(null, 60), cell('KH', 20), cell('MY', null), cell('PH', 30), cell('KH', 12, 'WOMAN')];
    expect(ranked(rows, null).shown.map(({ value }) => value)).toEqual(['PH', 'KH']);
    expect(ranked(rows, null, true).shown.map(({ value }) => value)).toEqual(['KH', 'PH']);
    expect(ranked(rows, null).hidden).toBe(1);
    expect(ranked(rows, 'WOMAN').shown).toHaveLength(1);
  });

  it('tells no change where one of both is hidden', () => {
    expect(changeOf(30, 25)).toBe(5);
    expect([changeOf(null, 25), changeOf(30, null), changeOf(30, undefined)]).toEqual([null, null, null]);
  });

  it('draws a range of days over the bands that it touches', () => {
    expect(bandsOf({ from: 0, to: 7 })).toEqual({ first: 0, behind: 1 });
    expect(bandsOf({ from: 8, to: 30 })).toEqual({ first: 1, behind: 3 });
    expect(bandsOf({ from: 366, to: null })).toEqual({ first: 7, behind: 8 });
  });

  it('colours a country by how many have fewer, and one that is hidden not at all', () => {
    const all = [11, 20, 30, 40];
    expect(all.map((people) => stepOf(people, all))).toEqual([1, 2, 3, 4]);
    expect(stepOf(null, all)).toBe(0);
  });

  it('has a place for every province, and for the countries that the map leaves out', () => {
    expect(Object.keys(provincePoints).toSorted()).toEqual([...provinces.codes].toSorted());
    expect(Object.keys(smallCountries)).toEqual(expect.arrayContaining(['SG', 'HK', 'MO', 'BH']));
    expect([countryOf('116'), countryOf('8'), countryOf(undefined)]).toEqual(['KH', 'AL', undefined]);
  });
});
