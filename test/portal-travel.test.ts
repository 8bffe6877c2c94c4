import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { kemensos, manila } from './journey';
import { readByPhone } from './pdf';
import { visitPortal, type Visit } from './portal-page';
import { charter, flight } from './stories/charter';
import { NAMES, raidOf35, SCRIPTS } from './travellers';
import { openWorld, type World } from './world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await raidOf35(world);
  visit = await visitPortal(world, browser, manila);
  ({ page } = visit);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** The one journey there is, as the core answers it. */
const journey = async () => {
  const { movements } = await world.as(manila).ask(`{ movements { items {
    reference state escorts receiver { id } legs { from to number seats plannedDeparture plannedArrival }
    passengers { id state reason leg { id } case { state } person { name } }
    manifests { version passengers pending difference { added removed changed { passenger what } } } } } }`);
  return movements.items[0];
};
interface Passenger {
  id: string;
  state: string;
  reason: string | null;
  leg: object | null;
  case: { state: string };
  person: { name: string };
}
const named = async (name: string): Promise<Passenger> =>
  (await journey()).passengers.find((one: Passenger) => one.person.name === name);
describe('A charter for thirty-five and its papers, by keyboard alone', () => {
  let steps: ReturnType<typeof charter>;
  beforeAll(() => {
    steps = charter(page);
  });

  it('begins with all who prepare, selected from the list', async () => {
    await steps.chosen();
  }, 60_000);

  it('plans the flight by the clocks of its places, and puts all of them on it', async () => {
    await steps.planned();
    const { legs, passengers, escorts, receiver } = await journey();
    expect([passengers.length, escorts, receiver.id]).toEqual([35, 2, kemensos]);
    expect(legs).toEqual([
      {
        from: 'MNL',
        to: 'CGK',
        number: 'GA8035',
        seats: 40,
        plannedDeparture: `${flight}T02:05:00+00:00`,
        plannedArrival: `${flight}T04:50:00+00:00`,
      },
    ]);
  }, 60_000);

  it('shows what three of them wait for, by the guards that would refuse them', async () => {
    const waits = (name: string) => page.locator('#passengers tr', { hasText: name }).locator('.awaits').innerText();
    expect(await page.locator('#passengers .awaits').count()).toBe(3);
    expect(await waits(NAMES.noPermit)).toContain('Izin keluar');
    expect(await waits(NAMES.shortSplp)).toContain('Dokumen perjalanan yang berlaku pada tanggal tiba');
    expect(await waits(NAMES.childAlone)).toContain('Wali atau pendamping anak');
  }, 60_000);

  it('resolves two of them, and takes somebody else in the place of the child', async () => {
    // Where thousands prepare they come page by page, and whoever is meant may be on the last.
    await page.route('**/graphql', (route) => {
      const asked = route.request().postData() ?? '';
      return route.continue(
        asked.includes('query Candidates') ? { postData: asked.replace('first: 100', 'first: 3') } : {},
      );
    });
    await steps.resolved();
    expect(await named(NAMES.childAlone)).toMatchObject({ state: 'TAKEN_OFF', reason: 'AUTHORITY' });
    expect(await named(NAMES.spare)).toMatchObject({ state: 'LISTED' });
    await page.unroute('**/graphql');
  }, 60_000);

  it('seats all of them by itself, and makes them ready', async () => {
    await steps.seated();
    const live = (await journey()).passengers.filter(({ state }: Passenger) => state === 'LISTED');
    expect(live.every((one: Passenger) => one.leg !== null && one.case.state === 'READY')).toBe(true);
  }, 60_000);

  it('prints the manifest on two sheets, with no number for whoever has none', async () => {
    const sheets = await steps.listed();
    expect(sheets).toHaveLength(2);
    for (const [i, sheet] of sheets.entries()) {
      expect(sheet).toContain('Nama / Name');
      expect(sheet).toContain(`Halaman / Page ${i + 1} / 2`);
      expect(sheet).toMatch(/Versi \/ Version 1 · Kode periksa \/ Check code [\dA-F]{4}-[\dA-F]{4}-[\dA-F]{4}/);
    }
    const [, checkCode] = /Check code ([\dA-F-]{14})/.exec(sheets[0] ?? '') ?? [];
    expect(await readByPhone(page)).toBe(`PULANG 1 ${checkCode?.replaceAll('-', '')}`);
    const whole = sheets.join(' ');
    const { passengers } = await journey();
    const on: Passenger[] = passengers.filter(({ state }: Passenger) => state === 'LISTED');
    expect(on.filter(({ person }) => !whole.includes(person.name)).map(({ person }) => person.name)).toEqual([]);
    expect(whole).not.toContain(NAMES.childAlone);
    expect(whole.match(/nomor menyusul \/ number pending/g)).toHaveLength(1);
    expect(whole.match(/XE7\d{5}/g)).toHaveLength(34);
    expect(whole).toContain('Manifes penumpang / Passenger manifest');
  }, 60_000);

  it('marks the number that came in a second version, and keeps the first', async () => {
    const first = (await steps.renumbered()).join(' ');
    const { manifests } = await journey();
    const { id } = await named(NAMES.numberPending);
    expect(manifests).toMatchObject([
      { version: 1, pending: 1, difference: null },
      {
        version: 2,
        pending: 0,
        difference: { added: [], removed: [], changed: [{ passenger: id, what: ['NUMBER'] }] },
      },
    ]);
    expect([manifests[0].passengers.length, manifests[1].passengers.length]).toEqual([35, 35]);
    expect(first).toContain('nomor menyusul / number pending');
    expect(first).not.toContain('XE999111');
  }, 60_000);

  it('prints the BAST, which says nothing of health or of what was done to them', async () => {
    const sheets = await steps.handedOver();
    expect(sheets).toHaveLength(2);
    const whole = sheets.join(' ');
    for (const name of [...SCRIPTS, NAMES.spare]) expect(whole).toContain(name);
    expect(whole).toContain('XE999111');
    expect(whole).toContain('Yang menyerahkan (Pihak Pertama) / Given by (first party)');
    expect(whole).not.toMatch(/laik|fit|korban|victim|exploit|kehamilan|pregnan/i);
  }, 60_000);
});
