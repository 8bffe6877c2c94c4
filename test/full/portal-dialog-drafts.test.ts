import type { Browser, Locator, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { preparing } from '../journey';
import { DRAFTS } from '../portal-device';
import { visitPortal } from '../portal-page';
import { all, arrived, shelterWith } from '../prepared';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
const pages = new Map<string, Page>();
const things = {
  one: '',
  number: '',
  other: '',
  elsewhere: '',
  followed: '',
  group: '',
  kin: '',
  offered: '',
  restricted: '',
};
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const phone = { phone: '+628120000001', safeContact: 'Ibunya' };
  const [one] = await world.registered(1, 'officer.manila', { name: 'Wagiyem', needs: ['OTHER'], ...phone });
  // Their first interview is not due yet, and can be put off.
  await world.registered(1, 'officer.manila', { receivedAt: new Date().toISOString() });
  const [other] = await world.registered(1, 'officer.phnompenh', { name: 'Wagiyem', country: 'KH' });
  things.followed = await followedHome(world, 'SUMARNI', 40);
  await accompanied(phone);
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

/** An act that has to succeed. */
async function done(as: string, act: string, input: object): Promise<void> {
  const document = `mutation ($input: ${act[0]?.toUpperCase()}${act.slice(1)}!) {
    ${act}(input: $input) { __typename ... on Problem { code field message } } }`;
  const sent = { key: key(), occurredAt: new Date().toISOString(), ...input };
  const { [act]: answer } = await world.as(as).ask(document, { input: sent });
  expect([act, answer]).toEqual([act, { __typename: expect.not.stringMatching('Problem') }]);
}

/** What the dialogs are about that are not about somebody who was only registered. */
async function accompanied(more: object): Promise<void> {
  const guests = (await arrived(world, 5, { people: { sex: 'MALE' } })).map(({ id }) => id);
  const beds = { bedKind: 'MEN', occurredAt: '2025-06-14T12:00:00Z' };
  const [mitra, own] = [idOf('shelter MITRA-1'), await shelterWith(world, { MEN: 1 })];
  const rows = guests.slice(0, 3).map((id, i) => ({ case: id, shelter: i < 2 ? mitra : own, ...beds }));
  await all(world, 'shelter.kemensos', 'placeAllInShelter', 'PlaceInShelter', rows);
  const [kin, sibling] = guests;
  await done('shelter.kemensos', 'linkKin', { case: kin, other: sibling, relation: 'SIBLING', proof: 'INTERVIEW' });
  const goals = [{ dimension: 'ECONOMIC', note: 'Warung.', items: [{ type: 'CASH_GRANT' }] }];
  await done('caseworker.iom', 'agreePlan', { case: things.followed, objectives: 'Warung.', goals });
  await preparing(world, 1);
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  const [offered, restricted] = await world.registered(2, 'officer.manila', { consents, ...more });
  await done('officer.manila', 'offerReferral', {
    ...{ case: offered?.id, toUnit: idOf('unit KEMENSOS-RS'), service: 'RECEPTION' },
  });
  await done('officer.manila', 'recordRightsRequest', { case: restricted?.id, kind: 'RESTRICTION' });
  const { rows: requests } = await world.owner.query<{ id: string }>(
    'select id from rights_request where case_id = $1',
    [restricted?.id],
  );
  const granted = { case: restricted?.id, request: requests[0]?.id, outcome: 'GRANTED' };
  await done('officer.manila', 'answerRightsRequest', granted);
  Object.assign(things, { kin, offered: offered?.id, restricted: restricted?.id });
}

const SENTENCE = 'Ditulis setengah jalan, lalu dipanggil.';
const RESUMED = 'Isian yang belum tersimpan ditampilkan kembali.';

interface Row {
  as: string;
  at: () => string;
  /** What is pressed or ticked before it can be opened. */
  before?: (page: Page) => Promise<void>;
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
    ...{ ...ofCase, as: 'supervisor.manila', press: 'Sembunyikan kasus ini dari seorang rekan', sentence: '#note' },
    choose: { '#account': { index: 1 }, '#reason': { index: 1 } },
  },
  'a colleague it is open to again': {
    ...{ ...ofCase, as: 'supervisor.manila', press: 'Tampakkan lagi', sentence: '#note' },
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
  'a kinship that is confirmed': {
    ...{ as: 'shelter.partner', at: () => `/cases/${things.kin}/family`, press: 'Kuatkan hubungan', sentence: '#note' },
    choose: {},
  },
  'a kinship that is disputed': {
    ...{ as: 'shelter.partner', at: () => `/cases/${things.kin}/family`, press: 'Sangkal hubungan', sentence: '#note' },
    choose: { '#ground': 'PERSON_SAYS' },
  },
  'a file': { ...ofCase, press: 'Tambah berkas', sentence: '#file-note' },
  'a restriction that is lifted': {
    ...{ as: 'officer.manila', at: () => `/cases/${things.restricted}/rights`, press: 'Cabut pembatasan' },
    ...{ sentence: '#note', choose: {} },
  },
  'an offer that is taken back': {
    ...{ as: 'officer.manila', at: () => `/cases/${things.offered}`, press: 'Tarik kembali “Rujukan' },
    ...{ sentence: '#note', choose: {} },
  },
  'a host state’s permit': {
    ...{ as: 'officer.manila', at: () => '/clearances', press: 'Catat izin', sentence: '#note' },
    before: async (page) => page.locator('thead .ticks input').check(),
    choose: {},
  },
  'a paper': { ...{ as: 'officer.manila', at: () => '/clearances', press: 'Catat dokumen' }, sentence: '#number' },
  'what of a plan is cancelled': {
    ...{ as: 'caseworker.iom', at: () => `/cases/${things.followed}/reintegration`, press: 'Batalkan:' },
    ...{ sentence: '#note', choose: { '#reason': { index: 1 } } },
  },
  'two who must not meet': {
    ...{ as: 'shelter.kemensos', at: () => '/shelters', press: 'Pisahkan dua orang ini', sentence: '#note' },
    before: async (page) => {
      for (const i of [0, 1]) await page.locator('#guests tbody .ticks input').nth(i).check();
    },
    choose: { '#reason': 'VIOLENCE' },
  },
  'a bed that is left': {
    ...{ as: 'shelter.kemensos', at: () => '/shelters', press: 'Catat keluar:', sentence: '#note' },
    before: async (page) => page.getByRole('button', { name: /^Sudah di rumah perlindungan/ }).click(),
    choose: { '#reason': 'HOSPITAL' },
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
        await row.before?.(page);
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
