import type { Browser, Page } from 'playwright-core';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { onDevice, openByPin, setPin } from '../portal-device';
import { faultsOf, visitPortal, type Visit } from '../portal-page';
import { idOf } from '../../src/demonstration/cast';
import { key, openWorld, type World } from '../world';

/** Every screen of who is home in every state it has: judged by axe, and kept as a picture where a folder is named. */
const PICTURES = process.env['PULANG_TEST_PICTURES'];
const CASEWORKER = 'caseworker.iom';

let world: World;
let browser: Browser;
let visit: Visit;
let page: Page;
let id: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  visit = await visitPortal(world, browser, CASEWORKER);
  ({ page } = visit);
  visit.context.setDefaultTimeout(20_000);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function looked(name: string): Promise<void> {
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
}
const go = async (path: string, text: string | RegExp) => {
  await page.goto(world.url + path);
  await page.getByText(text).first().waitFor();
};
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const read = async (fields: string) =>
  (await world.as(CASEWORKER).ask(`query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { ${fields} } }`, { id })).case;

describe('The screens of who is home', () => {
  it('that have nothing to show say so', async () => {
    await go('/inbox', 'Nothing is due.');
    await looked('inbox-empty');
    await go('/follow-ups', 'No follow-up is open.');
    await looked('follow-ups-empty');
    await go('/offers', 'There are no offers.');
    await looked('offers-empty');
    await go(`/cases/${key()}/follow-up`, 'There is no such case');
    await looked('sheet-gone');
  }, 180_000);

  it('that can not be had say so, and try again', async () => {
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Me ') ? route.continue() : route.abort(),
    );
    for (const [name, path] of [
      ['inbox', '/inbox'],
      ['follow-ups', '/follow-ups'],
      ['offers', '/offers'],
      ['reintegration', `/cases/${key()}/reintegration`],
    ] as const) {
      await page.goto(world.url + path);
      // What the device has kept of it is shown instead, and of when it is.
      const kept = page.getByText('From what is kept on this device');
      await page.locator('main .notice.wrong').or(kept).first().waitFor();
      await looked(`${name}-error`);
    }
    await page.unroute('**/graphql');
    visit.complaints.length = 0;
  }, 180_000);

  it('agree a plan, give what was agreed, and put the scores beside what was spent', async () => {
    id = await followedHome(world, 'SUMARNI', 40);
    await go(`/cases/${id}/plan`, 'Goal 1');
    await button('Agree this plan').click();
    await page.locator('.summary:focus').waitFor();
    expect(await page.locator('.summary a').count()).toBe(4);
    await looked('plan-refused');
    await page.fill('#objectives', 'Usaha kecil dan tidur nyenyak.');
    await page.selectOption('[id="goals.0.dimension"]', 'ECONOMIC');
    await page.fill('[id="goals.0.note"]', 'Warung sendiri');
    await page.selectOption('[id="goals.0.items.0.type"]', 'CASH_GRANT');
    await page.fill('[id="goals.0.items.0.costMinor"]', '2,000,000');
    // Without a line it says so first, and what is written stays until there is one.
    await visit.context.setOffline(true);
    await page.getByText('A plan can only be agreed online').waitFor();
    await page.fill('#objectives', 'Usaha kecil, dan tidur nyenyak.');
    await button('Agree this plan').click();
    await page.locator('.summary').getByText('Nothing came back').waitFor();
    await visit.context.setOffline(false);
    await page.reload();
    await page.getByText('Goal 1').first().waitFor();
    expect(await page.inputValue('#objectives')).toBe('Usaha kecil, dan tidur nyenyak.');
    visit.complaints.length = 0;
    await button('Agree this plan').click();
    await page.getByText('Plan 1, agreed').waitFor();

    await button('Give: Cash grant').click();
    await page.selectOption('#modality', 'CASH');
    await page.fill('#costMinor', '1,75');
    await page.locator('dialog').getByRole('button', { name: 'Save' }).click();
    await page.locator('.summary:focus').getByText('Write the amount in figures').waitFor();
    await looked('aid-refused');
    await page.fill('#costMinor', '1,750,000.50');
    await page.locator('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('The assistance is logged.').waitFor();
    await button('Note the beneficiary’s confirmation: Cash grant').click();
    await page.getByText('✓ Confirmed by the beneficiary').waitFor();
    const { plans, assistance } = await read(
      'plans { goals { dimension note items { type state costMinor } } } assistance { costMinor currency confirmed item { id } }',
    );
    expect(plans).toEqual([
      {
        goals: [
          {
            dimension: 'ECONOMIC',
            note: 'Warung sendiri',
            items: [{ type: 'CASH_GRANT', state: 'DONE', costMinor: 200_000_000 }],
          },
        ],
      },
    ]);
    expect(assistance).toMatchObject([{ costMinor: 175_000_050, currency: 'IDR', confirmed: true }]);
    expect(assistance[0].item).not.toBeNull();

    await go(`/cases/${id}/survey`, 'Version of the questionnaire');
    await page.fill('#month', '1');
    const questions = page.locator('fieldset');
    for (const question of await questions.all()) await question.locator('input').first().check();
    // What the core says in words changes with the rest of the page, and what was chosen stays.
    await page.locator('.who button[lang]').click();
    await page.getByText('Seberapa puas dengan keadaan ekonomi saat ini?').waitFor();
    await page.locator('.who button[lang]').click();
    await page.getByText('How satisfied with the economic situation?').waitFor();
    expect(await page.locator('fieldset input:checked').count()).toBe(await questions.count());
    await looked('survey');
    await button('Record the survey').click();
    await page.getByRole('heading', { name: 'Planned and spent' }).waitFor();
    await page.getByText('IDR 1,750,000.50').first().waitFor();
    await page.locator('.score').waitFor();
    await looked('reintegration');
    expect((await read('surveys { month composite }')).surveys).toEqual([{ month: 1, composite: expect.any(Number) }]);
  }, 240_000);

  it('offer a case on its ground, and answer what others offer without knowing whom', async () => {
    await go(`/cases/${id}`, 'Referrals and transfers');
    await button('Refer to another unit').click();
    await page.locator('dialog').getByRole('button', { name: 'Send the offer' }).click();
    await page.locator('.summary:focus').waitFor();
    await looked('offer-refused');
    await page.selectOption('#service', 'SHELTER');
    await page.selectOption('#toUnit', idOf('unit MITRA-RMH'));
    await page.getByText('There is a ground: Sharing with partner organisations.').waitFor();
    await page.locator('dialog').getByRole('button', { name: 'Send the offer' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText('Referral: Shelter, to').waitFor();
    const { referrals } = await world.as('shelter.partner').ask('{ referrals { items { kind service state } } }');
    expect(referrals.items).toEqual([{ kind: 'REFERRAL', service: 'SHELTER', state: 'OFFERED' }]);

    const consents = [{ purpose: 'SHARING_PARTNERS', basis: 'CONSENT', given: true }];
    const offered = async (name: string) => {
      const [one] = await world.registered(1, 'officer.manila', { name, consents });
      const asked = { case: one?.id, toUnit: idOf('unit IOM-JKT'), service: 'REINTEGRATION' };
      const { offerReferral } = await world
        .as('officer.manila')
        .ask('mutation ($input: OfferReferral!) { offerReferral(input: $input) { __typename } }', {
          input: { key: key(), occurredAt: new Date().toISOString(), ...asked },
        });
      expect(offerReferral).toEqual({ __typename: 'Referral' });
      return one?.id;
    };
    await offered('TIDAK TERBACA SATU');
    const accepted = await offered('TIDAK TERBACA DUA');
    await go('/offers', 'Referral: Reintegration');
    expect(await page.locator('main').innerText()).not.toContain('TIDAK TERBACA');
    await looked('offers');
    await button(/^Accept:/).click();
    await page.getByText('The referral is accepted.').waitFor();
    await page.getByText('TIDAK TERBACA DUA').first().waitFor();
    await button(/^Refuse “/).click();
    await page.locator('dialog').getByRole('button', { name: 'Refuse' }).click();
    await page.locator('.summary:focus').waitFor();
    await page.selectOption('#refusal', 'NO_CAPACITY');
    await page.locator('dialog').getByRole('button', { name: 'Refuse' }).click();
    await page.getByText('The offer is refused.').waitFor();
    const mine = await world.as(CASEWORKER).ask('{ referrals { items { state refusal case { id } } } }');
    expect(mine.referrals.items).toEqual([
      { state: 'ACCEPTED', refusal: null, case: { id: accepted } },
      { state: 'REFUSED', refusal: 'NO_CAPACITY', case: null },
    ]);
    await looked('offers-answered');
    expect(visit.complaints).toEqual([]);
  }, 240_000);
});

describe('Without a line', () => {
  it('a case that one answers for opens, and no other', async () => {
    const [mine] = await world.registered(1, 'officer.phnompenh', { name: 'MILIK SENDIRI', safeContact: 'Sore saja' });
    const [given] = await world.registered(1, 'officer.phnompenh', { name: 'SUDAH DIALIHKAN' });
    await world.owner.query('begin');
    await world.owner.query(
      `update case_access set reach = 'SUMMARY', until = now() + interval '90 days' where case_id = $1`,
      [given?.id],
    );
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CUSTODY', now(), 'HANDOVER', number, state, updated_at from cases where id = $1`,
      [given?.id, idOf('unit KEMENSOS-RS')],
    );
    await world.owner.query('update cases set holder_id = $2 where id = $1', [given?.id, idOf('unit KEMENSOS-RS')]);
    await world.owner.query('commit');
    const { page: there, context } = await visitPortal(world, browser, 'officer.phnompenh');
    context.setDefaultTimeout(20_000);
    await setPin(there);
    await onDevice(there);
    for (const one of [given, mine]) {
      await there.goto(`${world.url}/cases/${one?.id}`);
      await there
        .getByText(one?.number ?? '')
        .first()
        .waitFor();
      await there.waitForTimeout(1500);
    }
    await there.goto(world.url);
    await there.getByRole('link', { name: 'SUDAH DIALIHKAN' }).waitFor();
    await context.setOffline(true);
    await there.reload();
    await openByPin(there);
    await there.getByRole('link', { name: 'MILIK SENDIRI' }).click();
    await there.getByText('Sore saja').waitFor();
    expect(await faultsOf(there)).toEqual([]);
    await there.goto(world.url);
    await openByPin(there);
    await there.getByRole('link', { name: 'MILIK SENDIRI' }).waitFor();
    expect(await there.locator('main').innerText()).not.toContain('SUDAH DIALIHKAN');
    expect(await faultsOf(there)).toEqual([]);
    await there.goto(`${world.url}/cases/${given?.id}`);
    await openByPin(there);
    await there.locator('.notice.wrong').first().waitFor();
    expect(await there.locator('main').innerText()).not.toContain('SUDAH DIALIHKAN');
    await context.close();
  }, 180_000);
});
