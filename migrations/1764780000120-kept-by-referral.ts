import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who saw somebody by a manifest and goes on seeing them by a referral that it accepted sees them by that: so that a yes
 * that is taken back ends it.
 */
const kept = `
create or replace function app.end_travel(the_case uuid, but_for uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  update public.case_access a set why = case when r.accepted then 'REFERRAL' else a.why end,
      reach = case when r.accepted then a.reach else 'TRACE' end, until = case when r.accepted then a.until else now() end
    from public.unit u cross join lateral (select exists (select from public.referral o where o.case_id = the_case and o.to_unit_id = u.id
      and o.state = 'ACCEPTED' and o.service in ('RECEPTION', 'DOCUMENTS')) as accepted) r
    where u.id = a.unit_id and a.case_id = the_case and a.reach = 'TRAVEL' and a.why = 'MANIFEST' and a.until > now()
      and a.unit_id is distinct from but_for
$$;
`;

/** Of whose way is over already. */
const since = `
update case_access a set why = 'REFERRAL'
  where a.reach = 'TRAVEL' and a.why = 'MANIFEST' and a.until > now()
    and exists (select from referral r where r.case_id = a.case_id and r.to_unit_id = a.unit_id and r.state = 'ACCEPTED'
      and r.service in ('RECEPTION', 'DOCUMENTS'))
    and not exists (select from passenger p where p.case_id = a.case_id and p.state in ('LISTED', 'BOARDED', 'ARRIVED', 'MISSING'))`;

const walled = ['case_access', 'referral', 'passenger'];

export class KeptByReferral1764780000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kept);
    for (const table of walled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(since);
    for (const table of walled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('What was taken back is not shown again; restore a copy instead.');
  }
}
