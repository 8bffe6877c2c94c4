/** What each layer of protection costs, measured on the hand-written statements, one caller, without HTTP. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { accounts } from '../../src/demonstration/cast';
import { Vault } from '../../src/platform/vault/vault';
import { openCase, openLabels } from './bare-opening';
import { pull, wholeCase, worklist } from './bare-statements';
import { quantile } from './drive';
import type { Installation } from './installation';
import { contextOf } from './plans';
import { shuffled } from './workloads';

const TIMES = 240;
/** What has to be left of a statement's speed under row-level security, and how far that may move as a table grows. */
const LEAST_OF_WALL = 0.65;
const MOST_OF_GROWTH = 0.1;

/** Milliseconds, median. */
interface Cost {
  /** Under row-level security, with the audit entry, and what was sealed opened. */
  whole: number;
  audit: number;
  walls: number;
  opening: number;
  /** The statement without row-level security as a share of the time with it. */
  share: number;
}

type Costs = Record<string, Cost>;

interface Case {
  name: string;
  login: string;
  text: (audit: boolean) => string;
  /** Of each turn in a row: a whole case is another each time, since the cost depends on how much has happened to it. */
  values: (turn: number) => unknown[];
  open: (vault: Vault, row: Record<string, string>) => unknown;
}

/** What is left under the walls, at least, and that it is not less with more cases. */
export function holds(costs: Costs, grown: Costs = costs): boolean {
  return Object.entries(grown).every(([name, { share }]) => {
    const before = costs[name]?.share ?? share;
    if (before - share > MOST_OF_GROWTH)
      process.stdout.write(`  ${name}: ${share.toFixed(2)} with more cases, ${before.toFixed(2)} before: TOO MUCH\n`);
    return Math.min(share, before) >= LEAST_OF_WALL && before - share <= MOST_OF_GROWTH;
  });
}

export async function costOfProtection(place: Installation, owner: Client): Promise<Costs> {
  const { rows } = await owner.query<{ id: string }>(
    `select case_id as id from case_access where unit_id = $1 and reach = 'CUSTODY' and state = 'IN_SHELTER' order by md5(case_id::text) limit 40`,
    [unitOf('shelter.kemensos')],
  );
  const since = new Date(Date.now() - 2 * 365 * 86_400_000);
  const kinds: Case[] = [
    {
      name: 'W1',
      login: 'officer.phnompenh',
      text: (audit) => worklist(false, false, audit),
      values: () => [50, 'PREPARING'],
      open: (vault, row) => openLabels(vault, row['items'] ?? '[]'),
    },
    {
      name: 'W2',
      login: 'shelter.kemensos',
      text: (audit) => wholeCase(true, audit),
      values: (turn) => [rows[turn % rows.length]?.id],
      open: (vault, row) => openCase(vault, row['answer'] ?? 'null'),
    },
    {
      name: 'W6',
      login: 'system.iom',
      text: (audit) => pull(false, audit),
      values: () => [500, since],
      open: () => undefined,
    },
  ];
  const client = await new Client({ connectionString: place.url }).connect();
  const unwalled = await withoutWalls(place, owner);
  process.stdout.write(
    '\nCost of protection, ms at one caller without HTTP (row-level security as a share: without / with)\n',
  );
  const costs: Costs = {};
  try {
    for (const kind of kinds) {
      costs[kind.name] = await costOf(place, client, unwalled, kind);
      const { whole, audit, walls, opening, share } = costs[kind.name] as Cost;
      const parts = `audit ${audit.toFixed(2)}, row-level security ${walls.toFixed(2)} (${share.toFixed(2)}), opening ${opening.toFixed(2)}${share < LEAST_OF_WALL ? `: UNDER ${LEAST_OF_WALL}` : ''}`;
      process.stdout.write(`  ${kind.name}: ${whole.toFixed(2)} in all; ${parts}\n`);
    }
    process.stdout.write(
      `  verifying the context: ${(await verifying(client, contextOf(place, 'officer.manila'))).toFixed(1)} us each time\n`,
    );
  } finally {
    await client.end();
    await unwalled.end();
  }
  return costs;
}

/**
 * The application's own role but for the walls. A superuser would not do: it is spared the checks of privileges too, and
 * plans otherwise.
 */
async function withoutWalls({ url }: Installation, owner: Client): Promise<Client> {
  await owner.query(`create role unwalled login bypassrls in role pulang_app password 'unwalled'`);
  for (const setting of [`plan_cache_mode = 'force_generic_plan'`, `jit = 'off'`, `timezone = 'UTC'`])
    await owner.query(`alter role unwalled set ${setting}`);
  const address = new URL(url);
  Object.assign(address, { username: 'unwalled', password: 'unwalled' });
  return new Client({ connectionString: address.href }).connect();
}

const unitOf = (login: string) => accounts.find((one) => one.login === login)?.unit;

async function costOf(
  place: Installation,
  client: Client,
  unwalled: Client,
  { name: kind, login, text, values, open }: Case,
): Promise<Cost> {
  const account = accounts.find((one) => one.login === login);
  const context = contextOf(place, login);
  const vault = new Vault(place.ring);
  const variants = {
    audited: { by: client, name: 'audited', text: text(true), who: [account?.id, account?.unit, randomUUID()] },
    walled: { by: client, name: 'walled', text: unaudited(text(false)), who: [] },
    bare: { by: unwalled, name: 'bare', text: unaudited(text(false)), who: [] },
  };
  const times = { audited: [] as number[], walled: [] as number[], bare: [] as number[], opening: [] as number[] };
  for (let turn = 0; turn < TIMES; turn += 1) {
    for (const variant of shuffled(['audited', 'walled', 'bare'] as const)) {
      const { by, name, text: asked, who } = variants[variant];
      const statement = { name: `${kind} ${name}`, text: asked, values: [...who, ...values(turn)] };
      const begun = performance.now();
      await by.query('begin');
      await by.query({ name: 'enter', text: `select app.enter($1)`, values: [context] });
      const { rows } = await by.query<Record<string, string>>(statement);
      await by.query('commit');
      times[variant].push(performance.now() - begun);
      if (variant !== 'audited') continue;
      const opening = performance.now();
      open(vault, rows[0] ?? {});
      times.opening.push(performance.now() - opening);
    }
  }
  const median = (name: keyof typeof times) => quantile(times[name], 0.5);
  return {
    whole: median('audited') + median('opening'),
    audit: median('audited') - median('walled'),
    walls: median('walled') - median('bare'),
    opening: median('opening'),
    share: median('bare') / median('walled'),
  };
}

/** Without its audit entry a statement no longer names the first three parameters, which then have no type. */
const unaudited = (text: string) => text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) - 3}`);

async function verifying(client: Client, context: string): Promise<number> {
  await client.query('begin');
  await client.query(`select app.enter($1)`, [context]);
  const begun = performance.now();
  await client.query('select (select c.unit from app.caller c where n > 0) from generate_series(1, 1000) n');
  const took = performance.now() - begun;
  await client.query('rollback');
  return took;
}
