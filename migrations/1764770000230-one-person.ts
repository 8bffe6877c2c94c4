import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = [
  // The request of the same person, at another of their registrations, that this one carries on.
  'alter table rights_request add column follows_id uuid references rights_request (id)',
  'create index rights_request_follows on rights_request (follows_id) where follows_id is not null',
  'create policy carry on rights_request for all to pulang_gate using (true) with check (true)',
  'grant select, insert, update on rights_request to pulang_gate',
  'create policy carry on person_merge for select to pulang_gate using (true)',
  'grant select on person_merge to pulang_gate',
];

const functions = `
-- All registrations of whoever this one is of, by what the national desk judged; for gates alone.
create function app.joined(the_case uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive j (id) as (
    select the_case union
    select case when m.case_id = j.id then m.other_id else m.case_id end
    from j join person_match m on j.id in (m.case_id, m.other_id) and m.verdict in ('SAME', 'SAME_NEW_EPISODE'))
  select array_agg(j.id) from j
$$;

-- Whether somebody who must be kept from this person, under whatever registration of either, sleeps there at the time, or
-- will. Both placements of two that are kept apart wait here for each other; the answer is yes or no, and never who.
create or replace function app.meets(the_case uuid, the_shelter uuid, from_then timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare own uuid[] := app.joined(the_case);
begin
  if not exists (select from public.case_access a where a.case_id = the_case and a.unit_id = app.unit()
       and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now())
     and app.standing() is distinct from 'desk' then
    raise exception 'not reached' using errcode = '42501';
  end if;
  perform from public.keep_apart k where (k.case_id = any (own) or k.other_id = any (own)) and coalesce(k.ended_at, 'infinity') > from_then
    order by k.id for update;
  return exists (
    select from public.keep_apart k
    cross join unnest(app.joined(case when k.case_id = any (own) then k.other_id else k.case_id end)) o (id)
    join public.stay s on s.case_id = o.id
    where (k.case_id = any (own)) <> (k.other_id = any (own)) and coalesce(k.ended_at, 'infinity') > from_then and s.shelter_id = the_shelter
      and coalesce(s.left_at, 'infinity') > from_then and s.occurred_at < coalesce(k.ended_at, 'infinity'));
end $$;

create or replace function app.kept_apart(one uuid, other uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.keep_apart k, (select app.joined(one) as a, app.joined(other) as b) j
      where (k.case_id = any (j.a) and k.other_id = any (j.b) or k.case_id = any (j.b) and k.other_id = any (j.a))
        and coalesce(k.ended_at, 'infinity') > at)
    and (app.standing() = 'desk' or not exists (select from unnest(array[one, other]) e (id) where not exists (
      select from public.case_access a where a.case_id = e.id and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now())))
$$;

-- Who sleeps under one roof with somebody whom they must not meet, for whoever answers for both.
create function app.meeting() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select unnest(array[s.case_id, o.case_id])
  from keep_apart k cross join unnest(app.joined(k.case_id)) a (id) cross join unnest(app.joined(k.other_id)) b (id)
  join stay s on s.case_id = a.id and s.left_at is null
  join stay o on o.case_id = b.id and o.left_at is null and o.shelter_id = s.shelter_id and o.case_id <> s.case_id
  where k.ended_at is null and not array[s.case_id, o.case_id] && (select app.barred())::uuid[]
    and (app.standing() = 'desk' or 2 = (select count(*) from case_access x where x.case_id in (s.case_id, o.case_id)
      and x.unit_id = app.unit() and x.reach = 'CUSTODY' and x.until > now()))
$$;

-- What somebody asked at one registration is asked at each that is of the same person, of whoever answers there: in the
-- name of the national desk, which joined them, so that neither office learns of the other.
create function app.carry_request(the_request uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r rights_request; o record; made uuid;
begin
  select * into r from rights_request where id = the_request and kind in ('ACCESS', 'RESTRICTION', 'ERASURE');
  for o in
    select c.id, c.person_id, c.state, greatest(r.occurred_at, c.received_at) as at,
      coalesce((select a.unit_id from person_merge g join person_match m on m.id = g.match_id join account a on a.id = g.account_id
        where 'desk' = any (a.roles) and c.id in (m.case_id, m.other_id) order by g.recorded_at desc limit 1), c.holder_id) as desk
    from unnest(app.joined(r.case_id)) j (id) join cases c on c.id = j.id
    where c.id <> r.case_id and c.person_id <> r.person_id and exists (select from person_key k where k.person_id = c.person_id
        and (r.kind <> 'RESTRICTION' or k.frozen_at is null))
      and not exists (select from rights_request x where x.case_id = c.id and x.kind = r.kind and (x.state = 'OPEN' or x.follows_id = r.id))
    order by c.id for update of c
  loop
    made := gen_random_uuid();
    insert into rights_request (id, case_id, person_id, unit_id, occurred_at, recorded_at, version, kind, purposes, state, due_at, follows_id)
      values (made, o.id, o.person_id, o.desk, o.at, now(), 1, r.kind, '{}', 'OPEN', greatest(r.due_at, o.at), r.id);
    insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
      values (gen_random_uuid(), o.id, o.person_id, 'recordRightsRequest', o.state, o.state, o.at, now(), o.desk,
        '00000000-0000-0000-0000-000000000000', r.kind, made);
    update cases set version = version + 1, updated_at = now() where id = o.id;
    insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at)
      values (gen_random_uuid(), o.id, o.person_id, 'DATA_' || r.kind, made, o.at, greatest(r.due_at, o.at), 0, now());
  end loop;
end $$;

create function app.carry_asked() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.carry_request(new.id);
  return null;
end $$;
create trigger carry_asked after insert on rights_request for each row when (new.follows_id is null) execute function app.carry_asked();

-- Joined later: what is open then, and what was restricted or is to be erased, is asked there too. Taken apart again:
-- what was carried on and nobody answered yet was never that person's to ask.
create function app.carry_judged() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.verdict in ('SAME', 'SAME_NEW_EPISODE') then
    perform app.carry_request(r.id) from rights_request r
      where r.case_id = any (app.joined(new.case_id)) and r.follows_id is null and (r.state = 'OPEN'
        or r.kind = 'RESTRICTION' and r.state in ('GRANTED', 'PARTLY') and exists (select from person_key k where k.person_id = r.person_id and k.frozen_at is not null)
        or r.kind = 'ERASURE' and r.state in ('GRANTED', 'PARTLY'));
  else
    with gone as (
      update rights_request r set state = 'REFUSED', ground = 'NOT_THE_PERSON', answered_at = now(), version = r.version + 1
      from rights_request asked where asked.id = r.follows_id and r.state = 'OPEN' and asked.case_id <> all (app.joined(r.case_id))
        and (new.case_id = any (app.joined(r.case_id) || app.joined(asked.case_id)))
      returning r.*),
    told as (
      insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
      select gen_random_uuid(), g.case_id, g.person_id, 'answerRightsRequest', c.state, c.state, now(), now(), g.unit_id,
        '00000000-0000-0000-0000-000000000000', g.kind || ' REFUSED', g.id from gone g join cases c on c.id = g.case_id),
    moved as (update cases c set version = c.version + 1, updated_at = now() from gone g where c.id = g.case_id)
    update alert a set done_at = now() from gone g where a.subject_id = g.id and a.done_at is null;
  end if;
  return null;
end $$;
create trigger carry_judged after update of verdict on person_match for each row when (old.verdict is distinct from new.verdict) execute function app.carry_judged();
`;

const gates = ['joined(uuid)', 'meeting()', 'carry_request(uuid)', 'carry_asked()', 'carry_judged()'];

/** A person of several registrations is one: kept from the same people, and asking the same of whoever holds each. */
export class OnePerson1764770000230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, functions]) await runner.query(statement);
    for (const gate of gates) {
      await runner.query(`alter function app.${gate} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${gate} from public`);
    }
    await runner.query('grant execute on function app.meeting() to pulang_app, pulang_desk');
  }

  async down(): Promise<void> {
    throw new Error('What was asked is not unasked; restore a copy instead.');
  }
}
