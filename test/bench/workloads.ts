/** What is asked of both servers: the same thing in GraphQL and of the bare server. */
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { fieldGroups } from '#domain';
import { people } from './names/population';
import { queries } from './names/queries';
import { random } from './names/random';
import { SEED } from './journeys';

/** One operation as both servers are asked for it, by whom. */
export interface Asked {
  login: string;
  bare: { path: string; body: object };
  graphql?: { query: string; variables: object };
  /** Of the service API, where it is asked and not the core. */
  path?: string;
}

export interface Workload {
  name: string;
  what: string;
  /** Each server gets requests of its own: a thing is registered once. */
  writes: boolean;
  /** How many ask at once, if not as many as of all others. */
  callers?: readonly number[];
  make(count: number): Asked[];
  /** The part of each answer that must be the same. */
  same: { bare: (answer: never) => unknown; graphql: (data: never) => unknown };
}

/** A post abroad is not told where its people sleep. */
const stays = (houses: boolean, fields: string) => (houses ? `stays { ${fields} }` : '');

const worklist = (houses: boolean) => `query Worklist($first: Int!, $after: String, $state: CaseState!) {
  cases(first: $first, after: $after, filter: { state: $state }) {
    items {
      id number version state stage country receivedAt updatedAt childAtIdentification
      holder { code }
      person { id name alias sex birthYear homeProvince }
      passages { state boardedAt arrivedAt leg { mode number to departedAt } movement { reference state } }
      ${stays(houses, 'occurredAt leftAt bedKind shelter { code name }')}
      needs { code occurredAt metAt }
      followUps { month dueOn doneAt outcome }
    }
    next
  }
}`;

const wholeCase = (houses: boolean) => `query WholeCase($id: ID!) {
  case(id: $id, purpose: CASE_WORK) {
    id number version state stage priorState country source receivedAt recordedAt updatedAt childAtIdentification
    recruitmentMethods recruitmentSites closureReason
    person { id sex birthYear homeRegency homeProvince name alias birthDate nik passportNumber phone safeContact notes }
    group { id reference }
    post { code nameId }
    holder { code nameId }
    timeline { id kind fromState toState occurredAt recordedAt unit { code } reason }
    consents { id purpose basis given withdrawnAt occurredAt unit { code } note }
    needs { id code metAt occurredAt note }
    determinations { id body outcome role acts means purposes occurredAt unit { code } note }
    assessments { id kind outcome specialist occurredAt unit { code } note }
    holds { id code owner clearedAt occurredAt }
    documents { id version kind status numberPending issuedOn expiresOn number }
    clearances { id kind status occurredAt }
    passages { id state boardedAt arrivedAt movement { id reference state
      legs { place mode number from to plannedDeparture departedAt arrivedAt } } }
    handovers { id condition occurredAt handover { number place giverSignedAt receiverSignedAt } belongings }
    ${stays(houses, 'id bedKind occurredAt leftAt shelter { code name }')}
    referrals { id service state answeredAt toUnit { code } }
    plans { id occurredAt objectives }
    assistance { id type level modality state plannedOn givenOn costMinor currency confirmed }
    followUps { id month dueOn doneAt outcome }
    surveys { id instrument month economic social psychosocial composite band }
  }
}`;

const register = `mutation Register($input: RegisterCase!) {
  registerCase(input: $input) {
    ... on Case { id number version state person { id name } consents { purpose basis given } needs { code } }
    ... on Problem { code message field }
  }
}`;

const find = `query Find($name: String!, $birthYear: Int!) {
  findPeople(name: $name, birthYear: $birthYear) { id number state country person { id name sex birthYear homeProvince } }
}`;

const changes = `query Changes($first: Int!) {
  changes(first: $first) {
    items { id record {
      id version state stage country receivedOn groups
      needs { id code }
      assistance { id version type level modality state plannedOn givenOn costMinor currency confirmed }
      followUps { id version month dueOn outcome }
    } }
    next
  }
}`;

const published = `query Published($year: Int!, $by: Breakdown!) {
  publishedTable(measure: REGISTERED, year: $year, by: $by) { release week rows { value group people hidden } }
}`;

/** Of each year that anything was published of: by thirty-nine home provinces, and by twelve channels. */
async function publishedTables(owner: Client): Promise<Asked[]> {
  const { rows } = await owner.query<{ year: number }>(
    `select distinct year from figure where series = 'REGISTERED' order by year`,
  );
  if (rows.length === 0) throw new Error('Nothing was published.');
  return rows.flatMap(({ year }) =>
    ['PROVINCE', 'CHANNEL'].map((by) => ({
      login: 'analyst.kpppa',
      bare: { path: '/published', body: { year, by } },
      graphql: { query: published, variables: { year, by } },
    })),
  );
}

/** Who sees how much: the largest post, a middling one, and the shelter that most come through. */
const worklists = [
  { login: 'officer.phnompenh', state: 'PREPARING' },
  { login: 'officer.manila', state: 'PREPARING' },
  { login: 'shelter.kemensos', state: 'IN_SHELTER' },
  { login: 'shelter.kemensos', state: 'REINTEGRATING' },
];

const isHousing = (login: string) => login.startsWith('shelter');

const opaque = (next: string | null) => next && Buffer.from(next).toString('base64url');
const samePage = {
  bare: ({ items, next }: { items: unknown; next: string | null }) => ({ items, next: opaque(next) }),
  graphql: (data: { cases: unknown }) => data.cases,
};

interface Registered {
  version: number;
  state: string;
  person: { name: string };
  consents: { purpose: string }[];
  needs: { code: string }[];
}

/** What two registrations of different people have in common. */
const impersonal = ({ version, state, person, consents, needs }: Registered) => ({
  version,
  state,
  named: person.name.includes(' '),
  consents: consents.toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1)),
  needs: needs.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
});

/** Requests that rotate over these. */
const cycled = (variants: readonly Asked[]) => (count: number) =>
  Array.from({ length: count }, (_, i) => variants[i % variants.length] as Asked);

/** Reads need to know what there is, so the owner looks first. */
export async function workloads(owner: Client): Promise<Workload[]> {
  return [
    {
      name: 'W1',
      what: 'worklist, a page of 50 cases of one unit and state',
      writes: false,
      make: cycled(await worklistPages(owner)),
      same: samePage,
    },
    {
      name: 'W2',
      what: 'one whole case with all children and a purpose',
      writes: false,
      make: cycled(await wholeCases(owner)),
      same: { bare: (answer) => answer, graphql: (data: { case: unknown }) => data.case },
    },
    {
      name: 'W3',
      what: 'registration with person, consents and needs',
      writes: true,
      make: registrations,
      same: { bare: impersonal, graphql: (data: { registerCase: Registered }) => impersonal(data.registerCase) },
    },
    {
      name: 'W4',
      what: 'search by a misspelt name and birth year',
      writes: false,
      make: cycled(searches()),
      same: { bare: (answer) => answer, graphql: (data: { findPeople: unknown }) => data.findPeople },
    },
    {
      name: 'W5',
      what: 'a published table, every cell of a year by home province or recruitment channel',
      writes: false,
      make: cycled(await publishedTables(owner)),
      same: { bare: (answer) => answer, graphql: (data: { publishedTable: unknown }) => data.publishedTable },
    },
    {
      name: 'W6',
      what: 'pull of 500 changed cases by a machine, as far as was agreed to',
      writes: false,
      make: cycled(await pulls(owner)),
      // Its page mark is sealed anew each time.
      same: {
        bare: ({ items }: { items: unknown }) => items,
        graphql: (data: { changes: { items: unknown } }) => data.changes.items,
      },
    },
    {
      name: 'W7',
      what: 'the same by the service API, nested and whole',
      // Whoever pulls asks for a page after the other.
      callers: [1, 2],
      writes: false,
      make: cycled([
        { login: 'system.iom', bare: { path: '/pull', body: { first: 500 } }, path: '/v1/changes?limit=500' },
      ]),
      same: {
        bare: ({ items }: { items: unknown }) => items,
        graphql: ({ items }: { items: unknown }) => items,
      },
    },
  ];
}

const pageAsked = (login: string, path: string, query: string, input: object, last: string | null): Asked => ({
  login,
  bare: { path, body: { ...input, after: last, houses: isHousing(login) } },
  graphql: { query, variables: { ...input, after: opaque(last) } },
});

/** The first pages of each worklist. */
async function worklistPages(owner: Client): Promise<Asked[]> {
  const pages: Asked[] = [];
  for (const { login, state } of worklists) {
    const ends = await pageEnds(owner, login, `state = '${state}'`, 50, 4);
    pages.push(
      ...ends.map((last) => pageAsked(login, '/worklist', worklist(isHousing(login)), { first: 50, state }, last)),
    );
  }
  return pages;
}

/** A partner's machine that begins; everybody whom its unit follows has agreed. */
async function pulls(owner: Client): Promise<Asked[]> {
  await owner.query(
    `insert into consent (id, case_id, person_id, unit_id, occurred_at, recorded_at, purpose, basis, given, field_groups)
     select gen_random_uuid(), a.case_id, a.person_id, a.unit_id, now(), now(), 'SHARING_PARTNERS', 'VITAL_INTEREST', true,
       '{${fieldGroups.codes.join(',')}}' from case_access a where a.unit_id = (select unit_id from account where login = 'system.iom')`,
  );
  await owner.query('analyze consent');
  const input = { first: 500 };
  return [
    { login: 'system.iom', bare: { path: '/changes', body: input }, graphql: { query: changes, variables: input } },
  ];
}

/** Where each page begins, as many as there are full ones; the first alone if there is none. */
async function pageEnds(owner: Client, login: string, where: string, size: number, most: number) {
  const { rows } = await owner.query<{ last: string }>(
    `select k || '|' || id as last from (
       select a.updated_at::text as k, a.case_id as id, row_number() over (order by a.updated_at desc, a.case_id desc) as n
       from case_access a where a.unit_id = (select unit_id from account where login = $1) and until > now() and reach <> 'TRACE' and ${where}) x
     where n % ${size} = 0 order by n limit ${most}`,
    [login],
  );
  const starts = [null, ...rows.map(({ last }) => last)];
  return starts.length > 1 ? starts.slice(0, -1) : starts;
}

/** Cases that are under way, under custody of those who ask. */
async function wholeCases(owner: Client): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const login of ['officer.phnompenh', 'shelter.kemensos']) {
    const { rows } = await owner.query<{ id: string }>(
      `select case_id as id from case_access a where unit_id = (select unit_id from account where login = $1)
       and until > now() and reach = 'CUSTODY' and state in ('READY', 'DEPARTED', 'IN_SHELTER', 'REINTEGRATING') order by case_id limit 200`,
      [login],
    );
    all.push(
      ...rows.map(({ id }) => ({
        login,
        bare: { path: '/case', body: { id, houses: isHousing(login) } },
        graphql: { query: wholeCase(isHousing(login)), variables: { id } },
      })),
    );
  }
  return shuffled(all);
}

/** People who were loaded, asked for in the twenty-five ways in which a name goes wrong. */
const searches = (): Asked[] =>
  queries(400, [...people(5_000, SEED)], random(4)).map(({ name, birthYear }, i) => ({
    login: i % 2 === 0 ? 'officer.phnompenh' : 'shelter.kemensos',
    bare: { path: '/find', body: { name, birthYear } },
    graphql: { query: find, variables: { name, birthYear } },
  }));

const from = random(3);

export function shuffled<T>(items: readonly T[]): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = from.below(i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

const GIVEN = ['Wulan', 'Slamet', 'Sinta', 'Bagus', 'Ratna', 'Joko', 'Lestari', 'Agung', 'Melati', 'Surya'];
const SECOND = ['Wijaya', 'Siregar', 'Lubis', 'Hidayat', 'Pertiwi', 'Kusuma', 'Manurung', 'Saputra'];

const registrations = (count: number): Asked[] => Array.from({ length: count }, registration);

function registration(): Asked {
  const digits = String(from.below(1e8)).padStart(8, '0');
  const input = {
    key: randomUUID(),
    id: randomUUID(),
    name: `${from.pick(GIVEN)} ${from.pick(SECOND)}`,
    sex: from.pick(['FEMALE', 'MALE']),
    birthDate: `19${70 + from.below(30)}-0${1 + from.below(9)}-1${from.below(9)}`,
    phone: `+62813${digits}`,
    source: 'RAID',
    country: 'KH',
    receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
    needs: ['INJURY', 'FEVER_OR_INFECTION'],
    consents: [
      { purpose: 'ASSISTANCE', basis: 'CONSENT', given: true },
      { purpose: 'HEALTH_CARE', basis: 'CONSENT', given: true },
    ],
  };
  const login = from.pick(['officer.phnompenh', 'officer.manila']);
  return { login, bare: { path: '/register', body: { input } }, graphql: { query: register, variables: { input } } };
}
