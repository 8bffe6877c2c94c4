import { besides, feeders, firstLegs, isYetToLeave, type CaseState } from '#domain';
import type { Document } from '../../parts/papers/questions';
import type { Movement, Passenger } from './questions';

type Leg = Pick<
  Movement['legs'][number],
  'id' | 'place' | 'from' | 'to' | 'departedAt' | 'arrivedAt' | 'cancelledAt' | 'seats'
>;
type Journey = Pick<Movement, 'state'> & { legs: readonly Leg[] };
type Rider = Pick<Passenger, 'state' | 'leg'> & { case: { state: CaseState } };

/** The legs by which people first leave, beside each other, that have not left yet. */
export const openFirstLegs = <One extends Leg>(legs: readonly One[]): One[] => firstLegs(legs).filter(isYetToLeave);

/** Until the last of those has left, its own post may change who is on it. */
export const isOpen = ({ state, legs }: Journey): boolean =>
  state === 'PLANNED' || state === 'MANIFESTED' || (state === 'DEPARTED' && openFirstLegs(legs).length > 0);

/** Neither over nor called off: a leg may be added. */
export const isGrowing = ({ state }: Pick<Movement, 'state'>): boolean => state !== 'CLOSED' && state !== 'CANCELLED';

const isIssued = ({ state }: Pick<Movement, 'state'>): boolean =>
  state !== 'PLANNED' && state !== 'CLOSED' && state !== 'CANCELLED';

interface Parties {
  unit: { id: string };
  receiver: { id: string };
  immigration: { id: string } | null;
}

/** Who makes a journey, meets its people or lets them in writes down what became of it; whoever else sees it reads. */
export const isParty = ({ unit, receiver, immigration }: Parties, id: string): boolean =>
  [unit.id, receiver.id, immigration?.id].includes(id);

/** Before anybody has left. */
export const isYetToStart = ({ state }: Pick<Movement, 'state'>): boolean =>
  state === 'PLANNED' || state === 'MANIFESTED';

/** Its people can be there: it is a first leg, or one that brings them has come in. */
export const isNext = (leg: Leg, movement: Journey): boolean => {
  const before = feeders(movement.legs, leg);
  return isIssued(movement) && isYetToLeave(leg) && (before.length === 0 || before.some(({ arrivedAt }) => arrivedAt));
};

/** No other that begins where it does is still to go. */
const isLast = (leg: Leg, legs: readonly Leg[]): boolean => !besides(legs, leg).some(isYetToLeave);

/** Whom a leg takes, and who would be left behind without a reason if it went. */
export function takenBy<One extends Rider>(leg: Leg, { legs }: Journey, all: readonly One[]) {
  const before = feeders(legs, leg).filter(({ arrivedAt }) => arrivedAt);
  const boarded = all.filter((one) => one.state === 'BOARDED' && one.leg?.id === leg.id);
  const there = all.filter((one) => one.state === 'BOARDED' && before.some(({ id }) => id === one.leg?.id));
  if (firstLegs(legs).includes(leg))
    return {
      taken: boarded,
      left: all.filter((one) => one.state === 'LISTED' && (one.leg?.id === leg.id || isLast(leg, legs))),
    };
  if (besides(legs, leg).length === 0) return { taken: [...boarded, ...there], left: [] };
  return { taken: boarded, left: isLast(leg, legs) ? there.filter((one) => one.case.state === 'DEPARTED') : [] };
}

/** Nobody sits in it, nor waits for it as the last by which they could leave. */
export const mayCallOff = (leg: Leg, { legs }: Journey, all: readonly Rider[]): boolean =>
  !all.some(
    (one) =>
      (one.state === 'BOARDED' && one.leg?.id === leg.id) ||
      (one.state === 'LISTED' && firstLegs(legs).includes(leg) && isLast(leg, legs)),
  );

export const mayArrive = (leg: Leg, movement: Journey): boolean =>
  isIssued(movement) && leg.departedAt !== null && leg.arrivedAt === null;

export const isLive = ({ state }: Pick<Passenger, 'state'>): boolean => state === 'LISTED' || state === 'BOARDED';

/** On the way, or found again after nobody knew where they were: something can still become of their place. */
export const isCarried = (one: Rider): boolean =>
  isLive(one) || (one.state === 'MISSING' && one.case.state === 'DEPARTED');

const vehicleOf = ({ leg }: Rider, legs: readonly Leg[]): Leg | undefined => legs.find(({ id }) => id === leg?.id);

/** On the list, or aboard what has not left yet. */
export const isYetToGo = (one: Rider, legs: readonly Leg[]): boolean =>
  one.state === 'LISTED' || (one.state === 'BOARDED' && !vehicleOf(one, legs)?.departedAt);

/** Where a leg has brought somebody; null while they are under way, or have not left. */
export const landedAt = (one: Rider, legs: readonly Leg[]): string | null => {
  const vehicle = vehicleOf(one, legs);
  return !isYetToGo(one, legs) && isCarried(one) && vehicle?.arrivedAt ? vehicle.to : null;
};

/** Before they leave, or where a leg has brought them; nobody gets off in the air. */
export const isReachable = (one: Rider, legs: readonly Leg[]): boolean =>
  isYetToGo(one, legs) || landedAt(one, legs) !== null;

/** Whoever is on hold or lost on the way keeps the place that they come back to. */
export const mayTransfer = (one: Rider, legs: readonly Leg[]): boolean =>
  one.case.state !== 'DECEASED' &&
  (isYetToGo(one, legs) || (landedAt(one, legs) !== null && one.case.state === 'DEPARTED'));

/** Everybody who is still on it can go over, whoever is on hold or lost beside them. */
export const mayMerge = (all: readonly Rider[], legs: readonly Leg[]): boolean => {
  const going = all.filter((one) => isLive(one) && !['DECEASED', 'ON_HOLD', 'MISSING'].includes(one.case.state));
  return going.length > 0 && going.every((one) => mayTransfer(one, legs));
};

/** Born from then on, a child travels with its mother. */
export const mayBear = (
  one: Rider & { lap: boolean; person: { sex: string | null } },
  { state, legs }: Journey,
): boolean =>
  (state === 'DEPARTED' || state === 'ARRIVED') &&
  one.state === 'BOARDED' &&
  !one.lap &&
  one.person.sex === 'FEMALE' &&
  Boolean(vehicleOf(one, legs)?.departedAt);

/** The paper that somebody travels on, as a manifest takes it: an SPLP before a passport, the newest of them. */
export const travelsOn = (documents: readonly Document[]): Document | undefined => {
  const valid = documents.filter(({ status }) => status === 'VALID');
  return valid.findLast(({ kind }) => kind === 'SPLP') ?? valid.at(-1);
};

/** Bars boarding, and is no bar to planning. */
export const awaitsNumber = ({ case: one }: { case: { documents: readonly Document[] } }): boolean =>
  travelsOn(one.documents)?.numberPending ?? false;
