import { askedBy } from '#domain';
import { handsOf } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: ReturnType<typeof handsOf>['act'];
beforeAll(async () => {
  world = await openWorld();
  ({ act } = handsOf(world, 'officer.manila'));
});
afterAll(() => world.close());

const ASKED = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) {
  askedOnce { question answeredBy at mayReuse timesAsked } interviews { kind questions reusable again answers unit { code } } timeline { kind code } } }`;
const read = async (id: string) => (await world.as('officer.manila').ask(ASKED, { id })).case;
const register = async (more: object = {}) => {
  const [one] = await world.registered(1, 'officer.manila', more);
  return one?.id as string;
};

describe('What was asked once', () => {
  it('is read and not asked again, without a reason that is kept', async () => {
    const id = await register();
    const asked = (more: object) =>
      act('recordInterview', {
        case: id,
        kind: 'SCREENING',
        questions: ['JOURNEY', 'EXPLOITATION'],
        reusable: true,
        occurredAt: '2025-06-06T01:00:00Z',
        ...more,
      });
    expect(await asked({ answers: 'Kapal dari Nunukan' })).toMatchObject({ id });
    expect(
      await asked({ kind: 'ASSESSMENT', questions: ['HEALTH', 'JOURNEY'], occurredAt: '2025-06-07T01:00:00Z' }),
    ).toMatchObject({
      code: 'ALREADY_ANSWERED',
      field: 'questions',
      message: expect.stringContaining('KBRI Manila'),
    });
    expect(
      await asked({
        questions: ['JOURNEY'],
        again: 'CONTRADICTION',
        reusable: false,
        occurredAt: '2025-06-07T01:00:00Z',
      }),
    ).toMatchObject({ id });
    const { askedOnce, interviews, timeline } = await read(id);
    expect(askedOnce).toMatchObject([
      { question: 'CONSENT', answeredBy: 'KBRI-MNL', mayReuse: true, timesAsked: 1 },
      { question: 'EXPLOITATION', answeredBy: 'KBRI-MNL', mayReuse: true, timesAsked: 1 },
      { question: 'IDENTITY', answeredBy: 'KBRI-MNL', mayReuse: true, timesAsked: 1 },
      { question: 'JOURNEY', answeredBy: 'KBRI-MNL', mayReuse: true, timesAsked: 2 },
    ]);
    expect(interviews).toMatchObject([
      { answers: 'Kapal dari Nunukan', again: null },
      { reusable: false, again: 'CONTRADICTION' },
    ]);
    expect(timeline.at(-1)).toEqual({ kind: 'recordInterview', code: 'SCREENING CONTRADICTION' });
  });

  it('is asked again where nobody may read it', async () => {
    const id = await register();
    const asked = (more: object) =>
      act('recordInterview', {
        case: id,
        kind: 'SCREENING',
        questions: ['VIOLENCE'],
        reusable: false,
        occurredAt: '2025-06-06T01:00:00Z',
        ...more,
      });
    expect(await asked({})).toMatchObject({ id });
    expect(await asked({ occurredAt: '2025-06-07T01:00:00Z' })).toMatchObject({ id });
    expect((await read(id)).askedOnce).toContainEqual(
      expect.objectContaining({ question: 'VIOLENCE', answeredBy: null, mayReuse: false, timesAsked: 2 }),
    );
    expect(await asked({ questions: [] })).toMatchObject({ field: 'questions' });
    expect(
      await act(
        'recordInterview',
        { case: id, kind: 'POLICE', questions: ['JOURNEY'], reusable: true },
        'officer.dubai',
      ),
    ).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
  });

  it('counts wherever answers are written down, and says so to whom it would be the next to ask', async () => {
    const id = await register({ needs: ['OTHER'] });
    const at = (day: number) => `2025-06-0${day}T01:00:00Z`;
    const assess = (kind: string, outcome: string, day: number) =>
      act('recordAssessment', { case: id, kind, outcome, occurredAt: at(day) });
    await assess('FITNESS', 'FIT', 6);
    await assess('FITNESS', 'FIT', 7);
    await assess('NATIONALITY', 'VERIFIED', 7);
    await act('recordNeed', { case: id, code: 'FEVER_OR_INFECTION', occurredAt: at(8) });
    const rule = { relation: 'SIBLING', telling: 'NOTHING', name: 'Sinta' };
    await act('recordContactRule', { case: id, ...rule, occurredAt: at(8) });
    const story = { kind: 'SCREENING', questions: ['HEALTH', 'EXPLOITATION'], reusable: false };
    expect(await act('recordInterview', { case: id, ...story, occurredAt: at(9) })).toMatchObject({ id });
    const asked = (question: string, timesAsked: number, more: object = {}) =>
      expect.objectContaining({ question, timesAsked, answeredBy: 'KBRI-MNL', mayReuse: true, ...more });
    expect((await read(id)).askedOnce).toEqual([
      asked('CONSENT', 1),
      asked('EXPLOITATION', 1, { answeredBy: null, mayReuse: false }),
      asked('FAMILY', 1),
      asked('HEALTH', 4),
      asked('IDENTITY', 2),
    ]);
    // Who inquires reads no health record, and is told all the same that it was asked for.
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'INQUIRY', now(), 'REFERRAL', c.number, c.state, c.updated_at from cases c, unit u where c.id = $1 and u.code = 'POLRI-PPA'`,
      [id],
    );
    const seen = 'query ($id: ID!) { case(id: $id) { askedOnce { question answeredBy timesAsked } } }';
    const { askedOnce } = (await world.as('police').ask(seen, { id })).case;
    expect(askedOnce).toContainEqual({ question: 'HEALTH', answeredBy: null, timesAsked: 4 });
    expect((await world.as('officer.dubai').ask(seen, { id })).case).toBeNull();
  });

  it('counts a consent that was asked for, and not what rests on a duty; and who asks for a right shows who they are', async () => {
    const id = await register();
    const consent = (purpose: string, basis: string, day: number) =>
      act('recordConsent', { case: id, purpose, basis, given: true, occurredAt: `2025-06-0${day}T01:00:00Z` });
    // Two at one moment are one conversation.
    await consent('SHARING_PARTNERS', 'CONSENT', 6);
    await consent('SHARING_GOVERNMENT', 'CONSENT', 6);
    await consent('ASSISTANCE', 'LEGAL_DUTY', 7);
    await act('recordRightsRequest', { case: id, kind: 'ACCESS', occurredAt: '2025-06-08T01:00:00Z' });
    const { askedOnce } = await read(id);
    const times = askedOnce.map((one: { question: string; timesAsked: number }) => [one.question, one.timesAsked]);
    expect(times).toEqual([
      ['CONSENT', 2],
      ['IDENTITY', 2],
    ]);
  });

  it('counts over both registrations of one person, for whoever sees that they are one', async () => {
    const [one, other] = [await register(), await register()];
    const note = { note: 'Wajah dan suara' };
    const ask = (of: string, day: number) =>
      act('recordAssessment', { case: of, kind: 'FITNESS', outcome: 'FIT', occurredAt: `2025-06-0${day}T01:00:00Z` });
    await ask(one, 6);
    await ask(other, 7);
    const health = async (login: string) => {
      const { case: seen } = await world
        .as(login)
        .ask('query ($id: ID!) { case(id: $id) { askedOnce { question timesAsked } } }', { id: one });
      return seen.askedOnce.find(({ question }: { question: string }) => question === 'HEALTH').timesAsked;
    };
    // In the hands of the post: both. To the shelter both are open, not that they are one.
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'CARE', now(), 'REFERRAL', c.number, c.state, c.updated_at from cases c, unit u
       where c.id = any ($1) and u.code = 'KEMENSOS-RS'`,
      [[one, other]],
    );
    const all = async () => Promise.all(['officer.manila', 'desk.kemlu', 'shelter.kemensos'].map(health));
    expect(await all()).toEqual([1, 1, 1]);
    const merged = await world
      .as('desk.kemlu')
      .ask('mutation ($input: MergePeople!) { mergePeople(input: $input) { ... on PersonMatch { id version } } }', {
        input: { key: key(), case: one, other, verdict: 'SAME', ...note },
      });
    expect(await all()).toEqual([2, 2, 1]);
    const { id: match, version } = merged.mergePeople;
    await world
      .as('desk.kemlu')
      .ask('mutation ($input: UnmergePeople!) { unmergePeople(input: $input) { __typename } }', {
        input: { key: key(), match, version, ...note },
      });
    expect(await all()).toEqual([1, 1, 1]);
  });

  it('is counted by the same table as the rules', async () => {
    const { rows } = await world.owner.query('select * from app.asking()');
    const made = rows.map(({ question, kind, code }) => [question, [kind, code].filter(Boolean).join(' ')].join(': '));
    const ruled = Object.entries(askedBy).flatMap(([question, by]) => by.map((one) => `${question}: ${one}`));
    expect(made.sort()).toEqual(ruled.sort());
  });

  it('has the identity in it, given at the door; of somebody without a name it may still be asked', async () => {
    const ask = (id: string) =>
      act('recordInterview', {
        case: id,
        kind: 'SCREENING',
        questions: ['IDENTITY'],
        reusable: true,
        occurredAt: '2025-06-06T01:00:00Z',
      });
    expect(await ask(await register())).toMatchObject({ code: 'ALREADY_ANSWERED' });
    const nameless = await register({ name: null, nameless: 'UNABLE' });
    expect(await ask(nameless)).toMatchObject({ id: nameless });
  });
});

it('Who was heard in a screening waits for no first interview, and who was asked something else still does', async () => {
  const clocksOf = async (id: string) =>
    (await world.as('officer.manila').ask(`{ case(id: "${id}") { alerts { clock doneAt } } }`)).case.alerts;
  const waits = { clock: 'FIRST_INTERVIEW', doneAt: null };
  const heard = async (id: string, kind: string, more: object = {}) => {
    const input = {
      case: id,
      kind,
      questions: ['JOURNEY'],
      reusable: true,
      occurredAt: '2025-06-06T01:00:00Z',
      ...more,
    };
    expect(await act('recordInterview', input)).toMatchObject({ id });
  };
  const id = await register();
  await heard(id, 'SURVEY');
  expect(await clocksOf(id)).toEqual([waits]);
  await heard(id, 'SCREENING', { again: 'CONTRADICTION' });
  expect(await clocksOf(id)).toEqual([{ ...waits, doneAt: '2025-06-06T01:00:00+00:00' }]);
});
