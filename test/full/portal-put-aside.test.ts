import type { Browser, Page } from 'playwright-core';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { act, departed, planned, when } from '../journey';
import { DRAFTS, hasKept, onDevice, putAside } from '../portal-device';
import { faultsOf, visitPortal } from '../portal-page';
import { handsOf } from '../prepared';
import { daysFromNow } from '../travellers';
import { openWorld, type World } from '../world';

const CASEWORKER = 'caseworker.iom';
const WHY = 'Menunggu tanggal dari keluarga.';

let world: World;
let browser: Browser;
const things = { home: '', lost: '', movement: '' };
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  things.home = await followedHome(world, 'SUMARNI', 40);
  things.lost = await followedHome(world, 'KASIYEM', 40);
  await handsOf(world, CASEWORKER).step(things.lost, 'loseContact', {
    ...{ note: 'Nomornya mati.', occurredAt: new Date().toISOString() },
  });
  const plan = await planned(world);
  await departed(world, 1, plan);
  await act(world, 'shelter.kemensos', 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
  things.movement = plan.id;
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

interface Row {
  as: string;
  at: () => string;
  /** The act that is refused. */
  act: string;
  /** Says it without a line. */
  say: (page: Page) => Promise<void>;
  /** From where one came back to: what was said is there again, and is sent. */
  putRight: (page: Page) => Promise<void>;
}

const tap = async (page: Page) => page.getByRole('button', { name: /^Tiba: / }).click();
const found = async (page: Page) => page.getByRole('button', { name: 'Terhubung kembali', exact: true }).click();

/** What goes by the device, beside calls, registrations and facts. */
const rows: Record<string, Row> = {
  aid: {
    ...{ as: CASEWORKER, act: 'logAssistance', at: () => `/cases/${things.home}/reintegration` },
    say: async (page) => {
      await page.getByRole('button', { name: 'Catat bantuan' }).click();
      const dialog = page.locator('dialog');
      await dialog.locator('#type').selectOption({ index: 1 });
      await dialog.locator('#modality').selectOption({ index: 1 });
      await dialog.locator('#note').fill('Modal warung.');
      await dialog.locator('form button').first().click();
    },
    putRight: async (page) => {
      const dialog = page.locator('dialog');
      await dialog.locator('#note').waitFor();
      expect(await dialog.locator('#note').inputValue()).toBe('Modal warung.');
      await dialog.locator('form button').first().click();
    },
  },
  'a survey': {
    ...{ as: CASEWORKER, act: 'recordSurvey', at: () => `/cases/${things.home}/survey` },
    say: async (page) => {
      await page.fill('#month', '1');
      for (const question of await page.locator('fieldset').all()) await question.locator('input').first().check();
      await page.locator('form .deeds button').click();
    },
    putRight: async (page) => {
      await page.waitForSelector('#month');
      expect(await page.inputValue('#month')).toBe('1');
      expect(await page.locator('fieldset').first().locator('input').first().isChecked()).toBe(true);
      await page.locator('form .deeds button').click();
    },
  },
  'another day for a follow-up': {
    ...{ as: CASEWORKER, act: 'moveFollowUp', at: () => `/cases/${things.home}/follow-up` },
    say: async (page) => {
      await page.getByLabel('Bertemu atau terhubung').check();
      await page.fill('#dueOn', daysFromNow(70));
      await page.selectOption('#reason', 'SURVIVOR_WISH');
      await page.getByRole('button', { name: 'Catat', exact: true }).click();
    },
    putRight: async (page) => {
      await page.getByRole('button', { name: 'Perbaiki tanggalnya' }).click();
      const dialog = page.locator('dialog');
      expect(await dialog.locator('#dueOn').inputValue()).toBe(daysFromNow(70));
      await dialog.getByRole('button', { name: 'Catat' }).click();
    },
  },
  'somebody who is found again': {
    ...{ as: CASEWORKER, act: 'moveCase', at: () => `/cases/${things.lost}/follow-up` },
    ...{ say: found, putRight: found },
  },
  'a tap at the door': {
    ...{ as: 'shelter.kemensos', act: 'recordArrival', at: () => `/movements/${things.movement}/check-in` },
    ...{ say: tap, putRight: tap },
  },
};

const REFUSED = {
  ...{ __typename: 'Problem', code: 'INVALID_VALUE', field: null, message: 'Tidak cocok.', remedy: 'Periksa.' },
  ...{ saidId: 'Tidak cocok. Periksa.', saidEn: 'It does not fit. Look again.' },
};

describe('What was refused and is put aside', () => {
  it.each(Object.entries(rows))(
    'of %s keeps its reason, holds nothing back, and is put right later',
    async (_n, row) => {
      const { page, context } = await visitPortal(world, browser, row.as, { path: row.at() });
      context.setDefaultTimeout(30_000);
      if ((await page.getAttribute('html', 'lang')) === 'en') await page.locator('.who button[lang="id"]').click();
      await onDevice(page);
      await page.waitForLoadState('networkidle');
      await context.setOffline(true);
      await row.say(page);
      await page.getByText(/^● \d baru ada di perangkat ini saja/).waitFor();
      await context.route('**/graphql', async (route) =>
        route.request().postData()?.includes(`${row.act}(input`)
          ? route.fulfill({ json: { data: { [row.act]: REFUSED } } })
          : route.fallback(),
      );
      await context.setOffline(false);
      await page.getByText('1 menunggu keputusan Anda').waitFor();
      await page.goto(`${world.url}/device`);
      // Half a reason is there again after a reload.
      const drafts = await page.evaluate<number>(DRAFTS);
      await page.getByRole('button', { name: /^Sisihkan: / }).click();
      await page.locator('#aside').fill('Menunggu');
      await hasKept(page, DRAFTS, drafts + 1);
      await page.reload();
      await page.getByRole('button', { name: /^Sisihkan: / }).click();
      await page.locator('#aside').waitFor();
      expect(await page.locator('#aside').inputValue()).toBe('Menunggu');
      await page.getByRole('dialog').getByRole('button', { name: 'Batal', exact: true }).click();
      await putAside(page, WHY);
      await page.getByText('1 disisihkan di perangkat ini, belum terkirim.').waitFor();
      expect(await page.getByText('✓ Semua sudah terkirim.').count()).toBe(0);
      expect(await page.getByText('menunggu keputusan Anda').count()).toBe(0);
      await page.reload();
      await page.getByText(`Disisihkan karena: ${WHY}`).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await page.getByRole('link', { name: /^Perbaiki: / }).click();
      await row.putRight(page);
      await page.getByText('✓ Semua sudah terkirim.').waitFor();
      await page.goto(`${world.url}/device`);
      await page.getByText('Tidak ada yang menunggu: semua sudah terkirim.').waitFor();
      await context.close();
    },
    120_000,
  );
});
