import { idOf } from '../src/demonstration/cast';
import { key, type World } from './world';

/** The instants of an invented journey, in their order. */
export const when = {
  received: '2025-06-05T01:00:00Z',
  prepared: '2025-06-08T02:00:00Z',
  listed: '2025-06-12T02:00:00Z',
  ready: '2025-06-12T03:00:00Z',
  issued: '2025-06-13T02:00:00Z',
  boarded: '2025-06-15T01:30:00Z',
  departed: '2025-06-15T02:00:00Z',
  transit: '2025-06-15T05:30:00Z',
  onward: '2025-06-15T08:00:00Z',
  landed: '2025-06-15T09:45:00Z',
  entered: '2025-06-15T10:15:00Z',
  met: '2025-06-15T10:30:00Z',
  handed: '2025-06-15T12:00:00Z',
};

export const manila = 'officer.manila';
export const kemensos = idOf('unit KEMENSOS-RS');
export const immigration = idOf('unit IMI-CGK');

const PROBLEM = '... on Problem { code message field remedy }';
export const CASE = `__typename ... on Case { id version state } ${PROBLEM}`;
const MOVEMENT = `__typename ... on Movement { id version state manifests { version passengers }
  legs { id version place from to departedAt arrivedAt } counts { listed boarded offloaded takenOff arrived missing handedOver } } ${PROBLEM}`;
const HANDOVER = `__typename ... on Handover { id version giverSignedAt receiverSignedAt people { condition belongings person { name } } } ${PROBLEM}`;

/** The selection that an act is read with, by what it answers. */
const selections: Record<string, string> = {
  createMovement: MOVEMENT,
  addLeg: MOVEMENT,
  issueManifest: MOVEMENT,
  cancelMovement: MOVEMENT,
  swapPassengers: MOVEMENT,
  changeEscorts: MOVEMENT,
  recordLeg: MOVEMENT,
  retimeLeg: MOVEMENT,
  cancelLeg: MOVEMENT,
  splitMovement: MOVEMENT,
  mergeMovements: MOVEMENT,
  draftHandover: HANDOVER,
  signHandover: HANDOVER,
  leaveShelter: `__typename ... on Shelter { id } ${PROBLEM}`,
};

const typeOf = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/** What these acts rest on, read just before where a test says nothing of it. */
const rests: Record<string, 'leg' | 'movement'> = { recordLeg: 'leg', addLeg: 'movement' };
async function restingOn(world: World, name: string, input: Record<string, unknown>) {
  const on = rests[name];
  if (!on || 'version' in input) return input;
  const { rows } = await world.owner.query(`select version from ${on} where id = $1`, [input[on]]);
  return { version: rows[0]?.version ?? 1, ...input };
}

/** One act with a key of its own: the thing it left, or the problem. */
export async function act(world: World, login: string, name: string, given: object) {
  const input = await restingOn(world, name, { ...given });
  const document = `mutation ($input: ${typeOf(name)}!) { ${name}(input: $input) { ${selections[name] ?? CASE} } }`;
  return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
}

const batches: Record<string, string> = { boardAll: 'Board' };
const offers = ['offerReferrals', 'answerReferrals'];

/** A batch in which nothing may be refused. */
export async function acts(world: World, login: string, name: string, rows: readonly object[]) {
  const type = batches[name] ?? typeOf(name.slice(0, -1));
  const selection = offers.includes(name) ? `... on Referral { id version state } ${PROBLEM}` : CASE;
  const document = `mutation ($rows: [${type}!]!) { ${name}(rows: $rows) { ${selection} } }`;
  const answers: { code?: string; id: string; version: number; state: string }[] = (
    await world.as(login).ask(document, { rows: rows.map((row) => ({ key: key(), ...row })) })
  )[name];
  const refused = answers.find(({ code }) => code);
  if (refused) throw new Error(`${name}: ${JSON.stringify(refused)}`);
  return answers;
}

export async function versionOf(world: World, id: string, login = manila): Promise<number> {
  return (await world.as(login).ask('query ($id: ID!) { case(id: $id) { version } }', { id })).case.version;
}

export async function stateOf(world: World, id: string): Promise<string> {
  const { rows } = await world.owner.query('select state from cases where id = $1', [id]);
  return rows[0].state;
}

export async function move(world: World, id: string, step: string, occurredAt: string, more: object = {}) {
  return act(world, manila, 'moveCase', { case: id, version: await versionOf(world, id), step, occurredAt, ...more });
}

/** People of the post in Manila whose return is being prepared, with a receiver who accepted; papers as asked. */
export async function preparing(
  world: World,
  count: number,
  { papers = true, overrides = {} } = {},
): Promise<string[]> {
  const cases = await world.registered(count, manila, { needs: ['OTHER'], ...overrides });
  const ids = cases.map(({ id }) => id);
  await prepare(world, ids, papers);
  await accepted(world, ids);
  return ids;
}

/** A step for all, resting on what each case is now. */
export async function moveAll(world: World, ids: readonly string[], step: string, occurredAt: string): Promise<void> {
  const { rows } = await world.owner.query<{ id: string; version: number }>(
    'select id, version from cases where id = any ($1)',
    [ids],
  );
  const resting = rows.map(({ id, version }) => ({ case: id, version, step, occurredAt }));
  await acts(world, manila, 'moveCases', resting);
}

/** A unit with somebody who acts for it. */
export interface Side {
  unit: string;
  login: string;
}

const kp2mi: Side = { unit: idOf('unit KP2MI-JKT'), login: 'migrants.kp2mi' };
/** To receive its citizens is a duty of the state, whatever their age. */
const duty = { basis: 'LEGAL_DUTY', given: true };

/** Offered to whoever will receive them, on a ground of its own, and accepted. */
export async function accepted(
  world: World,
  ids: readonly string[],
  { unit, login }: Side = kp2mi,
  ground: object = duty,
): Promise<void> {
  const each = (more: object) => ids.map((id) => ({ case: id, occurredAt: when.prepared, ...more }));
  await acts(world, manila, 'recordConsents', each({ purpose: 'SHARING_GOVERNMENT', ...ground }));
  const offers = await acts(world, manila, 'offerReferrals', each({ toUnit: unit, service: 'RECEPTION' }));
  const answers = offers.map(({ id }) => ({ referral: id, accept: true, occurredAt: when.prepared }));
  await acts(world, login, 'answerReferrals', answers);
}

/** From the door to where their return is prepared, with papers or without, and nobody asked yet to receive them. */
export async function prepare(world: World, ids: readonly string[], papers = true): Promise<void> {
  const each = (more: object) => ids.map((id) => ({ case: id, occurredAt: when.prepared, ...more }));
  const step = (name: string) => moveAll(world, ids, name, when.prepared);
  await step('openIntake');
  await step('beginScreening');
  await acts(world, manila, 'recordDeterminations', each({ body: 'EMBASSY', outcome: 'ACTUAL' }));
  for (const [kind, outcome] of [
    ['NATIONALITY', 'VERIFIED'],
    ['RETURN_CHOICE', 'VOLUNTARY'],
    ['RETURN_RISK', 'SAFE'],
    ['FITNESS', 'FIT'],
  ]) {
    await acts(world, manila, 'recordAssessments', each({ kind, outcome }));
  }
  await step('startReturn');
  if (papers) {
    await acts(
      world,
      manila,
      'recordDocuments',
      each({ kind: 'SPLP', status: 'VALID', number: 'X123', issuedOn: '2025-06-07', expiresOn: '2026-06-07' }),
    );
    await acts(world, manila, 'recordClearances', each({ kind: 'EXIT_PERMIT', status: 'GRANTED' }));
  }
}

export interface Planned {
  id: string;
  legs: string[];
}

/** Manila to Jakarta, directly or by Singapore. */
export async function planned(world: World, { by = 'CGK', receiver = kemensos } = {}): Promise<Planned> {
  const direct = [{ from: 'MNL', to: 'CGK', plannedDeparture: when.departed, plannedArrival: '2025-06-15T06:00:00Z' }];
  const twice = [
    { from: 'MNL', to: 'SIN', plannedDeparture: when.departed, plannedArrival: '2025-06-15T05:30:00Z' },
    { from: 'SIN', to: 'CGK', plannedDeparture: when.onward, plannedArrival: '2025-06-15T09:45:00Z' },
  ];
  const legs = (by === 'CGK' ? direct : twice).map((leg) => ({ id: key(), mode: 'AIR', carrier: 'GA', ...leg }));
  const id = key();
  const made = await act(world, manila, 'createMovement', {
    id,
    reference: 'Manila 1',
    receiver,
    immigration,
    escorts: 2,
    legs,
  });
  if (made.code) throw new Error(JSON.stringify(made));
  return { id, legs: legs.map((leg) => leg.id) };
}

export const rowsOf = (movement: string, ids: readonly string[], occurredAt: string, more: object = {}) =>
  ids.map((id) => ({ case: id, movement, occurredAt, ...more }));

export async function readyOn(world: World, movement: string, ids: readonly string[]): Promise<void> {
  await acts(world, manila, 'manifestPassengers', rowsOf(movement, ids, when.listed));
  for (const id of ids) {
    const moved = await move(world, id, 'markReady', when.ready);
    if (moved.code) throw new Error(JSON.stringify(moved));
  }
}

export async function issue(world: World, movement: string) {
  const { movement: read } = await world
    .as(manila)
    .ask('query ($id: ID!) { movement(id: $id) { version } }', { id: movement });
  return act(world, manila, 'issueManifest', { movement, version: read.version, occurredAt: when.issued });
}

export const boardAll = (world: World, movement: string, ids: readonly string[]) =>
  acts(world, manila, 'boardAll', rowsOf(movement, ids, when.boarded));

/** People on board a movement that has left. */
export async function departed(world: World, count: number, plan: Planned): Promise<string[]> {
  const ids = await preparing(world, count);
  await readyOn(world, plan.id, ids);
  await issue(world, plan.id);
  await boardAll(world, plan.id, ids);
  const left = await act(world, manila, 'recordLeg', { leg: plan.legs[0], departedAt: when.departed });
  if (left.code) throw new Error(JSON.stringify(left));
  return ids;
}

/** People who have come to Jakarta and are still the embassy's to give. */
export async function arrived(world: World, count: number, plan: Planned): Promise<string[]> {
  const ids = await departed(world, count, plan);
  await act(world, 'shelter.kemensos', 'recordLeg', { leg: plan.legs[0], arrivedAt: when.landed });
  await acts(
    world,
    'immigration',
    'recordArrivals',
    rowsOf(plan.id, ids, when.met, { outcome: 'ARRIVED', enteredAt: when.entered }),
  );
  return ids;
}

export const countsOf = async (world: World, id: string, login = manila) =>
  (
    await world
      .as(login)
      .ask(
        'query ($id: ID!) { movement(id: $id) { state counts { listed boarded offloaded takenOff arrived missing handedOver } } }',
        { id },
      )
  ).movement;

export const refused = (code: string, field: string | null) => ({ __typename: 'Problem', code, field });

export const oneOf = async (world: World, options = {}): Promise<string> =>
  (await preparing(world, 1, options))[0] as string;

export const list = (world: World, movement: string, id: string, occurredAt = when.listed) =>
  act(world, manila, 'manifestPassenger', { case: id, movement, occurredAt });

export const takeOff = (world: World, movement: string, id: string, occurredAt: string) =>
  act(world, manila, 'takeOff', { case: id, movement, occurredAt, reason: 'UNFIT', note: 'A fever.' });

export const board = (world: World, movement: string, id: string, more: object = {}) =>
  act(world, manila, 'board', { case: id, movement, occurredAt: when.boarded, ...more });
