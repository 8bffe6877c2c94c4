import { randomUUID } from 'node:crypto';
import { NOW, type Day } from './day';

const BEFORE = '2020-01-01T00:00:00Z';

export function casework(day: Day): void {
  const { done, survey, versionOf } = day;

  it.each<[string, object]>([
    ['recordScreening', { outcome: 'POSSIBLE', acts: ['RECRUIT'], means: ['FRAUD'], purposes: ['FORCED_WORK'] }],
    ['recordAssessment', { kind: 'NEEDS', outcome: 'DONE' }],
    ['agreePlan', { objectives: 'A small shop.' }],
    ['logAssistance', { type: 'HOUSING', modality: 'SERVICE', plannedOn: '2025-08-01' }],
    ['recordFollowUp', { month: 1, outcome: 'REACHED' }],
    ['moveCase', { step: 'startPlan' }],
  ])('%s is done, refused when it is stale, and refused when it can not be', async (id, body) => {
    const [person] = day.mine as [string];
    if (id === 'moveCase') await survey(person);
    const stale = await done(id, [person], { ...body, occurredAt: NOW }, { 'if-match': '"77"' });
    expect(stale.body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    expect(await done(id, [person], { ...body, occurredAt: NOW }, await versionOf(person))).toMatchObject({
      status: 201,
    });
    const early = await done(id, [person], { ...body, occurredAt: BEFORE }, await versionOf(person));
    expect(early.body).toMatchObject({ status: 409 });
  });

  it('surveys under the instrument as it is asked, and reads its scores', async () => {
    const [, person] = day.mine as [string, string];
    await survey(person);
    const { body } = await done('readCase', [person]);
    expect(body.surveys).toEqual([expect.objectContaining({ month: 0, composite: expect.any(Number) })]);
    const [, stale] = [
      0,
      await done(
        'recordSurvey',
        [person],
        { month: 0, instrument: 'x', answers: [], occurredAt: NOW },
        { 'if-match': '"77"' },
      ),
    ];
    expect(stale.status).toBe(412);
    const early = { month: 0, instrument: body.surveys[0].instrument, answers: [], occurredAt: BEFORE };
    expect((await done('recordSurvey', [person], early, await versionOf(person))).status).toBe(409);
    const empty = { ...early, occurredAt: NOW };
    const refused = await done('recordSurvey', [person], empty, await versionOf(person));
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'NOTHING_ANSWERED',
      pointer: '/answers',
      title: 'This survey has no answer at all.',
    });
    const { rows } = (await done('recordSurveys', [], { rows: [{ ...empty, case: person, version: null }] })).body;
    expect(rows).toMatchObject([{ status: 422, problem: { code: 'NOTHING_ANSWERED', pointer: '/rows/0/answers' } }]);
  });

  it('is told what of the case is in the way, by a place in what was sent only where it is there', async () => {
    const [, person] = day.mine as [string, string];
    const planless = { step: 'startPlan', occurredAt: NOW };
    const { body } = await done('moveCase', [person], planless, await versionOf(person));
    expect(body).toMatchObject({ status: 409, code: 'PLAN_AGREED', fact: 'plan' });
    expect(body).not.toHaveProperty('pointer');
    const { version } = (await done('readCase', [person])).body;
    const { rows } = (await done('moveCases', [], { rows: [{ ...planless, case: person, version }] })).body;
    expect(rows[0].problem).toMatchObject({ code: 'PLAN_AGREED', fact: 'plan' });
    expect(rows[0].problem).not.toHaveProperty('pointer');
    const wordless = { step: 'decline', occurredAt: NOW };
    const own = await done('moveCase', [person], wordless, await versionOf(person));
    expect(own.body).toMatchObject({ status: 409, code: 'OWN_WORDS', pointer: '/note' });
  });

  it('gives what was planned, and not twice', async () => {
    const [person] = day.mine as [string];
    const { body } = await done('readCase', [person]);
    const [item] = body.assistance;
    const given = {
      state: 'GIVEN',
      givenOn: '2025-07-21',
      confirmed: true,
      costMinor: 1500000,
      currency: 'IDR',
      occurredAt: '2025-07-21T02:00:00Z',
    };
    expect((await done('updateAssistance', [person, item.id], given, { 'if-match': '"77"' })).status).toBe(412);
    const now = await done('updateAssistance', [person, item.id], given, await versionOf(person));
    expect(now).toMatchObject({ status: 200, body: { id: person } });
    expect((await done('readCase', [person])).body.assistance).toEqual([
      expect.objectContaining({ state: 'GIVEN', confirmed: true, costMinor: 1500000, currency: 'IDR' }),
    ]);
    const back = { state: 'CANCELLED', occurredAt: '2025-07-22T02:00:00Z' };
    expect((await done('updateAssistance', [person, item.id], back, await versionOf(person))).body).toMatchObject({
      status: 409,
      code: 'AID_SETTLED',
    });
  });

  it('gives what was planned for many at once, each to whom it was planned for', async () => {
    const [one, other] = day.mine.slice(3) as [string, string];
    const planned = { type: 'EDUCATION', modality: 'SERVICE', plannedOn: '2025-08-01', occurredAt: NOW };
    const both = (row: object) => ({ rows: [one, other].map((of) => ({ ...row, case: of, version: null })) });
    await done('agreePlans', [], both({ objectives: 'School.', occurredAt: NOW }));
    await done('logAssistances', [], both(planned));
    const itemOf = async (of: string) => (await done('readCase', [of])).body.assistance[0].id as string;
    const [mine, theirs] = [await itemOf(one), await itemOf(other)];
    const given = { state: 'GIVEN', givenOn: '2025-07-21', occurredAt: '2025-07-21T02:00:00Z', version: null };
    const { body } = await done('updateAssistances', [], {
      rows: [
        { ...given, case: one, assistance: mine, confirmed: true },
        { ...given, case: one, assistance: theirs },
        { ...given, case: other, assistance: theirs, version: 1 },
        { ...given, case: other, assistance: theirs },
      ],
    });
    expect(
      body.rows.map(({ status, problem }: never) => [status, (problem as { pointer?: string } | undefined)?.pointer]),
    ).toEqual([
      [200, undefined],
      [422, '/rows/1/assistance'],
      [412, '/rows/2/version'],
      [200, undefined],
    ]);
    const { assistance } = (await done('readCase', [one])).body;
    expect(assistance).toMatchObject([{ type: 'EDUCATION', state: 'GIVEN', givenOn: '2025-07-21', confirmed: true }]);
  });

  it('moves a follow-up, records what a village gets, and says whom it benefits', async () => {
    const [person] = day.mine as [string];
    const moved = { month: 3, dueOn: '2025-11-20', reason: 'SURVIVOR_WISH', occurredAt: NOW };
    expect((await done('moveFollowUp', [person], moved, { 'if-match': '"77"' })).status).toBe(412);
    expect(await done('moveFollowUp', [person], moved, await versionOf(person))).toMatchObject({ status: 201 });
    expect((await done('readCase', [person])).body.followUps).toContainEqual(
      expect.objectContaining({ month: 3, dueOn: '2025-11-20' }),
    );
    const later = { ...moved, dueOn: '2025-11-27', version: null };
    const many = await done('moveFollowUps', [], {
      rows: [
        { ...later, case: person },
        { ...later, case: person, dueOn: 'soon' },
        { ...later, case: person, version: 1 },
      ],
    });
    expect(
      many.body.rows.map(({ status, problem }: never) => [
        status,
        (problem as { pointer?: string } | undefined)?.pointer,
      ]),
    ).toEqual([
      [200, undefined],
      [422, '/rows/1/dueOn'],
      [412, '/rows/2/version'],
    ]);
    expect((await done('readCase', [person])).body.followUps).toContainEqual(
      expect.objectContaining({ month: 3, dueOn: '2025-11-27' }),
    );
    const gone = { ...moved, month: 1 };
    expect((await done('moveFollowUp', [person], gone, await versionOf(person))).status).toBe(409);

    const provider = await done('addProvider', [], { name: 'Bengkel Maju', offers: ['VOCATIONAL_TRAINING'] });
    expect(provider.body).toMatchObject({ version: 1, name: 'Bengkel Maju', contact: null });
    const change = { contact: '+62 812 000 111', ended: false };
    expect((await done('changeProvider', [provider.body.id], change, { 'if-match': '"77"' })).status).toBe(412);
    const known = await done('changeProvider', [provider.body.id], change, { 'if-match': '"1"' });
    expect(known).toMatchObject({ status: 200, body: { version: 2, contact: '+62 812 000 111' } });
    expect((await done('listProviders', [], undefined, {}, '?offers=VOCATIONAL_TRAINING')).body.items).toEqual([
      known.body,
    ]);
    expect((await done('listProviders', [], undefined, {}, '?offers=HOUSING')).body.items).toEqual([]);

    const well = { level: 'COMMUNITY', type: 'COMMUNITY_PROJECT', regencies: ['35.07'], note: 'A well.' };
    const { body: support } = await done('recordSupport', [], { ...well, provider: provider.body.id });
    expect(support).toMatchObject({ state: 'PLANNED', provider: { id: provider.body.id }, beneficiaries: 0 });
    const given = { state: 'GIVEN', givenOn: '2025-07-20' };
    expect((await done('updateSupport', [support.id], given, { 'if-match': '"77"' })).status).toBe(412);
    expect((await done('updateSupport', [support.id], given, { 'if-match': '"1"' })).body).toMatchObject(given);
    const back = { state: 'PLANNED' };
    expect((await done('updateSupport', [support.id], back, { 'if-match': '"2"' })).body).toMatchObject({
      status: 409,
      code: 'AID_SETTLED',
    });
    const benefits = { support: support.id, occurredAt: NOW };
    expect((await done('linkSupport', [person], benefits, { 'if-match': '"77"' })).status).toBe(412);
    expect(await done('linkSupport', [person], benefits, await versionOf(person))).toMatchObject({ status: 201 });
    expect((await done('linkSupport', [person], benefits, await versionOf(person))).body).toMatchObject({
      status: 409,
      code: 'BENEFITS_ALREADY',
    });
    expect((await done('listSupports')).body.items).toMatchObject([{ id: support.id, beneficiaries: 1 }]);
    expect((await done('changeProvider', [provider.body.id], { ended: true }, { 'if-match': '"2"' })).status).toBe(200);
    expect((await done('changeProvider', [provider.body.id], change, { 'if-match': '"3"' })).body).toMatchObject({
      status: 409,
      code: 'PROVIDER_ENDED',
    });
  });

  it('reads how somebody fares beside what was spent, and every version of the survey', async () => {
    const [person] = day.mine as [string];
    const { body } = await done('readProgress', [person]);
    expect(body.spending).toContainEqual(expect.objectContaining({ currency: 'IDR', spentMinor: 1500000 }));
    expect(body.scores).toEqual([expect.objectContaining({ month: 0, comparable: true })]);
    const { body: together } = await done('readCaseloadProgress');
    expect(together).toMatchObject({ cases: 5, scores: [{ month: 0, surveys: 2, composite: expect.any(Number) }] });
    expect(together.spending).toContainEqual(expect.objectContaining({ currency: 'IDR', spentMinor: 1500000 }));
    const { body: versions } = await done('listInstruments');
    const [{ version }] = versions.items;
    expect((await done('readInstrumentVersion', [version])).body).toMatchObject({ version });
  });

  it('does half of a batch and says of the other half, row by row, what is wrong', async () => {
    const [first, second] = day.mine as [string, string];
    const row = {
      type: 'LEGAL_AID',
      modality: 'SERVICE',
      state: 'GIVEN',
      givenOn: '2025-07-20',
      occurredAt: NOW,
      version: null,
    };
    const rows = [
      { ...row, case: first },
      { ...row, case: second, costMinor: 5 },
      { ...row, case: second },
      { ...row, case: randomUUID() },
      { ...row, case: first, version: 1 },
    ];
    const key = { 'idempotency-key': randomUUID() };
    const { body } = await done('logAssistances', [], { rows }, key);
    expect(
      body.rows.map(({ status, problem }: never) => [status, (problem as { pointer?: string } | undefined)?.pointer]),
    ).toEqual([
      [200, undefined],
      [422, '/rows/1/currency'],
      [200, undefined],
      [422, '/rows/3/case'],
      [412, '/rows/4/version'],
    ]);
    const odd = { ...row, case: first, type: 'CANDY' };
    const mixed = await done('logAssistances', [], {
      rows: [odd, { ...row, case: first, colour: 'red' }, { ...row, case: randomUUID() }],
    });
    expect(mixed.body.rows.map(({ problem }: never) => (problem as { code: string; pointer: string }).pointer)).toEqual(
      ['/rows/0/type', '/rows/1/colour', '/rows/2/case'],
    );
    // Sent again, what was done is not done again.
    const again = await done('logAssistances', [], { rows }, key);
    expect(again.body.rows.map(({ status }: never) => status)).toEqual([200, 422, 200, 422, 412]);
    expect((await done('readCase', [second])).body.assistance).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['recordScreenings', { outcome: 'POSSIBLE', acts: [], means: [], purposes: [] }],
    ['recordAssessments', { kind: 'FAMILY', outcome: 'POSITIVE' }],
    ['agreePlans', { objectives: 'School.' }],
    ['recordFollowUps', { month: 3, outcome: 'NOT_REACHED' }],
    ['linkSupports', { support: randomUUID() }],
    ['updatePlanItems', { item: randomUUID(), state: 'DONE' }],
    ['recordSurveys', { month: 0, instrument: 'none', answers: [] }],
    ['moveCases', { step: 'startPlan', version: 1 }],
    ['closeCases', { closure: 'GOALS_REACHED', version: 1 }],
    ['returnCases', {}],
  ])('%s answers each row', async (id, body) => {
    const { body: answer } = await done(id, [], {
      rows: [{ case: day.mine[3], version: null, occurredAt: NOW, ...body }],
    });
    expect(answer.rows).toHaveLength(1);
  });

  it('ends an item of a plan, and not twice', async () => {
    const person = day.mine[2] as string;
    const items = [{ type: 'EDUCATION', plannedOn: '2025-09-01' }];
    const plan = { objectives: 'School.', goals: [{ dimension: 'SOCIAL', note: 'To read.', items }], occurredAt: NOW };
    expect(await done('agreePlan', [person], plan, await versionOf(person))).toMatchObject({ status: 201 });
    const { plans } = (await done('readCase', [person])).body;
    const [item] = plans.flatMap(({ goals }: never) => (goals as { items: object[] }[]).flatMap(({ items: of }) => of));
    const ended = { state: 'DONE', occurredAt: NOW };
    expect((await done('updatePlanItem', [person, item.id], ended, { 'if-match': '"77"' })).status).toBe(412);
    expect(await done('updatePlanItem', [person, item.id], ended, await versionOf(person))).toMatchObject({
      status: 200,
    });
    expect((await done('updatePlanItem', [person, item.id], ended, await versionOf(person))).status).toBe(409);
  });

  it('reads the units and itself', async () => {
    expect((await done('listUnits', [], undefined, {}, '?kind=IOM')).body.items).toHaveLength(1);
    expect((await done('readMe', [])).body).toMatchObject({ login: 'system.iom', unit: { code: 'IOM-JKT' } });
  });
}
