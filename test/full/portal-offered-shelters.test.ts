import type { Browser, Locator, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { attempted, kept, namesOf, refusedOf } from '../offered';
import { visitPortal } from '../portal-page';
import { arrived } from '../prepared';
import { key, openWorld, type World } from '../world';

/** Whatever the board of shelters offers, to whom and when: the core refuses none of it. */

const HOUSE = 'shelter.kemensos';
const PARTNER = 'shelter.partner';
const WOMEN = 'service.kpppa';

let world: World;
let browser: Browser;
let asItWas: () => Promise<unknown>;
let guests: readonly string[];

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await housed();
  asItWas = await kept(world, [
    'cases',
    'case_event',
    'case_access',
    'stay',
    'bed_hold',
    'keep_apart',
    'alert',
    'shelter',
  ]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const done = async (login: string, name: string, input: object) => {
  const code = await attempted(world, login, name, input);
  if (code) throw new Error(`${name}: ${code}`);
};
const row = async (text: string, ...values: unknown[]) => (await world.owner.query(text, values)).rows[0] ?? {};
const house = (code: string) => idOf(`shelter ${code}`);
const NIGHT = '2025-06-14T12:00:00Z';
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Wherever somebody can wait or sleep: in a house of one’s own or of another, awaited there or come. */
async function housed(): Promise<void> {
  const theirs = { people: { name: 'Dewi Anggraini 6', sex: 'MALE' }, receiver: 'PPPA-LYN' };
  const others = [
    ...(await arrived(world, 1, theirs)),
    ...(await arrived(world, 1, { ...theirs, people: { name: 'Putri Handayani 7', sex: 'MALE' } })),
  ];
  guests = [...(await arrived(world, 6)), ...others].map(({ id }) => id);
  const place = (login: string, i: number, code: string, bedKind = 'MEN') =>
    done(login, 'placeInShelter', { case: guests[i], shelter: house(code), bedKind, occurredAt: NIGHT });
  await place(HOUSE, 2, 'RPTC-BA');
  await place(HOUSE, 3, 'MITRA-1', 'WOMEN');
  await place(HOUSE, 4, 'MITRA-1');
  await place(WOMEN, 6, 'MITRA-1');
  await place(WOMEN, 7, 'ASRAMA-HAJI');
  for (const i of [4, 6]) await done(PARTNER, 'confirmGuest', { case: guests[i] });
  await done(HOUSE, 'keepApart', { case: guests[1], other: guests[5], reason: 'VIOLENCE' });
  const hold = (login: string, code: string, count: number, more: object) =>
    done(login, 'holdBeds', { id: key(), shelter: house(code), bedKind: 'MEN', count, until: soon(24), ...more });
  await hold(HOUSE, 'MITRA-1', 2, {});
  await hold(PARTNER, 'RPTC-BA', 3, {});
  await hold(HOUSE, 'RPTC-BA', 1, { reason: 'REPAIR', until: null });
}

type Doing = (login: string, name: string) => Promise<string | null>;
const does = (login: string, name: string, input: object) => attempted(world, login, name, input);
const called = (name: string): string => guests[Number(/(\d)$/.exec(name)?.[1])] as string;
const about =
  (name: string, more: object = {}): Doing =>
  (login, label) =>
    does(login, name, { case: called(label), ...more });
const two = (label: string) => {
  const [one, other] = label.split(' & ') as [string, string];
  return { case: called(one), other: called(other) };
};

/** What each button of the board does, by how it is called; of which nothing is here fails the test. */
const doings: readonly (readonly [RegExp, Doing])[] = [
  [
    /^Pesan tempat: /,
    async (login, label) => {
      const beds = await row(
        'select s.id as shelter, kind as "bedKind" from bed b join shelter s on s.id = b.shelter_id where s.name = $1 order by kind limit 1',
        label.replace('Pesan tempat: ', ''),
      );
      return does(login, 'holdBeds', { id: key(), ...beds, count: 1, until: soon(1) });
    },
  ],
  [
    /^Lepaskan /,
    async (login, label) => {
      const hold = await row('select id as hold, version from bed_hold where count = $1', /\d+/.exec(label)?.[0]);
      return does(login, 'releaseBeds', hold);
    },
  ],
  [
    /^Ubah rumah: /,
    async (login, label) => {
      const own = await row(
        'select id as shelter, version from shelter where name = $1',
        label.replace('Ubah rumah: ', ''),
      );
      return does(login, 'changeShelter', { ...own, name: 'Rumah lain', occurredAt: undefined });
    },
  ],
  [/^Catat keluar: /, about('leaveShelter', { reason: 'HOSPITAL' })],
  [/^Tidak datang: /, about('missGuest', { reason: 'NO_SHOW' })],
  [/^Catat 1 orang tiba: /, about('confirmGuest')],
  [
    /^Tempatkan: /,
    async (login, label) => {
      const { sex } = await row(
        'select sex from person p join cases c on c.person_id = p.id where c.id = $1',
        called(label),
      );
      const bed = { shelter: house('RPTC-2'), bedKind: sex === 'MALE' ? 'MEN' : 'WOMEN' };
      return about('placeInShelter', bed)(login, label);
    },
  ],
  [/^Pisahkan dua orang ini: /, (login, label) => does(login, 'keepApart', { ...two(label), reason: 'VIOLENCE' })],
  [
    /^Tidak perlu dipisahkan lagi: /,
    async (login) => does(login, 'endKeepApart', await row('select id as apart, version from keep_apart')),
  ],
];
const doingOf = (name: string) => doings.find(([pattern]) => pattern.test(name))?.[1];

const PRESSED = 'button:not([disabled]):not([aria-pressed])';
const ONCE_TICKED = `.bulk ${PRESSED}, #guests > .deeds ${PRESSED}`;
/** Asked of two, and not of each. */
const TWO = /^(Pisahkan dua|Tidak perlu dipisahkan)/;
const withTicked = async (part: Locator, ticks: readonly Locator[]): Promise<string[]> => {
  for (const tick of ticks) await tick.check();
  const names = await namesOf(part.locator(ONCE_TICKED));
  const said = await Promise.all(ticks.map((tick) => tick.locator('..').innerText()));
  for (const tick of ticks) await tick.uncheck();
  return names.map((name) => `${name}: ${said.map((who) => who.replace(/^Pilih /, '').trim()).join(' & ')}`);
};

/** All that can be pressed in a part, with nobody chosen, with each, and with any two. */
async function pressable(part: Locator): Promise<string[]> {
  const ticks = await part.locator('tbody .ticks input').all();
  const names = await namesOf(part.locator(PRESSED));
  for (const [i, tick] of ticks.entries()) {
    names.push(...(await withTicked(part, [tick])));
    for (const other of ticks.slice(i + 1))
      names.push(...(await withTicked(part, [tick, other])).filter((name) => TWO.test(name)));
  }
  // It is asked for once there is somebody to choose.
  return names.filter((name) => name !== 'Tempatkan' || ticks.length === 0);
}

async function onTheBoard(page: Page): Promise<string[]> {
  await page.goto(`${world.url}/shelters`);
  await page.locator('.house').first().waitFor();
  await page.waitForLoadState('networkidle');
  const names: string[] = [];
  for (const part of await page.locator('main section').all()) {
    for (const view of await part.locator('[aria-pressed]').all()) {
      await view.click();
      names.push(...(await pressable(part)));
    }
    if ((await part.locator('[aria-pressed]').count()) === 0) names.push(...(await pressable(part)));
  }
  return [...new Set(names)];
}

describe('Whoever looks at the board of shelters', () => {
  it.each([
    [
      HOUSE,
      [/^Tempatkan: .* 0$/, /^Pisahkan dua/, /^Tidak perlu dipisahkan/, /^Catat keluar: .* 4$/, /^Tidak datang: .* 7$/],
    ],
    [
      PARTNER,
      [
        /^Catat keluar: .* 6$/,
        /^Tidak datang: .* 3$/,
        /^Catat 1 orang tiba: .* 3$/,
        /^Lepaskan 3/,
        /^Ubah rumah: Rumah mitra$/,
      ],
    ],
    [WOMEN, [/^Tempatkan: .* 6$/]],
    ['migrants.kp2mi', [/^Pesan tempat: Rumah anak$/]],
    ['desk.kemlu', []],
  ])(
    'is offered nothing that is refused: %s',
    async (login, some) => {
      await asItWas();
      const { page, complaints, context } = await visitPortal(world, browser, login);
      page.setDefaultTimeout(20_000);
      const names = await onTheBoard(page);
      const doing = (name: string) => doingOf(name) && (() => (doingOf(name) as Doing)(login, name));
      expect(await refusedOf(names, { doingOf: doing, asItWas })).toEqual([]);
      for (const one of some) expect(names).toContainEqual(expect.stringMatching(one));
      if (some.length === 0) expect(names).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
    180_000,
  );
});
