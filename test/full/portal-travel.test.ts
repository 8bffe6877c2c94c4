import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { act, kemensos, manila } from '../journey';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { daysFromNow, NAMES, raidOf35 } from '../travellers';
import { key, openWorld, type World } from '../world';

/** Every screen of the journey in every state it has: judged by axe, and kept as a picture where a folder is named. */
const PICTURES = process.env['PULANG_TEST_PICTURES'];

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, manila);
  ({ page } = visit);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function looked(name: string): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
}
const go = async (path: string, text: string | RegExp) => {
  await page.goto(world.url + path);
  await page.getByText(text).first().waitFor();
};
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();

describe('The screens of a journey', () => {
  it('that have nothing to show say what to do', async () => {
    await go('/movements', 'Belum ada perjalanan.');
    await looked('movements-empty');
    await go('/clearances', 'Tidak ada orang');
    await looked('clearances-empty');
    await go(`/movements/${key()}`, 'Perjalanan ini tidak ada');
    await looked('movement-gone');
    await go(`/movements/${key()}/papers/manifest?version=1`, 'Versi manifes ini tidak ada.');
    await looked('paper-gone');
  }, 120_000);

  it('that can not be had say so, and try again', async () => {
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Me ') ? route.continue() : route.abort(),
    );
    for (const path of ['/movements', '/clearances', `/movements/${key()}`]) {
      await page.goto(world.url + path);
      await page.locator('.notice.wrong').first().waitFor({ timeout: 20_000 });
      await looked(`error${path.split('/').slice(0, 2).join('-')}${path.length > 20 ? '-one' : ''}`);
    }
    await page.unroute('**/graphql');
    visit.complaints.length = 0;
  }, 180_000);

  it('are whole with thirty-five people, in both languages, on a desk and on a phone', async () => {
    await raidOf35(world);
    await go('/movements/new', 'Perjalanan baru');
    await button('Buat perjalanan').click();
    await page.locator('.summary').waitFor();
    await looked('trip-refused');

    const { cases } = await world.as(manila).ask('{ cases(filter: { stage: PREPARATION }) { items { id } } }');
    const id = key();
    const leg = {
      id: key(),
      mode: 'AIR',
      carrier: 'GA',
      number: 'GA8035',
      charter: true,
      seats: 40,
      from: 'MNL',
      to: 'CGK',
      plannedDeparture: `${daysFromNow(5)}T02:05:00Z`,
      plannedArrival: `${daysFromNow(5)}T04:50:00Z`,
    };
    const trip = { id, reference: 'Manila 35', receiver: kemensos, escorts: 2, legs: [leg] };
    expect(await act(world, manila, 'createMovement', trip)).toMatchObject({ __typename: 'Movement' });
    const occurredAt = new Date().toISOString();
    for (const one of cases.items.slice(1))
      await act(world, manila, 'manifestPassenger', { case: one.id, movement: id, occurredAt });

    await go('/movements', 'Manila 35');
    await looked('movements');
    await go(`/movements/${id}`, /orang masih menunggu syarat/);
    await button('Terbitkan manifes versi 1').click();
    await page.getByText('Versi 1').first().waitFor();
    await looked('movement');
    await button(`Dokumen ${NAMES.numberPending}`).click();
    await looked('paper-dialog');
    await page.keyboard.press('Escape');
    await button('Tambah orang').click();
    await page.locator('.candidates input').first().waitFor();
    await looked('add-people');
    await page.keyboard.press('Escape');
    await page.locator('tbody .ticks input').first().check();
    for (const [deed, name] of [
      ['Turunkan dari daftar', 'take-off'],
      ['Pisahkan menjadi perjalanan baru', 'split'],
    ] as const) {
      await button(deed).click();
      await page.getByRole('dialog').waitFor();
      await looked(name);
      await page.keyboard.press('Escape');
    }
    await button(/^Ubah waktu/).click();
    await looked('retime');

    for (const paper of ['manifest', 'annex', 'handover', 'letters']) {
      await go(`/movements/${id}/papers/${paper}?version=1`, 'Dokumen ini membuka nama');
      if (paper === 'manifest') await looked('paper-asks');
      await button('Buka dan siapkan').click();
      await page.locator('.paper').first().waitFor();
      await looked(`paper-${paper}`);
    }
    await go('/clearances', NAMES.noPermit);
    await looked('clearances');
    await page.locator('thead .ticks input').check();
    await button('Catat izin').click();
    await looked('clearance-dialog');
    expect(visit.complaints).toEqual([]);
  }, 600_000);
});
