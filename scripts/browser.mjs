/**
 * A browser for the tests: the one that this machine has, else Debian's package where it may be installed, else
 * playwright's own download. Prints where its program is; says on stderr what it had to bring.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const runs = (command, args) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;

function present() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const known = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...known, ...elsewhere].find((path) => existsSync(path));
}

function packaged() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stderr.write('Installing a browser for the tests, once, about a minute.\n');
  const install = () =>
    runs('apt-get', ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', 'chromium']);
  return install() || (runs('apt-get', ['update', '-qq']) && install()) ? present() : undefined;
}

async function downloaded() {
  const { chromium } = await import('playwright-core');
  if (!existsSync(chromium.executablePath())) {
    process.stderr.write('Downloading a browser for the tests, once.\n');
    runs(process.execPath, ['node_modules/playwright-core/cli.js', 'install', '--with-deps', 'chromium']);
  }
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** The program's path; an error if there is none and none can be had. */
export async function findBrowser() {
  const path = present() ?? packaged() ?? (await downloaded());
  if (!path) throw new Error('No Chrome or Chromium here, and none could be installed: install one, then test again.');
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(`${await findBrowser()}\n`);
