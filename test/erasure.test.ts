import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import sharp from 'sharp';
import supertest from 'supertest';
import { createLogger, readEnv, type Env } from '#server';
import { openHouse } from '../src/house';
import { asker } from '../src/demonstration/ask';
import { idOf } from '../src/demonstration/cast';
import { Erasures } from '../src/rights/erasures.service';
import { isCertified } from '../src/rights/certificate';
import { key, openWorld, somebody, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const CANARY = 'SITI KANARINA';
const READ =
  'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { number state person { name sex birthYear nik } timeline { kind code } files { id } } }';
const LIST =
  '{ erasures(first: 100) { items { id version case { id } category reason state certificate signature } } }';

/** Somebody whose case ended so many years ago. */
async function ended(years: number, people: object = {}): Promise<string> {
  const [one] = await world.registered(1, 'officer.manila', { name: CANARY, nik: '3507014311960002', ...people });
  const id = one?.id ?? '';
  await closeLongAgo(world.owner, id, years);
  return id;
}

async function closeLongAgo(client: Client, id: string, years: number): Promise<void> {
  await client.query(`update cases set state = 'CLOSED', closure_reason = 'COMPLETED' where id = $1`, [id]);
  await client.query(
    `insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id)
     select gen_random_uuid(), c.id, c.person_id, 'close', 'NOT_IDENTIFIED', 'CLOSED', now() - make_interval(years => $2, days => 1),
            now(), c.post_id, gen_random_uuid() from cases c where c.id = $1`,
    [id, years],
  );
}

const propose = () => world.app.get(Erasures).proposeDue();
const listed = async () => (await world.as('desk.kemlu').ask(LIST)).erasures.items as Listed[];
const of = async (id: string) => (await listed()).filter((one) => one.case.id === id);

interface Listed {
  id: string;
  case: { id: string };
  category: string;
  reason: string;
  state: string;
  certificate: string;
  signature: string;
}

const decide = async (
  name: 'approveErasure' | 'declineErasure',
  erasure: string,
  input: object = {},
  login = 'desk.kemlu',
) =>
  (
    await world
      .as(login)
      .ask(
        `mutation ($input: DecideErasure!) { ${name}(input: $input) { ... on Erasure { state certificate signature } ... on Problem { code field } } }`,
        { input: { key: key(), erasure, occurredAt: new Date().toISOString(), ...input } },
      )
  )[name];

async function fileOf(id: string, kind: string): Promise<string> {
  const file = key();
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0f0' } })
    .png()
    .toBuffer();
  const authorization = `Bearer ${await world.tokenOf('officer.manila')}`;
  await supertest(world.url).put(`/files/${file}`).query({ case: id }).set({ authorization }).send(bytes).expect(200);
  await world.as('officer.manila').ask('mutation ($input: AttachFile!) { attachFile(input: $input) { __typename } }', {
    input: { key: key(), case: id, file, kind, occurredAt: '2025-06-06T02:00:00Z' },
  });
  return file;
}
const fetched = async (file: string) =>
  (
    await supertest(world.url)
      .get(`/files/${file}`)
      .query({ purpose: 'CASE_WORK' })
      .set('authorization', `Bearer ${await world.tokenOf('officer.manila')}`)
  ).status;

/** The person asks for it, and is told yes. */
async function request(id: string, login: string) {
  const { recordRightsRequest } = await world
    .as(login)
    .ask(
      'mutation ($i: RecordRightsRequest!) { recordRightsRequest(input: $i) { ... on Case { rightsRequests { id } } } }',
      { i: { key: key(), case: id, kind: 'ERASURE', occurredAt: '2025-06-07T02:00:00Z' } },
    );
  const { answerRightsRequest } = await world
    .as(login)
    .ask(
      'mutation ($i: AnswerRightsRequest!) { answerRightsRequest(input: $i) { ... on Case { id } ... on Problem { code field } } }',
      {
        i: {
          key: key(),
          case: id,
          request: recordRightsRequest.rightsRequests[0].id,
          outcome: 'GRANTED',
          occurredAt: '2025-06-08T02:00:00Z',
        },
      },
    );
  return answerRightsRequest;
}

describe('what was kept long enough', () => {
  it('is proposed by the job once its time is over, and not a day before', async () => {
    const [over, not, live] = [await ended(2), await ended(1), (await world.registered(1))[0]?.id ?? ''];
    expect(await propose()).toBeGreaterThan(0);
    expect(await of(over)).toEqual([
      expect.objectContaining({ category: 'CITIZEN_RECORD', reason: 'RETENTION', state: 'PROPOSED' }),
    ]);
    expect([await of(not), await of(live)]).toEqual([[], []]);
    expect(await propose()).toBe(0);
  });

  it('goes by its category: victims, children and medical papers', async () => {
    const [victim, child, medical] = [await ended(5), await ended(12), await ended(5)];
    for (const id of [victim, child])
      await world.owner.query(
        `insert into determination (id, case_id, person_id, unit_id, occurred_at, recorded_at, body, outcome, role, acts, means, purposes)
         select gen_random_uuid(), id, person_id, post_id, now(), now(), 'EMBASSY', 'ACTUAL', 'NONE', '{}', '{}', '{}' from cases where id = $1`,
        [id],
      );
    await world.owner.query('update cases set child_at_identification = true where id = $1', [child]);
    await world.owner.query(
      `insert into determination (id, case_id, person_id, unit_id, occurred_at, recorded_at, body, outcome, role, acts, means, purposes)
       select gen_random_uuid(), id, person_id, post_id, now(), now(), 'EMBASSY', 'ACTUAL', 'NONE', '{}', '{}', '{}' from cases where id = $1`,
      [medical],
    );
    const [kept, gone] = [await fileOf(medical, 'PHOTO'), await fileOf(medical, 'MEDICAL')];
    await world.owner.query(`update cases set state = 'CLOSED' where id = $1`, [medical]);
    await propose();
    expect([await of(victim), await of(child)]).toEqual([[], []]);
    const [proposed] = await of(medical);
    expect(proposed).toMatchObject({ category: 'MEDICAL_FILES', state: 'PROPOSED' });
    expect(await decide('approveErasure', proposed?.id ?? '')).toMatchObject({ state: 'ERASED' });
    expect([await fetched(kept), await fetched(gone)]).toEqual([200, 404]);
    expect((await world.as('officer.manila').ask(READ, { id: medical })).case.person.name).toBe(CANARY);
  });

  it('is kept when somebody says why, and not asked again for a year', async () => {
    const id = await ended(3);
    await propose();
    const [proposed] = await of(id);
    expect(await decide('declineErasure', proposed?.id ?? '')).toMatchObject({ code: 'NOTE_MISSING', field: 'note' });
    expect(await decide('declineErasure', proposed?.id ?? '', { note: 'Gugatan restitusi' })).toMatchObject({
      state: 'DECLINED',
    });
    expect(await decide('approveErasure', proposed?.id ?? '')).toMatchObject({
      code: 'ERASURE_ANSWERED',
      field: 'erasure',
    });
    await propose();
    expect(await of(id)).toHaveLength(1);
  });
});

describe('an erasure', () => {
  it('leaves nothing that opens, the pseudonymous rest for statistics, and a signed certificate', async () => {
    const id = await ended(2);
    const file = await fileOf(id, 'PHOTO');
    await world.owner.query(`update cases set state = 'CLOSED' where id = $1`, [id]);
    expect((await world.as('officer.manila').ask(READ, { id })).case.person).toMatchObject({
      name: CANARY,
      nik: '3507014311960002',
    });
    await propose();
    const [proposed] = await of(id);
    const done = await decide('approveErasure', proposed?.id ?? '');
    const { case: left } = await world.as('officer.manila').ask(READ, { id });
    expect(left.person).toEqual({ name: null, nik: null, sex: 'FEMALE', birthYear: 1985 });
    expect(left.timeline).toContainEqual({ kind: 'approveErasure', code: 'CITIZEN_RECORD' });
    expect(await fetched(file)).toBe(404);
    const { rows } = await world.owner.query(
      `select (select count(*) from person_key where person_id = c.person_id) + (select count(*) from person_token where person_id = c.person_id)
         + (select count(*) from person_mark where person_id = c.person_id) + (select count(*) from upload where person_id = c.person_id) as n
       from cases c where c.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ n: '0' }]);
    const { findPeople } = await world
      .as('officer.manila')
      .ask(`{ findPeople(name: "${CANARY}", birthYear: 1985) { id } }`);
    expect(findPeople).not.toContainEqual({ id });

    const pem = world.ring.privateKey('audit');
    expect(JSON.parse(done.certificate)).toMatchObject({
      certificate: 'pulang-erasure',
      category: 'CITIZEN_RECORD',
      reason: 'RETENTION',
      destroyed: { keys: 1, files: 1 },
    });
    expect(isCertified(pem, done.certificate, done.signature)).toBe(true);
    expect(isCertified(pem, done.certificate.replace('CITIZEN', 'VICTIM'), done.signature)).toBe(false);
    expect(done.certificate).not.toContain(CANARY);
    const print = async (login: string) =>
      supertest(world.url)
        .get(`/rights/erasures/${proposed?.id ?? ''}`)
        .set('authorization', `Bearer ${await world.tokenOf(login)}`);
    expect((await print('desk.kemlu')).text).toContain(done.signature);
    expect((await print('officer.manila')).status).toBe(403);
    const note = await world
      .as('officer.manila')
      .attempt('mutation ($input: RecordNeed!) { recordNeed(input: $input) { ... on Problem { code field } } }', {
        input: { key: key(), case: id, code: 'INJURY', note: 'x', occurredAt: '2025-06-06T02:00:00Z' },
      });
    expect(note.data).toEqual({ recordNeed: { code: 'ERASED', field: 'case' } });
  });

  it('that the person asked for is granted by one and approved by another, never of a case that goes on', async () => {
    const live = (await world.registered(1))[0]?.id ?? '';
    expect(await request(live, 'officer.manila')).toMatchObject({ code: 'CASE_LIVE', field: 'case' });
    const own = await ended(0);
    expect(await request(own, 'desk.kemlu')).toEqual({ id: own });
    const [mine] = await of(own);
    expect(mine).toMatchObject({ reason: 'REQUEST', state: 'PROPOSED' });
    expect(await decide('approveErasure', mine?.id ?? '')).toMatchObject({ code: 'FOUR_EYES', field: 'erasure' });
    const theirs = await ended(0);
    expect(await request(theirs, 'officer.manila')).toEqual({ id: theirs });
    const [proposed] = await of(theirs);
    expect(await decide('approveErasure', proposed?.id ?? '')).toMatchObject({ state: 'ERASED' });
    const { data } = await world
      .as('officer.manila')
      .attempt('mutation ($input: DecideErasure!) { approveErasure(input: $input) { ... on Problem { code } } }', {
        input: { key: key(), erasure: mine?.id, occurredAt: new Date().toISOString() },
      });
    expect(data).toEqual({ approveErasure: { code: 'FORBIDDEN' } });
  });

  const requested = async (id: string) =>
    (
      await world
        .as('officer.manila')
        .ask(
          'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { rightsRequests { state ground answer answeredAt } alerts { clock doneAt } } }',
          { id },
        )
    ).case;

  it('that was granted and is declined after all is refused to the person, on a ground and in words', async () => {
    const id = await ended(0);
    await request(id, 'officer.manila');
    const [proposed] = await of(id);
    const note = 'Gugatan restitusinya masih berjalan.';
    const declined = (input: object) => decide('declineErasure', proposed?.id ?? '', input);
    expect(await declined({ note })).toMatchObject({ code: 'GROUND_MISSING', field: 'ground' });
    expect(await declined({ note, ground: 'REVEALS_OTHERS' })).toMatchObject({ code: 'GROUND_MISSING' });
    expect(await declined({ ground: 'LAW_ENFORCEMENT' })).toMatchObject({ code: 'NOTE_MISSING', field: 'note' });
    const occurredAt = new Date().toISOString();
    expect(await declined({ note, ground: 'LAW_ENFORCEMENT', occurredAt })).toMatchObject({ state: 'DECLINED' });
    const { rightsRequests } = await requested(id);
    expect(rightsRequests).toMatchObject([{ state: 'REFUSED', ground: 'LAW_ENFORCEMENT', answer: note }]);
    expect(Date.parse(rightsRequests[0].answeredAt)).toBe(Date.parse(occurredAt));
  });

  it('that was granted waits with the national desk until it is carried out, and one that nobody asked for does not', async () => {
    const [asked, kept] = [await ended(0), await ended(3)];
    await request(asked, 'officer.manila');
    await propose();
    const waits = async (id: string) => {
      const { inbox } = await world
        .as('desk.kemlu')
        .ask('{ inbox(clock: GRANTED_ERASURE, first: 100) { items { act dueAt overdue case { id } } } }');
      return inbox.items.filter((one: { case: { id: string } }) => one.case.id === id);
    };
    expect(await waits(asked)).toMatchObject([
      { act: 'approveErasure', dueAt: '2025-06-11T02:00:00+00:00', overdue: true },
    ]);
    expect(await waits(kept)).toEqual([]);
    expect((await requested(asked)).alerts).toContainEqual({ clock: 'GRANTED_ERASURE', doneAt: null });
    // Who cares for the person under their roof knows of no erasure, and so of no clock of one.
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CARE', now(), 'STAY', number, state, updated_at from cases where id = $1`,
      [asked, idOf('unit KEMENSOS-RS')],
    );
    const { case: guest } = await world.as('shelter.kemensos').ask(`{ case(id: "${asked}") { alerts { clock } } }`);
    expect(guest.alerts).not.toContainEqual({ clock: 'GRANTED_ERASURE' });
    const [proposed] = await of(asked);
    expect(await decide('approveErasure', proposed?.id ?? '')).toMatchObject({ state: 'ERASED' });
    expect(await waits(asked)).toEqual([]);
  });

  it('is nothing that a statement smuggled in can do', async () => {
    const gate = (role: string, call: string) =>
      world.owner.query(`set role ${role}; select ${call}`).finally(() => world.owner.query('reset role'));
    const id = (await of(await ended(0)))[0]?.id ?? key();
    await expect(gate('pulang_app', `app.erase('${id}')`)).rejects.toThrow('permission denied');
    await expect(gate('pulang_desk', `app.erase('${id}')`)).rejects.toThrow('not approved');
    await expect(gate('pulang_desk', `app.forget('${id}', null)`)).rejects.toThrow('permission denied');
  });
});

describe('the list of erasures', () => {
  const listFile = (dataDir: string) => join(dataDir, 'erasures', 'erasures.jsonl');

  it('names ids alone, and is not served from once a line was changed', async () => {
    const id = await ended(2);
    await propose();
    await decide('approveErasure', (await of(id))[0]?.id ?? '');
    const text = readFileSync(listFile(world.dataDir), 'utf8');
    expect(text.trim().split('\n').at(-1)).toMatch(
      /^\{"erasure":"[0-9a-f-]{36}","person":"[0-9a-f-]{36}","files":null\} [0-9a-f]{64}$/,
    );
    const env = elsewhere(world, 'changed', world.owner.database ?? '');
    const [first = '', ...rest] = text.split('\n');
    writeFileSync(
      listFile(env.dataDir),
      [first.replace(/"person":"[0-9a-f]{8}/, '"person":"00000000'), ...rest].join('\n'),
    );
    await expect(openHouse(env, createLogger('silent'))).rejects.toThrow('Line 1 of the list of erasures was changed');
  });

  it('is replayed before a restored copy serves, whose keys are destroyed again', async () => {
    const live = await copied('template_pulang');
    const env = elsewhere(world, 'live', live);
    rmSync(listFile(env.dataDir), { force: true });
    const id = key();
    const nameOf = async (ask: Ask) =>
      ((await ask('officer.manila', READ, { id })) as { case: { person: { name: string | null } } }).case.person.name;

    await inHouse(env, async (ask) => {
      await ask(
        'officer.manila',
        'mutation ($rows: [RegisterCase!]!) { registerCases(rows: $rows) { ... on Case { id } } }',
        { rows: [{ ...somebody(1), id, name: CANARY }] },
      );
      expect(await nameOf(ask)).toBe(CANARY);
    });
    const erasure = key();
    await asOwner(async (client) => {
      await closeLongAgo(client, id, 3);
      await client.query(
        `insert into erasure (id, version, case_id, person_id, category, reason, due_since, proposed_at, proposed_by, state)
         select $1, 1, c.id, c.person_id, 'CITIZEN_RECORD', 'RETENTION', now() - interval '1 year', now(), gen_random_uuid(), 'PROPOSED'
         from cases c where c.id = $2`,
        [erasure, id],
      );
    }, live);
    const backup = await copied(live);
    await inHouse(env, async (ask) => {
      await ask(
        'desk.kemlu',
        'mutation ($input: DecideErasure!) { approveErasure(input: $input) { ... on Erasure { state } } }',
        { input: { key: key(), erasure, occurredAt: new Date().toISOString() } },
      );
      expect(await nameOf(ask)).toBeNull();
    });

    const nameInTheCopy = async (change: (dataDir: string) => void) => {
      const restored = await copied(backup);
      const there = { ...env, database: elsewhere(world, 'live', restored).database };
      change(there.dataDir);
      const name = await inHouse(there, nameOf);
      await dropped(restored);
      return name;
    };
    expect(await nameInTheCopy(() => undefined)).toBeNull();
    // That the copy does hold her key, and that nothing but the list destroys it.
    expect(await nameInTheCopy((dataDir) => rmSync(listFile(dataDir)))).toBe(CANARY);
    // The list is made anew from the database that knows of the erasure.
    await inHouse(env, nameOf);
    expect(await nameInTheCopy(() => undefined)).toBeNull();
    await Promise.all([dropped(backup), dropped(live)]);
  }, 120_000);
});

/** An installation that has the keys and files of this one, on another database of the same cluster. */
function elsewhere(from: World, name: string, database: string) {
  const dataDir = join(from.dataDir, name);
  mkdirSync(dataDir, { recursive: true });
  for (const folder of ['keys', 'erasures'].filter((one) => existsSync(join(from.dataDir, one))))
    if (!existsSync(join(dataDir, folder)))
      cpSync(join(from.dataDir, folder), join(dataDir, folder), { recursive: true });
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  return readEnv({
    DATA_DIR: dataDir,
    DATABASE_URL: at(from.addressOf('pulang_app')),
    DATABASE_OWNER_URL: at(process.env['PULANG_TEST_OWNER_URL'] ?? ''),
    PORT: '0',
    IOM_PORT: '0',
    DEMO: 'no',
    LOG_LEVEL: 'silent',
  });
}

type Ask = ReturnType<typeof asker>;

/** What is done while an installation serves. */
async function inHouse<T>(env: Env, work: (ask: Ask) => Promise<T>): Promise<T> {
  const house = await openHouse(env, createLogger('silent'));
  try {
    const ask = asker(new URL(house.ready.graphql).origin, env, world.ring);
    return await work(ask);
  } finally {
    await house.close();
  }
}

async function asOwner<T>(work: (client: Client) => Promise<T>, database?: string): Promise<T> {
  const url = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
  if (database) url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** The database as it stands, as a backup would hold it. */
async function copied(from: string): Promise<string> {
  const name = `copy_${key().replaceAll('-', '')}`;
  await asOwner((client) => client.query(`create database ${name} template ${from}`));
  return name;
}

const dropped = (name: string) => asOwner((client) => client.query(`drop database ${name} with (force)`));
