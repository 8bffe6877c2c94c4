import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { byKeyboard } from '../keyboard';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { handsOf } from '../prepared';
import { key, openWorld, type World } from '../world';

const second = key();

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
let ids: string[];
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.owner.query(
    `insert into account (id, login, unit_id, roles, language) values ($1, 'second.manila', $2, '{officer}', 'id')`,
    [second, idOf('unit KBRI-MNL')],
  );
  ids = (await world.registered(3)).map(({ id }) => id);
  visit = await visitPortal(world, browser, 'supervisor.manila', { path: `/cases/${ids[0]}` });
  ({ page } = visit);
  page.setDefaultTimeout(20_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const dialog = () => page.getByRole('dialog');
const closed = () => dialog().waitFor({ state: 'detached' });
const seen = async (login: string) =>
  (await world.as(login).ask('query ($id: ID!) { case(id: $id) { id } }', { id: ids[0] })).case !== null;

describe('The team of a case', () => {
  it('is said on its page, with the reason, by keys alone', async () => {
    const { press, choose, write } = byKeyboard(page);
    await page.locator('#team').getByText('Belum ada yang ditetapkan.').waitFor();
    await press({ selector: '#team button', name: 'Tetapkan yang mengerjakan' });
    await choose('#account', 'second.manila');
    await press({ selector: 'dialog button', name: 'Simpan' });
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    await choose('#reason', 'Keahlian');
    await write('#note', 'Berbahasa Bugis.');
    expect(await faultsOf(page, 'team-assign')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Simpan' });
    await closed();
    await page.locator('#team li', { hasText: 'second.manila' }).getByText('Keahlian').waitFor();
    const { read } = handsOf(world, 'officer.manila');
    expect(await read(ids[0] ?? '', 'assignments { reason account { login } }')).toEqual({
      assignments: [{ reason: 'EXPERTISE', account: { login: 'second.manila' } }],
    });
  }, 90_000);

  it('is told to another unit without the name of a colleague, and not as if nobody were in charge', async () => {
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CARE', now(), 'REFERRAL', number, state, updated_at from cases where id = $1`,
      [ids[0], idOf('unit KEMENSOS-RS')],
    );
    const other = await visitPortal(world, browser, 'shelter.kemensos', { path: `/cases/${ids[0]}` });
    const line = other.page.locator('#team li');
    await line.waitFor();
    expect(await line.innerText()).toMatch(/^KBRI Manila\s+Keahlian/);
    await other.context.close();
  }, 60_000);

  it('has somebody less, who can not tell, until the case is open to them again', async () => {
    const { press, choose } = byKeyboard(page);
    await press({ selector: '#team button', name: 'Sembunyikan kasus ini dari seorang rekan' });
    await press({ selector: 'dialog button', name: 'Sembunyikan' });
    await page.locator('.summary:focus').getByText('Pilih siapa.').waitFor();
    // Nobody closes it to themselves.
    await page.locator('#account option').nth(1).waitFor({ state: 'attached' });
    expect(await page.locator('#account option').allInnerTexts()).not.toContain('supervisor.manila');
    await choose('#account', 'second.manila');
    await choose('#reason', 'Hubungan keluarga');
    expect(await faultsOf(page, 'team-bar')).toEqual([]);
    await press({ selector: 'dialog button', name: 'Sembunyikan' });
    await closed();
    const lift = page.getByRole('button', { name: 'Tampakkan lagi: second.manila' });
    await lift.waitFor();
    const line = page.locator('#team li', { hasText: 'KBRI Manila' });
    await line.getByText('Belum ada petugas').waitFor();
    expect(await line.innerText()).not.toContain('Keahlian');
    expect(await faultsOf(page, 'team-barred')).toEqual([]);
    expect(await seen('second.manila')).toBe(false);
    await page.getByRole('button', { name: 'Tetapkan yang mengerjakan' }).click();
    await dialog().waitFor();
    await page.locator('#account option').nth(1).waitFor({ state: 'attached' });
    expect(await page.locator('#account option').allInnerTexts()).not.toContain('second.manila');
    await page.keyboard.press('Escape');
    const officer = await visitPortal(world, browser, 'officer.manila', { path: `/cases/${ids[0]}` });
    await officer.page.locator('#team li').waitFor();
    expect(await officer.page.locator('#team').innerText()).not.toContain('Disembunyikan dari');
    await officer.context.close();
    await lift.click();
    expect(await faultsOf(page, 'team-lift')).toEqual([]);
    await dialog().getByRole('button', { name: 'Tampakkan lagi' }).click();
    await closed();
    await lift.waitFor({ state: 'detached' });
    expect(await seen('second.manila')).toBe(true);
  }, 120_000);
});

describe('A whole caseload', () => {
  it('goes to another at a change of shift, with how many before and after', async () => {
    const { act } = handsOf(world, 'officer.manila');
    for (const id of ids) await act('assignCase', { case: id, account: second, reason: 'WORKLOAD' });
    await page.goto(`${world.url}/`);
    await page.getByRole('button', { name: 'Alihkan semua kasus seorang rekan' }).click();
    const send = dialog().getByRole('button', { name: /^Alihkan/ });
    await send.click();
    await page.locator('.summary:focus').getByText('Pilih dari siapa.').waitFor();
    await page.selectOption('#from', { label: 'officer.manila' });
    await dialog().locator('p[role=status]', { hasText: 'tidak memegang kasus apa pun' }).waitFor();
    await page.selectOption('#from', { label: 'second.manila' });
    await dialog().getByText('3 kasus akan dialihkan.').waitFor();
    await page.selectOption('#to', { label: 'officer.manila' });
    await page.selectOption('#reason', 'SHIFT');
    expect(await faultsOf(page, 'caseload')).toEqual([]);
    await send.click();
    await dialog().getByText('3 kasus dialihkan.').waitFor();
    expect(await faultsOf(page, 'caseload-moved')).toEqual([]);
    await dialog().getByRole('button', { name: 'Tutup' }).click();
    const { cases } = await world.as('officer.manila').ask('{ cases(filter: { mine: true }) { items { id } } }');
    expect(cases.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids.toSorted());
    expect(visit.complaints).toEqual([]);
  }, 90_000);
});
