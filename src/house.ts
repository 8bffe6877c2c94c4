import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createLogger, type Env, type Log } from '#server';
import { startBackground } from './background';
import { loadDemonstration } from './demonstration/load';
import { openPool } from './platform/db/pool';
import { CheckpointSigner } from './platform/audit/chain';
import { verifyAudit, type Verdict } from './platform/audit/verify';
import { addressFor, migrate, prepareRoles, refuseToServeAs, type ServingRole } from './platform/db/set-up';
import { freePort } from './platform/free-port';
import { startPostgres, type EmbeddedPostgres } from './platform/embedded-postgres';
import { replayErasures } from './platform/vault/erasure-list';
import { erasuresOf, witnessOf } from './platform/platform.module';
import { KeyRing } from './platform/vault/key-ring';
import { createServer, type Server } from './server';

export interface House {
  ready: { portal: string; graphql: string; accounts?: string[] };
  /** For set-up by commands of this installation; never for serving. */
  ownerUrl: string;
  /** All that was committed until now is in the audit's chain. */
  sealed(): Promise<void>;
  close(): Promise<void>;
}

interface Database {
  url: string;
  ownerUrl: string;
  embedded: EmbeddedPostgres | null;
}

/** The keys are the server's alone; the folder above must let the database's own user through. */
export function ringOf(env: Env): KeyRing {
  mkdirSync(env.dataDir, { recursive: true, mode: 0o711 });
  return new KeyRing(join(env.dataDir, 'keys'));
}

/** The database that this installation has, ready to be served from. */
export async function openDatabase(env: Env, log: Log, ring: KeyRing): Promise<Database> {
  const secret = ring.secret('database');
  const embedded = env.database ? null : await startPostgres({ dataDir: join(env.dataDir, 'database'), log });
  return orElse(embedded, async () => {
    const ownerUrl = env.database?.ownerUrl ?? embedded?.ownerUrl ?? '';
    await prepareRoles(ownerUrl, secret, env.database && new URL(env.database.url).username);
    await migrate(ownerUrl, ring.secret('context'));
    const url = env.database?.url ?? addressFor(ownerUrl, 'pulang_app', secret);
    await refuseToServeAs(url);
    await forgetAgain(env, log, ring, url);
    return { url, ownerUrl, embedded };
  });
}

/** A restored copy may hold the keys of people who were forgotten since it was made. */
async function forgetAgain(env: Env, log: Log, ring: KeyRing, url: string): Promise<void> {
  const pool = openPool({ connectionString: addressFor(url, 'pulang_worker', ring.secret('database')), max: 1 });
  const count = await replayErasures(pool, erasuresOf(env, ring)).finally(() => pool.end());
  if (count > 0) log.warn('people who were forgotten had come back, and were forgotten again', { count });
}

export async function openHouse(asked: Env, log: Log): Promise<House> {
  // Tokens and the pages of sign-in name the port, so it is known before anything listens on it.
  const env = { ...asked, port: asked.port || (await freePort()) };
  const ring = ringOf(env);
  const { url, ownerUrl, embedded } = await openDatabase(env, log, ring);
  return orElse(embedded, async () => {
    const foundation = { env, log, ring, url };
    const server = await createServer(foundation, { host: env.host, port: env.port });
    const background = env.background ? await startBackground(foundation, server.app) : undefined;
    const close = async () => {
      await background?.jobs.stop();
      await background?.numbers.stop();
      await server.close();
      await background?.sealer.stop();
      await embedded?.stop();
    };
    try {
      const accounts = env.demo ? await loadDemonstration(env, server.url, ownerUrl, ring, log) : undefined;
      if (accounts) await background?.numbers.keep(new Date());
      background?.numbers.start();
      return {
        ready: addresses(server, accounts),
        ownerUrl,
        sealed: async () => {
          await background?.sealer.seal();
        },
        close,
      };
    } catch (error) {
      await close();
      throw error;
    }
  });
}

const addresses = ({ url }: Server, accounts: string[] | undefined): House['ready'] => ({
  portal: `${url}/`,
  graphql: `${url}/graphql`,
  ...(accounts ? { accounts } : {}),
});

/** Whether the audit of an installation holds; it may be serving meanwhile. */
export const verifyHouse = (env: Env): Promise<Verdict> =>
  visit(env, 'pulang_sealer', (pool, ring) =>
    verifyAudit(pool, new CheckpointSigner(ring.privateKey('audit')), witnessOf(env)),
  );

/**
 * Lets a command work on an installation's database as one of its roles. If it serves, it goes on serving; if it is
 * stopped, the database runs only as long as this takes. Nothing is set up or migrated.
 */
export async function visit<T>(
  env: Env,
  role: ServingRole,
  work: (pool: Pool, ring: KeyRing) => Promise<T>,
): Promise<T> {
  const folder = join(env.dataDir, 'database');
  if (!env.database && !existsSync(folder))
    throw new Error(`${env.dataDir} holds no installation: start it first, or give its DATA_DIR.`);
  const ring = ringOf(env);
  const embedded = env.database ? null : await startPostgres({ dataDir: folder, log: createLogger('silent') });
  return orElse(embedded, async () => {
    const address = addressFor(env.database?.url ?? embedded?.ownerUrl ?? '', role, ring.secret('database'));
    const pool = openPool({ connectionString: address, max: 1 });
    const answer = await work(pool, ring).finally(() => pool.end());
    await embedded?.stop();
    return answer;
  });
}

/** A database that was started for nothing is stopped again. */
async function orElse<T>(embedded: EmbeddedPostgres | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
