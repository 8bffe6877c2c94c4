import { clocks } from '#domain';
import { key, openWorld, type World } from './world';
import { jobsOf } from '../src/work';
import { Pool } from 'pg';

let world: World;
let worker: Pool;
beforeAll(async () => {
  world = await openWorld();
  worker = new Pool({ connectionString: world.addressOf('pulang_worker'), max: 1 });
});
afterAll(async () => {
  await worker.end();
  await world.close();
});

const officer = () => world.as('officer.manila');
const INBOX = `query ($clock: ClockCode, $overdue: Boolean! = false) { inbox(clock: $clock, overdue: $overdue, first: 100) { items {
  id clock subject startedAt dueAt haltedAt escalatedAt overdue act case { id number } } } }`;
const work = (name: 'escalate' | 'digest') => jobsOf(world.app)[name].run({}, (text) => worker.query(text));

const inboxOf = async (login: string, variables: object = {}) => {
  const { inbox } = await world.as(login).ask(INBOX, variables);
  return inbox.items as {
    id: string;
    clock: string;
    dueAt: string;
    haltedAt: string | null;
    act: string;
    case: { id: string };
  }[];
};
const ofCase = async (id: string | undefined, login = 'officer.manila') =>
  (await inboxOf(login)).filter((one) => one.case.id === id);

let at = 0;
/** Each act a minute after the one before. */
const act = async (name: string, type: string, input: object) => {
  const { [name]: outcome } = await officer().ask<Record<string, { __typename: string; version: number }>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Case { version } ... on Problem { code field message } } }`,
    { input: { key: key(), occurredAt: new Date(Date.UTC(2025, 5, 5, 2, (at += 1))).toISOString(), ...input } },
  );
  return outcome;
};
const moved = async (one: { id: string; version: number }, step: string, more: object = {}) => {
  const outcome = await act('moveCase', 'MoveCase', { case: one.id, version: one.version, step, ...more });
  expect(outcome).toMatchObject({ __typename: 'Case' });
  one.version = outcome?.version ?? 0;
};
const registered = async (overrides: object = {}) => {
  const [one] = await world.registered(1, 'officer.manila', overrides);
  return one as { id: string; number: string; version: number };
};

describe('the inbox', () => {
  it('tells the post by when a registered person must be heard, and nobody else', async () => {
    const one = await registered();
    expect(await ofCase(one.id)).toMatchObject([
      {
        clock: 'FIRST_INTERVIEW',
        startedAt: '2025-06-05T01:00:00+00:00',
        dueAt: '2025-06-08T01:00:00+00:00',
        overdue: true,
        act: 'moveCase',
      },
    ]);
    expect(await ofCase(one.id, 'officer.phnompenh')).toEqual([]);
    expect(await ofCase(one.id, 'desk.kemlu')).toEqual([]);
  });

  it('agrees with its own counts', async () => {
    const items = await inboxOf('officer.manila');
    const { inboxCounts } = await officer().ask('{ inboxCounts { clock open overdue } }');
    const counted = Object.groupBy(items, ({ clock }) => clock);
    expect(inboxCounts.map(({ clock, open }: { clock: string; open: number }) => [clock, open])).toEqual(
      Object.entries(counted)
        .map(([clock, some]) => [clock, some?.length])
        .sort(),
    );
  });

  it('lets an urgent need run until the last is met', async () => {
    const one = await registered({ needs: ['INJURY', 'FEVER_OR_INFECTION'] });
    expect((await ofCase(one.id)).map(({ clock }) => clock).sort()).toEqual(['EMERGENCY_AID', 'FIRST_INTERVIEW']);
    const { case: seen } = await officer().ask(`{ case(id: "${one.id}") { needs { id code } } }`);
    const [first, second] = seen.needs as { id: string; code: string }[];
    const meet = async (need: string | undefined) => {
      const outcome = await act('meetNeed', 'MeetNeed', { case: one.id, version: one.version, need });
      one.version = outcome?.version ?? one.version;
      return outcome;
    };
    await meet(first?.id);
    expect((await ofCase(one.id)).map(({ clock }) => clock)).toContain('EMERGENCY_AID');
    expect(await meet(first?.id)).toMatchObject({ __typename: 'Problem', code: 'NEED_MET', field: 'need' });
    await meet(second?.id);
    expect((await ofCase(one.id)).map(({ clock }) => clock)).toEqual(['FIRST_INTERVIEW']);
  });

  it('stands still while a case is on hold, and the limit moves on by as long', async () => {
    const one = await registered();
    const [before] = await ofCase(one.id);
    await moved(one, 'suspend', { occurredAt: '2025-06-06T01:00:00Z' });
    expect(await ofCase(one.id)).toMatchObject([{ haltedAt: '2025-06-06T01:00:00+00:00', overdue: false }]);
    await moved(one, 'resume', { occurredAt: '2025-06-07T01:00:00Z' });
    const [after] = await ofCase(one.id);
    expect(after).toMatchObject({ haltedAt: null, overdue: true });
    expect(Date.parse(after?.dueAt ?? '') - Date.parse(before?.dueAt ?? '')).toBe(86_400_000);
  });

  it('has one for each hold, until that hold is cleared', async () => {
    const one = await registered();
    for (const code of ['NO_TRAVEL_DOC', 'OVERSTAY_FINE']) {
      const outcome = await act('openHold', 'OpenHold', { case: one.id, version: one.version, code });
      one.version = outcome?.version ?? 0;
    }
    const holds = (await inboxOf('officer.manila', { clock: 'HOLD_REVIEW' })) as unknown as {
      subject: string;
      case: { id: string };
    }[];
    const mine = holds.filter((alert) => alert.case.id === one.id);
    expect(mine).toHaveLength(2);
    await act('clearHold', 'ClearHold', { case: one.id, version: one.version, hold: mine[0]?.subject });
    const left = (await ofCase(one.id)).filter(({ clock }) => clock === 'HOLD_REVIEW');
    expect(left).toMatchObject([{ subject: mine[1]?.subject }]);
  });

  it('is the shorter for an organisation that binds itself', async () => {
    const set = (login: string, clock: string, hours: number) =>
      world
        .as(login)
        .ask(
          'mutation ($input: SetOwnLimit!) { setOwnLimit(input: $input) { __typename ... on OwnLimit { clock hours } ... on Problem { code field } } }',
          { input: { key: key(), clock, hours } },
        );
    expect(await set('admin', 'FIRST_INTERVIEW', 72)).toMatchObject({
      setOwnLimit: { code: 'LIMIT_TOO_LONG', field: 'hours' },
    });
    const { setOwnLimit } = await officer().ask(
      'mutation ($input: SetOwnLimit!) { setOwnLimit(input: $input) { ... on Problem { code } } }',
      { input: { key: key(), clock: 'FIRST_INTERVIEW', hours: 24 } },
    );
    expect(setOwnLimit).toEqual({ code: 'FORBIDDEN' });
    expect(await set('admin', 'FIRST_INTERVIEW', 24)).toMatchObject({ setOwnLimit: { hours: 24 } });
    const { me } = await world.as('admin').ask('{ me { unit { organisation { code } } } }');
    const one = await registered();
    const dueAt = me.unit.organisation.code === 'KEMLU' ? '2025-06-06T01:00:00+00:00' : '2025-06-08T01:00:00+00:00';
    expect(await ofCase(one.id)).toMatchObject([{ clock: 'FIRST_INTERVIEW', dueAt }]);
  });
});

describe('what fell due and still waits', () => {
  it('is put before the national desk once, with the case', async () => {
    const one = await registered();
    await work('escalate');
    const [told] = await ofCase(one.id, 'desk.kemlu');
    expect(told).toMatchObject({ clock: 'FIRST_INTERVIEW', act: 'moveCase' });
    await work('escalate');
    expect(await ofCase(one.id, 'desk.kemlu')).toEqual([told]);
  });

  it('makes one digest a unit a day, in numbers', async () => {
    await work('digest');
    await work('digest');
    const { rows } = await world.owner.query(
      `select extract(hour from now() at time zone u.zone) >= 6 as due, count(d.id)::int as written from unit u
       left join digest d on d.unit_id = u.id where u.code = 'KBRI-MNL' group by 1`,
    );
    const [{ due, written }] = rows as [{ due: boolean; written: number }];
    expect(written).toBe(due ? 1 : 0);
    const { digests } = await officer().ask('{ digests { items { day lines { clock open overdue fallenDue } } } }');
    expect(digests.items).toHaveLength(written);
    if (due) {
      const interviews = digests.items[0].lines.find((line: { clock: string }) => line.clock === 'FIRST_INTERVIEW');
      expect(interviews.open).toBe((await inboxOf('officer.manila', { clock: 'FIRST_INTERVIEW' })).length);
    }
    expect((await world.as('officer.dubai').ask('{ digests { items { day } } }')).digests.items).toEqual([]);
  });
});

it('every clock that an event starts names an act and whose inbox it is in', () => {
  for (const code of clocks.codes) {
    const clock = clocks.row(code);
    if ('starts' in clock) expect(Object.keys(clock)).toEqual(expect.arrayContaining(['stops', 'act', 'reaches']));
  }
});
