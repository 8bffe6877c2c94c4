import type { Law } from './law';
import type { CaseRow, Seen } from './seen';

/*
 * What must hold of every movement, and of everybody on one (domain.md 6.2).
 */

type Wrong = (string | false | undefined)[];
export interface Ask {
  seen: Seen;
  law: Law;
  each: (ask: (c: CaseRow, name: string) => Wrong) => Wrong;
}
export type Invariant = (ask: Ask) => Wrong;

const live = ['LISTED', 'BOARDED'];
/** Missed at the end of a leg, and found again: the place waits for what becomes of them. */
const carrying = [...live, 'MISSING'];
const rode = ['BOARDED', 'ARRIVED', 'MISSING', 'HELD_BACK', 'TRANSFERRED'];

export const journeys: Readonly<Record<string, Invariant>> = {
  'at most one live place on a movement': ({ seen, each }) =>
    each((c, name) => [
      seen.passengers.filter((one) => one.case === c.id && live.includes(one.state)).length > 1 &&
        `${name} is on two movements`,
    ]),

  'somebody on a list is in the hands of whose list it is': ({ seen, each }) =>
    each((c, name) => {
      const on = seen.passengers.find((one) => one.case === c.id && live.includes(one.state));
      const movement = seen.movements.find((one) => one.id === on?.movement);
      return [
        movement && movement.unit !== c.holder && `${name} is on the list of a post that answers for them no more`,
      ];
    }),

  'the counts of every leg close': ({ seen }) =>
    seen.legs.flatMap((leg): Wrong => {
      if (leg.departed === null) return [];
      const aboard = seen.boardings.filter((one) => one.leg === leg.id && one.ended === null);
      const places = aboard.map((one) => seen.passengers.find((p) => p.id === one.passenger));
      const lost = places.filter((p) => !p || !rode.includes(p.state)).length;
      const waiting = seen.passengers.filter(
        (p) => p.movement === leg.movement && p.leg === leg.id && p.state === 'LISTED',
      ).length;
      const without = seen.passengers.filter(
        (p) =>
          p.leg === leg.id && ['BOARDED', 'ARRIVED'].includes(p.state) && !aboard.some((one) => one.passenger === p.id),
      ).length;
      return [
        aboard.length === 0 && `leg ${leg.place} left without anybody`,
        lost > 0 && `leg ${leg.place} carries somebody who is on no list`,
        waiting > 0 && `leg ${leg.place} left somebody behind without a reason`,
        without > 0 && `leg ${leg.place} brought somebody who never boarded it`,
      ];
    }),

  'whoever is not on a movement any more is so for a reason, and somebody answers': ({ seen }) =>
    seen.passengers.map((one) => {
      const off = ['TAKEN_OFF', 'OFFLOADED', 'MISSING', 'HELD_BACK', 'TRANSFERRED'].includes(one.state);
      return (
        off && (!one.reason || !one.owner || one.left === null) && 'off a movement without a reason, a time or an owner'
      );
    }),

  'whoever is transferred goes on by another movement': ({ seen }) =>
    seen.passengers.map(
      (one) =>
        one.state === 'TRANSFERRED' &&
        !seen.passengers.some((o) => o.continues === one.id && o.movement !== one.movement) &&
        'transferred to nowhere',
    ),

  'a movement is closed when nobody on it is waited for': ({ seen }) =>
    seen.movements.map(
      (m) =>
        ['CLOSED', 'CANCELLED'].includes(m.state) &&
        seen.passengers.some((one) => one.movement === m.id && live.includes(one.state)) &&
        'a movement is over, and somebody is still on it',
    ),

  'a movement whose legs are all over has ended': ({ seen }) =>
    seen.movements.map((m) => {
      const legs = seen.legs.filter((leg) => leg.movement === m.id);
      const over = legs.every((leg) => leg.arrived !== null || leg.cancelled !== null);
      return m.state === 'DEPARTED' && over && 'a movement is under way without a leg';
    }),

  'a stage on the way and the place on a movement agree': ({ seen, each }) =>
    each((c, name) => {
      const places = seen.passengers.filter((one) => one.case === c.id);
      const arrivals = seen.events.filter((one) => one.case === c.id && one.kind === 'arrive').length;
      return [
        places.filter((one) => one.state === 'ARRIVED').length !== arrivals &&
          `${name} arrived without a place, or a place without them`,
        c.state === 'DEPARTED' &&
          !places.some((one) => carrying.includes(one.state)) &&
          `${name} is under way on nothing`,
      ];
    }),

  'legs connect, and go forward': ({ seen }) =>
    seen.legs.flatMap((leg) => {
      const before = seen.legs.filter((one) => one.movement === leg.movement && one.place < leg.place);
      const came = before.filter((one) => one.to === leg.from && one.arrived !== null);
      return [
        before.length > 0 &&
          leg.from !== before[0]?.from &&
          !before.some((one) => one.to === leg.from) &&
          'a leg begins where none ends',
        leg.departed !== null &&
          leg.arrived !== null &&
          leg.arrived <= leg.departed &&
          'a leg arrives before it leaves',
        leg.arrived !== null && leg.departed === null && 'a leg arrives that never left',
        before.some((one) => one.to === leg.from && one.cancelled === null) &&
          leg.departed !== null &&
          !came.some((one) => (one.arrived ?? 0) <= (leg.departed ?? 0)) &&
          'a leg leaves before the one before it comes in',
      ];
    }),
};
