import type { Browser, Page } from 'playwright-core';
import { idOf } from '../../src/demonstration/cast';
import { followedHome } from '../at-home';
import { openBrowser } from '../browser';
import { attempted, namesOf, refusedOf } from '../offered';
import { opened } from '../partners';
import { visitPortal } from '../portal-page';
import { arrived } from '../prepared';
import { daysFromNow } from '../travellers';
import { key, openWorld, type World } from '../world';

/** Whatever the page of somebody’s reintegration offers, to whom and when: none of it is refused for that time or part. */

const IOM = 'caseworker.iom';
const HOUSE = 'shelter.kemensos';
const today = daysFromNow(0);

let world: World;
let browser: Browser;
let cases: Record<'ARRIVED' | 'RETURNED_HOME' | 'MISSING' | 'CLOSED', string>;
let supports: Record<string, string>;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const [come] = await arrived(world, 1);
  await opened(world, [come?.id ?? '']);
  const home = await followedHome(world, 'SUMARNI', 40);
  const lost = await followedHome(world, 'SITI', 40);
  const ended = await followedHome(world, 'WATI', 40);
  for (const id of [home, lost, ended]) await planned(id);
  await moved(lost, 'loseContact', 'MISSING');
  await moved(ended, 'close', 'CLOSED');
  cases = { ARRIVED: come?.id ?? '', RETURNED_HOME: home, MISSING: lost, CLOSED: ended };
  const village = { level: 'COMMUNITY', type: 'COMMUNITY_PROJECT' };
  supports = { [IOM]: key(), [HOUSE]: key() };
  for (const [login, id] of Object.entries(supports))
    await world.as(login).ask('mutation ($i: RecordSupport!) { recordSupport(input: $i) { __typename } }', {
      i: { key: key(), id, ...village },
    });
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const act = (login: string, name: string, input: object) => attempted(world, login, name, input);

/** A plan with one step, and aid beside it: given and not confirmed, and only planned. */
async function planned(id: string): Promise<void> {
  const items = [{ type: 'CASH_GRANT' }];
  const goals = [{ dimension: 'ECONOMIC', note: 'Warung', items }];
  const aid = { case: id, level: 'INDIVIDUAL', modality: 'SERVICE', confirmed: false };
  for (const refusal of [
    await act(IOM, 'agreePlan', { case: id, objectives: 'Hidup mandiri.', goals }),
    await act(IOM, 'logAssistance', { ...aid, type: 'HOUSING', state: 'GIVEN', givenOn: today }),
    await act(IOM, 'logAssistance', { ...aid, type: 'EDUCATION', state: 'PLANNED' }),
  ])
    expect(refusal).toBeNull();
}

/** As it is and as it came to be: the core asks what happened, and not only how it stands. */
async function moved(id: string, kind: string, to: string): Promise<void> {
  await world.owner.query(
    `insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id)
     select gen_random_uuid(), id, person_id, $2, state, $3, now() - interval '1 minute', now(), holder_id, $4 from cases where id = $1`,
    [id, kind, to, idOf(`account ${HOUSE}`)],
  );
  await world.owner.query('update cases set prior_state = state, state = $2 where id = $1', [id, to]);
}

/** What was tried is undone, so that each thing is tried as the page showed it. */
async function asItWas(id: string): Promise<void> {
  await world.owner.query(`delete from assistance where case_id = $1 and type not in ('HOUSING', 'EDUCATION')`, [id]);
  await world.owner.query('delete from benefit where case_id = $1', [id]);
  await world.owner.query(`update plan_item set state = 'PLANNED', reason = null, ended_at = null where case_id = $1`, [
    id,
  ]);
  await world.owner.query(
    `update assistance set state = case type when 'HOUSING' then 'GIVEN' else 'PLANNED' end, confirmed = false,
       given_on = case type when 'HOUSING' then given_on end where case_id = $1 and type in ('HOUSING', 'EDUCATION')`,
    [id],
  );
}

const one = async (table: 'plan_item' | 'assistance', id: string, type: string) =>
  (
    await world.owner.query<{ id: string }>(`select id from ${table} where case_id = $1 and type = $2 limit 1`, [
      id,
      type,
    ])
  ).rows[0]?.id;

type Doing = (login: string, id: string) => Promise<string | null>;
const step =
  (state: string, more: object = {}): Doing =>
  async (login, id) =>
    act(login, 'updatePlanItem', { case: id, item: await one('plan_item', id, 'CASH_GRANT'), state, ...more });
const aid =
  (type: string, to: object): Doing =>
  async (login, id) =>
    act(login, 'updateAssistance', { case: id, assistance: await one('assistance', id, type), ...to });
const give = { level: 'INDIVIDUAL', modality: 'CASH', state: 'GIVEN', givenOn: today, confirmed: false };

/** What each button does, by what it is called; one that is not here fails the test. */
const doings: Readonly<Record<string, Doing>> = {
  'Sepakati rencana': (login, id) => act(login, 'agreePlan', { case: id, objectives: 'Hidup mandiri.' }),
  'Perbarui rencana': (login, id) => act(login, 'agreePlan', { case: id, objectives: 'Hidup mandiri.' }),
  'Berikan: Bantuan tunai': async (login, id) =>
    act(login, 'logAssistance', {
      ...{ case: id, type: 'CASH_GRANT', completes: false, ...give },
      item: await one('plan_item', id, 'CASH_GRANT'),
    }),
  'Mulai: Bantuan tunai': step('UNDER_WAY'),
  'Selesai: Bantuan tunai': step('DONE'),
  'Batalkan: Bantuan tunai': step('CANCELLED', { reason: 'UNSAFE' }),
  'Catat bantuan': (login, id) => act(login, 'logAssistance', { case: id, type: 'LEGAL_AID', ...give }),
  'Catat pengakuan penerima: Tempat tinggal': aid('HOUSING', { confirmed: true }),
  'Sudah diberikan: Pendidikan': aid('EDUCATION', { state: 'GIVEN', givenOn: today }),
  'Batalkan: Pendidikan': aid('EDUCATION', { state: 'CANCELLED' }),
  'Lakukan survei': (login, id) => act(login, 'recordSurvey', { case: id, month: 1, instrument: 'x', answers: [] }),
  'Kaitkan dukungan bersama': async (login, id) => act(login, 'linkSupport', { case: id, support: supports[login] }),
};
/** Refused whatever is filled in: when it is, or the part that the unit has, does not allow it. */
const NEVER: ReadonlySet<string> = new Set([
  ...['NOT_HOME', 'CASE_CLOSED', 'FORBIDDEN', 'NOT_FOUND', 'RESTRICTED', 'AID_SETTLED', 'ITEM_ENDED', 'FAULT'],
]);

async function offered(page: Page, id: string): Promise<string[]> {
  await page.goto(`${world.url}/cases/${id}/reintegration`);
  await page.locator('#survey h3').first().waitFor();
  return namesOf(page.locator('.case button:not([disabled]), .case a.button'));
}

describe('Whoever follows somebody home', () => {
  it.each([IOM, HOUSE])(
    'is offered nothing that is refused: %s',
    async (login) => {
      const visit = await visitPortal(world, browser, login);
      visit.page.setDefaultTimeout(20_000);
      if (login === IOM) await visit.page.locator('.who button[lang]').click();
      const all: Record<string, string[]> = {};
      const wrong: string[] = [];
      for (const [state, id] of Object.entries(cases)) {
        await asItWas(id);
        const names = await offered(visit.page, id);
        all[state] = names;
        const refused = await refusedOf(names, {
          doingOf: (name) => doings[name] && (() => (doings[name] as Doing)(login, id)),
          asItWas: () => asItWas(id),
          never: NEVER,
        });
        wrong.push(...refused.map((one) => `${state} ${one}`));
      }
      expect(wrong).toEqual([]);
      expect(all['ARRIVED']).toEqual([]);
      for (const followed of ['RETURNED_HOME', 'MISSING'] as const)
        expect(all[followed]).toEqual(expect.arrayContaining(['Catat bantuan', 'Kaitkan dukungan bersama']));
      expect(all['CLOSED']).not.toContain('Catat bantuan');
      expect(visit.complaints).toEqual([]);
      await visit.context.close();
    },
    240_000,
  );

  it('would be told so if something else were offered', async () => {
    for (const name of ['Catat bantuan', 'Sepakati rencana', 'Lakukan survei', 'Kaitkan dukungan bersama'])
      for (const id of [cases.ARRIVED, cases.CLOSED])
        expect([name, NEVER.has((await doings[name]?.(IOM, id)) ?? '')]).toEqual([name, true]);
  });
});
