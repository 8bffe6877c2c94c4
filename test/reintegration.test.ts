import { instrument } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { all, arrived, handsOf, home, type Hands } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: Hands['act'];
let read: Hands['read'];
let step: Hands['step'];
beforeAll(async () => {
  world = await openWorld();
  ({ act, read, step } = handsOf(world, 'shelter.kemensos'));
});
afterAll(() => world.close());

const KEMENSOS = 'shelter.kemensos';
const HOME = '2025-07-15T02:00:00Z';
const LATER = '2025-07-20T02:00:00Z';

/** Asked, and not answered: that is a survey, without a score. */
const SILENT = [{ question: 'E01', answer: 'PREFERS_NOT' }];

const atHome = async () => (await home(world, 1, HOME))[0]?.id as string;

describe('a plan and what comes of it', () => {
  const aid = { type: 'CASH_GRANT', modality: 'CASH', costMinor: 150000000, currency: 'IDR' };
  const given = { ...aid, state: 'GIVEN', givenOn: '2025-07-20' };

  it('are refused before the return, and after the end', async () => {
    const [early] = await arrived(world, 1);
    for (const name of ['agreePlan', 'logAssistance', 'recordSurvey']) {
      const input = {
        agreePlan: { objectives: 'Kerja' },
        logAssistance: given,
        recordSurvey: { month: 0, instrument: instrument.version, answers: SILENT },
      }[name];
      expect(await act(name, { case: early?.id, ...input })).toMatchObject({ code: 'NOT_HOME', field: 'case' });
    }
    const id = await atHome();
    await step(id, 'decline', { note: 'Cukup, terima kasih.', toldHowToReturn: true, occurredAt: LATER });
    expect(await act('agreePlan', { case: id, objectives: 'Kerja' })).toMatchObject({
      code: 'CASE_CLOSED',
      field: 'case',
    });
    // What happened before the end may be entered after it.
    expect(await act('logAssistance', { case: id, ...given, occurredAt: '2025-07-18T02:00:00Z' })).toMatchObject({
      state: 'CLOSED',
    });
    expect(await act('agreePlan', { case: id, objectives: '' })).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'objectives',
    });
  });

  it('log aid in cash, in kind and as a service, with what it cost', async () => {
    const id = await atHome();
    await act('agreePlan', { case: id, objectives: 'Usaha jahit' });
    const rows = [
      given,
      { type: 'IN_KIND', modality: 'IN_KIND', plannedOn: '2025-08-01' },
      { type: 'VOCATIONAL_TRAINING', modality: 'SERVICE', level: 'COMMUNITY', plannedOn: '2025-09-01' },
    ];
    await all(
      world,
      KEMENSOS,
      'logAssistances',
      'LogAssistance',
      rows.map((row) => ({ case: id, occurredAt: LATER, ...row })),
    );
    const { assistance } = await read(
      id,
      'assistance { type modality level state plannedOn givenOn costMinor currency confirmed version }',
    );
    expect(assistance).toHaveLength(3);
    expect(assistance).toContainEqual({
      type: 'CASH_GRANT',
      modality: 'CASH',
      level: 'INDIVIDUAL',
      state: 'GIVEN',
      plannedOn: null,
      givenOn: '2025-07-20',
      costMinor: 150000000,
      currency: 'IDR',
      confirmed: false,
      version: 1,
    });
  });

  it.each([
    [{ ...aid, currency: undefined }, 'AMOUNT_NEEDS_CURRENCY', 'currency'],
    [{ ...aid, currency: 'RUPIAH' }, null, null],
    [{ ...aid, state: 'GIVEN' }, 'GIVEN_ON_MISSING', 'givenOn'],
    [{ ...aid, state: 'GIVEN', givenOn: '2999-01-01' }, 'IN_FUTURE', 'givenOn'],
    [{ ...aid, state: 'CANCELLED' }, 'UNKNOWN_CODE', 'state'],
    [{ ...aid, givenOn: '2025-07-20' }, 'INVALID_VALUE', 'givenOn'],
    [{ ...aid, confirmed: true }, 'INVALID_VALUE', 'confirmed'],
    [aid, 'NO_PLAN', 'state'],
    [{ ...given, occurredAt: '2025-07-01T00:00:00Z' }, 'BEFORE_EARLIER_STEP', 'occurredAt'],
  ])('refuse %j by name', async (wrong, code, field) => {
    const input = { key: key(), occurredAt: LATER, case: await atHome(), ...wrong };
    const document =
      'mutation ($input: LogAssistance!) { logAssistance(input: $input) { ... on Problem { code field } } }';
    const { data, errors } = await world.as(KEMENSOS).attempt(document, { input });
    if (code) expect(data).toEqual({ logAssistance: { code, field } });
    else expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('let a planned item be given, confirmed, or dropped, and nothing be taken back', async () => {
    const id = await atHome();
    await act('agreePlan', { case: id, objectives: 'Usaha' });
    for (const type of ['BUSINESS_SET_UP', 'HOUSING']) await act('logAssistance', { case: id, ...aid, type });
    const { assistance } = await read(id, 'assistance { id type }');
    const idOfItem = (type: string) => assistance.find((one: { type: string }) => one.type === type).id;
    const [shop, house] = [idOfItem('BUSINESS_SET_UP'), idOfItem('HOUSING')];
    const update = (item: string, change: object) =>
      act('updateAssistance', { case: id, assistance: item, occurredAt: '2025-08-01T02:00:00Z', ...change });
    expect(await update(key(), { state: 'GIVEN' })).toMatchObject({ code: 'NOT_FOUND', field: 'assistance' });
    expect(await update(shop, { state: 'GIVEN' })).toMatchObject({ code: 'GIVEN_ON_MISSING', field: 'givenOn' });
    expect(await update(shop, { state: 'GIVEN', givenOn: '2025-08-01', occurredAt: HOME })).toMatchObject({
      code: 'BEFORE_EARLIER_STEP',
    });
    expect(await update(shop, { state: 'GIVEN', givenOn: '2025-08-01', costMinor: 90000000 })).toMatchObject({ id });
    expect(await update(shop, { confirmed: true })).toMatchObject({ id });
    expect(await update(shop, { state: 'CANCELLED' })).toMatchObject({ code: 'AID_SETTLED', field: 'assistance' });
    expect(await update(house, { state: 'CANCELLED' })).toMatchObject({ id });
    expect(await update(house, { state: 'GIVEN', givenOn: '2025-08-01' })).toMatchObject({ code: 'AID_SETTLED' });
    const after = await read(id, 'assistance { type state givenOn costMinor confirmed version }');
    expect(after.assistance).toContainEqual({
      type: 'BUSINESS_SET_UP',
      state: 'GIVEN',
      givenOn: '2025-08-01',
      costMinor: 90000000,
      confirmed: true,
      version: 3,
    });
  });

  it('keep services for victims from whom an Indonesian authority found to be none, and leave aid already given', async () => {
    const id = await atHome();
    await act('agreePlan', { case: id, objectives: 'Usaha' });
    await act('logAssistance', { case: id, ...given });
    await act('logAssistance', { case: id, ...aid, type: 'HOUSING' });
    const found = (body: string, outcome: string, occurredAt: string) =>
      world.owner.query(
        `insert into determination (id, case_id, person_id, unit_id, occurred_at, recorded_at, body, outcome, role, acts, means, purposes)
         select gen_random_uuid(), id, person_id, $4, $3, now(), $2, $5, 'NONE', '{}', '{}', '{}' from cases where id = $1`,
        [id, body, occurredAt, idOf('unit POLRI-PPA'), outcome],
      );
    await found('EMBASSY', 'ACTUAL', '2025-06-06T00:00:00Z');
    await found('HOST_POLICE', 'NOT', '2025-07-21T00:00:00Z');
    const later = { case: id, occurredAt: '2025-08-02T00:00:00Z' };
    expect(await act('logAssistance', { ...later, ...given })).toMatchObject({ id });
    await found('POLRI', 'NOT', '2025-08-01T00:00:00Z');
    expect(await act('logAssistance', { ...later, ...given })).toMatchObject({ code: 'TPPO_ONLY', field: 'type' });
    expect(await act('logAssistance', { ...later, ...given, type: 'REFERRAL', modality: 'SERVICE' })).toMatchObject({
      id,
    });
    // Judged by when it was given, not by when it is entered.
    expect(await act('logAssistance', { case: id, ...given, occurredAt: '2025-07-31T00:00:00Z' })).toMatchObject({
      id,
    });
    const { assistance } = await read(id, 'assistance { id type state }');
    const housing = assistance.find((one: { type: string }) => one.type === 'HOUSING').id;
    const giving = { ...later, assistance: housing, state: 'GIVEN', givenOn: '2025-08-02' };
    expect(await act('updateAssistance', giving)).toMatchObject({ code: 'TPPO_ONLY', field: 'state' });
    expect(assistance.filter((one: { state: string }) => one.state === 'GIVEN')).toHaveLength(4);
    await found('COURT', 'ACTUAL', '2025-08-01T12:00:00Z');
    expect(await act('updateAssistance', giving)).toMatchObject({ id });
  });
});

describe('the steps after the return', () => {
  const survey = (id: string, month: number, occurredAt: string) =>
    act('recordSurvey', { case: id, month, instrument: instrument.version, answers: SILENT, occurredAt });

  it('wait for what happened by then, whenever it was entered', async () => {
    const id = await atHome();
    const planned = { case: id, type: 'CASH_GRANT', modality: 'CASH' };
    expect(await step(id, 'startPlan')).toMatchObject({ code: 'PLAN_AGREED', field: 'plan' });
    await act('agreePlan', { case: id, objectives: 'Usaha', occurredAt: LATER });
    expect(await step(id, 'startPlan', { occurredAt: '2025-07-19T00:00:00Z' })).toMatchObject({ code: 'PLAN_AGREED' });
    expect(await step(id, 'startPlan')).toMatchObject({ code: 'BASELINE_SURVEY', field: 'survey' });
    await survey(id, 0, '2025-07-25T00:00:00Z');
    expect(await step(id, 'startPlan')).toMatchObject({ code: 'BASELINE_SURVEY' });
    expect(await step(id, 'startPlan', { occurredAt: '2025-07-26T00:00:00Z' })).toMatchObject({
      state: 'REINTEGRATING',
    });

    await act('logAssistance', { ...planned, occurredAt: '2025-07-27T00:00:00Z' });
    expect(await step(id, 'enterFollowUp', { occurredAt: '2025-08-20T00:00:00Z' })).toMatchObject({
      code: 'PLAN_ITEMS_DONE',
      field: 'plan',
    });
    const { assistance } = await read(id, 'assistance { id }');
    const giving = {
      case: id,
      assistance: assistance[0].id,
      state: 'GIVEN',
      givenOn: '2025-08-10',
      occurredAt: '2025-08-10T00:00:00Z',
    };
    await act('updateAssistance', giving);
    expect(await step(id, 'enterFollowUp', { occurredAt: '2025-08-05T00:00:00Z' })).toMatchObject({
      code: 'PLAN_ITEMS_DONE',
    });
    // An item that was planned later is not in the way of an earlier step.
    await act('logAssistance', { ...planned, occurredAt: '2025-10-01T00:00:00Z' });
    expect(await step(id, 'enterFollowUp', { occurredAt: '2025-08-20T00:00:00Z' })).toMatchObject({
      state: 'FOLLOW_UP',
    });

    const close = (occurredAt: string, more: object = {}) =>
      step(id, 'close', { occurredAt, closure: 'GOALS_REACHED', ...more });
    expect(await close('2026-01-20T00:00:00Z')).toMatchObject({ code: 'FINAL_SURVEY', field: 'survey' });
    await survey(id, 6, '2026-01-15T00:00:00Z');
    expect(await close('2026-01-14T00:00:00Z')).toMatchObject({ code: 'FINAL_SURVEY' });
    expect(await close('2026-01-15T01:00:00Z')).toMatchObject({ code: 'SIX_MONTHS_HOME', field: 'reason' });
    expect(await close('2026-01-15T02:00:00Z')).toMatchObject({ state: 'CLOSED' });
  });

  it('take a refused last visit for the last survey', async () => {
    const id = await atHome();
    await act('agreePlan', { case: id, objectives: 'Usaha' });
    await survey(id, 0, LATER);
    for (const name of ['startPlan', 'enterFollowUp']) await step(id, name);
    const closing = { occurredAt: '2026-01-20T00:00:00Z', closure: 'SUPPORT_ENDED' };
    expect(await step(id, 'close', closing)).toMatchObject({ code: 'FINAL_SURVEY' });
    await act('recordFollowUp', { case: id, month: 6, outcome: 'DECLINED', occurredAt: '2026-01-15T03:00:00Z' });
    expect(await step(id, 'close', closing)).toMatchObject({ state: 'CLOSED' });
  });
});
