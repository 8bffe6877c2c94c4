/**
 * What the portal promises of speed, measured in Chromium and printed beside its limit: `npm run bench:portal`.
 * On a machine that does other work as well the figures say little. Ends with 1 where a limit is broken.
 */
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { onDevice } from '../portal-device';
import { visitPortal, type Visit } from '../portal-page';
import { FIRST, weigh } from '../portal-weight';
import { arrival, landed } from '../stories/arrival';
import { changedMeanwhile, decided, knownToBoth, prepared, reopened, sent, writtenDown } from '../stories/bad-line';
import { charter } from '../stories/charter';
import { CASEWORKER, caseWorkersDay, exported, followed } from '../stories/following';
import { prepareMinistry, visitAsMinistry } from '../stories/ministry';
import { raid } from '../stories/raid';
import { raidOf35 } from '../travellers';
import { key, openWorld, type World } from '../world';

interface Row {
  what: string;
  limit: number;
  figure: number;
  unit: 'KB' | 's' | 'ms';
}

const officer = 'officer.manila';
const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;

function weights(): Row[] {
  const { script, style } = weigh(FIRST);
  return [
    { what: 'script until the first list, gzip', limit: 130, figure: script, unit: 'KB' },
    { what: 'style until the first list, gzip', limit: 15, figure: style, unit: 'KB' },
  ];
}

const LINES = [
  { name: '3G, 1.6 Mbit and 150 ms', limit: 2, painted: 1.5, kbit: 1600, latency: 150 },
  { name: 'slow 3G, 400 kbit and 400 ms', limit: 4, painted: 2.5, kbit: 400, latency: 400 },
];
type Line = (typeof LINES)[number];
const UNSLOWED = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** A phone's processor and a bad line. */
async function slowed(page: Page, { kbit, latency }: Line): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const throughput = (kbit * 1000) / 8;
  const line = { offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput };
  await devtools.send('Network.emulateNetworkConditions', line);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return devtools;
}

/**
 * Types a letter into the form as soon as there is one, and notes when it was on the screen. Within the page: a robot
 * outside of it looks no oftener than twice a second, and brings a third of a megabyte of its own with it. A letter of
 * the visit before stands there already; one that was lost is no figure, and breaks the limit.
 */
const WATCH_FORM = `(() => {
  const watch = new MutationObserver(() => {
    const field = document.querySelector('#name');
    if (!field) return;
    watch.disconnect();
    field.focus();
    document.execCommand('insertText', false, 'S');
    requestAnimationFrame(() => setTimeout(() => {
      globalThis.usable = field.isConnected && field.value.endsWith('S') ? performance.now() / 1000 : NaN;
    }));
  });
  watch.observe(document, { childList: true, subtree: true });
})()`;

/** When the largest thing on the screen was there (LCP), as the browser itself counts it: before anybody does anything. */
const WATCH_LARGEST = `new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntries()) globalThis.largest = startTime / 1000;
}).observe({ type: 'largest-contentful-paint', buffered: true })`;

/** From the address to a form that takes a letter. */
async function secondsToForm(world: World, page: Page): Promise<number> {
  await page.goto(`${world.url}/register`, { waitUntil: 'commit' });
  for (let tries = 0; tries < 200; tries += 1) {
    const usable = await page.evaluate<number | undefined>('globalThis.usable');
    if (usable !== undefined) return usable;
    await page.waitForTimeout(250);
  }
  throw new Error('the form did not come');
}

/** Of somebody who is signed in: the first time of all, and again on a device that has kept the portal. */
async function firstForms(world: World, browser: Browser, signedIn: BrowserContext): Promise<Row[]> {
  const storageState = { cookies: await signedIn.cookies(), origins: [] };
  const rows: Row[] = [];
  for (const line of LINES) {
    const first: number[] = [];
    const again: number[] = [];
    const largest: number[] = [];
    for (let visit = 0; visit < 3; visit += 1) {
      const context = await browser.newContext({ locale: 'id-ID', storageState });
      await context.addInitScript(WATCH_FORM);
      await context.addInitScript(WATCH_LARGEST);
      const page = await context.newPage();
      const devtools = await slowed(page, line);
      first.push(await secondsToForm(world, page));
      largest.push((await page.evaluate<number | undefined>('globalThis.largest')) ?? NaN);
      await devtools.send('Network.emulateNetworkConditions', UNSLOWED);
      await onDevice(page);
      await page.close();
      const later = await context.newPage();
      await slowed(later, line);
      again.push(await secondsToForm(world, later));
      await context.close();
    }
    const what = `form usable on ${line.name}, CPU x4`;
    rows.push({ what: `LCP on ${line.name}, CPU x4`, limit: line.painted, figure: median(largest), unit: 's' });
    rows.push({ what, limit: line.limit, figure: median(first), unit: 's' });
    rows.push({ what: `${what}, again`, limit: 1, figure: median(again), unit: 's' });
  }
  return rows;
}

/** What the browser counts of each thing that somebody does, from the finger to the paint: the longest of each. */
const WATCH_DONE = `globalThis.done = new Map(); new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries())
    if (interactionId) done.set(interactionId, Math.max(done.get(interactionId) ?? 0, duration));
}).observe({ type: 'event', durationThreshold: 16, buffered: true })`;

/** The slowest answer (INP) on a phone's processor: through the first form and the list, as officers use them. */
async function interactions(world: World, context: BrowserContext): Promise<Row> {
  await world.registered(50, officer);
  const page = await context.newPage();
  await page.addInitScript(WATCH_DONE);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const slowest = async () => Math.max(...(await page.evaluate<number[]>('[...done.values()]')));
  await page.goto(`${world.url}/register`);
  await page.locator('#name').click();
  await page.keyboard.type('Siti Nurhaliza', { delay: 60 });
  for (const field of ['#ground', '#sex']) await page.locator(`${field} input`).first().click();
  await page.locator('.who button[lang]').click();
  await page.waitForTimeout(500);
  const form = await slowest();
  await page.goto(world.url);
  await page.locator('.cases tbody input').first().click();
  await page.locator('#search').click();
  await page.keyboard.type('Siti', { delay: 60 });
  await page.keyboard.press('Enter');
  await page.locator('.who button[lang]').click();
  await page.waitForTimeout(500);
  const list = await slowest();
  await page.close();
  return { what: 'INP in the first form and the list, CPU x4', limit: 200, figure: Math.max(form, list), unit: 'ms' };
}

const HEADINGS = 'Nama,JK,Tanggal lahir';
const persons = (count: number, born: (i: number) => string) =>
  [HEADINGS, ...Array.from({ length: count }, (_, i) => `Orang Ke ${i + 1},${i % 3 ? 'L' : 'P'},${born(i)}`)].join(
    '\n',
  );

async function groupOf(world: World, reference: string): Promise<string> {
  const id = key();
  const input = { key: key(), id, reference, country: 'PH', receivedAt: '2025-06-05T01:00:00Z' };
  await world
    .as(officer)
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', { input });
  return id;
}

/** Each key from its event to the paint that shows it, in milliseconds. */
const WATCH = `globalThis.keys = []; addEventListener('keydown', () => {
  const began = performance.now();
  requestAnimationFrame(() => setTimeout(() => globalThis.keys.push(performance.now() - began)));
}, true)`;

const NAME = 'Siti Nurhaliza dari Malang';

/** Types a name where the focus is: how long each key takes, and how long the slowest. */
async function keysOf(page: Page): Promise<{ middle: number; slowest: number }> {
  await page.evaluate(WATCH);
  for (const letter of NAME) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  await page.waitForTimeout(200);
  const keys = await page.evaluate<number[]>('globalThis.keys');
  return { middle: median(keys), slowest: Math.max(...keys) };
}

/** In a list of three hundred rows, each of which has to be put right. */
async function typing(world: World, page: Page): Promise<Row[]> {
  const group = await groupOf(world, 'Tiga ratus');
  const content = Buffer.from(persons(300, () => '31/02/1999')).toString('base64');
  const consents = [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }];
  const input = { key: key(), group, fileName: 'a.csv', content, dryRun: false, source: 'RAID', consents };
  await world.as(officer).ask('mutation ($input: ImportList!) { importList(input: $input) { __typename } }', { input });
  await page.goto(`${world.url}/groups/${group}`);
  const cells = page.locator('#drafts fieldset input[id$="-name"]');
  await cells.nth(299).waitFor();
  await cells.nth(50).click();
  const { middle } = await keysOf(page);
  return [{ what: 'a key in a list of 300', limit: 50, figure: middle, unit: 'ms' }];
}

const PASTE = (rows: number) => `(() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', Array.from({ length: ${rows} }, (_, i) => ['Orang Ke ' + (i + 1), '', 'L', 1970 + (i % 30)].join('\\t')).join('\\n'));
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
})()`;

/** Cells of a spreadsheet into the rows that are typed by hand: until the last is there, and the keys right after it. */
async function grid(world: World, page: Page): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of [300, 500]) {
    const group = await groupOf(world, `Diketik ${count}`);
    await page.goto(`${world.url}/groups/${group}`);
    const cells = page.locator('#typed fieldset input[id$="-name"]');
    await cells.first().click();
    const began = performance.now();
    await page.evaluate(PASTE(count));
    await cells.nth(count - 1).waitFor();
    const seconds = (performance.now() - began) / 1000;
    const { middle, slowest } = await keysOf(page);
    rows.push(
      { what: `${count} rows pasted into the grid`, limit: 2, figure: seconds, unit: 's' },
      { what: `a key right after ${count} pasted rows`, limit: 50, figure: middle, unit: 'ms' },
      { what: `the slowest key right after ${count} pasted rows`, limit: 200, figure: slowest, unit: 'ms' },
    );
  }
  return rows;
}

/** From the paste to what the core found in it. */
async function pasting(world: World, page: Page): Promise<Row> {
  const group = await groupOf(world, 'Lima ratus');
  await page.goto(`${world.url}/groups/${group}`);
  await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
  await page.locator('#paste').focus();
  const began = performance.now();
  await page.keyboard.insertText(persons(500, (i) => `19${80 + (i % 20)}-0${1 + (i % 9)}-1${i % 9}`));
  await page.getByRole('button', { name: 'Periksa daftar' }).click();
  await page.getByText(/500 siap didaftarkan/).waitFor();
  return { what: '500 pasted rows, checked', limit: 2, figure: (performance.now() - began) / 1000, unit: 's' };
}

/** In worlds of their own, as their tests have them. */
async function inWorld<Told>(told: (world: World) => Promise<Told>): Promise<Told> {
  const world = await openWorld();
  try {
    return await told(world);
  } finally {
    await world.close();
  }
}

const elapsed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
const row = (what: string, limit: number, figure: number): Row => ({ what, limit, figure, unit: 's' });

const storyA = (browser: Browser) => async (world: World) => {
  const { page, context } = await visitPortal(world, browser, officer);
  const { seconds } = await raid(page);
  await context.close();
  return row('story A, 35 from a raid by a spreadsheet', 15, seconds);
};

const storyB = (browser: Browser) => async (world: World) => {
  const known = await knownToBoth(world);
  const visit = await prepared(world, browser, known);
  let seconds = await elapsed(async () => {
    await writtenDown(visit);
    visit.page = await reopened(world, visit);
  });
  await changedMeanwhile(world, known);
  seconds += await elapsed(async () => {
    await sent(visit.page, visit.context);
    await decided(visit.page);
  });
  await visit.context.close();
  return row('story B, twelve by hand on a bad line', 60, seconds);
};

const storyC = (browser: Browser) => async (world: World) => {
  await raidOf35(world);
  const { page, context } = await visitPortal(world, browser, officer);
  const seconds = await elapsed(async () => {
    for (const step of Object.values(charter(page))) await step();
  });
  await context.close();
  return row('story C, a charter for 35 and its papers', 20, seconds);
};

const storyD = (browser: Browser) => async (world: World) => {
  const { seconds } = await arrival(world, browser, await landed(world));
  return row('story D, an arrival and three shelters', 30, seconds);
};

/** The case worker’s part and the ministry’s, of one limit. */
const storyE = (browser: Browser) => async (world: World) => {
  await followed(world);
  const { page, context } = await visitPortal(world, browser, CASEWORKER);
  const own = await elapsed(async () => {
    await caseWorkersDay(page);
    await exported(page);
  });
  await context.close();
  const ministry = await inWorld(async (other) => {
    await prepareMinistry(other);
    return (await visitAsMinistry(other, browser)).seconds;
  });
  return row('story E, a case worker’s day and a ministry’s report', 20, own + ministry);
};

/** What could not be measured is not. */
const within = ({ figure, limit }: Row): boolean => figure <= limit;

function print(rows: readonly Row[]): void {
  for (const one of rows) {
    const { what, limit, figure, unit } = one;
    const said = `${figure.toFixed(1)} ${unit}`;
    process.stdout.write(
      `${what.padEnd(56)} ${said.padStart(10)}  limit ${limit} ${unit}${within(one) ? '' : '  BROKEN'}\n`,
    );
  }
}

/** The database of the tests, prepared as they prepare it. */
const setup = (part: 'setup' | 'teardown') =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- plain files, which Jest itself calls
  require(join(process.cwd(), `test/setup/global-${part}.cjs`)) as () => Promise<void>;

/** Each alone by its name: `npm run bench:portal -- grid`. */
const parts: Readonly<Record<string, (visit: Visit & { world: World; browser: Browser }) => Promise<Row[]>>> = {
  weights: () => Promise.resolve(weights()),
  forms: ({ world, browser, context }) => firstForms(world, browser, context),
  typing: ({ world, page }) => typing(world, page),
  grid: ({ world, page }) => grid(world, page),
  interactions: async ({ world, context }) => [await interactions(world, context)],
  pasting: async ({ world, page }) => [await pasting(world, page)],
  stories: async ({ browser }) => {
    const rows: Row[] = [];
    for (const story of [storyA, storyB, storyC, storyD, storyE]) rows.push(await inWorld(story(browser)));
    return rows;
  },
};

async function measure(only: readonly string[]): Promise<boolean> {
  const unknown = only.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  await setup('setup')();
  const browser = await openBrowser();
  const world = await openWorld();
  try {
    const visit = await visitPortal(world, browser, officer);
    const rows: Row[] = [];
    for (const [name, part] of Object.entries(parts))
      if (only.length === 0 || only.includes(name)) rows.push(...(await part({ ...visit, world, browser })));
    print(rows);
    return rows.every(within);
  } finally {
    await browser.close();
    await world.close();
    await setup('teardown')();
  }
}

measure(process.argv.slice(2)).then(
  (kept) => process.exit(kept ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
