import { trialOfDays } from './attacker/days';
import { trial } from './attacker/trial';

describe('Somebody who has every figure of a year of weekly releases', () => {
  it('finds out no number that was not published', () => {
    const { published, betrayed, others } = trial(150, { complementary: true, earlier: true });
    expect({ betrayed, others }).toEqual({ betrayed: 0, others: 0 });
    // Nothing is easily kept secret by publishing nothing.
    expect(published).toBeGreaterThan(1_000);
  });

  it('finds out many when only the small cells themselves are hidden', () => {
    expect(trial(10, { complementary: false, earlier: true }).betrayed).toBeGreaterThan(100);
  });

  it('finds out many when a release does not heed the earlier ones', () => {
    expect(trial(2, { complementary: true, earlier: false }).betrayed).toBeGreaterThan(100);
  });

  it('finds out nobody’s days by the medians and the slowest tenths, which it has of each release', () => {
    const { said, betrayed, others } = trialOfDays(100, 'PUBLISHED');
    expect({ betrayed, others }).toEqual({ betrayed: 0, others: 0 });
    expect(said).toBeGreaterThan(300);
  });

  it('finds out many when these are of the people themselves, and not of what is published', () => {
    expect(trialOfDays(10, 'TRUE').betrayed).toBeGreaterThan(100);
  });
});
