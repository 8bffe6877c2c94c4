import type { Page } from 'playwright-core';

export const PIN = '736251';

/** All that the page seals for the device, as it was before it was sealed: `kept`. */
export const LISTEN = `(() => {
  const { encrypt } = SubtleCrypto.prototype;
  globalThis.kept = [];
  SubtleCrypto.prototype.encrypt = function (how, by, content) {
    globalThis.kept.push(new TextDecoder().decode(content));
    return encrypt.call(this, how, by, content);
  };
})()`;

const lying = (store: string) => `new Promise((resolve) => {
  const opening = indexedDB.open('pulang');
  opening.onsuccess = () => {
    const counting = opening.result.transaction('${store}').objectStore('${store}').count();
    counting.onsuccess = () => (opening.result.close(), resolve(counting.result));
  };
})`;
/** How many answers, and forms that were begun, lie on the device. */
export const ANSWERS = lying('answers');
export const DRAFTS = lying('drafts');

/** The portal’s files are on the device, and answer for it. */
export async function onDevice(page: Page): Promise<void> {
  // By the page's policy no text is run as a script in it again and again: it is asked from here.
  for (let tries = 0; tries < 300; tries += 1) {
    if (await page.evaluate<boolean>('navigator.serviceWorker.controller !== null')) return;
    await page.waitForTimeout(100);
  }
  throw new Error('the portal does not answer from the device');
}

/** Whoever leaves before it lies there keeps nothing of it. */
export async function hasKept(page: Page, what = ANSWERS, least = 1): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await page.evaluate<number>(what)) >= least) return;
    await page.waitForTimeout(100);
  }
  throw new Error('the device keeps nothing');
}

export async function setPin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Atur PIN' }).click();
  await page.fill('#pin', PIN);
  await page.fill('#again', PIN);
  await page.getByRole('button', { name: 'Simpan PIN' }).click();
  await page.getByText('PIN tersimpan.').waitFor();
}

export async function openByPin(page: Page, pin = PIN): Promise<void> {
  await page.fill('#pin', pin);
  await page.getByRole('button', { name: 'Buka' }).click();
}

export async function register(page: Page, name: string): Promise<void> {
  await page.locator('#ground input').first().check();
  await page.fill('#name', name);
  await page.locator('#sex input').first().check();
  await page.selectOption('#source', 'WALK_IN');
  await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
}

/** So many things are on this device only. */
export const waits = (page: Page, count: number): Promise<void> =>
  page.getByText(`${count} baru ada di perangkat ini saja`).waitFor();

/** On the page of the device: what was refused is put aside with the reason. */
export async function putAside(page: Page, why: string): Promise<void> {
  await page.getByRole('button', { name: /^Sisihkan: / }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sisihkan dahulu?' });
  await dialog.locator('#aside').fill(why);
  await dialog.getByRole('button', { name: 'Sisihkan' }).press('Enter');
  await page.getByText(`Disisihkan karena: ${why}`).waitFor();
}
