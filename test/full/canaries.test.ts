import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger, readEnv } from '#server';
import { asker } from '../../src/demonstration/ask';
import { loadCast } from '../../src/demonstration/load';
import { ManilaStory } from '../../src/demonstration/manila';
import { Teller } from '../../src/demonstration/teller';
import { startPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { KeyRing } from '../../src/platform/vault/key-ring';
import { parsedCsv } from '../csv';
import { holds } from '../forms';

/** After the whole story: a copy of all tables, the files of the database, and every log line name none of the 35. */
jest.setTimeout(300_000);

let folder: string;
let office: ChildProcess;
let postgres: EmbeddedPostgres;
let owner: Client;
const logged: Buffer[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulang-canaries-'));
  chmodSync(folder, 0o711);
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', IOM_PORT: '0', DEMO: 'no', LOG_LEVEL: 'debug' };
  office = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise<string>((resolve, reject) => {
    const said = (chunk: Buffer) => {
      logged.push(chunk);
      const ready = /^ready (.*)$/m.exec(Buffer.concat(logged).toString());
      if (ready?.[1]) resolve(new URL((JSON.parse(ready[1]) as { graphql: string }).graphql).origin);
    };
    office.stdout?.on('data', said);
    office.stderr?.on('data', said);
    office.once('exit', () => reject(new Error(Buffer.concat(logged).toString())));
  });
  postgres = await startPostgres({ dataDir: join(folder, 'database'), log: createLogger('silent') });
  owner = new Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await loadCast(owner);
  const bytes = readFileSync('test/data/manila-35.xlsx');
  const ask = asker(url, readEnv({ DATA_DIR: folder }), new KeyRing(join(folder, 'keys')));
  await new ManilaStory(new Teller(ask, 'canaries'), { name: 'manila-35.xlsx', bytes }).play();
  // Refusals quote what was wrong to their caller; to nobody else.
  await ask('officer.manila', 'mutation ($i: RegisterCase!) { registerCase(input: $i) { ... on Problem { code } } }', {
    i: {
      key: crypto.randomUUID(),
      id: crypto.randomUUID(),
      name: 'SUMARNI',
      nik: '3507014311960002x',
      sex: 'FEMALE',
      source: 'RAID',
      country: 'PH',
      receivedAt: '2025-06-05T01:00:00Z',
    },
  });
});
afterAll(async () => {
  await owner.end();
  await postgres.stop();
  office.removeAllListeners('exit');
  office.kill('SIGTERM');
  await new Promise((resolve) => office.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
});

const secrets = (): string[] => {
  const [, ...rows] = parsedCsv(readFileSync('test/data/manila-35.csv', 'utf8'));
  return rows.flatMap((row) => [row[1], row[4], row[5], row[6]]).filter((one): one is string => !!one);
};

const found = (where: Buffer): string[] => secrets().filter((secret) => holds(where, secret));

async function tables(): Promise<Buffer> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const copies: string[] = [];
  for (const { name } of rows) {
    const copy = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    copies.push(name, ...copy.rows.map(({ row }) => row));
  }
  return Buffer.from(copies.join('\n'));
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('after the story', () => {
  it('a copy of every table names nobody', async () => {
    const copy = await tables();
    expect(copy.length).toBeGreaterThan(500_000);
    expect(found(copy)).toEqual([]);
  });

  it('the files of the database name nobody, its log and its journal among them', async () => {
    await owner.query('checkpoint');
    const files = filesUnder(join(folder, 'database'));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => found(readFileSync(path)).length > 0)).toEqual([]);
  });

  it('no log line names anybody, nor holds a token', () => {
    const log = Buffer.concat(logged);
    expect(found(log)).toEqual([]);
    expect(log.toString()).not.toMatch(/eyJ[\w-]{10,}\./);
  });

  it('and the search would find them: planted, each is found', async () => {
    await owner.query('create table planted (note text, raw bytea)');
    const [name = '', nik = ''] = secrets();
    await owner.query('insert into planted values ($1, $2), ($3, $4)', [
      name.toLowerCase(),
      Buffer.from(nik),
      Buffer.from(nik).toString('base64'),
      null,
    ]);
    expect(found(await tables()).sort()).toEqual([name, nik].sort());
    expect(found(Buffer.from(`{"msg":"${encodeURIComponent(name)}"}`))).toEqual([name]);
    expect(found(Buffer.from([...nik].reverse().join('')))).toEqual([nik]);
    // A number of a passport may be in an id by chance, and is told wherever it stands by itself.
    const passport = secrets().find((one) => /^E\d{7}$/.test(one)) ?? '';
    expect(found(Buffer.from(`"${passport.toLowerCase()}"`))).toEqual([passport]);
    expect(found(Buffer.from(`9${passport.toLowerCase()}a`))).toEqual([]);
    expect(found(Buffer.from(`x${name}`).subarray(1))).toEqual([name]);
    expect(found(Buffer.from(Buffer.from(`a${nik}b`).toString('base64')))).toEqual([nik]);
    await owner.query('drop table planted');
  });
});
