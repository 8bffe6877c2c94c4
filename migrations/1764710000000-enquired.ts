import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askedOnce, caller } from './wall';

/**
 * That somebody is sought is told to who may put it to them, and whose next of kin are still sought after a death to who may
 * read of the death: to nobody else who has a part in the case.
 */
const walls = [
  `alter policy see on alert using (unit_id = ${caller} or exists (select from case_access a where a.case_id = alert.case_id
     and a.unit_id = (select app.claimed()) and a.until > now() and a.reach = any ('{CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY}')
     and case when alert.unit_id is not null then a.reach = 'CUSTODY' when alert.clock = 'STATUS_DISAGREEMENT' then a.reach in ('CUSTODY', 'INQUIRY')
       when alert.clock = 'ENQUIRY' then a.reach in ('CUSTODY', 'CARE')
       when alert.clock like 'DATA\\_%' or alert.clock in ('STOP_AFTER_WITHDRAWAL', 'NEXT_OF_KIN') then a.reach in ('CUSTODY', 'CARE', 'AFTERCARE')
       else true end offset 0))`,
  askedOnce('alert'),
];

const functions = `
-- The same inboxes as each unit's: what it holds, houses, follows or investigates, what its kind of agency is awaited for, what it was asked.
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

export class Enquired1764710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...walls, functions]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
