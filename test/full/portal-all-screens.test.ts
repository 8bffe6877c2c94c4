import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { ManilaStory } from '../../src/demonstration/manila';
import { Teller } from '../../src/demonstration/teller';
import { Enquiries } from '../../src/people/enquiries.service';
import { findings, openBrowser } from '../browser';
import { keeperOf } from '../counted';
import { act as acting, arrived as journeyed, issue, kemensos, planned, preparing, readyOn, when } from '../journey';
import { countMany } from '../many';
import { visitPortal } from '../portal-page';
import { faces, rows, type Things } from '../portal-screens';
import { all, arrived } from '../prepared';
import { key, openWorld, type World } from '../world';

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
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const file = { name: 'manila-35.xlsx', bytes: readFileSync(join(__dirname, '../data/manila-35.xlsx')) };
  const ask = (login: string, document: string, variables: object) =>
    world.as(login).ask<Record<string, unknown>>(document, variables);
  await new ManilaStory(new Teller(ask, 'screens'), file).play();
  things = await andMore();
}, 600_000);
afterAll(async () => {
  for (const { page } of pages.values()) await page.unrouteAll({ behavior: 'ignoreErrors' });
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
  for (let times = 0; times < 2; times += 1)
    await act('officer.manila', 'breakGlass', 'BreakGlass', { number: numbers[0]?.number, reason: 'FOUND', text });
  const broken = await world.owner.query<{ id: string }>('select id from glass limit 1');
  await act('desk.kemlu', 'reviewGlass', 'ReviewGlass', { glass: broken.rows[0]?.id, verdict: 'JUSTIFIED' });
  const kin = await kinfolk(one?.id ?? '', occurredAt);
  const [later] = await world.registered(1, 'officer.manila', { receivedAt: occurredAt });
  const due = await world.owner.query<{ id: string }>('select id from alert where case_id = $1', [later?.id]);
  const until = new Date(Date.now() + 86_400_000);
  await act('officer.manila', 'snoozeAlert', 'SnoozeAlert', {
    ...{ alert: due.rows[0]?.id, reason: 'DATE_AGREED', until },
  });
  const guests = await arrived(world, 2, { people: { sex: 'MALE' } });
  const bed = { shelter: idOf('shelter MITRA-1'), bedKind: 'MEN', occurredAt: '2025-06-14T12:00:00Z' };
  const sent = guests.map(({ id }) => ({ case: id, ...bed }));
  await all(world, 'shelter.kemensos', 'placeAllInShelter', 'PlaceInShelter', sent);
  await countMany(world.owner, 2026, 900, 900);
  const keeper = keeperOf(world);
  await keeper.keep(new Date());
  await keeper.stop();
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
  // Not the one of those who are sent to the door.
  const handover = await first('handover', `movement_id in (select id from movement where reference <> 'Manila')`);
  const movement = await first('movement', `id = (select movement_id from handover where id = '${handover}')`);
  await delayed();
  const things = await carried();
  const hostList = key();
  await act('officer.manila', 'reconcileHostList', 'ReconcileHostList', {
    ...{ id: hostList, group, kind: 'DEPORTATION', reference: 'SURAT-77', occurredAt },
    rows: [{ name: 'JOKO PRANOTO', documentNumber: 'X777' }],
  });
  return {
    ...things,
    hostList,
    case: one?.id ?? '',
    died: kin.died,
    putOff: later?.id ?? '',
    broken: numbers[0]?.number ?? '',
    followed,
    group,
    movement,
    handover,
  };
}

/** A leg that a shelter waits for and that goes later than was planned. */
async function delayed(): Promise<void> {
  const { id, legs } = await planned(world, { receiver: kemensos });
  await readyOn(world, id, await preparing(world, 2));
  await issue(world, id);
  await acting(world, 'officer.manila', 'retimeLeg', {
    ...{ leg: legs[0], version: 1, reason: 'WEATHER', occurredAt: when.issued },
    ...{ plannedDeparture: '2025-06-15T05:00:00Z', plannedArrival: '2025-06-15T09:00:00Z' },
  });
}

/** Of two people with things of theirs: one with whom they are still, and a BAST that does not tell of all the other’s. */
async function carried(): Promise<Record<'carries' | 'drafted' | 'toldOfLess' | 'untold', string>> {
  const [carries = '', toldOfLess = ''] = await journeyed(world, 2, await planned(world));
  const medicine = { kind: 'MEDICINE', name: 'Amlodipin' };
  const bag = { kind: 'BELONGING', name: 'Tas biru' };
  const shelter = { login: 'shelter.kemensos', unit: kemensos };
  type Side = { login: string; unit: string };
  const draft = async (by: string, to: Side, whose: string, items: object[], at: string) => {
    const handover = key();
    await acting(world, by, 'draftHandover', {
      ...{ id: handover, number: `BAST/${handover.slice(0, 8).toUpperCase()}`, place: 'CGK', occurredAt: at },
      ...{ receiver: to.unit, people: [{ case: whose, condition: 'GOOD', items }] },
    });
    return handover;
  };
  const given = async (by: string, to: Side, whose: string, items: object[], at: string) => {
    const handover = await draft(by, to, whose, items, at);
    await acting(world, by, 'signHandover', { handover, version: 1, signedAt: at });
    await acting(world, to.login, 'signHandover', { handover, version: 2, signedAt: at });
    return handover;
  };
  for (const one of [carries, toldOfLess]) await given('officer.manila', shelter, one, [medicine, bag], when.handed);
  const { rows: things } = await world.owner.query<{ id: string }>(
    `select id from handed_item where case_id = $1 and kind = 'BELONGING'`,
    [toldOfLess],
  );
  const kp2mi = { login: 'migrants.kp2mi', unit: idOf('unit KP2MI-JKT') };
  const follows = [{ ...bag, follows: things[0]?.id }];
  return {
    carries,
    drafted: await draft(shelter.login, kp2mi, carries, [], '2025-06-16T02:00:00Z'),
    toldOfLess,
    untold: await given(shelter.login, kp2mi, toldOfLess, follows, '2025-06-16T02:00:00Z'),
  };
}

/** Somebody of a family, whom somebody outside asks after; and somebody who died. */
async function kinfolk(id: string, occurredAt: string): Promise<{ died: string }> {
  const act = (login: string, name: string, type: string, input: object) =>
    world.as(login).ask(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
      input: { key: key(), occurredAt, ...input },
    });
  const [child, died] = await world.registered(2);
  await act('officer.manila', 'linkKin', 'LinkKin', {
    case: child?.id,
    other: id,
    relation: 'CHILD',
    proof: 'INTERVIEW',
  });
  const asks = { enquirer: 'Ibu Sarinah', relation: 'PARENT', contact: '+62 812 0000 2222', birthYear: 1994 };
  for (const login of ['officer.manila', 'officer.dubai'])
    await act(login, 'recordEnquiry', 'RecordEnquiry', { ...asks, sought: 'Suharti Wulandari' });
  const taken = await world.owner.query<{ id: string }>('select id from enquiry');
  for (const enquiry of taken.rows) await world.app.get(Enquiries).match(enquiry.id);
  await act('officer.manila', 'recordDeath', 'RecordDeath', {
    ...{ case: died?.id, version: died?.version, country: 'PH', place: 'Manila', authority: 'HOSPITAL' },
    ...{ cause: 'Demam.', kin: 'NOT_FOUND', note: 'Nomornya tidak aktif.' },
  });
  return { died: died?.id ?? '' };
}

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
