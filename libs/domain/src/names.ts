/**
 * Comparing Indonesian names that were written down by different people: which words count, how they sound, by which
 * codes the blind index is asked, and how likely two names are one person's.
 *
 * What is stored depends on nameWords, soundCode and the table of commonness: whoever changes one of them computes all
 * tokens anew. A test holds their fingerprint, so that nobody does so unawares.
 */
import { leastSlips, letterBits, oneSlipFrom, slipsBetween } from './names/slips';
import { codeLetters, codeWeight, expectedPeople, isLatin, knownCodes, soundCode } from './names/sound';
import { mostWords, nameWords } from './names/words';

export { expectedPeople, nameWords, soundCode };

/** The distinct codes by which a name is stored. */
export const nameCodes = (name: string): string[] => [...new Set(nameWords(name).words.map(soundCode))];

export interface AskedCode {
  code: string;
  weight: number;
  /** Codes of one group are ways to have meant one word: of a person's, only the heaviest counts. */
  group: number;
}

/**
 * What to ask the index for. Stage 1: the words, neighbours joined, long words split. Stage 2, where stage 1 found
 * nobody convincing: also known codes one or two slips away, and, of words that are not known, every code one slip away
 * if `everySlip`, which is affordable where the birth year is known.
 */
export function askedCodes(name: string, stage: 1 | 2, everySlip: boolean): AskedCode[] {
  const { words, fathers } = nameWords(name);
  const asked = new Map<string, AskedCode>();
  words.forEach((word, i) => {
    const part = i < words.length - fathers ? 1 : 0.5;
    const ask = (code: string, share: number, group: number) => {
      const weight = part * share * codeWeight(code);
      const key = `${group} ${code}`;
      if (weight > (asked.get(key)?.weight ?? 0)) asked.set(key, { code, weight, group });
    };
    const code = soundCode(word);
    ask(code, 1, i);
    const next = words[i + 1];
    // One word that stands for two.
    if (next) ask(soundCode(word + next), 1.5, i);
    for (const [first, second] of knownHalves(word)) {
      ask(first, 1, i);
      ask(second, 1, mostWords + i);
    }
    if (stage === 1 || !isLatin(word)) return;
    for (const { code: near, slips } of knownNear(word)) ask(near, slips === 1 ? 0.75 : 0.45, i);
    // A word that is known is hardly a slip of one that is not.
    if (everySlip && !expectedPeople(code)) for (const near of oneSlipFrom(code, codeLetters)) ask(near, 0.7, i);
  });
  return [...asked.values()];
}

/** The ways to read a long word as two known ones (Nurhidayat, Dwiyanti). */
function knownHalves(word: string): [string, string][] {
  const halves: [string, string][] = [];
  for (let at = 3; at <= word.length - 3; at++) {
    const [first, second] = [soundCode(word.slice(0, at)), soundCode(word.slice(at))];
    if (expectedPeople(first) && expectedPeople(second)) halves.push([first, second]);
  }
  return halves;
}

let lexicon: { word: string; code: string; bits: number }[] | undefined;

/** Codes of the known words that are one slip away as written, or two where the word is long. */
function knownNear(word: string): { code: string; slips: number }[] {
  lexicon ??= [...knownCodes()].map(([known, code]) => ({ word: known, code, bits: letterBits(known) }));
  const most = word.length < 6 ? 1 : 2;
  const bits = letterBits(word);
  return lexicon
    .filter((known) => Math.abs(known.word.length - word.length) <= most && leastSlips(known.bits, bits) <= most)
    .map((known) => ({ code: known.code, slips: slipsBetween(word, known.word) }))
    .filter(({ slips }) => slips <= most);
}

/** A resemblance worth showing to a person who decides. */
export const worthShowing = 0.8;
/** While the best of stage 1 resembles less than this, stage 2 is asked. */
export const convincing = 0.94;

/** A date of birth, as far as it is known. */
export interface Born {
  readonly year: number;
  readonly month?: number | null;
  readonly day?: number | null;
}

export interface NameAndBirth {
  readonly name: string;
  readonly born?: Born | null;
}

/**
 * How likely another record is of the person asked for, 0..1, from names as written and dates of birth. Symmetric; a
 * function is returned because one name is compared with a hundred.
 */
export function resemblanceTo(asked: NameAndBirth): (other: NameAndBirth) => number {
  const name = heard(asked.name);
  return (other) => bornAlike(asked.born, other.born, namesAlike(name, heard(other.name)));
}

interface Word {
  plain: string;
  code: string;
  bits: number;
  /** Less for a father's name, which many documents leave out. */
  share: number;
  weight: number;
}

interface HeardName {
  words: Word[];
  initials: string[];
  muhammad: boolean;
}

function heard(name: string): HeardName {
  const { words, fathers, initials, muhammad } = nameWords(name);
  const own = words.length - fathers;
  return { words: words.map((word, i) => heardWord(word, i < own ? 1 : 0.4)), initials, muhammad };
}

function heardWord(plain: string, share: number): Word {
  const code = soundCode(plain);
  return { plain, code, bits: isLatin(code) ? letterBits(code) : 0, share, weight: share * codeWeight(code) };
}

function namesAlike(a: HeardName, b: HeardName): number {
  const best = Math.max(
    aligned(a, b),
    ...joinedTowards(b, a).map((joined) => 0.99 * aligned(joined, b)),
    ...joinedTowards(a, b).map((joined) => 0.99 * aligned(a, joined)),
  );
  return a.muhammad === b.muhammad ? best : 0.99 * best;
}

/** The ways to join two neighbouring words of a name into one that resembles a word of the other. */
function joinedTowards(other: HeardName, name: HeardName): HeardName[] {
  return name.words.slice(1).flatMap((second, i) => {
    const first = name.words[i] as Word;
    const plain = first.plain + second.plain;
    if (!other.words.some((word) => word.plain.length > 4 && lookAlike(plain, word.plain) > 0.8)) return [];
    return [{ ...name, words: name.words.toSpliced(i, 2, heardWord(plain, Math.max(first.share, second.share))) }];
  });
}

const missingWord = 0.25;

/** Best partner for each word of the shorter name; words left over count little, words that contradict count fully. */
function aligned(a: HeardName, b: HeardName): number {
  const [fewer, more] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const pairs = fewer.words.flatMap((one) =>
    more.words.map((other) => ({ one, other, alike: wordsAlike(one, other) })),
  );
  pairs.sort((x, y) => y.alike - x.alike);
  const paired = new Set<Word>();
  let agreed = 0;
  let total = 0;
  for (const { one, other, alike } of pairs) {
    if (paired.has(one) || paired.has(other)) continue;
    paired.add(one).add(other);
    const weight = (one.weight + other.weight) / 2;
    agreed += weight * alike;
    total += weight;
  }
  for (const word of more.words) {
    if (!paired.has(word) && !fewer.initials.includes(word.plain.charAt(0))) total += missingWord * word.weight;
  }
  return total ? agreed / total : 0;
}

/** 0 for words that are little more than half alike: not one word misspelt, but two. */
function wordsAlike(a: Word, b: Word): number {
  if (a.plain === b.plain) return 1;
  if (!isLatin(a.plain) || !isLatin(b.plain)) return 0;
  if (a.code === b.code) return 0.97;
  if (leastSlips(a.bits, b.bits) > Math.max(a.code.length, b.code.length) / 2) return 0;
  const alike = Math.max(lookAlike(a.plain, b.plain), 0.97 * lookAlike(a.code, b.code));
  return alike < 0.6 ? 0 : alike;
}

function lookAlike(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return Math.abs(a.length - b.length) > longer / 2 ? 0 : 1 - slipsBetween(a, b) / (longer + 1);
}

function bornAlike(a: Born | null | undefined, b: Born | null | undefined, names: number): number {
  if (!a || !b) return 0.98 * names;
  const years = Math.abs(a.year - b.year);
  if (a.month && a.day && b.month && b.day) {
    // Day and month change places between officers who write them differently.
    const sameDay = (a.month === b.month && a.day === b.day) || (a.month === b.day && a.day === b.month);
    if (years === 0) return sameDay ? names + 0.4 * (1 - names) : 0.96 * names;
    if (sameDay) return 0.98 * names;
  }
  if (years === 0) return names;
  if (years === 1) return 0.98 * names;
  return (years <= 5 ? 0.92 : 0.8) * names;
}
