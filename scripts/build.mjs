/**
 * Compiles the sources into dist/, if they changed since it was last done. The new tree is made beside the old one and
 * takes its place in one go: no stale file stays, and a server that runs meanwhile never sees half a build.
 */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['src', 'libs', 'apps', 'migrations', 'test'].filter((folder) => existsSync(folder));
// The portal is built by Vite; tests are run from their sources.
const ignored = ['apps/embassy-portal/**', '**/*.test.ts'];

function fingerprint() {
  const hash = createHash('sha256');
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files.sort(), '.swcrc', 'package-lock.json', 'scripts/build.mjs']) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function compile(into) {
  const swc = ['node_modules/@swc/cli/bin/swc.js', ...folders, '--out-dir', into];
  const options = ['--copy-files', '--quiet', '--ignore', ignored.join()];
  const { status } = spawnSync(process.execPath, [...swc, ...options], { stdio: 'inherit' });
  if (status !== 0) {
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
