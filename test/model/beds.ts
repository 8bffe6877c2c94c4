import { type Deed, id, iso, type Make, type Scene, unless } from './deed';
import { dayAt } from './days';
import { housedAlone, leavesChild, parting } from './family';
import { against } from './guards';
import { isChild } from './law';
import { samePerson } from './pairs';
import { kemensos } from './people';
import type { At, CaseRow, Seen } from './seen';

/*
 * The beds that people sleep in, those that are kept or closed, and the way home from them.
 */

type Bed = Seen['beds'][number];

/** Until each change there were as many as before it. */
const bedsAt = (bed: Bed, at: At): number => bed.was.find(({ until }) => until > at)?.count ?? bed.count;

/** What is left at the fullest instant from a time on, of who sleeps there and what is kept or closed, with one more guest. */
export function room(seen: Seen, bed: Bed, from: At, guest?: { hold: string | null }): number {
  const here = <T extends { shelter: string; kind: string }>(rows: readonly T[]) =>
    rows.filter((one) => one.shelter === bed.shelter && one.kind === bed.kind);
  const stays = here(seen.stays).map(({ at, left, hold }) => ({ at, left: left ?? Infinity, hold }));
  if (guest) stays.push({ at: from, left: Infinity, hold: guest.hold });
  const holds = here(seen.bedHolds);
  const changes = bed.was.map(({ until }) => until);
  const instants = [from, ...changes, ...stays.map(({ at }) => at), ...holds.map(({ at }) => at)];
  const taken = (at: At) => {
    const asleep = stays.filter((one) => one.at <= at && one.left > at).length;
    const kept = holds
      .filter((one) => one.at <= at && Math.min(one.until ?? Infinity, one.released ?? Infinity) > at)
      .map((one) => Math.max(0, one.count - stays.filter((stay) => stay.hold === one.id && stay.at <= at).length));
    return asleep + kept.reduce((sum, n) => sum + n, 0);
  };
  return Math.min(...instants.filter((at) => at >= from).map((at) => bedsAt(bed, at) - taken(at)));
}

export const place =
  (bed: Bed, { hold = null as string | null, withFamily = false } = {}): Make =>
  (scene, c) => {
    const { law, seen, at } = scene;
    const by = scene.by(scene.holderOf(c).role === 'shelter' ? scene.holderOf(c) : kemensos);
    const stay = law.openStay(c);
    const child = isChild(scene.births, c.id, dayAt(at, 'Asia/Jakarta'));
    const ill = ![undefined, 'FIT'].includes(law.judged(c, 'FITNESS', at));
    const handed = seen.handed.filter((one) => one.case === c.id && one.at <= at).sort((a, b) => a.at - b.at);
    const fits: Record<string, boolean> = {
      WOMEN: c.sex === 'FEMALE' && child === false,
      MEN: c.sex === 'MALE' && child === false,
      FAMILY: withFamily,
      MINOR: child !== false,
      MEDICAL: ill || (handed.length > 0 && handed.at(-1)?.condition !== 'GOOD'),
    };
    const kept = seen.bedHolds.find((one) => one.id === hold);
    const ends = Math.min(kept?.until ?? Infinity, kept?.released ?? Infinity);
    const used = seen.stays.filter((one) => one.hold === hold).length;
    const earlier = seen.stays.filter((one) => one.case === c.id && one.left !== null);
    // The bed that they leave is free from then on.
    const without = { ...seen, stays: seen.stays.map((one) => (one === stay ? { ...one, left: at } : one)) };
    const moved = c.state === 'IN_SHELTER';
    const family = parting(scene, housedAlone(scene, by, c, at, child !== false));
    return scene.about(
      'placeInShelter',
      by,
      c,
      { shelter: bed.shelter, bedKind: bed.kind, hold, withFamily, ...family.input, ...scene.version(c) },
      {
        against: [
          ...family.against,
          ...unless(!meets(seen, c, bed, at), 'KEEP_APART'),
          ...unless(c.holder === by.unit, 'BAST_SIGNED'),
          ...(moved
            ? [
                ...unless(!(stay?.shelter === bed.shelter && stay.kind === bed.kind), 'IN_SHELTER'),
                ...unless(!stay || at > stay.at, 'BEFORE_EARLIER_STEP'),
                // Nobody sleeps in two beds, whichever was entered first.
                ...unless(
                  earlier.every((one) => (one.left ?? 0) <= at),
                  'BEFORE_EARLIER_STEP',
                ),
              ]
            : against(law, c, 'handover', at)),
          ...unless(fits[bed.kind] ?? false, 'WRONG_BED'),
          ...unless(room(without, bed, at, { hold }) >= 0, 'SHELTER_FULL'),
          ...(kept
            ? [
                ...unless(kept.kind === bed.kind && kept.shelter === bed.shelter && kept.unit === by.unit, 'NOT_FOUND'),
                ...unless(at >= kept.at && at < ends, 'HOLD_OVER'),
                ...unless(used < kept.count, 'HOLD_USED'),
              ]
            : []),
        ],
        states: { [c.id]: 'IN_SHELTER' },
        wrong: (after) => [
          after.stays.filter((one) => one.case === c.id && one.left === null).length !== 1 && 'not in one bed exactly',
        ],
      },
    );
  };

/** Whoever must be kept from them sleeps in that house then, or will; whoever either is registered as besides. */
const meets = (seen: Seen, c: CaseRow, { shelter }: Bed, at: At) =>
  seen.apart.some(({ case: one, other, ended }) => {
    const until = ended ?? Infinity;
    const [these, those] = [samePerson(seen, one), samePerson(seen, other)];
    const kept = these.has(c.id) ? those : those.has(c.id) ? these : new Set();
    return (
      until > at &&
      !kept.has(c.id) &&
      seen.stays.some((s) => kept.has(s.case) && s.shelter === shelter && (s.left ?? Infinity) > at && s.at < until)
    );
  });

export const anyBed: Make = (scene, c) => {
  const { draw, seen } = scene;
  const bed = draw.pick(seen.beds);
  const holds = seen.bedHolds.filter((one) => one.kind === bed.kind && one.shelter === bed.shelter);
  return place(bed, {
    hold: holds.length > 0 && draw.chance(0.5) ? draw.pick(holds).id : null,
    withFamily: draw.chance(0.3),
  })(scene, c);
};

export const leaveBed: Make = (scene, c) => {
  const stay = scene.law.openStay(c);
  const by = scene.by(kemensos);
  const reason = scene.draw.pick(['HOSPITAL', 'LEFT_UNTOLD']);
  const splitReason = scene.draw.chance(0.2) ? 'OWN_WISH' : undefined;
  const leaves = reason === 'HOSPITAL' && !splitReason && leavesChild(scene, by, c);
  return scene.about(
    'leaveShelter',
    by,
    c,
    { reason, splitReason, ...scene.version(c) },
    {
      against: [
        ...unless(!!stay, 'NO_BED'),
        ...unless(!leaves, 'FAMILY_SPLIT'),
        ...unless(!stay || scene.at > stay.at, 'BEFORE_EARLIER_STEP'),
      ],
      wrong: (after) => [
        after.stays.some((one) => one.case === c.id && one.left === null) && 'left the bed, and still has it',
      ],
    },
  );
};

export const keepBeds: Make = (scene) => keep(scene, scene.draw.pick(scene.seen.beds), scene.draw.pick([1, 1, 2]));

export function keep(scene: Scene, bed: Bed, count: number): Deed {
  const { draw, seen, at, now } = scene;
  const by = scene.by(kemensos);
  const reason = draw.chance(0.7) ? 'ARRIVAL' : 'REPAIR';
  const until = at + draw.pick([1, 5, 20]) * 86_400_000;
  const with_ = {
    ...seen,
    bedHolds: [...seen.bedHolds, { ...bed, id: '', version: 1, count, reason, unit: '', at, until, released: null }],
  };
  const instants = [at, ...seen.stays.map((one) => one.at), ...seen.bedHolds.map((one) => one.at)].filter(
    (t) => t >= at && t < until,
  );
  const fits = instants.every((t) => roomAt(with_, bed, t) >= 0);
  return {
    act: 'holdBeds',
    by,
    input: {
      id: id(),
      shelter: bed.shelter,
      bedKind: bed.kind,
      count,
      reason,
      occurredAt: scene.when,
      until: iso(until),
    },
    cases: [],
    against:
      by.role !== 'shelter'
        ? ['FORBIDDEN']
        : [
            ...unless(at <= now, 'IN_FUTURE'),
            ...unless(reason !== 'ARRIVAL' || until - at <= 14 * 86_400_000, 'HOLD_TOO_LONG'),
            ...unless(fits, 'SHELTER_FULL'),
          ],
  };
}

const roomAt = (seen: Seen, bed: Bed, at: At) => {
  const later = {
    ...seen,
    stays: seen.stays.filter((one) => one.at <= at),
    bedHolds: seen.bedHolds.filter((one) => one.at <= at),
  };
  return room(later, { ...bed, count: bedsAt(bed, at), was: [] }, at);
};

export const releaseBeds: Make = (scene): Deed | null => {
  const { draw, seen, at, now } = scene;
  if (seen.bedHolds.length === 0) return null;
  const hold = draw.pick(seen.bedHolds);
  const by = scene.by(kemensos);
  const version = draw.chance(0.95) ? hold.version : hold.version + 1;
  const ends = Math.min(hold.until ?? Infinity, hold.released ?? Infinity);
  return {
    act: 'releaseBeds',
    by,
    input: { hold: hold.id, version, occurredAt: scene.when },
    cases: [],
    against:
      by.role !== 'shelter'
        ? ['FORBIDDEN']
        : [
            ...unless(at <= now, 'IN_FUTURE'),
            ...unless(version === hold.version, 'STALE_VERSION'),
            ...unless(at >= hold.at, 'BEFORE_EARLIER_STEP'),
            ...unless(at < ends, 'HOLD_OVER'),
          ],
  };
};

export const goHome =
  (escorted: boolean): Make =>
  (scene, c) => {
    const { law, at } = scene;
    const event = c.state === 'ARRIVED' ? 'directHome' : 'discharge';
    const stay = law.openStay(c);
    const by = scene.by(scene.holderOf(c));
    const splitReason = scene.draw.chance(0.2) ? 'OWN_WISH' : undefined;
    return scene.about(
      'goHome',
      by,
      c,
      { escorted, splitReason, ...scene.version(c) },
      {
        against: [
          ...against(law, c, event, at, { escorted }),
          ...unless(!!splitReason || !leavesChild(scene, by, c), 'FAMILY_SPLIT'),
          // Who was born on the way has no home until somebody says where it is.
          ...unless(c.province !== null, 'HOME_UNKNOWN'),
          ...unless(!stay || at > stay.at, 'BEFORE_EARLIER_STEP'),
        ],
        states: { [c.id]: 'RETURNED_HOME' },
        wrong: (after) => [
          after.stays.some((one) => one.case === c.id && one.left === null) && 'somebody at home still has a bed',
          after.visits.filter((one) => one.case === c.id).length < 4 && 'nobody is to visit them',
        ],
      },
    );
  };
