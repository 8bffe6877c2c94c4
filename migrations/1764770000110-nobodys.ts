import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is in charge of a case is a live account of the unit; the cases of somebody who is out are nobody's. */
const functions = `
create function app.unassign_gone() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update case_access a set account_id = null where a.account_id = new.id and (new.disabled_at is not null or a.unit_id <> new.unit_id);
  update cases c set owner_id = null where c.owner_id = new.id and (new.disabled_at is not null or c.holder_id <> new.unit_id);
  return null;
end $$;
alter function app.unassign_gone() owner to pulang_gate;
revoke all on function app.unassign_gone() from public;
create trigger unassign_gone after update of disabled_at, unit_id on account for each row
  when (old.disabled_at is null and new.disabled_at is not null or old.unit_id <> new.unit_id) execute function app.unassign_gone();

-- However custody passes: since when, from whom, who of the new unit is in charge, and what was still being asked.
create or replace function app.change_holder() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.held_since := now();
  new.came_from_id := old.holder_id;
  new.owner_id := (select a.account_id from public.case_access a
    join public.account k on k.id = a.account_id and k.disabled_at is null and k.unit_id = a.unit_id
    where a.case_id = new.id and a.unit_id = new.holder_id and a.until > now());
  update public.referral r set state = 'OVERTAKEN', version = r.version + 1
    where r.case_id = new.id and r.state = 'OFFERED' and r.kind <> 'REFERRAL';
  return new;
end $$;
`;

/** The cases of those who were out before. */
const gone = `
update case_access a set account_id = null from account k
  where k.id = a.account_id and (k.disabled_at is not null or k.unit_id <> a.unit_id);
update cases c set owner_id = null from account k
  where k.id = c.owner_id and (k.disabled_at is not null or k.unit_id <> c.holder_id);
`;

const walled = ['case_access', 'cases', 'account'];

export class Nobodys1764770000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions);
    for (const table of walled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(gone);
    for (const table of walled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('Who has left is in charge of nothing; restore a copy instead.');
  }
}
