import type { Browser, BrowserContext, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { act, departed, manila, planned, when } from '../journey';
import { printed } from '../pdf';
import { onDevice, setPin } from '../portal-device';
import { visitPortal, type Visit } from '../portal-page';
import { key, type World } from '../world';

const kemensos = 'shelter.kemensos';
/** Houses by who fits in: too few women in the first, the others in the second, the men in the third. */
export const HOUSES = { first: 'MITRA-1', second: 'RPTC-BA', third: 'ASRAMA-HAJI' };

export interface Landed {
  movement: string;
  people: string[];
}

/** Thirty-five who have landed and whom nobody has ticked yet. */
export async function landed(world: World): Promise<Landed> {
  const plan = await planned(world);
  const people = await departed(world, 35, plan);
  const arrival = await act(world, kemensos, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
  if (arrival.code) throw new Error(JSON.stringify(arrival));
  return { movement: plan.id, people };
}

export interface Told {
  /** What a robot needs from flight mode to the printed BAST; signing in is not in it. */
  seconds: number;
  handover: string;
  /** What was said where more were chosen than fit. */
  refusal: string;
  /** The smallest side of anything that is touched on the phone, in CSS pixels. */
  smallest: number;
  sheets: string[];
  complaints: string[];
}

/** An arrival of thirty-five: two do not show, thirty-three are handed over, signed for, and sleep in three houses. */
export async function arrival(world: World, browser: Browser, { movement, people }: Landed): Promise<Told> {
  const path = `/movements/${movement}/check-in`;
  const phone = await visitPortal(world, browser, kemensos, { path, width: 360 });
  const other = await visitPortal(world, browser, manila, { path, width: 360 });
  for (const { context } of [phone, other]) context.setDefaultTimeout(30_000);
  await setPin(phone.page);
  await onDevice(phone.page);
  await phone.page.goto(world.url + path);
  await phone.page.getByText('0 dari 35 sudah dicatat').waitFor();

  const began = performance.now();
  const smallest = await ticked(phone.page, phone.context);
  await other.page.reload();
  await other.page.getByText('35 dari 35 sudah dicatat').waitFor();
  const handover = await signedFor(world, other, phone, movement);
  const refusal = await housed(world, phone.page, people);
  const sheets = await bast(world, phone.page, handover);
  const seconds = (performance.now() - began) / 1000;
  const complaints = [phone, other].flatMap((visit) => visit.complaints);
  for (const { context } of [phone, other]) await context.close();
  return { seconds, handover, refusal, smallest, sheets, complaints };
}

/** Without a line: one is ticked by mistake and undone, thirty-three came, two did not. */
async function ticked(page: Page, context: BrowserContext): Promise<number> {
  await context.setOffline(true);
  const sizes = await page.locator('.door button').evaluateAll((all) =>
    all.map((one) => {
      const box = one as unknown as { getBoundingClientRect(): { width: number; height: number } };
      const { width, height } = box.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  const arrive = page.getByRole('button', { name: /^Tiba: / });
  await arrive.last().click();
  await page.getByText('1 dari 35 sudah dicatat').waitFor();
  await page.getByRole('button', { name: /^Batalkan: / }).click();
  await page.getByText('0 dari 35 sudah dicatat').waitFor();
  for (let i = 0; i < 33; i += 1) {
    await arrive.first().click();
    await page.getByText(`${i + 1} dari 35 sudah dicatat`).waitFor();
  }
  for (const done of [34, 35]) {
    await page
      .getByRole('button', { name: /^Tidak ada: / })
      .first()
      .click();
    await page.selectOption('#reason', 'NO_SHOW');
    await page.getByRole('button', { name: 'Catat tidak ada' }).click();
    await page.getByText(`${done} dari 35 sudah dicatat`).waitFor();
  }
  await context.setOffline(false);
  await page.getByText('✓ Semua sudah terkirim.').waitFor({ timeout: 60_000 });
  return Math.min(...sizes);
}

/** The post makes the BAST of those who came, and both sides sign it. */
async function signedFor(world: World, giver: Visit, receiver: Visit, movement: string): Promise<string> {
  const { page } = giver;
  await page.goto(`${world.url}/handovers/new?movement=${movement}`);
  await page.getByText('33 orang pada BAST ini').waitFor();
  await page.locator('#receiver option').nth(1).waitFor({ state: 'attached' });
  await page.locator('.bulk button').click();
  await page.locator('#sign button').click();
  await page.getByText('Menunggu tanda tangan penerima').waitFor();
  const handover = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await receiver.page.goto(`${world.url}/handovers`);
  await receiver.page.locator('#to-sign a').first().click();
  await receiver.page.locator('#sign').getByText('33 diterima').waitFor();
  await receiver.page.locator('#sign button').click();
  await receiver.page.getByText('Ditandatangani kedua pihak').first().waitFor();
  return handover;
}

const WAIT = `{ cases(filter: { state: ARRIVED }, first: 100) { items { id version person { sex } } } }`;

/** More women than fit are refused; then another officer takes beds at the very moment in which this one does. */
async function housed(world: World, page: Page, people: readonly string[]): Promise<string> {
  await page.goto(`${world.url}/shelters`);
  const boxes = page.locator('#guests tbody input');
  const into = async (house: string) => {
    await page.selectOption('#shelter', idOf(`shelter ${house}`));
    await page.getByRole('button', { name: 'Tempatkan' }).click();
  };
  const placed = () => page.getByText(/^Selesai untuk \d+ orang\.$/).waitFor();
  const all = page.locator('#guests thead input');
  await page.getByRole('button', { name: /^Perempuan dan anak/ }).click();
  await boxes.nth(6).waitFor();
  await all.check();
  await into(HOUSES.first);
  const refusal = await page.locator('.summary:focus li').first().innerText();

  await all.uncheck();
  for (let i = 0; i < 6; i += 1) await boxes.nth(i).check();
  const { cases } = await world.as(kemensos).ask(WAIT);
  const women = cases.items.filter(
    (one: { id: string; person: { sex: string } }) => people.includes(one.id) && one.person.sex === 'FEMALE',
  );
  const rows = women.slice(-6).map(({ id, version }: { id: string; version: number }) => ({
    key: key(),
    case: id,
    version,
    shelter: idOf(`shelter ${HOUSES.first}`),
    bedKind: 'WOMEN',
    occurredAt: new Date().toISOString(),
  }));
  const rival = world
    .as(kemensos)
    .ask(`mutation ($rows: [PlaceInShelter!]!) { placeAllInShelter(rows: $rows) { __typename } }`, { rows });
  await Promise.all([into(HOUSES.first).then(placed), rival]);

  await page.reload();
  await page.getByRole('button', { name: /^Perempuan dan anak/ }).click();
  await boxes.first().waitFor();
  await all.check();
  await into(HOUSES.second);
  await placed();
  await page.getByRole('button', { name: /^Laki-laki dewasa/ }).click();
  await boxes.first().waitFor();
  await all.check();
  await into(HOUSES.third);
  await placed();
  return refusal;
}

async function bast(world: World, page: Page, handover: string): Promise<string[]> {
  await page.goto(`${world.url}/handovers/${handover}`);
  await page.getByRole('link', { name: 'Cetak BAST' }).click();
  await page.getByRole('button', { name: 'Buka dan siapkan' }).click();
  await page.locator('.paper').first().waitFor();
  return printed(page);
}
