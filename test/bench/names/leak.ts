/**
 * A thief with the database and without the keys guesses the word behind each token, from a public list of other people
 * of the same population with sex and birth year, knowing the rules and the table of homophones: first by how common
 * tokens and words are, then among women and men of each age, then by which of them stand together in a name.
 * A lower bound: a better thief may do better.
 */
import { nameCodes } from '../../../libs/domain/src/names';
import type { Invented } from './population';

export interface Stolen {
  sex: 'm' | 'f';
  birthYear: number;
  tokens: readonly number[];
  /** The truth, which the thief does not have: by it the guesses are judged. Of each token its code. */
  codes: readonly string[];
}

/** Share of the people of whom a word, or every word, was guessed. */
export interface Guessed {
  one: number;
  all: number;
}

export interface Leak {
  /** Without a look at the tokens: everybody has the commonest word of her sex and birth year. */
  floor: Guessed;
  rank: Guessed;
  likelihood: Guessed;
  together: Guessed;
}

/** A word as the thief expects to meet it: on so many tokens, each with so many people of each sex and age. */
interface Expected {
  code: string;
  copies: number;
  people: Float64Array;
  total: number;
}

interface Token {
  people: Float64Array;
  total: number;
  rows: number[];
}

type Guess = Map<number, string>;
/** For each token the likeliest words. */
type Likely = Map<number, { token: Token; words: { word: Expected; score: number }[] }>;

const cells = 18;
const cellOf = ({ sex, birthYear }: { sex: 'm' | 'f'; birthYear: number }) =>
  (sex === 'm' ? 0 : 9) + Math.min(8, Math.max(0, Math.floor((birthYear - 1970) / 5)));
const inCell = (people: Float64Array, cell: number) => people[cell] as number;

/** More than enough: these are borne by nearly everybody. */
const attackedTokens = 4_000;

export function attack(
  stolen: readonly Stolen[],
  published: readonly Invented[],
  copiesOf: (code: string) => number,
): Leak {
  const list = published.map((person) => ({ ...person, codes: nameCodes(person.recorded) }));
  const words = expectedWords(list, stolen.length / list.length, copiesOf);
  const tokens = countTokens(stolen);
  const commonest = new Map([...tokens].sort(([, a], [, b]) => b.total - a.total).slice(0, attackedTokens));
  const likely = shortlists(commonest, words);
  const judge = (guess: Guess) => judged(stolen, (_, token) => guess.get(token));
  const best = (...guesses: Guess[]) => guesses.map(judge).reduce((a, b) => (b.one > a.one ? b : a));

  const each = assigned(likely, true);
  const free = assigned(likely, false);
  const company = inCompany(stolen, list);
  const onward = (guess: Guess, oneToOne: boolean) => {
    for (let round = 0; round < 3; round++) guess = assigned(company(likely, guess), oneToOne);
    return guess;
  };
  return {
    floor: floor(stolen, list),
    rank: judge(ranked(commonest, words)),
    likelihood: best(each, free),
    together: best(onward(each, true), onward(free, false)),
  };
}

type Listed = Invented & { codes: string[] };

function expectedWords(list: readonly Listed[], scale: number, copiesOf: (code: string) => number): Expected[] {
  const counts = new Map<string, Float64Array>();
  for (const person of list) {
    for (const code of person.codes) {
      const people = counts.get(code) ?? new Float64Array(cells);
      people[cellOf(person)] = inCell(people, cellOf(person)) + 1;
      counts.set(code, people);
    }
  }
  return [...counts].map(([code, counted]) => {
    const copies = copiesOf(code);
    const people = counted.map((count) => (count * scale) / copies);
    return { code, copies, people, total: people.reduce((sum, one) => sum + one, 0) };
  });
}

function countTokens(stolen: readonly Stolen[]): Map<number, Token> {
  const tokens = new Map<number, Token>();
  stolen.forEach((person, row) => {
    for (const one of person.tokens) {
      const token = tokens.get(one) ?? { people: new Float64Array(cells), total: 0, rows: [] };
      token.people[cellOf(person)] = inCell(token.people, cellOf(person)) + 1;
      token.total++;
      token.rows.push(row);
      tokens.set(one, token);
    }
  });
  return tokens;
}

/** The commonest token is the commonest word, and so on down. */
function ranked(tokens: Map<number, Token>, words: readonly Expected[]): Guess {
  const inOrder = words
    .flatMap((word) => Array.from({ length: word.copies }, () => word))
    .sort((a, b) => b.total - a.total);
  return new Map([...tokens.keys()].flatMap((token, i) => (inOrder[i] ? [[token, inOrder[i].code]] : [])));
}

/** Poisson, in each cell; a word on many tokens is the likelier for each of them. Commonest token first. */
function shortlists(tokens: Map<number, Token>, words: readonly Expected[]): Likely {
  const byTotal = words
    .map((word) => ({ ...word, logs: word.people.map((people) => Math.log(people + 0.01)) }))
    .sort((a, b) => b.total - a.total);
  const likeliest = (token: Token) => {
    const present = [...token.people.keys()].filter((cell) => inCell(token.people, cell) > 0);
    const fitting = byTotal.filter(({ total }) => total >= token.total / 3 - 5 && total <= token.total * 3 + 15);
    const scored = fitting.map((word) => {
      const start = Math.log(word.copies) - word.total;
      const score = present.reduce((sum, cell) => sum + inCell(token.people, cell) * inCell(word.logs, cell), start);
      return { word, score };
    });
    return scored.sort((a, b) => b.score - a.score).slice(0, 30);
  };
  // Tokens with the same people by cell have the same words.
  const seen = new Map<string, ReturnType<typeof likeliest>>();
  const remembered = (token: Token) => {
    const cellCounts = token.people.join();
    const words = seen.get(cellCounts) ?? likeliest(token);
    seen.set(cellCounts, words);
    return words;
  };
  return new Map([...tokens].map(([key, token]) => [key, { token, words: remembered(token) }]));
}

/** What is guessed of the other words of a token's bearers speaks for or against each word. */
function inCompany(stolen: readonly Stolen[], list: readonly Listed[]) {
  const together = new Map<string, Map<string, number>>();
  for (const { codes } of list) {
    for (const code of codes) {
      const others = together.get(code) ?? new Map<string, number>();
      for (const other of codes) others.set(other, (others.get(other) ?? 0) + 1);
      together.set(code, others);
    }
  }
  const borne = (code: string) => together.get(code)?.get(code) ?? 0;
  const affinity = (code: string, other: string) =>
    Math.log(((together.get(code)?.get(other) ?? 0) + 0.5) / ((borne(code) * borne(other)) / list.length + 0.5));

  return (likely: Likely, guess: Guess): Likely => {
    const companions = ({ rows }: Token) =>
      rows.slice(0, 300).flatMap((row) => (stolen[row] as Stolen).tokens.flatMap((other) => guess.get(other) ?? []));
    const rescored = [...likely].map(([key, { token, words }]) => {
      const beside = companions(token);
      const weighed = words.map(({ word, score }) => {
        const company = beside.filter((code) => code !== word.code && code !== guess.get(key));
        return { word, score: company.reduce((total, code) => total + affinity(word.code, code), score) };
      });
      return [key, { token, words: weighed.sort((a, b) => b.score - a.score) }] as const;
    });
    return new Map(rescored);
  };
}

/** The best word for each token, commonest first; `oneToOne`: a word is given no more often than it has tokens. */
function assigned(likely: Likely, oneToOne: boolean): Guess {
  const given = new Map<string, number>();
  const guess: Guess = new Map();
  for (const [key, { words }] of likely) {
    const best = words.find(({ word }) => !oneToOne || (given.get(word.code) ?? 0) < word.copies);
    if (!best) continue;
    guess.set(key, best.word.code);
    given.set(best.word.code, (given.get(best.word.code) ?? 0) + 1);
  }
  return guess;
}

function floor(stolen: readonly Stolen[], list: readonly Listed[]): Guessed {
  const counts = new Map<string, Map<string, number>>();
  const group = ({ sex, birthYear }: { sex: string; birthYear: number }) => `${sex}${birthYear}`;
  for (const person of list) {
    const count = counts.get(group(person)) ?? new Map<string, number>();
    for (const code of person.codes) count.set(code, (count.get(code) ?? 0) + 1);
    counts.set(group(person), count);
  }
  const commonest = new Map(
    [...counts].map(([key, count]) => [key, [...count].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]),
  );
  return judged(stolen, (person) => commonest.get(group(person)));
}

function judged(stolen: readonly Stolen[], guessOf: (person: Stolen, token: number) => string | undefined): Guessed {
  let [one, all] = [0, 0];
  for (const person of stolen) {
    const right = person.tokens.filter((token, i) => guessOf(person, token) === person.codes[i]).length;
    if (right > 0) one++;
    if (right > 0 && right === person.tokens.length) all++;
  }
  return { one: one / stolen.length, all: all / stolen.length };
}
