import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, standing } from './wall';

const tables = [
  `ALTER TABLE "shelter" ADD "version" integer NOT NULL DEFAULT '1'`,
  `CREATE TABLE "bed_was" (
    "id" uuid NOT NULL,
    "shelter_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "count" integer NOT NULL,
    "until" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_bed_was" PRIMARY KEY ("id"),
    CONSTRAINT "FK_3b1d9153f7bbc7db003db0f6e3b" FOREIGN KEY ("shelter_id") REFERENCES "shelter"("id")
  )`,
  'create index bed_was_of on bed_was (shelter_id, kind, until)',
  'alter table bed_was add check (count >= 0)',
  'alter table bed add constraint bed_count check (count >= 0)',
  'create unique index bed_kind on bed (shelter_id, kind)',
];

/** The house is run by the caller’s unit. */
const run = (table: string) =>
  `exists (select from shelter s where s.id = ${table}.shelter_id and s.unit_id = ${caller} offset 0)`;
/** An administrator opens houses of units of the own organisation, and nothing beyond their beds. */
const opens = (unit: string) =>
  `(${standing} = 'admin' and exists (select from unit u where u.id = ${unit} and u.organisation_id = (select app.organisation()) offset 0))`;

const walls = [
  'alter table bed_was enable row level security',
  'alter table bed_was force row level security',
  `create policy see on bed_was for select to pulang_app, pulang_desk using (${caller} is not null)`,
  `create policy add on bed_was for insert to pulang_app with check (${run('bed_was')})`,
  'create policy gate on bed_was for select to pulang_gate using (true)',
  'grant select, insert on bed_was to pulang_app',
  'grant select on bed_was to pulang_desk, pulang_gate',

  `create policy add on shelter for insert to pulang_app with check (${opens('shelter.unit_id')})`,
  `create policy change on shelter for update to pulang_app using (unit_id = ${caller})`,
  'grant insert, update (name, version) on shelter to pulang_app',

  `create policy add on bed for insert to pulang_app
     with check (${run('bed')} or exists (select from shelter s where s.id = bed.shelter_id and ${opens('s.unit_id')} offset 0))`,
  `create policy change on bed for update to pulang_app using (${run('bed')})`,
  'grant insert, update (count) on bed to pulang_app',
];

/**
 * As before; and where there were fewer beds than there are now, the rest of them counts as taken until there were more.
 * Where there were more, that many more could be taken.
 */
const taken = `
create or replace function app.take_beds(the_shelter uuid, the_kind text, from_then timestamptz, until_then timestamptz, by_hold uuid)
returns table (beds int, taken int)
language plpgsql security definer set search_path = pg_catalog as $$
declare b record;
begin
  if app.unit() is null then raise exception 'no context' using errcode = '42501'; end if;
  select * into b from public.bed where shelter_id = the_shelter and kind = the_kind for update;
  if not found then return; end if;
  return query
    with guest as (
      select s.occurred_at as since, coalesce(s.left_at, 'infinity') as until, s.hold_id from public.stay s
      where s.shelter_id = the_shelter and s.bed_kind = the_kind
    ),
    held as (
      select h.id, h.occurred_at as since, coalesce(least(h.until, h.released_at), 'infinity') as until, h.count from public.bed_hold h
      where h.shelter_id = the_shelter and h.bed_kind = the_kind
    ),
    span (since, until, n) as (
      select g.since, g.until, 1 from guest g
      union all select h.since, h.until,
        h.count - (select count(*)::int from guest g where g.hold_id = h.id) - case when h.id = by_hold then 1 else 0 end from held h
      union all select h.since, least(h.until, g.since), 1 from held h join guest g on g.hold_id = h.id
      union all select h.since, least(h.until, from_then), 1 from held h where h.id = by_hold
    ),
    house (since, until, n) as (
      select lag(w.until, 1, '-infinity') over (order by w.until), w.until, b.count - w.count from public.bed_was w
      where w.shelter_id = the_shelter and w.kind = the_kind
    ),
    cut as (
      select greatest(s.since, from_then) as since, least(s.until, until_then) as until, s.n
      from (select * from span where n > 0 union all select * from house where n <> 0) s
      where least(s.until, until_then) > greatest(s.since, from_then)
    ),
    change as (select c.since as at, c.n as by from cut c union all select c.until, -c.n from cut c where c.until < 'infinity')
    select b.count, coalesce((select max(n) from (select sum(by) over (order by at, by rows unbounded preceding)::int as n from change) counted), 0);
end $$;
`;

export class Houses1764770000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...walls, taken]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('How many beds there were is not thrown away; restore a copy instead.');
  }
}
