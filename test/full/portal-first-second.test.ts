import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { register } from '../portal-device';
import { faultsOf, visitPortal } from '../portal-page';
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

/** What comes over the line after the form: it tells of the line, sends what waits, and says what became of it. */
const LATER = /\/assets\/(Line|Watch|flush|Sending|Registered|portal-files)-/;

describe('A line that goes in the first second of a visit', () => {
  it('is told of, and what is registered then lies on the device, is told, and is sent when the line is back', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { serviceWorkers: 'block' });
    context.setDefaultTimeout(20_000);
    let kept = 0;
    await page.route(LATER, (route) => {
      kept += 1;
      return route.abort();
    });
    await page.goto(`${world.url}/register`);
    await page.locator('#source').waitFor();
    // What checks the form comes with the machine line of a passport.
    await page.waitForLoadState('networkidle');
    expect(kept).toBeGreaterThan(1);
    await context.setOffline(true);
    await page.getByText('Tidak ada sambungan. Yang bisa disimpan tanpanya tetap aman di perangkat ini').waitFor();
    expect(await faultsOf(page, 'first-second')).toEqual([]);
    await register(page, 'Ketut');
    await page.getByText('Tersimpan di perangkat ini').waitFor();
    expect(await faultsOf(page, 'first-second-kept')).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.setOffline(false);
    // What was cut off on its way this browser asks for no more, and somebody may be typing.
    await page.getByText('Sebagian halaman ini tidak sampai.').waitFor();
    expect(await faultsOf(page, 'lacking')).toEqual([]);
    await page.getByRole('button', { name: 'Muat ulang' }).click();
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    expect(await page.getByText('Sebagian halaman ini tidak sampai.').count()).toBe(0);
    const { cases } = await world.as('officer.manila').ask('{ cases { items { person { name } } } }');
    expect(cases.items).toEqual([{ person: { name: 'Ketut' } }]);
    await context.close();
  }, 120_000);

  it('brings a screen that was opened without one when it is back', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { serviceWorkers: 'block' });
    context.setDefaultTimeout(20_000);
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Daftarkan' }).click();
    await page.getByText('Tidak ada sambungan.').waitFor();
    expect(await page.locator('#source').count()).toBe(0);
    await context.setOffline(false);
    await page.locator('#source').waitFor();
    await context.close();
  }, 60_000);
});
