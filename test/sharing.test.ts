import { Client } from 'pg';
import { fieldGroups } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { Pseudonyms } from '../src/partners/pseudonyms';
import { ContextSigner } from '../src/platform/db/context';
import { act, changes, followed, idsOf, opened, partner, said, WHOLE } from './partners';
import { openWorld, type World } from './world';

let world: World;
let ids: Pseudonyms;
beforeAll(async () => {
  world = await openWorld();
  ids = await idsOf(world, 'system.iom');
});
afterAll(() => world.close());

interface Shared {
  groups: string[];
  ground: string;
  until: string | null;
  profile: object | null;
  identity: { name: string; nik: string | null } | null;
  contact: { phone: string } | null;
  recruitmentMethods: string[] | null;
  sectors: string[] | null;
  determinations: { sectors: string[] }[];
  assessments: object[];
  documents: object[];
  assistance: object[];
  events: { kind: string }[];
}
/** What a machine has of a case now. */
async function has(of: string | undefined, login = 'system.iom'): Promise<Shared | null> {
  const id = (await idsOf(world, login)).outward(of ?? '');
  return (await world.as(login).ask(`{ sharedCase(id: "${id}") { ${WHOLE} } }`)).sharedCase;
}
/** As the worker does by itself in its time. */
async function work(text: string): Promise<void> {
  const worker = new Client({ connectionString: world.addressOf('pulang_worker') });
  await worker.connect();
  await worker.query(text).finally(() => worker.end());
}
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const USUAL = ['CASE', 'PROFILE', 'IDENTITY', 'REINTEGRATION'];

describe('what a partner’s machine has of somebody', () => {
  it('is nothing while they said nothing, and what taking them over needs once they said yes', async () => {
    const [of] = await followed(world, 1, { consents: [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }] });
    expect(await has(of)).toBeNull();
    await said(world, of);
    expect(await has(of)).toMatchObject({ groups: USUAL, ground: 'CONSENT', until: null, contact: null });
  });

  it('is group by group what they named, and null or nothing of all others', async () => {
    const [of] = await followed(world, 1, { nik: '3507014505900001' });
    await act(world, 'officer.manila', 'recordAssessment', { case: of, kind: 'RETURN_RISK', outcome: 'SAFE' });
    await act(world, 'officer.manila', 'recordDetermination', {
      ...{ case: of, body: 'EMBASSY', outcome: 'POSSIBLE' },
      ...{ purposes: ['FORCED_WORK'], sectors: ['F_Construction'] },
    });
    await act(world, 'officer.manila', 'recordDocument', {
      case: of,
      kind: 'PASSPORT',
      status: 'VALID',
      issuedOn: '2024-01-01',
      expiresOn: '2029-01-01',
    });
    await world.owner.query(
      `insert into assistance (id, case_id, person_id, unit_id, occurred_at, recorded_at, version, type, level, modality, state, confirmed)
       select gen_random_uuid(), id, person_id, holder_id, now(), now(), 1, 'HOUSING', 'INDIVIDUAL', 'CASH', 'PLANNED', false from cases where id = $1`,
      [of],
    );
    const holds: Record<string, (one: Shared) => boolean> = {
      PROFILE: ({ profile }) => profile !== null,
      IDENTITY: ({ identity }) => identity?.name !== undefined,
      CONTACT: ({ contact }) => contact?.phone === '+62812000111',
      EXPLOITATION: ({ recruitmentMethods, sectors, determinations }) =>
        recruitmentMethods !== null && sectors !== null && determinations[0]?.sectors[0] === 'F_Construction',
      HEALTH: ({ assessments, events }) =>
        assessments.length > 0 && events.some(({ kind }) => kind === 'recordAssessment'),
      REINTEGRATION: ({ assistance }) => assistance.length > 0,
    };
    for (const group of Object.keys(holds)) {
      await said(world, of, { groups: ['CASE', group] });
      const one = await has(of);
      if (group !== 'EXPLOITATION') expect([one?.sectors, one?.determinations]).toEqual([null, []]);
      const open = Object.entries(holds).filter(([, holdsIt]) => one && holdsIt(one));
      expect([group, one?.groups, open.map(([name]) => name)]).toEqual([group, ['CASE', group], [group]]);
    }
    await said(world, of, { groups: ['HEALTH'] });
    expect(await has(of)).toBeNull();
  });

  it('is by the last word: to everybody, or to its own organisation, and not by one to another', async () => {
    const other = await partner(world, 'LASTWORD');
    const [of = ''] = await followed(world, 1);
    await opened(world, [of], other.unit);
    const both = async () => [(await has(of))?.groups, (await has(of, other.login))?.groups];
    expect(await both()).toEqual([USUAL, USUAL]);
    await said(world, of, { recipient: other.organisation, groups: ['CASE'] });
    expect(await both()).toEqual([USUAL, ['CASE']]);
    await said(world, of, { recipient: idOf('IOM'), given: false });
    expect(await both()).toEqual([undefined, ['CASE']]);
    await said(world, of, { groups: ['CASE', 'HEALTH'] });
    // What was shut by the no is opened by a new offer only.
    expect(await both()).toEqual([undefined, ['CASE', 'HEALTH']]);
    expect(await said(world, of, { recipient: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'recipient',
    });
  });

  it('ends with the day that they named', async () => {
    const [of] = await followed(world, 1);
    await said(world, of, { expiresOn: day(1) });
    expect((await has(of))?.until).not.toBeNull();
    await said(world, of, { expiresOn: day(-2) });
    expect(await has(of)).toBeNull();
  });

  it('is told of once when a consent ends by its day or by childhood, and not where something was said since', async () => {
    const grown = await followed(world, 1, { birthDate: `${new Date().getFullYear() - 10}-05-05` });
    const [ended = '', anew = '', open = '', ...rest] = [...(await followed(world, 3)), ...grown];
    const [child = ''] = rest;
    await said(world, child, { basis: 'GUARDIAN_ASSENT' });
    for (const one of [ended, anew]) await said(world, one, { expiresOn: day(-2) });
    await said(world, anew);
    await said(world, open, { expiresOn: day(2) });
    const { next } = await changes(world, null);
    const turn = async () => {
      await work('select app.end_consents()');
      const { items } = await changes(world, next);
      const mine = [ended, anew, open, child];
      return items.map(({ id, record }) => [ids.inward(id), record]).filter(([id]) => mine.includes(id as string));
    };
    expect(await turn()).toEqual([[ended, null]]);
    expect(await turn()).toEqual([[ended, null]]);
    await world.owner.query(
      'update person set birth_year = birth_year - 12 where id = (select person_id from cases where id = $1)',
      [child],
    );
    expect(await turn()).toEqual([
      [ended, null],
      [child, null],
    ]);
    const { rows } = await world.owner.query<{ case: string }>(
      `select case_id as case from case_event where kind = 'endConsent' and case_id = any ($1) order by seq`,
      [[ended, anew, open, child]],
    );
    expect(rows.map((row) => row.case)).toEqual([ended, child]);
  });

  it('is nothing by a child’s own yes, and what is usual by their guardian’s', async () => {
    const birthDate = `${new Date().getFullYear() - 10}-05-05`;
    const [of] = await followed(world, 1, { birthDate });
    expect(await has(of)).toBeNull();
    await said(world, of, { basis: 'GUARDIAN_ASSENT' });
    expect((await has(of))?.groups).toEqual(USUAL);
  });

  it('may rest on vital interest where they could not be asked, and never against what they said', async () => {
    const [of] = await followed(world, 1, {
      consents: [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: true }],
    });
    expect(await has(of)).toMatchObject({ groups: USUAL, ground: 'VITAL_INTEREST' });
    await said(world, of, { given: false });
    expect(await has(of)).toBeNull();
  });

  it('is nothing while they have the use of their data restricted', async () => {
    const [of] = await followed(world, 1);
    const froze = (at: string) =>
      world.owner.query(
        `update person_key set frozen_at = ${at} where person_id = (select person_id from cases where id = $1)`,
        [of],
      );
    await froze('now()');
    expect(await has(of)).toBeNull();
    await froze('null');
    expect(await has(of)).not.toBeNull();
  });

  it('is never more than its purpose needs', async () => {
    const travel = await partner(world, 'TRAVELLISTS', 'TRAVEL_LISTS');
    const statistics = await partner(world, 'FIGURES', 'STATISTICS');
    const [of = ''] = await followed(world, 1);
    for (const { unit } of [travel, statistics]) await opened(world, [of], unit);
    await said(world, of, { groups: fieldGroups.codes });
    expect((await has(of))?.groups).toEqual(fieldGroups.codes);
    expect((await has(of, travel.login))?.groups).toEqual(['CASE', 'IDENTITY', 'DOCUMENTS', 'TRAVEL']);
    expect(await has(of, statistics.login)).toBeNull();
    await said(world, of, { purpose: 'RESEARCH', groups: fieldGroups.codes });
    expect(await has(of, statistics.login)).toMatchObject({
      groups: ['CASE', 'PROFILE', 'EXPLOITATION'],
      identity: null,
    });
  });

  it('is taken back by the next page, also within one reading', async () => {
    const cases = await followed(world, 4);
    let mark: string | null = null;
    for (let more = true; more;) {
      const page: Awaited<ReturnType<typeof changes>> = await changes(world, mark, 500);
      [mark, more] = [page.next, page.more];
    }
    for (const of of cases) await act(world, 'officer.manila', 'recordNeed', { case: of, code: 'INJURY' });
    const first = await changes(world, mark, 2);
    expect(first.items.map(({ record }) => record !== null)).toEqual([true, true]);
    for (const of of cases)
      await act(world, 'officer.manila', 'withdrawConsent', { case: of, purpose: 'SHARING_PARTNERS' });
    const rest = await changes(world, first.next);
    expect(rest.items.map(({ id }) => ids.inward(id)).sort()).toEqual([...cases].sort());
    expect(rest.items.map(({ record, events }) => [record, events])).toEqual(cases.map(() => [null, []]));
    for (const of of cases) expect(await has(of)).toBeNull();
  });
});

describe('beneath what is asked', () => {
  let db: Client;
  beforeAll(async () => {
    db = new Client({ connectionString: world.addressOf('pulang_partner') });
    await db.connect();
  });
  afterAll(() => db.end());

  /** The rows that any statement of the machine's role could see of a case. */
  async function rows(of: string | undefined): Promise<Record<string, number>> {
    const context = new ContextSigner(world.ring.secret('context')).sign({
      ...{ account: idOf('account system.iom'), unit: idOf('unit IOM-JKT'), standing: 'unit' },
    });
    await db.query('begin');
    await db.query('select app.enter($1)', [context]);
    const counts: Record<string, number> = {};
    for (const table of ['assistance', 'assessment', 'case_event', 'consent'])
      counts[table] = (await db.query(`select from ${table} where case_id = $1`, [of])).rowCount ?? 0;
    counts['cases'] = (await db.query('select from cases where id = $1', [of])).rowCount ?? 0;
    counts['person'] =
      (
        await db.query(
          'select from person p where exists (select from case_access a where a.case_id = $1 and a.person_id = p.id)',
          [of],
        )
      ).rowCount ?? 0;
    await db.query('rollback');
    return counts;
  }

  it('the database shows a machine no row that is not open to it, and would if one wall were taken down', async () => {
    const [of] = await followed(world, 1);
    await act(world, 'officer.manila', 'recordAssessment', { case: of, kind: 'RETURN_RISK', outcome: 'SAFE' });
    const nothing = { assistance: 0, assessment: 0, consent: 0 };
    expect(await rows(of)).toEqual({ ...nothing, case_event: 1, cases: 1, person: 1 });
    await said(world, of, { groups: ['CASE', 'HEALTH'] });
    expect(await rows(of)).toEqual({ ...nothing, assessment: 1, case_event: 3, cases: 1, person: 1 });
    await said(world, of, { given: false });
    expect(await rows(of)).toEqual({ ...nothing, case_event: 0, cases: 0, person: 0 });
    // A no shuts the case to the unit as well; with that open again, the wall of consent stands by itself.
    await world.owner.query(
      `update case_access set reach = 'AFTERCARE', until = 'infinity' where case_id = $1 and why = 'CONSENT_WITHDRAWN'`,
      [of],
    );
    expect((await rows(of))['assessment']).toBe(0);
    await world.owner.query('alter policy shared on assessment using (true)');
    expect((await rows(of))['assessment']).toBe(1);
    await world.owner.query(
      `alter policy shared on assessment using (exists (select from app.share s where s.case_id = assessment.case_id and 'HEALTH' = any (s.groups) offset 0))`,
    );
    expect((await rows(of))['assessment']).toBe(0);
  });

  it('a signed context is needed for any of it', async () => {
    await followed(world, 1);
    const { rowCount } = await db.query('select from cases');
    expect(rowCount).toBe(0);
  });
});

describe('who was given what', () => {
  it('is told to the survivor: which organisation, what for, which groups, how often, on which day', async () => {
    const other = await partner(world, 'GIVEN');
    const [of = '', untouched] = await followed(world, 2);
    await opened(world, [of], other.unit);
    const record = async (id: string | undefined) =>
      (
        await world
          .as('officer.manila')
          .ask(`{ subjectRecord(case: "${id}") { deliveries { organisation { code } purpose day groups times } } }`)
      ).subjectRecord.deliveries;
    expect(await record(of)).toEqual([]);
    const id = ids.outward(of);
    await world.as('system.iom').ask(`{ sharedCase(id: "${id}") { state } }`);
    await world.as('system.iom').ask(`{ sharedCase(id: "${id}") { identity { name } contact { phone } } }`);
    await changes(world, null, 500, other.login);
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const given = await record(of);
    expect(given).toHaveLength(2);
    for (const [code, groups, times] of [
      ['GIVEN', [...USUAL].sort(), 1],
      ['IOM', ['CASE', 'IDENTITY'], 2],
    ] as const)
      expect(given).toContainEqual({ organisation: { code }, purpose: 'CASE_EXCHANGE', day: today, groups, times });
    expect(await record(untouched)).toEqual([]);
    // Asked for in the same breath, and by progress as well.
    await world.as('system.iom').ask(`{ a: sharedCase(id: "${id}") { profile { sex } }
      b: sharedProgress(id: "${id}") { spending { currency } } }`);
    expect(await record(of)).toContainEqual(
      expect.objectContaining({ groups: ['CASE', 'IDENTITY', 'PROFILE', 'REINTEGRATION'], times: 4 }),
    );
    // What was asked for and not to be had was not given.
    await said(world, of, { given: false });
    await has(of);
    await world.as('system.iom').ask(`{ sharedProgress(id: "${id}") { spending { currency } } }`);
    expect(await record(of)).toHaveLength(2);
  });

  it('is of a caseload together those alone who let it be known today, and is written down of each of them', async () => {
    const other = await partner(world, 'TOGETHER');
    const cases = await followed(world, 3);
    await opened(world, cases, other.unit);
    const together = async () =>
      (await world.as(other.login).ask('{ sharedCaseloadProgress { cases scores { surveys } } }'))
        .sharedCaseloadProgress.cases;
    expect(await together()).toBe(3);
    await said(world, cases[0], { given: false });
    await said(world, cases[1], { groups: ['CASE', 'PROFILE'] });
    expect(await together()).toBe(1);
    const { rows } = await world.owner.query<{ of: string; times: number }>(
      `select x.of, count(*)::int as times from delivery d, unnest(d.cases, d.groups) x (of, groups)
       where d.organisation_id = $1 and x.groups = 'REINTEGRATION' group by 1`,
      [other.organisation],
    );
    expect(new Map(rows.map(({ of, times }) => [of, times]))).toEqual(
      new Map(cases.map((of, i) => [of, i < 2 ? 1 : 2])),
    );
  });

  it('is kept for as long as anybody in it is known here, and no longer', async () => {
    const [kept = '', forgotten = ''] = await followed(world, 2);
    for (const one of [kept, forgotten]) await has(one);
    const given = async () =>
      (
        await world.owner.query<{ of: string }>(
          'select distinct unnest(cases) as of from delivery where cases && $1::uuid[]',
          [[kept, forgotten]],
        )
      ).rows.map(({ of }) => of);
    await work('select app.purge_deliveries()');
    expect(await given()).toHaveLength(2);
    await world.owner.query('delete from person_key where person_id = (select person_id from cases where id = $1)', [
      forgotten,
    ]);
    await work('select app.purge_deliveries()');
    expect(await given()).toEqual([kept]);
  });
});
