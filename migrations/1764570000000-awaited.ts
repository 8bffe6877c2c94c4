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

const bars = '(select app.barred())::uuid[]';

/** With whom somebody was: in a house of another unit since they came there, and never where they did not come. */
const custody = `
create or replace function app.custody(the_case uuid) returns json
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with c as (
    select c.id, c.received_at, u.code as post from cases c join unit u on u.id = c.post_id
    where c.id = the_case and (app.standing() = 'desk' and c.id <> all (${bars}) or exists (select from case_access a
      where a.case_id = c.id and a.unit_id = app.unit() and a.case_id <> all (${bars}) and a.until > now()
        and a.reach in ('CUSTODY', 'CARE')))
  ),
  paper (at, given, given_unit, given_party, taken, taken_unit, taken_party, how, gap, document) as (
    select c.received_at, false, null, null, true, c.post, null, 'REGISTRATION', null, null from c
    union all
    select greatest(b.giver_signed_at, b.receiver_signed_at), true, g.code, b.giver_party, true, r.code, b.receiver_party, 'HANDOVER', null, b.number
      from c join handed_person h on h.case_id = c.id and h.refusal is null join handover b on b.id = h.handover_id and b.corrects_id is null
      left join unit g on g.id = b.giver_id left join unit r on r.id = b.receiver_id
      where b.giver_signed_at is not null and b.receiver_signed_at is not null
    union all
    -- Offers have a kind since a later migration; those that pass custody say so by it.
    select r.answered_at, true, g.code, null, true, t.code, null, 'TRANSFER', null, null
      from c join referral r on r.case_id = c.id and r.state = 'ACCEPTED' and to_jsonb(r) ->> 'kind' in ('TRANSFER', 'RETURN', 'REQUEST')
      join unit g on g.id = case to_jsonb(r) ->> 'kind' when 'REQUEST' then r.to_unit_id else r.unit_id end
      join unit t on t.id = case to_jsonb(r) ->> 'kind' when 'REQUEST' then r.unit_id else r.to_unit_id end
    union all
    select s.came_at, false, null, null, true, u.code, null, 'STAY', null, null
      from c join stay s on s.case_id = c.id and s.came_at is not null join shelter h on h.id = s.shelter_id join unit u on u.id = h.unit_id
    union all
    select s.left_at, true, u.code, null, false, null, null, null, 'BED_LEFT', null
      from c join stay s on s.case_id = c.id and s.left_at is not null and s.came_at is not null
      join shelter h on h.id = s.shelter_id join unit u on u.id = h.unit_id
    union all
    select s.left_at, false, null, null, false, null, null, null, 'NEVER_CAME', null
      from c join stay s on s.case_id = c.id and s.absence is not null
    union all
    select e.occurred_at, false, null, null, true, null, null, 'HOME', null, null
      from c join case_event e on e.case_id = c.id and e.kind in ('discharge', 'directHome')
    union all
    select e.occurred_at, false, null, null, false, null, null, null, 'CONTACT_LOST', null
      from c join case_event e on e.case_id = c.id and e.kind = 'loseContact'
    union all
    select e.occurred_at, false, null, null, true, u.code, null, 'FOUND', null, null
      from c join case_event e on e.case_id = c.id and e.kind = 'reconnect' join unit u on u.id = e.unit_id
  )
  select json_agg(json_build_object('at', p.at, 'how', p.how, 'gap', p.gap, 'document', p.document,
    'from', case when p.given then json_build_object('unit', p.given_unit, 'party', p.given_party) end,
    'to', case when p.taken then json_build_object('unit', p.taken_unit, 'party', p.taken_party) end) order by p.at)
  from paper p
$$;
`;

export class Awaited1764570000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...snoozes, ...guests, custody]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
