import 'reflect-metadata';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { entryColumns, leaf, link, type Entry } from '../src/platform/audit/chain';
import { auditingOf, type Auditing } from './auditing';
import { openWorld, type World } from './world';

let world: World;
let audit: Auditing;
beforeAll(async () => {
  world = await openWorld();
  audit = auditingOf(world);
});
afterAll(async () => {
  await audit.close();
  await world.close();
});

const owner = (text: string, values: unknown[] = []) => world.owner.query(text, values);
const count = async (table: string): Promise<number> =>
  Number((await owner(`select count(*) from ${table}`)).rows[0].count);
const idAt = async (n: number): Promise<string> =>
  (await owner('select entry_id from audit_link where n = $1', [n])).rows[0].entry_id;

describe('whoever owns the database and', () => {
  const tables = ['audit_entry', 'audit_link', 'audit_checkpoint'];
  let file: string;
  let total: number;
  beforeAll(async () => {
    for (let i = 0; i < 4; i += 1) {
      await world.registered(3);
      await audit.sealed();
    }
    for (const table of tables) await owner(`create table kept_${table} as table ${table}`);
    file = readFileSync(audit.witness, 'utf8');
    total = await count('audit_link');
  });
  afterEach(async () => {
    await owner(`truncate ${tables.join(', ')}`);
    for (const table of tables) await owner(`insert into ${table} select * from kept_${table}`);
    writeFileSync(audit.witness, file);
    expect(await audit.verdict()).toMatchObject({ ok: true, entries: total, unsealed: 0, fault: null });
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
    expect(await audit.verdict()).toMatchObject({ ok: false, fault: `entry ${n} (${id}) was changed` });
  });

  it('drops an entry is found', async () => {
    const id = await idAt(4);
    await owner('delete from audit_entry where id = $1', [id]);
    expect(await audit.verdict()).toMatchObject({ ok: false, fault: `entry 4 (${id}) was dropped` });
    await owner('delete from audit_link where entry_id = $1', [id]);
    expect(await audit.verdict()).toMatchObject({ ok: false, fault: 'entry 4 was dropped together with its link' });
  });

  it('drops an entry, renumbers the others and makes their links anew is found', async () => {
    const id = await idAt(4);
    const after = await idAt(5);
    await owner('delete from audit_link where n = 4');
    await owner('delete from audit_entry where id = $1', [id]);
    await owner('update audit_link set n = -n where n > 4');
    await owner('update audit_link set n = -n - 1 where n < 0');
    await rechain();
    expect((await audit.verdict()).fault).toMatch(`entry 4 (${after}) stands in the place of another`);
  });

  it('swaps two entries is found', async () => {
    const [a, b] = [await idAt(3), await idAt(6)];
    await owner('update audit_link set entry_id = gen_random_uuid() where n = 6');
    await owner('update audit_link set entry_id = $1 where n = 3', [b]);
    await owner('update audit_link set entry_id = $1 where n = 6', [a]);
    expect((await audit.verdict()).fault).toMatch(`entry 3 (${b}) stands in the place of another: swapped`);
    await rechain();
    expect((await audit.verdict()).fault).toMatch(`entry 3 (${b}) stands in the place of another: swapped`);
  });

  it('swaps what two entries say is found', async () => {
    const [a, b] = [await idAt(3), await idAt(6)];
    await owner(
      `update audit_entry e set cases = o.cases, at = o.at from audit_entry o where e.id in ($1, $2) and o.id in ($1, $2) and o.id <> e.id`,
      [a, b],
    );
    expect((await audit.verdict()).fault).toBe(`entry 3 (${a}) was changed`);
  });

  it('rewrites an entry together with its chain is found', async () => {
    const id = await idAt(2);
    await owner(`update audit_entry set cases = '{}' where id = $1`, [id]);
    await rechain();
    expect(await audit.verdict()).toMatchObject({
      ok: false,
      fault: `entry 2 (${id}) was rewritten together with its chain`,
    });
  });

  it('cuts the tail is found, also when the sealer went on sealing since', async () => {
    await owner('delete from audit_entry where id in (select entry_id from audit_link where n > $1)', [total - 3]);
    await owner('delete from audit_link where n > $1', [total - 3]);
    await owner('delete from audit_checkpoint where n > $1', [total - 3]);
    expect((await audit.verdict()).fault).toMatch(`entry ${total - 2} was dropped`);
    await world.registered(5);
    await audit.sealed();
    expect((await audit.verdict()).fault).toMatch(`entry ${total - 2} was dropped`);
  });

  it('adds an entry to the chain is found', async () => {
    const { rows } = await owner(`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
      values (gen_random_uuid(), gen_random_uuid(), 'ACT', 'forged', '{}', '{}', gen_random_uuid()) returning id`);
    await owner(`insert into audit_link values ($1, $2, '\\x00')`, [total + 1, rows[0].id]);
    await rechain();
    expect((await audit.verdict()).fault).toMatch(
      `entry ${total + 1} (${rows[0].id}) has no checkpoint in the witness`,
    );
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
    expect((await audit.verdict()).fault).toMatch(fault);
  });

  it('reaches the witness as well can not sign for it', async () => {
    const lines = file.trimEnd().split('\n');
    writeFileSync(audit.witness, `${lines.slice(0, -1).join('\n')}\n`);
    expect((await audit.verdict()).fault).toMatch('has no checkpoint in the witness');
    writeFileSync(audit.witness, `${lines.toSpliced(-2, 1).join('\n')}\n`);
    expect((await audit.verdict()).fault).toMatch('is missing from the witness');
    writeFileSync(audit.witness, file.replace('"leaves":["', '"leaves":["00'));
    expect((await audit.verdict()).fault).toMatch('is not signed by our key');
    rmSync(audit.witness);
    expect((await audit.verdict()).fault).toMatch(/^entry 1 .* has no checkpoint in the witness/);
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
