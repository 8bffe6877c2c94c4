import { compared } from './compare';

describe('Two registrations beside each other', () => {
  it('agree however they were typed, differ, or are known of one only', () => {
    expect(compared('Siti  Aminah', 'SITI AMINAH')).toBe('EQUAL');
    expect(compared('1994', '1995')).toBe('DIFFERS');
    expect(compared('1994', null)).toBe('ONE_SIDED');
    expect(compared('', undefined)).toBe('NONE');
  });
});
