import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { DRAFTS, hasKept, onDevice, register, waits } from '../portal-device';
import { faultsOf, visitPortal } from '../portal-page';
import { openWorld, type World } from '../world';

const OFFICER = 'officer.manila';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const namesInPulang = async (): Promise<string[]> => {
  const { cases } = await world.as(OFFICER).ask('{ cases(first: 100) { items { person { name } } } }');
  return cases.items.map(({ person }: { person: { name: string } }) => person.name).sort();
};

describe('A newer version of the portal', () => {
  it('waits until somebody asks for it, and loses nothing that is being typed', async () => {
    // Another worker at the same place is what the browser takes for a newer one; the page's policy knows one address.
    const { page, context } = await visitPortal(world, browser, OFFICER, { path: '/register', bypassCSP: true });
    context.setDefaultTimeout(20_000);
    await onDevice(page);
    await page.fill('#name', 'Ketut');
    await hasKept(page, DRAFTS);
    await page.evaluate('globalThis.samePage = true');
    await page.evaluate(`navigator.serviceWorker.register('/service-worker.js?newer').then(() => undefined)`);
    await page.getByText('Versi baru Pulang siap dipakai.').waitFor();
    // It takes nothing over by itself, whatever somebody does meanwhile.
    await page.fill('#name', 'Ketut Astiti');
    await page.getByRole('link', { name: 'Kasus', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Kasus' }).waitFor();
    await page.getByRole('link', { name: 'Daftarkan' }).click();
    await page.waitForSelector('#name');
    expect(await page.evaluate('globalThis.samePage')).toBe(true);
    expect(await page.inputValue('#name')).toBe('Ketut Astiti');
    expect(await faultsOf(page, 'newer-version')).toEqual([]);
    await page.fill('#name', 'Ketut Astiti Dewi');
    await page.getByRole('button', { name: 'Pakai sekarang' }).click();
    await page.waitForFunction('globalThis.samePage === undefined && document.querySelector("#name")');
    expect(await page.inputValue('#name')).toBe('Ketut Astiti Dewi');
    await page.getByText('Versi baru Pulang siap dipakai.').waitFor({ state: 'detached' });
    await context.close();
  }, 120_000);
});

describe('A copy of what waits', () => {
  const PASSWORD = 'kunci berkas cadangan';

  it('says nothing in clear, opens by its password on another device, and is done once', async () => {
    const { page, context } = await visitPortal(world, browser, OFFICER, { path: '/register' });
    context.setDefaultTimeout(20_000);
    await onDevice(page);
    await context.setOffline(true);
    for (const [i, name] of ['Wayan', 'Made'].entries()) {
      await register(page, name);
      await waits(page, i + 1);
      await page.getByRole('button', { name: 'Daftarkan orang lain' }).click();
    }
    await page.getByRole('link', { name: 'Lihat', exact: true }).first().click();
    await page.fill('#file-password', 'pendek');
    await page.getByRole('button', { name: 'Simpan ke berkas' }).click();
    await page.locator('.summary').getByText('sedikitnya 12 karakter').waitFor();
    await page.fill('#file-password', PASSWORD);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan ke berkas' }).click(),
    ]);
    const path = await file.path();
    expect(file.suggestedFilename()).toBe('pulang.json');
    const content = readFileSync(path, 'utf8');
    for (const told of ['Wayan', 'Made', OFFICER, 'registerCase']) expect(content).not.toContain(told);

    const other = await visitPortal(world, browser, OFFICER, { path: '/device' });
    other.context.setDefaultTimeout(20_000);
    await other.page.fill('#file-password', 'bukan kata sandinya');
    await other.page.setInputFiles('#file', path);
    await other.page.locator('.summary').getByText('Berkas ini tidak terbuka').waitFor();
    expect(await namesInPulang()).toEqual([]);
    await other.page.fill('#file-password', PASSWORD);
    await other.page.setInputFiles('#file', path);
    await other.page.getByText('2 hal diambil dari berkas.').waitFor();
    await other.page.getByText('✓ Semua sudah terkirim.').waitFor();
    expect(await namesInPulang()).toEqual(['Made', 'Wayan']);
    expect(await faultsOf(other.page, 'copy-brought')).toEqual([]);
    // Of another officer it opens nothing.
    const stranger = await visitPortal(world, browser, 'officer.bangkok', { path: '/device' });
    await stranger.page.fill('#file-password', PASSWORD);
    await stranger.page.setInputFiles('#file', path);
    await stranger.page.locator('.summary').getByText('Berkas ini tidak terbuka').waitFor();

    // The first device comes back after all.
    await context.setOffline(false);
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    expect(await namesInPulang()).toEqual(['Made', 'Wayan']);
    for (const one of [context, other.context, stranger.context]) await one.close();
  }, 180_000);
});
