import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findings, openBrowser } from '../browser';
import { visitPortal } from '../portal-page';
import { opened, openedOn } from '../portal-opened';
import { faces, rows, type Things } from '../portal-screens';
import { mailing, thingsOf } from '../portal-things';
import { openWorld, type World } from '../world';

const PICTURES = process.env['PULANG_TEST_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'pulang-screens-'));

let world: World;
let browser: Browser;
let things: Things;
const pages = new Map<string, { page: Page; used: number }>();
/** Whoever did nothing for longer is signed out. */
const IDLE_MS = 8 * 60_000;
const complaints: string[] = [];

beforeAll(async () => {
  process.stdout.write(`pictures of the screens: ${PICTURES}\n`);
  mkdirSync(PICTURES, { recursive: true });
  [world, browser] = await Promise.all([openWorld(mailing), openBrowser()]);
  things = await thingsOf(world);
}, 600_000);
afterAll(async () => {
  for (const { page } of pages.values()) await page.unrouteAll({ behavior: 'ignoreErrors' });
  await browser.close();
  await world.close();
});

/** One sign-in for everybody, however many screens are theirs, and another when they were away for long. */
async function pageOf(login: string): Promise<Page> {
  const known = pages.get(login);
  if (known && Date.now() - known.used < IDLE_MS) {
    known.used = Date.now();
    return known.page;
  }
  const visit = await visitPortal(world, browser, login, { path: '/nowhere' });
  pages.set(login, { page: visit.page, used: Date.now() });
  visit.page.on('pageerror', (error) => complaints.push(error.message));
  return visit.page;
}

const emptied = (answer: unknown): unknown => {
  if (Array.isArray(answer)) return [];
  if (answer === null || typeof answer !== 'object') return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, emptied(value)]));
};

type State = 'data' | 'empty' | 'error' | 'offline';

/** What the line does to all that a screen asks; who one is stays, or there would be no screen. */
async function bring(page: Page, state: State): Promise<void> {
  // What the screen before still asked for comes to nobody any more.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (state === 'data') return;
  await page.route('**/graphql', async (route) => {
    const { query } = route.request().postDataJSON() as { query: string };
    if (query.includes('query Me ')) return route.continue();
    if (state === 'error') return route.fulfill({ status: 500, json: { errors: [{ message: 'planted' }] } });
    if (state === 'offline') return route.abort('internetdisconnected');
    const response = await route.fetch();
    return route.fulfill({ response, json: emptied(await response.json()) as object });
  });
}

const nameOf = (path: string): string => path.replace(/^\//, '').replaceAll(/[/:]+/g, '-') || 'worklist';

/** axe and the width, in both languages on a desk and on a phone; each leaves its picture. */
async function faultsIn(page: Page, name: string): Promise<object[]> {
  const faults: object[] = [];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (let turn = 0; turn < 2; turn += 1) {
      await page.locator('.who button[lang]').dispatchEvent('click');
      const language = await page.evaluate<string>('document.documentElement.lang');
      await page.screenshot({ path: join(PICTURES, `${name}-${language}-${width}.png`), fullPage: true });
      const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      faults.push(...(await findings(page)).map((one) => ({ name, language, width, ...one })));
      if (sideways > 0) faults.push({ name, language, width, sideways });
    }
  }
  return faults;
}

/** Goes there by that line, and waits until what is awaited has come, or will not. */
async function look(page: Page, state: State, address: string): Promise<void> {
  await bring(page, state);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(world.url + address);
  await page.locator('main h1').waitFor();
  await settled(page);
}
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // A question that finds no line is put three times.
  await page.locator('main .waits').first().waitFor({ state: 'detached', timeout: 20_000 });
}
const states = ['data', 'empty', 'error', 'offline'] as const;

describe('Every screen', () => {
  describe.each(Object.entries(rows))('%s', (path, { as, at = () => path }) => {
    it.each(states)(
      'can be read by anybody: %s',
      async (state) => {
        const page = await pageOf(as);
        await look(page, state, at(things));
        if (state === 'offline') await page.evaluate(`dispatchEvent(new Event('offline'))`);
        expect(await page.locator('main h1').innerText()).not.toMatch(/Tidak ada|Nothing here/);
        expect(await faultsIn(page, `${nameOf(path)}-${state}`)).toEqual([]);
      },
      120_000,
    );
  });

  describe.each(Object.entries(faces))('%s', (name, { as, at, press, shows }) => {
    it.each(states)(
      'can be read by anybody: %s',
      async (state) => {
        const page = await pageOf(as);
        // What is pressed is there before the line fails.
        await look(page, press ? 'data' : state, at(things));
        await bring(page, state);
        if (press) await page.getByText(press, { exact: true }).first().click();
        await settled(page);
        if (state === 'data') await page.getByText(shows).filter({ visible: true }).first().waitFor();
        if (state === 'offline') await page.evaluate(`dispatchEvent(new Event('offline'))`);
        expect(await faultsIn(page, `${name.replaceAll(/\W+/g, '-')}-${state}`)).toEqual([]);
      },
      120_000,
    );
  });

  describe.each(Object.entries(opened))('%s', (name, face) => {
    it('can be read by anybody: opened', async () => {
      const page = await pageOf(face.as);
      await look(page, 'data', face.at(things));
      await openedOn(page, face);
      await settled(page);
      expect(await faultsIn(page, name.replaceAll(/\W+/g, '-'))).toEqual([]);
    }, 60_000);
  });

  it('that cannot be read is found out: a picture without a text', async () => {
    const page = await pageOf('officer.manila');
    await bring(page, 'data');
    await page.goto(`${world.url}/`);
    await page.locator('.cases a').first().waitFor();
    await page.evaluate(`document.querySelector('main').append(document.createElement('img'))`);
    expect(await faultsIn(page, 'planted')).toHaveLength(4);
  }, 60_000);

  it('caught every error of its own', () => {
    expect(complaints).toEqual([]);
  });
});
