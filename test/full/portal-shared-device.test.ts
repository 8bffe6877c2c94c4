import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { DRAFTS, hasKept, onDevice, openByPin, PIN, register, setPin, waits } from '../portal-device';
import { proveWhoIAm, visitPortal } from '../portal-page';
import { asBefore, inClear, plant } from '../portal-scan';
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

describe('A device that several officers share', () => {
  const TYPED = 'Kadek Astiti';
  const SENT = 'Wayan Sulastri';
  let secrets: string[];
  let context: BrowserContext;
  let page: Page;

  it('tells nobody who used it, for whom, about whom, or what they typed', async () => {
    const [one] = await world.registered(1, OFFICER, { name: 'Ni Luh Kanarina' });
    ({ page, context } = await visitPortal(world, browser, OFFICER, { path: '/register' }));
    context.setDefaultTimeout(20_000);
    await setPin(page);
    await onDevice(page);
    // A list and a case are kept to be read without a line.
    await page.getByRole('link', { name: 'Kasus', exact: true }).click();
    await page.locator('.cases a[data-case]').first().click();
    await page.getByRole('heading', { name: /Ni Luh Kanarina/ }).waitFor();
    await hasKept(page);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Daftarkan' }).click();
    await register(page, SENT);
    await waits(page, 1);
    await page.getByRole('button', { name: 'Daftarkan orang lain' }).click();
    await page.fill('#name', TYPED);
    await hasKept(page, DRAFTS);
    const { me } = await world.as(OFFICER).ask('{ me { login name unit { code nameId nameEn } } }');
    secrets = [me.login, me.name, me.unit.code, me.unit.nameId, me.unit.nameEn, one?.number, one?.id]
      .concat(['Kanarina', 'Sulastri', 'Astiti'])
      .filter(Boolean);
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    expect(await inClear(page, secrets)).toEqual([]);
    // Nor when they have gone, with or without a line.
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keluar', exact: true }).click();
    await page.getByText('1 hal menunggu di perangkat ini, tersegel').waitFor();
    expect(await inClear(page, secrets)).toEqual([]);
  }, 180_000);

  it('is caught where something of it lies there in clear', async () => {
    for (const store of ['drafts', 'answers', 'accounts'])
      for (const planted of [OFFICER, `${OFFICER} register`, 'KBRI Manila', 'x astiti']) {
        await plant(page, store, planted);
        expect(await inClear(page, secrets)).toEqual(expect.arrayContaining([expect.stringContaining(`${store}: `)]));
        await page.evaluate(`new Promise((resolve) => {
          const opening = indexedDB.open('pulang');
          opening.onsuccess = () => {
            const table = opening.result.transaction('${store}', 'readwrite').objectStore('${store}');
            table.delete('${planted}').onsuccess = () => (opening.result.close(), resolve());
          };
        })`);
      }
    await page.evaluate(`localStorage.setItem('planted', 'Wayan Sulastri')`);
    expect(await inClear(page, secrets)).toEqual(['localStorage: Sulastri']);
    await page.evaluate(`localStorage.removeItem('planted')`);
    await page.evaluate(`caches.open('planted').then((cache) => cache.put('/x', new Response('${OFFICER}')))`);
    expect(await inClear(page, secrets)).toEqual([`caches: ${OFFICER}`]);
    await page.evaluate(`caches.delete('planted')`);
    expect(await inClear(page, secrets)).toEqual([]);
  }, 120_000);

  it('still opens what an earlier version kept under the login, by the PIN and at the next sign-in', async () => {
    // The session that was left without a line is ended first.
    await context.setOffline(false);
    await page.goto(`${world.url}/register`);
    await page.waitForSelector('#login');
    await proveWhoIAm(page, OFFICER);
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    expect(await page.inputValue('#name')).toBe(TYPED);
    await context.route('**/graphql', (route) => route.abort());
    await register(page, 'Komang');
    await waits(page, 1);
    await page.getByRole('button', { name: 'Daftarkan orang lain' }).click();
    await page.fill('#name', TYPED);
    await hasKept(page, DRAFTS);
    await page.waitForTimeout(500);
    await asBefore(page, OFFICER, PIN, ['register']);
    expect(await inClear(page, secrets)).toEqual(
      expect.arrayContaining([`accounts: ${OFFICER}`, `drafts: ${OFFICER}`, `queue: ${OFFICER}`, `keys: ${OFFICER}`]),
    );

    await context.setOffline(true);
    for (let opened = 0; opened < 2; opened += 1) {
      await page.reload();
      await openByPin(page);
      await waits(page, 1);
      expect(await page.inputValue('#name')).toBe(TYPED);
      expect(await inClear(page, secrets)).toEqual([]);
    }

    await context.unroute('**/graphql');
    await context.setOffline(false);
    await page.reload();
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    expect(await page.inputValue('#name')).toBe(TYPED);
    const { cases } = await world.as(OFFICER).ask('{ cases(first: 100) { items { person { name } } } }');
    expect(cases.items.map(({ person }: { person: { name: string } }) => person.name).sort()).toEqual([
      'Komang',
      'Ni Luh Kanarina',
      SENT,
    ]);
    expect(await inClear(page, secrets)).toEqual([]);
    await context.setOffline(true);
    await page.reload();
    await openByPin(page);
    await page.waitForSelector('#name');
    expect(await page.inputValue('#name')).toBe(TYPED);
    await context.close();
  }, 180_000);
});
