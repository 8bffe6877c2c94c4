import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A list that was issued is out of date once something that it shows is another: what is entered beside it is not. Until
 * now any word on a name and any new version of a paper counted, and of what was issued before they go on doing so.
 */
const columns = `
alter table person add "reworded_at" timestamp with time zone;
alter table travel_document add "wording" integer not null default 1;
grant update (reworded_at) on person to pulang_app, pulang_desk;
grant update (wording) on travel_document to pulang_app, pulang_desk;
`;

const before = `
update travel_document set wording = version;
update person p set reworded_at = a.at
  from (select person_id, max(recorded_at) as at from assertion where field in ('NAME', 'SEX', 'BIRTH_DATE') group by 1) a where a.person_id = p.id;
`;
const walled = ['person', 'travel_document', 'assertion'];

export class Reworded1764780000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    for (const table of walled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(before);
    for (const table of walled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person drop column reworded_at; alter table travel_document drop column wording');
  }
}
