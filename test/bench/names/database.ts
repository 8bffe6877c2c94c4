/** A database of its own with nothing but the index, walled as the real one is, and plain names beside it to compare. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '#server';
import { addressFor, prepareRoles } from '../../../src/platform/db/set-up';
import { startPostgres } from '../../../src/platform/embedded-postgres';
import { copy, line } from '../copy';
import type { Find } from './recall';
import { findNames, personToken } from './schema';

export interface Database {
  /** As the application may: through the one function, past nothing else. */
  app: Client;
  owner: Client;
  close(): Promise<void>;
}

const settings = { synchronous_commit: 'off', shared_buffers: '2GB', max_wal_size: '4GB', checkpoint_timeout: '30min' };

/** A place in the list of people as the id of a person, and back. */
export const idOf = (position: number) => `01930000-0000-7000-8000-${position.toString(16).padStart(12, '0')}`;
export const positionOf = (id: string) => parseInt(id.slice(24), 16);

export async function open(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-names-'));
  // PostgreSQL runs as a user of its own and has to enter.
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'database'), settings, log: createLogger('silent') });
  const secret = randomBytes(32);
  await prepareRoles(postgres.ownerUrl, secret);
  const owner = await new Client({ connectionString: postgres.ownerUrl }).connect();
  for (const statement of ['create schema app', ...personToken, ...findNames]) await owner.query(statement);
  await owner.query('grant usage on schema public, app to pulang_app, pulang_gate');
  const app = await new Client({ connectionString: addressFor(postgres.ownerUrl, 'pulang_app', secret) }).connect();
  const close = async () => {
    await app.end();
    await owner.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, owner, close };
}

/** Copies in all but the last, which go in as the application writes them. Returns microseconds per person for these. */
export async function load(
  { owner }: Database,
  tokens: readonly (readonly number[])[],
  lastOnes: number,
): Promise<number> {
  const batch = 50_000;
  const copied = tokens.length - lastOnes;
  for (let from = 0; from < copied; from += batch) {
    const rows = tokens
      .slice(from, Math.min(from + batch, copied))
      .flatMap((list, i) => list.map((token) => line([token, idOf(from + i)])));
    await copy(owner, 'person_token', ['token', 'person_id'], rows);
  }
  const rows = tokens.slice(copied).flatMap((list, i) => list.map((token) => [token, idOf(copied + i)] as const));
  const begun = performance.now();
  await owner.query('insert into person_token (token, person_id) select * from unnest($1::int4[], $2::uuid[])', [
    rows.map(([token]) => token),
    rows.map(([, id]) => id),
  ]);
  const spent = performance.now() - begun;
  await owner.query('vacuum analyze person_token');
  return (spent * 1000) / lastOnes;
}

export const findWith =
  ({ app }: Database): Find =>
  async (question) => {
    const { rows } = await app.query<{ person_id: string }>({
      name: 'find',
      text: 'select person_id from app.find_names($1, $2, $3)',
      values: [
        question.map(({ token }) => token),
        question.map(({ weight }) => weight),
        question.map(({ group }) => group),
      ],
    });
    return rows.map(({ person_id }) => positionOf(person_id));
  };

/** Milliseconds that the database has computed for the application, on Linux: on a shared machine they are steadier. */
export async function computing({ app }: Database): Promise<() => number> {
  const { rows } = await app.query<{ pid: number }>('select pg_backend_pid() as pid');
  const path = `/proc/${rows[0]?.pid ?? 0}/schedstat`;
  return () => Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
}

export interface Facts {
  tokensAPerson: number;
  tableBytes: number;
  indexBytes: number;
  /** After the index was built anew: half-full pages of random insertion packed. */
  packedIndexBytes: number;
  mostRowsOfAToken: number;
  tokensOver32: number;
}

export async function facts({ owner }: Database, people: number): Promise<Facts> {
  const { rows } = await owner.query<Record<'rows' | 'most' | 'over' | 'heap' | 'indexes', string>>(
    `select sum(n) as rows, max(n) as most, count(*) filter (where n > 32) as over,
            pg_table_size('person_token') as heap, pg_indexes_size('person_token') as indexes
     from (select count(*) as n from person_token group by token) each`,
  );
  const row = rows[0] as (typeof rows)[number];
  await owner.query('reindex table person_token');
  const packed = await owner.query<{ size: string }>(`select pg_indexes_size('person_token') as size`);
  return {
    tokensAPerson: Number(row.rows) / people,
    tableBytes: Number(row.heap) / people,
    indexBytes: Number(row.indexes) / people,
    packedIndexBytes: Number(packed.rows[0]?.size) / people,
    mostRowsOfAToken: Number(row.most),
    tokensOver32: Number(row.over),
  };
}
