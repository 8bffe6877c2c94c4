import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import type { Log } from '#server';
import { accounts, idOf, organisations, shelters, units } from './cast';

/** Loads the demonstration's organisations, accounts and shelters once; answers the logins that may be used. */
export async function loadDemonstration(_app: INestApplicationContext, ownerUrl: string, log: Log): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await loadCast(client);
    log.info('demonstration loaded', { count: accounts.length });
  } finally {
    await client.end();
  }
  return accounts.map(({ login }) => login);
}

export async function loadCast(client: Pick<Client, 'query'>): Promise<void> {
  await insert(client, 'organisation', ['id', 'code', 'kind', 'name_id', 'name_en'], organisations.map((o) => [o.id, o.code, o.kind, o.id_, o.en]));
  await insert(client, 'unit', ['id', 'code', 'organisation_id', 'name_id', 'name_en', 'country', 'province', 'zone'], units.map((u) => [u.id, u.code, u.organisation, u.id_, u.en, u.country, u.province ?? null, u.zone]));
  await insert(client, 'account', ['id', 'login', 'unit_id', 'roles', 'language'], accounts.map((a) => [a.id, a.login, a.unit, a.roles, a.language]));
  await insert(client, 'shelter', ['id', 'code', 'name', 'unit_id'], shelters.map((s) => [s.id, s.code, s.name, s.unit]));
  await insert(client, 'bed', ['id', 'shelter_id', 'kind', 'count'], shelters.flatMap((s) => Object.entries(s.beds).map(([kind, count]) => [idOf(`${s.code}.${kind}`), s.id, kind, count])));
}

async function insert(client: Pick<Client, 'query'>, table: string, columns: string[], rows: unknown[][]): Promise<void> {
  for (const row of rows) {
    const places = row.map((_, i) => `$${i + 1}`).join(', ');
    await client.query(`insert into ${table} (${columns.join(', ')}) values (${places}) on conflict do nothing`, row);
  }
}

