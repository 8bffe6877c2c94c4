import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { Enquiries } from '../../src/people/enquiries.service';
import { openBrowser } from '../browser';
import { act, departed, manila, planned, when } from '../journey';
import { byKeyboard } from '../keyboard';
import { DRAFTS, hasKept } from '../portal-device';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { scanned } from '../scanned';
import { key, openWorld, type World } from '../world';

const bangkok = 'officer.bangkok';
const partner = 'shelter.partner';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, manila);
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const dialog = () => page.getByRole('dialog');
const send = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const closed = () => dialog().waitFor({ state: 'detached' });
const read = async (id: string, fields: string) =>
  (await world.as(manila).ask(`query ($id: ID!) { case(id: $id, purpose: PROTECTION) { ${fields} } }`, { id })).case;
const someone = async (more: object = {}) => {
  const [one] = await world.registered(1, manila, more);
  return one as { id: string; number: string };
};

describe('Somebody outside asks after somebody', () => {
  let son: { id: string; number: string };
  let asking: Visit;
  beforeAll(async () => {
    son = await someone({ name: 'Hendrawan Prasetiyo', birthDate: '1997', sex: 'MALE' });
    asking = await visitPortal(world, browser, bangkok, { path: '/enquiries' });
    asking.page.setDefaultTimeout(20_000);
  }, 60_000);
  afterAll(() => asking.context.close());

  it('is written down by keys alone, and told the same as everybody', async () => {
    const { page: there } = asking;
    await there.getByText('Belum ada pertanyaan yang dicatat.').waitFor();
    const { press, write, choose } = byKeyboard(there);
    await press({ selector: 'main button', name: 'Catat pertanyaan' });
    await press({ selector: 'dialog button', name: 'Catat' });
    await there.locator('.summary:focus').getByText('Isi nama yang dicari.').waitFor();
    expect(await faultsOf(there, 'enquiry-missing')).toEqual([]);
    await write('#sought', 'Hendrawan Prasetyo');
    await write('#birthYear', '97');
    await write('#enquirer', 'Ibu Sarinah');
    await choose('#relation', 'Orang tua');
    await write('#contact', '+62 812 0000 2222, sore');
    await press({ selector: 'dialog button', name: 'Catat' });
    await there.locator('.summary:focus').getByText('Isi tahun dengan empat angka').waitFor();
    expect(await there.locator('.summary li').count()).toBe(1);
    await write('#birthYear', '1997');
    await press({ selector: 'dialog button', name: 'Catat' });
    await there.getByText('✓ Pertanyaan dicatat.').waitFor();
    const card = there.getByRole('region', { name: 'Mencari Hendrawan Prasetyo, 1997' });
    await card.getByText('Belum ada yang boleh disampaikan.').waitFor();
    expect(await faultsOf(there, 'enquiries')).toEqual([]);
    const { enquiries } = await world
      .as(bangkok)
      .ask('{ enquiries { items { id enquirer relation contact sought birthYear } } }');
    expect(enquiries.items).toMatchObject([
      { enquirer: 'Ibu Sarinah', relation: 'PARENT', sought: 'Hendrawan Prasetyo', birthYear: 1997 },
    ]);
    await world.app.get(Enquiries).match(enquiries.items[0].id);
    expect(asking.complaints).toEqual([]);
  }, 120_000);

  it('is put to him by who answers for him, who is led to it from what is due', async () => {
    await page.goto(`${world.url}/inbox?clock=ENQUIRY`);
    await byKeyboard(page).press({ selector: '.inbox a', name: 'Ajukan pertanyaan: Hendrawan Prasetiyo' });
    await page.locator('#enquiries h2:focus').waitFor();
    expect(await faultsOf(page, 'enquiry-on-case')).toEqual([]);
    const { press } = byKeyboard(page);
    await press({ selector: '#enquiries button', name: 'Catat jawabannya: Ibu Sarinah' });
    await press({ selector: 'dialog button', name: 'Catat jawabannya' });
    await page.locator('.summary:focus').getByText('Pilih jawabannya.').waitFor();
    await dialog().getByLabel('Belum sekarang').check();
    await dialog().getByText('Akan ditanyakan lagi kepadanya dalam 7 hari.').waitFor();
    await send('Catat jawabannya');
    await closed();
    await page
      .locator('#enquiries')
      .getByText(/^■ Belum sekarang, /)
      .waitFor();
    expect((await read(son.id, 'enquiries { answer }')).enquiries).toEqual([{ answer: 'NOT_YET' }]);
  }, 120_000);

  it('is told what he says and nothing else, and what was told is not taken back', async () => {
    await page.getByRole('button', { name: 'Catat jawabannya: Ibu Sarinah' }).click();
    await dialog().getByLabel('Sampaikan pesan saya').check();
    await send('Catat jawabannya');
    await dialog().getByRole('link', { name: 'Tulis apa yang boleh disampaikan.' }).click();
    expect(await page.locator('#message').getAttribute('aria-invalid')).toBe('true');
    await page.fill('#message', 'Saya selamat, Bu.');
    expect(await faultsOf(page, 'enquiry-answer')).toEqual([]);
    await send('Catat jawabannya');
    await closed();
    await page
      .locator('#enquiries')
      .getByText(/^✓ Sampaikan pesan saya, /)
      .waitFor();
    expect(await page.locator('#enquiries button').count()).toBe(0);
    await asking.page.reload();
    await asking.page.getByText('Saya selamat, Bu.').waitFor();
    expect(await faultsOf(asking.page, 'enquiry-told')).toEqual([]);
    expect([...visit.complaints, ...asking.complaints]).toEqual([]);
  }, 120_000);
});

describe('A family', () => {
  let mother: { id: string; number: string };
  let child: { id: string; number: string };
  beforeAll(async () => {
    mother = await someone({ name: 'Sumarni', birthDate: '1990', sex: 'FEMALE' });
    child = await someone({ name: 'Melati', birthDate: '2019', sex: 'FEMALE' });
    for (const { id } of [mother, child])
      await world.owner.query(
        `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
         select id, person_id, $2, 'CARE', now(), 'STAY', number, state, updated_at from cases where id = $1`,
        [id, idOf('unit MITRA-RMH')],
      );
  });
  const kinOf = async (id: string) =>
    (await read(id, 'kin { relation standing proof endedAt case { id } stances { kind ground } }')).kin;

  it('is written down from either end, and shown by name before anything is said', async () => {
    await page.goto(`${world.url}/cases/${mother.id}`);
    await page.getByRole('link', { name: 'Keluarga', exact: true }).click();
    await page.getByRole('heading', { name: 'Keluarga Sumarni' }).waitFor();
    await page.getByText('Belum ada keluarga yang dicatat.').waitFor();
    expect(await faultsOf(page, 'family-none')).toEqual([]);
    const { press, write, choose } = byKeyboard(page);
    await press({ selector: '#kin button', name: 'Catat keluarga' });
    await press({ selector: 'dialog button', name: 'Catat' });
    await page.locator('.summary:focus').getByText('Isi nomor kasusnya.').waitFor();
    await write('#other', child.number);
    await dialog().getByText(`✓ Melati, ${child.number}`).waitFor();
    await choose('#relation', 'Anak');
    await choose('#proof', 'Akta');
    expect(await faultsOf(page, 'family-link')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Catat' });
    await closed();
    await page.locator('#kin').getByText('Anak:').waitFor();
    expect(await kinOf(child.id)).toMatchObject([
      { relation: 'PARENT', proof: 'BIRTH_CERTIFICATE', standing: 'CLAIMED', case: { id: mother.id } },
    ]);
  }, 120_000);

  it('is refused at its field where it is known already', async () => {
    await page.getByRole('button', { name: 'Catat keluarga' }).click();
    await page.fill('#other', child.number);
    await dialog().getByText(`✓ Melati`).waitFor();
    await page.selectOption('#relation', 'SIBLING');
    await page.selectOption('#proof', 'INTERVIEW');
    await send('Catat');
    await page.locator('.field.wrong #other').waitFor();
    expect(await page.locator('#other').inputValue()).toBe(child.number);
    expect(await faultsOf(page, 'family-refused')).toEqual([]);
    await dialog().getByRole('button', { name: 'Batal' }).click();
  }, 60_000);

  it('is confirmed or disputed by others alone, and taken back by who said it', async () => {
    for (const never of [/^Kuatkan/, /^Sangkal/])
      expect(await page.getByRole('button', { name: never }).count()).toBe(0);
    const house = await visitPortal(world, browser, partner, { path: `/cases/${mother.id}/family` });
    const { page: there } = house;
    await there.getByRole('button', { name: 'Kuatkan hubungan dengan Melati' }).click();
    expect(await faultsOf(there, 'family-confirm')).toEqual([]);
    await there.getByRole('dialog').getByRole('button', { name: 'Kuatkan' }).click();
    await there.getByText('✓ Dikuatkan instansi lain').waitFor();
    expect(await there.getByRole('button', { name: /^Tarik/ }).count()).toBe(0);
    await there.getByRole('button', { name: 'Sangkal hubungan dengan Melati' }).click();
    await there.getByRole('dialog').getByRole('button', { name: 'Sangkal' }).click();
    await there.locator('.field.wrong #ground').waitFor();
    await there.selectOption('#ground', 'PERSON_SAYS');
    expect(await faultsOf(there, 'family-dispute')).toEqual([]);
    await there.getByRole('dialog').getByRole('button', { name: 'Sangkal' }).click();
    await there.getByText('▲ Disangkal').waitFor();
    // What an agency said before it said otherwise is no longer shown as what it says.
    expect(await there.locator('#kin li').innerText()).toMatch(/Menyangkal: .* · Menurut yang bersangkutan/);
    expect(await there.locator('#kin li').innerText()).not.toContain('Menguatkan');
    expect(await there.locator('#kin li button').allInnerTexts()).toEqual(['Kuatkan']);
    expect(await faultsOf(there, 'family-disputed')).toEqual([]);
    expect((await kinOf(mother.id))[0]).toMatchObject({
      standing: 'DISPUTED',
      stances: [{ kind: 'CONFIRM' }, { kind: 'DISPUTE', ground: 'PERSON_SAYS' }],
    });
    expect(house.complaints).toEqual([]);
    await house.context.close();

    await page.reload();
    await page.getByRole('button', { name: 'Tarik hubungan dengan Melati' }).click();
    await send('Tarik');
    await page.getByText(/^ditarik /).waitFor();
    expect(await page.locator('#kin button', { hasText: /Kuatkan|Sangkal|Tarik/ }).count()).toBe(0);
    expect((await kinOf(mother.id))[0].endedAt).not.toBeNull();
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});

describe('A death', () => {
  let one: { id: string; number: string };
  let plan: Awaited<ReturnType<typeof planned>>;
  beforeAll(async () => {
    plan = await planned(world);
    await departed(world, 1, plan);
    one = await someone({ name: 'Wagiman', birthDate: '1980', sex: 'MALE' });
  }, 120_000);
  const part = () => page.locator('#death');

  it('is recorded quietly, as it was certified; what was typed is there again after a reload', async () => {
    await page.goto(`${world.url}/cases/${one.id}`);
    await page.getByRole('button', { name: 'Catat meninggal dunia' }).click();
    await send('Catat');
    await page.locator('.summary:focus').getByText('Isi sebabnya').waitFor();
    expect(await faultsOf(page, 'death-missing')).toEqual([]);
    await page.fill('#cause', 'Septic shock.');
    await hasKept(page, DRAFTS);
    await page.reload();
    await page.getByRole('button', { name: 'Catat meninggal dunia' }).click();
    expect(await page.locator('#cause').inputValue()).toBe('Septic shock.');
    await page.fill('#place', 'St Luke’s, Quezon City');
    await page.fill('#occurredAt', '2025-06-06T10:00');
    await page.selectOption('#authority', 'HOSPITAL');
    await page.fill('#certificate', '2025-0192');
    await dialog().getByLabel('Diberi tahu lewat kontak aman').check();
    await page.fill('#kinToldAt', '2025-06-06T09:00');
    await send('Catat');
    // Nobody is told of a death before it was; the core says so at its field.
    await page.locator('.field.wrong #kinToldAt').waitFor();
    expect(await faultsOf(page, 'death-refused')).toEqual([]);
    await dialog().getByLabel('Keluarga belum ditemukan').check();
    await send('Catat');
    await page.locator('.field.wrong #note').waitFor();
    await page.fill('#note', 'Nomornya tidak aktif.');
    await send('Catat');
    await closed();
    await part().getByText('Septic shock.').waitFor();
    expect(await faultsOf(page, 'death-recorded')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Catat meninggal dunia' }).count()).toBe(0);
    expect(
      await read(one.id, 'state death { occurredAt country place authority cause certificate kin kinToldAt }'),
    ).toEqual({
      state: 'DECEASED',
      death: [
        {
          ...{ occurredAt: '2025-06-06T02:00:00+00:00', country: 'PH', place: 'St Luke’s, Quezon City' },
          ...{ authority: 'HOSPITAL', cause: 'Septic shock.', certificate: '2025-0192' },
          ...{ kin: 'NOT_FOUND', kinToldAt: null },
        },
      ],
    });
  }, 180_000);

  it('is told to the next of kin later, by keys alone', async () => {
    const { press } = byKeyboard(page);
    await press({ selector: '#death button', name: 'Catat pemberitahuan keluarga' });
    await press({ selector: 'dialog button', name: 'Catat' });
    await page.locator('.summary:focus').getByText('Pilih apa yang dilakukan').waitFor();
    expect(await faultsOf(page, 'death-kin')).toEqual([]);
    await dialog().getByLabel('Diberi tahu oleh otoritas setempat').check();
    await page.fill('#kinToldAt', '2025-06-09T09:00');
    await send('Catat');
    await closed();
    await part()
      .getByText(/^Diberi tahu oleh otoritas setempat, 9 Jun 2025/)
      .waitFor();
    expect((await read(one.id, 'death { kin kinToldAt }')).death).toEqual([
      { kin: 'BY_AUTHORITY', kinToldAt: '2025-06-09T01:00:00+00:00' },
    ]);
  }, 60_000);

  it('is followed by the way home, step by step, with the belongings by a BAST', async () => {
    const record = async (step: string, at: string, more: () => Promise<void> = () => Promise.resolve()) => {
      await part().getByRole('button', { name: 'Catat langkah pemulangan' }).click();
      await page.selectOption('#step', step);
      await page.fill('#occurredAt', at);
      await more();
      await send('Catat');
    };
    await part().getByText('Belum ada langkah yang dicatat.').waitFor();
    await record('RELEASED', '2025-06-06T09:00');
    await page.locator('.field.wrong #occurredAt').waitFor();
    expect(await faultsOf(page, 'death-step')).toEqual([]);
    await page.fill('#occurredAt', '2025-06-15T09:30');
    await send('Catat');
    await closed();
    await record('EN_ROUTE', '2025-06-15T10:00');
    await page.locator('.field.wrong #movement').waitFor();
    await page.locator(`#movement option[value="${plan.id}"]`).waitFor({ state: 'attached' });
    await page.selectOption('#movement', plan.id);
    await send('Catat');
    await closed();
    await record('ARRIVED', '2025-06-15T18:00');
    await closed();
    // Without a signed paper nobody is given to their family.
    await part().getByText('Belum ada BAST yang ditandatangani').waitFor();
    await part().getByRole('button', { name: 'Catat langkah pemulangan' }).click();
    await dialog().waitFor();
    expect(await page.locator('#step option').allInnerTexts()).toEqual(['Pilih', 'Dalam perjalanan']);
    await dialog().getByRole('button', { name: 'Batal' }).click();
    await part().getByRole('link', { name: 'Buat BAST untuk keluarga' }).waitFor();
    await signedBast();
    await page.reload();
    await record('HANDED_OVER', '2025-06-15T20:00');
    await closed();
    await part().getByText('BAST/J-9').waitFor();
    await record('BURIED', '2025-06-17T10:00');
    await closed();
    await part().getByText('Dimakamkan').waitFor();
    expect(await part().getByRole('button', { name: 'Catat langkah pemulangan' }).count()).toBe(0);
    expect(await faultsOf(page, 'death-way-home')).toEqual([]);
    const { remains } = await read(one.id, 'remains { step movement { id } handover { number } }');
    expect(remains).toEqual([
      { step: 'RELEASED', movement: null, handover: null },
      { step: 'EN_ROUTE', movement: { id: plan.id }, handover: null },
      { step: 'ARRIVED', movement: null, handover: null },
      { step: 'HANDED_OVER', movement: null, handover: { number: 'BAST/J-9' } },
      { step: 'BURIED', movement: null, handover: null },
    ]);
    expect(visit.complaints).toEqual([]);
  }, 180_000);

  async function signedBast(): Promise<void> {
    const handover = key();
    const items = [{ kind: 'BELONGING', name: 'A ring' }];
    await act(world, manila, 'draftHandover', {
      ...{ id: handover, number: 'BAST/J-9', place: 'SUB', to: 'FAMILY', occurredAt: when.handed },
      people: [{ case: one.id, condition: 'GOOD', items }],
    });
    const witness = { name: 'Pak Joko, his father', file: await scanned(world, one.id) };
    for (const [version, more] of [
      [1, {}],
      [2, { witness }],
    ] as const)
      await act(world, manila, 'signHandover', { handover, version, signedAt: when.handed, ...more });
  }
});
