import { readFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { openBrowser } from '../browser';
import { readCsv } from '../../src/exchange/sheet/csv';
import { idOf } from '../../src/demonstration/cast';
import { does } from '../administering';
import { byKeyboard } from '../keyboard';
import { faultsOf, proveWhoIAm, visitPortal, type Visit } from '../portal-page';
import { soon } from '../soon';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** As a spreadsheet reads it. */
const textOf = (bytes: Buffer): string[][] => readCsv(bytes).map((row) => row.map(({ text }) => text));

const NIK = '3507014203940001';

/** Somebody in a place with another clock, who saves what they are given. */
async function visitFrom(timezoneId: string, login: string, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'id-ID', timezoneId, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(world.url + path);
  await page.waitForSelector('#login');
  await proveWhoIAm(page, login);
  await page.waitForURL(world.url + path);
  return page;
}

async function taken(page: Page, purpose: string, format: string, columns: readonly string[]): Promise<Buffer> {
  await page.getByRole('button', { name: /^Ekspor/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Untuk apa').selectOption(purpose);
  await dialog.getByLabel(format).check();
  for (const column of columns) await dialog.getByLabel(column, { exact: true }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Ekspor', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^pulang-[A-Z]+-[A-Z]+-\d{4}-\d\d-\d\d-\d+\.(xlsx|csv)$/);
  const bytes = readFileSync(await file.path());
  await dialog.getByRole('button', { name: 'Tutup' }).click();
  return bytes;
}

describe('A list that is exported', () => {
  beforeAll(async () => {
    const opened = { name: '=HYPERLINK("http://x","y")', birthDate: '1994-03-02', nik: NIK, phone: '+628120000001' };
    await world.registered(1, 'officer.phnompenh', { ...opened, country: 'KH', receivedAt: '2025-06-05T18:30:00Z' });
    await world.registered(2, 'officer.phnompenh', { country: 'KH', birthDate: '1990' });
    await world.registered(3, 'officer.phnompenh', { country: 'TH' });
  });

  it.each([
    ['Asia/Phnom_Penh', 'officer.phnompenh'],
    ['Asia/Jakarta', 'desk.kemlu'],
  ])(
    'has the rows of its filter, days as they were, and digits as text: in %s',
    async (zone, login) => {
      const page = await visitFrom(zone, login, '/?country=KH');
      await page.getByRole('button', { name: 'Ekspor 3 kasus ini' }).waitFor();
      const bytes = await taken(page, 'DOCUMENTS', 'Lembar kerja (xlsx)', ['Tanggal lahir', 'NIK', 'Telepon']);
      const [head = [], ...rows] = await readSheet(bytes);
      expect(rows).toHaveLength(3);
      const of = (row: readonly unknown[], column: string) => row[head.indexOf(column)];
      const one = rows.find((row) => of(row, 'NIK') !== null) ?? [];
      expect(of(one, 'NIK')).toBe(NIK);
      expect(of(one, 'Telepon')).toBe('+628120000001');
      expect(of(one, 'Nama')).toBe('=HYPERLINK("http://x","y")');
      expect(of(one, 'Tanggal lahir')).toEqual(new Date('1994-03-02T00:00:00Z'));
      // Half past one in the morning of the sixth, in Phnom Penh as in Jakarta.
      expect(of(one, 'Tanggal diterima')).toEqual(new Date('2025-06-06T00:00:00Z'));
      const year = rows.filter((row) => row !== one).map((row) => of(row, 'Tanggal lahir'));
      expect(year).toEqual(['1990', '1990']);
      const csv = textOf(await taken(page, 'TRAVEL', 'Teks (csv)', ['NIK']));
      expect(csv).toHaveLength(4);
      const nik = csv[0]?.indexOf('NIK') ?? -1;
      const name = csv[0]?.indexOf('Nama') ?? -1;
      const line = csv.find((cells) => cells[nik] === NIK);
      expect(line?.[name]).toBe(`'=HYPERLINK("http://x","y")`);
      await page.context().close();
    },
    180_000,
  );

  it('is in the audit as one act with its number, and as an opening of each of its people', async () => {
    const ask = (f: object) =>
      world
        .as('auditor')
        .ask(
          `query ($f: AuditFilter) { auditEntries(filter: $f) { items { act purpose cases opened export { people filter } ofUnit { code } } } }`,
          { f },
        )
        .then(({ auditEntries }) => auditEntries.items as { cases: string[]; purpose: string; export: object }[]);
    const exported = await ask({ act: 'recordExport' });
    expect(exported.map(({ export: of, purpose }) => [of, purpose])).toEqual([
      [{ people: 3, filter: '{"country":"KH"}' }, 'TRAVEL'],
      [{ people: 3, filter: '{"country":"KH"}' }, 'DOCUMENTS'],
      [{ people: 3, filter: '{"country":"KH"}' }, 'TRAVEL'],
      [{ people: 3, filter: '{"country":"KH"}' }, 'DOCUMENTS'],
    ]);
    const openings = (await ask({ act: 'case', kind: 'READ' })).filter(({ purpose }) => purpose === 'DOCUMENTS');
    expect(openings.map(({ cases }) => cases.length)).toEqual([1, 1, 1, 1, 1, 1]);
    for (const id of exported[0]?.cases ?? [])
      expect(openings.filter(({ cases }) => cases.includes(id))).toHaveLength(2);
  });
});

describe('An administrator', () => {
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    visit = await visitPortal(world, browser, 'admin', { path: '/accounts' });
    ({ page } = visit);
  }, 60_000);
  afterAll(() => visit.context.close());

  it('by keys alone invites somebody, whose link is shown once, and gives a role that the organisation may give', async () => {
    await page.locator('.rows a').first().waitFor();
    const keys = byKeyboard(page);
    await keys.press({ name: 'Undang orang' });
    await keys.write('#name', 'Ayu Lestari');
    await keys.write('#login', 'ayu.lestari');
    await page.locator('#unit option:nth-child(2)').waitFor({ state: 'attached' });
    await keys.choose('#unit', 'Administrasi');
    await keys.press({ name: 'Petugas perwakilan' }, 'Space');
    expect(await page.getByLabel('Administrator', { exact: true }).isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await keys.press({ name: 'Undang' });
    const link = await page.locator('#link').inputValue();
    expect(link).toMatch(/\/sign-in\/invitation#[\w-]{43}$/);
    await page.keyboard.press('Escape');
    expect(await page.locator('#link').count()).toBe(1);
    expect(await faultsOf(page)).toEqual([]);
    await keys.press({ name: 'Sudah saya serahkan' });
    await page.getByRole('link', { name: 'Ayu Lestari' }).waitFor();
    await keys.press({ name: 'Ayu Lestari' });
    await page.getByRole('button', { name: 'Beri peran' }).waitFor();
    await keys.press({ name: 'Beri peran' });
    await page.locator('#role option:nth-child(2)').waitFor({ state: 'attached' });
    expect(await page.locator('#role option').allInnerTexts()).not.toContain('Petugas imigrasi');
    await keys.choose('#role', 'Penyelia');
    await keys.press({ name: 'Beri peran' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { rows } = await world.owner.query(`select roles, name from account where login = 'ayu.lestari@kemlu'`);
    expect(rows).toEqual([{ roles: ['officer', 'supervisor'], name: 'Ayu Lestari' }]);
  }, 120_000);

  it('ends the sessions of an account that is disabled', async () => {
    const other = await visitFrom('Asia/Jakarta', 'officer.bangkok', '/');
    await page.goto(`${world.url}/accounts/officer.bangkok`);
    await page.locator('#sessions tbody tr').waitFor();
    await page.getByRole('button', { name: 'Nonaktifkan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nonaktifkan' }).click();
    await page.getByText('Tidak ada yang sedang masuk.').waitFor();
    await page.getByRole('button', { name: 'Aktifkan kembali' }).waitFor();
    await other.waitForTimeout(2_500);
    await other.goto(`${world.url}/groups`);
    await other.waitForSelector('#login');
    await other.context().close();
  }, 120_000);

  it('sees their own account without the deeds that another administrator has to do', async () => {
    await page.goto(`${world.url}/accounts/admin`);
    await page.getByText('Ini akun Anda sendiri.').waitFor();
    expect(await page.getByRole('button', { name: 'Beri peran' }).count()).toBe(0);
    expect(await page.locator('#access').count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  }, 60_000);
});

describe('An administrator of a partner', () => {
  it('registers the public half of a key as the guide for engineers says, adds the next one and retires the first', async () => {
    await world.owner.query(`update account set roles = '{admin}' where login = 'caseworker.iom'`);
    const visit = await visitPortal(world, browser, 'caseworker.iom', { path: '/systems' });
    const { page } = visit;
    const jwk = () => {
      const { kty, crv, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
      return JSON.stringify({ kty, crv, x, y });
    };
    // The account is of somebody who reads English.
    await page.locator('.who button[lang]').click();
    await page.getByRole('button', { name: 'Daftarkan sistem' }).click();
    await page.fill('#login', 'return.door');
    await page.locator('#unit option:nth-child(2)').waitFor({ state: 'attached' });
    await page.selectOption('#unit', { index: 1 });
    await page.selectOption('#purpose', 'CASE_EXCHANGE');
    await page.setInputFiles('#jwk-file', {
      name: 'key.jwk',
      mimeType: 'application/json',
      buffer: Buffer.from(jwk()),
    });
    expect(await soon(async () => (await page.inputValue('#jwk')).includes('P-256'))).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Daftarkan sistem' }).click();
    await page.getByText('Terdaftar sebagai return.door@iom').waitFor();
    const card = page.getByRole('region', { name: 'return.door@iom' });
    await card.getByRole('button', { name: 'Tambah kunci' }).click();
    await page.fill('#jwk', '{"kty":"EC","crv":"P-256","d":"secret"}');
    await page.getByRole('dialog').getByRole('button', { name: 'Tambah kunci' }).click();
    await page.locator('.summary:focus').waitFor();
    await page.fill('#jwk', jwk());
    await page.getByRole('dialog').getByRole('button', { name: 'Tambah kunci' }).click();
    await card.locator('.keys li').nth(1).waitFor();
    await card.getByRole('button', { name: 'Cabut kunci' }).first().click();
    await page.getByRole('button', { name: 'Ya, lakukan' }).click();
    await card.getByText('Tidak berlaku sejak').waitFor();
    const { rows } = await world.owner.query(
      `select count(*) filter (where k.not_after > now())::int as good, count(*)::int as n from machine_key k
       join machine_client c on c.id = k.machine_client_id where c.client_id = 'return.door@iom'`,
    );
    expect(rows).toEqual([{ good: 1, n: 2 }]);
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  }, 120_000);
});

describe('The national desk', () => {
  it('sees a pair side by side, judges it, and takes it back', async () => {
    const born = { name: 'Suharti Wulandari', birthDate: '1991-07-08', nik: '3507014807910002' };
    await world.registered(1, 'officer.manila', born);
    await world.registered(1, 'officer.kualalumpur', { ...born, name: 'Soeharti Wulandari', country: 'MY' });
    const visit = await visitPortal(world, browser, 'desk.kemlu', { path: '/matches' });
    const { page } = visit;
    const card = page.getByRole('region').filter({ hasText: 'Soeharti' });
    await card.waitFor();
    expect(await card.getByRole('row', { name: /^Nama/ }).innerText()).toContain('berbeda');
    expect(await card.getByRole('row', { name: /^Lahir/ }).innerText()).toContain('sama');
    await card.getByRole('button', { name: 'Buka identitas keduanya' }).click();
    await card.getByRole('row', { name: /^NIK/ }).getByText('✓ sama').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await card.getByRole('button', { name: 'Orang yang sama', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Putuskan' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const verdict = async () =>
      (await world.owner.query(`select verdict from person_match order by recorded_at desc limit 1`)).rows;
    expect(await verdict()).toEqual([{ verdict: 'SAME' }]);
    await page.goto(`${world.url}/matches?verdict=SAME`);
    await page.getByRole('button', { name: 'Batalkan: dua orang yang berbeda' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Batalkan/ })
      .click();
    await page.locator('.summary:focus').getByText('Tulis alasannya.').waitFor();
    await page.fill('#note', 'Sidik jari tidak sama.');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Batalkan/ })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await verdict()).toEqual([{ verdict: 'DIFFERENT' }]);
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  }, 120_000);
});

describe('An officer who may act for another post', () => {
  it('is shown for whom and until when, works on its cases, and is out at once when the leave is ended', async () => {
    await world.registered(1, 'officer.yangon', { country: 'MM', name: 'Hanya di Yangon' });
    const leave = await does(world, 'admin', 'standIn', {
      account: idOf('account officer.manila'),
      unit: idOf('unit KBRI-YGN'),
      roles: ['officer'],
      until: new Date(Date.now() + 3 * 86_400_000),
      reason: 'ABSENCE',
    });
    const page = await visitFrom('Asia/Manila', 'officer.manila', '/');
    const strip = page.getByRole('region', { name: 'Unit lain' });
    await strip.getByText(/^Anda boleh bertindak untuk KBRI Yangon sampai /).waitFor();
    expect(await page.getByRole('link', { name: 'Hanya di Yangon' }).count()).toBe(0);
    await strip.getByRole('button', { name: 'Bertindak untuk KBRI Yangon' }).press('Enter');
    await strip.getByText('Anda bertindak untuk KBRI Yangon.').waitFor();
    await page.getByRole('link', { name: 'Hanya di Yangon' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await does(world, 'admin', 'endStandIn', { standIn: leave.id });
    await page.reload();
    await page.locator('.who').getByText('KBRI Manila').waitFor();
    await page.locator('main h1').waitFor();
    expect(await strip.count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Hanya di Yangon' }).count()).toBe(0);
    await page.context().close();
  }, 120_000);
});

describe('An auditor', () => {
  it('finds what was done by the number of a case, and takes it out with the seal', async () => {
    const [one] = await world.registered(1, 'officer.manila');
    await world.as('officer.manila').ask('mutation ($input: MoveCase!) { moveCase(input: $input) { __typename } }', {
      input: {
        key: key(),
        case: one?.id,
        version: one?.version,
        step: 'openIntake',
        occurredAt: new Date().toISOString(),
      },
    });
    await world.sealer.seal();
    const page = await visitFrom('Asia/Jakarta', 'auditor', '/audit');
    await page.fill('#number', one?.number ?? '');
    await page.press('#number', 'Enter');
    // What was shown before stays until the answer is there, and has the same step in it.
    await page.locator('.audit tbody:not(:has(tr:nth-child(3)))').waitFor();
    expect(await page.locator('.audit tbody tr').count()).toBe(2);
    await page.getByText(/→ Penerimaan kasus/).waitFor();
    await page
      .getByRole('link', { name: `Semua tentang kasus ${one?.number}` })
      .first()
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Simpan sebagai CSV bersegel' }).click();
    const rows = textOf(readFileSync(await (await download).path()));
    expect(rows).toHaveLength(4);
    const seal = rows.at(-1) ?? [];
    expect([seal[0], seal[2]?.length]).toEqual(['SEAL', 64]);
    const { rows: found } = await world.owner.query(`select encode(hash, 'hex') as hash from audit_link where n = $1`, [
      rows[1]?.[0],
    ]);
    expect(found).toEqual([{ hash: rows[1]?.[1] }]);
    await page.context().close();
  }, 120_000);
});
