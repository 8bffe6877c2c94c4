import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import supertest from 'supertest';
import { createLogger, readEnv, type Env, type Log } from '#server';
import { CheckpointSigner } from '../src/platform/audit/chain';
import { Sealer } from '../src/platform/audit/sealer';
import { addressFor, type ServingRole } from '../src/platform/db/set-up';
import { openPool } from '../src/platform/db/pool';
import { freePort } from '../src/platform/free-port';
import { witnessOf, type Foundation } from '../src/platform/platform.module';
import { KeyRing } from '../src/platform/vault/key-ring';
import { createServer, issuerOf, type Server } from '../src/server';
import { issueToken } from '../src/sign-in/tokens';

export interface Answer {
  status: number;
  data: Record<string, never> | null;
  errors: { message: string; extensions: { code: string; field?: string } }[] | undefined;
  body: string;
}

/** Somebody who asks, over HTTP, with their own token. */
export interface Caller {
  /** The data; throws on any error. */
  // Each document has its own shape, which the assertions state.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ask<T = any>(document: string, variables?: object): Promise<T>;
  /** The whole answer, errors included. */
  attempt(document: string, variables?: object): Promise<Answer>;
}

export interface World {
  url: string;
  dataDir: string;
  /** Past both walls: for preparing what no act makes, and for looking at what is really stored. */
  owner: Client;
  /** The same database for a serving role. */
  addressOf(role: ServingRole): string;
  /** What the server is made of, for what no caller can ask: work in the background. */
  app: Server['app'];
  sealer: Sealer;
  ring: KeyRing;
  /** Another process of the same installation, on a port of its own behind the same address; closed with the world. */
  beside(more?: Partial<Foundation>): Promise<Server>;
  as(login: string): Caller;
  tokenOf(login: string): Promise<string>;
  /** Cases registered by a post, as they stand at the door. */
  registered(
    count: number,
    login?: string,
    overrides?: object,
  ): Promise<{ id: string; number: string; version: number }[]>;
  close(): Promise<void>;
}

export const key = (): string => randomUUID();

/** A test asks in a minute what an office asks in a day. */
const much = { points: 1e9, seconds: 60, lump: 1e6 };
const generous = { account: much, client: much, address: much };

/** As every office's client does: told that there is too much at once and nothing was done, it asks again, three times. */
async function patiently(ask: () => Promise<Answer>, times = 3): Promise<Answer> {
  const answer = await ask();
  if (answer.status !== 503 || times === 0) return answer;
  await setTimeout(2_000);
  return patiently(ask, times - 1);
}

const folder = (): string => process.env['PULANG_TEST_FOLDER'] ?? '';

/** A server on a free port with a database of its own, copied from the migrated template. */
export async function openWorld(more: Partial<Env> = {}, log?: Log): Promise<World> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const base = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
  const admin = new Client({ connectionString: base.href });
  await admin.connect();
  await admin.query(`create database ${name} template template_pulang`);
  const ownerUrl = new URL(base);
  ownerUrl.pathname = `/${name}`;
  const owner = new Client({ connectionString: ownerUrl.href });
  await owner.connect();

  const dataDir = join(folder(), name);
  // Of its own as well, so that a test may change the keys.
  cpSync(join(folder(), 'keys'), join(dataDir, 'keys'), { recursive: true });
  const ring = new KeyRing(join(dataDir, 'keys'));
  const env = {
    ...readEnv({ DATA_DIR: dataDir, NODE_ENV: 'production', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error' }),
    // Known before it listens: tokens name the address as their issuer, and the provider makes its own by it.
    port: await freePort(),
    ...more,
  };
  const secret = ring.secret('database');
  const url = addressFor(ownerUrl.href, 'pulang_app', secret);
  // What went wrong on our side is told to nobody who asks, so a test that fails by it looks it up here.
  const faults = [''];
  const stream = { write: (line: string) => void (faults.push(line), process.stdout.write(line)) };
  const foundation = { env, log: log ?? createLogger(env.logLevel, stream), ring, url, poolSize: 6, rates: generous };
  const server = await createServer(foundation, { host: '127.0.0.1', port: env.port });
  const others: Server[] = [];
  const beside = async (changed: Partial<Foundation> = {}) => {
    const shared = { ...env, publicUrl: server.url, ...changed.env };
    const other = await createServer({ ...foundation, ...changed, env: shared }, { host: '127.0.0.1', port: 0 });
    others.push(other);
    return other;
  };
  const pool = openPool({ connectionString: addressFor(ownerUrl.href, 'pulang_sealer', secret), max: 1 });
  const sealer = new Sealer(pool, new CheckpointSigner(ring.privateKey('audit')), witnessOf(env), (error) => {
    throw error;
  });
  const tokens = new Map<string, Promise<string>>();
  // A test may take longer than a token is good for.
  const tokenOf = (login: string) => {
    const now = `${login} ${Math.floor(Date.now() / 300_000)}`;
    if (!tokens.has(now)) tokens.set(now, issueToken(ring.privateKey('tokens'), issuerOf(env.port), login));
    return tokens.get(now) as Promise<string>;
  };

  const attempt = async (login: string, query: string, variables: object = {}): Promise<Answer> => {
    const { status, text: body } = await supertest(server.url)
      .post('/graphql')
      .set('authorization', `Bearer ${await tokenOf(login)}`)
      .send({ query, variables });
    const { data, errors } = JSON.parse(body) as Pick<Answer, 'data' | 'errors'>;
    return { status, data, errors, body };
  };
  const as = (login: string): Caller => ({
    attempt: (document, variables) => attempt(login, document, variables),
    ask: async <T>(document: string, variables?: object) => {
      const { data, errors } = await patiently(() => attempt(login, document, variables));
      if (errors?.[0]) throw new Error(`${login}: ${errors[0].extensions.code} ${errors[0].message} ${faults.at(-1)}`);
      return data as T;
    },
  });

  return {
    url: server.url,
    dataDir,
    owner,
    addressOf: (role) => addressFor(ownerUrl.href, role, secret),
    app: server.app,
    sealer,
    ring,
    beside,
    as,
    tokenOf,
    registered: async (count, login = 'officer.manila', overrides = {}) => {
      const rows = Array.from({ length: count }, (_, i) => ({ ...somebody(i), ...overrides }));
      const { registerCases } = await as(login).ask<{
        registerCases: { id: string; number: string; version: number; code?: string }[];
      }>(
        `mutation ($rows: [RegisterCase!]!) { registerCases(rows: $rows) {
           ... on Case { id number version } ... on Problem { code message field } } }`,
        { rows },
      );
      const refused = registerCases.find((one) => one.code);
      if (refused) throw new Error(JSON.stringify(refused));
      return registerCases;
    },
    close: async () => {
      for (const one of [server, ...others]) await one.close();
      await pool.end();
      await owner.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

const GIVEN = ['Wulan', 'Slamet', 'Sinta', 'Bagus', 'Ratna', 'Joko', 'Lestari', 'Agung', 'Melati', 'Surya'];
const FAMILY = ['Wijaya', 'Siregar', 'Lubis', 'Hidayat', 'Pertiwi', 'Kusuma', 'Manurung', 'Saputra'];

/** Somebody invented, ready to be registered. */
export const somebody = (i: number) => ({
  key: key(),
  id: key(),
  name: `${GIVEN[i % GIVEN.length]} ${FAMILY[i % FAMILY.length]} ${i}`,
  sex: i % 3 === 0 ? 'FEMALE' : 'MALE',
  birthDate: `${1985 + (i % 15)}-0${1 + (i % 9)}-1${i % 9}`,
  source: 'RAID',
  country: 'PH',
  receivedAt: '2025-06-05T01:00:00Z',
  needs: [],
  consents: [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }],
});
