import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from './browser';
import { faultsOf, visitPortal, type Visit } from './portal-page';
import { key, openWorld, type World } from './world';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.registered(53);
  visit = await visitPortal(world, browser, 'officer.manila');
  ({ page } = visit);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const names = () => page.locator('.cases tbody a').allInnerTexts();
const selected = () => page.locator('.cases tbody tr.selected').count();

describe('The worklist', () => {
  it('counts what it lists, and turns pages that the address names', async () => {
    await page.goto(`${world.url}/?todo=OPEN_INTAKE`);
    await page.getByText('50 dari 53 kasus').waitFor();
    expect(await page.locator('.lists a[aria-current]').innerText()).toMatch(/Buka penerimaan\s*53/);
    const first = await names();
    await page.getByRole('button', { name: 'Halaman berikut' }).click();
    await page.getByText('3 dari 53 kasus').waitFor();
    expect(page.url()).toContain('after=');
    expect(first).toHaveLength(50);
    await page.goBack();
    await page.getByText('50 dari 53 kasus').waitFor();
    expect(await names()).toEqual(first);
  }, 60_000);

  it('finds people however their names are spelt, leads back to the one that was opened, and leaves no name behind', async () => {
    await world.registered(1, 'officer.manila', { name: 'Soetini Djamilah' });
    await page.goto(`${world.url}/?stage=REPORT`);
    await page.fill('#search', 'Sutini Jamilah');
    await page.press('#search', 'Enter');
    await page.getByRole('link', { name: 'Soetini Djamilah' }).click();
    await page.locator('.stages').waitFor();
    // The browser lists addresses and what stands in tabs, to whoever sits down at it.
    expect(await page.title()).toMatch(/^[A-Z0-9-]+ · Pulang$/);
    await page.goBack();
    await page.locator('a[data-case]:focus').waitFor();
    expect(await page.locator('a[data-case]:focus').innerText()).toBe('Soetini Djamilah');
    expect(await page.inputValue('#search')).toBe('Sutini Jamilah');
    expect(page.url()).toBe(`${world.url}/?stage=REPORT`);
    expect(await page.evaluate<string>('JSON.stringify(history.state)')).toMatch(/^"[\d. ]+"$/);
    // What the page alone remembers, no reload brings back.
    await page.reload();
    await page.locator('.cases a').first().waitFor();
    expect(await page.inputValue('#search')).toBe('');
  }, 60_000);

  it('is gone through by keys alone, and not while somebody types or does not want them', async () => {
    await page.goto(`${world.url}/?todo=OPEN_INTAKE`);
    await page.locator('.cases a').first().waitFor();
    await page.getByRole('button', { name: 'Tombol pintas' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await selected()).toBe(1);
    expect(await page.locator('.cases tbody tr').nth(1).getAttribute('class')).toBe('selected');
    await page.keyboard.press('/');
    await page.keyboard.type('jx');
    expect([await page.inputValue('#search'), await selected()]).toEqual(['jx', 1]);
    await page.locator('#search').blur();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('checkbox').uncheck();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.cases a').first().focus();
    await page.keyboard.press('x');
    expect(await selected()).toBe(1);
    await page.evaluate(() => localStorage.clear());
  }, 60_000);

  it('opens a case in another window by the keys that browsers have for it, and stays where it is', async () => {
    await page.goto(`${world.url}/?todo=OPEN_INTAKE`);
    const first = page.locator('.cases tbody a').first();
    const name = await first.innerText();
    const [other] = await Promise.all([page.context().waitForEvent('page'), first.click({ modifiers: ['Control'] })]);
    await other.locator('.stages').waitFor();
    expect(await other.locator('h1').innerText()).toBe(name);
    expect(page.url()).toContain('todo=OPEN_INTAKE');
    await other.close();
  }, 60_000);

  it('does one thing with many: who was done leaves the list, who was refused stays selected, with the reason', async () => {
    await page.goto(`${world.url}/?todo=OPEN_INTAKE`);
    await page.locator('.cases a').first().waitFor();
    const boxes = page.locator('.cases tbody input');
    await boxes.nth(0).click();
    await boxes.nth(4).click({ modifiers: ['Shift'] });
    expect(await selected()).toBe(5);
    // Somebody else has changed one of them meanwhile.
    const id = (await page.locator('.cases tbody a').nth(2).getAttribute('data-case')) ?? '';
    const input = { key: key(), case: id, code: 'NO_TRAVEL_DOC', occurredAt: new Date().toISOString() };
    await world
      .as('officer.manila')
      .ask('mutation ($input: OpenHold!) { openHold(input: $input) { __typename } }', { input });
    await page.locator('.bulk').getByRole('button', { name: 'Buka penerimaan' }).click();
    await page.getByRole('button', { name: 'Ya, kerjakan' }).click();
    await page.getByText('1 kasus tidak, dan tetap dipilih:').waitFor();
    await page.getByText('4 kasus dikerjakan.').waitFor();
    await page.getByText(/dari 50 kasus/).waitFor();
    const { rows } = await world.owner.query(`select count(*)::int as n from cases where state = 'INTAKE'`);
    expect(rows).toEqual([{ n: 4 }]);
    expect(await faultsOf(page)).toEqual([]);
    // They have seen now what was changed: the next try is about the case as it stands.
    await page.locator('.bulk').getByRole('button', { name: 'Buka penerimaan' }).click();
    await page.getByRole('button', { name: 'Ya, kerjakan' }).click();
    await page.getByText('1 kasus dikerjakan.').waitFor();
  }, 60_000);

  it('selects the people of one page beside those of another', async () => {
    await page.goto(`${world.url}/`);
    await page.getByText(/^50 dari/).waitFor();
    const all = page.getByRole('checkbox', { name: 'Pilih semua di halaman ini' });
    await all.check();
    await page.getByText('50 dipilih').waitFor();
    await page.getByRole('button', { name: 'Halaman berikut' }).click();
    await page.getByText(/^4 dari/).waitFor();
    await all.check();
    await page.getByText('54 dipilih').waitFor();
    await all.uncheck();
    await page.getByText('50 dipilih').waitFor();
  }, 60_000);

  it('stops opening people for a file as soon as nobody wants it', async () => {
    await page.goto(`${world.url}/`);
    await page.getByRole('button', { name: /^Ekspor/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('#purpose').selectOption('TRAVEL');
    await dialog.getByLabel('NIK').check();
    let opened = 0;
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('query ExportOne')) {
        opened += 1;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      await route.continue().catch(() => undefined);
    });
    let files = 0;
    page.on('download', () => (files += 1));
    await dialog.getByRole('button', { name: 'Ekspor', exact: true }).click();
    await dialog.getByText(/^Membuka [1-9]/).waitFor();
    await dialog.getByRole('button', { name: 'Batal' }).click();
    const until = opened;
    await page.waitForTimeout(1_500);
    await page.unroute('**/graphql');
    expect(until).toBeLessThan(54);
    expect([opened, files]).toEqual([until, 0]);
  }, 60_000);

  it('that is empty says what to do next', async () => {
    await page.goto(`${world.url}/?stage=CLOSED`);
    await page.getByText('Tidak ada kasus dalam daftar ini.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }, 60_000);
});

describe('The case page', () => {
  let id: string;
  beforeAll(async () => {
    const [one] = await world.registered(1, 'officer.manila', {
      name: 'Mariam',
      birthDate: '1994',
      needs: ['PREGNANCY'],
      safeContact: 'Kakak, hanya lewat pesan, jangan menelepon',
    });
    id = one?.id ?? '';
  });

  it('says first how somebody may be reached, where they stand, and who said what of them', async () => {
    await page.goto(`${world.url}/cases/${id}`);
    await page.getByText('Kakak, hanya lewat pesan').waitFor();
    expect(await page.locator('.stages [aria-current=step]').innerText()).toContain('Dilaporkan');
    const facts = page.getByRole('group', { name: 'Identitas dan sumbernya' });
    await facts.getByText('Tanggal lahir').waitFor();
    expect(await facts.innerText()).toMatch(/Tanggal lahir\s*1994\s*KBRI Manila/);
    await page.locator('#timeline').getByText('Didaftarkan').waitFor();
    await page.locator('#care').getByText('Belum terpenuhi').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }, 60_000);

  it('offers the steps that the life of a case has here, and tells why one was refused', async () => {
    await page.goto(`${world.url}/cases/${id}`);
    const steps = page.locator('#steps .deeds').first().getByRole('button');
    await steps.first().waitFor();
    expect(await steps.allInnerTexts()).toEqual([
      'Buka penerimaan',
      'Tangguhkan',
      'Nyatakan hilang kontak',
      'Rujuk dan tutup',
    ]);
    const dialog = page.getByRole('dialog');
    await steps.nth(3).click();
    await dialog.getByRole('button', { name: 'Rujuk dan tutup' }).click();
    await page.locator('.summary:focus').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await steps.first().click();
    await dialog.getByRole('button', { name: 'Buka penerimaan' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('#steps').getByRole('button', { name: 'Mulai penapisan' }).waitFor();
  }, 60_000);

  it('takes a picture, shows it before it is sent, and opens it only for a purpose', async () => {
    await page.goto(`${world.url}/cases/${id}`);
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a04020' } })
      .jpeg()
      .toBuffer();
    await page.getByText('Tambah berkas').click();
    await page.setInputFiles('#file', { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: picture });
    await page.locator('.add img.preview').waitFor();
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await page.locator('.summary:focus').getByText('Pilih jenis berkas.').click();
    expect(
      await page.evaluate(
        () => (globalThis as unknown as { document: { activeElement: { id: string } } }).document.activeElement.id,
      ),
    ).toBe('file-kind');
    await page.selectOption('#file-kind', 'PHOTO');
    // How far it is on a slow line is shown.
    let letGo: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (letGo = resolve));
    const holdUp = async (route: Route) => {
      await slow;
      await route.continue();
    };
    await page.route('**/files/**', holdUp, { times: 1 });
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await page.getByRole('progressbar').waitFor();
    letGo();
    await page.getByRole('button', { name: 'Buka: Foto orang' }).click();
    expect(await page.locator('dialog img').count()).toBe(0);
    const opened = page.waitForResponse(/\/files\/[\w-]+\?purpose=DOCUMENTS/);
    await page.selectOption('#file-purpose', 'DOCUMENTS');
    await page.getByRole('dialog').getByRole('button', { name: 'Buka' }).click();
    expect((await opened).status()).toBe(200);
    await page.waitForFunction(`document.querySelector('dialog img')?.naturalWidth === 64`);
    expect(await faultsOf(page)).toEqual([]);
    const { files } = (
      await world.as('officer.manila').ask('query ($id: ID!) { case(id: $id) { files { kind mediaType } } }', { id })
    ).case;
    expect(files).toEqual([{ kind: 'PHOTO', mediaType: 'image/jpeg' }]);
  }, 60_000);

  it('of somebody whom the unit does not see is as if there were none', async () => {
    const [theirs] = await world.registered(1, 'officer.bangkok');
    await page.goto(`${world.url}/cases/${theirs?.id}`);
    await page.getByText('Kasus ini tidak ada, atau tidak terbuka bagi unit Anda.').waitFor();
  }, 60_000);
});

describe('All of it', () => {
  it('asked nobody but the core, and was refused nothing by the page’s own policy', () => {
    expect(visit.complaints).toEqual([]);
    const page = readFileSync(join('dist/portal/index.html'), 'utf8');
    expect(page).not.toMatch(/https?:\/\//);
  });
});
