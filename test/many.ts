import { dayBands, disagreementKinds, holdCodes, moneyBands, supportBands, type MeasureCode } from '#domain';
import { randomFrom } from './attacker/year';

interface Asks {
  query: (text: string, values: unknown[]) => Promise<unknown>;
}

type Place = Record<string, string>;

const weighed = <T>(random: (below: number) => number, all: readonly (readonly [T, number])[]): T => {
  let left = random(all.reduce((sum, [, weight]) => sum + weight, 0));
  return (all.find(([, weight]) => (left -= weight) < 0) ?? all[0])?.[0] as T;
};

const FOUND = [
  ['KH', 'KBRI-PNH', 40],
  ['MM', 'KBRI-YGN', 25],
  ['PH', 'KBRI-MNL', 14],
  ['TH', 'KBRI-BKK', 12],
  ['MY', 'KJRI-JHB', 20],
  ['LA', 'KBRI-VTE', 4],
  ['AE', 'KJRI-DXB', 5],
  ['SG', 'KJRI-JHB', 3],
] as const;
const HOMES = ['ID-JI', 'ID-JB', 'ID-SU', 'ID-NT', 'ID-JT', 'ID-KR', 'ID-SN', 'ID-LA', 'ID-PA', 'ID-YO'] as const;
const WAY: readonly [MeasureCode, number][] = [
  ['REGISTERED', 100],
  ['IDENTIFIED', 80],
  ['ARRIVED', 75],
  ['SHELTERED', 55],
  ['RETURNED', 65],
  ['REINTEGRATING', 45],
  ['CLOSED', 30],
];

/** So many people in the numbers that wait for a release, as a keeper would have counted them; the same each time. */
export async function countMany(db: Asks, year: number, people: number, seed = year): Promise<void> {
  const random = randomFrom(seed);
  const rows: { series: string; kind: string; place: Place }[] = [];
  for (let i = 0; i < people; i += 1) {
    const [country, post] = weighed(
      random,
      FOUND.map(([iso, code, weight]) => [[iso, code] as const, weight]),
    );
    const place: Place = {
      GROUP: weighed(random, [
        ['WOMAN', 42],
        ['MAN', 45],
        ['GIRL', 8],
        ['BOY', 4],
        ['UNKNOWN', 1],
      ]),
      QUARTER: `Q${1 + random(4)}`,
      COUNTRY: country,
      POST: post,
      PROVINCE: HOMES[Math.min(random(10), random(10))] ?? 'UNKNOWN',
      CHANNEL: weighed(random, [
        ['UNKNOWN', 5],
        ['ThroughOnlineSocialNetworks', 12],
      ]),
      FORM: weighed(random, [
        ['FORCED_WORK', 12],
        ['PROSTITUTION', 3],
        ['SEVERAL', 2],
      ]),
      SECTOR: weighed(random, [
        ['OnlineScamsAndGambling', 12],
        ['T_ActivitiesOfHouseholdsAsEmployers', 4],
        ['A03_FishingAndAquaculture', 3],
        ['UNKNOWN', 2],
      ]),
      AUTHORITY: weighed(random, [
        ['POLRI', 5],
        ['UNKNOWN', 2],
      ]),
      AGENCY: weighed(random, [
        ['KEMLU', 3],
        ['KEMENSOS', 5],
        ['PEMDA', 2],
      ]),
      REASON: 'UNKNOWN',
      PARTIES: weighed(random, [
        ['KEMLU+POLRI', 4],
        ['KEMENSOS+POLRI', 3],
      ]),
      AWAITED: weighed(random, [
        ['POLRI', 4],
        ['KEMENSOS', 2],
        ['HOLDER', 2],
      ]),
    };
    const days = (slow: number) => ({ ...place, DAYS: dayBands.codes[Math.min(7, random(slow) + random(slow))] ?? '' });
    WAY.forEach(([series, share], stage) => {
      if (random(100) < share) rows.push({ series, kind: '', place: days(2 + stage) });
    });
    if (random(100) < 50) {
      const kind = holdCodes.codes[Math.min(random(18), random(5))] ?? '';
      rows.push({ series: 'HELD', kind, place }, { series: 'HOLD_CLEARED', kind, place: days(4) });
    }
    if (random(100) < 25) {
      const kind = disagreementKinds.codes[random(2) * 7] ?? '';
      rows.push({ series: 'DISAGREED', kind, place }, { series: 'SETTLED', kind, place: days(4) });
    }
    if (random(100) < 60) {
      const kind = weighed(random, [
        ['CASH_GRANT', 3],
        ['IN_KIND', 2],
        ['PSYCHOSOCIAL_COUNSELLING', 2],
      ]);
      const MONEY = moneyBands.codes[Math.min(6, random(4) + random(3))] ?? '';
      rows.push({ series: 'ASSISTED', kind, place: { ...place, MONEY } });
    }
    for (const kind of ['M0', 'M6'].slice(0, random(3))) {
      const SCORE = supportBands.codes[Math.min(random(4), random(4), supportBands.codes.length - 1)] ?? '';
      const CHANGE = weighed(random, [
        ['BETTER', 5],
        ['SAME', 3],
        ['WORSE', 2],
      ]);
      rows.push({ series: 'SURVEYED', kind, place: { ...place, SCORE, CHANGE } });
    }
    if (random(100) < 35)
      rows.push({ series: 'OVERDUE', kind: ['DETERMINATION', 'FOLLOW_UP_1', 'FOLLOW_UP_3'][random(3)] ?? '', place });
    if (random(100) < 9) rows.push({ series: 'SECOND_EPISODE', kind: '', place });
  }
  await db.query(
    `insert into counted (series, kind, case_id, year, place)
     select x.series, x.kind, gen_random_uuid(), $1, x.place from json_to_recordset($2) x (series text, kind text, place jsonb)`,
    [year, JSON.stringify(rows)],
  );
}
