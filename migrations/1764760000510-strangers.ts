import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who are no case of ours: who rang, whom they asked after, who stood on a host state's list or in a row that was
 * never registered. Their key is all that opens what was written down of them, and goes with their time.
 */
const strangers = `
create function app.forget_strangers(years int) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from person_key k where not exists (select from person p where p.id = k.person_id) and (
    exists (select from enquiry e where e.person_id = k.person_id and e.recorded_at < now() - make_interval(years => years))
    or exists (select from host_entry h join host_list l on l.id = h.list_id
      where h.person_id = k.person_id and l.recorded_at < now() - make_interval(years => years))
    or exists (select from draft d where d.person_id = k.person_id and d.recorded_at < now() - make_interval(years => years)))
$$;
alter function app.forget_strangers(int) owner to pulang_gate;
revoke all on function app.forget_strangers(int) from public;
grant execute on function app.forget_strangers(int) to pulang_worker;
create policy gate on host_list for select to pulang_gate using (true);
create policy gate on draft for select to pulang_gate using (true);
grant select on host_list, draft to pulang_gate;
`;

export class Strangers1764760000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(strangers);
  }

  async down(): Promise<void> {
    throw new Error('A key that was destroyed does not come back.');
  }
}
