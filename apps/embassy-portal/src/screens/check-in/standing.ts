import { caseMoves, firstLegs, goesOn, isAbroad, isYetToLeave, strandedAt } from '#domain';
import type { Item } from '../../device/queue';
import type { Aboard, Traveller } from './questions';

/** At a door people come through, or do not; between two legs somebody may be missed; elsewhere there is nothing to tick. */
export type Door = 'BOARDING' | 'ARRIVAL' | 'TRANSIT' | 'NONE';

/** Nobody knew where they were, and they are under way again: their place waits for what becomes of them. */
const isFound = ({ state, case: one }: Traveller): boolean => state === 'MISSING' && one.state === 'DEPARTED';

export function doorOf(traveller: Traveller, { legs }: Pick<Aboard, 'legs'>): Door {
  const { state, leg } = traveller;
  const on = legs.find(({ id }) => id === leg?.id);
  if (state === 'LISTED') return 'BOARDING';
  if (state !== 'BOARDED' && !isFound(traveller)) return 'NONE';
  if (on?.arrivedAt) return goesOn(legs, on) || isAbroad(on.to) ? 'TRANSIT' : 'ARRIVAL';
  return on?.departedAt ? 'NONE' : 'BOARDING';
}

/** The place abroad from which nothing would go on for them: nobody boards for it. */
export function barredBy({ state, leg }: Traveller, { legs }: Pick<Aboard, 'legs'>): string | null {
  if (state !== 'LISTED') return null;
  const open = firstLegs(legs).filter(isYetToLeave);
  const taking = open.filter(({ id }) => !leg || id === leg.id);
  const ends = taking.map((one) => strandedAt(legs, one));
  return ends.includes(null) ? null : (ends[0] ?? null);
}

/** Why nobody may let them aboard yet: they are on no manifest that was issued, or not ready to go. */
export function waitsFor(
  { id, state, case: one }: Traveller,
  { manifests }: Pick<Aboard, 'manifests'>,
): 'MANIFEST' | 'READY' | null {
  if (state !== 'LISTED') return null;
  if (!manifests.some(({ passengers }) => passengers.includes(id))) return 'MANIFEST';
  return one.state === 'READY' || one.state === 'DEPARTED' ? null : 'READY';
}

/** Whoever is on hold, lost or dead does not come in by their place on the list. */
export const mayArrive = ({ case: { state } }: Traveller): boolean =>
  (caseMoves.arrive.from as readonly string[]).includes(state);

/** What somebody is, by what Pulang knows and by what was tapped here and is not yet sent. */
export type Mark = 'WAITED_FOR' | 'HERE' | 'NOT_HERE';

const known: Readonly<Record<string, Mark>> = { BOARDED: 'HERE', ARRIVED: 'HERE' };

export function markOf(traveller: Traveller, door: Door, tapped: Item | undefined): Mark {
  if (tapped) return tappedMark(tapped);
  if (traveller.state === 'LISTED' || door === 'ARRIVAL') return 'WAITED_FOR';
  return known[traveller.state] ?? 'NOT_HERE';
}

/** By the act that waits. */
function tappedMark({ deed: { question, input } }: Item): Mark {
  if (question.includes('unboard(')) return 'WAITED_FOR';
  if (question.includes('takeOff(') || input['outcome'] === 'MISSING') return 'NOT_HERE';
  return 'HERE';
}
