import { peopleADecade } from './commonness';
import { surnameReadings } from './surnames';

/** Of each reading of a Chinese surname, the first. */
const surnames = new Map(
  surnameReadings.flatMap((readings) => readings.map((reading) => [reading, readings[0] as string] as const)),
);

/** What is heard alike is written alike. In this order: each rule sees what those above it left. */
const rules: [RegExp, string][] = [
  // Spelling before 1947 and 1972 (Djoko Soetjipto), and j for y (Jusuf, Surjadi): j and y become one sound below.
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  // Arabic consonants that Indonesian has no letter for (Syaiful, Utsman, Dzulkifli, Ridlo, Luqman, Chairul, Achmad).
  [/s[jyh](?=[aeiou]|$)|sy|ts|d?z/g, 's'],
  [/dl(?=[aiou])/g, 'd'],
  [/q|ck/g, 'k'],
  [/chr/g, 'kr'],
  [/ch(?=[ie]|andra)/g, 'c'],
  [/[kc]h/g, 'h'],
  [/x/g, 'ks'],
  [/ph|[fv]/g, 'p'],
  // Abdulrahman, Abdussalam: the article melts into the next word.
  [/l(?=[rs])/g, ''],
  // Vowels in a row, with or without a glide between them (Zaenal, Taufik, Arief, Suwardi, Setyawan, Yuliyanti).
  [/y(?![aeiou])/g, 'i'],
  [/ie/g, 'i'],
  [/a[ie]|e[iy]|oi/g, 'e'],
  [/au|ou|[ao]w(?![aeiou])/g, 'o'],
  [/uw?(?=[aei])/g, 'w'],
  [/i[yj]?(?=[aou])|[yj]/g, 'j'],
  // What the ear or the pen drops.
  [/ng(?![aeiou])/g, 'n'],
  [/(?<=.)h/g, ''],
  [/e/g, 'i'],
  [/o/g, 'u'],
  [/(.)\1+/g, '$1'],
  [/b$/, 'p'],
  [/d$/, 't'],
  [/[gc]$/, 'k'],
];

/** The letters that a code is made of. */
export const codeLetters = 'abcdghijklmnprstuw';

export const isLatin = (word: string) => /^[a-z]+$/.test(word);

function sound(word: string): string {
  if (!isLatin(word)) return word;
  return rules.reduce((code, [heard, letter]) => code.replace(heard, letter), surnames.get(word) ?? word);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The published words with their codes, and how many people a birth year bear each code. */
const known = once(() => {
  const codes = new Map<string, string>();
  const people = new Map<string, number>();
  for (const [decade, words] of Object.entries(peopleADecade)) {
    for (const word of words.split(' ')) {
      const code = sound(word);
      codes.set(word, code);
      people.set(code, (people.get(code) ?? 0) + Number(decade) / 10);
    }
  }
  return { codes, people };
});

export const knownCodes = (): ReadonlyMap<string, string> => known().codes;

/** A word as it sounds, from one of `nameWords`; a word in another script is its own code. */
export const soundCode = (word: string): string => known().codes.get(word) ?? sound(word);

/** People per birth year with a word of this code in their name, among a million; 0 for a code that is not known. */
export const expectedPeople = (code: string): number => known().people.get(code) ?? 0;

/** A rare word says more than a common one: bits, about 7 for Siti, 14 for a word never heard. */
export const codeWeight = (code: string): number => Math.log2(1 + 24_000 / (1 + expectedPeople(code)));
