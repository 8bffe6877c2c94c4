import type { Browser, Page } from 'playwright-core';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { arrived, planned } from '../journey';
import { DRAFTS } from '../portal-device';
import { faultsOf, proveWhoIAm, visitPortal } from '../portal-page';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const RESUMED = 'Isian yang belum tersimpan ditampilkan kembali.';

/** Every key of it lies on the device: what was written last is there as well. */
async function kept(page: Page, before: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await page.evaluate<number>(DRAFTS)) > before) return page.waitForTimeout(300);
    await page.waitForTimeout(100);
  }
  throw new Error('no draft lies here');
}

/** Goes out and comes in again, to where they were. */
async function signedOutAndIn(page: Page, login: string, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Keluar', exact: true }).click();
  await page.waitForSelector('#login');
  await page.goto(world.url + path);
  await page.waitForSelector('#login');
  await proveWhoIAm(page, login);
  await page.waitForURL(world.url + path);
}

describe('What was begun and not sent', () => {
  it('of a trip is there again after a reload and a sign-out, until it is planned', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { path: '/movements/new' });
    context.setDefaultTimeout(20_000);
    await page.fill('#reference', 'Manila akhir bulan');
    await page.getByRole('button', { name: 'Tambah leg' }).or(page.locator('form .second')).first().click();
    await page.locator('[id="legs.1.number"]').fill('GA422');
    await kept(page, 0);
    await page.reload();
    await page.getByText(RESUMED).waitFor();
    expect(await page.inputValue('#reference')).toBe('Manila akhir bulan');
    expect(await faultsOf(page, 'trip-resumed')).toEqual([]);
    await signedOutAndIn(page, 'officer.manila', '/movements/new');
    await page.getByText(RESUMED).waitFor();
    expect(await page.locator('[id="legs.1.number"]').inputValue()).toBe('GA422');
    await page.getByRole('button', { name: 'Mulai dari awal' }).click();
    expect(await page.inputValue('#reference')).toBe('');
    await page.waitForTimeout(300);
    await page.reload();
    await page.waitForSelector('#reference');
    expect(await page.getByText(RESUMED).count()).toBe(0);
    await context.close();
  }, 120_000);

  it('of a BAST is there again: the paper, who is on it, their condition and their things', async () => {
    const [one, other] = await arrived(world, 2, await planned(world));
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { path: '/handovers/new' });
    context.setDefaultTimeout(20_000);
    const ticks = page.locator('table.handed tbody input[type=checkbox]');
    await ticks.nth(1).waitFor();
    await page.selectOption('#kind', 'KEMENSOS');
    await page.fill('#place', 'CGK');
    await ticks.nth(0).check();
    await page
      .locator('table.handed tbody select')
      .first()
      .selectOption('INJURED')
      .catch(async () => {
        await page.locator('table.handed tbody select').first().selectOption({ index: 1 });
      });
    const number = await page.inputValue('#number');
    const condition = await page.locator('table.handed tbody select').first().inputValue();
    await kept(page, 0);
    await signedOutAndIn(page, 'officer.manila', '/handovers/new');
    await page.getByText(RESUMED).waitFor();
    await ticks.nth(1).waitFor();
    expect(await page.inputValue('#number')).toBe(number);
    expect(await page.inputValue('#place')).toBe('CGK');
    expect(await ticks.nth(0).isChecked()).toBe(true);
    expect(await ticks.nth(1).isChecked()).toBe(false);
    expect(await page.locator('table.handed tbody select').first().inputValue()).toBe(condition);
    expect(await faultsOf(page, 'handover-resumed')).toEqual([]);

    // Of one case: they are on it from the start, and off it when somebody says so.
    await page.goto(`${world.url}/handovers/new?case=${one}`);
    await ticks.first().waitFor();
    expect(await ticks.first().isChecked()).toBe(true);
    expect(await page.getByText(RESUMED).count()).toBe(0);
    await ticks.first().uncheck();
    await kept(page, 1);
    await page.reload();
    await page.getByText(RESUMED).waitFor();
    await ticks.first().waitFor();
    expect(await ticks.first().isChecked()).toBe(false);
    await page.goto(`${world.url}/handovers/new?case=${other}`);
    await ticks.first().waitFor();
    expect(await ticks.first().isChecked()).toBe(true);
    await context.close();
  }, 180_000);

  it('of assistance is there again, and gone when it is logged', async () => {
    const person = await followedHome(world, 'SUMARNI', 40);
    const path = `/cases/${person}/reintegration`;
    const { page, context } = await visitPortal(world, browser, 'caseworker.iom', { path });
    context.setDefaultTimeout(20_000);
    await page.locator('.who button[lang="id"]').click();
    const open = () => page.getByRole('button', { name: 'Catat bantuan' }).click();
    await open();
    const dialog = page.locator('dialog');
    await dialog.locator('#note').fill('Modal warung.');
    await dialog.locator('#type').selectOption({ index: 1 });
    await dialog.locator('#modality').selectOption({ index: 1 });
    await kept(page, 0);
    await page.reload();
    await open();
    await dialog.getByText(RESUMED).waitFor();
    expect(await dialog.locator('#note').inputValue()).toBe('Modal warung.');
    await dialog.locator('form button').first().click();
    await dialog.waitFor({ state: 'detached' });
    await open();
    await dialog.locator('#note').waitFor();
    expect(await dialog.locator('#note').inputValue()).toBe('');
    await context.close();
  }, 120_000);
});

describe('A survey whose answer is slow', () => {
  it('lies on the device meanwhile, and leads on to what it scores when the answer is there', async () => {
    const person = await followedHome(world, 'WARSITI', 40);
    const path = `/cases/${person}/survey`;
    const { page, context } = await visitPortal(world, browser, 'caseworker.iom', { path });
    context.setDefaultTimeout(20_000);
    await page.locator('.who button[lang="id"]').click();
    await page.waitForSelector('#month');
    await page.fill('#month', '1');
    for (const question of await page.locator('fieldset').all()) await question.locator('input').first().check();
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      // Longer than anybody is let wait in sight of a form.
      if (route.request().postData()?.includes('recordSurvey')) await page.waitForTimeout(10_000);
      await route.fulfill({ response });
    });
    await page.locator('form .deeds button').click();
    await page.getByText('Akan terkirim sendiri').waitFor();
    await page.getByRole('heading', { name: 'Rencana dan pengeluaran' }).waitFor();
    await page.locator('.score').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }, 120_000);
});
