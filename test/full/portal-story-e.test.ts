import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { followedHome, followUpsOf, SAFE } from '../at-home';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { opened } from '../partners';
import { faultsOf, visitPortal } from '../portal-page';
import { handsOf } from '../prepared';
import { daysFromNow } from '../travellers';
import { openWorld, type World } from '../world';

const CASEWORKER = 'caseworker.iom';
const NIK = '3507014203940001';

let world: World;
let browser: Browser;
/** Four whose first follow-up is late. */
const late = new Map<string, string>();
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const { act } = handsOf(world, CASEWORKER);
  for (const [name, daysAgo] of [
    ['SUMARNI', 45],
    ['YOHANES SERAN', 42],
    ['SITI AMINAH', 40],
    ['MARKUS TEFA', 38],
    ['AGUS', 5],
    ['RINA', 3],
  ] as const) {
    const id = await followedHome(world, name, daysAgo);
    if (daysAgo > 30) late.set(name, id);
    const goals = [{ dimension: 'ECONOMIC', note: 'Usaha sendiri', items: [] }];
    const agreed = { case: id, objectives: 'Usaha kecil.', occurredAt: `${daysFromNow(-2)}T02:00:00Z`, goals };
    expect(await act('agreePlan', agreed)).toMatchObject({ id });
  }
  const others = [
    ...(await world.registered(1, 'officer.manila', { birthDate: '1994-03-02', nik: NIK })),
    ...(await world.registered(113)),
  ];
  await opened(
    world,
    others.map((one) => one.id),
  );
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const idOfLate = (name: string): string => late.get(name) ?? '';
const overdue = async (): Promise<{ clock: string; case: { person: { name: string } } }[]> =>
  (await world.as(CASEWORKER).ask('{ inbox(overdue: true) { items { clock case { person { name } } } } }')).inbox.items;

/** What is late, one call, what was given, one whom nobody finds any more, and the calendar: by the keyboard alone. */
async function caseWorkersDay(page: Page): Promise<void> {
  const keys = byKeyboard(page);
  await keys.press({ name: /^Due/ });
  await keys.press({ selector: 'input[type=checkbox]', name: 'Only what is late' }, 'Space');
  await page.locator('tbody tr').nth(4).waitFor({ state: 'detached' });
  expect(await page.locator('tbody tr').count()).toBe(4);
  expect(await page.locator('.bar .waiting').first().innerText()).toContain('4');

  await keys.press({ name: 'Follow up: SUMARNI' });
  await page.getByText(SAFE).waitFor();
  await keys.press({ selector: 'input[value=REACHED]' }, 'Space');
  await keys.write('#note', 'Warungnya sudah buka.');
  await keys.day('#dueOn', daysFromNow(33));
  await keys.choose('#reason', 'Illness');
  await keys.press({ name: 'Record' });
  await page.getByText('Recorded: Month 1, Reached').waitFor();

  await keys.press({ name: 'Log assistance' });
  await keys.choose('#type', 'Cash grant');
  await keys.choose('#modality', 'Cash');
  await keys.write('#costMinor', '1,500,000');
  await keys.press({ selector: 'dialog input[type=checkbox]' }, 'Space');
  await keys.press({ name: 'Save' });
  await page.getByText('The assistance is logged.').waitFor();

  await keys.press({ name: /^Due/ });
  await keys.press({ name: 'Follow up: YOHANES SERAN' });
  await page.getByText(SAFE).waitFor();
  // One stop for all answers to a question; the arrows go through them.
  await keys.reach({ selector: 'input[value=REACHED]' });
  for (let answer = 0; answer < 2; answer += 1) await page.keyboard.press('ArrowDown');
  expect(await page.locator('input[value=LOST_CONTACT]').isChecked()).toBe(true);
  await keys.press({ name: 'Record' });
  await page.getByText('Contact with this person is lost.').waitFor();

  await keys.press({ name: 'Follow-up' });
  await page.getByText('Late (2)').waitFor();
  const moved = daysFromNow(33);
  for (let months = 0; !(await page.locator(`.month a[href="/follow-ups?day=${moved}"]`).isVisible()); months += 1) {
    if (months > 3) throw new Error('the calendar did not move');
    await keys.press({ name: 'Month after' });
    await page.waitForTimeout(500);
  }
  await keys.press({ selector: `.month a[href="/follow-ups?day=${moved}"]` });
  await page.getByRole('link', { name: 'Open the sheet: SUMARNI, Month 3' }).waitFor();
}

/** All whom one follows, as a file, by the keyboard as well; what it is for is asked. */
async function exported(page: Page): Promise<(readonly unknown[])[]> {
  const keys = byKeyboard(page);
  await keys.press({ name: 'Cases' });
  await page.getByRole('button', { name: 'Export these 120 cases' }).waitFor();
  await keys.press({ name: 'Export these 120 cases' });
  await keys.choose('#purpose', 'Case work');
  await keys.press({ selector: 'dialog input[type=checkbox]', name: 'NIK' }, 'Space');
  await keys.press({ selector: 'dialog input[type=checkbox]', name: 'Date of birth' }, 'Space');
  const download = page.waitForEvent('download', { timeout: 90_000 });
  await keys.press({ selector: 'dialog button', name: 'Export' });
  return readSheet(readFileSync(await (await download).path()));
}

describe('A day of who follows people home', () => {
  it('is done by the keyboard alone, and is so in Pulang', async () => {
    expect((await overdue()).map(({ clock }) => clock)).toEqual(Array(4).fill('FOLLOW_UP_1'));
    const { page, context, complaints } = await visitPortal(world, browser, CASEWORKER);
    context.setDefaultTimeout(20_000);
    await caseWorkersDay(page);
    const [head = [], ...rows] = await exported(page);
    expect(rows).toHaveLength(120);
    const of = (column: string) => rows.map((row) => row[head.indexOf(column)]);
    expect(of('NIK').filter((nik) => nik !== null)).toEqual([NIK]);
    expect(of('Date of birth').filter((day) => day instanceof Date)).toHaveLength(120);

    const [first, next] = await followUpsOf(world, idOfLate('SUMARNI'));
    expect(first).toMatchObject({ outcome: 'REACHED', note: 'Warungnya sudah buka.' });
    expect(next).toMatchObject({ month: 3, dueOn: daysFromNow(33), doneAt: null });
    const read = async (id: string, fields: string) =>
      (await world.as(CASEWORKER).ask(`query ($id: ID!) { case(id: $id) { ${fields} } }`, { id })).case;
    const { assistance } = await read(
      idOfLate('SUMARNI'),
      'assistance { type modality state givenOn costMinor currency confirmed }',
    );
    expect(assistance).toEqual([
      {
        type: 'CASH_GRANT',
        modality: 'CASH',
        state: 'GIVEN',
        givenOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        costMinor: 150_000_000,
        currency: 'IDR',
        confirmed: true,
      },
    ]);
    expect(await read(idOfLate('YOHANES SERAN'), 'state')).toEqual({ state: 'MISSING' });
    expect((await overdue()).map((one) => one.case.person.name).sort()).toEqual(['MARKUS TEFA', 'SITI AMINAH']);

    // Whoever is found again is followed again.
    await page.goto(`${world.url}/cases/${idOfLate('YOHANES SERAN')}/follow-up`);
    await byKeyboard(page).press({ selector: 'button', name: 'Found again' });
    await page.getByText('Contact with this person is lost.').waitFor({ state: 'detached' });
    expect(await read(idOfLate('YOHANES SERAN'), 'state')).toEqual({ state: 'RETURNED_HOME' });
    for (const path of ['/inbox?overdue=1', '/follow-ups', `/cases/${idOfLate('SITI AMINAH')}/follow-up`]) {
      await page.goto(world.url + path);
      await page.locator('main .card').first().waitFor();
      expect([path, await faultsOf(page)]).toEqual([path, []]);
    }
    expect(complaints).toEqual([]);
  }, 240_000);
});
