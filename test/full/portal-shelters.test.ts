import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { arrived, type Prepared } from '../prepared';
import { key, openWorld, type World } from '../world';

const PICTURES = process.env['PULANG_TEST_PICTURES'];
const kemensos = 'shelter.kemensos';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
let people: Prepared[];
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  people = await arrived(world, 6);
  const input = { key: key(), case: people[1]?.id, other: people[0]?.id, relation: 'SPOUSE', proof: 'INTERVIEW' };
  const { linkKin } = await world
    .as(kemensos)
    .ask('mutation ($input: LinkKin!) { linkKin(input: $input) { __typename ... on Problem { code field } } }', {
      input: { ...input, occurredAt: new Date().toISOString() },
    });
  expect(linkKin).toEqual({ __typename: 'Kin' });
  visit = await visitPortal(world, browser, kemensos, { path: '/shelters' });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function looked(name: string): Promise<void> {
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/shelters-${name}-${width}.png`, fullPage: true });
  }
}
const house = (code: string) => page.locator('.house').filter({ hasText: code });
const view = (name: RegExp) => page.getByRole('button', { name }).click();
const row = (i: number) => page.locator('#guests tbody tr', { hasText: people[i]?.number ?? '' });
const place = async (code: string) => {
  await page.selectOption('#shelter', idOf(`shelter ${code}`));
  await page.getByRole('button', { name: 'Tempatkan' }).click();
};
const staysOf = async (code: string): Promise<string[]> => {
  const { rows } = await world.owner.query<{ kind: string }>(
    `select t.bed_kind as kind from stay t join shelter s on s.id = t.shelter_id where s.code = $1 and t.left_at is null order by 1`,
    [code],
  );
  return rows.map(({ kind }) => kind);
};

describe('The board of shelters', () => {
  it('holds beds until a time, and gives them up, by the keyboard alone', async () => {
    const { press, write } = byKeyboard(page);
    await row(0).waitFor();
    await press({ name: 'Pesan tempat: Rumah anak' });
    await write('#count', '2');
    await looked('hold');
    await press({ selector: 'dialog button', name: 'Pesan tempat' });
    await house('ANAK-1').getByText('0 kosong dari 2').waitFor();
    await looked('held');
    const { rows } = await world.owner.query<{ hours: number }>(
      'select extract(epoch from until - occurred_at)::int / 3600 as hours from bed_hold',
    );
    expect(rows).toHaveLength(1);
    expect([23, 24]).toContain(rows[0]?.hours);
    await press({ name: /^Lepaskan 2/ });
    await house('ANAK-1').getByText('2 kosong dari 2').waitFor();
  }, 120_000);

  it('changes how many beds a house of their own has, and no other, by the keyboard alone', async () => {
    const { press, write } = byKeyboard(page);
    expect(await page.getByRole('button', { name: 'Ubah rumah: Rumah mitra' }).count()).toBe(0);
    await press({ name: 'Ubah rumah: Rumah anak' });
    await write('[id="beds.3.count"]', '-1');
    await press({ selector: 'dialog button', name: 'Simpan' });
    await page.locator('.summary:focus').getByText('Isi dengan angka bulat.').waitFor();
    await looked('house');
    await write('[id="beds.3.count"]', '4');
    await press({ selector: 'dialog button', name: 'Simpan' });
    await house('ANAK-1').getByText('4 kosong dari 4').waitFor();
  }, 120_000);

  it('says what is wrong in whichever language is read, also after it was said', async () => {
    const turn = (to: string) => page.locator(`.who button[lang="${to}"]`).click();
    await page.getByRole('button', { name: 'Tempatkan' }).click();
    await page.locator('.summary:focus').getByText('Pilih rumah perlindungan.').waitFor();
    await turn('en');
    await page.locator('.summary').getByText('Choose a shelter.').waitFor();
    await page.locator('.placing .fault').getByText('Choose a shelter.').waitFor();
    expect(await page.locator('.summary').innerText()).not.toContain('Pilih');
    await turn('id');
    await page.locator('.summary').getByText('Pilih rumah perlindungan.').waitFor();
  }, 60_000);

  it('keeps a family together, in one house and in one act', async () => {
    await row(1).locator('input').check();
    await place('ASRAMA-HAJI');
    await page.locator('.summary:focus').getByText('punya keluarga yang belum ikut dipilih').waitFor();
    await looked('parted');
    expect(await staysOf('ASRAMA-HAJI')).toEqual([]);
    await row(0).locator('input').check();
    await page.getByRole('button', { name: 'Tempatkan' }).click();
    await page.getByText('Selesai untuk 2 orang.').waitFor();
    expect(await staysOf('ASRAMA-HAJI')).toEqual(['FAMILY', 'FAMILY']);
  }, 120_000);

  it('sends nobody to a house where they meet whom they must not', async () => {
    await row(2).locator('input').check();
    await row(4).locator('input').check();
    await page.getByRole('button', { name: 'Pisahkan dua orang ini' }).click();
    await page.selectOption('dialog #reason', 'VIOLENCE');
    await looked('apart');
    await page.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click();
    await row(2).getByText('Tidak boleh bertemu').waitFor();
    // Until it is said that they may meet.
    await page.getByRole('button', { name: 'Tidak perlu dipisahkan lagi' }).click();
    await looked('end-apart');
    await page.getByRole('dialog').getByRole('button', { name: 'Tidak perlu dipisahkan lagi' }).click();
    await row(2).getByText('Tidak boleh bertemu').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pisahkan dua orang ini' }).click();
    await page.selectOption('dialog #reason', 'VIOLENCE');
    await page.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click();
    await row(2).getByText('Tidak boleh bertemu').waitFor();
    await place('RPTC-BA');
    await page.locator('.summary:focus').getByText('tidak boleh bertemu').waitFor();
    await looked('meets');
    await row(4).locator('input').uncheck();
    await page.getByRole('button', { name: 'Tempatkan' }).click();
    await page.getByText('Selesai untuk 1 orang.').waitFor();
    // The core says so as well, where the other sleeps there already.
    await row(4).locator('input').check();
    await page.getByRole('button', { name: 'Tempatkan' }).click();
    await page.getByText('Tidak selesai untuk 1 orang:').waitFor();
    expect(await staysOf('RPTC-BA')).toEqual(['MEN']);
  }, 120_000);

  it('frees the bed of who leaves', async () => {
    await view(/^Sudah di rumah perlindungan/);
    await row(2)
      .getByRole('button', { name: /^Catat keluar/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Catat keluar' }).click();
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    await page.selectOption('dialog #reason', 'HOSPITAL');
    await looked('leaving');
    await page.getByRole('dialog').getByRole('button', { name: 'Catat keluar' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await staysOf('RPTC-BA')).toEqual([]);
    await looked('board');
    expect(visit.complaints).toEqual([]);
  }, 120_000);
});
