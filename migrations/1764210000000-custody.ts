import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, reached, standing, wall } from './wall';

const fact = `
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea`;

const tables = `
  alter table handover
    alter giver_id drop not null, alter receiver_id drop not null,
    add "giver_party" text, add "receiver_party" text,
    add "giver_confirmed_at" TIMESTAMP WITH TIME ZONE, add "receiver_confirmed_at" TIMESTAMP WITH TIME ZONE,
    add "corrects_id" uuid, add "addendum" integer,
    add constraint "FK_c27756953a73a14f9b1b4b8d570" FOREIGN KEY ("corrects_id") REFERENCES "handover"("id"),
    -- A side is a unit or a witness; one of the two has an account, and answers.
    add check ((giver_id is null) = (giver_party is not null)),
    add check ((receiver_id is null) = (receiver_party is not null)),
    add check (giver_id is not null or receiver_id is not null),
    add check ((corrects_id is null) = (addendum is null)), add check (addendum > 0),
    add unique (corrects_id, addendum);
  alter table handed_person add "refusal" text;
  create index handed_person_refused on handed_person (recorded_at desc, id desc) where refusal is not null;

  CREATE TABLE "handed_item" (${fact},
    "handed_person_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "missing" text,
    CONSTRAINT "PK_4005d03d58925151195c3b27eb0" PRIMARY KEY ("id"),
    CONSTRAINT "FK_d0b207603cda71e1112a6669451" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_b497f312647ebefce55d3f1dd3d" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_dd1e4dd4d030b5c7f40761ac1e6" FOREIGN KEY ("handed_person_id") REFERENCES "handed_person"("id")
  );
  create index handed_item_person on handed_item (handed_person_id);
  create index handed_item_case on handed_item (case_id);

  CREATE TABLE "handover_witness" (${fact},
    "handed_person_id" uuid NOT NULL,
    "side" text NOT NULL check (side in ('GIVER', 'RECEIVER')),
    "file_id" uuid NOT NULL,
    CONSTRAINT "PK_acb2dbad4473c6cad9c3ba50ae5" PRIMARY KEY ("id"),
    CONSTRAINT "FK_12324277e0a4e0ed4874a55fe21" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_84c8e503d854b5f2eec7986e3ce" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_f2fbefc5f5d516cd404f5580474" FOREIGN KEY ("handed_person_id") REFERENCES "handed_person"("id"),
    unique (handed_person_id, side)
  );
  create index handover_witness_case on handover_witness (case_id);

  -- Beds that are not to be had: kept for who is coming until an instant, or closed. No row says that they are taken.
  CREATE TABLE "bed_hold" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "shelter_id" uuid NOT NULL,
    "bed_kind" text NOT NULL,
    "count" integer NOT NULL check (count > 0),
    "reason" text NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "until" TIMESTAMP WITH TIME ZONE check (until > occurred_at),
    "released_at" TIMESTAMP WITH TIME ZONE check (released_at >= occurred_at),
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_e7a3d686f4c1d9e3f601c1515a7" PRIMARY KEY ("id"),
    CONSTRAINT "FK_ca681983b392a35536df52f7102" FOREIGN KEY ("shelter_id") REFERENCES "shelter"("id"),
    CONSTRAINT "FK_b16b7a0cde462ffca8917575e73" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    check (reason <> 'ARRIVAL' or until is not null)
  );
  create index bed_hold_bed on bed_hold (shelter_id, bed_kind, occurred_at);
  alter table stay add "hold_id" uuid,
    add constraint "FK_f886b4516143236c438bd01e5c3" FOREIGN KEY ("hold_id") REFERENCES "bed_hold"("id");
  create index stay_hold on stay (hold_id) where hold_id is not null;

  CREATE TABLE "keep_apart" (${fact},
    "version" integer NOT NULL,
    "other_id" uuid NOT NULL check (other_id <> case_id),
    "reason" text NOT NULL,
    "ended_at" TIMESTAMP WITH TIME ZONE check (ended_at >= occurred_at),
    CONSTRAINT "PK_26887003e5f4c80d3402ca983d5" PRIMARY KEY ("id"),
    CONSTRAINT "FK_3565cc8f48972f0268feec75f7f" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_7960f87d97481ef6e3728d8f6a8" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_6462ff3217b002fb9318975f7ad" FOREIGN KEY ("other_id") REFERENCES "cases"("id")
  );
  create unique index keep_apart_once on keep_apart (least(case_id, other_id), greatest(case_id, other_id)) where ended_at is null;
  create index keep_apart_case on keep_apart (case_id);
  create index keep_apart_other on keep_apart (other_id);

  CREATE TABLE "death" (${fact},
    "version" integer NOT NULL,
    "country" text NOT NULL,
    "authority" text NOT NULL,
    "kin" text NOT NULL,
    "kin_told_at" TIMESTAMP WITH TIME ZONE check (kin_told_at >= occurred_at),
    "file_id" uuid,
    CONSTRAINT "PK_03a9cda39d49f38ed85f9bb831a" PRIMARY KEY ("id"),
    CONSTRAINT "FK_0675d0a21be4dd137348ecce4b4" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_179b1e55ee41cebf202f28d59ca" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")
  );
  create unique index death_once on death (case_id);

  CREATE TABLE "remains" (${fact},
    "step" text NOT NULL,
    "movement_id" uuid,
    "handover_id" uuid,
    CONSTRAINT "PK_6dde167642fa50a0e6f6c857017" PRIMARY KEY ("id"),
    CONSTRAINT "FK_53eaca8b0334daaaec63c6d6d88" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_b21e8090f4f40b301d15091cdfa" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_a6587064cf6ccbd449ff99d18a2" FOREIGN KEY ("movement_id") REFERENCES "movement"("id"),
    CONSTRAINT "FK_762dd4c5bb14241c24101fab4ac" FOREIGN KEY ("handover_id") REFERENCES "handover"("id")
  );
  create index remains_case on remains (case_id);
  create index remains_movement on remains (movement_id) where movement_id is not null;
`;

const reachedOther = reached('keep_apart', 'case_id', 'CUSTODY').replace('keep_apart.case_id', 'keep_apart.other_id');
const both = `${reached('keep_apart', 'case_id', 'CUSTODY')} and ${reachedOther}`;

const walls = [
  ...wall('handed_item', 'CUSTODY,CARE,TRAVEL,SUMMARY'),
  ...wall('handover_witness', 'CUSTODY,CARE,TRAVEL,SUMMARY'),
  ...wall('death', 'CUSTODY,CARE,AFTERCARE', { change: 'version, kin, kin_told_at' }),
  ...wall('remains', 'CUSTODY,CARE,AFTERCARE,TRAVEL'),
  // Whoever has an account drafts, also where a witness gives; an addendum is drafted by either side.
  `alter policy add on handover with check (giver_signed_at is null and receiver_signed_at is null
     and case when corrects_id is null then coalesce(giver_id, receiver_id) = ${caller} else ${caller} in (giver_id, receiver_id) end)`,
  // The earlier holder corrects what they signed, under the summary that is left to them.
  `create policy add_addendum on handed_person for insert to pulang_app with check ((select app.may_correct(handover_id)))`,
  `create policy add_addendum on handed_item for insert to pulang_app
     with check (exists (select from handed_person p where p.id = handed_person_id and app.may_correct(p.handover_id) offset 0))`,
  `create policy add_addendum on handover_witness for insert to pulang_app
     with check (exists (select from handed_person p where p.id = handed_person_id and app.may_correct(p.handover_id) offset 0))`,
  // The list stays as it was drafted, but for the receiver's one answer to each line.
  `create policy answer on handed_person for update to pulang_app
     using (refusal is null and app.may_answer(handover_id)) with check (app.may_answer(handover_id))`,
  `create policy answer on handed_item for update to pulang_app
     using (missing is null and exists (select from handed_person p where p.id = handed_person_id and app.may_answer(p.handover_id) offset 0))
     with check (true)`,
  'grant update (giver_confirmed_at, receiver_confirmed_at) on handover to pulang_app, pulang_desk',
  'grant update (refusal) on handed_person to pulang_app',
  'grant update (missing) on handed_item to pulang_app',
  'alter table bed_hold enable row level security',
  'alter table bed_hold force row level security',
  `create policy see on bed_hold for select to pulang_app, pulang_desk using (${caller} is not null)`,
  `create policy add on bed_hold for insert to pulang_app with check (unit_id = ${caller})`,
  `create policy change on bed_hold for update to pulang_app
     using (${caller} = unit_id or exists (select from shelter s where s.id = shelter_id and s.unit_id = ${caller} offset 0))`,
  'grant select, insert, update (version, released_at) on bed_hold to pulang_app',
  'grant select on bed_hold to pulang_desk',
  'grant select on bed_hold to pulang_gate',
  'create policy gate on bed_hold for select to pulang_gate using (true)',
  // Only who answers for both sees that they are kept apart; a placement asks the gate, which says no name.
  'alter table keep_apart enable row level security',
  'alter table keep_apart force row level security',
  `create policy see on keep_apart for select to pulang_app using (${both})`,
  `create policy add on keep_apart for insert to pulang_app with check (${both})`,
  `create policy change on keep_apart for update to pulang_app using (${both})`,
  `create policy see_desk on keep_apart for select to pulang_desk using (${standing} = 'desk')`,
  `create policy add_desk on keep_apart for insert to pulang_desk with check (${standing} = 'desk')`,
  `create policy change_desk on keep_apart for update to pulang_desk using (${standing} = 'desk')`,
  'grant select, insert, update (version, ended_at) on keep_apart to pulang_app, pulang_desk',
  'grant select, update on keep_apart to pulang_gate',
  'create policy gate on keep_apart for all to pulang_gate using (true)',
  ...['handed_item', 'handover_witness'].flatMap((table) => [
    `grant select on ${table} to pulang_gate`,
    `create policy gate on ${table} for select to pulang_gate using (true)`,
  ]),
];

const functions = `
-- Beds that are kept or closed at an instant and that nobody has come for yet.
create function app.beds_held(the_shelter uuid, the_kind text, at timestamptz, closed boolean) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(sum(h.count - (select count(*) from public.stay s where s.hold_id = h.id and s.occurred_at <= at)), 0)::int
  from public.bed_hold h where h.shelter_id = the_shelter and h.bed_kind = the_kind and (h.reason <> 'ARRIVAL') = closed
    and h.occurred_at <= at and coalesce(least(h.until, h.released_at), 'infinity') > at
$$;

-- How many came by a hold, also those whom its unit sees no more.
create function app.guests_by(the_hold uuid) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from public.stay s where s.hold_id = the_hold
$$;

-- Holds the beds of a kind until the end of the transaction, and says how many are taken at the fullest instant of a time:
-- slept in, kept for who is coming, or closed. Stays are entered after the fact, so that the time may lie in the past.
-- A bed that was kept is kept until its guest comes; the one that is taken by a hold is not counted for that hold. Who
-- leaves at the instant at which another comes frees the bed. Of fifty officers after the last bed each waits here for
-- the one before.
drop function app.hold_beds(uuid, text, timestamptz);
create function app.take_beds(the_shelter uuid, the_kind text, from_then timestamptz, until_then timestamptz, by_hold uuid)
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
    cut as (
      select greatest(s.since, from_then) as since, least(s.until, until_then) as until, s.n from span s
      where s.n > 0 and least(s.until, until_then) > greatest(s.since, from_then)
    ),
    change as (select c.since as at, c.n as by from cut c union all select c.until, -c.n from cut c where c.until < 'infinity')
    select b.count, coalesce((select max(n) from (select sum(by) over (order by at, by rows unbounded preceding)::int as n from change) counted), 0);
end $$;

-- Whether somebody who must be kept from this person sleeps there at the time, or will. Both placements of two that are
-- kept apart wait here for each other; the answer is yes or no, and never who.
create function app.meets(the_case uuid, the_shelter uuid, from_then timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from public.case_access a where a.case_id = the_case and a.unit_id = app.unit() and a.until > now())
     and app.standing() is distinct from 'desk' then
    raise exception 'not reached' using errcode = '42501';
  end if;
  perform from public.keep_apart k where the_case in (k.case_id, k.other_id) and coalesce(k.ended_at, 'infinity') > from_then order by k.id for update;
  return exists (
    select from public.keep_apart k
    join public.stay s on s.case_id = case when k.case_id = the_case then k.other_id else k.case_id end
    where the_case in (k.case_id, k.other_id) and coalesce(k.ended_at, 'infinity') > from_then and s.shelter_id = the_shelter
      and coalesce(s.left_at, 'infinity') > from_then and s.occurred_at < coalesce(k.ended_at, 'infinity'));
end $$;

-- Policies of the list ask here: asked of the BAST itself they would ask the list again.
create function app.may_answer(the_handover uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select coalesce(h.receiver_id, h.giver_id) = app.unit() and h.receiver_signed_at is null and h.corrects_id is null
                   from public.handover h where h.id = the_handover), false)
$$;
create function app.may_correct(the_handover uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select app.unit() in (h.giver_id, h.receiver_id) and h.corrects_id is not null
                   from public.handover h where h.id = the_handover), false)
$$;

-- How many are on a BAST, for whoever sees anybody on it.
create function app.handed(the_handover uuid) returns json
language sql stable security definer set search_path = pg_catalog as $$
  select json_build_object('listed', count(*), 'accepted', count(*) filter (where p.refusal is null),
                           'refused', count(*) filter (where p.refusal is not null))
  from public.handed_person p join public.handover h on h.id = p.handover_id
  where h.id = the_handover and (app.unit() in (h.giver_id, h.receiver_id) or app.standing() = 'desk'
    or exists (select from public.case_access a where a.case_id = p.case_id and a.unit_id = app.unit() and a.until > now()))
$$;

-- An addendum stands beside a signed BAST, between the same two sides.
create function app.addendum_fits() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.corrects_id is not null and not exists (select from public.handover o where o.id = new.corrects_id and o.corrects_id is null
      and o.giver_signed_at is not null and o.receiver_signed_at is not null
      and (o.giver_id, o.giver_party, o.receiver_id, o.receiver_party)
        is not distinct from (new.giver_id, new.giver_party, new.receiver_id, new.receiver_party)) then
    raise exception 'no such BAST' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger addendum_fits before insert on public.handover for each row execute function app.addendum_fits();

-- A signature is given once, by its own side; for a witness by the unit on the other side, under the witness's name.
create or replace function app.sign_own() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if app.unit() is null then return new; end if;
  if (new.giver_signed_at, new.giver_account_id, new.giver_confirmed_at)
       is distinct from (old.giver_signed_at, old.giver_account_id, old.giver_confirmed_at)
     and (old.giver_signed_at is not null or coalesce(old.giver_id, old.receiver_id) <> app.unit()
       or new.giver_account_id is distinct from app.account() or old.giver_id is null and not app.witnessed(old.id, 'GIVER'))
  or (new.receiver_signed_at, new.receiver_account_id, new.receiver_confirmed_at)
       is distinct from (old.receiver_signed_at, old.receiver_account_id, old.receiver_confirmed_at)
     and (old.receiver_signed_at is not null or coalesce(old.receiver_id, old.giver_id) <> app.unit()
       or new.receiver_account_id is distinct from app.account() or old.receiver_id is null and not app.witnessed(old.id, 'RECEIVER'))
  then raise exception 'signed' using errcode = '42501'; end if;
  return new;
end $$;

-- For everybody on the list the witness is named.
create function app.witnessed(the_handover uuid, the_side text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.handed_person p where p.handover_id = the_handover
    and not exists (select from public.handover_witness w where w.handed_person_id = p.id and w.side = the_side))
$$;

create or replace function app.list_unsigned() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if app.unit() is not null and exists (select from public.handover h where h.id = new.handover_id
     and (h.giver_signed_at is not null or h.receiver_signed_at is not null
       or h.corrects_id is null and coalesce(h.giver_id, h.receiver_id) <> app.unit()
       -- Corrected is what was said of those who were on it.
       or h.corrects_id is not null and ((app.unit() in (h.giver_id, h.receiver_id)) is not true
         or not exists (select from public.handed_person o where o.handover_id = h.corrects_id and o.case_id = new.case_id)))) then
    raise exception 'signed' using errcode = '42501';
  end if;
  return new;
end $$;

-- Nothing is added to what somebody has signed; who signs for a side that has no account is named before.
create function app.paper_unsigned() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare h record; side text := to_jsonb(new) ->> 'side';
begin
  if app.unit() is null then return new; end if;
  select b.*, p.case_id as listed into h from public.handed_person p join public.handover b on b.id = p.handover_id
    where p.id = new.handed_person_id;
  if h.listed is distinct from new.case_id or (app.unit() in (h.giver_id, h.receiver_id)) is not true
     or side is distinct from 'RECEIVER' and h.giver_signed_at is not null
     or side is distinct from 'GIVER' and h.receiver_signed_at is not null
     or side = 'GIVER' and h.giver_id is not null or side = 'RECEIVER' and h.receiver_id is not null then
    raise exception 'signed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger paper_unsigned before insert on public.handed_item for each row execute function app.paper_unsigned();
create trigger paper_unsigned before insert on public.handover_witness for each row execute function app.paper_unsigned();

-- A BAST signed by both: custody of those who were taken passes in the same instant, and who was refused stays. The
-- giver keeps a summary for 90 days and a trace for good. A witness answers for nobody here: the unit goes on doing so.
-- Answers how many are not the giver's to pass any more; unless that is none, nothing passes.
create or replace function app.pass_custody(the_handover uuid) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare h record; gone int;
begin
  select * into h from public.handover where id = the_handover;
  if (app.unit() in (h.giver_id, h.receiver_id)) is not true or h.giver_signed_at is null or h.receiver_signed_at is null
     or h.corrects_id is not null then
    raise exception 'not signed' using errcode = '42501';
  end if;
  perform from public.cases c where c.id in (select p.case_id from public.handed_person p where p.handover_id = h.id) order by c.id for update;
  select count(*) into gone from public.handed_person p join public.cases c on c.id = p.case_id
    where p.handover_id = h.id and p.refusal is null and c.holder_id <> coalesce(h.giver_id, h.receiver_id);
  if gone > 0 then return gone; end if;
  -- Whom the receiver saw only to sign for, and did not take, they see no longer.
  update public.case_access a set reach = 'TRACE', until = now()
    from public.handed_person p where p.handover_id = h.id and p.refusal is not null and a.case_id = p.case_id and a.unit_id = h.receiver_id
      and a.reach = 'TRAVEL' and a.why = 'HANDOVER'
      and not exists (select from public.referral r where r.case_id = a.case_id and r.to_unit_id = a.unit_id and r.state = 'ACCEPTED'
                      and r.service in ('RECEPTION', 'DOCUMENTS'));
  if h.giver_id is null or h.receiver_id is null then return 0; end if;
  update public.case_access a set reach = 'SUMMARY', since = now(), until = now() + interval '90 days', why = 'HANDOVER'
    from public.handed_person p where p.handover_id = h.id and p.refusal is null and a.case_id = p.case_id and a.unit_id = h.giver_id;
  perform app.give(p.case_id, h.receiver_id, 'CUSTODY', 'HANDOVER'), app.end_travel(p.case_id, h.receiver_id)
    from public.handed_person p where p.handover_id = h.id and p.refusal is null;
  update public.cases c set holder_id = h.receiver_id
    from public.handed_person p where p.handover_id = h.id and p.refusal is null and c.id = p.case_id;
  -- Who gives somebody away and still houses them goes on caring for a guest.
  perform app.give(s.case_id, h.giver_id, 'CARE', 'STAY')
    from public.handed_person p join public.stay s on s.case_id = p.case_id and s.left_at is null
    join public.shelter r on r.id = s.shelter_id and r.unit_id = h.giver_id
    where p.handover_id = h.id and p.refusal is null;
  return 0;
end $$;

-- An addendum changes no case, and the timeline of each tells of it, also where who drafts it may no longer write there.
create function app.note_addendum(the_handover uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare h record;
begin
  select * into h from public.handover where id = the_handover;
  if (app.unit() in (h.giver_id, h.receiver_id)) is not true or h.corrects_id is null then raise exception 'no addendum' using errcode = '42501'; end if;
  insert into public.case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, subject_id)
    select gen_random_uuid(), c.id, c.person_id, s.kind, c.state, c.state, s.occurred_at, at, app.unit(), app.account(), h.id
    from public.handed_person p join public.cases c on c.id = p.case_id
    cross join (select case when h.giver_signed_at is not null and h.receiver_signed_at is not null then 'signHandover' else 'draftAddendum' end as kind,
                       coalesce(greatest(h.giver_signed_at, h.receiver_signed_at), h.occurred_at) as occurred_at) s
    where p.handover_id = h.id;
  update public.cases c set version = version + 1, updated_at = at
    from public.handed_person p where p.handover_id = h.id and c.id = p.case_id;
end $$;

-- What shows with whom somebody was, for who answers for them or houses them; null for anybody else, since a part of it would lie.
create function app.custody(the_case uuid) returns json
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with c as (
    select c.id, c.received_at, u.code as post from cases c join unit u on u.id = c.post_id
    where c.id = the_case and (app.standing() = 'desk' or exists (select from case_access a
      where a.case_id = c.id and a.unit_id = app.unit() and a.until > now() and a.reach in ('CUSTODY', 'CARE')))
  ),
  paper (at, given, given_unit, given_party, taken, taken_unit, taken_party, how, gap, document) as (
    select c.received_at, false, null, null, true, c.post, null, 'REGISTRATION', null, null from c
    union all
    select greatest(b.giver_signed_at, b.receiver_signed_at), true, g.code, b.giver_party, true, r.code, b.receiver_party, 'HANDOVER', null, b.number
      from c join handed_person h on h.case_id = c.id and h.refusal is null join handover b on b.id = h.handover_id and b.corrects_id is null
      left join unit g on g.id = b.giver_id left join unit r on r.id = b.receiver_id
      where b.giver_signed_at is not null and b.receiver_signed_at is not null
    union all
    -- Offers have a kind since a later migration; those that pass custody say so by it.
    select r.answered_at, true, g.code, null, true, t.code, null, 'TRANSFER', null, null
      from c join referral r on r.case_id = c.id and r.state = 'ACCEPTED' and to_jsonb(r) ->> 'kind' in ('TRANSFER', 'RETURN', 'REQUEST')
      join unit g on g.id = case to_jsonb(r) ->> 'kind' when 'REQUEST' then r.to_unit_id else r.unit_id end
      join unit t on t.id = case to_jsonb(r) ->> 'kind' when 'REQUEST' then r.unit_id else r.to_unit_id end
    union all
    select s.occurred_at, false, null, null, true, u.code, null, 'STAY', null, null
      from c join stay s on s.case_id = c.id join shelter h on h.id = s.shelter_id join unit u on u.id = h.unit_id
    union all
    select s.left_at, true, u.code, null, false, null, null, null, 'BED_LEFT', null
      from c join stay s on s.case_id = c.id and s.left_at is not null join shelter h on h.id = s.shelter_id join unit u on u.id = h.unit_id
    union all
    select e.occurred_at, false, null, null, true, null, null, 'HOME', null, null
      from c join case_event e on e.case_id = c.id and e.kind in ('discharge', 'directHome')
    union all
    select e.occurred_at, false, null, null, false, null, null, null, 'CONTACT_LOST', null
      from c join case_event e on e.case_id = c.id and e.kind = 'loseContact'
    union all
    select e.occurred_at, false, null, null, true, u.code, null, 'FOUND', null, null
      from c join case_event e on e.case_id = c.id and e.kind = 'reconnect' join unit u on u.id = e.unit_id
  )
  select json_agg(json_build_object('at', p.at, 'how', p.how, 'gap', p.gap, 'document', p.document,
    'from', case when p.given then json_build_object('unit', p.given_unit, 'party', p.given_party) end,
    'to', case when p.taken then json_build_object('unit', p.taken_unit, 'party', p.taken_party) end) order by p.at)
  from paper p
$$;
`;

const made = [
  'guests_by(uuid)',
  'beds_held(uuid, text, timestamptz, boolean)',
  'take_beds(uuid, text, timestamptz, timestamptz, uuid)',
  'meets(uuid, uuid, timestamptz)',
  'may_answer(uuid)',
  'may_correct(uuid)',
  'handed(uuid)',
  'addendum_fits()',
  'witnessed(uuid, text)',
  'paper_unsigned()',
  'note_addendum(uuid, timestamptz)',
  'custody(uuid)',
];

/**
 * The BAST that the case life asks for is one by which somebody was taken, given by a unit. Changed where it stands, so
 * that what others changed in the same function stays.
 */
async function askForThoseTaken(runner: QueryRunner): Promise<void> {
  const [{ text }] = (await runner.query(
    `select pg_get_functiondef('app.facts(uuid, timestamptz)'::regprocedure) as text`,
  )) as [{ text: string }];
  const changed = text
    .replace(`'receiver', o.kind)`, `'receiver', coalesce(b.receiver_party, o.kind))`)
    .replace(
      /join unit u on u\.id = b\.receiver_id(\s+)join organisation o on o\.id = u\.organisation_id(\s+)where h\.case_id = c\.id and/,
      `left join unit u on u.id = b.receiver_id$1left join organisation o on o.id = u.organisation_id$2where h.case_id = c.id and h.refusal is null and b.corrects_id is null and b.giver_id is not null and`,
    );
  if (!changed.includes('h.refusal is null') || !changed.includes('b.receiver_party'))
    throw new Error('app.facts asks for the BAST in other words.');
  await runner.query(changed);
}

export class Custody1764210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
    for (const name of made) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`);
    }
    for (const statement of walls) await runner.query(statement);
    await askForThoseTaken(runner);
  }

  async down(): Promise<void> {
    throw new Error('The record of custody is not taken down; restore a copy instead.');
  }
}
