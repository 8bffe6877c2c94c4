import type { Browser, BrowserContext, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { act, acts, boardAll, issue, manila, planned, preparing, readyOn, when } from '../journey';
import { printed } from '../pdf';
import { onDevice, setPin } from '../portal-device';
import { visitPortal, type Visit } from '../portal-page';
import { key, type World } from '../world';

const kemensos = 'shelter.kemensos';
const partner = 'shelter.partner';
/** Houses by who fits in: too few women in the first, the others with families and children in the second, men in the third. */
export const HOUSES = { first: 'MITRA-1', second: 'RPTC-2', third: 'ASRAMA-HAJI' };

/** Who came with whom: two children with their mother, a son who is kept from his father, and a girl with nobody. */
export const NAMES = {
  mother: 'Aisyah Rahmawati',
  daughter: 'Aisyah Putri Rahmawati',
  small: 'Abdul Rahmawati',
  father: 'Arif Gunawan',
  son: 'Adit Gunawan',
  alone: 'Ani Lestari',
};
type Name = keyof typeof NAMES;
const children: readonly Name[] = ['daughter', 'small', 'son', 'alone'];
const born: Readonly<Record<Name, object>> = {
  mother: { sex: 'FEMALE', birthDate: '1990-02-03' },
  daughter: { sex: 'FEMALE', birthDate: '2015-04-05' },
  small: { sex: 'MALE', birthDate: '2021-07-08' },
  father: { sex: 'MALE', birthDate: '1982-01-09' },
  son: { sex: 'MALE', birthDate: '2011-03-10' },
  alone: { sex: 'FEMALE', birthDate: '2012-05-06' },
};

export interface Landed {
  movement: string;
  people: string[];
}

/** Thirty-five who have landed, four children among them, and whom nobody has ticked yet. */
export async function landed(world: World): Promise<Landed> {
  const plan = await planned(world);
  const people = [...(await families(world)), ...(await preparing(world, 29))];
  await readyOn(world, plan.id, people);
  await issue(world, plan.id);
  await boardAll(world, plan.id, people);
  for (const [what, at] of [
    ['departedAt', when.departed],
    ['arrivedAt', when.landed],
  ] as const) {
    const said = await act(world, what === 'departedAt' ? manila : kemensos, 'recordLeg', {
      leg: plan.legs[0],
      [what]: at,
    });
    if (said.code) throw new Error(JSON.stringify(said));
  }
  return { movement: plan.id, people };
}

/** Each with the papers that a child needs: who goes along, and that coming home is best for it. */
async function families(world: World): Promise<string[]> {
  const ids = {} as Record<Name, string>;
  for (const [who, name] of Object.entries(NAMES) as [Name, string][]) {
    const vital = { consents: [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }] };
    const overrides = { name, ...born[who], ...(children.includes(who) && vital) };
    [ids[who]] = (await preparing(world, 1, { overrides })) as [string];
  }
  const judged = children.flatMap((who) => {
    const of = { case: ids[who], specialist: true, occurredAt: when.prepared };
    return [
      { ...of, kind: 'GUARDIAN', outcome: who === 'alone' ? 'ESCORT' : 'GUARDIAN' },
      { ...of, kind: 'BEST_INTEREST', outcome: 'RETURN' },
    ];
  });
  await acts(world, manila, 'recordAssessments', judged);
  for (const [child, adult] of [
    ['daughter', 'mother'],
    ['small', 'mother'],
    ['son', 'father'],
  ] as const) {
    const input = { key: key(), case: ids[child], other: ids[adult], relation: 'CHILD', proof: 'INTERVIEW' };
    const { linkKin } = await world
      .as(manila)
      .ask('mutation ($input: LinkKin!) { linkKin(input: $input) { __typename ... on Problem { code field } } }', {
        input: { ...input, occurredAt: when.prepared },
      });
    if (linkKin.code) throw new Error(JSON.stringify(linkKin));
  }
  return Object.values(ids);
}

export interface Told {
  /** What a robot needs from flight mode to the printed BAST; signing in is not in it. */
  seconds: number;
  handover: string;
  /** What was said where more were chosen than fit, of each kind of bed. */
  refusal: string;
  /** What was said where a child was chosen without its father. */
  parting: string;
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
  const door = await visitPortal(world, browser, partner, { path: '/shelters', width: 360 });
  const visits = [phone, other, door];
  for (const { context } of visits) context.setDefaultTimeout(30_000);
  await setPin(phone.page);
  await onDevice(phone.page);
  await phone.page.goto(world.url + path);
  await phone.page.getByText('0 dari 35 sudah dicatat').waitFor();

  const began = performance.now();
  const smallest = await ticked(phone.page, phone.context);
  await other.page.reload();
  await other.page.getByText('35 dari 35 sudah dicatat').waitFor();
  const handover = await signedFor(world, other, phone, movement);
  const said = await housed(world, phone.page, people);
  await confirmed(door.page);
  const sheets = await bast(world, phone.page, handover);
  const seconds = (performance.now() - began) / 1000;
  const complaints = visits.flatMap((visit) => visit.complaints);
  for (const { context } of visits) await context.close();
  return { ...said, seconds, handover, smallest, sheets, complaints };
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
  // So quickly after the tap a second one is the same thumb, which undoes nothing.
  await page.waitForTimeout(600);
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

const WAIT = `{ cases(filter: { state: ARRIVED }, first: 100) { items { id version childAtIdentification person { sex } kin { id } } } }`;
interface Waiting {
  id: string;
  version: number;
  childAtIdentification: boolean;
  person: { sex: string };
  kin: unknown[];
}

/**
 * More than fit are refused; then another officer takes beds at the very moment in which this one does. The others go
 * where there are beds of every kind, with the reason why a son does not go with his father.
 */
async function housed(world: World, page: Page, people: readonly string[]): Promise<Pick<Told, 'refusal' | 'parting'>> {
  await page.goto(`${world.url}/shelters`);
  const rows = page.locator('#guests tbody tr');
  const women = rows.filter({ hasNotText: /◆|⚭/ }).locator('input');
  const all = page.locator('#guests thead input');
  const place = () => page.getByRole('button', { name: 'Tempatkan' }).click();
  const into = async (house: string) => {
    await page.selectOption('#shelter', idOf(`shelter ${house}`));
    await place();
  };
  // The other officer may have been first at every bed.
  const answered = () => page.locator('#place .notice, #place .summary:focus').first().waitFor();
  const placed = () => page.locator('#place .notice.good').waitFor();
  const told = async () => (await page.locator('.summary:focus li').allInnerTexts()).join(' ');
  await page.getByRole('button', { name: /^Perempuan dan anak/ }).click();
  await women.nth(6).waitFor();
  await all.check();
  await into(HOUSES.first);
  await page.locator('.summary:focus').waitFor();
  const refusal = await told();

  await all.uncheck();
  for (let i = 0; i < 6; i += 1) await women.nth(i).check();
  const { cases } = await world.as(kemensos).ask<{ cases: { items: Waiting[] } }>(WAIT);
  const rivals = cases.items.filter(
    ({ id, person, kin, childAtIdentification: child }) =>
      people.includes(id) && person.sex === 'FEMALE' && !child && kin.length === 0,
  );
  const taken = rivals.slice(-6).map(({ id, version }) => ({
    key: key(),
    case: id,
    version,
    shelter: idOf(`shelter ${HOUSES.first}`),
    bedKind: 'WOMEN',
    occurredAt: new Date().toISOString(),
  }));
  const rival = world
    .as(kemensos)
    .ask(`mutation ($rows: [PlaceInShelter!]!) { placeAllInShelter(rows: $rows) { __typename } }`, { rows: taken });
  await Promise.all([into(HOUSES.first).then(answered), rival]);

  await page.reload();
  await page.getByRole('button', { name: /^Perempuan dan anak/ }).click();
  await women.first().waitFor();
  await all.check();
  await into(HOUSES.second);
  await page.locator('.summary:focus').waitFor();
  const parting = await told();
  await page.selectOption('#splitReason', 'SAFETY');
  await place();
  await placed();
  await page.getByRole('button', { name: /^Laki-laki dewasa/ }).click();
  await rows.first().waitFor();
  await all.check();
  await page.selectOption('#splitReason', 'SAFETY');
  await into(HOUSES.third);
  await placed();
  return { refusal, parting };
}

/** The partner’s house says that those who were sent there came. */
async function confirmed(page: Page): Promise<void> {
  await page.reload();
  await page.getByText('6 orang dikirim ke rumah Anda').waitFor();
  await page.locator('#door thead input').check();
  await page.getByRole('button', { name: 'Catat 6 orang tiba' }).click();
  await page.getByText('Semua yang dikirim ke rumah Anda sudah dicatat.').waitFor();
}

async function bast(world: World, page: Page, handover: string): Promise<string[]> {
  await page.goto(`${world.url}/handovers/${handover}`);
  await page.getByRole('link', { name: 'Cetak BAST' }).click();
  await page.getByRole('button', { name: 'Buka dan siapkan' }).click();
  await page.locator('.paper').first().waitFor();
  return printed(page);
}
