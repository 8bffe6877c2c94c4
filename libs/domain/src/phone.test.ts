import { readPhone } from './phone';

describe('a phone number', () => {
  it.each([
    ['+639171230001', '+639171230001'],
    ['639171230001', '+639171230001'],
    ['+62 812-3456-7890', '+6281234567890'],
    ['0812 3456 7890', '+6281234567890'],
    ['(0812) 3456.7890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['62081234567890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['+855 12 345 678', '+85512345678'],
    ['＋６２８１２３４５６７８９０', '+6281234567890'],
  ])('%s is %s', (text, phone) => expect(readPhone(text)).toEqual({ ok: true, phone }));

  it.each(['', 'tidak ada', '+', '12', '+0812345678', '+1234567890123456', '0812+345678', '812 ext 3'])(
    '%s is none',
    (text) => expect(readPhone(text)).toEqual({ ok: false, problem: 'NOT_A_PHONE' }),
  );

  it.each(['0917 123 0001', '021 3456789', '8123456789', '85512345678'])('%s does not say which country', (text) =>
    expect(readPhone(text)).toEqual({ ok: false, problem: 'COUNTRY_UNKNOWN' }),
  );

  it('always matches what HTCDS asks, and begins with a plus', () => {
    const read = readPhone('0812 3456 7890');
    expect(read.ok && read.phone).toMatch(/^\+[1-9]\d{1,14}$/);
  });
});
