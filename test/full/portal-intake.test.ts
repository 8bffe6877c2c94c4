import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { machineLines } from '../passports';
import { faultsOf, proveWhoIAm, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, 'officer.manila');
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const verdictsOf = async (name: string): Promise<string[]> => {
  const { matches } = await world
    .as('desk.kemlu')
    .ask('{ cases(first: 100) { items { person { name } matches { verdict } } } }')
    .then(({ cases }) => cases.items.find((one: { person: { name: string } }) => one.person.name === name));
  return matches.map(({ verdict }: { verdict: string }) => verdict);
};

async function registerAlone(name: string, nik: string) {
  await page.goto(`${world.url}/register`);
  await page.locator('#ground input').first().check();
  await page.fill('#name', name);
  await page.locator('#sex input').first().check();
  await page.fill('#nik', nik);
  await page.selectOption('#source', 'WALK_IN');
  await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
  await page.getByText(`${name} terdaftar dengan nomor`).waitFor();
}

const answered = async (answer: string) => {
  const { press } = byKeyboard(page);
  await press({ selector: '#pairs button', name: answer });
  await page.getByRole('dialog').waitFor();
  await press({ selector: 'dialog button', name: 'Putuskan' });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

describe('Somebody whose number the same post has already', () => {
  it('is shown beside that case when they are registered, and told apart by keys alone, for good', async () => {
    await world.registered(1, 'officer.manila', { name: 'Yuliana Tefa', nik: '5304014107950001' });
    await registerAlone('Yuliana Tefa Seran', '5304014107950001');
    const pair = page.locator('#pairs').getByRole('region');
    await pair.waitFor();
    expect(await pair.getByRole('row', { name: /^Nama/ }).innerText()).toContain('Yuliana Tefa Seran');
    expect(await faultsOf(page, 'pair-registered')).toEqual([]);
    await answered('Bukan orang yang sama');
    await page.locator('#pairs').waitFor({ state: 'detached' });
    expect(await verdictsOf('Yuliana Tefa Seran')).toEqual(['DIFFERENT']);
    await page.goto(`${world.url}/matches?verdict=DIFFERENT`);
    await page.getByRole('region').filter({ hasText: 'Yuliana Tefa Seran' }).waitFor();
    // To undo is the national desk’s.
    expect(await page.getByRole('button', { name: /^(Batalkan|Satukan)/ }).count()).toBe(0);
    expect(await faultsOf(page, 'pairs-of-a-post')).toEqual([]);
  }, 120_000);

  it('of another post shows nothing: it is a question for the national desk', async () => {
    await world.registered(1, 'officer.phnompenh', { name: 'Maria Goreti', nik: '5304014107950002', country: 'KH' });
    const asked = page.waitForResponse(async (answer) => (await answer.text()).includes('"matches"'));
    await registerAlone('Maria G', '5304014107950002');
    expect(await (await asked).json()).toEqual({ data: { matches: { next: null, items: [] } } });
    expect(await page.locator('#pairs').count()).toBe(0);
    expect(await verdictsOf('Maria G')).toEqual(['OPEN']);
  }, 120_000);

  it('or who is twice on a list is answered in the group once they are in', async () => {
    await world.registered(1, 'officer.manila', { name: 'Petrus Kolo', nik: '5303010101900001', sex: 'MALE' });
    const group = key();
    await world
      .as('officer.manila')
      .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { ... on Group { id } } }', {
        input: {
          key: key(),
          id: group,
          reference: 'Dermaga, 6 Juni',
          country: 'PH',
          receivedAt: '2025-06-06T01:00:00Z',
        },
      });
    await page.goto(`${world.url}/groups/${group}`);
    await page.fill(
      '#paste',
      [
        'Nama\tJK\tTanggal lahir\tNIK',
        'Petrus K\tL\t1990\t5303010101900001',
        'Agnes Naisanu\tP\t1992\t5303014101920001',
        'Agnes N\tP\t1992\t5303014101920001',
      ].join('\n'),
    );
    await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByRole('heading', { name: 'Mungkin orang yang sama' }).waitFor();
    expect(await page.locator('.found h3 + ul li').allInnerTexts()).toHaveLength(3);
    await page.getByRole('button', { name: 'Daftarkan 3 orang' }).click();
    await page.locator('#pairs').waitFor();
    const pairs = page.locator('#pairs').getByRole('region');
    expect(await pairs.count()).toBe(2);
    expect(await faultsOf(page, 'pairs-group')).toEqual([]);
    const agnes = pairs.filter({ hasText: 'Agnes N' });
    await agnes.getByRole('button', { name: 'Orang yang sama', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Putuskan' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await agnes.waitFor({ state: 'detached' });
    await answered('Orang yang sama, peristiwa baru');
    await page.locator('#pairs').waitFor({ state: 'detached' });
    expect([await verdictsOf('Agnes N'), await verdictsOf('Petrus K')]).toEqual([['SAME'], ['SAME_NEW_EPISODE']]);
    expect(visit.complaints).toEqual([]);
  }, 120_000);

  it('is answered on the page of the case as well, from either end', async () => {
    const [first] = await world.registered(1, 'officer.manila', { name: 'Oktovianus', nik: '5303011010880001' });
    await world.registered(1, 'officer.manila', { name: 'Okto', nik: '5303011010880001' });
    await page.goto(`${world.url}/cases/${first?.id}#matches`);
    const matches = page.locator('#matches');
    await matches.getByRole('row', { name: /^Nama/ }).getByText('Okto', { exact: true }).waitFor();
    await matches.getByRole('button', { name: 'Orang yang sama', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Putuskan' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await matches.getByText('Satu orang').or(matches.getByText('Orang yang sama')).first().waitFor();
    expect(await matches.getByRole('button', { name: 'Orang yang sama' }).count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});

describe('The machine lines of a passport', () => {
  const filled = () =>
    Promise.all(['name', 'passportNumber', 'year', 'month', 'day'].map((id) => page.inputValue(`#${id}`)));
  const opened = async () => {
    await page.goto(`${world.url}/register`);
    await page.getByText('Ambil dari baris mesin paspor').click();
    await page.locator('#mrz').focus();
  };

  it('are typed key by key, or by a reader that types, and fill the form', async () => {
    await opened();
    await page.keyboard.type(machineLines().join('\n'));
    await page.getByText('Semua angka pemeriksa cocok.').waitFor();
    expect(await faultsOf(page, 'mrz')).toEqual([]);
    await page.getByRole('button', { name: 'Pakai' }).click();
    expect(await filled()).toEqual(['SUMARNI', 'E1234501', '1996', '11', '3']);
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByRole('button', { name: 'Kosongkan isian' }).click();
  }, 60_000);

  it('are pasted with what a scan misread: the wrong digits are told, and a typed name stays unless asked', async () => {
    await opened();
    await page.keyboard.insertText(machineLines().join('\n').replace('E1234501', 'E1234507'));
    await page.getByText('Angka pemeriksa tidak cocok: nomor paspor').waitFor();
    await page.fill('#mrz', '');
    await page.fill('#name', 'Sumarni binti Ali');
    await page.locator('#mrz').focus();
    await page.keyboard.insertText(machineLines().join('\r\n'));
    await page.getByRole('button', { name: 'Pakai' }).click();
    expect(await page.inputValue('#name')).toBe('Sumarni binti Ali');
    expect(await page.inputValue('#passportNumber')).toBe('E1234501');
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByRole('button', { name: 'Kosongkan isian' }).click();
    expect(visit.complaints).toEqual([]);
  }, 60_000);
});

describe('What is known of somebody besides', () => {
  it('is an age that is an estimate, a name in another script, and a time by the clock of the post', async () => {
    await page.goto(`${world.url}/register`);
    await page.locator('#ground input').first().check();
    await page.fill('#name', 'Maya Lin');
    await page.fill('#alias', 'မာယာလင်း');
    await page.fill('#age', 'tiga puluh');
    await page.locator('#sex input').first().check();
    await page.selectOption('#source', 'WALK_IN');
    await page.getByLabel('Diterima pada (waktu Manila)').fill('2026-01-15T09:30');
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.locator('.field.wrong #age').waitFor();
    expect(await faultsOf(page, 'age-refused')).toEqual([]);
    await page.fill('#age', '30');
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.getByText('Maya Lin terdaftar dengan nomor').waitFor();
    await page.getByRole('link', { name: 'Buka kasusnya' }).click();
    await page.waitForURL(/\/cases\//);
    const { case: maya } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { receivedAt person { alias birthDate } } }', {
        id: page.url().split('/').at(-1),
      });
    expect(maya).toEqual({
      receivedAt: expect.stringMatching(/^2026-01-15T01:30:00/),
      person: { alias: 'မာယာလင်း', birthDate: '1996~' },
    });
  }, 60_000);
});

describe('Rows that are put right', () => {
  it('wait half done on this device, also for whoever signs out and in again, and are registered from there', async () => {
    const group = key();
    await world
      .as('officer.manila')
      .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { ... on Group { id } } }', {
        input: { key: key(), id: group, reference: 'Gudang', country: 'PH', receivedAt: '2025-06-06T01:00:00Z' },
      });
    await page.goto(`${world.url}/groups/${group}`);
    await page.fill('#paste', 'Nama\tJK\tTanggal lahir\nYosef Bria\tL\t31/02/1999');
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
    expect(await page.inputValue('#paste')).toContain('Yosef Bria');
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByRole('button', { name: 'Daftarkan 0 orang' }).click();
    const cell = (label: string) => page.locator('#drafts').getByLabel(`${label}, baris 2`, { exact: true });
    const [born, alias] = [cell('Tanggal lahir'), cell('Alias, atau nama dalam aksara lain')];
    await born.fill('28/02/1999');
    await alias.fill('Yos');
    await page.waitForTimeout(300);
    await page.reload();
    await born.waitFor();
    expect(await born.inputValue()).toBe('28/02/1999');
    await page.getByRole('button', { name: 'Keluar', exact: true }).click();
    await page.waitForSelector('#login');
    await proveWhoIAm(page, 'officer.manila');
    await page.waitForSelector('h1');
    await page.goto(`${world.url}/groups/${group}`);
    await alias.waitFor();
    expect(await alias.inputValue()).toBe('Yos');
    await page.locator('#fixed-consents').getByText('Ya, semua').click();
    await page.getByRole('button', { name: 'Daftarkan 1 yang diperbaiki' }).click();
    await page.getByText('Tidak ada baris yang perlu diperbaiki.').waitFor();
    const { cases } = await world
      .as('officer.manila')
      .ask('query ($group: ID!) { cases(filter: { group: $group }) { items { person { name alias } } } }', { group });
    expect(cases.items).toEqual([{ person: { name: 'Yosef Bria', alias: 'Yos' } }]);
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});

describe('How somebody is reached', () => {
  it('is changed on the page of the case by keys alone; a wrong number is told at its field, and what was so stays', async () => {
    const [one] = await world.registered(1, 'officer.manila', {
      phone: '+63 917 123 0001',
      safeContact: 'Lewat kakaknya, malam',
    });
    await page.goto(`${world.url}/cases/${one?.id}`);
    const { press, write } = byKeyboard(page);
    await page.locator('.safe').getByText('Lewat kakaknya, malam').waitFor();
    await press({ selector: '.safe button', name: 'Ubah cara menghubungi' });
    await page.getByRole('dialog').waitFor();
    expect(await page.inputValue('#safeContact')).toBe('Lewat kakaknya, malam');
    await page.fill('#phone', '12');
    await press({ selector: 'dialog button', name: 'Ubah' });
    await page.locator('dialog .field.wrong #phone').waitFor();
    expect(await faultsOf(page, 'contact-refused')).toEqual([]);
    await page.fill('#phone', '');
    await page.fill('#safeContact', 'Pesan ke adiknya, siang');
    await write('#note', 'Kakaknya tahu perekrutnya');
    await press({ selector: 'dialog button', name: 'Ubah' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.safe').getByText('Pesan ke adiknya, siang').waitFor();
    expect(await page.locator('.safe').getByText('Lewat kakaknya').count()).toBe(0);
    const before = page.locator('.safe summary');
    expect((await before.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await press({ selector: '.safe summary', name: 'Sebelumnya' });
    await page.locator('.safe').getByText('Jangan dipakai lagi').waitFor();
    await page.locator('.safe').getByText('Lewat kakaknya, malam · +639171230001').waitFor();
    expect(await faultsOf(page, 'contact-before')).toEqual([]);
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});

describe('A list with headings of its own', () => {
  it('is read once its columns are told; what waits of it is taken out with what is wrong, and why in the audit', async () => {
    const group = key();
    await world
      .as('officer.manila')
      .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { ... on Group { id } } }', {
        input: { key: key(), id: group, reference: 'Pabrik', country: 'PH', receivedAt: '2025-06-07T01:00:00Z' },
      });
    await page.goto(`${world.url}/groups/${group}`);
    await page.fill(
      '#paste',
      ['Peserta\tJK\tTanggal lahir\tBarak', 'Dominggus Kale\tL\t1990\tB2', 'Yuliana Tefa\tP\t31/02/1992\tB3'].join(
        '\n',
      ),
    );
    await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByText('Arti kolom: 2 belum dikenal').waitFor();
    expect(await faultsOf(page, 'list-columns')).toEqual([]);
    await page.getByLabel('Peserta', { exact: true }).selectOption({ label: 'Nama lengkap' });
    await page.getByText('1 siap didaftarkan, 1 perlu diperbaiki').waitFor();
    // Half done it stays, as all that is typed.
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByRole('button', { name: 'Daftarkan 1 orang' }).click();
    await page.locator('#drafts').getByText('Baris 3').first().waitFor();

    await page.getByRole('button', { name: 'Unduh sebagai lembar kerja' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Unduh sebagai lembar kerja' }).click();
    await dialog.locator('.field.wrong #purpose').waitFor();
    await dialog.getByLabel('Untuk apa').selectOption('CASE_WORK');
    expect(await faultsOf(page, 'rows-downloaded')).toEqual([]);
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Unduh sebagai lembar kerja' }).click();
    const [head, ...rows] = await readSheet(readFileSync(await (await download).path()));
    expect(head).toEqual(['Baris', 'Peserta', 'JK', 'Tanggal lahir', 'Barak', 'Yang perlu diperbaiki']);
    expect(rows).toEqual([[3, 'Yuliana Tefa', 'P', '31/02/1992', 'B3', expect.stringContaining('anggal')]]);
    await dialog.getByRole('button', { name: 'Tutup' }).click();
    const { auditEntries } = await world
      .as('auditor')
      .ask('{ auditEntries(filter: { act: "takeOutDrafts" }) { items { purpose } } }');
    expect(auditEntries.items).toEqual([{ purpose: 'CASE_WORK' }]);

    // Rows of two lists are told apart by the name of each.
    await page.locator('#list-file').setInputFiles({
      name: 'barak-dua.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Nama,JK,Tanggal lahir\nMarten Lulu,L,1993\nRosina Lulu,P,30/02/1994'),
    });
    await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByRole('button', { name: 'Daftarkan 1 orang' }).click();
    await page.locator('#drafts').getByText('Baris 3 · barak-dua.csv', { exact: true }).waitFor();
    await page.locator('#drafts').getByText('Baris 3 · ditempelkan atau diketik', { exact: true }).waitFor();
    expect(await faultsOf(page, 'rows-of-two-lists')).toEqual([]);

    await page.fill('#paste', 'Peserta\tJK\tTanggal lahir\nBernadus Seran\tL\t1991');
    await page.getByText('Ya, semua sudah ditanya dan setuju').first().click();
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByText('1 siap didaftarkan').waitFor();
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});
