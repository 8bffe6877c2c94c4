import type { MigrationInterface, QueryRunner } from 'typeorm';

const walls = [
  // As the disagreement itself, whose kinship is seen by who sees both ends.
  `create policy both_ends on alert as restrictive for select to pulang_app, pulang_desk
     using (clock <> 'KIN_DISAGREEMENT' or exists (select from disagreement d where d.id = alert.subject_id offset 0))`,
  'grant select on kin to pulang_gate',
  'create policy gate on kin for select to pulang_gate using (true)',
];

/** Those that are open already, each due on its day. */
const clocks = [
  ...['alert', 'disagreement'].map((table) => `alter table ${table} no force row level security`),
  `insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at, awaits)
   select gen_random_uuid(), d.case_id, d.person_id, 'KIN_DISAGREEMENT', d.id, d.opened_at, d.due_at, 0, now(), nullif(d.awaits, 'HOLDER')
   from disagreement d where d.kin_id is not null and d.state = 'OPEN'`,
  ...['alert', 'disagreement'].map((table) => `alter table ${table} force row level security`),
];

const functions = `
-- The same inboxes as each unit's: what it holds, houses, follows or investigates, what its kind of agency is awaited for, what it was asked;
-- of a disagreement on a kinship where it sees both ends.
create or replace function app.write_digests(companions text[]) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into public.digest (id, unit_id, day, written_at, lines)
  select gen_random_uuid(), x.unit_id, x.day, now(), jsonb_agg(jsonb_build_object('clock', x.clock, 'open', x.open, 'overdue', x.overdue, 'fallenDue', x.fallen) order by x.clock)
  from (
    select w.unit_id, (now() at time zone u.zone)::date as day, w.clock, count(*) as open,
           count(*) filter (where w.halts = 0 and w.due_at < now()) as overdue,
           count(*) filter (where w.halts = 0 and w.due_at < now() and w.due_at >= coalesce(before.at, '-infinity')) as fallen
    from public.unit u
    join (
      select a.unit_id, l.clock, l.halts, l.due_at from public.case_access a
      join public.alert l on l.case_id = a.case_id and l.unit_id is null and l.done_at is null
      join public.unit mine on mine.id = a.unit_id join public.organisation o on o.id = mine.organisation_id
      where a.until > now() and case when l.awaits is not null then l.awaits = o.kind
        else a.reach = 'CUSTODY' and l.clock not in ('SECURITY_HOLD', 'GUEST_AWAITED') or a.reach = 'CARE' and l.clock in ('GUEST_AWAITED', 'ENQUIRY')
          or a.reach = 'AFTERCARE' and l.clock = any (companions)
          or a.reach = 'INQUIRY' and l.clock in ('DETERMINATION', 'SECURITY_HOLD') end
        and (l.clock <> 'KIN_DISAGREEMENT' or exists (select from public.disagreement d join public.kin k on k.id = d.kin_id
          join public.case_access b on b.case_id in (k.case_id, k.other_id) and b.case_id <> a.case_id and b.unit_id = a.unit_id
          where d.id = l.subject_id and b.until > now() and b.reach in ('CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL')))
      union all
      select case when r.expires_at > now() then r.to_unit_id else r.unit_id end, l.clock, l.halts, l.due_at
      from public.alert l join public.referral r on r.id = l.subject_id where l.unit_id is not null and l.done_at is null
    ) w on w.unit_id = u.id
    left join lateral (select max(d.written_at) as at from public.digest d where d.unit_id = u.id) before on true
    where extract(hour from now() at time zone u.zone) >= 6
    group by w.unit_id, u.zone, w.clock) x
  group by x.unit_id, x.day
  on conflict do nothing
$$;
`;

/** That a kinship is disputed waits with who sees both of its ends. */
export class Untold1764760000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...walls, ...clocks, functions]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
