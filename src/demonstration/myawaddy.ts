import { Care, type Placement } from './care';
import type { Teller } from './teller';
import { at, casesOf, KEMENSOS, leg, minutesBefore, unitId, Way, type Leg, type Traveller } from './way';

const OFFICER = 'officer.bangkok';
const DESK = 'desk.kemlu';
const BUSES = 13;
/** Who is not let across, and who is called back at the airport. */
const HELD_AT_BORDER = 12;
const HELD_AT_AIRPORT = 9;
const DISPUTED = 12;

const given = {
  FEMALE: [
    'Ani',
    'Budiarti',
    'Citra',
    'Dwi',
    'Endang',
    'Fitri',
    'Hesti',
    'Indah',
    'Kartika',
    'Lilis',
    'Murni',
    'Nurul',
  ],
  MALE: ['Ahmad', 'Bayu', 'Candra', 'Dedi', 'Eko', 'Fajar', 'Gilang', 'Hendra', 'Irfan', 'Joko', 'Krisna', 'Lukman'],
} as const;
const family = [
  'Harahap',
  'Nasution',
  'Pratama',
  'Rahayu',
  'Saputri',
  'Setiawan',
  'Simanjuntak',
  'Utami',
  'Wibowo',
  'Yulianti',
  'Zebua',
];

interface Flight {
  name: string;
  to: string;
  people: Traveller[];
  leg: Leg;
  day: string;
  houses: string[];
}

/** The figures of the story's end, read back by the national desk. */
export type Heads = Record<
  'expected' | 'heldBack' | 'boarded' | 'births' | 'landed' | 'handedOver' | 'wentBefore' | 'disputed' | 'unexplained',
  number
>;

/**
 * The Myawaddy story: people freed in one place cross a border in thirteen buses, some are held back, the others fly in
 * three aircraft over two days to three airports, two are born on the way, and police and embassy disagree about
 * twelve. Its shape is that of March 2025; its people are invented.
 */
export class MyawaddyStory {
  private readonly way: Way;
  private readonly care: Care;
  /** Mothers and those whom they bore on the way, who sleep together. */
  private readonly families: string[] = [];

  constructor(
    private readonly tell: Teller,
    private readonly size = { expected: 554, wentBefore: 46 },
  ) {
    this.way = new Way(tell, OFFICER);
    this.care = new Care(tell);
  }

  async play(): Promise<Heads> {
    await this.wentBefore();
    const people = await this.registered('crossing', this.size.expected, '2025-03-10');
    await this.made(people, '2025-03-10', '2025-03-14');
    const crossing = await this.crossed(people);
    const flights = await this.flown(crossing.movement, crossing.across);
    for (const flight of flights) await this.received(flight);
    await this.sheltered(flights);
    await this.disputed(flights.flatMap((flight) => flight.people).slice(0, DISPUTED));
    return this.figures();
  }

  /** Those whom the first commercial flights took, three weeks before. */
  private async wentBefore(): Promise<void> {
    const people = await this.registered('before', this.size.wentBefore, '2025-02-17');
    await this.made(people, '2025-02-17', '2025-02-20');
    const legs = [leg(this.tell, 'before 226', 'DMK', 'CGK', at('2025-02-26', 3), at('2025-02-26', 7))];
    await this.tell.assess(OFFICER, 'FITNESS', 'FIT', casesOf(people), at('2025-02-25', 3));
    const movement = await this.way.flown('before', legs, people, people, '2025-02-25');
    await this.way.arrived(people, movement, at('2025-02-26', 8));
    await this.way.handedOver('before', people, movement, '2025-02-26');
  }

  private async registered(name: string, count: number, day: string): Promise<Traveller[]> {
    const group = this.tell.id(`group ${name}`);
    const announced = { id: group, reference: name, country: 'MM', receivedAt: at(day, 1), expected: count };
    await this.tell.act(OFFICER, 'createGroup', 'CreateGroup', name, announced, 'Group');
    const people = Array.from({ length: count }, (_, i): Traveller => ({
      case: this.tell.id(`case ${name} ${i}`),
      sex: i % 4 === 0 ? 'FEMALE' : 'MALE',
      child: false,
      passport: i % 3 === 0 ? `X${String(1_000_000 + i * 7)}` : null,
      home: null,
    }));
    const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS', 'FOLLOW_UP'].map((purpose) => ({
      purpose,
      basis: 'CONSENT',
      given: true,
    }));
    const rows = people.map((one, i) => ({
      id: one.case,
      group,
      name: `${given[one.sex][i % 12]} ${family[(i * 5) % 11]} ${family[(i * 7 + 3) % 11]}`,
      sex: one.sex,
      birthDate: `${1975 + (i % 30)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      passportNumber: one.passport ?? undefined,
      source: 'BORDER',
      country: 'MM',
      receivedAt: at(day, 1),
      consents,
    }));
    await this.tell.acts(OFFICER, 'registerCases', 'RegisterCase', name, rows);
    return people;
  }

  private async made(people: readonly Traveller[], day: string, papers: string): Promise<void> {
    await this.way.identified(people, day, papers);
    await this.way.prepared(people, papers, papers);
    await this.way.cleared(casesOf(people), papers);
  }

  /** Thirteen buses beside each other, and twelve whom the border does not let across. */
  private async crossed(people: readonly Traveller[]): Promise<{ movement: string; across: Traveller[] }> {
    const { tell, way } = this;
    const buses = Array.from({ length: BUSES }, (_, i) => ({
      ...leg(tell, `bus ${i + 1}`, 'MAQ', 'DMK', at('2025-03-17', 1), at('2025-03-17', 13)),
      mode: 'LAND' as const,
      carrier: 'BUS',
      number: String(i + 1),
      seats: 43,
    }));
    await tell.assess(OFFICER, 'FITNESS', 'FIT', casesOf(people), at('2025-03-15', 3));
    const movement = await way.ready('crossing', buses, people, '2025-03-16');
    const across = people.slice(HELD_AT_BORDER);
    await this.heldBack('border', movement, people.slice(0, HELD_AT_BORDER), 'BORDER', at('2025-03-17', 0));
    const boarded = across.map((one, i) => ({
      case: one.case,
      movement,
      leg: buses[i % BUSES]?.id,
      occurredAt: minutesBefore(at('2025-03-17', 1), 30),
    }));
    await tell.acts(OFFICER, 'boardAll', 'Board', 'buses', boarded);
    for (const bus of buses) await way.recorded(bus);
    await this.heldBack('airport', movement, across.slice(0, HELD_AT_AIRPORT), 'AUTHORITY', at('2025-03-17', 14));
    return { movement, across: across.slice(HELD_AT_AIRPORT) };
  }

  private async heldBack(
    name: string,
    movement: string,
    people: readonly Traveller[],
    reason: string,
    occurredAt: string,
  ): Promise<void> {
    const rows = casesOf(people).map((id) => ({
      case: id,
      movement,
      reason,
      occurredAt,
      note: 'Named by the host state.',
    }));
    await this.tell.acts(OFFICER, 'holdBackPassengers', 'HoldBackPassenger', name, rows);
  }

  /** Three aircraft over two days; on the first and on the last a child is born. */
  private async flown(crossing: string, people: readonly Traveller[]): Promise<Flight[]> {
    const third = Math.ceil(people.length / 3);
    const flights = [
      { name: 'jakarta', to: 'CGK', day: '2025-03-18', departs: 1, houses: ['RPTC-BA', 'ASRAMA-HAJI', 'RPTC-2'] },
      { name: 'surabaya', to: 'SUB', day: '2025-03-18', departs: 6, houses: ['SENTRA-SBY'] },
      { name: 'medan', to: 'KNO', day: '2025-03-19', departs: 1, houses: ['SENTRA-MDN'] },
    ].map(({ name, to, day, departs, houses }, i): Flight => ({
      name,
      to,
      day,
      houses,
      people: people.slice(i * third, (i + 1) * third),
      leg: leg(this.tell, `${name} ${i + 1}`, 'DMK', to, at(day, departs), at(day, departs + 3), true),
    }));
    for (const flight of flights) await this.taken(crossing, flight);
    await this.born(flights[0], 'FEMALE');
    await this.born(flights[2], 'MALE');
    for (const { name, leg: hop } of flights) {
      const landed = { leg: hop.id, version: 2, arrivedAt: hop.plannedArrival };
      await this.tell.act(OFFICER, 'recordLeg', 'RecordLeg', `${name} landed`, landed, 'Movement');
    }
    return flights;
  }

  private async taken(crossing: string, { name, day, people, leg: hop }: Flight): Promise<void> {
    const { tell, way } = this;
    const to = await way.movement(name, [hop]);
    const moved = casesOf(people).map((id) => ({ case: id, movement: crossing, to, occurredAt: at('2025-03-17', 15) }));
    await tell.acts(OFFICER, 'transferPassengers', 'TransferPassenger', name, moved);
    const issued = { movement: to, version: await way.versionOf(to), occurredAt: at('2025-03-17', 16) };
    await tell.act(OFFICER, 'issueManifest', 'IssueManifest', name, issued, 'Movement');
    const occurredAt = minutesBefore(hop.plannedDeparture, 30);
    await tell.acts(
      OFFICER,
      'boardAll',
      'Board',
      name,
      casesOf(people).map((id) => ({ case: id, movement: to, occurredAt })),
    );
    await tell.act(
      OFFICER,
      'recordLeg',
      'RecordLeg',
      `${name} ${day} left`,
      { leg: hop.id, version: 1, departedAt: hop.plannedDeparture },
      'Movement',
    );
  }

  private async born(flight: Flight | undefined, sex: 'FEMALE' | 'MALE'): Promise<void> {
    const mother = flight?.people.find((one) => one.sex === 'FEMALE');
    if (!flight || !mother) return;
    const child = this.tell.id(`case born ${flight.name}`);
    await this.tell.act(OFFICER, 'recordBirth', 'RecordBirth', flight.name, {
      id: child,
      mother: mother.case,
      movement: this.tell.id(`movement ${flight.name}`),
      name: 'Bayi',
      sex,
      occurredAt: minutesBefore(flight.leg.plannedArrival, 60),
    });
    this.families.push(mother.case, child);
    flight.people.push({ case: child, sex, child: true, passport: null, home: null });
  }

  private async received({ name, people, day }: Flight): Promise<void> {
    const movement = this.tell.id(`movement ${name}`);
    await this.way.arrived(people, movement, at(day, 10));
    await this.way.handedOver(name, people, movement, day);
  }

  /** Five houses, the nearest first, none filled beyond its beds. */
  private async sheltered(flights: readonly Flight[]): Promise<void> {
    const { shelters } = await this.tell.ask<{ shelters: { code: string; beds: { kind: string; free: number }[] }[] }>(
      KEMENSOS,
      '{ shelters { code beds { kind free } } }',
    );
    const free = new Map(shelters.flatMap(({ code, beds }) => beds.map((bed) => [`${code} ${bed.kind}`, bed.free])));
    const families = new Set(this.families);
    for (const { name, people, day, houses } of flights) {
      const placements = people.map((one): Placement => {
        const bed = families.has(one.case) ? 'FAMILY' : one.sex === 'FEMALE' ? 'WOMEN' : 'MEN';
        const shelter = houses.find((house) => (free.get(`${house} ${bed}`) ?? 0) > 0);
        if (!shelter) throw new Error(`No bed is left near ${name} for ${bed}.`);
        free.set(`${shelter} ${bed}`, (free.get(`${shelter} ${bed}`) ?? 0) - 1);
        return { guest: one.case, shelter, bed };
      });
      await this.care.placed(name, placements, day);
    }
  }

  /** The police find what the embassy did not. */
  private async disputed(people: readonly Traveller[]): Promise<void> {
    const cases = casesOf(people);
    await this.way.offered(cases, 'INVESTIGATION', unitId('POLRI-PPA'), 'police', '2025-03-20', KEMENSOS);
    const found = cases.map((id) => ({
      case: id,
      body: 'POLRI',
      outcome: 'NOT',
      role: 'SUSPECT',
      occurredAt: at('2025-03-21', 3),
      note: 'Recruited others, by two statements.',
    }));
    await this.tell.acts('police', 'recordDeterminations', 'RecordDetermination', 'disputed', found);
  }

  private async figures(): Promise<Heads> {
    const heads = async (of: object) => {
      const { headcount } = await this.tell.ask<{ headcount: Heads }>(
        DESK,
        `query ($group: ID, $movement: ID) { headcount(group: $group, movement: $movement) {
          expected heldBack boarded births landed handedOver unexplained } }`,
        of,
      );
      return headcount;
    };
    const { expected, heldBack, births, landed, handedOver, unexplained } = await heads({
      group: this.tell.id('group crossing'),
    });
    const aircraft = await Promise.all(
      ['jakarta', 'surabaya', 'medan'].map((name) => heads({ movement: this.tell.id(`movement ${name}`) })),
    );
    const before = await heads({ group: this.tell.id('group before') });
    const { disagreements } = await this.tell.ask<{
      disagreements: { items: { case: { group: { id: string } | null } }[] };
    }>(DESK, '{ disagreements(filter: { kind: VICTIM_STATUS }, first: 100) { items { case { group { id } } } } }');
    return {
      expected,
      heldBack,
      boarded: aircraft.reduce((sum, one) => sum + one.boarded, 0),
      births,
      landed,
      handedOver,
      wentBefore: before.landed,
      disputed: disagreements.items.filter((one) => one.case.group?.id === this.tell.id('group crossing')).length,
      unexplained: unexplained + before.unexplained + aircraft.reduce((sum, one) => sum + one.unexplained, 0),
    };
  }
}
