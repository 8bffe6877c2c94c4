import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What opens a row for few (a broken glass, a contact of a provider) was prepared for every statement that touches the
 * table, and hardly ever run: a third of what the walls of a whole case cost. It is asked by functions now, after the
 * way in of nearly everybody; they ask as the caller, under the caller's own walls.
 */
const functions = `
create function app.opened_case(the_case uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return the_case = any ((select c.opened_cases from app.caller c)::uuid[]);
end $$;

create function app.opened_person(the_person uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return the_person = any ((select c.opened_people from app.caller c)::uuid[]);
end $$;

create or replace function app.key_beside(the_person uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return exists (select from draft d where d.person_id = the_person and d.case_id is null)
    or exists (select from enquiry e where e.person_id = the_person)
    or exists (select from host_entry h where h.person_id = the_person and h.standing = 'ONLY_THEIRS')
    or exists (select from provider p where p.person_id = the_person)
    or exists (select from shared_support s where s.person_id = the_person)
    or (app.standing() in ('admin', 'audit') and exists (select from glass g where g.person_id = the_person));
end $$;
drop policy see_provider on person_key;
drop policy see_support on person_key;
`;

/** Who asks is verified once for a row's several ways in, not once for each. */
const policies = [
  `alter policy see on movement using ((select c.unit from app.caller c) in (unit_id,
     case when state <> 'PLANNED' then receiver_id end, case when state <> 'PLANNED' then immigration_id end)
     or exists (select from passenger p where p.movement_id = movement.id offset 0))`,
  `alter policy see on handover using ((select c.unit from app.caller c) in (giver_id, receiver_id)
     or exists (select from handed_person h where h.handover_id = handover.id offset 0))`,
];

export class AskedLast1764470000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions);
    for (const one of ['opened_case', 'opened_person']) {
      await runner.query(`revoke all on function app.${one}(uuid) from public`);
      await runner.query(`grant execute on function app.${one}(uuid) to pulang_app`);
    }
    for (const policy of policies) await runner.query(policy);
    await this.openLast(runner);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }

  /** Every policy goes on saying what it says; only how it asks for a broken glass changes. */
  private async openLast(runner: QueryRunner): Promise<void> {
    const seen = (await runner.query(
      `select polname as name, polrelid::regclass::text as table, pg_get_expr(polqual, polrelid) as seen
       from pg_policy where pg_get_expr(polqual, polrelid) ~ 'opened_(cases|people)'`,
    )) as { name: string; table: string; seen: string }[];
    for (const { name, table, seen: asked } of seen) {
      const last = asked
        .replace(/(\w+) = ANY \(\( SELECT c\.opened_cases\s+FROM app\.caller c\)::uuid\[\]\)/, 'app.opened_case($1)')
        .replace(
          /(\w+) = ANY \(\( SELECT c\.opened_people\s+FROM app\.caller c\)::uuid\[\]\)/,
          'app.opened_person($1)',
        );
      await runner.query(`alter policy ${name} on ${table} using (${last})`);
    }
  }
}
