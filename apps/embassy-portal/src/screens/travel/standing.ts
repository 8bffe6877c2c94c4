import type { Document } from '../../parts/papers/questions';
import type { Movement, Passenger } from './questions';

type Placed = Pick<Movement['legs'][number], 'id' | 'from' | 'departedAt' | 'cancelledAt' | 'seats'>;

/** The legs by which people first leave, beside each other, that have not left yet. */
export const openFirstLegs = <Leg extends Placed>(legs: readonly Leg[]): Leg[] =>
  legs.filter((leg) => leg.from === legs[0]?.from && !leg.departedAt && !leg.cancelledAt);

/** Until the last of those has left, its own post may change who is on it. */
export const isOpen = ({ state, legs }: Pick<Movement, 'state'> & { legs: readonly Placed[] }): boolean =>
  state === 'PLANNED' || state === 'MANIFESTED' || (state === 'DEPARTED' && openFirstLegs(legs).length > 0);

export const isLive = ({ state }: Pick<Passenger, 'state'>): boolean => state === 'LISTED' || state === 'BOARDED';

/** The paper that somebody travels on, as a manifest takes it: an SPLP before a passport, the newest of them. */
export const travelsOn = (documents: readonly Document[]): Document | undefined => {
  const valid = documents.filter(({ status }) => status === 'VALID');
  return valid.findLast(({ kind }) => kind === 'SPLP') ?? valid.at(-1);
};

/** Bars boarding, and is no bar to planning. */
export const awaitsNumber = ({ case: one }: { case: { documents: readonly Document[] } }): boolean =>
  travelsOn(one.documents)?.numberPending ?? false;
