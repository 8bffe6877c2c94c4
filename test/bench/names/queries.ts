/** Twenty-five ways in which a name is asked for otherwise than it was written down. */
import { anyTypo, arabicVariant, chineseVariant, mishear, oldSpelling, typo } from './distortions';
import { fatherOf, type Invented } from './population';
import type { Random } from './random';
import { communities, muhammads, titles } from './vocabulary';

export interface Query {
  kind: string;
  name: string;
  birthYear: number;
  /** Position of the person meant. */
  meant: number;
}

/** The name as asked, or null if this kind does not fit this person. */
type Asking = (from: Random, words: string[], person: Invented) => string[] | null;

const isMuhammad = (word: string | undefined) => word !== undefined && muhammads.includes(word);

const oneWord =
  (change: (from: Random, word: string) => string | null, shortest = 3): Asking =>
  (from, words) => {
    const fitting = [...words.keys()].filter((i) => (words[i] as string).length >= shortest && !isMuhammad(words[i]));
    if (fitting.length === 0) return null;
    const at = from.pick(fitting);
    const changed = change(from, words[at] as string);
    return changed && changed !== words[at] ? words.with(at, changed) : null;
  };

const swapped: Asking = (from, words) => {
  if (words.length < 2) return null;
  const at = from.below(words.length - 1);
  return words.toSpliced(at, 2, words[at + 1] as string, words[at] as string);
};

const then =
  (first: Asking, second: Asking): Asking =>
  (from, words, person) => {
    const once = first(from, words, person);
    return once && second(from, once, person);
  };

const everyWord =
  (change: (from: Random, word: string) => string | null): Asking =>
  (from, words) => {
    const changed = words.map((word) => (isMuhammad(word) ? word : (change(from, word) ?? word)));
    return changed.some((word, i) => word !== words[i]) ? changed : null;
  };

const communityOf = (person: Invented) =>
  communities.find(({ name }) => name === person.community) as (typeof communities)[number];
const father = (from: Random, person: Invented) => [
  person.sex === 'm' ? 'bin' : 'binti',
  fatherOf(from, communityOf(person)),
];
const arabicOf =
  (person: Invented, change: Asking): Asking =>
  (from, words) =>
    communityOf(person).arabic ? change(from, words, person) : null;

export const kinds: Record<string, Asking> = {
  exact: (_, words) => words,
  substitution: oneWord(typo.substitution),
  deletion: oneWord(typo.deletion),
  insertion: oneWord(typo.insertion),
  transposition: oneWord(typo.transposition),
  doubling: oneWord(typo.doubling),
  'two typos': then(oneWord(anyTypo), oneWord(anyTypo)),
  'old spelling': everyWord((_, word) => oldSpelling(word)),
  'Muhammad variant': (from, words) =>
    isMuhammad(words[0]) && words.length > 1 ? words.with(0, from.pick(muhammads.filter((m) => m !== words[0]))) : null,
  'Muhammad dropped': (_, words) => (isMuhammad(words[0]) && words.length > 1 ? words.slice(1) : null),
  'bin added': (from, words, person) => (/ binti? /.test(person.recorded) ? null : [...words, ...father(from, person)]),
  'bin dropped': (_, words, person) => (/ binti? /.test(person.recorded) ? words : null),
  'order swapped': swapped,
  'word missing': (from, words) => {
    const fitting = [...words.keys()].filter((i) => !isMuhammad(words[i]));
    return fitting.length > 1 ? words.toSpliced(from.pick(fitting), 1) : null;
  },
  'word added': (from, words, person) =>
    words.toSpliced(from.below(words.length + 1), 0, fatherOf(from, communityOf(person))),
  joined: (from, words) => {
    const at = from.below(words.length - 1);
    return words.length > 1 && !isMuhammad(words[at]) ? words.toSpliced(at, 2, `${words[at]}${words[at + 1]}`) : null;
  },
  split: oneWord((from, word) => {
    const at = 3 + from.below(word.length - 5);
    return `${word.slice(0, at)} ${word.slice(at)}`;
  }, 6),
  'one Arabic change': (from, words, person) => arabicOf(person, oneWord(arabicVariant))(from, words, person),
  'Arabic changes': (from, words, person) => arabicOf(person, everyWord(arabicVariant))(from, words, person),
  'Chinese reading': (from, words, person) =>
    person.community === 'Chinese' ? oneWord(chineseVariant, 2)(from, words, person) : null,
  misheard: oneWord(mishear),
  'misheard and typo': then(oneWord(mishear), oneWord(anyTypo)),
  initial: (from, words, person) =>
    words.filter((word) => !isMuhammad(word)).length > 1
      ? oneWord((_, word) => word.charAt(0))(from, words, person)
      : null,
  honorific: (from, words) => [from.pick(titles), ...words],
  'typo and swap': then(oneWord(anyTypo), swapped),
};

/** Kinds in turn, each of a person it fits; four birth years of five are right, the fifth is one off. */
export function queries(count: number, people: readonly Invented[], from: Random): Query[] {
  const names = Object.keys(kinds);
  return Array.from({ length: count }, (_, i) => {
    const kind = names[i % names.length] as string;
    for (;;) {
      const meant = from.below(people.length);
      const person = people[meant] as Invented;
      const asked = (kinds[kind] as Asking)(from, person.name.split(' '), person);
      if (!asked) continue;
      const off = from.chance(0.2) ? from.pick([-1, 1]) : 0;
      return { kind, name: asked.join(' '), birthYear: person.birthYear + off, meant };
    }
  });
}
