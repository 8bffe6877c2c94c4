// Runs once before the tests, under Node itself: from the build, which `npm test` makes first.
require('reflect-metadata');
const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** One PostgreSQL for the run, in a folder of its own, with a migrated template that every test file copies. */
module.exports = async () => {
  const dist = (path) => require(join(__dirname, '../../dist', path));
  const { createLogger } = dist('libs/server/src');
  const { startPostgres } = dist('src/platform/embedded-postgres');
  const { KeyRing } = dist('src/platform/vault/key-ring');
  const { migrate, prepareRoles } = dist('src/platform/db/set-up');
  const { loadCast } = dist('src/demonstration/load');
  const { Client } = require('pg');

  const folder = mkdtempSync(join(tmpdir(), 'pulang-test-'));
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({
    dataDir: join(folder, 'database'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
    log: createLogger('silent'),
  });
  const ring = new KeyRing(join(folder, 'keys'));
  await prepareRoles(postgres.ownerUrl, ring.secret('database'));
  const owner = new Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await owner.query('create database template_pulang');
  const template = new URL(postgres.ownerUrl);
  template.pathname = '/template_pulang';
  await migrate(template.href, ring.secret('context'));
  const inside = new Client({ connectionString: template.href });
  await inside.connect();
  await loadCast(inside);
  await inside.end();
  await owner.end();

  process.env.PULANG_TEST_FOLDER = folder;
  process.env.PULANG_TEST_OWNER_URL = postgres.ownerUrl;
  globalThis.pulangTestPostgres = { postgres, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
