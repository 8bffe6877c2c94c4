import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall } from './wall';

const snoozes = [
  `CREATE TABLE "snooze" ("id" uuid NOT NULL, "alert_id" uuid NOT NULL, "case_id" uuid NOT NULL, "unit_id" uuid NOT NULL,
     "account_id" uuid NOT NULL, "reason" text NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL,
     "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE,
     PRIMARY KEY ("id"), check ("until" > "recorded_at"))`,
  // A unit puts one thing off to one time.
  'create unique index snooze_running on snooze (alert_id, unit_id) where ended_at is null',
  'create index snooze_case on snooze (case_id)',
  'ALTER TABLE "snooze" ADD CONSTRAINT "FK_22cc3e9f752fd58366076038645" FOREIGN KEY ("alert_id") REFERENCES "alert"("id")',
  'ALTER TABLE "snooze" ADD CONSTRAINT "FK_ca43f2422ce09361a8a18568a4b" FOREIGN KEY ("case_id") REFERENCES "cases"("id")',
  'ALTER TABLE "snooze" ADD CONSTRAINT "FK_8ab2bda8a57ee9515d2be74d606" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")',
  ...wall('snooze', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY', { change: 'ended_at' }),
];

const guests = [
  'alter table stay add column came_at timestamp with time zone, add column absence text',
  // They were taken to be there since they had their beds.
  'alter table stay no force row level security',
  'update stay set came_at = occurred_at',
  'alter table stay force row level security',
  'alter table stay add check (came_at is null or came_at >= occurred_at), add check (absence is null or came_at is null)',
  'grant update (came_at, absence) on stay to pulang_app, pulang_desk',
];

export class Awaited1764570000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...snoozes, ...guests]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
