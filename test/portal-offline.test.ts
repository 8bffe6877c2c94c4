import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { hasKept, onDevice, openByPin, register, setPin, waits } from './portal-device';
import { proveWhoIAm, visitPortal } from './portal-page';
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

const CASES = '{ cases(first: 100) { items { person { name } } } }';

describe('What was done without a line', () => {
  it('outlives a locked device, an ended session and another officer, who sees nothing of it', async () => {
    const { page: first, context } = await visitPortal(world, browser, 'officer.manila', { path: '/register' });
    context.setDefaultTimeout(20_000);
    await setPin(first);
    await onDevice(first);
    // What is read is kept for when there is no line; whoever reads it sees how much that is.
    await first.getByRole('link', { name: 'Kasus', exact: true }).click();
    await first.getByRole('heading', { level: 1 }).waitFor();
    await hasKept(first);
    await first.goto(`${world.url}/device`);
    await first.getByText(/^[1-9]\d* hal yang Anda baca tersimpan tersegel/).waitFor();
    await context.setOffline(true);
    await first.getByRole('link', { name: 'Daftarkan' }).click();
    await register(first, 'Ketut');
    await waits(first, 1);
    await first.close();

    // Closed, and opened by somebody who guesses.
    const page = await context.newPage();
    await page.goto(`${world.url}/register`);
    for (const left of [4, 3, 2, 1]) {
      await openByPin(page, '111111');
      await page.getByText(`Sisa ${left} percobaan`).waitFor();
    }
    await openByPin(page, '111111');
    await page.getByText('terkunci sampai Anda masuk dengan sambungan').waitFor();
    await page.reload();
    await page.getByText('1 hal menunggu di perangkat ini, tersegel').waitFor();
    expect(await page.locator('#pin').count()).toBe(0);

    // Though the session itself is still good, whoever goes on has to sign in.
    await context.setOffline(false);
    await page.goto(`${world.url}/device`);
    await page.waitForSelector('#login');
    await proveWhoIAm(page, 'officer.bangkok');
    await page.getByText('1 hal milik petugas lain menunggu di perangkat ini, tersegel.').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Ketut');
    expect(await page.locator('.waiting li').count()).toBe(0);
    // Of what was kept for the other there is nothing, neither to see nor to clear.
    await page.getByText('Tidak ada yang disimpan untuk dibaca tanpa sambungan.').waitFor();
    expect((await world.as('officer.bangkok').ask(CASES)).cases.items).toEqual([]);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForSelector('#login');

    await proveWhoIAm(page, 'officer.manila');
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    const { cases } = await world.as('officer.manila').ask(CASES);
    expect(cases.items).toEqual([{ person: { name: 'Ketut' } }]);

    // Theirs is still there, and goes when they say so; a list that is looked at again is kept again.
    await page.goto(`${world.url}/device`);
    await page.getByText(/^[1-9]\d* hal yang Anda baca tersimpan tersegel/).waitFor();
    await page.getByRole('button', { name: 'Hapus yang tersimpan untuk dibaca' }).click();
    await page.getByText('Tidak ada yang disimpan untuk dibaca tanpa sambungan.').waitFor();
    await context.close();
  }, 180_000);
});
