/** A partner's whole page of changes, as an expert would send it by hand: nested, with identity to be opened. */
import { fieldGroups } from '#domain';
import type { Vault } from '../../src/platform/vault/vault';
import { entry, list, object, stage } from './bare-statements';

const groups = `'{${fieldGroups.codes.join(',')}}'`;

const items = list(
  `id, version, type, level, planned_on as "plannedOn", cost_minor as "costMinor", currency, state, reason`,
  'plan_item where goal_id = g.id',
  'place, id',
);
const plans = list(
  `id, (select count(*)::int from plan q where q.case_id = p.case_id and (q.recorded_at, q.id) <= (p.recorded_at, p.id)) as number,
   not exists (select from plan q where q.case_id = p.case_id and (q.recorded_at, q.id) > (p.recorded_at, p.id)) as "inForce",
   ${list(`id, dimension, ${items} as items`, 'goal g where plan_id = p.id', 'place, id')} as goals`,
  'plan p where case_id = s.id',
  'occurred_at, id',
);
const leg = object(
  `id, mode, carrier, number, from_place as "from", to_place as "to", planned_departure as "plannedDeparture",
   planned_arrival as "plannedArrival", departed_at as "departedAt", arrived_at as "arrivedAt"`,
  'leg where id = y.leg_id',
);
const person = object(
  `p.id, encode(p.label, 'base64') as label, encode(p.identity, 'base64') as identity, encode(k.wrapped, 'base64') as key`,
  'person p left join person_key k on k.person_id = p.id where p.id = s.person_id',
);

const record = object(
  `s.id, s.version, s.state, ${stage('s')} as stage, s.prior_state as "priorState", s.country, s.child,
   s.closure_reason as "closureReason", s.received_on as "receivedOn", ${object('u.id, u.code', 'unit u where u.id = s.holder_id')} as holder,
   s.groups, s.ground, s.until,
   ${object(
     `p.sex, p.birth_year as "birthYear", p.nationality, p.home_province as "homeProvince", p.home_regency as "homeRegency"`,
     'person p where p.id = s.profile_id',
   )} as profile,
   ${person} as person, s.recruitment_methods as "recruitmentMethods", s.recruitment_sites as "recruitmentSites", s.sectors,
   ${list('id, body, outcome, acts, means, purposes, sectors', 'shared_determination where case_id = s.id', 'occurred_at, id')} as determinations,
   ${list('id, code', 'need where case_id = s.id', 'recorded_at, id')} as needs,
   ${list('id, kind, outcome, specialist', 'assessment where case_id = s.id', 'occurred_at, id')} as assessments,
   ${list(`id, kind, status, issued_on as "issuedOn", expires_on as "expiresOn"`, 'travel_document where case_id = s.id', 'recorded_at, id')} as documents,
   ${list(`y.id, y.state, ${leg} as leg`, 'passenger y where y.case_id = s.id', 'y.recorded_at, y.id')} as passages,
   ${plans} as plans,
   ${list(
     `id, version, type, level, modality, state, planned_on as "plannedOn", given_on as "givenOn", cost_minor as "costMinor", currency, confirmed`,
     'assistance where case_id = s.id',
     'recorded_at, id',
   )} as assistance,
   ${list('id, version, month, due_on as "dueOn", outcome', 'follow_up where case_id = s.id', 'due_on, id')} as "followUps",
   ${list('id, instrument, official, month, economic, social, psychosocial, composite, band', 'survey where case_id = s.id', 'occurred_at, id')} as surveys`,
  'shared_case s where s.id = page.id',
);

/** $4 is how many. */
export const pull = `with page as materialized (
    select c.id, row_number() over () as place from (select t.id from shared_change t where t.changed < (select app.horizon())
      order by t.changed, t.id limit $4 + 1) c),
  ${entry({ act: 'changes', cases: 'array(select id from page where place <= $4)', opened: '{person.label,person.identity}' })},
  noted as (insert into delivery (request, account_id, organisation_id, purpose, cases, groups)
    select $3, p.account, p.organisation, p.purpose, d.cases, d.groups from app.partner p, (
      select array_agg(x.id order by x.place) as cases, array_agg(coalesce(array_to_string(array(
        select g from app.share s, unnest(s.groups) g where s.case_id = x.id and g = any (${groups})), ','), '') order by x.place) as groups
      from page x where place <= $4) d where d.cases is not null)
  select (select coalesce(json_agg(r), '[]') from (select page.id, ${record} as record,
    ${list('id, kind, to_state as "toState", occurred_on as "occurredOn"', '(select * from shared_event e where e.case_id = page.id order by seq limit 500) e', 'seq')} as events
    from page where place <= $4 order by place) r)::text as items`;

interface Sealed {
  id: string;
  label: string | null;
  identity: string | null;
  key: string | null;
}
type Pulled = { record: ({ person?: Sealed | null } & Record<string, unknown>) | null }[];

const bytes = (text: string) => Buffer.from(text, 'base64');

/** Names, numbers and contacts, by the same vault. */
export function openPull(vault: Vault, text: string): Pulled {
  const all = JSON.parse(text) as Pulled;
  for (const { record: one } of all) {
    const person = one?.person;
    if (!one || !person) continue;
    const open = (envelope: 'label' | 'identity') =>
      person.key && person[envelope]
        ? vault.open(bytes(person.key), { table: 'person', envelope, row: person.id }, bytes(person[envelope]))
        : {};
    const { name = null, alias = null } = open('label');
    const { birthDate = null, nik = null, passportNumber = null, phone = null, safeContact = null } = open('identity');
    one['identity'] = { name, alias, birthDate, nik, passportNumber };
    one['contact'] = { phone, safeContact };
    delete one.person;
  }
  return all;
}
