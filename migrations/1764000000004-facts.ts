import type { MigrationInterface, QueryRunner } from 'typeorm';

const gateTables = [
  'consent',
  'need',
  'determination',
  'assessment',
  'hold',
  'travel_document',
  'clearance',
  'leg',
  'plan',
  'assistance',
  'follow_up',
  'survey',
];

/**
 * What the guards of the case life read, as it stood at an instant. Who has a step on the way must be judged by all the
 * facts, also those that they may not see: the answer holds codes and times, no envelope, and stays within the core.
 * The temporary schema is named last, since it is searched first where it is not named.
 */
const facts = `
create function app.facts(the_case uuid, at timestamptz) returns json
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with c as (
    select c.*, u.zone from cases c join unit u on u.id = c.post_id where c.id = the_case
      and (app.standing() = 'desk' or exists (select from case_access a where a.case_id = c.id and a.unit_id = app.unit() and a.until > now()))
  ),
  judged as (
    select distinct on (kind) kind, outcome, specialist, occurred_at from assessment
    where case_id = the_case and occurred_at <= at order by kind, occurred_at desc, recorded_at desc
  ),
  -- A paper's status is that of the last event about it; its row holds only how it stands today.
  papers as (
    select t.kind, s.status, t.expires_on, t.number_pending from travel_document t cross join lateral (
      select split_part(e.code, ' ', 2) as status from case_event e where e.case_id = t.case_id and e.subject_id = t.id and e.occurred_at <= at
      order by e.occurred_at desc, e.recorded_at desc limit 1) s
    where t.case_id = the_case
  ),
  cleared as (
    select distinct on (kind) kind, status, sealed is not null as reason from clearance
    where case_id = the_case and occurred_at <= at order by kind, occurred_at desc, recorded_at desc
  ),
  passages as (
    select p.* from passenger p where p.case_id = the_case and p.listed_at <= at and (p.left_at is null or p.left_at > at)
  ),
  passage as (
    select p.boarded_at, p.entered_at, l.departed_at, l.arrived_at,
           exists (select from leg b where b.movement_id = l.movement_id and b.place < l.place and b.to_place = l.from_place
                   and b.arrived_at <= coalesce(l.departed_at, at)) as continues,
           (select max(o.planned_arrival) from leg o where o.movement_id = p.movement_id) at time zone r.zone as planned_arrival
    from passages p join movement m on m.id = p.movement_id join unit r on r.id = m.receiver_id left join leg l on l.id = p.leg_id
    order by p.listed_at desc, p.recorded_at desc limit 1
  )
  select json_build_object(
    'zone', c.zone,
    'source', c.source,
    'reporterType', 'SELF',
    'post', c.post_id,
    'receivedAt', c.received_at,
    'owner', case when c.owner_id is null then null else json_build_object('account', c.owner_id, 'post', c.post_id) end,
    'duplicateCheckDone', true,
    'lastMove', (select json_build_object('event', e.kind, 'at', e.occurred_at) from case_event e
                 where e.case_id = c.id and e.from_state is distinct from e.to_state order by e.recorded_at desc, e.occurred_at desc limit 1),
    'retainedUntil', c.updated_at + interval '5 years',
    'needsTriaged', exists (select from need n where n.case_id = c.id and n.occurred_at <= at) or exists (select from judged where kind = 'TRIAGE'),
    'consents', (select coalesce(json_agg(json_build_object('basis', s.basis, 'given', s.given, 'withdrawnAt', s.withdrawn_at)), '[]')
                 from consent s where s.case_id = c.id and s.purpose = 'ASSISTANCE' and s.occurred_at <= at),
    'determinations', (select coalesce(json_agg(json_build_object('body', d.body, 'outcome', d.outcome, 'decidedAt', d.occurred_at,
                         'officer', d.unit_id, 'trained', true, 'reason', d.sealed is not null) order by d.recorded_at), '[]')
                       from determination d where d.case_id = c.id and d.occurred_at <= at),
    'interviewerPreferenceHonoured', true,
    'suspect', coalesce((select d.role = 'SUSPECT' from determination d where d.case_id = c.id and d.occurred_at <= at
                order by (d.body = 'POLRI') desc, d.occurred_at desc limit 1), false),
    'returnChosen', coalesce((select outcome = 'VOLUNTARY' from judged where kind = 'RETURN_CHOICE'), false),
    'deportationOrder', coalesce((select outcome = 'DEPORTATION_ORDER' from judged where kind = 'RETURN_CHOICE'), false),
    'risk', (select outcome from judged where kind = 'RETURN_RISK'),
    'nationalityVerified', coalesce((select outcome = 'VERIFIED' from judged where kind = 'NATIONALITY'), false),
    'documents', (select coalesce(json_agg(json_build_object('kind', t.kind, 'status', t.status, 'expiresOn', t.expires_on,
                    'numberPending', t.number_pending)), '[]') from papers t),
    'clearances', (select coalesce(json_agg(x), '[]') from cleared x),
    'holds', (select coalesce(json_agg(json_build_object('code', h.code, 'blocking', h.code not in ('SHELTER_FULL', 'FAMILY_UNTRACED', 'DATA_MISMATCH'))), '[]')
              from hold h where h.case_id = c.id and h.occurred_at <= at and (h.cleared_at is null or h.cleared_at > at)),
    'fitness', (select json_build_object('result', outcome, 'at', occurred_at) from judged where kind = 'FITNESS'),
    'ill', coalesce((select outcome <> 'FIT' from judged where kind = 'FITNESS'), false),
    'guardianOrEscort', coalesce((select outcome <> 'NONE' from judged where kind = 'GUARDIAN'), false),
    'bestInterestRecord', coalesce((select outcome = 'RETURN' from judged where kind = 'BEST_INTEREST'), false),
    'receiverAcceptedAt', (select min(r.answered_at) from referral r where r.case_id = c.id and r.state = 'ACCEPTED' and r.service in ('RECEPTION', 'SHELTER')),
    'plannedArrival', (select to_char(p.planned_arrival, 'YYYY-MM-DD') from passage p),
    'leg', (select json_build_object('boarded', coalesce(p.boarded_at <= at, false), 'continuesMovement', p.continues,
                                     'departedAt', p.departed_at, 'arrivedAt', p.arrived_at) from passage p),
    'otherOpenMovement', (select count(*) > 1 from passages p where p.arrived_at is null or p.arrived_at > at),
    'immigrationEntryAt', (select p.entered_at from passage p),
    'travelledOn', case when exists (select from papers where kind = 'SPLP' and status in ('VALID', 'CONSUMED')) then 'SPLP'
                        when exists (select from papers where kind = 'PASSPORT' and status = 'VALID') then 'PASSPORT' end,
    'splpConsumed', exists (select from papers where kind = 'SPLP' and status = 'CONSUMED')
                    and not exists (select from papers where kind = 'SPLP' and status = 'VALID'),
    'bast', (select json_build_object('signedAt', greatest(b.giver_signed_at, b.receiver_signed_at), 'receiver', o.kind)
             from handed_person h join handover b on b.id = h.handover_id join unit u on u.id = b.receiver_id
             join organisation o on o.id = u.organisation_id
             where h.case_id = c.id and b.giver_signed_at <= at and b.receiver_signed_at <= at order by b.occurred_at desc limit 1),
    'needsAssessment', (select outcome from judged where kind = 'NEEDS'),
    'familyAssessment', (select outcome from judged where kind = 'FAMILY'),
    'homeSince', (select max(e.occurred_at) from case_event e where e.case_id = c.id and e.kind in ('discharge', 'directHome') and e.occurred_at <= at),
    'planAgreedAt', (select min(p.occurred_at) from plan p where p.case_id = c.id),
    'baselineSurvey', exists (select from survey s where s.case_id = c.id and s.month = 0 and s.occurred_at <= at),
    'planItemsOpen', (select count(*) from assistance s where s.case_id = c.id and s.occurred_at <= at
                      and (s.state = 'PLANNED' or s.given_on > (at at time zone 'Asia/Jakarta')::date)),
    'finalSurvey', case when exists (select from survey s where s.case_id = c.id and s.month >= 6 and s.occurred_at <= at) then 'DONE'
                        when exists (select from follow_up f where f.case_id = c.id and f.month >= 6 and f.outcome = 'DECLINED' and f.done_at <= at) then 'REFUSED' end,
    'referralAcceptedAt', (select max(r.answered_at) from referral r where r.case_id = c.id and r.state = 'ACCEPTED' and r.answered_at <= at)
  ) from c
$$;
alter function app.facts(uuid, timestamptz) owner to pulang_gate;
revoke all on function app.facts(uuid, timestamptz) from public;
grant execute on function app.facts(uuid, timestamptz) to pulang_app, pulang_desk;
`;

export class Facts1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of gateTables) {
      await runner.query(`grant select on ${table} to pulang_gate`);
      await runner.query(`create policy gate on ${table} for select to pulang_gate using (true)`);
    }
    await runner.query(facts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.facts(uuid, timestamptz)');
  }
}
