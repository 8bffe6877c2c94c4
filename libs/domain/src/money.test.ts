import fc from 'fast-check';
import { currencies } from './codes';
import { formatMoney, readMoney } from './money';

describe('money', () => {
  it('is read as the language writes it', () => {
    expect(readMoney('1.500.000', 'IDR', 'id')).toEqual({ ok: true, minor: 150_000_000 });
    expect(readMoney('Rp 1.500.000,50', 'IDR', 'id')).toEqual({ ok: true, minor: 150_000_050 });
    expect(readMoney('USD 1,234.5', 'USD', 'en')).toEqual({ ok: true, minor: 123_450 });
    expect(readMoney('1500', 'VND', 'en')).toEqual({ ok: true, minor: 1500 });
    expect(readMoney('1,5', 'KWD', 'id')).toEqual({ ok: true, minor: 1500 });
    expect(readMoney('12,50', 'USD', 'id')).toEqual({ ok: true, minor: 1250 });
  });

  it('is refused where a mark could mean the other language', () => {
    expect(readMoney('1.50', 'USD', 'id')).toEqual({ ok: false, problem: 'NOT_AN_AMOUNT' });
    expect(readMoney('1,50', 'USD', 'en')).toEqual({ ok: false, problem: 'NOT_AN_AMOUNT' });
    expect(readMoney('1.500', 'USD', 'en')).toEqual({ ok: false, problem: 'TOO_MANY_DECIMALS' });
    expect(readMoney('500.000', 'IDR', 'en')).toEqual({ ok: false, problem: 'TOO_MANY_DECIMALS' });
    expect(readMoney('500,000', 'IDR', 'id')).toEqual({ ok: false, problem: 'TOO_MANY_DECIMALS' });
    expect(readMoney('1.555', 'USD', 'en')).toEqual({ ok: false, problem: 'TOO_MANY_DECIMALS' });
    expect(readMoney('0.5', 'JPY', 'en')).toEqual({ ok: false, problem: 'TOO_MANY_DECIMALS' });
  });

  it.each(['', '-5', 'sepuluh', '1.00.000', '1..000', '.5', '1e5'])('%s is no amount', (text) =>
    expect(readMoney(text, 'IDR', 'id')).toEqual({ ok: false, problem: 'NOT_AN_AMOUNT' }),
  );

  it('does not lose a cent by being large', () => {
    expect(readMoney('99999999999999', 'IDR', 'en')).toEqual({ ok: false, problem: 'TOO_LARGE' });
  });

  it('is written as people write it, with its cents where there are some', () => {
    expect(formatMoney({ minor: 150_000_000, currency: 'IDR' }, 'id')).toBe('Rp1.500.000');
    expect(formatMoney({ minor: 150_000_050, currency: 'IDR' }, 'en')).toBe('IDR 1,500,000.50');
    expect(formatMoney({ minor: 5, currency: 'USD' }, 'en')).toBe('USD 0.05');
    expect(formatMoney({ minor: -123_456, currency: 'USD' }, 'en')).toBe('USD -1,234.56');
    expect(formatMoney({ minor: 1000, currency: 'VND' }, 'id')).toBe('VND 1.000');
    expect(formatMoney({ minor: 1, currency: 'KWD' }, 'en')).toBe('KWD 0.001');
  });

  it('is read back as it was written, in every currency and both languages', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom(...currencies.codes),
        fc.constantFrom('id', 'en'),
        (minor, currency, lang) => {
          expect(readMoney(formatMoney({ minor, currency }, lang), currency, lang)).toEqual({ ok: true, minor });
        },
      ),
    );
  });
});
