import { randomUUID } from 'node:crypto';
import { idOf } from '../src/demonstration/cast';
import { doneBy, unseen } from './contract';
import { partnerOf } from './door';
import { settled } from './partners';
import { all, home } from './prepared';
import { openWorld, type World } from './world';

/* What each operation does for a partner, held against the document. */

let world: World;
let iom: Awaited<ReturnType<typeof partnerOf>>;
beforeAll(async () => {
  world = await openWorld();
  iom = await partnerOf(world);
});
afterAll(async () => {
  await iom.close();
  await world.close();
});

const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS', 'FOLLOW_UP'].map((purpose) => ({
  purpose,
  basis: 'CONSENT',
  given: true,
}));
const OFFERED = '2025-07-16T02:00:00Z';
const NOW = '2025-07-20T02:00:00Z';
const BEFORE = '2020-01-01T00:00:00Z';

async function offered(count: number): Promise<string[]> {
  const people = await home(world, count, '2025-07-15T02:00:00Z', { consents });
  const of = people.map(({ id }) => ({
    case: id,
    toUnit: idOf('unit IOM-JKT'),
    service: 'REINTEGRATION',
    occurredAt: OFFERED,
  }));
  await all(world, 'shelter.kemensos', 'offerReferrals', 'OfferReferral', of);
  return people.map(({ id }) => id);
}
const done = doneBy(() => iom);
const versionOf = async (id: string) => ({ 'if-match': (await done('readCase', [id])).headers.get('etag') ?? '' });

describe('a partner’s day, as the document has it', () => {
  let mine: string[];
  let offers: { id: string; version: number }[];
  beforeAll(async () => {
    await offered(6);
    ({ items: offers } = (await done('listOffers', [], undefined, {}, '?state=OFFERED&limit=500')).body);
  });

  it('takes people over, refuses one, and finds each answered', async () => {
    const [first, second, ...others] = offers as [{ id: string; version: number }, { id: string; version: number }];
    const stale = { 'if-match': '"77"' };
    for (const id of ['acceptOffer', 'refuseOffer']) {
      const body = id === 'refuseOffer' ? { occurredAt: NOW, refusal: 'NO_CAPACITY' } : { occurredAt: NOW };
      expect((await done(id, [first.id], body, stale)).body).toMatchObject({ status: 412, parameter: 'If-Match' });
    }
    expect((await done('readOffer', [first.id])).body).toMatchObject({ id: first.id, state: 'OFFERED', case: null });
    const taken = await done('acceptOffer', [first.id], { occurredAt: NOW }, { 'if-match': '"1"' });
    expect(taken).toMatchObject({ status: 201, body: { state: 'ACCEPTED' } });
    expect((await done('readOffer', [first.id])).headers.get('etag')).toBe(taken.headers.get('etag'));
    const refused = await done(
      'refuseOffer',
      [second.id],
      { occurredAt: NOW, refusal: 'NO_CAPACITY' },
      { 'if-match': '"1"' },
    );
    expect(refused).toMatchObject({ status: 201, body: { state: 'REFUSED', case: null } });
    for (const id of ['acceptOffer', 'refuseOffer']) {
      const body = id === 'refuseOffer' ? { occurredAt: NOW, refusal: 'NO_CAPACITY' } : { occurredAt: NOW };
      expect((await done(id, [second.id], body, { 'if-match': '"2"' })).body).toMatchObject({
        status: 409,
        code: 'OFFER_ANSWERED',
      });
    }
    const rows = (others as typeof offers).map(({ id }) => ({
      referral: id,
      version: 1,
      accept: true,
      occurredAt: NOW,
    }));
    const many = await done('answerOffers', [], {
      rows: [...rows, { ...rows[0], version: 9 }, { ...rows[0], referral: randomUUID() }],
    });
    expect(many.body.rows.map(({ status }: { status: number }) => status)).toEqual([200, 200, 200, 200, 409, 422]);
    expect(many.body.rows.at(-1).problem).toMatchObject({ code: 'NOT_FOUND', pointer: '/rows/5/referral' });
    await settled(world);
    const { body } = await done('listChanges', []);
    mine = body.items.map(({ id }: { id: string }) => id);
    expect(body).toMatchObject({ more: false, next: expect.any(String) });
    expect(body.items.map(({ record }: never) => (record as { state: string }).state)).toEqual(
      Array(5).fill('RETURNED_HOME'),
    );
  });

  it.each<[string, object]>([
    ['recordScreening', { outcome: 'POSSIBLE', acts: ['RECRUIT'], means: ['FRAUD'], purposes: ['FORCED_WORK'] }],
    ['recordAssessment', { kind: 'NEEDS', outcome: 'DONE' }],
    ['agreePlan', { objectives: 'A small shop.' }],
    ['logAssistance', { type: 'HOUSING', modality: 'SERVICE', plannedOn: '2025-08-01' }],
    ['recordFollowUp', { month: 1, outcome: 'REACHED' }],
    ['moveCase', { step: 'startPlan' }],
  ])('%s is done, refused when it is stale, and refused when it can not be', async (id, body) => {
    const [person] = mine as [string];
    if (id === 'moveCase') await survey(person);
    const stale = await done(id, [person], { ...body, occurredAt: NOW }, { 'if-match': '"77"' });
    expect(stale.body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    expect(await done(id, [person], { ...body, occurredAt: NOW }, await versionOf(person))).toMatchObject({
      status: 201,
    });
    const early = await done(id, [person], { ...body, occurredAt: BEFORE }, await versionOf(person));
    expect(early.body).toMatchObject({ status: 409 });
  });

  const survey = async (person: string, month = 0) => {
    const { body } = await done('readInstrument', []);
    const answers = body.questions.map(({ id, options }: never) => ({
      question: id,
      answer: (options as { code: string }[])[0]?.code,
    }));
    const said = { month, instrument: body.version, answers, occurredAt: NOW };
    return done('recordSurvey', [person], said, await versionOf(person));
  };
  it('surveys under the instrument as it is asked, and reads its scores', async () => {
    const [, person] = mine as [string, string];
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
  });

  it('gives what was planned, and not twice', async () => {
    const [person] = mine as [string];
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

  it('moves a follow-up, records what a village gets, and says whom it benefits', async () => {
    const [person] = mine as [string];
    const moved = { month: 3, dueOn: '2025-11-20', reason: 'SURVIVOR_WISH', occurredAt: NOW };
    expect((await done('moveFollowUp', [person], moved, { 'if-match': '"77"' })).status).toBe(412);
    expect(await done('moveFollowUp', [person], moved, await versionOf(person))).toMatchObject({ status: 201 });
    expect((await done('readCase', [person])).body.followUps).toContainEqual(
      expect.objectContaining({ month: 3, dueOn: '2025-11-20' }),
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
    const [person] = mine as [string];
    const { body } = await done('readProgress', [person]);
    expect(body.spending).toContainEqual(expect.objectContaining({ currency: 'IDR', spentMinor: 1500000 }));
    expect(body.scores).toEqual([expect.objectContaining({ month: 0, comparable: true })]);
    const { body: versions } = await done('listInstruments');
    const [{ version }] = versions.items;
    expect((await done('readInstrumentVersion', [version])).body).toMatchObject({ version });
  });

  it('does half of a batch and says of the other half, row by row, what is wrong', async () => {
    const [first, second] = mine as [string, string];
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
    const { body: answer } = await done(id, [], { rows: [{ case: mine[3], version: null, occurredAt: NOW, ...body }] });
    expect(answer.rows).toHaveLength(1);
  });

  it('ends an item of a plan, and not twice', async () => {
    const person = mine[2] as string;
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

  it('gives and takes HTCDS, as JSON and as a file that no spreadsheet runs', async () => {
    const [person] = mine as [string];
    const { body: one } = await done('readHtcdsCase', [person]);
    expect(one).toMatchObject({ pulang_Case: person, prs_Gender: 'Masculine', hte_Country: 'PH', con_Consent: true });
    expect(one.supportPlans).toContainEqual({
      spl_Type: 'SocialCare',
      spl_PlannedEndDate: '2025-08-01',
      spl_ActualEndDate: '2025-07-21',
    });
    await settled(world);
    const { body: page, headers } = await done('exportHtcds', [], undefined, {}, '?limit=2');
    expect([page.items.length, page.more]).toEqual([2, true]);
    expect(headers.get('link')).toContain(encodeURI(page.next));
    const { body: file } = await done('exportHtcds', [], undefined, { accept: 'text/csv' }, '?limit=500');
    expect(file).toContain('"pulang_Case","org_Name"');
    const read = await done('readHtcds', [], file, { 'content-type': 'text/csv' });
    expect(read.body.faults).toEqual([]);
    expect(read.body.readings).toHaveLength(5);
    const back = read.body.readings.find((reading: { case: string }) => reading.case === person);
    expect(back.facts).toMatchObject({ sex: 'MALE', country: 'PH', consent: true });
    const odd = await done('readHtcds', [], { records: [{ prs_Gender: 'Woman' }] });
    expect(odd.body).toMatchObject({ code: 'UNKNOWN_CODE', pointer: '/records/0/prs_Gender' });
    const said = {
      records: [
        {
          pulang_Case: person,
          vic_TraffickingStatus: 'PossibleVictimOfTrafficking',
          vic_MethodsOfControl: ['DebtBondage'],
        },
      ],
    };
    const { body: understood } = await done('readHtcds', [], said);
    const { screening } = understood.readings[0];
    expect(screening).toEqual({ outcome: 'POSSIBLE', acts: [], means: ['DEBT_BONDAGE'], purposes: [], sectors: [] });
    expect(
      await done('recordScreening', [person], { ...screening, occurredAt: NOW }, await versionOf(person)),
    ).toMatchObject({ status: 201 });
    expect((await done('readHtcdsLosses', [])).body.standardToPulang.length).toBeGreaterThan(50);
    expect((await done('readHtcdsSchema', [])).body.title).toContain('2.0');
  });

  it('brings in what it did from an HTCDS file, tried first, and is told of each record what became of it', async () => {
    const [, person] = mine as [string, string];
    const records = [
      {
        pulang_Case: person,
        prs_Gender: 'Masculine',
        vic_TraffickingStatus: 'ActualVictimOfTrafficking',
        vic_MethodsOfControl: ['FalsePromises'],
        supportPlans: [{ spl_Type: 'Education', spl_ActualEndDate: '2025-07-19', spl_Objectives: 'School.' }],
      },
      { pulang_Case: person, vic_TraffickingStatus: 'NotAVictimOfTrafficking' },
      {
        pulang_Case: person,
        vic_TraffickingStatus: 'ActualVictimOfTrafficking',
        vic_TraffickingStatusDecisionMakingOrg: 'Police',
      },
      { prs_FirstName: 'Somebody new' },
      { pulang_Case: randomUUID(), vic_TraffickingStatus: 'PossibleVictimOfTrafficking' },
      { pulang_Case: person, prs_Gender: 'Woman' },
    ];
    const key = { 'idempotency-key': randomUUID() };
    const when = `?occurredAt=${NOW}`;
    const before = (await done('readCase', [person])).body;
    const outcome = (answer: { body: { rows: object[] } }) =>
      answer.body.rows.map((row) => {
        const { deeds, problem } = row as {
          deeds: { deed: string; status: number; problem?: object }[];
          problem?: { pointer: string };
        };
        return [deeds.map(({ deed, status }) => `${deed} ${status}`).join(), problem?.pointer];
      });
    const expected = [
      ['screening 200,plan 200,assistance 200', undefined],
      ['screening 422', undefined],
      ['', undefined],
      ['', '/records/3/pulang_Case'],
      ['screening 422', undefined],
      ['', '/records/5/prs_Gender'],
    ];
    const tried = await done('importHtcds', [], { records }, key, `${when}&dryRun=true`);
    expect(outcome(tried)).toEqual(expected);
    expect((await done('readCase', [person])).body).toEqual(before);
    const brought = await done('importHtcds', [], { records }, key, when);
    expect(outcome(brought)).toEqual(expected);
    expect(brought.body.rows[0].left).toEqual(['prs_Gender']);
    expect(brought.body.rows[1].deeds[0].problem).toMatchObject({
      code: 'NOTE_MISSING',
      pointer: '/records/1/cco_CaseComment',
    });
    expect(brought.body.rows[2].left).toContain('vic_TraffickingStatusDecisionMakingOrg');
    expect(brought.body.rows[3].problem).toMatchObject({ status: 422, code: 'CASE_UNNAMED' });
    expect(brought.body.rows[4].deeds[0].problem).toMatchObject({
      code: 'NOT_FOUND',
      pointer: '/records/4/pulang_Case',
    });
    const after = (await done('readCase', [person])).body;
    expect([after.plans.length, after.assistance.length]).toEqual([
      before.plans.length + 1,
      before.assistance.length + 1,
    ]);
    // The same file again, as CSV or as it was: what is done is done once.
    await done('importHtcds', [], { records }, key, when);
    expect((await done('readCase', [person])).body.version).toBe(after.version);
    const long = ['prs_FirstName', ...Array.from({ length: 501 }, () => 'Wulan')].join('\r\n');
    const refused = await done('importHtcds', [], long, { 'content-type': 'text/csv' }, when);
    expect(refused.body).toMatchObject({ status: 422, code: 'BATCH_TOO_LARGE' });
    const file = `pulang_Case,spl_Type,spl_ActualEndDate,vic_MethodsOfControl\r\n${person},Legal,2025-07-19,Nonsense\r\n`;
    const read = await done('importHtcds', [], file, { 'content-type': 'text/csv' }, when);
    expect(read.body).toMatchObject({
      rows: [{ deeds: [{ deed: 'assistance', status: 200 }] }],
      faults: [{ line: 2, column: 'vic_MethodsOfControl', code: 'UNKNOWN_CODE' }],
    });
  });

  it('reads the units and itself', async () => {
    expect((await done('listUnits', [], undefined, {}, '?kind=IOM')).body.items).toHaveLength(1);
    expect((await done('readMe', [])).body).toMatchObject({ login: 'system.iom', unit: { code: 'IOM-JKT' } });
  });

  it('gives somebody back, thinks again, and can not close what is not finished', async () => {
    const person = mine[4] as string;
    expect((await done('returnCase', [person], { occurredAt: NOW }, { 'if-match': '"77"' })).status).toBe(412);
    const back = await done('returnCase', [person], { occurredAt: NOW, note: 'Moved away.' }, await versionOf(person));
    expect(back).toMatchObject({
      status: 201,
      body: { kind: 'RETURN', state: 'OFFERED', toUnit: { code: 'KEMENSOS-RS' } },
    });
    expect((await done('returnCase', [person], { occurredAt: NOW }, await versionOf(person))).body).toMatchObject({
      status: 409,
      code: 'OFFER_OPEN',
    });
    expect((await done('withdrawOffer', [back.body.id], { occurredAt: NOW }, { 'if-match': '"77"' })).status).toBe(412);
    const version = { 'if-match': back.headers.get('etag') ?? '' };
    expect((await done('withdrawOffer', [back.body.id], { occurredAt: NOW }, version)).body).toMatchObject({
      state: 'WITHDRAWN',
    });
    expect(
      (await done('withdrawOffer', [back.body.id], { occurredAt: NOW }, { 'if-match': '"2"' })).body,
    ).toMatchObject({ status: 409 });
    const close = { closure: 'GOALS_REACHED', occurredAt: NOW };
    expect((await done('closeCase', [person], close, { 'if-match': '"77"' })).status).toBe(412);
    expect((await done('closeCase', [person], close, await versionOf(person))).body).toMatchObject({
      status: 409,
      code: 'ILLEGAL_MOVE',
    });
  });

  it('closes a case that has come to its end', async () => {
    const [person] = mine as [string];
    for (const [step, day] of [
      ['enterFollowUp', '2025-08-20'],
      ['close', '2026-03-01'],
    ] as const) {
      const occurredAt = `${day}T02:00:00Z`;
      if (step === 'close') {
        await survey(person, 6);
        const close = { closure: 'GOALS_REACHED', note: 'The shop carries the family.', occurredAt };
        expect((await done('closeCase', [person], close, await versionOf(person))).body).toMatchObject({
          state: 'CLOSED',
        });
      } else {
        expect((await done('moveCase', [person], { step, occurredAt }, await versionOf(person))).body).toMatchObject({
          state: 'FOLLOW_UP',
        });
      }
    }
  });
});

describe('being told of changes', () => {
  it('is arranged, changed, paused, looked into and ended', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const made = await done('registerWebhook', [], { url: 'https://partner.example/a' }, key);
    const { id, secret } = made.body;
    expect(secret).toMatch(/^whsec_/);
    // The same key tells it again, and nothing else ever does.
    expect((await done('registerWebhook', [], { url: 'https://partner.example/a' }, key)).body).toEqual(made.body);
    expect((await done('listWebhooks')).body.items).toEqual([expect.not.objectContaining({ secret })]);
    const changed = await done('changeWebhook', [id], { url: 'https://partner.example/b' }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ version: 2, url: 'https://partner.example/b', state: 'ACTIVE' });
    const turned = await done('rotateWebhookSecret', [id], undefined, { 'if-match': '"2"' });
    expect(turned.body).toMatchObject({ version: 3, oldSecretUntil: expect.any(String) });
    expect(turned.body.secret).not.toBe(secret);
    const paused = await done('pauseWebhook', [id], undefined, { 'if-match': '"3"' });
    expect(paused.body).toMatchObject({ version: 4, state: 'PAUSED', pausedWhy: null });
    const resumed = await done('resumeWebhook', [id], undefined, { 'if-match': '"4"' });
    expect(resumed.body).toMatchObject({ version: 5, state: 'ACTIVE' });
    const again = { since: '2025-07-01T00:00:00Z' };
    expect((await done('replayWebhook', [id], again, { 'if-match': '"5"' })).status).toBe(201);
    const neither = await done('replayWebhook', [id], {}, { 'if-match': '"6"' });
    expect(neither.body).toMatchObject({ status: 422, pointer: '/after' });
    const foreign = await done('replayWebhook', [id], { after: 'x' }, { 'if-match': '"6"' });
    expect(foreign.body).toMatchObject({ status: 400, code: 'INVALID_CURSOR', pointer: '/after' });
    expect((await done('listWebhookAttempts', [id], undefined, {}, '?failedOnly=true')).body.items).toEqual([]);
    const { headers } = await done('readWebhook', [id]);
    for (const [name, body] of [
      ['changeWebhook', { url: 'https://partner.example/c' }],
      ['replayWebhook', again],
      ['rotateWebhookSecret', undefined],
      ['pauseWebhook', undefined],
      ['resumeWebhook', undefined],
      ['removeWebhook', undefined],
    ] as const) {
      const stale = await done(name, [id], body, { 'if-match': '"77"' });
      expect(stale.body).toMatchObject({ status: 412, code: 'STALE_VERSION', parameter: 'If-Match' });
      const reused = await done(name, [id], body, { ...key, 'if-match': headers.get('etag') ?? '' });
      expect(reused.body).toMatchObject({ status: 422, code: 'KEY_REUSED', parameter: 'Idempotency-Key' });
    }
    const bad = await done('registerWebhook', [], { url: 'https://169.254.169.254/' });
    expect(bad.body).toMatchObject({ status: 422, code: 'WEBHOOK_ADDRESS', pointer: '/url' });
    for (let more = 1; more < 5; more += 1)
      await done('registerWebhook', [], { url: `https://partner.example/${more}` });
    const sixth = await done('registerWebhook', [], { url: 'https://partner.example/6' });
    expect(sixth.body).toMatchObject({ status: 409, code: 'WEBHOOKS_TOO_MANY' });
    const removed = await done('removeWebhook', [id], undefined, { 'if-match': headers.get('etag') ?? '' });
    expect(removed).toMatchObject({ status: 200, body: { state: 'REMOVED' } });
    expect((await iom.get(`/v1/webhooks/${id}`)).status).toBe(404);
    const told = await done('registerWebhook', [], { url: 'https://partner.example/a' }, key);
    expect(told.body).toMatchObject({ status: 422, code: 'NOT_FOUND', parameter: 'Idempotency-Key' });
  });
});

describe('what the document declares of each operation', () => {
  it('was seen', () => {
    expect(unseen('own')).toEqual([]);
  });
});
