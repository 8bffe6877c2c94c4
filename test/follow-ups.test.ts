import { idOf } from '../src/demonstration/cast';
import { handsOf, home, type Hands } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: Hands['act'];
let read: Hands['read'];
let step: Hands['step'];
beforeAll(async () => {
  world = await openWorld();
  ({ act, read, step } = handsOf(world, KEMENSOS));
});
afterAll(() => world.close());

const KEMENSOS = 'shelter.kemensos';
const HOME = '2025-07-15T02:00:00Z';

const atHome = async () => (await home(world, 1, HOME))[0]?.id as string;
const followUpsOf = async (id: string) =>
  (await read(id, 'followUps { month dueOn firstDueOn doneAt outcome loseContactOffered attempts { channel note } }'))
    .followUps;
const dueAtOf = async (id: string, clock: string) =>
  (await read(id, 'alerts { clock dueAt doneAt }')).alerts.find((one: { clock: string }) => one.clock === clock);

describe('the months of an organisation', () => {
  const ADMIN = 'admin.kemensos';
  const set = async (login: string, month: number, due = true) =>
    (
      await world
        .as(login)
        .attempt(
          'mutation ($input: SetFollowUpMonth!) { setFollowUpMonth(input: $input) { __typename ... on Problem { code field } } }',
          { input: { key: key(), month, due } },
        )
    ).data?.['setFollowUpMonth'];
  beforeAll(() =>
    world.owner.query(
      `insert into account (id, login, unit_id, roles, language) values ($1, $2, $3, '{admin}', 'id')`,
      [key(), ADMIN, idOf('unit KEMENSOS-RS')],
    ),
  );

  it('are added by its administrator, beside those of the programme, for who comes home from then on', async () => {
    const before = await atHome();
    expect(await set(KEMENSOS, 2)).toEqual({ __typename: 'Problem', code: 'FORBIDDEN', field: null });
    expect(await set(ADMIN, 3)).toEqual({ __typename: 'Problem', code: 'PROGRAMME_MONTH', field: 'month' });
    expect(await set(ADMIN, 61)).toMatchObject({ code: 'MONTH_OUT_OF_RANGE', field: 'month' });
    expect(await set(ADMIN, 2)).toEqual({ __typename: 'FollowUpMonth' });
    const template = async (login: string) =>
      (await world.as(login).ask('{ followUpTemplate { month own } }')).followUpTemplate;
    const programme = [1, 3, 6, 12].map((month) => ({ month, own: false }));
    expect(await template(KEMENSOS)).toEqual([programme[0], { month: 2, own: true }, ...programme.slice(1)]);
    expect(await template('caseworker.iom')).toEqual(programme);

    const id = await atHome();
    expect((await followUpsOf(before)).map((one: { month: number }) => one.month)).toEqual([1, 3, 6, 12]);
    expect((await followUpsOf(id)).slice(0, 3)).toMatchObject([
      { month: 1, dueOn: '2025-08-15' },
      { month: 2, dueOn: '2025-09-15' },
      { month: 3, dueOn: '2025-10-15' },
    ]);
    expect(await dueAtOf(id, 'FOLLOW_UP_OTHER')).toEqual({
      clock: 'FOLLOW_UP_OTHER',
      dueAt: '2025-09-15T02:00:00+00:00',
      doneAt: null,
    });
    await act('recordFollowUp', { case: id, month: 2, outcome: 'NOT_REACHED', occurredAt: '2025-09-15T02:00:00Z' });
    expect(await dueAtOf(id, 'FOLLOW_UP_OTHER')).toMatchObject({ doneAt: null });
    await act('recordFollowUp', { case: id, month: 2, outcome: 'REACHED', occurredAt: '2025-09-16T02:00:00Z' });
    expect(await dueAtOf(id, 'FOLLOW_UP_OTHER')).toMatchObject({ doneAt: '2025-09-16T02:00:00+00:00' });
    expect(await dueAtOf(id, 'FOLLOW_UP_1')).toMatchObject({ doneAt: null });

    expect(await set(ADMIN, 2, false)).toEqual({ __typename: 'FollowUpMonth' });
    expect(await template(KEMENSOS)).toEqual(programme);
  });
});

describe('a follow-up', () => {
  it('is moved with a reason, and its clock with it', async () => {
    const id = await atHome();
    const move = (more: object) =>
      act('moveFollowUp', { case: id, month: 1, dueOn: '2025-08-25', reason: 'NOT_SAFE_NOW', ...more });
    expect(await move({ month: 2 })).toMatchObject({ code: 'UNKNOWN_CODE', field: 'month' });
    expect(await move({ dueOn: '2025-07-01' })).toMatchObject({ code: 'FOLLOW_UP_DAY_PAST', field: 'dueOn' });
    expect(await move({ dueOn: '2025-08-15' })).toMatchObject({ code: 'FOLLOW_UP_DAY_SAME', field: 'dueOn' });
    const { dueAt } = await dueAtOf(id, 'FOLLOW_UP_1');
    expect(dueAt).toBe('2025-08-15T02:00:00+00:00');
    expect(await move({})).toMatchObject({ id });
    expect(await move({ dueOn: '2025-08-30', reason: 'STAFF' })).toMatchObject({ id });
    expect((await followUpsOf(id))[0]).toMatchObject({ dueOn: '2025-08-30', firstDueOn: '2025-08-15' });
    expect(await dueAtOf(id, 'FOLLOW_UP_1')).toMatchObject({ dueAt: '2025-08-30T02:00:00+00:00' });
    expect(await dueAtOf(id, 'FOLLOW_UP_3')).toMatchObject({ dueAt: '2025-10-15T02:00:00+00:00' });
    const { timeline } = await read(id, 'timeline { kind code }');
    expect(timeline).toContainEqual({ kind: 'moveFollowUp', code: '1 NOT_SAFE_NOW 2025-08-25' });
    await act('recordFollowUp', { case: id, month: 1, outcome: 'REACHED', occurredAt: '2025-08-30T02:00:00Z' });
    expect(await move({ dueOn: '2025-09-30' })).toMatchObject({ code: 'FOLLOW_UP_DONE', field: 'month' });
  });

  it('counts how often somebody was sought in vain, and then proposes to say that contact is lost', async () => {
    const id = await atHome();
    const sought = (day: string, channel?: string) =>
      act('recordFollowUp', {
        case: id,
        month: 1,
        outcome: 'NOT_REACHED',
        channel,
        note: `On ${day}.`,
        occurredAt: `${day}T02:00:00Z`,
      });
    await sought('2025-08-15');
    await sought('2025-08-16', 'VISIT');
    expect((await followUpsOf(id))[0]).toMatchObject({ loseContactOffered: false });
    await sought('2025-08-17', 'SAFE_CONTACT');
    expect((await followUpsOf(id))[0]).toMatchObject({
      outcome: 'NOT_REACHED',
      doneAt: null,
      loseContactOffered: true,
      attempts: [
        { channel: 'CALL', note: 'On 2025-08-15.' },
        { channel: 'VISIT', note: 'On 2025-08-16.' },
        { channel: 'SAFE_CONTACT', note: 'On 2025-08-17.' },
      ],
    });
    const lost = {
      case: id,
      month: 1,
      outcome: 'LOST_CONTACT',
      note: 'Nobody knows.',
      occurredAt: '2025-08-18T02:00:00Z',
    };
    expect(await act('recordFollowUp', lost)).toMatchObject({ state: 'MISSING' });
    expect((await followUpsOf(id))[0]).toMatchObject({ loseContactOffered: false });
  });

  it('of who was lost and is found again falls due later by as long, at the stage they were at', async () => {
    const id = await atHome();
    await act('recordFollowUp', {
      case: id,
      month: 1,
      outcome: 'LOST_CONTACT',
      note: 'x',
      occurredAt: '2025-08-15T02:00:00Z',
    });
    expect(await step(id, 'reconnect', { note: 'She rang.', occurredAt: '2025-09-04T02:00:00Z' })).toMatchObject({
      state: 'RETURNED_HOME',
    });
    const [first, third, sixth] = await followUpsOf(id);
    expect(first).toMatchObject({ dueOn: '2025-08-15', firstDueOn: null, outcome: 'LOST_CONTACT' });
    expect(third).toMatchObject({ dueOn: '2025-11-04', firstDueOn: '2025-10-15' });
    expect(sixth).toMatchObject({ dueOn: '2026-02-04', firstDueOn: '2026-01-15' });
    expect(await dueAtOf(id, 'FOLLOW_UP_3')).toMatchObject({ dueAt: '2025-11-04T02:00:00+00:00' });
  });

  it('of who stood still, was lost meanwhile and is found again falls due later by the whole time, and their clock with it', async () => {
    const id = await atHome();
    await step(id, 'suspend', { occurredAt: '2025-07-20T02:00:00Z' });
    await step(id, 'loseContact', { note: 'x', occurredAt: '2025-07-25T02:00:00Z' });
    await step(id, 'reconnect', { note: 'She rang.', occurredAt: '2025-07-30T02:00:00Z' });
    expect((await followUpsOf(id))[0]).toMatchObject({ dueOn: '2025-08-25', firstDueOn: '2025-08-15' });
    expect(await dueAtOf(id, 'FOLLOW_UP_1')).toMatchObject({ dueAt: '2025-08-25T02:00:00+00:00' });
  });

  it('of who wanted no more of us, and comes back, falls due later by as long as they were gone', async () => {
    const id = await atHome();
    const declined = { note: 'Saya sudah cukup.', toldHowToReturn: true, occurredAt: '2025-08-01T02:00:00Z' };
    expect(await step(id, 'decline', declined)).toMatchObject({ state: 'CLOSED' });
    expect(await dueAtOf(id, 'FOLLOW_UP_3')).toMatchObject({ doneAt: '2025-08-01T02:00:00+00:00' });
    const back = { note: 'Ia menelepon.', occurredAt: '2025-08-11T02:00:00Z' };
    expect(await handsOf(world, 'desk.kemlu').step(id, 'reopen', back)).toMatchObject({ state: 'RETURNED_HOME' });
    expect((await followUpsOf(id))[1]).toMatchObject({ dueOn: '2025-10-25', firstDueOn: '2025-10-15' });
    expect(await dueAtOf(id, 'FOLLOW_UP_3')).toMatchObject({ dueAt: '2025-10-25T02:00:00+00:00', doneAt: null });
    expect(await dueAtOf(id, 'REINTEGRATION_PLAN')).toMatchObject({ doneAt: null });
  });
});
