import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { handsOf } from '../prepared';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let officer: Visit;
let id: string;
let number: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  const [one] = await world.registered(1, 'officer.manila', { name: 'Dewi Penuntut', consents });
  id = one?.id ?? '';
  number = one?.number ?? '';
  officer = await visitPortal(world, browser, 'officer.manila', { path: `/cases/${id}` });
  officer.page.setDefaultTimeout(20_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const of = async (fields: string) =>
  (
    await world
      .as('officer.manila')
      .ask(`query ($id: ID!) { case(id: $id, purpose: SUBJECT_REQUEST) { ${fields} } }`, { id })
  ).case;
const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, part: string, text: string) => page.locator(`#${part} li`, { hasText: text });
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' });

/** What the person asks, recorded in the portal. */
async function recorded(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Catat permintaan' }).click();
  await page.selectOption('#kind', kind);
  await dialog(page).getByRole('button', { name: 'Simpan' }).click();
  await closed(page);
}
async function answered(page: Page, kind: string, outcome: string): Promise<void> {
  await page.getByRole('button', { name: `Jawab: ${kind}` }).click();
  await dialog(page).getByLabel(outcome, { exact: true }).check();
  await dialog(page).getByRole('button', { name: 'Jawab' }).click();
  await closed(page);
}

describe('What a survivor asks of the record about them', () => {
  it('is recorded with its clock, and waits in the inbox, by keys alone', async () => {
    const { page } = officer;
    const { press, choose, write } = byKeyboard(page);
    await press({ name: 'Hak dan permintaannya' });
    await page.getByRole('heading', { level: 1, name: 'Hak Dewi Penuntut' }).waitFor();
    await page.getByText('Belum ada permintaan.').waitFor();
    expect(await faultsOf(page, 'rights-empty')).toEqual([]);
    await press({ selector: '#requests button', name: 'Catat permintaan' });
    await press({ selector: 'dialog button', name: 'Simpan' });
    await page.locator('.summary:focus').getByText('Pilih apa yang diminta.').waitFor();
    await choose('#kind', 'Perbaikan data');
    await write('#note', 'Nama panggilannya salah ditulis.');
    expect(await faultsOf(page, 'rights-record')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Simpan' });
    await closed(page);
    await row(page, 'requests', 'Perbaikan data')
      .getByText(/7[12] jam lagi/)
      .waitFor();
    await page.goto(`${world.url}/inbox`);
    await page.getByRole('link', { name: 'Jawab permintaan: Dewi Penuntut' }).click();
    await page.waitForURL(`${world.url}/cases/${id}/rights`);
    // While one of a kind waits, no second is offered.
    await page.getByRole('button', { name: 'Catat permintaan' }).click();
    await page.locator('#kind option').nth(1).waitFor({ state: 'attached' });
    expect(await page.locator('#kind option').allInnerTexts()).not.toContain('Perbaikan data');
    await page.keyboard.press('Escape');
  }, 120_000);

  it('is refused on a ground of the law alone and in words; or granted, and done in the same act', async () => {
    const { page } = officer;
    await page.getByRole('button', { name: 'Jawab: Perbaikan data' }).click();
    const send = dialog(page).getByRole('button', { name: 'Jawab' });
    await dialog(page).getByLabel('Ditolak').check();
    await send.click();
    await dialog(page).getByRole('link', { name: 'Pilih dasar penolakannya.' }).waitFor();
    await page.locator('#ground option').nth(1).waitFor({ state: 'attached' });
    expect(await page.locator('#ground option').allInnerTexts()).not.toContain('Proses penegakan hukum');
    await page.selectOption('#ground', 'NOT_THE_PERSON');
    await send.click();
    await dialog(page).locator('.field.wrong #note').waitFor();
    expect(await faultsOf(page, 'rights-answer-refused')).toEqual([]);
    await dialog(page).getByLabel('Dipenuhi', { exact: true }).check();
    await page.selectOption('[id="corrections.0.field"]', 'BIRTH_DATE');
    await page.fill('[id="corrections.0.value"]', 'kemarin');
    await send.click();
    await dialog(page).locator('.field.wrong [id="corrections.0.value"]').waitFor();
    await page.selectOption('[id="corrections.0.field"]', 'ALIAS');
    await page.fill('[id="corrections.0.value"]', 'Wiwid');
    await page.fill('#note', 'Nama panggilan sudah dibetulkan.');
    expect(await faultsOf(page, 'rights-answer-corrected')).toEqual([]);
    await send.click();
    await closed(page);
    await row(page, 'requests', 'Perbaikan data').getByText('Disampaikan: Nama panggilan sudah dibetulkan.').waitFor();
    expect(await of('rightsRequests { kind state answer } person { alias facts { field value } }')).toMatchObject({
      rightsRequests: [{ kind: 'CORRECTION', state: 'GRANTED', answer: 'Nama panggilan sudah dibetulkan.' }],
      person: { facts: expect.arrayContaining([{ field: 'ALIAS', value: 'Wiwid' }]) },
    });
  }, 120_000);

  it('takes consent back at once, which has to be named', async () => {
    const { page } = officer;
    await page.getByRole('button', { name: 'Catat permintaan' }).click();
    await page.selectOption('#kind', 'WITHDRAWAL');
    const send = dialog(page).getByRole('button', { name: 'Simpan' });
    await send.click();
    await dialog(page).locator('fieldset#purposes.wrong').waitFor();
    await dialog(page).getByLabel('Berbagi dengan instansi pemerintah').check();
    expect(await faultsOf(page, 'rights-withdraw')).toEqual([]);
    await send.click();
    await closed(page);
    const { consents } = await of('consents { purpose withdrawnAt }');
    expect(consents).toContainEqual({ purpose: 'SHARING_GOVERNMENT', withdrawnAt: expect.any(String) });
    expect(consents).toContainEqual({ purpose: 'ASSISTANCE', withdrawnAt: null });
  }, 60_000);

  it('restricts the use of the data, until they want that lifted', async () => {
    const { page } = officer;
    await recorded(page, 'RESTRICTION');
    await answered(page, 'Pembatasan pemrosesan', 'Dipenuhi');
    await page.getByText(/^Data dibatasi atas permintaannya sejak/).waitFor();
    expect(await faultsOf(page, 'rights-restricted')).toEqual([]);
    expect((await of('restrictedSince')).restrictedSince).toEqual(expect.any(String));
    await page.getByRole('button', { name: 'Cabut pembatasan' }).click();
    await page.fill('#note', 'Lewat telepon hari ini.');
    expect(await faultsOf(page, 'rights-lift')).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Cabut pembatasan' }).click();
    await closed(page);
    await page.getByRole('heading', { level: 1, name: 'Hak Dewi Penuntut' }).waitFor();
    expect((await of('restrictedSince')).restrictedSince).toBeNull();
  }, 60_000);

  it('is handed to them in both languages, with who opened it and who received it', async () => {
    const { page } = officer;
    await page.getByRole('button', { name: 'Lihat siapa yang membuka dan menerima' }).click();
    await page.locator('#copy table', { hasText: 'Yang menerima' }).getByText('masih berlaku').waitFor();
    await page.locator('#copy table', { hasText: 'Yang membuka' }).waitFor();
    expect(await faultsOf(page, 'rights-seen')).toEqual([]);
    await page.getByRole('button', { name: 'Siapkan salinan' }).click();
    expect(await faultsOf(page, 'rights-copy')).toEqual([]);
    const waits = page.waitForEvent('download');
    await dialog(page).getByRole('link', { name: 'Unduh salinan' }).click();
    const file = readFileSync(await (await waits).path(), 'utf8');
    for (const said of ['Dewi Penuntut', 'Tentang Anda', 'About you', number]) expect(file).toContain(said);
    await dialog(page).getByRole('button', { name: 'Tutup' }).click();
    expect(officer.complaints).toEqual([]);
  }, 60_000);
});

describe('What the law owes a survivor', () => {
  it('is recorded with the sum of the verdict, runs, and ends with what became of it in words', async () => {
    const { page } = officer;
    await page.getByRole('button', { name: 'Catat hak' }).click();
    const send = dialog(page).getByRole('button', { name: 'Simpan' });
    await page.selectOption('#kind', 'RESTITUTION');
    await page.fill('#amountMinor', 'banyak');
    await send.click();
    await dialog(page).locator('.field.wrong #amountMinor').waitFor();
    await page.fill('#amountMinor', '25.000.000');
    await send.click();
    await dialog(page).locator('.field.wrong #note').waitFor();
    await page.fill('#note', 'Putusan PN Jakarta Pusat.');
    expect(await faultsOf(page, 'rights-claim')).toEqual([]);
    await send.click();
    await closed(page);
    await row(page, 'claims', '25.000.000')
      .getByText(/paling lambat/)
      .waitFor();
    await page.getByRole('button', { name: /^Catat hasilnya: Putusan/ }).click();
    await dialog(page).getByLabel('Dipenuhi').check();
    await dialog(page).getByRole('button', { name: 'Simpan' }).click();
    await dialog(page).locator('.field.wrong #note').waitFor();
    await page.fill('#note', 'Dibayar penuh lewat LPSK.');
    expect(await faultsOf(page, 'rights-settle')).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Simpan' }).click();
    await closed(page);
    await row(page, 'claims', '25.000.000').getByText('✓ Dipenuhi').waitFor();
    expect((await of('claims { kind amountMinor currency state }')).claims).toEqual([
      { kind: 'RESTITUTION', amountMinor: 2_500_000_000, currency: 'IDR', state: 'MET' },
    ]);
  }, 60_000);
});

describe('An erasure', () => {
  it('is not granted while the case goes on, and proposed once it has ended', async () => {
    const { page } = officer;
    await recorded(page, 'ERASURE');
    await page.getByRole('button', { name: 'Jawab: Penghapusan' }).click();
    await dialog(page)
      .getByText(/^Selama kasus berjalan/)
      .waitFor();
    expect(await dialog(page).getByLabel('Dipenuhi', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await world.owner.query(`update cases set state = 'CLOSED', closure_reason = 'COMPLETED' where id = $1`, [id]);
    await page.reload();
    await answered(page, 'Penghapusan', 'Dipenuhi');
    await page.locator('#requests li', { hasText: 'Penghapusan' }).getByText('✓ Dipenuhi').waitFor();
    expect(officer.complaints).toEqual([]);
  }, 60_000);

  it('is decided by somebody else at the national desk, for good', async () => {
    // One that the desk granted itself, and so may not approve.
    const [other] = await world.registered(1);
    const desk = handsOf(world, 'desk.kemlu');
    await desk.act('recordRightsRequest', { case: other?.id, kind: 'ERASURE' });
    await world.owner.query(`update cases set state = 'CLOSED', closure_reason = 'COMPLETED' where id = $1`, [
      other?.id,
    ]);
    const { rows } = await world.owner.query<{ id: string }>('select id from rights_request where case_id = $1', [
      other?.id,
    ]);
    await desk.act('answerRightsRequest', { case: other?.id, request: rows[0]?.id, outcome: 'GRANTED' });

    const visit = await visitPortal(world, browser, 'desk.kemlu', { path: '/inbox' });
    const { page } = visit;
    page.setDefaultTimeout(20_000);
    await page.getByText('2 menunggu keputusan').waitFor();
    await page.getByRole('link', { name: 'Lihat usulan penghapusan' }).click();
    const own = page.getByRole('region', { name: other?.number ?? '' });
    await own.getByText('Anda yang mengusulkannya').waitFor();
    expect(await own.getByRole('button', { name: /^Setujui/ }).count()).toBe(0);
    expect(await faultsOf(page, 'erasures')).toEqual([]);
    const { press, write } = byKeyboard(page);
    await press({ selector: 'section button', name: `Tolak penghapusan: ${other?.number}` });
    // The desk granted it to the person, who is told now why not.
    await press({ selector: 'dialog button', name: 'Tolak penghapusan' });
    await dialog(page).locator('.field.wrong #ground').waitFor();
    await dialog(page).getByLabel('Dasar penolakan').selectOption('LAW_ENFORCEMENT');
    await press({ selector: 'dialog button', name: 'Tolak penghapusan' });
    await dialog(page).locator('.field.wrong #note').waitFor();
    await write('#note', 'Gugatan restitusinya masih berjalan.');
    expect(await faultsOf(page, 'erasure-declined')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Tolak penghapusan' });
    await closed(page);
    await press({ selector: 'section button', name: `Setujui penghapusan: ${number}` });
    await press({ selector: 'dialog button', name: 'Hapus untuk selamanya' });
    await page.locator('.summary:focus').getByText('Nyatakan dulu bahwa Anda mengerti.').waitFor();
    await press({ selector: 'dialog input' }, 'Space');
    expect(await faultsOf(page, 'erasure-approve')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Hapus untuk selamanya' });
    await closed(page);
    await page.getByText('Tidak ada di sini.').waitFor();
    await page.getByRole('link', { name: 'Dihapus' }).click();
    const waits = page.waitForEvent('download');
    await page.getByRole('link', { name: `Unduh sertifikat: ${number}` }).click();
    expect(readFileSync(await (await waits).path(), 'utf8')).toContain(number);
    expect(await faultsOf(page, 'erasures-done')).toEqual([]);
    const { erasures } = await world
      .as('desk.kemlu')
      .ask('{ erasures(first: 10) { items { state case { number } } } }');
    expect(erasures.items).toEqual(
      expect.arrayContaining([
        { state: 'ERASED', case: { number } },
        { state: 'DECLINED', case: { number: other?.number } },
      ]),
    );
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  }, 120_000);
});
