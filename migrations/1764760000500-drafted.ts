import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A drafted BAST opens people to whoever is to receive them. Once somebody else answers for them no draft of the one
 * before passes them on any more, and nobody sees them for one.
 */
const drafted = `
create function app.end_drafted() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update case_access a set reach = 'TRACE', until = now()
    where a.case_id = new.id and a.reach = 'TRAVEL' and a.why = 'HANDOVER' and a.until > now() and a.unit_id <> new.holder_id;
  return null;
end $$;
alter function app.end_drafted() owner to pulang_gate;
revoke all on function app.end_drafted() from public;
create trigger end_drafted after update of holder_id on cases
  for each row when (old.holder_id <> new.holder_id) execute function app.end_drafted();
`;

/** Those who were left seeing somebody by such a draft. */
const left = `
update case_access a set reach = 'TRACE', until = now() from cases c
where c.id = a.case_id and a.reach = 'TRAVEL' and a.why = 'HANDOVER' and a.until > now() and a.unit_id <> c.holder_id
  and not exists (select from handed_person p join handover h on h.id = p.handover_id
    where p.case_id = a.case_id and h.receiver_id = a.unit_id and h.giver_id = c.holder_id
      and (h.giver_signed_at is null or h.receiver_signed_at is null))`;

const walled = ['case_access', 'cases', 'handed_person', 'handover'];

export class Drafted1764760000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(drafted);
    for (const table of walled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(left);
    for (const table of walled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
