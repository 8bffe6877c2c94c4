import { regencies } from '#domain';
import { Care } from './care';
import { posts } from './cast';
import { delayOf, held } from './delays';
import { Teller, type Ask } from './teller';
import { at, casesOf, leg, unitId, Way, type Traveller } from './way';

/** People received by one post on one day, so many days before the day of loading. */
interface Intake {
  post: number;
  daysAgo: number;
  size: number;
}

/** Three years of eight posts: many small groups of late, so that each stage has somebody in it, and older ones behind. */
const recent: [daysAgo: number, size: number][] = [
  [1, 6],
  [1, 5],
  [2, 8],
  [2, 6],
  [3, 9],
  [4, 7],
  [5, 10],
  [6, 8],
  [7, 9],
  [9, 8],
  [10, 7],
  [10, 6],
  [11, 8],
  [12, 7],
  [14, 9],
  [16, 8],
  [19, 10],
  [22, 8],
  [27, 9],
  [33, 8],
  [38, 9],
  [48, 10],
  [60, 9],
  [75, 8],
  [90, 9],
  [130, 10],
  [170, 8],
];
const older: [daysAgo: number, size: number][] = [
  [230, 8],
  [290, 7],
  [360, 9],
  [450, 8],
  [560, 9],
  [690, 8],
  [830, 8],
  [960, 8],
  [1080, 7],
];
export const intakes: Intake[] = [...recent, ...older].map(([daysAgo, size], i) => ({
  post: (i * 5) % posts.length,
  daysAgo,
  size,
}));

const officers = ['manila', 'phnompenh', 'yangon', 'bangkok', 'kualalumpur', 'johorbahru', 'vientiane', 'dubai'].map(
  (city) => `officer.${city}`,
);
const ports = ['MNL', 'PNH', 'RGN', 'BKK', 'KUL', 'JHB', 'VTE', 'DXB'];

/** In what the people of each post were made to work. */
const sectors = [
  'OnlineScamsAndGambling',
  'OnlineScamsAndGambling',
  'OnlineScamsAndGambling',
  'A03_FishingAndAquaculture',
  'T_ActivitiesOfHouseholdsAsEmployers',
  'A_AgricultureForestryAndFishing',
  'OnlineScamsAndGambling',
  'T_ActivitiesOfHouseholdsAsEmployers',
];

/** Of 1,572 people whom the task force counted in 2023: 711 women, 86 girls, 731 men, 44 boys. */
const shares = [
  { until: 711, sex: 'FEMALE', child: false },
  { until: 797, sex: 'FEMALE', child: true },
  { until: 1528, sex: 'MALE', child: false },
  { until: 1572, sex: 'MALE', child: true },
] as const;

const given = {
  FEMALE: [
    'Wulan',
    'Sinta',
    'Ratna',
    'Melati',
    'Dewi',
    'Yuni',
    'Kartika',
    'Nirmala',
    'Laras',
    'Endang',
    'Maria',
    'Rosalina',
    'Fatimah',
    'Siti',
  ],
  MALE: [
    'Slamet',
    'Bagus',
    'Joko',
    'Agung',
    'Surya',
    'Dimas',
    'Rudi',
    'Hendro',
    'Yohanes',
    'Petrus',
    'Ridwan',
    'Fajar',
    'Wayan',
    'Tigor',
  ],
};
const family = [
  '',
  'Siregar',
  'Lubis',
  'Hidayat',
  'Pertiwi',
  'Kusuma',
  'Manurung',
  'Saputra',
  'Nainggolan',
  'Bere',
  'Tnunay',
  'Rahman',
  'Wibowo',
  '',
  'Pane',
  'Daeng',
];
const needs = [[], [], [], ['INJURY'], [], ['CHRONIC_ILLNESS'], [], ['MENTAL_DISTRESS'], [], ['PREGNANCY']] as const;
const recruitment = [
  ['ThroughOnlineSocialNetworks'],
  ['ThroughAnOnlineAdvertisement'],
  ['ThroughFriendsOrSocialEvents'],
  ['ThroughFamilyOrFamilyEvents'],
];
const sites = [['Facebook'], ['Telegram'], ['WhatsApp'], []];

/** How far people come, in days since they were received. */
const pace = {
  identified: 2,
  prepared: 4,
  cleared: 9,
  flown: 10,
  home: 20,
  planned: 36,
  aided: 46,
  followUp: 70,
  closed: 215,
};

/** Tells the demonstration through the public API, one intake after another, as far as each has come by now. */
export class WorkingDay {
  private known?: Promise<string>;

  constructor(
    private readonly ask: Ask,
    private readonly today: string,
  ) {}

  /** The one whom all of IOM sends apprentices to, added when the first plan is made. */
  private tailor(): Promise<string> {
    return (this.known ??= new Care(new Teller(this.ask, `working day ${this.today}`)).provider('Penjahit Ibu Sri'));
  }

  async tell(): Promise<void> {
    const waiting = intakes.map((intake, i) => ({ intake, i }));
    const tellers = Array.from({ length: 4 }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await this.intake(next.intake, next.i);
    });
    await Promise.all(tellers);
  }

  private async intake({ post, daysAgo, size }: Intake, i: number): Promise<void> {
    const tell = new Teller(this.ask, `working day ${this.today} ${i}`);
    const officer = officers[post] ?? '';
    const way = new Way(tell, officer, sectors[post]);
    const delay = delayOf(i, daysAgo);
    const received = (after: number) => daysBefore(this.today, daysAgo - after);
    // Whoever was held up is as many days behind in all that follows.
    const since = daysAgo - (delay?.days ?? 0);
    const day = (after: number) => daysBefore(this.today, since - after);
    const people = await this.registered(tell, officer, i, post, size, received(0));
    if (daysAgo <= 1) return;
    await way.consent(casesOf(people), 'CONSENT', at(received(0), 2));
    if (daysAgo <= pace.identified) {
      if (i % 2 === 0) await tell.step(officer, 'openIntake', casesOf(people), at(received(0), 3));
      else await way.screened(people, received(0));
      return;
    }
    await way.identified(people, received(0), received(2), i % 4 === 3);
    if (delay) await held(way, casesOf(people), delay.code, received(2), day(2));
    if (daysAgo <= pace.prepared) return;
    await way.prepared(people, day(3), day(4));
    await this.toldMinistries(way, people, i, day(4));
    if (daysAgo <= pace.cleared) {
      await this.waiting(tell, officer, people, day(4));
      return;
    }
    await way.cleared(casesOf(people), day(6));
    await this.fit(way, people, day(9));
    const hop = leg(
      tell,
      `${ports[post]} ${100 + i}`,
      ports[post] ?? '',
      'CGK',
      at(day(10), 2),
      at(day(10), 8),
      i % 4 === 0,
    );
    if (daysAgo <= pace.flown) {
      await way.ready(`group ${i}`, [hop], people, day(9));
      return;
    }
    const movement = await way.flown(`group ${i}`, [hop], people, people, day(9));
    if (daysAgo <= pace.flown + 1) return;
    await way.arrived(people, movement, at(day(10), 9));
    await way.handedOver(`group ${i}`, people, movement, day(10));
    if (daysAgo <= pace.flown + 2) return;
    await this.cared(tell, way, people, i, since, day);
  }

  private async registered(
    tell: Teller,
    officer: string,
    i: number,
    post: number,
    size: number,
    day: string,
  ): Promise<Traveller[]> {
    const group = tell.id('group');
    const country = posts[post]?.country;
    await tell.act(
      officer,
      'createGroup',
      'CreateGroup',
      'group',
      { id: group, reference: `${ports[post]}-${day}`, country, receivedAt: at(day, 1) },
      'Group',
    );
    const people = Array.from({ length: size }, (_, k) => person(i, k, day));
    const rows = people.map(({ one, row }) => ({
      ...row,
      id: one.case,
      group,
      country,
      source: i % 3 === 0 ? 'RAID' : 'WALK_IN',
      receivedAt: at(day, 1),
    }));
    const ids = people.map((_, k) => tell.id(`case ${k}`));
    await tell.acts(
      officer,
      'registerCases',
      'RegisterCase',
      'register',
      rows.map((row, k) => ({ ...row, id: ids[k] })),
    );
    return people.map(({ one }, k) => ({ ...one, case: ids[k] ?? '' }));
  }

  /** Who has a duty for some of them is asked to receive them as well: for women and girls, and for workers. */
  private async toldMinistries(way: Way, people: readonly Traveller[], i: number, day: string): Promise<void> {
    const women = casesOf(people.filter(({ sex }) => sex === 'FEMALE'));
    if (i % 3 === 0 && women.length > 0)
      await way.offered(women, 'RECEPTION', unitId('PPPA-LYN'), 'service.kpppa', day);
    else if (i % 4 === 1) await way.offered(casesOf(people), 'RECEPTION', unitId('KP2MI-JKT'), 'migrants.kp2mi', day);
  }

  /** Some wait for a fine to be waived, some for the host state's leave. */
  private async waiting(tell: Teller, officer: string, people: readonly Traveller[], day: string): Promise<void> {
    const rows = people
      .filter((_, k) => k % 3 === 0)
      .map((one, k) => ({
        case: one.case,
        ...(k % 2 === 0
          ? { code: 'OVERSTAY_FINE', amountMinor: 90000, currency: 'USD' }
          : { code: 'EXIT_PERMIT_PENDING' }),
        occurredAt: at(day, 8),
      }));
    await tell.acts(officer, 'openHolds', 'OpenHold', 'waiting', rows);
  }

  private async fit(way: Way, people: readonly Traveller[], day: string): Promise<void> {
    const children = casesOf(people.filter((one) => one.child));
    if (children.length > 0)
      await way.tell.assess(way.officer, 'GUARDIAN', 'ESCORT', children, at(day, 3), {
        note: 'Social worker of the mission.',
      });
    await way.tell.assess(way.officer, 'FITNESS', 'FIT', casesOf(people), at(day, 4));
  }

  private async cared(
    tell: Teller,
    way: Way,
    people: readonly Traveller[],
    i: number,
    daysAgo: number,
    day: (after: number) => string,
  ): Promise<void> {
    const care = new Care(tell);
    const bed = (one: Traveller) => (one.child ? 'MINOR' : one.sex === 'FEMALE' ? 'WOMEN' : 'MEN');
    await care.placed(
      `group ${i}`,
      people.map((one) => ({ guest: one.case, shelter: 'RPTC-2', bed: bed(one) })),
      day(10),
    );
    if (daysAgo <= pace.home) return;
    await care.home(`group ${i}`, people, day(20));
    const [first, ...others] = people;
    if (first && i % 4 === 1) await care.declined(first.case, day(21));
    const staying = casesOf(first && i % 4 === 1 ? others : people);
    if (daysAgo <= pace.planned) return care.offered(way, staying, day(daysAgo - 1));
    await care.planned(way, staying, day(22), day(35), await this.tailor());
    if (daysAgo <= pace.aided) return;
    await care.aided(staying, day(45));
    if (daysAgo > 52) await care.visited(staying, 1, 'REACHED', day(51));
    if (daysAgo <= pace.followUp) return;
    await care.followedUp(staying, day(70));
    if (daysAgo > 115) await care.visited(staying, 3, 'REACHED', day(112));
    if (daysAgo <= pace.closed) return;
    await care.visited(staying, 6, 'REACHED', day(204));
    await care.surveyed(staying, 6, day(205));
    await care.closed(staying, day(214));
  }
}

/** Somebody invented, by the place in the list; sexes and ages come in the shares of the task force. */
function person(i: number, k: number, day: string): { one: Traveller; row: Record<string, unknown> } {
  const n = i * 17 + k * 7;
  const share = shares.find(({ until }) => (n * 389) % 1572 < until) ?? shares[0];
  const born = share.child ? Number(day.slice(0, 4)) - 16 : 1984 + (n % 20);
  const name = [given[share.sex][n % given[share.sex].length], family[(n * 3 + i) % family.length]]
    .filter(Boolean)
    .join(' ');
  const home = regencies.codes[(n * 31) % regencies.codes.length] ?? null;
  const passport = n % 5 < 3 ? `X${String(1000000 + n * 37)}` : null;
  return {
    one: { case: '', sex: share.sex, child: share.child, passport, home, sold: sold(share, n) },
    row: {
      name,
      sex: share.sex,
      birthDate: n % 11 === 0 ? String(born) : `${born}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`,
      ...(passport ? { passportNumber: passport } : {}),
      homeRegency: home,
      recruitmentMethods: recruitment[n % recruitment.length],
      recruitmentSites: sites[n % sites.length],
      needs: [...(needs[n % needs.length] ?? [])],
      consents: [],
    },
  };
}

const sold = ({ sex, child }: (typeof shares)[number], n: number): boolean => sex === 'FEMALE' && !child && n % 4 === 0;

const two = (n: number): string => String(n).padStart(2, '0');

const daysBefore = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
