import type { Scene } from './deed';
import type { Law } from './law';
import type { Actor } from './people';
import { isLive } from './route';
import type { At, CaseRow, LegRow, PassengerRow, Seen } from './seen';

/*
 * Children stay with their adults, as far as who acts sees both. The only kin of this world are mothers and those whom
 * they bore on the way.
 */

const seeing = ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL'];
/** By the year alone, and today: until it ends, whoever turns eighteen in it is a child. */
const isYoung = ({ births }: Law, c: CaseRow, at: At) =>
  Number((births.get(c.id) ?? '9999').slice(0, 4)) >= new Date(at).getUTCFullYear() - 18;
const apart = ({ seen }: Law, one: string, other: string) =>
  seen.apart.some((row) => row.ended === null && [one, other].includes(row.case) && [one, other].includes(row.other));

function kin(law: Law, by: Actor, from: 'case' | 'other', c: CaseRow): CaseRow[] {
  const to = from === 'case' ? 'other' : 'case';
  const sees = (id: string) => seeing.includes(law.reach(law.case(id), by) ?? '');
  return law.seen.kin
    .filter((one) => one[from] === c.id && one.ended === null && sees(one.case) && sees(one.other))
    .filter((one) => !apart(law, one.case, one.other))
    .map((one) => law.case(one[to]));
}
export const adultsOf = (law: Law, by: Actor, c: CaseRow): CaseRow[] => kin(law, by, 'case', c);
const childrenOf = (law: Law, by: Actor, c: CaseRow) => kin(law, by, 'other', c);

/** Reasons to part a family; a child is parted from the last of its adults for some of them alone. */
const reasons = ['MEDICAL', 'NO_FAMILY_BED', undefined, undefined, undefined];
type Parting = { input: { splitReason?: string }; against: string[] };
export function parting({ draw }: Scene, parted: boolean): Parting {
  const splitReason = draw.pick(reasons);
  if (!splitReason) return { input: {}, against: parted ? ['FAMILY_SPLIT'] : [] };
  return { input: { splitReason }, against: parted && splitReason !== 'MEDICAL' ? ['CHILD_ALONE'] : [] };
}

/** Onto the way of one of its adults, whichever of theirs. */
export function parts({ law, now }: Scene, by: Actor, c: CaseRow, movement: string, leg: string | null): boolean {
  const adults = adultsOf(law, by, c).map(({ id }) => id);
  const places = law.seen.passengers.filter((one) => isLive(one) && adults.includes(one.case));
  const together = places.some(
    (one) => one.movement === movement && (leg === null || one.leg === null || one.leg === leg),
  );
  return isYoung(law, c, now) && places.length > 0 && !together;
}

const coming = [
  'REPORTED',
  'INTAKE',
  'SCREENING',
  'IDENTIFIED',
  'NOT_IDENTIFIED',
  'PREPARING',
  'READY',
  'ON_HOLD',
  'DEPARTED',
];

/** Whom a leg would part as it leaves, with all these aboard of whom some were under way before. */
export function leaving(scene: Scene, by: Actor, leg: LegRow, aboard: readonly PassengerRow[]): string[] {
  const { law, now, seen } = scene;
  const on = aboard.map((one) => one.case);
  const comes = (one: CaseRow, with_: CaseRow) => one.holder === with_.holder && coming.includes(one.state);
  const split = (c: CaseRow) => seen.passengers.some((one) => one.case === c.id && isLive(one) && one.split !== null);
  const stays = (a: CaseRow, y: CaseRow, c: CaseRow) =>
    comes(a, c) &&
    !on.includes(a.id) &&
    ((a.state !== 'DEPARTED' && y.state !== 'DEPARTED') || rideTogether(seen, a, y));
  const parted = aboard.some((one) => {
    if (one.split !== null) return false;
    const c = law.case(one.case);
    const adults = adultsOf(law, by, c);
    const alone = isYoung(law, c, now) && adults.some((a) => comes(a, c)) && !adults.some((a) => on.includes(a.id));
    const leaves = childrenOf(law, by, c).some(
      (y) =>
        isYoung(law, y, now) &&
        comes(y, c) &&
        !on.includes(y.id) &&
        !split(y) &&
        !adultsOf(law, by, y).some((a) => stays(a, y, c)),
    );
    return alone || leaves;
  });
  const ofNobody = aboard.some((one) => {
    const adult = seen.passengers.find((p) => p.id === one.with)?.case;
    return one.lap && !aboard.some((p) => p.case === adult);
  });
  return [...(parted ? ['FAMILY_SPLIT'] : []), ...(ofNobody ? ['LAP_OF_NOBODY'] : [])];
}

const rideTogether = ({ passengers }: Seen, one: CaseRow, other: CaseRow) =>
  passengers.some(
    (p) =>
      p.case === one.id &&
      p.state === 'BOARDED' &&
      passengers.some((o) => o.case === other.id && o.state === 'BOARDED' && o.leg === p.leg),
  );

/** A child gets no bed while its adults wait for theirs in the same hands. There is one house in this world. */
export function housedAlone({ law, seen }: Scene, by: Actor, c: CaseRow, at: At, child: boolean): boolean {
  const sleeps = (a: CaseRow) =>
    seen.stays.some((one) => one.case === a.id && one.at <= at && (one.left ?? Infinity) > at);
  const near = adultsOf(law, by, c).filter(
    (a) =>
      ['ARRIVED', 'IN_SHELTER'].includes(a.state) && (sleeps(a) || (a.state === 'ARRIVED' && a.holder === by.unit)),
  );
  return child && near.length > 0 && !near.some(sleeps);
}

/** Whoever goes and leaves a child of theirs behind says why; any reason will do. */
export function leavesChild({ law, now }: Scene, by: Actor, c: CaseRow): boolean {
  const here = (one: CaseRow) => ['ARRIVED', 'IN_SHELTER'].includes(one.state) && one.holder === c.holder;
  return childrenOf(law, by, c).some((y) => isYoung(law, y, now) && here(y));
}
