import { confirmedBy, confirmedIn } from './second-factor';

const at = new Date('2026-03-01T02:00:00Z');
const seconds = at.getTime() / 1000;

describe('The second factor', () => {
  it.each([
    [['pwd', 'otp'], at],
    [['hwk', 'user'], at],
    [['pwd', 'recovery'], at],
    [['pwd'], null],
    [[], null],
  ])('of a session by %j was confirmed %s', (methods, secondFactorAt) => {
    expect(confirmedBy(methods, at)).toEqual({ secondFactorAt });
  });

  it('is what a token says, and unknown where it says nothing', () => {
    expect(confirmedIn({ amr: ['pwd', 'otp'], auth_time: seconds }, false)).toEqual({ secondFactorAt: at });
    expect(confirmedIn({ amr: ['pwd'], auth_time: seconds }, false)).toEqual({ secondFactorAt: null });
    expect(confirmedIn({ amr: ['otp'] }, false)).toEqual({ secondFactorAt: null });
    expect(confirmedIn({ auth_time: seconds }, false)).toEqual({ secondFactorAt: null });
    expect(confirmedIn({}, false)).toEqual({});
    expect(confirmedIn({}, true)).toEqual({ secondFactorAt: null });
  });
});
