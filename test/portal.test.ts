import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { faultsOf, proveWhoIAm, visitPortal } from './portal-page';
import { FIRST, FORM, packed, portalFiles, weigh } from './portal-weight';
import { openWorld, type World } from './world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const html = { accept: 'text/html,*/*' };
const at = (path: string, headers: Record<string, string> = html) => fetch(world.url + path, { headers });

describe('The portal, as it is served', () => {
  it('is one page at every address of its own', async () => {
    const page = await (await at('/')).text();
    expect(page).toContain('<div id="portal">');
    for (const path of ['/cases/1', '/groups/2/anything', '/index.html'])
      expect(await (await at(path)).text()).toBe(page);
  });

  it('leaves the addresses of others to them', async () => {
    expect((await at('/graphql')).status).toBe(401);
    expect((await at('/files/1')).status).toBe(401);
    expect(await (await at('/health/live')).json()).toEqual({ status: 'live' });
    for (const path of [
      '/graphql/x',
      '/auth/nothing',
      '/oidc/nothing',
      '/sign-in/assets/nothing.js',
      '/assets/nothing.js',
    ])
      expect((await at(path)).headers.get('content-type')).not.toContain('script');
    for (const path of ['/graphql/x', '/auth/nothing', '/assets/nothing.js']) {
      const answer = await at(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain('portal');
    }
    // What is no page is not given one.
    expect((await at('/cases/1', { accept: 'application/json' })).status).toBe(404);
  });

  it('runs no script and no style but its own files, and turns no text into markup', async () => {
    const { headers } = await at('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('sends its files packed, to be kept for good under names of their content', async () => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await (await at('/')).text())?.[1] ?? '';
    expect(script).toMatch(/-[\w-]{8}\.js$/);
    for (const packing of ['br', 'gzip']) {
      const answer = await at(script, { 'accept-encoding': packing });
      expect(answer.headers.get('content-encoding')).toBe(packing);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await answer.text()).toBe(readFileSync(join('dist/portal', script), 'utf8'));
    }
  });
});

describe('The weight of the portal', () => {
  it.each([
    ['list', FIRST, 103.5],
    ['form', FORM, 97],
  ])('until the first %s is there is what slow lines were measured with, and 5 KB of style', (_what, files, most) => {
    const { script, style } = weigh(files);
    expect(script).toBeGreaterThan(50);
    expect(script).toBeLessThanOrEqual(most);
    expect(style).toBeLessThanOrEqual(5);
  });

  it('is at most 50 KB for whatever comes later', () => {
    const later = readdirSync('dist/portal/assets').filter((file) => !/^main-|\.woff2$/.test(file));
    expect(later.length).toBeGreaterThan(1);
    expect(later.filter((file) => packed(`assets/${file}`) > 50)).toEqual([]);
  });

  it('has letters of other scripts in pieces, fetched with the papers that show them and with nothing else', () => {
    const styles = readdirSync('dist/portal/assets').filter((file) => file.endsWith('.css'));
    const naming = styles.filter((file) => readFileSync(`dist/portal/assets/${file}`, 'utf8').includes('@font-face'));
    const papers = Object.values(portalFiles()).flatMap(({ file, css = [] }) => (/Paper/.test(file) ? css : []));
    expect(naming.map((file) => `assets/${file}`)).toEqual([...new Set(papers)]);
    const fonts = readdirSync('dist/portal/assets').filter((file) => file.endsWith('.woff2'));
    expect(fonts.filter((file) => readFileSync(`dist/portal/assets/${file}`).length > 80 * 1024)).toEqual([]);
  });
});

describe('An officer', () => {
  it('signs in by the way, comes back to where they were going, and sees what the role may do', async () => {
    const { page, context, complaints } = await visitPortal(world, browser, 'officer.manila', {
      path: '/?stage=REPORT',
    });
    expect(await page.locator('h1').innerText()).toBe('Kasus');
    expect(await page.inputValue('#stage')).toBe('REPORT');
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  it('changes the language without losing what is typed, and keeps it', async () => {
    const { page, context } = await visitPortal(world, browser, 'officer.bangkok');
    await page.fill('#search', 'Soe Tini');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('h1').innerText()).toBe('Cases');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.inputValue('#search')).toBe('Soe Tini');
    await page.reload();
    await page.waitForSelector('h1');
    expect(await page.locator('h1').innerText()).toBe('Cases');
    await context.close();
  }, 120_000);

  it('whose session ends in the middle of an act signs in over the page, and the act goes on once', async () => {
    const [one] = await world.registered(1, 'officer.yangon');
    const { page, context } = await visitPortal(world, browser, 'officer.yangon', { path: `/cases/${one?.id}` });
    await page.getByRole('button', { name: 'Catat hambatan' }).click();
    await page.selectOption('#code', 'NO_FUNDS_OR_TICKET');
    await page.fill('#note', 'Menunggu dana dari keluarga');
    // All that the page asks by itself is answered: the act is the first to be told that the session is over.
    await page.waitForLoadState('networkidle');
    await world.owner.query(`update session set ended_at = now(), end_reason = 'ENDED' where ended_at is null`);
    // What is known of a session is known for two seconds.
    await page.waitForTimeout(2_200);
    await page.getByRole('dialog').getByRole('button', { name: 'Catat hambatan' }).click();
    const [small] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Masuk lagi' }).click(),
    ]);
    await small.waitForSelector('#login');
    await proveWhoIAm(small, 'officer.yangon');
    await page.locator('#papers li').getByText('Menunggu dana dari keluarga').waitFor({ timeout: 20_000 });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { rows } = await world.owner.query('select count(*)::int as n from hold where case_id = $1', [one?.id]);
    expect(rows).toEqual([{ n: 1 }]);
    await context.close();
  }, 180_000);

  it('is not followed by another person’s work when somebody else signs in over the page', async () => {
    const [one] = await world.registered(1, 'officer.vientiane');
    const { page, context } = await visitPortal(world, browser, 'officer.vientiane', { path: `/cases/${one?.id}` });
    await page.getByRole('button', { name: 'Catat hambatan' }).click();
    await page.selectOption('#code', 'EXIT_PERMIT_PENDING');
    // All that the page asks by itself is answered: the act is the first to be told that the session is over.
    await page.waitForLoadState('networkidle');
    await world.owner.query(`update session set ended_at = now(), end_reason = 'ENDED' where ended_at is null`);
    await page.waitForTimeout(2_200);
    await page.getByRole('dialog').getByRole('button', { name: 'Catat hambatan' }).click();
    const [small] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Masuk lagi' }).click(),
    ]);
    await small.waitForSelector('#login');
    await proveWhoIAm(small, 'officer.dubai');
    await page.getByRole('dialog', { name: 'Orang lain yang masuk' }).waitFor({ timeout: 20_000 });
    const { rows } = await world.owner.query('select count(*)::int as n from hold where case_id = $1', [one?.id]);
    expect(rows).toEqual([{ n: 0 }]);
    await context.close();
  }, 180_000);

  it('without a line is told so, reads on, and goes on when it is back', async () => {
    await world.registered(2, 'officer.dubai');
    const { page, context } = await visitPortal(world, browser, 'officer.dubai');
    await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();
    await page.waitForSelector('.cases a');
    await context.setOffline(true);
    await page.getByText('Tidak ada sambungan').waitFor();
    expect(await page.locator('.cases a').count()).toBe(2);
    await page.selectOption('#stage', 'CLOSED');
    await page.locator('.notice.wrong').first().waitFor({ timeout: 20_000 });
    expect(await faultsOf(page)).toEqual([]);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Coba lagi' }).first().click();
    await page.getByText('Tidak ada kasus dalam daftar ini.').waitFor();
    await context.close();
  }, 120_000);
});

describe('Somebody whose role has no cases', () => {
  it('is shown no menu entry and no screen of those', async () => {
    const { page, context } = await visitPortal(world, browser, 'auditor', { path: '/register' });
    expect(await page.locator('nav a', { hasText: /Kasus|Daftarkan|Perjalanan/ }).count()).toBe(0);
    expect(await page.locator('h1').innerText()).toBe('Tidak ada di sini');
    // Home is the first screen that the role has.
    await page.locator('nav a').first().click();
    const first = new URL(page.url()).pathname;
    await page.goto(`${world.url}/`);
    await page.waitForURL(world.url + first);
    await context.close();
  }, 120_000);
});
