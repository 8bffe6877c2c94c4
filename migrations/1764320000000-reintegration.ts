import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, standing, wall } from './wall';

const fact = `"id" uuid NOT NULL, "case_id" uuid NOT NULL, "person_id" uuid NOT NULL, "unit_id" uuid NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sealed" bytea`;

const tables = [
  `CREATE TABLE "provider" (
     "id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "unit_id" uuid NOT NULL,
     "organisation_id" uuid NOT NULL, "agency_id" uuid, "offers" text array NOT NULL, "regency" text,
     "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "sealed" bytea,
     PRIMARY KEY ("id"))`,
  'create index provider_organisation on provider (organisation_id, recorded_at)',
  'create unique index provider_person on provider (person_id)',
  `CREATE TABLE "goal" (${fact}, "plan_id" uuid NOT NULL, "place" integer NOT NULL, "dimension" text NOT NULL, PRIMARY KEY ("id"))`,
  'create index goal_plan on goal (plan_id)',
  'create index goal_case on goal (case_id)',
  `CREATE TABLE "plan_item" (${fact}, "version" integer NOT NULL, "goal_id" uuid NOT NULL, "place" integer NOT NULL,
     "continues_id" uuid, "type" text NOT NULL, "level" text NOT NULL, "provider_id" uuid, "planned_on" date,
     "cost_minor" bigint, "currency" text, "state" text NOT NULL, "reason" text, "ended_at" TIMESTAMP WITH TIME ZONE,
     PRIMARY KEY ("id"), check ((state in ('PLANNED', 'UNDER_WAY')) = (ended_at is null)),
     check (cost_minor is null or currency is not null))`,
  'create index plan_item_goal on plan_item (goal_id)',
  'create index plan_item_case on plan_item (case_id)',
  'create index plan_item_provider on plan_item (provider_id) where provider_id is not null',
  // Of two versions of a plan one alone goes on with an item.
  'create unique index plan_item_continued on plan_item (continues_id) where continues_id is not null',
  `CREATE TABLE "instrument_version" (
     "id" uuid NOT NULL, "version" text NOT NULL, "official" boolean NOT NULL, "title_id" text NOT NULL, "title_en" text NOT NULL,
     "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "body" json NOT NULL, PRIMARY KEY ("id"),
     CONSTRAINT instrument_version_once UNIQUE ("version"))`,
  'alter table survey add column "official" boolean not null default false',
  'alter table assistance add column "item_id" uuid',
  'create index assistance_item on assistance (item_id) where item_id is not null',
  `ALTER TABLE "provider" ADD CONSTRAINT "FK_6ee85bb3d655439c86a031c6b66" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "provider" ADD CONSTRAINT "FK_0ccd5d72674af0e2cc4feb241b0" FOREIGN KEY ("agency_id") REFERENCES "organisation"("id")`,
  `ALTER TABLE "goal" ADD CONSTRAINT "FK_edc927d4c93859b9cb91cd7f42b" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "goal" ADD CONSTRAINT "FK_63c6aabd6a922755e02a504e51e" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "goal" ADD CONSTRAINT "FK_02a5c53bc719b6694de4bbbe530" FOREIGN KEY ("plan_id") REFERENCES "plan"("id")`,
  `ALTER TABLE "plan_item" ADD CONSTRAINT "FK_632f7aa676cfd423ae061cdf7fa" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "plan_item" ADD CONSTRAINT "FK_ac757c02631c2167096b2c6bcf4" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "plan_item" ADD CONSTRAINT "FK_611eb69691d75a7c5509465a816" FOREIGN KEY ("goal_id") REFERENCES "goal"("id")`,
  `ALTER TABLE "plan_item" ADD CONSTRAINT "FK_efda8c16f45c0ff34159eb13836" FOREIGN KEY ("continues_id") REFERENCES "plan_item"("id")`,
  `ALTER TABLE "plan_item" ADD CONSTRAINT "FK_3aa1bfb3c94ae60030f51c3c80e" FOREIGN KEY ("provider_id") REFERENCES "provider"("id")`,
  `ALTER TABLE "assistance" ADD CONSTRAINT "FK_64c708da547690eccf020323d81" FOREIGN KEY ("item_id") REFERENCES "plan_item"("id")`,
];

const ours = `(select u.organisation_id from unit u where u.id = ${caller})`;

/** A provider is known to one organisation, and to whoever sees an item that is planned with them. */
const providers = [
  'alter table provider enable row level security',
  'alter table provider force row level security',
  `create policy see on provider for select to pulang_app
     using (organisation_id = ${ours} or exists (select from plan_item i where i.provider_id = provider.id offset 0))`,
  `create policy see_desk on provider for select to pulang_desk using (${standing} = 'desk')`,
  `create policy add on provider for insert to pulang_app with check (unit_id = ${caller} and organisation_id = ${ours})`,
  `create policy change on provider for update to pulang_app using (organisation_id = ${ours})`,
  'grant select, insert, update (version, offers, ended_at, sealed) on provider to pulang_app',
  'grant select on provider to pulang_desk',
  `create policy see_provider on person_key for select to pulang_app
     using (exists (select from provider p where p.person_id = person_key.person_id offset 0))`,
  `create policy add_provider on person_key for insert to pulang_app
     with check (exists (select from provider p where p.person_id = person_key.person_id and p.unit_id = ${caller} offset 0))`,
];

/** Everybody asks by them; the desk adds one, and nobody changes any. */
const instruments = [
  'alter table instrument_version enable row level security',
  'alter table instrument_version force row level security',
  `create policy see on instrument_version for select to pulang_app, pulang_desk using (${caller} is not null)`,
  `create policy add on instrument_version for insert to pulang_desk with check (${standing} = 'desk')`,
  'grant select on instrument_version to pulang_app, pulang_desk',
  'grant insert on instrument_version to pulang_desk',
];

const walls = [
  ...instruments,
  ...wall('goal', 'CUSTODY,AFTERCARE'),
  ...wall('plan_item', 'CUSTODY,AFTERCARE', { change: 'version, state, reason, ended_at' }),
  ...providers,
  'create policy gate on plan_item for select to pulang_gate using (true)',
  'grant select on plan_item to pulang_gate',
];

/** What still waits of a plan is also what its items say; the rest of `app.facts` stays in the words it has by now. */
const waiting = /'planItemsOpen', (\(select count\(\*\) from assistance s [\s\S]*?\)::date\)\)),/;
const withItems = `'planItemsOpen', $1
  + (select count(*) from plan_item i where i.case_id = c.id and i.occurred_at <= at and (i.ended_at is null or i.ended_at > at)),`;

async function countItems(runner: QueryRunner): Promise<void> {
  const [{ text }] = (await runner.query(
    `select pg_get_functiondef('app.facts(uuid, timestamptz)'::regprocedure) as text`,
  )) as [{ text: string }];
  if (!waiting.test(text)) throw new Error('app.facts asks for what waits of a plan in other words.');
  await runner.query(text.replace(waiting, withItems));
}

export class Reintegration1764320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...walls]) await runner.query(statement);
    await countItems(runner);
  }

  async down(): Promise<void> {
    throw new Error('What was agreed is not taken back; restore a copy instead.');
  }
}
