import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { act, issue, kemensos, manila, planned, preparing, readyOn, when } from '../journey';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { openWorld, type World } from '../world';

const shelter = 'shelter.kemensos';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
let leg: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const { id, legs } = await planned(world, { receiver: kemensos });
  leg = legs[0] ?? '';
  await readyOn(world, id, await preparing(world, 2));
  await issue(world, id);
  await retimed(1, '2025-06-15T05:00:00Z');
  visit = await visitPortal(world, browser, shelter, { path: '/movements' });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const retimed = (version: number, plannedDeparture: string) =>
  act(world, manila, 'retimeLeg', {
    ...{ leg, version, plannedDeparture, plannedArrival: '2025-06-15T09:00:00Z' },
    ...{ reason: 'WEATHER', occurredAt: when.issued },
  });
const unread = async (): Promise<number> =>
  (await world.as(shelter).ask('{ travelNotices(unseen: true) { items { id } } }')).travelNotices.items.length;
const rows = () => page.locator('#notices tbody tr');

describe('A leg that is delayed', () => {
  it('is shown to the shelter that waits, with both times by the clock of the place, until they have read it', async () => {
    // Manila is eight hours before the clock of the world, Jakarta seven.
    await rows().getByText('15 Jun 2025, 13.00').first().waitFor();
    for (const text of [
      'Manila – Jakarta (Soekarno-Hatta)',
      'Waktu berubah',
      'Cuaca',
      'semula 15 Jun 2025, 10.00',
      'semula 15 Jun 2025, 13.00',
    ])
      expect(await rows().innerText()).toContain(text);
    expect(await faultsOf(page, 'notices-one')).toEqual([]);
    await rows().getByRole('link', { name: 'Manila 1' }).waitFor();
    await byKeyboard(page).press({
      selector: '#notices button',
      name: 'Sudah dibaca: Manila – Jakarta (Soekarno-Hatta)',
    });
    await page.locator('#notices').waitFor({ state: 'detached' });
    expect(await unread()).toBe(0);
  }, 120_000);

  it('is read in English, several at once', async () => {
    await retimed(2, '2025-06-15T06:00:00Z');
    await retimed(3, '2025-06-15T07:00:00Z');
    await page.reload();
    await page.getByRole('button', { name: 'English' }).click();
    await rows().getByText('was 15 Jun 2025, 14:00', { exact: true }).waitFor();
    expect(await rows().count()).toBe(2);
    // Of two that nobody has read, only the newer holds.
    expect(await rows().nth(0).innerText()).not.toContain('In force no longer');
    expect(await rows().nth(1).innerText()).toContain('In force no longer');
    expect(await faultsOf(page, 'notices-several')).toEqual([]);
    await byKeyboard(page).press({ selector: '#notices button', name: 'Mark all as read' });
    await page.locator('#notices').waitFor({ state: 'detached' });
    expect(await unread()).toBe(0);
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});
