import type { Browser, BrowserContext, Page } from 'playwright-core';
import { followedHome, followUpsOf } from '../at-home';
import { openBrowser } from '../browser';
import { onDevice, register, waits } from '../portal-device';
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
    await card()
      .getByText(/\d{4}, \d\d\.\d\d ·/)
      .waitFor();
    await page.locator('.who button[lang="en"]').click();
    await card()
      .getByText(/\d{4}, \d\d:\d\d ·/)
      .waitFor();
    await page.locator('.who button[lang="id"]').click();
    expect(await faultsOf(page, 'refused-call')).toEqual([]);

    await putRight(/^Perbaiki: Pemantauan · SUMARNI/);
    await page.locator('.summary:focus').waitFor();
    expect(await page.inputValue('#note')).toBe(NOTE);
    expect(await page.inputValue('#dueOn')).toBe(daysFromNow(70));
    expect(await faultsOf(page, 'put-right-call')).toEqual([]);
    await page.fill('#occurredAt', daysFromNow(-1));
    // The next day is said once the call is on record, and for a moment in between nothing is left to send.
    const moved = page.waitForResponse((response) => !!response.request().postData()?.includes('moveFollowUp'));
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await moved;
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

describe('What was refused and can not be put right now', () => {
  const ASIDE = 'Menunggu tanggal dari keluarga.';
  const refused = (page: Page) => page.getByText('1 menunggu keputusan Anda').waitFor();
  const device = (page: Page) => page.goto(`${world.url}/device`);
  const card = (page: Page, text: string) => page.locator('.waiting li').filter({ hasText: text });

  const sent = (page: Page) => card(page, 'Menunggu sambungan').waitFor({ state: 'detached' });

  /** By keyboard: what is refused is put aside with a reason, and holds nothing back any more. */
  async function putAside(page: Page, text: string): Promise<void> {
    await card(page, text)
      .getByRole('button', { name: /^Sisihkan: / })
      .press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Sisihkan dahulu?' });
    await dialog.getByRole('button', { name: 'Sisihkan' }).press('Enter');
    await dialog.locator('.summary:focus').getByText('Tulis mengapa').waitFor();
    expect(await faultsOf(page, 'put-aside')).toEqual([]);
    await dialog.locator('#aside').fill(ASIDE);
    await dialog.getByRole('button', { name: 'Sisihkan' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await card(page, text).getByText(`Disisihkan karena: ${ASIDE}`).waitFor();
  }

  it('of a call lets the survey after it go, stays with its reason, and is put right later', async () => {
    const person = await followedHome(world, 'KASIYEM', 40);
    const sheet = `/cases/${person}/follow-up`;
    const { page, context } = await visitPortal(world, browser, CASEWORKER, { path: `/cases/${person}/survey` });
    context.setDefaultTimeout(20_000);
    await page.locator('.who button[lang="id"]').click();
    await page.waitForSelector('#month');
    await onDevice(page);
    const survey = page;
    const call = await context.newPage();
    await call.goto(world.url + sheet);
    await call.getByLabel('Bertemu atau terhubung').waitFor();
    await context.setOffline(true);
    await call.getByLabel('Bertemu atau terhubung').check();
    await call.fill('#note', 'Sudah bekerja.');
    await call.fill('#occurredAt', daysFromNow(-400));
    await call.getByRole('button', { name: 'Catat', exact: true }).click();
    await waits(call, 1);
    await survey.fill('#month', '1');
    for (const question of await survey.locator('fieldset').all()) await question.locator('input').first().check();
    await survey.locator('form .deeds button').click();
    await waits(survey, 2);
    await survey.getByText('Akan terkirim sendiri').waitFor();
    await call.close();
    await context.setOffline(false);
    await refused(page);
    const surveys = async () =>
      (await world.as(CASEWORKER).ask('query ($id: ID!) { case(id: $id) { surveys { month } } }', { id: person })).case
        .surveys;
    expect(await surveys()).toEqual([]);
    await device(page);
    await putAside(page, 'Sudah bekerja.');
    await sent(page);
    expect(await surveys()).toEqual([{ month: 1 }]);
    expect(await page.getByText('menunggu keputusan Anda').count()).toBe(0);
    expect(await faultsOf(page, 'is-aside')).toEqual([]);
    await page.reload();
    await card(page, 'Sudah bekerja.')
      .getByRole('link', { name: /^Perbaiki: / })
      .click();
    await page.waitForSelector('#occurredAt');
    expect(await page.inputValue('#note')).toBe('Sudah bekerja.');
    await page.fill('#occurredAt', daysFromNow(-1));
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    expect(await soon(async () => (await followUpsOf(world, person))[0]?.note === 'Sudah bekerja.')).toBe(true);
    await context.close();
  }, 180_000);

  it('of a registration is put right, or put aside while others go', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { path: '/register' });
    context.setDefaultTimeout(20_000);
    await page.waitForSelector('#receivedAt');
    await onDevice(page);
    await context.setOffline(true);
    for (const [i, [name, day]] of [['Wagiyem', daysFromNow(9)] as const, ['Sukini', ''] as const].entries()) {
      if (day) await page.fill('#receivedAt', `${day}T08:00`);
      await register(page, name);
      await waits(page, i + 1);
      await page.getByRole('button', { name: 'Daftarkan orang lain' }).click();
    }
    await context.setOffline(false);
    await refused(page);
    const names = async () => {
      const { cases } = await world.as('officer.manila').ask('{ cases(first: 100) { items { person { name } } } }');
      return cases.items.map(({ person }: { person: { name: string } }) => person.name);
    };
    await device(page);
    await sent(page);
    expect(await soon(async () => (await names()).includes('Sukini'))).toBe(true);
    await putAside(page, 'Wagiyem');
    await card(page, 'Wagiyem')
      .getByRole('link', { name: /^Perbaiki: / })
      .click();
    await page.waitForSelector('#name');
    expect(await page.inputValue('#name')).toBe('Wagiyem');
    await page.fill('#receivedAt', `${daysFromNow(-1)}T08:00`);
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.getByText('Wagiyem terdaftar dengan nomor').waitFor();
    expect(await names()).toContain('Wagiyem');
    await context.close();
  }, 120_000);

  it('of what is said of somebody lets what is said after it go', async () => {
    const [one] = await world.registered(1, 'officer.manila', { name: 'Paijem' });
    const { page, context } = await visitPortal(world, browser, 'officer.manila', { path: `/cases/${one?.id}` });
    context.setDefaultTimeout(20_000);
    await page.getByText('Nyatakan hal lain tentang orang ini').click();
    await context.setOffline(true);
    for (const [i, [field, value]] of [['NIK', '123'] as const, ['PASSPORT', 'C7654321'] as const].entries()) {
      await page.selectOption('#field', field);
      await page.fill('#value', value);
      await page.selectOption('#proof', 'PASSPORT');
      await page.getByRole('button', { name: 'Nyatakan', exact: true }).click();
      await waits(page, i + 1);
    }
    await context.setOffline(false);
    await refused(page);
    await device(page);
    await putAside(page, '123');
    await sent(page);
    const ASKED = 'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { person { facts { field value } } } }';
    const { facts } = (await world.as('officer.manila').ask(ASKED, { id: one?.id })).case.person;
    expect(facts).toContainEqual({ field: 'PASSPORT', value: 'C7654321' });
    await card(page, '123')
      .getByRole('link', { name: /^Perbaiki: / })
      .click();
    await page.waitForSelector('#value');
    expect(await page.inputValue('#value')).toBe('123');
    await page.fill('#value', '3507014203940001');
    await page.getByRole('button', { name: 'Nyatakan', exact: true }).click();
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    // What is said next begins empty.
    await page.locator('#field').waitFor({ state: 'hidden' });
    await page.getByText('Nyatakan hal lain tentang orang ini').click();
    expect(await page.inputValue('#field')).toBe('');
    await context.close();
  }, 120_000);
});
