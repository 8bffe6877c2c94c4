import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { act, countsOf, departed, planned, when } from './journey';
import { onDevice, openByPin, setPin, waits } from './portal-device';
import { faultsOf, visitPortal } from './portal-page';
import { openWorld, type World } from './world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('Who lands', () => {
  it('is ticked on a phone in flight mode, each once, and a wrong tap is undone by one', async () => {
    const plan = await planned(world);
    await departed(world, 4, plan);
    await act(world, 'shelter.kemensos', 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const path = `/movements/${plan.id}/check-in`;
    const { page, context } = await visitPortal(world, browser, 'shelter.kemensos', { path, width: 360 });
    context.setDefaultTimeout(20_000);
    await setPin(page);
    await onDevice(page);
    await page.goto(world.url + path);
    await page.getByText('0 dari 4 sudah dicatat').waitFor();

    await context.setOffline(true);
    const arrive = page.getByRole('button', { name: /^Tiba: / });
    const sizes = await page.locator('.door button').evaluateAll((all) =>
      all.map((one) => {
        const { width, height } = (
          one as unknown as { getBoundingClientRect(): { width: number; height: number } }
        ).getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    expect(sizes).toHaveLength(8);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    for (const left of [3, 2, 1, 0]) {
      await arrive.first().click();
      await page.getByText(`${4 - left} dari 4 sudah dicatat`).waitFor();
    }
    // The last one was not there at all.
    await page
      .getByRole('button', { name: /^Batalkan: / })
      .last()
      .click();
    await page.getByText('3 dari 4 sudah dicatat').waitFor();
    await page.getByRole('button', { name: /^Tidak ada: / }).click();
    await page.getByRole('button', { name: 'Catat tidak ada' }).click();
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    await page.selectOption('#reason', 'NO_SHOW');
    await page.getByRole('button', { name: 'Catat tidak ada' }).click();
    await page.getByRole('button', { name: 'Tutup daftar' }).click();
    await page.getByText('Daftar ditutup di perangkat ini').waitFor();
    expect(await page.getByRole('button', { name: 'Tutup daftar' }).count()).toBe(0);
    await waits(page, 4);
    await page.reload();
    await openByPin(page);
    await page.getByText('4 dari 4 sudah dicatat').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { arrived: 0, missing: 0 } });
    await context.setOffline(false);
    await page.getByText('✓ Semua sudah terkirim.').waitFor({ timeout: 60_000 });
    await page.getByText('Daftar ditutup: 3 orang ada, 1 tidak ada').waitFor();
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { listed: 4, arrived: 3, missing: 1 } });
    await context.close();
  }, 180_000);
});
