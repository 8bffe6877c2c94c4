import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { createLogger } from '#server';
import { Likeness } from '../src/people/likeness.service';
import { startJobs } from '../src/platform/jobs/jobs';
import { jobsOf } from '../src/work';
import { key, openWorld, somebody, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const REGISTER = `mutation ($input: RegisterCase!) { registerCase(input: $input) {
  __typename ... on Case { version state matches { id } person { name } } ... on Problem { code field } } }`;
const MATCHES = `query ($verdict: MatchVerdict! = OPEN) { matches(first: 100, verdict: $verdict) { next items {
  id version verdict reasons judgedAt case { id number person { name } } other { id number person { name } post { code } } } } }`;
const JUDGE = `mutation ($input: JudgeMatch!) { judgeMatch(input: $input) {
  __typename ... on PersonMatch { id version verdict note judgedAt case { id } other { id } } ... on Problem { code field } } }`;

const desk = () => world.as('desk.kemlu');

let n = 100;
/** Somebody nobody else is like, unless told. */
async function register(login: string, person: object): Promise<string> {
  const input = { ...somebody((n += 1)), ...person };
  const { registerCase } = await world.as(login).ask(REGISTER, { input });
  expect(registerCase.__typename).toBe('Case');
  return input.id;
}

async function matchesOf(id: string, verdict = 'OPEN') {
  const { matches } = await desk().ask(MATCHES, { verdict });
  return matches.items.filter((one: { case: { id: string } }) => one.case.id === id);
}

describe('somebody who was registered before by another post', () => {
  const iqbal = { name: 'MUHAMMAD IQBAL BIN SAMSUDIN', birthDate: '1999-01-15', nik: '7371011501990004', sex: 'MALE' };
  let earlier: string;
  let later: string;
  beforeAll(async () => {
    earlier = await register('officer.yangon', {
      ...iqbal,
      name: 'M. IKBAL SAMSUDIN',
      receivedAt: '2023-03-02T01:00:00Z',
    });
    later = await register('officer.manila', iqbal);
  });

  it('is a question for the national desk, with what agrees', async () => {
    expect(await matchesOf(later)).toMatchObject([
      {
        verdict: 'OPEN',
        reasons: ['NIK'],
        other: { id: earlier, person: { name: 'M. IKBAL SAMSUDIN' }, post: { code: 'KBRI-YGN' } },
      },
    ]);
  });

  it('changes nothing in the answers of the officer, to the byte', async () => {
    const officer = world.as('officer.manila');
    const answers: string[] = [];
    for (const nik of ['7371011501990004', '7371011501990005']) {
      const input = { ...somebody(7), key: key(), id: key(), name: 'MUHAMMAD IQBAL', nik, birthDate: '1999-01-15' };
      const registered = await officer.attempt(REGISTER, { input });
      const read = await officer.attempt(
        'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { version matches { id } timeline { kind code } } }',
        { id: input.id },
      );
      answers.push(registered.body + read.body);
      expect(await matchesOf(input.id)).toHaveLength(nik.endsWith('4') ? 2 : 0);
    }
    // The first one agrees with the officer's own earlier case as well, which is the officer's to see.
    expect(answers[0]).toContain('"matches":[{');
    const elsewhere = { ...somebody(8), name: 'Dewi Anggun', nik: '3374014809000123', birthDate: '2000-09-08' };
    const nobody = { ...somebody(8), name: 'Dewi Anggun', nik: '3374014809000124', birthDate: '2000-09-08' };
    await register('officer.phnompenh', { ...elsewhere, key: key(), id: key() });
    const [known, unknown] = await Promise.all(
      [elsewhere, nobody].map((input) => officer.attempt(REGISTER, { input })),
    );
    expect(known?.body).toBe(unknown?.body);
    expect(await matchesOf(elsewhere.id)).toHaveLength(1);
    expect(await matchesOf(nobody.id)).toHaveLength(0);
  });

  it('is judged once and for good; both cases stay, and the post is told nothing', async () => {
    const [match] = await matchesOf(later);
    const judge = (input: object) =>
      desk().ask(JUDGE, { input: { key: key(), match: match.id, version: match.version, ...input } });
    expect((await judge({ verdict: 'OPEN' })).judgeMatch).toMatchObject({ code: 'UNKNOWN_CODE', field: 'verdict' });
    expect((await judge({ verdict: 'SAME', version: 9 })).judgeMatch).toMatchObject({
      code: 'STALE_VERSION',
      field: 'version',
    });
    expect((await judge({ verdict: 'SAME', match: key() })).judgeMatch).toMatchObject({
      code: 'NOT_FOUND',
      field: 'match',
    });

    const before = await world
      .as('officer.manila')
      .attempt('query ($id: ID!) { case(id: $id) { version updatedAt timeline { kind } matches { id } } }', {
        id: later,
      });
    const { judgeMatch } = await judge({ verdict: 'SAME_NEW_EPISODE', note: 'Foto dan NIK sama.' });
    expect(judgeMatch).toMatchObject({
      verdict: 'SAME_NEW_EPISODE',
      note: 'Foto dan NIK sama.',
      case: { id: later },
      other: { id: earlier },
    });
    const opened = await desk().ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { matches { note } } }', {
      id: later,
    });
    expect(opened.case.matches).toContainEqual({ note: 'Foto dan NIK sama.' });
    const after = await world
      .as('officer.manila')
      .attempt('query ($id: ID!) { case(id: $id) { version updatedAt timeline { kind } matches { id } } }', {
        id: later,
      });
    expect(after.body).toBe(before.body);
    expect((await judge({ verdict: 'DIFFERENT', version: match.version + 1 })).judgeMatch).toMatchObject({
      code: 'JUDGED',
      field: 'match',
    });
    const { rows } = await world.owner.query('select count(distinct number)::int as n from cases where id = any($1)', [
      [earlier, later],
    ]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('is never asked again once judged, whatever else comes to agree', async () => {
    const likeness = world.app.get(Likeness);
    const one = await register('officer.manila', {
      name: 'Bambang Sutejo',
      birthDate: '1988-05-05',
      passportNumber: 'X 1234567',
    });
    const two = await register('officer.vientiane', {
      name: 'Bambang Sutejo',
      birthDate: '1988-05-05',
      passportNumber: 'x1234567',
    });
    const [match] = await matchesOf(two);
    expect(match).toMatchObject({ reasons: ['PASSPORT'], other: { id: one } });
    await desk().ask(JUDGE, { input: { key: key(), match: match.id, version: match.version, verdict: 'DIFFERENT' } });
    await likeness.match(two);
    await likeness.match(one);
    expect([await matchesOf(two), await matchesOf(one)]).toEqual([[], []]);
    expect(await matchesOf(two, 'DIFFERENT')).toMatchObject([{ reasons: ['PASSPORT'] }]);
  });

  it('by the same unit is shown to its custodians beside the case', async () => {
    const first = await register('officer.manila', { nik: '3507014311960777', name: 'Sulastri' });
    const second = await register('officer.manila', { nik: '3507014311960777', name: 'Sri Lastri' });
    const read = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { matches { verdict reasons other { id person { name } } } } }', {
        id: second,
      });
    expect(read.case.matches).toEqual([
      { verdict: 'OPEN', reasons: ['NIK'], other: { id: first, person: { name: 'Sulastri' } } },
    ]);
    expect((await world.as('officer.manila').attempt(MATCHES)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const [match] = await matchesOf(second);
    const mine = await world
      .as('officer.manila')
      .attempt('mutation ($input: JudgeMatch!) { judgeMatch(input: $input) { ... on Problem { code } } }', {
        input: { key: key(), match: match.id, version: 1, verdict: 'SAME' },
      });
    expect(mine.data).toEqual({ judgeMatch: { code: 'FORBIDDEN' } });
  });

  it('at the same moment by two posts is found all the same, once', async () => {
    const nik = '3174014109950111';
    const [one, two] = await Promise.all([
      register('officer.manila', { nik, name: 'Rini Astuti' }),
      register('officer.dubai', { nik, name: 'Yuliana Putri' }),
    ]);
    await Promise.all([world.app.get(Likeness).match(one), world.app.get(Likeness).match(two)]);
    const found = [...(await matchesOf(one)), ...(await matchesOf(two))];
    expect(found).toMatchObject([{ reasons: ['NIK'] }]);
  });
});

describe('a likeness of names', () => {
  it('is found in the background within seconds and put to the desk, across posts and spellings', async () => {
    const jobs = await startJobs(world.addressOf('pulang_worker'), jobsOf(world.app), createLogger('error'));
    try {
      const one = await register('officer.bangkok', { name: 'Nurhayati Djumadi', birthDate: '1991-08-17' });
      const two = await register('officer.manila', { name: 'Nur Hayati Jumadi', birthDate: '1991-08-17' });
      const other = await register('officer.manila', { name: 'Nur Hayati Jumadi', birthDate: '1962-02-01' });
      const begun = Date.now();
      while ((await matchesOf(two)).length === 0 && Date.now() - begun < 20_000) await pause(200);
      expect(await matchesOf(two)).toMatchObject([{ reasons: ['NAME'], other: { id: one } }]);
      const waiting = `select count(*)::int as n from pgboss.job where name = 'match-names' and state < 'completed' and data->>'case' = $1`;
      while ((await world.owner.query(waiting, [other])).rows[0].n > 0 && Date.now() - begun < 20_000) await pause(200);
      expect(await matchesOf(other)).toEqual([]);
    } finally {
      await jobs.stop();
    }
    const { rows } = await world.owner.query(
      `select distinct data - 'case' as rest from pgboss.job where name = 'match-names'`,
    );
    expect(rows).toEqual([{ rest: {} }]);
    const audited = await world.owner.query(
      `select count(*)::int as n from audit_entry where kind = 'WORK' and act = 'matchNames'`,
    );
    expect(audited.rows[0].n).toBeGreaterThan(2);
  });

  it('waits where nobody but the worker can see or change it', async () => {
    for (const role of ['pulang_app', 'pulang_desk', 'pulang_sealer'] as const) {
      const client = new Client({ connectionString: world.addressOf(role) });
      await client.connect();
      for (const text of [
        'select * from pgboss.job',
        `insert into pgboss.job (name) values ('purge-keys')`,
        'delete from pgboss.job',
        'select * from pgboss.queue',
      ]) {
        await expect(client.query(text)).rejects.toThrow('permission denied');
      }
      await expect(client.query('select app.seek_matches(gen_random_uuid())')).rejects.toThrow(
        /not reached|permission denied/,
      );
      await client.end();
    }
  });

  it('leaves keys of acts that are older than 30 days, and no younger one, to be forgotten', async () => {
    const jobs = jobsOf(world.app);
    await world.owner.query(
      `update idempotency_key set at = now() - interval '31 days' where ctid in (select ctid from idempotency_key limit 2)`,
    );
    const count = async () => Number((await world.owner.query('select count(*) from idempotency_key')).rows[0].count);
    const before = await count();
    const worker = new Client({ connectionString: world.addressOf('pulang_worker') });
    await worker.connect();
    await jobs['purge-keys'].run({}, (text) => worker.query(text));
    await worker.end();
    expect(await count()).toBe(before - 2);
  });
});
