import type { Browser, Page } from 'playwright-core';
import { faultsAt, openBrowser } from '../browser';
import { hasKept, onDevice, openByPin, setPin } from '../portal-device';
import { faultsOf, proveWhoIAm, visitPortal } from '../portal-page';
import { openWorld, type World } from '../world';

const NAME = 'Soetini Djamilah';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.registered(1, 'officer.manila', { name: NAME });
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const shown = (page: Page) => page.locator('body').innerText();

/** Searches for somebody, opens their case, and is back on the list. */
async function searched(page: Page): Promise<void> {
  await page.fill('#search', NAME);
  await page.press('#search', 'Enter');
  await page.getByRole('link', { name: NAME }).click();
  await page.locator('.stages').waitFor();
}

describe('Whoever has signed out', () => {
  it('leaves nothing to come back to, for the next one or without a line', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila');
    page.setDefaultTimeout(20_000);
    await onDevice(page);
    await searched(page);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForSelector('#login');
    await proveWhoIAm(page, 'officer.bangkok');
    await page.waitForSelector('h1');
    for (let back = 0; back < 3; back += 1) {
      await page.goBack().catch(() => undefined);
      if (!page.url().startsWith(world.url)) break;
      await page.waitForLoadState();
      expect(await shown(page)).not.toContain('Soetini');
      expect(await page.title()).not.toContain('Soetini');
      if (await page.locator('#search').count()) expect(await page.inputValue('#search')).toBe('');
    }

    await page.goto(`${world.url}/`);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForSelector('#login');
    await proveWhoIAm(page, 'officer.manila');
    await page.waitForSelector('#search');
    await searched(page);
    await hasKept(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByRole('heading', { name: 'Pulang tidak dapat dihubungi' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Pulang tidak dapat dihubungi' }).waitFor();
    expect(await shown(page)).not.toContain('Soetini');
    await context.close();
  }, 180_000);

  it('is gone from the screen and the device first, and is told where their session did not end', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila');
    page.setDefaultTimeout(20_000);
    await page.getByRole('button', { name: 'Jangan di perangkat ini' }).click();
    await page.getByRole('link', { name: NAME }).waitFor();
    await page.route('**/auth/sign-out', (route) => route.fulfill({ status: 500, json: { errors: [] } }));
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByRole('heading', { name: 'Sesi Anda belum diakhiri' }).waitFor();
    expect(await shown(page)).not.toContain(NAME);
    expect(await faultsAt(page, 'not-ended-id')).toEqual([]);
    await page.evaluate(`localStorage.setItem('pulang-language', 'en')`);
    await page.reload();
    await page.getByRole('heading', { name: 'Your session has not ended yet' }).waitFor();
    expect(await faultsAt(page, 'not-ended-en')).toEqual([]);
    await page.evaluate(`localStorage.setItem('pulang-language', 'id')`);
    await page.reload();
    await page.getByRole('heading', { name: 'Sesi Anda belum diakhiri' }).waitFor();
    expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('officer.manila');
    await page.unroute('**/auth/sign-out');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.waitForSelector('#login');
    // What they wanted on this device it still knows, when they are back.
    await proveWhoIAm(page, 'officer.manila');
    await page.getByRole('link', { name: NAME }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('button', { name: 'Jangan di perangkat ini' }).count()).toBe(0);
    await context.close();
  }, 120_000);
});

describe('A page that was left alone without a line', () => {
  it('is covered after fifteen minutes, and goes on by the PIN with all that was typed', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila');
    page.setDefaultTimeout(20_000);
    await page.clock.install();
    await page.reload();
    await setPin(page);
    await onDevice(page);
    await page.getByRole('link', { name: 'Kasus', exact: true }).click();
    await page.getByRole('link', { name: NAME }).waitFor();
    await context.setOffline(true);
    await page.fill('#search', 'Ketut');
    await page.clock.fastForward('10:00');
    await page.getByText('Tidak ada sambungan').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.fastForward('06:00');
    const dialog = page.getByRole('dialog', { name: 'Buka tanpa sambungan' });
    await dialog.waitFor();
    // Nothing is seen through what stands over it, and no key waves it away.
    expect(
      await page.evaluate(`getComputedStyle(document.querySelector('dialog'), '::backdrop').backgroundColor`),
    ).toBe('rgb(22, 32, 43)');
    expect(await shown(page)).not.toContain(NAME);
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(true);
    await openByPin(page, '111111');
    await page.getByText('Sisa 4 percobaan').waitFor();
    expect(await faultsOf(page, 'locked')).toEqual([]);
    await openByPin(page);
    await dialog.waitFor({ state: 'detached' });
    expect(await page.inputValue('#search')).toBe('Ketut');
    await page.locator('#search:focus').waitFor();
    await context.close();
  }, 120_000);
});

describe('Whoever does nothing for long with a line', () => {
  it('is warned two minutes before, and goes on where they were, by key', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila');
    page.setDefaultTimeout(20_000);
    await page.clock.install();
    await page.reload();
    await page.fill('#search', 'Ketut');
    let left = 900_000;
    await page.route('**/auth/session', async (route) => {
      const response = await route.fetch();
      const idleEndsAt = new Date((await page.evaluate<number>('Date.now()')) + left).toISOString();
      await route.fulfill({ response, json: { ...((await response.json()) as object), idleEndsAt } });
    });
    // What watches the session comes after the screen; and each look is answered before the next, or a late answer
    // takes the warning away until the look after it.
    const look = async (): Promise<unknown> => {
      const asked = page.waitForRequest('**/auth/session', { timeout: 1_000 }).catch(() => undefined);
      await page.clock.fastForward('00:31');
      return (await asked)?.response() ?? look();
    };
    await look();
    await look();
    expect(await page.getByRole('dialog').count()).toBe(0);
    left = 100_000;
    await look();
    const dialog = page.getByRole('dialog', { name: 'Masih di sini?' });
    await dialog.waitFor();
    expect(await faultsOf(page, 'idle-warned')).toEqual([]);
    left = 900_000;
    await page.keyboard.press('Tab');
    const worked = page.waitForRequest((request) => request.headers()['x-pulang'] === 'work');
    await dialog.getByRole('button', { name: 'Ya, lanjutkan' }).press('Enter');
    await worked;
    await dialog.waitFor({ state: 'detached' });
    expect(await page.inputValue('#search')).toBe('Ketut');
    await context.close();
  }, 120_000);
});
