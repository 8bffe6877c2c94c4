import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standing } from './wall';

const tables = [
  `CREATE TABLE "session" ("id" uuid NOT NULL, "account_id" uuid NOT NULL, "token_hash" bytea NOT NULL, "methods" text array NOT NULL, "roles" text array,
    "signed_in_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "verified_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "worked_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "ended_at" TIMESTAMP WITH TIME ZONE, "end_reason" text,
    CONSTRAINT "UQ_a83507eb0338ac037780e02f2b9" UNIQUE ("token_hash"), CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))`,
  `CREATE INDEX "session_account" ON "session" ("account_id")`,
  `CREATE TABLE "machine_client" ("id" uuid NOT NULL, "client_id" text NOT NULL, "account_id" uuid NOT NULL, "purpose" text NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "disabled_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "UQ_64fabd1259cb59d44ebfc775bb3" UNIQUE ("client_id"), CONSTRAINT "PK_130825531a03f6f917c64819da8" PRIMARY KEY ("id"))`,
  `CREATE TABLE "machine_key" ("id" uuid NOT NULL, "machine_client_id" uuid NOT NULL, "kid" text NOT NULL, "jwk" jsonb NOT NULL,
    "not_before" TIMESTAMP WITH TIME ZONE NOT NULL, "not_after" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT "machine_key_once" UNIQUE ("machine_client_id", "kid"), CONSTRAINT "PK_2487c34ac7feddc2066159f539c" PRIMARY KEY ("id"))`,
  ...[
    ['session', 'FK_fae5a6b4a57f098e9af8520d499', 'account'],
    ['machine_client', 'FK_757aec83adc764a57eac660f486', 'account'],
    ['machine_key', 'FK_a2f141a18790117d4d816a36608', 'machine_client'],
  ].map(
    ([table, name, of]) =>
      `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" FOREIGN KEY ("${of}_id") REFERENCES "${of}"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  ),
  `alter table session add constraint session_ended check ((ended_at is null) = (end_reason is null))`,
  // Only a public half is ever kept; one key of a kind, since a symmetric one would make each side able to be the other.
  `alter table machine_key add constraint machine_key_public check (jwk ->> 'kty' in ('EC', 'RSA', 'OKP') and not jwk ? 'd' and not_before < not_after)`,
  // A partner's purpose has one client at a time.
  `create unique index machine_client_purpose on machine_client (account_id, purpose) where disabled_at is null`,
  `create table account_subject (issuer text not null, subject text not null, account_id uuid not null references account (id),
    recorded_at timestamptz not null default now(), primary key (issuer, subject), unique (issuer, account_id))`,
  // As rate-limiter-flexible makes it. Keys are keyed hashes. A crash may forget what was counted.
  `create unlogged table rate (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
];

const own = `account_id = (select c.account from app.caller c)`;
/** Whose accounts an administrator sees is said once, by the wall of \`account\`. */
const administered = (table: string) =>
  `${standing} = 'admin' and exists (select from account a where a.id = ${table}.account_id offset 0)`;
const administeredKey = `${standing} = 'admin' and exists (select from machine_client m where m.id = machine_key.machine_client_id offset 0)`;

const serving = 'pulang_app, pulang_desk';
const walls = [
  'grant usage on schema public to pulang_sign_in',
  // A session is found by the hash of its token before anybody is known; its account begins, renews and ends it.
  `create policy sign_in on session for all to pulang_sign_in using (true)`,
  `create policy see on session for select to ${serving} using (${own})`,
  `create policy see_admin on session for select to pulang_app using (${administered('session')})`,
  `create policy begin on session for insert to ${serving} with check (${own} and signed_in_at = now() and ends_at <= now() + interval '8 hours')`,
  `create policy change on session for update to ${serving} using (${own} and ended_at is null and ends_at > now()) with check (${own})`,
  `create policy gate on session for all to pulang_gate using (true) with check (true)`,
  `create policy old on session for all to pulang_worker using (ends_at < now() - interval '90 days')`,
  `grant select, update (worked_at, ended_at, end_reason) on session to pulang_sign_in`,
  `grant select, insert, update (token_hash, methods, verified_at, worked_at, ended_at, end_reason) on session to ${serving}`,
  `grant select, update on session to pulang_gate`,
  `grant select, delete on session to pulang_worker`,
  `create policy sign_in on machine_client for select to pulang_sign_in using (true)`,
  `create policy administer on machine_client for all to pulang_app using (${administered('machine_client')}) with check (${administered('machine_client')})`,
  `create policy set_up on machine_client for all to current_user using (true) with check (true)`,
  `grant select on machine_client, machine_key, account_subject to pulang_sign_in`,
  `grant select, insert, update (disabled_at) on machine_client to pulang_app`,
  `create policy sign_in on machine_key for select to pulang_sign_in using (true)`,
  `create policy administer on machine_key for all to pulang_app using (${administeredKey}) with check (${administeredKey})`,
  `grant select, insert, update (not_after) on machine_key to pulang_app`,
  `create policy sign_in on account_subject for select to pulang_sign_in using (true)`,
  // Nobody says themselves whom an outside provider means by them.
  `create policy administer on account_subject for all to pulang_app using (${administered('account_subject')}) with check (${administered('account_subject')} and not ${own})`,
  `create policy others on account_subject as restrictive for delete to pulang_app using (not ${own})`,
  `grant select, insert, delete on account_subject to pulang_app`,
  `create policy sign_in on unit for select to pulang_sign_in using (true)`,
  `grant select (id, code) on unit to pulang_sign_in`,
  `create policy sign_in on rate for all to pulang_sign_in using (true) with check (true)`,
  `grant select, insert, update, delete on rate to pulang_sign_in`,
];

/** Called by the gates that disable an account or take its credentials away; nobody else may. */
const end = `
create function app.end_sessions(the_account uuid, reason text) returns void
language sql security definer set search_path = pg_catalog as $$
  update public.session set ended_at = now(), end_reason = reason where account_id = the_account and ended_at is null;
$$;
alter function app.end_sessions(uuid, text) owner to pulang_gate;
revoke all on function app.end_sessions(uuid, text) from public;
`;

/** Sessions of the portal, machines and their keys, whom an outside provider's subjects are here, and what was counted. */
export class Sessions1764120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
    for (const table of ['session', 'machine_client', 'machine_key', 'account_subject', 'rate']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
    }
    for (const statement of walls) await runner.query(statement);
    await runner.query(end);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
