import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall } from './wall';

/** How somebody could be reached before: only ever added to. */
const table = `
create table "past_contact" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "unit_id" uuid NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "sealed" bytea,
  PRIMARY KEY ("id")
);
create index past_contact_case on past_contact (case_id);
ALTER TABLE "past_contact" ADD CONSTRAINT "FK_75561862a76694f1dd95b204edf" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
ALTER TABLE "past_contact" ADD CONSTRAINT "FK_7336bc2d22a60cb88ad8f29eb06" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
`;

export class ReachedAnew1764770000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [table, ...wall('past_contact', 'CUSTODY,CARE,AFTERCARE')]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table past_contact');
  }
}
