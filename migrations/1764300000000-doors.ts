import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standing } from './wall';

/** Who comes in by whom: organisations are founded by those where the national desk is, and begun by one invitation. */
const generated = [
  `ALTER TABLE "organisation" ADD "version" integer NOT NULL DEFAULT '1'`,
  `ALTER TABLE "organisation" ADD "founder_id" uuid`,
  `ALTER TABLE "session" ADD "provider_subject" text`,
  `ALTER TABLE "session" ADD "provider_session" text`,
  `ALTER TABLE "account_subject" ADD "id" uuid NOT NULL DEFAULT gen_random_uuid()`,
  `ALTER TABLE "account_subject" ALTER COLUMN "id" DROP DEFAULT`,
  `ALTER TABLE "account_subject" DROP CONSTRAINT "account_subject_pkey", ADD CONSTRAINT "PK_d800cf97e7e370df5fce6a590e3" PRIMARY KEY ("id")`,
  `ALTER TABLE "account_subject" ADD CONSTRAINT "UQ_385f8ba370c83f4a9d38319cafa" UNIQUE ("issuer", "subject")`,
  `ALTER TABLE "account_subject" RENAME CONSTRAINT "account_subject_issuer_account_id_key" TO "UQ_2a6b09bf50fbf39e9c3be568eea"`,
  `ALTER TABLE "account_subject" RENAME CONSTRAINT "account_subject_account_id_fkey" TO "FK_21d472f8f075a7808ebc331579b"`,
];

/** An outside provider tells by its own names whose session is over; those that are live are few. */
const index = 'create index session_provider on session (provider_subject, provider_session) where ended_at is null';

const own = '(select app.organisation())';
const founds = `'desk' = any (app.giveable((select o.kind from organisation o where o.id = ${own})))`;

const walls = [
  // What sees every case is made when Pulang is installed: nobody founds another of it.
  `create policy found on organisation for insert to pulang_app
     with check (${standing} = 'admin' and founder_id = ${own} and (select app.founds()) and 'desk' <> all (app.giveable(kind)))`,
  `create policy change on organisation for update to pulang_app
     using (${standing} = 'admin' and (id = ${own} or (founder_id = ${own} and app.awaits_administrator(id))))`,
  `create policy found on unit for insert to pulang_app with check (${standing} = 'admin' and app.awaits_administrator(organisation_id))`,
  'grant insert, update (name_id, name_en, version) on organisation to pulang_app',

  'create policy gate on invitation for all to pulang_gate using (true) with check (true)',
  'create policy gate on account_subject for select to pulang_gate using (true)',
  'grant select (id, account_id, maker_id, recorded_at, expires_at, used_at, revoked_at), insert, update (revoked_at) on invitation to pulang_gate',
  'grant select (account_id) on account_subject to pulang_gate',
  'grant insert, update (name, language, disabled_at) on account to pulang_gate',
  'grant update (provider_subject, provider_session) on session to pulang_app, pulang_desk',
  // People read on their own page when they signed in where, by the clock of their unit.
  'grant select (zone) on unit to pulang_sign_in',
];

const functions = `
create function app.founds() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select ${founds}
$$;

-- It was founded by the caller's organisation, and none of its own has ever come in: until then its founder begins it.
create function app.awaits_administrator(the_organisation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.standing() = 'admin'
    and exists (select from organisation o where o.id = the_organisation and o.founder_id = app.organisation())
    and not exists (select from account a join unit u on u.id = a.unit_id where u.organisation_id = the_organisation
      and (exists (select from invitation i where i.account_id = a.id and i.used_at is not null)
        or exists (select from account_subject s where s.account_id = a.id)))
$$;

-- The one way into an organisation that nobody has come into: another invitation takes the place of the one before, and
-- another person that of whoever was invited. Links are taken back before it is asked whether one was used, so that of
-- an invitation and an acceptance at the same moment one is too late.
create function app.invite_first_admin(the_organisation uuid, the_login text, the_name text, the_language text,
  the_invitation uuid, the_hash bytea, at timestamptz, until_then timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare who uuid;
begin
  perform pg_advisory_xact_lock(hashtext('administrators'), hashtext(the_organisation::text));
  if not app.awaits_administrator(the_organisation) then raise exception 'not awaited' using errcode = '42501'; end if;
  update invitation i set revoked_at = at from account a join unit u on u.id = a.unit_id
    where i.account_id = a.id and u.organisation_id = the_organisation and i.used_at is null and i.revoked_at is null;
  if not app.awaits_administrator(the_organisation) then return null; end if;
  update account set name = the_name, language = the_language, disabled_at = null where login = the_login returning id into who;
  if who is null then
    insert into account (id, login, name, unit_id, roles, language)
      select gen_random_uuid(), the_login, the_name, u.id, '{admin}', the_language from unit u
      where u.organisation_id = the_organisation order by u.code limit 1 returning id into who;
  end if;
  update account a set disabled_at = at from unit u
    where u.id = a.unit_id and u.organisation_id = the_organisation and a.id <> who and a.disabled_at is null;
  insert into invitation (id, account_id, kind, token_hash, maker_id, recorded_at, expires_at)
    values (the_invitation, who, 'JOIN', the_hash, app.account(), at, until_then);
  return who;
end $$;

-- What the caller's last invitation into it was; its link is kept nowhere.
create function app.first_invitation(the_organisation uuid) returns table (id uuid, account uuid, login text, "expiresAt" timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, i.account_id, a.login, i.expires_at
  from invitation i join account a on a.id = i.account_id join unit u on u.id = a.unit_id join organisation o on o.id = u.organisation_id
  where o.id = the_organisation and o.founder_id = app.organisation() and app.standing() = 'admin' and i.maker_id = app.account()
  order by i.recorded_at desc limit 1
$$;
`;

const gates = [
  'founds()',
  'awaits_administrator(uuid)',
  'invite_first_admin(uuid, text, text, text, uuid, bytea, timestamptz, timestamptz)',
  'first_invitation(uuid)',
];

export class Doors1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of generated) await runner.query(statement);
    await runner.query(index);
    await runner.query(functions);
    for (const statement of walls) await runner.query(statement);
    for (const gate of gates) {
      await runner.query(`alter function app.${gate} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${gate} from public`);
      await runner.query(`grant execute on function app.${gate} to pulang_app, pulang_desk, pulang_gate`);
    }
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
