import { daysSince, holdKinds, lastClearances, openHolds } from './standing';

const hold = (code: string, clearedAt: string | null = null) => ({ id: code, code, clearedAt }) as never;
const row = (holds: never[]) => ({ holds }) as never;

describe('The board of clearances and holds', () => {
  it('counts only what is still open, and offers its kinds once', () => {
    const rows = [
      row([hold('OVERSTAY_FINE'), hold('NO_TRAVEL_DOC', '2026-11-01T00:00:00Z')]),
      row([hold('OVERSTAY_FINE'), hold('DATA_MISMATCH')]),
    ];
    expect(openHolds(rows[0] as never).map(({ code }) => code)).toEqual(['OVERSTAY_FINE']);
    expect(holdKinds(rows)).toEqual(['OVERSTAY_FINE', 'DATA_MISMATCH']);
  });

  it('shows of each kind of leave the last word', () => {
    const clearances = ['PENDING', 'GRANTED'].map((status, i) => ({ id: String(i), kind: 'EXIT_PERMIT', status }));
    expect(lastClearances({ clearances } as never).map(({ status }) => status)).toEqual(['GRANTED']);
  });

  it('tells age in whole days', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect([daysSince('2026-11-22T09:00:00Z', now), daysSince('2026-11-19T11:00:00Z', now)]).toEqual([0, 2]);
  });
});
