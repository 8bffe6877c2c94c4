import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { limits } from '#server';
import { installJobs } from '../jobs/jobs';
import { contextPads } from './context';
import { Tables1764000000000 } from '../../../migrations/1764000000000-tables';
import { Context1764000000001 } from '../../../migrations/1764000000001-context';
import { Walls1764000000002 } from '../../../migrations/1764000000002-walls';
import { Gates1764000000003 } from '../../../migrations/1764000000003-gates';
import { Facts1764000000004 } from '../../../migrations/1764000000004-facts';
import { Matching1764000000005 } from '../../../migrations/1764000000005-matching';
import { Caller1764100000000 } from '../../../migrations/1764100000000-caller';
import { SignIn1764110000000 } from '../../../migrations/1764110000000-sign-in';
import { Sessions1764120000000 } from '../../../migrations/1764120000000-sessions';
import { Administration1764130000000 } from '../../../migrations/1764130000000-administration';
import { Motion1764200000000 } from '../../../migrations/1764200000000-motion';
import { Custody1764210000000 } from '../../../migrations/1764210000000-custody';
import { Agencies1764220000000 } from '../../../migrations/1764220000000-agencies';
import { Truth1764230000000 } from '../../../migrations/1764230000000-truth';
import { Rights1764240000000 } from '../../../migrations/1764240000000-rights';
import { Alerts1764250000000 } from '../../../migrations/1764250000000-alerts';
import { Doors1764300000000 } from '../../../migrations/1764300000000-doors';
import { Families1764310000000 } from '../../../migrations/1764310000000-families';
import { Reintegration1764320000000 } from '../../../migrations/1764320000000-reintegration';
import { Entered1764290000000 } from '../../../migrations/1764290000000-entered';
import { Partners1764330000000 } from '../../../migrations/1764330000000-partners';
import { Order1764340000000 } from '../../../migrations/1764340000000-order';
import { Told1764395000000 } from '../../../migrations/1764395000000-told';
import { DayOfArrival1764400000000 } from '../../../migrations/1764400000000-day-of-arrival';
import { Claims1764480000000 } from '../../../migrations/1764480000000-claims';
import { Sector1764530000000 } from '../../../migrations/1764530000000-sector';
import { SharedSector1764550000000 } from '../../../migrations/1764550000000-shared-sector';
import { Security1764540000000 } from '../../../migrations/1764540000000-security';
import { Locks1764540000001 } from '../../../migrations/1764540000001-locks';
import { AskedLast1764470000000 } from '../../../migrations/1764470000000-asked-last';
import { Standing1764475000000 } from '../../../migrations/1764475000000-standing';
import { Mended1764410000000 } from '../../../migrations/1764410000000-mended';
import { Statistics1764350000000 } from '../../../migrations/1764350000000-statistics';
import { Exchange1764430000000 } from '../../../migrations/1764430000000-exchange';
import { Linked1764420000000 } from '../../../migrations/1764420000000-linked';
import { Taken1764520000000 } from '../../../migrations/1764520000000-taken';
import { Published1764440000000 } from '../../../migrations/1764440000000-published';
import { Awaited1764570000000 } from '../../../migrations/1764570000000-awaited';
import { Settled1764600000000 } from '../../../migrations/1764600000000-settled';
import { OwnAccess1764610000000 } from '../../../migrations/1764610000000-own-access';
import { Heads1764650000000 } from '../../../migrations/1764650000000-heads';
import { Counted1764660000000 } from '../../../migrations/1764660000000-counted';
import { Enquired1764710000000 } from '../../../migrations/1764710000000-enquired';
import { SettledForWhom1764740000000 } from '../../../migrations/1764740000000-settled-for-whom';
import { Carried1764740000001 } from '../../../migrations/1764740000001-carried';
import { Outlasting1764750000000 } from '../../../migrations/1764750000000-outlasting';
import { ToldOf1764760000400 } from '../../../migrations/1764760000400-told-of';
import { Frozen1764760000300 } from '../../../migrations/1764760000300-frozen';
import { Signers1764760000310 } from '../../../migrations/1764760000310-signers';
import { Untold1764760000001 } from '../../../migrations/1764760000001-untold';
import { OneKey1764760000420 } from '../../../migrations/1764760000420-one-key';
import { JudgedSince1764760000430 } from '../../../migrations/1764760000430-judged-since';
import { AgreedForWhom1764760000440 } from '../../../migrations/1764760000440-agreed-for-whom';
import { Drafted1764760000500 } from '../../../migrations/1764760000500-drafted';
import { Strangers1764760000510 } from '../../../migrations/1764760000510-strangers';
import { Houses1764770000010 } from '../../../migrations/1764770000010-houses';
import { Withdrawn1764770000100 } from '../../../migrations/1764770000100-withdrawn';
import { Nobodys1764770000110 } from '../../../migrations/1764770000110-nobodys';
import { Answerers1764770000120 } from '../../../migrations/1764770000120-answerers';
import { OwnMornings1764770000200 } from '../../../migrations/1764770000200-own-mornings';
import { Granted1764770000210 } from '../../../migrations/1764770000210-granted';
import { ClosedSince1764770000220 } from '../../../migrations/1764770000220-closed-since';
import { OnePerson1764770000230 } from '../../../migrations/1764770000230-one-person';
import { Guarded1764770000240 } from '../../../migrations/1764770000240-guarded';
import { JudgedAtIntake1764770000300 } from '../../../migrations/1764770000300-judged-at-intake';
import { ReachedAnew1764770000310 } from '../../../migrations/1764770000310-reached-anew';
import { SignedWords1764780000000 } from '../../../migrations/1764780000000-signed-words';
import { ToReceive1764780000010 } from '../../../migrations/1764780000010-to-receive';
import { Reworded1764780000020 } from '../../../migrations/1764780000020-reworded';
import { BothEnds1764780000100 } from '../../../migrations/1764780000100-both-ends';
import { TakenApart1764780000110 } from '../../../migrations/1764780000110-taken-apart';
import { KeptByReferral1764780000120 } from '../../../migrations/1764780000120-kept-by-referral';
import { RefusedThere1764780000130 } from '../../../migrations/1764780000130-refused-there';
import { Numbered1764780000900 } from '../../../migrations/1764780000900-numbered';
import { ToldWhole1764780000910 } from '../../../migrations/1764780000910-told-whole';
import { SignedSides1764790000010 } from '../../../migrations/1764790000010-signed-sides';
import { Receiving1764790000020 } from '../../../migrations/1764790000020-receiving';
import { BedsTillThen1764790000600 } from '../../../migrations/1764790000600-beds-till-then';
import { OwnHeadings1764790000500 } from '../../../migrations/1764790000500-own-headings';
import { ShownAgain1764800000000 } from '../../../migrations/1764800000000-shown-again';
import { AskedLast1764800000200 } from '../../../migrations/1764800000200-asked-last';
import { ToldCheaper1764810000010 } from '../../../migrations/1764810000010-told-cheaper';

/** The roles that serve, each with just its own grants; the owner migrates and never serves. */
export const servingRoles = [
  'pulang_app',
  'pulang_desk',
  'pulang_partner',
  'pulang_sealer',
  'pulang_sign_in',
  'pulang_statistics',
  'pulang_worker',
] as const;
export type ServingRole = (typeof servingRoles)[number];

/** Somebody waits for what these do. */
const answering: ReadonlySet<ServingRole> = new Set(['pulang_app', 'pulang_desk', 'pulang_partner', 'pulang_sign_in']);

/** Listed, since TypeORM can not find TypeScript migrations by a pattern. */
export const migrations = [
  Tables1764000000000,
  Context1764000000001,
  Walls1764000000002,
  Gates1764000000003,
  Facts1764000000004,
  Matching1764000000005,
  Caller1764100000000,
  SignIn1764110000000,
  Sessions1764120000000,
  Administration1764130000000,
  Motion1764200000000,
  Custody1764210000000,
  Agencies1764220000000,
  Truth1764230000000,
  Rights1764240000000,
  Alerts1764250000000,
  Doors1764300000000,
  Families1764310000000,
  Reintegration1764320000000,
  Entered1764290000000,
  Partners1764330000000,
  Order1764340000000,
  Told1764395000000,
  DayOfArrival1764400000000,
  AskedLast1764470000000,
  Standing1764475000000,
  Mended1764410000000,
  Statistics1764350000000,
  Exchange1764430000000,
  Linked1764420000000,
  Published1764440000000,
  Claims1764480000000,
  Taken1764520000000,
  Sector1764530000000,
  SharedSector1764550000000,
  Security1764540000000,
  Locks1764540000001,
  Awaited1764570000000,
  Settled1764600000000,
  OwnAccess1764610000000,
  Heads1764650000000,
  Counted1764660000000,
  Enquired1764710000000,
  SettledForWhom1764740000000,
  Carried1764740000001,
  Outlasting1764750000000,
  ToldOf1764760000400,
  Frozen1764760000300,
  Signers1764760000310,
  Untold1764760000001,
  OneKey1764760000420,
  JudgedSince1764760000430,
  AgreedForWhom1764760000440,
  Drafted1764760000500,
  Strangers1764760000510,
  Houses1764770000010,
  Withdrawn1764770000100,
  Nobodys1764770000110,
  Answerers1764770000120,
  OwnMornings1764770000200,
  Granted1764770000210,
  ClosedSince1764770000220,
  OnePerson1764770000230,
  Guarded1764770000240,
  JudgedAtIntake1764770000300,
  ReachedAnew1764770000310,
  SignedWords1764780000000,
  ToReceive1764780000010,
  Reworded1764780000020,
  BothEnds1764780000100,
  TakenApart1764780000110,
  KeptByReferral1764780000120,
  RefusedThere1764780000130,
  Numbered1764780000900,
  ToldWhole1764780000910,
  SignedSides1764790000010,
  Receiving1764790000020,
  OwnHeadings1764790000500,
  BedsTillThen1764790000600,
  ShownAgain1764800000000,
  AskedLast1764800000200,
  ToldCheaper1764810000010,
];

/** Passwords of the serving roles follow from one secret of the key ring, so that none has to be stored. */
export const passwordOf = (secret: Buffer, role: ServingRole): string =>
  createHmac('sha256', secret).update(role).digest('base64url');

/** Roles belong to the cluster, not to a database, so set-up makes them and no migration does. */
export async function prepareRoles(ownerUrl: string, secret: Buffer, outsideApp?: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('pulang-roles'))`);
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    const version = rows[0]?.version;
    for (const role of [...servingRoles, 'pulang_gate'] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      if (rowCount === 0)
        await client.query(`create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole`);
      if (role === 'pulang_gate') await client.query(`grant pulang_gate to current_user`);
      else {
        await client.query(`alter role ${role} login password '${passwordOf(secret, role)}'`);
        await client.query(`alter role ${role} set statement_timeout = '5s'`);
        await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '10s'`);
        // What many statements take together has an end too, where PostgreSQL knows how (17 and newer).
        if (answering.has(role) && Number(version) >= 170_000)
          await client.query(`alter role ${role} set transaction_timeout = '${limits.time}ms'`);
        await client.query(`alter role ${role} set timezone = 'UTC'`);
        await client.query(`alter role ${role} set jit = off`);
        // Under row-level security planning takes as long as running; every statement is a few rows by an index.
        await client.query(`alter role ${role} set plan_cache_mode = force_generic_plan`);
      }
    }
    // What a partner's machine may do is what the application may, behind walls that are added for it.
    await client.query('grant pulang_app to pulang_partner');
    if (outsideApp && outsideApp !== 'pulang_app')
      await client.query(`grant pulang_app to ${client.escapeIdentifier(outsideApp)}`);
  } finally {
    await client.end();
  }
}

/** Brings the schema up to date as its owner, and gives the database the half of the context key that it may have. */
export async function migrate(ownerUrl: string, contextSecret: Buffer): Promise<void> {
  const source = new DataSource({ type: 'postgres', url: ownerUrl, migrations, migrationsTransactionMode: 'each' });
  await source.initialize();
  try {
    // Two processes that start at once: the second finds nothing left to do.
    await source.query(`select pg_advisory_lock(hashtext('pulang-migrations'))`);
    // Who is to own a view has to be let make one there; an owner who is no superuser is held to that.
    await source.query('grant create on schema public to pulang_gate');
    await source.runMigrations();
    await source.query('revoke create on schema public from pulang_gate');
    const { inner, outer } = contextPads(contextSecret);
    // In one statement, and only if it is another: those who serve meanwhile always find it.
    await source.query(
      `with other as (delete from app.context_key where inner_pad <> $1)
       insert into app.context_key (inner_pad, outer_pad) select $1, $2 where not exists (select from app.context_key where inner_pad = $1)`,
      [inner, outer],
    );
    await installJobs(ownerUrl);
  } finally {
    await source.destroy();
  }
}

/** The address of the same database for a serving role. */
export function addressFor(url: string, role: ServingRole, secret: Buffer): string {
  const address = new URL(url);
  address.username = role;
  address.password = passwordOf(secret, role);
  return address.toString();
}

/** Serving as a superuser, past row-level security or as the owner would make the second wall a painting. */
export async function refuseToServeAs(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ strong: boolean }>(
      `select r.rolsuper or r.rolbypassrls or exists (select from pg_class c where c.relname = 'cases' and pg_has_role(c.relowner, 'member')) as strong
       from pg_roles r where r.rolname = current_user`,
    );
    if (rows[0]?.strong !== false) {
      throw new Error('DATABASE_URL names a role that is a superuser, bypasses row-level security or owns the tables.');
    }
  } finally {
    await client.end();
  }
}
