import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { onDevice, openByPin, setPin } from '../portal-device';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, 'officer.manila', { path: '/register' });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
  await setPin(page);
  await onDevice(page);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

afterEach(() => visit.context.setOffline(false));

async function newGroup(): Promise<string> {
  const id = key();
  const input = { key: key(), id, reference: 'Pelabuhan', country: 'PH', receivedAt: '2025-06-06T01:00:00Z' };
  await world
    .as('officer.manila')
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', { input });
  await page.goto(`${world.url}/groups/${id}`);
  await cell('Nama lengkap', 1).waitFor();
  await page.waitForLoadState('networkidle');
  return id;
}
const typed = () => page.locator('#typed');
const cell = (label: string, line: number) => typed().getByLabel(`${label}, baris ${line}`, { exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
async function type(line: number, name: string, born: string): Promise<void> {
  await cell('Nama lengkap', line).fill(name);
  await cell('Jenis kelamin', line).selectOption('FEMALE');
  await cell('Tanggal lahir', line).fill(born);
}
const peopleOf = async (group: string): Promise<string[]> => {
  const { cases } = await world
    .as('officer.manila')
    .ask('query ($group: ID!) { cases(filter: { group: $group }) { items { person { name } } } }', { group });
  return cases.items.map(({ person }: { person: { name: string } }) => person.name).sort();
};
const names = () =>
  typed()
    .locator('[data-column=name]')
    .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
/** The line of the browser, and the time a device needs to write down the last key. */
const kept = () => page.waitForTimeout(400);
const allSent = () => page.getByText('✓ Semua sudah terkirim.').waitFor({ timeout: 60_000 });

describe('People typed into a group without a line', () => {
  it('are registered once the line is back: the good ones by themselves, and a bad one stays to be put right', async () => {
    const group = await newGroup();
    await visit.context.setOffline(true);
    await type(1, 'Ani Lestari', '12 Mei 2001');
    await button('Tambah baris').click();
    await type(2, 'Budi', '31/02/1999');
    await button('Tambah baris').click();
    await type(3, 'Cici', '1998');
    await typed().getByText('Ya, semua sudah ditanya').click();
    await button('Periksa baris').click();
    await page.getByText('2 siap didaftarkan, 1 perlu diperbaiki').waitFor();
    await typed().locator('.summary a').getByText('Baris 2: Tanggal ini tidak ada.').waitFor();
    expect(await faultsOf(page, 'typed-offline-checked')).toEqual([]);
    await button('Daftarkan 2 orang').click();
    await typed().getByText('2 orang menunggu di perangkat ini.').waitFor();
    expect(await names()).toEqual(['Budi']);
    await page.getByText('1 baru ada di perangkat ini saja').waitFor();
    expect(await faultsOf(page, 'typed-offline-kept')).toEqual([]);
    await kept();

    await page.reload();
    await openByPin(page);
    await page.getByText('Daftarkan 2 orang yang diketik').waitFor();
    await cell('Nama lengkap', 1).waitFor();
    expect(await names()).toEqual(['Budi']);
    expect(await peopleOf(group)).toEqual([]);

    await visit.context.setOffline(false);
    await allSent();
    await page.getByText('Daftarkan 2 orang yang diketik').waitFor({ state: 'detached' });
    expect(await peopleOf(group)).toEqual(['Ani Lestari', 'Cici']);
    expect(await names()).toEqual(['Budi']);
    await cell('Tanggal lahir', 1).fill('28/02/1999');
    await button('Periksa baris').click();
    await button('Daftarkan 1 orang').click();
    await typed().getByText('1 orang terdaftar.').waitFor();
    expect(await peopleOf(group)).toEqual(['Ani Lestari', 'Budi', 'Cici']);
  }, 180_000);

  it('are registered once where the line dies after they were sent, and where the button is pressed again', async () => {
    const group = await newGroup();
    await type(1, 'Dewi', '1990');
    await typed().getByText('Ya, semua sudah ditanya').click();
    await button('Periksa baris').click();
    let sent = 0;
    await visit.context.route('**/graphql', async (route) => {
      const registers = /"dryRun":false/.test(route.request().postData() ?? '');
      sent += registers ? 1 : 0;
      if (!registers || sent > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await button('Daftarkan 1 orang').dblclick();
    for (let tries = 0; sent < 2 && tries < 300; tries += 1) await page.waitForTimeout(100);
    await allSent();
    await visit.context.unroute('**/graphql');
    expect(sent).toBe(2);
    expect(await peopleOf(group)).toEqual(['Dewi']);
    expect(await names()).toEqual(['']);
  }, 120_000);

  it('come back where the same row was sent before, and what the core alone finds wrong is put right below', async () => {
    const group = await newGroup();
    const twin = async () => {
      await type(1, 'Eka', '1991');
      await typed().getByText('Ya, semua sudah ditanya').click();
    };
    await twin();
    await button('Periksa baris').click();
    await button('Daftarkan 1 orang').click();
    await typed().getByText('1 orang terdaftar.').waitFor();
    await page.waitForLoadState('networkidle');
    await visit.context.setOffline(true);
    await twin();
    await button('Tambah baris').click();
    await type(2, 'Fitri', '1992');
    await cell('Kab./kota asal', 2).fill('Atlantis');
    await button('Periksa baris').click();
    await button('Daftarkan 2 orang').click();
    await typed().getByText('2 orang menunggu di perangkat ini.').waitFor();
    await visit.context.setOffline(false);
    await page.getByText('1 baris persis sama dengan yang sudah pernah dikirim.').waitFor({ timeout: 60_000 });
    await page.getByText('1 baris tertahan.').waitFor();
    expect(await faultsOf(page, 'typed-offline-back')).toEqual([]);
    await page.getByRole('link', { name: 'Perbaiki', exact: true }).click();
    await page.getByText('1 baris persis sama').waitFor({ state: 'detached' });
    await cell('Nama lengkap', 1).waitFor();
    expect(await names()).toEqual(['Eka']);
    await page.locator('#drafts [data-column=name]').first().waitFor();
    expect(await page.locator('#drafts [data-column=name]').first().inputValue()).toBe('Fitri');
    expect(await peopleOf(group)).toEqual(['Eka']);
    await page.reload();
    await cell('Nama lengkap', 1).waitFor();
    expect(await names()).toEqual(['Eka']);
  }, 180_000);
});

describe('A list that is registered without a line', () => {
  it('waits on this device as it is; its good rows are registered, and its bad ones wait to be put right', async () => {
    const group = await newGroup();
    await visit.context.setOffline(true);
    const buffer = Buffer.from('Nama,JK,Tanggal lahir\nGita,P,1990\nHana,P,31/02/1991\n');
    await page.setInputFiles('#list-file', { name: 'manila.csv', mimeType: 'text/csv', buffer });
    await page.locator('#import').getByText('Ya, semua sudah ditanya').click();
    await button('Periksa daftar').click();
    await button('Daftarkan daftar ini').click();
    await page.getByText('Daftar ini menunggu di perangkat ini.').waitFor();
    await page.getByText('Daftarkan orang dari berkas manila.csv').waitFor();
    expect(await faultsOf(page, 'list-offline-kept')).toEqual([]);
    await visit.context.setOffline(false);
    await page.getByText('1 baris tertahan.').waitFor({ timeout: 60_000 });
    expect(await peopleOf(group)).toEqual(['Gita']);
    await page.getByRole('link', { name: 'Perbaiki', exact: true }).click();
    await page.locator('#drafts [data-column=name]').first().waitFor();
    await page.getByText('1 baris tertahan.').waitFor({ state: 'detached' });
  }, 120_000);

  it('comes back as a whole where its dates are not clear, and is registered with what they mean', async () => {
    const group = await newGroup();
    await visit.context.setOffline(true);
    const buffer = Buffer.from('Nama,JK,Tanggal lahir\nIda,P,03/04/1990\n');
    await page.setInputFiles('#list-file', { name: 'davao.csv', mimeType: 'text/csv', buffer });
    await page.locator('#import').getByText('Ya, semua sudah ditanya').click();
    await button('Periksa daftar').click();
    await button('Daftarkan daftar ini').click();
    await page.getByText('Daftar ini menunggu di perangkat ini.').waitFor();
    await visit.context.setOffline(false);
    await page.getByRole('link', { name: 'Perbaiki', exact: true }).click({ timeout: 60_000 });
    await page.getByText('Daftar yang dikembalikan: davao.csv').waitFor();
    expect(await faultsOf(page, 'list-given-back')).toEqual([]);
    await button('Periksa daftar').click();
    await page.locator('#import').getByText('3 April 1999', { exact: true }).click();
    await button('Daftarkan 1 orang').click();
    await page.getByText('1 orang terdaftar.').waitFor();
    expect(await peopleOf(group)).toEqual(['Ida']);
    await allSent();
  }, 120_000);
});
