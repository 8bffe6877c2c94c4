import { isAbroad } from './places';

/** One vehicle of a journey, as far as it says where people can get by it. */
export interface LegOnTheWay {
  readonly place: number;
  readonly from: string;
  readonly to: string;
  readonly departedAt: unknown;
  readonly cancelledAt: unknown;
}

/** Still to leave. */
export const isYetToLeave = ({ departedAt, cancelledAt }: LegOnTheWay): boolean => !departedAt && !cancelledAt;

/** The legs that bring people to where this one begins; none is where the movement begins. */
export const feeders = <Leg extends LegOnTheWay>(legs: readonly Leg[], leg: LegOnTheWay): Leg[] =>
  legs.filter((before) => before.place < leg.place && before.to === leg.from && !before.cancelledAt);

/** The legs by which people first leave: one, or several that go beside each other, such as thirteen buses. */
export const firstLegs = <Leg extends LegOnTheWay>(legs: readonly Leg[]): Leg[] => {
  const [first] = legs;
  return legs.filter((leg) => !leg.cancelledAt && leg.from === first?.from && feeders(legs, leg).length === 0);
};

/** The other legs from the same place, for people who come to it by the same ones. */
export const besides = <Leg extends LegOnTheWay>(legs: readonly Leg[], leg: Leg): Leg[] =>
  legs.filter((other) => other !== leg && other.from === leg.from && !other.cancelledAt);

/** A leg that is not cancelled takes people on from where this one ends. */
export const goesOn = (legs: readonly LegOnTheWay[], leg: LegOnTheWay): boolean =>
  legs.some((later) => !later.cancelledAt && later.place > leg.place && later.from === leg.to);

/**
 * The place abroad where somebody who boards this leg would stand: what was to go on from there is cancelled, and
 * nothing in its stead leads home or to where the plan ends. A plan may end abroad, where another movement begins.
 */
export function strandedAt(legs: readonly LegOnTheWay[], leg: LegOnTheWay): string | null {
  const onward = legs.filter(({ place, from }) => place > leg.place && from === leg.to);
  const open = onward.filter(isYetToLeave);
  if (open.length === 0) return isAbroad(leg.to) && onward.some(({ cancelledAt }) => cancelledAt) ? leg.to : null;
  const ends = open.map((one) => strandedAt(legs, one));
  return ends.includes(null) ? null : (ends[0] ?? null);
}
