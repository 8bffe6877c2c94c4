import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall } from './wall';

/** What the law owes somebody stood in a sealed note and a clock; what is owed, how much and what became of it is a row now. */
const claims = [
  `CREATE TABLE "claim" (
     "id" uuid NOT NULL, "case_id" uuid NOT NULL, "person_id" uuid NOT NULL, "unit_id" uuid NOT NULL,
     "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sealed" bytea,
     "kind" text NOT NULL, "amount_minor" bigint, "currency" text, "state" text NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE,
     PRIMARY KEY ("id"), check ((state = 'OPEN') = (settled_at is null)), check (amount_minor is null or currency is not null))`,
  'create index claim_case on claim (case_id)',
  'ALTER TABLE "claim" ADD CONSTRAINT "FK_e5ed0fb3d6417c9b90bc0fcad60" FOREIGN KEY ("case_id") REFERENCES "cases"("id")',
  'ALTER TABLE "claim" ADD CONSTRAINT "FK_9d3807f8750d6e42e53c8462628" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")',
];

/** Their notes stay in the timeline, sealed for the place where they lie. */
export const earlierClaims = [
  'alter table case_event no force row level security',
  `insert into claim (id, case_id, person_id, unit_id, occurred_at, recorded_at, kind, state, settled_at)
   select b.subject_id, b.case_id, b.person_id, b.unit_id, b.occurred_at, b.recorded_at, b.code,
          coalesce(split_part(e.code, ' ', 2), 'OPEN'), e.occurred_at
   from case_event b left join case_event e on e.case_id = b.case_id and e.kind = 'settleClaim' and e.subject_id = b.subject_id
   where b.kind = 'recordClaim'`,
  'alter table case_event force row level security',
];

/**
 * Whoever asks for a right shows first who they are (UU 27/2022 art. 6), and each consent was a question, unless it rests
 * on a duty or on somebody's life. What was asked under another registration of the same person counts for whoever sees
 * that the two are one, as they see the match, and changes nothing for anybody else.
 */
const asking = `
create or replace function app.asking() returns table (question text, kind text, code text) language sql immutable parallel safe as $$
  values ('IDENTITY', 'register', null), ('IDENTITY', 'recordAssessment', 'NATIONALITY'), ('IDENTITY', 'recordRightsRequest', null),
    ('FAMILY', 'recordAssessment', 'FAMILY'), ('FAMILY', 'recordAssessment', 'GUARDIAN'), ('FAMILY', 'recordContactRule', null),
    ('RECRUITMENT', 'recordDetermination', null), ('EXPLOITATION', 'recordDetermination', null), ('HEALTH', 'recordNeed', null),
    ('HEALTH', 'recordAssessment', 'FITNESS'), ('HEALTH', 'recordAssessment', 'NEEDS'), ('PLANS', 'recordAssessment', 'RETURN_CHOICE'),
    ('PLANS', 'recordAssessment', 'BEST_INTEREST'), ('PLANS', 'agreePlan', null), ('LIVING', 'recordSurvey', null),
    ('LIVING', 'recordFollowUp', null)
$$;

create or replace function app.asked(the_case uuid) returns table (question text, unit_id uuid, at timestamptz, fact uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive c as (
    select c.id from cases c where c.id = the_case and c.id <> all ((select app.barred())::uuid[])
      and (app.standing() = 'desk' or exists (select from case_access a where a.case_id = c.id and a.unit_id = app.unit()
        and a.until > now() and a.reach in ('CUSTODY', 'CARE', 'AFTERCARE', 'INQUIRY')))
    union
    select o.id from c join person_match m on c.id in (m.case_id, m.other_id) and m.verdict in ('SAME', 'SAME_NEW_EPISODE')
      join cases o on o.id in (m.case_id, m.other_id) and o.id <> c.id and o.id <> all ((select app.barred())::uuid[])
    where app.standing() = 'desk' or 2 = (select count(*) from case_access a where a.case_id in (c.id, o.id) and a.unit_id = app.unit()
      and a.until > now() and a.reach = 'CUSTODY')
  )
  select q, i.unit_id, i.occurred_at, i.id from c join interview i on i.case_id = c.id cross join unnest(i.questions) q
  union all
  select k.question, e.unit_id, e.occurred_at, e.subject_id from c join case_event e on e.case_id = c.id
    join app.asking() k on k.kind = e.kind and (k.code is null or k.code = split_part(e.code, ' ', 1))
  union all
  -- Several at one moment are one conversation.
  (select distinct on (s.case_id, s.unit_id, s.occurred_at) 'CONSENT', s.unit_id, s.occurred_at, s.id from c join consent s on s.case_id = c.id
   where s.basis in ('CONSENT', 'GUARDIAN_ASSENT') order by s.case_id, s.unit_id, s.occurred_at, s.id)
$$;
`;

export class Claims1764480000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...claims, ...earlierClaims]) await runner.query(statement);
    for (const statement of wall('claim', 'CUSTODY,AFTERCARE', { change: 'state, settled_at' }))
      await runner.query(statement);
    await runner.query(asking);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
