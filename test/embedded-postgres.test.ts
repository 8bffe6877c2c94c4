import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { createLogger } from '#server';
import { type EmbeddedPostgres, startPostgres } from '../src/platform/embedded-postgres';

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const log = createLogger('silent');
const asRoot = process.getuid?.() === 0;

let place: string;
let dataDir: string;
const open: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'pulang-postgres-'));
  // Below a folder that only root enters, the database would be put elsewhere.
  chmodSync(place, 0o755);
});

// One home serves all tests but those that begin with none.
beforeEach(() => (dataDir = join(place, 'postgres')));
const emptyHanded = () => (dataDir = join(place, randomUUID(), 'postgres'));

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  if (existsSync(lockFile())) await start();
  for (const server of open.splice(0)) await server.stop();
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

async function start(options: { settings?: Record<string, string>; port?: number } = {}): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, log, ...options, settings: { ...FAST, ...options.settings } });
  open.push(server);
  return server;
}

async function ask<Row extends QueryResultRow>(server: { ownerUrl: string }, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const lockFile = () => join(dataDir, 'cluster', 'postmaster.pid');
const postmaster = () => Number(readFileSync(lockFile(), 'utf8').split('\n')[0]);

// Where nobody reaps orphans, one that has ended keeps its number, but no command line.
function alive(pid: number): boolean {
  try {
    return existsSync('/proc/self') ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '' : process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Another process of this program, which has started the database and does nothing more. */
async function anotherProcess(): Promise<ChildProcess> {
  const program = `
    const { transformFileSync } = require('@swc/core');
    require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file).code, file);
    const { startPostgres } = require('./src/platform/embedded-postgres.ts');
    const log = { info() {}, error() {} };
    startPostgres({ dataDir: process.argv[1], settings: ${JSON.stringify(FAST)}, log }).then(() => console.log('up'));
  `;
  const child = spawn(process.execPath, ['--conditions=source', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the embedded database', () => {
  it('starts in an empty folder: Unicode, checksummed, on this machine only, by password', async () => {
    emptyHanded();
    const server = await start();
    const [row] = await ask(
      server,
      `select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale,
         current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
         current_setting('password_encryption') as password, current_database() as database, lower('ÉÄ') as folded
       from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      checksums: 'on',
      listens: '127.0.0.1',
      password: 'scram-sha-256',
      database: 'pulang',
      folded: 'éä',
    });
    expect(server.adopted).toBe(false);
    expect(lstatSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    const guess = new URL(server.ownerUrl);
    guess.password = 'guess';
    await expect(ask({ ownerUrl: guess.href }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('stops without a trace and starts again with what it held, on the same port', async () => {
    const first = await start();
    await ask(first, 'create table kept as select 7 as seven');
    const pid = postmaster();
    await Promise.all([first.stop(), first.stop()]);
    expect(alive(pid)).toBe(false);
    expect(existsSync(lockFile())).toBe(false);
    const second = await start();
    expect(second).toMatchObject({ adopted: false, port: first.port });
    expect(await ask(second, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });

  it('is adopted after its starter was killed, and then stopped by the one that adopted it', async () => {
    const starter = await anotherProcess();
    const pid = postmaster();
    await kill(starter);
    expect(alive(pid)).toBe(true);
    const server = await start();
    expect(server.adopted).toBe(true);
    expect(postmaster()).toBe(pid);
    await server.stop();
    expect(alive(pid)).toBe(false);
  });

  it('starts after its own process was killed as well', async () => {
    const starter = await anotherProcess();
    const pid = postmaster();
    await kill(starter);
    process.kill(pid, 'SIGKILL');
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is one server for those who start it at the same moment, and runs until the last of them stops', async () => {
    emptyHanded();
    const servers = await Promise.all([start(), start(), start()]);
    expect(new Set(servers.map(({ port }) => port)).size).toBe(1);
    expect(servers.map(({ adopted }) => adopted).sort()).toEqual([false, true, true]);
    const pid = postmaster();
    const [last, ...others] = servers;
    for (const server of others) await server.stop();
    expect(await ask(last, 'select 1 as one')).toEqual([{ one: 1 }]);
    await last.stop();
    expect(alive(pid)).toBe(false);
  });

  it('is left running by a short command while another process uses it', async () => {
    const other = await anotherProcess();
    const command = await start();
    await command.stop();
    expect(alive(postmaster())).toBe(true);
    await kill(other);
    expect(await start()).toMatchObject({ adopted: true });
  });

  it('does not take a stranger for its server when the number in an old lock is used again', async () => {
    await (await start()).stop();
    writeFileSync(lockFile(), `${process.pid}\n${join(dataDir, 'cluster')}\n1700000000\n5432\n\n127.0.0.1\n`);
    utimesSync(lockFile(), 1_700_000_000, 1_700_000_000);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(postmaster()).not.toBe(process.pid);
  });

  it('takes another port when its own is in use', async () => {
    const { port, stop } = await start();
    await stop();
    const stranger = createServer().listen(port, '127.0.0.1');
    await once(stranger, 'listening');
    const server = await start({ port });
    expect(server.port).not.toBe(port);
    stranger.close();
  });

  it('says why it cannot start', async () => {
    emptyHanded();
    await expect(start({ settings: { shared_buffers: 'many' } })).rejects.toThrow(
      /invalid value for parameter "shared_buffers"/,
    );
    await (await start()).stop();
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '9.6\n');
    await expect(start()).rejects.toThrow(/database files are incompatible with server/);
  });

  it('refuses a folder that holds something else', async () => {
    emptyHanded();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'letter.txt'), 'keep me');
    await expect(start()).rejects.toThrow(/holds something else than a database/);
    expect(readFileSync(join(dataDir, 'letter.txt'), 'utf8')).toBe('keep me');
  });
});

describe('the log of the embedded database', () => {
  const canary = 'Sulastri 3507124107990003';
  const provoke = async (settings: Record<string, string>) => {
    emptyHanded();
    const server = await start({ settings });
    await ask(server, `create table person (name text primary key); insert into person values ('${canary}')`);
    for (const sql of [`select '${canary}'::uuid`, `insert into person values ('${canary}')`, `syntax '${canary}'`]) {
      await expect(ask(server, sql)).rejects.toThrow();
    }
    await server.stop();
    return readFileSync(join(dataDir, 'postgres.log'), 'utf8');
  };

  it('quotes no statement and no value', async () => {
    const text = await provoke({});
    expect(text).toContain('database system is ready');
    expect(text).not.toContain(canary);
  });

  it('would, were it set as PostgreSQL is by default', async () => {
    expect(await provoke({ log_min_messages: 'warning', log_min_error_statement: 'error' })).toContain(canary);
  });
});

// Only root meets these: anyone else runs the server as himself.
if (asRoot) {
  describe('the embedded database of root', () => {
    it('does not run as root', async () => {
      await start();
      expect(lstatSync(join(dataDir, 'cluster')).uid).not.toBe(0);
      const status = readFileSync(`/proc/${postmaster()}/status`, 'utf8');
      expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe(String(lstatSync(join(dataDir, 'cluster')).uid));
    });

    it('lives elsewhere, by a link, when only root may enter the folders above', async () => {
      emptyHanded();
      mkdirSync(dirname(dataDir), { mode: 0o700 });
      const first = await start();
      await ask(first, 'create table kept as select 7 as seven');
      await first.stop();
      expect(lstatSync(dataDir).isSymbolicLink()).toBe(true);
      const elsewhere = realpathSync(dataDir);
      expect(await ask(await start(), 'select seven from kept')).toEqual([{ seven: 7 }]);
      for (const server of open.splice(0)) await server.stop();
      rmSync(elsewhere, { recursive: true });
    });
  });
}
