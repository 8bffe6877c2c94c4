import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ManilaStory } from '../../src/demonstration/manila';
import { Teller } from '../../src/demonstration/teller';
import { openBrowser } from '../browser';
import { visitPortal } from '../portal-page';
import { rows, type Things } from '../portal-screens';
import { openWorld, type World } from '../world';

const PICTURES = process.env['PULANG_TEST_PICTURES'];

let world: World;
let browser: Browser;
let things: Partial<Things>;
const pages = new Map<string, Page>();

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  const file = { name: 'manila-35.xlsx', bytes: readFileSync(join(__dirname, '../data/manila-35.xlsx')) };
  const ask = (login: string, document: string, variables: object) =>
    world.as(login).ask<Record<string, unknown>>(document, variables);
  await new ManilaStory(new Teller(ask, 'zoom'), file).play();
  const [one] = await world.registered(1, 'officer.manila', { name: 'Suharti Wulandari binti Abdurrahman' });
  const first = async (sql: string) => (await world.owner.query<{ id: string }>(`${sql} limit 1`)).rows[0]?.id ?? '';
  const handover = await first(`select id from handover where movement_id is not null order by id`);
  things = {
    case: one?.id ?? '',
    followed: await first(`select a.case_id as id from case_access a join unit u on u.id = a.unit_id
                           where u.code = 'IOM-JKT' and a.reach = 'AFTERCARE' and a.until > now() order by a.case_id`),
    group: await first(
      `select g.id from intake_group g join unit u on u.id = g.unit_id where u.code = 'KBRI-MNL' order by g.id`,
    ),
    handover,
    movement: await first(`select movement_id as id from handover where id = '${handover}'`),
  };
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
  if (known) return known;
  const { page } = await visitPortal(world, browser, login, { path: '/nowhere' });
  pages.set(login, page);
  return page;
}

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
  it.each(Object.entries(rows))(
    '%s has nothing cut off, and does not go sideways',
    async (path, { as, at = () => path }) => {
      const address = at(things as Things);
      if (address.includes('undefined')) return;
      const page = await pageOf(as);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(world.url + address);
      await page.locator('main h1').waitFor();
      await page.locator('main .waits').first().waitFor({ state: 'detached', timeout: 20_000 });
      expect(await missedOn(page, path.replace(/^\//, '').replaceAll(/[/:]+/g, '-') || 'worklist')).toEqual([]);
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
