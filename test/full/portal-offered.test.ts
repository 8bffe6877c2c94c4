import type { Browser, Page } from 'playwright-core';
import {
  bodiesOf,
  caseEvents,
  caseStates,
  isJourney,
  plainSteps,
  type CaseState,
  type PlainStep,
  type Reach,
  type Role,
} from '#domain';
import { accounts, idOf } from '../../src/demonstration/cast';
import { openBrowser } from '../browser';
import { manila } from '../journey';
import { attempted, namesOf, refusedOf } from '../offered';
import { visitPortal, type Visit } from '../portal-page';
import { openWorld, type World } from '../world';

/** Whatever a case page offers, to whom and in which state: none of it is refused for that state or for that part. */

let world: World;
let browser: Browser;
let id: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const [one] = await world.registered(1, manila, { needs: ['INJURY'], birthDate: '1990-01-02' });
  id = one?.id as string;
  await act(manila, 'openHold', { code: 'OVERSTAY_FINE' });
  await world.owner.query(enquired, [id, idOf('unit KBRI-BKK')]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

const act = (login: string, name: string, input: object) => attempted(world, login, name, { case: id, ...input });

/** Refused whatever is filled in: the state, or the part that the unit has, does not allow it. */
const NEVER: ReadonlySet<string> = new Set([
  ...['ILLEGAL_MOVE', 'FORBIDDEN', 'NOT_FOUND', 'CASE_CLOSED', 'SUPERVISOR', 'NOT_READY', 'RESTRICTED'],
  ...['OWN_FACT', 'NOT_YOUR_FACT', 'FACT_WITHDRAWN'],
  ...['NOBODY_TO_RETURN_TO', 'OWN_UNIT', 'OFFER_OPEN', 'NOT_YOUR_BODY', 'UNKNOWN_CODE', 'BAD_USER_INPUT', 'FAULT'],
]);

type Doing = (login: string) => Promise<string | null>;

const version = async () =>
  (await world.owner.query<{ version: number }>('select version from cases where id = $1', [id])).rows[0]?.version;
const certified = {
  ...{ country: 'PH', place: 'Manila', authority: 'HOSPITAL', cause: 'Demam.' },
  ...{ kin: 'NOT_FOUND', note: 'Nomornya tidak aktif.' },
};
/** Somebody outside who was found to ask after them. */
const enquired = `with asked as (
    insert into enquiry (id, unit_id, person_id, relation, occurred_at, recorded_at)
    values (gen_random_uuid(), $2, gen_random_uuid(), 'PARENT', now(), now()) returning id)
  insert into enquiry_match (id, version, enquiry_id, case_id, recorded_at) select gen_random_uuid(), 1, id, $1, now() from asked`;
const match = async () =>
  (
    await world.owner.query<{ match: string; version: number }>(
      'select id as match, version from enquiry_match where case_id = $1',
      [id],
    )
  ).rows[0];
const only = async (table: 'need' | 'hold') =>
  (await world.owner.query<{ id: string }>(`select id from ${table} where case_id = $1`, [id])).rows[0]?.id;
/** What another agency said of them, or one's own, that still stands. */
const factOf = async (login: string, own: boolean) => {
  const unit = accounts.find((one) => one.login === login)?.unit;
  const { rows } = await world.owner.query<{ id: string }>(
    `select a.id from assertion a join unit u on u.id = a.unit_id join unit m on m.id = $2
     where a.case_id = $1 and a.standing <> 'WITHDRAWN' and (u.organisation_id = m.organisation_id) = $3`,
    [id, unit, own],
  );
  return rows[0]?.id;
};
const rolesOf = (login: string): Role[] => accounts.find((one) => one.login === login)?.roles ?? [];

const step =
  (one: PlainStep): Doing =>
  async (login) =>
    act(login, 'moveCase', {
      ...{ version: await version(), step: one, note: 'Kata orangnya sendiri.', toldHowToReturn: true },
      ...(one === 'close' && { closure: 'GOALS_REACHED' }),
    });

/** What each button of the page does, by its name; one that is not here fails the test. */
const doings: Readonly<Record<string, Doing>> = {
  ...Object.fromEntries(plainSteps.map((one) => [caseEvents.label(one, 'id'), step(one)])),
  ...Object.fromEntries(
    (['discharge', 'directHome'] as const).map((one) => [
      caseEvents.label(one, 'id'),
      (login: string) => act(login, 'goHome', { homeRegency: '35.07' }),
    ]),
  ),
  'Catat penetapan': (login) =>
    act(login, 'recordDetermination', { body: bodiesOf(rolesOf(login))[0], outcome: 'ACTUAL' }),
  'Catat penilaian': (login) => act(login, 'recordAssessment', { kind: 'FITNESS', outcome: 'FIT' }),
  'Catat hambatan': (login) => act(login, 'openHold', { code: 'OVERSTAY_FINE' }),
  'Nyatakan selesai': async (login) => act(login, 'clearHold', { hold: await only('hold') }),
  'Tandai terpenuhi': async (login) => act(login, 'meetNeed', { need: await only('need') }),
  'Catat kebutuhan': (login) => act(login, 'recordNeed', { code: 'INJURY' }),
  'Ubah cara menghubungi': async (login) =>
    act(login, 'changeContact', { version: await version(), safeContact: 'Lewat adiknya, malam hari.' }),
  'Minta perhatian lebih': (login) => act(login, 'raiseCare', {}),
  'Catat persetujuan': (login) =>
    act(login, 'recordConsent', { purpose: 'HEALTH_CARE', basis: 'CONSENT', given: true }),
  // Nothing that is filled in gives them a consent to take back.
  Tarik: async (login) => ((await act(login, 'withdrawConsent', { purpose: 'ASSISTANCE' })) ? 'FORBIDDEN' : null),
  'Catat wawancara': (login) =>
    act(login, 'recordInterview', { kind: 'SCREENING', questions: ['PLANS'], reusable: false }),
  'Catat aturan kontak': (login) =>
    act(login, 'recordContactRule', { relation: 'FRIEND', telling: 'NOTHING', name: 'Budi' }),
  Kuatkan: async (login) => act(login, 'confirmFact', { fact: await factOf(login, false) }),
  Sangkal: async (login) => act(login, 'disputeFact', { fact: await factOf(login, false), ground: 'PERSON_SAYS' }),
  'Tarik kembali': async (login) =>
    act(login, 'withdrawFact', { fact: await factOf(login, true), ground: 'TYPED_WRONGLY' }),
  Nyatakan: (login) => act(login, 'assertFact', { field: 'ALIAS', value: 'Wulan', proof: 'INTERVIEW' }),
  [caseEvents.label('die', 'id')]: async (login) =>
    act(login, 'recordDeath', { version: await version(), ...certified }),
  'Catat pemberitahuan keluarga': async (login) =>
    act(login, 'tellKin', { version: await version(), kin: 'NOT_FOUND', note: 'Nomornya tidak aktif.' }),
  'Catat langkah pemulangan': (login) => act(login, 'recordRemains', { step: 'RELEASED' }),
  'Catat jawabannya': async (login) =>
    act(login, 'answerEnquiry', { ...(await match()), answer: 'NOT_YET', case: undefined }),
  'Rujuk ke unit lain': (login) => act(login, 'offerReferral', { toUnit: idOf('unit PPPA-LYN'), service: 'RECEPTION' }),
  'Limpahkan kasus': (login) => act(login, 'transferCase', { toUnit: idOf('unit KBRI-BKK') }),
  'Minta kasus ini': (login) => act(login, 'requestCase', {}),
  'Kembalikan kasus': (login) => act(login, 'returnCase', {}),
  'Tetapkan yang mengerjakan': (login) => act(login, 'assignCase', { reason: 'ABSENCE' }),
  'Sembunyikan kasus ini dari seorang rekan': (login) =>
    act(login, 'barAccount', { account: idOf(`account ${manila}`), reason: 'CONFLICT_OF_INTEREST' }),
};
/** What only leads elsewhere, or asks for a file that is sent beforehand: judged by its own tests. */
const beside = ['Kirim berkas', 'Buat BAST', 'Baca jawabannya'];

/** As it was planted before anything was tried. */
async function planted(state: CaseState, access: { unit: string; reach: Reach } | undefined): Promise<void> {
  const gone = state === 'ON_HOLD' || state === 'MISSING' || state.startsWith('CLOSED') || state === 'DECEASED';
  await world.owner.query('update cases set state = $2, prior_state = $3 where id = $1', [
    id,
    state,
    gone ? 'PREPARING' : null,
  ]);
  await world.owner.query(`update referral set state = 'WITHDRAWN' where case_id = $1 and state = 'OFFERED'`, [id]);
  await world.owner.query('update hold set cleared_at = null where case_id = $1', [id]);
  await world.owner.query('update need set met_at = null where case_id = $1', [id]);
  await world.owner.query('update consent set withdrawn_at = null where case_id = $1', [id]);
  await world.owner.query('update cases set care_raised_at = null where id = $1', [id]);
  await world.owner.query('delete from stance where case_id = $1', [id]);
  await world.owner.query(`update assertion set standing = 'CLAIMED' where case_id = $1`, [id]);
  await world.owner.query('update enquiry_match set answer = null where case_id = $1', [id]);
  for (const table of ['remains', 'death']) await world.owner.query(`delete from ${table} where case_id = $1`, [id]);
  await world.owner.query('update barring set lifted_at = now() where case_id = $1 and lifted_at is null', [id]);
  if (!access) return;
  await world.owner.query('delete from case_access where case_id = $1 and unit_id = $2', [id, access.unit]);
  await world.owner.query(
    `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
     select id, person_id, $2, $3, now(), 'REFERRAL', number, state, updated_at from cases where id = $1`,
    [id, access.unit, access.reach],
  );
}

/** The names of all that can be pressed to change something, once the page has everything. */
async function offered(page: Page): Promise<string[]> {
  await page.goto(`${world.url}/cases/${id}`);
  await page.locator('#steps').waitFor();
  await page.waitForLoadState('networkidle');
  const open = await page.locator('details.add summary').all();
  for (const one of open) await one.click();
  return namesOf(page.locator('.case button:not([disabled]), .safe button, .case a.button'), 'WRITTEN');
}

async function judged(page: Page, login: string, state: CaseState, access?: { unit: string; reach: Reach }) {
  await planted(state, access);
  const names = (await offered(page)).filter((name) => !beside.includes(name));
  const wrong = await refusedOf(names, {
    doingOf: (name) => doings[name] && (() => (doings[name] as Doing)(login)),
    asItWas: () => planted(state, access),
    never: NEVER,
  });
  return { names, wrong };
}

describe('Whoever answers for a case', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitPortal(world, browser, manila);
    visit.page.setDefaultTimeout(20_000);
  }, 60_000);
  afterAll(() => visit.context.close());

  it.each(caseStates.codes)(
    'is offered nothing that is refused while it is %s',
    async (state) => {
      const { names, wrong } = await judged(visit.page, manila, state);
      expect(wrong).toEqual([]);
      // Nobody to give it back to, and nobody asks themselves for what they have.
      for (const never of ['Kembalikan kasus', 'Minta kasus ini']) expect(names).not.toContain(never);
      // Whoever died is brought nowhere, and judged no more.
      if (state === 'DECEASED')
        for (const never of ['Rujuk ke unit lain', 'Limpahkan kasus', 'Catat penetapan', 'Catat penilaian'])
          expect(names).not.toContain(never);
      if (isJourney(state)) expect(names).toContain(caseEvents.label('suspend', 'id'));
    },
    60_000,
  );

  it('would be told so if something else were offered', async () => {
    await planted('PREPARING', undefined);
    for (const name of ['Kembalikan kasus', 'Minta kasus ini', caseEvents.label('appeal', 'id')])
      expect(NEVER.has((await doings[name]?.(manila)) ?? '')).toBe(true);
  });

  it('may open it again as a supervisor alone', async () => {
    const reopen = caseEvents.label('reopen', 'id');
    expect((await judged(visit.page, manila, 'CLOSED')).names).not.toContain(reopen);
    const supervisor = await visitPortal(world, browser, 'supervisor.manila');
    const { names, wrong } = await judged(supervisor.page, 'supervisor.manila', 'CLOSED');
    expect(wrong).toEqual([]);
    expect(names).toContain(reopen);
    await supervisor.context.close();
  }, 60_000);

  it('may give it back once it has come from somebody', async () => {
    const came = (unit: string | null) =>
      world.owner.query('update cases set came_from_id = $2 where id = $1', [id, unit]);
    await came(idOf('unit KBRI-BKK'));
    const { names, wrong } = await judged(visit.page, manila, 'PREPARING');
    await came(null);
    expect(wrong).toEqual([]);
    expect(names).toContain('Kembalikan kasus');
  }, 60_000);
});

/** Each role in which a unit has only a part, with the parts that it may have. */
const parts: readonly [login: string, reaches: readonly Reach[]][] = [
  ['officer.bangkok', ['CARE', 'TRAVEL', 'SUMMARY']],
  ['shelter.kemensos', ['CARE', 'TRAVEL', 'SUMMARY']],
  ['migrants.kp2mi', ['CARE', 'TRAVEL', 'SUMMARY']],
  ['service.kpppa', ['CARE', 'AFTERCARE', 'TRAVEL', 'SUMMARY']],
  ['caseworker.iom', ['AFTERCARE', 'SUMMARY']],
  ['social.ntt', ['AFTERCARE', 'SUMMARY']],
  ['immigration', ['TRAVEL', 'SUMMARY']],
  ['police', ['INQUIRY', 'SUMMARY']],
  ['desk.kemlu', []],
];

describe('Whoever has only a part in a case', () => {
  it.each(parts)(
    'is offered nothing that is refused: %s',
    async (login, reaches) => {
      const visit = await visitPortal(world, browser, login);
      visit.page.setDefaultTimeout(20_000);
      if (rolesOf(login).includes('caseworker')) await visit.page.locator('.who button[lang]').click();
      const unit = accounts.find((one) => one.login === login)?.unit as string;
      for (const reach of reaches.length > 0 ? reaches : [undefined])
        for (const state of ['PREPARING', 'ARRIVED', 'RETURNED_HOME', 'FOLLOW_UP'] as const) {
          const { names, wrong } = await judged(visit.page, login, state, reach && { unit, reach });
          expect([login, reach, state, wrong]).toEqual([login, reach, state, []]);
          if (reach === 'SUMMARY') expect([reach, names]).toEqual([reach, []]);
          else expect(names).toContain(reach ? 'Kembalikan kasus' : caseEvents.label('suspend', 'id'));
        }
      await world.owner.query('delete from case_access where case_id = $1 and unit_id = $2', [id, unit]);
      expect(visit.complaints).toEqual([]);
      await visit.context.close();
    },
    180_000,
  );
});
