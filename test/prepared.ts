import { randomUUID } from 'node:crypto';
import { accounts, idOf } from '../src/demonstration/cast';
import { accepted, act, acts, immigration, manila, moveAll, prepare, rowsOf, when, type Side } from './journey';
import { key, type World } from './world';

export interface Prepared {
  id: string;
  number: string;
}

export interface Arrival {
  /** Code of the unit that received them. */
  receiver?: string;
  condition?: string;
  /** What is known of each of them, as for a registration. */
  people?: object;
}

const at = {
  departed: '2025-06-14T00:00:00Z',
  landed: '2025-06-14T04:00:00Z',
  entered: '2025-06-14T05:00:00Z',
  handed: '2025-06-14T08:00:00Z',
};

/**
 * People on the ground in Jakarta whose BAST both sides have signed: brought there by everybody's own acts. Who is or may
 * be a child comes without anybody's yes, since what is vital for them needs none.
 */
export async function arrived(world: World, count: number, arrival: Arrival = {}): Promise<Prepared[]> {
  const { receiver = 'KEMENSOS-RS', condition = 'GOOD', people = {} } = arrival;
  const { birthDate = '' } = people as { birthDate?: string | null };
  const child = birthDate === null || birthDate > '2007-06';
  const ground = { basis: child ? 'VITAL_INTEREST' : 'CONSENT', given: true };
  const known = { consents: [{ purpose: 'ASSISTANCE', ...ground }], homeRegency: '35.07', ...people };
  const cases = await world.registered(count, manila, { needs: ['OTHER'], ...known });
  const ids = cases.map(({ id }) => id);
  const unit = idOf(`unit ${receiver}`);
  const to = { unit, login: accounts.find((one) => one.unit === unit)?.login ?? '' };
  await prepare(world, ids);
  if (child) await accompanied(world, ids);
  await accepted(world, ids, to, ground);
  const movement = await flown(world, ids, unit);
  await handedOver(world, ids, { movement, to, condition });
  return cases;
}

const each = (ids: readonly string[], occurredAt: string, more: object) =>
  ids.map((id) => ({ case: id, occurredAt, ...more }));

async function accompanied(world: World, ids: readonly string[]): Promise<void> {
  const judged = Object.entries({ BEST_INTEREST: 'RETURN', GUARDIAN: 'ESCORT' });
  const rows = judged.flatMap(([kind, outcome]) => each(ids, when.prepared, { kind, outcome }));
  await acts(world, manila, 'recordAssessments', rows);
}

/** From Manila to Jakarta on a movement of their own; answers with it. */
async function flown(world: World, ids: readonly string[], receiver: string): Promise<string> {
  const [movement, leg] = [key(), key()];
  const way = { mode: 'AIR', carrier: 'GA', from: 'MNL', to: 'CGK' };
  const legs = [{ id: leg, ...way, plannedDeparture: at.departed, plannedArrival: at.landed }];
  await done(world, manila, 'createMovement', {
    ...{ id: movement, reference: 'Manila', escorts: 2, receiver, immigration, legs },
  });
  await acts(world, manila, 'manifestPassengers', rowsOf(movement, ids, when.listed));
  await moveAll(world, ids, 'markReady', when.ready);
  const { rows } = await world.owner.query<{ version: number }>('select version from movement where id = $1', [
    movement,
  ]);
  await done(world, manila, 'issueManifest', { movement, version: rows[0]?.version, occurredAt: when.issued });
  await acts(world, manila, 'boardAll', rowsOf(movement, ids, at.departed));
  await done(world, manila, 'recordLeg', { leg, departedAt: at.departed, arrivedAt: at.landed });
  const came = { outcome: 'ARRIVED', enteredAt: at.entered };
  await acts(world, 'immigration', 'recordArrivals', rowsOf(movement, ids, at.entered, came));
  return movement;
}

/** Given by the post and taken by whoever receives them. */
async function handedOver(
  world: World,
  ids: readonly string[],
  { movement, to, condition }: { movement: string; to: Side; condition: string },
): Promise<void> {
  const handover = key();
  const people = ids.map((id) => ({ case: id, condition }));
  const paper = {
    id: handover,
    number: `BAST/KEMLU/${handover.slice(0, 8).toUpperCase()}`,
    movement,
    place: 'CGK',
    receiver: to.unit,
  };
  await done(world, manila, 'draftHandover', { ...paper, occurredAt: at.handed, people });
  await done(world, manila, 'signHandover', { handover, version: 1, signedAt: at.handed });
  await done(world, to.login, 'signHandover', { handover, version: 2, signedAt: at.handed });
}

/** One act that has to succeed. */
async function done(world: World, login: string, name: string, input: object): Promise<void> {
  const { code, ...answer } = await act(world, login, name, input);
  if (code) throw new Error(`${name}: ${JSON.stringify({ code, ...answer })}`);
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
export async function home(
  world: World,
  count: number,
  at: string,
  people: Arrival['people'] = {},
): Promise<Prepared[]> {
  const came = await arrived(world, count, { people: { sex: 'MALE', ...people } });
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
