import { byClock, inUtc } from './said-moments';

describe('A moment that is said', () => {
  it('is in UTC to the minute, and by the clock of whoever reads it where that is known', () => {
    const said = `Before it is due: ${inUtc('2026-11-25T21:19:30.123Z')}. Or ${inUtc('2026-11-26T01:05:00Z')}.`;
    expect(said).toBe('Before it is due: 2026-11-25 21:19 UTC. Or 2026-11-26 01:05 UTC.');
    expect(byClock(said, (instant) => `<${new Date(instant).toISOString()}>`)).toBe(
      'Before it is due: <2026-11-25T21:19:00.000Z>. Or <2026-11-26T01:05:00.000Z>.',
    );
  });

  it('leaves what is no moment as it is', () => {
    expect([inUtc('2026-11-25'), byClock('3 of 20 UTC', () => '?')]).toEqual(['2026-11-25', '3 of 20 UTC']);
  });
});
