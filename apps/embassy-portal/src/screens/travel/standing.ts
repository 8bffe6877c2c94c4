import { feeders, firstLegs, isYetToLeave, type CaseState } from '#domain';
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

/** Its people are there: it is a first leg, or one that brings them has come in. */
export const mayDepart = (leg: Leg, movement: Journey): boolean => {
  const before = feeders(movement.legs, leg);
  return isIssued(movement) && isYetToLeave(leg) && (before.length === 0 || before.some(({ arrivedAt }) => arrivedAt));
};

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
