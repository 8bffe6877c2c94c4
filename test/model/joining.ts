import { type Deed, id, type Make, type Scene, unless } from './deed';
import { dayAt } from './days';
import { against } from './guards';
import { plan, seesIt } from './movements';
import { isAway, isFound, placed } from './places';
import { actorOf, immigration, kemensos } from './people';
import { aboardOf, firsts, isFilling, isLive, isOpen, legsOf, notTheirs, taken } from './route';
import type { CaseRow, LegRow, MovementRow } from './seen';

/*
 * From one movement to another, one by one or all of them, and onto one that has left: born there, or found aboard.
 */

/** What keeps somebody from going over: before they leave, or where a leg has brought them and the other begins. */
function notOver(scene: Scene, c: CaseRow, from: MovementRow, begins: readonly Pick<LegRow, 'from'>[]): string[] {
  const { law, at } = scene;
  const place = law.on(from.id, c);
  const cameBy = legsOf(scene, from.id).find((one) => one.id === place?.leg);
  const found = isFound(c, place);
  const rode = !!place && place.state !== 'LISTED' && !!cameBy?.departed;
  if (!place) return ['NOT_MANIFESTED'];
  if (!isLive(place) && !found) return ['PASSAGE_RECORDED'];
  return [
    ...unless(!isAway(c) && c.state !== 'DECEASED', 'NOT_READY'),
    ...unless(begins.length > 0 || rode, 'LEG_CANCELLED'),
    ...unless(!rode || cameBy.arrived !== null, 'LEG_NOT_ARRIVED'),
    ...unless(!rode || cameBy.arrived === null || at >= cameBy.arrived, 'BEFORE_EARLIER_STEP'),
    ...unless(!rode || begins.some((leg) => leg.from === cameBy.to), 'LEGS_BROKEN'),
    ...unless(at >= place.listed && at >= (place.boarded ?? 0), 'BEFORE_EARLIER_STEP'),
  ];
}

const beginning = (scene: Scene, m: MovementRow) => firsts(legsOf(scene, m.id)).filter(isOpen);

export const transfer =
  (from: MovementRow, to: MovementRow): Make =>
  (scene, c) => {
    const legs = legsOf(scene, to.id);
    const leg = scene.draw.chance(0.1) ? scene.draw.pick(legs) : undefined;
    return placed(
      scene,
      'transferPassenger',
      from,
      c,
      { to: to.id, ...(leg ? { leg: leg.id } : {}) },
      {
        against: [
          ...unless(from.id !== to.id, 'INVALID_VALUE'),
          ...notTheirs(to, actorOf(from.unit)),
          ...unless(isFilling(to, legs), 'MOVEMENT_CLOSED'),
          ...(leg ? taken(legs, leg).against : []),
          ...notOver(scene, c, from, beginning(scene, to)),
        ],
      },
    );
  };

/** All of these, or none: whoever can not keeps the others. */
function over(scene: Scene, act: string, from: MovementRow, people: readonly CaseRow[], more: Partial<Deed>): Deed {
  const { draw, law, at, now } = scene;
  const by = scene.by(actorOf(from.unit));
  const version = draw.chance(0.95) ? from.version : from.version - 1;
  return {
    ...more,
    act,
    by,
    input: { movement: from.id, version, occurredAt: scene.when, ...more.input },
    cases: people.map((c) => c.id),
    against: [
      ...notTheirs(from, by),
      ...unless(version === from.version, 'STALE_VERSION'),
      ...unless(people.length > 0, 'NO_PASSENGERS'),
      ...unless(at <= now, 'IN_FUTURE'),
      ...(people.every((c) => law.mayDo(act, by, c)) ? [] : ['NOT_FOUND', 'FORBIDDEN']),
      ...unless(
        people.every((c) => at >= c.received),
        'BEFORE_EARLIER_STEP',
      ),
      ...(more.against ?? []),
    ],
  };
}

export const split =
  (from: MovementRow): Make =>
  (scene, c) => {
    const { draw, law } = scene;
    const on = aboardOf(scene, from).map((one) => law.case(one.case));
    const people = on.length > 0 ? on.filter((one, i) => i === 0 || draw.chance(0.6)) : [c];
    const at = legsOf(scene, from.id).find((one) => one.id === law.on(from.id, people[0] ?? c)?.leg);
    const { movement, input, against: broken } = plan(scene, at?.departed ? at.to : 'MNL');
    const begins = input.legs.slice(0, 1);
    return over(scene, 'splitMovement', from, people, {
      input: { into: input, cases: people.map((one) => one.id) },
      against: [...broken, ...people.flatMap((one) => notOver(scene, one, from, begins))],
      made: { movements: movement },
    });
  };

export const merge =
  (from: MovementRow, into: MovementRow): Make =>
  (scene) => {
    // Whoever died, or is away from the way, stays where they are without keeping the others.
    const people = aboardOf(scene, from)
      .map((one) => scene.law.case(one.case))
      .filter((c) => c.state !== 'DECEASED' && !isAway(c));
    const ids = people.map((c) => c.id);
    return over(scene, 'mergeMovements', from, people, {
      input: { into: into.id },
      against: [
        ...unless(from.id !== into.id, 'INVALID_VALUE'),
        ...notTheirs(into, actorOf(from.unit)),
        ...unless(isFilling(into, legsOf(scene, into.id)), 'MOVEMENT_CLOSED'),
        ...people.flatMap((one) => notOver(scene, one, from, beginning(scene, into))),
      ],
      wrong: (after) => [
        after.passengers.some((one) => one.movement === from.id && ids.includes(one.case) && isLive(one)) &&
          'merged, and somebody is still on it',
        people.some((one) => !after.passengers.some((p) => p.case === one.id && p.movement === into.id && isLive(p))) &&
          'merged, and somebody is not on the other',
      ],
    });
  };

/** Somebody whom nobody had listed is on board of a leg that left. */
export const foundOnBoard =
  (leg: LegRow): Make =>
  (scene, c) => {
    const { law, at } = scene;
    const m = scene.seen.movements.find((one) => one.id === leg.movement) as MovementRow;
    return placed(
      scene,
      'foundOnBoard',
      m,
      c,
      { leg: leg.id, note: 'Among the luggage.' },
      {
        against: [
          ...unless(['DEPARTED', 'ARRIVED'].includes(m.state), 'MOVEMENT_CLOSED'),
          ...unless(leg.departed !== null, 'LEG_NOT_DEPARTED'),
          ...unless(leg.departed === null || at >= leg.departed, 'BEFORE_EARLIER_STEP'),
          ...unless(!law.live(c), 'IN_OTHER_MOVEMENT'),
          ...against(law, c, 'joinAboard', at, { reason: true }),
        ],
        states: { [c.id]: 'DEPARTED' },
      },
    );
  };

/** A child is born to somebody aboard: a person of their own from that moment, under way with the mother. */
export const birth =
  (m: MovementRow): Make =>
  (scene, c) => {
    const { law, at, seen } = scene;
    const child = id();
    const place = law.on(m.id, c);
    const leg = legsOf(scene, m.id).find((one) => one.id === place?.leg);
    const aboard = place?.state === 'BOARDED';
    if (c.sex !== 'FEMALE' || seen.kin.some((one) => one.case === c.id) || seen.cases.length > 4) return null;
    const by = scene.by(scene.draw.pick([actorOf(m.unit), actorOf(m.unit), kemensos, immigration]));
    const deed = scene.about(
      'recordBirth',
      by,
      c,
      {},
      {
        against: [
          ...(!place ? ['NOT_MANIFESTED'] : unless(aboard, 'NOT_BOARDED')),
          ...unless(!aboard || !!leg?.departed, 'LEG_NOT_DEPARTED'),
          ...unless(!aboard || ['DEPARTED', 'ARRIVED'].includes(m.state), 'MOVEMENT_CLOSED'),
          ...unless(!leg?.departed || at >= leg.departed, 'BEFORE_EARLIER_STEP'),
        ],
        wrong: (after) => [
          after.cases.find((one) => one.id === child)?.state !== 'DEPARTED' && 'born on the way, and not under way',
          !after.kin.some((one) => one.case === child && one.other === c.id) && 'born, and nobody is its mother',
        ],
        made: { cases: child, birth: dayAt(at, c.zone) },
      },
    );
    const input = { id: child, mother: c.id, movement: m.id, name: 'Bayi', sex: 'FEMALE', occurredAt: scene.when };
    const denied = seesIt(m, by) ? [] : ['NOT_FOUND', 'FORBIDDEN'];
    return { ...deed, cases: [c.id, child], input, against: [...denied, ...deed.against] };
  };
