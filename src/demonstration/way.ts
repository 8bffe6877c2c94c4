import type { Teller } from './teller';
import { idOf } from './cast';

export const KEMENSOS = 'shelter.kemensos';
export const IMMIGRATION = 'immigration';

export const unitId = (code: string): string => idOf(`unit ${code}`);

/** What a story says of each of its people, beyond what the record keeps. */
export interface Traveller {
  case: string;
  sex: 'FEMALE' | 'MALE';
  child: boolean;
  passport: string | null;
  /** Made to sell herself, rather than to work. */
  sold?: boolean;
  /** Regency of the home; null while it is not known. */
  home: string | null;
}

export interface Leg {
  id: string;
  mode: 'AIR' | 'SEA' | 'LAND';
  carrier: string;
  number: string;
  charter: boolean;
  from: string;
  to: string;
  plannedDeparture: string;
  plannedArrival: string;
}

export const at = (day: string, hour = 2): string => `${day}T${String(hour).padStart(2, '0')}:00:00Z`;

/** The parts of the way home that stories have in common, each told by whose step it is. */
export class Way {
  constructor(
    readonly tell: Teller,
    readonly officer: string,
    /** In what its people were made to work. */
    readonly sector = 'OnlineScamsAndGambling',
  ) {}

  /** From the door to a finding. */
  async identified(people: readonly Traveller[], day: string, decided: string, byHost = false): Promise<void> {
    await this.screened(people, day);
    if (byHost) await this.found(people, 'HOST_POLICE', at(decided));
    await this.found(people, 'EMBASSY', at(decided, 3));
  }

  async screened(people: readonly Traveller[], day: string): Promise<void> {
    const all = casesOf(people);
    await this.tell.step(this.officer, 'openIntake', all, at(day, 3));
    await this.tell.assess(this.officer, 'TRIAGE', 'NONE', all, at(day, 4));
    const children = casesOf(people.filter((one) => one.child));
    if (children.length > 0) {
      await this.tell.assess(this.officer, 'BEST_INTEREST', 'RETURN', children, at(day, 4), {
        note: 'Child protection officer present.',
      });
      await this.consent(children, 'GUARDIAN_ASSENT', at(day, 4));
    }
    await this.tell.step(this.officer, 'beginScreening', all, at(day, 5));
  }

  private async found(people: readonly Traveller[], body: string, occurredAt: string): Promise<void> {
    await this.tell.acts(
      this.officer,
      'recordDeterminations',
      'RecordDetermination',
      `found ${body} ${occurredAt}`,
      people.map((one) => ({
        case: one.case,
        body,
        outcome: 'ACTUAL',
        acts: ['RECRUIT', 'HARBOUR'],
        means: one.child ? [] : ['FRAUD', 'CONFINEMENT'],
        purposes: [one.sold ? 'PROSTITUTION' : 'FORCED_WORK'],
        sectors: one.sold ? [] : [this.sector],
        occurredAt,
      })),
    );
  }

  /** Papers, choices and the receiving agency's word; leaves cases in PREPARING with all but fitness and a movement. */
  async prepared(people: readonly Traveller[], day: string, papers: string): Promise<void> {
    const all = casesOf(people);
    await this.tell.assess(this.officer, 'RETURN_CHOICE', 'VOLUNTARY', all, at(day));
    await this.tell.assess(this.officer, 'RETURN_RISK', 'SAFE', all, at(day));
    await this.tell.step(this.officer, 'startReturn', all, at(day, 3));
    await this.tell.assess(this.officer, 'NATIONALITY', 'VERIFIED', all, at(day, 4));
    await this.tell.acts(
      this.officer,
      'recordDocuments',
      'RecordDocument',
      `papers ${papers}`,
      people.map((one, i) => document(one, i, papers)),
    );
    await this.offered(all, 'RECEPTION', unitId('KEMENSOS-RS'), KEMENSOS, day);
  }

  async cleared(cases: readonly string[], day: string): Promise<void> {
    const rows = cases.map((id) => ({ case: id, kind: 'EXIT_PERMIT', status: 'GRANTED', occurredAt: at(day) }));
    await this.tell.acts(this.officer, 'recordClearances', 'RecordClearance', `cleared ${day} ${cases.length}`, rows);
  }

  async consent(cases: readonly string[], basis: string, occurredAt: string): Promise<void> {
    const purposes = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS', 'FOLLOW_UP'];
    const rows = cases.flatMap((id) =>
      purposes.map((purpose) => ({ case: id, purpose, basis, given: true, occurredAt })),
    );
    await this.tell.acts(this.officer, 'recordConsents', 'RecordConsent', `${basis} ${occurredAt}`, rows);
  }

  /** Offered by one unit to another, which has not answered yet. */
  async offers(
    cases: readonly string[],
    service: string,
    toUnit: string,
    day: string,
    from: string,
  ): Promise<string[]> {
    const offers = cases.map((id) => ({ case: id, service, toUnit, occurredAt: at(day, 6) }));
    return this.tell.acts(from, 'offerReferrals', 'OfferReferral', `${service} ${day}`, offers, 'Referral');
  }

  /** Offered by one unit and accepted by the other a day later. */
  async offered(
    cases: readonly string[],
    service: string,
    toUnit: string,
    toLogin: string,
    day: string,
    from = this.officer,
  ): Promise<void> {
    const ids = await this.offers(cases, service, toUnit, day, from);
    const answers = ids.map((referral) => ({
      referral,
      version: this.tell.versions.get(referral),
      accept: true,
      occurredAt: at(day, 8),
    }));
    await this.tell.acts(toLogin, 'answerReferrals', 'AnswerReferral', `${service} ${day}`, answers, 'Referral');
  }

  /** Boarded and flown on every leg, once the manifest is issued; `atList` and `atGate` are what happens in between. */
  async flown(
    name: string,
    legs: readonly Leg[],
    listed: readonly Traveller[],
    boarding: readonly Traveller[],
    before: string,
    {
      atList,
      atGate,
    }: { atList?: (movement: string) => Promise<void>; atGate?: (movement: string) => Promise<void> } = {},
  ): Promise<string> {
    const movement = await this.ready(name, legs, listed, before, atList);
    await atGate?.(movement);
    const occurredAt = minutesBefore(legs[0]?.plannedDeparture ?? '', 30);
    const rows = casesOf(boarding).map((id) => ({ case: id, movement, occurredAt }));
    await this.tell.acts(this.officer, 'boardAll', 'Board', name, rows);
    for (const hop of legs) await this.recorded(hop);
    return movement;
  }

  /** On the list, ready to go, the manifest issued. */
  async ready(
    name: string,
    legs: readonly Leg[],
    listed: readonly Traveller[],
    before: string,
    atList?: (movement: string) => Promise<void>,
  ): Promise<string> {
    const { tell, officer } = this;
    const movement = await this.movement(name, legs);
    const rows = casesOf(listed).map((id) => ({ case: id, movement, occurredAt: at(before, 5) }));
    await tell.acts(officer, 'manifestPassengers', 'ManifestPassenger', name, rows);
    await atList?.(movement);
    await tell.step(officer, 'markReady', casesOf(listed), at(before, 8));
    const issued = { movement, version: await this.versionOf(movement), occurredAt: at(before, 9) };
    await tell.act(officer, 'issueManifest', 'IssueManifest', name, issued, 'Movement');
    return movement;
  }

  async movement(name: string, legs: readonly Leg[]): Promise<string> {
    const input = {
      id: this.tell.id(`movement ${name}`),
      reference: name,
      receiver: unitId('KEMENSOS-RS'),
      immigration: unitId('IMI-CGK'),
      escorts: 2,
      legs,
    };
    return this.tell.act(this.officer, 'createMovement', 'CreateMovement', name, input, 'Movement');
  }

  async recorded(hop: Leg): Promise<void> {
    const input = { leg: hop.id, version: 1, departedAt: hop.plannedDeparture, arrivedAt: hop.plannedArrival };
    await this.tell.act(this.officer, 'recordLeg', 'RecordLeg', hop.id, input, 'Movement');
  }

  async versionOf(id: string): Promise<number> {
    const document = 'query ($id: ID!) { movement(id: $id) { version } }';
    const { movement } = await this.tell.ask<{ movement: { version: number } }>(this.officer, document, { id });
    return movement.version;
  }

  async arrived(people: readonly Traveller[], movement: string, entered: string): Promise<void> {
    const rows = casesOf(people).map((id) => ({
      case: id,
      movement,
      outcome: 'ARRIVED',
      enteredAt: entered,
      occurredAt: entered,
    }));
    await this.tell.acts(IMMIGRATION, 'recordArrivals', 'RecordArrival', `arrived ${movement} ${entered}`, rows);
  }

  async drafted(name: string, people: readonly Traveller[], movement: string, day: string): Promise<string> {
    const id = this.tell.id(`handover ${name}`);
    const each = casesOf(people).map((one) => ({ case: one, condition: 'GOOD', belongings: 'Satu tas.' }));
    const input = {
      id,
      number: `BAST/${name.toUpperCase()}/${day}`,
      movement,
      place: 'CGK',
      receiver: unitId('KEMENSOS-RS'),
      occurredAt: at(day, 10),
      people: each,
    };
    await this.tell.act(this.officer, 'draftHandover', 'DraftHandover', name, input, 'Handover');
    return id;
  }

  async handedOver(name: string, people: readonly Traveller[], movement: string, day: string): Promise<void> {
    const handover = await this.drafted(name, people, movement, day);
    for (const side of [this.officer, KEMENSOS]) {
      await this.tell.act(
        side,
        'signHandover',
        'SignHandover',
        `${name} ${side}`,
        { handover, version: this.tell.versions.get(handover) ?? 1, signedAt: at(day, 11) },
        'Handover',
      );
    }
  }
}

export const casesOf = (people: readonly Traveller[]): string[] => people.map((one) => one.case);

/** One hop of a movement, planned as it was flown. */
export const leg = (
  tell: Teller,
  name: string,
  from: string,
  to: string,
  departs: string,
  arrives: string,
  charter = false,
): Leg => ({
  id: tell.id(`leg ${name}`),
  mode: 'AIR',
  carrier: 'GA',
  number: name.replace(/\D/g, '').slice(-4).padStart(3, '8'),
  charter,
  from,
  to,
  plannedDeparture: departs,
  plannedArrival: arrives,
});

const plusYears = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

function document(one: Traveller, i: number, day: string): Record<string, unknown> {
  const base = { case: one.case, status: 'VALID', occurredAt: at(day) };
  return one.passport
    ? { ...base, kind: 'PASSPORT', number: one.passport, expiresOn: plusYears(day, 4) }
    : {
        ...base,
        kind: 'SPLP',
        number: `SPLP${day.slice(0, 4)}${String(1000 + i)}`,
        issuedOn: day,
        expiresOn: plusYears(day, 1),
      };
}

export const minutesBefore = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) - minutes * 60_000).toISOString();
