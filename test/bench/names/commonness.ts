/** Writes libs/domain/src/names/commonness.ts from a sample of its own, never from the people that are measured. */
import { writeFileSync } from 'node:fs';
import { nameWords } from '../../../libs/domain/src/names';
import { people } from './population';

const sampled = 1_000_000;
const birthYears = 43;
const least = 5;
const target = process.argv[2] ?? 'libs/domain/src/names/commonness.ts';

const bearers = new Map<string, number>();
for (const { recorded } of people(sampled, 20_001)) {
  for (const word of new Set(nameWords(recorded).words)) bearers.set(word, (bearers.get(word) ?? 0) + 1);
}
const byDecade = Map.groupBy(
  [...bearers].filter(([, count]) => count >= least),
  ([, count]) => Math.max(1, Math.round((count * 10) / birthYears)),
);
const rows = [...byDecade]
  .sort(([a], [b]) => b - a)
  .map(([decade, words]) => `  ${decade}: '${words.map(([word]) => word).sort().join(' ')}',`);

writeFileSync(
  target,
  `/**
 * How common the words of Indonesian names are: people per ten birth years, expected among a million, and the words
 * that so many bear. Made by test/bench/names/commonness.ts from ${sampled.toLocaleString('en')} invented people, of whose recorded words
 * those borne by ${least} or more are kept; the words are real, the counts plausible. It decides over how many tokens a common word
 * is spread, and what stage 2 of a search tries: never to be made from our own people. Replace it by published counts
 * of given names when there are any, and recompute all tokens.
 */
export const peopleADecade: Record<number, string> = {
${rows.join('\n')}
};
`,
);
