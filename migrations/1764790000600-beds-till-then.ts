import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The fullest instant is one of the span that is asked for: from its beginning, also where nothing begins there, and before
 * its end. Where there were more beds than there are now, the end itself counted as if there had been no more.
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
    change as (select from_then as at, 0 as by union all select c.since, c.n from cut c
      union all select c.until, -c.n from cut c where c.until < 'infinity')
    select b.count, coalesce((select max(n) from (select at, sum(by) over (order by at, by rows unbounded preceding)::int as n from change) counted
      where at < until_then), 0);
end $$;
`;

export class BedsTillThen1764790000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(taken);
  }

  async down(): Promise<void> {
    throw new Error('How full a house was is not told wrongly again; restore a copy instead.');
  }
}
