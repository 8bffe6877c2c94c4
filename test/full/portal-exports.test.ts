import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { openBrowser } from '../browser';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

/**
 * Lists as long as a file may be. A few people are registered by the public way; the others are copies of one of them
 * without what is sealed, since no office could register twenty thousand within a test.
 */

const officer = 'officer.phnompenh';
const NIK = '3507014203940001';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
let seed: string;
let planted = 0;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const who = { name: '=1+1', birthDate: '1994-03-02', nik: NIK, phone: '+628120000001', country: 'KH' };
  await world.registered(1, officer, who);
  const [one] = await world.registered(1, officer, { name: 'Dewi', country: 'KH', birthDate: '1990' });
  seed = one?.id as string;
  visit = await visitPortal(world, browser, officer);
  ({ page } = visit);
  page.setDefaultTimeout(60_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Copies, each with a number of their own, until the list has so many. */
async function until(total: number): Promise<void> {
  const [from, to] = [planted + 1, total - 2];
  const sealed = async (table: string) => {
    const { rows } = await world.owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and atttypid = 'bytea'::regtype and not attisdropped`,
      [table],
    );
    return JSON.stringify(Object.fromEntries(rows.map(({ name }) => [name, null])));
  };
  const person = `md5('person ' || i)::uuid`;
  const own = `md5('case ' || i)::uuid`;
  const number = `'PL' || lpad(i::text, 6, '0')`;
  const copy = async (table: string, where: string, more: string) =>
    world.owner.query(
      `insert into ${table} select (jsonb_populate_record(t, $2::jsonb || jsonb_build_object(${more}))).*
       from ${table} t cross join generate_series(${from}, ${to}) i where ${where}`,
      [seed, await sealed(table)],
    );
  // Within one transaction: somebody answers for each of them when it ends.
  await world.owner.query('begin');
  await copy('person', 't.id = (select person_id from cases where id = $1)', `'id', ${person}`);
  await copy('cases', 't.id = $1', `'id', ${own}, 'person_id', ${person}, 'number', ${number}`);
  const access = `'case_id', ${own}, 'person_id', ${person}, 'number', ${number}`;
  await copy('case_access', `t.case_id = $1 and t.reach = 'CUSTODY'`, access);
  await world.owner.query('commit');
  for (const table of ['person', 'cases', 'case_access']) await world.owner.query(`analyze ${table}`);
  planted = to;
}

/** The dialog of the list as it is filtered. */
async function asked(said: string) {
  await page.goto(`${world.url}/?country=KH`);
  await page.getByRole('button', { name: `Ekspor ${said} kasus ini` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: `Ekspor ${said} kasus` }).waitFor();
  await dialog.getByText('Disaring menurut: Kamboja.').waitFor();
  return dialog;
}

/** Everything that was said while it went on, and the file. */
async function saved(columns: readonly string[]) {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Untuk apa').selectOption('TRAVEL');
  for (const column of columns) await dialog.getByLabel(column, { exact: true }).check();
  await page.evaluate(`(() => {
    globalThis.said = [];
    const status = document.querySelector('dialog [role=status]');
    new MutationObserver(() => globalThis.said.push(status.innerText.trim())).observe(status, { childList: true, subtree: true, characterData: true });
  })()`);
  const began = performance.now();
  const download = page.waitForEvent('download', { timeout: 300_000 });
  await dialog.getByRole('button', { name: 'Ekspor', exact: true }).click();
  const bytes = readFileSync(await (await download).path());
  const seconds = (performance.now() - began) / 1000;
  const said = await page.evaluate<string[]>('globalThis.said');
  await dialog.getByText(/kasus disimpan sebagai/).waitFor();
  await dialog.getByRole('button', { name: 'Tutup' }).click();
  const [head = [], ...rows] = await readSheet(bytes);
  return { said, seconds, head, rows, of: (row: readonly unknown[], column: string) => row[head.indexOf(column)] };
}

const exportsLogged = async () =>
  (
    await world
      .as('auditor')
      .ask('{ auditEntries(filter: { act: "recordExport" }) { items { purpose cases export { people filter } } } }')
  ).auditEntries.items as { purpose: string; cases: string[]; export: { people: number; filter: string } }[];

describe('A list of thousands that is exported', () => {
  it('says how many and by which filter before it asks what for, and takes nothing before', async () => {
    await until(2_001);
    const dialog = await asked('2.001');
    expect(await faultsOf(page, 'export')).toEqual([]);
    const order = await dialog.evaluate(`document.querySelector('dialog').innerText`);
    expect(String(order).indexOf('Disaring menurut')).toBeLessThan(String(order).indexOf('Untuk apa'));
    await dialog.getByRole('button', { name: 'Ekspor', exact: true }).click();
    await dialog.locator('.summary:focus').getByText('Pilih untuk apa data ini diekspor.').waitFor();
    expect(await exportsLogged()).toEqual([]);
  }, 180_000);

  it('has all 2,001 with each of them opened, tells how far it is, and is written down', async () => {
    const { said, rows, of } = await saved(['NIK', 'Telepon', 'Tanggal lahir']);
    expect(rows).toHaveLength(2_001);
    expect(new Set(rows.map((row) => of(row, 'Nomor kasus'))).size).toBe(2_001);
    expect(said.some((one) => /^Mengambil [\d.]+ dari 2\.001 kasus/.test(one))).toBe(true);
    const opened = said.flatMap((one) => /^Membuka ([\d.]+) dari 2\.001 orang/.exec(one)?.[1] ?? []);
    expect(new Set(opened).size).toBeGreaterThan(20);
    const one = rows.find((row) => of(row, 'NIK') !== null) ?? [];
    expect([of(one, 'NIK'), of(one, 'Telepon'), of(one, 'Nama')]).toEqual([NIK, '+628120000001', '=1+1']);
    expect(of(one, 'Tanggal lahir')).toEqual(new Date('1994-03-02T00:00:00Z'));
    const days = new Set(rows.map((row) => String(of(row, 'Tanggal diterima'))));
    expect([...days]).toEqual([String(new Date('2025-06-05T00:00:00Z'))]);
    const [logged] = await exportsLogged();
    expect(logged).toMatchObject({ purpose: 'TRAVEL', export: { people: 2_001, filter: '{"country":"KH"}' } });
    expect(logged?.cases).toHaveLength(2_001);
  }, 300_000);

  it('is whole with 20,000', async () => {
    await until(20_000);
    await asked('20.000');
    const { said, seconds, rows, of } = await saved([]);
    expect(rows).toHaveLength(20_000);
    expect(new Set(rows.map((row) => of(row, 'Nomor kasus'))).size).toBe(20_000);
    const fetched = new Set(said.flatMap((one) => /^Mengambil ([\d.]+) dari 20\.000 kasus/.exec(one)?.[1] ?? []));
    expect(fetched.size).toBeGreaterThan(seconds);
    expect(said.at(-1)).toMatch(/^20\.000 kasus disimpan sebagai pulang-KBRI-PNH-.*-20000\.xlsx/);
    expect(said).toContain('Menulis berkas …');
    process.stdout.write(`20,000 rows in ${seconds.toFixed(1)} s\n`);
  }, 600_000);

  it('is refused with 20,001, with the way to make it shorter, and by the core as well', async () => {
    await until(20_001);
    const before = await exportsLogged();
    const dialog = await asked('20.001');
    await dialog.getByText(/paling banyak 20\.000 kasus.*Persempit daftarnya/).waitFor();
    expect(await dialog.getByLabel('Untuk apa').count()).toBe(0);
    expect(await faultsOf(page, 'export-too-many')).toEqual([]);
    const input = { key: key(), purpose: 'TRAVEL', format: 'CSV', columns: ['NUMBER'], filter: { country: 'KH' } };
    const { recordExport } = await world
      .as(officer)
      .ask(
        'mutation ($input: RecordExport!) { recordExport(input: $input) { ... on Problem { code field message remedy } } }',
        { input },
      );
    expect(recordExport).toMatchObject({ code: 'EXPORT_TOO_LARGE', field: 'filter' });
    expect(recordExport.remedy).toContain('Persempit');
    expect(await exportsLogged()).toEqual(before);
    expect(visit.complaints).toEqual([]);
  }, 300_000);
});
