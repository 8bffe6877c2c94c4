import type { Scene } from './deed';
import type { Actor } from './people';
import type { LegRow, MovementRow, PassengerRow } from './seen';

/*
 * The legs of a movement: which begin it, which go on from where others end, which somebody can still take.
 */

export const legsOf = ({ seen }: Pick<Scene, 'seen'>, movement: string): LegRow[] =>
  seen.legs.filter((leg) => leg.movement === movement);

const goes = ({ cancelled }: LegRow) => cancelled === null;
export const isOpen = (leg: LegRow): boolean => goes(leg) && leg.departed === null;

/** Those that bring people to where this one begins. */
export const feeding = (legs: readonly LegRow[], leg: LegRow): LegRow[] =>
  legs.filter((one) => one.place < leg.place && one.to === leg.from && goes(one));

/** The one by which people first leave, or several beside each other. */
export const firsts = (legs: readonly LegRow[]): LegRow[] =>
  legs.filter((leg) => goes(leg) && leg.from === legs[0]?.from && feeding(legs, leg).length === 0);

/** The others from the same place. */
export const besides = (legs: readonly LegRow[], leg: LegRow): LegRow[] =>
  legs.filter((one) => one.id !== leg.id && one.from === leg.from && goes(one));

export const onwardFrom = (legs: readonly LegRow[], leg: LegRow): LegRow[] =>
  legs.filter((one) => goes(one) && feeding(legs, one).includes(leg));

/** Ends abroad, and of what went on from there nothing is left but legs that were cancelled or are dead ends themselves. */
export function isDeadEnd(legs: readonly LegRow[], leg: LegRow): boolean {
  const onward = legs.filter((one) => one.from === leg.to && one.place > leg.place);
  const left = onward.filter(isOpen);
  if (left.length > 0) return left.every((one) => isDeadEnd(legs, one));
  return !['CGK', 'KOE'].includes(leg.to) && onward.some((one) => !goes(one));
}

/** The list is open until the last of the first legs has left. */
export const isFilling = ({ state }: MovementRow, legs: readonly LegRow[]): boolean =>
  ['PLANNED', 'MANIFESTED'].includes(state) || (state === 'DEPARTED' && firsts(legs).some(isOpen));

/** The first leg that somebody takes, by its name or as the only one; or why they can not. */
export function taken(legs: readonly LegRow[], named?: LegRow): { leg?: LegRow; against: string[] } {
  const open = firsts(legs).filter(isOpen);
  if (named) {
    if (named.departed !== null) return { against: ['LEG_RECORDED'] };
    if (named.cancelled !== null) return { against: ['LEG_CANCELLED'] };
    return open.includes(named) ? { leg: named, against: [] } : { against: ['LEG_NOT_ARRIVED'] };
  }
  const [only, another] = open.length > 0 ? open : firsts(legs);
  if (!only) return { against: ['LEG_CANCELLED'] };
  if (another) return { against: ['LEG_CHOICE'] };
  return isOpen(only) ? { leg: only, against: [] } : { against: ['LEG_RECORDED'] };
}

export const isLive = (one: PassengerRow | undefined): boolean => !!one && ['LISTED', 'BOARDED'].includes(one.state);

/** Everybody who is on the list of a movement. */
export const aboardOf = ({ seen }: Pick<Scene, 'seen'>, m: MovementRow): PassengerRow[] =>
  seen.passengers.filter((one) => one.movement === m.id && isLive(one));

/** Only the post that makes a movement says who is on it; others learn of it when its manifest is issued, if it is theirs to know. */
export const notTheirs = (m: MovementRow, by: Actor): string[] =>
  by.unit === m.unit ? [] : ['NOT_FOUND', 'FORBIDDEN'];
