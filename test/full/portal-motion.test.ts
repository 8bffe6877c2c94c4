import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import {
  act,
  boardAll,
  issue,
  kemensos,
  list,
  manila,
  planned,
  preparing,
  readyOn,
  when,
  type Planned,
} from '../journey';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

/** What becomes of people on the way, on the screens of their journey, and what the core then says of them. */

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, manila);
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  expect(visit.complaints).toEqual([]);
  await browser.close();
  await world.close();
});

/** As a box for a day and a time takes it. */
const wallIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T');
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const dialog = () => page.getByRole('dialog');
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
const looked = async (name: string) => expect(await faultsOf(page, name)).toEqual([]);
const closed = () => dialog().waitFor({ state: 'detached' });
const go = async (movement: string, text: string | RegExp, more = '') => {
  await page.goto(`${world.url}/movements/${movement}${more}`);
  await said(text);
};

interface Place {
  state: string;
  reason: string | null;
  case: { id: string; state: string };
  leg: { from: string; to: string } | null;
}
const placesOn = async (id: string): Promise<Place[]> =>
  (
    await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { passengers { state reason case { id state } leg { from to } } } }', {
        id,
      })
  ).movement.passengers;
const placeOf = async (movement: string, id: string) =>
  (await placesOn(movement)).findLast((one) => one.case.id === id);
const called = async (id: string): Promise<string> =>
  (await world.as(manila).ask('query ($id: ID!) { case(id: $id) { person { name } } }', { id })).case.person.name;
const tick = async (id: string) => page.getByLabel(`Pilih ${await called(id)}`, { exact: true }).check();

let plan: Planned;
let ids: [string, string, string, string];
let spare: string;
beforeAll(async () => {
  plan = await planned(world, { by: 'SIN' });
  ids = (await preparing(world, 4, { overrides: { sex: 'FEMALE' } })) as typeof ids;
  [spare = ''] = await preparing(world, 1);
  await readyOn(world, plan.id, ids);
  await issue(world, plan.id);
}, 120_000);

describe('Before they leave', () => {
  it('somebody comes on in another’s place: both or neither, and a refusal stands at who comes', async () => {
    const last = ids[3];
    const { id: other } = await planned(world);
    await go(plan.id, 'Penumpang');
    await tick(last);
    await button('Turunkan dari daftar').click();
    await dialog().locator('#reason').selectOption('UNFIT');
    await dialog().locator('#for').selectOption(spare);
    await looked('swap');
    await list(world, other, spare);
    await dialog().getByRole('button', { name: 'Turunkan dari daftar' }).click();
    await dialog()
      .locator('.field.wrong', { has: page.locator('#for') })
      .waitFor();
    await looked('swap-refused');
    expect(await placeOf(plan.id, last)).toMatchObject({ state: 'LISTED' });
    await act(world, manila, 'takeOff', {
      ...{ case: spare, movement: other, reason: 'REPLANNED', occurredAt: when.issued },
    });
    await page.reload();
    await said('Penumpang');
    await tick(last);
    await button('Turunkan dari daftar').click();
    await dialog().locator('#reason').selectOption('UNFIT');
    await dialog().locator('#for').selectOption(spare);
    await dialog().getByRole('button', { name: 'Turunkan dari daftar' }).click();
    await closed();
    expect(await placeOf(plan.id, last)).toMatchObject({ state: 'OFFLOADED', reason: 'UNFIT' });
    expect(await placeOf(plan.id, spare)).toMatchObject({ state: 'LISTED' });
    await act(world, manila, 'takeOff', {
      ...{ case: spare, movement: plan.id, reason: 'NO_SHOW', occurredAt: new Date().toISOString() },
    });
  }, 180_000);

  it('nobody boards while nothing goes on from where the leg ends', async () => {
    await act(world, manila, 'cancelLeg', {
      ...{ leg: plan.legs[1], version: 1, reason: 'CARRIER', occurredAt: new Date().toISOString() },
    });
    await go(plan.id, /^▲ Etape lanjutan dari Singapura dibatalkan/);
    await looked('stranded');
    await go(plan.id, /^▲ Etape lanjutan dari Singapura dibatalkan/, '/check-in');
    expect(await page.getByRole('button', { name: /^Naik: / }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Tidak ada: / }).count()).toBe(3);
    await looked('stranded-check-in');
    const onward = { id: key(), mode: 'AIR', from: 'SIN', to: 'CGK', plannedDeparture: when.onward };
    await act(world, manila, 'addLeg', { movement: plan.id, leg: { ...onward, plannedArrival: when.landed } });
    plan = { ...plan, legs: [plan.legs[0] as string, onward.id] };
    await go(plan.id, 'Naik', '/check-in');
    await page
      .getByRole('button', { name: /^Naik: / })
      .nth(2)
      .waitFor();
    expect(await page.getByRole('button', { name: /^Naik: / }).count()).toBe(3);
  }, 180_000);

  it('they are put on one of two buses, one by one', async () => {
    const times = { plannedDeparture: when.departed, plannedArrival: when.landed };
    const bus = () => ({ id: key(), mode: 'LAND', from: 'PHCLK', to: 'MNL', ...times });
    const movement = { id: key(), reference: 'Dua bus', receiver: kemensos, escorts: 1, legs: [bus(), bus()] };
    await act(world, manila, 'createMovement', movement);
    const [one = ''] = await preparing(world, 1);
    await list(world, movement.id, one);
    await go(movement.id, 'Penumpang');
    await tick(one);
    await button('Tempatkan pada etape').click();
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await dialog().locator('.summary').getByText('Pilih etapenya.').waitFor();
    await looked('seat-on');
    await dialog()
      .locator('#leg')
      .selectOption(movement.legs[1]?.id ?? '');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    expect(await placeOf(movement.id, one)).toMatchObject({ leg: { from: 'PHCLK' } });
  }, 120_000);
});

describe('Once they are under way', () => {
  it('the leg is recorded as gone and as come in', async () => {
    await boardAll(world, plan.id, ids.slice(0, 3));
    await go(plan.id, 'Penumpang');
    await button('Catat berangkat Manila – Singapura').click();
    await dialog().locator('#departedAt').fill('2025-06-15');
    await dialog().locator('#departedAt-time').fill('10:00');
    await looked('leg-left');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    expect(await placeOf(plan.id, ids[0])).toMatchObject({ state: 'BOARDED', case: { state: 'DEPARTED' } });
    await tick(ids[0]);
    await said('Ada yang masih di perjalanan');
    expect(await button('Catat tertahan').count()).toBe(0);
  }, 120_000);

  it('a child who is born there has a case, and the mother', async () => {
    const mother = await called(ids[0]);
    await go(plan.id, 'Penumpang');
    await button(`Catat kelahiran: anak ${mother}`).click();
    await dialog().getByRole('button', { name: 'Catat kelahiran' }).click();
    await dialog().locator('.summary').getByText('Pilih jenis kelamin.').waitFor();
    await dialog().locator('#sex').selectOption('FEMALE');
    await dialog().locator('#occurredAt').fill('2025-06-14T01:00');
    await dialog().getByRole('button', { name: 'Catat kelahiran' }).click();
    await dialog()
      .locator('.field.wrong', { has: page.locator('#occurredAt') })
      .waitFor();
    await looked('birth-refused');
    // By the clock of the post, which is another than that of the device; and nobody is born tomorrow.
    await dialog()
      .getByLabel('Lahir pada (waktu Manila)')
      .fill(wallIn(new Date(Date.now() + 3_600_000), 'Asia/Manila'));
    await dialog().getByRole('button', { name: 'Catat kelahiran' }).click();
    await dialog().locator('.summary').getByText('yang sudah lewat').waitFor();
    const born = new Date(Math.floor(Date.now() / 60_000 - 60) * 60_000);
    await dialog().locator('#occurredAt').fill(wallIn(born, 'Asia/Manila'));
    await dialog().getByRole('button', { name: 'Catat kelahiran' }).click();
    await closed();
    await said(`Bayi ${mother}`);
    const child = (await placesOn(plan.id)).find((one) => !ids.includes(one.case.id) && one.state === 'BOARDED');
    const { case: found } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id) { state receivedAt person { sex } kin { relation other { id } } } }', {
        id: child?.case.id,
      });
    expect(found).toMatchObject({ state: 'DEPARTED', person: { sex: 'FEMALE' }, kin: [{ other: { id: ids[0] } }] });
    expect(new Date(found.receivedAt)).toEqual(born);
  }, 180_000);

  it('somebody found among them is counted from there on', async () => {
    const [stray] = await world.registered(1, manila);
    await go(plan.id, 'Ditemukan ikut tanpa terdaftar', '/check-in');
    await button('Ditemukan ikut tanpa terdaftar').click();
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await dialog().locator('.summary').getByText('Cari lalu pilih orangnya.').waitFor();
    await dialog()
      .locator('#find')
      .fill(stray?.number ?? '');
    await dialog().getByRole('radio').check();
    await looked('found-aboard');
    await dialog().locator('#note').fill('Duduk di antara rombongan.');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    expect(await placeOf(plan.id, stray?.id ?? '')).toMatchObject({ state: 'BOARDED', case: { state: 'DEPARTED' } });
  }, 120_000);

  it('where a leg brought them one is kept by a border, by keyboard alone, and another goes on by another journey', async () => {
    await go(plan.id, 'Penumpang');
    await button('Catat tiba Manila – Singapura').click();
    await dialog().locator('#arrivedAt').fill('2025-06-15');
    await dialog().locator('#arrivedAt-time').fill('13:30');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();

    await go(plan.id, 'Penumpang');
    const keys = byKeyboard(page);
    await keys.press({ name: `Pilih ${await called(ids[1])}` }, 'Space');
    await keys.press({ selector: '.bulk button', name: 'Catat tertahan' });
    await keys.press({ selector: 'dialog button', name: 'Catat tertahan' });
    await dialog().locator('.summary').getByText('Pilih alasannya.').waitFor();
    await looked('hold-back-refused');
    await keys.choose('dialog #reason', 'Tertahan di perbatasan');
    await keys.write('dialog #note', 'Paspor ditahan petugas.');
    await keys.press({ selector: 'dialog button', name: 'Catat tertahan' });
    await closed();
    expect(await placeOf(plan.id, ids[1])).toMatchObject({
      ...{ state: 'HELD_BACK', reason: 'BORDER', case: { state: 'PREPARING' } },
    });

    const leg = { id: key(), mode: 'AIR', from: 'SIN', to: 'CGK', plannedDeparture: when.onward };
    const other = { id: key(), reference: 'Dari Singapura', receiver: kemensos, escorts: 1 };
    const legs = [{ ...leg, plannedArrival: when.landed }];
    await act(world, manila, 'createMovement', { ...other, legs });
    await page.reload();
    await said('Penumpang');
    await tick(ids[2]);
    await button('Pindahkan ke perjalanan lain').click();
    await dialog().locator('#to').selectOption(other.id);
    expect(await dialog().locator('#to option').count()).toBe(2);
    await looked('transfer');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await closed();
    expect(await placeOf(plan.id, ids[2])).toMatchObject({ state: 'TRANSFERRED' });
    expect(await placeOf(other.id, ids[2])).toMatchObject({ state: 'LISTED', case: { state: 'DEPARTED' } });
  }, 240_000);
});
