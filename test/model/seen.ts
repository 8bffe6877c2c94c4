import type { Client } from 'pg';

/** An instant in milliseconds; what never ends is Infinity. */
export type At = number;

interface Fact {
  id: string;
  case: string;
  unit: string;
  at: At;
  recorded: At;
}

export interface CaseRow {
  id: string;
  version: number;
  state: string;
  prior: string | null;
  holder: string;
  post: string;
  zone: string;
  cameFrom: string | null;
  received: At;
  person: string;
  sex: string;
  province: string | null;
}
export interface EventRow {
  case: string;
  kind: string;
  from: string | null;
  to: string;
  at: At;
  code: string | null;
  subject: string | null;
}
export interface PassengerRow {
  id: string;
  movement: string;
  case: string;
  state: string;
  leg: string | null;
  reason: string | null;
  owner: string | null;
  continues: string | null;
  with: string | null;
  lap: boolean;
  joined: string | null;
  /** Why they are apart from their family. */
  split: string | null;
  listed: At;
  boarded: At | null;
  left: At | null;
  arrived: At | null;
  entered: At | null;
}
export interface MovementRow {
  id: string;
  version: number;
  state: string;
  unit: string;
  receiver: string;
  immigration: string;
}
export interface LegRow {
  id: string;
  version: number;
  movement: string;
  place: number;
  from: string;
  to: string;
  seats: number | null;
  cancelled: At | null;
  plannedDeparture: At;
  plannedArrival: At;
  departed: At | null;
  arrived: At | null;
}
export interface PaperRow {
  id: string;
  version: number;
  giver: string;
  receiver: string;
  at: At;
  giverSigned: At | null;
  receiverSigned: At | null;
  withdrawn: At | null;
}
export interface OfferRow extends Fact {
  version: number;
  kind: string;
  service: string | null;
  to: string;
  state: string;
  expires: At;
  answered: At | null;
}

/** All that is stored of the people of one run, read past both walls. */
export interface Seen {
  cases: CaseRow[];
  /** In the order in which they were entered. */
  events: EventRow[];
  access: { case: string; unit: string; reach: string; until: At; why: string }[];
  consents: (Fact & { purpose: string; basis: string; given: boolean; withdrawn: At | null })[];
  needs: (Fact & { met: At | null })[];
  findings: (Fact & { body: string; outcome: string; role: string; noted: boolean })[];
  judged: (Fact & { kind: string; outcome: string })[];
  holds: (Fact & { code: string; cleared: At | null })[];
  papers: (Fact & { version: number; kind: string; status: string; pending: boolean; expires: string | null })[];
  clearances: (Fact & { kind: string; status: string; noted: boolean })[];
  movements: MovementRow[];
  legs: LegRow[];
  passengers: PassengerRow[];
  boardings: { passenger: string; leg: string; at: At; ended: At | null }[];
  manifests: { movement: string; version: number; passengers: string[] }[];
  handovers: PaperRow[];
  handed: (Fact & { handover: string; condition: string; refusal: string | null })[];
  offers: OfferRow[];
  stays: (Fact & { shelter: string; kind: string; left: At | null; hold: string | null })[];
  bedHolds: {
    id: string;
    version: number;
    shelter: string;
    kind: string;
    count: number;
    reason: string;
    unit: string;
    at: At;
    until: At | null;
    released: At | null;
  }[];
  /** How many there are, and until when there were how many before. */
  beds: {
    shelter: string;
    version: number;
    code: string;
    unit: string;
    kind: string;
    count: number;
    was: { count: number; until: At }[];
  }[];
  plans: Fact[];
  aid: (Fact & { state: string; givenOn: string | null })[];
  surveys: (Fact & { month: number })[];
  visits: { id: string; case: string; month: number; outcome: string | null; done: At | null }[];
  deaths: Fact[];
  /** How somebody was reached before. */
  contacts: Fact[];
  /** Who is a child of whom; a birth on the way is all that makes kin here. */
  kin: { case: string; other: string; ended: At | null }[];
  apart: (Fact & { version: number; other: string; ended: At | null })[];
  matches: { id: string; version: number; case: string; other: string; verdict: string }[];
}

const fact = 'id, case_id as case, unit_id as unit, occurred_at as at, recorded_at as recorded';
const ofCases = 'case_id = any ($1)';

const queries: Readonly<Record<keyof Seen, string>> = {
  cases: `select c.id, c.version, c.state, c.prior_state as prior, c.holder_id as holder, c.post_id as post, u.zone, c.came_from_id as "cameFrom",
    c.received_at as received, p.id as person, p.sex, p.home_province as province
    from cases c join person p on p.id = c.person_id join unit u on u.id = c.post_id where c.id = any ($1) order by array_position($1, c.id)`,
  events: `select case_id as case, kind, from_state as "from", to_state as "to", occurred_at as at, code, subject_id as subject
    from case_event where ${ofCases} order by seq`,
  access: `select case_id as case, unit_id as unit, reach, until, why from case_access where ${ofCases} order by case_id, unit_id`,
  consents: `select ${fact}, purpose, basis, given, withdrawn_at as withdrawn from consent where ${ofCases} order by occurred_at, recorded_at`,
  needs: `select ${fact}, met_at as met from need where ${ofCases} order by id`,
  findings: `select ${fact}, body, outcome, role, sealed is not null as noted from determination where ${ofCases} order by recorded_at`,
  judged: `select ${fact}, kind, outcome from assessment where ${ofCases} order by occurred_at, recorded_at`,
  holds: `select ${fact}, code, cleared_at as cleared from hold where ${ofCases} order by id`,
  papers: `select ${fact}, version, kind, status, number_pending as pending, expires_on::text as expires from travel_document where ${ofCases} order by recorded_at`,
  clearances: `select ${fact}, kind, status, sealed is not null as noted from clearance where ${ofCases} order by occurred_at, recorded_at`,
  movements: `select id, version, state, unit_id as unit, receiver_id as receiver, immigration_id as immigration from movement where id = any ($2) order by array_position($2, id)`,
  legs: `select id, version, movement_id as movement, place, from_place as "from", to_place as "to", seats, cancelled_at as cancelled, planned_departure as "plannedDeparture",
    planned_arrival as "plannedArrival", departed_at as departed, arrived_at as arrived from leg where movement_id = any ($2) order by movement_id, place`,
  passengers: `select id, movement_id as movement, case_id as case, state, leg_id as leg, reason, owner_id as owner, continues_id as continues, with_id as "with",
    lap, joined, split_reason as split, listed_at as listed, boarded_at as boarded, left_at as left, arrived_at as arrived, entered_at as entered
    from passenger where ${ofCases} order by listed_at, recorded_at`,
  boardings: `select passenger_id as passenger, leg_id as leg, boarded_at as at, ended_at as ended from boarding where ${ofCases} order by recorded_at, id`,
  manifests: `select movement_id as movement, version, passengers from manifest where movement_id = any ($2) order by movement_id, version`,
  handovers: `select id, version, giver_id as giver, receiver_id as receiver, occurred_at as at, giver_signed_at as "giverSigned", receiver_signed_at as "receiverSigned", withdrawn_at as withdrawn
    from handover where id in (select handover_id from handed_person where ${ofCases}) order by recorded_at, id`,
  handed: `select ${fact}, handover_id as handover, condition, refusal from handed_person where ${ofCases} order by id`,
  offers: `select ${fact}, version, kind, service, to_unit_id as "to", state, expires_at as expires, answered_at as answered from referral where ${ofCases} order by recorded_at, id`,
  stays: `select ${fact}, shelter_id as shelter, bed_kind as kind, left_at as left, hold_id as hold from stay where ${ofCases} order by occurred_at, id`,
  bedHolds: `select id, version, shelter_id as shelter, bed_kind as kind, count, reason, unit_id as unit, occurred_at as at, until, released_at as released
    from bed_hold where shelter_id = any ($3) order by recorded_at, id`,
  beds: `select b.shelter_id as shelter, s.version, s.code, s.unit_id as unit, b.kind, b.count,
    (select coalesce(json_agg(json_build_object('count', w.count, 'until', w.until) order by w.until), '[]')
     from bed_was w where w.shelter_id = b.shelter_id and w.kind = b.kind) as was from bed b join shelter s on s.id = b.shelter_id
    where b.shelter_id = any ($3) order by array_position($3, b.shelter_id), b.kind`,
  plans: `select ${fact} from plan where ${ofCases} order by occurred_at`,
  aid: `select ${fact}, state, given_on::text as "givenOn" from assistance where ${ofCases} order by recorded_at`,
  surveys: `select ${fact}, month from survey where ${ofCases} order by recorded_at`,
  visits: `select id, case_id as case, month, outcome, done_at as done from follow_up where ${ofCases} order by case_id, month`,
  contacts: `select ${fact} from past_contact where ${ofCases} order by recorded_at, id`,
  deaths: `select ${fact} from death where ${ofCases}`,
  kin: `select case_id as case, other_id as other, ended_at as ended from kin where ${ofCases} and relation = 'CHILD' order by recorded_at, id`,
  apart: `select ${fact}, version, other_id as other, ended_at as ended from keep_apart where ${ofCases} order by recorded_at, id`,
  matches: `select id, version, case_id as case, other_id as other, verdict from person_match where ${ofCases} or other_id = any ($1) order by id`,
};

const everything = `select json_build_object(${Object.entries(queries)
  .map(([name, rows]) => `'${name}', (select coalesce(json_agg(x), '[]') from (${rows}) x)`)
  .join(', ')})::text as seen, $1::uuid[] as cases, $2::uuid[] as movements, $3::uuid[] as shelters`;

const instant = /^\d{4}-\d\d-\d\dT/;
const revived = (_name: string, part: unknown): unknown => {
  if (typeof part !== 'string') return part;
  return part === 'infinity' ? Infinity : instant.test(part) ? Date.parse(part) : part;
};

export interface Ids {
  cases: string[];
  movements: string[];
  shelters: string[];
}

export async function look(owner: Client, { cases, movements, shelters }: Ids): Promise<{ seen: Seen; text: string }> {
  const { rows } = await owner.query<{ seen: string }>({
    name: 'everything',
    text: everything,
    values: [cases, movements, shelters],
  });
  const text = rows[0]?.seen ?? '{}';
  return { seen: JSON.parse(text, revived) as Seen, text };
}
