// Runs once before the tests, under Node itself: from the build, which `npm test` makes first.
const { execFileSync } = require('node:child_process');
const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** One PostgreSQL for the run, in a folder of its own, with a migrated template that every test file copies. */
module.exports = async () => {
  const dist = (path) => require(join(__dirname, '../../dist', path));
  const { createLogger } = dist('libs/server/src');
  const { startPostgres } = dist('src/platform/embedded-postgres');

  const folder = mkdtempSync(join(tmpdir(), 'pulang-test-'));
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({
    dataDir: join(folder, 'database'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
    log: createLogger('silent'),
  });
  // In a process of its own: a few test files alone run in this one, and what it has loaded of graphql is not theirs.
  execFileSync(process.execPath, [join(__dirname, 'template.cjs'), postgres.ownerUrl, join(folder, 'keys')], {
    stdio: 'inherit',
  });

  process.env.PULANG_TEST_FOLDER = folder;
  process.env.PULANG_TEST_OWNER_URL = postgres.ownerUrl;
  globalThis.pulangTestPostgres = { postgres, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
