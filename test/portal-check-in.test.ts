import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { act, countsOf, departed, move, planned, when } from './journey';
import { LISTEN, onDevice, openByPin, setPin, waits } from './portal-device';
import { faultsOf, visitPortal } from './portal-page';
import { handsOf } from './prepared';
import { openWorld, type World } from './world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const nameOf = async (world: World, id: string): Promise<string> =>
  (await handsOf(world, 'officer.manila').read(id, 'person { name }')).person.name;

/** They asked that what is known of them be used for nothing more, and that was granted. */
async function restricted(world: World, id: string): Promise<void> {
  const hands = handsOf(world, 'officer.manila');
  const occurredAt = new Date().toISOString();
  await hands.act('recordRightsRequest', { case: id, kind: 'RESTRICTION', occurredAt });
  const { rightsRequests } = await world.as('officer.manila').ask('{ rightsRequests { items { id } } }');
  const answer = { case: id, request: rightsRequests.items[0].id, outcome: 'GRANTED', occurredAt };
  expect(await hands.act('answerRightsRequest', answer)).toMatchObject({ id });
}

describe('Who lands', () => {
  it('is ticked on a phone in flight mode, each once, and a wrong tap is undone by one', async () => {
    const plan = await planned(world);
    const [hidden = '', seen = ''] = await departed(world, 4, plan);
    const { number } = await handsOf(world, 'officer.manila').read(hidden, 'number');
    const [name, other] = [await nameOf(world, hidden), await nameOf(world, seen)];
    await restricted(world, hidden);
    await act(world, 'shelter.kemensos', 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const path = `/movements/${plan.id}/check-in`;
    const { page, context } = await visitPortal(world, browser, 'shelter.kemensos', { path, width: 360 });
    context.setDefaultTimeout(20_000);
    await setPin(page);
    await onDevice(page);
    await context.addInitScript(LISTEN);
    await page.goto(world.url + path);
    await page.getByText('0 dari 4 sudah dicatat').waitFor();

    await context.setOffline(true);
    const arrive = page.getByRole('button', { name: /^Tiba: / });
    const sizes = await page.locator('.door button').evaluateAll((all) =>
      all.map((one) => {
        const { width, height } = (
          one as unknown as { getBoundingClientRect(): { width: number; height: number } }
        ).getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    expect(sizes).toHaveLength(8);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    for (const left of [3, 2, 1, 0]) {
      await arrive.first().click();
      await page.getByText(`${4 - left} dari 4 sudah dicatat`).waitFor();
    }
    // The last one was not there at all; who says so later than a thumb that taps twice.
    await page.waitForTimeout(600);
    await page
      .getByRole('button', { name: /^Batalkan: / })
      .last()
      .click();
    await page.getByText('3 dari 4 sudah dicatat').waitFor();
    await page.getByRole('button', { name: /^Tidak ada: / }).click();
    await page.getByRole('button', { name: 'Catat tidak ada' }).click();
    await page.locator('.summary:focus').getByText('Pilih alasannya.').waitFor();
    await page.selectOption('#reason', 'NO_SHOW');
    await page.getByRole('button', { name: 'Catat tidak ada' }).click();
    await page.getByRole('button', { name: 'Tutup daftar' }).click();
    await page.getByText('Daftar ditutup di perangkat ini').waitFor();
    expect(await page.getByRole('button', { name: 'Tutup daftar' }).count()).toBe(0);
    await waits(page, 4);
    const lies = await page.evaluate<string>('kept.join()');
    await page.reload();
    await openByPin(page);
    await page.getByText('4 dari 4 sudah dicatat').waitFor();
    // Whose data is restricted goes by their number.
    expect(lies).toContain(other);
    expect(lies).not.toContain(name);
    expect(await page.locator('.door').innerText()).not.toContain(name);
    await page.locator('.door li', { hasText: number }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { arrived: 0, missing: 0 } });
    await context.setOffline(false);
    await page.getByText('✓ Semua sudah terkirim.').waitFor({ timeout: 60_000 });
    await page.getByText('Daftar ditutup: 3 orang ada, 1 tidak ada').waitFor();
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { listed: 4, arrived: 3, missing: 1 } });
    await context.close();
  }, 180_000);

  it('is recorded once by a thumb that taps twice, and by the next tap when the first was refused', async () => {
    const plan = await planned(world);
    const [held = ''] = await departed(world, 2, plan);
    const who = await nameOf(world, held);
    await act(world, 'shelter.kemensos', 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const path = `/movements/${plan.id}/check-in`;
    const { page, context } = await visitPortal(world, browser, 'shelter.kemensos', { path, width: 360 });
    context.setDefaultTimeout(20_000);
    const arrive = page.getByRole('button', { name: /^Tiba: / });
    const undo = page.getByRole('button', { name: /^Batalkan: / });
    const row = page.locator('.door li', { hasText: who });

    // What is told of the line comes after the page.
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await arrive.first().dblclick({ force: true });
    await page.getByText('1 dari 2 sudah dicatat').waitFor();
    await arrive.first().dblclick({ force: true });
    await page.getByText('2 dari 2 sudah dicatat').waitFor();
    await waits(page, 2);
    // Meanwhile the journey of one of them was halted.
    expect(await move(world, held, 'suspend', new Date().toISOString(), { note: 'Dirawat.' })).not.toHaveProperty(
      'code',
    );
    let letGo: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (letGo = resolve));
    await context.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation RecordArrival')) await answered;
      await route.continue();
    });
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Tutup daftar' }).click();
    // What is on its way is not called back.
    await page.getByText('sedang dikirim').first().waitFor();
    expect(await undo.count()).toBe(1);
    letGo();
    await row.getByText('Ditolak').waitFor();
    await page.getByText('1 dari 2 sudah dicatat').waitFor();
    expect(await faultsOf(page, 'check-in-refused')).toEqual([]);
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { arrived: 1 } });

    expect(await move(world, held, 'resume', new Date().toISOString())).not.toHaveProperty('code');
    await page.reload();
    await row.getByRole('button', { name: /^Tiba: / }).click();
    await page.getByRole('button', { name: 'Tutup daftar' }).click();
    await page.getByText('Daftar ditutup: 2 orang ada, tidak satu pun').waitFor({ timeout: 60_000 });
    await page.getByText('✓ Semua sudah terkirim.').waitFor();
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { listed: 2, arrived: 2 } });
    await context.close();
  }, 180_000);

  it('is put right on the case when a no-show comes after all, and then arrives here', async () => {
    const plan = await planned(world);
    const [late = ''] = await departed(world, 1, plan);
    await act(world, 'shelter.kemensos', 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
    const gone = { case: late, movement: plan.id, outcome: 'MISSING', reason: 'NO_SHOW' };
    const occurredAt = new Date().toISOString();
    expect(await act(world, 'shelter.kemensos', 'recordArrival', { ...gone, occurredAt })).not.toHaveProperty('code');
    const path = `/movements/${plan.id}/check-in`;
    const { page, context } = await visitPortal(world, browser, 'shelter.kemensos', { path, width: 360 });
    context.setDefaultTimeout(20_000);
    await page.getByText('Yang sudah terkirim tidak dapat dibatalkan di sini').waitFor();
    expect(await faultsOf(page, 'check-in-sent')).toEqual([]);
    expect(await move(world, late, 'reconnect', new Date().toISOString())).not.toHaveProperty('code');
    await page.reload();
    await page.getByRole('button', { name: /^Tiba: / }).click();
    await page.getByRole('button', { name: 'Tutup daftar' }).click();
    await page.getByText('Daftar ditutup: 1 orang ada, tidak satu pun').waitFor({ timeout: 60_000 });
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { arrived: 1, missing: 0 } });
    await context.close();
  }, 180_000);
});
