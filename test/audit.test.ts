import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { createLogger, readEnv } from '#server';
import { openHouse, verifyHouse } from '../src/house';
import { CheckpointSigner, entryColumns, leaf, link, type Entry } from '../src/platform/audit/chain';
import { Sealer } from '../src/platform/audit/sealer';
import { verifyAudit } from '../src/platform/audit/verify';
import { openWorld, type World } from './world';

let world: World;
let pool: Pool;
let signer: CheckpointSigner;
let sealer: Sealer;
let witness: string;
beforeAll(async () => {
  world = await openWorld();
  pool = new Pool({ connectionString: world.addressOf('pulang_sealer'), max: 2 });
  signer = new CheckpointSigner(world.ring.privateKey('audit'));
  witness = join(world.dataDir, 'witness', 'audit.jsonl');
  sealer = sealerOf();
});
afterAll(async () => {
  await pool.end();
  await world.close();
});

const sealerOf = () =>
  new Sealer(pool, signer, witness, (error) => {
    throw error;
  });
/** A transaction that still runs anywhere in the cluster, as those of other test files do, holds sealing up for a moment. */
async function sealed(): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < 10_000; await pause(10)) {
    await sealer.seal();
    if ((await verdict()).unsealed === 0) return;
  }
}
const verdict = () => verifyAudit(pool, signer, witness);
const owner = (text: string, values: unknown[] = []) => world.owner.query(text, values);
const count = async (table: string): Promise<number> =>
  Number((await owner(`select count(*) from ${table}`)).rows[0].count);
const idAt = async (n: number): Promise<string> =>
  (await owner('select entry_id from audit_link where n = $1', [n])).rows[0].entry_id;

describe('the audit', () => {
  it('has an entry for every act and every reading of people, which names the cases and what was opened', async () => {
    const [one, two] = await world.registered(2);
    await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { person { name nik } } }', { id: one?.id });
    await world.as('officer.manila').ask('{ cases { items { id person { name } } } }');
    const { auditEntries } = await world
      .as('auditor')
      .ask(
        'query ($f: AuditFilter) { auditEntries(filter: $f) { items { kind act cases opened purpose account unit at } next } }',
        { f: { case: one?.id } },
      );
    expect(
      auditEntries.items.map(({ kind, act, opened, purpose }: Record<string, unknown>) => [kind, act, opened, purpose]),
    ).toEqual([
      ['READ', 'cases', ['person.label'], null],
      ['READ', 'case', ['person.label', 'person.identity'], 'CASE_WORK'],
      ['ACT', 'registerCases', [], 'ACT'],
    ]);
    expect(auditEntries.items[0].cases.sort()).toEqual([one?.id, two?.id].sort());
  });

  it('is read by auditors alone, page by page, and that is in it too', async () => {
    const auditor = world.as('auditor');
    const ask = (after: string | null) =>
      auditor.ask('query ($after: String) { auditEntries(first: 2, after: $after) { items { id act at } next } }', {
        after,
      });
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const { auditEntries } = (await ask(next)) as {
        auditEntries: { items: { id: string; act: string }[]; next: string | null };
      };
      seen.push(...auditEntries.items.map(({ id }) => id));
      ({ next } = auditEntries);
    } while (next && seen.length < 50);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(4);
    const { auditEntries } = await auditor.ask('{ auditEntries(first: 1) { items { act } } }');
    expect(auditEntries.items).toEqual([{ act: 'auditEntries' }]);
    for (const login of ['officer.manila', 'desk.kemlu', 'admin', 'developer']) {
      const { errors } = await world.as(login).attempt('{ auditEntries { items { id } } }');
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const since = new Date(Date.now() + 60_000).toISOString();
    expect(
      (await auditor.ask('query ($f: AuditFilter) { auditEntries(filter: $f) { items { id } } }', { f: { since } }))
        .auditEntries.items,
    ).toEqual([]);
    const { errors } = await auditor.attempt('query ($f: AuditFilter) { auditEntries(filter: $f) { items { id } } }', {
      f: { account: 'nobody' },
    });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_VALUE');
  });
});

describe('the sealer', () => {
  it('chains what was committed, by itself', async () => {
    const own = new Sealer(
      new Pool({ connectionString: world.addressOf('pulang_sealer'), max: 1 }),
      signer,
      witness,
      (error) => {
        throw error;
      },
    );
    own.start();
    await world.registered(1);
    const begun = Date.now();
    while ((await verdict()).unsealed > 0 && Date.now() - begun < 10_000) await pause(20);
    const took = Date.now() - begun;
    await own.stop();
    expect(await verdict()).toMatchObject({ ok: true, unsealed: 0, fault: null });
    // Printed, not asserted: a transaction of another test file holds it up as well.
    process.stdout.write(`sealed within ${took} ms\n`);
  });

  it('passes over nobody who commits late', async () => {
    const late = new Client({ connectionString: world.addressOf('pulang_sealer').replace(/\/\/[^@]+@/, ownerOf()) });
    await late.connect();
    await late.query('begin');
    const { rows } = await late.query(
      `insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
       values (gen_random_uuid(), gen_random_uuid(), 'ACT', 'late', '{}', '{}', gen_random_uuid()) returning id`,
    );
    await world.registered(3);
    await sealer.seal();
    expect((await verdict()).unsealed).toBeGreaterThanOrEqual(1);
    await world.registered(1);
    await late.query('commit');
    await late.end();
    await sealed();
    expect(await verdict()).toMatchObject({ ok: true, unsealed: 0 });
    expect((await owner('select count(*)::int as n from audit_link where entry_id = $1', [rows[0].id])).rows).toEqual([
      { n: 1 },
    ]);
  });

  it('that dies between the witness and its commit seals the same again, and nobody is accused', async () => {
    await world.registered(2);
    await owner(`create function torn() returns trigger language plpgsql as $$ begin raise exception 'torn'; end $$`);
    await owner(
      'create constraint trigger torn after insert on audit_link deferrable initially deferred for each row execute function torn()',
    );
    await expect(sealed()).rejects.toThrow('torn');
    expect(await verdict()).toMatchObject({ ok: true, fault: null });
    await owner('drop function torn cascade');
    // The machine fell in the middle of a line.
    appendFileSync(witness, '{"n":99,"tip":"ab');
    await world.registered(1);
    await sealed();
    expect(await verdict()).toMatchObject({ ok: true, unsealed: 0, fault: null });
  });

  it('goes on in a database that was restored from a dump, where transactions are numbered anew', async () => {
    await world.registered(1);
    const shifted = (xid: string) => `(${xid}::text::bigint + 1000000000)::text::xid8`;
    await owner(`update audit_entry set xid = ${shifted('xid')}`);
    await owner(`update audit_checkpoint set xid = ${shifted('xid')}`);
    await world.registered(1);
    await sealed();
    await world.registered(1);
    await sealed();
    expect(await count('audit_link')).toBe(await count('audit_entry'));
    expect(await verdict()).toMatchObject({ ok: true, unsealed: 0, fault: null });
    await owner(`update audit_entry set xid = '5'::xid8`);
  });
});

describe('whoever owns the database and', () => {
  const tables = ['audit_entry', 'audit_link', 'audit_checkpoint'];
  let file: string;
  let total: number;
  beforeAll(async () => {
    for (let i = 0; i < 4; i += 1) {
      await world.registered(3);
      await sealed();
    }
    for (const table of tables) await owner(`create table kept_${table} as table ${table}`);
    file = readFileSync(witness, 'utf8');
    total = await count('audit_link');
  });
  afterEach(async () => {
    await owner(`truncate ${tables.join(', ')}`);
    for (const table of tables) await owner(`insert into ${table} select * from kept_${table}`);
    writeFileSync(witness, file);
    expect(await verdict()).toMatchObject({ ok: true, entries: total, unsealed: 0, fault: null });
  });

  it.each([
    ['at', `at + interval '1 microsecond'`],
    ['account_id', 'gen_random_uuid()'],
    ['unit_id', 'gen_random_uuid()'],
    ['kind', `'READ'`],
    ['act', `'nothing'`],
    ['cases', `'{}'`],
    ['opened', `'{person.label}'`],
    ['purpose', `'PROTECTION'`],
    ['key', 'gen_random_uuid()'],
    ['request', 'gen_random_uuid()'],
    ['seq', 'seq + 1000'],
  ])('changes an entry (%s) is found, and the entry is named', async (column, to) => {
    const n = total - 4;
    const id = await idAt(n);
    await owner(`update audit_entry set ${column} = ${to} where id = $1`, [id]);
    expect(await verdict()).toMatchObject({ ok: false, fault: `entry ${n} (${id}) was changed` });
  });

  it('drops an entry is found', async () => {
    const id = await idAt(4);
    await owner('delete from audit_entry where id = $1', [id]);
    expect(await verdict()).toMatchObject({ ok: false, fault: `entry 4 (${id}) was dropped` });
    await owner('delete from audit_link where entry_id = $1', [id]);
    expect(await verdict()).toMatchObject({ ok: false, fault: 'entry 4 was dropped together with its link' });
  });

  it('drops an entry, renumbers the others and makes their links anew is found', async () => {
    const id = await idAt(4);
    const after = await idAt(5);
    await owner('delete from audit_link where n = 4');
    await owner('delete from audit_entry where id = $1', [id]);
    await owner('update audit_link set n = -n where n > 4');
    await owner('update audit_link set n = -n - 1 where n < 0');
    await rechain();
    expect((await verdict()).fault).toMatch(`entry 4 (${after}) stands in the place of another`);
  });

  it('swaps two entries is found', async () => {
    const [a, b] = [await idAt(3), await idAt(6)];
    await owner('update audit_link set entry_id = gen_random_uuid() where n = 6');
    await owner('update audit_link set entry_id = $1 where n = 3', [b]);
    await owner('update audit_link set entry_id = $1 where n = 6', [a]);
    expect((await verdict()).fault).toMatch(`entry 3 (${b}) stands in the place of another: swapped`);
    await rechain();
    expect((await verdict()).fault).toMatch(`entry 3 (${b}) stands in the place of another: swapped`);
  });

  it('swaps what two entries say is found', async () => {
    const [a, b] = [await idAt(3), await idAt(6)];
    await owner(
      `update audit_entry e set cases = o.cases, at = o.at from audit_entry o where e.id in ($1, $2) and o.id in ($1, $2) and o.id <> e.id`,
      [a, b],
    );
    expect((await verdict()).fault).toBe(`entry 3 (${a}) was changed`);
  });

  it('rewrites an entry together with its chain is found', async () => {
    const id = await idAt(2);
    await owner(`update audit_entry set cases = '{}' where id = $1`, [id]);
    await rechain();
    expect(await verdict()).toMatchObject({
      ok: false,
      fault: `entry 2 (${id}) was rewritten together with its chain`,
    });
  });

  it('cuts the tail is found, also when the sealer went on sealing since', async () => {
    await owner('delete from audit_entry where id in (select entry_id from audit_link where n > $1)', [total - 3]);
    await owner('delete from audit_link where n > $1', [total - 3]);
    await owner('delete from audit_checkpoint where n > $1', [total - 3]);
    expect((await verdict()).fault).toMatch(`entry ${total - 2} was dropped`);
    await world.registered(5);
    await sealed();
    expect((await verdict()).fault).toMatch(`entry ${total - 2} was dropped`);
  });

  it('adds an entry to the chain is found', async () => {
    const { rows } = await owner(`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
      values (gen_random_uuid(), gen_random_uuid(), 'ACT', 'forged', '{}', '{}', gen_random_uuid()) returning id`);
    await owner(`insert into audit_link values ($1, $2, '\\x00')`, [total + 1, rows[0].id]);
    await rechain();
    expect((await verdict()).fault).toMatch(`entry ${total + 1} (${rows[0].id}) has no checkpoint in the witness`);
  });

  it.each([
    ['changes a link', `update audit_link set hash = '\\x00' where n = 5`, /^entry 5 .* its link was changed/],
    [
      'changes a checkpoint',
      `update audit_checkpoint set tip = '\\x00' where n = (select min(n) from audit_checkpoint)`,
      /its checkpoint was changed/,
    ],
    [
      'drops the last checkpoint',
      'delete from audit_checkpoint where n = (select max(n) from audit_checkpoint)',
      /^the checkpoint of entry \d+ .* was dropped/,
    ],
  ])('%s is found', async (_, text, fault) => {
    await owner(text);
    expect((await verdict()).fault).toMatch(fault);
  });

  it('reaches the witness as well can not sign for it', async () => {
    const lines = file.trimEnd().split('\n');
    writeFileSync(witness, `${lines.slice(0, -1).join('\n')}\n`);
    expect((await verdict()).fault).toMatch('has no checkpoint in the witness');
    writeFileSync(witness, `${lines.toSpliced(-2, 1).join('\n')}\n`);
    expect((await verdict()).fault).toMatch('is missing from the witness');
    writeFileSync(witness, file.replace('"leaves":["', '"leaves":["00'));
    expect((await verdict()).fault).toMatch('is not signed by our key');
    rmSync(witness);
    expect((await verdict()).fault).toMatch(/^entry 1 .* has no checkpoint in the witness/);
  });

  /** What the owner of the database can do: every link and checkpoint made anew, but for the signatures. */
  async function rechain(): Promise<void> {
    const { rows } = await owner(
      `select l.n, x.* from audit_link l cross join lateral (select ${entryColumns} from audit_entry e where e.id = l.entry_id) x order by l.n`,
    );
    let tip: Buffer = Buffer.alloc(32);
    for (const row of rows as (Entry & { n: string })[]) {
      tip = link(tip, leaf(row));
      await owner('update audit_link set hash = $1 where n = $2', [tip, row.n]);
      await owner('update audit_checkpoint set tip = $1 where n = $2', [tip, row.n]);
    }
  }
});

describe('an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-audit-'));
  chmodSync(folder, 0o711);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const verify = () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(__dirname, '../dist/src/commands/audit-verify.js')],
      {
        env: { ...process.env, DATA_DIR: folder },
        encoding: 'utf8',
      },
    );
    return { status, stdout, stderr };
  };

  it('is verified while it serves and when it is stopped, and is left as it was', async () => {
    expect(existsSync(join(folder, 'database'))).toBe(false);
    expect(verify()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('holds no installation') });
    const env = { ...readEnv({ DATA_DIR: folder, LOG_LEVEL: 'error', NODE_ENV: 'production' }), port: 0, demo: false };
    const house = await openHouse(env, createLogger('error'));
    const db = new Client({ connectionString: house.ownerUrl });
    await db.connect();
    await db.query(`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
      select gen_random_uuid(), gen_random_uuid(), 'ACT', 'something', '{}', '{}', gen_random_uuid() from generate_series(1, 5)`);
    await house.sealed();
    expect(verify()).toMatchObject({ status: 0, stdout: 'audit ok: 5 entries\n' });
    expect((await fetch(`${new URL(house.ready.graphql).origin}/health/ready`)).status).toBe(200);
    const { rows } = await db.query(
      'update audit_entry set act = $1 where id = (select entry_id from audit_link where n = 3) returning id',
      ['another'],
    );
    await db.end();
    await house.close();
    expect(verify()).toMatchObject({ status: 1, stdout: `audit FAULT: entry 3 (${rows[0].id}) was changed\n` });
    expect((await verifyHouse(env)).ok).toBe(false);
  });
});

function ownerOf(): string {
  const { username, password } = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
  return `//${username}:${password}@`;
}
