import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, standing } from './wall';

const tables = `
  -- To whom, what of it, until when: null is what was said before it could be said, to every partner organisation.
  alter table consent add "recipient_id" uuid, add "field_groups" text array, add "expires_on" date;
  alter table consent add constraint "FK_27e882f802fa5bbd46248a556f3" foreign key ("recipient_id") references organisation (id);

  -- Where a change stands in the order in which changes become visible: see the functions below.
  alter table case_event add column pos bigint not null default 0;
  alter table case_access add column changed bigint not null default 0;
  create index case_event_order on case_event (pos, seq);
  create index case_access_feed on case_access (unit_id, changed, case_id);
  -- The case has changed also where two acts fall into one millisecond.
  drop trigger carry_state on cases;
  create trigger carry_state after update of version, state, updated_at on cases
    for each row when (old.version is distinct from new.version or old.state is distinct from new.state
      or old.updated_at is distinct from new.updated_at) execute function app.carry_state();

  -- One row an answer: which partner was given which groups of whose data, for what. Its cases are found by the audit
  -- entry of the same request, which has them indexed.
  create table delivery (
    id uuid primary key default gen_random_uuid(),
    request uuid not null,
    account_id uuid not null,
    organisation_id uuid not null,
    purpose text not null,
    at timestamptz not null default now(),
    cases uuid[] not null,
    groups text[] not null,
    check (cardinality(cases) = cardinality(groups))
  );
  create index delivery_request on delivery (request);
  create index audit_entry_request on audit_entry (request) where act in ('changes', 'sharedCase');

  create table webhook (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "account_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "url" text NOT NULL,
    "state" text NOT NULL,
    "paused_why" text,
    "secret" bytea NOT NULL,
    "old_secret" bytea,
    "old_secret_until" TIMESTAMP WITH TIME ZONE,
    "pos" bigint NOT NULL,
    "seq" bigint NOT NULL,
    "tries" integer NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "failing_since" TIMESTAMP WITH TIME ZONE,
    "delivered_at" TIMESTAMP WITH TIME ZONE,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_e6765510c2d078db49632b59020" PRIMARY KEY ("id"),
    CONSTRAINT "FK_3ae1a08406062e51b04d02e5c7f" FOREIGN KEY ("account_id") REFERENCES "account"("id"),
    CONSTRAINT "FK_3fbf13af3223e9bf23860f1d0fc" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    check (state in ('ACTIVE', 'PAUSED', 'REMOVED'))
  );
  create index webhook_due on webhook (retry_at) where state = 'ACTIVE';
  create index webhook_account on webhook (account_id, recorded_at);

  create table webhook_attempt (
    "id" uuid NOT NULL,
    "webhook_id" uuid NOT NULL,
    "event_id" uuid NOT NULL,
    "at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "status" integer,
    "why" text,
    "tries" integer NOT NULL,
    CONSTRAINT "PK_attempt" PRIMARY KEY ("id"),
    CONSTRAINT "FK_a516e3b807b29601e7780872f88" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id"),
    constraint webhook_attempt_once unique (webhook_id, event_id)
  );
  create index webhook_attempt_at on webhook_attempt (webhook_id, at desc, id desc);
`;

const groupOfEvent: Record<string, string> = {
  CASE: `register,openIntake,beginScreening,determine,recordDetermination,assistAsCitizen,appeal,startReturn,markReady,revoke,
    handover,directHome,discharge,goHome,signHandover,suspend,resume,loseContact,reconnect,die,referOut,close,decline,reopen,
    recordConsent,withdrawConsent,offerReferral,answerReferral,withdrawReferral`,
  IDENTITY: 'assertFact,confirmFact,mergePeople',
  HEALTH: 'recordNeed,meetNeed,recordAssessment',
  DOCUMENTS: 'recordDocument,updateDocument,recordClearance',
  TRAVEL: 'manifestPassenger,board,unboard,takeOff,offload,depart,continue,arrive',
  REINTEGRATION: 'agreePlan,startPlan,enterFollowUp,logAssistance,updateAssistance,recordFollowUp,recordSurvey',
};
const whens = Object.entries(groupOfEvent)
  .map(([group, kinds]) => `when kind in ('${kinds.split(/,\s*/).join(`', '`)}') then '${group}'`)
  .join('\n    ');

const order = `
-- The place of an event: its transaction's number, but never before the case's last event. A transaction that got its
-- number early and then waited for the case comes after the one it waited for. Whoever reads up to the oldest
-- transaction that still runs has read all that can ever stand there, and each case in its order.
create function app.place_event() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.pos := greatest(pg_current_xact_id()::text::bigint,
    (select e.pos from case_event e where e.case_id = new.case_id order by e.seq desc limit 1));
  return new;
end $$;
create trigger place_event before insert on case_event for each row execute function app.place_event();

create function app.place_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.changed := greatest(pg_current_xact_id()::text::bigint, case tg_op when 'UPDATE' then old.changed end);
  return new;
end $$;
create trigger place_change before insert or update on case_access for each row execute function app.place_change();

-- All below this is finished and seen.
create function app.horizon() returns bigint language sql stable set search_path = pg_catalog, pg_temp as
  $$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint $$;

-- Which group of a case an entry of its timeline tells of; of none, it is told to no machine.
create function app.group_of(kind text) returns text language sql immutable parallel safe as $$
  select case
    ${whens} end
$$;
`;

const views = `
-- The machine that asks: whose it is, what for, and what it may have at most. An account with several has the narrowest.
create view app.partner with (security_barrier) as
  select c.account, c.unit, u.organisation_id as organisation, m.purpose,
    case m.purpose when 'STATISTICS' then 'RESEARCH' else 'SHARING_PARTNERS' end as consent,
    case m.purpose
      when 'CASE_EXCHANGE' then '{CASE,PROFILE,IDENTITY,CONTACT,EXPLOITATION,HEALTH,DOCUMENTS,TRAVEL,REINTEGRATION}'
      when 'TRAVEL_LISTS' then '{CASE,IDENTITY,DOCUMENTS,TRAVEL}'
      when 'STATISTICS' then '{CASE,PROFILE,EXPLOITATION}' else '{}' end::text[] as groups
  from app.caller c join public.account a on a.id = c.account and a.roles = '{partner}'
    join public.unit u on u.id = c.unit
    cross join lateral (select m.purpose from public.machine_client m where m.account_id = c.account and m.disabled_at is null
      order by array_position(array['STATISTICS', 'TRAVEL_LISTS', 'CASE_EXCHANGE'], m.purpose) limit 1) m;

-- What of a case that machine may have here and now (UU 27/2022, art. 20): by the last word said to its organisation,
-- or to all partners, on what it asks for; where nothing was said, by legal duty or vital interest, if the case is
-- worked on that ground. A child's own yes is not enough, and a guardian's is none for an adult.
create view app.share with (security_barrier) as
  select w.case_id, w.person_id, w.basis as ground, w.until,
    array(select g from unnest(coalesce(w.field_groups, '{CASE,PROFILE,IDENTITY,REINTEGRATION}')) g
          where g = any ((select p.groups from app.partner p)::text[])) as groups
  from (
    select distinct on (c.case_id) c.case_id, c.person_id, c.basis, c.given, c.withdrawn_at, c.field_groups,
      ((c.expires_on + 1)::timestamp at time zone 'Asia/Jakarta') as until
    from public.consent c
    where c.purpose = (select p.consent from app.partner p)
        and (c.recipient_id is null or c.recipient_id = (select p.organisation from app.partner p))
      or c.purpose = 'ASSISTANCE' and c.basis in ('LEGAL_DUTY', 'VITAL_INTEREST') and c.given and c.withdrawn_at is null
        and (select p.consent from app.partner p) = 'SHARING_PARTNERS'
    order by c.case_id, c.purpose = 'ASSISTANCE', c.occurred_at desc, c.recorded_at desc
  ) w join public.person p on p.id = w.person_id
  where w.given and w.withdrawn_at is null and coalesce(w.until > now(), true)
    and case w.basis when 'CONSENT' then coalesce(extract(year from now()) - p.birth_year >= 18, true)
                     when 'GUARDIAN_ASSENT' then coalesce(extract(year from now()) - p.birth_year <= 18, true) else true end
    and not exists (select from public.person_key k where k.person_id = w.person_id and k.frozen_at is not null);

create view shared_case with (security_invoker = true) as
  select c.id, c.person_id, c.version, c.state, c.prior_state, c.country, c.child_at_identification as child, c.closure_reason,
    (c.received_at at time zone 'Asia/Jakarta')::date as received_on, c.holder_id, s.groups, s.ground, s.until,
    case when 'PROFILE' = any (s.groups) then c.person_id end as profile_id,
    case when 'IDENTITY' = any (s.groups) then c.person_id end as identity_id,
    case when 'CONTACT' = any (s.groups) then c.person_id end as contact_id,
    case when 'EXPLOITATION' = any (s.groups) then c.recruitment_methods end as recruitment_methods,
    case when 'EXPLOITATION' = any (s.groups) then c.recruitment_sites end as recruitment_sites
  from cases c cross join lateral (select s.groups, s.ground, s.until from app.share s where s.case_id = c.id offset 0) s
  where 'CASE' = any (s.groups);

-- Each case that the machine's unit has or had to do with, at its last change.
create view shared_change with (security_invoker = true) as
  select a.case_id as id, a.case_id as record_id, a.changed from case_access a where a.unit_id = ${caller};

create view shared_event with (security_invoker = true) as
  select e.id, e.case_id, e.seq, e.kind, e.to_state, (e.occurred_at at time zone 'Asia/Jakarta')::date as occurred_on from case_event e;

-- Who was given what of a case, and for what.
create function app.deliveries(the_case uuid) returns table (organisation uuid, purpose text, day date, groups text[], times int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.organisation_id, d.purpose, (d.at at time zone 'Asia/Jakarta')::date, array_agg(distinct g.code order by g.code), count(distinct d.id)::int
  from audit_entry e join delivery d on d.request = e.request
    cross join lateral unnest(string_to_array(d.groups[array_position(d.cases, the_case)], ',')) g (code)
  where e.cases @> array[the_case] and e.act in ('changes', 'sharedCase') and g.code <> '' and (select app.answers_for(the_case))
  group by 1, 2, 3 order by 3, 1, 2 limit 1000
$$;
`;

const shared = (column: string, group?: string) =>
  `exists (select from app.share s where s.case_id = ${column}${group ? ` and ${group} = any (s.groups)` : ''} offset 0)`;
const sharedPerson = (column: string) =>
  `exists (select from case_access a cross join lateral (select from app.share s where s.case_id = a.case_id offset 0) s
     where a.person_id = ${column} and a.unit_id = (select app.claimed()) and a.until > now() offset 0)`;

/** What a machine's acts must see that is no group's: its own, or nothing that it can name. */
const open: Record<string, string> = {
  cases: shared('cases.id'),
  person: sharedPerson('person.id'),
  person_key: sharedPerson('person_key.person_id'),
  case_event: shared('case_event.case_id', 'app.group_of(case_event.kind)'),
  need: shared('need.case_id', `'HEALTH'`),
  assessment: shared('assessment.case_id', `'HEALTH'`),
  travel_document: shared('travel_document.case_id', `'DOCUMENTS'`),
  clearance: shared('clearance.case_id', `'DOCUMENTS'`),
  passenger: shared('passenger.case_id', `'TRAVEL'`),
  plan: shared('plan.case_id', `'REINTEGRATION'`),
  goal: shared('goal.case_id', `'REINTEGRATION'`),
  plan_item: shared('plan_item.case_id', `'REINTEGRATION'`),
  assistance: shared('assistance.case_id', `'REINTEGRATION'`),
  follow_up: shared('follow_up.case_id', `'REINTEGRATION'`),
  survey: shared('survey.case_id', `'REINTEGRATION'`),
  case_access: 'true',
  referral: 'true',
  alert: shared('alert.case_id'),
  upload: 'true',
  rights_request: `rights_request.unit_id = ${caller}`,
};

const account = '(select c.account from app.caller c)';

const walls = [
  ...['delivery', 'webhook', 'webhook_attempt'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
  ]),
  // A machine says in its own name what it was given, and reads nothing of it; who answers for the case is told.
  `create policy add on delivery for insert to pulang_partner
     with check (account_id = ${account} and organisation_id = (select p.organisation from app.partner p))`,
  'create policy gate on delivery for select to pulang_gate using (true)',
  'grant insert on delivery to pulang_partner',
  'grant select on delivery to pulang_gate',

  `create policy own on webhook for all to pulang_partner using (account_id = ${account}) with check (account_id = ${account} and unit_id = ${caller})`,
  `create policy background on webhook for all to pulang_desk using (${standing} = 'desk')`,
  'grant select, insert on webhook to pulang_partner',
  'grant update (version, state, paused_why, secret, old_secret, old_secret_until, pos, seq, tries, retry_at, failing_since) on webhook to pulang_partner',
  'grant select, update (state, paused_why, pos, seq, tries, retry_at, failing_since, delivered_at, version) on webhook to pulang_desk',
  `create policy own on webhook_attempt for select to pulang_partner
     using (exists (select from webhook w where w.id = webhook_attempt.webhook_id offset 0))`,
  `create policy background on webhook_attempt for all to pulang_desk using (${standing} = 'desk')`,
  'grant select on webhook_attempt to pulang_partner',
  'grant select, insert, update, delete on webhook_attempt to pulang_desk',

  'grant select (organisation_id) on unit to pulang_sign_in',
  'grant select on shared_case, shared_change, shared_event to pulang_partner',
  'create policy partner on machine_client for select to pulang_gate using (true)',
  'grant select on machine_client to pulang_gate',
];

export class Partners1764330000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const run = async (...statements: readonly string[]) => {
      for (const statement of statements) await runner.query(statement);
    };
    await run(
      tables,
      order,
      views,
      ...['partner', 'share'].flatMap((view) => [
        `alter view app.${view} owner to pulang_gate`,
        `grant select on app.${view} to pulang_partner`,
      ]),
      ...['place_event()', 'deliveries(uuid)'].map((gate) => `alter function app.${gate} owner to pulang_gate`),
      'revoke all on all functions in schema app from public',
      'grant execute on function app.horizon(), app.group_of(text) to pulang_app, pulang_desk, pulang_gate',
      'grant execute on function app.deliveries(uuid) to pulang_app, pulang_desk',
      ...walls,
    );
    // Whatever else there is of a case or a person is closed to machines, which act as `pulang_app` for the rest.
    const found = (await runner.query(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and exists (select from pg_policy p where p.polrelid = c.oid and 'pulang_app'::regrole = any (p.polroles))
         and (c.relname in ('cases', 'person') or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id', 'person_id')))`,
    )) as { name: string }[];
    for (const { name } of found) {
      await run(
        `create policy shared on ${name} as restrictive for select to pulang_partner using (${open[name] ?? 'false'})`,
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('What partners were given is not forgotten; restore a copy instead.');
  }
}
