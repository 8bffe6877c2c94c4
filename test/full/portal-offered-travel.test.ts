import type { Browser, Page } from 'playwright-core';
import { places } from '#domain';
import { openBrowser } from '../browser';
import { immigration, kemensos, manila, when } from '../journey';
import { attempted, kept, namesOf, refusedOf } from '../offered';
import { later, latest, onTheWay } from '../on-the-way';
import { visitPortal } from '../portal-page';
import { key, openWorld, type World } from '../world';

/** Whatever the page of a journey and its doors offer, to whom and when: the core refuses none of it. */

const HOUSE = 'shelter.kemensos';

const tables = [
  ...['movement', 'leg', 'passenger', 'boarding', 'manifest', 'cases', 'case_event', 'case_access', 'travel_notice'],
  ...['travel_document', 'clearance', 'handover', 'handed_person'],
];

let world: World;
let browser: Browser;
let asItWas: () => Promise<unknown>;
let people: readonly string[];
let movements: Readonly<Record<string, string>>;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  ({ people, movements } = await onTheWay(world));
  asItWas = await kept(world, tables);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const called = (name: string): string => people[Number(/(\d+)$/.exec(name)?.[1])] as string;
const row = async (text: string, ...values: unknown[]) => (await world.owner.query(text, values)).rows[0] ?? {};
const versionOf = async (movement: string) =>
  (await row('select version from movement where id = $1', movement)) as { version: number };
const codeOf = (place: string | undefined) => places.codes.find((code) => places.label(code, 'id') === place);
/** Of legs that go the same way the one that the act can be about. */
const legNamed = (movement: string, name: string, order: string) => {
  const [, from, to] = /(Manila|Singapura|Jakarta.*) – (.+)$/.exec(name) ?? [];
  return row(
    `select id as leg, version from leg where movement_id = $1 and from_place = $2 and to_place = $3
     and cancelled_at is null order by ${order} limit 1`,
    ...[movement, codeOf(from), codeOf(to)],
  );
};
const unleft = 'departed_at nulls first';
const placeOf = (movement: string, id: string | undefined) =>
  row(
    `select p.state, l.departed_at as left, case when l.departed_at is null then 'MNL' else l.to_place end as at from passenger p
     left join leg l on l.id = p.leg_id where p.movement_id = $1 and p.case_id = $2`,
    ...[movement, id],
  );
const others = (from: string) => ({
  ...{ id: key(), reference: 'Manila 2', receiver: kemensos, immigration, escorts: 2 },
  legs: [
    {
      id: key(),
      mode: 'AIR',
      from,
      to: from === 'CGK' ? 'SUB' : 'CGK',
      plannedDeparture: later,
      plannedArrival: latest,
    },
  ],
});

type Doing = (login: string, on: string, name: string) => Promise<string | null>;
const does = (login: string, name: string, input: object) => attempted(world, login, name, input);
const about =
  (name: string, more: object = {}): Doing =>
  async (login, movement, label) =>
    does(login, name, { case: called(label), movement, occurredAt: latest, ...more });
const whole =
  (name: string, more: object = {}): Doing =>
  async (login, movement) =>
    does(login, name, { movement, ...(await versionOf(movement)), occurredAt: latest, ...more });
const leg =
  (name: string, order: string, more: object): Doing =>
  async (login, movement, label) =>
    does(login, name, { ...(await legNamed(movement, label, order)), occurredAt: latest, ...more });
const nothing: Doing = () => Promise.resolve(null);
const draft: Doing = async (login, movement) => {
  const { id } = await row(
    `select case_id as id from passenger where movement_id = $1 and state = 'ARRIVED'`,
    movement,
  );
  const paper = { id: key(), number: 'B-1', movement, place: 'CGK', receiver: kemensos, occurredAt: when.handed };
  return does(login, 'draftHandover', { ...paper, people: [{ case: id, condition: 'GOOD' }] });
};

/** What each button does, by how it is called; of which nothing is here fails the test. */
const doings: readonly (readonly [RegExp, Doing])[] = [
  // Reads, or only writes down on this page.
  [/^(Cetak|Tempatkan otomatis)/, nothing],
  [
    /^Tambah etape$/,
    async (login, movement) => {
      const { at } = await row(
        'select to_place as at from leg where movement_id = $1 and cancelled_at is null order by place desc limit 1',
        movement,
      );
      const [one] = others(at as string).legs;
      return does(login, 'addLeg', { movement, ...(await versionOf(movement)), occurredAt: undefined, leg: one });
    },
  ],
  [/^Ubah pendamping$/, whole('changeEscorts', { escorts: 3, reason: 'MORE_NEEDED' })],
  [/^Ubah waktu/, leg('retimeLeg', unleft, { reason: 'WEATHER', plannedDeparture: later, plannedArrival: latest })],
  [/^Batalkan etape/, leg('cancelLeg', unleft, { reason: 'CARRIER' })],
  [/^Catat berangkat/, leg('recordLeg', unleft, { departedAt: later, occurredAt: undefined })],
  [/^Catat tiba/, leg('recordLeg', 'departed_at desc nulls last', { arrivedAt: latest, occurredAt: undefined })],
  [
    /^Tambah orang$/,
    async (login, movement) =>
      does(login, 'manifestPassenger', { case: people[18], movement, ...(await firstOpen(movement)) }),
  ],
  [
    /^Nyatakan siap semua/,
    async (login, movement) => {
      const { id, version } = await row(
        `select c.id, c.version from cases c join passenger p on p.case_id = c.id where p.movement_id = $1 and c.state = 'PREPARING'`,
        movement,
      );
      return does(login, 'moveCase', { case: id, version, step: 'markReady', occurredAt: when.ready });
    },
  ],
  [/^Terbitkan manifes/, whole('issueManifest')],
  [
    /^Gabungkan/,
    async (login, movement) => {
      const into = others('MNL');
      await does(login, 'createMovement', { ...into, occurredAt: undefined });
      return whole('mergeMovements', { into: into.id })(login, movement, '');
    },
  ],
  [/^Batalkan perjalanan$/, whole('cancelMovement', { reason: 'REPLANNED' })],
  [/^Turunkan dari daftar/, about('takeOff', { reason: 'UNFIT' })],
  [/^Catat tertahan/, about('holdBackPassenger', { reason: 'AUTHORITY' })],
  [
    /^Tempatkan pada etape/,
    async (login, movement, name) => about('assignLeg', await firstOpen(movement))(login, movement, name),
  ],
  [
    /^Pindahkan ke/,
    async (login, movement, name) => {
      const { at } = await placeOf(movement, called(name));
      const to = others(at as string);
      await does(login, 'createMovement', { ...to, occurredAt: undefined });
      return about('transferPassenger', { to: to.id })(login, movement, name);
    },
  ],
  [
    /^Pisahkan menjadi/,
    async (login, movement, name) => {
      const { at } = await placeOf(movement, called(name));
      return whole('splitMovement', { into: others(at as string), cases: [called(name)] })(login, movement, name);
    },
  ],
  [
    /^Dokumen/,
    about('recordDocument', {
      movement: undefined,
      kind: 'PASSPORT',
      status: 'VALID',
      number: 'XE1',
      issuedOn: '2025-06-07',
      expiresOn: '2027-06-07',
    }),
  ],
  [/^Izin/, about('recordClearance', { movement: undefined, kind: 'EXIT_PERMIT', status: 'GRANTED' })],
  [
    /^Catat kelahiran/,
    (login, movement, name) =>
      does(login, 'recordBirth', {
        id: key(),
        mother: called(name),
        movement,
        name: 'Bayi',
        sex: 'MALE',
        occurredAt: when.met,
      }),
  ],
  [/^Naik: /, about('board', { occurredAt: when.boarded })],
  [/^Tiba: /, about('recordArrival', { outcome: 'ARRIVED', enteredAt: latest })],
  [
    /^Tidak ada: /,
    async (login, movement, name) => {
      const { state, left } = await placeOf(movement, called(name));
      return state === 'LISTED' || !left
        ? about('takeOff', { reason: 'NO_SHOW' })(login, movement, name)
        : about('recordArrival', { outcome: 'MISSING', reason: 'NO_SHOW' })(login, movement, name);
    },
  ],
  [/^Batalkan: /, about('unboard')],
  [
    /^Ditemukan ikut/,
    async (login, movement) => {
      const { id } = await row(
        'select id from leg where movement_id = $1 and departed_at is not null limit 1',
        movement,
      );
      return does(login, 'foundOnBoard', {
        case: people[19],
        movement,
        leg: id,
        note: 'Ada di kursi 12.',
        occurredAt: when.met,
      });
    },
  ],
  [/^Buat (BAST|serah terima)$/, draft],
];
const firstOpen = async (movement: string) => {
  const { id } = await row(
    `select id from leg where movement_id = $1 and from_place = 'MNL' and departed_at is null and cancelled_at is null limit 1`,
    movement,
  );
  return { leg: id };
};

const doingOf = (name: string) => doings.find(([pattern]) => pattern.test(name))?.[1];

/** All that can be pressed, also once somebody is ticked; nothing where the page is not for them. */
async function offered(page: Page, path: string): Promise<string[]> {
  await page.goto(world.url + path);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
  const names = await namesOf(page.locator('main button:not([disabled]), main a.button'));
  for (const tick of await page
    .locator('main tbody tr')
    .filter({ has: page.locator('.ticks input') })
    .all()) {
    const who = (await tick.locator('th').innerText()).trim();
    await tick.locator('.ticks input').check();
    const more = await namesOf(page.locator('main .bulk button'));
    names.push(...more.map((name) => `${name}: ${who}`));
    await tick.locator('.ticks input').uncheck();
  }
  return names;
}

describe('Whoever sees a journey', () => {
  it.each([
    [manila, 'PLANNED', 'Batalkan perjalanan'],
    [HOUSE, 'DEPARTED', 'Catat tiba Manila – Singapura'],
    ['immigration', 'ARRIVED', undefined],
    ['migrants.kp2mi', 'DEPARTED', undefined],
    ['desk.kemlu', 'DEPARTED', undefined],
  ])(
    'is offered nothing that is refused: %s',
    async (login, at, something) => {
      const visit = await visitPortal(world, browser, login);
      visit.page.setDefaultTimeout(20_000);
      const all: Record<string, string[]> = {};
      const wrong: string[] = [];
      for (const [state, id] of Object.entries(movements))
        for (const path of [`/movements/${id}`, `/movements/${id}/check-in`]) {
          await asItWas();
          const names = await offered(visit.page, path);
          all[state] = [...(all[state] ?? []), ...names];
          const refused = await refusedOf(names, {
            doingOf: (name) => doingOf(name) && (() => (doingOf(name) as Doing)(login, id, name)),
            asItWas,
          });
          wrong.push(...refused.map((one) => `${state} ${one}`));
        }
      expect(wrong).toEqual([]);
      if (something) expect(all[at]).toContain(something);
      expect(visit.complaints).toEqual([]);
      await visit.context.close();
    },
    240_000,
  );
});
