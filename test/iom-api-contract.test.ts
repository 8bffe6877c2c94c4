import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { Spectral } from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import owasp from '@stoplight/spectral-owasp-ruleset';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { routes } from '../apps/iom-api/src/routes/table';
import type { Route } from '../apps/iom-api/src/routes/route';
import { createLogger } from '#server';
import { idOf } from '../src/demonstration/cast';
import { doorTo, partnerOf, sent, type Partner, type Sent } from './door';
import { all, home } from './prepared';
import { openWorld, type World } from './world';

/* Every operation and every status that the document declares, asked of a running server. */

const text = readFileSync('docs/openapi.json', 'utf8');
const document = JSON.parse(text);
const ajv = addFormats(new Ajv2020({ strict: false }));
ajv.addSchema({ ...document, $id: 'document' });

let world: World;
let iom: Partner;
let analyst: Partner;
const seen = new Map<string, Set<number>>();
beforeAll(async () => {
  world = await openWorld();
  iom = await partnerOf(world);
  analyst = await partnerOf(world, await world.tokenOf('analyst.kpppa'));
});
afterAll(async () => {
  await iom.close();
  await analyst.close();
  await world.close();
});

const operationOf = ({ path, method }: Route) => document.paths[path][method];
/** Holds an answer against what the document declares for its status. */
function judged(route: Route, answer: Sent): Sent {
  const declared = operationOf(route).responses[answer.status];
  if (!declared)
    throw new Error(`${route.id} answered ${answer.status}, which is not declared: ${JSON.stringify(answer.body)}`);
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = declared.content[type]?.schema;
  if (!schema) throw new Error(`${route.id} ${answer.status} came as ${type}`);
  const at = JSON.stringify({ ...schema }).replaceAll('"#/', '"document#/');
  const judge = ajv.compile(JSON.parse(at));
  if (!judge(answer.body))
    throw new Error(`${route.id} ${answer.status}: ${JSON.stringify(judge.errors)} ${JSON.stringify(answer.body)}`);
  for (const header of Object.keys(declared.headers)) {
    if (!answer.headers.has(header)) throw new Error(`${route.id} ${answer.status} has no ${header}`);
  }
  seen.set(route.id, (seen.get(route.id) ?? new Set()).add(answer.status));
  return answer;
}

const addressOf = (route: Route) => route.path.replace(/\{\w+\}/g, () => randomUUID());
const sending = (
  route: Route,
  by: Partner,
  headers: Record<string, string | undefined> = {},
  body: unknown = route.body?.example,
) =>
  route.method === 'get'
    ? by.get(addressOf(route), headers as Record<string, string>)
    : by.send(route.method, addressOf(route), body, { 'if-match': '"1"', ...headers });
const declares = (status: number) => routes.filter((route) => operationOf(route).responses[status]);
const rows = (of: readonly Route[]) => of.map((route) => [route.id, route] as const);

/** A core that says one thing to whoever asks, or nothing. */
async function coreThat(say: (server: Server) => void): Promise<{ url: string; close: () => void }> {
  const server = createServer();
  say(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => (server.closeAllConnections(), server.close()) };
}
const answering = (status: number, body: object, headers: object = {}) =>
  coreThat((server) =>
    server.on('request', (_, response) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
    ),
  );

describe('the document', () => {
  it('is served as it is checked in, without a token', async () => {
    const served = await fetch(`${iom.url}/openapi.json`);
    expect(await served.text()).toBe(text);
  });

  it('gives the OWASP rules nothing to report, and they would', async () => {
    const spectral = new Spectral();
    spectral.setRuleset({
      extends: [
        [oas, 'all'],
        [owasp, 'all'],
      ],
    } as never);
    expect(await spectral.run(text)).toEqual([]);
    const open = { ...document, security: [] };
    expect((await spectral.run(JSON.stringify(open))).map(({ code }) => code)).toContain(
      'owasp:api2:2023-write-restricted',
    );
  }, 120_000);

  it('has examples that are what it says they must be', () => {
    for (const route of routes) {
      const content = operationOf(route).requestBody?.content['application/json'];
      if (!content) continue;
      const judge = ajv.compile(JSON.parse(JSON.stringify(content.schema).replaceAll('"#/', '"document#/')));
      expect([route.id, judge(content.example), judge.errors]).toEqual([route.id, true, null]);
    }
  });
});

describe('every address', () => {
  it.each(rows(routes))('%s answers 401 to who shows no token, and to who shows a bad one', async (_, route) => {
    const init = {
      method: route.method.toUpperCase(),
      ...(route.body ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    };
    judged(route, await sent(`${iom.url}${addressOf(route)}`, init));
    const bad = await sending(route, iom, { authorization: 'Bearer a.b.c' });
    expect(judged(route, bad).body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it.each(rows(routes))('%s answers 400 to a parameter that it does not know', async (_, route) => {
    const address = addressOf(route);
    const odd = `${address}${address.includes('?') ? '&' : '?'}colour=red`;
    const answer = await (route.method === 'get'
      ? iom.get(odd)
      : iom.send(route.method, odd, route.body?.example, { 'if-match': '"1"' }));
    expect(judged(route, answer)).toMatchObject({ status: 400, body: { code: 'PARAMETER', parameter: 'colour' } });
  });

  it.each(rows(declares(403)))('%s answers 403 to a role that it is not open to', async (_, route) => {
    expect(judged(route, await sending(route, analyst))).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it.each(rows(declares(404)))('%s answers 404 for what is not there', async (_, route) => {
    expect(judged(route, await sending(route, iom))).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it.each(rows(declares(413)))('%s answers 413 to more than it takes, before it is read', async (_, route) => {
    const { limit = 0 } = route.body ?? {};
    const answer = await sending(route, iom, {}, { note: 'x'.repeat(limit) });
    expect(judged(route, answer)).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it.each(rows(declares(415)))('%s answers 415 to another kind of content', async (_, route) => {
    const answer = await sending(route, iom, { 'content-type': 'application/xml' });
    expect(judged(route, answer)).toMatchObject({
      status: 415,
      body: { code: 'MEDIA_TYPE', parameter: 'Content-Type' },
    });
  });

  it.each(rows(declares(422)))('%s answers 422 and names the value', async (_, route) => {
    const broken = { ...(route.body?.example as object), colour: 'red' };
    expect(judged(route, await sending(route, iom, {}, broken))).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_FIELD', pointer: '/colour' },
    });
    expect(judged(route, await sending(route, iom, {}, []))).toMatchObject({ status: 422, body: { pointer: '' } });
  });

  it.each(rows(declares(428)))('%s answers 428 without the version that was read', async (_, route) => {
    const answer = await sending(route, iom, { 'if-match': undefined });
    expect(judged(route, answer)).toMatchObject({ status: 428, body: { parameter: 'If-Match' } });
  });

  it.each(rows(routes.filter(({ body }) => body)))(
    '%s answers 400 to broken JSON and to a write without a key',
    async (_, route) => {
      expect(judged(route, await sending(route, iom, {}, '{"a": 1')).body).toMatchObject({
        status: 400,
        code: 'MALFORMED',
      });
      expect(judged(route, await sending(route, iom, {}, '{"__proto__": {"a": 1}}')).body).toMatchObject({
        status: 400,
      });
      if (!route.parameters.some(({ name }) => name === 'Idempotency-Key')) return;
      const keyless = await sending(route, iom, { 'idempotency-key': undefined });
      expect(judged(route, keyless).body).toMatchObject({ code: 'PARAMETER_MISSING', parameter: 'Idempotency-Key' });
    },
  );
});

describe('a core that can not answer', () => {
  const fault = { errors: [{ message: 'Something', extensions: { code: 'INTERNAL', id: 'x' } }] };
  it.each<[string, number, string, () => Promise<{ url: string; close: () => void }>]>([
    ['is at fault', 500, 'DOOR_FAULT', () => answering(200, fault)],
    [
      'breaks off',
      502,
      'CORE_SILENT',
      () => coreThat((server) => server.on('request', (request) => request.destroy())),
    ],
    [
      'says nothing in JSON',
      502,
      'CORE_SILENT',
      () => coreThat((server) => server.on('request', (_, response) => response.end('<p>'))),
    ],
    ['sends it elsewhere', 502, 'CORE_SILENT', () => answering(302, {}, { location: 'http://169.254.169.254/' })],
    [
      'is busy',
      503,
      'CORE_BUSY',
      () => answering(503, { errors: [{ message: 'x', extensions: { code: 'BUSY' } }] }, { 'retry-after': '2' }),
    ],
    ['never answers', 504, 'CORE_SILENT', () => coreThat(() => undefined)],
    [
      'has had enough',
      429,
      'RATE_LIMITED',
      () =>
        answering(429, { errors: [{ message: 'x', extensions: { code: 'RATE_LIMITED' } }] }, { 'retry-after': '7' }),
    ],
  ])('and %s is told as %i at every address', async (_, status, code, open) => {
    const core = await open();
    const patience = status === 504 ? 150 : 30_000;
    const door = await doorTo(core.url, {
      deadline: { answer: patience, batch: patience },
      log: createLogger('silent'),
    });
    const by: Partner = { ...iom, url: door.url };
    by.get = (path, headers = {}) =>
      sent(`${door.url}${path}`, { headers: { authorization: 'Bearer a.b.c', ...headers } });
    by.send = (method, path, body, headers = {}) => {
      const all = {
        authorization: 'Bearer a.b.c',
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      };
      return sent(`${door.url}${path}`, {
        method: method.toUpperCase(),
        headers: all,
        body: JSON.stringify(body),
      });
    };
    try {
      for (const route of routes)
        expect(judged(route, await sending(route, by))).toMatchObject({ status, body: { code } });
    } finally {
      await door.close();
      core.close();
    }
  });

  it('and is not there leaves the service alive and not ready', async () => {
    const core = await coreThat((server) => server.on('request', (_, response) => response.writeHead(503).end()));
    const door = await doorTo(core.url);
    const states = await Promise.all(['live', 'ready'].map((name) => fetch(`${door.url}/health/${name}`)));
    core.close();
    expect([...states, await fetch(`${door.url}/health/ready`)].map(({ status }) => status)).toEqual([200, 503, 503]);
    await door.close();
  });
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
const byId = (id: string): Route => routes.find((route) => route.id === id) as Route;
const at = (id: string, ...ids: string[]) => byId(id).path.replace(/\{\w+\}/g, () => ids.shift() ?? '');
/** An operation as its address stands, judged by the document. */
async function done(
  id: string,
  ids: readonly string[],
  body?: object,
  headers: Record<string, string> = {},
  query = '',
): Promise<Sent> {
  const route = byId(id);
  const address = `${at(id, ...ids)}${query}`;
  return judged(
    route,
    await (route.method === 'get' ? iom.get(address, headers) : iom.send(route.method, address, body, headers)),
  );
}
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
    const taken = await done('acceptOffer', [first.id], { occurredAt: NOW }, { 'if-match': '"1"' });
    expect(taken).toMatchObject({ status: 201, body: { state: 'ACCEPTED' } });
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
    const { body: page, headers } = await done('exportHtcds', [], undefined, {}, '?limit=2');
    expect([page.items.length, page.more]).toEqual([2, true]);
    expect(headers.get('link')).toContain(encodeURI(page.next));
    const { body: file } = await done('exportHtcds', [], undefined, { accept: 'text/csv' }, '?limit=500');
    expect(file).toContain('"pulang_Case","org_Name"');
    const route = byId('readHtcds');
    const read = judged(route, await iom.send('post', route.path, file, { 'content-type': 'text/csv' }));
    expect(read.body.faults).toEqual([]);
    expect(read.body.readings).toHaveLength(5);
    const back = read.body.readings.find((reading: { case: string }) => reading.case === person);
    expect(back.facts).toMatchObject({ sex: 'MALE', country: 'PH', consent: true });
    const odd = judged(route, await iom.send('post', route.path, { records: [{ prs_Gender: 'Woman' }] }));
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
    expect(screening).toEqual({ outcome: 'POSSIBLE', acts: [], means: ['DEBT_BONDAGE'], purposes: [] });
    expect(
      await done('recordScreening', [person], { ...screening, occurredAt: NOW }, await versionOf(person)),
    ).toMatchObject({ status: 201 });
    expect((await done('readHtcdsLosses', [])).body.standardToPulang.length).toBeGreaterThan(50);
    expect((await done('readHtcdsSchema', [])).body.title).toContain('2.0');
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

describe('the document’s word', () => {
  it('was kept for every operation and every status that it declares', () => {
    const missing = routes.flatMap((route) =>
      Object.keys(operationOf(route).responses)
        .filter((status) => !seen.get(route.id)?.has(Number(status)))
        .map((status) => `${route.id} ${status}`),
    );
    expect(missing).toEqual([]);
  });
});
