import type { Browser, Locator, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { DRAFTS } from '../portal-device';
import { visitPortal } from '../portal-page';
import { all, arrived } from '../prepared';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
const pages = new Map<string, Page>();
const things = { one: '', number: '', other: '', elsewhere: '', followed: '', group: '' };
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const phone = { phone: '+628120000001', safeContact: 'Ibunya' };
  const [one] = await world.registered(1, 'officer.manila', { name: 'Wagiyem', needs: ['OTHER'], ...phone });
  // Their first interview is not due yet, and can be put off.
  await world.registered(1, 'officer.manila', { receivedAt: new Date().toISOString() });
  const [other] = await world.registered(1, 'officer.phnompenh', { name: 'Wagiyem', country: 'KH' });
  things.followed = await followedHome(world, 'SUMARNI', 40);
  const guests = await arrived(world, 1, { people: { sex: 'MALE' } });
  const bed = { shelter: idOf('shelter MITRA-1'), bedKind: 'MEN', occurredAt: '2025-06-14T12:00:00Z' };
  await all(
    world,
    'shelter.kemensos',
    'placeAllInShelter',
    'PlaceInShelter',
    guests.map(({ id }) => ({ case: id, ...bed })),
  );
  const group = { id: key(), reference: 'Depo', country: 'PH', receivedAt: '2025-06-05T01:00:00Z' };
  await world
    .as('officer.manila')
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', {
      input: { key: key(), ...group },
    });
  Object.assign(things, {
    group: group.id,
    one: one?.id,
    number: one?.number,
    other: other?.number,
    elsewhere: other?.number,
  });
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const SENTENCE = 'Ditulis setengah jalan, lalu dipanggil.';
const RESUMED = 'Isian yang belum tersimpan ditampilkan kembali.';

interface Row {
  as: string;
  at: () => string;
  /** What opens it; a form that stands on its page is there already. */
  press?: string;
  /** Where the sentence is written. */
  sentence: string;
  /** What else it needs to be sent; one without is begun anew instead. */
  choose?: Record<string, string | { index: number }>;
  tick?: readonly string[];
  type?: () => Record<string, string>;
}

const ofCase = { as: 'officer.manila', at: () => `/cases/${things.one}` };

/** Dialogs and forms in which somebody writes a sentence; a new one needs a row here. */
const rows: Record<string, Row> = {
  'who works on it': {
    ...{ ...ofCase, press: 'Tetapkan yang mengerjakan', sentence: '#note' },
    choose: { '#reason': 'WORKLOAD' },
  },
  'a colleague it is kept from': {
    ...{ ...ofCase, as: 'supervisor.manila', press: 'Tutup kasus ini dari seorang rekan', sentence: '#note' },
    choose: { '#account': { index: 1 }, '#reason': { index: 1 } },
  },
  'a colleague it is open to again': {
    ...{ ...ofCase, as: 'supervisor.manila', press: 'Buka lagi', sentence: '#note' },
    choose: {},
  },
  'what one says of somebody': {
    ...{ ...ofCase, press: 'Nyatakan hal lain tentang orang ini', sentence: '#factNote' },
    choose: { '#field': 'PASSPORT', '#proof': 'PASSPORT' },
    type: () => ({ '#value': 'C7654321' }),
  },
  'a need': { ...ofCase, press: 'Catat kebutuhan', sentence: '#note', choose: { '#code': { index: 1 } } },
  'more care': { ...ofCase, press: 'Minta perhatian lebih', sentence: '#note', choose: {} },
  'a way to reach them': { ...ofCase, press: 'Ubah cara menghubungi', sentence: '#note' },
  'a contact rule': { ...ofCase, press: 'Catat aturan kontak', sentence: '#note' },
  'a determination': { ...ofCase, press: 'Catat penetapan', sentence: '#note' },
  'an interview': { ...ofCase, press: 'Catat wawancara', sentence: '#answers' },
  'what is put off': {
    ...{ as: 'officer.manila', at: () => '/inbox', press: 'Tunda', sentence: '#note' },
    choose: { '#reason': 'DATE_AGREED' },
  },
  'an enquiry': { as: 'officer.manila', at: () => '/enquiries', press: 'Catat pertanyaan', sentence: '#contact' },
  'a host’s list': { as: 'officer.manila', at: () => `/host-lists?group=${things.group}`, sentence: '#content' },
  'broken glass': {
    ...{ as: 'officer.manila', at: () => '/glass/open', sentence: '#text' },
    tick: ['#reason input'],
    type: () => ({ '#number': things.elsewhere }),
  },
  'two cases of one person': {
    ...{ as: 'desk.kemlu', at: () => '/matches', press: 'Satukan dua kasus lain', sentence: '#note' },
    tick: ['#verdict input'],
    type: () => ({ '#case': things.number, '#other': things.other }),
  },
  'a provider': {
    ...{ as: 'caseworker.iom', at: () => '/providers', press: 'Tambah penyedia', sentence: '#contact' },
    tick: ['#offers input'],
    type: () => ({ '#name': 'Bengkel Jaya' }),
  },
  'shared support': {
    ...{ as: 'caseworker.iom', at: () => '/providers', press: 'Catat dukungan bersama', sentence: '#note' },
    choose: { '#type': { index: 1 } },
  },
  'somebody who did not come': {
    ...{ as: 'shelter.partner', at: () => '/shelters', press: 'Tidak datang', sentence: '#note' },
    choose: { '#reason': { index: 1 } },
  },
};

/** One sign-in for each of them. */
async function pageOf(as: string): Promise<Page> {
  const known = pages.get(as);
  if (known) return known;
  const { page, context } = await visitPortal(world, browser, as, { path: '/nowhere' });
  context.setDefaultTimeout(20_000);
  if ((await page.getAttribute('html', 'lang')) === 'en') await page.locator('.who button[lang="id"]').click();
  pages.set(as, page);
  return page;
}

/** So many lie on the device. */
async function lie(page: Page, count: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await page.evaluate<number>(DRAFTS)) === count) return page.waitForTimeout(200);
    await page.waitForTimeout(100);
  }
  expect(await page.evaluate<number>(DRAFTS)).toBe(count);
}

describe('A sentence that somebody writes', () => {
  it.each(Object.entries(rows))(
    'of %s is there again after a reload, and gone when it is sent',
    async (_name, row) => {
      const page = await pageOf(row.as);
      const before = await page.evaluate<number>(DRAFTS);
      const opened = async (): Promise<Locator> => {
        await page.goto(world.url + row.at());
        const press =
          row.press &&
          page.getByRole('button', { name: row.press }).or(page.locator('summary', { hasText: row.press }));
        // What was begun stands open.
        if (press) await press.or(page.locator(row.sentence)).first().waitFor();
        if (press && !(await page.locator(row.sentence).isVisible())) await press.first().click();
        const form = page.locator('form', { has: page.locator(row.sentence) }).last();
        await form.locator(row.sentence).waitFor();
        return form;
      };
      const first = await opened();
      for (const box of row.tick ?? []) await first.locator(box).first().check();
      for (const [box, value] of Object.entries(row.choose ?? {})) await first.locator(box).selectOption(value);
      for (const [box, value] of Object.entries(row.type?.() ?? {})) await first.locator(box).fill(value);
      await first.locator(row.sentence).fill(SENTENCE);
      await lie(page, before + 1);
      const again = await opened();
      await again.getByText(RESUMED).waitFor();
      expect(await again.locator(row.sentence).inputValue()).toBe(SENTENCE);
      if (!row.choose && !row.tick) await again.getByRole('button', { name: 'Mulai dari awal' }).click();
      else await again.locator('button:not([type=button])').last().click();
      await lie(page, before);
    },
    60_000,
  );
});
