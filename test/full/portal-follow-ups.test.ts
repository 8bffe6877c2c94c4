import type { Browser, BrowserContext, Page } from 'playwright-core';
import { followedHome, followUpsOf, SAFE } from '../at-home';
import { openBrowser } from '../browser';
import { ANSWERS, LISTEN, onDevice, openByPin, setPin, waits } from '../portal-device';
import { faultsOf, proveWhoIAm, visitPortal } from '../portal-page';
import { soon } from '../soon';
import { daysFromNow } from '../travellers';
import { handsOf } from '../prepared';
import { key, openWorld, type World } from '../world';

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
  /** Whose data is restricted after their sheet was taken along. */
  let restricted: string;
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
    restricted = await followedHome(world, 'KETUT DIBATASI', 36);
    foreign = (await world.registered(1, 'officer.manila', { name: 'ORANG LAIN' }))[0]?.id ?? '';
    ({ page, context, complaints } = await visitPortal(world, browser, CASEWORKER, {
      path: '/follow-ups',
      width: 360,
    }));
    context.setDefaultTimeout(20_000);
    await context.addInitScript(LISTEN);
    await page.locator('.who button[lang="id"]').click();
    await setPin(page);
    await onDevice(page);
    await page.goto(`${world.url}/follow-ups`);
    await page.getByRole('button', { name: 'Bawa 3 lembar ke lapangan' }).click();
    await page.getByText('3 lembar siap dibaca tanpa sambungan.').waitFor();
    expect(await page.evaluate<string>('kept.join()')).toContain(restricted);
  }, 120_000);

  it('keeps nothing of whose data is restricted, nor what was taken along of them before', async () => {
    const before = await page.evaluate<number>(ANSWERS);
    const { act } = handsOf(world, 'shelter.kemensos');
    const asked = { case: restricted, kind: 'RESTRICTION', occurredAt: new Date().toISOString() };
    expect(await act('recordRightsRequest', asked)).toMatchObject({ id: restricted });
    const { rightsRequests } = await world.as('shelter.kemensos').ask('{ rightsRequests { items { id } } }');
    const answer = { case: restricted, request: rightsRequests.items[0].id, outcome: 'GRANTED', key: key() };
    expect(await act('answerRightsRequest', { ...answer, occurredAt: new Date().toISOString() })).toMatchObject({
      id: restricted,
    });
    await page.reload();
    await page.getByText('1 orang datanya dibatasi').waitFor();
    // Their sheet, whom they may be called by, what was agreed, and how they do.
    expect(await soon(async () => (await page.evaluate<number>(ANSWERS)) === before - 4)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bawa 2 lembar ke lapangan' }).click();
    await page.getByText('2 lembar siap dibaca tanpa sambungan.').waitFor();
    const kept = await page.evaluate<string>('kept.join()');
    expect(kept).toContain(reached);
    expect(kept).not.toContain(restricted);
    // Not by looking, either.
    await page.goto(`${world.url}/cases/${restricted}/follow-up`);
    await page.getByRole('heading', { name: /^Pemantauan: / }).waitFor();
    await page.goto(`${world.url}/follow-ups`);
    await page.getByText('Lewat tenggat (3)').waitFor();
    expect(await page.evaluate<number>(ANSWERS)).toBe(before - 4);
  }, 120_000);

  it('goes on without a line: whom to call and how safely is read, and what they say is written down', async () => {
    await context.setOffline(true);
    await page.reload();
    await openByPin(page);
    await page.getByText('Lewat tenggat (2)').waitFor();
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
    await page.waitForTimeout(300);
    await page.reload();
    await openByPin(page);
    expect(await soon(async () => (await page.inputValue('#objectives')) === 'Warung di depan rumah.')).toBe(true);
    await page.goto(`${world.url}/cases/${foreign}/reintegration`);
    await openByPin(page);
    await page.locator('.notice.wrong').first().waitFor();
  }, 120_000);

  it('says that a plan is agreed with a line, and keeps a survey until there is one', async () => {
    await page.goto(`${world.url}/cases/${reached}/plan`);
    await openByPin(page);
    await page.getByText('Menyepakati rencana memerlukan sambungan').waitFor();
    expect(await page.inputValue('#objectives')).toBe('Warung di depan rumah.');
    await page.goto(`${world.url}/cases/${reached}/survey`);
    await openByPin(page);
    await page.fill('#month', '1');
    await page.locator('fieldset input[type=radio]').first().check();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Catat survei' }).click();
    await waits(page, 4);
    await page.getByText('Akan terkirim sendiri, satu kali').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }, 60_000);

  it('does not open what was not taken along', async () => {
    for (const id of [foreign, restricted]) {
      await page.goto(`${world.url}/cases/${id}/follow-up`);
      await openByPin(page);
      await page.locator('.notice.wrong').first().waitFor();
    }
  }, 60_000);

  it('loses nothing when the browser is closed, and when its officer signs out', async () => {
    await page.close();
    page = await context.newPage();
    await page.goto(`${world.url}/follow-ups`);
    expect(await page.locator('body').innerText()).not.toContain('SUMARNI');
    await openByPin(page);
    await waits(page, 4);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Keluar', exact: true }).click();
    await page.getByRole('heading', { name: 'Pulang tidak dapat dihubungi' }).waitFor();
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
    const { case: surveyed } = await world
      .as(CASEWORKER)
      .ask('query ($id: ID!) { case(id: $id) { surveys { month } } }', { id: reached });
    expect(surveyed.surveys).toEqual([{ month: 1 }]);
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
