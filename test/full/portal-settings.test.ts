import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, 'admin', { path: '/units' });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const dialog = () => page.getByRole('dialog');
const closed = () => dialog().waitFor({ state: 'detached' });
const ask = (document: string) => world.as('admin').ask(document);

describe('An administrator, by keys alone,', () => {
  it('adds a month of follow-up beside those of the programme, and takes it off', async () => {
    const { press, write } = byKeyboard(page);
    const template = async () => (await ask('{ followUpTemplate { month own } }')).followUpTemplate;
    const programme = [1, 3, 6, 12].map((month) => ({ month, own: false }));
    await page.locator('#months').getByText('Bulan ke-12', { exact: true }).waitFor();
    expect(await faultsOf(page, 'months')).toEqual([]);
    await press({ selector: '#months button', name: 'Tambah bulan pemantauan' });
    await press({ selector: 'dialog button', name: 'Simpan' });
    await page.locator('.summary:focus').getByText('Isi jumlah bulan dengan angka bulat.').waitFor();
    for (const [wrong, said] of [
      ['3', 'Bulan ini sudah ditetapkan program.'],
      ['61', ''],
    ] as const) {
      await write('#month', wrong);
      await press({ selector: 'dialog button', name: 'Simpan' });
      await dialog().locator('.field.wrong').getByText(said).first().waitFor();
    }
    expect(await faultsOf(page, 'month-refused')).toEqual([]);
    await write('#month', '2');
    await press({ selector: 'dialog button', name: 'Simpan' });
    await closed();
    await page.locator('#months').getByText('Bulan ke-2', { exact: true }).waitFor();
    expect(await template()).toEqual([programme[0], { month: 2, own: true }, ...programme.slice(1)]);
    await press({ selector: '#months button', name: 'Hapus bulan ke-2' });
    expect(await faultsOf(page, 'month-taken-off')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Hapus' });
    await closed();
    expect(await template()).toEqual(programme);
    expect(visit.complaints).toEqual([]);
  }, 180_000);

  it('says what an outside provider calls a colleague, and takes that back; never their own', async () => {
    const { press, write } = byKeyboard(page);
    const linked = async () =>
      (await ask('{ linkedSubjects { items { issuer subject account { login } } } }')).linkedSubjects.items;
    await page.goto(`${world.url}/accounts/officer.manila`);
    await page.locator('#subjects').getByText('Belum ditautkan.').waitFor();
    await press({ selector: '#subjects button', name: 'Tautkan dengan penyedia luar' });
    await press({ selector: 'dialog button', name: 'Tautkan' });
    await page.locator('.summary:focus').getByText('Isi alamat penyedianya.').waitFor();
    await write('#issuer', 'masuk.kemlu');
    await write('#subject', 'rina.manila');
    await press({ selector: 'dialog button', name: 'Tautkan' });
    await dialog().locator('.field.wrong #issuer').waitFor();
    expect(await faultsOf(page, 'subject-refused')).toEqual([]);
    const issuer = 'https://masuk.kemlu.example';
    await write('#issuer', issuer);
    await press({ selector: 'dialog button', name: 'Tautkan' });
    await closed();
    await page.locator('#subjects').getByText('rina.manila').waitFor();
    expect(await faultsOf(page, 'subjects')).toEqual([]);
    expect(await linked()).toEqual([{ issuer, subject: 'rina.manila', account: { login: 'officer.manila' } }]);

    await press({ selector: '#subjects button', name: 'Tautkan dengan penyedia luar' });
    expect(await page.locator('#issuer').inputValue()).toBe(issuer);
    await write('#subject', 'rina.lain');
    await press({ selector: 'dialog button', name: 'Tautkan' });
    await dialog().locator('.field.wrong #issuer').waitFor();
    await dialog().getByText('Lepaskan tautan itu lebih dahulu.').first().waitFor();
    await page.keyboard.press('Escape');
    await closed();
    await press({ selector: '#subjects button', name: 'Lepaskan tautan dengan rina.manila' });
    expect(await faultsOf(page, 'subject-unlinked')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Lepaskan' });
    await closed();
    await page.locator('#subjects').getByText('Belum ditautkan.').waitFor();
    expect(await linked()).toEqual([]);

    await page.goto(`${world.url}/accounts/admin`);
    await page.locator('#subjects').getByText('Belum ditautkan.').waitFor();
    expect(await page.locator('#subjects button').count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  }, 180_000);

  it('reads what a role opens before it is given, by the table that refuses', async () => {
    await page.goto(`${world.url}/accounts/officer.manila`);
    await page.locator('#roles').getByRole('link', { name: 'Petugas perwakilan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Arti setiap peran' }).waitFor();
    const said = (part: string) => page.locator(`#${part} li`).allInnerTexts();
    await page.locator('#does').waitFor();
    expect(await said('pages')).toEqual(expect.arrayContaining(['Kasus', 'Daftarkan', 'Kelompok']));
    expect(await said('does')).toEqual(expect.arrayContaining(['Didaftarkan', 'Perjalanan dibuat']));
    await page.locator('#role').selectOption({ label: 'Petugas rumah perlindungan' });
    await page.locator('#pages').getByText('Rumah', { exact: false }).first().waitFor();
    expect(await said('does')).toContain('Tempat tidur dipesan');
    expect(await said('does')).not.toContain('Perjalanan dibuat');
    expect(await said('does')).not.toContain('Peran diberi');
    expect(await said('pages')).not.toContain('Daftarkan');
    expect(await faultsOf(page, 'role-meant')).toEqual([]);
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});
