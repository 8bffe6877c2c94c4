import fc from 'fast-check';
import { agencyKinds } from './codes';
import { clocks, dueAt, followUpsDue, type ClockCode } from './deadlines';
import { dayIn, daysLater, monthsLater } from './zone-time';

const due = (clock: ClockCode, from: string, zone = 'Asia/Jakarta') => dueAt(clock, new Date(from), zone).toISOString();

describe('a clock', () => {
  it('of 3 x 24 hours runs over a weekend and over summer time', () => {
    expect(due('DATA_ACCESS', '2025-06-06T09:30:00Z')).toBe('2025-06-09T09:30:00.000Z');
    expect(due('BREACH_NOTICE', '2025-03-29T09:30:00Z', 'Europe/Berlin')).toBe('2025-04-01T09:30:00.000Z');
  });

  it('of days keeps the time of day where the days are counted', () => {
    expect(due('SERVICE_AFTER_APPLICATION', '2025-06-05T01:00:00Z')).toBe('2025-06-12T01:00:00.000Z');
    expect(due('SERVICE_AFTER_APPLICATION', '2025-03-29T09:30:00Z', 'Europe/Berlin')).toBe('2025-04-05T08:30:00.000Z');
    expect(due('RESTITUTION_PAYMENT', '2025-02-20T01:00:00Z')).toBe('2025-03-06T01:00:00.000Z');
  });

  it('of months ends with the month where that is shorter', () => {
    expect(due('FOLLOW_UP_1', '2025-01-31T05:00:00Z')).toBe('2025-02-28T05:00:00.000Z');
    expect(due('FOLLOW_UP_1', '2024-01-31T05:00:00Z')).toBe('2024-02-29T05:00:00.000Z');
    expect(due('FOLLOW_UP_6', '2025-08-31T05:00:00Z')).toBe('2026-02-28T05:00:00.000Z');
    expect(due('SPLP_VALIDITY', '2024-02-29T05:00:00Z')).toBe('2026-02-28T05:00:00.000Z');
  });

  it('counts months in the zone, where it may be tomorrow already', () => {
    // 31 January 23:00 UTC is 1 February in Jayapura, and one month later is 1 March.
    expect(due('FOLLOW_UP_1', '2025-01-31T23:00:00Z', 'Asia/Jayapura')).toBe('2025-02-28T23:00:00.000Z');
    expect(dayIn(dueAt('FOLLOW_UP_1', new Date('2025-01-31T23:00:00Z'), 'Asia/Jayapura'), 'Asia/Jayapura')).toBe(
      '2025-03-01',
    );
    expect(due('FOLLOW_UP_1', '2025-01-31T23:00:00Z', 'UTC')).toBe('2025-02-28T23:00:00.000Z');
    expect(due('FOLLOW_UP_3', '2025-01-31T23:00:00Z', 'Asia/Jayapura')).toBe('2025-04-30T23:00:00.000Z');
    expect(due('FOLLOW_UP_3', '2025-01-31T23:00:00Z', 'UTC')).toBe('2025-04-30T23:00:00.000Z');
  });

  it('gives the plan 30 days', () => {
    expect(due('REINTEGRATION_PLAN', '2025-07-15T03:00:00Z')).toBe('2025-08-14T03:00:00.000Z');
  });

  it('belongs to somebody, goes up to somebody, and names its ground', () => {
    for (const code of clocks.codes) {
      const { owner, escalateTo, basis, from } = clocks.row(code);
      expect(['HOLDER', 'ASKED'].includes(owner) || agencyKinds.has(owner)).toBe(true);
      expect(agencyKinds.has(escalateTo)).toBe(true);
      for (const words of [basis.id, basis.en, from.id, from.en]) expect(words).toMatch(/\S/);
    }
  });

  it('in no zone on earth is an error, not a guess', () => {
    expect(() => dueAt('FOLLOW_UP_1', new Date(0), 'Asia/Atlantis')).toThrow(RangeError);
  });
});

describe('follow-ups', () => {
  it('are counted from the return, each by itself', () => {
    const dues = followUpsDue(new Date('2025-01-31T05:00:00Z'), 'Asia/Jakarta');
    expect(dues.map(({ month, dueAt: at }) => [month, at.toISOString().slice(0, 10)])).toEqual([
      [1, '2025-02-28'],
      [3, '2025-04-30'],
      [6, '2025-07-31'],
      [12, '2026-01-31'],
    ]);
  });
});

describe('calendar time in a zone', () => {
  interface ZonedDateTime {
    add(duration: { days: number } | { months: number }): ZonedDateTime;
    epochMilliseconds: number;
  }
  const { Temporal } = globalThis as unknown as {
    Temporal: { Instant: { fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: string): ZonedDateTime } } };
  };

  it('takes the first of two when the clock shows a time twice', () => {
    const autumn = daysLater(new Date('2018-09-27T00:00:00Z'), 31, 'Europe/Berlin');
    expect(autumn.toISOString()).toBe('2018-10-28T00:00:00.000Z');
  });

  it('is what Temporal says, in every zone that matters, summer time or not', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'Asia/Jakarta',
          'Asia/Jayapura',
          'Asia/Manila',
          'Asia/Yangon',
          'Europe/Berlin',
          'America/New_York',
          'Asia/Amman',
        ),
        fc.integer({ min: 0, max: 40 }),
        (from, zone, count) => {
          const zoned = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
          expect(monthsLater(from, count, zone).getTime()).toBe(zoned.add({ months: count }).epochMilliseconds);
          expect(daysLater(from, count, zone).getTime()).toBe(zoned.add({ days: count }).epochMilliseconds);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
