import { idOf } from './cast';
import type { Teller } from './teller';
import { at, casesOf, KEMENSOS, unitId, type Traveller, type Way } from './way';

export const IOM = 'caseworker.iom';
const PARTNER = 'shelter.partner';

export interface Placement {
  guest: string;
  shelter: string;
  bed: string;
}

/** What happens in Indonesia: a bed, the way home, and a year of not being left alone. */
export class Care {
  constructor(private readonly tell: Teller) {}

  async placed(label: string, placements: readonly Placement[], day: string): Promise<void> {
    const rows = placements.map(({ guest, shelter, bed }) => ({
      case: guest,
      shelter: idOf(`shelter ${shelter}`),
      bedKind: bed,
      withFamily: bed === 'FAMILY',
      occurredAt: at(day, 12),
    }));
    await this.tell.acts(KEMENSOS, 'placeAllInShelter', 'PlaceInShelter', label, rows);
  }

  /** The partner's house says of each whom it let in. */
  async came(label: string, guests: readonly Placement[], day: string): Promise<void> {
    const rows = guests.map(({ guest }) => ({ case: guest, occurredAt: at(day, 14) }));
    if (rows.length > 0) await this.tell.acts(PARTNER, 'confirmGuests', 'ConfirmGuest', label, rows);
  }

  async home(label: string, people: readonly Traveller[], day: string): Promise<void> {
    const cases = casesOf(people);
    await this.tell.assess(KEMENSOS, 'NEEDS', 'DONE', cases, at(day, 2));
    await this.tell.assess(KEMENSOS, 'FAMILY', 'POSITIVE', cases, at(day, 3));
    const rows = people.map((one) => ({
      case: one.case,
      escorted: true,
      ...(one.home ? {} : { homeRegency: '31.71' }),
      occurredAt: at(day, 5),
    }));
    await this.tell.acts(KEMENSOS, 'goHomeAll', 'GoHome', label, rows);
  }

  async declined(id: string, day: string): Promise<void> {
    await this.refreshed(KEMENSOS, [id]);
    const words = { note: 'I want no help. I will manage with my sister.', closure: 'DECLINED', toldHowToReturn: true };
    await this.tell.step(KEMENSOS, 'decline', [id], at(day), words);
  }

  /** Somebody who takes apprentices. */
  async provider(name: string): Promise<string> {
    const id = this.tell.id(`provider ${name}`);
    const input = { id, name, contact: 'Behind the market, mornings.', offers: ['VOCATIONAL_TRAINING'] };
    return this.tell.act(IOM, 'addProvider', 'AddProvider', name, input, 'Provider');
  }

  /** A training for the whole village, from which some of its people who came home benefit. */
  async shared(label: string, cases: readonly string[], day: string): Promise<void> {
    const id = this.tell.id(`support ${label}`);
    const support = { id, level: 'COMMUNITY', type: 'COMMUNITY_PROJECT', note: 'A drying floor for the village.' };
    const cost = { state: 'GIVEN', givenOn: day, costMinor: 4500000000, currency: 'IDR' };
    await this.tell.act(IOM, 'recordSupport', 'RecordSupport', label, { ...support, ...cost }, 'SharedSupport');
    const rows = cases.map((one) => ({ case: one, support: id, occurredAt: at(day) }));
    await this.tell.acts(IOM, 'linkSupports', 'LinkSupport', label, rows);
  }

  /** Offered to IOM, which is still to answer. */
  async offered(way: Way, cases: readonly string[], day: string): Promise<void> {
    await way.offers(cases, 'REINTEGRATION', unitId('IOM-JKT'), day, KEMENSOS);
  }

  /** Taken over by IOM, a plan agreed with each, and asked how they stand. */
  async planned(way: Way, cases: readonly string[], offered: string, agreed: string, provider: string): Promise<void> {
    await way.offered(cases, 'REINTEGRATION', unitId('IOM-JKT'), IOM, offered, KEMENSOS);
    const plans = cases.map((id, i) => ({
      case: id,
      objectives: 'A small business, and school for the children.',
      goals: goalsOf(i, agreed, provider),
      occurredAt: at(agreed),
    }));
    await this.tell.acts(IOM, 'agreePlans', 'AgreePlan', `plans ${agreed}`, plans);
    await this.surveyed(cases, 0, agreed);
    await this.refreshed(IOM, cases);
    await this.tell.step(IOM, 'startPlan', cases, at(agreed, 6));
  }

  /** What was planned is given, but for the training, of which nobody wants to hear when the shop is open. */
  async aided(cases: readonly string[], day: string): Promise<void> {
    const items = await Promise.all(cases.map((id) => this.itemsOf(id)));
    const rows = cases.map((id, i) => ({ id, items: items[i] ?? [] }));
    const aid = rows.flatMap(({ id, items }, i) => aidFor(i, id, items, day));
    await this.tell.acts(IOM, 'logAssistances', 'LogAssistance', `aid ${day}`, aid);
    const dropped = rows.flatMap(({ id, items }) =>
      items
        .filter(({ type }) => type === 'VOCATIONAL_TRAINING')
        .map(({ id: item }) => ({ case: id, item, state: 'CANCELLED', reason: 'NOT_WANTED', occurredAt: at(day) })),
    );
    await this.tell.acts(IOM, 'updatePlanItems', 'UpdatePlanItem', `dropped ${day}`, dropped);
  }

  private async itemsOf(id: string): Promise<readonly PlannedItem[]> {
    const { case: one } = await this.tell.ask<{ case: { plans: { goals: { items: PlannedItem[] }[] }[] } }>(
      IOM,
      'query ($id: ID!) { case(id: $id) { plans { goals { items { id type } } } } }',
      { id },
    );
    return one.plans.flatMap(({ goals }) => goals.flatMap(({ items }) => items));
  }

  async followedUp(cases: readonly string[], day: string): Promise<void> {
    await this.refreshed(IOM, cases);
    await this.tell.step(IOM, 'enterFollowUp', cases, at(day));
  }

  async surveyed(cases: readonly string[], month: number, day: string): Promise<void> {
    const { instrument } = await this.tell.ask<{
      instrument: { version: string; questions: { id: string; options: { code: string }[] }[] };
    }>(IOM, '{ instrument { version questions { id options { code } } } }');
    const rows = cases.map((id, i) => ({
      case: id,
      month,
      instrument: instrument.version,
      answers: instrument.questions.map(({ id: question, options }) => ({
        question,
        // Half a year later most stand a step better.
        answer: options[Math.max(0, (i % Math.min(3, options.length)) - (month > 0 ? 1 : 0))]?.code,
      })),
      occurredAt: at(day),
    }));
    await this.tell.acts(IOM, 'recordSurveys', 'RecordSurvey', `month ${month} ${day}`, rows);
  }

  async visited(cases: readonly string[], month: number, outcome: string, day: string): Promise<void> {
    const rows = cases.map((id) => ({
      case: id,
      month,
      outcome,
      note: 'Called on the safe number.',
      occurredAt: at(day),
    }));
    await this.tell.acts(IOM, 'recordFollowUps', 'RecordFollowUp', `month ${month} ${outcome} ${day}`, rows);
  }

  async closed(cases: readonly string[], day: string): Promise<void> {
    await this.refreshed(IOM, cases);
    await this.tell.step(IOM, 'close', cases, at(day), { closure: 'GOALS_REACHED' });
  }

  /** Reads the versions again that others have moved meanwhile. */
  async refreshed(login: string, cases: readonly string[]): Promise<void> {
    for (const id of cases) {
      const { case: one } = await this.tell.ask<{ case: { version: number } | null }>(
        login,
        'query ($id: ID!) { case(id: $id) { version } }',
        { id },
      );
      if (one) this.tell.versions.set(id, one.version);
    }
  }
}

interface PlannedItem {
  id: string;
  type: string;
}

const gifts: Readonly<Record<string, { modality: string; costMinor: number }>> = {
  CASH_GRANT: { modality: 'CASH', costMinor: 500000000 },
  IN_KIND: { modality: 'IN_KIND', costMinor: 250000000 },
  PSYCHOSOCIAL_COUNSELLING: { modality: 'SERVICE', costMinor: 120000000 },
};

/** Some need little to begin with, and some a boat. */
const costOf = (i: number, type: string): number => ((gifts[type]?.costMinor ?? 0) * ([1, 5, 15][i % 3] ?? 1)) / 5;

const goalsOf = (i: number, day: string, provider: string): Record<string, unknown>[] => {
  const planned = (type: string) => ({
    type,
    plannedOn: day,
    costMinor: costOf(i, type),
    currency: 'IDR',
  });
  const training = { type: 'VOCATIONAL_TRAINING', note: 'Four weeks with a tailor.', provider };
  return [
    {
      dimension: 'ECONOMIC',
      note: 'A small shop of my own.',
      items: [planned('CASH_GRANT'), planned('IN_KIND'), ...(i % 3 === 0 ? [training] : [])],
    },
    { dimension: 'SOCIAL', note: 'That the children go to school.', items: [] },
    { dimension: 'PSYCHOSOCIAL', note: 'To sleep through the night.', items: [planned('PSYCHOSOCIAL_COUNSELLING')] },
  ];
};

const aidFor = (i: number, id: string, items: readonly PlannedItem[], day: string): Record<string, unknown>[] =>
  items.flatMap(({ id: item, type }) => {
    const gift = gifts[type];
    const given = { state: 'GIVEN', givenOn: day, currency: 'IDR', confirmed: true, completes: true };
    const cost = { costMinor: costOf(i, type) };
    return gift ? [{ case: id, item, type, ...gift, ...given, ...cost, occurredAt: at(day) }] : [];
  });
