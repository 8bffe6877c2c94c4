/**
 * Compiles the sources into dist/, if they changed since it was last done. The new tree is made beside the old one and
 * takes its place in one go: no stale file stays, and a server that runs meanwhile never sees half a build.
 */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folders = ['src', 'libs', 'apps', 'migrations', 'test'].filter((folder) => existsSync(folder));
// The portal is built by Vite; tests are run from their sources.
const portal = 'apps/embassy-portal';
const schemaTypes = join(portal, 'src/api/schema.d.ts');
const ignored = [`${portal}/**`, '**/*.test.ts'];

function fingerprint() {
  const hash = createHash('sha256');
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  // Typed from the contract at each build: the types themselves say nothing new.
  const sources = files.filter((file) => file !== schemaTypes).sort();
  for (const file of [...sources, 'schema.graphql', '.swcrc', 'package-lock.json', 'scripts/build.mjs']) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function compile(into) {
  const swc = ['@swc/cli/bin/swc.js', ...folders, '--out-dir', into, '--copy-files', '--ignore', ignored.join()];
  const types = ['gql.tada/bin/cli.js', 'generate-output', '-c', `${portal}/tsconfig.json`];
  const vite = ['vite/bin/vite.js', 'build', portal, '--outDir', resolve(into, 'portal'), '--logLevel', 'warn'];
  for (const [tool, ...args] of [[...swc, '--quiet'], types, vite]) {
    const { status } = spawnSync(process.execPath, [`node_modules/${tool}`, ...args], { stdio: ['ignore', 2, 2] });
    if (status === 0) continue;
    rmSync(into, { recursive: true, force: true });
    process.exit(status ?? 1);
  }
}

/** A build that was killed leaves its half behind; the number in the name says whose it was. */
function removeAbandoned() {
  for (const name of readdirSync('.').filter((entry) => /^dist\.(new|old)-\d+$/.test(entry))) {
    try {
      process.kill(Number(name.split('-')[1]), 0);
    } catch {
      rmSync(name, { recursive: true, force: true });
    }
  }
}

function replace(dist, by) {
  const old = `dist.old-${process.pid}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(by, dist);
      break;
    } catch (error) {
      // Another build got in between: it is the one to be replaced now.
      if (attempt === 5) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

const wanted = fingerprint();
const stamp = 'dist/.fingerprint';
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  removeAbandoned();
  const fresh = `dist.new-${process.pid}`;
  compile(fresh);
  writeFileSync(`${fresh}/.fingerprint`, wanted);
  replace('dist', fresh);
}
