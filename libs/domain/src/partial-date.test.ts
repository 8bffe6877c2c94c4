import fc from 'fast-check';
import {
  ageBounds,
  bounds,
  comparePartialDates,
  datesAgree,
  estimatedByAge,
  formatPartialDate,
  isChildAt,
  isoOfPartialDate,
  isPartialDate,
  readPartialDate,
  type PartialDate,
} from './partial-date';

const day = (year: number, month: number, date: number): PartialDate => ({ year, month, day: date, precision: 'DAY' });
const year = (value: number): PartialDate => ({ year: value, precision: 'YEAR' });

const readings: [string, string][] = [
  ['1998-04-12', '1998-04-12'],
  [' 1998-4-2 ', '1998-04-02'],
  ['13/04/1999', '1999-04-13'],
  ['13.4.1999', '1999-04-13'],
  ['04/13/1999', '1999-04-13'],
  ['05/05/1999', '1999-05-05'],
  ['3 Mar 1999', '1999-03-03'],
  ['3 Maret 1999', '1999-03-03'],
  ['3-Agt-1999', '1999-08-03'],
  ['12 Agustus 1999', '1999-08-12'],
  ['7 Okt. 2001', '2001-10-07'],
  ['17 NOPEMBER 1988', '1988-11-17'],
  ['March 3, 1999', '1999-03-03'],
  ['Des 31st, 1999', '1999-12-31'],
  ['29 Feb 2000', '2000-02-29'],
  ['Mei 1999', '1999-05'],
  ['05/1999', '1999-05'],
  ['1999-05', '1999-05'],
  ['1994', '1994'],
];

describe('a date as people write it', () => {
  it.each(readings)('%s is %s', (text, iso) => {
    const read = readPartialDate(text);
    expect(read.ok && isoOfPartialDate(read.date)).toBe(iso);
    expect(read.ok && isPartialDate(read.date)).toBe(true);
  });

  it.each(['31/02/1999', '1999-02-30', '29 Feb 1999', '31 April 2001', '2001-13-01', '00/00/1999', '13/1999', '0994'])(
    '%s is impossible',
    (text) => expect(readPartialDate(text)).toEqual({ ok: false, problem: 'IMPOSSIBLE' }),
  );

  it.each(['', 'besok', '12/04/98', '3 Foo 1999', '12 1999', '12/04/1999 10:00', '36262', '-'])(
    '%s is no date',
    (text) => expect(readPartialDate(text)).toEqual({ ok: false, problem: 'NOT_A_DATE' }),
  );

  it('asks which of 3 April and 4 March is meant, once a file', () => {
    expect(readPartialDate('03/04/1999')).toEqual({
      ok: false,
      problem: 'AMBIGUOUS',
      readings: { DMY: day(1999, 4, 3), MDY: day(1999, 3, 4) },
    });
    expect(readPartialDate('03/04/1999', { order: 'DMY' })).toEqual({ ok: true, date: day(1999, 4, 3) });
    expect(readPartialDate('03/04/1999', { order: 'MDY' })).toEqual({ ok: true, date: day(1999, 3, 4) });
  });

  it('does not turn the order round to rescue a date', () => {
    expect(readPartialDate('04/13/1999', { order: 'DMY' })).toEqual({ ok: false, problem: 'IMPOSSIBLE' });
  });

  it('knows that an estimate is one', () => {
    expect(readPartialDate('sekitar 1994')).toEqual({ ok: true, date: { year: 1994, precision: 'ESTIMATED' } });
    expect(isoOfPartialDate(estimatedByAge(30, '2025-06-05'))).toBe('1995~');
    expect(readPartialDate('1995~')).toEqual({ ok: true, date: { year: 1995, precision: 'ESTIMATED' } });
    expect(readPartialDate('± 1994')).toEqual({ ok: true, date: { year: 1994, precision: 'ESTIMATED' } });
    expect(readPartialDate('about March 1994')).toEqual({ ok: false, problem: 'NOT_A_DATE' });
  });

  it('refuses tomorrow where today is known', () => {
    expect(readPartialDate('2025-06-06', { today: '2025-06-05' })).toEqual({ ok: false, problem: 'IN_FUTURE' });
    expect(readPartialDate('2025-06-05', { today: '2025-06-05' }).ok).toBe(true);
    expect(readPartialDate('2025', { today: '2025-06-05' }).ok).toBe(true);
  });

  it('reads back whatever it writes, in both languages', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        fc.constantFrom('DAY', 'MONTH', 'YEAR', 'ESTIMATED'),
        fc.constantFrom('id', 'en'),
        (instant, precision, lang) => {
          const date: PartialDate = {
            year: instant.getUTCFullYear(),
            ...((precision === 'DAY' || precision === 'MONTH') && { month: instant.getUTCMonth() + 1 }),
            ...(precision === 'DAY' && { day: instant.getUTCDate() }),
            precision,
          };
          expect(readPartialDate(formatPartialDate(date, lang))).toEqual({ ok: true, date });
        },
      ),
    );
  });
});

describe('a birth date known by year', () => {
  it('never shows a day or a month', () => {
    expect(isoOfPartialDate(year(1994))).toBe('1994');
    expect(formatPartialDate(year(1994), 'id')).toBe('1994');
    expect(formatPartialDate({ year: 1994, precision: 'ESTIMATED' }, 'id')).toBe('sekitar 1994');
    expect(formatPartialDate(day(1998, 5, 2), 'id')).toBe('2 Mei 1998');
    expect(JSON.stringify(readPartialDate('1994'))).not.toMatch(/month|day/);
  });

  it('is no date if a part is too many, too few or not in the calendar', () => {
    expect(isPartialDate({ year: 1994, month: 1, precision: 'YEAR' })).toBe(false);
    expect(isPartialDate({ year: 1994, month: 1, day: 1, precision: 'MONTH' })).toBe(false);
    expect(isPartialDate({ year: 1994, month: 1, precision: 'DAY' })).toBe(false);
    expect(isPartialDate({ year: 1994, month: 13, precision: 'MONTH' })).toBe(false);
    expect(isPartialDate({ year: 1999, month: 2, day: 31, precision: 'DAY' })).toBe(false);
    expect(isPartialDate({ year: 1994, precision: 'ESTIMATED', asOf: '2025-02-30' })).toBe(false);
  });
});

describe('dates', () => {
  it('compare as far as they are known', () => {
    expect(comparePartialDates(year(1994), year(1995))).toBe('BEFORE');
    expect(comparePartialDates(day(1995, 1, 1), year(1994))).toBe('AFTER');
    expect(comparePartialDates(year(1994), day(1994, 5, 5))).toBe('UNKNOWN');
    expect(comparePartialDates(day(1994, 5, 5), day(1994, 5, 5))).toBe('SAME');
    expect(comparePartialDates({ year: 1994, month: 2, precision: 'MONTH' }, day(1994, 2, 28))).toBe('UNKNOWN');
  });

  it('agree unless they cannot be one day', () => {
    expect(datesAgree(year(1994), day(1994, 4, 12))).toBe(true);
    expect(datesAgree(year(1994), day(1995, 4, 12))).toBe(false);
    expect(datesAgree({ year: 1994, precision: 'ESTIMATED' }, day(1996, 12, 31))).toBe(true);
    expect(datesAgree({ year: 1994, precision: 'ESTIMATED' }, day(1997, 1, 1))).toBe(false);
  });

  it('have a last day of February that depends on the year', () => {
    expect(bounds({ year: 2000, month: 2, precision: 'MONTH' })).toEqual({ from: '2000-02-01', to: '2000-02-29' });
    expect(bounds({ year: 1900, month: 2, precision: 'MONTH' }).to).toBe('1900-02-28');
  });
});

describe('age', () => {
  it('turns on the birthday', () => {
    expect(ageBounds(day(2008, 3, 30), '2026-03-29')).toEqual({ least: 17, most: 17 });
    expect(ageBounds(day(2008, 3, 30), '2026-03-30')).toEqual({ least: 18, most: 18 });
    expect(ageBounds(year(1994), '2025-06-05')).toEqual({ least: 30, most: 31 });
  });

  it('says child, adult, or that it is not known', () => {
    expect(isChildAt(day(2008, 3, 30), '2026-03-29')).toBe(true);
    expect(isChildAt(day(2008, 3, 30), '2026-03-30')).toBe(false);
    expect(isChildAt(year(2007), '2025-06-05')).toBe('UNKNOWN');
    expect(isChildAt(year(2006), '2025-06-05')).toBe(false);
    expect(isChildAt(year(2008), '2025-12-31')).toBe(true);
    expect(isChildAt(null, '2025-06-05')).toBe('UNKNOWN');
  });

  it('is not believed to the year where it was estimated', () => {
    expect(isChildAt(estimatedByAge(17, '2025-06-05'), '2025-06-05')).toBe('UNKNOWN');
    expect(isChildAt(estimatedByAge(19, '2025-06-05'), '2025-06-05')).toBe('UNKNOWN');
    expect(isChildAt(estimatedByAge(30, '2025-06-05'), '2025-06-05')).toBe(false);
    expect(isChildAt(estimatedByAge(12, '2025-06-05'), '2025-06-05')).toBe(true);
  });

  it('of a less exact date contains that of an exact one', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2010-12-31'), noInvalidDate: true }),
        fc.date({ min: new Date('2011-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        (born, on) => {
          const exact = day(born.getUTCFullYear(), born.getUTCMonth() + 1, born.getUTCDate());
          const at = on.toISOString().slice(0, 10);
          const [age, vague] = [ageBounds(exact, at), ageBounds(year(exact.year), at)];
          expect(age.least).toBe(age.most);
          expect(vague.least).toBeLessThanOrEqual(age.least);
          expect(vague.most).toBeGreaterThanOrEqual(age.most);
          if (isChildAt(year(exact.year), at) !== 'UNKNOWN') {
            expect(isChildAt(year(exact.year), at)).toBe(isChildAt(exact, at));
          }
        },
      ),
    );
  });
});
