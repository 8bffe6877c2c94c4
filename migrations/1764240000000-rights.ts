import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, reached, standing, wall } from './wall';

const files = `
  create table case_file (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "account_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "open_to" text array NOT NULL,
    "media_type" text NOT NULL,
    "size" integer NOT NULL,
    "width" integer,
    "height" integer,
    "subject_id" uuid,
    CONSTRAINT "PK_911fb1b39fb664d0e88843036b9" PRIMARY KEY ("id")
  );
  alter table case_file add constraint "FK_b7df293ab65ae012ca979dc169b" foreign key ("case_id") references cases (id);
  alter table case_file add constraint "FK_e1318a5f0bcfe34c7c9c1a6e155" foreign key ("unit_id") references unit (id);
  create index case_file_case on case_file (case_id);

  -- Bytes that came in and are not yet of any act: their sender's alone, for a day.
  create table upload (
    id uuid primary key,
    case_id uuid not null references cases (id),
    person_id uuid not null,
    account_id uuid not null,
    media_type text not null,
    size int not null,
    width int,
    height int,
    content bytea not null,
    at timestamptz not null
  );
  create table file_chunk (
    upload_id uuid not null references upload (id) on delete cascade,
    n int not null,
    sealed bytea not null,
    primary key (upload_id, n)
  );
  create index upload_person on upload (person_id);
  -- Ciphertext gains nothing from being squeezed again.
  alter table file_chunk alter column sealed set storage external;
`;

const account = '(select c.account from app.caller c)';
/** Who added a file sees it, and whoever's reach its kind is open to. */
const sees = `${reached('case_file', 'case_id', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY')}
  and (case_file.unit_id = ${caller} or exists (select from case_access a where a.case_id = case_file.case_id
    and a.unit_id = (select app.claimed()) and a.until > now() and a.reach = any (case_file.open_to) offset 0))`;
const mine = `exists (select from upload u where u.id = file_chunk.upload_id and u.account_id = ${account} offset 0)`;
const attached = 'exists (select from case_file f where f.id = file_chunk.upload_id offset 0)';

export class Rights1764240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const run = async (...statements: readonly string[]) => {
      for (const statement of statements) await runner.query(statement);
    };
    await run(
      files,
      ...wall('case_file', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY'),
      `alter policy see on case_file using (${sees})`,
      ...wall('upload', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY'),
      `alter policy see on upload using (account_id = ${account})`,
      `alter policy add on upload with check (account_id = ${account} and ${reached('upload', 'case_id', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY')})`,
      'alter table file_chunk enable row level security',
      'alter table file_chunk force row level security',
      `create policy see on file_chunk for select to pulang_app using (${attached})`,
      `create policy see_desk on file_chunk for select to pulang_desk using (${standing} = 'desk')`,
      `create policy add on file_chunk for insert to pulang_app with check (${mine})`,
      'grant select, insert on file_chunk to pulang_app',
      'grant select on file_chunk to pulang_desk',
      // What nobody attached within a day goes.
      `create policy stale on upload for all to pulang_worker
         using (at < now() - interval '1 day' and not exists (select from case_file f where f.id = upload.id offset 0))`,
      'create policy stale on case_file for select to pulang_worker using (true)',
      'grant select, delete on upload to pulang_worker',
      'grant select (id) on case_file to pulang_worker',
    );
  }

  async down(): Promise<void> {
    throw new Error('What was kept for somebody is not dropped; restore a copy instead.');
  }
}
