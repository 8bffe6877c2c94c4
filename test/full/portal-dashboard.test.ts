import type { Browser, Page } from 'playwright-core';
import type { NumberKeeper } from '../../src/statistics/keeper';
import { openBrowser } from '../browser';
import { keeperOf } from '../counted';
import { countMany } from '../many';
import { printed } from '../pdf';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { openWorld, type World } from '../world';

const PICTURES = process.env['PULANG_TEST_PICTURES'];
const WEEK = 7 * 86_400_000;

let world: World;
let browser: Browser;
let keeper: NumberKeeper;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  keeper = keeperOf(world);
  visit = await visitPortal(world, browser, 'analyst.kpppa', { path: '/dashboard' });
  ({ page } = visit);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await keeper.stop();
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
  await page.getByText(text).filter({ visible: true }).first().waitFor();
};
const released = (weeks: number) => keeper.keep(new Date(Date.now() + weeks * WEEK));

describe('The dashboard', () => {
  it('says so while nothing is published, and what others published before', async () => {
    await go('/dashboard', 'Belum ada terbitan.');
    await page.getByText('Jumlah dihitung 3.366, tercetak 3.363').waitFor();
    await looked('dashboard-empty');
  }, 60_000);

  it('is whole with a year of two releases: figures with their change, pictures with their tables, a map of our own', async () => {
    for (const [weeks, people] of [
      [0, 900],
      [1, 700],
    ] as const) {
      await countMany(world.owner, 2025, people, people);
      await countMany(world.owner, 2026, people, people + 1);
      await released(weeks);
    }
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await go('/dashboard?year=2026', /Terbitan 2, pekan mulai/);
    const card = page.locator('[data-measure=REGISTERED]');
    await card.getByText(/^\+[\d.]+ sejak terbitan sebelumnya$/).waitFor();
    const { publishedNumbers } = await world
      .as('analyst.kpppa')
      .ask('{ publishedNumbers(year: 2026) { rows { measure group people before } } }');
    const { people, before } = publishedNumbers.rows.find(
      (row: { measure: string; group: string | null }) => row.measure === 'REGISTERED' && row.group === null,
    );
    expect(people).toBeGreaterThan(before);
    expect(await card.locator('strong').innerText()).toBe(people.toLocaleString('id-ID'));
    await page.locator('.world').nth(1).waitFor();
    // Cambodia is coloured, each post with a figure has a circle, and so has each province.
    expect(await page.locator('.world path.step4').count()).toBeGreaterThan(0);
    expect(await page.locator('.world').first().locator('circle.post').count()).toBeGreaterThan(4);
    expect(await page.locator('.world').nth(1).locator('circle.post').count()).toBeGreaterThan(4);
    expect(asked.filter((url) => !url.startsWith(world.url))).toEqual([]);
    expect(await page.locator('.picture').count()).toBeGreaterThan(12);
    expect(await page.locator('.picture').count()).toBe(await page.locator('.picture .twin a[download]').count());
    // Nobody of whom there are few: hidden, and why.
    await page.getByText('Kurang dari 11 orang, atau diperlukan').waitFor();
    expect(await page.locator('.picture .hides').count()).toBeGreaterThan(0);
    await page.evaluate(`document.querySelectorAll('.twin details').forEach((one) => (one.open = true))`);
    await looked('dashboard-tables');
    await page.evaluate(`document.querySelectorAll('.twin details').forEach((one) => (one.open = false))`);
    await looked('dashboard');
  }, 180_000);

  it('has its filters in its address, where a click on the map stands as well', async () => {
    await go('/dashboard?year=2025&release=1&who=WOMAN', /Terbitan 1, pekan mulai/);
    expect(await page.inputValue('#who')).toBe('WOMAN');
    await page.selectOption('#counted', 'ARRIVED');
    await page.waitForURL(/counted=ARRIVED/);
    await page.locator('.world path.step4').first().click();
    await page.waitForURL(/country=[A-Z]{2}/);
    await page.locator('.world .chosen').waitFor();
    expect(await page.inputValue('#country')).toMatch(/^[A-Z]{2}$/);
    const seen = await page.locator('#places .bars').first().innerText();
    await page.goto(page.url());
    await page.locator('.world .chosen').waitFor();
    expect(await page.locator('#places .bars').first().innerText()).toBe(seen);
    await go('/dashboard?year=2025&release=99', 'Terbitan ini tidak ada.');
    await page.getByRole('link', { name: 'Terbitan terbaru' }).click();
    await page.getByText('Belum ada').or(page.locator('.told')).first().waitFor();
  }, 60_000);

  it('has a picture of help, surveys, deadlines, recruitment, who determined and who disagreed, and of any table', async () => {
    await go('/dashboard?year=2026&survey=M0', /Terbitan 2, pekan mulai/);
    const shown = async (part: string, title: RegExp) => {
      const picture = page.locator(`#${part} .picture`).filter({ hasText: title });
      await picture.locator('.bars .figure').first().waitFor();
      return picture.locator('.bars').innerText();
    };
    expect(await shown('assistance', /Dibantu, menurut jenis/)).toMatch(/Bantuan tunai\s+\d/);
    expect(await shown('assistance', /Biaya bantuan pertama/)).toMatch(/Sampai Rp5 juta\s+\d/);
    expect(await shown('surveys', /Kebutuhan dukungan, survei awal/)).toMatch(/tinggi\s+\d/);
    expect(await shown('surveys', /Perubahan sejak survei awal/)).toMatch(/Membaik\s+\d/);
    expect(await shown('deadlines', /Menurut tenggat/)).toMatch(/bulan ke-1\s+\d/);
    expect(await shown('exploitation', /jalur perekrutan/)).toMatch(/Melalui media sosial|media sosial/);
    expect(await shown('exploitation', /lembaga penetap/)).toMatch(/Kepolisian RI\s+\d/);
    expect(await shown('disagreements', /Instansi yang berbeda keterangan/)).toMatch(/ \/ Kepolisian\s+\d/);
    expect(await shown('disagreements', /Jawaban yang ditunggu/)).toMatch(/Kepolisian\s+\d/);
    expect(await shown('disagreements', /Lama sampai selesai/)).toMatch(/hari\s+\d/);
    await page.selectOption('#measure', 'RETURNED');
    await page.selectOption('#by', 'PROVINCE');
    await page.waitForURL(/measure=RETURNED.*by=PROVINCE/);
    // The table before stays until this one is there.
    await page.locator('#tables .bars').getByText('Jawa Timur').waitFor();
    expect(await shown('tables', /Pulang ke rumah, menurut provinsi asal/)).toMatch(/Jawa Timur\s+\d/);
    await page.getByText('Arti setiap angka', { exact: true }).click();
    await page.getByText('Orang yang pertama kali tercatat sampai di rumah.').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }, 60_000);

  it('is of one country where its tables have countries, and says where they have none', async () => {
    await go('/dashboard?year=2026&country=KH', /Terbitan 2, pekan mulai/);
    const { publishedNumbers } = await world
      .as('analyst.kpppa')
      .ask('{ publishedNumbers(year: 2026, country: "KH") { rows { measure group people } } }');
    const { people } = publishedNumbers.rows.find(
      (row: { measure: string; group: string | null }) => row.measure === 'ARRIVED' && row.group === null,
    );
    await page.getByText('Kamboja, 2026').waitFor();
    expect(await page.locator('[data-measure=ARRIVED] strong').innerText()).toBe(people.toLocaleString('id-ID'));
    // Plans are not told by country: they have no number here, rather than that of everywhere.
    expect(await page.locator('[data-measure=REINTEGRATING]').count()).toBe(0);
    expect(await page.locator('#stages .elsewhere, #places .picture:has(.world) .elsewhere').count()).toBe(0);
    for (const part of ['days', 'assistance', 'surveys', 'deadlines', 'disagreements'])
      expect(await page.locator(`#${part} .elsewhere`).count()).toBe(await page.locator(`#${part} .picture`).count());
    // What is hidden elsewhere is not counted here, nor is the total of everywhere taken for that of this country.
    const posts = page.locator('#places .pair .picture').first();
    await posts.locator('.bars .figure').first().waitFor();
    expect(await posts.locator('tbody').textContent()).toMatch(/^KBRI Phnom Penh/);
    expect(await posts.textContent()).not.toMatch(/baris lain disembunyikan|Jumlah/);
    await page.selectOption('#country', '');
    await posts.locator('tbody', { hasText: 'Jumlah' }).waitFor({ state: 'attached' });
    expect(await posts.textContent()).toContain('baris lain disembunyikan');
  }, 60_000);

  it('is printed on two sheets, with what is published and nothing else', async () => {
    await go('/dashboard?year=2026', /Terbitan 2, pekan mulai/);
    await page.locator('.world').nth(1).waitFor();
    await page.waitForLoadState('networkidle');
    const sheets = await printed(page);
    expect(sheets).toHaveLength(2);
    expect(sheets[0]).toMatch(/Statistik Terbitan 2.*Sejauh mana orang sampai.*Menurut provinsi asal/);
    expect(sheets.join(' ')).toMatch(/Hari sampai setiap tahap.*Hambatan.*Bantuan.*Survei.*Beda keterangan/);
    expect(sheets.join()).not.toMatch(/CSV|Cetak/);
  }, 60_000);

  it('that can not be had says so, and keeps what it has without a line', async () => {
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Me ') ? route.continue() : route.abort(),
    );
    await page.goto(`${world.url}/dashboard?year=2026`);
    await page.locator('.notice.wrong').first().waitFor({ timeout: 20_000 });
    await looked('dashboard-error');
    await page.unroute('**/graphql');
    await go('/dashboard?year=2026', /Terbitan 2, pekan mulai/);
    await page.locator('.world').nth(1).waitFor();
    await visit.context.setOffline(true);
    await page.getByText('Tidak ada sambungan').waitFor();
    expect(await page.locator('[data-measure=REGISTERED] strong').innerText()).toMatch(/^[\d.]+$/);
    await looked('dashboard-offline');
    // What the core says in words is had in the language that was chosen meanwhile.
    await page.locator('.who button[lang="en"]').click();
    expect(await page.locator('.notice.wrong').count()).toBe(0);
    await visit.context.setOffline(false);
    await page.locator('[data-measure=REGISTERED]').getByText('Registered').waitFor();
  }, 120_000);

  it('that can not be had anew says so once, and is asked for again at one press', async () => {
    await page.waitForLoadState('networkidle');
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Me ') ? route.continue() : route.fulfill({ status: 500, json: {} }),
    );
    await page.locator('.who button[lang="id"]').click();
    await page.getByText('Halaman ini mungkin tidak mutakhir').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.notice.wrong').count()).toBe(1);
    await looked('dashboard-old');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.locator('[data-measure=REGISTERED]').getByText('Terdaftar').waitFor();
    await page.locator('.notice.wrong').waitFor({ state: 'detached' });
    expect(visit.complaints.filter((line) => !/Failed to load resource|net::ERR/.test(line))).toEqual([]);
  }, 120_000);

  it('shows the desk its own true numbers apart from what is published, and never prints them', async () => {
    await world.registered(7, 'officer.phnompenh', { country: 'KH' });
    await released(1);
    const desk = await visitPortal(world, browser, 'desk.kemlu', { path: '/dashboard?year=2026&country=KH' });
    await desk.page.getByText('Angka kini dari kasus di Kamboja').waitFor();
    expect(await desk.page.locator('#own .cards strong').innerText()).toBe('7');
    await desk.page.locator('.world').nth(1).waitFor();
    expect(await faultsOf(desk.page)).toEqual([]);
    const sheets = await printed(desk.page);
    expect(sheets).toHaveLength(2);
    expect(sheets.join()).not.toContain('Kasus yang Anda lihat');
    expect(await page.locator('#own').count()).toBe(0);
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  }, 120_000);
});
