import { measures, pastFigures, tablesOf } from '#domain';
import { openPool } from '../src/platform/db/pool';
import { idOf } from '../src/demonstration/cast';
import { ContextSigner } from '../src/platform/db/context';
import type { NumberKeeper } from '../src/statistics/keeper';
import { keeperOf } from './counted';
import { handsOf } from './prepared';
import { openWorld, type World } from './world';

let world: World;
let keeper: NumberKeeper;
beforeAll(async () => {
  world = await openWorld();
  keeper = keeperOf(world);
});
afterAll(async () => {
  await keeper.stop();
  await world.close();
});

const NUMBERS = '{ caseNumbers { state country group count } }';
interface CaseNumber {
  state: string;
  country: string;
  group: string;
  count: number;
}
const numbers = async (login: string): Promise<CaseNumber[]> => (await world.as(login).ask(NUMBERS)).caseNumbers;
const sum = (all: readonly CaseNumber[]) => all.reduce((total, { count }) => total + count, 0);
/** The same numbers, by walking all cases past both walls. */
const counted = async (unit: string | null): Promise<CaseNumber[]> =>
  (
    await world.owner.query<CaseNumber>(
      `select c.state, c.country, app.who(p.sex, c.child_at_identification, p.birth_year, c.received_at) as group, count(*)::int as count
       from cases c join person p on p.id = c.person_id where $1::text is null or exists (
         select from case_access a join unit u on u.id = a.unit_id where u.code = $1 and a.case_id = c.id and a.until > now() and a.reach <> 'TRACE')
       group by 1, 2, 3 order by 1, 2, 3`,
      [unit],
    )
  ).rows;

describe('One’s own numbers', () => {
  it('agree with the cases to the unit, for a post, another, and the desk', async () => {
    await world.registered(30, 'officer.manila');
    await world.registered(4, 'officer.manila', { country: 'MY', birthDate: '2012-03-04', sex: 'FEMALE' });
    await world.registered(7, 'officer.phnompenh', { country: 'KH', birthDate: '', sex: 'MALE' });
    await keeper.keep(new Date());
    expect(await numbers('officer.manila')).toEqual(await counted('KBRI-MNL'));
    expect(await numbers('officer.phnompenh')).toEqual(await counted('KBRI-PNH'));
    expect(await numbers('desk.kemlu')).toEqual(await counted(null));
    expect(sum(await numbers('officer.manila'))).toBe(34);
    expect((await numbers('officer.manila')).find(({ group }) => group === 'GIRL')).toMatchObject({
      country: 'MY',
      count: 4,
    });
    expect((await numbers('officer.phnompenh'))[0]).toMatchObject({ group: 'UNKNOWN', count: 7 });
    expect(await numbers('officer.bangkok')).toEqual([]);
  });

  it('follow a case where it goes, and are not asked of the cases', async () => {
    const [one] = await world.registered(1, 'officer.bangkok', { country: 'TH' });
    await keeper.keep(new Date());
    expect(await numbers('officer.bangkok')).toMatchObject([{ state: 'REPORTED', count: 1 }]);
    const { step } = handsOf(world, 'officer.bangkok');
    expect(await step(one?.id ?? '', 'openIntake')).toMatchObject({ state: 'INTAKE' });
    // Until it is folded the number is the one of before: nothing walks the cases for it.
    expect(await numbers('officer.bangkok')).toMatchObject([{ state: 'REPORTED', count: 1 }]);
    await keeper.keep(new Date());
    expect(await numbers('officer.bangkok')).toMatchObject([{ state: 'INTAKE', count: 1 }]);
    expect(await numbers('desk.kemlu')).toEqual(await counted(null));
  });

  it('are answered without a look at any case, be there few or many', async () => {
    const [account, unit] = [idOf('account officer.manila'), idOf('unit KBRI-MNL')];
    const context = new ContextSigner(world.ring.secret('context')).sign({ account, unit, standing: 'unit' });
    // What this connection did before may not have been told to the statistics yet, so it is taken off.
    const scans = async () => {
      const { rows } = await world.owner.query<{ scans: number }>(
        `select sum(seq_scan + coalesce(idx_scan, 0))::int as scans from pg_stat_xact_user_tables where relname in ('cases', 'case_access', 'case_event', 'person')`,
      );
      return rows[0]?.scans ?? NaN;
    };
    const looked = async (statement: string) => {
      await world.owner.query('begin');
      await world.owner.query('set local role pulang_app');
      await world.owner.query('select app.enter($1)', [context]);
      const before = await scans();
      const { rowCount } = await world.owner.query(statement);
      const seen = (await scans()) - before;
      await world.owner.query('rollback');
      return { rows: rowCount, scans: seen };
    };
    expect(await looked('select * from app.own_numbers()')).toEqual({ rows: expect.any(Number), scans: 0 });
    // Whoever looks is seen.
    expect((await looked('select state, count(*) from cases group by 1')).scans).toBeGreaterThan(0);
  });

  it('lose a case in the instant in which access ends, folded or not', async () => {
    const [one] = await world.registered(1, 'officer.manila');
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'SUMMARY', now(), now() + interval '2 seconds', 'HANDOVER', c.number, c.state, c.updated_at
       from cases c, unit u where c.id = $1 and u.code = 'KBRI-VTE'`,
      [one?.id],
    );
    await keeper.keep(new Date());
    expect(sum(await numbers('officer.vientiane'))).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await numbers('officer.vientiane')).toEqual([]);
    await keeper.keep(new Date());
    expect(await numbers('officer.vientiane')).toEqual([]);
  });

  it('miss nothing that commits after its neighbour was folded', async () => {
    const before = sum(await numbers('officer.dubai'));
    const [one] = await world.registered(1, 'officer.dubai', { country: 'AE' });
    await keeper.keep(new Date());
    // An event whose transaction is still running while all others are folded.
    await world.owner.query('begin');
    await world.owner.query('insert into case_mark (case_id) values ($1)', [one?.id]);
    await world.registered(1, 'officer.dubai', { country: 'AE' });
    await keeper.keep(new Date());
    await world.owner.query('commit');
    expect((await world.owner.query('select from case_mark')).rowCount).toBe(1);
    await keeper.keep(new Date());
    expect((await world.owner.query('select from case_mark')).rowCount).toBe(0);
    expect(sum(await numbers('officer.dubai'))).toBe(before + 2);
  });

  it('have the sector that was said at registration, long before any finding', async () => {
    const sectors = ['OnlineScamsAndGambling'];
    const [one] = await world.registered(1, 'officer.johorbahru', { sectors });
    await keeper.keep(new Date());
    const { case: seen } = await world
      .as('officer.johorbahru')
      .ask('query ($id: ID!) { case(id: $id) { sectors } }', { id: one?.id });
    expect(seen.sectors).toEqual(sectors);
    const { rows } = await world.owner.query(
      `select place->>'SECTOR' as sector from counted where series = 'REGISTERED' and case_id = $1`,
      [one?.id],
    );
    expect(rows).toEqual([{ sector: 'OnlineScamsAndGambling' }]);
    await expect(world.registered(1, 'officer.johorbahru', { sectors: ['CRIME'] })).rejects.toThrow(
      /sectors|UNKNOWN_CODE/,
    );
  });

  it('are for nobody who sees no case', async () => {
    const { errors } = await world.as('analyst.kpppa').attempt(NUMBERS);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('The role that counts', () => {
  it('can read nobody’s name, number or words', async () => {
    const pool = openPool({ connectionString: world.addressOf('pulang_statistics'), max: 1 });
    for (const column of [
      'person.identity',
      'person.label',
      'determination.sealed',
      'cases.number',
      'person_key.wrapped',
    ]) {
      const [name, field] = column.split('.');
      await expect(pool.query(`select ${field} from ${name} limit 1`)).rejects.toMatchObject({ code: '42501' });
    }
    // What it may read it reads: the refusals above are of the columns.
    await expect(pool.query('select sex from person limit 1')).resolves.toMatchObject({ rowCount: 1 });
    for (const change of ['figure set people = 12', `release set policy = 'OTHER'`, 'spread set people = 12'])
      await expect(pool.query(`update ${change}`)).rejects.toMatchObject({ code: '42501' });
    await pool.end();
  });

  it('counts nobody twice, and all tables of a series meet in its groups alone', async () => {
    const twice = await world.owner.query(
      'select series, kind, case_id from counted group by 1, 2, 3 having count(*) > 1',
    );
    expect(twice.rowCount).toBe(0);
    for (const code of measures.codes) {
      for (const one of tablesOf(code)) expect(one[0]).toBe('GROUP');
      expect(new Set(tablesOf(code).map(([, by]) => by)).size).toBe(tablesOf(code).length);
    }
  });
});

describe('Figures of the past', () => {
  it('are shown as they were printed, beside what their parts add up to', async () => {
    const { pastFigures: shown } = await world
      .as('analyst.kpppa')
      .ask('{ pastFigures { year source published parts { group people } computedTotal printedTotal agrees } }');
    expect(shown).toHaveLength(pastFigures.length);
    expect(shown[0]).toMatchObject({ year: 2023, computedTotal: 3366, printedTotal: 3363, agrees: false });
    expect(shown[1]).toMatchObject({ computedTotal: 1572, printedTotal: 1572, agrees: true });
  });
});
