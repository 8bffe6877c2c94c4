import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { handsOf } from '../prepared';
import { key, openWorld, type World } from '../world';

const NAME = 'Ratna Sari Dewi';

let world: World;
let browser: Browser;
let desk: Visit;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  desk = await visitPortal(world, browser, 'desk.kemlu', { path: '/disagreements' });
  desk.context.setDefaultTimeout(20_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Somebody whom another agency sees as well, since it accepted a referral. */
async function knownTo(login: string, unit: string, service: string): Promise<string> {
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  const [one] = await world.registered(1, 'officer.manila', { name: NAME, birthDate: '1994-03-31', consents });
  const id = one?.id ?? '';
  const offer = await world
    .as('officer.manila')
    .ask('mutation ($input: OfferReferral!) { offerReferral(input: $input) { ... on Referral { id } } }', {
      input: { key: key(), case: id, toUnit: idOf(`unit ${unit}`), service, occurredAt: '2025-06-06T01:00:00Z' },
    });
  const { answerReferral } = await world
    .as(login)
    .ask('mutation ($input: AnswerReferral!) { answerReferral(input: $input) { ... on Referral { state } } }', {
      input: { key: key(), referral: offer.offerReferral.id, accept: true, occurredAt: '2025-06-06T02:00:00Z' },
    });
  expect(answerReferral).toEqual({ state: 'ACCEPTED' });
  return id;
}

const SETTLED =
  'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { disagreements { kind state ground } person { birthDate } determinations { body outcome } } }';
const settled = async (id: string) => (await world.as('officer.manila').ask(SETTLED, { id })).case;

const dialog = (page: Page) => page.getByRole('dialog');

describe('The desk’s queue of disagreements', () => {
  it('settles two agencies’ birth dates by the one that stands, by keys alone', async () => {
    const id = await knownTo('immigration', 'IMI-CGK', 'DOCUMENTS');
    const { act } = handsOf(world, 'immigration');
    const said = { case: id, field: 'BIRTH_DATE', value: '1992-03-31', proof: 'PASSPORT' };
    expect(await act('assertFact', said)).toMatchObject({ id });
    const { page } = desk;
    await page.reload();
    const row = page.locator('tbody tr', { hasText: NAME });
    await row.getByText('Imigrasi dan Kementerian Luar Negeri').waitFor();
    expect(await faultsOf(page, 'disagreements')).toEqual([]);
    const { press, choose, write } = byKeyboard(page);
    await press({ selector: 'tbody button', name: 'Selesaikan' });
    await dialog(page).getByText('31 Maret 1992').waitFor();
    await press({ selector: 'dialog button', name: 'Selesaikan' });
    await page.locator('.summary:focus').getByText('Pilih keterangan yang berlaku.').waitFor();
    await press({ selector: 'dialog input[type=radio]' }, 'Space');
    const first = await dialog(page)
      .locator('label', { has: page.locator('input:checked') })
      .innerText();
    if (!first.includes('1994')) await page.keyboard.press('ArrowDown');
    await choose('#ground', 'Dokumen asli dilihat');
    await write('#note', 'Akta lahir asli dilihat di Manila.');
    expect(await faultsOf(page, 'disagreement-dates')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Selesaikan' });
    await dialog(page).waitFor({ state: 'detached' });
    await row.waitFor({ state: 'detached' });
    expect(await settled(id)).toMatchObject({
      disagreements: [{ kind: 'BIRTH_DATE', state: 'RULED', ground: 'DOCUMENT_SEEN' }],
      person: { birthDate: '1994-03-31' },
    });
    await page.getByRole('link', { name: 'Diputuskan' }).click();
    await row.getByText(/Dokumen asli dilihat/).waitFor();
    expect(await faultsOf(page, 'disagreement-settled')).toEqual([]);
  }, 120_000);

  it('settles whether somebody is a victim with both findings before its eyes, which both stay', async () => {
    const id = await knownTo('police', 'POLRI-PPA', 'INVESTIGATION');
    const { act } = handsOf(world, 'officer.manila');
    const found = { case: id, acts: ['RECRUIT'], means: ['FRAUD'], purposes: ['FORCED_WORK'], note: 'Lihat berkas.' };
    await act('recordDetermination', { ...found, body: 'EMBASSY', outcome: 'ACTUAL' });
    await act('recordDetermination', { ...found, body: 'POLRI', outcome: 'NOT' }, 'police');
    const { page } = desk;
    await page.goto(`${world.url}/disagreements`);
    await page.getByText('Tidak ada perbedaan di sini.').waitFor();
    await page.getByRole('link', { name: 'Semua yang terbuka' }).click();
    await page.locator('tbody tr', { hasText: NAME }).getByRole('button', { name: 'Selesaikan' }).click();
    for (const one of [/^Korban/, /^Bukan korban/])
      await dialog(page)
        .locator('.lines li')
        .filter({ has: page.locator('strong', { hasText: one }) })
        .waitFor();
    await page.selectOption('#ground', 'FINDING_PREVAILS');
    await page.fill('#note', 'Penetapan kepolisian berlaku.');
    expect(await faultsOf(page, 'disagreement-findings')).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Selesaikan' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    const { disagreements, determinations } = await settled(id);
    expect(disagreements).toEqual([{ kind: 'VICTIM_STATUS', state: 'RULED', ground: 'FINDING_PREVAILS' }]);
    expect(determinations).toHaveLength(2);
    expect(determinations).toContainEqual({ body: 'EMBASSY', outcome: 'ACTUAL' });
    expect(determinations).toContainEqual({ body: 'POLRI', outcome: 'NOT' });
  }, 120_000);
});

describe('A case that somebody opens in an emergency', () => {
  const WHY = 'Ia menelepon dari jalan, diikuti orang, dan tidak tahu ada di mana.';
  let number: string;
  let id: string;

  it('is opened by its number with a reason, by keys alone, to look and not to touch', async () => {
    const born = { name: 'Wulan Dikejar', needs: ['INJURY'], phone: '+628123456789', safeContact: 'Hanya pesan' };
    const [one] = await world.registered(1, 'officer.manila', born);
    number = one?.number ?? '';
    id = one?.id ?? '';
    const visit = await visitPortal(world, browser, 'officer.bangkok', { path: '/glass/open' });
    const { page } = visit;
    page.setDefaultTimeout(20_000);
    const { press, write } = byKeyboard(page);
    await write('#number', 'PLG-7K3M-9QXA');
    await write('#text', 'Darurat');
    await press({ name: 'Buka kasus ini' });
    await page.locator('.summary:focus').getByText('Nomor ini bukan nomor kasus').waitFor();
    expect(await faultsOf(page, 'glass-refused')).toEqual([]);
    const { rows } = await world.owner.query('select count(*)::int as n from glass');
    expect(rows).toEqual([{ n: 0 }]);
    // Nobody in danger waits for what is not sent by itself.
    await visit.context.setOffline(true);
    await page.getByText('Kasus hanya dapat dibuka dengan sambungan').waitFor();
    expect(await faultsOf(page, 'glass-without-a-line')).toEqual([]);
    await visit.context.setOffline(false);
    await page.getByText('Kasus hanya dapat dibuka dengan sambungan').waitFor({ state: 'detached' });
    await write('#number', number.toLowerCase());
    await press({ selector: 'input[type=radio]' }, 'Space');
    await write('#text', WHY);
    await press({ name: 'Buka kasus ini' });
    await page.getByRole('heading', { level: 1, name: 'Wulan Dikejar' }).waitFor();
    for (const said of ['+628123456789', 'Hanya pesan', 'Luka atau cedera']) await page.getByText(said).waitFor();
    expect(await page.locator('main button').count()).toBe(0);
    expect(await faultsOf(page, 'glass-case')).toEqual([]);
    await world.owner.query('update glass set until = now()');
    await page.reload();
    await page.getByText('tiga jamnya sudah lewat').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Dikejar');
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  }, 120_000);

  it('is read and judged by somebody else, once and for good', async () => {
    const { page } = desk;
    await page.goto(`${world.url}/glass`);
    const card = page.getByRole('region', { name: number });
    await card.getByText(WHY).waitFor();
    expect(await faultsOf(page, 'glass-queue')).toEqual([]);
    const { press, write } = byKeyboard(page);
    await press({ selector: 'section button', name: 'Nilai' });
    await press({ selector: 'dialog button', name: 'Nilai' });
    await page.locator('.summary:focus').getByText('Pilih penilaian.').waitFor();
    await press({ selector: 'dialog input[type=radio]' }, 'Space');
    await write('#note', 'Nyawanya terancam; KBRI Bangkok yang terdekat.');
    expect(await faultsOf(page, 'glass-verdict')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Nilai' });
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('Tidak ada yang menunggu dibaca.').waitFor();
    await page.getByRole('link', { name: 'Sudah dinilai' }).click();
    await card.getByText(/^Beralasan, oleh /).waitFor();
    expect(await faultsOf(page, 'glass-judged')).toEqual([]);
    const { glassReviews } = await world
      .as('auditor')
      .ask('{ glassReviews(reviewed: true) { items { number text reviews { verdict } } } }');
    expect(glassReviews.items).toMatchObject([{ number, reviews: [{ verdict: 'JUSTIFIED' }] }]);
    const { case: of } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { timeline { kind code } } }', { id });
    expect(of.timeline).toContainEqual({ kind: 'breakGlass', code: 'DANGER' });
    expect(desk.complaints).toEqual([]);
  }, 120_000);
});
