import type { Browser, BrowserContext, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { findings, openBrowser } from '../browser';
import { onDevice, openByPin, register, setPin, waits } from '../portal-device';
import { faultsOf, proveWhoIAm, visitPortal } from '../portal-page';
import { key, openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const endSessions = () =>
  world.owner.query(`update session set ended_at = now(), end_reason = 'ENDED' where ended_at is null`);

const FACTS = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { version
  person { facts { field value unit { code } } } } }`;
const factsOf = async (id: string) => {
  const { case: found } = await world.as('desk.kemlu').ask(FACTS, { id });
  return found.person.facts.map((fact: { field: string; value: string; unit: { code: string } }) =>
    [fact.unit.code, fact.field, fact.value].join(' '),
  );
};

describe('Twelve people by hand on a bad line', () => {
  const names = Array.from({ length: 12 }, (_, i) => `Orang Ke ${'ABCDEFGHIJKL'.charAt(i)}`);
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let known: string;
  const inPulang = async () => {
    const { rows } = await world.owner.query<{ id: string }>('select id from cases where id <> $1', [known]);
    return rows.length;
  };

  it('are written down without a line, and lie on this device alone', async () => {
    known = (await world.registered(1, 'officer.manila', { name: 'SUMARNI', passportNumber: 'C1000001' }))[0]?.id ?? '';
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'TRAVEL', now(), 'MANIFEST', number, state, updated_at from cases where id = $1`,
      [known, idOf('unit IMI-CGK')],
    );
    ({ page, context, complaints } = await visitPortal(world, browser, 'officer.manila', { path: `/cases/${known}` }));
    await setPin(page);
    await onDevice(page);
    await page.goto(`${world.url}/cases/${known}`);
    await page.getByText('C1000001').waitFor();

    await context.setOffline(true);
    await page.getByText('Nyatakan hal lain tentang orang ini').click();
    await page.selectOption('#field', 'PASSPORT');
    await page.fill('#value', 'C2000002');
    await page.selectOption('#proof', 'PASSPORT');
    await page.getByRole('button', { name: 'Nyatakan', exact: true }).click();
    await waits(page, 1);
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('link', { name: 'Daftarkan' }).click();
    for (const [i, name] of names.entries()) {
      await register(page, name);
      await page.getByText(`Tersimpan di perangkat ini: ${name}`).waitFor();
      await waits(page, i + 2);
      await page.getByRole('button', { name: 'Daftarkan orang lain' }).click();
    }
    expect(await inPulang()).toBe(0);
  }, 120_000);

  it('are still there when the browser was closed, behind the PIN, at any address', async () => {
    await page.close();
    page = await context.newPage();
    await page.goto(`${world.url}/device`);
    await page.getByText('Masukkan PIN enam angka').waitFor();
    expect(await page.locator('main').innerText()).not.toContain(names[0]);
    expect(await findings(page)).toEqual([]);
    await openByPin(page, '736252');
    await page.getByText('PIN salah. Sisa 4 percobaan.').waitFor();
    await openByPin(page);
    await waits(page, 13);
    await page.locator('.waiting li').nth(12).waitFor();
    expect(await page.locator('.waiting li').count()).toBe(13);
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    await openByPin(page);
    await waits(page, 13);
  }, 60_000);

  it('are sent when the line is back and the officer has signed in again, each once, whatever answer is lost', async () => {
    const { case: before } = await world.as('desk.kemlu').ask(FACTS, { id: known });
    const said = {
      case: known,
      version: before.version,
      field: 'PASSPORT',
      value: 'C3000003',
      proof: 'CIVIL_REGISTRY',
    };
    const { assertFact } = await world
      .as('immigration')
      .ask(
        'mutation ($input: AssertFact!) { assertFact(input: $input) { __typename ... on Problem { code field } } }',
        {
          input: { key: key(), occurredAt: new Date().toISOString(), ...said },
        },
      );
    expect(assertFact).toEqual({ __typename: 'Case' });
    await endSessions();

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
    const [small] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Masuk lagi' }).click(),
    ]);
    await small.waitForSelector('#login');
    await proveWhoIAm(small, 'officer.manila');
    await page.getByText('1 menunggu keputusan Anda').waitFor({ timeout: 60_000 });
    // The one whose answer never came is not known to be sent, and is sent again.
    await page.getByText('baru ada di perangkat ini saja').waitFor({ state: 'detached', timeout: 60_000 });
    expect([cut, registrations]).toEqual([1, 13]);
    expect(await inPulang()).toBe(12);
    const { cases } = await world.as('officer.manila').ask('{ cases(first: 100) { items { person { name } } } }');
    const found = cases.items.map(({ person }: { person: { name: string } }) => person.name);
    expect(found.sort()).toEqual([...names, 'SUMARNI'].sort());
  }, 120_000);

  it('show side by side what Jakarta changed meanwhile, and mine changes that alone', async () => {
    const card = page.locator('.conflict');
    expect(await card.count()).toBe(1);
    expect(await card.locator('.said').allInnerTexts()).toEqual(['C2000002', 'C3000003']);
    expect(await faultsOf(page)).toEqual([]);
    const before = await factsOf(known);
    expect(before).not.toContain('KBRI-MNL PASSPORT C2000002');
    await card.getByRole('button', { name: 'Pakai milik saya' }).click();
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    const after = await factsOf(known);
    expect(after).toContain('KBRI-MNL PASSPORT C2000002');
    expect(after).toContain('IMI-CGK PASSPORT C3000003');
    expect(after.filter((fact: string) => !fact.includes(' PASSPORT '))).toEqual(
      before.filter((fact: string) => !fact.includes(' PASSPORT ')),
    );
    await page.getByText('Tidak ada yang menunggu').waitFor();
    expect(complaints.filter((line) => !/Failed to (load resource|fetch)/.test(line))).toEqual([]);
  }, 60_000);
});
