import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A security risk is the police's to clear, so it brings them to the case for as long as it stands: one unit of theirs,
 * which is the one that has a part in the case already, or else the attaché where its holder is, or else the one at home.
 */
const functions = `
create function app.bring_in_police(the_case uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  select app.give(c.id, p.id, 'INQUIRY', 'SECURITY_RISK')
  from public.cases c join public.unit holder on holder.id = c.holder_id
  cross join lateral (
    select u.id, coalesce(app.strength(a.reach) >= app.strength('INQUIRY'), false) as there
    from public.unit u join public.organisation o on o.id = u.organisation_id
    left join public.case_access a on a.case_id = c.id and a.unit_id = u.id and a.until > now()
    where o.kind = 'POLRI' and exists (select from public.account x where x.unit_id = u.id and 'police' = any (x.roles) and x.disabled_at is null)
    order by there desc, u.country <> holder.country, u.country <> 'ID', u.code limit 1) p
  where c.id = the_case and not p.there
$$;

-- What an accepted referral opened stays when the risk is over; what the risk alone opened is a summary from then on.
create function app.police_hold() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.cleared_at is null then
    perform app.bring_in_police(new.case_id);
  else
    update public.case_access a set reach = 'SUMMARY', since = now(), until = now() + interval '90 days'
      where a.case_id = new.case_id and a.reach = 'INQUIRY' and a.why = 'SECURITY_RISK' and a.until > now()
        and not exists (select from public.hold h where h.case_id = new.case_id and h.code = 'SECURITY_RISK' and h.cleared_at is null);
  end if;
  return null;
end $$;

-- The same inboxes as each unit's: what it holds, follows or investigates, what its kind of agency is awaited for, what it was asked.
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
        else a.reach = 'CUSTODY' and l.clock <> 'SECURITY_HOLD' or a.reach = 'AFTERCARE' and l.clock = any (companions)
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

const gates = ['bring_in_police(uuid)', 'police_hold()'];

const triggers = `
create trigger police_called after insert on hold for each row
  when (new.code = 'SECURITY_RISK' and new.cleared_at is null) execute function app.police_hold();
-- At the end of the act: whoever clears it has still to tell of it.
create constraint trigger police_done after update of cleared_at on hold deferrable initially deferred for each row
  when (new.code = 'SECURITY_RISK' and old.cleared_at is null and new.cleared_at is not null) execute function app.police_hold();
`;

/** Whoever investigates sees what they are to clear, and nothing else that keeps somebody from leaving. */
const wall = `
alter policy see on hold using (exists (select from case_access a where a.case_id = hold.case_id
  and a.unit_id = (select app.claimed()) and a.until > now()
  and (a.reach = any ('{CUSTODY,TRAVEL}') or hold.owner = 'POLRI' and a.reach = any ('{INQUIRY}')) offset 0))`;

const walled = ['hold', 'alert'];
const walls = (how: 'force' | 'no force') => walled.map((table) => `alter table ${table} ${how} row level security`);

/** What stands open was told to nobody yet. */
const tell = [
  ...walls('no force'),
  `select app.bring_in_police(h.case_id) from hold h where h.code = 'SECURITY_RISK' and h.cleared_at is null order by h.case_id`,
  `insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at)
   select gen_random_uuid(), h.case_id, h.person_id, 'SECURITY_HOLD', h.id, now(), now() + interval '24 hours', 0, now()
   from hold h where h.code = 'SECURITY_RISK' and h.cleared_at is null`,
  ...walls('force'),
];

export class Security1764540000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions);
    for (const gate of gates) await runner.query(`alter function app.${gate} owner to pulang_gate`);
    for (const statement of [triggers, wall, ...tell]) await runner.query(statement);
    for (const gate of gates) await runner.query(`revoke all on function app.${gate} from public`);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
