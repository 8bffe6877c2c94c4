import { actCells, batches } from '#domain';
import {
  arrived,
  departed,
  issue,
  kemensos,
  manila,
  planned,
  preparing,
  readyOn,
  takeOff,
  versionOf,
  when,
} from './journey';
import { arrived as received, handsOf, home, shelterWith } from './prepared';
import { scanned } from './scanned';
import { key, openWorld, type World } from './world';

let world: World;
let read: ReturnType<typeof handsOf>['read'];
beforeAll(async () => {
  world = await openWorld();
  ({ read } = handsOf(world, shelter));
});
afterAll(() => world.close());

const shelter = 'shelter.kemensos';
const refused = (code: string, field: string) => ({ __typename: 'Problem', code, field });
const CASE = `__typename ... on Case { id state stage death { kin kinToldAt country authority cause certificate }
  remains { step movement { id } handover { id } } } ... on Problem { code field message }`;

async function act(login: string, name: string, input: object, selection = CASE) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
  return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
}
const certified = {
  country: 'PH',
  place: 'St Luke’s, Quezon City',
  authority: 'HOSPITAL',
  cause: 'Septic shock.',
  certificate: '2025-0192',
  kin: 'BY_SAFE_CONTACT',
};
const dies = async (login: string, id: string, at: string, more: object = {}) =>
  act(login, 'recordDeath', {
    case: id,
    version: await versionOf(world, id, login),
    occurredAt: at,
    kinToldAt: at,
    ...certified,
    ...more,
  });
const one = async () => (await world.registered(1))[0]?.id as string;
const AT = '2025-06-06T02:00:00Z';

describe('a death', () => {
  it('is recorded as it was certified, ends the case, and lies sealed', async () => {
    const id = await one();
    expect(await dies(manila, id, AT)).toMatchObject({
      state: 'DECEASED',
      stage: 'CLOSED',
      death: [
        {
          kin: 'BY_SAFE_CONTACT',
          country: 'PH',
          authority: 'HOSPITAL',
          cause: 'Septic shock.',
          certificate: '2025-0192',
        },
      ],
    });
    expect(await dies(manila, id, AT)).toMatchObject({ code: 'CASE_CLOSED' });
    const { rows } = await world.owner.query('select string_agg(d::text, $1) as all from death d', [' ']);
    for (const told of ['Septic', '2025-0192', 'Luke']) expect(rows[0].all).not.toContain(told);
    const { errors } = await world.as(manila).attempt('query ($id: ID!) { case(id: $id) { death { cause } } }', { id });
    expect(errors?.[0]?.message).toContain('purpose');
  });

  it('tells its cause to nobody by the timeline, and asks for one all the same', async () => {
    const id = await one();
    expect(await dies(manila, id, AT, { cause: ' ' })).toMatchObject({ __typename: 'Problem', code: 'REASON' });
    await dies(manila, id, AT);
    const { case: seen } = await world
      .as(manila)
      .ask(
        'query ($id: ID!, $purpose: ReadPurpose) { case(id: $id, purpose: $purpose) { timeline { kind code reason } } }',
        { id, purpose: 'CASE_WORK' },
      );
    expect(seen.timeline).toContainEqual({ kind: 'die', code: 'HOSPITAL', reason: null });
    expect(JSON.stringify(seen.timeline)).not.toContain('Septic');
  });

  it('asks what was done about the next of kin, by their own rules', async () => {
    const id = await one();
    expect(await dies(manila, id, AT, { kinToldAt: null })).toMatchObject(refused('NEXT_OF_KIN', 'kinToldAt'));
    expect(await dies(manila, id, AT, { kinToldAt: '2025-06-05T02:00:00Z' })).toMatchObject(
      refused('BEFORE_EARLIER_STEP', 'kinToldAt'),
    );
    expect(await dies(manila, id, AT, { kinToldAt: '2999-01-01T00:00:00Z' })).toMatchObject(
      refused('IN_FUTURE', 'kinToldAt'),
    );
    for (const kin of ['NOT_BY_OWN_WISH', 'NOT_FOUND']) {
      expect(await dies(manila, id, AT, { kin, kinToldAt: null })).toMatchObject(refused('NOTE_MISSING', 'note'));
    }
    const unknown = { kin: 'NOT_FOUND', kinToldAt: null, note: 'No answer in the village.' };
    expect(await dies(manila, id, AT, unknown)).toMatchObject({ death: [{ kin: 'NOT_FOUND', kinToldAt: null }] });
    const version = await versionOf(world, id);
    const told = {
      case: id,
      version,
      occurredAt: '2025-06-09T02:00:00Z',
      kin: 'BY_AUTHORITY',
      kinToldAt: '2025-06-09T01:00:00Z',
    };
    expect(await act(manila, 'tellKin', told)).toMatchObject({
      death: [{ kin: 'BY_AUTHORITY', kinToldAt: expect.any(String) }],
    });
    expect(await act(manila, 'tellKin', told)).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await act(manila, 'tellKin', { ...told, case: await one(), version: 1 })).toMatchObject(
      refused('NOT_DECEASED', 'case'),
    );
  });

  it('is told by no authority against their own rule, unless somebody says on what ground', async () => {
    const id = await one();
    const rule = { case: id, relation: 'SPOUSE', name: 'Rudi', telling: 'NOTHING', occurredAt: '2025-06-05T02:00:00Z' };
    expect(await act(manila, 'recordContactRule', rule, '__typename')).not.toMatchObject({ __typename: 'Problem' });
    const told = { kin: 'BY_AUTHORITY' };
    expect(await dies(manila, id, AT, told)).toMatchObject(refused('TELL_NOTHING', 'note'));
    const ground = { ...told, note: 'The parents alone, by order of the court.' };
    expect(await dies(manila, id, AT, ground)).toMatchObject({ death: [{ kin: 'BY_AUTHORITY' }] });
  });

  const due = async (id: string, login = manila) => {
    const { case: of } = await world
      .as(login)
      .ask('query ($id: ID!) { case(id: $id) { alerts { clock startedAt dueAt doneAt act } } }', { id });
    return of.alerts.filter(({ doneAt }: { doneAt: string | null }) => doneAt === null);
  };

  it('leaves nothing to do but to find the next of kin, and to bring home who died abroad', async () => {
    const id = await one();
    await dies(manila, id, AT, { kin: 'NOT_FOUND', kinToldAt: null, note: 'No answer in the village.' });
    expect(
      (await due(id)).sort((a: { clock: string }, b: { clock: string }) => a.clock.localeCompare(b.clock)),
    ).toMatchObject([
      {
        clock: 'NEXT_OF_KIN',
        startedAt: '2025-06-06T02:00:00+00:00',
        dueAt: '2025-06-13T02:00:00+00:00',
        act: 'tellKin',
      },
      {
        clock: 'REMAINS',
        startedAt: '2025-06-06T02:00:00+00:00',
        dueAt: '2025-06-20T02:00:00+00:00',
        act: 'recordRemains',
      },
    ]);
    const { inbox } = await world.as(manila).ask('{ inbox(clock: REMAINS, first: 100) { items { case { id } } } }');
    expect(inbox.items).toContainEqual({ case: { id } });
    const tell = async (kin: string, more: object) =>
      act(manila, 'tellKin', {
        case: id,
        version: await versionOf(world, id),
        occurredAt: '2025-06-09T02:00:00Z',
        kin,
        ...more,
      });
    await tell('NOT_FOUND', { note: 'Moved away; the village head asks around.' });
    expect((await due(id)).map(({ clock }: { clock: string }) => clock)).toContain('NEXT_OF_KIN');
    await tell('BY_AUTHORITY', { kinToldAt: '2025-06-09T01:00:00Z' });
    expect((await due(id)).map(({ clock }: { clock: string }) => clock)).toEqual(['REMAINS']);
    for (const step of ['RELEASED', 'BURIED'])
      await act(manila, 'recordRemains', { case: id, step, occurredAt: '2025-06-10T02:00:00Z' });
    expect(await due(id)).toEqual([]);
  });

  it('at home leaves nobody to be brought there, and whose kin were told nobody to be sought', async () => {
    const id = await one();
    await dies(manila, id, AT, { country: 'ID' });
    expect(await due(id)).toEqual([]);
  });

  it('is told to nobody who only brings or investigates, nor that their kin are sought', async () => {
    const id = await one();
    await dies(manila, id, AT, { kin: 'NOT_FOUND', kinToldAt: null, note: 'No answer in the village.' });
    for (const [reach, seen] of [
      ['TRAVEL', false],
      ['CARE', true],
    ]) {
      await world.owner.query('delete from case_access where case_id = $1 and unit_id = $2', [id, kemensos]);
      await world.owner.query(
        `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
         select id, person_id, $2, $3, now(), 'STAY', number, state, updated_at from cases where id = $1`,
        [id, kemensos, reach],
      );
      const clocks = (await due(id, shelter)).map(({ clock }: { clock: string }) => clock);
      expect([reach, clocks.includes('NEXT_OF_KIN')]).toEqual([reach, seen]);
      expect(clocks).toContain('REMAINS');
    }
  });

  it('is no machine’s to record, and there is no batch of deaths', async () => {
    const id = await one();
    const document = 'mutation ($input: RecordDeath!) { recordDeath(input: $input) { ... on Problem { code } } }';
    const input = { key: key(), case: id, version: 1, occurredAt: AT, kinToldAt: AT, ...certified };
    expect((await world.as('system.iom').ask(document, { input })).recordDeath).toEqual({ code: 'FORBIDDEN' });
    expect(Object.values(batches)).not.toContain('recordDeath');
    expect(Object.keys(actCells.recordDeath)).not.toContain('partner');
  });

  it('of a guest frees the bed in that instant', async () => {
    const [guest] = await received(world, 1, { people: { sex: 'MALE' } });
    const house = await shelterWith(world, { MEN: 1 });
    const id = guest?.id as string;
    await act(shelter, 'placeInShelter', {
      case: id,
      shelter: house,
      bedKind: 'MEN',
      occurredAt: '2025-06-14T12:00:00Z',
    });
    expect(await dies(shelter, id, '2025-06-20T03:00:00Z')).toMatchObject({ state: 'DECEASED' });
    const { occupancy } = await world
      .as(shelter)
      .ask('query ($id: ID!, $at: DateTime!) { occupancy(shelter: $id, at: $at) { occupied free } }', {
        id: house,
        at: '2025-06-20T03:00:00Z',
      });
    expect(occupancy).toEqual([{ occupied: 0, free: 1 }]);
  });

  it('at home calls off the visits that were still due, and nobody is asked again', async () => {
    const [someone] = await home(world, 1, '2025-06-18T04:00:00Z');
    const id = someone?.id as string;
    const due = async () =>
      (
        await world.owner.query(
          'select month, outcome, done_at is not null as done from follow_up where case_id = $1 order by month',
          [id],
        )
      ).rows;
    expect((await due()).every(({ done }) => !done)).toBe(true);
    await dies(shelter, id, '2025-07-01T03:00:00Z', { country: 'ID' });
    expect((await due()).map(({ outcome, done }) => [outcome, done])).toEqual(
      Array.from({ length: (await due()).length }, () => ['DIED', true]),
    );
    const { timeline } = await read(id, 'timeline { kind code }');
    expect(timeline).toContainEqual({ kind: 'callOffFollowUps', code: 'DIED' });
    const visit = { case: id, month: 1, outcome: 'REACHED', occurredAt: '2025-07-20T03:00:00Z' };
    expect(await act(shelter, 'recordFollowUp', visit)).toMatchObject(refused('CASE_CLOSED', 'case'));
    const { followUps } = await world.as(shelter).ask('{ followUps(first: 100) { items { case { id } } } }');
    expect(followUps.items.filter((item: { case: { id: string } }) => item.case.id === id)).toEqual([]);
  });

  it('is not said by a visit', async () => {
    const [someone] = await home(world, 1, '2025-06-18T04:00:00Z');
    const visit = { case: someone?.id, month: 1, outcome: 'DIED', occurredAt: '2025-07-20T03:00:00Z' };
    expect(await act(shelter, 'recordFollowUp', visit)).toMatchObject(refused('INVALID_VALUE', 'outcome'));
  });

  it('of somebody on the list of a movement leaves their head explained', async () => {
    const plan = await planned(world);
    const [id] = (await preparing(world, 1)) as [string];
    await readyOn(world, plan.id, [id]);
    await issue(world, plan.id);
    await dies(manila, id, when.boarded);
    await takeOff(world, plan.id, id, when.boarded);
    const { movement } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { counts { listed offloaded } passengers { state } } }', {
        id: plan.id,
      });
    expect(movement).toEqual({ counts: { listed: 1, offloaded: 1 }, passengers: [{ state: 'OFFLOADED' }] });
  });
});

describe('the way home of somebody who died', () => {
  const steps = (login: string, id: string, step: string, occurredAt: string, more: object = {}) =>
    act(login, 'recordRemains', { case: id, step, occurredAt, ...more });

  it('goes step by step, on a movement without being one of its heads, to the family by a BAST', async () => {
    const plan = await planned(world);
    await departed(world, 1, plan);
    const id = await one();
    const released = (at = when.boarded) => steps(manila, id, 'RELEASED', at);
    expect(await released()).toMatchObject(refused('NOT_DECEASED', 'case'));
    await dies(manila, id, AT);
    expect(await steps(manila, id, 'ARRIVED', when.boarded)).toMatchObject(refused('REMAINS_ORDER', 'step'));
    expect(await released('2025-06-06T01:00:00Z')).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await released()).toMatchObject({ remains: [{ step: 'RELEASED' }] });
    expect(await steps(manila, id, 'EN_ROUTE', when.departed)).toMatchObject(refused('MOVEMENT_MISSING', 'movement'));
    expect(await steps(manila, id, 'EN_ROUTE', when.departed, { movement: plan.id })).toMatchObject({
      remains: [{ step: 'RELEASED' }, { step: 'EN_ROUTE', movement: { id: plan.id } }],
    });
    const { movement } = await world
      .as(manila)
      .ask(
        'query ($id: ID!) { movement(id: $id) { counts { listed boarded } remains { step case { id } } passengers { case { id } } } }',
        { id: plan.id },
      );
    expect(movement).toMatchObject({
      counts: { listed: 1, boarded: 1 },
      remains: [{ step: 'EN_ROUTE', case: { id } }],
    });
    expect(movement.passengers.map((each: { case: { id: string } }) => each.case.id)).not.toContain(id);
    await steps(manila, id, 'ARRIVED', when.landed);

    const handover = key();
    const HANDOVER =
      '__typename ... on Handover { id version people { items { id kind } } } ... on Problem { code field }';
    const belongings = [
      { kind: 'BELONGING', name: 'A ring' },
      { kind: 'PAPER', name: 'Passport' },
    ];
    const drafted = await act(
      manila,
      'draftHandover',
      {
        id: handover,
        number: 'BAST/J-1',
        place: 'SUB',
        to: 'FAMILY',
        occurredAt: when.handed,
        people: [{ case: id, condition: 'GOOD', items: belongings }],
      },
      HANDOVER,
    );
    expect(drafted).toMatchObject({ people: [{ items: [{ kind: 'BELONGING' }, { kind: 'PAPER' }] }] });
    const given = () => steps(manila, id, 'HANDED_OVER', when.handed, { handover });
    expect(await steps(manila, id, 'HANDED_OVER', when.handed)).toMatchObject(refused('NOT_SIGNED', 'handover'));
    expect(await given()).toMatchObject(refused('NOT_SIGNED', 'handover'));
    const sign = (version: number, more: object = {}) =>
      act(manila, 'signHandover', { handover, version, signedAt: when.handed, ...more }, HANDOVER);
    await sign(1);
    await sign(2, { witness: { name: 'Pak Joko, his father', file: await scanned(world, id) } });
    expect(await given()).toMatchObject({ state: 'DECEASED' });
    expect(await steps(manila, id, 'BURIED', '2025-06-17T02:00:00Z')).toMatchObject({ state: 'DECEASED' });
    expect(await steps(manila, id, 'BURIED', '2025-06-17T02:00:00Z')).toMatchObject(refused('REMAINS_ORDER', 'step'));
    const { case: seen } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id) { custody { how party unit } } }', { id });
    expect(seen.custody.at(-1)).toEqual({ how: 'HANDOVER', party: 'FAMILY', unit: null });
  });

  it('is no arrival: who died is on no list of those who came', async () => {
    const plan = await planned(world);
    const ids = await arrived(world, 1, plan);
    const id = await one();
    await dies(manila, id, AT);
    await steps(manila, id, 'RELEASED', when.boarded);
    await steps(manila, id, 'EN_ROUTE', when.departed, { movement: plan.id });
    const { movement } = await world
      .as(manila)
      .ask('query ($id: ID!) { movement(id: $id) { counts { arrived handedOver } } }', { id: plan.id });
    expect(movement.counts).toEqual({ arrived: ids.length, handedOver: 0 });
  });
});
