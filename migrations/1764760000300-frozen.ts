import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall } from './wall';

/** What a manifest says is kept as it was issued: the journey with it, of each person their own words under their own key. */
const kept = `
  alter table manifest add "journey" jsonb not null default '[]';
  CREATE TABLE "manifest_person" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "manifest_id" uuid NOT NULL,
    "passenger_id" uuid NOT NULL,
    CONSTRAINT "PK_6af6225469b04641d0c7304d623" PRIMARY KEY ("id"),
    CONSTRAINT "FK_a12160addd130396b5c93a5b55a" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_70c36a461be0749578813239eb9" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_0ae70a3d8d48747a4a21a724d59" FOREIGN KEY ("manifest_id") REFERENCES "manifest"("id"),
    CONSTRAINT "FK_d3f809a21d3d8c4356cee82028d" FOREIGN KEY ("passenger_id") REFERENCES "passenger"("id"),
    unique (manifest_id, passenger_id)
  );
  create index manifest_person_case on manifest_person (case_id);
`;

export class Frozen1764760000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kept);
    for (const statement of wall('manifest_person', 'CUSTODY,TRAVEL')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table manifest_person');
    await runner.query('alter table manifest drop column "journey"');
  }
}
