/**
 * Invented cases as they would stand after five years of work: the older the further, a few posts with most of them,
 * and each seen by the units that had a step in it.
 */
import { createHash } from 'node:crypto';
import { caseNumber } from '#domain';
import { posts } from '../../src/demonstration/cast';
import type { SearchIndex } from '../../src/platform/vault/search-index';
import type { Vault } from '../../src/platform/vault/vault';
import { people, type Invented } from './names/population';
import { random } from './names/random';
import { afterwards, atTheDoor, before, Voyages } from './stages';
import type { Lines } from './tables';
import { DAY, drawPost, home, iom, officerOf, offices, place, postsByShare, unitOf, way, type Journey } from './way';
import { Writer } from './writer';

/** Of the people: who knows it knows their names. */
export const SEED = 7;

const YEARS = 5 * 365 * DAY;

/** A row of access: who, by what standing, since and until when. */
type Access = [unit: string, reach: string, since: Date, until: Date | 'infinity'];

/** Makes the cases one by one, from the oldest to the newest. */
export class Journeys {
  private readonly from = random(62);
  private readonly invented: Generator<Invented>;
  private readonly write: Writer;
  private readonly voyages: Voyages;
  private readonly groups = new Map<string, { id: string; left: number }>();
  private readonly numbers = new Set<string>();
  private made = 0;

  constructor(
    private readonly count: number,
    private readonly now: Date,
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
  ) {
    this.invented = people(count, SEED);
    this.write = new Writer(this.from, vault);
    this.voyages = new Voyages(this.write);
  }

  /** The rows of the next cases, as lines for COPY; none when all are made. */
  next(size: number): Lines {
    for (const last = Math.min(this.count, this.made + size); this.made < last; this.made += 1) {
      const journey = this.journey();
      this.record(journey);
      atTheDoor(this.write, this.from, journey);
      before(this.write, this.from, journey, this.made);
      if (journey.taken >= place.READY) this.voyages.seat(journey, this.made);
      if (journey.taken >= place.IN_SHELTER) afterwards(this.write, this.from, journey, this.now);
    }
    return this.write.take();
  }

  /** Of a hundred thousand random numbers two may be the same. */
  private numbered(person: string): string {
    const number = caseNumber(createHash('sha256').update(person).digest());
    if (this.numbers.has(number)) return this.numbered(`${person} again`);
    this.numbers.add(number);
    return number;
  }

  private journey(): Journey {
    const { from, write } = this;
    const received = new Date(this.now.getTime() - DAY / 4 - YEARS * (1 - this.made / this.count) ** 1.5);
    const age = (this.now.getTime() - received.getTime()) / DAY;
    const pace = 0.7 + from.next();
    // Three in ten are no victims and are helped elsewhere.
    const short = from.chance(0.3);
    const whole = way.findLastIndex(([, , day]) => day * pace <= age);
    const taken = short ? Math.min(whole, place.SCREENING) : whole;
    const ended = short && age > 20 * pace;
    const onDay = (day: number) => new Date(received.getTime() + day * pace * DAY);
    const person = write.id(received);
    const { key, wrapped } = this.vault.create(person);
    write.add('person_key', person, wrapped);
    const journey: Journey = {
      id: write.id(received),
      person,
      key,
      number: this.numbered(person),
      post: postsByShare[drawPost(from)] ?? '',
      taken,
      at: (step) => onDay(way[step]?.[2] ?? 0),
      state: ended ? 'CLOSED_REFERRED' : (way[taken]?.[0] ?? ''),
      updated: ended ? onDay(20) : onDay(way[taken]?.[2] ?? 0),
      office: from.pick(offices),
    };
    this.person(journey);
    return journey;
  }

  private person(journey: Journey): void {
    const { write } = this;
    const { person, office } = journey;
    const { recorded: name, sex, birthYear } = this.invented.next().value as Invented;
    const digits = String(this.from.below(1e8)).padStart(8, '0');
    const [nik, phone] = [`35071241${digits}`, `+62812${digits}`];
    const birthDate = `${birthYear}-05-17`;
    const safeContact = 'Setelah pukul 19.00, sebagai teman lama';
    const label = write.seal(journey, 'person', person, { name }, 'label');
    const identity = write.seal(journey, 'person', person, { birthDate, nik, phone, safeContact }, 'identity');
    const plain = [person, sex === 'f' ? 'FEMALE' : 'MALE', birthYear, null, office.province ?? null];
    write.add('person', ...plain, label, identity);
    for (const token of new Set(this.blind.tokens('name', name, birthYear))) write.add('person_token', token, person);
    for (const { field, mark } of this.blind.marks({ NIK: nik, PHONE: phone }))
      write.add('person_mark', field, mark, person);
  }

  private record(journey: Journey): void {
    const { write, from } = this;
    const { id, person, number, state, post, taken, updated, at } = journey;
    const holder = taken >= place.ARRIVED ? home : post;
    const country = posts.find((one) => one.id === post)?.country ?? 'PH';
    const group = this.group(post, country, at(0));
    const child = taken >= place.IDENTIFIED ? from.chance(0.08) : null;
    const whose = [person, group, post, holder, 'RAID', country];
    write.add(
      'cases',
      id,
      number,
      taken + 3,
      state,
      ...whose,
      at(0),
      at(0),
      updated,
      child,
      ['ThroughOnlineSocialNetworks'],
      ['Telegram'],
    );
    for (const access of this.access(journey)) {
      write.add('case_access', id, person, ...access, 'BENCH', number, state, updated);
    }
    for (const [step, [to, kind]] of way.slice(0, taken + 1).entries()) {
      const unit = step > place.ARRIVED ? home : post;
      const event = write.id();
      const reason = from.chance(0.1)
        ? write.seal(journey, 'case_event', event, { reason: 'Menurut keterangan sendiri' })
        : null;
      const when = at(step);
      write.add(
        'case_event',
        event,
        id,
        person,
        kind,
        way[step - 1]?.[0] ?? null,
        to,
        when,
        when,
        unit,
        officerOf(unit),
        reason,
      );
    }
  }

  private access({ post, taken, at, office }: Journey): Access[] {
    const { from } = this;
    const here = at(place.ARRIVED);
    const rows: Access[] =
      taken < place.ARRIVED
        ? [[post, 'CUSTODY', at(0), 'infinity']]
        : [
            [post, 'SUMMARY', here, new Date(here.getTime() + 90 * DAY)],
            [home, 'CUSTODY', here, 'infinity'],
          ];
    if (from.chance(0.1)) rows.push([unitOf('POLRI-PPA'), 'INQUIRY', at(0), 'infinity']);
    if (taken >= place.DEPARTED && from.chance(0.5))
      rows.push([unitOf('IMI-CGK'), 'TRAVEL', at(place.DEPARTED), 'infinity']);
    if (taken >= place.IN_SHELTER && from.chance(0.5)) {
      rows.push([iom, from.chance(0.1) ? 'CARE' : 'AFTERCARE', at(place.IN_SHELTER), 'infinity']);
    }
    if (taken >= place.RETURNED_HOME && from.chance(0.6))
      rows.push([office.id, 'AFTERCARE', at(place.RETURNED_HOME), 'infinity']);
    return rows;
  }

  /** Half of the people come in groups of about twenty. */
  private group(unit: string, country: string, at: Date): string | null {
    if (this.from.chance(0.5)) return null;
    let open = this.groups.get(unit);
    if (!open || open.left === 0) {
      open = { id: this.write.id(at), left: 20 };
      this.groups.set(unit, open);
      this.write.add('intake_group', open.id, unit, `R-${this.made}`, country, at);
    }
    open.left -= 1;
    return open.id;
  }
}
