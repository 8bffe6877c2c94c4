import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A consent that ended before sharing ended with it was told in the timeline and left open what had been shared: what
 * was asked on it is asked no more, and what accepting opened is shut, where nothing else was agreed since.
 */
export const closeEnded = `
create function app.close_ended() returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare told record;
begin
  for told in
    select distinct on (c.id, k.purpose) c.id as case_id, c.person_id, c.state, k.unit_id, k.purpose
    from case_event e join consent k on k.id = e.subject_id join cases c on c.id = k.case_id
    where e.kind = 'endConsent' and k.purpose in ('SHARING_PARTNERS', 'SHARING_GOVERNMENT') order by c.id, k.purpose, e.occurred_at desc
  loop
    insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, subject_id)
      select gen_random_uuid(), told.case_id, told.person_id, 'withdrawReferral', told.state, told.state, now(), now(), told.unit_id,
        '00000000-0000-0000-0000-000000000000', ended from app.unask(told.case_id, told.purpose) ended;
    perform app.unshare(told.case_id, told.purpose);
  end loop;
end $$;
alter function app.close_ended() owner to pulang_gate;
select app.close_ended();
drop function app.close_ended();
`;

/** Who was heard in a screening waits for no first interview. */
const heard = [
  ...['alert', 'interview'].map((table) => `alter table ${table} no force row level security`),
  `update alert a set done_at = i.at from (select case_id, min(occurred_at) as at from interview where kind = 'SCREENING' group by case_id) i
   where a.clock = 'FIRST_INTERVIEW' and a.done_at is null and i.case_id = a.case_id`,
  ...['alert', 'interview'].map((table) => `alter table ${table} force row level security`),
];

/** The province is where they go, which what is in force of their home may not be. */
const home = `
drop function app.open_homecoming(uuid);
create function app.open_homecoming(the_case uuid, the_province text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from public.case_access a where a.case_id = the_case and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[])
      and a.reach = 'CUSTODY' and a.until > now())
    or not exists (select from public.cases c where c.id = the_case and c.state = 'RETURNED_HOME') then raise exception 'not home' using errcode = '42501';
  end if;
  perform app.give(the_case, u.id, 'AFTERCARE', 'HOMECOMING')
    from public.unit u join public.organisation o on o.id = u.organisation_id and o.kind = 'PEMDA' where u.province = the_province;
end $$;
alter function app.open_homecoming(uuid, text) owner to pulang_gate;
revoke all on function app.open_homecoming(uuid, text) from public;
grant execute on function app.open_homecoming(uuid, text) to pulang_app, pulang_desk;
`;

/** What rules that came later close, of what stood before them. */
export class ClosedSince1764770000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [closeEnded, ...heard, home]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What is shared on nobody’s word is not opened again.');
  }
}
