import type { MigrationInterface, QueryRunner } from 'typeorm';

const keys = `
-- An entry that turned out to be somebody who is known lies under their key from then on; its own is nobody's any more.
create function app.drop_own_key() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from person_key k where k.person_id = old.person_id and not exists (select from person p where p.id = old.person_id);
  return null;
end $$;
alter function app.drop_own_key() owner to pulang_gate;
revoke all on function app.drop_own_key() from public;
create trigger drop_own_key after update of person_id on host_entry for each row
  when (old.person_id <> new.person_id) execute function app.drop_own_key();

-- Entries that were settled before that lie under keys of their own, which go with the person's.
create function app.forget_entries(the_person uuid) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from person_key k using host_entry h join cases c on c.id = h.case_id
  where c.person_id = the_person and k.person_id = h.person_id and not exists (select from person p where p.id = h.person_id)
$$;
alter function app.forget_entries(uuid) owner to pulang_gate;
revoke all on function app.forget_entries(uuid) from public;
create policy gate on host_entry for select to pulang_gate using (true);
grant select on host_entry to pulang_gate;
`;

const last = 'delete from person_key k where k.person_id = the_person;';

export class OneKey1764760000420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keys);
    const [{ text }] = (await runner.query(
      `select pg_get_functiondef('app.forget(uuid, text[])'::regprocedure) as text`,
    )) as [{ text: string }];
    if (!text.includes(last)) throw new Error('app.forget says it in other words.');
    await runner.query(text.replace(last, `perform app.forget_entries(the_person);\n    ${last}`));
  }

  async down(): Promise<void> {
    throw new Error('A key that was destroyed does not come back.');
  }
}
