import { instrument as first } from '#domain';
import { handsOf, home, type Hands } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: Hands['act'];
let read: Hands['read'];
beforeAll(async () => {
  world = await openWorld();
  ({ act, read } = handsOf(world, KEMENSOS));
});
afterAll(() => world.close());

const KEMENSOS = 'shelter.kemensos';
const DESK = 'desk.kemlu';
const HOME = '2025-07-15T02:00:00Z';

const atHome = async () => (await home(world, 1, HOME))[0]?.id as string;

/** Three questions, one for each dimension, answered yes or no. */
const small = (version: string, more: object = {}) => ({
  version,
  official: true,
  titleId: 'Uji',
  titleEn: 'Trial',
  weights: { economic: 1, social: 1, psychosocial: 1 },
  cutOffs: { medium: 0.5, light: 0.66 },
  scales: [
    {
      code: 'YES_NO',
      answers: [
        { code: 'YES', textId: 'Ya', textEn: 'Yes', points: 1 },
        { code: 'NO', textId: 'Tidak', textEn: 'No', points: 0 },
        { code: 'NONE', textId: 'Tidak menjawab', textEn: 'No answer', points: null },
      ],
    },
  ],
  questions: ['ECONOMIC', 'SOCIAL', 'PSYCHOSOCIAL'].map((dimension) => ({
    code: dimension[0],
    dimension,
    scale: 'YES_NO',
    textId: 'Cukup?',
    textEn: 'Enough?',
  })),
  ...more,
});

const publish = async (input: object) =>
  (
    await world
      .as(DESK)
      .ask(
        'mutation ($input: PublishInstrument!) { publishInstrument(input: $input) { ... on InstrumentVersion { version official } ... on Problem { code field } } }',
        { input: { key: key(), ...input } },
      )
  ).publishInstrument;
const asked = (id: string, month: number, version: string, answers: string, occurredAt: string) =>
  act('recordSurvey', {
    case: id,
    month,
    instrument: version,
    answers: [...answers].map((one, i) => ({ question: 'ESP'[i], answer: one === 'y' ? 'YES' : 'NO' })),
    occurredAt,
  });
const progressOf = async (id: string, login = KEMENSOS) =>
  (
    await world.as(login).ask(
      `query ($id: ID!) { progress(case: $id) { case spending { dimension level currency plannedMinor spentMinor }
        scores { month instrument official composite comparable change } } }`,
      { id },
    )
  ).progress;

describe('a version of the survey', () => {
  it('is published by the national desk, asked from then on, and never changed', async () => {
    const { body } = await world
      .as(KEMENSOS)
      .attempt(
        'mutation ($input: PublishInstrument!) { publishInstrument(input: $input) { ... on Problem { code } } }',
        { input: { key: key(), ...small('TRIAL-1') } },
      );
    expect(JSON.parse(body).data).toEqual({ publishInstrument: { code: 'FORBIDDEN' } });
    expect(await publish(small(first.version))).toEqual({ code: 'VERSION_TAKEN', field: 'version' });
    expect(await publish(small('TRIAL-1'))).toEqual({ version: 'TRIAL-1', official: true });
    expect(await publish(small('TRIAL-1', { official: false }))).toEqual({ code: 'VERSION_TAKEN', field: 'version' });
    const { instruments, instrument, old } = await world.as('caseworker.iom').ask(
      `{ instruments { version official title current questions } instrument { version title questions { id text options { code } } }
         old: instrument(version: "${first.version}") { version questions { id } } }`,
    );
    expect(instruments).toEqual([
      expect.objectContaining({ version: first.version, official: false, current: false, questions: 31 }),
      { version: 'TRIAL-1', official: true, title: 'Trial', current: true, questions: 3 },
    ]);
    expect(instrument).toMatchObject({ version: 'TRIAL-1', title: 'Trial' });
    expect(instrument.questions[0]).toEqual({
      id: 'E',
      text: 'Enough?',
      options: [{ code: 'YES' }, { code: 'NO' }, { code: 'NONE' }],
    });
    expect(old.questions).toHaveLength(31);
    const inFull = `{ instrumentInFull(version: "TRIAL-1") { version official titleId titleEn weights { economic social psychosocial }
      cutOffs { medium light } scales { code answers { code textId textEn points } } questions { code dimension scale weight textId textEn } } }`;
    expect((await world.as('desk.kemlu').ask(inFull)).instrumentInFull).toEqual({
      ...small('TRIAL-1'),
      questions: small('TRIAL-1').questions.map((question) => ({ weight: 1, ...question })),
    });
    await expect(world.as('caseworker.iom').ask(inFull)).rejects.toThrow('FORBIDDEN');
    const { rows } = await world.owner.query(
      `select r.role from unnest(array['pulang_app', 'pulang_desk']) r (role)
       where has_table_privilege(r.role, 'instrument_version', 'delete') or has_any_column_privilege(r.role, 'instrument_version', 'update')`,
    );
    expect(rows).toEqual([]);
  });

  const two = (i: number, more: object) => small('X').questions.map((one, k) => (k === i ? { ...one, ...more } : one));
  it.each([
    ['a question twice', { questions: two(1, { code: 'E' }) }, 'questions.1.code'],
    ['a scale that is not there', { questions: two(2, { scale: 'FIVE' }) }, 'questions.2.scale'],
    ['a question that counts nothing', { questions: two(0, { weight: 0 }) }, 'questions.0.weight'],
    ['a dimension that is not asked', { questions: two(0, { dimension: 'SOCIAL' }) }, 'questions'],
    ['a dimension that counts nothing', { weights: { economic: 0, social: 1, psychosocial: 1 } }, 'weights.economic'],
    ['cut-offs the wrong way round', { cutOffs: { medium: 0.7, light: 0.6 } }, 'cutOffs.light'],
    ['a cut-off beyond all scores', { cutOffs: { medium: 1.2, light: 1.4 } }, 'cutOffs.medium'],
    ['two scales of one code', { scales: [...small('X').scales, ...small('X').scales] }, 'scales.1.code'],
    [
      'two answers of one code',
      {
        scales: small('X').scales.map((one) => ({
          ...one,
          answers: one.answers.map((each) => ({ ...each, code: 'YES' })),
        })),
      },
      'scales.0.answers.1.code',
    ],
    [
      'points beyond one',
      { scales: [{ code: 'YES_NO', answers: small('X').scales[0]?.answers.map((one) => ({ ...one, points: 2 })) }] },
      'scales.0.answers.0.points',
    ],
  ])('is refused with %s', async (_, wrong, field) => {
    expect(await publish(small('WRONG', wrong))).toEqual({ code: 'INVALID_VALUE', field });
  });

  it('is scored by its own points whatever is published later, and is compared with its own baseline alone', async () => {
    const id = await atHome();
    await publish(small('TRIAL-2'));
    await asked(id, 0, 'TRIAL-2', 'ynn', '2025-07-20T00:00:00Z');
    // Another version with the same questions, in which a yes is bad.
    const turned = small('X').scales.map((scale) => ({
      ...scale,
      answers: scale.answers.map((one) => ({ ...one, points: one.points === null ? null : 1 - one.points })),
    }));
    await publish(small('TRIAL-3', { scales: turned, official: false }));
    await asked(id, 3, 'TRIAL-2', 'yyn', '2025-10-20T00:00:00Z');
    await asked(id, 6, 'TRIAL-3', 'ynn', '2026-01-20T00:00:00Z');
    await asked(id, 0, 'TRIAL-3', 'yyn', '2026-01-21T00:00:00Z');
    await asked(id, 12, 'TRIAL-3', 'nnn', '2026-07-20T00:00:00Z');
    const third = expect.closeTo(1 / 3);
    const { scores } = await progressOf(id);
    expect(scores).toEqual([
      { month: 0, instrument: 'TRIAL-2', official: true, composite: third, comparable: true, change: null },
      {
        month: 3,
        instrument: 'TRIAL-2',
        official: true,
        composite: expect.closeTo(2 / 3),
        comparable: true,
        change: third,
      },
      {
        month: 6,
        instrument: 'TRIAL-3',
        official: false,
        composite: expect.closeTo(2 / 3),
        comparable: false,
        change: null,
      },
      { month: 0, instrument: 'TRIAL-3', official: false, composite: third, comparable: true, change: null },
      {
        month: 12,
        instrument: 'TRIAL-3',
        official: false,
        composite: 1,
        comparable: true,
        change: expect.closeTo(2 / 3),
      },
    ]);
    const { surveys } = await read(id, 'surveys { instrument official composite }');
    expect(surveys[0]).toEqual({ instrument: 'TRIAL-2', official: true, composite: third });
    expect(await asked(id, 1, 'TRIAL-9', 'yyy', '2025-10-20T00:00:00Z')).toMatchObject({
      code: 'UNKNOWN_CODE',
      field: 'instrument',
    });
  });
});

describe('what was spent', () => {
  const given = { state: 'GIVEN', givenOn: '2025-08-01', occurredAt: '2025-08-01T02:00:00Z' };
  const spend = async (id: string) => {
    const shop = { type: 'BUSINESS_SET_UP', costMinor: 300000000, currency: 'IDR' };
    await act('agreePlan', {
      case: id,
      objectives: 'x',
      goals: [
        { dimension: 'ECONOMIC', note: 'x', items: [shop, { type: 'CASH_GRANT', costMinor: 50000, currency: 'USD' }] },
        { dimension: 'SOCIAL', note: 'x', items: [{ type: 'HOUSING', costMinor: 100, currency: 'IDR' }] },
      ],
    });
    const { plans } = await read(id, 'plans { goals { items { id type } } }');
    const item = (type: string) =>
      plans[0].goals
        .flatMap((goal: { items: { id: string; type: string }[] }) => goal.items)
        .find((one: { type: string }) => one.type === type).id;
    const aid = { case: id, ...given, type: 'BUSINESS_SET_UP', modality: 'IN_KIND', item: item('BUSINESS_SET_UP') };
    await act('logAssistance', { ...aid, costMinor: 100000000, currency: 'IDR' });
    await act('logAssistance', { ...aid, costMinor: 20000, currency: 'USD' });
    await act('logAssistance', {
      case: id,
      ...given,
      type: 'LEGAL_AID',
      modality: 'SERVICE',
      costMinor: 7,
      currency: 'IDR',
    });
    await act('updatePlanItem', { case: id, item: item('HOUSING'), state: 'CANCELLED', reason: 'UNSAFE' });
  };
  const economic = { dimension: 'ECONOMIC', level: 'INDIVIDUAL' };
  const lines = [
    { ...economic, currency: 'IDR', plannedMinor: 300000000, spentMinor: 100000000 },
    { ...economic, currency: 'USD', plannedMinor: 50000, spentMinor: 20000 },
    { dimension: null, level: 'INDIVIDUAL', currency: 'IDR', plannedMinor: 0, spentMinor: 7 },
  ];

  it('stands beside what was planned, by goal, level and currency, which are never added', async () => {
    const id = await atHome();
    expect(await progressOf(id)).toEqual({ case: id, spending: [], scores: [] });
    await spend(id);
    expect((await progressOf(id)).spending).toEqual(lines);
    const { plans } = await read(id, 'plans { goals { items { id type state costMinor currency } } }');
    const open = plans[0].goals[0].items;
    // Carried on it is planned once, at what it is to cost now.
    const items = open.map((one: { id: string; type: string; currency: string }) => ({
      continues: one.id,
      type: one.type,
      costMinor: 1,
      currency: one.currency,
    }));
    await act('agreePlan', {
      case: id,
      objectives: 'y',
      goals: [{ dimension: 'ECONOMIC', note: 'y', items }],
      occurredAt: '2025-09-01T00:00:00Z',
    });
    expect((await progressOf(id)).spending.slice(0, 2)).toEqual([
      { ...lines[0], plannedMinor: 1 },
      { ...lines[1], plannedMinor: 1 },
    ]);
  });

  it('has beside it what was given to all, whole and once', async () => {
    const [one, other] = [await atHome(), await atHome()];
    const support = async (more: object) => {
      const document =
        'mutation ($input: RecordSupport!) { recordSupport(input: $input) { ... on SharedSupport { id } ... on Problem { code field } } }';
      const input = { key: key(), level: 'COMMUNITY', type: 'COMMUNITY_PROJECT', regencies: ['53.04'], ...more };
      return (await world.as(KEMENSOS).ask(document, { input })).recordSupport.id as string;
    };
    const shared = async () => {
      const ask = '{ caseloadProgress { shared { level type currency supports plannedMinor spentMinor } } }';
      return (await world.as(KEMENSOS).ask(ask)).caseloadProgress.shared;
    };
    const before = await shared();
    expect(before).toEqual([]);
    const well = await support({ costMinor: 4500, currency: 'IDR', state: 'GIVEN', givenOn: '2025-07-18' });
    const floor = await support({ costMinor: 500, currency: 'IDR' });
    // Benefits nobody yet, and so is nobody's progress.
    await support({ costMinor: 9, currency: 'IDR' });
    for (const id of [one, other]) expect(await act('linkSupport', { case: id, support: well })).toMatchObject({ id });
    await act('linkSupport', { case: other, support: floor });
    const line = { level: 'COMMUNITY', type: 'COMMUNITY_PROJECT', currency: 'IDR' };
    const ofOne = [{ ...line, supports: 1, plannedMinor: 4500, spentMinor: 4500 }];
    const ask = `query ($id: ID!) { progress(case: $id) { shared { level type currency supports plannedMinor spentMinor } } }`;
    expect((await world.as(KEMENSOS).ask(ask, { id: one })).progress.shared).toEqual(ofOne);
    // Of both it is not twice as much.
    expect(await shared()).toEqual([{ ...line, supports: 2, plannedMinor: 5000, spentMinor: 4500 }]);
  });

  it('is told of nobody to whom the case is not open', async () => {
    const id = await atHome();
    await spend(id);
    for (const login of ['caseworker.iom', 'service.kpppa', 'officer.phnompenh']) {
      expect([login, await progressOf(id, login)]).toEqual([login, null]);
    }
    const { errors } = await world.as('police').attempt(`{ progress(case: "${id}") { case } }`);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is summed over the people of one’s own unit, and nobody else’s', async () => {
    const ask =
      '{ caseloadProgress { cases spending { dimension currency spentMinor } scores { instrument month surveys composite } } }';
    expect((await world.as('caseworker.iom').ask(ask)).caseloadProgress).toEqual({
      cases: 0,
      spending: [],
      scores: [],
    });
    const before = (await world.as(KEMENSOS).ask(ask)).caseloadProgress;
    const id = await atHome();
    await spend(id);
    await publish(small('TRIAL-4'));
    await asked(id, 0, 'TRIAL-4', 'yyy', '2025-07-20T00:00:00Z');
    const [other] = await home(world, 1, HOME);
    await asked(other?.id ?? '', 0, 'TRIAL-4', 'nnn', '2025-07-20T00:00:00Z');
    const after = (await world.as(KEMENSOS).ask(ask)).caseloadProgress;
    const spent = (report: typeof after, currency: string) =>
      report.spending.find(
        (one: { dimension: string; currency: string }) => one.dimension === 'ECONOMIC' && one.currency === currency,
      )?.spentMinor ?? 0;
    expect(after.cases - before.cases).toBe(2);
    expect(spent(after, 'IDR') - spent(before, 'IDR')).toBe(100000000);
    expect(spent(after, 'USD') - spent(before, 'USD')).toBe(20000);
    expect(after.scores).toContainEqual({ instrument: 'TRIAL-4', month: 0, surveys: 2, composite: 0.5 });
    const of = after.scores.filter((one: { instrument: string }) => one.instrument === 'TRIAL-2');
    expect(of.map((one: { month: number }) => one.month)).toEqual([0, 3]);
  });
});
