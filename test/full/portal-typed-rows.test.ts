import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { machineLines } from '../passports';
import { faultsOf, proveWhoIAm, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, 'officer.manila');
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
  expect(visit.complaints).toEqual([]);
});

async function newGroup(): Promise<string> {
  const id = key();
  const input = { key: key(), id, reference: 'Pelabuhan', country: 'PH', receivedAt: '2025-06-06T01:00:00Z' };
  await world
    .as('officer.manila')
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', { input });
  await page.goto(`${world.url}/groups/${id}`);
  await cell('Nama lengkap', 1).waitFor();
  return id;
}
const typed = () => page.locator('#typed');
const cell = (label: string, line: number) => typed().getByLabel(`${label}, baris ${line}`, { exact: true });
const name = (line: number) => cell('Nama lengkap', line);
const names = () =>
  typed()
    .locator('[data-column=name]')
    .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
const focused = () => page.evaluate<string>(`document.activeElement.getAttribute('aria-label')`);
const peopleOf = async (group: string) => {
  const { cases } = await world
    .as('officer.manila')
    .ask('query ($group: ID!) { cases(filter: { group: $group }) { items { person { name sex birthYear } } } }', {
      group,
    });
  return cases.items.map(({ person }: { person: object }) => person);
};
/** The line of the browser, and the time a device needs to write down the last key. */
const kept = () => page.waitForTimeout(400);

describe('People typed in row by row', () => {
  it('go right by Tab and down by Enter, are put right where they stand, and registered by keys alone', async () => {
    const group = await newGroup();
    const keys = byKeyboard(page);
    await keys.reach({ selector: '#typed [data-column=name]' });
    await page.keyboard.type('Ani Lestari');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Nia');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Per');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12 Mei 2001');
    await page.keyboard.press('Enter');
    await name(2).waitFor();
    expect(await focused()).toBe('Nama lengkap, baris 2');
    await page.keyboard.type('Budi');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Laki');
    await page.keyboard.press('Tab');
    await page.keyboard.type('31/02/1999');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('Tanggal lahir, baris 1');
    await keys.press({ selector: '#typed-consents input' }, 'Space');
    await keys.press({ selector: '#typed button', name: 'Periksa baris' });
    await page.getByText('1 siap didaftarkan, 1 perlu diperbaiki').waitFor();
    await typed().locator('.summary a').getByText('Baris 2').waitFor();
    expect(await faultsOf(page, 'typed-checked')).toEqual([]);
    await keys.press({ selector: '#typed .summary a' });
    expect(await focused()).toBe('Tanggal lahir, baris 2');
    await keys.press({ selector: '#typed button', name: 'Daftarkan 1 orang' });
    await page.getByText('1 orang terdaftar.').waitFor();
    expect(await names()).toEqual(['Budi']);
    await page.locator('#typed .summary:focus').waitFor();
    expect(await cell('Tanggal lahir', 1).getAttribute('aria-invalid')).toBe('true');
    await keys.write('#typed [data-column=birthDate]', '28/02/1999');
    await keys.press({ selector: '#typed button', name: 'Periksa baris' });
    await keys.press({ selector: '#typed button', name: 'Daftarkan 1 orang' });
    await page.getByText('1 orang terdaftar.').waitFor();
    expect(await names()).toEqual(['']);
    await page.locator('#typed [data-column=name]:focus').waitFor();
    expect(await peopleOf(group)).toEqual(
      expect.arrayContaining([
        { name: 'Ani Lestari', sex: 'FEMALE', birthYear: 2001 },
        { name: 'Budi', sex: 'MALE', birthYear: 1999 },
      ]),
    );
  }, 180_000);

  it('wait on this device at each key: without a line, over a reload, and for whoever signs out and in again', async () => {
    const group = await newGroup();
    await page.waitForLoadState('networkidle');
    await visit.context.setOffline(true);
    await name(1).click();
    await page.keyboard.type('Sumarni');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Yosef Bria');
    await kept();
    await visit.context.setOffline(false);
    await page.reload();
    await name(2).waitFor();
    expect(await names()).toEqual(['Sumarni', 'Yosef Bria']);
    await page.getByRole('button', { name: 'Keluar', exact: true }).click();
    await page.waitForSelector('#login');
    await proveWhoIAm(page, 'officer.manila');
    await page.waitForSelector('h1');
    await page.goto(`${world.url}/groups/${group}`);
    await name(2).waitFor();
    expect(await names()).toEqual(['Sumarni', 'Yosef Bria']);
  }, 120_000);

  it('are taken out before they are sent, and one that was sent before says so at its row', async () => {
    const rosa = async () => {
      await name(1).fill('Rosa Kolo');
      await cell('Jenis kelamin', 1).selectOption('FEMALE');
      await cell('Tanggal lahir', 1).fill('1990');
    };
    await newGroup();
    await rosa();
    await typed().getByText('Ya, semua sudah ditanya').click();
    await typed().getByRole('button', { name: 'Periksa baris' }).click();
    await typed().getByRole('button', { name: 'Daftarkan 1 orang' }).click();
    await typed().getByText('1 orang terdaftar.').waitFor();
    await rosa();
    await name(1).press('Enter');
    await page.keyboard.type('Maria');
    await typed().getByRole('button', { name: 'Keluarkan baris 2' }).click();
    expect(await focused()).toBe('Nama lengkap, baris 1');
    await typed().getByRole('button', { name: 'Batalkan' }).click();
    expect(await names()).toEqual(['Rosa Kolo', 'Maria']);
    await typed().getByRole('button', { name: 'Keluarkan baris 2' }).click();
    await typed().getByText('Ya, semua sudah ditanya').click();
    await typed().getByRole('button', { name: 'Periksa baris' }).click();
    await typed().getByText('1 sudah pernah dikirim').waitFor();
    const said = 'Baris yang sama sudah pernah dikirim.';
    await typed().locator('.fix .fault').getByText(said).waitFor();
    await typed().locator('.summary a').getByText(said).click();
    expect(await focused()).toBe('Nama lengkap, baris 1');
    await typed().getByRole('button', { name: 'Keluarkan 1 yang sudah pernah dikirim' }).click();
    expect(await names()).toEqual(['']);
  }, 120_000);
});

describe('A row that is changed or taken out after it was checked', () => {
  it('is checked again before anybody is registered', async () => {
    const group = await newGroup();
    await name(1).focus();
    await page.keyboard.type('Lia');
    await cell('Jenis kelamin', 1).selectOption('FEMALE');
    await cell('Tanggal lahir', 1).fill('1990');
    await name(1).press('Enter');
    await page.keyboard.type('Marta');
    await cell('Jenis kelamin', 2).selectOption('FEMALE');
    await cell('Tanggal lahir', 2).fill('1991');
    await typed().getByText('Ya, semua sudah ditanya').click();
    await typed().getByRole('button', { name: 'Periksa baris' }).click();
    await typed().getByRole('button', { name: 'Daftarkan 2 orang' }).waitFor();
    await typed().getByRole('button', { name: 'Keluarkan baris 2' }).click();
    expect(
      await typed()
        .getByRole('button', { name: /^Daftarkan/ })
        .count(),
    ).toBe(0);
    await typed().getByRole('button', { name: 'Periksa baris' }).click();
    await typed().getByRole('button', { name: 'Daftarkan 1 orang' }).click();
    await typed().getByText('1 orang terdaftar.').waitFor();
    expect(await peopleOf(group)).toEqual([{ name: 'Lia', sex: 'FEMALE', birthYear: 1990 }]);
  }, 120_000);

  it('asks what a date means where the row that told it is not among the good ones', async () => {
    const group = await newGroup();
    await name(1).fill('Lia');
    await cell('Jenis kelamin', 1).selectOption('FEMALE');
    await cell('Tanggal lahir', 1).fill('03/04/1999');
    await name(1).press('Enter');
    await page.keyboard.type('Marta');
    await cell('Tanggal lahir', 2).fill('25/12/1999');
    await typed().getByText('Ya, semua sudah ditanya').click();
    await typed().getByRole('button', { name: 'Periksa baris' }).click();
    await typed().getByRole('button', { name: 'Daftarkan 1 orang' }).click();
    await typed().getByText('3 April 1999', { exact: true }).click();
    await typed().getByRole('button', { name: 'Daftarkan 1 orang' }).click();
    await typed().getByText('1 orang terdaftar.').waitFor();
    expect(await names()).toEqual(['Marta']);
    expect(await peopleOf(group)).toHaveLength(1);
  }, 120_000);
});

describe('What people of a group have in common', () => {
  it('is filled into the empty cells below by a key or a button, and undone', async () => {
    await newGroup();
    await name(1).click();
    for (const one of ['Ani', 'Budi', 'Cici']) {
      await page.keyboard.type(one);
      await page.keyboard.press('Enter');
    }
    const work = (line: number) => cell('Bidang kerja', line);
    const works = () => Promise.all([1, 2, 3].map((line) => work(line).inputValue()));
    await work(2).fill('Judi daring');
    await work(1).fill('ABK');
    await page.keyboard.press('Control+d');
    await typed().getByText('2 sel diisi.').waitFor();
    expect(await works()).toEqual(['ABK', 'Judi daring', 'ABK']);
    expect(await faultsOf(page, 'typed-filled')).toEqual([]);
    await page.keyboard.press('Control+z');
    expect(await works()).toEqual(['ABK', 'Judi daring', '']);
    await typed().getByRole('button', { name: 'Isi ke bawah: Bidang kerja, baris 1' }).click();
    expect(await works()).toEqual(['ABK', 'Judi daring', 'ABK']);
    await name(1).focus();
    await page.keyboard.press('Control+d');
    await typed().getByText('tidak diisi ke bawah').waitFor();
    expect(await names()).toEqual(['Ani', 'Budi', 'Cici', '']);
  }, 120_000);

  it('comes with cells of a spreadsheet as well', async () => {
    await newGroup();
    await name(1).focus();
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Ani\\t\\tP\\t1990\\nBudi\\t\\tL\\t1991\\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    })()`);
    await name(2).waitFor();
    expect(await names()).toEqual(['Ani', 'Budi']);
    expect(await cell('Tanggal lahir', 2).inputValue()).toBe('1991');
  }, 60_000);
});

describe('A passport’s machine lines in the rows', () => {
  const values = (line: number) =>
    Promise.all([
      name(line).inputValue(),
      cell('Jenis kelamin', line).inputValue(),
      cell('Tanggal lahir', line).inputValue(),
      cell('Paspor/SPLP', line).inputValue(),
    ]);

  it('from a reader that types make a row each, with their check digits told', async () => {
    await newGroup();
    await typed().getByText('Ambil dari baris mesin paspor').click();
    await page.locator('#passport-lines').focus();
    await page.keyboard.type(`${machineLines().join('\n')}\n`);
    await typed().getByText('Semua angka pemeriksa cocok.').waitFor();
    const wrong = machineLines({ name: 'KOLO<<PETRUS', number: 'C7788104', born: '900101', sex: 'M' });
    await page.keyboard.type(`${wrong.join('\n').replace('C7788104', 'C7788109')}\n`);
    await typed().getByText('Angka pemeriksa tidak cocok: nomor paspor').waitFor();
    expect(await values(1)).toEqual(['SUMARNI', 'FEMALE', '1996-11-03', 'E1234501']);
    expect(await values(2)).toEqual(['PETRUS KOLO', 'MALE', '1990-01-01', 'C7788109']);
    expect(await faultsOf(page, 'typed-passports')).toEqual([]);
    await kept();
    await page.reload();
    await typed().getByText('Angka pemeriksa tidak cocok: nomor paspor').waitFor();
    expect(await names()).toEqual(['SUMARNI', 'PETRUS KOLO']);
  }, 120_000);

  it('typed by a reader into a cell complete its row; a typed name stays unless it is ticked', async () => {
    await newGroup();
    await name(1).fill('Sumarni binti Ali');
    await cell('Tanggal lahir', 1).fill('1995');
    await cell('Paspor/SPLP', 1).focus();
    await page.keyboard.type(machineLines().join('\n'));
    await typed().getByText('Semua angka pemeriksa cocok.').waitFor();
    expect(await values(1)).toEqual(['Sumarni binti Ali', 'FEMALE', '1995', 'E1234501']);
    await typed().getByText('Berbeda dari paspor, dan dibiarkan seperti diketik: Tanggal lahir.').waitFor();
    await typed().getByLabel('Ganti nama di baris 1 dengan yang di paspor: SUMARNI').check();
    expect((await values(1))[0]).toBe('SUMARNI');
    expect(await faultsOf(page, 'typed-passport-differs')).toEqual([]);
    expect(await names()).toHaveLength(1);
  }, 120_000);
});

describe('What is wrong with a row of a list and with no cell of it', () => {
  it('is told at the row, and in the summary, which leads to its name', async () => {
    const group = await newGroup();
    const buffer = Buffer.from('Nama,JK,Tanggal lahir\nAgus,L,1990,lima\n');
    await page.setInputFiles('#list-file', { name: 'manila.csv', mimeType: 'text/csv', buffer });
    await page.locator('#import').getByText('Ya, semua sudah ditanya').click();
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByRole('button', { name: 'Daftarkan 0 orang' }).click();
    const said = 'Ada isi di kanan judul terakhir.';
    await page.locator('#drafts .fix .fault').getByText(said).waitFor();
    await page.locator('#drafts .summary a').getByText(said).click();
    expect(await page.locator('#drafts [data-column=name]:focus').inputValue()).toBe('Agus');
    expect(await faultsOf(page, 'draft-of-no-cell')).toEqual([]);
    expect(await peopleOf(group)).toEqual([]);
  }, 120_000);
});

describe('Two lists of one group', () => {
  it('have rows of the same number, and every cell a name of its own on the page', async () => {
    const group = await newGroup();
    const consents = [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }];
    for (const born of ['31/02/1999', '31/02/1998']) {
      const content = Buffer.from(`Nama,JK,Tanggal lahir\nAgus,L,${born}`).toString('base64');
      const input = { key: key(), group, fileName: 'a.csv', content, dryRun: false, source: 'RAID', consents };
      await world
        .as('officer.manila')
        .ask('mutation ($input: ImportList!) { importList(input: $input) { __typename } }', { input });
    }
    await page.reload();
    const cells = page.locator('#drafts').getByLabel('Tanggal lahir, baris 2', { exact: true });
    await cells.nth(1).waitFor();
    expect(await cells.nth(0).inputValue()).not.toBe(await cells.nth(1).inputValue());
    await page.locator('#drafts .summary a').nth(1).click();
    expect(await page.locator(':focus').inputValue()).toBe(await cells.nth(1).inputValue());
    const ids = await page.evaluate<string[]>(`[...document.querySelectorAll('[id]')].map(({ id }) => id)`);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  }, 120_000);
});
