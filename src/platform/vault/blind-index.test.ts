import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { NameAndBirth } from '#domain';
import { everyNameToken, indexKeys, nameQuery, nameTokens, numberMark, searchByName } from './blind-index';

const secret = randomBytes(32);
const keys = indexKeys(secret);
const tokensAsked = (name: string, birthYear: number | null, stage: 1 | 2 = 1, yearsOff = 1) =>
  new Set(nameQuery(keys, 'name', name, birthYear, stage, yearsOff).map(({ token }) => token));
const shared = (a: Iterable<number>, b: Iterable<number>) => [...new Set(a)].filter((token) => new Set(b).has(token));

describe('the keys', () => {
  it('follow from the secret, one for each field', () => {
    const again = indexKeys(secret);
    expect(numberMark(again, 'NIK', '3201015501990001')).toEqual(numberMark(keys, 'NIK', '3201015501990001'));
    const exported = Object.values(keys).map((key) => key.export().toString('hex'));
    expect(new Set(exported).size).toBe(exported.length);
  });

  it('are refused from a secret that is too short', () => {
    expect(() => indexKeys(randomBytes(31))).toThrow('32 bytes');
  });
});

describe('what is stored of a name', () => {
  const name = fc.stringMatching(/^[a-z]{2,12}( [a-z]{2,12}){0,3}$/);
  const birthYear = fc.option(fc.integer({ min: 1900, max: 2100 }));

  it('is found by the same name, with the year, one off, and without', () => {
    fc.assert(
      fc.property(name, birthYear, fc.integer({ min: -1, max: 1 }), (asked, year, off) => {
        const stored = nameTokens(keys, 'name', asked, year);
        expect(shared(stored, tokensAsked(asked, null))).toHaveLength(stored.length);
        expect(shared(stored, tokensAsked(asked, (year ?? 1990) + off))).toHaveLength(stored.length);
      }),
      { numRuns: 50 },
    );
  });

  it('is one of the tokens that are taken back with the name', () => {
    const every = everyNameToken(keys, 'name', 'Siti Aminah', 1990);
    for (let i = 0; i < 50; i++) {
      expect(every).toEqual(expect.arrayContaining(nameTokens(keys, 'name', 'Siti Aminah', 1990)));
    }
  });

  it('is not found under another year, field or key', () => {
    const stored = everyNameToken(keys, 'name', 'Siti Aminah', 1990);
    expect(shared(stored, everyNameToken(keys, 'name', 'Siti Aminah', 1991))).toEqual([]);
    expect(shared(stored, everyNameToken(keys, 'alias', 'Siti Aminah', 1990))).toEqual([]);
    expect(shared(stored, everyNameToken(indexKeys(randomBytes(32)), 'name', 'Siti Aminah', 1990))).toEqual([]);
    expect(shared(nameTokens(keys, 'name', 'Siti', 1990), tokensAsked('Siti', 1993))).toEqual([]);
  });

  it('spreads a common word over so many tokens that none is common', () => {
    const counts = new Map<number, number>();
    for (let i = 0; i < 764; i++) {
      for (const token of nameTokens(keys, 'name', 'Siti', 1990)) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(80);
    expect(Math.max(...counts.values())).toBeLessThan(32);
  });

  it('has one token for each word, as int4, and none for nothing', () => {
    const tokens = nameTokens(keys, 'name', 'Dr. Yuliana Tnunay', null);
    expect(tokens).toHaveLength(2);
    for (const token of tokens) expect(token).toBe(token | 0);
    expect(nameTokens(keys, 'name', ' - ', 1990)).toEqual([]);
    expect(nameQuery(keys, 'name', ' - ', 1990, 2)).toEqual([]);
    expect(nameTokens(keys, 'name', '陈美玲', 1990)).toHaveLength(1);
  });
});

describe('a question to the index', () => {
  it('takes more years where the age was estimated', () => {
    const stored = nameTokens(keys, 'name', 'Sumarni', 1990);
    expect(shared(stored, tokensAsked('Sumarni', 1986))).toEqual([]);
    expect(shared(stored, tokensAsked('Sumarni', 1986, 1, 5))).toEqual(stored);
  });

  it('prefers the right birth year', () => {
    const [token] = everyNameToken(keys, 'name', 'Wrabuktno', 1990);
    const [neighbour] = everyNameToken(keys, 'name', 'Wrabuktno', 1991);
    const weight = (of: number | undefined) =>
      nameQuery(keys, 'name', 'Wrabuktno', 1990, 1).find((one) => one.token === of)?.weight ?? 0;
    expect(weight(neighbour)).toBeGreaterThan(0);
    expect(weight(token)).toBeGreaterThan(weight(neighbour));
  });

  it('finds a misspelt name in the second stage only', () => {
    const stored = nameTokens(keys, 'name', 'Sulastri', 1990);
    expect(shared(stored, tokensAsked('Sulatsri', 1990, 1))).toEqual([]);
    expect(shared(stored, tokensAsked('Sulatsri', 1990, 2))).toEqual(stored);
  });
});

describe('a search by name', () => {
  const born = { year: 1990 };
  const search = async (asked: NameAndBirth, stages: NameAndBirth[][]) => {
    let stage = 0;
    const shown = await searchByName(keys, 'name', asked, async () => stages[stage++] ?? []);
    return { names: shown.map(({ found }) => found.name), stages: stage };
  };

  it('asks once where somebody resembles convincingly', async () => {
    const answer = await search({ name: 'Djoko Soetrisno', born }, [[{ name: 'Joko Sutrisno', born }]]);
    expect(answer).toEqual({ names: ['Joko Sutrisno'], stages: 1 });
  });

  it('asks again where nobody does, and shows the best first and nobody who does not resemble', async () => {
    const others = ['Sulasmi', 'Sulastrii', 'Sulastri'].map((name) => ({ name, born }));
    const answer = await search({ name: 'Sulastri', born }, [[{ name: 'Budi', born }], others]);
    expect(answer.stages).toBe(2);
    expect(answer.names.slice(0, 2)).toEqual(['Sulastri', 'Sulastrii']);
    expect(answer.names).not.toContain('Budi');
  });

  it('shows ten at most', async () => {
    const crowd = Array.from({ length: 40 }, () => ({ name: 'Sulastri', born }));
    expect((await search({ name: 'Sulastri', born }, [crowd])).names).toHaveLength(10);
  });
});

describe('the mark of a number', () => {
  it('is 16 bytes, of its field', () => {
    expect(numberMark(keys, 'NIK', '3201015501990001')).toHaveLength(16);
    expect(numberMark(keys, 'NIK', '1')).not.toEqual(numberMark(keys, 'PHONE', '1'));
  });
});
