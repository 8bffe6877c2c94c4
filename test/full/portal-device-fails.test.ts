import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { DRAFTS, hasKept, register, waits } from '../portal-device';
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

const CASES = '{ cases(first: 100) { items { person { name } } } }';
const inPulang = async (): Promise<string[]> => {
  const { cases } = await world.as('officer.manila').ask(CASES);
  return cases.items.map(({ person }: { person: { name: string } }) => person.name).sort();
};

/** Nothing more goes onto the disk, as when it is full. */
const FULL = `(() => {
  for (const name of ['add', 'put']) {
    const does = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
      return does.apply(this, given);
    };
  }
})()`;

/** Beside what waits lies something of the same account that no key opens. */
const SPOIL = `new Promise((resolve) => {
  const opening = indexedDB.open('pulang');
  opening.onsuccess = () => {
    const table = opening.result.transaction('queue', 'readwrite').objectStore('queue');
    table.getAll().onsuccess = ({ target }) => {
      const { seq, ...row } = target.result[0];
      table.add({ ...row, sealed: crypto.getRandomValues(new Uint8Array(64)).buffer }).onsuccess = () =>
        (opening.result.close(), resolve());
    };
  };
})`;

describe('A device that fails', () => {
  it('says so when nothing more can be kept, and what is typed goes out at once or stays in the form', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { path: '/register' });
    context.setDefaultTimeout(20_000);
    await context.addInitScript(FULL);
    await page.reload();
    await page.getByText('Setiap ketikan tersimpan').waitFor();
    await page.fill('#name', 'K');
    await hasKept(page, DRAFTS);
    await page.evaluate('globalThis.full = true');
    await page.fill('#name', 'Ke');
    await page.getByText('Perangkat ini tidak dapat menyimpan ketikan').waitFor();
    expect(await faultsOf(page, 'keeps-nothing')).toEqual([]);
    await context.setOffline(true);
    await register(page, 'Ketut');
    await page.locator('.summary').getByText('perangkat ini tidak dapat menyimpan apa pun').waitFor();
    expect(await page.inputValue('#name')).toBe('Ketut');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page
      .getByText(/Ketut .*PLG-|PLG-.* Ketut|Ketut/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Daftarkan orang lain' }).waitFor();
    expect(await inPulang()).toEqual(['Ketut']);
    await context.close();
  }, 120_000);

  it('sends what it can open, and counts what it can not', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { path: '/register' });
    context.setDefaultTimeout(20_000);
    await page.getByText('Setiap ketikan tersimpan').waitFor();
    // What keeps things for later comes after the form.
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await register(page, 'Nyoman');
    await waits(page, 1);
    await page.evaluate(SPOIL);
    await context.setOffline(false);
    await page.goto(`${world.url}/device`);
    await page.getByText('1 hal milik Anda tidak dapat dibuka di perangkat ini').waitFor();
    await page.getByText('1 tidak dapat dibuka di perangkat ini, jadi tidak terkirim.').waitFor();
    await page.getByText('1 baru ada di perangkat ini saja').waitFor({ state: 'detached' });
    expect(await faultsOf(page, 'unopened')).toEqual([]);
    expect(await inPulang()).toEqual(['Ketut', 'Nyoman']);
    await context.close();
  }, 120_000);
});
