import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { visitPortal } from '../portal-page';
import { opened, openedOn, type Opened } from '../portal-opened';
import { faces, rows, type Things } from '../portal-screens';
import { mailing, thingsOf } from '../portal-things';
import { openWorld, type World } from '../world';

const PICTURES = process.env['PULANG_TEST_PICTURES'];

let world: World;
let browser: Browser;
let things: Things;
const pages = new Map<string, { page: Page; used: number }>();
/** Whoever did nothing for longer is signed out. */
const IDLE_MS = 8 * 60_000;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(mailing), openBrowser()]);
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  things = await thingsOf(world);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/**
 * What somebody with large text would miss: a page that goes sideways, a text that is cut off, or one that stands where
 * nobody can scroll to. What scrolls within itself (a table, the menu) is seen by scrolling it.
 */
const MISSED = `(() => {
  const missed = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) missed.push('sideways ' + wide);
  const scrolls = (one) => {
    for (let above = one; above && above !== document.body; above = above.parentElement)
      if (/auto|scroll/.test(getComputedStyle(above).overflowX)) return true;
    return false;
  };
  for (const one of document.querySelectorAll('body *')) {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || style.visibility === 'hidden' || one.closest('.unseen, .skip, svg, option')) continue;
    // Said to a reader only.
    if (style.clipPath !== 'none') continue;
    const text = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const what = one.tagName.toLowerCase() + (one.className ? '.' + one.className : '') + ': ' + (one.textContent ?? '').trim().slice(0, 40);
    if (text && !scrolls(one) && (box.right > innerWidth + 1 || box.left < -1)) missed.push('beyond the edge: ' + what);
    const cut = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    if (text && cut) missed.push('cut off: ' + what);
  }
  return missed;
})()`;

async function pageOf(login: string): Promise<Page> {
  const known = pages.get(login);
  if (known && Date.now() - known.used < IDLE_MS) {
    known.used = Date.now();
    return known.page;
  }
  const { page } = await visitPortal(world, browser, login, { path: '/nowhere' });
  pages.set(login, { page, used: Date.now() });
  return page;
}

/** Every screen, what else its address can show, and what its buttons open. */
const all: [name: string, of: { as: string; at: Opened['at'] } & Partial<Opened>][] = [
  ...Object.entries(rows).map(([path, { as, at = () => path }]): (typeof all)[number] => [path, { as, at }]),
  ...Object.entries(faces).map(([name, { press, ...face }]): (typeof all)[number] => [
    name,
    { ...face, ...(press && { press: [press] }) },
  ]),
  ...Object.entries(opened),
];

async function missedOn(page: Page, name: string): Promise<string[]> {
  const missed: string[] = [];
  const look = async (how: string) => {
    await page.waitForTimeout(50);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${how}.png`, fullPage: true });
    missed.push(...(await page.evaluate<string[]>(MISSED)).map((one) => `${how}: ${one}`));
  };
  // A window of 1280 by 1024 whose text is twice as large (1.4.4), and at 400 % (1.4.10).
  await page.setViewportSize({ width: 640, height: 512 });
  await look('zoom-200');
  await page.setViewportSize({ width: 320, height: 256 });
  await look('zoom-400');
  return missed;
}

describe('With everything twice and four times as large', () => {
  it.each(all)(
    '%s has nothing cut off, and does not go sideways',
    async (name, { as, at, press, shows, tick }) => {
      const page = await pageOf(as);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(world.url + at(things));
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      await page.locator('main .waits').first().waitFor({ state: 'detached', timeout: 20_000 });
      if (shows) await openedOn(page, { shows, press: press ?? [], ...(tick && { tick }) });
      expect(await missedOn(page, name.replace(/^\//, '').replaceAll(/\W+/g, '-') || 'worklist')).toEqual([]);
    },
    60_000,
  );

  it('what is cut off is found out', async () => {
    const page = await pageOf('officer.manila');
    await page.goto(`${world.url}/`);
    await page.locator('main h1').waitFor();
    await page.evaluate(`(() => {
      const plant = (text, style) => {
        const planted = Object.assign(document.createElement('p'), { textContent: text });
        Object.assign(planted.style, style);
        document.querySelector('main').append(planted);
      };
      plant('Panjang sekali tulisan ini', { overflow: 'hidden', whiteSpace: 'nowrap', width: '4rem' });
      plant('Di luar tepi', { position: 'absolute', left: '150%', width: '4rem' });
    })()`);
    const missed = (await missedOn(page, 'planted')).join('\n');
    expect(missed).toContain('zoom-400: cut off: p: Panjang sekali');
    expect(missed).toContain('zoom-400: beyond the edge: p: Di luar tepi');
    expect(missed).toMatch(/zoom-400: sideways [1-9]/);
    expect(missed).toContain('zoom-200: cut off: p: Panjang sekali');
  }, 60_000);
});
