import supertest from 'supertest';
import { measures, statisticsPolicy, threshold } from '#domain';
import type { NumberKeeper } from '../src/statistics/keeper';
import { keeperOf } from './counted';
import { openWorld, type World } from './world';

let world: World;
let keeper: NumberKeeper;
beforeAll(async () => {
  world = await openWorld();
  keeper = keeperOf(world);
  await world.registered(34, 'officer.manila');
  await world.registered(4, 'officer.manila', { country: 'MY', birthDate: '2012-03-04', sex: 'FEMALE' });
  for (const [COUNTRY, people] of Object.entries({ KH: 60, MM: 50, TH: 40 }))
    await world.owner.query(
      `insert into counted (series, kind, case_id, year, place)
       select 'REGISTERED', '', gen_random_uuid(), 2022, $2 from generate_series(1, $1)`,
      [people, JSON.stringify({ ...EVERYWHERE, GROUP: 'WOMAN', CHANNEL: 'UNKNOWN', SECTOR: 'UNKNOWN', COUNTRY })],
    );
  await keeper.keep(new Date());
});
afterAll(async () => {
  await keeper.stop();
  await world.close();
});

const WEEK = 7 * 86_400_000;
const EVERYWHERE = { QUARTER: 'Q1', COUNTRY: 'KH', POST: 'KBRI-PNH', PROVINCE: 'ID-JI' };
const TABLE = `query ($measure: Measure!, $year: Int!, $by: Breakdown!, $release: Int, $kind: String) {
  publishedTable(measure: $measure, year: $year, by: $by, release: $release, kind: $kind) {
    release week policy title whyHidden rows { value group people hidden } } }`;
interface Row {
  value: string | null;
  group: string | null;
  people: number | null;
  hidden: boolean;
}
const table = async (by = 'COUNTRY', release?: number, login = 'analyst.kpppa') =>
  (await world.as(login).ask(TABLE, { measure: 'REGISTERED', year: 2025, by, release })).publishedTable as {
    release: number;
    rows: Row[];
  } | null;
const at = (rows: readonly Row[], value: string | null, group: string | null) =>
  rows.find((row) => row.value === value && row.group === group);
const leaves = (told: unknown): unknown[] =>
  typeof told === 'object' && told !== null ? Object.values(told).flatMap(leaves) : [told];

describe('A weekly release', () => {
  it('shows what can be shown and says of every other cell that it is hidden, and why', async () => {
    const published = await table();
    expect(published?.rows).toHaveLength(250 * 6);
    const total = at(published?.rows ?? [], null, null);
    expect(total).toMatchObject({ hidden: false });
    expect(total?.people).toBeGreaterThanOrEqual(34);
    // Four girls in Malaysia are found in no cell.
    expect(at(published?.rows ?? [], 'MY', 'GIRL')).toMatchObject({ people: null, hidden: true });
    expect((published?.rows ?? []).filter(({ people }) => people !== null && people < threshold)).toEqual([]);
    const { publishedTable } = await world
      .as('desk.kemlu')
      .ask(TABLE, { measure: 'REGISTERED', year: 2025, by: 'COUNTRY' });
    expect(publishedTable.whyHidden).toMatch(/11/);
  });

  it('is the same for whoever asks, and lists what it has', async () => {
    expect(await table('COUNTRY', undefined, 'desk.kemlu')).toEqual(await table());
    const { releases } = await world
      .as('service.kpppa')
      .ask('{ releases { number week policy threshold tables { measure kind year by } } }');
    expect(releases[0]).toMatchObject({ number: 1, threshold: 11 });
    expect(releases[0].tables).toContainEqual(
      expect.objectContaining({ measure: 'REGISTERED', kind: null, year: 2025 }),
    );
  });

  it('is made once a week and stays as it was; newcomers wait until enough have come', async () => {
    const before = await table();
    await world.registered(5, 'officer.manila', { country: 'KH' });
    await keeper.keep(new Date());
    expect((await table())?.release).toBe(before?.release);
    await keeper.keep(new Date(Date.now() + WEEK));
    const next = await table();
    expect(next?.release).toBe((before?.release ?? 0) + 1);
    expect(next?.rows).toEqual(before?.rows);
    // A hundred and ten more: they come in together.
    await world.registered(60, 'officer.manila', { country: 'KH' });
    await world.registered(60, 'officer.manila', { country: 'KH' });
    await keeper.keep(new Date(Date.now() + 2 * WEEK));
    const later = await table();
    const people = (rows: readonly Row[] | undefined) => at(rows ?? [], null, null)?.people ?? 0;
    expect(people(later?.rows)).toBeGreaterThanOrEqual(people(before?.rows) + 110);
    expect(await table('COUNTRY', before?.release)).toEqual(before);
  });

  it('says what its series have, beside the release before, and within which days', async () => {
    const came = async () => {
      for (const GROUP of ['WOMAN', 'MAN']) {
        for (const [DAYS, count] of Object.entries({ D7: 12, D14: 64, D30: 20, D60: 30 })) {
          await world.owner.query(
            `insert into counted (series, kind, case_id, year, place) select 'ARRIVED', '', gen_random_uuid(), 2024, $2 from generate_series(1, $1)`,
            [count, JSON.stringify({ ...EVERYWHERE, GROUP, DAYS })],
          );
        }
      }
    };
    const ask = async () =>
      world.as('analyst.kpppa')
        .ask(`{ publishedNumbers(year: 2024) { release rows { measure kind group people before hidden } }
        publishedDays(year: 2024) { longest rows { measure group people median { from to } ninetieth { from to } } } }`);
    await came();
    await keeper.keep(new Date(Date.now() + 3 * WEEK));
    const first = await ask();
    const of = (rows: { measure: string; group: string | null }[], group: string | null) =>
      rows.find((row) => row.measure === 'ARRIVED' && row.group === group);
    expect(of(first.publishedNumbers.rows, null)).toMatchObject({ people: 252, before: null, hidden: false });
    expect(of(first.publishedNumbers.rows, 'GIRL')).toMatchObject({ people: null, hidden: true });
    expect(of(first.publishedDays.rows, null)).toEqual({
      ...{ measure: 'ARRIVED', group: null, people: 252 },
      // Those who came within a week or a month are hidden: they may as well have been the last.
      ...{ median: { from: 8, to: 14 }, ninetieth: { from: 31, to: null } },
    });
    await came();
    await keeper.keep(new Date(Date.now() + 4 * WEEK));
    const next = await ask();
    expect(of(next.publishedNumbers.rows, null)).toMatchObject({ people: 504, before: 252 });
    expect(of(next.publishedDays.rows, null)).toMatchObject({ people: 504, median: { from: 8, to: 14 } });
    expect(of(next.publishedDays.rows, 'GIRL')).toMatchObject({ people: null, median: null });
  });

  it('says how many there were in one country, of the series that are told by country', async () => {
    interface Number {
      measure: string;
      group: string | null;
      people: number | null;
    }
    const of = async (year: number, country: string | null): Promise<Number[]> =>
      (
        await world
          .as('analyst.kpppa')
          .ask(
            'query ($year: Int!, $country: String) { publishedNumbers(year: $year, country: $country) { rows { measure group people } } }',
            { year, country },
          )
      ).publishedNumbers.rows;
    const registered = (rows: readonly Number[]) => rows.filter(({ measure }) => measure === 'REGISTERED');
    const { publishedTable } = await world
      .as('analyst.kpppa')
      .ask(TABLE, { measure: 'REGISTERED', year: 2022, by: 'COUNTRY' });
    const there = registered(await of(2022, 'KH'));
    expect(there).toHaveLength(6);
    for (const { group, people } of there) expect(people).toBe(at(publishedTable.rows, 'KH', group)?.people);
    expect(there[0]).toMatchObject({ group: null, people: 60 });
    // A country of which nothing is shown, and a series that no country tells apart.
    expect(registered(await of(2025, 'MY')).map(({ people }) => people)).toEqual(Array(6).fill(null));
    const has = async (country: string | null) =>
      (await of(2025, country)).some(({ measure }) => measure === 'REINTEGRATING');
    expect([await has(null), await has('KH')]).toEqual([true, false]);
    const { errors } = await world
      .as('analyst.kpppa')
      .attempt('{ publishedNumbers(year: 2024, country: "XX") { year } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNKNOWN_CODE', field: 'country' });
  });

  it('tells of a field that is asked for alone what it tells beside all others', async () => {
    const about = ['release', 'week', 'publishedAt', 'policy', 'threshold', 'population', 'definition', 'whyHidden'];
    const fields = {
      'publishedTable(measure: REGISTERED, year: 2025, by: POST)': [
        ...['measure', 'year', 'by', 'title'],
        ...['value', 'label', 'iso', 'group', 'people', 'before', 'hidden'].map((one) => `rows { ${one} }`),
      ],
      'publishedNumbers(year: 2024)': [
        'year',
        ...['measure', 'kind', 'label', 'group', 'people', 'before', 'hidden'].map((one) => `rows { ${one} }`),
      ],
      'publishedDays(year: 2024)': [
        ...['year', 'longest'],
        ...['measure', 'people', 'hidden', 'median { from to }', 'ninetieth { from to }'].map(
          (one) => `rows { ${one} }`,
        ),
      ],
      publishedDefinitions: ['measure', 'label', 'definition', 'by', 'kinds { kind label }'].map(
        (one) => `measures { ${one} }`,
      ),
    };
    const analyst = world.as('analyst.kpppa');
    for (const [root, own] of Object.entries(fields)) {
      const all = [...about, ...own];
      const { answer: whole } = await analyst.ask(`{ answer: ${root} { ${all.join(' ')} } }`);
      for (const one of all) {
        const { answer } = await analyst.ask(`{ answer: ${root} { ${one} } }`);
        expect(whole).toMatchObject(answer);
        // What nobody ever read would be the same as well.
        expect([one, leaves(answer).some((leaf) => leaf !== null && leaf !== '')]).toEqual([one, true]);
      }
    }
  });

  it('has its definitions, policy and lists with it, and keeps them whatever is said later', async () => {
    const asked = async (release: number) => {
      const { publishedTable: by, publishedDefinitions: all } = await world.as('analyst.kpppa').ask(
        `query ($release: Int!) { publishedTable(measure: REGISTERED, year: 2025, by: POST, release: $release) {
             policy threshold population definition rows { value iso } }
           publishedDefinitions(release: $release) { policy threshold whyHidden measures { measure definition by kinds { kind } } } }`,
        { release },
      );
      return { by, all };
    };
    const before = await asked(1);
    expect(before.all.measures.map(({ measure: code }: { measure: string }) => code)).toEqual(measures.codes);
    expect(before.all).toMatchObject({ policy: statisticsPolicy, threshold });
    expect(before.by.definition).toContain(measures.row('REGISTERED').means.id);
    expect(before.by.rows).toContainEqual({ value: 'KBRI-PNH', iso: 'KH' });
    // A post is opened, and a release says it in other words.
    await world.owner.query(
      `insert into unit (id, code, organisation_id, name_id, name_en, country, zone)
       select gen_random_uuid(), 'KJRI-BARU', organisation_id, 'Baru', 'New', 'VN', zone from unit where code = 'KBRI-PNH'`,
    );
    await world.owner.query(
      `update release set policy = 'OLD', definitions = jsonb_set(definitions, '{measures,REGISTERED,means,id}', '"Kata lama."') where number = 2`,
    );
    expect(await asked(1)).toEqual(before);
    const old = await asked(2);
    expect([old.by.policy, old.by.definition.slice(0, 10)]).toEqual(['OLD', 'Kata lama.']);
    await keeper.keep(new Date(Date.now() + 5 * WEEK));
    expect((await asked(6)).by.rows).toContainEqual({ value: 'KJRI-BARU', iso: 'VN' });
  });

  it('is not made when its proof fails, and leaves nothing behind', async () => {
    const state = async () =>
      (
        await world.owner.query(
          'select (select count(*) from release) as r, (select count(*) from published_cell) as c, (select count(*) from counted where block is null) as w',
        )
      ).rows;
    await keeper.keep(new Date(Date.now() + 5 * WEEK));
    await world.owner.query(
      `insert into counted (series, kind, case_id, year, place)
       select 'REGISTERED', '', gen_random_uuid(), 2023, '{"GROUP": "NOT_A_GROUP", "COUNTRY": "KH"}' from generate_series(1, 30)`,
    );
    const before = await state();
    await expect(keeper.keep(new Date(Date.now() + 6 * WEEK))).rejects.toThrow();
    expect(await state()).toEqual(before);
    await world.owner.query(`delete from counted where year = 2023`);
  });

  it('refuses a table that there is not, by its field', async () => {
    const wrong = async (more: object) => {
      const { errors } = await world
        .as('analyst.kpppa')
        .attempt(TABLE, { measure: 'REGISTERED', year: 2025, by: 'COUNTRY', ...more });
      return errors?.[0]?.extensions;
    };
    expect(await wrong({ by: 'MONEY' })).toMatchObject({ code: 'UNKNOWN_CODE', field: 'by' });
    expect(await wrong({ kind: 'CASH' })).toMatchObject({ code: 'UNKNOWN_CODE', field: 'kind' });
    expect(await table('COUNTRY', 99)).toBeNull();
  });

  it('comes as a file as well, in which a hidden cell says so', async () => {
    const get = async (login: string, path: string) =>
      supertest(world.url)
        .get(path)
        .set('authorization', `Bearer ${await world.tokenOf(login)}`);
    const path = '/statistics/table.csv?measure=REGISTERED&year=2025&by=COUNTRY';
    const taken = async () =>
      (await world.as('auditor').ask('{ auditEntries(first: 100) { items { act } } }')).auditEntries.items.filter(
        ({ act }: { act: string }) => act === 'publishedTable.csv',
      ).length as number;
    const before = await taken();
    const { status, text, headers } = await get('analyst.kpppa', path);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toMatch(/registered-2025-country-release-\d+\.csv/);
    expect(text).toContain('\r\nMY,Malaysia,MY,GIRL,hidden,\r\n');
    expect(text).toMatch(/\r\nTOTAL,,,TOTAL,\d+,\d+\r\n/);
    for (const other of ['numbers.csv?year=2024', 'days.csv?year=2024', 'definitions.csv']) {
      const file = await get('analyst.kpppa', `/statistics/${other}`);
      expect([file.status, file.text.split('\r\n')[4]]).toEqual([200, `policy,${statisticsPolicy}`]);
    }
    expect((await get('analyst.kpppa', '/statistics/days.csv?year=2024')).text).toMatch(
      /\r\nARRIVED,,[^,]+,TOTAL,504,8,14,31,\r\n/,
    );
    expect((await get('analyst.kpppa', '/statistics/numbers.csv?year=2025&country=MY')).text).toContain(
      '\r\nREGISTERED,,Terdaftar,TOTAL,hidden,\r\n',
    );
    const past = await get('analyst.kpppa', '/statistics/past.csv');
    expect(past.text).toMatch(/\r\n2023,[^\r]+,2025,COMPUTED_TOTAL,3366\r\n2023,[^\r]+,2025,PRINTED_TOTAL,3363\r\n/);
    expect((await get('admin', '/statistics/past.csv')).status).toBe(403);
    expect((await get('analyst.kpppa', path.replace('2025', 'soon'))).status).toBe(400);
    expect((await get('analyst.kpppa', `${path}&release=99`)).status).toBe(404);
    expect((await get('analyst.kpppa', path.replace('COUNTRY', 'NAME'))).status).toBe(400);
    expect((await get('admin', path)).status).toBe(403);
    expect((await supertest(world.url).get(path)).status).toBe(401);
    // Who took a file away is known, and nobody took one who was refused; one release was asked for that there is not.
    expect(await taken()).toBe(before + 2);
  });
});
