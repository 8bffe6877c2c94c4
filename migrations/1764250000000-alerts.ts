import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, standing, wall } from './wall';

const tables = [
  `create table alert (
     id uuid not null, case_id uuid not null, person_id uuid not null, clock text not null, subject_id uuid,
     started_at timestamptz not null, due_at timestamptz not null, halted_at timestamptz, halts integer not null,
     escalated_at timestamptz, done_at timestamptz, recorded_at timestamptz not null,
     constraint alert_pkey primary key (id), check (halts >= 0), check ((halts = 0) = (halted_at is null)))`,
  `alter table alert add constraint "FK_92e0d6a4eec0a16df3f420a1096" foreign key (case_id) references cases (id)`,
  // One of a kind runs at a time; of some, one for each thing that started it.
  `create unique index alert_running on alert (case_id, clock, subject_id) nulls not distinct where done_at is null`,
  `create index alert_due on alert (due_at) where done_at is null and escalated_at is null`,
  `create table digest (
     id uuid not null, unit_id uuid not null, day date not null, written_at timestamptz not null, lines jsonb not null,
     constraint digest_pkey primary key (id), constraint digest_once unique (unit_id, day))`,
  `create table own_limit (
     id uuid not null, organisation_id uuid not null, clock text not null, hours integer not null, set_at timestamptz not null,
     constraint own_limit_pkey primary key (id), constraint "UQ_60c6269d475fcaacfd85bbd808e" unique (organisation_id, clock), check (hours > 0))`,
];

const ours = '(select u.organisation_id from unit u where u.id = (select app.claimed()))';

const walls = [
  // Whoever's act starts or ends a clock must be able to; whom it is shown to is asked again by the inbox.
  ...wall('alert', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY', { change: 'halted_at, halts, due_at, done_at' }),
  ...['digest', 'own_limit'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
  ]),
  `create policy see on digest for select to pulang_app, pulang_desk using (unit_id = ${caller})`,
  'grant select on digest to pulang_app, pulang_desk',
  `create policy see on own_limit for select to pulang_app, pulang_desk using (${caller} is not null)`,
  `create policy add on own_limit for insert to pulang_app with check (${standing} = 'admin' and organisation_id = ${ours})`,
  `create policy change on own_limit for update to pulang_app using (${standing} = 'admin' and organisation_id = ${ours})`,
  'grant select on own_limit to pulang_app, pulang_desk',
  'grant insert on own_limit to pulang_app',
  'grant update (hours, set_at) on own_limit to pulang_app',
  ...['alert', 'digest', 'own_limit'].map(
    (table) => `create policy gate on ${table} for all to pulang_gate using (true) with check (true)`,
  ),
  'grant select, update on alert to pulang_gate',
  'grant select, insert on digest to pulang_gate',
];

const functions = `
-- What fell due and still waits is put before those above, once.
create function app.escalate() returns void
language sql security definer set search_path = pg_catalog as $$
  update public.alert set escalated_at = now() where done_at is null and halts = 0 and escalated_at is null and due_at < now()
$$;

-- At six in the morning of its own place each unit is told in numbers what waits; 'companions' are the clocks that are
-- also those of who follows somebody home.
create function app.write_digests(companions text[]) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into public.digest (id, unit_id, day, written_at, lines)
  select gen_random_uuid(), x.unit_id, x.day, now(), jsonb_agg(jsonb_build_object('clock', x.clock, 'open', x.open, 'overdue', x.overdue, 'fallenDue', x.fallen) order by x.clock)
  from (
    select a.unit_id, (now() at time zone u.zone)::date as day, l.clock, count(*) as open,
           count(*) filter (where l.halts = 0 and l.due_at < now()) as overdue,
           count(*) filter (where l.halts = 0 and l.due_at < now() and l.due_at >= coalesce(before.at, '-infinity')) as fallen
    from public.unit u
    join public.case_access a on a.unit_id = u.id and a.until > now()
    join public.alert l on l.case_id = a.case_id and l.done_at is null
    left join lateral (select max(d.written_at) as at from public.digest d where d.unit_id = u.id) before on true
    where extract(hour from now() at time zone u.zone) >= 6 and (a.reach = 'CUSTODY' or a.reach = 'AFTERCARE' and l.clock = any (companions))
    group by a.unit_id, u.zone, l.clock) x
  group by x.unit_id, x.day
  on conflict do nothing
$$;

alter function app.escalate() owner to pulang_gate;
alter function app.write_digests(text[]) owner to pulang_gate;
revoke all on function app.escalate(), app.write_digests(text[]) from public;
grant execute on function app.escalate(), app.write_digests(text[]) to pulang_worker;
`;

export class Alerts1764250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...walls, functions]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.write_digests(text[]), app.escalate()');
    await runner.query('drop table alert, digest, own_limit');
  }
}
