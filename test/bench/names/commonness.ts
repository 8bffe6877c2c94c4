/** Writes libs/domain/src/names/commonness.ts from a sample of its own, never from the people that are measured. */
import { writeFileSync } from 'node:fs';
import { nameWords } from '../../../libs/domain/src/names';
import { firstYear, people, years } from './population';

const sampled = 1_000_000;
const leastBearers = 10;
const band = 5;
const target = 'libs/domain/src/names/commonness.ts';

/** Of each word its bearers in each five birth years. */
const bearers = new Map<string, number[]>();
for (const { recorded, birthYear } of people(sampled, 20_001)) {
  for (const word of new Set(nameWords(recorded).words)) {
    const counts = bearers.get(word) ?? Array<number>(Math.ceil(years / band)).fill(0);
    const at = Math.floor((birthYear - firstYear) / band);
    bearers.set(word, counts.with(at, (counts[at] ?? 0) + 1));
  }
}
const byDecade = Map.groupBy(
  [...bearers].filter(([, counts]) => counts.reduce((sum, count) => sum + count) >= leastBearers),
  ([, counts]) => (Math.max(...counts) * 10) / band,
);
const rows = [...byDecade]
  .sort(([a], [b]) => b - a)
  .map(([decade, words]) => `  ${decade}: '${words.map(([word]) => word).sort().join(' ')}',`); // prettier-ignore

writeFileSync(
  target,
  `/**
 * How common the words of Indonesian names are: how many people of ten birth years bear them at the height of their
 * fashion, expected among a million people born in ${years} years, and the words that so many bear. It decides over how many
 * tokens a common word is spread, and which words a search tries: it is never to be made from our own people.
 *
 * Made by test/bench/names/commonness.ts from a million invented people, of whose words as recorded it has those that
 * ${leastBearers} or more bear: the words are real, the counts plausible. Where there are published counts of given names, take
 * these, and compute all tokens anew.
 */
export const peopleADecade: Record<number, string> = {
${rows.join('\n')}
};
`,
);
