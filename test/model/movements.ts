import { type Deed, id, iso, type Make, type Scene, unless } from './deed';
import { leaving as leavingFamily } from './family';
import { against } from './guards';
import { actorOf, immigration, kemensos, manila, type Actor } from './people';
import { leaving } from './places';
import { aboardOf, besides, feeding, firsts, isOpen, legsOf, notTheirs } from './route';
import type { At, LegRow, MovementRow } from './seen';

/*
 * Movements with their legs and lists, as their own post plans them and as they really go.
 */

const HOUR = 3_600_000;

const planned = (from: string, to: string, leaves: At) => ({
  id: id(),
  mode: 'AIR',
  from,
  to,
  plannedDeparture: iso(leaves),
  plannedArrival: iso(leaves + 4 * HOUR),
});

/** Legs that follow each other, or now and then do not. */
export function plan(scene: Scene, from: string) {
  const { draw, at } = scene;
  const leaves = at + draw.pick([6, 20, 30]) * HOUR;
  const route = draw.chance(0.4) && from !== 'SIN' ? [from, 'SIN', 'CGK'] : [from, 'CGK'];
  const broken = route.length > 2 && draw.chance(0.05);
  const legs = route.slice(1).map((to, i) => ({
    ...planned(i > 0 && broken ? 'KUL' : (route[i] as string), to, leaves + i * 8 * HOUR),
    ...(draw.chance(0.3) ? { seats: draw.pick([1, 2]) } : {}),
  }));
  const movement = id();
  const input = {
    id: movement,
    reference: 'By air',
    receiver: kemensos.unit,
    immigration: immigration.unit,
    escorts: 9,
  };
  return { movement, input: { ...input, legs }, against: unless(!broken, 'LEGS_BROKEN') };
}

export const createMovement = (scene: Scene, by: Actor): Deed => {
  const {
    movement,
    input,
    against: broken,
  } = plan(scene, scene.draw.chance(0.2) ? 'SIN' : by === manila ? 'MNL' : 'PNH');
  return { act: 'createMovement', by, input, cases: [], against: broken, made: { movements: movement } };
};

/** Beside the first, or from somewhere that the movement comes to before. */
export const addLeg =
  (m: MovementRow): Make =>
  (scene) => {
    const { draw, at } = scene;
    const legs = legsOf(scene, m.id);
    const by = scene.by(actorOf(m.unit));
    const from = draw.chance(0.9) ? draw.pick(legs.map((leg) => draw.pick([leg.from, leg.to]))) : 'KUL';
    const leg = planned(from, from === 'CGK' ? 'KOE' : 'CGK', at + draw.pick([2, 12, 30]) * HOUR);
    const version = draw.chance(0.95) ? m.version : m.version - 1;
    const inTime = legs.some(
      (one) =>
        one.to === from &&
        one.cancelled === null &&
        (one.arrived ?? one.plannedArrival) < Date.parse(leg.plannedDeparture),
    );
    const beside = from === legs[0]?.from && m.state !== 'ARRIVED';
    return {
      act: 'addLeg',
      by,
      input: { movement: m.id, version, leg },
      cases: [],
      against: [
        ...notTheirs(m, by),
        ...unless(version === m.version, 'STALE_VERSION'),
        ...unless(!['CLOSED', 'CANCELLED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(inTime || beside, 'LEGS_BROKEN'),
      ],
    };
  };

/** What stands against another time for a leg, or none; everybody on the movement is told of either. */
function changed(scene: Scene, act: string, leg: LegRow, more: Record<string, unknown>, waits: string[]): Deed {
  const { draw, law, at, now, seen } = scene;
  const m = seen.movements.find((one) => one.id === leg.movement) as MovementRow;
  const by = scene.by(actorOf(m.unit));
  const version = draw.chance(0.95) ? leg.version : leg.version - 1;
  const told = aboardOf(scene, m).map((one) => law.case(one.case));
  return {
    act,
    by,
    input: { leg: leg.id, version, reason: 'WEATHER', occurredAt: scene.when, ...more },
    cases: told.map((c) => c.id),
    against: [
      ...notTheirs(m, by),
      ...unless(version === leg.version, 'STALE_VERSION'),
      ...unless(at <= now, 'IN_FUTURE'),
      ...unless(leg.cancelled === null, 'LEG_CANCELLED'),
      ...unless(leg.departed === null, 'LEG_RECORDED'),
      ...unless(
        told.every((c) => law.mayDo(act, by, c)),
        'FORBIDDEN',
      ),
      ...unless(
        told.every((c) => at >= c.received),
        'BEFORE_EARLIER_STEP',
      ),
      ...waits,
    ],
  };
}

export const retimeLeg =
  (leg: LegRow): Make =>
  (scene) => {
    const leaves = Math.max(leg.plannedDeparture, scene.at) + scene.draw.pick([-3, 2, 9]) * HOUR;
    const before = feeding(legsOf(scene, leg.movement), leg);
    const reached = before.length === 0 || before.some((one) => (one.arrived ?? one.plannedArrival) < leaves);
    const lands = leaves + (scene.draw.chance(0.95) ? 4 : -1) * HOUR;
    const times = { plannedDeparture: iso(leaves), plannedArrival: iso(lands) };
    return changed(scene, 'retimeLeg', leg, times, [
      ...unless(lands > leaves, 'DATES_REVERSED'),
      ...unless(reached, 'LEG_TOO_EARLY'),
    ]);
  };

/** Not while somebody sits in it, nor as the last by which those on the list could leave; who is under way waits there. */
export const cancelLeg =
  (leg: LegRow): Make =>
  (scene) => {
    const m = scene.seen.movements.find((one) => one.id === leg.movement) as MovementRow;
    const live = aboardOf(scene, m);
    const legs = legsOf(scene, m.id);
    const last = firsts(legs).includes(leg) && !besides(legs, leg).some(isOpen);
    const waits = live.some(({ state, leg: by }) => (state === 'BOARDED' ? by === leg.id : last));
    return changed(scene, 'cancelLeg', leg, {}, unless(!waits, 'LEGS_WAIT'));
  };

export const issue =
  (m: MovementRow): Make =>
  (scene) => {
    const { draw, law, at, now } = scene;
    const by = scene.by(actorOf(m.unit));
    const listed = aboardOf(scene, m).map((one) => law.case(one.case));
    const version = draw.chance(0.95) ? m.version : m.version - 1;
    const known = law.seen.manifests.filter((one) => one.movement === m.id).flatMap((one) => one.passengers);
    const fresh = aboardOf(scene, m).filter((one) => !known.includes(one.id));
    const early = listed.some((c) => fresh.some((one) => one.case === c.id) && at < c.received);
    return {
      act: 'issueManifest',
      by,
      input: { movement: m.id, version, occurredAt: scene.when },
      cases: fresh.map((one) => one.case),
      against: [
        ...notTheirs(m, by),
        ...unless(version === m.version, 'STALE_VERSION'),
        ...unless(['PLANNED', 'MANIFESTED', 'DEPARTED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(listed.length > 0, 'NO_PASSENGERS'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...unless(!early, 'BEFORE_EARLIER_STEP'),
      ],
    };
  };

export const cancel =
  (m: MovementRow): Make =>
  (scene) => {
    const { law, draw, at, now } = scene;
    const by = scene.by(actorOf(m.unit));
    const version = draw.chance(0.95) ? m.version : m.version - 1;
    const live = aboardOf(scene, m).map((one) => ({ c: law.case(one.case), place: one }));
    const left = live.map(({ c, place }) => leaving(scene, c, place, 'CANCELLED'));
    return {
      act: 'cancelMovement',
      by,
      input: { movement: m.id, version, reason: 'REPLANNED', occurredAt: scene.when },
      cases: live.map(({ c }) => c.id),
      states: Object.assign({}, ...left.map(({ states }) => states)) as Record<string, string>,
      against: [
        ...notTheirs(m, by),
        ...unless(version === m.version, 'STALE_VERSION'),
        ...unless(['PLANNED', 'MANIFESTED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...left.flatMap((one) => one.against),
        ...unless(
          live.every(({ c }) => at >= c.received),
          'BEFORE_EARLIER_STEP',
        ),
      ],
    };
  };

/** Who sees a movement: its post, and once its list is out who meets the people and who lets them in. */
export const seesIt = (m: MovementRow, by: Actor): boolean =>
  by.unit === m.unit || ([m.receiver, m.immigration].includes(by.unit) && m.state !== 'PLANNED');

/** Those put on this leg, and those who wait where it begins if nothing else goes from there. */
function aboard(scene: Scene, m: MovementRow, leg: LegRow, came: readonly LegRow[]) {
  const legs = legsOf(scene, m.id);
  const beside = besides(legs, leg);
  const on = aboardOf(scene, m).filter((one) => one.state === 'BOARDED');
  const waiting = on.filter((one) => came.some((before) => before.id === one.leg));
  const put = on.filter((one) => one.leg === leg.id);
  if (beside.length === 0) return { places: [...put, ...waiting], left: [] };
  return { places: put, left: beside.some(isOpen) ? [] : waiting };
}

export const departLeg =
  (leg: LegRow): Make =>
  (scene) => {
    const { law, at, now } = scene;
    const m = scene.seen.movements.find((one) => one.id === leg.movement) as MovementRow;
    const legs = legsOf(scene, m.id);
    const before = feeding(legs, leg);
    const onward = before.length > 0;
    const came = before.filter((one) => one.arrived !== null && one.arrived <= at);
    const { places, left } = aboard(scene, m, leg, came);
    // Somebody who got lost on the way stays behind without keeping the others.
    const going = places.filter((one) => !onward || law.case(one.case).state === 'DEPARTED');
    const people = going.map((one) => law.case(one.case));
    const by = onward ? actorOf(m.unit) : scene.by(actorOf(m.unit));
    const last = !firsts(legs).some((one) => one.id !== leg.id && isOpen(one));
    const listed = aboardOf(scene, m).some((one) => one.state === 'LISTED' && (last || one.leg === leg.id));
    const underWay = left.some((one) => law.case(one.case).state === 'DEPARTED');
    const lost = places.filter((one) => one.leg === leg.id && !going.includes(one));
    return {
      act: 'recordLeg',
      as: 'a leg leaves',
      by,
      input: { leg: leg.id, version: leg.version, departedAt: scene.when },
      cases: people.map((c) => c.id),
      states: Object.fromEntries(people.map((c) => [c.id, 'DEPARTED'])),
      against: [
        ...(onward ? [] : notTheirs(m, by)),
        ...unless(leg.cancelled === null, 'LEG_CANCELLED'),
        ...unless(leg.departed === null, 'LEG_RECORDED'),
        ...unless(m.state !== 'PLANNED', 'NOT_ISSUED'),
        ...unless(['MANIFESTED', 'DEPARTED', 'ARRIVED', 'PLANNED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...unless(!onward || came.length > 0, 'LEG_NOT_ARRIVED'),
        ...unless((onward || !listed) && !underWay, 'GAP_UNEXPLAINED'),
        ...unless(people.length > 0, 'NO_PASSENGERS'),
        ...people.flatMap((c) => against(law, c, c.state === 'DEPARTED' ? 'continue' : 'depart', at)),
        ...unless(
          people.every((c) => law.mayDo('recordLeg', by, c)),
          'FORBIDDEN',
        ),
        ...leavingFamily(scene, by, leg, [...going, ...lost]),
      ],
    };
  };

export const arriveLeg =
  (leg: LegRow): Make =>
  (scene) => {
    const { at, now, draw } = scene;
    const m = scene.seen.movements.find((one) => one.id === leg.movement) as MovementRow;
    const by = scene.by(draw.pick([actorOf(m.unit), kemensos]));
    const may = ['officer', 'shelter', 'immigration'].includes(by.role) && seesIt(m, by);
    return {
      act: 'recordLeg',
      as: 'a leg comes in',
      by,
      input: { leg: leg.id, version: leg.version, arrivedAt: scene.when },
      cases: [],
      against: [
        ...(may ? [] : ['NOT_FOUND', 'FORBIDDEN']),
        ...unless(leg.departed !== null, leg.cancelled === null ? 'LEG_NOT_DEPARTED' : 'LEG_CANCELLED'),
        ...unless(leg.arrived === null, 'LEG_RECORDED'),
        ...unless(['MANIFESTED', 'DEPARTED', 'ARRIVED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...unless(leg.departed === null || at > leg.departed, 'DATES_REVERSED'),
      ],
    };
  };
