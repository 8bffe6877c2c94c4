import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, standing, wall } from './wall';

/** As TypeORM would write it for the entities. */
const tables = `
  -- Within one act all events are entered at one instant: their order is that in which they were written.
  ALTER TABLE "case_event" ADD "seq" BIGSERIAL NOT NULL;
  ALTER TABLE "intake_group" ADD "expected" integer;
  ALTER TABLE "leg" ADD "version" integer NOT NULL DEFAULT 1, ADD "seats" integer,
    ADD "cancelled_at" TIMESTAMP WITH TIME ZONE, ADD "reason" text;
  ALTER TABLE "manifest" ADD "entries" jsonb NOT NULL DEFAULT '[]';
  ALTER TABLE "passenger" ADD "owner_id" uuid, ADD "continues_id" uuid, ADD "with_id" uuid, ADD "joined" text,
    ADD "lap" boolean NOT NULL DEFAULT false, ADD "cleared" boolean NOT NULL DEFAULT false;
  ALTER TABLE "passenger" ADD CONSTRAINT "FK_b2bfefac85f7bf5b74d8253de2a" FOREIGN KEY ("owner_id") REFERENCES "unit"("id");
  ALTER TABLE "passenger" ADD CONSTRAINT "FK_3ccb3cc1837367fe22347774857" FOREIGN KEY ("continues_id") REFERENCES "passenger"("id");
  ALTER TABLE "passenger" ADD CONSTRAINT "FK_f0c572629200798f045537a50a6" FOREIGN KEY ("with_id") REFERENCES "passenger"("id");
  CREATE TABLE "boarding" (
    "id" uuid NOT NULL,
    "passenger_id" uuid NOT NULL,
    "leg_id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "boarded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "ended_at" TIMESTAMP WITH TIME ZONE,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_3204b3718a7c68ab051d579e5f1" PRIMARY KEY ("id")
  );
  ALTER TABLE "boarding" ADD CONSTRAINT "FK_bba85d53d79c9eed5e8e3e5ba46" FOREIGN KEY ("passenger_id") REFERENCES "passenger"("id");
  ALTER TABLE "boarding" ADD CONSTRAINT "FK_99f70960d6a9f38a136a4355af6" FOREIGN KEY ("leg_id") REFERENCES "leg"("id");
  ALTER TABLE "boarding" ADD CONSTRAINT "FK_6f0b06d7ab11ab608dc61696adc" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
  CREATE TABLE "travel_notice" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "unit_id" uuid NOT NULL,
    "by_id" uuid NOT NULL,
    "leg_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "reason" text NOT NULL,
    "from_place" text NOT NULL,
    "to_place" text NOT NULL,
    "was_departure" TIMESTAMP WITH TIME ZONE NOT NULL,
    "was_arrival" TIMESTAMP WITH TIME ZONE NOT NULL,
    "planned_departure" TIMESTAMP WITH TIME ZONE NOT NULL,
    "planned_arrival" TIMESTAMP WITH TIME ZONE NOT NULL,
    "awaited" integer NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "seen_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "PK_d1bccb048bfe09a0ded68119d2e" PRIMARY KEY ("id")
  );
  ALTER TABLE "travel_notice" ADD CONSTRAINT "FK_c7c7f3f83a4e74e666d2c693694" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
  ALTER TABLE "travel_notice" ADD CONSTRAINT "FK_31669a27055a6340edad42aef5d" FOREIGN KEY ("by_id") REFERENCES "unit"("id");
  CREATE TABLE "host_list" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "unit_id" uuid NOT NULL,
    "group_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "reference" text NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_2661042dfab8cbfe743f2432d6c" PRIMARY KEY ("id")
  );
  ALTER TABLE "host_list" ADD CONSTRAINT "FK_17fa7b590427457957386e068df" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
  ALTER TABLE "host_list" ADD CONSTRAINT "FK_888d9a5619dd012078446231fbb" FOREIGN KEY ("group_id") REFERENCES "intake_group"("id");
  CREATE TABLE "host_entry" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "list_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "line" integer,
    "standing" text NOT NULL,
    "by_number" boolean NOT NULL,
    "sex" text,
    "person_id" uuid NOT NULL,
    "case_id" uuid,
    "owner_id" uuid NOT NULL,
    "resolution" text,
    "resolved_at" TIMESTAMP WITH TIME ZONE,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    CONSTRAINT "PK_1b0fba89e5477ec003dbe13c355" PRIMARY KEY ("id")
  );
  ALTER TABLE "host_entry" ADD CONSTRAINT "FK_f0c8ebd6c9a0e21ff00304a642e" FOREIGN KEY ("list_id") REFERENCES "host_list"("id");
  ALTER TABLE "host_entry" ADD CONSTRAINT "FK_e070b96424b8f9e364f5159b978" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
  ALTER TABLE "host_entry" ADD CONSTRAINT "FK_0fa31bcf3360fe40a201c9b5336" FOREIGN KEY ("owner_id") REFERENCES "unit"("id");
`;

const rules = `
  drop index case_event_case;
  create index case_event_case on case_event (case_id, seq);
  alter table intake_group add check (expected > 0);
  alter table leg add check (seats > 0), add check ((cancelled_at is null) or (departed_at is null and reason is not null));
  alter table passenger add constraint passenger_gap check (
    case when state in ('TAKEN_OFF', 'OFFLOADED', 'MISSING', 'HELD_BACK', 'TRANSFERRED') then reason is not null and left_at is not null
         else reason is null and left_at is null and owner_id is null end);
  alter table passenger add constraint passenger_joined check (joined in ('BIRTH', 'FOUND_ON_BOARD'));
  alter table passenger add constraint passenger_lap check (not lap or with_id is not null);
  create unique index boarding_live on boarding (passenger_id, leg_id) where ended_at is null;
  create index boarding_leg on boarding (leg_id);
  create index passenger_continues on passenger (continues_id) where continues_id is not null;
  create index host_entry_case on host_entry (case_id) where case_id is not null;
  create index host_entry_list on host_entry (list_id, standing);
  create index host_entry_person on host_entry (person_id);
  create index host_list_group on host_list (group_id, occurred_at desc);
  alter table host_entry add check ((resolution is null) = (resolved_at is null)),
    add check (standing = 'ONLY_THEIRS' or case_id is not null);
  create index travel_notice_unit on travel_notice (unit_id, recorded_at desc, id desc);
`;

/** What is known of those who travelled before each leg had its own boarding. */
const before = `
  insert into boarding (id, passenger_id, leg_id, case_id, person_id, boarded_at, recorded_at)
    select gen_random_uuid(), p.id, l.id, p.case_id, p.person_id, coalesce(p.boarded_at, l.departed_at, p.recorded_at), p.recorded_at
    from passenger p join leg l on l.movement_id = p.movement_id
    where p.leg_id = l.id or exists (select from case_event e where e.case_id = p.case_id and e.subject_id = p.id
      and e.kind in ('depart', 'continue') and e.code = l.from_place || '-' || l.to_place and l.departed_at = e.occurred_at);
  update passenger set cleared = true where state in ('BOARDED', 'ARRIVED', 'MISSING', 'OFFLOADED');
`;

const gates = `
create or replace function app.close_passage(the_passenger uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare p record;
begin
  select t.case_id, t.state, m.unit_id into p from public.passenger t join public.movement m on m.id = t.movement_id where t.id = the_passenger;
  if p.unit_id is distinct from app.unit() or p.state not in ('TAKEN_OFF', 'OFFLOADED', 'HELD_BACK', 'TRANSFERRED') then
    raise exception 'not off' using errcode = '42501';
  end if;
  perform app.end_travel(p.case_id, null);
end $$;

-- A leg that goes at another time, or not at all, is told to whoever waits for its people: the movement's own unit, who
-- meets them and who lets them in, and who was asked to receive, house or hear them. Some of these see no passenger, so
-- that only the gate can count for how many each waits; names are in no notice.
create function app.tell_waiting(the_leg uuid, the_kind text, the_reason text, was_departure timestamptz, was_arrival timestamptz,
  happened_at timestamptz, noted_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare l record;
begin
  select g.*, m.unit_id, m.receiver_id, m.immigration_id, m.state into l from leg g join movement m on m.id = g.movement_id where g.id = the_leg;
  if l.unit_id is distinct from app.unit() then raise exception 'not ours' using errcode = '42501'; end if;
  insert into travel_notice (id, version, unit_id, by_id, leg_id, kind, reason, from_place, to_place, was_departure, was_arrival, planned_departure,
      planned_arrival, awaited, occurred_at, recorded_at)
  select gen_random_uuid(), 1, w.unit_id, l.unit_id, l.id, the_kind, the_reason, l.from_place, l.to_place, was_departure, was_arrival,
         l.planned_departure, l.planned_arrival, count(distinct w.case_id), happened_at, noted_at
  from (
    select u.id as unit_id, p.case_id from passenger p
      cross join unnest(case when l.state = 'PLANNED' then array[l.unit_id] else array[l.unit_id, l.receiver_id, l.immigration_id] end) u (id)
      where p.movement_id = l.movement_id and p.state in ('LISTED', 'BOARDED')
    union
    select r.to_unit_id, p.case_id from passenger p join referral r on r.case_id = p.case_id
      where p.movement_id = l.movement_id and p.state in ('LISTED', 'BOARDED') and r.state in ('OFFERED', 'ACCEPTED')
        and r.service in ('RECEPTION', 'SHELTER', 'INVESTIGATION')
  ) w where w.unit_id is not null group by w.unit_id;
end $$;
alter function app.tell_waiting(uuid, text, text, timestamptz, timestamptz, timestamptz, timestamptz) owner to pulang_gate;
revoke all on function app.tell_waiting(uuid, text, text, timestamptz, timestamptz, timestamptz, timestamptz) from public;
grant execute on function app.tell_waiting(uuid, text, text, timestamptz, timestamptz, timestamptz, timestamptz) to pulang_app, pulang_desk;
`;

const walls = [
  ...wall('boarding', 'CUSTODY,CARE,TRAVEL,SUMMARY', { change: 'ended_at' }),
  'alter table travel_notice enable row level security',
  'alter table travel_notice force row level security',
  `create policy see on travel_notice for select to pulang_app using (unit_id = ${caller})`,
  `create policy change on travel_notice for update to pulang_app using (unit_id = ${caller})`,
  `create policy see_desk on travel_notice for select to pulang_desk using (${standing} = 'desk')`,
  'create policy gate on travel_notice for insert to pulang_gate with check (true)',
  'grant select, update (version, seen_at) on travel_notice to pulang_app',
  'grant select on travel_notice to pulang_desk',
  'grant insert on travel_notice to pulang_gate',
  'grant usage on sequence case_event_seq_seq to pulang_app, pulang_desk, pulang_gate',
  'grant update (version, planned_departure, planned_arrival, cancelled_at, reason) on leg to pulang_app, pulang_desk',
  // A list of the host state is the post's that was given it, with whoever is on it and is nobody's case yet.
  ...['host_list', 'host_entry'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy see on ${table} for select to pulang_app using (unit_id = ${caller})`,
    `create policy add on ${table} for insert to pulang_app with check (unit_id = ${caller})`,
    `create policy change on ${table} for update to pulang_app using (unit_id = ${caller})`,
    `create policy see_desk on ${table} for select to pulang_desk using (${standing} = 'desk')`,
    `grant select, insert on ${table} to pulang_app`,
    `grant select on ${table} to pulang_desk`,
  ]),
  'grant update (version) on host_list to pulang_app',
  'grant update (version, standing, person_id, case_id, owner_id, resolution, resolved_at, sealed) on host_entry to pulang_app',
  ...['for select to pulang_app using', 'for insert to pulang_app with check'].map(
    (what, i) => `create policy ${['see', 'add'][i]}_listed on person_key ${what} (
      exists (select from host_entry h where h.person_id = person_key.person_id and h.standing = 'ONLY_THEIRS' offset 0))`,
  ),
];

export class Motion1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    // The check that every gap has a reason is written anew with the gaps that there are now.
    const [old] = (await runner.query(
      `select conname as name from pg_constraint where conrelid = 'passenger'::regclass and contype = 'c'
       and pg_get_constraintdef(oid) like '%TAKEN_OFF%'`,
    )) as { name: string }[];
    if (old) await runner.query(`alter table passenger drop constraint ${old.name}`);
    // Forced row-level security holds the owner as well, who fills in here what all units wrote.
    const filled = ['passenger', 'leg', 'case_event'];
    for (const table of filled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(before);
    for (const table of filled) await runner.query(`alter table ${table} force row level security`);
    await runner.query(rules);
    await runner.query(gates);
    for (const statement of walls) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What is known of who travelled how is not thrown away; restore a copy instead.');
  }
}
