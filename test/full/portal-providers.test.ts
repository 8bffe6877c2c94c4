import type { Browser, Page } from 'playwright-core';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { soon } from '../soon';
import { key, openWorld, type World } from '../world';

const CASEWORKER = 'caseworker.iom';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, CASEWORKER);
  ({ page } = visit);
  visit.context.setDefaultTimeout(20_000);
  // The account is of somebody who reads English.
  await page.locator('.who button[lang]').click();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const save = () =>
  dialog()
    .getByRole('button', { name: /^(Simpan|Kaitkan|Akhiri|Terbitkan)$/ })
    .click();
const gone = () => dialog().waitFor({ state: 'detached' });
const looked = async (name: string) => expect([name, await faultsOf(page, name)]).toEqual([name, []]);
const ask = (question: string, variables: object = {}) => world.as(CASEWORKER).ask(question, variables);
const providers = async () =>
  (await ask('{ providers { items { id version name contact offers regency agency { code } endedAt } } }')).providers
    .items;
const supports = async () =>
  (
    await ask(
      '{ sharedSupports { items { id level type note regencies state plannedOn givenOn costMinor currency beneficiaries provider { name } } } }',
    )
  ).sharedSupports.items;

describe('A caseworker', () => {
  it('adds a provider, whom the API then names with what they offer', async () => {
    await page.goto(`${world.url}/providers`);
    await page.getByText('Belum ada penyedia.').waitFor();
    await looked('providers-empty');
    await button('Tambah penyedia').click();
    await save();
    await dialog().getByRole('link', { name: 'Tulis namanya.' }).waitFor();
    await dialog().getByRole('link', { name: 'Pilih setidaknya satu yang dapat diberikan.' }).waitFor();
    await looked('provider-refused');
    await page.fill('#name', 'Penjahit Bu Wati');
    await page.selectOption('#regency', '35.07');
    await dialog().getByLabel('Pelatihan kerja').check();
    await dialog().getByLabel('Modal usaha').check();
    await page.fill('#contact', 'Pasar Kepanjen, kios 12');
    await save();
    await gone();
    await page.getByText('Penjahit Bu Wati').waitFor();
    expect(await providers()).toMatchObject([
      {
        ...{ name: 'Penjahit Bu Wati', contact: 'Pasar Kepanjen, kios 12', regency: '35.07', agency: null },
        offers: ['VOCATIONAL_TRAINING', 'BUSINESS_SET_UP'],
      },
    ]);
  }, 120_000);

  it('is refused what somebody else changed meanwhile, in whichever language the page is read', async () => {
    const [{ id, version }] = await providers();
    await button('Ubah: Penjahit Bu Wati').click();
    await ask('mutation ($i: ChangeProvider!) { changeProvider(input: $i) { __typename } }', {
      i: { key: key(), provider: id, version, contact: 'Pindah ke Malang' },
    });
    await save();
    const summary = dialog().locator('.summary');
    await summary.getByText('Data ini berubah').waitFor();
    await page.locator('.who button[lang]').dispatchEvent('click');
    await summary.getByText('This has changed').waitFor();
    expect(await summary.innerText()).not.toMatch(/berubah|Muat/);
    await page.locator('.who button[lang]').dispatchEvent('click');
    await summary.getByText('Data ini berubah').waitFor();
    await page.keyboard.press('Escape');
    await gone();
  }, 60_000);

  it('records support of a village by keyboard, and then that it was given', async () => {
    const { reach } = byKeyboard(page);
    await page.reload();
    await button('Catat dukungan bersama').waitFor();
    await reach({ name: 'Catat dukungan bersama' });
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await reach({ selector: '#type' });
    await page.keyboard.type('Kegiatan');
    await reach({ selector: '#note' });
    await page.keyboard.type('Lantai jemur untuk desa.');
    await page.selectOption('[id="regencies.0"]', '53.04');
    await page.selectOption('[id="regencies.1"]', '53.03');
    await looked('support-dialog');
    await page.selectOption('[id="regencies.1"]', '');
    await reach({ selector: '#costMinor' });
    await page.keyboard.type('45.000.000');
    await page.keyboard.press('Enter');
    await gone();
    const [made] = await supports();
    expect(made).toMatchObject({
      ...{ level: 'COMMUNITY', type: 'COMMUNITY_PROJECT', note: 'Lantai jemur untuk desa.', regencies: ['53.04'] },
      ...{ state: 'PLANNED', costMinor: 4_500_000_000, currency: 'IDR', provider: null, beneficiaries: 0 },
    });
    await button('Perbarui: Kegiatan masyarakat').click();
    expect(await page.inputValue('#costMinor')).toBe('45.000.000');
    await page.fill('#givenOn', '2025-09-01');
    await page.fill('#costMinor', '46.500.000');
    await looked('support-update');
    await save();
    await gone();
    expect(await supports()).toMatchObject([{ state: 'GIVEN', givenOn: '2025-09-01', costMinor: 4_650_000_000 }]);
  }, 120_000);

  it('links it to somebody who benefits, with its whole cost beside theirs', async () => {
    const id = await followedHome(world, 'SUMARNI', 40);
    await page.goto(`${world.url}/cases/${id}/reintegration`);
    await button('Kaitkan dukungan bersama').click();
    await save();
    await dialog().getByRole('link', { name: 'Pilih dukungannya.' }).waitFor();
    await looked('link-support');
    await page.selectOption('#support', { label: 'Kegiatan masyarakat · Masyarakat · Lantai jemur untuk desa.' });
    await save();
    await gone();
    await page.getByRole('heading', { name: 'Dukungan bersama, biaya utuh' }).waitFor();
    await page.locator('#survey').getByText('Rp46.500.000').first().waitFor();
    await looked('linked');
    const { case: found } = await ask(
      'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { benefits { support { note costMinor } } } }',
      { id },
    );
    expect(found.benefits).toEqual([{ support: { note: 'Lantai jemur untuk desa.', costMinor: 4_650_000_000 } }]);
    // Said once: it is not there to be chosen again.
    await button('Kaitkan dukungan bersama').click();
    await dialog().locator('#support').waitFor();
    expect(await dialog().locator('#support option').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.goto(`${world.url}/providers`);
    await page.getByText('1 kasus yang Anda lihat ikut menikmati').waitFor();
    await looked('providers');
  }, 180_000);

  it('links it to several at once from the list, by keyboard, each in their own case', async () => {
    const { press, choose } = byKeyboard(page);
    const ids = [await followedHome(world, 'SITI', 41), await followedHome(world, 'TUTI', 42)];
    await page.goto(world.url);
    for (const name of ['SUMARNI', 'SITI', 'TUTI']) {
      await page.getByRole('link', { name }).first().waitFor();
      await press({ selector: '.cases input[type=checkbox]', name: new RegExp(name) }, 'Space');
    }
    await press({ selector: '.bulk button', name: 'Kaitkan dukungan bersama' });
    await dialog().locator('#support option:nth-child(2)').waitFor({ state: 'attached' });
    await press({ selector: 'dialog button', name: 'Kaitkan semua' });
    await dialog().locator('.field.wrong #support').waitFor();
    await looked('link-many');
    await choose('#support', 'Kegiatan');
    await press({ selector: 'dialog button', name: 'Kaitkan semua' });
    await gone();
    // Who has it already is said, and stays selected.
    await page.getByText(/SUMARNI: Sudah tercatat sebagai penerima manfaat/).waitFor();
    // However long the list above it is, it is in sight, and not behind the bar of what stays selected.
    const inSight = () =>
      page.evaluate<boolean>(`(() => {
        const one = document.querySelector('.results li');
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      })()`);
    expect(await soon(inSight)).toBe(true);
    await looked('linked-many');
    expect(await supports()).toMatchObject([{ beneficiaries: 3 }]);
    for (const id of ids) {
      const { case: found } = await ask(
        'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { benefits { support { note } } } }',
        { id },
      );
      expect(found.benefits).toEqual([{ support: { note: 'Lantai jemur untuk desa.' } }]);
    }
    await page.goto(`${world.url}/providers`);
    await page.getByText('3 kasus yang Anda lihat ikut menikmati').waitFor();
  }, 180_000);

  it('ends with a provider, with whom nothing new is planned', async () => {
    await button('Akhiri: Penjahit Bu Wati').click();
    await looked('provider-end');
    await save();
    await gone();
    await page.getByText('Belum ada penyedia.').waitFor();
    expect(await providers()).toEqual([]);
    expect(visit.complaints).toEqual([]);
  }, 60_000);
});
