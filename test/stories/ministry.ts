import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { findings } from '../browser';
import { keeperOf } from '../counted';
import { byKeyboard } from '../keyboard';
import { countMany } from '../many';
import { visitPortal } from '../portal-page';
import type { World } from '../world';

const NAMES = ['Zulaikha Rahmawati Kenanga', 'Wastinah', 'Bagas Trihatmojo'];
const LOGIN = 'analyst.kpppa';

export interface MinistryVisit {
  /** From the dashboard on the screen to the file in hand. */
  seconds: number;
  /** What axe found. */
  faults: unknown[];
  /** Names of people that came over the line. */
  names: string[];
  /** What the auditor is told that this account did since it came. */
  seen: string[];
  table: string;
  file: string;
  hidden: string;
}

/** A release of a year, and people in the installation whose names nobody may come by. */
export async function prepareMinistry(world: World): Promise<void> {
  for (const name of NAMES) await world.registered(1, 'officer.manila', { name });
  await countMany(world.owner, 2026, 900);
  const keeper = keeperOf(world);
  await keeper.keep(new Date());
  await keeper.stop();
}

/**
 * Somebody in a ministry opens a link to the dashboard: of women in 2026. They read in English, by keyboard alone, the
 * table of a picture and what is hidden in it, and take it away as a file; the auditor sees that they did.
 */
export async function visitAsMinistry(world: World, browser: Browser): Promise<MinistryVisit> {
  const since = new Date().toISOString();
  const path = '/dashboard?year=2026&who=WOMAN';
  const { page, context, complaints } = await visitPortal(world, browser, LOGIN, { path });
  const came: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/graphql|statistics/.test(response.url())) came.push(response.text().catch(() => ''));
  });
  await page.reload();
  await page.locator('.world').nth(1).waitFor();
  const began = performance.now();
  const { press, reach } = byKeyboard(page);
  if ((await page.inputValue('#who')) !== 'WOMAN' || (await page.inputValue('#year')) !== '2026')
    throw new Error('the address was not heeded');
  await press({ name: 'English' });
  await page.locator('.told').getByText('Fewer than').waitFor();
  await press({ selector: '#places summary', name: /By home province/ });
  await reach({ selector: '#places [role=region]' });
  const table = await page.evaluate<string>('document.activeElement.innerText');
  const hidden = await page.locator('.told').getByText('hidden').locator('..').innerText();
  await reach({ selector: '#places .twin > a', name: /By home province/ });
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const seconds = (performance.now() - began) / 1000;
  const file = readFileSync(await download.path(), 'utf8');
  const faults: unknown[] = [...(await findings(page)), ...complaints];
  const all = [...(await Promise.all(came)), file, await page.content()].join('\n');
  await context.close();
  const { auditEntries } = await world
    .as('auditor')
    .ask(`query ($f: AuditFilter) { auditEntries(first: 100, filter: $f) { items { act account } } }`, {
      f: { since },
    });
  const {
    rows: [account],
  } = await world.owner.query<{ id: string }>('select id from account where login = $1', [LOGIN]);
  const seen = (auditEntries.items as { act: string; account: string }[])
    .filter((entry) => entry.account === account?.id)
    .map(({ act }) => act);
  return { seconds, faults, seen, table, file, hidden, names: NAMES.filter((name) => all.includes(name)) };
}
