/** What is on record of a case from each stage of the way. */
import { assistanceTypes, clearanceKinds, consentPurposes, holdCodes, urgentNeeds } from '#domain';
import { shelters } from '../../src/demonstration/cast';
import type { Random } from './names/random';
import { DAY, home, iom, officerOf, place, type Journey } from './way';
import type { Writer } from './writer';

const { IDENTIFIED, PREPARING, READY, DEPARTED, ARRIVED, IN_SHELTER, RETURNED_HOME, REINTEGRATING } = place;
const SEATS = 40;

export function atTheDoor(write: Writer, from: Random, journey: Journey): void {
  const { post, at } = journey;
  const fact = write.fact.bind(write, journey);
  fact('consent', post, at(0), null, 'ASSISTANCE', 'CONSENT', true);
  if (from.chance(0.6)) {
    fact('consent', post, at(1), null, from.pick(consentPurposes.codes.slice(1)), 'CONSENT', from.chance(0.9));
  }
  if (from.chance(0.7)) fact('need', post, at(0), null, from.pick(urgentNeeds.codes), from.chance(0.5) ? at(1) : null);
  if (from.chance(0.3)) {
    fact('need', post, at(0), { note: 'Perlu dokter perempuan' }, from.pick(urgentNeeds.codes), null);
  }
}

export function before(write: Writer, from: Random, journey: Journey, serial: number): void {
  const { post, taken, at } = journey;
  const fact = write.fact.bind(write, journey);
  if (taken >= place.SCREENING) fact('assessment', post, at(1), null, 'TRIAGE', 'URGENT', false);
  if (taken >= IDENTIFIED) {
    const found = ['EMBASSY', 'POSSIBLE', 'WITNESS_VICTIM', ['RECRUIT', 'TRANSPORT'], ['FRAUD'], ['FORCED_WORK']];
    fact('determination', post, at(IDENTIFIED), { note: 'Paspor ditahan, dijaga siang malam' }, ...found);
  }
  if (taken >= PREPARING) {
    const then = at(PREPARING);
    fact('assessment', post, then, null, 'RETURN_CHOICE', 'VOLUNTARY', false);
    const expires = new Date(then.getTime() + 700 * DAY);
    fact('travel_document', post, then, { number: `XE${100_000 + serial}` }, 2, 'SPLP', 'VALID', false, then, expires);
    const cleared = taken >= READY ? at(READY) : null;
    if (from.chance(0.4)) fact('hold', post, then, null, from.pick(holdCodes.codes), 'MISSION', cleared);
  }
  if (taken >= READY) {
    const then = at(READY);
    fact('assessment', post, then, from.chance(0.5) ? { note: 'Boleh terbang' } : null, 'FITNESS', 'FIT', true);
    fact('clearance', post, then, null, from.pick(clearanceKinds.codes), 'GRANTED');
    fact('referral', post, then, null, 2, home, 'RECEPTION', 'ACCEPTED', then, 'Seorang dewasa, siap berangkat');
  }
}

/** Who travels together from one post; replaced when its seats are taken. */
interface Voyage {
  movement: string;
  leg: string;
  handover: string;
  seats: number;
}

export class Voyages {
  private readonly open = new Map<string, Voyage>();

  constructor(private readonly write: Writer) {}

  seat(journey: Journey, serial: number): void {
    const { id, person, post, taken, at } = journey;
    const { movement, leg, handover } = this.seatFor(journey, serial);
    const state = taken >= ARRIVED ? 'ARRIVED' : taken >= DEPARTED ? 'BOARDED' : 'LISTED';
    const left = taken >= DEPARTED ? at(DEPARTED) : null;
    const here = taken >= ARRIVED ? at(ARRIVED) : null;
    const times = [at(READY), left, here, here, at(READY)];
    this.write.add('passenger', this.write.id(), 1, movement, id, person, state, leg, ...times);
    if (here) this.write.fact(journey, 'handed_person', post, here, { belongings: 'Satu tas' }, handover, 'GOOD');
  }

  private seatFor({ post, taken, at }: Journey, serial: number): Voyage {
    const by = `${post} ${Math.min(taken, ARRIVED)}`;
    const known = this.open.get(by);
    if (known && known.seats > 0) {
      known.seats -= 1;
      return known;
    }
    const { write } = this;
    const voyage = { movement: write.id(at(READY)), leg: write.id(), handover: write.id(), seats: SEATS - 1 };
    this.open.set(by, voyage);
    const [leaves, arrives] = [at(DEPARTED), at(ARRIVED)];
    const left = taken >= DEPARTED ? leaves : null;
    const here = taken >= ARRIVED ? arrives : null;
    const state = here ? 'CLOSED' : left ? 'DEPARTED' : 'MANIFESTED';
    const flight = ['AIR', 'GA', '867', false, 'BKK', 'CGK'];
    write.add('movement', voyage.movement, 3, `M-${serial}`, state, post, home, 2, at(READY));
    write.add('leg', voyage.leg, voyage.movement, 1, ...flight, leaves, arrives, left, here);
    if (here) {
      const signed = [here, officerOf(post), here, officerOf(home)];
      write.add(
        'handover',
        voyage.handover,
        2,
        `BAST-${serial}`,
        voyage.movement,
        'CGK',
        post,
        home,
        here,
        here,
        ...signed,
      );
    }
    return voyage;
  }
}

export function afterwards(write: Writer, from: Random, journey: Journey, now: Date): void {
  const { taken, at } = journey;
  const fact = write.fact.bind(write, journey);
  const left = taken > IN_SHELTER ? at(RETURNED_HOME) : null;
  fact('stay', home, at(IN_SHELTER), null, from.pick(shelters).id, from.pick(['MEN', 'WOMEN']), left);
  if (taken < REINTEGRATING) return;
  const begun = at(REINTEGRATING);
  fact('plan', home, begun, { objectives: 'Usaha warung; sekolah anak; konseling tiap bulan' });
  for (let i = 1 + from.below(2); i > 0; i -= 1) {
    const given = ['INDIVIDUAL', 'SERVICE', 'GIVEN', begun, begun, 150_000_000, 'IDR', true];
    fact('assistance', from.chance(0.5) ? iom : home, begun, null, 1, from.pick(assistanceTypes.codes), ...given);
  }
  for (const month of [1, 3, 6].slice(0, 1 + from.below(3))) {
    const due = new Date(begun.getTime() + month * 30 * DAY);
    const done = due < now && from.chance(0.9) ? due : null;
    fact('follow_up', home, begun, null, 1, month, due, done, done && 'REACHED');
  }
  fact('survey', home, begun, null, 'RSS-1', 0, 0.4, 0.5, 0.6, 0.5, 'MEDIUM');
}
