/** The baseline: Node's own HTTP server and `pg`, with the same token, context, row-level security, vault and audit. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool, type QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { caseNumber, peopleGroups, valuesOf } from '#domain';
import { createLogger, readEnv, type Actor } from '#server';
import type { RegisterCase } from '../../src/cases/register.input';
import { readIdentity } from '../../src/cases/registration.service';
import { ringOf } from '../../src/house';
import { ContextSigner } from '../../src/platform/db/context';
import { Db } from '../../src/platform/db/db';
import { indexKeys, type IndexKeys } from '../../src/platform/vault/blind-index';
import { SearchIndex } from '../../src/platform/vault/search-index';
import { idOf } from '../../src/demonstration/cast';
import { addressFor } from '../../src/platform/db/set-up';
import { Pseudonyms } from '../../src/partners/pseudonyms';
import { Vault } from '../../src/platform/vault/vault';
import { issuerOf } from '../../src/server';
import { Accounts } from '../../src/sign-in/accounts';
import { Callers, isCaller } from '../../src/sign-in/callers';
import { Sessions } from '../../src/sign-in/sessions';
import { Standing } from '../../src/sign-in/standing';
import { TokenVerifier } from '../../src/sign-in/tokens';
import { changes, published, register, registered, wholeCase, worklist } from './bare-statements';
import { openCase, openLabels, type Person } from './bare-opening';
import { openPull, pull } from './bare-pull';
import { search } from './bare-search';
import { serve, type Setup } from './child';

/** The pool of the core has as many. */
const CONNECTIONS = 10;

interface Prepared {
  name: string;
  text: string;
}

interface Figures {
  number: number;
  week: string;
  cells: Record<string, number> | null;
}

interface PageInput {
  first: number;
  after?: string | null;
  state?: string;
  houses?: boolean;
}

serve(async (setup) => {
  const bare = await Bare.open(setup);
  // As long as the core keeps idle connections; five seconds pass while the other server has its turn.
  const server = createServer({ keepAliveTimeout: 72_000 }, (request, response) => void bare.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
});

class Bare {
  private constructor(
    private readonly pool: Pool,
    private readonly machines: Pool,
    private readonly ids: Pseudonyms,
    private readonly callers: Callers,
    private readonly signer: ContextSigner,
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
    private readonly keys: IndexKeys,
    private readonly idempotency: Buffer,
  ) {}

  static async open({ dataDir, url }: Setup): Promise<Bare> {
    const env = readEnv({ DATA_DIR: dataDir });
    const ring = ringOf(env);
    const pool = new Pool({ connectionString: url, max: CONNECTIONS, pipeline: true });
    const source = {
      query: async (text: string, values: unknown[]) => (await pool.query(text, values)).rows as unknown[],
    };
    const verifier = TokenVerifier.own(() => ring.privateKey('tokens'), issuerOf(0));
    const signer = new ContextSigner(ring.secret('context'));
    const app = source as unknown as DataSource;
    const log = createLogger('error');
    const standing = await Standing.heardAt(url, log);
    const sessions = new Sessions(new Db({ app, desk: app, partner: app, signIn: pool }, signer), pool);
    const callers = new Callers(verifier, sessions, new Accounts(app, pool, env), standing, () => '', log);
    const address = addressFor(url, 'pulang_partner', ring.secret('database'));
    return new Bare(
      pool,
      new Pool({ connectionString: address, max: CONNECTIONS, pipeline: true }),
      new Pseudonyms(ring.secret('partners'), idOf('IOM')),
      callers,
      signer,
      new Vault(ring),
      new SearchIndex(ring.secret('blind-index')),
      indexKeys(ring.secret('blind-index')),
      ring.secret('idempotency'),
    );
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const caller = await this.callers.of({ headers: request.headers, method: 'POST', url: request.url ?? '' });
      if (!isCaller(caller)) return void response.writeHead(401).end();
      const { actor } = caller;
      const body = await whole(request);
      const text = await this.run(request.url ?? '', actor, body);
      const length = Buffer.byteLength(text);
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': length })
        .end(text);
    } catch (error) {
      const text = String(error);
      response.writeHead(500, { 'content-length': Buffer.byteLength(text) }).end(text);
    }
  }

  private run(path: string, actor: Actor, body: string): Promise<string> {
    const input = JSON.parse(body) as unknown;
    if (path === '/worklist') return this.worklist(actor, input as PageInput);
    if (path === '/case') return this.case(actor, input as { id: string; houses: boolean });
    if (path === '/find') return this.find(actor, input as { name: string; birthYear: number });
    if (path === '/published') return this.published(actor, input as { year: number; by: 'PROVINCE' | 'CHANNEL' });
    if (path === '/register') return this.register(actor, (input as { input: RegisterCase }).input, body);
    if (path === '/pull') return this.pull(actor, input as PageInput);
    return this.changes(actor, input as PageInput);
  }

  private async worklist(actor: Actor, { state, houses = false, ...input }: PageInput): Promise<string> {
    const { going, values } = keyset(actor, input);
    const row = await this.read(actor, prepared('worklist', worklist, going, houses), [...values, state]);
    return `{"items":${JSON.stringify(openLabels(this.vault, row.items ?? '[]'))},"next":${JSON.stringify(row.next)}}`;
  }

  /** Nothing in it has to be opened: the text of the database is the answer, under the organisation's own ids. */
  private async changes(actor: Actor, { first }: PageInput): Promise<string> {
    const values = [actor.account, actor.unit, randomUUID(), first];
    const row = await this.read(actor, { name: 'changes', text: changes }, values, this.machines);
    return `{"items":${this.ids.outward(row.items ?? '[]')}}`;
  }

  /** Names, numbers and contacts are opened, so it has to be taken apart. */
  private async pull(actor: Actor, { first }: PageInput): Promise<string> {
    const values = [actor.account, actor.unit, randomUUID(), first];
    const row = await this.read(actor, { name: 'pull', text: pull }, values, this.machines);
    return `{"items":${this.ids.outward(JSON.stringify(openPull(this.vault, row.items ?? '[]')))}}`;
  }

  private async case(actor: Actor, { id, houses }: { id: string; houses: boolean }): Promise<string> {
    const values = [actor.account, actor.unit, randomUUID(), id];
    const row = await this.read(actor, prepared('case', wholeCase, houses), values);
    return row.answer ? JSON.stringify(openCase(this.vault, row.answer)) : 'null';
  }

  /** The frozen figures, and a hidden cell wherever there is none. */
  private async published(actor: Actor, { year, by }: { year: number; by: 'PROVINCE' | 'CHANNEL' }): Promise<string> {
    const values = [actor.account, actor.unit, randomUUID(), year];
    const row = (await this.read(actor, { name: 'published', text: published }, values)) as unknown as Figures;
    const rows = ['', ...valuesOf(by, [])].flatMap((value) =>
      ['', ...peopleGroups.codes].map((group) => {
        const name = [...(group ? [`GROUP=${group}`] : []), ...(value ? [`${by}=${value}`] : [])].sort().join('|');
        const people = row.cells?.[name] ?? null;
        return { value: value || null, group: group || null, people, hidden: people === null };
      }),
    );
    return JSON.stringify({ release: row.number, week: row.week, rows });
  }

  private async find(actor: Actor, { name, birthYear }: { name: string; birthYear: number }): Promise<string> {
    const client = await this.pool.connect();
    try {
      const entered = Promise.all([client.query('begin'), client.query(this.enter(actor))]);
      const audited = [actor.account, actor.unit, randomUUID()];
      const asked = { name, born: { year: birthYear } };
      const items = await search(client, this.vault, this.keys, asked, audited);
      await entered;
      await client.query('commit');
      return JSON.stringify(openLabels(this.vault, items));
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  private async read(
    actor: Actor,
    statement: Prepared,
    values: unknown[],
    pool = this.pool,
  ): Promise<Record<string, string | null>> {
    const client = await pool.connect();
    try {
      const [, , { rows }] = (await Promise.all([
        client.query('begin'),
        client.query(this.enter(actor)),
        client.query({ ...statement, values }),
        client.query('commit'),
      ])) as unknown as [unknown, unknown, QueryResult<Record<string, string | null>>];
      return rows[0] ?? {};
    } finally {
      client.release();
    }
  }

  /** One round trip: a key that is taken breaks the first statement, and with it all that follow. */
  private async register(actor: Actor, input: RegisterCase, body: string): Promise<string> {
    const now = new Date();
    const { birth, identity } = readIdentity(input, now);
    const { name = '' } = input;
    const year = birth?.year ?? null;
    const person = randomUUID();
    const number = caseNumber(randomBytes(8));
    const { key, wrapped } = this.vault.create(person);
    const seal = (envelope: string, content: object) =>
      this.vault.sealWith(key, { table: 'person', envelope, row: person }, content);
    const marks = this.blind.marks({
      NIK: identity['nik'],
      PASSPORT: identity['passportNumber'],
      PHONE: identity['phone'],
    });
    const values = [
      actor.account,
      actor.unit,
      randomUUID(),
      input.key,
      createHmac('sha256', this.idempotency).update(body).digest(),
      input.id,
      person,
      input.sex,
      year,
      null,
      null,
      seal('label', { name: name.trim() }),
      seal('identity', identity),
      wrapped,
      randomUUID(),
      input.receivedAt,
      now,
      JSON.stringify(input.consents),
      input.needs,
      marks.map(({ field }) => field),
      marks.map(({ mark }) => mark),
      this.blind.tokens('name', name, year),
      number,
      input.source,
      input.country,
      [],
      [],
    ];
    const client = await this.pool.connect();
    try {
      const sent = [
        client.query('begin'),
        client.query(this.enter(actor)),
        client.query({
          name: 'open',
          text: 'select app.open_case($1, $2, $3, $4)',
          values: [input.id, person, number, now],
        }),
        client.query({ name: 'register', text: register, values }),
        client.query({
          name: 'matches',
          text: 'select app.note_matches($1), app.seek_matches($1)',
          values: [input.id],
        }),
        client.query<{ answer: { person: Person } }>({ name: 'registered', text: registered, values: [input.id] }),
        client.query('commit'),
      ] as const;
      const [, , , , , { rows }] = await Promise.all(sent);
      const answer = rows[0]?.answer;
      if (answer) openLabels(this.vault, [answer]);
      return JSON.stringify(answer);
    } finally {
      client.release();
    }
  }

  private enter(actor: Actor) {
    const context = this.signer.sign({ account: actor.account, unit: actor.unit, standing: 'unit' });
    return { name: 'enter', text: `select app.enter($1)`, values: [context] };
  }
}

const statements = new Map<string, Prepared>();

/** Written once for each of its variants. */
function prepared<V extends boolean[]>(kind: string, write: (...variant: V) => string, ...variant: V): Prepared {
  const name = [kind, ...variant].join(' ');
  const known = statements.get(name) ?? { name, text: write(...variant) };
  statements.set(name, known);
  return known;
}

function keyset(actor: Actor, { first, after }: PageInput) {
  const [k, id] = after?.split('|') ?? [];
  const values: unknown[] = [actor.account, actor.unit, randomUUID(), first];
  if (k) values.push(k, id);
  return { going: k !== undefined, values };
}

async function whole(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
