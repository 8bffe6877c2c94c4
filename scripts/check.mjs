/** `npm run check`: everything that can be said of the sources without running them. Prints what failed, at the end. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const folders = ['src', 'libs', 'apps', 'migrations', 'test'].filter((folder) => existsSync(folder));
const portal = 'apps/embassy-portal';
const tool = (path, ...args) => [`node_modules/${path}`, ...args];

const checks = {
  format: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  lint: tool('eslint/bin/eslint.js', '.', '--max-warnings=0'),
  types: tool('typescript/bin/tsc', '--noEmit'),
  'portal types': tool('typescript/bin/tsc', '--noEmit', '-p', portal),
  'portal questions': tool('gql.tada/bin/cli.js', 'check', '-c', `${portal}/tsconfig.json`, '--fail-on-warn'),
  'import rules': tool('dependency-cruiser/bin/dependency-cruise.mjs', ...folders),
  'dead code': tool('knip/bin/knip.js', '--no-config-hints'),
  'generated files': ['dist/src/commands/docs.js', '--check'],
};

function check([name, args]) {
  return new Promise((resolve) => {
    const begun = Date.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.once('close', (code) => {
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}, ${seconds} s\n`);
      resolve({ name, said, failed: code !== 0 });
    });
  });
}

const failures = (await Promise.all(Object.entries(checks).map(check))).filter(({ failed }) => failed);
for (const { name, said } of failures) process.stdout.write(`\n── ${name} ──\n${said.trim()}\n`);
process.exit(failures.length > 0 ? 1 : 0);
