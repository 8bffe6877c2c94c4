import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium, or one that is brought for the tests. */
export function openBrowser(): Promise<Browser> {
  const executablePath = execFileSync(process.execPath, ['scripts/browser.mjs'], { encoding: 'utf8' }).trim();
  // Chromium's sandbox does not start for root, whom a container runs tests as.
  const args = process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET;
  return chromium.launch({ executablePath, args });
}

/** What axe finds wrong with the page as it stands, by all its rules. */
export async function findings(page: Page): Promise<{ rule: string; at: string }[]> {
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    interface Axe {
      run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ rule: id, at: html })));
  });
}

const PICTURES = process.env['PULANG_TEST_PICTURES'];

/** What is wrong with a page of ours as it stands, on a phone and on a desk; its pictures go where somebody asks for them. */
export async function faultsAt(page: Page, name: string): Promise<object[]> {
  await page.waitForLoadState();
  const faults: object[] = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
    faults.push(...(await findings(page)).map((one) => ({ name, width, ...one })));
    if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
      faults.push({ name, width, rule: 'wider than the window' });
  }
  return faults;
}

/** A security key in software, whose owner always agrees; it answers for this page's browser only. */
export async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
