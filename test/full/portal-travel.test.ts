import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { act, kemensos, manila } from '../journey';
import { printed } from '../pdf';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { arrived } from '../prepared';
import { daysFromNow, NAMES, raidOf35 } from '../travellers';
import { key, openWorld, type World } from '../world';

/** Every screen of the journey in every state it has: judged by axe, and kept as a picture where a folder is named. */
const PICTURES = process.env['PULANG_TEST_PICTURES'];

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
/** The one journey that there is. */
let id: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, manila);
  ({ page } = visit);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function looked(name: string): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
}
const go = async (path: string, text: string | RegExp) => {
  await page.goto(world.url + path);
  await page.getByText(text).first().waitFor();
};
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();

/** Each page with its head and its number, everybody once, a pending number as such, and nothing of anybody’s health. */
async function envelopes(sheets: readonly string[]): Promise<void> {
  expect(sheets.length).toBeGreaterThan(1);
  for (const [i, sheet] of sheets.entries()) expect(sheet).toContain(`Halaman / Page ${i + 1} / ${sheets.length}`);
  const whole = sheets.join(' ');
  for (const words of ['Daftar amplop dokumen / Envelope list', 'Yang membawa (pendamping atau maskapai)'])
    expect(whole).toContain(words);
  const heads = whole.match(/Dibawa \/ Carried Diserahkan \/ Delivered/g);
  expect(heads).toHaveLength(sheets.filter((sheet) => sheet.includes('☐')).length);
  expect(whole).toMatch(/Versi \/ Version 1 · Kode periksa \/ Check code [\dA-F]{4}-[\dA-F]{4}-[\dA-F]{4}/);
  const { movement } = await world
    .as(manila)
    .ask('query ($id: ID!) { movement(id: $id) { passengers { person { name } } } }', { id });
  expect(movement.passengers).toHaveLength(35);
  for (const { person } of movement.passengers) expect(whole).toContain(person.name);
  expect(whole.match(/☐/g)).toHaveLength(70);
  expect(whole.match(/nomor menyusul \/ number pending/g)).toHaveLength(1);
  expect(whole).not.toMatch(/laik|fit|sakit|korban|victim|exploit|pregnan/i);
}

describe('The screens of a journey', () => {
  it('that have nothing to show say what to do', async () => {
    await go('/movements', 'Belum ada perjalanan.');
    await looked('movements-empty');
    await go('/clearances', 'Tidak ada orang');
    await looked('clearances-empty');
    await go(`/movements/${key()}`, 'Perjalanan ini tidak ada');
    await looked('movement-gone');
    await go(`/movements/${key()}/papers/manifest?version=1`, 'Versi manifes ini tidak ada.');
    await looked('paper-gone');
  }, 120_000);

  it('that can not be had say so, and try again', async () => {
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Me ') ? route.continue() : route.abort(),
    );
    for (const path of ['/movements', '/clearances', `/movements/${key()}`]) {
      await page.goto(world.url + path);
      await page.locator('.notice.wrong').first().waitFor({ timeout: 20_000 });
      await looked(`error${path.split('/').slice(0, 2).join('-')}${path.length > 20 ? '-one' : ''}`);
    }
    await page.unroute('**/graphql');
    visit.complaints.length = 0;
  }, 180_000);

  it('are whole with thirty-five people, in both languages, on a desk and on a phone', async () => {
    await raidOf35(world);
    await go('/movements/new', 'Perjalanan baru');
    await button('Buat perjalanan').click();
    await page.locator('.summary').waitFor();
    await looked('trip-refused');

    const { cases } = await world.as(manila).ask('{ cases(filter: { stage: PREPARATION }) { items { id } } }');
    id = key();
    const leg = {
      id: key(),
      mode: 'AIR',
      carrier: 'GA',
      number: 'GA8035',
      charter: true,
      seats: 40,
      from: 'MNL',
      to: 'CGK',
      plannedDeparture: `${daysFromNow(5)}T02:05:00Z`,
      plannedArrival: `${daysFromNow(5)}T04:50:00Z`,
    };
    const trip = { id, reference: 'Manila 35', receiver: kemensos, escorts: 2, legs: [leg] };
    expect(await act(world, manila, 'createMovement', trip)).toMatchObject({ __typename: 'Movement' });
    const occurredAt = new Date().toISOString();
    for (const one of cases.items.slice(1))
      await act(world, manila, 'manifestPassenger', { case: one.id, movement: id, occurredAt });

    await go('/movements', 'Manila 35');
    await looked('movements');
    await go(`/movements/${id}`, /orang masih menunggu syarat/);
    await button('Terbitkan manifes versi 1').click();
    await page.getByText('Versi 1').first().waitFor();
    await looked('movement');
    await button(`Dokumen ${NAMES.numberPending}`).click();
    await looked('paper-dialog');
    await page.keyboard.press('Escape');
    await button('Tambah orang').click();
    await page.locator('.candidates input').first().waitFor();
    await looked('add-people');
    await page.keyboard.press('Escape');
    await page.locator('tbody .ticks input').first().check();
    for (const [deed, name] of [
      ['Turunkan dari daftar', 'take-off'],
      ['Pisahkan menjadi perjalanan baru', 'split'],
    ] as const) {
      await button(deed).click();
      await page.getByRole('dialog').waitFor();
      await looked(name);
      await page.keyboard.press('Escape');
    }
    await button(/^Ubah waktu/).click();
    await looked('retime');

    for (const paper of ['manifest', 'annex', 'handover', 'letters', 'envelopes']) {
      await go(`/movements/${id}/papers/${paper}?version=1`, 'Dokumen ini membuka nama');
      if (paper === 'manifest') await looked('paper-asks');
      await button('Buka dan siapkan').click();
      await page.locator('.paper').first().waitFor();
      await looked(`paper-${paper}`);
    }
    await envelopes(await printed(page));
    await go('/clearances', NAMES.noPermit);
    await looked('clearances');
    await page.locator('thead .ticks input').check();
    await button('Catat izin').click();
    await looked('clearance-dialog');
    expect(visit.complaints).toEqual([]);
  }, 600_000);
});

describe('What is done on the screens of a journey', () => {
  const officer = () => world.as(manila);
  const save = (name = 'Simpan') => page.getByRole('dialog').getByRole('button', { name }).click();
  const closed = () => page.getByRole('dialog').waitFor({ state: 'detached' });
  const movements = async () =>
    (
      await officer()
        .ask(`{ movements { items { id reference state legs { plannedDeparture plannedArrival cancelledAt reason }
        passengers { state } } } }`)
    ).movements.items;
  const on = async (reference: string, state: string) =>
    (await movements())
      .find((one: { reference: string }) => one.reference === reference)
      .passengers.filter((one: { state: string }) => one.state === state).length;

  it('reaches the core for many at once: holds opened and cleared, and leave recorded', async () => {
    const held = async () =>
      (await officer().ask('{ cases(filter: { hold: OVERSTAY_FINE }, first: 50) { items { id } } }')).cases.items
        .length;
    await go('/clearances', NAMES.noPermit);
    await page.locator('thead .ticks input').check();
    await button('Catat hambatan').click();
    await page.selectOption('#code', 'OVERSTAY_FINE');
    await save();
    await page.getByText('Selesai untuk 36 orang.').waitFor();
    expect(await held()).toBe(36);
    await go('/clearances?hold=OVERSTAY_FINE', NAMES.noPermit);
    await page.locator('thead .ticks input').check();
    await button('Selesaikan hambatan').click();
    await save();
    await page.getByText('Selesai untuk 36 orang.').waitFor();
    expect(await held()).toBe(0);

    await go('/clearances', NAMES.noPermit);
    await page.locator('tbody tr', { hasText: NAMES.noPermit }).locator('input').check();
    await button('Catat izin').click();
    await save();
    await page.getByText('Selesai untuk 1 orang.').waitFor();
    const { cases } = await officer().ask(
      '{ cases(filter: { stage: PREPARATION }, first: 50) { items { person { name } clearances { status } } } }',
    );
    const one = cases.items.find(({ person }: { person: { name: string } }) => person.name === NAMES.noPermit);
    expect(one.clearances.at(-1)).toEqual({ status: 'GRANTED' });
  }, 120_000);

  it('gives a leg other times, by the clocks of its places', async () => {
    await go(`/movements/${id}`, 'Manila 35');
    await button(/^Ubah waktu/).click();
    await page.fill('#departsAt', '12:05');
    await page.fill('#arrivesAt', '13:50');
    await page.selectOption('#reason', 'WEATHER');
    await save();
    await closed();
    const [{ legs }] = await movements();
    expect(legs[0]).toMatchObject({
      plannedDeparture: `${daysFromNow(5)}T04:05:00+00:00`,
      plannedArrival: `${daysFromNow(5)}T06:50:00+00:00`,
      reason: 'WEATHER',
    });
  }, 120_000);

  it('says of a paper whose last day has gone by that it holds no more, where one is chosen', async () => {
    const { movement } = await officer().ask(
      'query ($id: ID!) { movement(id: $id) { passengers { case { id documents { id status expiresOn } } person { name } } } }',
      { id },
    );
    const one = movement.passengers.find((each: { case: { documents: { status: string }[] } }) =>
      each.case.documents.some(({ status }) => status === 'VALID'),
    );
    const paper = one.case.documents.find(({ status }: { status: string }) => status === 'VALID');
    const until = (day: string | null) =>
      world.owner.query('update travel_document set expires_on = $2 where id = $1', [paper.id, day]);
    await until('2025-01-31');
    await go(`/movements/${id}`, 'Manila 35');
    await button(`Dokumen ${one.person.name}`).click();
    await page.locator('#document').waitFor();
    expect(await page.locator(`#document option[value="${paper.id}"]`).innerText()).toMatch(
      / · Habis berlaku 31 Jan 2025$/,
    );
    await page.keyboard.press('Escape');
    await until(paper.expiresOn);
    await go(`/movements/${id}`, 'Manila 35');
  }, 60_000);

  it('splits some off into a journey of their own, and merges them back', async () => {
    const boxes = page.locator('tbody .ticks input');
    await boxes.nth(10).check();
    await boxes.nth(11).check();
    await button('Pisahkan menjadi perjalanan baru').click();
    await page.fill('[id="into.reference"]', 'Manila 2');
    for (const [field, value] of [
      ['from', 'MNL'],
      ['to', 'CGK'],
      ['plannedDeparture', daysFromNow(6)],
      ['departsAt', '10:05'],
      ['plannedArrival', daysFromNow(6)],
      ['arrivesAt', '11:50'],
    ])
      await page.fill(`[id="into.legs.0.${field}"]`, value ?? '');
    await save();
    await page.getByRole('heading', { name: 'Manila 2' }).waitFor();
    expect([await on('Manila 35', 'LISTED'), await on('Manila 35', 'TRANSFERRED')]).toEqual([33, 2]);
    expect(await on('Manila 2', 'LISTED')).toBe(2);
    await button('Gabungkan ke perjalanan lain').click();
    await page.locator(`#into option[value="${id}"]`).waitFor({ state: 'attached' });
    expect(await page.locator(`#into option[value="${id}"]`).innerText()).toMatch(/^Manila 35 · Manila – Jakarta/);
    await page.selectOption('#into', id);
    await save('Gabungkan');
    await page.getByRole('heading', { name: 'Manila 35' }).waitFor();
    expect([await on('Manila 35', 'LISTED'), await on('Manila 2', 'TRANSFERRED')]).toEqual([35, 2]);
  }, 120_000);

  it('cancels no leg that people wait for until there is another, and then all of it', async () => {
    await go(`/movements/${id}`, 'Manila 35');
    await page.getByText('Belum dapat dibatalkan').waitFor();
    expect(await button(/^Batalkan etape/).count()).toBe(0);
    await button('Tambah etape').click();
    for (const [field, value] of [
      ['from', 'MNL'],
      ['to', 'CGK'],
      ['plannedDeparture', daysFromNow(5)],
      ['departsAt', '16:05'],
      ['plannedArrival', daysFromNow(5)],
      ['arrivesAt', '17:50'],
    ])
      await page.fill(`[id="leg.${field}"]`, value ?? '');
    await save();
    await closed();
    await button(/^Batalkan etape/).click();
    await page.selectOption('#reason', 'CARRIER');
    await save('Batalkan etape');
    await closed();
    await button('Batalkan perjalanan').click();
    await save('Batalkan perjalanan');
    await page.locator('.summary').getByText('Pilih alasannya.').waitFor();
    await page.selectOption('#reason', 'REPLANNED');
    await save('Batalkan perjalanan');
    await closed();
    const journey = (await movements()).find((one: { id: string }) => one.id === id);
    expect(journey).toMatchObject({ state: 'CANCELLED', legs: [{ reason: 'CARRIER' }, { cancelledAt: null }] });
    expect(journey.legs[0].cancelledAt).not.toBeNull();
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});

describe('A BAST that is on record', () => {
  it('is printed by who received, with its number, its day in words and who has signed', async () => {
    await arrived(world, 2);
    const { handovers } = await world
      .as('shelter.kemensos')
      .ask('{ handovers { items { id number checkCode people { person { name } } } } }');
    const [handover] = handovers.items;
    const theirs = await visitPortal(world, browser, 'shelter.kemensos', { path: `/handovers/${handover.id}/paper` });
    await theirs.page.getByRole('button', { name: 'Buka dan siapkan' }).click();
    await theirs.page.locator('.paper').waitFor();
    const [sheet = ''] = await printed(theirs.page);
    expect(sheet).toContain(handover.number);
    expect(sheet).toContain('Sabtu tanggal empat belas bulan Juni tahun dua ribu dua puluh lima');
    expect(sheet).toContain('Saturday, 14 June 2025');
    expect(sheet.match(/Ditandatangani \/ Signed 14 Jun 2025/g)).toHaveLength(2);
    expect(sheet.replaceAll('-', '')).toContain(handover.checkCode);
    expect(handover.people).toHaveLength(2);
    for (const { person } of handover.people) expect(sheet).toContain(person.name);
    expect(theirs.complaints).toEqual([]);
    await theirs.context.close();
  }, 120_000);
});
