import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Pseudonyms } from '../src/partners/pseudonyms';
import { key, type World } from './world';

/** Another partner, with a machine of its own. */
export async function partner(world: World, code: string, purpose = 'CASE_EXCHANGE') {
  const [organisation, unit, account] = [randomUUID(), randomUUID(), randomUUID()];
  const login = `system.${code.toLowerCase()}`;
  await world.owner.query(
    `insert into organisation (id, code, kind, name_id, name_en) values ($1, $2, 'PARTNER', $2, $2)`,
    [organisation, code],
  );
  await world.owner.query(
    `insert into unit (id, code, organisation_id, name_id, name_en, country, zone) values ($1, $2, $3, $2, $2, 'ID', 'Asia/Jakarta')`,
    [unit, `${code}-1`, organisation],
  );
  await world.owner.query(
    `insert into account (id, login, unit_id, roles, language) values ($1, $2, $3, '{partner}', 'en')`,
    [account, login, unit],
  );
  await world.owner.query(`insert into machine_client (id, client_id, account_id, purpose) values ($1, $2, $3, $4)`, [
    randomUUID(),
    login,
    account,
    purpose,
  ]);
  return { login, unit: `${code}-1`, organisation, account };
}

/** What the ids of a machine's organisation stand for. */
export async function idsOf(world: World, login: string): Promise<Pseudonyms> {
  const { rows } = await world.owner.query<{ id: string }>(
    'select u.organisation_id as id from account a join unit u on u.id = a.unit_id where a.login = $1',
    [login],
  );
  return new Pseudonyms(world.ring.secret('partners'), rows[0]?.id ?? '');
}

/** What an accepted offer would have opened to a unit. */
export async function opened(world: World, cases: readonly string[], unit = 'IOM-JKT'): Promise<void> {
  await world.owner.query(
    `insert into case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
     select c.id, c.person_id, u.id, 'AFTERCARE', now(), 'infinity', 'REFERRAL', c.number, c.state, c.updated_at
     from cases c, unit u where c.id = any ($1) and u.code = $2`,
    [cases, unit],
  );
}

const yes = { basis: 'CONSENT', given: true };

/** People who let partners be told, and are followed by IOM. */
export async function followed(world: World, count: number, overrides: object = {}): Promise<string[]> {
  const consents = ['ASSISTANCE', 'SHARING_PARTNERS'].map((purpose) => ({ purpose, ...yes }));
  const person = { consents, birthDate: '1990-05-05', phone: '+62812000111', ...overrides };
  const ids = (await world.registered(count, 'officer.manila', person)).map(({ id }) => id);
  await opened(world, ids);
  return ids;
}

export interface Told {
  __typename: string;
  code?: string;
  field?: string;
}

export async function act(world: World, login: string, name: string, input: object): Promise<Told> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code field } } }`;
  const sent = { key: key(), occurredAt: new Date().toISOString(), ...input };
  return (await world.as(login).ask(document, { input: sent }))[name] as Told;
}

/** A connection of its own, past the walls, for who is in the middle of something while others go on. */
export async function beside(world: World): Promise<Client> {
  const url = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
  url.pathname = `/${world.owner.database ?? ''}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** What somebody says about sharing, recorded by the post that answers for them. */
export const said = (world: World, of: string | undefined, what: object = {}): Promise<Told> =>
  act(world, 'officer.manila', 'recordConsent', { case: of, purpose: 'SHARING_PARTNERS', ...yes, ...what });

export const WHOLE = `id version state stage priorState country child closureReason receivedOn groups ground until
  holder { id code } profile { sex birthYear nationality homeProvince homeRegency }
  identity { name alias birthDate nik passportNumber } contact { phone safeContact } recruitmentMethods recruitmentSites sectors
  determinations { id outcome sectors } needs { id code } assessments { id kind outcome } documents { id kind } passages { id state } plans { id goals { id dimension items { id state } } }
  assistance { id type plannedOn costMinor } followUps { id month dueOn } surveys { id month } events { id kind occurredOn }`;

export interface Changed {
  id: string;
  record: { state: string; groups: string[]; version: number; identity: { name: string } | null } | null;
  events: { id: string; kind: string }[];
}

/** Until nothing that others do in this cluster, such as other tests, holds back what has happened here. */
export async function settled(world: World): Promise<void> {
  for (;;) {
    const { rows } = await world.owner.query<{ over: boolean }>(
      `select app.horizon() > greatest((select max(changed) from case_access), (select max(pos) from case_event)) as over`,
    );
    if (rows[0]?.over !== false) return;
    await new Promise((wait) => setTimeout(wait, 20));
  }
}

/** One page of what changed, as a machine gets it. */
export async function changes(world: World, after?: string | null, first = 500, login = 'system.iom') {
  await settled(world);
  return changesNow(world, after, first, login);
}

/** With whatever is under way. */
export async function changesNow(world: World, after?: string | null, first = 500, login = 'system.iom') {
  const { changes: answer } = await world.as(login).ask<{
    changes: { items: Changed[]; next: string; more: boolean };
  }>(
    `query ($after: String, $first: Int!) { changes(after: $after, first: $first) {
       items { id record { ${WHOLE} } events { id kind } } next more } }`,
    { after, first },
  );
  return answer;
}
