import { trialOfDays } from '../attacker/days';
import { trial } from '../attacker/trial';

describe('Somebody who has every figure of a year of weekly releases, of a thousand populations', () => {
  it('finds out no number that was not published', () => {
    const { published, betrayed, others } = trial(1_000, { complementary: true, earlier: true });
    process.stdout.write(`published ${published}, betrayed ${betrayed}\n`);
    expect({ betrayed, others }).toEqual({ betrayed: 0, others: 0 });
    expect(published).toBeGreaterThan(10_000);
  }, 600_000);

  it('finds out thousands when one half of the defence is off', () => {
    const small = trial(200, { complementary: false, earlier: true });
    const earlier = trial(20, { complementary: true, earlier: false });
    process.stdout.write(`without complementary ${small.betrayed}, without the check ${earlier.betrayed}\n`);
    expect(small.betrayed).toBeGreaterThan(5_000);
    expect(earlier.betrayed).toBeGreaterThan(5_000);
  }, 600_000);

  it('finds out nobody’s days by the ranges, and thousands when these are of the people themselves', () => {
    const { said, betrayed, others } = trialOfDays(1_000, 'PUBLISHED');
    const open = trialOfDays(200, 'TRUE');
    process.stdout.write(`ranges ${said}, betrayed ${betrayed}; of the people themselves ${open.betrayed}\n`);
    expect({ betrayed, others }).toEqual({ betrayed: 0, others: 0 });
    expect(said).toBeGreaterThan(3_000);
    expect(open.betrayed).toBeGreaterThan(1_000);
  }, 600_000);
});
