import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reached, wall } from './wall';

/** As TypeORM would make them of the entities. */
const tables = `
  alter table kin add column "standing" text not null default 'CLAIMED';
  alter table stay add column "split_reason" text;
  alter table passenger add column "split_reason" text;
  alter table assertion add column "request_id" uuid;

  CREATE TABLE "kin_stance" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "kin_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "ground" text,
    PRIMARY KEY ("id"),
    CONSTRAINT "FK_0001ce5d3b9ee91ca0e7c317059" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_6779fcdb97eb71a34079aab9a50" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_c8f434d24fdab08cbc7e90c35d8" FOREIGN KEY ("kin_id") REFERENCES "kin"("id")
  );
  create index kin_stance_kin on kin_stance (kin_id);
  alter table disagreement add column "kin_id" uuid,
    add constraint "FK_d027ac5a51814f3deae8e3ca419" FOREIGN KEY ("kin_id") REFERENCES "kin"("id"),
    add check ((kind = 'KINSHIP') = (kin_id is not null));
  -- Somebody may have several kin, and agencies disagree on each.
  drop index disagreement_open;
  create unique index disagreement_open on disagreement (person_id, kind, coalesce(kin_id, '00000000-0000-0000-0000-000000000000')) where state = 'OPEN';
  create index disagreement_kin on disagreement (kin_id) where kin_id is not null;
`;

const family = 'CUSTODY,CARE,AFTERCARE,TRAVEL';
const kinSeen = (table: string) => `exists (select from kin k where k.id = ${table}.kin_id offset 0)`;

const walls = [
  // What is said of a kinship tells of two people, as the kinship itself: whoever sees one of them sees none of it.
  ...wall('kin_stance', family),
  `alter policy see on kin_stance using (${reached('kin_stance', 'case_id', family)} and ${kinSeen('kin_stance')})`,
  `alter policy add on kin_stance with check (${reached('kin_stance', 'case_id', family)} and ${kinSeen('kin_stance')})`,
  `create policy both_ends on disagreement as restrictive for all to pulang_app, pulang_desk using (kin_id is null or ${kinSeen('disagreement')})`,
  // Somebody of the desk who is barred from either end.
  `create policy unbarred_other on kin as restrictive for all to pulang_desk using (other_id <> all ((select b.cases from app.bars b)::uuid[]))`,
  'grant update (standing) on kin to pulang_app, pulang_desk',
  'grant update (escorts) on movement to pulang_app',
];

const functions = `
-- Whether two people must not be housed in one place, for whoever sees both: a rule that keeps families together asks.
-- Said without a reason, and used to leave somebody out, so that nothing tells the one from who has no family.
create function app.kept_apart(one uuid, other uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.keep_apart k where one in (k.case_id, k.other_id) and other in (k.case_id, k.other_id)
      and coalesce(k.ended_at, 'infinity') > at)
    and (app.standing() = 'desk' or not exists (select from unnest(array[one, other]) e (id) where not exists (
      select from public.case_access a where a.case_id = e.id and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now())))
$$;
`;

/** As `rolesByKind` has it since there are supervisors. */
const giveable = `
create or replace function app.giveable(kind text) returns text[] language sql immutable parallel safe as $$
  select case kind
    when 'KEMLU' then '{officer,desk,analyst,auditor,supervisor,admin,developer}'
    when 'MISSION' then '{officer,supervisor,admin}'
    when 'IMIGRASI' then '{immigration,admin}'
    when 'POLRI' then '{police,admin}'
    when 'KEMENSOS' then '{shelter,social,analyst,supervisor,admin}'
    when 'KP2MI' then '{migrant-workers,analyst,supervisor,admin}'
    when 'KEMENPPPA' then '{women-children,analyst,supervisor,admin}'
    when 'PEMDA' then '{social,shelter,women-children,supervisor,admin}'
    when 'IOM' then '{caseworker,partner,analyst,admin,developer}'
    when 'PARTNER' then '{shelter,caseworker,partner,supervisor,admin,developer}'
    else '{admin}' end::text[]
$$;
`;

/** Whoever stands in for a unit today is a colleague there: put in charge of a case, or barred from one, as any other. */
const standIns = `
create or replace view colleague with (security_barrier) as
  select a.id, a.unit_id, a.login, a.roles from public.account a
  where a.disabled_at is null and (a.unit_id = (select c.unit from app.caller c) or (select c.standing from app.caller c) = 'desk')
  union all
  select a.id, s.unit_id, a.login, array(select r from unnest(s.roles) r where r = any (a.roles)) from public.stand_in s
  join public.account a on a.id = s.account_id and a.unit_id <> s.unit_id
  where a.disabled_at is null and s.ended_at is null and s.until > now() and s.unit_id = (select c.unit from app.caller c)
    and (select c.standing from app.caller c) is distinct from 'desk'
    and not exists (select from public.stand_in o where o.account_id = s.account_id and o.unit_id = s.unit_id and o.ended_at is null
      and o.until > now() and o.id > s.id);

create or replace function app.assign(the_cases uuid[], the_account uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if the_account is not null and not exists (select from public.colleague a where a.id = the_account and a.unit_id = app.unit()) then
    raise exception 'no colleague' using errcode = '42501';
  end if;
  return query
    with given as (
      update public.case_access a set account_id = the_account
      where a.case_id = any (the_cases) and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[])
        and a.until > now() and a.reach not in ('SUMMARY', 'TRACE')
        and not exists (select from public.barring b where b.account_id = the_account and b.case_id = a.case_id and b.lifted_at is null)
      returning a.case_id
    ), owned as (
      update public.cases c set owner_id = the_account from given g where c.id = g.case_id and c.holder_id = app.unit()
    )
    select g.case_id from given g;
end $$;
`;

const gates = ['kept_apart(uuid, uuid, timestamptz)'];

export class Families1764310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const text of [functions, giveable, standIns]) await runner.query(text);
    for (const name of gates) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`);
    }
    for (const statement of walls) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Why families were parted is not forgotten; restore a copy instead.');
  }
}
