/** A database of its own for a run, with as many cases as asked for, protected as real ones are. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { createLogger } from '#server';
import { loadCast } from '../../src/demonstration/load';
import { addressFor, migrate, prepareRoles } from '../../src/platform/db/set-up';
import { startPostgres } from '../../src/platform/embedded-postgres';
import { KeyRing } from '../../src/platform/vault/key-ring';
import { SearchIndex } from '../../src/platform/vault/search-index';
import { Vault } from '../../src/platform/vault/vault';
import { NumberKeeper } from '../../src/statistics/keeper';
import { copy } from './copy';
import { Journeys } from './journeys';
import { columns, type Lines, type Table } from './tables';

export interface Installation {
  dataDir: string;
  /** The application role's address. */
  url: string;
  ownerUrl: string;
  ring: KeyRing;
  rows: number;
  seconds: number;
  /** Of these, until all was in the numbers and a release made of them. */
  counting: number;
  close(): Promise<void>;
}

/** Commits do not wait for the disk: its three milliseconds would hide what the servers differ in. */
const settings = { synchronous_commit: 'off', shared_buffers: '1GB', max_wal_size: '4GB', checkpoint_timeout: '30min' };
const BATCH = 2_000;

export async function install(cases: number): Promise<Installation> {
  const begun = Date.now();
  const dataDir = mkdtempSync(join(tmpdir(), 'pulang-bench-'));
  // PostgreSQL runs as a user of its own and has to enter.
  chmodSync(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir: join(dataDir, 'database'), settings, log: createLogger('silent') });
  const close = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const ring = new KeyRing(join(dataDir, 'keys'));
    const { ownerUrl } = postgres;
    await prepareRoles(ownerUrl, ring.secret('database'));
    await migrate(ownerUrl, ring.secret('context'));
    const rows = await load(ownerUrl, ring, cases);
    const counting = await count(ownerUrl, ring);
    const url = addressFor(ownerUrl, 'pulang_app', ring.secret('database'));
    const seconds = (Date.now() - begun) / 1000;
    return { dataDir, url, ownerUrl, ring, rows, seconds, counting, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Who keeps the numbers of an installation. */
export function keeperOf(ownerUrl: string, ring: KeyRing): NumberKeeper {
  const connectionString = addressFor(ownerUrl, 'pulang_statistics', ring.secret('database'));
  return new NumberKeeper(new Pool({ connectionString, max: 1 }), (error) => {
    throw error;
  });
}

/** The numbers of all that was loaded, and one release of them; answers the seconds. */
async function count(ownerUrl: string, ring: KeyRing): Promise<number> {
  const begun = Date.now();
  const owner = await new Client({ connectionString: ownerUrl }).connect();
  await owner.query('insert into case_mark (case_id) select id from cases');
  await owner.end();
  const keeper = keeperOf(ownerUrl, ring);
  await keeper.keep(new Date());
  await keeper.stop();
  return (Date.now() - begun) / 1000;
}

/** By COPY, as the superuser, without triggers and foreign keys: what is loaded is consistent by how it is made. */
async function load(ownerUrl: string, ring: KeyRing, cases: number): Promise<number> {
  const client = await new Client({ connectionString: ownerUrl }).connect();
  try {
    await loadCast(client);
    await client.query('set session_replication_role = replica');
    const journeys = new Journeys(cases, new Date(), new Vault(ring), new SearchIndex(ring.secret('blind-index')));
    let rows = 0;
    let sent: Promise<unknown> = Promise.resolve();
    for (let lines = journeys.next(BATCH); lines.size > 0; lines = journeys.next(BATCH)) {
      // The next batch is made while this one is being taken in.
      await sent;
      const tables = (Object.keys(columns) as Table[]).filter((table) => lines.has(table));
      sent = takeIn(client, lines, tables);
      for (const table of tables) rows += lines.get(table)?.length ?? 0;
    }
    await sent;
    await client.query('vacuum analyze');
    return rows;
  } finally {
    await client.end();
  }
}

async function takeIn(client: Client, lines: Lines, tables: readonly Table[]): Promise<void> {
  for (const table of tables) await copy(client, table, columns[table].split(' '), lines.get(table) ?? []);
}
