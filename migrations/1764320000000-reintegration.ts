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
  `CREATE TABLE "shared_support" (
     "id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "organisation_id" uuid NOT NULL,
     "level" text NOT NULL, "type" text NOT NULL, "regencies" text array NOT NULL, "provider_id" uuid, "state" text NOT NULL,
     "planned_on" date, "given_on" date, "cost_minor" bigint, "currency" text, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
     "sealed" bytea, PRIMARY KEY ("id"), check (level in ('COMMUNITY', 'STRUCTURAL')), check (cost_minor is null or currency is not null))`,
  'create index shared_support_organisation on shared_support (organisation_id, recorded_at)',
  'create unique index shared_support_person on shared_support (person_id)',
  `CREATE TABLE "benefit" (${fact}, "support_id" uuid NOT NULL, PRIMARY KEY ("id"))`,
  'create unique index benefit_once on benefit (case_id, support_id)',
  'create index benefit_support on benefit (support_id)',
  'ALTER TABLE "shared_support" ADD CONSTRAINT "FK_70969f8222e60851f83d8666eaa" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")',
  'ALTER TABLE "shared_support" ADD CONSTRAINT "FK_712b12b97e81a45b3c4a202d487" FOREIGN KEY ("provider_id") REFERENCES "provider"("id")',
  'ALTER TABLE "benefit" ADD CONSTRAINT "FK_81a6f731f30bc6eac954f4d1f39" FOREIGN KEY ("case_id") REFERENCES "cases"("id")',
  'ALTER TABLE "benefit" ADD CONSTRAINT "FK_6c17389113113b6eb2963e48da1" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")',
  'ALTER TABLE "benefit" ADD CONSTRAINT "FK_68e8c7b6c119a83a1c603780e81" FOREIGN KEY ("support_id") REFERENCES "shared_support"("id")',
  `CREATE TABLE "contact_attempt" (${fact}, "follow_up_id" uuid NOT NULL, "channel" text NOT NULL, PRIMARY KEY ("id"))`,
  'create index contact_attempt_follow_up on contact_attempt (follow_up_id)',
  'create index contact_attempt_case on contact_attempt (case_id)',
  'ALTER TABLE "contact_attempt" ADD CONSTRAINT "FK_8dba930280a068f514ff9b19e95" FOREIGN KEY ("case_id") REFERENCES "cases"("id")',
  'ALTER TABLE "contact_attempt" ADD CONSTRAINT "FK_33f8ceb03078f29b0ecaf8c1e97" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")',
  'ALTER TABLE "contact_attempt" ADD CONSTRAINT "FK_e587cefc907584c14f62591062d" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id")',
  `CREATE TABLE "follow_up_month" (
     "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "month" integer NOT NULL, "due" boolean NOT NULL,
     "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("id"), constraint "UQ_0b36b383fc27f49ebc8cd523fb5" unique (organisation_id, month))`,
  'alter table follow_up add column "first_due_on" date',
  'alter table alert add column "unit_id" uuid, add column "awaits" text',
  // One offer is asked of one unit, and an alert is found by what it is about.
  'create index alert_subject on alert (subject_id) where done_at is null and subject_id is not null',
  `CREATE TABLE "digest_address" (
     "id" uuid NOT NULL, "account_id" uuid NOT NULL, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sealed" bytea, PRIMARY KEY ("id"),
     CONSTRAINT digest_address_once UNIQUE ("account_id"), FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE)`,
  `create table digest_delivery (
     id uuid primary key, account_id uuid not null references account (id) on delete cascade, digest_id uuid not null references digest (id),
     day date not null, state text not null check (state in ('WAITING', 'SENDING', 'SENT', 'REFUSED', 'UNKNOWN')),
     attempts integer not null, next_at timestamptz not null, ended_at timestamptz,
     constraint digest_delivery_once unique (account_id, day))`,
  "create index digest_delivery_waiting on digest_delivery (next_at) where state = 'WAITING'",
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

const me = '(select c.account from app.caller c)';
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

/** Everybody is told; an administrator sets those of the organisation. */
const months = [
  'alter table follow_up_month enable row level security',
  'alter table follow_up_month force row level security',
  `create policy see on follow_up_month for select to pulang_app, pulang_desk using (${caller} is not null)`,
  `create policy add on follow_up_month for insert to pulang_app with check (${standing} = 'admin' and organisation_id = ${ours})`,
  `create policy change on follow_up_month for update to pulang_app using (${standing} = 'admin' and organisation_id = ${ours})`,
  'grant select on follow_up_month to pulang_app, pulang_desk',
  'grant insert, update (due, set_at) on follow_up_month to pulang_app',
];

/**
 * Who was asked by name sees that they were, before the case is open to them; and not who is barred from it. Of an offer, a
 * finding that is disputed, or a request of the survivor an entry tells nobody who may not see the thing itself.
 */
const asked = [
  `alter policy see on alert using (unit_id = ${caller} or exists (select from case_access a where a.case_id = alert.case_id
     and a.unit_id = (select app.claimed()) and a.until > now() and a.reach = any ('{CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY}')
     and case when alert.unit_id is not null then a.reach = 'CUSTODY' when alert.clock = 'STATUS_DISAGREEMENT' then a.reach in ('CUSTODY', 'INQUIRY')
       when alert.clock like 'DATA\\_%' or alert.clock = 'STOP_AFTER_WITHDRAWAL' then a.reach in ('CUSTODY', 'CARE', 'AFTERCARE') else true end offset 0))`,
  // What is seen by the access to the case has the bar on that access; only who was asked by name needs it here.
  'drop policy unbarred on alert',
  `create policy unbarred on alert as restrictive for all to pulang_app, pulang_desk
     using (unit_id is null and ${standing} is distinct from 'desk' or case_id <> all ((select b.cases from app.bars b)::uuid[]))`,
  'grant update (awaits) on alert to pulang_app, pulang_desk',
  'grant insert on alert to pulang_gate',
  'grant select on disagreement, rights_request, referral to pulang_gate',
];

const functions = `
-- An offer is in the inbox of whom it was made to, from when it can be read until it is answered by whatever deed, or written off.
create function app.clock_offer() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.state = 'OFFERED' then
    insert into alert (id, case_id, person_id, clock, subject_id, unit_id, started_at, due_at, halts, recorded_at)
    values (gen_random_uuid(), new.case_id, new.person_id, case new.kind when 'REFERRAL' then 'REFERRAL_ANSWER' else 'TRANSFER_ANSWER' end,
            new.id, new.to_unit_id, new.recorded_at, new.expires_at, 0, new.recorded_at);
  else
    update alert set done_at = coalesce(new.answered_at, now()) where subject_id = new.id and done_at is null;
  end if;
  return null;
end $$;
create trigger clock_offer after insert on referral for each row when (new.state = 'OFFERED') execute function app.clock_offer();
create trigger clock_answer after update of state on referral for each row
  when (old.state = 'OFFERED' and new.state <> 'OFFERED') execute function app.clock_offer();

-- What fell due and still waits is put before those above, once. An offer that ran out three days ago is written off:
-- until then who made it, and those above, are told that nobody answered.
create or replace function app.escalate() returns void
language sql security definer set search_path = pg_catalog as $$
  update public.referral set state = 'EXPIRED', version = version + 1 where state = 'OFFERED' and expires_at < now() - interval '3 days';
  update public.alert set escalated_at = now() where done_at is null and halts = 0 and escalated_at is null and due_at < now()
$$;

-- The same inboxes as each unit's: what it holds or follows, what its kind of agency is awaited for, what it was asked.
create or replace function app.write_digests(companions text[]) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into public.digest (id, unit_id, day, written_at, lines)
  select gen_random_uuid(), x.unit_id, x.day, now(), jsonb_agg(jsonb_build_object('clock', x.clock, 'open', x.open, 'overdue', x.overdue, 'fallenDue', x.fallen) order by x.clock)
  from (
    select w.unit_id, (now() at time zone u.zone)::date as day, w.clock, count(*) as open,
           count(*) filter (where w.halts = 0 and w.due_at < now()) as overdue,
           count(*) filter (where w.halts = 0 and w.due_at < now() and w.due_at >= coalesce(before.at, '-infinity')) as fallen
    from public.unit u
    join (
      select a.unit_id, l.clock, l.halts, l.due_at from public.case_access a
      join public.alert l on l.case_id = a.case_id and l.unit_id is null and l.done_at is null
      join public.unit mine on mine.id = a.unit_id join public.organisation o on o.id = mine.organisation_id
      where a.until > now() and case when l.awaits is not null then l.awaits = o.kind
        else a.reach = 'CUSTODY' or a.reach = 'AFTERCARE' and l.clock = any (companions) end
      union all
      select case when r.expires_at > now() then r.to_unit_id else r.unit_id end, l.clock, l.halts, l.due_at
      from public.alert l join public.referral r on r.id = l.subject_id where l.unit_id is not null and l.done_at is null
    ) w on w.unit_id = u.id
    left join lateral (select max(d.written_at) as at from public.digest d where d.unit_id = u.id) before on true
    where extract(hour from now() at time zone u.zone) >= 6
    group by w.unit_id, u.zone, w.clock) x
  group by x.unit_id, x.day
  on conflict do nothing
$$;

-- The next account to be told of its unit's morning of today, marked as being told before anybody tells it: whoever
-- takes it and dies has told it for all we know, and no second goes out.
create function app.take_digest(readers text[]) returns table (id uuid, account uuid, sealed bytea, language text, lines jsonb)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare d record;
begin
  insert into digest_delivery (id, account_id, digest_id, day, state, attempts, next_at)
    select gen_random_uuid(), a.id, m.id, m.day, 'WAITING', 0, now()
    from digest_address w join account a on a.id = w.account_id join unit u on u.id = a.unit_id
    join digest m on m.unit_id = u.id and m.day = (now() at time zone u.zone)::date
    where w.sealed is not null and a.disabled_at is null and a.roles && readers
    on conflict (account_id, day) do nothing;
  update digest_delivery t set state = 'SENDING', attempts = t.attempts + 1
    where t.id = (select x.id from digest_delivery x where x.state = 'WAITING' and x.next_at <= now() and x.day > current_date - 2
                  order by x.next_at, x.id limit 1 for update skip locked)
    returning t.* into d;
  return query select d.id, d.account_id, w.sealed, a.language, m.lines from digest_address w join account a on a.id = w.account_id
    join digest m on m.id = d.digest_id where w.account_id = d.account_id and w.sealed is not null;
end $$;

-- How it went. What was refused for now is tried again after ten minutes, twenty, forty …, five times at most.
create function app.note_digest(the_delivery uuid, outcome text) returns void
language sql security definer set search_path = pg_catalog as $$
  update public.digest_delivery set state = case when outcome = 'WAITING' and attempts >= 6 then 'REFUSED' else outcome end,
    next_at = now() + interval '5 minutes' * power(2, attempts), ended_at = case when outcome = 'WAITING' then null else now() end
  where id = the_delivery and state = 'SENDING'
$$;
alter function app.clock_offer() owner to pulang_gate;
alter function app.take_digest(text[]) owner to pulang_gate;
alter function app.note_digest(uuid, text) owner to pulang_gate;
revoke all on function app.clock_offer(), app.take_digest(text[]), app.note_digest(uuid, text) from public;
grant execute on function app.take_digest(text[]), app.note_digest(uuid, text) to pulang_worker;
`;

/** What waited before there were entries for it. */
const before = (request: string) => `
  insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at, awaits)
    select gen_random_uuid(), d.case_id, d.person_id, case d.kind when 'VICTIM_STATUS' then 'STATUS_DISAGREEMENT' else 'DISAGREEMENT' end,
           d.id, d.opened_at, d.due_at, 0, now(), nullif(d.awaits, 'HOLDER') from disagreement d where d.state = 'OPEN';
  insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at)
    select gen_random_uuid(), r.case_id, r.person_id, ${request}, r.id, r.occurred_at, r.due_at, 0, now() from rights_request r where r.state = 'OPEN';
  insert into alert (id, case_id, person_id, clock, subject_id, unit_id, started_at, due_at, halts, recorded_at)
    select gen_random_uuid(), r.case_id, r.person_id, case r.kind when 'REFERRAL' then 'REFERRAL_ANSWER' else 'TRANSFER_ANSWER' end,
           r.id, r.to_unit_id, r.recorded_at, r.expires_at, 0, now() from referral r where r.state = 'OFFERED' and r.expires_at > now();`;

const clockOfRequest = `case r.kind when 'ACCESS' then 'DATA_ACCESS' when 'CORRECTION' then 'DATA_CORRECTION' when 'ERASURE' then 'DATA_ERASURE'
  when 'WITHDRAWAL' then 'STOP_AFTER_WITHDRAWAL' else 'DATA_RESTRICTION' end`;

/** Each account's own; who is to be told what is looked up by gates, for the worker alone. */
const post = [
  ...['digest_address', 'digest_delivery'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy gate on ${table} for all to pulang_gate using (true) with check (true)`,
    `grant select, insert, update on ${table} to pulang_gate`,
  ]),
  `create policy own on digest_address for all to pulang_app, pulang_desk using (account_id = ${me}) with check (account_id = ${me})`,
  'grant select, insert, update (set_at, sealed) on digest_address to pulang_app, pulang_desk',
];

/** Support is known to the organisation that gives it, and to whoever sees somebody whom it benefits. */
const supports = [
  'alter table shared_support enable row level security',
  'alter table shared_support force row level security',
  `create policy see on shared_support for select to pulang_app
     using (organisation_id = ${ours} or exists (select from benefit b where b.support_id = shared_support.id offset 0))`,
  `create policy see_desk on shared_support for select to pulang_desk using (${standing} = 'desk')`,
  `create policy add on shared_support for insert to pulang_app with check (unit_id = ${caller} and organisation_id = ${ours})`,
  `create policy change on shared_support for update to pulang_app using (organisation_id = ${ours})`,
  'grant select, insert, update (version, state, given_on, cost_minor, currency) on shared_support to pulang_app',
  'grant select on shared_support to pulang_desk',
  `create policy see_support on person_key for select to pulang_app
     using (exists (select from shared_support s where s.person_id = person_key.person_id offset 0))`,
  `create policy add_support on person_key for insert to pulang_app
     with check (exists (select from shared_support s where s.person_id = person_key.person_id and s.unit_id = ${caller} offset 0))`,
];

const walls = [
  ...supports,
  ...wall('benefit', 'CUSTODY,AFTERCARE'),
  ...instruments,
  ...post,
  ...months,
  ...asked,
  ...wall('contact_attempt', 'CUSTODY,AFTERCARE'),
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
    await runner.query(functions);
    await runner.query(before(clockOfRequest));
  }

  async down(): Promise<void> {
    throw new Error('What was agreed is not taken back; restore a copy instead.');
  }
}
