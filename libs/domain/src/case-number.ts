/**
 * 'PLG-7K3F-92QD': seven random symbols and a check symbol, telling nothing about the person. There is no 0, O, 1 or I
 * to confuse and no U to spell words with. 31 symbols being a prime number, weights that differ by position catch every
 * wrong symbol and every swap of two.
 */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
const size = alphabet.length;
const length = 8;

/** 0 for a right number: position p counts (8 - p) times. */
const remainder = (symbols: string): number =>
  [...symbols].reduce((sum, symbol, place) => sum + (length - place) * alphabet.indexOf(symbol), 0) % size;

const printed = (symbols: string): string => `PLG-${symbols.slice(0, 4)}-${symbols.slice(4)}`;

/** From 8 random bytes or more; 64 bits spread over 31^7 numbers leave no bias to speak of. */
export const caseNumber = (random: Uint8Array): string => {
  if (random.length < 8) throw new RangeError('a case number needs 8 random bytes');
  let rest = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let symbols = '';
  while (symbols.length < length - 1) {
    symbols += alphabet[Number(rest % BigInt(size))];
    rest /= BigInt(size);
  }
  const check = (size - remainder(symbols)) % size;
  return printed(symbols + alphabet[check]);
};

/** A number as it was typed, in its printed form; null where it can't be one. A typed 1 or I is an L. */
export const readCaseNumber = (text: string): string | null => {
  const squeezed = text.toUpperCase().replace(/[\s.-]/g, '');
  const symbols = (squeezed.length === length + 3 ? squeezed.replace(/^PLG/, '') : squeezed).replace(/[1I]/g, 'L');
  const known = symbols.length === length && [...symbols].every((symbol) => alphabet.includes(symbol));
  return known && remainder(symbols) === 0 ? printed(symbols) : null;
};

const symbolsOf = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s.-]/g, '')
    .replace(/^PLG/, '')
    .replace(/[1I]/g, 'L');
const areSymbols = (symbols: string): boolean => [...symbols].every((symbol) => alphabet.includes(symbol));

/** Right numbers that are one wrong symbol, or two swapped neighbours, away from what was typed; at most 15. */
export const nearCaseNumbers = (text: string): string[] => {
  const typed = symbolsOf(text);
  if (typed.length !== length || !areSymbols(typed) || remainder(typed) === 0) return [];
  const places = [...typed].map((_, place) => place);
  const replaced = places.flatMap((place) =>
    [...alphabet].map((symbol) => typed.slice(0, place) + symbol + typed.slice(place + 1)),
  );
  const swapped = places
    .slice(1)
    .map((place) => typed.slice(0, place - 1) + typed.charAt(place) + typed.charAt(place - 1) + typed.slice(place + 1));
  return [...new Set([...replaced, ...swapped])].filter((symbols) => remainder(symbols) === 0).map(printed);
};

/** Three symbols or more of a number, without dashes; a word without a digit is taken for one only after 'PLG'. */
export const partOfCaseNumber = (text: string): string | null => {
  const symbols = symbolsOf(text);
  const meant = /\d/.test(symbols) || /^\s*PLG/i.test(text);
  return meant && symbols.length >= 3 && symbols.length < length && areSymbols(symbols) ? symbols : null;
};
