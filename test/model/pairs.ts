import { type Deed, type Make, unless } from './deed';
import { desk } from './people';
import type { CaseRow, Seen } from './seen';

/*
 * What is said of two people at once: that they must not meet, and that they are one.
 */

const another = (seen: Seen, c: CaseRow, pick: <T>(from: readonly T[]) => T): CaseRow | null => {
  const others = seen.cases.filter((one) => one.id !== c.id);
  return others.length > 0 ? pick(others) : null;
};

export const keepApart: Make = (scene, c) => {
  const { seen, draw } = scene;
  const other = draw.chance(0.97) ? another(seen, c, (from) => draw.pick(from)) : c;
  return other && apartFrom(other)(scene, c);
};

export const apartFrom =
  (other: CaseRow): Make =>
  (scene, c) => {
    const { seen, law } = scene;
    const known = seen.apart.some(
      (one) => one.ended === null && [c.id, other.id].includes(one.case) && [c.id, other.id].includes(one.other),
    );
    const by = scene.by(scene.holderOf(c));
    const may = law.mayDo('keepApart', by, other);
    const waits = [...(may ? unless(!known, 'KEPT_APART') : ['NOT_FOUND', 'FORBIDDEN']), ...scene.untimely(other)];
    const input = { other: other.id, reason: 'THREAT', ...scene.version(c) };
    const deed = scene.about('keepApart', by, c, input, { cases: [c.id, other.id], against: waits });
    return c === other ? { ...deed, against: ['INVALID_VALUE', ...(may ? [] : ['NOT_FOUND', 'FORBIDDEN'])] } : deed;
  };

export const endKeepApart: Make = (scene) => {
  const { seen, law, draw, at } = scene;
  if (seen.apart.length === 0) return null;
  const open = seen.apart.filter((one) => one.ended === null);
  const one = draw.pick(open.length > 0 && draw.chance(0.9) ? open : seen.apart);
  const both = [law.case(one.case), law.case(one.other)];
  const by = scene.by(scene.holderOf(both[0] as CaseRow));
  const version = draw.chance(0.95) ? one.version : one.version + 1;
  const may = both.every((c) => law.mayDo('endKeepApart', by, c));
  return {
    act: 'endKeepApart',
    by,
    input: { apart: one.id, version, occurredAt: scene.when },
    cases: both.map((c) => c.id),
    against: [
      ...(may ? [] : ['NOT_FOUND', 'FORBIDDEN']),
      ...unless(version === one.version && one.ended === null, 'STALE_VERSION'),
      ...unless(at >= one.at, 'BEFORE_EARLIER_STEP'),
      ...both.flatMap((c) => scene.untimely(c)),
    ],
  };
};

const joined = (verdict: string) => verdict !== 'OPEN' && verdict !== 'DIFFERENT';

/** Every case of whoever this one is of, by what was judged of any two. */
export function samePerson({ matches }: Seen, of: string): ReadonlySet<string> {
  const all = new Set([of]);
  const same = matches.filter(({ verdict }) => joined(verdict));
  for (let size = 0; size < all.size;) {
    size = all.size;
    for (const { case: one, other } of same) if (all.has(one) || all.has(other)) all.add(one).add(other);
  }
  return all;
}

/** Two people on record are one, or are two after all: nothing of either is lost or moved by it. */
const judged = (act: string, deed: Omit<Deed, 'act' | 'cases'>, verdict: string, pair: readonly string[]): Deed => ({
  act,
  cases: [],
  ...deed,
  against: deed.by === desk ? deed.against : ['FORBIDDEN'],
  wrong: (after, before) => [
    JSON.stringify({ ...after, matches: [] }) !== JSON.stringify({ ...before, matches: [] }) &&
      'two people were judged, and more than the verdict changed',
    after.matches.find((one) => pair.includes(one.case) && pair.includes(one.other))?.verdict !== verdict &&
      'the verdict is not kept',
  ],
});

export const mergePeople: Make = (scene, c) => {
  const { seen, draw } = scene;
  const other = draw.chance(0.97) ? another(seen, c, (from) => draw.pick(from)) : c;
  if (!other) return null;
  const pair = [c.id, other.id];
  const match = seen.matches.find((one) => pair.includes(one.case) && pair.includes(one.other));
  const verdict = draw.pick(['SAME', 'SAME_NEW_EPISODE']);
  const note = draw.chance(0.95) ? 'The same scar, the same mother.' : ' ';
  const against = [
    ...unless(note !== ' ', 'NOTE_MISSING'),
    ...unless(c !== other, 'NOT_FOUND'),
    ...unless(!match || c === other || !joined(match.verdict), 'MERGED'),
  ];
  const input = { case: c.id, other: other.id, verdict, note };
  return judged('mergePeople', { by: scene.by(desk), input, against }, verdict, pair);
};

export const unmergePeople: Make = (scene) => {
  const { seen, draw } = scene;
  if (seen.matches.length === 0) return null;
  const merged = seen.matches.filter((one) => joined(one.verdict));
  const one = draw.pick(merged.length > 0 && draw.chance(0.9) ? merged : seen.matches);
  const version = draw.chance(0.95) ? one.version : one.version - 1;
  const against = [...unless(joined(one.verdict), 'NOT_MERGED'), ...unless(version === one.version, 'STALE_VERSION')];
  const input = { match: one.id, version, note: 'They stood side by side.' };
  return judged('unmergePeople', { by: scene.by(desk), input, against }, 'DIFFERENT', [one.case, one.other]);
};
