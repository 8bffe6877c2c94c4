import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { handsOf } from '../prepared';
import { faultsOf, visitPortal } from '../portal-page';
import { openWorld, type World } from '../world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('An officer who found somebody a victim', () => {
  it('records on the case page of what and at what work, reads it back, and the screening has ended', async () => {
    const [one] = await world.registered(1, 'officer.manila');
    const id = one?.id ?? '';
    const { step, act } = handsOf(world, 'officer.manila');
    await step(id, 'openIntake');
    await act('recordAssessment', { case: id, kind: 'TRIAGE', outcome: 'NONE' });
    expect(await step(id, 'beginScreening')).toMatchObject({ state: 'SCREENING' });

    const visit = await visitPortal(world, browser, 'officer.manila', { path: `/cases/${id}` });
    const { page } = visit;
    const part = page.locator('#findings');
    await part.getByText('Belum ada penetapan.').waitFor();
    await part.getByRole('button', { name: 'Catat penetapan' }).click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: 'Catat', exact: true });
    await send.click();
    await dialog.getByRole('link', { name: 'Pilih lembaganya.' }).waitFor();
    // A post speaks for itself and for the host state whose paper it has in hand, and for nobody else.
    await dialog.locator('#body option').nth(1).waitFor({ state: 'attached' });
    expect(await dialog.locator('#body option').allInnerTexts()).not.toContain('Kepolisian RI');
    await page.selectOption('#body', 'EMBASSY');
    await page.selectOption('#outcome', 'ACTUAL');
    expect(await dialog.locator('#sectors').count()).toBe(0);
    await dialog.getByLabel('Kerja atau pelayanan paksa').check();
    await dialog.getByLabel('Penipuan dan judi daring').check();
    await dialog.getByLabel('Perekrutan').check();
    await dialog.getByLabel('Penipuan', { exact: true }).check();
    expect(await faultsOf(page)).toEqual([]);
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    await part.getByText(/Kerja atau pelayanan paksa · Penipuan dan judi daring/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(visit.complaints).toEqual([]);

    const { case: found } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { state determinations { body outcome acts means purposes sectors } } }', {
        id,
      });
    expect(found.state).toBe('IDENTIFIED');
    expect(found.determinations).toEqual([
      {
        ...{ body: 'EMBASSY', outcome: 'ACTUAL', acts: ['RECRUIT'], means: ['FRAUD'] },
        ...{ purposes: ['FORCED_WORK'], sectors: ['OnlineScamsAndGambling'] },
      },
    ]);
  }, 120_000);
});
