import type { Browser, Page } from 'playwright-core';
import { instrument as first } from '#domain';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, 'desk.kemlu', { path: '/instruments' });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const dialog = () => page.getByRole('dialog');
const ask = (document: string, login = 'desk.kemlu') => world.as(login).ask(document);

describe('The national desk, by keys alone,', () => {
  it('reads a version with what its answers count', async () => {
    const { press } = byKeyboard(page);
    await page.getByRole('link', { name: first.version }).waitFor();
    expect(await faultsOf(page, 'instruments')).toEqual([]);
    await press({ selector: 'main a', name: first.version });
    await page.getByText('Sangat puas (1) · Puas (0,75)').first().waitFor();
    expect(await faultsOf(page, 'instrument')).toEqual([]);
    await press({ selector: 'main a', name: 'Buat versi baru dari ini' });
    await page.locator('#version').waitFor();
  }, 120_000);

  it('writes the next one from it: with what is wrong at its field, and nothing lost', async () => {
    const { press, write, choose, reach } = byKeyboard(page);
    await write('#version', first.version);
    await press({ selector: 'main button', name: '+ Tambah deret jawaban' });
    await page.locator('[id="scales.11.answers.0.textId"]:focus').waitFor();
    await page.keyboard.type('Aman');
    await write('[id="scales.11.answers.0.textEn"]', 'Safe');
    await write('[id="scales.11.answers.0.points"]', '1,5');
    await write('[id="scales.11.answers.1.textId"]', 'Tidak aman');
    await write('[id="scales.11.answers.1.textEn"]', 'Not safe');
    await write('[id="scales.11.answers.1.points"]', '0');
    await press({ selector: 'main button', name: '+ Tambah pertanyaan' });
    await page.locator('[id="questions.31.code"]:focus').waitFor();
    await write('[id="questions.31.code"]', 'p11');
    await choose('[id="questions.31.dimension"]', 'Psikososial');
    await write('[id="questions.31.textId"]', 'Apakah rumah terasa aman?');
    await choose('[id="questions.31.scale"]', 'Aman');
    await press({ selector: 'main button', name: 'Terbitkan' });
    await page.locator('.summary:focus').getByText('Isi poin dari 0 sampai 1, atau kosongkan.').waitFor();
    await page.locator('.field.wrong [id="questions.31.textEn"]').waitFor();
    expect(await faultsOf(page, 'publish-refused')).toEqual([]);

    await page.reload();
    await page.getByText('Rancangan yang Anda tulis tadi dilanjutkan.').waitFor();
    await press({ selector: 'summary', name: 'Aman · Tidak aman' });
    await write('[id="scales.11.answers.0.points"]', '1');
    await press({ selector: 'summary', name: 'P11 · Apakah rumah terasa aman?' });
    await write('[id="questions.31.textEn"]', 'Does home feel safe?');
    await press({ selector: 'main button', name: '↑ Naikkan' });
    await page.locator('[id="questions.30"]:focus').getByText('P11').waitFor();
    expect(await faultsOf(page, 'publish')).toEqual([]);
    await press({ selector: 'main button', name: 'Terbitkan' });
    await press({ selector: 'dialog button', name: 'Ya, terbitkan' });
    await page.locator('.summary:focus').getByText('Versi ini sudah ada').waitFor();
    await page.locator('.field.wrong #version').waitFor();
    await dialog().waitFor({ state: 'detached' });
    await reach({ selector: '#version' });
    await write('#version', 'PULANG-RSS-2026.1');
    await press({ selector: 'main button', name: 'Terbitkan' });
    expect(await faultsOf(page, 'publish-asked')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Ya, terbitkan' });
    await page.waitForURL(`${world.url}/instruments?version=PULANG-RSS-2026.1`);
    await page.getByText('Aman (1) · Tidak aman (0)').waitFor();

    const { instruments, instrument } = await ask(
      '{ instruments { version current questions official } instrument { version questions { id text options { text } } } }',
      'caseworker.iom',
    );
    expect(instruments).toEqual([
      { version: first.version, current: false, questions: 31, official: false },
      { version: 'PULANG-RSS-2026.1', current: true, questions: 32, official: false },
    ]);
    expect(instrument.questions.slice(-2)).toEqual([
      expect.objectContaining({ id: 'P11', options: [expect.anything(), expect.anything()] }),
      expect.objectContaining({ id: 'P10' }),
    ]);
    const { instrumentInFull: before } = await ask(
      `{ instrumentInFull(version: "${first.version}") { questions { code } scales { code } } }`,
    );
    expect(before.questions).toHaveLength(31);
    expect(before.scales).toHaveLength(11);
    expect(visit.complaints).toEqual([]);
  }, 300_000);

  it('alone: nobody else has the screens', async () => {
    const other = await visitPortal(world, browser, 'caseworker.iom', { path: '/instruments' });
    await other.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await other.page.locator('main table').count()).toBe(0);
    expect(await other.page.getByRole('link', { name: /Kuesioner|Questionnaires/ }).count()).toBe(0);
    await other.context.close();
  }, 60_000);
});
