import { asked, narrowing, notLookedAt, paths, rows } from './portal-screens';

describe('The list of screens that are looked at', () => {
  it('has every screen that there is, and no other', () => {
    expect(Object.keys(rows).toSorted()).toEqual(paths.toSorted());
  });

  it('has every face that an address can give a screen', () => {
    expect(asked.length).toBeGreaterThan(30);
    expect(notLookedAt(asked)).toEqual([]);
    expect([...narrowing].filter((one) => !asked.includes(one))).toEqual([]);
  });

  it('is found out where it has not', () => {
    expect(notLookedAt([...asked, 'inbox?planted'])).toEqual(['inbox?planted']);
  });
});
