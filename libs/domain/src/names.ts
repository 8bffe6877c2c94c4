/**
 * Comparing Indonesian names that were written down by different people: which words count, how they sound, by what
 * codes the blind index is asked, and how likely two names are one person's. Pure.
 *
 * What is stored depends on `nameWords`, `soundCode` and `peopleADecade`: whoever changes one of them recomputes all
 * tokens. names.test.ts holds a fingerprint of the three, so that nobody does so unawares.
 */
import { peopleADecade } from './names/commonness';
import { surnameReadings } from './names/surnames';

/** Bounds that no real name reaches, so that a malicious one costs no more than a long one. */
const mostWords = 8;
const longestWord = 24;
const longestName = 300;

const listed = (text: string) => new Set(text.split(' '));
const titles = listed(
  'hj haji hajjah hajah kh kyai kiai ust ustad ustadz ustaz ustazah ustadzah dr drs dra drg ir prof raden rd bpk ' +
    'bapak ibu sdr sdri tn ny nn mr mrs ms almarhum almarhumah alm spd skom ssi sag ssos skep',
);
const parentMarkers = listed('bin binti bint bt bte binte');
const muhammadShort = listed('m md mhd muh muhd moh mohd moch mochd much mokh mukh');
const muhammadLong = /^m[uo](h|k|kh|ch)a?mm?[aeo][dt]$/;

export interface NameWords {
  /** The words a person is found by, titles and the Muhammad family left out; a one-word name is a whole name. */
  words: string[];
  /** How many of the last words are a father's (behind bin or binti). */
  fathers: number;
  initials: string[];
  /** Borne beside other words, as by one man in three: worth comparing, not worth searching. */
  muhammad: boolean;
}

/** Splits a name. Latin letters lose case, marks and apostrophes; other scripts stay as they are. */
export function nameWords(name: string): NameWords {
  const found = name
    .slice(0, longestName)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/\b[sda]\/[olp]\b/g, ' bin ')
    .match(/[\p{L}\p{M}]+/gu);
  const all = (found ?? []).map((word) => word.slice(0, longestWord));
  const marker = all.findIndex((word) => parentMarkers.has(word));
  const [own, father] = marker > 0 ? [all.slice(0, marker), all.slice(marker + 1)] : [all, []];
  const isMuhammad = (word: string) => muhammadShort.has(word) || muhammadLong.test(word);
  const counts = (word: string) =>
    !titles.has(word) && !parentMarkers.has(word) && !isMuhammad(word) && !/^[a-z]$/.test(word);
  const muhammad = own.some(isMuhammad);
  const ownWords = own.filter(counts);
  const fatherWords = father.filter(counts);
  if (ownWords.length === 0) ownWords.push(...(muhammad ? ['muhammad'] : own));
  return {
    words: [...ownWords, ...fatherWords].slice(0, mostWords),
    fathers: Math.max(0, Math.min(fatherWords.length, mostWords - ownWords.length)),
    initials: own.filter((word) => /^[a-z]$/.test(word)),
    muhammad: muhammad && ownWords[0] !== 'muhammad',
  };
}

const surnames = new Map(
  surnameReadings.flatMap((readings) => readings.map((reading) => [reading, readings[0] ?? reading] as const)),
);

/** What is heard alike is written alike. In this order: each rule sees what those above it left. */
const sounds: [RegExp, string][] = [
  // Spelling before 1947 and 1972 (Djoko Soetjipto), and j for y (Jusuf, Surjadi): j and y become one sound below.
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  // Arabic consonants that Indonesian has no letter for (Syaiful, Utsman, Dzulkifli, Ridlo, Luqman, Chairul, Achmad).
  [/s[jyh](?=[aeiou])|s[jyh]$|sy|ts|d?z/g, 's'],
  [/dl(?=[aiou])/g, 'd'],
  [/q|ck/g, 'k'],
  [/chr/g, 'kr'],
  [/ch(?=[ie]|andra)/g, 'c'],
  [/[kc]h/g, 'h'],
  [/x/g, 'ks'],
  [/ph|[fv]/g, 'p'],
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

const isLatin = (word: string) => /^[a-z]+$/.test(word);

/** The word as it sounds, in 16 letters; a word in another script is its own code. */
export function soundCode(word: string): string {
  if (!isLatin(word)) return word;
  return sounds.reduce((code, [sound, letter]) => code.replace(sound, letter), surnames.get(word) ?? word);
}

const commonness = once(() => {
  const people = new Map<string, number>();
  for (const [decade, words] of Object.entries(peopleADecade)) {
    for (const word of words.split(' ')) {
      const code = soundCode(word);
      people.set(code, (people.get(code) ?? 0) + Number(decade) / 10);
    }
  }
  return people;
});

/** People per birth year whose name has a word of this code, expected among a million; 0 if it is not a known one. */
export const expectedPeople = (code: string) => commonness().get(code) ?? 0;

/** A rare word says more than a common one: bits, about 5 for Siti, 14 for a word never heard. */
export const wordWeight = (code: string) => Math.log2(1 + 24_000 / (1 + expectedPeople(code)));

export interface AskedCode {
  code: string;
  weight: number;
  /** Of one group only the heaviest code found counts: they are ways to have meant one word. */
  group: number;
}

/**
 * The codes to ask the index for. Stage 1: the words, neighbours joined, long words split. Stage 2, when stage 1 found
 * nobody convincing: also known codes within one or two slips of the pen; `everySlip` adds the unknown ones within one,
 * which is affordable where the birth year is known.
 */
export function askedCodes(name: string, stage: 1 | 2, everySlip = false): AskedCode[] {
  const { words } = nameWords(name);
  const asked = new Map<string, AskedCode>();
  const ask = (code: string, weight: number, group: number) => {
    const key = `${group} ${code}`;
    if (weight > (asked.get(key)?.weight ?? 0)) asked.set(key, { code, weight, group });
  };
  words.forEach((word, i) => {
    const code = soundCode(word);
    const weight = wordWeight(code);
    ask(code, weight, i);
    const next = words[i + 1];
    if (next) ask(soundCode(word + next), weight + wordWeight(soundCode(next)), i);
    for (const halves of knownHalves(word)) halves.forEach((half, h) => ask(half, wordWeight(half), i + h * mostWords));
    if (stage === 1 || !isLatin(word)) return;
    if (everySlip) for (const near of slips(code)) ask(near, 0.7 * wordWeight(near), i);
    for (const [near, slipsAway] of knownNear(code)) ask(near, (slipsAway === 1 ? 0.75 : 0.45) * wordWeight(near), i);
  });
  return [...asked.values()];
}

/** Ways to read a long word as two known ones (Nurhidayat, Dwiyanti). */
function knownHalves(word: string): [string, string][] {
  const halves: [string, string][] = [];
  for (let at = 3; at <= word.length - 3; at++) {
    const pair: [string, string] = [soundCode(word.slice(0, at)), soundCode(word.slice(at))];
    if (pair.every((half) => commonness().has(half))) halves.push(pair);
  }
  return halves;
}

const codeLetters = 'aiubcdghjklmnprstw';

/** Every code one slip away: a letter lost, swapped with the next, replaced or added. */
function* slips(code: string): Generator<string> {
  for (let i = 0; i <= code.length; i++) {
    const before = code.slice(0, i);
    const after = code.slice(i + 1);
    if (i < code.length && code.length > 1) yield before + after;
    if (i < code.length - 1) yield before + code[i + 1] + code[i] + code.slice(i + 2);
    for (const letter of codeLetters) {
      if (i < code.length) yield before + letter + after;
      yield before + letter + code.slice(i);
    }
  }
}

/** One bit for each letter: a slip changes two bits at most, which rules out nearly all codes without comparing them. */
const letterBits = (code: string) => [...code].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);
const bitCount = (bits: number) => {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
};
const lexicon = once(() => [...commonness().keys()].filter(isLatin).map((code) => ({ code, bits: letterBits(code) })));

/** Known codes and how many slips away they are; two only between codes of six letters or more. */
function knownNear(code: string): [string, number][] {
  const most = code.length < 6 ? 1 : 2;
  const bits = letterBits(code);
  const near: [string, number][] = [];
  for (const known of lexicon()) {
    if (Math.abs(known.code.length - code.length) > most || bitCount(known.bits ^ bits) > 2 * most) continue;
    const distance = slipsBetween(code, known.code);
    if (distance > 0 && distance <= most) near.push([known.code, distance]);
  }
  return near;
}

/** Damerau's distance, no letter touched twice: letters lost, added, replaced, or swapped with the next. */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1)); // j runs within all three rows
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** At or above: worth showing to a person who decides. */
export const worthShowing = 0.8;
/** Below this for the best of stage 1, stage 2 is asked. */
export const convincing = 0.94;

/** A date of birth, known as far as it is known. */
export interface Born {
  year: number;
  month?: number | null;
  day?: number | null;
}

export interface NameAndBirth {
  name: string;
  born?: Born | null;
}

interface Word {
  plain: string;
  code: string;
  weight: number;
}

/** 0..1, symmetric: how likely it is that both are one person, from names as written and dates of birth. */
export function resemblance(a: NameAndBirth, b: NameAndBirth): number {
  return birthAgreement(a.born, b.born, namesAlike(nameWords(a.name), nameWords(b.name)));
}

function namesAlike(a: NameWords, b: NameWords): number {
  const [fewer, more] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const ways = [aligned(weighed(fewer), weighed(more), fewer.initials)];
  // One may have joined what the other keeps apart.
  if (more.words.length > fewer.words.length) {
    for (let i = 0; i + 1 < more.words.length; i++) {
      const words = more.words.toSpliced(i, 2, `${more.words[i]}${more.words[i + 1]}`);
      ways.push(0.99 * aligned(weighed(fewer), weighed({ ...more, words }), fewer.initials));
    }
  }
  return Math.max(...ways) * (a.muhammad === b.muhammad ? 1 : 0.99);
}

function weighed({ words, fathers }: NameWords): Word[] {
  return words.map((plain, i) => {
    const code = soundCode(plain);
    return { plain, code, weight: wordWeight(code) * (i >= words.length - fathers ? 0.4 : 1) };
  });
}

const missingWord = 0.3;

/** Best partner for each word of the shorter name; words left over count little, words that contradict count fully. */
function aligned(fewer: Word[], more: Word[], initials: string[]): number {
  const pairs = fewer
    .flatMap((one) => more.map((other) => ({ one, other, alike: wordsAlike(one, other) })))
    .sort((x, y) => y.alike - x.alike);
  const used = new Set<Word>();
  let agreed = 0;
  let total = 0;
  for (const { one, other, alike } of pairs) {
    if (used.has(one) || used.has(other)) continue;
    used.add(one).add(other);
    const weight = (one.weight + other.weight) / 2;
    agreed += weight * alike;
    total += weight;
  }
  for (const { plain, weight } of more.filter((word) => !used.has(word))) {
    if (!initials.includes(plain[0] ?? '')) total += missingWord * weight;
  }
  return total ? agreed / total : 0;
}

function wordsAlike(a: Word, b: Word): number {
  if (a.plain === b.plain) return 1;
  if (!isLatin(a.plain) || !isLatin(b.plain)) return 0;
  if (a.code === b.code) return 0.97;
  const alike = (x: string, y: string) => 1 - slipsBetween(x, y) / (Math.max(x.length, y.length) + 1);
  return Math.max(alike(a.plain, b.plain), 0.97 * alike(a.code, b.code));
}

function birthAgreement(a: Born | null | undefined, b: Born | null | undefined, names: number): number {
  if (!a || !b) return 0.98 * names;
  const exact = a.month && a.day && b.month && b.day;
  const sameDay = exact && ((a.month === b.month && a.day === b.day) || (a.month === b.day && a.day === b.month));
  const gap = Math.abs(a.year - b.year);
  if (gap === 0 && exact) return sameDay ? names + (1 - names) * 0.4 : 0.96 * names;
  if (gap === 0) return names;
  if (gap === 1 || sameDay) return 0.98 * names;
  return (gap <= 5 ? 0.92 : 0.8) * names;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
