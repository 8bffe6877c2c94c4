import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, wall } from './wall';

const fact = `
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "handover_id" uuid NOT NULL`;

/** What a BAST says of each person is kept as it was first signed, in their own words under their own key. */
const tables = `
  CREATE TABLE "signed_person" (${fact},
    "not_told" uuid array NOT NULL DEFAULT '{}',
    CONSTRAINT "PK_482f2e863c4b5db16a120993802" PRIMARY KEY ("id"),
    CONSTRAINT "FK_e15951e611ed2c67838f8a6bc82" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_eca5ef37a9d2faff5ff9bf26570" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_2b433d4a34a9e6f7022556417c1" FOREIGN KEY ("handover_id") REFERENCES "handover"("id"),
    unique (handover_id, case_id)
  );
  create index signed_person_case on signed_person (case_id);

  CREATE TABLE "signed_paper" (${fact},
    "kind" text,
    "number_pending" boolean NOT NULL DEFAULT false,
    CONSTRAINT "PK_3105f8471643f898d9d8fc20e02" PRIMARY KEY ("id"),
    CONSTRAINT "FK_b877c2736d07616d378dc027ec3" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_91097e03a46f670c9881aec8559" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_22bab9df20523b2caf7a6bfc067" FOREIGN KEY ("handover_id") REFERENCES "handover"("id"),
    unique (handover_id, case_id)
  );
  create index signed_paper_case on signed_paper (case_id);

  -- Things stand on the paper as they were entered; on those from before as they were shown.
  alter table handed_item add "position" integer not null default 0;
  alter table handed_item no force row level security;
  update handed_item i set position = o.position
    from (select id, row_number() over (partition by handed_person_id order by kind, id) - 1 as position from handed_item) o where o.id = i.id;
  alter table handed_item force row level security;
`;

/** Only of whom it lists, by who is to sign it, and no more once both have. */
const kept = (table: string) => `alter policy add on ${table} with check (exists (
  select from handover h join handed_person p on p.handover_id = h.id and p.case_id = ${table}.case_id
  where h.id = ${table}.handover_id and ${caller} in (h.giver_id, h.receiver_id) and h.withdrawn_at is null
    and (h.giver_signed_at is null or h.receiver_signed_at is null) offset 0))`;

export class SignedWords1764780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    const walls = [
      ...wall('signed_person', 'CUSTODY,CARE,TRAVEL,SUMMARY'),
      ...wall('signed_paper', 'CUSTODY,TRAVEL'),
      kept('signed_person'),
      kept('signed_paper'),
    ];
    for (const statement of walls) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table signed_person; drop table signed_paper; alter table handed_item drop column position',
    );
  }
}
