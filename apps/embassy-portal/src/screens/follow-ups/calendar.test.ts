import { monthLater, weeksOf, whenOf } from './calendar';

describe('The calendar of follow-ups', () => {
  it('has each day of a month once, in weeks from Monday', () => {
    for (const [month, days] of [
      ['2026-02', 28],
      ['2028-02', 29],
      ['2026-11', 30],
      ['2026-12', 31],
    ] as const) {
      const all = weeksOf(month)
        .flat()
        .filter((day) => day !== null);
      expect(all).toHaveLength(days);
      expect(new Set(all).size).toBe(days);
      expect(weeksOf(month).every((week) => week.length === 7)).toBe(true);
    }
    expect(weeksOf('2026-11')[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeksOf('2026-02').at(-1)?.[6]).toBeNull();
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('goes on to other months over the turn of a year', () => {
    expect([monthLater('2026-12', 1), monthLater('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
  });

  it('knows what is late, what is for this week and what for later', () => {
    const when = ['2026-11-21', '2026-11-22', '2026-11-29', '2026-11-30'].map((day) => whenOf(day, '2026-11-22'));
    expect(when).toEqual(['LATE', 'WEEK', 'WEEK', 'LATER']);
  });
});
