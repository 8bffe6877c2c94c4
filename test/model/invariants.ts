import { room } from './beds';
import { journeys, type Ask, type Invariant } from './journeys';
import { Law, type Births } from './law';
import { actorOf, immigration, isPartner, kemensos } from './people';
import type { CaseRow, Seen } from './seen';
import { isOnTheWay, isOver, moves, wayHome } from './ways';

/*
 * What must hold of what is stored at every moment (domain.md 6.2), asked of all the rows and of no code. Each answers
 * what is wrong, in words.
 */

const working = ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'];
const partners = (unit: string) => isPartner(actorOf(unit));

export const invariants: Readonly<Record<string, Invariant>> = {
  ...journeys,

  'at most one open case per person': ({ seen, each }) =>
    each((c, name) => [
      !isOver(c.state) &&
        seen.cases.some((one) => one.person === c.person && one.id !== c.id && !isOver(one.state)) &&
        `${name} has two open cases`,
    ]),

  'at most one open stay, and never two at a time': ({ seen, each }) =>
    each((c, name) => {
      const stays = seen.stays.filter((one) => one.case === c.id);
      const meet = stays.some((one, i) =>
        stays.some((o, j) => j > i && o.at < (one.left ?? Infinity) && one.at < (o.left ?? Infinity)),
      );
      return [
        meet && `${name} sleeps in two beds at a time`,
        stays.some((one) => one.left !== null && one.left <= one.at) && `${name} left a bed before coming`,
      ];
    }),

  'people who must not meet do not sleep in one house': ({ seen }) =>
    seen.apart.map((one) => {
      const [mine, theirs] = [one.case, one.other].map((c) => seen.stays.filter((stay) => stay.case === c));
      const until = one.ended ?? Infinity;
      const meet = mine?.some((a) =>
        theirs?.some(
          (b) =>
            a.shelter === b.shelter &&
            Math.max(a.at, b.at, one.at) < Math.min(a.left ?? Infinity, b.left ?? Infinity, until) &&
            // Who were there together already when it was said are still to be moved.
            Math.max(a.recorded, b.recorded) > one.recorded,
        ),
      );
      return meet && 'two who must be kept apart sleep in one house';
    }),

  'shelters are never over their beds, at any instant': ({ seen }) =>
    seen.beds.map((bed) => room(seen, bed, 0) < 0 && `${-room(seen, bed, 0)} more guests than beds of ${bed.kind}`),

  'steps follow each other in time': ({ seen, law, each }) =>
    each((c, name) => {
      const made = seen.events.filter((one) => one.case === c.id && moves.includes(one.kind));
      const back = made.some((one, i) => i > 0 && one.at < (made[i - 1]?.at ?? 0));
      const early = seen.events.some((one) => one.case === c.id && one.at < c.received);
      const bast = law.signed(c, Infinity);
      return [
        back && `${name}: a step before the one before it`,
        early && `${name}: something happened before they were received`,
        bast.some((one) => Math.max(one.giverSigned ?? 0, one.receiverSigned ?? 0) < one.at) &&
          `${name}: signed before it was written`,
        seen.passengers.some((one) => one.case === c.id && one.boarded !== null && one.boarded < one.listed) &&
          `${name}: boarded before being listed`,
        seen.passengers.some((one) => one.case === c.id && (one.entered ?? Infinity) < (one.arrived ?? 0)) &&
          `${name}: let in before landing`,
      ];
    }),

  'nothing lies in the future': ({ seen, each }) =>
    each((c, name) => [
      seen.events.some((one) => one.case === c.id && one.at > Date.now()) && `${name}: something of tomorrow`,
    ]),

  'exactly one unit answers for everybody, and it is the one that is named': ({ seen, each }) =>
    each((c, name) => {
      const answering = seen.access.filter(
        (one) => one.case === c.id && one.reach === 'CUSTODY' && one.until === Infinity,
      );
      return [
        answering.length !== 1 && `${answering.length} units answer for ${name}`,
        answering.length === 1 &&
          answering[0]?.unit !== c.holder &&
          `${name} is answered for by another unit than is named`,
      ];
    }),

  'custody goes from hand to hand by papers and offers': ({ seen, law, each }) =>
    each((c, name) => {
      const papers = law.signed(c, Infinity).map((one) => ({ from: one.giver, to: one.receiver }));
      const offers = seen.offers
        .filter((one) => one.case === c.id && one.state === 'ACCEPTED' && one.kind !== 'REFERRAL')
        .map((one) => (one.kind === 'REQUEST' ? { from: one.to, to: one.unit } : { from: one.unit, to: one.to }));
      // Who gave back a part that was never the whole passed nothing.
      const passed = [...papers, ...offers];
      const took = passed.filter(({ to }) => to === c.holder).length;
      const gave = passed.filter(({ from }) => from === c.holder).length;
      return [
        c.holder !== c.post && took === 0 && `${name}: no paper shows how they came to whom they are with`,
        took === 0 && gave > 0 && c.holder !== c.post && `${name}: given, and still there`,
      ];
    }),

  'the state is what the record of steps leads to': ({ seen, each }) =>
    each((c, name) => {
      let [state, prior]: [string | null, string | null] = [null, null];
      let broken = false;
      for (const one of seen.events.filter((event) => event.case === c.id)) {
        broken ||= one.from !== state;
        if (one.to === one.from) continue;
        const left: string | null = prior ?? state;
        prior = isOnTheWay(one.to) ? null : wayHome.includes(left ?? '') ? left : null;
        state = one.to;
      }
      return [
        broken && `${name}: the record has a hole`,
        state !== c.state && `${name} is ${c.state}, and the record says ${state}`,
        prior !== c.prior && `${name} left the way at ${c.prior}, and the record says ${prior}`,
      ];
    }),

  'every change is told in the timeline, and every word there is a version': ({ seen, each }) =>
    each((c, name) => {
      const told = seen.events.filter((one) => one.case === c.id).length;
      return [c.version !== told && `${name} is at version ${c.version} after ${told} events`];
    }),

  'whoever has a part in a case has it for something that stands': ({ seen, law, each }) =>
    each((c, name) =>
      seen.access
        .filter(
          (one) =>
            one.case === c.id && one.until > Date.now() && working.includes(one.reach) && one.reach !== 'CUSTODY',
        )
        .map((one) => !stands(seen, law, c, one) && `${name}: ${actorOf(one.unit).login} still has ${one.reach}`),
    ),

  'what was taken back is shared no more': ({ seen, each }) =>
    each((c, name) => {
      const said = seen.consents.filter((one) => one.case === c.id);
      const duty = said.some(
        (one) =>
          one.purpose === 'ASSISTANCE' &&
          one.given &&
          one.withdrawn === null &&
          ['LEGAL_DUTY', 'VITAL_INTEREST'].includes(one.basis),
      );
      const no = (partner: boolean) => {
        const word = said.filter((one) => one.purpose === (partner ? 'SHARING_PARTNERS' : 'SHARING_GOVERNMENT')).at(-1);
        return !duty && !!word && (!word.given || word.withdrawn !== null);
      };
      const offered = seen.offers.filter(
        (one) =>
          one.case === c.id &&
          one.state === 'OFFERED' &&
          one.service !== 'INVESTIGATION' &&
          one.kind !== 'REQUEST' &&
          one.unit === c.holder,
      );
      return [
        offered.some((one) => no(partners(one.to))) && `${name}: offered on a consent that was taken back`,
        seen.access.some(
          (one) =>
            one.case === c.id &&
            one.why === 'REFERRAL' &&
            one.until > Date.now() &&
            ['TRAVEL', 'CARE', 'AFTERCARE'].includes(one.reach) &&
            no(partners(one.unit)) &&
            !housed(seen, c, one.unit),
        ) && `${name}: open on a consent that was taken back`,
      ];
    }),

  'at most one offer of the case is open, and none after it passed': ({ seen, each }) =>
    each((c, name) => [
      seen.offers.filter(
        (one) => one.case === c.id && one.state === 'OFFERED' && one.kind !== 'REFERRAL' && one.expires > Date.now(),
      ).length > 1 && `${name} is offered twice`,
    ]),
};

const housed = (seen: Seen, c: CaseRow, unit: string) =>
  seen.stays.some(
    (one) =>
      one.case === c.id &&
      one.left === null &&
      seen.beds.some((bed) => bed.shelter === one.shelter && bed.unit === unit),
  );

/** What gives a unit its part in a case (domain.md 6.4): a task it accepted, a list it is on, a bed, a home in its province. */
function stands(seen: Seen, law: Law, c: CaseRow, { unit, reach }: { unit: string; reach: string }): boolean {
  const accepted = (...services: string[]) => law.accepted(c, Infinity, services).some((one) => one.to === unit);
  if (reach === 'INQUIRY') return accepted('INVESTIGATION');
  if (reach === 'CARE') return accepted('SHELTER') || housed(seen, c, unit);
  if (reach === 'AFTERCARE')
    return accepted('REINTEGRATION') || (law.homeSince(c) !== null && actorOf(unit).agency === 'PEMDA');
  const meets = [kemensos.unit, immigration.unit].includes(unit);
  const travels = seen.passengers.some(
    (one) => one.case === c.id && ['LISTED', 'BOARDED', 'ARRIVED', 'MISSING'].includes(one.state),
  );
  const paper = seen.handovers.some(
    (one) =>
      one.receiver === unit &&
      one.withdrawn === null &&
      (one.giverSigned === null || one.receiverSigned === null) &&
      seen.handed.some((h) => h.handover === one.id && h.case === c.id),
  );
  return accepted('RECEPTION', 'DOCUMENTS') || (meets && travels) || paper;
}

export function broken(seen: Seen, births: Births): string[] {
  const law = new Law(seen, births);
  const each: Ask['each'] = (ask) => seen.cases.flatMap((c, i) => ask(c, `person ${i + 1}`));
  return Object.entries(invariants).flatMap(([name, holds]) =>
    holds({ seen, law, each }).flatMap((wrong) => (wrong ? [`${name}: ${wrong}`] : [])),
  );
}
