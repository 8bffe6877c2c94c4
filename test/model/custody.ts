import { type Deed, id, iso, type Make, unless } from './deed';
import { against } from './guards';
import { isChild, type Law } from './law';
import { dayAt } from './days';
import { actorOf, kemensos, mayAnswer, ntt, phnomPenh, type Actor } from './people';
import type { At, CaseRow, PaperRow, Seen } from './seen';

/*
 * Who has somebody: papers by which they are given and taken, and the beds they sleep in.
 */

const handedAtHome = ['ARRIVED', 'IN_SHELTER', 'RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP', 'DECEASED'];
const handedAbroad = ['REPORTED', 'INTAKE', 'SCREENING', 'IDENTIFIED', 'NOT_IDENTIFIED', 'PREPARING', 'READY'];

/** Somebody can be given who is here: come by a movement, or not yet on one; before the journey between posts only. */
function isPresent({ seen }: Law, c: CaseRow, receiver: Actor, at: At): boolean {
  const states = receiver.agency === 'KEMLU' ? [...handedAtHome, ...handedAbroad] : handedAtHome;
  const mine = seen.passengers.filter((one) => one.case === c.id);
  const entered = mine.some((one) => one.state === 'ARRIVED' && (one.entered ?? Infinity) <= at);
  const underWay = mine.some((one) => ['LISTED', 'BOARDED'].includes(one.state));
  return states.includes(c.state) && !underWay && (c.state !== 'ARRIVED' || entered);
}

const isSigned = ({ giverSigned, receiverSigned }: PaperRow) => giverSigned !== null && receiverSigned !== null;

/** Given away by this unit on a paper that both have signed. */
const wasGiven = ({ seen }: Law, c: CaseRow, by: Actor) =>
  seen.handovers.some(
    (one) =>
      one.giver === by.unit &&
      isSigned(one) &&
      seen.handed.some((h) => h.handover === one.id && h.case === c.id && h.refusal === null),
  );

export const draft =
  (receiver: Actor, others: (c: CaseRow) => readonly CaseRow[] = () => []): Make =>
  (scene, c) => {
    const { law, at, draw, now } = scene;
    const by = scene.by(scene.holderOf(c));
    const people = [c, ...others(c).filter((one) => one.id !== c.id)];
    const condition = () => draw.pick(['GOOD', 'GOOD', 'NEEDS_CARE']);
    const own = by.unit === receiver.unit;
    const denied = people.some((one) => !law.mayDo('draftHandover', by, one));
    return {
      act: 'draftHandover',
      by,
      input: {
        id: id(),
        number: 'BAST',
        place: 'CGK',
        receiver: receiver.unit,
        occurredAt: scene.when,
        people: people.map((one) => ({ case: one.id, condition: condition() })),
      },
      cases: people.map((one) => one.id),
      against: [
        ...(denied ? ['NOT_FOUND', 'FORBIDDEN'] : []),
        ...unless(!own, 'INVALID_VALUE'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...unless(!people.some((one) => one.holder !== by.unit && wasGiven(law, one, by)), 'ALREADY_HANDED_OVER'),
        ...(denied
          ? []
          : unless(
              people.every((one) => isPresent(law, one, receiver, at)),
              'NOT_ARRIVED',
            )),
        ...(denied
          ? []
          : unless(
              people.every((one) => at >= one.received),
              'BEFORE_EARLIER_STEP',
            )),
      ],
    };
  };

/** Signed by one of the two sides; the receiver may say whom they do not take. */
export const sign =
  (paper: PaperRow, { refusing = false } = {}): Make =>
  (scene) => {
    const { law, seen, draw, at, now } = scene;
    const side =
      paper.giverSigned === null && (paper.receiverSigned !== null || draw.chance(0.5)) ? 'giver' : 'receiver';
    const by = scene.by(actorOf(paper[side]));
    const own = by.unit === paper.giver ? 'giver' : by.unit === paper.receiver ? 'receiver' : null;
    const listed = seen.handed.filter((one) => one.handover === paper.id);
    const people = listed.map((one) => law.case(one.case));
    const refused = refusing ? people.filter(() => draw.chance(0.5)) : [];
    const version = draw.chance(0.95) ? paper.version : paper.version - 1;
    const other = own === 'giver' ? paper.receiverSigned : paper.giverSigned;
    const second = own !== null && other !== null;
    const taken = people.filter((c, i) => listed[i]?.refusal === null && !(own === 'receiver' && refused.includes(c)));
    const receiver = actorOf(paper.receiver);
    const ours = taken.every((c) => c.holder === paper.giver);
    const both = Math.max(at, other ?? 0);
    const sees = people.some((c) => law.reach(c, by) !== null && law.reach(c, by) !== 'TRACE');
    return {
      act: 'signHandover',
      by,
      input: {
        handover: paper.id,
        version,
        signedAt: scene.when,
        refused: refused.map((c) => ({ case: c.id, reason: 'NO_PLACE' })),
      },
      cases: [...(second ? taken : []), ...(own === 'receiver' ? refused : [])].map((c) => c.id),
      against: !own
        ? ['NOT_FOUND', 'FORBIDDEN', ...(sees ? ['NOT_A_PARTY'] : [])]
        : [
            ...unless(paper[`${own}Signed`] === null, 'SIGNED'),
            ...unless(version === paper.version, 'STALE_VERSION'),
            ...unless(at <= now, 'IN_FUTURE'),
            ...unless(at >= paper.at, 'BEFORE_EARLIER_STEP'),
            ...unless(own === 'receiver' || refused.length === 0, 'FOR_THE_RECEIVER'),
            ...refused.flatMap((c) => (law.mayDo('signHandover', by, c) ? [] : ['NOT_FOUND', 'FORBIDDEN'])),
            // Whom the giver no longer has they can not give; who has them now decides how that is told.
            ...(second && !ours ? ['ALREADY_HANDED_OVER', 'FORBIDDEN', 'NOT_FOUND'] : []),
            ...(second
              ? unless(
                  taken.every((c) => isPresent(law, c, receiver, both)),
                  'NOT_ARRIVED',
                )
              : []),
            ...(second
              ? unless(
                  taken.every((c) => both >= c.received),
                  'BEFORE_EARLIER_STEP',
                )
              : []),
          ],
      wrong: (after) =>
        second
          ? taken.map((c) => holderIn(after, c) !== paper.receiver && 'signed by both, and custody did not pass')
          : people.map((c) => holderIn(after, c) !== c.holder && 'signed by one, and custody passed'),
    };
  };

const holderIn = (after: Seen, { id: of }: CaseRow) => after.cases.find((one) => one.id === of)?.holder;

type Bed = Seen['beds'][number];

/** At the fullest instant from a time on: who sleeps there, and what is kept or closed, with one more guest. */
export function fullest(seen: Seen, bed: Bed, from: At, guest?: { hold: string | null }): number {
  const here = <T extends { shelter: string; kind: string }>(rows: readonly T[]) =>
    rows.filter((one) => one.shelter === bed.shelter && one.kind === bed.kind);
  const stays = here(seen.stays).map(({ at, left, hold }) => ({ at, left: left ?? Infinity, hold }));
  if (guest) stays.push({ at: from, left: Infinity, hold: guest.hold });
  const holds = here(seen.bedHolds);
  const instants = [from, ...stays.map(({ at }) => at), ...holds.map(({ at }) => at)].filter((at) => at >= from);
  const taken = (at: At) => {
    const asleep = stays.filter((one) => one.at <= at && one.left > at).length;
    const kept = holds
      .filter((one) => one.at <= at && Math.min(one.until ?? Infinity, one.released ?? Infinity) > at)
      .map((one) => one.count - stays.filter((stay) => stay.hold === one.id && stay.at <= at).length);
    return asleep + kept.reduce((sum, n) => sum + n, 0);
  };
  return Math.max(...instants.map(taken));
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
    return scene.about(
      'placeInShelter',
      by,
      c,
      { shelter: bed.shelter, bedKind: bed.kind, hold, withFamily, ...scene.version(c) },
      {
        against: [
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
          ...unless(fullest(without, bed, at, { hold }) <= bed.count, 'SHELTER_FULL'),
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
  return scene.about(
    'leaveShelter',
    scene.by(kemensos),
    c,
    { reason: 'HOSPITAL', ...scene.version(c) },
    {
      against: [...unless(!!stay, 'NO_BED'), ...unless(!stay || scene.at > stay.at, 'BEFORE_EARLIER_STEP')],
      wrong: (after) => [
        after.stays.some((one) => one.case === c.id && one.left === null) && 'left the bed, and still has it',
      ],
    },
  );
};

export const keepBeds: Make = (scene): Deed => {
  const { draw, seen, at, now } = scene;
  const by = scene.by(kemensos);
  const bed = draw.pick(seen.beds);
  const count = draw.pick([1, 1, 2]);
  const reason = draw.chance(0.7) ? 'ARRIVAL' : 'REPAIR';
  const until = at + draw.pick([1, 5, 20]) * 86_400_000;
  const with_ = {
    ...seen,
    bedHolds: [...seen.bedHolds, { ...bed, id: '', version: 1, count, reason, unit: '', at, until, released: null }],
  };
  const instants = [at, ...seen.stays.map((one) => one.at), ...seen.bedHolds.map((one) => one.at)].filter(
    (t) => t >= at && t < until,
  );
  const fits = instants.every((t) => fullestAt(with_, bed, t) <= bed.count);
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
};

const fullestAt = (seen: Seen, bed: Bed, at: At) => {
  const later = {
    ...seen,
    stays: seen.stays.filter((one) => one.at <= at),
    bedHolds: seen.bedHolds.filter((one) => one.at <= at),
  };
  return fullest(later, bed, at);
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
    return scene.about(
      'goHome',
      scene.by(scene.holderOf(c)),
      c,
      { escorted, ...scene.version(c) },
      {
        against: [...against(law, c, event, at, { escorted }), ...unless(!stay || at > stay.at, 'BEFORE_EARLIER_STEP')],
        states: { [c.id]: 'RETURNED_HOME' },
        wrong: (after) => [
          after.stays.some((one) => one.case === c.id && one.left === null) && 'somebody at home still has a bed',
          after.visits.filter((one) => one.case === c.id).length < 4 && 'nobody is to visit them',
        ],
      },
    );
  };

export const receivers = [kemensos, ntt, phnomPenh].filter(mayAnswer);
