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
