import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { act, arrived, manila, planned } from '../journey';
import { byKeyboard } from '../keyboard';
import { totpOf } from '../people';
import { DRAFTS, hasKept } from '../portal-device';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { key, openWorld, type World } from '../world';

/** Each screen as it is looked at: judged by axe, and kept as a picture where a folder is named. */
const PICTURES = process.env['PULANG_TEST_PICTURES'];
const kemensos = 'shelter.kemensos';

let world: World;
let browser: Browser;
let movement: string;
let people: string[];
let giver: Visit;
let receiver: Visit;
let bast: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const plan = await planned(world);
  movement = plan.id;
  people = await arrived(world, 4, plan);
  giver = await visitPortal(world, browser, manila, { path: '/handovers' });
  receiver = await visitPortal(world, browser, kemensos, { path: '/handovers' });
  for (const { context } of [giver, receiver]) context.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function looked(page: Page, name: string): Promise<void> {
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/handovers-${name}-${width}.png`, fullPage: true });
  }
}
const handover = async (id: string) =>
  (
    await world.as(manila).ask(
      `query ($id: ID!) { handover(id: $id) { number giverSignedAt receiverSignedAt receiverConfirmedAt counts { listed accepted refused }
        people { condition refusal case { id } items { kind name dose missing } witnesses { name side } } addenda { number giverSignedAt receiverSignedAt } } }`,
      { id },
    )
  ).handover;
const holders = async () => {
  const { rows } = await world.owner.query<{ code: string }>(
    'select u.code from cases c join unit u on u.id = c.holder_id where c.id = any ($1) order by u.code',
    [people],
  );
  return rows.map(({ code }) => code);
};
const signed = (page: Page) => page.locator('.card').first().getByText('Ditandatangani kedua pihak').waitFor();

describe('The screens of a handover', () => {
  it('that have nothing to show, or can not be had, say so', async () => {
    const { page } = giver;
    await page.getByText('Belum ada serah terima.').waitFor();
    await looked(page, 'none');
    await page.goto(`${world.url}/handovers/${key()}`);
    await page.getByText('Serah terima ini tidak ada').waitFor();
    await looked(page, 'gone');
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Me ') ? route.continue() : route.abort(),
    );
    await page.goto(`${world.url}/handovers`);
    await page.locator('.notice.wrong').first().waitFor();
    await looked(page, 'error');
    await page.unroute('**/graphql');
    giver.complaints.length = 0;
  }, 120_000);

  it('make a BAST of those who came, thing by thing, by the keyboard alone', async () => {
    const { page } = giver;
    await page.goto(`${world.url}/movements/${movement}`);
    const { press, write, choose } = byKeyboard(page);
    await page.getByRole('link', { name: 'Buat BAST' }).waitFor();
    // It went as planned and is over: a column of what changed would have nothing in it.
    await page.locator('#legs tbody th').waitFor();
    expect(await page.locator('#legs').getByText('Perubahan').count()).toBe(0);
    await press({ selector: 'a', name: 'Buat BAST' });
    await page.getByText('4 orang pada BAST ini').waitFor();
    await page.locator('#receiver option').nth(1).waitFor({ state: 'attached' });
    await press({ selector: 'table button' });
    await choose('[id="items.0.kind"]', 'Obat');
    await write('[id="items.0.name"]', 'Amlodipin');
    await write('[id="items.0.dose"]', '5 mg, sekali sehari');
    await press({ name: 'Tambah barang' });
    await write('[id="items.1.name"]', 'Satu koper biru');
    await looked(page, 'things');
    await press({ name: 'Selesai' });
    await looked(page, 'new');
    await press({ selector: '.bulk button' });
    await page.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
    bast = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.locator('#sign button').waitFor();
    await looked(page, 'to-sign');
    await press({ selector: '#sign button' });
    await page.getByText('Menunggu tanda tangan penerima').waitFor();
    const made = await handover(bast);
    expect(made).toMatchObject({ giverSignedAt: expect.any(String), receiverSignedAt: null, counts: { listed: 4 } });
    expect(made.people.flatMap(({ items }: { items: { name: string }[] }) => items)).toEqual(
      expect.arrayContaining([
        { kind: 'MEDICINE', name: 'Amlodipin', dose: '5 mg, sekali sehari', missing: null },
        { kind: 'BELONGING', name: 'Satu koper biru', dose: null, missing: null },
      ]),
    );
    expect(await holders()).toEqual(Array(4).fill('KBRI-MNL'));
  }, 180_000);

  it('show the receiver what waits, and take the signature once the second factor confirms it', async () => {
    const { page, context } = receiver;
    await world.owner.query(`update session set verified_at = now() - interval '6 minutes' where ended_at is null`);
    await page.reload();
    await page.locator('nav .waiting').getByText('1 menunggu tanda tangan Anda').waitFor({ state: 'attached' });
    await looked(page, 'waiting');
    await page.locator('#to-sign a').first().click();
    const refusal = page.getByRole('checkbox', { name: /tidak diterima$/ });
    await refusal.nth(3).check();
    await page.locator('#sign button').click();
    await page
      .locator('.summary:focus')
      .getByText(/^Pilih mengapa .* tidak diterima\.$/)
      .waitFor();
    await page.locator('.handed-people .field.wrong', { hasText: 'Pilih mengapa' }).waitFor();
    await looked(page, 'refusing');
    await page.locator('.handed-people select[id^="refused"]').selectOption('NEEDS_HOSPITAL');
    expect(await page.locator('.summary, .field.wrong').count()).toBe(0);
    await page.getByLabel('Satu koper biru: diterima atau tidak').selectOption('NOT_THERE');
    await page.locator('#sign button').click();
    await page.getByRole('dialog').getByText('Pastikan bahwa ini Anda').waitFor();
    expect(await handover(bast)).toMatchObject({ receiverSignedAt: null });
    await looked(page, 'confirm');
    const [small] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('dialog').getByRole('button', { name: 'Masukkan kode' }).click(),
    ]);
    // A code is good once: the next one comes within half a minute.
    await page.waitForTimeout(31_000);
    await small.fill('#code', await totpOf(kemensos));
    await small.locator('#main button').first().click();
    await signed(page);
    await looked(page, 'signed');
    const done = await handover(bast);
    expect(done).toMatchObject({
      receiverConfirmedAt: expect.any(String),
      counts: { listed: 4, accepted: 3, refused: 1 },
    });
    expect(done.people.flatMap(({ items }: { items: object[] }) => items)).toContainEqual(
      expect.objectContaining({ name: 'Satu koper biru', missing: 'NOT_THERE' }),
    );
    expect(await holders()).toEqual(['KBRI-MNL', 'KEMENSOS-RS', 'KEMENSOS-RS', 'KEMENSOS-RS']);
  }, 180_000);

  it('say in an addendum what was wrong, and both sign it', async () => {
    const { page } = receiver;
    await world.owner.query(`update session set verified_at = now() where ended_at is null`);
    await page.getByRole('link', { name: 'Buat adendum' }).click();
    await page.locator('table.handed tbody input').first().check();
    await page.locator('table.handed tbody button').first().click();
    await page.fill('[id="items.0.name"]', 'Koper itu hitam');
    await page.getByRole('button', { name: 'Selesai' }).click();
    await looked(page, 'addendum');
    await page.reload();
    await page.getByText('Isian yang belum tersimpan ditampilkan kembali.').waitFor();
    expect(await page.locator('table.handed tbody input').first().isChecked()).toBe(true);
    await page.locator('.bulk button').click();
    await page.locator('#sign button').click();
    await page.getByText('Menunggu tanda tangan pemberi').waitFor();
    await giver.page.goto(`${world.url}/handovers`);
    await giver.page.locator('#to-sign').getByRole('link', { name: /\/A1$/ }).click();
    await giver.page.locator('#sign button').click();
    await signed(giver.page);
    const [addendum] = (await handover(bast)).addenda;
    expect(addendum).toMatchObject({ giverSignedAt: expect.any(String), receiverSignedAt: expect.any(String) });
  }, 120_000);

  it('offer no addendum on people of whom none is open to who asks, and say so', async () => {
    await world.owner.query(
      `insert into barring (id, case_id, person_id, unit_id, occurred_at, recorded_at, account_id, reason)
       select gen_random_uuid(), c.id, c.person_id, a.unit_id, now(), now(), a.id, 'KIN'
       from cases c, account a where c.id = any ($1) and a.login = 'supervisor.manila'`,
      [people],
    );
    const barred = await visitPortal(world, browser, 'supervisor.manila', { path: `/handovers/${bast}/addendum` });
    await barred.page.getByText('Tidak ada orang pada BAST ini yang terbuka bagi unit Anda.').waitFor();
    expect(await barred.page.locator('main form').count()).toBe(0);
    await looked(barred.page, 'addendum-nobody');
    expect(barred.complaints).toEqual([]);
    await barred.context.close();
  }, 60_000);

  it('give who was refused to family, whose paper is attached and signed by name', async () => {
    const { page } = giver;
    await page.goto(`${world.url}/handovers`);
    await page.locator('#gaps').getByText('Harus ke rumah sakit').waitFor();
    await looked(page, 'gaps');
    await page.locator('#gaps').getByRole('link', { name: 'Buat BAST' }).click();
    await page.getByText('1 orang pada BAST ini').waitFor();
    await page.getByRole('radio', { name: /^Penerima tanpa akun/ }).check();
    await page.locator('.bulk button').click();
    await page.locator('.summary:focus').getByText('Pilih pihak lain.').waitFor();
    await looked(page, 'new-faults');
    await page.selectOption('#party', 'FAMILY');
    await page.fill('#place', 'CGK');
    await page.locator('.bulk button').click();
    await page.locator('#sign button').click();
    const drafts = await page.evaluate<number>(DRAFTS);
    await page.fill('[id="witness.name"]', 'Ibu Sumiati');
    await page.fill('[id="witness.note"]', 'Adik ibunya.');
    await hasKept(page, DRAFTS, drafts + 1);
    await page.waitForTimeout(200);
    await page.reload();
    await page.locator('[id="witness.note"]').waitFor();
    expect(await page.inputValue('[id="witness.name"]')).toBe('Ibu Sumiati');
    expect(await page.inputValue('[id="witness.note"]')).toBe('Adik ibunya.');
    await page.locator('#sign button:not([type])').click();
    await page.locator('.summary:focus').getByText('Lampirkan kertas').waitFor();
    await looked(page, 'witness');
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await page.setInputFiles('[id="witness.file"]', { name: 'bast.png', mimeType: 'image/png', buffer: picture });
    await page.locator('#sign button:not([type])').click();
    await signed(page);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { rows } = await world.owner.query('select receiver_signed_at from handover where id = $1', [id]);
    expect(rows[0].receiver_signed_at).not.toBeNull();
    expect((await world.as(manila).ask('{ custodyGaps { items { id } } }')).custodyGaps.items).toEqual([]);
    expect([giver.complaints, receiver.complaints]).toEqual([[], []]);
  }, 180_000);

  it('show on the case with whom somebody was, without a gap', async () => {
    const { page } = receiver;
    const held = await world.owner.query<{ id: string }>(
      `select c.id from cases c join unit u on u.id = c.holder_id where u.code = 'KEMENSOS-RS' and c.id = any ($1) limit 1`,
      [people],
    );
    await page.goto(`${world.url}/cases/${held.rows[0]?.id ?? ''}`);
    // Units have their codes until their names have come.
    await page.locator('.custody li', { hasText: 'Direktorat Rehabilitasi Sosial' }).waitFor();
    const chain = await page.locator('.custody').innerText();
    expect(chain).toMatch(/KBRI Manila[\s\S]*Direktorat Rehabilitasi Sosial[\s\S]*kini/);
    expect(chain).not.toContain('Celah');
    await looked(page, 'chain');
  }, 60_000);

  it('withdraw a draft that nobody has signed, with the reason, by the keyboard alone', async () => {
    const { page } = receiver;
    const held = await world.owner.query<{ id: string }>(
      `select c.id from cases c join unit u on u.id = c.holder_id where u.code = 'KEMENSOS-RS' and c.id = any ($1) limit 1`,
      [people],
    );
    const drafted = { id: key(), number: 'BAST-9', place: 'CGK', receiver: idOf('unit KP2MI-JKT') };
    await act(world, kemensos, 'draftHandover', {
      ...{ ...drafted, occurredAt: new Date().toISOString() },
      people: [{ case: held.rows[0]?.id, condition: 'GOOD' }],
    });
    await page.goto(`${world.url}/handovers/${drafted.id}`);
    const { press, choose } = byKeyboard(page);
    await page.getByRole('button', { name: 'Tarik BAST' }).waitFor();
    await press({ name: 'Tarik BAST' });
    await press({ selector: 'dialog button.danger' });
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    await looked(page, 'withdrawing');
    await choose('dialog #reason', 'Diserahkan kepada pihak lain');
    await press({ selector: 'dialog button.danger' });
    await page.locator('.card .tag').getByText('Ditarik').waitFor();
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await page.getByText(/Diserahkan kepada pihak lain$/).count()).toBe(1);
    expect(await page.locator('#sign').count()).toBe(0);
    await looked(page, 'withdrawn');
    await page.goto(`${world.url}/handovers`);
    await page.getByText('Tidak ada yang menunggu tanda tangan pihak Anda.').waitFor();
  }, 120_000);

  it('carry on what came along, and show both sides and the case what nobody tells of', async () => {
    const seen = async (page: Page, name: string) => expect(await faultsOf(page, `handovers-${name}`)).toEqual([]);
    const listed: { case: { id: string }; items: { name: string }[] }[] = (await handover(bast)).people;
    const one = listed.find(({ items }) => items.some(({ name }) => name === 'Amlodipin'))?.case.id ?? '';
    const { page } = receiver;
    await page.goto(`${world.url}/handovers/new?case=${one}`);
    await page.getByText('1 orang pada BAST ini').waitFor();
    const { press, choose } = byKeyboard(page);
    await press({ selector: 'table button' });
    expect(await page.getByRole('textbox', { name: 'Nama barang' }).first().inputValue()).toBe('Amlodipin');
    await choose('[id="items.0.missing"]', 'Habis');
    await seen(page, 'carried');
    await press({ name: 'Hapus Amlodipin' });
    await page.getByText('belum disebut di sini').waitFor();
    await seen(page, 'not-told-yet');
    await press({ name: 'Sebutkan Amlodipin' });
    await press({ name: 'Hapus Amlodipin' });
    await press({ name: 'Selesai' });
    await page.selectOption('#kind', 'KP2MI');
    await page.selectOption('#receiver', idOf('unit KP2MI-JKT'));
    await page.fill('#place', 'CGK');
    await page.locator('.bulk button').click();
    await page.locator('#sign button').waitFor();
    await page.getByText('Tidak disebut pada serah terima ini').waitFor();
    await page.getByText('Obat: Amlodipin · 5 mg, sekali sehari').waitFor();
    await seen(page, 'not-told-giver');
    await world.owner.query(`update session set verified_at = now() where ended_at is null`);
    await page.locator('#sign button').click();
    await page.getByText('Menunggu tanda tangan penerima').waitFor();
    const path = new URL(page.url()).pathname;
    const next = await visitPortal(world, browser, 'migrants.kp2mi', { path });
    await next.page.getByText('Obat: Amlodipin · 5 mg, sekali sehari').waitFor();
    await seen(next.page, 'not-told-receiver');
    await next.page.locator('#sign button').click();
    await signed(next.page);
    await next.page.goto(`${world.url}/cases/${one}`);
    const chain = next.page.locator('.custody');
    await chain.getByText('Tidak disebut pada serah terima ini: Obat').waitFor();
    expect(await chain.innerText()).toMatch(/Direktorat Rehabilitasi Sosial.* bertanggung jawab/);
    await seen(next.page, 'chain-untold');
    await next.page.goto(`${world.url}${path}/addendum`);
    await next.page.locator('table.handed tbody input').first().check();
    await next.page.locator('table.handed tbody button').first().click();
    await next.page.getByRole('button', { name: 'Sebutkan Amlodipin' }).click();
    await next.page.getByRole('button', { name: 'Selesai' }).click();
    await next.page.locator('.bulk button').click();
    await next.page.locator('#sign button').click();
    await next.page.getByText('Menunggu tanda tangan pemberi').waitFor();
    await page.goto(next.page.url());
    await page.locator('#sign button').click();
    await signed(page);
    await next.page.goto(`${world.url}/cases/${one}`);
    await chain.locator('li').nth(2).waitFor();
    expect(await chain.innerText()).not.toContain('Tidak disebut');
    expect([receiver.complaints, next.complaints]).toEqual([[], []]);
  }, 240_000);
});
