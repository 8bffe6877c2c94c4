/** What an expert would send by hand for each workload, under the same row-level security and with the same audit. */
import { caseStates, stageOf } from '#domain';

export const stage = (c: string) => {
  const whens = caseStates.codes.map((state) => `when '${state}' then '${stageOf(state)}'`).join(' ');
  return `case case when ${c}.state in ('ON_HOLD', 'MISSING') then coalesce(${c}.prior_state, ${c}.state) else ${c}.state end ${whens} end`;
};

/** Rows of a child table as a JSON list. */
export const list = (columns: string, from: string, order: string) =>
  `(select coalesce(json_agg(r), '[]') from (select ${columns} from ${from} order by ${order}) r)`;
export const object = (columns: string, from: string) =>
  `(select row_to_json(o) from (select ${columns} from ${from}) o)`;
const code = (id: string) => object('u.code', `unit u where u.id = ${id}`);
const at = 'occurred_at as "occurredAt"';

interface Audited {
  act: string;
  cases: string;
  opened: string;
  purpose?: string;
}

/** The entry of the audit; $1 to $3 are the account, the unit and the request. */
export const entry = ({ act, cases, opened, purpose }: Audited) =>
  `entry as (insert into audit_entry (account_id, unit_id, kind, act, cases, opened, purpose, request)
     values ($1, $2, 'READ', '${act}', ${cases}, '${opened}', ${purpose ? `'${purpose}'` : 'null'}, $3))`;

/** A page driven from the unit's own access rows: $4 how many, $5 and $6 the key and id that it goes on after. */
const page = (where: string, going: boolean) => `page as materialized (
  select a.case_id as id, a.updated_at as k, row_number() over () as place from (
    select a.case_id, a.updated_at from case_access a
    where a.unit_id = (select app.claimed()) and a.until > now() and a.reach <> 'TRACE' and ${where}
    ${going ? 'and (a.updated_at, a.case_id) < ($5::timestamptz, $6::uuid)' : ''}
    order by a.updated_at desc, a.case_id desc limit $4 + 1) a)`;

/** `items` as one JSON text and where the next page begins; with a page's audit unless left out to learn its cost. */
const pageOf = (items: string, chosen: string, act: string, opened: string, audit: boolean) =>
  `with ${chosen}${audit ? `, ${entry({ act, cases: 'array(select id from page where place <= $4)', opened })}` : ''}
   select (select coalesce(json_agg(r), '[]') from (${items} join page on page.id = c.id where page.place <= $4 order by page.place) r)::text as items,
          (select k || '|' || id from page where place = $4 and exists (select from page where place > $4)) as next`;

/** A post abroad is not told where its people sleep. */
const staysOf = (columns: string, houses: boolean) =>
  houses ? `${list(columns, 'stay s where s.case_id = c.id', 's.occurred_at, s.id')} as stays,` : '';

const worklistItems = (
  houses: boolean,
) => `select c.id, c.number, c.version, c.state, ${stage('c')} as stage, c.country,
    c.received_at as "receivedAt", c.updated_at as "updatedAt", c.child_at_identification as "childAtIdentification",
    ${code('c.holder_id')} as holder,
    ${object(
      `p.id, null as name, null as alias, p.sex, p.birth_year as "birthYear", p.home_province as "homeProvince",
       encode(p.label, 'base64') as label, encode(k.wrapped, 'base64') as key`,
      'person p left join person_key k on k.person_id = p.id where p.id = c.person_id',
    )} as person,
    ${list(
      `y.state, y.boarded_at as "boardedAt", y.arrived_at as "arrivedAt",
       ${object('l.mode, l.number, l.to_place as "to", l.departed_at as "departedAt"', 'leg l where l.id = y.leg_id')} as leg,
       ${object('m.reference, m.state', 'movement m where m.id = y.movement_id')} as movement`,
      'passenger y where y.case_id = c.id',
      'y.recorded_at, y.id',
    )} as passages,
    ${staysOf(
      `s.occurred_at as "occurredAt", s.left_at as "leftAt", s.bed_kind as "bedKind",
       ${object('h.code, h.name', 'shelter h where h.id = s.shelter_id')} as shelter`,
      houses,
    )}
    ${list(`code, ${at}, met_at as "metAt"`, 'need where case_id = c.id', 'recorded_at, id')} as needs,
    ${list('month, due_on as "dueOn", done_at as "doneAt", outcome', 'follow_up where case_id = c.id', 'due_on, id')} as "followUps"
  from cases c`;

const pulledItems = `select c.id, c.number, c.version, c.state, ${stage('c')} as stage, c.country,
    c.received_at as "receivedAt", c.updated_at as "updatedAt",
    ${list(`id, purpose, basis, given, withdrawn_at as "withdrawnAt", ${at}`, 'consent where case_id = c.id', 'recorded_at, id')} as consents,
    ${list(`id, code, met_at as "metAt", ${at}`, 'need where case_id = c.id', 'recorded_at, id')} as needs,
    ${list(
      `id, version, type, level, modality, state, planned_on as "plannedOn", given_on as "givenOn", cost_minor as "costMinor", currency, confirmed`,
      'assistance where case_id = c.id',
      'recorded_at, id',
    )} as assistance,
    ${list('id, month, due_on as "dueOn", done_at as "doneAt", outcome', 'follow_up where case_id = c.id', 'due_on, id')} as "followUps"
  from cases c`;

export const worklist = (going: boolean, houses: boolean, audit = true) =>
  pageOf(worklistItems(houses), page(going ? 'a.state = $7' : 'a.state = $5', going), 'cases', '{person.label}', audit);

/** Changed since $5, or $7 when it goes on. */
export const pull = (going: boolean, audit = true) =>
  pageOf(pulledItems, page(going ? 'a.updated_at >= $7' : 'a.updated_at >= $5', going), 'cases', '{}', audit);

/**
 * The first changes of a machine, as far as nothing that still runs can come before them, each with what was agreed to;
 * what is given is written down as the core does.
 */
export const changes = `with page as materialized (
    select c.id, row_number() over () as place from (select t.id from shared_change t where t.changed < (select app.horizon())
      order by t.changed, t.id limit $4 + 1) c),
  ${entry({ act: 'changes', cases: 'array(select id from page where place <= $4)', opened: '{}' })},
  noted as (insert into delivery (request, account_id, organisation_id, purpose, cases, groups)
    select $3, p.account, p.organisation, p.purpose, d.cases, d.groups from app.partner p, (
      select array_agg(x.id order by x.place) as cases, array_agg(coalesce(array_to_string(array(
        select g from app.share s, unnest(s.groups) g where s.case_id = x.id and g = any ('{CASE,HEALTH,REINTEGRATION}')), ','), '') order by x.place) as groups
      from page x where place <= $4) d where d.cases is not null)
  select (select coalesce(json_agg(r), '[]') from (select page.id, ${object(
    `s.id, s.version, s.state, ${stage('s')} as stage, s.country, s.received_on as "receivedOn", s.groups,
     ${list('id, code', 'need where case_id = s.id', 'recorded_at, id')} as needs,
     ${list(
       `id, version, type, level, modality, state, planned_on as "plannedOn", given_on as "givenOn", cost_minor as "costMinor", currency, confirmed`,
       'assistance where case_id = s.id',
       'recorded_at, id',
     )} as assistance,
     ${list('id, version, month, due_on as "dueOn", outcome', 'follow_up where case_id = s.id', 'due_on, id')} as "followUps"`,
    'shared_case s where s.id = page.id',
  )} as record from page where place <= $4 order by place) r)::text as items`;

/** A note or what else is sealed rides along, to be opened with the key that is read once for the whole case. */
const noted = (alias: string) => `encode(${alias}.sealed, 'base64') as sealed`;

/** $4 is the case. */
export const wholeCase = (
  houses: boolean,
  audit = true,
) => `with ${audit ? `${entry({ act: 'case', cases: 'array(select id from cases where id = $4)', opened: '{person.label,person.identity,sealed}', purpose: 'CASE_WORK' })},` : ''}
  one as (select * from cases where id = $4)
  select row_to_json(r)::text as answer from (select c.id, c.number, c.version, c.state, ${stage('c')} as stage, c.prior_state as "priorState",
    c.country, c.source, c.received_at as "receivedAt", c.recorded_at as "recordedAt", c.updated_at as "updatedAt",
    c.child_at_identification as "childAtIdentification", c.recruitment_methods as "recruitmentMethods",
    c.recruitment_sites as "recruitmentSites", c.closure_reason as "closureReason",
    ${object(
      `p.id, p.sex, p.birth_year as "birthYear", p.home_regency as "homeRegency", p.home_province as "homeProvince",
       encode(p.label, 'base64') as label, encode(p.identity, 'base64') as identity, encode(k.wrapped, 'base64') as key`,
      'person p left join person_key k on k.person_id = p.id where p.id = c.person_id',
    )} as person,
    ${object('g.id, g.reference', 'intake_group g where g.id = c.group_id')} as "group",
    ${object('u.code, u.name_id as "nameId"', 'unit u where u.id = c.post_id')} as post,
    ${object('u.code, u.name_id as "nameId"', 'unit u where u.id = c.holder_id')} as holder,
    ${list(`e.id, e.kind, e.from_state as "fromState", e.to_state as "toState", e.occurred_at as "occurredAt", e.recorded_at as "recordedAt", ${code('e.unit_id')} as unit, ${noted('e')}`, 'case_event e where e.case_id = c.id', 'e.recorded_at, e.id')} as timeline,
    ${list(`x.id, x.purpose, x.basis, x.given, x.withdrawn_at as "withdrawnAt", x.occurred_at as "occurredAt", ${code('x.unit_id')} as unit, ${noted('x')}`, 'consent x where x.case_id = c.id', 'x.recorded_at, x.id')} as consents,
    ${list(`x.id, x.code, x.met_at as "metAt", x.occurred_at as "occurredAt", ${noted('x')}`, 'need x where x.case_id = c.id', 'x.recorded_at, x.id')} as needs,
    ${list(`x.id, x.body, x.outcome, x.role, x.acts, x.means, x.purposes, x.occurred_at as "occurredAt", ${code('x.unit_id')} as unit, ${noted('x')}`, 'determination x where x.case_id = c.id', 'x.occurred_at, x.id')} as determinations,
    ${list(`x.id, x.kind, x.outcome, x.specialist, x.occurred_at as "occurredAt", ${code('x.unit_id')} as unit, ${noted('x')}`, 'assessment x where x.case_id = c.id', 'x.occurred_at, x.id')} as assessments,
    ${list(`id, code, owner, cleared_at as "clearedAt", ${at}`, 'hold where case_id = c.id', 'occurred_at, id')} as holds,
    ${list(`x.id, x.version, x.kind, x.status, x.number_pending as "numberPending", x.issued_on as "issuedOn", x.expires_on as "expiresOn", ${noted('x')}`, 'travel_document x where x.case_id = c.id', 'x.recorded_at, x.id')} as documents,
    ${list(`id, kind, status, ${at}`, 'clearance where case_id = c.id', 'recorded_at, id')} as clearances,
    ${list(
      `y.id, y.state, y.boarded_at as "boardedAt", y.arrived_at as "arrivedAt",
       ${object(`m.id, m.reference, m.state, ${list('place, mode, number, from_place as "from", to_place as "to", planned_departure as "plannedDeparture", departed_at as "departedAt", arrived_at as "arrivedAt"', 'leg where movement_id = m.id', 'place, id')} as legs`, 'movement m where m.id = y.movement_id')} as movement`,
      'passenger y where y.case_id = c.id',
      'y.recorded_at, y.id',
    )} as passages,
    ${list(`x.id, x.condition, x.occurred_at as "occurredAt", ${object('b.number, b.place, b.giver_signed_at as "giverSignedAt", b.receiver_signed_at as "receiverSignedAt"', 'handover b where b.id = x.handover_id')} as handover, ${noted('x')}`, 'handed_person x where x.case_id = c.id', 'x.occurred_at, x.id')} as handovers,
    ${staysOf(`s.id, s.bed_kind as "bedKind", s.occurred_at as "occurredAt", s.left_at as "leftAt", ${object('h.code, h.name', 'shelter h where h.id = s.shelter_id')} as shelter`, houses)}
    ${list(`x.id, x.service, x.state, x.answered_at as "answeredAt", ${code('x.to_unit_id')} as "toUnit"`, 'referral x where x.case_id = c.id', 'x.recorded_at, x.id')} as referrals,
    ${list(`x.id, x.occurred_at as "occurredAt", ${noted('x')}`, 'plan x where x.case_id = c.id', 'x.occurred_at, x.id')} as plans,
    ${list('id, type, level, modality, state, planned_on as "plannedOn", given_on as "givenOn", cost_minor as "costMinor", currency, confirmed', 'assistance where case_id = c.id', 'recorded_at, id')} as assistance,
    ${list('id, month, due_on as "dueOn", done_at as "doneAt", outcome', 'follow_up where case_id = c.id', 'due_on, id')} as "followUps",
    ${list('id, instrument, month, economic, social, psychosocial, composite, band', 'survey where case_id = c.id', 'occurred_at, id')} as surveys
  from one c) r`;

/** Everything that a registration writes but the access row, which its policies need first. */
export const register = `with
  taken as (insert into idempotency_key (account_id, key, content, outcome_type, outcome_id, cases) values ($1, $4, $5, 'Case', $6, array[$6::uuid])),
  p as (insert into person (id, sex, birth_year, home_regency, home_province, label, identity) values ($7, $8, $9, $10, $11, $12, $13)),
  k as (insert into person_key (person_id, wrapped) values ($7, $14)),
  e as (insert into case_event (id, case_id, person_id, kind, to_state, occurred_at, recorded_at, unit_id, account_id)
        values ($15, $6, $7, 'register', 'REPORTED', $16, $17, $2, $1)),
  s as (insert into consent (id, case_id, person_id, unit_id, occurred_at, recorded_at, purpose, basis, given)
        select gen_random_uuid(), $6, $7, $2, $16, $17, x.purpose, x.basis, x.given
        from json_to_recordset($18) as x (purpose text, basis text, given boolean)),
  n as (insert into need (id, case_id, person_id, unit_id, occurred_at, recorded_at, code)
        select gen_random_uuid(), $6, $7, $2, $16, $17, x from unnest($19::text[]) x),
  m as (insert into person_mark (field, mark, person_id) select f, m, $7 from unnest($20::text[], $21::bytea[]) x (f, m)),
  t as (insert into person_token (token, person_id) select distinct x, $7::uuid from unnest($22::int4[]) x),
  a as (insert into audit_entry (account_id, unit_id, kind, act, cases, opened, purpose, key, request)
        values ($1, $2, 'ACT', 'registerCase', array[$6::uuid], '{person.label}', 'ACT', $4, $3))
  insert into cases (id, number, version, state, person_id, group_id, post_id, holder_id, source, country, received_at,
                     recorded_at, updated_at, recruitment_methods, recruitment_sites)
  values ($6, $23, 1, 'REPORTED', $7, null, $2, $2, $24, $25, $16, $17, $17, $26, $27)`;

/** What stands after it, under the caller's reach. */
export const registered = `select row_to_json(r) as answer from (select c.id, c.number, c.version, c.state,
    ${object(
      `p.id, null as name, encode(p.label, 'base64') as label, encode(k.wrapped, 'base64') as key`,
      'person p left join person_key k on k.person_id = p.id where p.id = c.person_id',
    )} as person,
    ${list('purpose, basis, given', 'consent where case_id = c.id', 'recorded_at, id')} as consents,
    ${list('code', 'need where case_id = c.id', 'recorded_at, id')} as needs
  from cases c where c.id = $1) r`;

/** The hundred people who agree best with the question, as the index's one gate gives them. */
export const people = `select c.id as "case", p.id as person, p.birth_year, p.label, k.wrapped
  from app.find_names($1::int[], $2::real[], $3::int[]) f join cases c on c.person_id = f.person_id
  join person p on p.id = c.person_id join person_key k on k.person_id = p.id`;

/** $4 are the cases, best first. */
export const found = `with ${entry({ act: 'findPeople', cases: '$4::uuid[]', opened: '{person.label}' })}
  select coalesce(json_agg(r), '[]')::text as items from (select c.id, c.number, c.state, c.country,
    ${object(
      `p.id, null as name, p.sex, p.birth_year as "birthYear", p.home_province as "homeProvince",
       encode(p.label, 'base64') as label, encode(k.wrapped, 'base64') as key`,
      'person p left join person_key k on k.person_id = p.id where p.id = c.person_id',
    )} as person
  from cases c where c.id = any ($4::uuid[]) order by array_position($4::uuid[], c.id)) r`;

/** The same summary, in the shape in which it lies there. */
export const published = `with ${entry({ act: 'publishedTable', cases: `'{}'`, opened: '{}' })}
  select r.number, r.week::text as week,
    (select json_object_agg(f.cell, f.people) from figure f where f.release = r.number and f.series = 'REGISTERED' and f.kind = ''
       and f.year = $4) as cells
  from release r where r.number = (select max(number) from release)`;
