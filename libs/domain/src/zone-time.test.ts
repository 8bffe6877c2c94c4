import { readPartialDate } from './partial-date';
import { dayIn, latestDay } from './zone-time';

describe('A child who is born today', () => {
  const now = new Date('2026-11-23T18:57:00Z');
  const readAt = (day: string) => readPartialDate(day, { today: latestDay(now) });

  it('is not born in the future where it is tomorrow already', () => {
    expect(readAt(dayIn(now, 'Asia/Manila'))).toMatchObject({ ok: true });
  });

  it('is born on no day that has begun nowhere', () => {
    expect(readAt('2026-11-25')).toEqual({ ok: false, problem: 'IN_FUTURE' });
  });
});
