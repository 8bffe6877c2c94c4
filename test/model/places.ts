import { type Deed, type Make, type Scene, unless } from './deed';
import { parting, parts } from './family';
import { against } from './guards';
import { actorOf, manila } from './people';
import { feeding, isDeadEnd, isFilling, isLive, isOpen, legsOf, notTheirs, taken } from './route';
import type { CaseRow, LegRow, MovementRow, PassengerRow } from './seen';

/*
 * Somebody's place on a movement, from the list to the seat.
 */

/** An act on somebody's place on a movement, which its own post does. */
export function placed(
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
  if (denied.length > 0) return { ...deed, against: denied };
  // The movement is asked before the case, which this post may have given away.
  return scene.law.mayDo(act, by, c) ? deed : { ...deed, against: ['NOT_FOUND', 'FORBIDDEN', ...(more.against ?? [])] };
}

/** Mostly none is named; then it is the only one there is. */
const named = (scene: Scene, legs: readonly LegRow[]): { leg?: LegRow; input: { leg?: string } } => {
  const several = legs.filter(isOpen).length > 1;
  if (legs.length === 0 || !scene.draw.chance(several ? 0.7 : 0.1)) return { input: {} };
  const leg = scene.draw.pick(legs);
  return { leg, input: { leg: leg.id } };
};

export function onto(scene: Scene, m: MovementRow, c: CaseRow, leg: LegRow | undefined) {
  const { seen, law, at } = scene;
  const before = Math.max(0, ...seen.passengers.filter((one) => one.case === c.id).map((one) => one.left ?? 0));
  const family = parting(scene, parts(scene, actorOf(m.unit), c, m.id, leg?.id ?? null));
  return {
    input: family.input,
    against: [
      ...unless(['PREPARING', 'READY'].includes(c.state), 'NOT_READY'),
      ...unless(at >= before, 'BEFORE_EARLIER_STEP'),
      ...unless(!law.live(c), 'IN_OTHER_MOVEMENT'),
      ...family.against,
    ],
  };
}

export const list =
  (m: MovementRow): Make =>
  (scene, c) => {
    const legs = legsOf(scene, m.id);
    const { leg, input } = named(scene, legs);
    const on = onto(scene, m, c, leg);
    return placed(
      scene,
      'manifestPassenger',
      m,
      c,
      { ...input, ...on.input },
      {
        against: [
          ...unless(isFilling(m, legs), 'MOVEMENT_CLOSED'),
          ...(leg ? taken(legs, leg).against : []),
          ...on.against,
        ],
        wrong: (after) => [
          after.passengers.filter((one) => one.case === c.id && isLive(one)).length !== 1 && 'not on one list exactly',
        ],
      },
    );
  };

export const assign =
  (m: MovementRow): Make =>
  (scene, c) => {
    const legs = legsOf(scene, m.id);
    const leg = scene.draw.pick(legs);
    const place = scene.law.on(m.id, c);
    const family = parting(scene, parts(scene, actorOf(m.unit), c, m.id, leg.id));
    return placed(
      scene,
      'assignLeg',
      m,
      c,
      { leg: leg.id, ...family.input },
      {
        against: [
          ...taken(legs, leg).against,
          ...(!place ? ['NOT_MANIFESTED'] : unless(place.state === 'LISTED', 'PASSAGE_RECORDED')),
          ...unless(!place || scene.at >= place.listed, 'BEFORE_EARLIER_STEP'),
          ...family.against,
        ],
      },
    );
  };

/** Left, and on hold or lost since: they have nowhere to come back to but their place on the way. */
export const isAway = ({ state, prior }: CaseRow): boolean =>
  prior === 'DEPARTED' && ['ON_HOLD', 'MISSING'].includes(state);

/** What leaving a movement does to a case: whoever was ready, or under way, prepares again. */
export function leaving(
  scene: Scene,
  c: CaseRow,
  place: PassengerRow,
  to: 'OFF' | 'KEPT' | 'CANCELLED',
): Pick<Deed, 'states'> & { against: string[] } {
  const { law, at } = scene;
  const off = to === 'CANCELLED' || (to === 'OFF' && !law.issued(place)) ? 'revoke' : 'offload';
  const event = c.state === 'READY' ? off : c.state === 'DEPARTED' || isAway(c) ? 'turnBack' : null;
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

export function off(scene: Scene, m: MovementRow, c: CaseRow): Pick<Deed, 'states' | 'against'> {
  const legs = legsOf(scene, m.id);
  const place = scene.law.on(m.id, c);
  const leg = legs.find((one) => one.id === place?.leg);
  const left = place && isLive(place) ? leaving(scene, c, place, 'OFF') : undefined;
  return {
    ...left,
    against: [
      ...unless(isFilling(m, legs), 'MOVEMENT_CLOSED'),
      ...onIt(place),
      ...unless(!(place?.state === 'BOARDED' && leg?.departed), 'LEG_RECORDED'),
      ...(left?.against ?? []),
    ],
  };
}

export const takeOff =
  (m: MovementRow): Make =>
  (scene, c) =>
    placed(scene, 'takeOff', m, c, { reason: 'NO_SHOW' }, off(scene, m, c));

/** Under way again after nobody knew where they were. */
export const isFound = (c: CaseRow, place: PassengerRow | undefined): boolean =>
  place?.state === 'MISSING' && c.state === 'DEPARTED';

export const holdBack =
  (m: MovementRow): Make =>
  (scene, c) => {
    const place = scene.law.on(m.id, c);
    const leg = legsOf(scene, m.id).find((one) => one.id === place?.leg);
    const may = place && (isLive(place) || isFound(c, place));
    const rode = may && place.state !== 'LISTED' && !!leg?.departed;
    const left = may ? leaving(scene, c, place, 'KEPT') : undefined;
    return placed(
      scene,
      'holdBackPassenger',
      m,
      c,
      { reason: 'BORDER', owner: manila.unit },
      {
        ...left,
        against: [
          ...(may ? [] : onIt(place)),
          ...unless(!rode || leg.arrived !== null, 'LEG_NOT_ARRIVED'),
          ...unless(!rode || leg.arrived === null || scene.at >= leg.arrived, 'BEFORE_EARLIER_STEP'),
          ...(left?.against ?? []),
        ],
      },
    );
  };

/** Whoever sits on a lap takes no seat. */
const seatFor = ({ seen }: Scene, leg: LegRow | undefined, lap: boolean) => {
  const sit = (one: { passenger: string }) => !seen.passengers.find((p) => p.id === one.passenger)?.lap;
  const taking = seen.boardings.filter((one) => one.leg === leg?.id && one.ended === null && sit(one));
  return lap || !leg || leg.seats === null || taking.length < leg.seats;
};

const laterThan = ({ draw }: Scene, legs: readonly LegRow[]): LegRow => {
  const open = legs.filter((leg, i) => i > 0 && isOpen(leg));
  return draw.pick(open.length > 0 ? open : legs);
};

/** On a first leg whoever is ready, or came by another movement; on a later one who waits where it begins. */
export const board =
  (m: MovementRow): Make =>
  (scene, c) => {
    const { law } = scene;
    const place = law.on(m.id, c);
    const legs = legsOf(scene, m.id);
    const assigned = legs.find((one) => one.id === place?.leg);
    const later = place && place.state !== 'LISTED' ? laterThan(scene, legs) : undefined;
    const choice = later ? { leg: later, input: { leg: later.id } } : named(scene, assigned ? [assigned] : legs);
    const onward = !!later;
    const first = taken(legs, choice.leg ?? assigned);
    const leg = onward ? choice.leg : first.leg;
    const waits = later && place ? notOnward(scene, c, place, later, legs) : notFirst(scene, c, place);
    const family = parting(scene, !!leg && parts(scene, actorOf(m.unit), c, m.id, leg.id));
    const kept = place?.split && !family.input.splitReason ? [] : family.against;
    return placed(
      scene,
      'board',
      m,
      c,
      { ...choice.input, ...family.input },
      {
        as: onward ? 'board a later leg' : 'board',
        against: [
          ...waits,
          ...(onward || place?.state !== 'LISTED' ? [] : first.against),
          ...unless(!leg || !isDeadEnd(legs, leg), 'NO_WAY_ONWARD'),
          ...unless(seatFor(scene, leg, !!place?.lap), 'LEG_FULL'),
          ...kept,
        ],
      },
    );
  };

function notFirst({ law, at }: Scene, c: CaseRow, place: PassengerRow | undefined): string[] {
  if (!place) return ['NOT_MANIFESTED'];
  const goesOn = c.state === 'DEPARTED' && !!place.continues;
  const papers = law.canEnter(c, at);
  // Who was born on the way has no paper of their own.
  const bare = goesOn && !!place.with;
  return [
    ...unless(place.state === 'LISTED', 'PASSAGE_RECORDED'),
    ...unless(law.issued(place), 'NOT_MANIFESTED'),
    ...unless(c.state === 'READY' || goesOn, 'NOT_READY'),
    ...unless(at >= place.listed, 'BEFORE_EARLIER_STEP'),
    ...unless(bare || papers.usable, 'TRAVEL_DOCUMENT'),
    ...unless(bare || papers.numbered || !papers.usable, 'NUMBER_PENDING'),
  ];
}

function notOnward({ at }: Scene, c: CaseRow, place: PassengerRow, leg: LegRow, legs: readonly LegRow[]): string[] {
  const cameBy = legs.find((one) => one.id === place.leg);
  const reached = feeding(legs, leg).flatMap((one) =>
    one.arrived !== null && one.place <= (cameBy?.place ?? 0) ? [one.arrived] : [],
  );
  return [
    ...unless(['BOARDED', 'MISSING'].includes(place.state), 'PASSAGE_RECORDED'),
    ...unless(!(place.state === 'BOARDED' && place.leg === leg.id), 'PASSAGE_RECORDED'),
    ...unless(c.state === 'DEPARTED', 'NOT_READY'),
    ...unless(leg.departed === null, 'LEG_RECORDED'),
    ...unless(leg.cancelled === null, 'LEG_CANCELLED'),
    ...unless(!cameBy || cameBy.departed !== null, 'PASSAGE_RECORDED'),
    ...unless(reached.length > 0, 'LEG_NOT_ARRIVED'),
    ...unless(reached.length === 0 || at >= Math.min(...reached), 'BEFORE_EARLIER_STEP'),
    ...unless(at >= (place.boarded ?? 0), 'BEFORE_EARLIER_STEP'),
  ];
}

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
