import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As TypeORM would make them of the entities. */
const tables = `
  alter table bed_hold add column "movement_id" uuid;
  create index bed_hold_movement on bed_hold (movement_id) where movement_id is not null;
`;

const functions = `
-- As before, and now also whoever keeps beds for the people of the movement, and whose house it is.
create or replace function app.tell_waiting(the_leg uuid, the_kind text, the_reason text, was_departure timestamptz, was_arrival timestamptz,
  happened_at timestamptz, noted_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare l record;
begin
  select g.*, m.unit_id, m.receiver_id, m.immigration_id, m.state into l from leg g join movement m on m.id = g.movement_id where g.id = the_leg;
  if l.unit_id is distinct from app.unit() then raise exception 'not ours' using errcode = '42501'; end if;
  insert into travel_notice (id, version, unit_id, by_id, leg_id, kind, reason, from_place, to_place, was_departure, was_arrival, planned_departure,
      planned_arrival, awaited, occurred_at, recorded_at)
  select gen_random_uuid(), 1, w.unit_id, l.unit_id, l.id, the_kind, the_reason, l.from_place, l.to_place, was_departure, was_arrival,
         l.planned_departure, l.planned_arrival, max(w.people), happened_at, noted_at
  from (
    select a.unit_id, count(distinct a.case_id) as people from (
      select u.id as unit_id, p.case_id from passenger p
        cross join unnest(case when l.state = 'PLANNED' then array[l.unit_id] else array[l.unit_id, l.receiver_id, l.immigration_id] end) u (id)
        where p.movement_id = l.movement_id and p.state in ('LISTED', 'BOARDED')
      union
      select r.to_unit_id, p.case_id from passenger p join referral r on r.case_id = p.case_id
        where p.movement_id = l.movement_id and p.state in ('LISTED', 'BOARDED') and r.state in ('OFFERED', 'ACCEPTED')
          and r.service in ('RECEPTION', 'SHELTER', 'INVESTIGATION')
    ) a group by a.unit_id
    union all
    select u.id, sum(h.count) from bed_hold h join shelter s on s.id = h.shelter_id
      cross join lateral (select h.unit_id as id union select s.unit_id) u
      where h.movement_id = l.movement_id and h.released_at is null and h.until > happened_at group by u.id
  ) w where w.unit_id is not null group by w.unit_id;
end $$;
`;

export class Mended1764410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
  }

  async down(): Promise<void> {
    throw new Error('Who waits for whom is not forgotten; restore a copy instead.');
  }
}
