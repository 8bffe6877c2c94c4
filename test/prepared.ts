import { randomUUID } from 'node:crypto';
import { idOf } from '../src/demonstration/cast';
import { key, type World } from './world';

export interface Prepared {
  id: string;
  number: string;
}

export interface Arrival {
  /** Code of the unit that received them. */
  receiver?: string;
  /** When the BAST was signed by both. */
  at?: string;
  condition?: string;
  /** What is known of each of them, as for a registration. */
  people?: object;
}

/**
 * People on the ground in Jakarta whose BAST both sides have signed. How they came is another feature's tale: here it
 * is written past both walls. By its acts it is some twenty-five requests a call, and a hundred and fifty calls make two
 * minutes more of tests; test/journey.ts and the stories go that way.
 */
export async function arrived(world: World, count: number, arrival: Arrival = {}): Promise<Prepared[]> {
  const { receiver = 'KEMENSOS-RS', at = '2025-06-14T08:00:00Z', condition = 'GOOD', people = {} } = arrival;
  const cases = await world.registered(count, 'officer.manila', { homeRegency: '35.07', ...people });
  const ids = cases.map(({ id }) => id);
  const [handover, giver, unit] = [randomUUID(), idOf('unit KBRI-MNL'), idOf(`unit ${receiver}`)];
  const sql = world.owner;
  await sql.query(
    `insert into handover (id, version, number, place, giver_id, receiver_id, occurred_at, recorded_at, giver_signed_at, receiver_signed_at)
     values ($1::uuid, 3, $1::text, 'CGK', $2, $3, $4::timestamptz, now(), $4::timestamptz, $4::timestamptz)`,
    [handover, giver, unit, at],
  );
  await sql.query(
    `insert into handed_person (id, case_id, person_id, unit_id, occurred_at, recorded_at, handover_id, condition)
     select gen_random_uuid(), c.id, c.person_id, $2, $3, now(), $4, $5 from cases c where c.id = any ($1)`,
    [ids, giver, at, handover, condition],
  );
  await sql.query(
    `insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id)
     select gen_random_uuid(), c.id, c.person_id, 'arrive', 'DEPARTED', 'ARRIVED', $2::timestamptz - interval '1 hour', now(), $3, $4
     from cases c where c.id = any ($1)`,
    [ids, at, giver, idOf('account officer.manila')],
  );
  // At no commit may nobody be answerable.
  await sql.query('begin');
  await sql.query(
    `update case_access set reach = 'SUMMARY', until = now() + interval '90 days', why = 'HANDOVER' where case_id = any ($1)`,
    [ids],
  );
  await sql.query(
    `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
     select c.id, c.person_id, $2, 'CUSTODY', now(), 'HANDOVER', c.number, c.state, c.updated_at from cases c where c.id = any ($1)`,
    [ids, unit],
  );
  await sql.query(`update cases set state = 'ARRIVED', holder_id = $2, updated_at = now() where id = any ($1)`, [
    ids,
    unit,
  ]);
  await sql.query('commit');
  return cases;
}

/** A shelter of its own, so that no test fills another's beds. */
export async function shelterWith(world: World, beds: Record<string, number>, unit = 'KEMENSOS-RS'): Promise<string> {
  const id = randomUUID();
  await world.owner.query('insert into shelter (id, code, name, unit_id) values ($1::uuid, $1::text, $1::text, $2)', [
    id,
    idOf(`unit ${unit}`),
  ]);
  for (const [kind, count] of Object.entries(beds)) {
    await world.owner.query('insert into bed (id, shelter_id, kind, count) values ($1, $2, $3, $4)', [
      randomUUID(),
      id,
      kind,
      count,
    ]);
  }
  return id;
}

/** A batch whose every row has to succeed. */
export async function all(
  world: World,
  login: string,
  mutation: string,
  input: string,
  rows: readonly object[],
): Promise<void> {
  const answer = await world
    .as(login)
    .ask<Record<string, { code?: string }[]>>(
      `mutation ($rows: [${input}!]!) { ${mutation}(rows: $rows) { ... on Problem { code message field } } }`,
      { rows: rows.map((row) => ({ key: key(), ...row })) },
    );
  const refused = answer[mutation]?.find(({ code }) => code);
  if (refused) throw new Error(`${mutation}: ${JSON.stringify(refused)}`);
}

/** What a discharge waits for, judged at an instant. */
export async function assessed(world: World, ids: readonly string[], occurredAt: string): Promise<void> {
  const kinds = [
    { kind: 'NEEDS', outcome: 'DONE' },
    { kind: 'FAMILY', outcome: 'POSITIVE' },
  ];
  const rows = ids.flatMap((id) => kinds.map((one) => ({ case: id, occurredAt, ...one })));
  await all(world, 'shelter.kemensos', 'recordAssessments', 'RecordAssessment', rows);
}

/** People who have come home from a shelter. */
export async function home(world: World, count: number, at: string, people: object = {}): Promise<Prepared[]> {
  const came = await arrived(world, count, { at: '2025-06-14T08:00:00Z', people: { sex: 'MALE', ...people } });
  const shelter = await shelterWith(world, { MEN: count });
  const ids = came.map(({ id }) => id);
  const occurredAt = '2025-06-14T09:00:00Z';
  const placed = ids.map((id) => ({ case: id, shelter, bedKind: 'MEN', occurredAt }));
  await all(world, 'shelter.kemensos', 'placeAllInShelter', 'PlaceInShelter', placed);
  await assessed(world, ids, '2025-06-15T09:00:00Z');
  await all(
    world,
    'shelter.kemensos',
    'goHomeAll',
    'GoHome',
    ids.map((id) => ({ case: id, occurredAt: at })),
  );
  return came;
}

/** What an account does with one case at a time, answered with what it left or why it was refused. */
export function handsOf(world: World, usual: string) {
  const read = async (id: string, fields: string, login = usual) =>
    (await world.as(login).ask(`query ($id: ID) { case(id: $id, purpose: CASE_WORK) { ${fields} } }`, { id })).case;
  const act = async (name: string, input: object, login = usual) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) {
      ... on Case { id state } ... on Problem { code field message } } }`;
    const sent = { key: key(), occurredAt: '2025-07-20T02:00:00Z', ...input };
    return (await world.as(login).ask(document, { input: sent }))[name];
  };
  const step = async (id: string, name: string, more: object = {}) =>
    act('moveCase', { case: id, step: name, ...(await read(id, 'version')), ...more });
  return { act, read, step };
}
export type Hands = ReturnType<typeof handsOf>;
