import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people sign in with, and what a sign-in leaves behind while it lasts: rows of the one role that serves it. */
const tables = `
-- A password's hash, and the secret of an authenticator application sealed under a key that is not in the database.
-- totp_step is the last time step whose code was taken: no code is good twice (RFC 6238, 5.2).
create table credential (
  account_id uuid primary key references account,
  password text not null,
  password_at timestamptz not null,
  totp bytea,
  totp_step bigint
);

create table passkey (
  id text primary key,
  account_id uuid not null references account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_account on passkey (account_id);

-- Each code once, as a keyed hash.
create table recovery_code (
  account_id uuid not null references account,
  mark bytea not null,
  used_at timestamptz,
  primary key (account_id, mark)
);

-- How often was tried in vain, by keyed marks of who tried from where: neither a login nor an address can be read here.
create table sign_in_failure (
  mark bytea primary key,
  count integer not null,
  at timestamptz not null
);
create index sign_in_failure_at on sign_in_failure (at);

-- What the provider keeps: sessions, codes, grants, replay marks. Found by a hash of the id, opened by a key outside.
create table oidc_artefact (
  model text not null,
  id text not null,
  sealed bytea not null,
  login text,
  grant_id text,
  uid text,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  primary key (model, id)
);
create index oidc_artefact_grant on oidc_artefact (grant_id);
create index oidc_artefact_uid on oidc_artefact (uid);
create index oidc_artefact_login on oidc_artefact (login);
create index oidc_artefact_expires_at on oidc_artefact (expires_at);
`;

const own = ['credential', 'passkey', 'recovery_code', 'sign_in_failure', 'oidc_artefact'];

const walls = own.flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy sign_in on ${table} for all to pulang_sign_in using (true) with check (true)`,
  `create policy set_up on ${table} for all to current_user using (true) with check (true)`,
  `grant select, insert, update, delete on ${table} to pulang_sign_in`,
]);

const account = [
  'grant usage on schema public to pulang_sign_in',
  'create policy sign_in on account for select to pulang_sign_in using (true)',
  'grant select (id, login, unit_id, roles, language, disabled_at) on account to pulang_sign_in',
  // Who signs in has no signed context yet: what was done is written in the name of the account it was done to.
  `create policy add_sign_in on audit_entry for insert to pulang_sign_in with check (
     kind = 'ACT' and cases = '{}' and opened = '{}'
     and exists (select from account a where a.id = account_id and a.unit_id = audit_entry.unit_id))`,
  'grant insert on audit_entry to pulang_sign_in',
  'grant usage on sequence audit_entry_seq_seq to pulang_sign_in',
];

/** For other gates alone: an account that is disabled, or whose sign-in is made anew, has nothing left to come in by. */
const forget = [
  ...['credential', 'passkey', 'recovery_code'].flatMap((table) => [
    `create policy forget on ${table} for all to pulang_gate using (true)`,
    `grant select (account_id), delete on ${table} to pulang_gate`,
  ]),
  'create policy forget on oidc_artefact for all to pulang_gate using (true)',
  'grant select (login), delete on oidc_artefact to pulang_gate',
  `create function app.forget_credentials(the_account uuid) returns void
   language sql security definer set search_path = pg_catalog, public, pg_temp as $$
     delete from credential where account_id = the_account;
     delete from passkey where account_id = the_account;
     delete from recovery_code where account_id = the_account;
     delete from oidc_artefact where login = (select a.login from account a where a.id = the_account);
   $$`,
  'alter function app.forget_credentials(uuid) owner to pulang_gate',
  'revoke all on function app.forget_credentials(uuid) from public',
];

export class SignIn1764110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const statement of [...walls, ...account, ...forget]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Nobody could sign in without these; restore a copy instead.');
  }
}
