import { readFileSync } from 'node:fs';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import sharp from 'sharp';
import supertest from 'supertest';
import { mayName, type Role } from '#domain';
import { limits } from '#server';
import { ManilaStory } from '../src/demonstration/manila';
import { Teller } from '../src/demonstration/teller';
import { parsedCsv } from './csv';
import { changes, partner } from './partners';
import { key, openWorld, type World } from './world';

/**
 * Strangers ask everything that can be asked. What they should see is stated here in words of the story, apart from the
 * code that decides it; the schema only says what there is to ask.
 */
const STRANGERS = [
  ...['officer.phnompenh', 'officer.bangkok', 'migrants.kp2mi', 'service.kpppa', 'analyst.kpppa', 'admin'],
  // A partner's machine that had no part in anything.
  'system.asing',
];

/** Who sees how many of the story's 36 cases when it has been told, and why. */
const ORACLE: Record<string, { sees: number; because: string }> = {
  'officer.manila': { sees: 35, because: 'a summary of those it brought home, for 90 days' },
  'officer.yangon': { sees: 1, because: 'a summary of the earlier episode' },
  'officer.phnompenh': { sees: 3, because: 'its own three and nobody else' },
  'officer.bangkok': { sees: 0, because: 'it had no part' },
  'desk.kemlu': { sees: 39, because: 'the national desk sees all' },
  'shelter.kemensos': { sees: 36, because: 'it signed for all and still answers for them' },
  'shelter.partner': { sees: 0, because: 'its guests have gone home' },
  police: { sees: 1, because: 'it was asked about one suspect' },
  'caseworker.iom': { sees: 32, because: 'those who agreed a plan' },
  'social.ntt': { sees: 5, because: 'those who went home to its province' },
  immigration: { sees: 0, because: 'its step ended when they were signed for; a trace is left' },
  'migrants.kp2mi': { sees: 0, because: 'it had no part' },
  'service.kpppa': { sees: 0, because: 'it had no part' },
};

let world: World;
let schema: GraphQLSchema;
let before: Map<string, string>;
let hidden: Record<string, string[]>;
let canaries: string[];

const roleOf = new Map<string, Role[]>();

beforeAll(async () => {
  world = await openWorld();
  await partner(world, 'ASING');
  schema = buildClientSchema(await world.as('developer').ask(getIntrospectionQuery()));
  await world.registered(3, 'officer.phnompenh', { country: 'KH' });
  for (const login of STRANGERS) roleOf.set(login, (await world.as(login).ask('{ me { roles } }')).me.roles);
  before = await everythingAsked();

  const file = { name: 'manila-35.xlsx', bytes: readFileSync(`${__dirname}/data/manila-35.xlsx`) };
  const ask = (login: string, document: string, variables: object) =>
    world.as(login).ask<Record<string, unknown>>(document, variables);
  await new ManilaStory(new Teller(ask, 'probes'), file).play();

  await keptAndAsked();

  const ids = async (text: string) => (await world.owner.query<{ id: string }>(text)).rows.map(({ id }) => id);
  const theirs = `(select id from cases where post_id <> (select id from unit where code = 'KBRI-PNH'))`;
  hidden = {
    case: await ids(`select id from cases where id in ${theirs}`),
    group: await ids('select id from intake_group'),
    movement: await ids('select id from movement'),
    leg: await ids('select id from leg'),
    handover: await ids('select id from handover'),
    referral: await ids('select id from referral'),
    draft: await ids('select id from draft'),
    hold: await ids('select id from hold'),
    document: await ids('select id from travel_document'),
    assistance: await ids('select id from assistance'),
    item: await ids('select id from plan_item'),
    provider: await ids('select id from provider'),
    support: await ids('select id from shared_support'),
    match: await ids('select id from person_match'),
    passenger: await ids('select id from passenger'),
    file: await ids('select id from case_file'),
    request: await ids('select id from rights_request'),
    claim: await ids('select id from claim'),
    alert: await ids('select id from alert'),
    erasure: await ids('select id from erasure'),
    person: await ids('select id from person'),
    ...(await administered()),
    fact: await ids('select id from assertion'),
    disagreement: await ids('select id from disagreement'),
  };
  const [, ...rows] = parsedCsv(readFileSync(`${__dirname}/data/manila-35.csv`, 'utf8'));
  const secrets = rows
    .flatMap((row) => [row[1], row[4], row[5], row[6]])
    .filter((one): one is string => !!one && one.length > 5);
  const numbers = (
    await world.owner.query<{ number: string }>(`select number from cases where id in ${theirs}`)
  ).rows.map(({ number }) => number);
  canaries = [...secrets, ...numbers, ...Object.values(hidden).flat()];
}, 300_000);
afterAll(() => world.close());

describe('who may see what, by the story', () => {
  it.each(Object.entries(ORACLE))('%s sees %j', async (login, { sees }) => {
    const seen = await casesOf(login);
    expect(seen.size).toBe(sees);
    const { caseCounts } = await world.as(login).ask('{ caseCounts { count } }');
    expect(caseCounts.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(sees);
    for (const id of hidden['case'] ?? []) {
      const { case: one } = await world.as(login).ask('query ($id: ID!) { case(id: $id) { id } }', { id });
      expect(one !== null).toBe(seen.has(id));
    }
  });
});

describe('what a partner’s machine has, by the story', () => {
  it('is those whom its unit follows home, and of each what they let partners have', async () => {
    const { items } = await changes(world);
    const { rows } = await world.owner.query<{ agreed: number; followed: number }>(
      `select count(*)::int as followed, count(*) filter (where (select c.given and c.withdrawn_at is null from consent c
         where c.case_id = a.case_id and c.purpose = 'SHARING_PARTNERS' order by c.occurred_at desc, c.recorded_at desc limit 1))::int as agreed
       from case_access a join unit u on u.id = a.unit_id where u.code = 'IOM-JKT' and a.until > now() and a.reach <> 'TRACE'`,
    );
    const had = items.filter(({ record }) => record !== null);
    expect(rows[0]).toEqual({ followed: 32, agreed: had.length });
    expect(had.length).toBeGreaterThan(20);
    for (const { record } of had) expect(record?.groups).toEqual(['CASE', 'PROFILE', 'IDENTITY', 'REINTEGRATION']);
  });
});

describe('an invisible case changes nothing in what a stranger is answered', () => {
  it('by any query, list, page or count', async () => {
    const after = await everythingAsked();
    expect(after.size).toBeGreaterThan(30);
    for (const [asked, answer] of after) expect([asked, answer]).toEqual([asked, before.get(asked)]);
  });

  it('by any id: hidden and absent read alike, in every query and every act', async () => {
    let probes = 0;
    const snapshot = await stored();
    for (const login of STRANGERS) {
      for (const { operation, field } of roots()) {
        const each = Object.entries(hidden).map(async ([kind, ids]) => {
          const target = ids[probes % ids.length];
          const named = await probe(login, operation, field, kind, target ?? key());
          if (named === null) return;
          const absent = await probe(login, operation, field, kind, key());
          expect([login, field.name, kind, named]).toEqual([login, field.name, kind, absent]);
          probes += 1;
        });
        await Promise.all(each);
      }
    }
    expect(probes).toBeGreaterThan(300);
    expect(await stored()).toEqual(snapshot);
  }, 600_000);

  it('by a file that is sent for, or asked for', async () => {
    const bytes = Buffer.from('ffd8ff', 'hex');
    for (const login of STRANGERS) {
      const authorization = `Bearer ${await world.tokenOf(login)}`;
      const answers = async (of: string, id: string) => {
        const sent = await supertest(world.url)
          .put(`/files/${key()}`)
          .query({ case: of })
          .set({ authorization })
          .send(bytes);
        const asked = await supertest(world.url)
          .get(`/files/${id}`)
          .query({ purpose: 'CASE_WORK' })
          .set({ authorization });
        return [sent.status, sent.body, asked.status, asked.body];
      };
      const file = hidden['file']?.[0] ?? '';
      expect(await answers(hidden['case']?.[0] ?? '', file)).toEqual(await answers(key(), key()));
    }
  });

  it('by any name or number searched for', async () => {
    for (const login of ['officer.phnompenh', 'service.kpppa']) {
      const { findPeople } = await world
        .as(login)
        .ask('{ findPeople(name: "MUHAMMAD IQBAL BIN SAMSUDIN", birthYear: 1999) { id } }');
      expect(findPeople).toEqual([]);
    }
  });
});

/**
 * Of one of those whom the shelter answers for: a photograph, a request, what is owed, and what is to be forgotten.
 */
async function keptAndAsked(): Promise<void> {
  const [of] = await casesOf('shelter.kemensos');
  await world
    .as('shelter.kemensos')
    .ask('mutation ($input: RecordRightsRequest!) { recordRightsRequest(input: $input) { ... on Problem { code } } }', {
      input: { key: key(), case: of, kind: 'ACCESS', occurredAt: new Date().toISOString() },
    });
  const owed = { kind: 'RESTITUTION', amountMinor: 5_000_000, currency: 'IDR', note: 'Putusan di Surabaya' };
  await world
    .as('shelter.kemensos')
    .ask('mutation ($input: RecordClaim!) { recordClaim(input: $input) { ... on Problem { code } } }', {
      input: { key: key(), case: of, occurredAt: new Date().toISOString(), ...owed },
    });
  await world.owner.query(
    `insert into erasure (id, version, case_id, person_id, category, reason, due_since, proposed_at, proposed_by, state)
     select gen_random_uuid(), 1, id, person_id, 'VICTIM_RECORD', 'RETENTION', now(), now(), gen_random_uuid(), 'PROPOSED'
     from cases where id = $1`,
    [of],
  );
  const [id, bytes] = [
    key(),
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })
      .png()
      .toBuffer(),
  ];
  const token = await world.tokenOf('shelter.kemensos');
  await supertest(world.url)
    .put(`/files/${id}`)
    .query({ case: of })
    .set('authorization', `Bearer ${token}`)
    .send(bytes)
    .expect(200);
  await world
    .as('shelter.kemensos')
    .ask('mutation ($input: AttachFile!) { attachFile(input: $input) { __typename } }', {
      input: { key: key(), case: of, file: id, kind: 'PHOTO', occurredAt: new Date().toISOString() },
    });
}
describe('a colleague who is barred from a case is answered as if there were none', () => {
  /** Asked by a query with an id, which those above leave out. */
  const BY_GROUP = `query ($group: ID!) { group(id: $group) { reference progress { registered drafts children } }
    drafts(group: $group) { items { line state } } cases(filter: { group: $group }) { items { id } }
    caseCounts { state count } referrals(box: OUT) { items { id } }
    findPeople(name: "KEPONAKAN TERDEKAT", birthYear: 1994) { id } todo { code count }
    byName: search(text: "Keponakan Terdekat") { id } byNik: search(text: "3507014404940001") { id }
    byStage: search(text: "dilaporkan") { id } }`;

  it.each([
    ['of the unit that has it', 'kin.manila', 'KBRI-MNL', 'officer'],
    ['of the national desk', 'kin.desk', 'KEMLU-PWNI', 'desk'],
  ])(
    '%s',
    async (_, login, code, role) => {
      const [account, group] = [key(), hidden['group']?.[0] ?? ''];
      await world.owner.query(
        `insert into account (id, login, unit_id, roles, language) select $1, $2, id, array[$3], 'id' from unit where code = $4`,
        [account, login, role, code],
      );
      roleOf.set(login, [role as Role]);
      const asked = async () => {
        const answers = await everythingAsked([login]);
        return answers.set('by group', (await world.as(login).attempt(BY_GROUP, { group })).body);
      };
      const without = await asked();

      const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({
        purpose,
        basis: 'CONSENT',
        given: true,
      }));
      const person = { name: 'KEPONAKAN TERDEKAT', birthDate: '1994-04-04', nik: '3507014404940001', group };
      const [kin] = await world.registered(1, 'officer.manila', { ...person, consents, needs: ['INJURY'] });
      const act = async (name: string, input: object) => {
        const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
        const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code field } } }`;
        const sent = { key: key(), case: kin?.id, occurredAt: '2025-06-10T00:00:00Z', ...input };
        return (await world.as('officer.manila').ask(document, { input: sent }))[name];
      };
      expect((await act('offerReferral', { toUnit: units[0], service: 'SHELTER' })).__typename).toBe('Referral');
      const withIt = await asked();
      expect(withIt.get('by group')).not.toBe(without.get('by group'));

      const bar = `mutation ($input: BarAccount!) { barAccount(input: $input) { __typename ... on Problem { code field } } }`;
      const input = { key: key(), case: kin?.id, account, reason: 'KIN', occurredAt: '2025-06-10T00:00:00Z' };
      const by = 'desk.kemlu';
      expect((await world.as(by).ask(bar, { input })).barAccount).toEqual({ __typename: 'Case' });
      const barred = await asked();
      expect(barred.size).toBeGreaterThan(8);
      for (const [document, answer] of barred) expect([document, answer]).toEqual([document, without.get(document)]);

      // By any id of it, in every query and every act; and what is done to it from here on is not heard of either.
      const ids = async (text: string) =>
        (await world.owner.query<{ id: string }>(text, [kin?.id])).rows.map((row) => row.id)[0] ?? '';
      const theirs = {
        case: kin?.id ?? '',
        referral: await ids('select id from referral where case_id = $1'),
        person: await ids('select person_id as id from cases where id = $1'),
        barring: await ids('select id from barring where case_id = $1'),
      };
      for (const { operation, field } of roots()) {
        for (const [kind, id] of Object.entries(theirs)) {
          const named = await probe(login, operation, field, kind, id, []);
          if (named === null) continue;
          expect([field.name, kind, named]).toEqual([
            field.name,
            kind,
            await probe(login, operation, field, kind, key(), []),
          ]);
        }
      }
      // Another registration of the same person is answered as anybody's: nothing is said of the one that is hidden.
      const lift = `mutation ($input: LiftBar!) { liftBar(input: $input) { __typename ... on Problem { code field } } }`;
      const lifted = { key: key(), barring: theirs.barring, occurredAt: '2025-06-11T00:00:00Z' };
      expect((await world.as(by).ask(lift, { input: lifted })).liftBar).toEqual({ __typename: 'Case' });
      expect((await asked()).get('by group')).not.toBe(without.get('by group'));
    },
    120_000,
  );
});

describe('the probes see a wall that is taken down', () => {
  it('a policy that lets everybody read', async () => {
    await world.owner.query('alter policy see on cases using (true)');
    await world.owner.query('alter policy see on person using (true)');
    const id = hidden['case']?.[0] ?? '';
    const field = schema.getQueryType()?.getFields()['case'] as GraphQLField<unknown, unknown>;
    await expect(probe('officer.phnompenh', 'query', field, 'case', id)).rejects.toThrow('was told');
  });
});

/** What organisations have of their own that none of the strangers is of: accounts, and what was given to them. */
async function administered(): Promise<Record<string, string[]>> {
  const { owner } = world;
  const one = async (text: string) => [(await owner.query<{ id: string }>(`${text} returning id`)).rows[0]?.id ?? ''];
  const colleague = `(select id from account where login = 'caseworker.iom')`;
  const unit = `(select id from unit where code = 'IOM-JKT')`;
  const accounts = await owner.query<{ id: string }>(
    `select a.id from account a where login in ('caseworker.iom', 'system.iom', 'police', 'social.ntt')`,
  );
  const client = await one(
    `insert into machine_client (id, client_id, account_id, purpose)
     select gen_random_uuid(), 'hidden-machine', id, 'STATISTICS' from account where login = 'caseworker.iom'`,
  );
  return {
    webhook: await one(
      `insert into webhook (id, version, account_id, unit_id, url, state, secret, pos, seq, retry_at, recorded_at)
       select gen_random_uuid(), 1, id, unit_id, 'https://partner.example/', 'PAUSED', '\\x00', 0, 0, now(), now() from account where login = 'system.iom'`,
    ),
    client,
    clientKey: await one(
      `insert into machine_key (id, machine_client_id, kid, jwk, not_before, not_after)
       values (gen_random_uuid(), '${client[0] ?? ''}', 'hidden-key', '{"kty":"EC"}', now(), now() + interval '1 day')`,
    ),
    account: accounts.rows.map(({ id }) => id),
    invitation: await one(
      `insert into invitation (id, account_id, kind, token_hash, recorded_at, expires_at)
       values (gen_random_uuid(), ${colleague}, 'JOIN', '\\x00', now(), now() + interval '1 day')`,
    ),
    export: await one(
      `insert into case_export (id, account_id, unit_id, purpose, format, columns, filter, people, cases, recorded_at)
       select gen_random_uuid(), ${colleague}, ${unit}, 'TRAVEL', 'CSV', '{NUMBER}', '{}', 1, array[id], now() from cases limit 1`,
    ),
    standIn: await one(
      `insert into stand_in (id, account_id, unit_id, roles, reason, maker_id, recorded_at, until)
       values (gen_random_uuid(), ${colleague}, ${unit}, '{caseworker}', 'SURGE', ${colleague}, now(), now() + interval '1 day')`,
    ),
    glass: await one(
      `insert into glass (id, case_id, person_id, account_id, unit_id, number, reason, recorded_at, until)
       select gen_random_uuid(), c.id, c.person_id, ${colleague}, ${unit}, c.number, 'DANGER', now(), now()
       from cases c join unit u on u.id = c.post_id where u.code = 'KBRI-MNL' limit 1`,
    ),
  };
}

const roots = () =>
  (['query', 'mutation'] as const).flatMap((operation) => {
    const type = (operation === 'query' ? schema.getQueryType() : schema.getMutationType()) as GraphQLObjectType;
    return Object.values(type.getFields()).map((field) => ({ operation, field }));
  });

/** Every root query that needs no id, by every stranger, with all that its role may name. */
async function everythingAsked(logins: readonly string[] = STRANGERS): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const login of logins) {
    for (const { operation, field } of roots()) {
      if (
        operation !== 'query' ||
        field.args.some(
          (argument) =>
            isNonNullType(argument.type) &&
            argument.defaultValue === undefined &&
            !['name', 'text'].includes(argument.name),
        )
      )
        continue;
      const said = field.args.find(({ name }) => name === 'name' || name === 'text');
      const args = said ? `(${said.name}: "SUMARNI")` : '';
      const document = `{ ${field.name}${args} ${selection(login, field.type)} }`;
      const { body } = await world.as(login).attempt(document);
      answers.set(
        `${login} ${document}`,
        body
          .replace(/"id":"[0-9a-f-]{36}"/g, (found) => (body.includes('INTERNAL') ? '' : found))
          // A machine's page mark is sealed anew each time.
          .replace(/"next":"[\w-]{80,}"/, ''),
      );
    }
  }
  return answers;
}

const forms = new Map<string, string[]>();

/** A secret as it stands, and as somebody would hide it. */
function formsOf(canary: string): string[] {
  const bytes = Buffer.from(canary);
  const known = forms.get(canary) ?? [
    canary,
    bytes.toString('base64'),
    bytes.toString('hex'),
    [...canary].reverse().join(''),
  ];
  forms.set(canary, known);
  return known;
}

/** The answer without what is the probe's own; null where the field takes no id of that kind. */
async function probe(
  login: string,
  operation: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  kind: string,
  id: string,
  told: readonly string[] = canaries,
): Promise<string | null> {
  const use = { kind, id, used: false };
  const args = field.args
    .map((argument) => [argument.name, sample(argument.type, argument.name, use)] as const)
    .filter(([, value]) => value !== undefined);
  if (!use.used) return null;
  const declared = field.args.filter((argument) => args.some(([name]) => name === argument.name));
  const head = declared.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const pass = declared.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const document = `${operation} (${head}) { ${field.name}(${pass}) ${selection(login, field.type)} }`;
  const { body } = await world.as(login).attempt(document, Object.fromEntries(args));
  // A document that is not even read finds no hole in any wall.
  if (body.includes('GRAPHQL_PARSE_FAILED')) throw new Error(`${field.name} was asked what can not be read: ${body}`);
  // What one takes out oneself is called by the probe's own key, and has its own moment.
  const answer = body
    .replaceAll(id, '(the id)')
    .replace(/key: \\"[0-9a-f-]{36}/g, 'key')
    .replace(/"id":"[0-9a-f-]{36}","people":(\d+),(.*?)"recordedAt":"[^"]+"/, '"people":$1,$2');
  for (const canary of told) {
    if (formsOf(canary).some((form) => answer.includes(form)))
      throw new Error(`${login} was told ${canary} by ${field.name}`);
  }
  return answer;
}

interface Use {
  kind: string;
  id: string;
  used: boolean;
}

const fixed: Record<string, unknown> = {
  DateTime: '2025-07-01T00:00:00Z',
  Day: '2025-07-01',
  Int: 1,
  Float: 1,
  Boolean: true,
  String: 'x',
  MinorUnits: 1,
};

/** A value of the type: valid where that is easy, so that a probe gets as far as it can. */
function sample(type: GraphQLInputType, name: string, use: Use): unknown {
  if (isNonNullType(type)) return sample(type.ofType, name, use);
  if (isListType(type)) {
    const entry = sample(type.ofType, name, use);
    return entry === undefined ? [] : [entry];
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, sample(field.type, field.name, use)]),
    );
  }
  if (type.name === 'ID') return idFor(name, use);
  if (name === 'first') return 10;
  if (name === 'role' || name === 'roles') return 'officer';
  if (name === 'issuer') return 'https://provider.example';
  return name === 'after' ? undefined : fixed[type.name];
}

function idFor(name: string, use: Use): string {
  if (['toUnit', 'receiver', 'immigration', 'unit'].includes(name)) return units[0] ?? key();
  if (name === 'key' || (name === 'id' && use.kind === 'never')) return key();
  if (
    name === use.kind ||
    (name === 'id' && ['case', 'group', 'movement', 'handover', 'referral', 'draft'].includes(use.kind)) ||
    (name === 'movement' && use.kind === 'movement')
  ) {
    use.used = true;
    return use.id;
  }
  return 'ffffffff-ffff-4fff-8fff-ffffffffffff';
}

const units: string[] = [];
beforeAll(async () => {
  const { units: all } = await world.as('officer.phnompenh').ask('{ units(kind: KEMENSOS) { id } }');
  units.push(...all.map(({ id }: { id: string }) => id));
});

const selections = new Map<string, string>();

/** All that the role may name of a type, as deep as a document may be long; identity needs a purpose and is left out. */
function selection(login: string, type: GraphQLField<unknown, unknown>['type']): string {
  const asked = `${login} ${getNamedType(type).name}`;
  for (let most = 3; !selections.has(asked); most -= 1) {
    if (most === 0) throw new Error(`No document can name all of ${String(type)}: the probes must ask it in parts.`);
    const text = selected(login, type, most);
    if ((text.match(/\w+|\S/g) ?? []).length < limits.tokens - 100) selections.set(asked, text);
  }
  return selections.get(asked) ?? '';
}

/** So many levels deep, and of a type within itself what it says of itself. */
function selected(
  login: string,
  type: GraphQLField<unknown, unknown>['type'],
  most: number,
  within: readonly string[] = [],
): string {
  const named = getNamedType(type);
  const depth = within.includes(named.name) ? 0 : most - within.length;
  if (isUnionType(named)) {
    return `{ __typename ${named
      .getTypes()
      .map((one) => `... on ${one.name} ${selected(login, one as never, most, within)}`)
      .join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const roles = roleOf.get(login) ?? [];
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (
      !mayName(roles, `${named.name}.${field.name}`) ||
      secret.has(`${named.name}.${field.name}`) ||
      volatile.has(field.name)
    )
      return [];
    const leaf = !isObjectType(getNamedType(field.type)) && !isUnionType(getNamedType(field.type));
    if (leaf) return [field.name];
    return depth > 0
      ? [`${field.name} ${selected(login, field.type, most, [...within, named.name])}`].filter((text) =>
          text.includes('{'),
        )
      : [];
  });
  return fields.length ? `{ ${fields.join(' ')} }` : '{ __typename }';
}

const secret = new Set([
  'Person.birthDate',
  'Person.nik',
  'Person.passportNumber',
  'Person.phone',
  'Person.safeContact',
  'Person.notes',
  'CaseEvent.reason',
  'Consent.note',
  'Need.note',
  'Determination.note',
  'Assessment.note',
  'TravelDocument.number',
  'Assertion.value',
  'Assertion.note',
  'FactStance.note',
  'CaseFile.note',
  'Claim.note',
  'RightsRequest.note',
  'RightsRequest.answer',
  'Case.seenBy',
  'Case.receivedBy',
]);
/** How full houses are is the business of who finds beds, whoever sleeps there. */
const volatile = new Set(['free', 'held', 'closed']);

async function casesOf(login: string): Promise<Set<string>> {
  const seen = new Set<string>();
  let after: string | null = null;
  do {
    const { cases }: { cases: { items: { id: string }[]; next: string | null } } = await world
      .as(login)
      .ask('query ($after: String) { cases(first: 20, after: $after) { items { id } next } }', { after });
    cases.items.forEach(({ id }) => seen.add(id));
    after = cases.next;
  } while (after);
  return seen;
}

/** What the database holds of the hidden people, but for the audit, which grows with every probe. */
async function stored(): Promise<unknown> {
  const tables = [
    'cases',
    'person',
    'case_event',
    'case_access',
    'consent',
    'need',
    'determination',
    'assessment',
    'hold',
    'travel_document',
    'clearance',
    'passenger',
    'boarding',
    'host_list',
    'host_entry',
    'travel_notice',
    'leg',
    'movement',
    'manifest',
    'manifest_person',
    'handover',
    'handed_person',
    'handed_item',
    'handover_witness',
    'signed_person',
    'signed_paper',
    'signed_side',
    'shelter',
    'bed',
    'bed_was',
    'bed_hold',
    'keep_apart',
    'death',
    'remains',
    'stay',
    'referral',
    'plan',
    'goal',
    'plan_item',
    'provider',
    'instrument_version',
    'shared_support',
    'benefit',
    'assistance',
    'follow_up',
    'contact_attempt',
    'follow_up_month',
    'digest_address',
    'survey',
    'alert',
    'snooze',
    'assertion',
    'stance',
    'disagreement',
    'draft',
    'list_heading',
    'person_match',
    'person_merge',
    'kin',
    'contact_rule',
    'past_contact',
    'interview',
    'enquiry_match',
    'enquiry_reply',
    'intake_group',
    'account',
    'role_grant',
    'invitation',
    'stand_in',
    'glass',
    'glass_review',
    'machine_client',
    'machine_key',
    'webhook',
    'webhook_attempt',
    'delivery',
    'organisation',
    'unit',
    'case_file',
    'rights_request',
    'claim',
    'erasure',
    'upload',
    'file_chunk',
    'assignment',
    'barring',
    'case_export',
  ];
  const mine = `(select unit_id from account where login = any ('{${STRANGERS.join(',')}}'))`;
  const sums: Record<string, unknown> = {};
  for (const table of tables) {
    const own = ['case_event', 'consent', 'movement', 'intake_group', 'case_access', 'case_export'].includes(table)
      ? `where unit_id not in ${mine}`
      : '';
    const { rows } = await world.owner.query(
      `select md5(string_agg(t::text, ',' order by t::text)) as sum from ${table} t ${own}`,
    );
    sums[table] = rows[0];
  }
  return sums;
}
