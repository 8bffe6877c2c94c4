/**
 * What happens to a name between two counters: typing errors, old spelling, Arabic by ear, Chinese readings,
 * mishearing. Written without looking at the folding rules, but by the same people: kinds other than typing errors are
 * flattered.
 */
import type { Random } from './random';
import { arabicSpellings, chineseReadings } from './vocabulary';

const letters = 'abcdefghijklmnopqrstuvwxyz';

export const typo = {
  substitution: (from: Random, word: string) => {
    const at = from.below(word.length);
    return word.slice(0, at) + letters[from.below(26)] + word.slice(at + 1);
  },
  deletion: (from: Random, word: string) => {
    const at = from.below(word.length);
    return word.slice(0, at) + word.slice(at + 1);
  },
  insertion: (from: Random, word: string) => {
    const at = from.below(word.length + 1);
    return word.slice(0, at) + letters[from.below(26)] + word.slice(at);
  },
  transposition: (from: Random, word: string) => {
    const at = from.below(word.length - 1);
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  },
  doubling: (from: Random, word: string) => {
    const at = from.below(word.length);
    return word.slice(0, at + 1) + word.slice(at);
  },
};

export const anyTypo = (from: Random, word: string) =>
  from.pick([typo.substitution, typo.deletion, typo.insertion, typo.transposition])(from, word);

/** Van Ophuijsen's spelling of 1901, in use until 1947 and 1972, and ever since in names. */
const older: Record<string, string> = { sy: 'sj', ny: 'nj', kh: 'ch', j: 'dj', y: 'j', c: 'tj', u: 'oe' };
export const oldSpelling = (word: string) => word.replace(/sy|ny|kh|j|y|c|u/g, (sound) => older[sound] as string);

const spellingsOf = new Map<string, string[]>();
for (const spellings of arabicSpellings) {
  for (const one of spellings) {
    spellingsOf.set(one, [...(spellingsOf.get(one) ?? []), ...spellings.filter((other) => other !== one)]);
  }
}
const byEar: [RegExp, string][] = [
  [/sy/, 's'],
  [/kh/, 'h'],
  [/f/, 'p'],
  [/z/, 'j'],
  [/z/, 's'],
  [/q/, 'k'],
  [/ai/, 'ae'],
  [/ah$/, 'a'],
  [/iah$/, 'iyah'],
  [/iyah$/, 'iah'],
  [/dd/, 'd'],
  [/u/, 'oe'],
  [/rah/, 'roh'],
  [/d$/, 't'],
  [/h(?=[mr])/, 'ch'],
  [/a(?=[dtsr]i)/, 'o'],
];

/** Another spelling of an Arabic name, or null if this word has none. */
export function arabicVariant(from: Random, word: string): string | null {
  const known = spellingsOf.get(word);
  if (known) return from.pick(known);
  const fitting = byEar.filter(([sound]) => sound.test(word));
  return fitting.length ? word.replace(...from.pick(fitting)) : null;
}

export const chineseVariant = (from: Random, word: string): string | null => {
  const readings = chineseReadings.find((list) => list.includes(word))?.filter((other) => other !== word);
  return readings ? from.pick(readings) : null;
};

const ear: [RegExp, string][] = [
  [/b$/, 'p'],
  [/p$/, 'b'],
  [/d$/, 't'],
  [/t$/, 'd'],
  [/g$/, 'k'],
  [/k$/, 'g'],
  [/e/, 'i'],
  [/i/, 'e'],
  [/o/, 'u'],
  [/u/, 'o'],
  [/ng$/, 'n'],
  [/n$/, 'ng'],
  [/f/, 'p'],
  [/v/, 'f'],
  [/z/, 'j'],
  [/h$/, ''],
  [/^h/, ''],
  [/y/, 'i'],
  [/i(?=[ao])/, 'iy'],
  [/ai/, 'e'],
  [/aw?u/, 'o'],
  [/sy/, 's'],
  [/(?<=[ptkbdg])h/, ''],
  [/r(?=[aeiou]l)/, 'l'],
  [/a(?=[nm]$)/, 'e'],
];
export function mishear(from: Random, word: string): string {
  const fitting = ear.filter(([sound]) => sound.test(word));
  return fitting.length && word.length > 2 ? word.replace(...from.pick(fitting)) : word;
}
