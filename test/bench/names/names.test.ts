import { randomBytes } from 'node:crypto';
import { nameCodes } from '../../../libs/domain/src/names';
import { homophonesOf, indexKeys, nameTokens } from '../../../src/platform/vault/blind-index';
import { attack } from './leak';
import { people } from './population';
import { kinds, queries } from './queries';
import { random } from './random';
import { findIn, recall } from './recall';

const keys = indexKeys(randomBytes(32));

describe('twenty thousand people', () => {
  const list = [...people(20_000, 1)];
  const find = findIn(list.map(({ recorded, birthYear }) => nameTokens(keys, 'name', recorded, birthYear)));
  const asked = queries(8 * Object.keys(kinds).length, list, random(2));
  const some = asked.slice(0, 4 * Object.keys(kinds).length);

  it('are found by misspelt names where the birth year is known', async () => {
    const seen = await recall(list, asked, true, keys, find);
    expect(seen.name).toBeGreaterThan(0.94);
    expect(seen.nameBySpelling).toBeGreaterThan(0.96);
    expect(seen.person).toBeGreaterThan(0.92);
    for (const kind of ['exact', 'old spelling', 'Muhammad variant', 'order swapped', 'joined']) {
      expect(seen.byKind).toHaveProperty(kind, 1);
    }
  });

  it('are found where it is not', async () => {
    const seen = await recall(list, some, false, keys, find);
    expect(seen.name).toBeGreaterThan(0.9);
    expect(seen.person).toBeGreaterThan(0.9);
  });

  it('are not found by a search that forgets the second stage', async () => {
    const seen = await recall(list, some, true, keys, async (question) =>
      // So many tokens are asked for in the second stage alone.
      question.length > 600 ? [] : find(question),
    );
    expect(seen.name).toBeLessThan(0.9);
  });
});

describe('a thief of the database without its keys', () => {
  // Half of the people born in one year, among a million.
  const born = 1990;
  const stolen = [...people(12_000, 3, born)].map((person) => ({ ...person, codes: nameCodes(person.recorded) }));
  const published = [...people(12_000, 4, born)];

  it('learns no more than one who does not look at the tokens', () => {
    const tokens = stolen.map((one) => ({ ...one, tokens: nameTokens(keys, 'name', one.recorded, born) }));
    const { floor, likelihood, together } = attack(tokens, published, homophonesOf);
    expect(likelihood.one).toBeLessThan(floor.one + 0.01);
    expect(together.one).toBeLessThan(floor.one + 0.01);
  });

  it('learns far more from tokens without homophones', () => {
    const numbers = new Map([...new Set(stolen.flatMap(({ codes }) => codes))].map((code, i) => [code, i]));
    const tokens = stolen.map((one) => ({ ...one, tokens: one.codes.map((code) => numbers.get(code) ?? -1) }));
    const { floor, together } = attack(tokens, published, () => 1);
    expect(together.one).toBeGreaterThan(3 * floor.one);
  });
});
