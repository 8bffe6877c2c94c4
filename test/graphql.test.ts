import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { serverAudits } from 'graphql-http';
import { CaseLife } from '../src/cases/case-life.service';
import { isFull } from '../src/platform/db/full';
import { openPool } from '../src/platform/db/pool';
import { poured, spoken } from './dribble';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const post = async (login: string | null, body: string, headers: Record<string, string> = {}) => {
  const token = login && (await world.tokenOf(login));
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
};

describe('GraphQL over HTTP', () => {
  it('passes every audit of the specification', async () => {
    const token = await world.tokenOf('developer');
    const audits = serverAudits({
      url: `${world.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${token}`, 'apollo-require-preflight': 'true' },
        }),
    });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    const failed = results
      .filter((result) => result.status !== 'ok')
      .map(({ name, status, ...rest }) => ({ name, status, reason: 'reason' in rest ? rest.reason : '' }));
    expect(failed).toEqual([]);
    expect(results).toHaveLength(61);
  });
});

describe('who has no good token', () => {
  it.each([
    ['a query', '{"query":"{ me { login } }"}'],
    ['introspection', '{"query":"{ __schema { types { name } } }"}'],
    ['a document that does not parse', '{"query":"{ me {"}'],
    ['a body that is no JSON', '{{{'],
    ['nothing', ''],
  ])('is answered 401 alike, whatever is asked: %s', async (_what, body) => {
    const { status, text } = await post(null, body);
    expect(status).toBe(401);
    expect(text).toBe('{"errors":[{"message":"Sign in.","extensions":{"code":"UNAUTHENTICATED"}}]}');
  });

  it('nor may read the schema, while each role reads its part', async () => {
    expect((await fetch(`${world.url}/schema.graphql`)).status).toBe(401);
    const read = async (login: string) =>
      (
        await fetch(`${world.url}/schema.graphql`, {
          headers: { authorization: `Bearer ${await world.tokenOf(login)}` },
        })
      ).text();
    const officer = await read('officer.manila');
    expect(officer).toContain('registerCase(');
    expect(officer).not.toContain('mergePeople');
    expect(await read('desk.kemlu')).toContain('mergePeople');
    expect(await read('analyst.kpppa')).not.toContain('type Person ');
  });
});

describe('a document has bounds', () => {
  const query = (text: string) => JSON.stringify({ query: text });

  it.each([
    [
      '500 levels',
      query('{ cases { items '.concat('{ matches { case '.repeat(250), '{ id }', ' } }'.repeat(250), ' } }')),
    ],
    ['12 levels', query(`{ cases { items ${'{ matches { case '.repeat(5)} { id } ${'} } '.repeat(5)} } }`)],
    ['many aliases', query(`{ ${Array.from({ length: 40 }, (_, i) => `a${i}: me { login }`).join(' ')} }`)],
    ['many tokens', query(`{ me { ${'login '.repeat(3000)} } }`)],
    [
      'many directives',
      query(`{ me ${'@include(if: true) '.repeat(1)} { ${'login @include(if: true) '.repeat(9)} } }`),
    ],
    [
      'many rows',
      query(
        '{ cases(first: 100) { items { timeline { id } matches { case { timeline { id } matches { id case { timeline { id } } } } } } } }',
      ),
    ],
    ['a cyclic fragment', query('query { cases { items { ...a } } } fragment a on Case { ...a }')],
  ])('and is refused beyond them: %s', async (_what, body) => {
    const { status, text } = await post('desk.kemlu', body);
    expect([200, 400]).toContain(status);
    const { errors, data } = JSON.parse(text) as { errors: { extensions: { code: string } }[]; data?: unknown };
    expect(data ?? null).toBeNull();
    expect(errors[0]?.extensions.code).not.toBe('INTERNAL');
  });

  it('of size: 10 MB are refused with a typed answer, and so is half a megabyte that is no batch', async () => {
    const huge = await post(
      'officer.manila',
      JSON.stringify({ query: '{ me { login } }', pad: 'x'.repeat(10_000_000) }),
    );
    expect(huge.status).toBe(413);
    expect(JSON.parse(huge.text)).toMatchObject({ errors: [{ extensions: { code: 'TOO_LARGE' } }] });
    const large = await post('officer.manila', JSON.stringify({ query: '{ me { login } }', pad: 'x'.repeat(500_000) }));
    expect(JSON.parse(large.text)).toMatchObject({ errors: [{ extensions: { code: 'TOO_LARGE' } }] });
  });

  it('one mutation field a document', async () => {
    const { text } = await post(
      'officer.manila',
      query('mutation { a: moveCases(rows: []) { __typename } b: moveCases(rows: []) { __typename } }'),
    );
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'ONE_MUTATION' } }] });
  });

  it('and no suggestion is made of what there might be', async () => {
    const { text } = await post('analyst.kpppa', query('{ casess { items { id } } }'));
    expect(text).not.toContain('Did you mean');
  });
});

describe('a field that the policy has not opened for a role', () => {
  it('is refused before any row is read', async () => {
    const answer = await world.as('social.ntt').attempt('{ cases { items { id documents { kind } } } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const analyst = await world.as('analyst.kpppa').attempt('{ cases { items { id } } }');
    expect(analyst.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('in a list, identity needs a purpose and one case', async () => {
    await world.registered(1);
    const { errors } = await world.as('officer.manila').attempt('{ cases { items { person { nik } } } }');
    expect(errors?.[0]?.extensions.code).toBe('PURPOSE_NEEDED');
  });

  it('and an act that a role may never do is FORBIDDEN, whatever case it names', async () => {
    const { registerCases } = await world
      .as('social.ntt')
      .ask('mutation { registerCases(rows: []) { __typename ... on Problem { code } } }');
    expect(registerCases).toEqual([{ __typename: 'Problem', code: 'FORBIDDEN' }]);
  });
});

describe('what the database can not read', () => {
  it.each([
    ['a query', 'query { case(id: "no-id") { id } }'],
    ['another', 'query { group(id: "%00") { id } }'],
    ['a page', 'query { drafts(group: "x") { items { id } } }'],
    ['a cursor', 'query { cases(after: "bm93fDAw") { next } }'],
  ])('is a wrong value and no fault: %s', async (_what, document) => {
    const { errors } = await world.as('officer.manila').attempt(document);
    expect(['INVALID_VALUE', 'INVALID_CURSOR']).toContain(errors?.[0]?.extensions.code);
  });

  it('in an act as well', async () => {
    const { registerCase } = await world
      .as('officer.manila')
      .ask(`mutation ($input: RegisterCase!) { registerCase(input: $input) { __typename ... on Problem { code } } }`, {
        input: {
          key: crypto.randomUUID(),
          id: crypto.randomUUID(),
          name: 'A',
          sex: 'MALE',
          source: 'RAID',
          country: 'PH',
          receivedAt: '+010000-01-01T00:00:00Z',
        },
      });
    expect(registerCase).toMatchObject({ __typename: 'Problem' });
  });
});

describe('health and figures', () => {
  it('are for the machine that watches, and tell of nobody', async () => {
    expect(await (await fetch(`${world.url}/health/live`)).json()).toEqual({ status: 'live' });
    expect(await (await fetch(`${world.url}/health/ready`)).json()).toEqual({ status: 'ready' });
    const figures = await (await fetch(`${world.url}/metrics`)).text();
    expect(figures).toContain('pulang_http_seconds_bucket');
    const forwarded = await fetch(`${world.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(forwarded.status).toBe(404);
  });
});

describe('what is not heard out', () => {
  const MUCH = 50 * 1024 ** 2;
  const json = 'content-type: application/json';
  const head = (first: string, ...lines: string[]) => [first, ...lines, 'connection: close', '', ''].join('\r\n');

  it.each([
    ['an address that is none', head('GET /cases/7f HTTP/1.1', 'host: x'), 404, 'NO_SUCH_ADDRESS'],
    ['one of the provider’s that is none', head('GET /oidc/nothing HTTP/1.1', 'host: x'), 404, 'NO_SUCH_ADDRESS'],
    ['a request to nobody', head('GET /health/live HTTP/1.1'), 400, 'HOST_MISSING'],
    ['an expectation', head('GET /health/live HTTP/1.1', 'host: x', 'expect: 200-maybe'), 417, 'EXPECTATION'],
  ])('%s is told as a problem', async (_, text, status, code) => {
    const answer = await spoken(world.url, text);
    expect(answer).toMatchObject({ status, body: { status, code, remedy: expect.any(String) } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('is told so to who has a token, whatever it is and however much', async () => {
    const authorization = `authorization: Bearer ${await world.tokenOf('officer.manila')}`;
    const post = (...lines: string[]) => head('POST /graphql HTTP/1.1', 'host: x', authorization, ...lines);
    const chunked = 'transfer-encoding: chunked';
    expect(await poured(world.url, post(json, chunked), MUCH)).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
    expect(await poured(world.url, post(json, `content-length: ${MUCH}`), MUCH)).toMatchObject({ status: 413 });
    expect(await spoken(world.url, `${post(json, 'content-length: 4')}{bad`)).toMatchObject({
      status: 400,
      body: { code: 'MALFORMED' },
    });
    expect(await spoken(world.url, `${post('content-type: text/xml', 'content-length: 4')}<a/>`)).toMatchObject({
      status: 415,
      body: { code: 'MEDIA_TYPE', remedy: expect.stringContaining('application/json') },
    });
  });
});

describe('more than the house can hold at once', () => {
  it('is answered 503 with a time to come back, and health stays well', async () => {
    // Every connection of the pool waits on a row that somebody else holds.
    const [one] = await world.registered(1);
    await world.owner.query('begin');
    await world.owner.query('select from cases where id = $1 for update', [one?.id]);
    const officer = world.as('officer.manila');
    const MOVE = `mutation ($input: MoveCase!) { moveCase(input: $input) { __typename ... on Problem { code } } }`;
    const input = { case: one?.id, version: 1, step: 'openIntake', occurredAt: '2025-06-05T02:00:00Z' };
    const waiting = Array.from({ length: 8 }, () =>
      officer.attempt(MOVE, { input: { ...input, key: crypto.randomUUID() } }),
    );
    const answers = await Promise.all(waiting);
    await world.owner.query('rollback');
    expect(answers.map(({ status }) => status)).toContain(503);
    expect(answers.filter(({ status }) => status === 503).every(({ body }) => body.includes('BUSY'))).toBe(true);
    expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
    expect((await officer.attempt('{ me { login } }')).status).toBe(200);
  });

  it('tells so already at the door, while nobody can be looked up there', async () => {
    await world.owner.query('begin');
    await world.owner.query('lock table account in access exclusive mode');
    // One who was not here a moment ago; what is known of the others is kept for two seconds.
    const late = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await world.tokenOf('officer.dubai')}` },
      body: '{"query":"{ me { login } }"}',
    });
    await world.owner.query('rollback');
    expect(late.status).toBe(503);
    expect(late.headers.get('retry-after')).toBe('2');
    expect(await late.json()).toMatchObject({ errors: [{ extensions: { code: 'BUSY' } }] });
    expect((await world.as('officer.dubai').attempt('{ me { login } }')).status).toBe(200);
  });

  it('and knows it of a database that has no connection left, or takes a call and says nothing', async () => {
    const silent = createTcpServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const nowhere = new URL(world.addressOf('pulang_app'));
    nowhere.port = String((silent.address() as AddressInfo).port);
    const refused = async (connectionString: string, taken = 0) => {
      const pool = openPool({ connectionString, connectionTimeoutMillis: 1000, max: 1 });
      const held = taken ? await pool.connect() : undefined;
      const error: unknown = await pool.connect().catch((why: unknown) => why);
      held?.release();
      await pool.end();
      return error;
    };
    expect(isFull(await refused(nowhere.href))).toBe(true);
    expect(isFull(await refused(world.addressOf('pulang_app'), 1))).toBe(true);
    silent.close();
    expect(isFull(await refused(nowhere.href))).toBe(false);
  });

  const hurry = async (setting: string) => {
    const database = new URL(world.addressOf('pulang_app')).pathname.slice(1);
    await world.owner.query(`alter role pulang_app in database ${database} ${setting}`);
    await world.owner.query(
      `select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname = current_database() and usename = 'pulang_app'`,
    );
    // The pool may hand out a connection that it has not heard the end of yet.
    while ((await world.as('officer.manila').attempt('{ me { login } }')).errors);
  };

  it.each([
    ['while a statement waits', (id: string) => world.owner.query('select from cases where id = $1 for update', [id])],
    [
      'between two of them',
      async () => {
        const judged = CaseLife.prototype.move;
        jest.spyOn(CaseLife.prototype, 'move').mockImplementation(async function (this: CaseLife, ...move) {
          await setTimeout(500);
          return judged.apply(this, move);
        });
      },
    ],
  ])('gives up an act whose statements together take too long, %s, and does nothing of it', async (_when, delay) => {
    const officer = world.as('officer.manila');
    const [{ id } = { id: '' }] = await world.registered(1);
    await hurry(`set transaction_timeout = '300ms'`);
    await world.owner.query('begin');
    await delay(id);
    const begun = Date.now();
    const input = { case: id, version: 1, step: 'openIntake', occurredAt: '2025-06-05T02:00:00Z' };
    const late = await officer.attempt(
      `mutation ($input: MoveCase!) { moveCase(input: $input) { __typename ... on Problem { code } } }`,
      { input: { key: crypto.randomUUID(), ...input } },
    );
    await world.owner.query('rollback');
    jest.restoreAllMocks();
    await hurry('reset transaction_timeout');
    expect(late).toMatchObject({ status: 503, body: expect.stringContaining('BUSY') });
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect(await officer.ask(`{ case(id: "${id}") { version } }`)).toEqual({ case: { version: 1 } });
  });

  it('and a batch of 501 is refused whole', async () => {
    const rows = Array.from({ length: 501 }, () => ({
      key: crypto.randomUUID(),
      case: crypto.randomUUID(),
      version: 1,
      step: 'openIntake',
      occurredAt: '2025-06-05T02:00:00Z',
    }));
    const { errors } = await world
      .as('officer.manila')
      .attempt('mutation ($rows: [MoveCase!]!) { moveCases(rows: $rows) { __typename } }', { rows });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BATCH_TOO_LARGE', field: 'rows' });
  });
});
