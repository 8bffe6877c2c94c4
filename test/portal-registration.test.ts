import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { faultsOf, proveWhoIAm, visitPortal, type Visit } from './portal-page';
import { checkList, raid } from './stories/raid';
import { openWorld, type World } from './world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  // The person of row 4, known at another post, by the number of the passport.
  await world.registered(1, 'officer.phnompenh', { name: 'Muh. Iqbal Samsudin', passportNumber: 'C7788104' });
  visit = await visitPortal(world, browser, 'officer.manila');
  ({ page } = visit);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const CASES = `query ($group: ID!) { cases(first: 100, filter: { group: $group }) { items { id person { name birthYear } } } }`;
const OPENED = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { needs { code } consents { purpose basis given } group { reference }
  person { name sex birthDate birthYear nik passportNumber phone safeContact } } }`;

describe('Thirty-five people from a raid, by a spreadsheet', () => {
  let group: string;

  it('come in: thirty-three at once, and two when they are put right in their cells', async () => {
    const told = await raid(page, async () => expect(await faultsOf(page)).toEqual([]));
    ({ group } = told);
    // What other posts know is for the national desk alone.
    expect(told.checked).not.toContain('mungkin sudah terdaftar');
    expect(told.cells).toEqual([
      { cell: 'Tanggal lahir, baris 13', typed: '31/02/1999' },
      { cell: 'NIK, baris 18', typed: '5371015010010017' },
    ]);
  }, 120_000);

  it('are thirty-five cases for the core: one word is a whole name, and a year is no first of January', async () => {
    const { cases } = await world.as('officer.manila').ask(CASES, { group });
    expect(cases.items).toHaveLength(35);
    const opened = async (name: string) => {
      const id = cases.items.find((one: { person: { name: string } }) => one.person.name === name)?.id;
      return (await world.as('officer.manila').ask(OPENED, { id })).case;
    };
    const consents = [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }];
    expect(await opened('BUDI')).toMatchObject({ consents, person: { name: 'BUDI' } });
    expect((await opened('YOHANES BERE')).person).toMatchObject({ birthDate: '1994', birthYear: 1994 });
    expect(await opened('AGUS SETIAWAN')).toMatchObject({ consents, person: { birthDate: '1999-02-28', sex: 'MALE' } });
    expect((await opened('FITRIANI')).person).toMatchObject({ nik: '5371015010010017', birthDate: '2001-10-10' });
    const { rows } = await world.owner.query(
      `select count(*)::int as n from case_event e join cases c on c.id = e.case_id where c.group_id = $1 and e.kind = 'register'`,
      [group],
    );
    expect(rows).toEqual([{ n: 35 }]);
  }, 60_000);

  it('are a question for the national desk where another post knows one of them', async () => {
    const { matches } = await world.as('desk.kemlu').ask('{ matches { items { reasons case { id } other { id } } } }');
    expect(matches.items).toEqual([expect.objectContaining({ reasons: expect.arrayContaining(['PASSPORT']) })]);
  }, 60_000);

  it('are not there twice when the same list comes again', async () => {
    await page.goto(`${world.url}/groups/${group}`);
    await checkList(page);
    await page.getByText('35 sudah pernah dikirim').waitFor();
    await page.getByText('Tidak ada yang baru untuk didaftarkan.').waitFor();
    const { cases } = await world.as('officer.manila').ask(CASES, { group });
    expect(cases.items).toHaveLength(35);
  }, 60_000);

  it('may be pasted as cells as well', async () => {
    await page.goto(`${world.url}/groups/${group}`);
    await page.fill('#paste', 'Nama\tJK\tTanggal lahir\nSiti Aminah\tP\t12 Mei 2001\nJoko\tL\t1990');
    await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByRole('button', { name: 'Daftarkan 2 orang' }).click();
    await page.getByText('2 orang terdaftar.').waitFor();
    const { cases } = await world.as('officer.manila').ask(CASES, { group });
    expect(cases.items).toHaveLength(37);
  }, 60_000);
});

describe('One person at the door', () => {
  it('is asked first, and what is wrong is told where it is', async () => {
    await page.goto(`${world.url}/register`);
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.locator('.summary:focus').waitFor();
    expect(await page.locator('.summary a').allInnerTexts()).toEqual([
      'Tanyakan persetujuan, lalu pilih jawabannya.',
      'Isi nama, atau pilih mengapa tidak ada.',
      'Pilih jenis kelamin.',
      'Pilih sumber laporan.',
    ]);
    expect(await page.title()).toMatch(/^Kesalahan: /);
    // In the other language, beside what is typed, when somebody else reads on.
    await page.fill('#safeContact', 'Lewat kakaknya');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('.summary a').first().innerText()).toBe('Ask for consent, then choose the answer.');
    expect(await page.locator('#sex .fault').innerText()).toContain('Choose the sex.');
    expect(await page.inputValue('#safeContact')).toBe('Lewat kakaknya');
    await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();
    await page.fill('#safeContact', '');
    expect(await faultsOf(page)).toEqual([]);
    // What is put right is wrong no longer; what is not, still is.
    await page.fill('#name', 'Sumarni');
    await page.locator('#sex input').first().check();
    expect(await page.locator('.summary a').allInnerTexts()).toEqual([
      'Tanyakan persetujuan, lalu pilih jawabannya.',
      'Pilih sumber laporan.',
    ]);
    expect(await page.locator('#name').getAttribute('aria-invalid')).toBeNull();
    await page.reload();
    await page.getByRole('button', { name: 'Kosongkan isian' }).click();
  }, 60_000);

  it('is not lost when the page is loaded again, and is registered by keys alone as they are', async () => {
    await page.goto(`${world.url}/register`);
    await page.locator('#ground input').first().focus();
    await page.keyboard.press('Space');
    await page.locator('#safeContact').focus();
    await page.keyboard.type('Adik, pesan saja, malam');
    await page.locator('#name').focus();
    await page.keyboard.type('Ketut');
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByText('Dilanjutkan dari isian yang belum terkirim').waitFor();
    expect(await page.inputValue('#name')).toBe('Ketut');
    expect(await page.inputValue('#safeContact')).toBe('Adik, pesan saja, malam');

    // What the device holds says nothing to whoever opens it without the key.
    const held = await page.evaluate(async () => {
      interface Store {
        getAll(): { onsuccess: () => void; result: { sealed: ArrayBuffer }[] };
      }
      interface Database {
        transaction(name: string): { objectStore(name: string): Store };
      }
      const { indexedDB } = globalThis as unknown as {
        indexedDB: { open(name: string): { onsuccess: () => void; result: Database } };
      };
      const opening = indexedDB.open('pulang');
      await new Promise<void>((resolve) => (opening.onsuccess = resolve));
      const rows = opening.result.transaction('drafts').objectStore('drafts').getAll();
      await new Promise<void>((resolve) => (rows.onsuccess = resolve));
      return rows.result.map(({ sealed }) => new TextDecoder('latin1').decode(sealed));
    });
    expect(held).toHaveLength(1);
    expect(held[0]).not.toContain('Ketut');

    await page.locator('#month').focus();
    await page.keyboard.type('Agt');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1999');
    await page.locator('#sex input').nth(1).focus();
    await page.keyboard.press('Space');
    await page.selectOption('#source', 'WALK_IN');
    await page.locator('#name').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Ketut terdaftar dengan nomor').waitFor();
    await page.getByRole('link', { name: 'Buka kasusnya' }).click();
    await page.waitForURL(/\/cases\//);
    const { case: opened } = await world.as('officer.manila').ask(OPENED, { id: page.url().split('/').at(-1) });
    expect(opened).toMatchObject({
      consents: [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }],
      person: { name: 'Ketut', sex: 'MALE', birthDate: '1999-08', safeContact: 'Adik, pesan saja, malam' },
    });
    await page.goto(`${world.url}/register`);
    await page.locator('#name').waitFor();
    expect(await page.inputValue('#name')).toBe('');
  }, 60_000);

  it('half typed is not shown to the next officer at the same computer, and waits for the first one', async () => {
    await page.goto(`${world.url}/register`);
    await page.fill('#name', 'Hanya untuk Manila');
    await page.waitForTimeout(300);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForSelector('#login');
    await proveWhoIAm(page, 'officer.bangkok');
    await page.waitForSelector('h1');
    await page.goto(`${world.url}/register`);
    await page.locator('#name').waitFor();
    expect(await page.inputValue('#name')).toBe('');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForSelector('#login');
    await proveWhoIAm(page, 'officer.manila');
    await page.waitForSelector('h1');
    await page.goto(`${world.url}/register`);
    await page.getByText('Dilanjutkan dari isian').waitFor();
    expect(await page.inputValue('#name')).toBe('Hanya untuk Manila');
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});
