import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { all, arrived, type Prepared } from '../prepared';
import { openWorld, type World } from '../world';

const partner = 'shelter.partner';
const kemensos = 'shelter.kemensos';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
let people: Prepared[];
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  people = await arrived(world, 4, { people: { sex: 'MALE' } });
  const sent = { shelter: idOf('shelter MITRA-1'), bedKind: 'MEN', occurredAt: '2025-06-14T12:00:00Z' };
  const rows = people.map(({ id }) => ({ case: id, ...sent }));
  await all(world, kemensos, 'placeAllInShelter', 'PlaceInShelter', rows);
  visit = await visitPortal(world, browser, partner, { path: '/shelters' });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const nameOf = async (i: number): Promise<string> => {
  const { case: of } = await world
    .as(kemensos)
    .ask('query ($id: ID!) { case(id: $id) { person { name } } }', { id: people[i]?.id });
  return of.person.name;
};
const stayOf = async (i: number) => {
  const { case: of } = await world
    .as(kemensos)
    .ask('query ($id: ID!) { case(id: $id) { stays { cameAt absence leftAt } } }', { id: people[i]?.id });
  return of.stays.at(-1);
};
const row = (i: number) => page.locator('#door tbody tr', { hasText: people[i]?.number ?? '' });

describe('The door of a house', () => {
  it('awaits whom another unit sends: who came is said in one act, by keys alone', async () => {
    await page.getByText('4 orang dikirim ke rumah Anda dan belum dipastikan tiba').waitFor();
    expect(await faultsOf(page, 'door-awaited')).toEqual([]);
    const { press } = byKeyboard(page);
    await press({ selector: '#door input', name: `Pilih ${await nameOf(0)}` }, 'Space');
    await press({ selector: '#door input', name: `Pilih ${await nameOf(1)}` }, 'Space');
    await press({ selector: '#door button', name: 'Catat 2 orang tiba' });
    await page.getByText('Selesai untuk 2 orang.').waitFor();
    await page.getByText('2 orang dikirim ke rumah Anda dan belum dipastikan tiba').waitFor();
    expect(await faultsOf(page, 'door-came')).toEqual([]);
    const stood = await Promise.all([0, 1, 2, 3].map(stayOf));
    expect(stood.map(({ cameAt }) => cameAt !== null)).toEqual([true, true, false, false]);
  }, 120_000);

  it('says who did not come and why: their bed is free, they are seen no more, and who sent them is told', async () => {
    const { press, choose } = byKeyboard(page);
    const name = await nameOf(2);
    await press({ selector: '#door button', name: `Tidak datang: ${name}` });
    await press({ selector: 'dialog button', name: 'Tidak datang' });
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    expect(await faultsOf(page, 'door-missing')).toEqual([]);
    await choose('#reason', 'Pergi');
    await press({ selector: 'dialog button', name: 'Tidak datang' });
    await row(2).waitFor({ state: 'detached' });
    await page.locator('.house', { hasText: 'MITRA-1' }).getByText('3 kosong dari 6').waitFor();
    expect(await stayOf(2)).toMatchObject({ cameAt: null, absence: 'LEFT_ON_THE_WAY', leftAt: expect.any(String) });
    const { case: hidden } = await world
      .as(partner)
      .ask('query ($id: ID!) { case(id: $id) { id } }', { id: people[2]?.id });
    expect(hidden).toBeNull();

    const sender = await visitPortal(world, browser, kemensos, { path: '/inbox?clock=GUEST_SOUGHT' });
    const sought = sender.page.locator('.inbox tbody tr', { hasText: people[2]?.number ?? '' });
    await sought.waitFor();
    await sought.getByRole('link', { name: `Beri tempat: ${name}` }).click();
    const waits = sender.page.locator('#guests tbody tr', { hasText: people[2]?.number ?? '' });
    await waits.getByText(/^▲ Tidak sampai di rumah perlindungan/).waitFor();
    expect(await faultsOf(sender.page, 'door-sought')).toEqual([]);
    expect(sender.complaints).toEqual([]);
    await sender.context.close();
  }, 120_000);

  it('is open when a guest is led to from what is due, and says so when all are written down', async () => {
    await page.goto(`${world.url}/inbox?clock=GUEST_AWAITED`);
    await byKeyboard(page).press({ selector: '.inbox a', name: `Catat kedatangan: ${await nameOf(3)}` });
    await page.locator('#door h2:focus').waitFor();
    const { press } = byKeyboard(page);
    await press({ selector: '#door thead input' }, 'Space');
    await press({ selector: '#door button', name: 'Catat 1 orang tiba' });
    await page.getByText('✓ Semua yang dikirim ke rumah Anda sudah dicatat.').waitFor();
    expect(await faultsOf(page, 'door-all-came')).toEqual([]);
    expect(await stayOf(3)).toMatchObject({ cameAt: expect.any(String) });
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});
