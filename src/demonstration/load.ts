import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Env, Log } from '#server';
import type { KeyRing } from '../platform/vault/key-ring';
import { accounts, idOf, organisations, shelters, units } from './cast';
import { asker } from './ask';
import { loadCredentials } from './sign-in';
import { intakes, WorkingDay } from './working-day';

/** Loads the demonstration once, through the public API; answers the logins that may be used. */
export async function loadDemonstration(
  env: Env,
  url: string,
  ownerUrl: string,
  ring: KeyRing,
  log: Log,
): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await loadCast(client);
    await loadCredentials(client, ring);
    const { rowCount: known } = await client.query('select from cases limit 1');
    const story = bookmark(env);
    if (story.told || (known && !story.begun)) return logins;
    story.begin();
    const begun = Date.now();
    await new WorkingDay(asker(url, env, ring), story.day).tell();
    story.end();
    log.info('demonstration loaded', { count: intakes.length, ms: Date.now() - begun });
    return logins;
  } finally {
    await client.end();
  }
}

const logins = accounts.map(({ login }) => login);

/** How far the telling has come. Its keys follow from the day it began, so that one that was cut off is gone on with. */
function bookmark(env: Env) {
  const path = join(env.dataDir, 'demonstration.json');
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { day: string; told: boolean }) : null;
  const day = kept?.day ?? new Date().toISOString().slice(0, 10);
  const keep = (told: boolean) => writeFileSync(path, JSON.stringify({ day, told }));
  return { day, begun: kept !== null, told: kept?.told ?? false, begin: () => keep(false), end: () => keep(true) };
}

/** Organisations, units, accounts and shelters, without anybody on the way home. */
export async function loadCast(client: Pick<Client, 'query'>): Promise<void> {
  const insert = async (table: string, columns: string, rows: unknown[][]) => {
    for (const row of rows) {
      const places = row.map((_, i) => `$${i + 1}`).join(', ');
      await client.query(`insert into ${table} (${columns}) values (${places}) on conflict do nothing`, row);
    }
  };
  await insert(
    'organisation',
    'id, code, kind, name_id, name_en',
    organisations.map((o) => [o.id, o.code, o.kind, o.id_, o.en]),
  );
  await insert(
    'unit',
    'id, code, organisation_id, name_id, name_en, country, province, zone',
    units.map((u) => [u.id, u.code, u.organisation, u.id_, u.en, u.country, u.province ?? null, u.zone]),
  );
  await insert(
    'account',
    'id, login, unit_id, roles, language',
    accounts.map((a) => [a.id, a.login, a.unit, a.roles, a.language]),
  );
  await insert('machine_client', 'id, client_id, account_id, purpose', [
    [idOf('machine system.iom'), 'system.iom', idOf('account system.iom'), 'CASE_EXCHANGE'],
  ]);
  await insert(
    'shelter',
    'id, code, name, unit_id',
    shelters.map((s) => [s.id, s.code, s.name, s.unit]),
  );
  await insert(
    'bed',
    'id, shelter_id, kind, count',
    shelters.flatMap((s) =>
      Object.entries(s.beds).map(([kind, count]) => [idOf(`${s.code}.${kind}`), s.id, kind, count]),
    ),
  );
}
