// Makes the database that every test file copies: migrated, with the demonstration's organisations and accounts.
require('reflect-metadata');
const { join } = require('node:path');
const { Client } = require('pg');

const dist = (path) => require(join(__dirname, '../../dist', path));
const { KeyRing } = dist('src/platform/vault/key-ring');
const { migrate, prepareRoles } = dist('src/platform/db/set-up');
const { loadCast } = dist('src/demonstration/load');
const { loadCredentials } = dist('src/demonstration/sign-in');

async function main(ownerUrl, keys) {
  const ring = new KeyRing(keys);
  await prepareRoles(ownerUrl, ring.secret('database'));
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('create database template_pulang');
  await owner.end();
  const template = new URL(ownerUrl);
  template.pathname = '/template_pulang';
  await migrate(template.href, ring.secret('context'));
  const inside = new Client({ connectionString: template.href });
  await inside.connect();
  await loadCast(inside);
  await loadCredentials(inside, ring);
  await inside.end();
}

void main(process.argv[2], process.argv[3]);
