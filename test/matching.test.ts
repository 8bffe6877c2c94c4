import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { createLogger } from '#server';
import { Likeness } from '../src/people/likeness.service';
import { idOf } from '../src/demonstration/cast';
import { ContextSigner } from '../src/platform/db/context';
import { startJobs } from '../src/platform/jobs/jobs';
import { jobsOf } from '../src/work';
import { atOnce, meeting } from './at-once';
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
  });

  it('is judged by the post that answers for both, with what the desk’s word does, and of two that differ it is never asked again', async () => {
    const nik = '3507014311960787';
    const first = await register('officer.manila', { nik, name: 'Marsinah' });
    const second = await register('officer.manila', { nik, name: 'Marsina' });
    const third = await register('officer.manila', { nik, name: 'Marni' });
    const officer = world.as('officer.manila');
    const mine = async (filter: object, verdict = 'OPEN') =>
      (
        await officer.ask(
          `query ($verdict: MatchVerdict!, $case: ID, $group: ID) { matches(verdict: $verdict, case: $case, group: $group) {
             items { id version case { id } other { id person { name } } } } }`,
          { verdict, ...filter },
        )
      ).matches.items as { id: string; version: number; case: { id: string }; other: { id: string } }[];
    const open = await mine({ case: second });
    expect(open.map(({ case: one, other }) => [one.id, other.id])).toEqual([
      [third, second],
      [second, first],
    ]);
    expect(await mine({ group: key() })).toEqual([]);
    const judge = async (
      pair: { id: string; version: number } | undefined,
      verdict: string,
      login = 'officer.manila',
    ) =>
      (
        await world.as(login).ask(
          `mutation ($input: JudgeMatch!) { judgeMatch(input: $input) {
             __typename ... on PersonMatch { verdict case { earlierEpisodes } } ... on Problem { code field } } }`,
          { input: { key: key(), match: pair?.id, version: pair?.version, verdict } },
        )
      ).judgeMatch;
    expect(await judge(open[1], 'SAME_NEW_EPISODE')).toMatchObject({
      verdict: 'SAME_NEW_EPISODE',
      case: { earlierEpisodes: 1 },
    });
    expect(await judge(open[1], 'DIFFERENT')).toMatchObject({ code: 'JUDGED', field: 'match' });
    expect(await judge(open[0], 'DIFFERENT')).toMatchObject({ verdict: 'DIFFERENT' });
    for (const id of [second, third]) await world.app.get(Likeness).match(id);
    expect(await mine({ case: second })).toEqual([]);
    expect(await mine({ case: third }, 'DIFFERENT')).toHaveLength(1);
    const { rows } = await world.owner.query(
      `select m.verdict, a.login from person_merge m join account a on a.id = m.account_id where m.match_id = any ($1) order by 1`,
      [open.map(({ id }) => id)],
    );
    expect(rows).toEqual([
      { verdict: 'DIFFERENT', login: 'officer.manila' },
      { verdict: 'SAME_NEW_EPISODE', login: 'officer.manila' },
    ]);
  });

  it('is no longer the post’s to judge when it stops answering for one of the two, nor ever where the other is elsewhere', async () => {
    const nik = '3507014311960788';
    const first = await register('officer.manila', { nik, name: 'Wati' });
    const second = await register('officer.manila', { nik, name: 'Wati' });
    const elsewhere = await register('officer.dubai', { nik, name: 'Wati' });
    const found = await matchesOf(second);
    const beyond = (await matchesOf(elsewhere)).find((one: { other: { id: string } }) => one.other.id === second);
    const judge = async (match: { id: string; version: number }) =>
      (
        await world
          .as('officer.manila')
          .ask(
            'mutation ($input: JudgeMatch!) { judgeMatch(input: $input) { ... on PersonMatch { verdict } ... on Problem { code field } } }',
            {
              input: { key: key(), match: match.id, version: match.version, verdict: 'SAME' },
            },
          )
      ).judgeMatch;
    expect(await judge(beyond)).toEqual({ code: 'NOT_FOUND', field: 'match' });
    const answers = (unit: string) =>
      world.owner.query(
        `with given as (update case_access set unit_id = $2 where case_id = $1 and reach = 'CUSTODY')
         update cases set holder_id = $2 where id = $1`,
        [first, idOf(unit)],
      );
    await answers('unit KBRI-PNH');
    expect(await judge(found[0])).toEqual({ code: 'NOT_FOUND', field: 'match' });
    await answers('unit KBRI-MNL');
    expect(await judge(found[0])).toEqual({ verdict: 'SAME' });
  });

  it('stays closed beneath the table of who may do what: no row of it changes for who answers for one side only', async () => {
    const nik = '3507014311960789';
    const [first, second] = [await register('officer.manila', { nik }), await register('officer.manila', { nik })];
    const elsewhere = await register('officer.dubai', { nik });
    const app = new Client({ connectionString: world.addressOf('pulang_app') });
    await app.connect();
    const signer = new ContextSigner(world.ring.secret('context'));
    const who = { account: idOf('account officer.manila'), unit: idOf('unit KBRI-MNL'), standing: 'unit' } as const;
    const changed = async (text: string, ...values: unknown[]) => {
      await app.query('begin');
      await app.query('select app.enter($1)', [signer.sign(who)]);
      try {
        return (await app.query(text, values)).rowCount;
      } catch (error) {
        return (error as Error).message;
      } finally {
        await app.query('rollback');
      }
    };
    const judge = `update person_match set verdict = 'SAME' where case_id = $1 and other_id = $2`;
    const log = `insert into person_merge (id, match_id, verdict, account_id, recorded_at, person_id)
      select gen_random_uuid(), $1, 'SAME', $3, now(), $2`;
    const { rows } = await world.owner.query('select id, case_id, person_id from person_match where other_id = $1', [
      first,
    ]);
    const of = (id: string) => rows.find((one) => one.case_id === id);
    try {
      expect(await changed(judge, second, first)).toBe(1);
      expect(await changed(judge, elsewhere, first)).toBe(0);
      expect(await changed(log, of(second).id, of(second).person_id, who.account)).toBe(1);
      expect(await changed(log, of(second).id, of(second).person_id, idOf('account desk.kemlu'))).toContain(
        'row-level',
      );
      expect(await changed(log, of(elsewhere).id, of(elsewhere).person_id, who.account)).toContain('row-level');
      expect(await changed(`update person_match set reasons = '{}' where case_id = $1`, second)).toContain(
        'permission denied',
      );
      await world.owner.query(`update person_match set verdict = 'SAME' where id = $1`, [of(second).id]);
      expect(await changed(`update person_match set verdict = 'DIFFERENT' where id = $1`, of(second).id)).toBe(0);
    } finally {
      await app.end();
    }
  });

  it('is shown beside the earlier case as well, where both are within reach', async () => {
    const first = await register('officer.manila', { nik: '3507014311960778', name: 'Kartini' });
    const second = await register('officer.manila', { nik: '3507014311960778', name: 'Kartini' });
    const read = async (login: string) =>
      (
        await world
          .as(login)
          .ask('query ($id: ID!) { case(id: $id) { matches { weight case { id } other { id } } } }', { id: first })
      ).case;
    expect((await read('officer.manila')).matches).toEqual([
      { weight: 98, case: { id: second }, other: { id: first } },
    ]);
    const elsewhere = await register('officer.dubai', { nik: '3507014311960778', name: 'Kartini' });
    expect((await read('officer.manila')).matches).toHaveLength(1);
    expect((await read('desk.kemlu')).matches).toHaveLength(2);
    expect(await matchesOf(elsewhere)).toHaveLength(2);
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

describe('a fact that comes later', () => {
  it('finds whom a NIK, a home or a spelling points to, and whose custodian learns nothing of it, to the byte', async () => {
    const likeness = world.app.get(Likeness);
    const earlier = await register('officer.vientiane', {
      name: 'Wahyuningtyas Kartodirjo',
      birthDate: '1993',
      nik: '3507015505930009',
    });
    const people = ['3507015505930009', '3507015505930008'];
    const bodies: string[] = [];
    for (const nik of people) {
      const id = await register('officer.manila', { name: 'Tanpa Petunjuk Apapun' });
      const input = {
        key: key(),
        case: id,
        field: 'NIK',
        value: nik,
        proof: 'NIK_CARD',
        occurredAt: '2025-06-07T00:00:00Z',
      };
      const { body } = await world
        .as('officer.manila')
        .attempt(
          'mutation ($input: AssertFact!) { assertFact(input: $input) { ... on Case { version matches { id } earlierEpisodes timeline { kind code } } ... on Problem { code } } }',
          { input },
        );
      bodies.push(body);
      expect(await matchesOf(id)).toHaveLength(nik === people[0] ? 1 : 0);
    }
    expect(bodies[0]).toBe(bodies[1]);

    const nameless = await register('officer.manila', { name: null, nameless: 'UNCONSCIOUS', birthDate: '1993' });
    await likeness.match(nameless);
    expect(await matchesOf(nameless)).toEqual([]);
    const input = {
      key: key(),
      case: nameless,
      field: 'NAME',
      value: 'Wahyuning Tyas Kartodirdjo',
      proof: 'INTERVIEW',
      occurredAt: '2025-06-07T00:00:00Z',
    };
    await world
      .as('officer.manila')
      .ask('mutation ($input: AssertFact!) { assertFact(input: $input) { ... on Case { id } } }', { input });
    await likeness.match(nameless);
    expect(await matchesOf(nameless)).toMatchObject([{ reasons: ['NAME'], other: { id: earlier } }]);
  });

  it('makes no question of a common name alone, but of one with the same home', async () => {
    const likeness = world.app.get(Likeness);
    const one = await register('officer.dubai', {
      name: 'Sulastri',
      birthDate: '1990',
      sex: 'FEMALE',
      homeRegency: '35.07',
    });
    const two = await register('officer.manila', {
      name: 'Sulastri',
      birthDate: '1990',
      sex: 'FEMALE',
      homeRegency: '33.74',
    });
    const three = await register('officer.manila', {
      name: 'Sulastri',
      birthDate: '1990',
      sex: 'FEMALE',
      homeRegency: '35.07',
    });
    await likeness.match(two);
    await likeness.match(three);
    expect(await matchesOf(two)).toEqual([]);
    expect(await matchesOf(three)).toMatchObject([{ reasons: ['NAME_HOME'], other: { id: one } }]);
  });
});

describe('a merge', () => {
  const MERGE = `mutation ($input: MergePeople!) { mergePeople(input: $input) {
    ... on PersonMatch { id version verdict reasons case { number } other { number } history { verdict note } } ... on Problem { code field } } }`;
  const UNMERGE = `mutation ($input: UnmergePeople!) { unmergePeople(input: $input) {
    ... on PersonMatch { id version verdict history { verdict note } } ... on Problem { code field } } }`;
  const merge = async (input: object) =>
    (await desk().ask(MERGE, { input: { key: key(), verdict: 'SAME', note: 'Wajah dan suara', ...input } }))
      .mergePeople;
  const unmerge = async (input: object) =>
    (await desk().ask(UNMERGE, { input: { key: key(), note: 'Saudara kembar', ...input } })).unmergePeople;
  const stored = async (ids: string[]) =>
    (
      await world.owner.query(
        'select c.number, p.* from cases c join person p on p.id = c.person_id where c.id = any ($1) order by 1',
        [ids],
      )
    ).rows;

  it('keeps both numbers and envelopes, and is undone without a trace but its log', async () => {
    const [one, two] = [await register('officer.manila', {}), await register('officer.dubai', {})];
    const before = await stored([one, two]);
    expect(await merge({ case: one, other: key() })).toEqual({ code: 'NOT_FOUND', field: 'other' });
    expect(await merge({ case: key(), other: two })).toEqual({ code: 'NOT_FOUND', field: 'case' });
    expect(await merge({ case: one, other: one })).toEqual({ code: 'NOT_FOUND', field: 'other' });
    expect(await merge({ case: one, other: two, note: ' ' })).toEqual({ code: 'NOTE_MISSING', field: 'note' });
    const mine = await world
      .as('officer.manila')
      .attempt('mutation ($input: MergePeople!) { mergePeople(input: $input) { ... on Problem { code } } }', {
        input: { key: key(), case: one, other: two, verdict: 'SAME', note: 'Wajah' },
      });
    expect(mine.data).toEqual({ mergePeople: { code: 'FORBIDDEN' } });
    const merged = await merge({ case: one, other: two });
    expect(merged).toMatchObject({
      verdict: 'SAME',
      reasons: ['DESK'],
      history: [{ verdict: 'SAME', note: 'Wajah dan suara' }],
    });
    expect(await stored([one, two])).toEqual(before);
    expect(await merge({ case: two, other: one })).toEqual({ code: 'MERGED', field: 'other' });
    expect(await unmerge({ match: merged.id, version: 99 })).toEqual({ code: 'STALE_VERSION', field: 'version' });
    const taken = await unmerge({ match: merged.id, version: merged.version });
    expect(taken).toMatchObject({
      verdict: 'DIFFERENT',
      history: [{ verdict: 'SAME' }, { verdict: 'DIFFERENT', note: 'Saudara kembar' }],
    });
    expect(await unmerge({ match: merged.id, version: taken.version })).toEqual({ code: 'NOT_MERGED', field: 'match' });
    expect(await unmerge({ match: key(), version: 1 })).toEqual({ code: 'NOT_FOUND', field: 'match' });
    expect(await stored([one, two])).toEqual(before);
    await expect(world.owner.query(`set role pulang_desk; delete from person_merge`)).rejects.toThrow(
      'permission denied',
    );
    await world.owner.query('reset role');
  });

  /** The edit gives the desk another reason for the question that it is just answering. */
  const alike = async () => {
    const digits = String((n += 1)).padStart(4, '0');
    const nik = `320101150199${digits}`;
    await register('officer.dubai', { passportNumber: `C${digits}777`, nik });
    const mine = await register('officer.manila', { passportNumber: `C${digits}777` });
    const [match] = await matchesOf(mine);
    const edit = { case: mine, version: 1, field: 'NIK', value: nik, proof: 'INTERVIEW' };
    return {
      match,
      edited: async () =>
        (
          await world
            .as('officer.manila')
            .ask(
              'mutation ($input: AssertFact!) { assertFact(input: $input) { ... on Case { id } ... on Problem { code field } } }',
              { input: { key: key(), occurredAt: '2025-06-07T00:00:00Z', ...edit } },
            )
        ).assertFact,
      judged: async (version: number) =>
        (await desk().ask(JUDGE, { input: { key: key(), match: match.id, version, verdict: 'SAME' } })).judgeMatch,
      now: async (verdict: string) => (await matchesOf(mine, verdict))[0],
    };
  };

  it('during an edit that came first rests on what is known no more, and is asked again', async () => {
    const { match, edited, judged, now } = await alike();
    expect(match).toMatchObject({ version: 1, reasons: ['PASSPORT'] });
    const answers = await atOnce(world, 'person_match', match.id, [edited, () => judged(1)]);
    expect(answers).toMatchObject([{ id: match.case.id }, { code: 'STALE_VERSION', field: 'version' }]);
    expect(await now('OPEN')).toMatchObject({ version: 2, reasons: ['NIK', 'PASSPORT'] });
    expect(await judged(2)).toMatchObject({ verdict: 'SAME' });
  });

  it('before an edit stands as it was judged, and the edit with it', async () => {
    const { match, edited, judged, now } = await alike();
    const answers = await atOnce(world, 'person_match', match.id, [() => judged(1), edited]);
    expect(answers).toMatchObject([{ verdict: 'SAME', version: 2 }, { id: match.case.id }]);
    expect(await now('SAME')).toMatchObject({ version: 2, reasons: ['PASSPORT'] });
  });

  it('between two who are told of each other at once is one question, and neither edit waits for the other in a circle', async () => {
    const told = { passportNumber: 'E7654321', nik: '3201011501991234' };
    const mine = await register('officer.manila', { passportNumber: told.passportNumber });
    const theirs = await register('officer.dubai', { nik: told.nik });
    const says = (login: string, input: object) =>
      world.as(login).ask('mutation ($input: AssertFact!) { assertFact(input: $input) { ... on Case { id } } }', {
        input: { key: key(), occurredAt: '2025-06-07T00:00:00Z', version: 1, proof: 'INTERVIEW', ...input },
      });
    // Both hold their own case while they name the other's. What a victim of a deadlock counted stays counted.
    await world.owner.query(
      `create sequence tries; grant usage on sequence tries to public;
       create function meet() returns trigger language plpgsql as $$
         begin perform nextval('public.tries'), pg_advisory_xact_lock_shared(1); return new; end $$;
       create trigger meet before insert on person_match for each row execute function meet()`,
    );
    const answers = await meeting(
      world,
      'select pg_advisory_xact_lock(1)',
      [],
      [
        () => says('officer.manila', { case: mine, field: 'NIK', value: told.nik }),
        () => says('officer.dubai', { case: theirs, field: 'PASSPORT', value: told.passportNumber }),
      ],
    );
    const { rows } = await world.owner.query('select last_value::int as n from tries');
    await world.owner.query('drop function meet() cascade; drop sequence tries');
    expect(answers).toEqual([{ assertFact: { id: mine } }, { assertFact: { id: theirs } }]);
    expect(await matchesOf(theirs)).toHaveLength(1);
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('by two at the desk at once is one merge, and the other is told', async () => {
    const [one, two] = [await register('officer.manila', {}), await register('officer.dubai', {})];
    const both = await atOnce(world, 'cases', one, [
      () => merge({ case: one, other: two }),
      () => merge({ case: two, other: one }),
    ]);
    expect(both.map((answer) => answer.verdict ?? answer.code)).toEqual(['SAME', 'MERGED']);
  });

  it('tells neither post; care is raised where the desk says so, and not why', async () => {
    const [one, two] = [await register('officer.manila', {}), await register('officer.dubai', {})];
    const look = async () =>
      (
        await world
          .as('officer.manila')
          .attempt(
            'query ($id: ID!) { case(id: $id) { version earlierEpisodes careRaisedAt matches { id } timeline { kind } } }',
            { id: one },
          )
      ).body;
    const before = await look();
    await merge({ case: one, other: two, verdict: 'SAME_NEW_EPISODE' });
    expect(await look()).toBe(before);
    const raise = { key: key(), case: one, occurredAt: '2025-06-07T00:00:00Z' };
    await desk().ask('mutation ($input: RaiseCare!) { raiseCare(input: $input) { ... on Case { careRaisedAt } } }', {
      input: raise,
    });
    const { case: after } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { earlierEpisodes careRaisedAt timeline { kind code } } }', { id: one });
    expect(after).toMatchObject({
      earlierEpisodes: 0,
      careRaisedAt: expect.any(String),
      timeline: [{}, { kind: 'raiseCare', code: null }],
    });
    const { case: seen } = await desk().ask('query ($id: ID!) { case(id: $id) { earlierEpisodes } }', { id: two });
    expect(seen.earlierEpisodes).toBe(1);
    const police = await world.as('police').attempt('query ($id: ID!) { case(id: $id) { careRaisedAt } }', { id: one });
    expect(police.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('somebody without a name', () => {
  const LABEL = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { state person { name workingLabel nameless facts { field } } } }`;
  const labelled = async (id: string) => (await world.as('officer.manila').ask(LABEL, { id })).case;

  it('is a full person with a working label, numbered by post, day and sex, without two desks getting one', async () => {
    const woman = {
      name: undefined,
      nameless: 'REFUSED',
      sex: 'FEMALE',
      receivedAt: '2025-03-12T17:00:00Z',
      birthDate: undefined,
    };
    const ids = await Promise.all([1, 2, 3].map(() => register('officer.manila', woman)));
    const people = await Promise.all(ids.map(labelled));
    expect(people.map((one) => one.person.workingLabel).sort()).toEqual([
      'F1 KBRI-MNL 2025-03-13',
      'F2 KBRI-MNL 2025-03-13',
      'F3 KBRI-MNL 2025-03-13',
    ]);
    expect(people[0]).toMatchObject({
      state: 'REPORTED',
      person: { name: null, nameless: 'REFUSED', facts: [{ field: 'SEX' }] },
    });
    const man = await labelled(await register('officer.manila', { ...woman, sex: 'MALE', nameless: 'UNCONSCIOUS' }));
    expect(man.person.workingLabel).toBe('M1 KBRI-MNL 2025-03-13');
  });

  it('keeps the label when the name is known, and needs a reason for having none', async () => {
    const id = await register('officer.manila', { name: undefined, nameless: 'UNABLE' });
    const input = {
      key: key(),
      case: id,
      field: 'NAME',
      value: 'Sri Rejeki',
      proof: 'INTERVIEW',
      occurredAt: '2025-06-07T00:00:00Z',
    };
    await world
      .as('officer.manila')
      .ask('mutation ($input: AssertFact!) { assertFact(input: $input) { ... on Case { id } } }', { input });
    expect((await labelled(id)).person).toMatchObject({
      name: 'Sri Rejeki',
      workingLabel: expect.stringContaining('KBRI-MNL'),
      nameless: 'UNABLE',
    });
    const refused = await world.as('officer.manila').ask(REGISTER, { input: { ...somebody(1), name: undefined } });
    expect(refused.registerCase).toMatchObject({ code: 'NAME_MISSING', field: 'name' });
    const named = await labelled(await register('officer.manila', { name: 'Ada Nama', nameless: 'UNABLE' }));
    expect(named.person).toMatchObject({ name: 'Ada Nama', workingLabel: null, nameless: null });
  });
});

describe('a likeness of names', () => {
  it('is found in the background and put to the desk, across posts and spellings', async () => {
    const jobs = await startJobs(world.addressOf('pulang_worker'), jobsOf(world.app), createLogger('error'));
    try {
      const one = await register('officer.bangkok', { name: 'Nurhayati Djumadi', birthDate: '1991-08-17' });
      const two = await register('officer.manila', { name: 'Nur Hayati Jumadi', birthDate: '1991-08-17' });
      const other = await register('officer.manila', { name: 'Nur Hayati Jumadi', birthDate: '1962-02-01' });
      const waiting = `select from pgboss.job where name = 'match-names' and state < 'completed' and data->>'case' = any ($1)`;
      while ((await world.owner.query(waiting, [[two, other]])).rowCount) await pause(200);
      expect(await matchesOf(two)).toMatchObject([{ reasons: ['NAME'], other: { id: one } }]);
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
