import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ManilaStory } from '../../src/demonstration/manila';
import { Teller } from '../../src/demonstration/teller';
import { findings, openBrowser } from '../browser';
import { visitPortal } from '../portal-page';
import { key, openWorld, type World } from '../world';

/** Things of the story that screens are about, by name. */
type Things = Record<'case' | 'followed' | 'group' | 'movement' | 'handover', string>;

interface Row {
  /** Who looks at it, and so what they see. */
  as: string;
  /** The address with its things filled in; the path of the screen itself where it names none. */
  at?: (things: Things) => string;
}

/**
 * Every screen with somebody who has it: a new one needs a row here, and nothing else. Its states are made from its
 * data by what the line does: the same answers with every list empty, answers that failed, and no answers at all.
 */
const rows: Record<string, Row> = {
  '/': { as: 'officer.manila' },
  '/inbox': { as: 'officer.manila' },
  '/register': { as: 'officer.manila' },
  '/follow-ups': { as: 'caseworker.iom' },
  '/cases/:id/reintegration': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/reintegration` },
  '/cases/:id/plan': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/plan` },
  '/cases/:id/survey': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/survey` },
  '/cases/:id/follow-up': { as: 'caseworker.iom', at: ({ followed }) => `/cases/${followed}/follow-up` },
  '/offers': { as: 'caseworker.iom' },
  '/shelters': { as: 'shelter.kemensos' },
  '/groups': { as: 'officer.manila' },
  '/groups/:id': { as: 'officer.manila', at: ({ group }) => `/groups/${group}` },
  '/clearances': { as: 'officer.manila' },
  '/movements': { as: 'officer.manila' },
  '/movements/new': { as: 'officer.manila' },
  '/movements/:id/check-in': { as: 'officer.manila', at: ({ movement }) => `/movements/${movement}/check-in` },
  '/movements/:id': { as: 'officer.manila', at: ({ movement }) => `/movements/${movement}` },
  '/movements/:id/papers/:kind': {
    as: 'officer.manila',
    at: ({ movement }) => `/movements/${movement}/papers/manifest`,
  },
  '/handovers': { as: 'officer.manila' },
  '/handovers/new': { as: 'officer.manila' },
  '/handovers/:id': { as: 'officer.manila', at: ({ handover }) => `/handovers/${handover}` },
  '/handovers/:id/addendum': { as: 'officer.manila', at: ({ handover }) => `/handovers/${handover}/addendum` },
  '/handovers/:id/paper': { as: 'officer.manila', at: ({ handover }) => `/handovers/${handover}/paper` },
  '/dashboard': { as: 'officer.manila' },
  '/device': { as: 'officer.manila' },
  '/cases/:id': { as: 'officer.manila', at: (things) => `/cases/${things.case}` },
  '/accounts': { as: 'admin' },
  '/accounts/:login': { as: 'admin', at: () => '/accounts/officer.manila' },
  '/sessions': { as: 'admin' },
  '/stand-ins': { as: 'admin' },
  '/systems': { as: 'admin' },
  '/glass': { as: 'admin' },
  '/audit': { as: 'auditor' },
  '/matches': { as: 'desk.kemlu' },
  '/disagreements': { as: 'desk.kemlu' },
};

/** The paths that the portal has, as its own table writes them. */
const paths = Array.from(
  readFileSync(join(__dirname, '../../apps/embassy-portal/src/screens.ts'), 'utf8').matchAll(/path: '([^']+)'/g),
  ([, path = '']) => path,
);

const PICTURES = process.env['PULANG_TEST_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'pulang-screens-'));

let world: World;
let browser: Browser;
let things: Things;
const pages = new Map<string, Page>();
const complaints: string[] = [];

beforeAll(async () => {
  process.stdout.write(`pictures of the screens: ${PICTURES}\n`);
  mkdirSync(PICTURES, { recursive: true });
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const file = { name: 'manila-35.xlsx', bytes: readFileSync(join(__dirname, '../data/manila-35.xlsx')) };
  const ask = (login: string, document: string, variables: object) =>
    world.as(login).ask<Record<string, unknown>>(document, variables);
  await new ManilaStory(new Teller(ask, 'screens'), file).play();
  things = await andMore();
}, 600_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** What the story does not have: people who are at the post now, a pair that may be one, agencies that disagree. */
async function andMore(): Promise<Things> {
  const born = { name: 'Suharti Wulandari', birthDate: '1994-03-02', nik: '3507014203940001' };
  const [one] = await world.registered(1, 'officer.manila', { ...born, needs: ['PREGNANCY'] });
  await world.registered(1, 'officer.phnompenh', { ...born, country: 'KH' });
  await world.registered(4);
  const act = (login: string, name: string, type: string, input: object) =>
    world.as(login).ask(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
      input: { key: key(), ...input },
    });
  const occurredAt = new Date().toISOString();
  await act('officer.manila', 'openHold', 'OpenHold', { case: one?.id, code: 'NO_TRAVEL_DOC', occurredAt });
  await world.owner.query(
    `insert into disagreement (id, version, case_id, person_id, kind, state, agencies, awaits, opened_at, due_at)
     select gen_random_uuid(), 1, id, person_id, 'BIRTH_DATE', 'OPEN', '{KEMLU,POLRI}', 'KEMLU', now() - interval '9 days', now()
     from cases where id = $1`,
    [one?.id],
  );
  const { rows: numbers } = await world.owner.query<{ number: string }>(
    `select number from cases c join unit u on u.id = c.post_id where u.code = 'KBRI-PNH' limit 1`,
  );
  const text = 'Menelepon dari bandara, takut, tidak tahu harus ke mana.';
  await act('officer.manila', 'breakGlass', 'BreakGlass', { number: numbers[0]?.number, reason: 'FOUND', text });
  const unit = (code: string) =>
    world.owner.query<{ id: string }>('select id from unit where code = $1', [code]).then(({ rows: [row] }) => row?.id);
  const account = await world.owner.query<{ id: string }>(`select id from account where login = 'officer.manila'`);
  await act('admin', 'standIn', 'GiveStandIn', {
    account: account.rows[0]?.id,
    unit: await unit('KBRI-BKK'),
    roles: ['officer'],
    reason: 'SURGE',
    until: new Date(Date.now() + 5 * 86_400_000).toISOString(),
  });
  const first = async (table: string, where = 'true') =>
    (await world.owner.query<{ id: string }>(`select id from ${table} where ${where} order by id limit 1`)).rows[0]
      ?.id ?? '';
  const group = await first('intake_group', `unit_id = '${await unit('KBRI-MNL')}'`);
  const followed = await first(
    'cases',
    `id in (select case_id from case_access where unit_id = '${await unit('IOM-JKT')}'
    and reach = 'AFTERCARE' and until > now())`,
  );
  return { case: one?.id ?? '', followed, group, movement: await first('movement'), handover: await first('handover') };
}

/** One sign-in for everybody, however many screens are theirs. */
async function pageOf(login: string): Promise<Page> {
  const known = pages.get(login);
  if (known) return known;
  const visit = await visitPortal(world, browser, login, { path: '/nowhere' });
  pages.set(login, visit.page);
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
  await page.unroute('**/graphql');
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

describe('Every screen', () => {
  it('is here', () => {
    expect(Object.keys(rows).toSorted()).toEqual(paths.toSorted());
  });

  describe.each(Object.entries(rows))('%s', (path, { as, at = () => path }) => {
    it.each(['data', 'empty', 'error', 'offline'] as const)(
      'can be read by anybody: %s',
      async (state) => {
        const page = await pageOf(as);
        await bring(page, state);
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(world.url + at(things));
        await page.locator('main h1').waitFor();
        await page.waitForLoadState('networkidle');
        // What is awaited has come, or will not: a question that finds no line is put three times.
        await page.locator('main .waits').first().waitFor({ state: 'detached', timeout: 20_000 });
        if (state === 'offline') await page.evaluate(`dispatchEvent(new Event('offline'))`);
        expect(await page.locator('main h1').innerText()).not.toMatch(/Tidak ada|Nothing here/);
        expect(await faultsIn(page, `${nameOf(path)}-${state}`)).toEqual([]);
      },
      120_000,
    );
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
