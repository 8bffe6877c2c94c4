import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, standing, unbarred, wall } from './wall';

const all = 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY';

const family = 'CUSTODY,CARE,AFTERCARE,TRAVEL';

/** Kinship tells of two people, so it is seen by who may see both. */
const bothEnds = (reaches: string): string =>
  ['case_id', 'other_id']
    .map(
      (end) => `exists (select from case_access a where a.case_id = kin.${end} and a.unit_id = (select app.claimed())
        and a.until > now() and a.reach = any ('{${reaches}}') offset 0)`,
    )
    .join(' and ');

const taken = `enquiry.unit_id = ${caller}`;
const put = 'exists (select from enquiry_match m where m.enquiry_id = enquiry.id offset 0)';
const ofEnquiry = (table: string, whose: string): string =>
  `exists (select from enquiry e where e.${table === 'person_key' ? 'person_id' : 'id'} = ${table}.${table === 'person_key' ? 'person_id' : 'enquiry_id'}${whose} offset 0)`;

/** Seen by who took the call, and by who is to put it to a survivor; the first never sees the second. */
const enquiries = [
  'alter table enquiry enable row level security',
  'alter table enquiry force row level security',
  `create policy see on enquiry for select to pulang_app using (${taken} or ${put})`,
  `create policy add on enquiry for insert to pulang_app with check (${taken})`,
  `create policy see_desk on enquiry for select to pulang_desk using (${standing} = 'desk')`,
  'grant select, insert on enquiry to pulang_app',
  'grant select on enquiry to pulang_desk, pulang_gate',
  'create policy gate on enquiry for select to pulang_gate using (true)',
  'alter table enquiry_reply enable row level security',
  'alter table enquiry_reply force row level security',
  `create policy see on enquiry_reply for select to pulang_app using (${ofEnquiry('enquiry_reply', ` and e.unit_id = ${caller}`)})`,
  `create policy add on enquiry_reply for insert to pulang_app
     with check (exists (select from enquiry_match m where m.enquiry_id = enquiry_reply.enquiry_id and m.answer = 'TELL' offset 0))`,
  `create policy see_desk on enquiry_reply for select to pulang_desk using (${standing} = 'desk')`,
  `create policy add_desk on enquiry_reply for insert to pulang_desk with check (${standing} = 'desk')`,
  'grant select, insert on enquiry_reply to pulang_app, pulang_desk',
  // The caller's own key: made with the enquiry, open to whoever sees that.
  `create policy see_enquiry on person_key for select to pulang_app using (${ofEnquiry('person_key', '')})`,
  `create policy add_enquiry on person_key for insert to pulang_app with check (${ofEnquiry('person_key', ` and e.unit_id = ${caller}`)})`,
];

const tables = `
alter table person add column "nationality" text, add column "working_label" text, add column "nameless" text;
alter table cases add column "care_raised_at" TIMESTAMP WITH TIME ZONE;

create table working_label (
  unit_id uuid not null references unit (id),
  day date not null,
  sex text not null,
  count integer not null,
  primary key (unit_id, day, sex)
);

CREATE TABLE "person_merge" (
  "id" uuid NOT NULL,
  "match_id" uuid NOT NULL,
  "verdict" text NOT NULL,
  "account_id" uuid NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "person_id" uuid NOT NULL,
  "sealed" bytea,
  PRIMARY KEY ("id")
);
create index person_merge_match on person_merge (match_id);

CREATE TABLE "assertion" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "unit_id" uuid NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "sealed" bytea,
  "field" text NOT NULL,
  "code" text,
  "proof" text NOT NULL,
  "standing" text NOT NULL,
  "in_force" boolean NOT NULL,
  "superseded_by" uuid,
  PRIMARY KEY ("id")
);
create index assertion_person on assertion (person_id, recorded_at);
create unique index assertion_in_force on assertion (person_id, field) where in_force;

CREATE TABLE "stance" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "unit_id" uuid NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "sealed" bytea,
  "assertion_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "ground" text,
  PRIMARY KEY ("id")
);
create index stance_assertion on stance (assertion_id);
create index stance_person on stance (person_id);

CREATE TABLE "disagreement" (
  "id" uuid NOT NULL,
  "version" integer NOT NULL,
  "case_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "state" text NOT NULL,
  "agencies" text array NOT NULL,
  "awaits" text NOT NULL,
  "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "due_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "settled_at" TIMESTAMP WITH TIME ZONE,
  "ground" text,
  PRIMARY KEY ("id")
);
create unique index disagreement_open on disagreement (person_id, kind) where state = 'OPEN';
create index disagreement_due on disagreement (state, due_at, id);
create index disagreement_case on disagreement (case_id);

CREATE TABLE "kin" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "other_id" uuid NOT NULL,
  "relation" text NOT NULL,
  "proof" text NOT NULL,
  "unit_id" uuid NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "ended_at" TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY ("id")
);
create index kin_case on kin (case_id);
create index kin_other on kin (other_id);
create unique index kin_once on kin (least(case_id, other_id), greatest(case_id, other_id)) where ended_at is null;

CREATE TABLE "contact_rule" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "unit_id" uuid NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "sealed" bytea,
  "relation" text NOT NULL,
  "telling" text NOT NULL,
  "replaces_id" uuid,
  PRIMARY KEY ("id")
);
create index contact_rule_case on contact_rule (case_id);

CREATE TABLE "enquiry" (
  "id" uuid NOT NULL,
  "unit_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "relation" text NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "birth_year" integer,
  "sealed" bytea,
  PRIMARY KEY ("id")
);
create index enquiry_unit on enquiry (unit_id, recorded_at);
create unique index enquiry_person on enquiry (person_id);

CREATE TABLE "enquiry_reply" (
  "id" uuid NOT NULL,
  "enquiry_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "sealed" bytea,
  PRIMARY KEY ("id")
);
create index enquiry_reply_enquiry on enquiry_reply (enquiry_id);

CREATE TABLE "enquiry_match" (
  "id" uuid NOT NULL,
  "version" integer NOT NULL,
  "enquiry_id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "answer" text,
  "answered_at" TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY ("id")
);
create unique index enquiry_match_once on enquiry_match (enquiry_id, case_id);
create index enquiry_match_case on enquiry_match (case_id);

CREATE TABLE "interview" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "person_id" uuid NOT NULL,
  "unit_id" uuid NOT NULL,
  "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "sealed" bytea,
  "kind" text NOT NULL,
  "questions" text array NOT NULL,
  "reusable" boolean NOT NULL,
  "again" text,
  PRIMARY KEY ("id")
);
create index interview_case on interview (case_id, occurred_at);

ALTER TABLE "interview" ADD CONSTRAINT "FK_63098c4abc78fa76fadb7eca007" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
ALTER TABLE "interview" ADD CONSTRAINT "FK_03588c2dfb785e65d210e826a05" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
ALTER TABLE "kin" ADD CONSTRAINT "FK_5a6df7acc4a34413cd92f6fbaef" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
ALTER TABLE "kin" ADD CONSTRAINT "FK_4ae64dd3a18af9ed73073b834b8" FOREIGN KEY ("other_id") REFERENCES "cases"("id");
ALTER TABLE "kin" ADD CONSTRAINT "FK_a825ae305bb58df92a717608d64" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
ALTER TABLE "contact_rule" ADD CONSTRAINT "FK_199eeecae3a11e8821e190e537f" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
ALTER TABLE "contact_rule" ADD CONSTRAINT "FK_17285ea45bff60f92f622f3bd39" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
ALTER TABLE "enquiry" ADD CONSTRAINT "FK_b4555d786ef302aabd888c6e1d0" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
ALTER TABLE "enquiry_reply" ADD CONSTRAINT "FK_74b949a118ae7a21645f88de70c" FOREIGN KEY ("enquiry_id") REFERENCES "enquiry"("id");
ALTER TABLE "enquiry_match" ADD CONSTRAINT "FK_36730bff426f0bf6de4b4689204" FOREIGN KEY ("enquiry_id") REFERENCES "enquiry"("id");
ALTER TABLE "enquiry_match" ADD CONSTRAINT "FK_e84751f8edf95fd236445425178" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
ALTER TABLE "person_merge" ADD CONSTRAINT "FK_753153df204f5ef9942316e0615" FOREIGN KEY ("match_id") REFERENCES "person_match"("id");
ALTER TABLE "assertion" ADD CONSTRAINT "FK_bcfd022616512682378acd933b2" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
ALTER TABLE "assertion" ADD CONSTRAINT "FK_cc7c2cdf528d89121c66b849afc" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
ALTER TABLE "assertion" ADD CONSTRAINT "FK_b187ab41b536fb6736de4a8b5c9" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "stance" ADD CONSTRAINT "FK_7177bdeb151d0b949efe613e4f1" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
ALTER TABLE "stance" ADD CONSTRAINT "FK_5e37b62ac7bfc60043106779d78" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
ALTER TABLE "stance" ADD CONSTRAINT "FK_51a609f5ac054d1c41884e23e6b" FOREIGN KEY ("assertion_id") REFERENCES "assertion"("id");
ALTER TABLE "disagreement" ADD CONSTRAINT "FK_108c1d888e85a7417831ecd7fec" FOREIGN KEY ("case_id") REFERENCES "cases"("id");
`;

const functions = `
-- A person is found by all that still stands of what was said, and by nothing else.
create function app.index_person(the_person uuid, stale int[], tokens int[], fields text[], marks bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.standing() is distinct from 'desk' and not exists (select from public.case_access a where a.person_id = the_person
     and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now() and a.reach = any ('{${all}}')) then
    raise exception 'not reached' using errcode = '42501';
  end if;
  delete from public.person_token where token = any (stale) and person_id = the_person;
  insert into public.person_token (token, person_id) select distinct t, the_person from unnest(tokens) t on conflict do nothing;
  delete from public.person_mark where person_id = the_person and field in ('NIK', 'PASSPORT', 'PASSPORT_TAIL');
  insert into public.person_mark (field, mark, person_id)
    select distinct f, m, the_person from unnest(fields, marks) x (f, m);
end $$;

-- Cases of others who have one of this person's numbers. The desk alone may ask.
create function app.sharing_marks(the_case uuid) returns table (case_id uuid, field text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct o.id, m.field
  from public.cases c
  join public.person_mark m on m.person_id = c.person_id
  join public.person_mark n on n.field = m.field and n.mark = m.mark and n.person_id <> m.person_id
  join public.cases o on o.person_id = n.person_id
  where c.id = the_case and app.standing() = 'desk'
$$;

-- Whom an enquiry may be about is looked for afterwards, in the background.
create function app.seek_sought(the_enquiry uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from public.enquiry e where e.id = the_enquiry and e.unit_id = app.unit()) then
    raise exception 'not asked' using errcode = '42501';
  end if;
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds)
    select 'match-enquiry', jsonb_build_object('enquiry', the_enquiry), q.retry_limit, q.retry_delay, q.retry_backoff, q.expire_seconds, q.deletion_seconds
    from pgboss.queue q where q.name = 'match-enquiry';
end $$;

-- The desk, too, may end a disagreement and so change what somebody is found by.
create or replace function app.seek_matches(the_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.standing() is distinct from 'desk' and not exists (select from public.case_access a
     where a.case_id = the_case and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now()) then
    raise exception 'not reached' using errcode = '42501';
  end if;
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds)
    select 'match-names', jsonb_build_object('case', the_case), q.retry_limit, q.retry_delay, q.retry_backoff, q.expire_seconds, q.deletion_seconds
    from pgboss.queue q where q.name = 'match-names';
end $$;
`;

export class Truth1764230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    const walls = [
      ...wall('assertion', all, { change: 'standing, in_force, superseded_by' }),
      ...wall('stance', all),
      ...wall('disagreement', all, { change: 'version, state, agencies, awaits, settled_at, ground' }),
      // Who found what is seen by fewer than who was born when.
      `alter policy see on disagreement using (exists (select from case_access a where a.case_id = disagreement.case_id
         and a.unit_id = (select app.claimed()) and a.until > now()
         and (a.reach = any ('{CUSTODY,INQUIRY}') or a.reach = any ('{CARE,AFTERCARE,TRAVEL}') and disagreement.kind <> 'VICTIM_STATUS') offset 0))`,
      ...wall('kin', family, { change: 'ended_at' }),
      `alter policy see on kin using (${bothEnds(family)})`,
      `alter policy add on kin with check (${bothEnds(family)})`,
      `alter policy change on kin using (${bothEnds(family)})`,
      ...wall('interview', 'CUSTODY,CARE,AFTERCARE,INQUIRY'),
      ...wall('contact_rule', 'CUSTODY,CARE,AFTERCARE'),
      ...wall('enquiry_match', 'CUSTODY,CARE', { change: 'version, answer, answered_at' }),
      // Nobody but the background's search puts an enquiry to a person.
      'drop policy add on enquiry_match',
      ...enquiries,
      'alter table working_label enable row level security',
      'alter table working_label force row level security',
      `create policy own on working_label for all to pulang_app using (unit_id = ${caller}) with check (unit_id = ${caller})`,
      'grant select, insert, update (count) on working_label to pulang_app',
      'alter table person_merge enable row level security',
      'alter table person_merge force row level security',
      `create policy see_desk on person_merge for select to pulang_desk using (${standing} = 'desk')`,
      `create policy add_desk on person_merge for insert to pulang_desk with check (${standing} = 'desk')`,
      'grant select, insert on person_merge to pulang_desk',
      unbarred('person_merge', 'person_id', { of: 'people', to: 'pulang_desk' }),
      'grant insert, delete on person_token, person_mark to pulang_gate',
    ];
    for (const statement of walls) await runner.query(statement);
    await runner.query(functions);
    for (const name of [
      'index_person(uuid, int[], int[], text[], bytea[])',
      'sharing_marks(uuid)',
      'seek_sought(uuid)',
    ]) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`);
    }
  }

  async down(): Promise<void> {
    throw new Error('What was said is not unsaid; restore a copy instead.');
  }
}
