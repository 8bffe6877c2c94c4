import { labelsOf } from '../../language/texts';
import { emptyCall, nextOf, outcomesOfCalls, readCall } from './call';
import type { Visit } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);
const ZONE = 'Asia/Jakarta';
const now = new Date('2026-11-22T05:30:00Z');
const visit = (month: number, more: Partial<Visit> = {}): Visit => ({
  id: `visit ${month}`,
  month,
  dueOn: `2026-12-${String(month).padStart(2, '0')}`,
  firstDueOn: null,
  doneAt: null,
  outcome: null,
  note: null,
  loseContactOffered: false,
  attempts: [],
  ...more,
});
const visits = [visit(1), visit(3, { doneAt: '2026-11-01T00:00:00Z' }), visit(6)];
const read = (more: object, next?: Visit) =>
  readCall({ ...emptyCall(now, ZONE), outcome: 'REACHED', ...more }, next, now, ZONE, says);

describe('What is said of a call', () => {
  it('is of now, by the clock of the office, unless another time is given', () => {
    expect(emptyCall(now, ZONE)).toMatchObject({ day: '2026-11-22', time: '12:30', channel: 'CALL' });
    expect(read({})).toMatchObject({ outcome: 'REACHED', occurredAt: '2026-11-22T05:30:00.000Z', move: undefined });
    expect(read({ time: '12:31' })).toEqual([{ field: 'occurredAt', text: says.future }]);
    expect(read({ time: '' })).toMatchObject([{ field: 'occurredAt' }]);
    expect(read({ outcome: '' })).toMatchObject([{ field: 'outcome' }]);
  });

  it('moves the next one only where its day is another, and then says why', () => {
    const next = visit(6);
    expect(read({ next: next.dueOn }, next)).toMatchObject({ move: undefined });
    expect(read({ next: '2026-12-20' }, next)).toMatchObject([{ field: 'reason' }]);
    expect(read({ next: '2026-11-21', reason: 'STAFF' }, next)).toMatchObject([{ field: 'dueOn' }]);
    expect(read({ next: '2026-12-20', reason: 'AWAY' }, next)).toMatchObject({
      move: { month: 6, dueOn: '2026-12-20', reason: 'AWAY' },
    });
  });

  it('leaves the same one due for whom nobody reached, and asks no day of whom contact is lost', () => {
    const [first] = visits as [Visit];
    expect(nextOf(visits, first, 'NOT_REACHED')?.month).toBe(1);
    expect(nextOf(visits, first, 'REACHED')?.month).toBe(6);
    expect(nextOf(visits, first, 'LOST_CONTACT')).toBeUndefined();
    expect(outcomesOfCalls).not.toContain('DIED');
  });
});
