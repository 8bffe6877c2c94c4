import type { Browser, BrowserContext, Page } from 'playwright-core';
import { followedHome, followUpsOf } from '../at-home';
import { openBrowser } from '../browser';
import { waits } from '../portal-device';
import { faultsOf, visitPortal } from '../portal-page';
import { handsOf } from '../prepared';
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

describe('What was refused after it was said without a line', () => {
  const NOTE = 'Warungnya sudah buka.';
  let context: BrowserContext;
  let page: Page;
  let person: string;
  let sheet: string;
  const card = () => page.locator('.waiting li').first();
  const putRight = (what: RegExp) => page.getByRole('link', { name: what }).click();

  it('shows what it was, and fills its form again: a call with the next day that waits behind it', async () => {
    person = await followedHome(world, 'SUMARNI', 40);
    sheet = `/cases/${person}/follow-up`;
    ({ page, context } = await visitPortal(world, browser, CASEWORKER, { path: sheet, width: 360 }));
    context.setDefaultTimeout(20_000);
    // The account is of somebody who reads English.
    await page.locator('.who button[lang="id"]').click();
    await page.getByLabel('Bertemu atau terhubung').waitFor();
    await context.setOffline(true);
    await page.getByLabel('Bertemu atau terhubung').check();
    await page.fill('#note', NOTE);
    // Before they were home.
    await page.fill('#occurredAt', daysFromNow(-400));
    await page.fill('#dueOn', daysFromNow(70));
    await page.selectOption('#reason', 'SURVIVOR_WISH');
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await waits(page, 2);
    await context.setOffline(false);
    await page.getByText('1 menunggu keputusan Anda').waitFor();
    await page.getByRole('link', { name: 'Lihat', exact: true }).first().click();
    await card().getByText(NOTE).waitFor();
    await card().getByText('Bertemu atau terhubung').waitFor();
    expect(await faultsOf(page, 'refused-call')).toEqual([]);

    await putRight(/^Perbaiki: Pemantauan · SUMARNI/);
    await page.locator('.summary:focus').waitFor();
    expect(await page.inputValue('#note')).toBe(NOTE);
    expect(await page.inputValue('#dueOn')).toBe(daysFromNow(70));
    expect(await faultsOf(page, 'put-right-call')).toEqual([]);
    await page.fill('#occurredAt', daysFromNow(-1));
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    const [first, next] = await followUpsOf(world, person);
    expect(first).toMatchObject({ outcome: 'REACHED', note: NOTE });
    expect(next).toMatchObject({ month: 3, dueOn: daysFromNow(70) });
  }, 180_000);

  it('leaves the next day to be put right alone, when the call is on record', async () => {
    await page.goto(world.url + sheet);
    await page.getByLabel('Bertemu atau terhubung').check();
    await page.fill('#dueOn', daysFromNow(200));
    await page.selectOption('#reason', 'SURVIVOR_WISH');
    // Somebody else says the same meanwhile.
    const hands = handsOf(world, CASEWORKER);
    const said = { case: person, month: 6, dueOn: daysFromNow(200), reason: 'SURVIVOR_WISH' };
    expect(await hands.act('moveFollowUp', { ...said, occurredAt: new Date().toISOString() })).toMatchObject({
      id: person,
    });
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    const dialog = page.locator('dialog');
    await dialog.locator('.summary').waitFor();
    expect(await dialog.locator('#dueOn').inputValue()).toBe(daysFromNow(200));
    expect(await faultsOf(page, 'next-day-refused')).toEqual([]);
    await dialog.locator('#dueOn').fill(daysFromNow(201));
    await dialog.getByRole('button', { name: 'Catat' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await followUpsOf(world, person)).slice(1, 3)).toMatchObject([
      { month: 3, outcome: 'REACHED' },
      { month: 6, dueOn: daysFromNow(201), doneAt: null },
    ]);
  }, 120_000);

  it('fills aid again as it was said', async () => {
    await page.goto(`${world.url}/cases/${person}/reintegration`);
    await page.getByRole('button', { name: 'Catat bantuan' }).click();
    await context.setOffline(true);
    const dialog = page.locator('dialog');
    await dialog.locator('#type').selectOption({ index: 1 });
    await dialog.locator('#modality').selectOption({ index: 1 });
    await dialog.locator('#givenOn').fill(daysFromNow(3));
    await dialog.locator('#note').fill('Modal warung.');
    await dialog.locator('form button').first().click();
    await waits(page, 1);
    await context.setOffline(false);
    await page.getByText('1 menunggu keputusan Anda').waitFor();
    await page.getByRole('link', { name: 'Lihat', exact: true }).first().click();
    await card().getByText('Modal warung.').waitFor();
    await putRight(/^Perbaiki: /);
    await dialog.locator('.summary').waitFor();
    expect(await dialog.locator('#note').inputValue()).toBe('Modal warung.');
    expect(await faultsOf(page, 'put-right-aid')).toEqual([]);
    await dialog.locator('#givenOn').fill(daysFromNow(-1));
    await dialog.locator('form button').first().click();
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    const ASKED = 'query ($id: ID!) { case(id: $id) { assistance { state } } }';
    const given = async () => (await world.as(CASEWORKER).ask(ASKED, { id: person })).case.assistance;
    expect(await soon(async () => (await given()).length === 1)).toBe(true);
    await context.close();
  }, 120_000);
});
