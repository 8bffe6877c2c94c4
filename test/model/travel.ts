import { type Deed, id, iso, type Make, type Scene, unless } from './deed';
import { against } from './guards';
import { actorOf, immigration, kemensos, manila, type Actor } from './people';
import type { At, CaseRow, LegRow, MovementRow, PassengerRow } from './seen';

/*
 * Movements with their legs and lists, and everything that may happen to somebody's place on one.
 */

const HOUR = 3_600_000;
export const legsOf = ({ seen }: Scene, movement: string): LegRow[] =>
  seen.legs.filter((leg) => leg.movement === movement);
export const feeding = (legs: readonly LegRow[], leg: LegRow) =>
  legs.filter((one) => one.place < leg.place && one.to === leg.from);
const firstOf = (legs: readonly LegRow[]) => legs[0];
/** The list is open until the first leg has left. */
const isFilling = ({ state }: MovementRow, legs: readonly LegRow[]) =>
  ['PLANNED', 'MANIFESTED'].includes(state) || (state === 'DEPARTED' && firstOf(legs)?.departed === null);
const isLive = (one: PassengerRow | undefined) => !!one && ['LISTED', 'BOARDED'].includes(one.state);

/** Only the post that makes a movement says who is on it; others learn of it when its manifest is issued, if it is theirs to know. */
const notTheirs = (m: MovementRow, by: Actor) => (by.unit === m.unit ? null : ['NOT_FOUND', 'FORBIDDEN']);

export const createMovement = (scene: Scene, by: Actor): Deed => {
  const { draw, at } = scene;
  const twice = draw.chance(0.4);
  const origin = draw.chance(0.2) ? 'SIN' : by === manila ? 'MNL' : 'PNH';
  const leaves = at + draw.pick([6, 20, 30]) * HOUR;
  const route = twice && origin !== 'SIN' ? [origin, 'SIN', 'CGK'] : [origin, 'CGK'];
  const broken = draw.chance(0.05);
  const legs = route.slice(1).map((to, i) => ({
    id: id(),
    mode: 'AIR',
    from: i > 0 && broken ? 'KUL' : (route[i] as string),
    to,
    plannedDeparture: iso(leaves + i * 8 * HOUR),
    plannedArrival: iso(leaves + (i * 8 + 4) * HOUR),
    ...(draw.chance(0.3) ? { seats: draw.pick([1, 2]) } : {}),
  }));
  const movement = id();
  return {
    act: 'createMovement',
    by,
    input: {
      id: movement,
      reference: 'By air',
      receiver: kemensos.unit,
      immigration: immigration.unit,
      escorts: 9,
      legs,
    },
    cases: [],
    against: unless(!(legs.length > 1 && broken), 'LEGS_BROKEN'),
    made: { movements: movement },
  };
};

/** An act on somebody's place on a movement, which its own post does. */
function placed(
  scene: Scene,
  act: string,
  m: MovementRow,
  c: CaseRow,
  input: Record<string, unknown>,
  more: Partial<Deed> = {},
): Deed {
  const by = scene.by(actorOf(m.unit));
  const deed = scene.about(act, by, c, { movement: m.id, ...input, ...scene.version(c) }, more);
  const denied = notTheirs(m, by);
  if (denied) return { ...deed, against: denied };
  // The movement is asked before the case, which this post may have given away.
  return scene.law.mayDo(act, by, c) ? deed : { ...deed, against: ['NOT_FOUND', 'FORBIDDEN', ...(more.against ?? [])] };
}

export const list =
  (m: MovementRow): Make =>
  (scene, c) => {
    const { seen, law, at } = scene;
    const before = Math.max(0, ...seen.passengers.filter((one) => one.case === c.id).map((one) => one.left ?? 0));
    return placed(
      scene,
      'manifestPassenger',
      m,
      c,
      {},
      {
        against: [
          ...unless(isFilling(m, legsOf(scene, m.id)), 'MOVEMENT_CLOSED'),
          ...unless(['PREPARING', 'READY'].includes(c.state), 'NOT_READY'),
          ...unless(at >= before, 'BEFORE_EARLIER_STEP'),
          ...unless(!law.live(c), 'IN_OTHER_MOVEMENT'),
        ],
        wrong: (after) => [
          after.passengers.filter((one) => one.case === c.id && isLive(one)).length !== 1 && 'not on one list exactly',
        ],
      },
    );
  };

/** What leaving a movement does to a case: whoever was ready, or under way, prepares again. */
function leaving(scene: Scene, c: CaseRow, place: PassengerRow, to: 'OFF' | 'KEPT' | 'CANCELLED'): Partial<Deed> {
  const { law, at } = scene;
  const off = to === 'CANCELLED' || (to === 'OFF' && !law.issued(place)) ? 'revoke' : 'offload';
  const event = c.state === 'READY' ? off : c.state === 'DEPARTED' ? 'turnBack' : null;
  return {
    against: [
      ...unless(at >= place.listed && at >= (place.boarded ?? 0), 'BEFORE_EARLIER_STEP'),
      ...(event ? against(law, c, event, at, { reason: true }) : []),
    ],
    ...(event ? { states: { [c.id]: 'PREPARING' } } : {}),
  };
}

const onIt = (place: PassengerRow | undefined): string[] =>
  !place ? ['NOT_MANIFESTED'] : isLive(place) ? [] : ['PASSAGE_RECORDED'];

export const takeOff =
  (m: MovementRow): Make =>
  (scene, c) => {
    const legs = legsOf(scene, m.id);
    const place = scene.law.on(m.id, c);
    const leg = legs.find((one) => one.id === place?.leg);
    const left = place && isLive(place) ? leaving(scene, c, place, 'OFF') : {};
    return placed(
      scene,
      'takeOff',
      m,
      c,
      { reason: 'NO_SHOW' },
      {
        ...left,
        against: [
          ...unless(isFilling(m, legs), 'MOVEMENT_CLOSED'),
          ...onIt(place),
          ...unless(!(place?.state === 'BOARDED' && leg?.departed), 'LEG_RECORDED'),
          ...(left.against ?? []),
        ],
      },
    );
  };

export const holdBack =
  (m: MovementRow): Make =>
  (scene, c) => {
    const place = scene.law.on(m.id, c);
    const leg = legsOf(scene, m.id).find((one) => one.id === place?.leg);
    const rode = place?.state === 'BOARDED' && !!leg?.departed;
    const left = place && isLive(place) ? leaving(scene, c, place, 'KEPT') : {};
    return placed(
      scene,
      'holdBackPassenger',
      m,
      c,
      { reason: 'BORDER', owner: manila.unit },
      {
        ...left,
        against: [
          ...onIt(place),
          ...unless(!rode || leg.arrived !== null, 'LEG_NOT_ARRIVED'),
          ...unless(!rode || leg.arrived === null || scene.at >= leg.arrived, 'BEFORE_EARLIER_STEP'),
          ...(left.against ?? []),
        ],
      },
    );
  };

const seatsTaken = ({ seen }: Scene, leg: string) =>
  seen.boardings.filter((one) => one.leg === leg && one.ended === null).length;

export const board =
  (m: MovementRow): Make =>
  (scene, c) => {
    const { law, at } = scene;
    const place = law.on(m.id, c);
    const leg = firstOf(legsOf(scene, m.id));
    if (!leg) return null;
    const goesOn = c.state === 'DEPARTED' && !!place?.continues;
    const papers = law.canEnter(c, at);
    return placed(
      scene,
      'board',
      m,
      c,
      {},
      {
        against: [
          ...(!place ? ['NOT_MANIFESTED'] : unless(place.state === 'LISTED', 'PASSAGE_RECORDED')),
          ...unless(!place || law.issued(place), 'NOT_MANIFESTED'),
          ...unless(c.state === 'READY' || goesOn, 'NOT_READY'),
          ...unless(!place || at >= place.listed, 'BEFORE_EARLIER_STEP'),
          ...unless(leg.departed === null, 'LEG_RECORDED'),
          ...unless(papers.usable, 'TRAVEL_DOCUMENT'),
          ...unless(papers.numbered || !papers.usable, 'NUMBER_PENDING'),
          ...unless(leg.seats === null || seatsTaken(scene, leg.id) < leg.seats, 'LEG_FULL'),
        ],
      },
    );
  };

export const unboard =
  (m: MovementRow): Make =>
  (scene, c) => {
    const place = scene.law.on(m.id, c);
    const leg = legsOf(scene, m.id).find((one) => one.id === place?.leg);
    const boarded = place?.state === 'BOARDED';
    return placed(
      scene,
      'unboard',
      m,
      c,
      {},
      {
        against: [
          ...(!place ? ['NOT_MANIFESTED'] : unless(boarded, 'NOT_BOARDED')),
          ...unless(!boarded || leg?.departed === null, 'LEG_RECORDED'),
          ...unless(!boarded || scene.at >= (place.boarded ?? 0), 'BEFORE_EARLIER_STEP'),
        ],
      },
    );
  };

/** Everybody who is on the list of a movement. */
export const aboardOf = ({ seen }: Scene, m: MovementRow) =>
  seen.passengers.filter((one) => one.movement === m.id && isLive(one));

export const issue =
  (m: MovementRow): Make =>
  (scene) => {
    const { draw, law, at, now } = scene;
    const by = scene.by(actorOf(m.unit));
    const listed = aboardOf(scene, m).map((one) => law.case(one.case));
    const version = draw.chance(0.95) ? m.version : m.version - 1;
    const known = law.seen.manifests.filter((one) => one.movement === m.id).flatMap((one) => one.passengers);
    const fresh = aboardOf(scene, m).filter((one) => !known.includes(one.id));
    return {
      act: 'issueManifest',
      by,
      input: { movement: m.id, version, occurredAt: scene.when },
      cases: fresh.map((one) => one.case),
      against: notTheirs(m, by) ?? [
        ...unless(version === m.version, 'STALE_VERSION'),
        ...unless(['PLANNED', 'MANIFESTED', 'DEPARTED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(listed.length > 0, 'NO_PASSENGERS'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...unless(
          listed.every((c) => !fresh.some((one) => one.case === c.id) || at >= c.received),
          'BEFORE_EARLIER_STEP',
        ),
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
      states: Object.assign({}, ...left.map(({ states }) => states ?? {})) as Record<string, string>,
      against: notTheirs(m, by) ?? [
        ...unless(version === m.version, 'STALE_VERSION'),
        ...unless(['PLANNED', 'MANIFESTED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...left.flatMap((one) => one.against ?? []),
        ...unless(
          live.every(({ c }) => at >= c.received),
          'BEFORE_EARLIER_STEP',
        ),
      ],
    };
  };

/** Who sees a movement: its post, and once its list is out who meets the people and who lets them in. */
const seesIt = (m: MovementRow, by: Actor) =>
  by.unit === m.unit || ([m.receiver, m.immigration].includes(by.unit) && m.state !== 'PLANNED');

export const departLeg =
  (leg: LegRow): Make =>
  (scene) => {
    const { law, at, now } = scene;
    const m = scene.seen.movements.find((one) => one.id === leg.movement) as MovementRow;
    const legs = legsOf(scene, m.id);
    const before = feeding(legs, leg);
    const came = before.filter((one) => one.arrived !== null && one.arrived <= at);
    const aboard = aboardOf(scene, m).filter(
      (one) => one.state === 'BOARDED' && [leg.id, ...came.map((one) => one.id)].includes(one.leg ?? ''),
    );
    const people = aboard.map((one) => law.case(one.case)).filter((c) => before.length === 0 || c.state === 'DEPARTED');
    const by = before.length === 0 ? scene.by(actorOf(m.unit)) : actorOf(m.unit);
    const waiting = aboardOf(scene, m).some((one) => one.state === 'LISTED');
    const states = Object.fromEntries(people.map((c) => [c.id, 'DEPARTED']));
    return {
      act: 'recordLeg',
      by,
      input: { leg: leg.id, version: leg.version, departedAt: scene.when },
      cases: people.map((c) => c.id),
      states,
      against: notTheirs(m, by) ?? [
        ...unless(leg.departed === null, 'LEG_RECORDED'),
        ...unless(m.state !== 'PLANNED', 'NOT_ISSUED'),
        ...unless(['MANIFESTED', 'DEPARTED', 'ARRIVED', 'PLANNED'].includes(m.state), 'MOVEMENT_CLOSED'),
        ...unless(at <= now, 'IN_FUTURE'),
        ...unless(before.length === 0 || came.length > 0, 'LEG_NOT_ARRIVED'),
        ...unless(before.length > 0 || !waiting, 'GAP_UNEXPLAINED'),
        ...unless(aboard.length > 0, 'NO_PASSENGERS'),
        ...people.flatMap((c) => against(law, c, c.state === 'DEPARTED' ? 'continue' : 'depart', at)),
        ...unless(
          people.every((c) => law.mayDo('recordLeg', by, c)),
          'FORBIDDEN',
        ),
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
      by,
      input: { leg: leg.id, version: leg.version, arrivedAt: scene.when },
      cases: [],
      against: !may
        ? ['NOT_FOUND', 'FORBIDDEN']
        : [
            ...unless(leg.departed !== null, 'LEG_NOT_DEPARTED'),
            ...unless(leg.arrived === null, 'LEG_RECORDED'),
            ...unless(['MANIFESTED', 'DEPARTED', 'ARRIVED'].includes(m.state), 'MOVEMENT_CLOSED'),
            ...unless(at <= now, 'IN_FUTURE'),
            ...unless(leg.departed === null || at > leg.departed, 'DATES_REVERSED'),
          ],
    };
  };

export const arrival =
  (m: MovementRow, outcome: 'ARRIVED' | 'MISSING'): Make =>
  (scene, c) => {
    const { law, at, now, draw } = scene;
    const legs = legsOf(scene, m.id);
    const place = law.on(m.id, c);
    const leg = legs.find((one) => one.id === place?.leg);
    const goesOn = !!leg && legs.some((one) => feeding(legs, one).includes(leg));
    const by = scene.by(draw.pick([immigration, kemensos, actorOf(m.unit)]));
    const entered: At = draw.chance(0.9) ? at : at - 30 * 60_000;
    const came = outcome === 'ARRIVED';
    const input = came
      ? { outcome, ...(draw.chance(0.97) ? { enteredAt: iso(entered) } : {}) }
      : { outcome, ...(draw.chance(0.95) ? { reason: 'MISSED_CONNECTION' } : {}) };
    const papers = law
      .papersAt(c, at)
      .filter(({ status, kind }) => status === 'VALID' || (status === 'CONSUMED' && kind === 'SPLP'));
    const boarded = place?.state === 'BOARDED';
    const lands = came
      ? [
          ...unless(!!leg?.arrived && !goesOn, 'LEG_NOT_ARRIVED'),
          ...unless('enteredAt' in input, 'IMMIGRATION_ENTRY'),
          ...unless(!leg?.arrived || entered >= leg.arrived, 'BEFORE_EARLIER_STEP'),
          ...unless(entered <= now, 'IN_FUTURE'),
          ...unless(entered >= c.received, 'BEFORE_EARLIER_STEP'),
          ...unless(papers.length > 0 || !!place?.joined || !!place?.with, 'SPLP_CONSUMED'),
          ...unless(!leg?.arrived || leg.arrived <= at, 'LEG_ARRIVED'),
          ...against(law, c, 'arrive', at),
        ]
      : [
          ...unless('reason' in input, 'REASON'),
          ...unless(!leg?.departed || at >= leg.departed, 'BEFORE_EARLIER_STEP'),
          ...(c.state === 'DEPARTED' ? against(law, c, 'loseContact', at) : []),
        ];
    const deed = scene.about(
      'recordArrival',
      by,
      c,
      { movement: m.id, ...input },
      {
        against: [
          ...(!place ? ['NOT_MANIFESTED'] : unless(place.state !== 'LISTED', 'NOT_BOARDED')),
          ...unless(!place || boarded || place.state === 'LISTED', 'PASSAGE_RECORDED'),
          ...unless(!boarded || !!leg?.departed, 'LEG_NOT_DEPARTED'),
          ...lands,
        ],
        states: came ? { [c.id]: 'ARRIVED' } : c.state === 'DEPARTED' ? { [c.id]: 'MISSING' } : {},
      },
    );
    return seesIt(m, by) ? deed : { ...deed, against: ['NOT_FOUND', 'FORBIDDEN', ...deed.against] };
  };

/** From one movement of a post to another of it: before they leave, or from where a leg has brought them. */
export const transfer =
  (from: MovementRow, to: MovementRow): Make =>
  (scene, c) => {
    const { law, at } = scene;
    const place = law.on(from.id, c);
    const legs = legsOf(scene, from.id);
    const begins = firstOf(legsOf(scene, to.id));
    const found = place?.state === 'MISSING' && c.state === 'DEPARTED';
    const may = !!place && (isLive(place) || found);
    const cameBy = legs.find((one) => one.id === place?.leg);
    const rode = may && place.state !== 'LISTED' && !!cameBy?.departed;
    const open = begins?.departed === null;
    return placed(
      scene,
      'transferPassenger',
      from,
      c,
      { to: to.id },
      {
        against: [
          ...unless(from.id !== to.id, 'INVALID_VALUE'),
          ...(notTheirs(to, actorOf(from.unit)) ?? []),
          ...unless(isFilling(to, legsOf(scene, to.id)), 'MOVEMENT_CLOSED'),
          ...(!place ? ['NOT_MANIFESTED'] : unless(may, 'PASSAGE_RECORDED')),
          ...unless(open || rode, 'LEG_CANCELLED'),
          ...unless(!rode || cameBy.arrived !== null, 'LEG_NOT_ARRIVED'),
          ...unless(!rode || cameBy.arrived === null || at >= cameBy.arrived, 'BEFORE_EARLIER_STEP'),
          ...unless(!rode || (open && begins.from === cameBy.to), 'LEGS_BROKEN'),
          ...unless(!place || (at >= place.listed && at >= (place.boarded ?? 0)), 'BEFORE_EARLIER_STEP'),
        ],
      },
    );
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
