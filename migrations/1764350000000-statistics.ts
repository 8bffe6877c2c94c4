import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller } from './wall';

/** Stands for the national desk, which sees all cases and has no access rows. */
const DESK = '00000000-0000-0000-0000-000000000000';

const tables = `
  -- Something happened to this case: one row an event, in its transaction. Whoever folds takes the rows away, so nothing
  -- that commits late is passed over and nothing is counted twice.
  create table case_mark (case_id uuid not null);

  -- How each case was last counted for each unit that sees it, and the numbers of each unit that follow.
  create table case_standing (
    case_id uuid not null, unit_id uuid not null, state text not null, country text not null, who text not null,
    until timestamptz not null, primary key (case_id, unit_id));
  create index case_standing_ends on case_standing (unit_id, until) where until < 'infinity';
  create table case_number (
    unit_id uuid not null, state text not null, country text not null, who text not null, count bigint not null,
    primary key (unit_id, state, country, who));

  -- Each case once in a series, with what was known when it was counted; the block is null while it waits for one.
  create table counted (
    series text not null, kind text not null, case_id uuid not null, year int not null, place jsonb not null, block int,
    primary key (series, kind, case_id));
  create index counted_waiting on counted (series, kind, year) where block is null;
  create table published_cell (
    series text not null, kind text not null, year int not null, block int not null, cell text not null, people int not null,
    primary key (series, kind, year, block, cell), check (people >= 11));

  create table release (
    number int not null, week date not null, published_at timestamptz not null,
    constraint release_pkey primary key (number), constraint "UQ_release_week" unique (week));
  create table figure (
    release int not null references release (number), series text not null, kind text not null, year int not null,
    cell text not null, people int not null, primary key (release, series, kind, year, cell), check (people >= 11));
`;

const own = ['case_mark', 'case_standing', 'case_number', 'counted', 'published_cell', 'release', 'figure'];

/** Coded columns and no others: what a person said or is called lies in envelopes that this role has no column of. */
const reads: Record<string, string> = {
  cases:
    'id, person_id, state, post_id, holder_id, country, received_at, child_at_identification, recruitment_methods, closure_reason',
  person: 'id, sex, birth_year, home_province',
  case_event: 'case_id, to_state, occurred_at, seq',
  case_access: 'case_id, unit_id, reach, until',
  determination: 'case_id, body, outcome, purposes, recorded_at',
  hold: 'case_id, code, occurred_at, cleared_at',
  assistance: 'case_id, type, state, occurred_at, cost_minor, currency',
  survey: 'case_id, instrument, month, composite, band, occurred_at',
  alert: 'case_id, clock, due_at, done_at, escalated_at',
  person_match: 'case_id, verdict',
  unit: 'id, code, country, organisation_id',
  organisation: 'id, kind',
};

const walls = [
  ...own.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy statistics on ${table} for all to pulang_statistics using (true) with check (true)`,
  ]),
  ...Object.entries(reads).flatMap(([table, columns]) => [
    `grant select (${columns}) on ${table} to pulang_statistics`,
    `create policy statistics on ${table} for select to pulang_statistics using (true)`,
  ]),
  'grant select, delete on case_mark to pulang_statistics',
  'grant select, insert, delete on case_standing to pulang_statistics',
  'grant select, insert, update, delete on case_number to pulang_statistics',
  'grant select, insert on counted, published_cell, release, figure to pulang_statistics',
  // From waiting into a block, and no further.
  'grant update (block) on counted to pulang_statistics',
  'grant usage on schema public, app to pulang_statistics',
  'create policy gate on case_mark for insert to pulang_gate with check (true)',
  'grant insert on case_mark to pulang_gate',
  ...['case_standing', 'case_number'].flatMap((table) => [
    `create policy gate on ${table} for select to pulang_gate using (true)`,
    `grant select on ${table} to pulang_gate`,
  ]),
  ...['release', 'figure'].flatMap((table) => [
    `create policy see on ${table} for select to pulang_app, pulang_desk using (${caller} is not null)`,
    `grant select on ${table} to pulang_app, pulang_desk`,
  ]),
];

const functions = `
create function app.mark_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.case_mark (case_id) values (new.case_id);
  return null;
end $$;
create trigger mark_case after insert on public.case_event for each row execute function app.mark_case();
-- Registration has its event; what else gives or takes access may have none.
create trigger mark_given after insert on public.case_access for each row when (new.why <> 'REGISTRATION') execute function app.mark_case();
create trigger mark_changed after update of reach, until, unit_id on public.case_access for each row
  when (old.reach is distinct from new.reach or old.until is distinct from new.until or old.unit_id is distinct from new.unit_id)
  execute function app.mark_case();
create trigger mark_judged after update of verdict on public.person_match for each row execute function app.mark_case();

-- The caller's own numbers, from what was folded: without cases whose access has run out since, nor any that the caller is barred from.
create function app.own_numbers() returns table (state text, country text, who text, count bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with me as (select case when c.standing = 'desk' then '${DESK}'::uuid else c.unit end as unit from app.caller c),
  barred as (select coalesce(app.barred(), '{}') as cases),
  gone as (
    select s.state, s.country, s.who from public.case_standing s where s.unit_id = (select unit from me) and s.until <= now()
      and s.case_id <> all ((select cases from barred)::uuid[])
    union all
    select s.state, s.country, s.who from public.case_standing s
      where s.unit_id = (select unit from me) and s.case_id = any ((select cases from barred)::uuid[]))
  select x.state, x.country, x.who, sum(x.count)::bigint from (
    select n.state, n.country, n.who, n.count from public.case_number n where n.unit_id = (select unit from me)
    union all select g.state, g.country, g.who, -1 from gone g) x
  group by x.state, x.country, x.who having sum(x.count) > 0
$$;

-- A woman, girl, man or boy when they were received; who is not known to be one is none of them.
create function app.who(sex text, child boolean, birth_year int, received timestamptz) returns text language sql immutable parallel safe
set search_path = pg_catalog, pg_temp as $$
  select case
    when sex not in ('FEMALE', 'MALE') or coalesce(child::text, birth_year::text) is null then 'UNKNOWN'
    when coalesce(child, extract(year from received at time zone 'Asia/Jakarta') - birth_year < 18) then case sex when 'FEMALE' then 'GIRL' else 'BOY' end
    else case sex when 'FEMALE' then 'WOMAN' else 'MAN' end end
$$;

alter function app.mark_case() owner to pulang_gate;
alter function app.own_numbers() owner to pulang_gate;
revoke all on function app.mark_case(), app.own_numbers(), app.who(text, boolean, int, timestamptz) from public;
grant execute on function app.own_numbers() to pulang_app, pulang_desk;
grant execute on function app.who(text, boolean, int, timestamptz) to pulang_statistics;
-- What was there before is counted too.
insert into public.case_mark (case_id) select c.id from public.cases c;
`;

export class Statistics1764350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [tables, ...walls, functions]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(reads)) await runner.query(`drop policy statistics on ${table}`);
    for (const [table, columns] of Object.entries(reads)) {
      await runner.query(`revoke select (${columns}) on ${table} from pulang_statistics`);
    }
    await runner.query('drop trigger mark_judged on person_match');
    await runner.query('drop trigger mark_given on case_access');
    await runner.query('drop trigger mark_changed on case_access');
    await runner.query('drop trigger mark_case on case_event');
    await runner.query('drop function app.mark_case(), app.own_numbers(), app.who(text, boolean, int, timestamptz)');
    await runner.query(`drop table figure, release, published_cell, counted, case_number, case_standing, case_mark`);
  }
}
