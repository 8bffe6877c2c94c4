import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { Log } from '#server';
import { type Home, isAlive, openHome, PROGRAM_ENV, SUPERUSER } from './embedded-home';
import { freePort } from './free-port';

export interface EmbeddedPostgres {
  /** The superuser's address of the database `pulang`: for set-up and migrations, never for serving. */
  ownerUrl: string;
  port: number;
  /** It was running already: left by a process that was killed, or in use by another. */
  adopted: boolean;
  /** Stops it unless another process still uses it; that one stops it then. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster, the superuser's password and the server's log; made if absent. */
  dataDir: string;
  /** Taken if free; else the port of the last time, else any. */
  port?: number;
  /** Server settings, such as `fsync`; in force only if this call starts the server. */
  settings?: Record<string, string>;
  log: Log;
}

/** What the lock file of a running server says. */
interface Running {
  pid: number;
  port: number;
  ready: boolean;
}

const DATABASE = 'pulang';
const START_MS = 60_000;
const FAST_STOP_MS = 30_000;
const HARD_STOP_MS = 5_000;
/** Every process that uses the server holds this advisory lock: who leaves last stops it. Killed ones hold none. */
const IN_USE = 0x70756c;

/** States that pass: starting or stopping, stopped meanwhile, full. */
const NOT_NOW = ['57P03', '57P01', '53300'];
const PORT_TAKEN = /could not create any TCP\/IP sockets/;
/** It lost a race against another process, or the last sessions of a killed server are still leaving. */
const MAY_PASS = new RegExp(`already exists|is empty|still in use|${PORT_TAKEN.source}`);

/** What the server keeps out of its log: failed statements, their values, and messages that quote values. */
const DISCREET = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/**
 * Starts the PostgreSQL that came with npm in `dataDir`, or adopts the one that runs there. It listens on 127.0.0.1
 * only, and in a process group of its own, so that a signal for this process's group leaves the order of stopping here.
 */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, settings = {}, log } = options;
  const begun = Date.now();
  const home = await openHome(dataDir, settings['fsync'] !== 'off');
  let port = options.port ?? lastPort(home);
  let started: ChildProcess | undefined;
  for (let logged = 0; Date.now() - begun < START_MS; await pause(10)) {
    const running = findRunning(home);
    const session = running?.ready && (await openSession(home, running.port));
    if (session) {
      writeFileSync(join(home.folder, 'port'), String(running.port));
      const adopted = running.pid !== started?.pid;
      log.info(adopted ? 'embedded database adopted' : 'embedded database started', {
        port: running.port,
        ms: Date.now() - begun,
      });
      return handle(home, running, session, adopted, log);
    }
    if (running || (started && !hasEnded(started))) continue;
    if (started) {
      const said = serverLog(home).slice(logged);
      if (!MAY_PASS.test(said)) throw new Error(`The embedded database did not start. It said:\n${said.trim()}`);
      if (PORT_TAKEN.test(said)) port = 0;
      started = undefined;
      await pause(100);
      continue;
    }
    logged = serverLog(home).length;
    started = await spawnServer(home, { ...DISCREET, ...settings, port: String(port || (await freePort())) });
  }
  throw new Error(
    `The embedded database in ${dataDir} did not answer within ${START_MS / 1000} s; see its postgres.log.`,
  );
}

async function spawnServer(home: Home, settings: Record<string, string>): Promise<ChildProcess> {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...settings };
  const output = openSync(join(home.folder, 'postgres.log'), 'a', 0o600);
  const args = ['-D', home.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = spawn(join(home.bin, 'postgres'), args, {
    cwd: '/',
    env: PROGRAM_ENV,
    detached: true,
    stdio: ['ignore', output, output],
    ...home.runner,
  });
  closeSync(output);
  await once(server, 'spawn');
  server.unref();
  return server;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** The server of this very cluster, if it runs. The lock of one that does not is removed. */
function findRunning(home: Home): Running | undefined {
  const path = join(home.cluster, 'postmaster.pid');
  const lines = contents(path).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid && isServerOf(home, pid)) return { pid, port, ready: lines[7]?.trim() === 'ready' };
  // PostgreSQL itself overrides the lock of a dead process, but not one whose number a stranger has by now. A young
  // lock is left alone: its writer may not have finished.
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (written && Date.now() - written > 2_000) rmSync(path, { force: true });
  return undefined;
}

function isServerOf(home: Home, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes(home.cluster);
  } catch {
    return false;
  }
}

/**
 * A session that marks the server as in use. None yet while the server starts or stops. That it lets our password in,
 * by SCRAM, proves that it is ours.
 */
async function openSession(home: Home, port: number): Promise<Client | undefined> {
  const session = new Client({ connectionString: url(home, port, 'postgres'), connectionTimeoutMillis: 5_000 });
  session.on('error', () => undefined);
  try {
    await session.connect();
    await session.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    await createDatabase(session);
    return session;
  } catch (error) {
    await session.end().catch(() => undefined);
    if (error instanceof DatabaseError && !NOT_NOW.includes(error.code ?? '')) {
      throw new Error(`The embedded database in ${home.folder} refuses its owner.`, { cause: error });
    }
    return undefined;
  }
}

async function createDatabase(session: Client): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount) return;
  await session.query(`create database ${DATABASE}`).catch((error: unknown) => {
    // Another process that came at the same moment made it.
    if (!(error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  });
}

function handle(home: Home, running: Running, session: Client, adopted: boolean, log: Log): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  session.on('error', () => {
    if (!stopping) log.error('embedded database closed its connection');
  });
  const stop = async () => {
    const shared = await leave(session);
    if (shared) return log.info('embedded database left to another process');
    await stopServer(home, running.pid);
    await session.end().catch(() => undefined);
    log.info('embedded database stopped');
  };
  const { port } = running;
  return { ownerUrl: url(home, port, DATABASE), port, adopted, stop: () => (stopping ??= stop()) };
}

/** Whether another process still uses the server. */
async function leave(session: Client): Promise<boolean> {
  try {
    await session.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
    const { rows } = await session.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [IN_USE]);
    if (!rows[0]?.alone) await session.end();
    return !rows[0]?.alone;
  } catch {
    // The connection is gone, so nobody can be asked: what was started is not left behind.
    return false;
  }
}

/** A fast shutdown (SIGINT ends every session and writes a checkpoint); an immediate one if that takes too long. */
async function stopServer(home: Home, pid: number): Promise<void> {
  for (const [signal, limit] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', HARD_STOP_MS],
  ] as const) {
    if (isServerOf(home, pid)) process.kill(pid, signal);
    for (const begun = Date.now(); Date.now() - begun < limit; await pause(10)) {
      if (!isServerOf(home, pid)) return;
    }
  }
  throw new Error(`The embedded database (process ${pid}) did not stop.`);
}

function url(home: Home, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${home.password}@127.0.0.1:${port}/${database}`;
}

const lastPort = (home: Home) => Number(contents(join(home.folder, 'port')));
const serverLog = (home: Home) => contents(join(home.folder, 'postgres.log'));

/** Empty if there is no such file. */
function contents(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
