import type { Browser } from 'playwright-core';
import { followUpsOf } from '../at-home';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal } from '../portal-page';
import { caseWorkersDay, CASEWORKER, exported, followed, NIK } from '../stories/following';
import { daysFromNow } from '../travellers';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
/** Four whose first follow-up is late. */
let late: ReadonlyMap<string, string>;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  late = await followed(world);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const idOfLate = (name: string): string => late.get(name) ?? '';
const overdue = async (): Promise<{ clock: string; case: { person: { name: string } } }[]> =>
  (await world.as(CASEWORKER).ask('{ inbox(overdue: true) { items { clock case { person { name } } } } }')).inbox.items;

describe('A day of who follows people home', () => {
  it('is done by the keyboard alone, and is so in Pulang', async () => {
    expect((await overdue()).map(({ clock }) => clock)).toEqual(Array(4).fill('FOLLOW_UP_1'));
    const { page, context, complaints } = await visitPortal(world, browser, CASEWORKER);
    context.setDefaultTimeout(20_000);
    const { rows: shown, menu } = await caseWorkersDay(page);
    expect([shown, menu]).toEqual([4, expect.stringContaining('4')]);
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
