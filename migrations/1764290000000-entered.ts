import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reached } from './wall';

const given = `current_setting('app.context', true)`;
const sealed = (text: string) => `sha256(k.outer_pad || sha256(k.inner_pad || convert_to(${text}, 'UTF8')))`;
const genuine = `encode(${sealed('left(context, -65)')}, 'hex') = right(context, 64)`;

/**
 * What an account is barred from, and what it opened by breaking the glass, was asked for each table that a statement
 * touches; most of what row-level security cost was preparing plans for it that were never run. It is looked up once
 * now, as the context is entered, and sealed for this transaction together with who asks:
 * account|unit|standing|barred cases|barred people|opened cases|opened people.
 */
const entered = `
-- What was signed about the caller, completed and sealed. For the gate alone: it seals whatever it is given.
create function app.seal(claims text) returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
  with barred as (
    select coalesce(array_agg(b.case_id), '{}') as cases,
      coalesce(array_agg(b.person_id) filter (where not exists (
        select from public.cases c where c.person_id = b.person_id and not exists (
          select from public.barring o where o.account_id = b.account_id and o.case_id = c.id and o.lifted_at is null))), '{}') as people
    from public.barring b where b.account_id = split_part(claims, '|', 1)::uuid and b.lifted_at is null
  ), opened as (
    select coalesce(array_agg(g.case_id), '{}') as cases, coalesce(array_agg(g.person_id), '{}') as people
    from public.glass g, barred
    where g.account_id = split_part(claims, '|', 1)::uuid and g.until > now() and g.case_id <> all (barred.cases)
  ), complete as (
    select concat_ws('|', claims, barred.cases, barred.people, opened.cases, opened.people) as claims from barred, opened
  )
  select set_config('app.context', c.claims, true), set_config('app.seal', ${sealed(`c.claims || now()`)}::text, true)
  from complete c, app.context_key k
$$;
alter function app.seal(text) owner to pulang_gate;
revoke all on function app.seal(text) from public;

-- Enters the context that the core signed, account|unit|standing|time|signature, for this transaction. What is not
-- genuine or out of date opens nothing.
create function app.enter(context text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.context', '', true);
  if exists (select from app.context_key k where ${genuine}) and to_timestamp(split_part(context, '|', 4)::bigint) >= now() then
    perform app.seal(array_to_string((string_to_array(context, '|'))[1:3], '|'));
  end if;
end $$;
alter function app.enter(text) owner to pulang_gate;
revoke all on function app.enter(text) from public;
grant execute on function app.enter(text) to pulang_app, pulang_desk, pulang_gate;

-- Who asks, verified within the plan: the shorter the expression, the less each table's wall costs to prepare.
create or replace view app.caller with (security_barrier) as
  select split_part(${given}, '|', 1)::uuid as account, split_part(${given}, '|', 2)::uuid as unit, split_part(${given}, '|', 3) as standing,
    split_part(${given}, '|', 6)::uuid[] as opened_cases, split_part(${given}, '|', 7)::uuid[] as opened_people
  from app.context_key k
  where ${sealed(`${given} || now()`)} = current_setting('app.seal', true)::bytea;

-- As claimed, for what stands beside walls that verify the claim; nothing is left to who entered nothing.
create function app.barred_cases() returns uuid[] language sql stable parallel safe as
  $$ select nullif(split_part(current_setting('app.context', true), '|', 4), '')::uuid[] $$;
create function app.barred_people() returns uuid[] language sql stable parallel safe as
  $$ select nullif(split_part(current_setting('app.context', true), '|', 5), '')::uuid[] $$;
revoke all on function app.barred_cases(), app.barred_people() from public;
grant execute on function app.barred_cases(), app.barred_people() to pulang_app, pulang_desk, pulang_gate;
create or replace view app.bars with (security_barrier) as select app.barred_cases() as cases, app.barred_people() as people;

-- Why a person's key may be read without access to a case of theirs. Asked last, and as a function, since what it asks
-- would be prepared for every statement otherwise; it asks as the caller, under the caller's walls.
create function app.key_beside(the_person uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return exists (select from draft d where d.person_id = the_person and d.case_id is null)
    or exists (select from enquiry e where e.person_id = the_person)
    or exists (select from host_entry h where h.person_id = the_person and h.standing = 'ONLY_THEIRS')
    or (app.standing() in ('admin', 'audit') and exists (select from glass g where g.person_id = the_person));
end $$;
revoke all on function app.key_beside(uuid) from public;
grant execute on function app.key_beside(uuid) to pulang_app;
drop policy see_enquiry on person_key;
drop policy see_listed on person_key;
drop policy see_review on person_key;
-- The directory of units and organisations is open to whoever entered; its names are read with every case.
alter policy see on unit using ((select app.claimed()) is not null);
alter policy see on organisation using ((select app.claimed()) is not null);
alter policy see on person_key using (${reached('person_key', 'person_id', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY,SUMMARY')} or app.key_beside(person_id));
`;

/** What breaking the glass opens is open in the same transaction. */
const reentered = (body: string): string =>
  body.replace(
    '  return query select c.id, c.person_id, times;',
    `  perform app.seal(concat_ws('|', app.account(), app.unit(), app.standing()));
  return query select c.id, c.person_id, times;`,
  );

const tablesByGlass = ['cases', 'person', 'person_key', 'assessment', 'need'] as const;

export class Entered1764290000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(entered);
    await this.openByContext(runner);
    await this.barByContext(runner);
    const [glass] = (await runner.query(
      `select pg_get_functiondef('app.break_glass(uuid, text, text, timestamptz)'::regprocedure) as body`,
    )) as { body: string }[];
    await runner.query(reentered(glass?.body ?? ''));
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }

  /** One policy for both ways in, so that the way of nearly everybody is asked first. */
  private async openByContext(runner: QueryRunner): Promise<void> {
    for (const table of tablesByGlass) {
      const [reach] = (await runner.query(
        `select pg_get_expr(polqual, polrelid) as seen from pg_policy where polname = 'see' and polrelid = '${table}'::regclass`,
      )) as { seen: string }[];
      const [column, opened] = table.startsWith('person')
        ? [table === 'person' ? 'id' : 'person_id', 'opened_people']
        : [table === 'cases' ? 'id' : 'case_id', 'opened_cases'];
      await runner.query(`drop policy see_glass on ${table}`);
      await runner.query(
        `alter policy see on ${table} using (${reach?.seen} or ${column} = any ((select c.${opened} from app.caller c)::uuid[]))`,
      );
    }
  }

  /** Every bar goes on saying what it says; only how it asks changes. */
  private async barByContext(runner: QueryRunner): Promise<void> {
    const policies = (await runner.query(
      `select polname as name, polrelid::regclass::text as table, pg_get_expr(polqual, polrelid) as seen
       from pg_policy where pg_get_expr(polqual, polrelid) ~ 'app.bars'`,
    )) as { name: string; table: string; seen: string }[];
    for (const { name, table, seen } of policies) {
      const asked = seen.replace(/\( SELECT b\.(cases|people)\s+FROM app\.bars b\)/g, '(select app.barred_$1())');
      await runner.query(`alter policy ${name} on ${table} using (${asked})`);
    }
  }
}
