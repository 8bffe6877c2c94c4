import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which group of a case an entry of its timeline tells of: as before, with what a plan and a consent have more. */
const groupOfEvent: Record<string, string> = {
  CASE: `register,openIntake,beginScreening,determine,recordDetermination,assistAsCitizen,appeal,startReturn,markReady,revoke,
    handover,directHome,discharge,goHome,signHandover,suspend,resume,loseContact,reconnect,die,referOut,close,decline,reopen,
    recordConsent,withdrawConsent,endConsent,offerReferral,answerReferral,withdrawReferral,transferCase,requestCase,returnCase`,
  IDENTITY: 'assertFact,confirmFact,mergePeople',
  HEALTH: 'recordNeed,meetNeed,recordAssessment',
  DOCUMENTS: 'recordDocument,updateDocument,recordClearance',
  TRAVEL: 'manifestPassenger,board,unboard,takeOff,offload,depart,continue,arrive',
  REINTEGRATION: `agreePlan,startPlan,enterFollowUp,updatePlanItem,logAssistance,updateAssistance,linkSupport,recordFollowUp,
    moveFollowUp,callOffFollowUps,recordSurvey`,
};
const whens = Object.entries(groupOfEvent)
  .map(([group, kinds]) => `when kind in ('${kinds.split(/,\s*/).join(`', '`)}') then '${group}'`)
  .join('\n    ');

const told = String.raw`act ~ '\m(changes|sharedCase|sharedProgress)\M'`;

const functions = `
create or replace function app.group_of(kind text) returns text language sql immutable parallel safe as $$
  select case
    ${whens} end
$$;

-- Who was given what of a case, and for what; also where several things were asked in one.
create or replace function app.deliveries(the_case uuid) returns table (organisation uuid, purpose text, day date, groups text[], times int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.organisation_id, d.purpose, (d.at at time zone 'Asia/Jakarta')::date, array_agg(distinct g.code order by g.code), count(distinct d.id)::int
  from audit_entry e join delivery d on d.request = e.request
    cross join lateral unnest(string_to_array(d.groups[array_position(d.cases, the_case)], ',')) g (code)
  where e.cases @> array[the_case] and e.${told} and g.code <> '' and (select app.answers_for(the_case))
  group by 1, 2, 3 order by 3, 1, 2 limit 1000
$$;

-- A consent that ended with its day, or with the childhood that somebody else spoke for, is told in the timeline once, and
-- so to whom it was given: nothing else of the case changed that day. What was said anew since then has taken its place.
create function app.end_consents() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select k.id, k.purpose, k.unit_id, c.id as case_id, c.person_id, c.state,
      case when k.expires_on < (now() at time zone 'Asia/Jakarta')::date then (k.expires_on + 1)::timestamp at time zone 'Asia/Jakarta'
           else date_trunc('year', now()) end as at
    from consent k join cases c on c.id = k.case_id join person p on p.id = c.person_id
    where k.given and k.withdrawn_at is null and (k.expires_on is not null or k.basis = 'GUARDIAN_ASSENT')
      and (k.expires_on < (now() at time zone 'Asia/Jakarta')::date
           or k.basis = 'GUARDIAN_ASSENT' and extract(year from now()) - p.birth_year > 18)
      and not exists (select from case_event e where e.subject_id = k.id and e.kind = 'endConsent')
      and not exists (select from consent o where o.case_id = k.case_id and o.purpose = k.purpose
        and (o.recipient_id is null or o.recipient_id = k.recipient_id) and (o.occurred_at, o.recorded_at) > (k.occurred_at, k.recorded_at))
    order by c.id limit 1000 for update of c),
  noted as (
    insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
    select gen_random_uuid(), d.case_id, d.person_id, 'endConsent', d.state, d.state, d.at, now(), d.unit_id,
      '00000000-0000-0000-0000-000000000000', d.purpose, d.id from due d
    on conflict do nothing returning case_id)
  update cases c set version = version + 1, updated_at = now() from (select distinct n.case_id as id from noted n) n where c.id = n.id
$$;

-- What a partner was given is kept for as long as anybody whom it names is known here, and no longer.
create function app.purge_deliveries() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from delivery d where not exists (
    select from unnest(d.cases) x (id) join cases c on c.id = x.id join person_key k on k.person_id = c.person_id)
$$;

alter function app.end_consents() owner to pulang_gate;
alter function app.purge_deliveries() owner to pulang_gate;
revoke all on function app.end_consents(), app.purge_deliveries() from public;
grant execute on function app.end_consents(), app.purge_deliveries() to pulang_worker;
`;

/** What authorities found, to whom the survivor let have it; the table itself stays closed to machines. */
const findings = `
create view shared_determination with (security_barrier) as
  select d.id, d.case_id, d.body, d.outcome, d.acts, d.means, d.purposes, d.occurred_at from determination d
  where exists (select from case_access a where a.case_id = d.case_id and a.unit_id = (select p.unit from app.partner p) and a.until > now())
    and exists (select from app.share s where s.case_id = d.case_id and 'EXPLOITATION' = any (s.groups) offset 0)
    and d.case_id <> all ((select b.cases from app.bars b)::uuid[]);
alter view shared_determination owner to pulang_gate;
grant select on shared_determination to pulang_partner;
create policy sharing on determination for select to pulang_gate using (true);
grant select on determination to pulang_gate;
`;

const indexes = [
  `create unique index case_event_end_once on case_event (subject_id) where kind = 'endConsent'`,
  `create index consent_ending on consent (case_id) where given and withdrawn_at is null and (expires_on is not null or basis = 'GUARDIAN_ASSENT')`,
  'drop index audit_entry_request',
  `create index audit_entry_request on audit_entry (request) where ${told}`,
];

const ours = '(select p.organisation from app.partner p)';

const walls = [
  'create policy purge on delivery for delete to pulang_gate using (true)',
  'grant delete on delivery to pulang_gate',
  // What did not arrive at once is of use for as long as it may be asked about; a webhook that was removed goes after it.
  `create policy old on webhook_attempt for all to pulang_worker using (at < now() - interval '90 days')`,
  `create policy old on webhook for all to pulang_worker
     using (state = 'REMOVED' and retry_at < now() - interval '90 days')`,
  'grant select, delete on webhook_attempt, webhook to pulang_worker',

  'grant update (url) on webhook to pulang_partner',
  // Whom an organisation plans with and what it gives to communities is its own, also to its machine.
  `alter policy shared on provider using (organisation_id = ${ours})`,
  `alter policy shared on shared_support using (organisation_id = ${ours})`,
  `alter policy shared on benefit using (exists (select from app.share s where s.case_id = benefit.case_id and 'REINTEGRATION' = any (s.groups) offset 0))`,
];

/** A machine opens the envelopes of whom it is shown: a survivor, a provider, or support. */
const openKeys = `exists (select from case_access a cross join lateral (select from app.share s where s.case_id = a.case_id offset 0) s
     where a.person_id = person_key.person_id and a.unit_id = (select app.claimed()) and a.until > now() offset 0)
   or exists (select from provider v where v.person_id = person_key.person_id offset 0)
   or exists (select from shared_support u where u.person_id = person_key.person_id offset 0)`;

export class Exchange1764430000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      functions,
      findings,
      ...indexes,
      ...walls,
      `alter policy shared on person_key using (${openKeys})`,
    ])
      await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was told of consents that ended is not untold; restore a copy instead.');
  }
}
