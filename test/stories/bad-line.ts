import type { Browser, BrowserContext, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { onDevice, openByPin, register, setPin, waits } from '../portal-device';
import { proveWhoIAm, visitPortal } from '../portal-page';
import { key, type World } from '../world';

const officer = 'officer.manila';
export const names = Array.from({ length: 12 }, (_, i) => `Orang Ke ${'ABCDEFGHIJKL'.charAt(i)}`);
/** One passport by three: as it was, as it is said without a line, and as Jakarta says meanwhile. */
export const passports = { known: 'C1000001', mine: 'C2000002', theirs: 'C3000003' };

/** Somebody whom the post knows already, and Jakarta's immigration as well. */
export async function knownToBoth(world: World): Promise<string> {
  const [one] = await world.registered(1, officer, { name: 'SUMARNI', passportNumber: passports.known });
  const id = one?.id ?? '';
  await world.owner.query(
    `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
     select id, person_id, $2, 'TRAVEL', now(), 'MANIFEST', number, state, updated_at from cases where id = $1`,
    [id, idOf('unit IMI-CGK')],
  );
  return id;
}

export interface OnTheDevice {
  page: Page;
  context: BrowserContext;
  complaints: string[];
}

/** Signed in, with a PIN, the portal's files on the device, and the case looked at. */
export async function prepared(world: World, browser: Browser, known: string): Promise<OnTheDevice> {
  const path = `/cases/${known}`;
  const visit = await visitPortal(world, browser, officer, { path });
  await setPin(visit.page);
  await onDevice(visit.page);
  await visit.page.goto(world.url + path);
  await visit.page.getByText(passports.known).waitFor();
  return visit;
}

/** Without a line: another passport is stated, and twelve are written down by hand. */
export async function writtenDown({ page, context }: OnTheDevice, looked = (): Promise<void> => Promise.resolve()) {
  await context.setOffline(true);
  await page.getByText('Nyatakan hal lain tentang orang ini').click();
  await page.selectOption('#field', 'PASSPORT');
  await page.fill('#value', passports.mine);
  await page.selectOption('#proof', 'PASSPORT');
  await page.getByRole('button', { name: 'Nyatakan', exact: true }).click();
  await waits(page, 1);
  await looked();
  await page.getByRole('link', { name: 'Daftarkan' }).click();
  for (const [i, name] of names.entries()) {
    await register(page, name);
    await page.getByText(`Tersimpan di perangkat ini: ${name}`).waitFor();
    await waits(page, i + 2);
    await page.getByRole('button', { name: 'Daftarkan orang lain' }).click();
  }
}

/** The browser is closed and opened again, and asks for the PIN; `looked` while it does. */
export async function reopened(
  world: World,
  { page: before, context }: OnTheDevice,
  looked: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Page> {
  await before.close();
  const page = await context.newPage();
  await page.goto(`${world.url}/device`);
  await page.getByText('Masukkan PIN enam angka').waitFor();
  await looked(page);
  await openByPin(page);
  await waits(page, 13);
  await page.locator('.waiting li').nth(12).waitFor();
  return page;
}

const VERSION = 'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { version } }';
const ASSERT =
  'mutation ($input: AssertFact!) { assertFact(input: $input) { __typename ... on Problem { code field } } }';

/** Jakarta states its own meanwhile, and the session of whoever is without a line ends. */
export async function changedMeanwhile(world: World, known: string): Promise<void> {
  const { case: found } = await world.as('desk.kemlu').ask(VERSION, { id: known });
  const said = { field: 'PASSPORT', value: passports.theirs, proof: 'CIVIL_REGISTRY' };
  const input = { key: key(), occurredAt: new Date().toISOString(), case: known, version: found.version, ...said };
  const { assertFact } = await world.as('immigration').ask(ASSERT, { input });
  if (assertFact.__typename !== 'Case') throw new Error(JSON.stringify(assertFact));
  await world.owner.query(`update session set ended_at = now(), end_reason = 'ENDED' where ended_at is null`);
}

/** The line is back: signed in again over the page, and the answer of the third registration is cut off. */
export async function sent(page: Page, context: BrowserContext): Promise<{ cut: number; registrations: number }> {
  let registrations = 0;
  let cut = 0;
  await context.route('**/graphql', async (route) => {
    const isRegistration = route.request().postData()?.includes('mutation RegisterCase') ?? false;
    if (isRegistration) registrations += 1;
    if (!isRegistration || registrations !== 3 || cut > 0) return route.continue();
    const answer = await route.fetch();
    // While nobody is signed in, nothing was done whose answer could be lost.
    if (answer.status() !== 200) {
      registrations -= 1;
      return route.fulfill({ response: answer });
    }
    cut += 1;
    return route.abort();
  });
  await context.setOffline(false);
  const again = page.getByRole('button', { name: 'Masuk lagi' });
  const [small] = await Promise.all([context.waitForEvent('page'), again.click()]);
  await small.waitForSelector('#login');
  await proveWhoIAm(small, officer);
  await page.getByText('1 menunggu keputusan Anda').waitFor({ timeout: 60_000 });
  // The one whose answer never came is not known to be sent, and is sent again.
  await page.getByText('baru ada di perangkat ini saja').waitFor({ state: 'detached', timeout: 60_000 });
  return { cut, registrations };
}

/** Both stand side by side, and one's own is taken. */
export async function decided(page: Page): Promise<void> {
  await page.locator('.conflict').getByRole('button', { name: 'Pakai milik saya' }).click();
  await page.getByText('✓ Semua sudah terkirim.').waitFor();
}
