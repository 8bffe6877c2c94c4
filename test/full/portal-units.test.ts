import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { mailing } from '../portal-things';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(mailing), openBrowser()]);
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
const send = (name = 'Simpan') => dialog().getByRole('button', { name, exact: true }).click();
const row = (part: string, text: string) => page.locator(`#${part} tbody tr`, { hasText: text });
const ask = (document: string, login = 'admin') => world.as(login).ask(document);

describe('An administrator', () => {
  it('adds a unit by keys alone, with each refusal at its field, and changes it', async () => {
    const { press, write, choose } = byKeyboard(page);
    await row('units', 'KEMLU-PWNI').waitFor();
    expect(await faultsOf(page, 'units')).toEqual([]);
    await press({ selector: '#units button', name: 'Tambah unit' });
    await press({ selector: 'dialog button', name: 'Simpan' });
    await page.locator('.summary:focus').getByText('Isi kodenya.').waitFor();
    await write('#code', 'KEMLU-PWNI');
    await write('#nameId', 'Kantor Surabaya');
    await write('#nameEn', 'Surabaya office');
    await choose('#zone', 'Jakarta');
    await press({ selector: 'dialog button', name: 'Simpan' });
    await dialog().locator('.field.wrong #code').waitFor();
    expect(await faultsOf(page, 'unit-refused')).toEqual([]);
    await write('#code', 'KEMLU-SBY');
    await press({ selector: 'dialog button', name: 'Simpan' });
    await closed();
    await press({ selector: '#units button', name: 'Ubah unit: Kantor Surabaya' });
    await write('#nameEn', 'East Java office');
    expect(await faultsOf(page, 'unit-change')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Simpan' });
    await closed();
    const { units } = await ask('{ units { code nameId nameEn country zone } }');
    expect(units).toContainEqual({
      ...{ code: 'KEMLU-SBY', nameId: 'Kantor Surabaya', nameEn: 'East Java office' },
      ...{ country: 'ID', zone: 'Asia/Jakarta' },
    });
  }, 120_000);

  it('sets a limit of their own, shorter than the law’s', async () => {
    await page.getByRole('button', { name: 'Tetapkan batas sendiri' }).click();
    await page.selectOption('#clock', 'DATA_ACCESS');
    await dialog().getByText('Hukum atau program: 72 jam.').waitFor();
    await page.fill('#hours', '72');
    await send();
    await dialog().locator('.field.wrong #hours').waitFor();
    await page.fill('#hours', '48');
    expect(await faultsOf(page, 'limit')).toEqual([]);
    await send();
    await closed();
    await row('limits', 'Akses data oleh yang bersangkutan').getByText('48').waitFor();
    expect((await ask('{ ownLimits { clock hours } }')).ownLimits).toEqual([{ clock: 'DATA_ACCESS', hours: 48 }]);
  }, 60_000);

  it('where the national desk is founds an organisation, renames it, and invites who begins it', async () => {
    await page.getByRole('button', { name: 'Daftarkan lembaga' }).click();
    await page.fill('#code', 'LPSK-RI');
    await page.selectOption('#kind', 'LPSK');
    await page.locator('#kind option').nth(1).waitFor({ state: 'attached' });
    expect(await page.locator('#kind option').allInnerTexts()).not.toContain('Kementerian Luar Negeri');
    await page.fill('#nameId', 'LPSK');
    await page.fill('#nameEn', 'Witness protection');
    await page.fill('[id="unit.code"]', 'KEMLU-SBY');
    await page.fill('[id="unit.nameId"]', 'Kantor pusat');
    await page.fill('[id="unit.nameEn"]', 'Head office');
    await send('Daftarkan lembaga');
    await dialog().locator('.field.wrong [id="unit.code"]').waitFor();
    expect(await faultsOf(page, 'found-refused')).toEqual([]);
    await page.fill('[id="unit.code"]', 'LPSK-JKT');
    await send('Daftarkan lembaga');
    await closed();
    await row('others', 'LPSK-RI').getByText('Menunggu administrator pertama').waitFor();
    expect(await row('others', 'IOM').first().getByRole('button').count()).toBe(0);
    expect(await faultsOf(page, 'others')).toEqual([]);
    await page.getByRole('button', { name: 'Ubah nama: LPSK' }).click();
    await page.fill('#nameEn', 'Witness and Victim Protection Agency');
    await send();
    await closed();
    await page.getByRole('button', { name: 'Undang administrator pertama: LPSK' }).click();
    await page.fill('#name', 'Sari Dewi');
    await page.fill('#login', 'Sari Dewi');
    await send('Undang administrator pertama');
    await dialog().locator('.field.wrong #login').waitFor();
    expect(await faultsOf(page, 'first-administrator')).toEqual([]);
    await page.fill('#login', 'sari');
    await send('Undang administrator pertama');
    expect(await page.locator('#link').inputValue()).toMatch(/#[\w-]{43}$/);
    await dialog().getByRole('button').last().click();
    await closed();
    const { organisations, awaitedOrganisations } = await ask(
      '{ organisations { code kind nameEn } awaitedOrganisations { code } }',
    );
    expect(organisations).toContainEqual({
      ...{ code: 'LPSK-RI', kind: 'LPSK', nameEn: 'Witness and Victim Protection Agency' },
    });
    expect(awaitedOrganisations).toEqual([{ code: 'LPSK-RI' }]);
    expect(visit.complaints).toEqual([]);
  }, 120_000);

  it('of another organisation has its own units and no others to found', async () => {
    const iom = await visitPortal(world, browser, 'admin.iom', { path: '/units' });
    await iom.page.locator('#units tbody tr').first().waitFor();
    expect(await iom.page.locator('#others').count()).toBe(0);
    expect(await iom.page.locator('#units').innerText()).not.toContain('KEMLU-SBY');
    await iom.context.close();
  }, 60_000);
});

describe('An officer', () => {
  it('says where their mornings are sent, and ends that', async () => {
    const officer = await visitPortal(world, browser, 'officer.manila', { path: '/inbox' });
    officer.page.setDefaultTimeout(20_000);
    const set = async (address: string) => {
      await officer.page.getByRole('button', { name: 'Atur alamat' }).click();
      await officer.page.fill('#address', address);
      await officer.page.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click();
    };
    await set('bukan alamat');
    await officer.page.locator('dialog .field.wrong #address').waitFor();
    expect(await faultsOf(officer.page, 'daily-refused')).toEqual([]);
    await officer.page.keyboard.press('Escape');
    await set('petugas@kemlu.example');
    await officer.page.getByText('Dikirim ke petugas@kemlu.example.').waitFor();
    expect(await faultsOf(officer.page, 'daily')).toEqual([]);
    const mail = async () => (await ask('{ digestMail { address } }', 'officer.manila')).digestMail.address;
    expect(await mail()).toBe('petugas@kemlu.example');
    await set('');
    await officer.page.getByText('Tidak dikirim kepada Anda.').waitFor();
    expect(await mail()).toBeNull();
    expect(officer.complaints).toEqual([]);
    await officer.context.close();
  }, 60_000);
});

describe('An administrator whose organisation runs houses', () => {
  it('opens one by keys alone, with each refusal at its field', async () => {
    await world.owner.query(`update account set unit_id = $1, language = 'id' where login = 'admin.iom'`, [
      idOf('unit KEMENSOS-RS'),
    ]);
    const theirs = await visitPortal(world, browser, 'admin.iom', { path: '/units' });
    const { press, write, choose } = byKeyboard(theirs.page);
    const wrong = (field: string) => theirs.page.locator(`dialog .field.wrong [id="${field}"]`).waitFor();
    await theirs.page.locator('#shelters tbody tr', { hasText: 'RPTC-BA' }).waitFor();
    await press({ selector: '#shelters button', name: 'Daftarkan rumah perlindungan' });
    await press({ selector: 'dialog button', name: 'Daftarkan rumah perlindungan' });
    await wrong('unit');
    await choose('#unit', 'Direktorat Rehabilitasi Sosial');
    await write('#code', 'RPTC-BA');
    await write('#name', 'Rumah timur');
    await write('[id="beds.0.count"]', 'dua');
    await press({ selector: 'dialog button', name: 'Daftarkan rumah perlindungan' });
    await wrong('beds.0.count');
    await write('[id="beds.0.count"]', '12');
    await press({ selector: 'dialog button', name: 'Daftarkan rumah perlindungan' });
    await wrong('code');
    expect(await faultsOf(theirs.page, 'house-refused')).toEqual([]);
    await write('#code', 'RPTC-TIMUR');
    await press({ selector: 'dialog button', name: 'Daftarkan rumah perlindungan' });
    await theirs.page.locator('#shelters tbody tr', { hasText: 'Rumah timur' }).getByText('Perempuan 12').waitFor();
    expect(await faultsOf(theirs.page, 'houses')).toEqual([]);
    expect(theirs.complaints).toEqual([]);
  }, 120_000);

  it('is offered only where somebody may keep one', async () => {
    await page.locator('#units tbody tr').first().waitFor();
    expect(await page.locator('#shelters').count()).toBe(0);
  });
});
