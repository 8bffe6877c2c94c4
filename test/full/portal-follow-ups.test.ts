import type { Browser, BrowserContext, Page } from 'playwright-core';
import { followedHome, followUpsOf, SAFE } from '../at-home';
import { openBrowser } from '../browser';
import { onDevice, openByPin, setPin, waits } from '../portal-device';
import { faultsOf, proveWhoIAm, visitPortal } from '../portal-page';
import { soon } from '../soon';
import { daysFromNow } from '../travellers';
import { openWorld, type World } from '../world';

const CASEWORKER = 'caseworker.iom';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('Follow-up in a village without a line', () => {
  const NOTE = 'Warungnya sudah buka; minta dihubungi lewat adiknya.';
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let reached: string;
  let sought: string;
  /** Nobody else's to see. */
  let foreign: string;

  const sheet = async (who: string) => {
    await page.getByRole('link', { name: 'Pemantauan', exact: true }).click();
    await page.getByRole('link', { name: `Buka lembar: ${who}, Bulan ke-1`, exact: true }).click();
    await page.getByRole('heading', { name: `Pemantauan: ${who}` }).waitFor();
  };
  const outcomesInPulang = async () =>
    (await Promise.all([reached, sought].map((id) => followUpsOf(world, id)))).map((visits) => visits[0]?.outcome);

  it('begins with the sheets that somebody takes along', async () => {
    reached = await followedHome(world, 'SUMARNI', 40);
    sought = await followedHome(world, 'YOHANES SERAN', 38);
    foreign = (await world.registered(1, 'officer.manila', { name: 'ORANG LAIN' }))[0]?.id ?? '';
    ({ page, context, complaints } = await visitPortal(world, browser, CASEWORKER, {
      path: '/follow-ups',
      width: 360,
    }));
    context.setDefaultTimeout(20_000);
    await page.locator('.who button[lang="id"]').click();
    await setPin(page);
    await onDevice(page);
    await page.goto(`${world.url}/follow-ups`);
    await page.getByRole('button', { name: 'Bawa 2 lembar ke lapangan' }).click();
    await page.getByText('2 lembar siap dibaca tanpa sambungan.').waitFor();
  }, 120_000);

  it('goes on without a line: whom to call and how safely is read, and what they say is written down', async () => {
    await context.setOffline(true);
    await page.reload();
    await openByPin(page);
    await page.getByText('Terlambat (2)').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('ORANG LAIN');
    expect(await faultsOf(page)).toEqual([]);

    await sheet('SUMARNI');
    await page.getByText(SAFE).waitFor();
    await page.getByLabel('Bertemu atau terhubung').check();
    await page.selectOption('#channel', 'VISIT');
    await page.fill('#note', NOTE);
    await page.fill('#dueOn', daysFromNow(70));
    await page.selectOption('#reason', 'SURVIVOR_WISH');
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await waits(page, 2);

    await sheet('YOHANES SERAN');
    await page.getByLabel('Belum terhubung').check();
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await waits(page, 3);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Pemantauan', exact: true }).click();
    await page.locator('.due .tag', { hasText: 'di perangkat ini saja' }).nth(1).waitFor();
    expect(await outcomesInPulang()).toEqual([null, null]);
  }, 120_000);

  it('reads without a line what was agreed with somebody, and keeps a plan that is begun', async () => {
    await page.goto(`${world.url}/cases/${reached}/reintegration`);
    await openByPin(page);
    await page.getByText('Belum ada rencana').first().waitFor();
    await page.getByText(SAFE).waitFor();
    expect(await page.locator('.notice.wrong').filter({ hasText: 'Belum ada jawaban' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${world.url}/cases/${reached}/plan`);
    await openByPin(page);
    await page.fill('#objectives', 'Warung di depan rumah.');
    await page.reload();
    await openByPin(page);
    expect(await soon(async () => (await page.inputValue('#objectives')) === 'Warung di depan rumah.')).toBe(true);
    await page.goto(`${world.url}/cases/${foreign}/reintegration`);
    await openByPin(page);
    await page.locator('.notice.wrong').first().waitFor();
  }, 120_000);

  it('does not open what was not taken along', async () => {
    await page.goto(`${world.url}/cases/${foreign}/follow-up`);
    await openByPin(page);
    await page.locator('.notice.wrong').first().waitFor();
  }, 60_000);

  it('loses nothing when the browser is closed, and when its officer signs out', async () => {
    await page.close();
    page = await context.newPage();
    await page.goto(`${world.url}/follow-ups`);
    expect(await page.locator('body').innerText()).not.toContain('SUMARNI');
    await openByPin(page);
    await waits(page, 3);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Keluar', exact: true }).click();
    await page.getByText('Masukkan PIN enam angka').waitFor({ state: 'detached' });
    expect(await page.locator('body').innerText()).not.toContain('SUMARNI');
  }, 60_000);

  it('is sent once, in its order, when they have signed in again', async () => {
    const sent: string[] = [];
    await context.route('**/graphql', async (route) => {
      const name = /mutation (\w+)/.exec(route.request().postData() ?? '')?.[1];
      if (name?.endsWith('FollowUp')) sent.push(name);
      await route.continue();
    });
    await context.setOffline(false);
    await page.goto(`${world.url}/follow-ups`);
    await page.waitForSelector('#login');
    await proveWhoIAm(page, CASEWORKER);
    await page.waitForURL(`${world.url}/follow-ups`);
    for (let tries = 0; (await outcomesInPulang()).includes(null) && tries < 100; tries += 1)
      await page.waitForTimeout(200);
    await page.getByText('baru ada di perangkat ini saja').waitFor({ state: 'detached' });
    expect(sent).toEqual(['RecordFollowUp', 'MoveFollowUp', 'RecordFollowUp']);
    const [first, next] = await followUpsOf(world, reached);
    expect(first).toMatchObject({ outcome: 'REACHED', note: NOTE });
    expect(first?.doneAt).not.toBeNull();
    expect(next).toMatchObject({ month: 3, dueOn: daysFromNow(70), doneAt: null });
    expect((await followUpsOf(world, sought))[0]).toMatchObject({
      outcome: 'NOT_REACHED',
      doneAt: null,
      attempts: [{ channel: 'CALL' }],
    });
    expect(complaints.filter((line) => !/Failed to (load resource|fetch)/.test(line))).toEqual([]);
  }, 120_000);
});
