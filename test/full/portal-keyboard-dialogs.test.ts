import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { preparing } from '../journey';
import { opened, type Opened } from '../portal-opened';
import { visitPortal } from '../portal-page';
import { faces, type Things } from '../portal-screens';
import { mailing, thingsOf } from '../portal-things';
import { focused, walked, WATCH } from '../portal-walk';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let things: Things;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(mailing), openBrowser()]);
  things = await thingsOf(world);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const pages = new Map<string, { page: Page; used: number }>();
/** Whoever did nothing for longer is signed out. */
const IDLE_MS = 8 * 60_000;

async function pageOf(login: string): Promise<Page> {
  const known = pages.get(login);
  if (known && Date.now() - known.used < IDLE_MS) {
    known.used = Date.now();
    return known.page;
  }
  const { page, context } = await visitPortal(world, browser, login, { path: '/nowhere' });
  context.setDefaultTimeout(20_000);
  await page.addInitScript(WATCH);
  pages.set(login, { page, used: Date.now() });
  return page;
}

/** By Enter on what opens it, or Space where it is ticked or chosen; the last one pressed is known again: `opener`. */
async function openByKeys(page: Page, { tick, press, shows }: Opened): Promise<void> {
  for (const one of [tick ?? []].flat()) await page.locator(one).first().press('Space');
  const pressed = page.locator('main :not(.unseen)');
  const stops = 'xpath=ancestor-or-self::*[self::button or self::a or self::summary] | ancestor-or-self::label//input';
  for (const one of press) {
    const said = page.getByText(one, { exact: true }).and(pressed).filter({ visible: true }).first();
    const stop = said.locator(stops).first();
    await stop.focus();
    await page.evaluate('globalThis.opener = document.activeElement');
    await stop.press((await stop.getAttribute('type'))?.match(/radio|checkbox/) ? 'Space' : 'Enter');
  }
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
}

const dialogs = (page: Page) => page.locator('dialog[open]').count();
/** What is wrong with where the focus is: out of what is open, or not to be seen. */
const WRONG = `(() => {
  const one = document.activeElement;
  const open = [...document.querySelectorAll('dialog[open]')].at(-1);
  // Past the last of it is the browser's own bar.
  if (one === document.body) return [];
  if (!open.contains(one)) return ['outside: ' + one.tagName + ' ' + (one.innerText ?? '').slice(0, 40)];
  return globalThis.unseen(one);
})()`;

/** By Tab until it is back at the first; a question of several answers has the focus itself at the beginning. */
async function aroundDialog(page: Page): Promise<string[]> {
  const wrong = await page.evaluate<string[]>(WRONG);
  await page.keyboard.press('Tab');
  wrong.push(...(await page.evaluate<string[]>(`globalThis.first = document.activeElement, ${WRONG}`)));
  let gone = false;
  for (let tabs = 0; tabs < 100; tabs += 1) {
    await page.keyboard.press('Tab');
    wrong.push(...(await page.evaluate<string[]>(WRONG)));
    const back = await page.evaluate<boolean>('document.activeElement === globalThis.first');
    if (gone && back) return wrong;
    gone ||= !back;
  }
  return [...wrong, 'no end to it'];
}

const all: Record<string, Opened> = {
  ...Object.fromEntries(
    Object.entries(faces).flatMap(([name, { press, ...face }]) => (press ? [[name, { ...face, press: [press] }]] : [])),
  ),
  ...Object.fromEntries(Object.entries(opened).filter(([, { press }]) => press.length > 0)),
};

describe('What a button opens is opened by Enter, gone through by Tab, and left by Escape', () => {
  it.each(Object.entries(all))(
    '%s',
    async (_, face) => {
      const page = await pageOf(face.as);
      await page.goto(world.url + face.at(things));
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      await openByKeys(page, face);
      if ((await dialogs(page)) === 0) {
        // What was pressed is barred until the answer is there, and has no focus so long.
        await page.locator('main :focus').waitFor();
        return;
      }
      expect(await aroundDialog(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      expect(await page.evaluate<boolean>('document.activeElement === globalThis.opener')).toBe(true);
    },
    60_000,
  );
});

const walk = (login: string, at: (of: Things) => string) => walked(world, browser, login, at(things));
const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' });
/** What is left out is told, and the summary leads to where it is asked. */
async function toFault(page: Page, field: string): Promise<void> {
  await page.locator('.summary:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.activeElement.id')).toBe(field);
}
const signedAt = async (side: 'giver' | 'receiver', handover: string): Promise<unknown> => {
  const { rows } = await world.owner.query(`select ${side}_signed_at as at from handover where id = $1`, [handover]);
  return rows[0]?.at;
};

describe('By keys alone', () => {
  it('a BAST is signed by who gives', async () => {
    const { page, keys, lost, end } = await walk('shelter.kemensos', ({ drafted }) => `/handovers/${drafted}`);
    await keys.press({ selector: '#sign button' });
    await page.locator('#sign').waitFor({ state: 'detached' });
    expect(await lost()).toEqual([]);
    expect(await signedAt('giver', things.drafted)).not.toBeNull();
    await end();
  }, 120_000);

  it('a BAST is signed by who receives, after one was not taken by mistake', async () => {
    const { page, keys, lost, end } = await walk('shelter.kemensos', ({ given }) => `/handovers/${given}`);
    const refusal = { selector: 'input[type=checkbox]', name: /tidak diterima$/ };
    await keys.press(refusal, 'Space');
    await keys.press({ selector: '#sign button' });
    await page.locator('.summary:focus').waitFor();
    await keys.press({ selector: '.summary a' });
    expect(await page.evaluate<string>('document.activeElement.id')).toMatch(/^refused\./);
    await page.keyboard.press('ArrowDown');
    await keys.press(refusal, 'Space');
    await keys.press({ selector: '#sign button' });
    await page.locator('#sign').waitFor({ state: 'detached' });
    expect(await lost()).toEqual([]);
    expect(await signedAt('receiver', things.given)).not.toBeNull();
    await end();
  }, 120_000);

  it('a witness’s paper is attached, and entered', async () => {
    const { page, keys, lost, end } = await walk('officer.manila', ({ witnessed }) => `/handovers/${witnessed}`);
    // Told to the browser long before the key: what is asked for in the same breath may come after it.
    const choosing = page.waitForEvent('filechooser', { timeout: 60_000 });
    await keys.write('[id="witness.name"]', 'Ibu Sumiati');
    await keys.press({ selector: '#sign button', name: 'Catat tanda tangan ini' });
    await toFault(page, 'witness.file');
    await page.keyboard.press('Space');
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await (await choosing).setFiles({ name: 'bast.png', mimeType: 'image/png', buffer: picture });
    await keys.press({ selector: '#sign button', name: 'Catat tanda tangan ini' });
    await page.locator('#sign').waitFor({ state: 'detached' });
    expect(await lost()).toEqual([]);
    expect(await signedAt('receiver', things.witnessed)).not.toBeNull();
    await end();
  }, 120_000);

  it('a birth on the way is recorded', async () => {
    const { page, keys, lost, end } = await walk('officer.manila', ({ aboard }) => `/movements/${aboard}`);
    await keys.press({ selector: 'button', name: /^Catat kelahiran/ });
    await keys.press({ selector: 'dialog button', name: 'Catat kelahiran' });
    await toFault(page, 'sex');
    await keys.choose('dialog #sex', 'Perempuan');
    await keys.press({ selector: 'dialog button', name: 'Catat kelahiran' });
    await closed(page);
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('somebody is put on one of two legs', async () => {
    const { page, keys, lost, end } = await walk('officer.manila', ({ buses }) => `/movements/${buses}`);
    await keys.press({ selector: 'main tbody input[type=checkbox]' }, 'Space');
    await keys.press({ selector: 'button', name: 'Tempatkan pada etape' });
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await toFault(page, 'leg');
    await page.keyboard.press('ArrowDown');
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await closed(page);
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('somebody is found on board', async () => {
    const [id] = await preparing(world, 1);
    const { rows } = await world.owner.query<{ number: string }>('select number from cases where id = $1', [id]);
    const { page, keys, lost, end } = await walk('officer.manila', ({ aboard }) => `/movements/${aboard}/check-in`);
    await keys.press({ selector: 'button', name: 'Ditemukan ikut tanpa terdaftar' });
    await keys.write('dialog #find', rows[0]?.number ?? '');
    await page.locator('dialog #case input').waitFor();
    await keys.press({ selector: 'dialog #case input' }, 'Space');
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await toFault(page, 'note');
    await page.keyboard.type('Naik bersama adiknya.');
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await closed(page);
    expect(await lost()).toEqual([]);
    const { rows: now } = await world.owner.query('select state from cases where id = $1', [id]);
    expect(now).toEqual([{ state: 'DEPARTED' }]);
    await end();
  }, 120_000);

  it('two are kept apart, and no longer', async () => {
    const { page, keys, lost, end } = await walk('shelter.kemensos', () => '/shelters');
    const free = '#guests tbody tr:not(:has(strong)):not(.selected) input';
    await keys.press({ selector: free }, 'Space');
    await keys.press({ selector: free }, 'Space');
    await keys.press({ selector: 'button', name: 'Pisahkan dua orang ini' });
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await toFault(page, 'reason');
    await page.keyboard.press('ArrowDown');
    await keys.press({ selector: 'dialog button', name: 'Simpan' });
    await closed(page);
    await keys.press({ selector: 'button', name: 'Tidak perlu dipisahkan lagi' });
    await keys.press({ selector: 'dialog button', name: 'Tidak perlu dipisahkan lagi' });
    await closed(page);
    await page.getByRole('button', { name: 'Pisahkan dua orang ini' }).waitFor();
    expect(await lost()).toEqual([]);
    await end();
  }, 120_000);

  it('a row is discarded', async () => {
    const { page, keys, lost, end } = await walk('officer.manila', ({ group }) => `/groups/${group}`);
    await page.locator('#drafts .fix').first().waitFor();
    const rows = await page.locator('#drafts .fix').count();
    await keys.press({ selector: '#drafts button', name: /^Buang/ });
    await keys.press({ selector: 'dialog button', name: 'Buang' });
    await toFault(page, 'reason');
    await page.keyboard.type('Tercatat dua kali.');
    await keys.press({ selector: 'dialog button', name: 'Buang' });
    await closed(page);
    await page
      .locator('#drafts .fix')
      .nth(rows - 1)
      .waitFor({ state: 'detached' });
    expect(await lost()).toEqual([]);
    expect(await focused(page)).not.toBe('');
    await end();
  }, 120_000);
});
