import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../src/demonstration/sign-in';
import { findings } from './browser';
import { totpOf } from './people';
import type { World } from './world';

const PICTURES = process.env['PULANG_TEST_PICTURES'];

/** Types who one is into the sign-in pages, wherever they are shown. */
export async function proveWhoIAm(page: Page, login: string): Promise<void> {
  await page.fill('#login', login);
  await page.fill('#password', DEMONSTRATION_PASSWORD);
  await page.locator('#main button').first().click();
  await page.fill('#code', await totpOf(login));
  await page.locator('#main button').first().click();
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained of: refused by the page's policy, or an error that nobody caught. */
  complaints: string[];
}

/** Somebody who sits down, goes to the portal and signs in. */
export async function visitPortal(
  world: World,
  browser: Browser,
  login: string,
  { path = '/', width = 1280, ...more }: { path?: string; width?: number } & BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width, height: 800 }, ...more });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    // That nobody is signed in yet is how a visit begins; a core that is busy is asked again; the sign-in has no icon.
    const expected = /\b(401|503)\b/.test(line.text()) || line.location().url.endsWith('/favicon.ico');
    if (line.type() === 'error' && !expected) complaints.push(line.text());
  });
  await page.goto(world.url + path);
  await page.waitForSelector('#login');
  await proveWhoIAm(page, login);
  await page.waitForURL(world.url + path);
  await page.waitForSelector('h1');
  return { page, context, complaints };
}

/**
 * What is wrong with a screen for whoever can't see it well: in both languages, on a desk and on a phone. Where it has
 * a name, its pictures go where somebody asks for them.
 */
export async function faultsOf(page: Page, name = ''): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (let language = 0; language < 2; language += 1) {
      // Also while a dialog stands over it.
      await page.locator('.who button[lang]').dispatchEvent('click');
      const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      const of = `${name}-${await page.evaluate<string>('document.documentElement.lang')}-${width}`;
      if (PICTURES && name) await page.screenshot({ path: `${PICTURES}/${of}.png`, fullPage: true });
      faults.push(
        ...(await findings(page)).map((one) => ({ ...one, width })),
        ...(sideways > 0 ? [{ width, sideways }] : []),
      );
    }
  }
  return faults;
}
