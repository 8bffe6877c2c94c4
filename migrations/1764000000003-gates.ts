import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that the gates' functions touch beyond their caller's reach, with what they may do there. */
const gateGrants: Record<string, string> = {
  case_access: 'select, insert, update',
  cases: 'select, update',
  person: 'select',
  account: 'select',
  unit: 'select',
  organisation: 'select',
  bed: 'select, update',
  shelter: 'select',
  stay: 'select',
  handover: 'select',
  handed_person: 'select',
  movement: 'select',
  passenger: 'select',
  referral: 'select',
  person_token: 'select',
  person_mark: 'select',
  case_event: 'select, insert',
};

const functions = `
-- Who a verified token speaks for; asked before any context exists.
create function app.actor(given text) returns table (account uuid, login text, unit uuid, roles text[], language text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.login, a.unit_id, a.roles, a.language from public.account a where a.login = given and a.disabled_at is null
$$;

-- One row per case and unit: the strongest standing that is in force.
create function app.strength(reach text) returns int language sql immutable parallel safe as $$
  select array_position(array['TRACE','SUMMARY','TRAVEL','INQUIRY','AFTERCARE','CARE','CUSTODY'], reach)
$$;

create function app.give(the_case uuid, the_unit uuid, the_reach text, reason text, until_then timestamptz default 'infinity')
returns void language sql security definer set search_path = pg_catalog as $$
  insert into public.case_access as a (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
  select c.id, c.person_id, the_unit, the_reach, now(), until_then, reason, c.number, c.state, c.updated_at
  from public.cases c where c.id = the_case
  on conflict (case_id, unit_id) do update set reach = excluded.reach, since = excluded.since, until = excluded.until, why = excluded.why
  where a.until <= now() or app.strength(a.reach) <= app.strength(excluded.reach)
$$;

-- Registration: the caller's unit becomes answerable. Written before the case, since INSERT … RETURNING needs it.
create function app.open_case(the_case uuid, the_person uuid, the_number text, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if app.unit() is null then raise exception 'no context' using errcode = '42501'; end if;
  -- A clash with a row that the caller can't see reads like any used key.
  if exists (select from public.cases c where c.id = the_case) or exists (select from public.person p where p.id = the_person) then
    raise exception 'used' using errcode = '23505';
  end if;
  insert into public.case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
  values (the_case, the_person, app.unit(), 'CUSTODY', now(), 'infinity', 'REGISTRATION', the_number, 'REPORTED', at);
end $$;

-- An accepted referral: what its service needs, for the unit that accepted.
create function app.open_referral(the_referral uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare r record;
begin
  select * into r from public.referral where id = the_referral;
  if r.to_unit_id is distinct from app.unit() or r.state <> 'ACCEPTED' then raise exception 'not accepted' using errcode = '42501'; end if;
  perform app.give(r.case_id, r.to_unit_id,
    case r.service when 'RECEPTION' then 'TRAVEL' when 'DOCUMENTS' then 'TRAVEL' when 'INVESTIGATION' then 'INQUIRY'
                   when 'SHELTER' then 'CARE' when 'REINTEGRATION' then 'AFTERCARE' end, 'REFERRAL');
end $$;

-- A refused referral: who refuses sees nothing of the case, whose timeline tells of it all the same.
create function app.note_refusal(the_referral uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare r record;
begin
  select * into r from public.referral where id = the_referral;
  if r.to_unit_id is distinct from app.unit() or r.state <> 'REFUSED' then raise exception 'not refused' using errcode = '42501'; end if;
  insert into public.case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
    select gen_random_uuid(), c.id, c.person_id, 'answerReferral', c.state, c.state, r.answered_at, at, app.unit(), app.account(), r.refusal, r.id
    from public.cases c where c.id = r.case_id;
  update public.cases set version = version + 1, updated_at = at where id = r.case_id;
end $$;

-- An issued manifest: who meets the people, and who lets them in, see what the way needs.
create function app.open_manifest(the_movement uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare m record;
begin
  select * into m from public.movement where id = the_movement;
  if m.unit_id is distinct from app.unit() or m.state = 'PLANNED' then raise exception 'not issued' using errcode = '42501'; end if;
  perform app.give(p.case_id, u.id, 'TRAVEL', 'MANIFEST')
    from public.passenger p join public.cases c on c.id = p.case_id and c.holder_id = m.unit_id
    cross join unnest(array[m.receiver_id, m.immigration_id]) u (id)
    where p.movement_id = m.id and p.state in ('LISTED', 'BOARDED') and u.id is not null order by p.case_id, u.id;
end $$;

-- The way is over: who saw the person by a manifest alone sees them no longer. What an accepted referral opened stays.
create function app.end_travel(the_case uuid, but_for uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  update public.case_access a set reach = 'TRACE', until = now()
    where a.case_id = the_case and a.reach = 'TRAVEL' and a.why = 'MANIFEST' and a.until > now() and a.unit_id is distinct from but_for
      and not exists (select from public.referral r where r.case_id = a.case_id and r.to_unit_id = a.unit_id and r.state = 'ACCEPTED'
                      and r.service in ('RECEPTION', 'DOCUMENTS'))
$$;

create function app.close_passage(the_passenger uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare p record;
begin
  select t.case_id, t.state, m.unit_id into p from public.passenger t join public.movement m on m.id = t.movement_id where t.id = the_passenger;
  if p.unit_id is distinct from app.unit() or p.state not in ('TAKEN_OFF', 'OFFLOADED') then raise exception 'not off' using errcode = '42501'; end if;
  perform app.end_travel(p.case_id, null);
end $$;

-- A drafted BAST: who is to receive people sees whom they sign for.
create function app.open_handover(the_handover uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare h record;
begin
  select * into h from public.handover where id = the_handover;
  if h.giver_id is distinct from app.unit() then raise exception 'not given' using errcode = '42501'; end if;
  perform app.give(p.case_id, h.receiver_id, 'TRAVEL', 'HANDOVER')
    from public.handed_person p join public.cases c on c.id = p.case_id and c.holder_id = h.giver_id
    where p.handover_id = h.id order by p.case_id;
end $$;

-- A BAST signed by both: custody passes in the same instant; the giver keeps a summary for 90 days and a trace for good.
-- Answers how many are not the giver's to pass any more; unless that is none, nothing passes.
create function app.pass_custody(the_handover uuid) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare h record; gone int;
begin
  select * into h from public.handover where id = the_handover;
  if (app.unit() in (h.giver_id, h.receiver_id)) is not true or h.giver_signed_at is null or h.receiver_signed_at is null then
    raise exception 'not signed' using errcode = '42501';
  end if;
  perform from public.cases c where c.id in (select p.case_id from public.handed_person p where p.handover_id = h.id) order by c.id for update;
  select count(*) into gone from public.handed_person p join public.cases c on c.id = p.case_id
    where p.handover_id = h.id and c.holder_id <> h.giver_id;
  if gone > 0 then return gone; end if;
  update public.case_access a set reach = 'SUMMARY', since = now(), until = now() + interval '90 days', why = 'HANDOVER'
    from public.handed_person p where p.handover_id = h.id and a.case_id = p.case_id and a.unit_id = h.giver_id;
  perform app.give(p.case_id, h.receiver_id, 'CUSTODY', 'HANDOVER'), app.end_travel(p.case_id, h.receiver_id)
    from public.handed_person p where p.handover_id = h.id;
  update public.cases c set holder_id = h.receiver_id
    from public.handed_person p where p.handover_id = h.id and c.id = p.case_id;
  return 0;
end $$;

-- A signature is given once, by its own side; nobody is added to what somebody has signed. Loading by the owner has no unit.
create function app.sign_own() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if app.unit() is null then return new; end if;
  if (new.giver_signed_at, new.giver_account_id) is distinct from (old.giver_signed_at, old.giver_account_id)
     and (old.giver_signed_at is not null or old.giver_id <> app.unit() or new.giver_account_id is distinct from app.account())
  or (new.receiver_signed_at, new.receiver_account_id) is distinct from (old.receiver_signed_at, old.receiver_account_id)
     and (old.receiver_signed_at is not null or old.receiver_id <> app.unit() or new.receiver_account_id is distinct from app.account())
  then raise exception 'signed' using errcode = '42501'; end if;
  return new;
end $$;
create trigger sign_own before update on public.handover for each row execute function app.sign_own();

create function app.list_unsigned() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if app.unit() is not null and exists (select from public.handover h where h.id = new.handover_id
     and (h.giver_id <> app.unit() or h.giver_signed_at is not null or h.receiver_signed_at is not null)) then
    raise exception 'signed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger list_unsigned before insert on public.handed_person for each row execute function app.list_unsigned();

-- A bed: who runs the shelter sees what care needs, as long as the stay lasts.
create function app.open_stay(the_stay uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare s record;
begin
  select t.case_id, t.left_at, t.unit_id, h.unit_id as runner into s from public.stay t join public.shelter h on h.id = t.shelter_id where t.id = the_stay;
  if s.unit_id is distinct from app.unit() or s.left_at is not null then raise exception 'no stay' using errcode = '42501'; end if;
  -- A bed is given by who is answerable, so that no shelter can open a case to itself.
  if not exists (select from public.case_access a where a.case_id = s.case_id and a.unit_id = app.unit() and a.reach = 'CUSTODY' and a.until > now()) then
    raise exception 'not held' using errcode = '42501';
  end if;
  perform app.give(s.case_id, s.runner, 'CARE', 'STAY');
end $$;

create function app.close_stay(the_stay uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare s record;
begin
  select t.case_id, t.left_at, h.unit_id as runner into s from public.stay t join public.shelter h on h.id = t.shelter_id where t.id = the_stay;
  if s.left_at is null or not exists (select from public.case_access a where a.case_id = s.case_id and a.unit_id = app.unit()
     and a.reach in ('CUSTODY', 'CARE') and a.until > now()) then raise exception 'no stay' using errcode = '42501'; end if;
  update public.case_access a set reach = 'TRACE', until = now(), why = 'STAY'
    where a.case_id = s.case_id and a.unit_id = s.runner and a.reach = 'CARE';
  -- Care had covered what an accepted referral opens for longer than the stay.
  if exists (select from public.referral r where r.case_id = s.case_id and r.to_unit_id = s.runner and r.state = 'ACCEPTED' and r.service = 'REINTEGRATION') then
    perform app.give(s.case_id, s.runner, 'AFTERCARE', 'REFERRAL');
  end if;
end $$;

-- Home: the social office of the home province follows the person.
create function app.open_homecoming(the_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from public.case_access a where a.case_id = the_case and a.unit_id = app.unit() and a.reach = 'CUSTODY' and a.until > now())
    or not exists (select from public.cases c where c.id = the_case and c.state = 'RETURNED_HOME') then raise exception 'not home' using errcode = '42501';
  end if;
  perform app.give(the_case, u.id, 'AFTERCARE', 'HOMECOMING')
    from public.cases c join public.person p on p.id = c.person_id join public.unit u on u.province = p.home_province
    join public.organisation o on o.id = u.organisation_id and o.kind = 'PEMDA' where c.id = the_case;
end $$;

-- Worklists are driven from the access rows, so these carry the state and the time of the last change.
create function app.carry_state() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.case_access set state = new.state, updated_at = new.updated_at where case_id = new.id;
  return null;
end $$;
create trigger carry_state after update of state, updated_at on public.cases
  for each row when (old.state is distinct from new.state or old.updated_at is distinct from new.updated_at) execute function app.carry_state();

-- Beds that are slept in at an instant, whoever's guests they are.
create function app.occupied(the_shelter uuid, the_kind text, at timestamptz) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from public.stay s where s.shelter_id = the_shelter and s.bed_kind = the_kind
     and s.occurred_at <= at and (s.left_at is null or s.left_at > at)
$$;

-- Holds the beds of a kind until the end of the transaction; the fullest instant from then on, since stays are entered
-- after the fact. Who leaves at the instant at which another comes frees the bed. Of fifty officers after the last bed
-- each waits here for the one before.
create function app.hold_beds(the_shelter uuid, the_kind text, from_then timestamptz) returns table (beds int, taken int)
language plpgsql security definer set search_path = pg_catalog as $$
declare b record;
begin
  if app.unit() is null then raise exception 'no context' using errcode = '42501'; end if;
  select * into b from public.bed where shelter_id = the_shelter and kind = the_kind for update;
  if not found then return; end if;
  return query
    with guest as (
      select greatest(s.occurred_at, from_then) as came, s.left_at from public.stay s
      where s.shelter_id = the_shelter and s.bed_kind = the_kind and coalesce(s.left_at, 'infinity') > greatest(s.occurred_at, from_then)
    ),
    change as (select came as at, 1 as by from guest union all select left_at, -1 from guest where left_at is not null)
    select b.count, coalesce((select max(n) from (select sum(by) over (order by at, by rows unbounded preceding)::int as n from change) counted), 0);
end $$;
`;

export class Gates1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant usage on schema public to pulang_gate');
    for (const [table, grants] of Object.entries(gateGrants)) {
      await runner.query(`grant ${grants} on ${table} to pulang_gate`);
      await runner.query(`create policy gate on ${table} for all to pulang_gate using (true) with check (true)`);
    }
    await runner.query(functions);
    const names = (await runner.query(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'app' and p.proname <> 'verified'`,
    )) as { name: string }[];
    for (const { name } of names) await runner.query(`alter function ${name} owner to pulang_gate`);
    await runner.query('revoke all on all functions in schema app from public');
    await runner.query('grant execute on all functions in schema app to pulang_app, pulang_desk, pulang_gate');
    // The ways to write access rows without a deed behind them stay inside the gates.
    await runner.query(
      'revoke execute on function app.give(uuid, uuid, text, text, timestamptz), app.end_travel(uuid, uuid) from pulang_app, pulang_desk',
    );
  }

  async down(): Promise<void> {
    throw new Error('The gates are not taken down; restore a copy instead.');
  }
}
