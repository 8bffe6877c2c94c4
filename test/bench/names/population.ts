/** Invented people: names by community, sex and birth year, and the way an officer wrote them down. */
import { arabicVariant, mishear, oldSpelling } from './distortions';
import { random, weighted, type Random } from './random';
import { communities, muhammads, type Community, type Source } from './vocabulary';

export interface Invented {
  /** As the person bears it, lower case. */
  name: string;
  /** As it was written down when the person was registered. */
  recorded: string;
  sex: 'm' | 'f';
  birthYear: number;
  community: string;
}

export const firstYear = 1970;
export const years = 43;
const band = 5;

/** The language's fashion is the same for every population, whatever its own seed. */
const fashion = random(1945);

/** Zipf's law by position, bent by the years in which a word is in fashion. */
function bandedWords({ words, coined, coinedShare = 0 }: Source) {
  const entries = words.map((word, i) => ({ word, weight: (i + 3) ** -0.85, coined: false }));
  if (coined) {
    const combined = coined.beginnings
      .flatMap((beginning) => coined.endings.map((ending) => ({ word: beginning + ending, at: fashion.next() })))
      .filter(({ at }) => at < coined.used)
      .sort((a, b) => a.at - b.at)
      .map(({ word }, i) => ({ word, weight: (i + 40) ** -0.7, coined: true }));
    const sum = (list: { weight: number }[]) => list.reduce((total, { weight }) => total + weight, 0);
    const scale = (coinedShare / (1 - coinedShare)) * (sum(entries) / sum(combined));
    entries.push(...combined.map((entry) => ({ ...entry, weight: entry.weight * scale })));
  }
  const eras = entries.map(() => ({ centre: 1950 + fashion.next() * 65, width: 12 + fashion.next() * 33 }));
  return Array.from({ length: Math.ceil(years / band) }, (_, i) => {
    const year = firstYear + i * band + 2;
    const weightIn = (entry: (typeof entries)[number], e: number) => {
      const { centre, width } = eras[e] as (typeof eras)[number];
      return entry.weight * (0.15 + Math.exp(-(((year - centre) / width) ** 2) / 2));
    };
    const all = weighted(entries.map(weightIn));
    // Who has one word only seldom has a short and common one, and twice as often a coined one.
    const alone = weighted(
      entries.map((entry, e) => (entry.word.length < 5 ? 0 : weightIn(entry, e) ** 0.75 * (entry.coined ? 4 : 1))),
    );
    const word = (draw: typeof all) => (from: Random) => (entries[draw(from)] as (typeof entries)[number]).word;
    return { any: word(all), alone: word(alone) };
  });
}

type Words = ReturnType<typeof bandedWords>;
const sources = communities.map((community) => ({
  community,
  first: { m: bandedWords(community.first.m), f: bandedWords(community.first.f) },
  second: { m: bandedWords(community.second.m), f: bandedWords(community.second.f) },
}));
const christian = sources.find(({ community }) => community.name === 'Batak') as (typeof sources)[number];
const drawCommunity = weighted(communities.map(({ share }) => share));
const drawMuhammad = weighted(muhammads.map((_, i) => 1 / (i + 1)));

function trueName(from: Random, source: (typeof sources)[number], sex: 'm' | 'f', year: number): string {
  const at = Math.floor((year - firstYear) / band);
  const draw = (words: Words, kind: 'any' | 'alone' = 'any') => (words[at] as Words[number])[kind](from);
  const { community } = source;
  const muhammad = sex === 'm' && from.chance(community.muhammad) ? [muhammads[drawMuhammad(from)] as string] : [];
  if (muhammad.length && from.chance(0.004)) return 'muhammad';
  const length = weighted(community.lengths)(from) + 1;
  if (community.name === 'Chinese') {
    const surname = draw(source.first[sex]);
    return length === 2
      ? `${draw(christian.first[sex])} ${surname}`
      : `${surname} ${draw(source.second[sex])} ${draw(source.second[sex])}`;
  }
  if (length === 1) return [...muhammad, draw(source.first[sex], 'alone')].join(' ');
  const first = draw(source.first[sex]);
  const middle = length === 3 ? [draw(from.chance(0.5) ? source.first[sex] : source.second[sex])] : [];
  const before = sex === 'f' && from.chance(community.siti) ? ['siti'] : [];
  return [...new Set([...muhammad, ...before, first, ...middle, draw(source.second[sex])])].join(' ');
}

/** How the officer wrote it down: shares as in the set-up that the goals were measured with. */
function writtenDown(from: Random, name: string, community: Community, sex: 'm' | 'f', year: number): string {
  const words = name.split(' ').map((word) => {
    if (year < 1980 && from.chance(0.12)) return oldSpelling(word);
    if (community.arabic && from.chance(0.1)) return arabicVariant(from, word) ?? word;
    return from.chance(0.04) ? mishear(from, word) : word;
  });
  if (from.chance(0.06)) words.push(sex === 'm' ? 'bin' : 'binti', fatherOf(from, community));
  return words.join(' ');
}

export function fatherOf(from: Random, community: Community): string {
  const source = sources.find((s) => s.community === community) as (typeof sources)[number];
  return (source.first.m[0] as Words[number]).alone(from);
}

/** The same for the same count, seed and birth year; of all birth years alike, unless one is given. */
export function* people(count: number, seed: number, only?: number): Generator<Invented> {
  const from = random(seed);
  for (let i = 0; i < count; i++) {
    const source = sources[drawCommunity(from)] as (typeof sources)[number];
    const sex = from.chance(0.5) ? 'm' : 'f';
    const birthYear = only ?? firstYear + from.below(years);
    const name = trueName(from, source, sex, birthYear);
    const recorded = writtenDown(from, name, source.community, sex, birthYear);
    yield { name, recorded, sex, birthYear, community: source.community.name };
  }
}
