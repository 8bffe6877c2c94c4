import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { onDevice, PIN, setPin } from '../portal-device';
import { focused, walked } from '../portal-walk';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const walk = (login: string, path: string) => walked(world, browser, login, path);

async function newGroup(): Promise<string> {
  const id = key();
  const input = { key: key(), id, reference: 'Pelabuhan', country: 'PH', receivedAt: '2025-06-06T01:00:00Z' };
  await world
    .as('officer.manila')
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', { input });
  return id;
}

describe('By Tab, Enter and arrows alone', () => {
  it('what a role means is looked up', async () => {
    const { page, keys, lost, end } = await walk('admin', '/accounts');
    await keys.press({ selector: 'a', name: 'Arti setiap peran' });
    await page.waitForURL(/\/roles$/);
    await keys.choose('#role', 'Petugas');
    await page.locator('#does li').first().waitFor();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('role');
    await keys.press({ selector: 'a', name: 'Semua akun' });
    await page.waitForURL(/\/accounts$/);
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('columns of a list that nobody knows are told, and its rows that wait are taken out', async () => {
    const { page, keys, lost, end } = await walk('officer.manila', `/groups/${await newGroup()}`);
    await keys.reach({ selector: '#paste' });
    await page.keyboard.insertText(
      'Peserta\tJK\tTanggal lahir\tBarak\nYuliana\tP\t1992\tB2\nDominggus\tL\t31/02/1990\tB3',
    );
    await keys.press({ selector: '#consents input' }, 'Space');
    await keys.press({ selector: 'button', name: 'Periksa daftar' });
    await page.getByText('Arti kolom: 2 belum dikenal').waitFor();
    await keys.press({ selector: 'summary', name: /^Arti kolom/ });
    await page.locator('#column-0').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    // Letter upon letter, as everywhere: each chooses, and none is lost while the list is read again.
    await keys.choose('#column-0', 'Nama lengkap');
    await page.getByText('1 siap didaftarkan, 1 perlu diperbaiki').waitFor();
    expect(await page.evaluate<string>('document.activeElement.value')).toBe('name');
    // The last of them is told, and can still be told otherwise.
    await keys.choose('#column-3', 'Catatan');
    await page.locator('summary').getByText('Arti kolom', { exact: true }).waitFor();
    expect(await page.evaluate<string>('document.activeElement.value')).toBe('notes');
    await keys.press({ selector: 'button', name: /^Daftarkan 1/ });
    await page.locator('#drafts .fix').waitFor();
    // The button is gone, and where the focus went is in sight.
    await page.waitForTimeout(1_000);

    const opener = { selector: '#drafts button', name: 'Unduh sebagai lembar kerja' };
    await keys.press(opener);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(opener.name);
    await page.keyboard.press('Enter');
    await keys.press({ selector: 'dialog button', name: opener.name });
    await page.locator('.summary:focus').waitFor();
    await keys.press({ selector: 'dialog .summary a' });
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('purpose');
    await page.keyboard.press('ArrowDown');
    const download = page.waitForEvent('download');
    await keys.press({ selector: 'dialog button', name: opener.name });
    expect(readFileSync(await (await download).path()).length).toBeGreaterThan(0);
    await keys.press({ selector: 'dialog button', name: 'Tutup' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(opener.name);
    expect(await lost()).toEqual([]);
    await end();
  }, 180_000);

  it('rows are registered without a line, wait over a reload, and come back to be put right', async () => {
    const group = await newGroup();
    const { page, keys, lost } = await walk('officer.manila', '/register');
    await setPin(page);
    await onDevice(page);
    await page.goto(`${world.url}/groups/${group}`);
    await page.locator('#typed [data-column=name]').waitFor();
    await page.waitForLoadState('networkidle');
    const register = async (waits: string) => {
      await keys.write('#typed [data-column=name]', 'Eka');
      await keys.choose('#typed [data-column=sex]', 'Perempuan');
      await keys.write('#typed [data-column=birthDate]', '1991');
      await keys.press({ selector: '#typed-consents input' }, 'Space');
      await keys.press({ selector: '#typed button', name: 'Periksa baris' });
      await keys.press({ selector: '#typed button', name: 'Daftarkan 1 orang' });
      await page.locator('#typed').getByText(waits).waitFor();
    };
    await register('1 orang terdaftar.');
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await register('1 orang menunggu di perangkat ini.');
    expect(await page.evaluate<string>('document.activeElement.dataset.column')).toBe('name');
    expect(await lost()).toEqual([]);
    await page.waitForTimeout(400);
    await page.reload();
    await keys.write('#pin', PIN);
    await page.keyboard.press('Enter');
    await page.getByText('Daftarkan 1 orang yang diketik').waitFor();
    await page.context().setOffline(false);
    await page.getByText('1 baris persis sama dengan yang sudah pernah dikirim.').waitFor({ timeout: 60_000 });
    await keys.press({ selector: 'main a', name: 'Perbaiki' });
    await page.getByText('1 baris persis sama').waitFor({ state: 'detached' });
    await keys.reach({ selector: '#typed [data-column=name]' });
    expect(await page.evaluate<string>('document.activeElement.value')).toBe('Eka');
    expect(await lost()).toEqual([]);
    await page.context().close();
  }, 180_000);
});
