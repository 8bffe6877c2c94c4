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

const births = `
-- A birth on the way, recorded by whoever has the mother in hand: who answers for her answers for the child, and who
-- records it sees the way, as before.
create function app.open_birth(the_case uuid, the_person uuid, the_number text, the_mother uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare holder uuid;
begin
  select c.holder_id into holder from cases c where c.id = the_mother and c.id <> all ((select app.barred())::uuid[])
    and exists (select from passenger p where p.case_id = c.id and p.state = 'BOARDED')
    and exists (select from case_access a where a.case_id = c.id and a.unit_id = app.unit() and a.until > now() and a.reach in ('CUSTODY', 'TRAVEL'));
  if holder is null then raise exception 'not in hand' using errcode = '42501'; end if;
  -- A clash with a row that the caller can't see reads like any used key.
  if exists (select from cases c where c.id = the_case) or exists (select from person p where p.id = the_person) then
    raise exception 'used' using errcode = '23505';
  end if;
  insert into case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
    values (the_case, the_person, holder, 'CUSTODY', now(), 'infinity', 'REGISTRATION', the_number, 'REPORTED', at);
  if holder <> app.unit() then
    insert into case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
      values (the_case, the_person, app.unit(), 'TRAVEL', now(), 'infinity', 'MANIFEST', the_number, 'REPORTED', at);
  end if;
end $$;

-- Somebody who joined on the way: who meets the people, and who lets them in, see them as those on the list.
create function app.open_joined(the_passenger uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare p record;
begin
  select j.case_id, m.unit_id, m.receiver_id, m.immigration_id into p from passenger j join movement m on m.id = j.movement_id
    where j.id = the_passenger and j.joined is not null and j.state = 'BOARDED' and m.state <> 'PLANNED';
  if (app.unit() in (p.unit_id, p.receiver_id, p.immigration_id)) is not true then raise exception 'not aboard' using errcode = '42501'; end if;
  perform app.give(p.case_id, u.id, 'TRAVEL', 'MANIFEST') from unnest(array[p.receiver_id, p.immigration_id]) u (id)
    where u.id is not null order by u.id;
end $$;
`;

const asking = `
-- Which of the timeline's events say that somebody was asked about something, as askedBy has it in the domain.
create function app.asking() returns table (question text, kind text, code text) language sql immutable parallel safe as $$
  values ('IDENTITY', 'register', null), ('IDENTITY', 'recordAssessment', 'NATIONALITY'), ('FAMILY', 'recordAssessment', 'FAMILY'),
    ('FAMILY', 'recordAssessment', 'GUARDIAN'), ('FAMILY', 'recordContactRule', null), ('RECRUITMENT', 'recordDetermination', null),
    ('EXPLOITATION', 'recordDetermination', null), ('HEALTH', 'recordNeed', null), ('HEALTH', 'recordAssessment', 'FITNESS'),
    ('HEALTH', 'recordAssessment', 'NEEDS'), ('PLANS', 'recordAssessment', 'RETURN_CHOICE'), ('PLANS', 'recordAssessment', 'BEST_INTEREST'),
    ('PLANS', 'agreePlan', null), ('LIVING', 'recordSurvey', null), ('LIVING', 'recordFollowUp', null)
$$;

-- How often somebody was asked is counted over all that is on record, also what the caller may not read: who asks next
-- must know that it would be the fourth time. It holds codes, units and times, and the id of what was written down.
create function app.asked(the_case uuid) returns table (question text, unit_id uuid, at timestamptz, fact uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with c as (
    select c.id from cases c where c.id = the_case and c.id <> all ((select app.barred())::uuid[])
      and (app.standing() = 'desk' or exists (select from case_access a where a.case_id = c.id and a.unit_id = app.unit()
        and a.until > now() and a.reach in ('CUSTODY', 'CARE', 'AFTERCARE', 'INQUIRY')))
  )
  select q, i.unit_id, i.occurred_at, i.id from c join interview i on i.case_id = c.id cross join unnest(i.questions) q
  union all
  select k.question, e.unit_id, e.occurred_at, e.subject_id from c join case_event e on e.case_id = c.id
    join app.asking() k on k.kind = e.kind and (k.code is null or k.code = split_part(e.code, ' ', 1))
$$;
`;

const gates = ['asked(uuid)', 'open_birth(uuid, uuid, text, uuid, timestamptz)', 'open_joined(uuid)'];

export class Mended1764410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const text of [functions, births, asking]) await runner.query(text);
    await runner.query('revoke all on function app.asking() from public');
    await runner.query('grant execute on function app.asking() to pulang_gate');
    await runner.query('grant select on interview to pulang_gate');
    await runner.query('create policy gate on interview for select to pulang_gate using (true)');
    for (const name of gates) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Who waits for whom is not forgotten; restore a copy instead.');
  }
}
