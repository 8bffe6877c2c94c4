import fc from 'fast-check';
import { caseNumber, readCaseNumber } from './case-number';

const alphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });
const bare = (number: string) => number.replace('PLG', '').replaceAll('-', '');
const withSymbol = (symbols: string, place: number, symbol: string) =>
  symbols.slice(0, place) + symbol + symbols.slice(place + 1);

describe('a case number', () => {
  it('has the printed form and is read back from however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = caseNumber(random);
        expect(number).toMatch(/^PLG-[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/);
        expect(readCaseNumber(number)).toBe(number);
        expect(readCaseNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
        expect(readCaseNumber(bare(number))).toBe(number);
        expect(readCaseNumber(number.slice(4).replaceAll('L', '1'))).toBe(number);
      }),
    );
  });

  it('is not read with any one symbol wrong', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const symbols = bare(caseNumber(random));
        for (let place = 0; place < 8; place++) {
          for (const symbol of alphabet) {
            if (symbol !== symbols[place]) expect(readCaseNumber(withSymbol(symbols, place, symbol))).toBeNull();
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is not read with any two different neighbours swapped', () => {
    // Whatever else is in the number: each pair of symbols at each place, with the rest made to fit.
    for (let place = 0; place < 7; place++) {
      for (const first of alphabet) {
        for (const second of alphabet) {
          const filler = place === 0 ? 7 : 0;
          const pair = withSymbol(withSymbol('22222222', place, first), place + 1, second);
          const number = [...alphabet]
            .map((symbol) => withSymbol(pair, filler, symbol))
            .find((text) => readCaseNumber(text));
          if (!number) throw new Error('some filler always fits');
          const swapped = withSymbol(
            withSymbol(number, place, number.charAt(place + 1)),
            place + 1,
            number.charAt(place),
          );
          expect(readCaseNumber(swapped) === null).toBe(swapped !== number);
        }
      }
    }
  });

  it('is nothing else', () => {
    for (const text of ['', 'PLG', 'PLG-0000-0000', 'PLG-7K3F-92Q', 'PLG-7K3F-92QDD', 'UUUUUUUU', 'ABC-2222-2222']) {
      expect(readCaseNumber(text)).toBeNull();
    }
  });

  it('keeps its first symbols when they happen to be PLG', () => {
    const number = [...alphabet].map((symbol) => readCaseNumber(`PLG2222${symbol}`)).find((found) => found !== null);
    expect(number).toMatch(/^PLG-PLG2-222.$/);
  });

  it('comes from the bytes alone, uses every symbol, and never less than 8 bytes', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(bytes, (random) => {
        expect(caseNumber(random)).toBe(caseNumber(random.slice()));
        for (const symbol of bare(caseNumber(random))) seen.add(symbol);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(31);
    expect(() => caseNumber(new Uint8Array(7))).toThrow(RangeError);
  });
});
