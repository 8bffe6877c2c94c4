import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever is to receive somebody reads what papers say of them, whatever their part: to most a draft gives a step on the
 * way, but not to who cares for them, follows them home or inquires, whose part is more than that and stays what it is.
 * They see as much while it awaits a signature, and no longer.
 */
const receiving = `
create function app.receives(the_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select the_case <> all ((select app.barred())::uuid[]) and exists (select from handed_person p
    join handover h on h.id = p.handover_id join app.caller c on c.unit = h.receiver_id
    join cases k on k.id = p.case_id and k.holder_id = h.giver_id
    where p.case_id = the_case and h.corrects_id is null and h.withdrawn_at is null
      and (h.giver_signed_at is null or h.receiver_signed_at is null))
$$;
alter function app.receives(uuid) owner to pulang_gate;
revoke all on function app.receives(uuid) from public;
grant execute on function app.receives(uuid) to pulang_app, pulang_desk;

create or replace function app.sees_things(the_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select the_case <> all ((select app.barred())::uuid[]) and (app.standing() = 'desk' or exists (select from case_access a
    where a.case_id = the_case and a.unit_id = app.unit() and a.until > now() and a.reach in ('CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY'))
    or app.receives(the_case))
$$;
`;

/** Who has no such part is asked for nothing more. */
const read = (table: string) => `create policy see_receiving on ${table} for select to pulang_app
  using (exists (select from case_access a where a.case_id = ${table}.case_id and a.until > now()
    and a.reach in ('CARE', 'AFTERCARE', 'INQUIRY') offset 0) and app.receives(case_id))`;
const papers = ['handed_person', 'handed_item', 'handover_witness', 'signed_person', 'signed_paper', 'travel_document'];

export class Receiving1764790000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [receiving, ...papers.map(read)]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
