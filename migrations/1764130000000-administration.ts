import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standing } from './wall';

const me = '(select c.account from app.caller c)';

/** Generated from the entities. */
const generated: string[] = [
  `ALTER TABLE "unit" ADD "version" integer NOT NULL DEFAULT '1'`,
  `ALTER TABLE "account" ADD "version" integer NOT NULL DEFAULT '1'`,
  `ALTER TABLE "account" ADD "name" text`,
  `CREATE TABLE "invitation" (
    "id" uuid NOT NULL,
    "account_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "token_hash" bytea NOT NULL,
    "maker_id" uuid,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "used_at" TIMESTAMP WITH TIME ZONE,
    "revoked_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "UQ_b827d3749ffbb3b5ab5099afd64" UNIQUE ("token_hash"),
    CONSTRAINT "PK_beb994737756c0f18a1c1f8669c" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "role_grant" (
    "id" uuid NOT NULL,
    "account_id" uuid NOT NULL,
    "role" text NOT NULL,
    "given" boolean NOT NULL,
    "giver_id" uuid,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_b9e50aafa723c536731c38529fb" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "stand_in" (
    "id" uuid NOT NULL,
    "account_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "roles" text array NOT NULL,
    "reason" text NOT NULL,
    "maker_id" uuid NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "until" TIMESTAMP WITH TIME ZONE NOT NULL,
    "ended_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "PK_ec1ac4ddb5e551e8667b7de1c95" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "glass" (
    "id" uuid NOT NULL,
    "case_id" uuid,
    "person_id" uuid,
    "account_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "number" text,
    "reason" text NOT NULL,
    "sealed" bytea,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "until" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_d137f25e726fbac87f476e00289" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "glass_review" (
    "id" uuid NOT NULL,
    "glass_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "account_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "verdict" text NOT NULL,
    "sealed" bytea,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "REL_9b2e9bff29433252735952a70f" UNIQUE ("glass_id"),
    CONSTRAINT "PK_2c7f9fc87c073c53d56fc9b042e" PRIMARY KEY ("id")
  )`,
  `ALTER TABLE "invitation" ADD CONSTRAINT "FK_1e498e6dc2d14e9e0c65b119b7b" FOREIGN KEY ("account_id") REFERENCES "account"("id")`,
  `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_bc6702f23e76faca48a341fad66" FOREIGN KEY ("account_id") REFERENCES "account"("id")`,
  `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_dcc93bb380f514aa124ee9438d3" FOREIGN KEY ("giver_id") REFERENCES "account"("id")`,
  `ALTER TABLE "stand_in" ADD CONSTRAINT "FK_6aaa4f3693881cfb073cdbf660c" FOREIGN KEY ("account_id") REFERENCES "account"("id")`,
  `ALTER TABLE "stand_in" ADD CONSTRAINT "FK_5e3409aef6bec29377f88713d34" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "glass" ADD CONSTRAINT "FK_10b08c45698843332d6fde6e93c" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "glass" ADD CONSTRAINT "FK_20c5da57c920fb81286b4d3cce1" FOREIGN KEY ("account_id") REFERENCES "account"("id")`,
  `ALTER TABLE "glass" ADD CONSTRAINT "FK_5ec351f52d0698f4770a9fd2d97" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "glass_review" ADD CONSTRAINT "FK_9b2e9bff29433252735952a70fa" FOREIGN KEY ("glass_id") REFERENCES "glass"("id")`,
  `ALTER TABLE "glass_review" ADD CONSTRAINT "FK_bbfe817dd2a48bb33170b14b659" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
];

const byHand = `
  alter table invitation add check (kind in ('JOIN', 'RESET'));
  alter table stand_in add check (until <= recorded_at + interval '30 days'), add check (cardinality(roles) > 0);
  alter table glass_review add check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED'));
  -- Who gives access, who sees every case and who checks both are three people; and a machine is no person.
  alter table account add constraint lone_roles check (cardinality(roles) < 2 or not roles && '{desk,auditor,admin,partner}');
  create index account_unit on account (unit_id);
  create index role_grant_account on role_grant (account_id, recorded_at);
  create index invitation_account on invitation (account_id);
  create index stand_in_account on stand_in (account_id);
  create index glass_account on glass (account_id, recorded_at);
  create index glass_case on glass (case_id);
  create index glass_person on glass (person_id);
`;

const organisation = '(select app.organisation())';

/** The unit of this column is of the caller's own organisation. */
const ours = (column: string) =>
  `exists (select from unit u where u.id = ${column} and u.organisation_id = ${organisation} offset 0)`;

/** An account is a name: it is seen by itself, and by who administers or audits its organisation. */
const seen = `id = ${me} or (${standing} in ('admin', 'audit') and ${ours('account.unit_id')})`;
const theirAccount = (table: string) => `exists (select from account a where a.id = ${table}.account_id offset 0)`;
const administered = (table: string) => `${standing} = 'admin' and ${theirAccount(table)}`;

const walls = [
  ...['role_grant', 'invitation', 'stand_in', 'glass', 'glass_review'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
  ]),

  'drop policy see on account',
  `create policy see on account for select to pulang_app, pulang_desk using (${seen})`,
  `create policy add on account for insert to pulang_app with check (${standing} = 'admin' and ${ours('account.unit_id')})`,
  `create policy change on account for update to pulang_app using (${standing} = 'admin' and ${ours('account.unit_id')})`,
  'grant select on account to pulang_desk',
  'grant insert, update (name, unit_id, roles, language, disabled_at, version) on account to pulang_app',

  `create policy add on unit for insert to pulang_app with check (${standing} = 'admin' and organisation_id = ${organisation})`,
  `create policy change on unit for update to pulang_app using (${standing} = 'admin' and organisation_id = ${organisation})`,
  'grant insert, update (name_id, name_en, country, province, zone, version) on unit to pulang_app',

  `create policy see on role_grant for select to pulang_app using (${standing} in ('admin', 'audit') and ${theirAccount('role_grant')})`,
  'grant select on role_grant to pulang_app',

  `create policy see on invitation for select to pulang_app using (${administered('invitation')})`,
  `create policy add on invitation for insert to pulang_app with check (${administered('invitation')} and maker_id = ${me})`,
  `create policy change on invitation for update to pulang_app using (${administered('invitation')})`,
  // What an invitation's link hashes to is read by who lets people in, and by nobody else.
  'grant select (id, account_id, kind, maker_id, recorded_at, expires_at, used_at, revoked_at) on invitation to pulang_app',
  'grant insert, update (revoked_at) on invitation to pulang_app',
  // Who lets people in reads what a link hashes to, and marks it as used.
  'create policy accept on invitation for all to pulang_sign_in using (true)',
  'grant select, update (used_at) on invitation to pulang_sign_in',

  `create policy see on stand_in for select to pulang_app, pulang_desk
     using (account_id = ${me} or (${standing} in ('admin', 'audit') and ${theirAccount('stand_in')}))`,
  `create policy add on stand_in for insert to pulang_app
     with check (${administered('stand_in')} and ${ours('stand_in.unit_id')} and maker_id = ${me} and account_id <> ${me})`,
  `create policy change on stand_in for update to pulang_app using (account_id = ${me} or ${administered('stand_in')})`,
  'grant select on stand_in to pulang_app, pulang_desk',
  'grant insert, update (ended_at) on stand_in to pulang_app',

  // Rows of numbers that are no case's count against the day and are shown to nobody.
  `create policy see on glass for select to pulang_app using (case_id is not null
     and (account_id = ${me} or ${standing} = 'audit' or (${standing} = 'admin' and ${ours('glass.unit_id')})))`,
  `create policy see_desk on glass for select to pulang_desk using (case_id is not null and ${standing} = 'desk')`,
  `create policy change on glass for update to pulang_app using (account_id = ${me} and sealed is null) with check (account_id = ${me})`,
  'grant select on glass to pulang_app, pulang_desk',
  'grant update (sealed) on glass to pulang_app',
  ...(['pulang_app', 'pulang_desk'] as const).flatMap((role) => [
    `create policy see_${role} on glass_review for select to ${role} using (exists (select from glass g where g.id = glass_review.glass_id offset 0))`,
    // Who broke it never judges it.
    `create policy add_${role} on glass_review for insert to ${role} with check (account_id = ${me} and ${standing} in ('admin', 'audit', 'desk')
       and exists (select from glass g where g.id = glass_review.glass_id and g.account_id <> ${me} offset 0))`,
    `grant select, insert on glass_review to ${role}`,
  ]),
];

/**
 * A broken glass is one account's own and never its unit's: no access row says so, since everybody in the unit would
 * see the case without having said why. That the glass is the caller's is verified by the policy of `glass` itself.
 */
const opened = (table: string, column: 'id' | 'case_id' | 'person_id') =>
  `create policy see_glass on ${table} for select to pulang_app using (exists (select from glass g
     where g.${column === 'id' ? 'case_id' : column} = ${table}.${table === 'person' ? 'id' : column}
       and g.account_id = (select app.claimed_account()) and g.until > now() offset 0))`;

const glass = [
  opened('cases', 'id'),
  opened('person', 'person_id'),
  opened('person_key', 'person_id'),
  opened('need', 'case_id'),
  opened('assessment', 'case_id'),
  // Who reads why the glass was broken, without seeing whose case it was.
  `create policy see_review on person_key for select to pulang_app using (${standing} in ('admin', 'audit')
     and exists (select from glass g where g.person_id = person_key.person_id offset 0))`,
];

const functions = `
-- The account as it is claimed, for what stands beside a wall that verifies.
create function app.claimed_account() returns uuid language sql stable parallel safe as
  $$ select nullif(split_part(current_setting('app.context', true), '|', 1), '')::uuid $$;

-- The caller's own organisation; a unit's policy can not ask units.
create function app.organisation() returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as
  $$ select u.organisation_id from unit u where u.id = app.unit() $$;

-- What an organisation may give, by its kind.
create function app.giveable(kind text) returns text[] language sql immutable parallel safe as $$
  select case kind
    when 'KEMLU' then '{officer,desk,analyst,auditor,admin,developer}'
    when 'MISSION' then '{officer,admin}'
    when 'IMIGRASI' then '{immigration,admin}'
    when 'POLRI' then '{police,admin}'
    when 'KEMENSOS' then '{shelter,social,analyst,admin}'
    when 'KP2MI' then '{migrant-workers,analyst,admin}'
    when 'KEMENPPPA' then '{women-children,analyst,admin}'
    when 'PEMDA' then '{social,shelter,women-children,admin}'
    when 'IOM' then '{caseworker,partner,analyst,admin,developer}'
    when 'PARTNER' then '{shelter,caseworker,partner,admin,developer}'
    else '{admin}' end::text[]
$$;

-- Nobody is made more than their organisation is, nobody changes what they themselves may do, no organisation is left
-- without an administrator, and a new login is one of its own organisation's. Set-up by the owner has no account.
create function app.guard_account() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare o record; me uuid := app.account();
begin
  select g.* into o from unit u join organisation g on g.id = u.organisation_id where u.id = new.unit_id;
  if not new.roles <@ app.giveable(o.kind) then raise exception 'beyond the organisation' using errcode = '42501'; end if;
  if me is null then return new; end if;
  if tg_op = 'INSERT' then
    if split_part(new.login, '@', 2) <> lower(o.code) then raise exception 'not of the organisation' using errcode = '42501'; end if;
    return new;
  end if;
  if new.id = me and (new.roles, new.unit_id, new.disabled_at) is distinct from (old.roles, old.unit_id, old.disabled_at) then
    raise exception 'own account' using errcode = '42501';
  end if;
  if 'admin' = any (old.roles) and old.disabled_at is null and ('admin' <> all (new.roles) or new.disabled_at is not null) then
    -- Two administrators who remove each other at once: the second waits here, and finds itself the last.
    perform pg_advisory_xact_lock(hashtext('administrators'), hashtext(o.id::text));
    if not exists (select from account a join unit u on u.id = a.unit_id where u.organisation_id = o.id and a.id <> new.id
                   and 'admin' = any (a.roles) and a.disabled_at is null) then
      raise exception 'last administrator' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;
create trigger guard_account before insert or update on public.account for each row execute function app.guard_account();

-- Who gave which role when: written with the change itself, so that nobody can leave it out.
create function app.record_roles() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare before text[] := case tg_op when 'UPDATE' then old.roles else '{}' end;
begin
  insert into role_grant (id, account_id, role, given, giver_id, recorded_at)
    select gen_random_uuid(), new.id, r, true, app.account(), now() from unnest(new.roles) r where r <> all (before)
    union all
    select gen_random_uuid(), new.id, r, false, app.account(), now() from unnest(before) r where r <> all (new.roles);
  return null;
end $$;
create trigger record_roles after insert or update of roles on public.account for each row execute function app.record_roles();

-- Who a verified token speaks for, and for which unit: their own, or one that they stand in for today with what of
-- their roles was given there. No row for a unit that they do not stand in for. Asked before any context exists.
drop function app.actor(text);
create function app.actor(given text, acting_for text default null)
returns table (account uuid, login text, unit uuid, roles text[], language text, "standIn" uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.login, coalesce(s.unit_id, a.unit_id), coalesce(s.roles, a.roles), a.language, s.id
  from account a
  left join lateral (
    select i.id, i.unit_id, array(select r from unnest(i.roles) r where r = any (a.roles)) as roles
    from stand_in i join unit u on u.id = i.unit_id
    where i.account_id = a.id and u.code = acting_for and i.ended_at is null and i.until > now()
    order by i.until desc limit 1
  ) s on true
  where a.login = given and a.disabled_at is null and (acting_for is null or s.id is not null)
$$;

-- Signs an account of the caller's organisation out everywhere; whoever lost what they sign in with begins anew, and
-- what they had opens nothing from this instant. An administrator takes nobody's credentials but others'.
create function app.end_access(the_account uuid, reason text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.standing() is distinct from 'admin' or not exists (
    select from account a join unit u on u.id = a.unit_id where a.id = the_account and u.organisation_id = app.organisation()) then
    raise exception 'not administered' using errcode = '42501';
  end if;
  perform app.end_sessions(the_account, reason);
  if reason = 'CREDENTIALS_CHANGED' then
    if the_account = app.account() then raise exception 'own account' using errcode = '42501'; end if;
    perform app.forget_credentials(the_account);
  end if;
end $$;

-- Opens a case to the caller alone, for three hours of the database's clock, and tells its timeline. What is no case's
-- number is counted and does as much work. Answers how often the account did it within a day; past five it opens nothing.
create function app.break_glass(the_glass uuid, the_number text, the_reason text, at timestamptz)
returns table (case_id uuid, person_id uuid, before int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c record; times int;
begin
  if not exists (select from account a where a.id = app.account() and a.disabled_at is null and a.roles &&
    '{officer,immigration,police,shelter,caseworker,social,migrant-workers,women-children}') then
    raise exception 'not for this role' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtext('glass'), hashtext(app.account()::text));
  select count(*) into times from glass g where g.account_id = app.account() and g.recorded_at > now() - interval '1 day';
  if times >= 5 then return query select null::uuid, null::uuid, times; return; end if;
  select k.id, k.person_id, k.number, k.state into c from cases k where k.number = the_number;
  insert into glass (id, case_id, person_id, account_id, unit_id, number, reason, recorded_at, until)
    values (the_glass, c.id, c.person_id, app.account(), app.unit(), c.number, the_reason, now(), now() + interval '3 hours');
  insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
    select gen_random_uuid(), k.id, k.person_id, 'breakGlass', k.state, k.state, at, at, app.unit(), app.account(), the_reason, the_glass
    from cases k where k.id = c.id;
  update cases k set version = k.version + 1, updated_at = at where k.id = c.id;
  return query select c.id, c.person_id, times;
end $$;
`;

const gates = [
  'organisation()',
  'record_roles()',
  'actor(text, text)',
  'end_access(uuid, text)',
  'break_glass(uuid, text, text, timestamptz)',
];

export class Administration1764130000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of generated) await runner.query(statement);
    await runner.query(byHand);
    await runner.query(functions);
    for (const statement of [...walls, ...glass]) await runner.query(statement);
    for (const [table, rights] of Object.entries({
      role_grant: 'insert',
      stand_in: 'select',
      glass: 'select, insert',
    })) {
      await runner.query(`create policy gate on ${table} for all to pulang_gate using (true) with check (true)`);
      await runner.query(`grant ${rights} on ${table} to pulang_gate`);
    }
    // Set-up writes these as the owner, whom forced row-level security holds as well.
    for (const table of ['role_grant', 'invitation']) {
      await runner.query(`create policy set_up on ${table} for all to current_user using (true) with check (true)`);
    }
    await runner.query(`create policy set_up on audit_entry for insert to current_user with check (kind = 'SET_UP')`);
    for (const gate of gates) await runner.query(`alter function app.${gate} owner to pulang_gate`);
    await runner.query('revoke all on all functions in schema app from public');
    await runner.query(
      `grant execute on function app.claimed_account(), app.organisation(), app.giveable(text), app.actor(text, text), app.end_access(uuid, text),
         app.break_glass(uuid, text, text, timestamptz) to pulang_app, pulang_desk, pulang_gate`,
    );
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
