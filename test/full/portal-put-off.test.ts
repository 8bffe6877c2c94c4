import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { openWorld, type World } from '../world';

const NAME = 'Melati Lestari';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
let id: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const [one] = await world.registered(1, 'officer.manila', { name: NAME, receivedAt: new Date().toISOString() });
  id = one?.id ?? '';
  visit = await visitPortal(world, browser, 'officer.manila', { path: '/inbox' });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const row = () => page.locator('.inbox tbody tr', { hasText: NAME });
const task = () => page.locator('#tasks li', { hasText: 'Wawancara pertama' });
const snoozes = async (login = 'officer.manila') => {
  const { case: of } = await world
    .as(login)
    .ask('query ($id: ID!) { case(id: $id) { alerts { clock snoozed snoozes { reason until endedAt } } } }', { id });
  return of.alerts.find(({ clock }: { clock: string }) => clock === 'FIRST_INTERVIEW');
};
/** From the list of what is due, by keys alone. */
const putOff = async () => {
  const { press, choose } = byKeyboard(page);
  await row().waitFor();
  await press({ selector: '.inbox button', name: `Tunda: ${NAME}` });
  await choose('#reason', 'Sudah ada janji');
  await press({ selector: 'dialog button', name: 'Tunda' });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

describe('What an officer puts off', () => {
  it('is asked for a reason and a time before it is due, by keys alone, and leaves the list for one of its own', async () => {
    const { press, choose, day } = byKeyboard(page);
    await row().waitFor();
    await press({ selector: '.inbox button', name: `Tunda: ${NAME}` });
    await press({ selector: 'dialog button', name: 'Tunda' });
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    await choose('#reason', 'Sudah ada janji');
    await day('#until', new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
    await press({ selector: 'dialog button', name: 'Tunda' });
    const why = await page.locator('.summary:focus').innerText();
    expect(why).toMatch(/sebelum jatuh tempo: \d+ \w+ 20\d\d, \d\d\.\d\d\./);
    expect(await snoozes()).toMatchObject({ snoozed: false, snoozes: [] });
    expect(await faultsOf(page, 'put-off-too-far')).toEqual([]);
    await page.keyboard.press('Escape');
    // What was typed is there again, until they begin anew.
    await press({ selector: '.inbox button', name: `Tunda: ${NAME}` });
    await press({ selector: 'dialog button', name: 'Mulai dari awal' });
    await choose('#reason', 'Sudah ada janji');
    await press({ selector: 'dialog button', name: 'Tunda' });
    await row().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^Ditunda unit ini/ }).click();
    await row()
      .getByText(/^■ Ditunda sampai .* · officer\.manila$/)
      .waitFor();
    expect(await faultsOf(page, 'put-off-list')).toEqual([]);
    expect(await snoozes()).toMatchObject({ snoozed: true, snoozes: [{ reason: 'DATE_AGREED', endedAt: null }] });
  }, 120_000);

  it('is on the page of the case, until when and why, and is taken up again there', async () => {
    await page.goto(`${world.url}/cases/${id}#tasks`);
    await task()
      .getByText(/^■ Ditunda sampai .* · officer\.manila$/)
      .waitFor();
    expect(await faultsOf(page, 'put-off-case')).toEqual([]);
    await byKeyboard(page).press({ selector: '#tasks button', name: 'Ambil lagi: Wawancara pertama dimulai' });
    await task().getByText('Ditunda').waitFor({ state: 'detached' });
    expect(await snoozes()).toMatchObject({ snoozed: false, snoozes: [{ endedAt: expect.any(String) }] });
    await page.goto(`${world.url}/inbox`);
    await row()
      .getByRole('button', { name: `Tunda: ${NAME}` })
      .waitFor();
  }, 120_000);

  it('stays in the supervisor’s sight, with who and why', async () => {
    await putOff();
    const other = await visitPortal(world, browser, 'supervisor.manila', { path: '/inbox' });
    await other.page
      .locator('.inbox tbody tr', { hasText: NAME })
      .getByText(/^■ Ditunda sampai .* · officer\.manila$/)
      .waitFor();
    expect(await faultsOf(other.page, 'put-off-supervisor')).toEqual([]);
    await byKeyboard(other.page).press({ selector: '.inbox button', name: `Ambil lagi: ${NAME}` });
    await other.page.getByRole('button', { name: `Tunda: ${NAME}` }).waitFor();
    expect(await snoozes('supervisor.manila')).toMatchObject({ snoozed: false });
    expect([...visit.complaints, ...other.complaints]).toEqual([]);
  }, 120_000);
});
