import { idOf } from '../src/demonstration/cast';
import { Db } from '../src/platform/db/db';
import { sql, type Sql } from '../src/platform/db/sql';
import { atOnce } from './at-once';
import {
  act,
  arrived,
  countsOf,
  departed,
  immigration,
  kemensos,
  manila,
  move,
  planned,
  readyOn,
  refused,
  preparing,
  issue,
  boardAll,
  stateOf,
  when,
} from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const shelter = 'shelter.kemensos';

interface Bast {
  giver?: string;
  receiver?: string;
  movement?: string;
  occurredAt?: string;
}

async function draft(
  people: readonly string[],
  { giver = manila, receiver = kemensos, movement, occurredAt = when.handed }: Bast = {},
) {
  const id = key();
  const each = people.map((one) => ({ case: one, condition: 'GOOD', belongings: 'One bag, a phone.', note: 'Slept.' }));
  const paper = { id, number: `BAST/${id.slice(0, 4)}`, movement, place: 'CGK', receiver, occurredAt, people: each };
  return { id, answer: await act(world, giver, 'draftHandover', paper) };
}

const versionOf = async (id: string): Promise<number> =>
  (await world.owner.query('select version from handover where id = $1', [id])).rows[0]?.version ?? 1;
const sign = async (login: string, handover: string, signedAt = when.handed, more: object = {}) =>
  act(world, login, 'signHandover', { handover, version: await versionOf(handover), signedAt, ...more });
const reachOf = async (id: string, unit: string) => {
  const sees = 'select reach from case_access where case_id = $1 and unit_id = $2';
  return (await world.owner.query(sees, [id, unit])).rows[0]?.reach ?? null;
};
const holderOf = async (id: string) =>
  (await world.owner.query('select holder_id as holder from cases where id = $1', [id])).rows[0].holder;

describe('a BAST', () => {
  it('is of people who have arrived, and counts who has not', async () => {
    const plan = await planned(world);
    const under = await departed(world, 2, plan);
    const here = await arrived(world, 1, await planned(world));
    expect((await draft([...under, ...here])).answer).toMatchObject({
      ...refused('NOT_ARRIVED', 'people'),
      message: expect.stringContaining('2'),
    });
    expect((await draft(here, { movement: plan.id })).answer).toMatchObject(refused('NOT_ARRIVED', 'people'));
    expect((await draft(here, { occurredAt: when.landed })).answer).toMatchObject(refused('NOT_ARRIVED', 'people'));
    expect((await draft(here, { receiver: key() })).answer).toMatchObject(refused('NOT_FOUND', 'receiver'));
    expect((await draft(here, { receiver: idOf('unit KBRI-MNL') })).answer).toMatchObject(
      refused('INVALID_VALUE', 'receiver'),
    );
    expect((await draft([...here, ...here])).answer).toMatchObject(refused('INVALID_VALUE', 'people'));
    expect((await draft(here, { giver: shelter, receiver: idOf('unit MITRA-RMH') })).answer).toMatchObject(
      refused('FORBIDDEN', 'case'),
    );
  });

  it('of a foreign case is refused as if there were none', async () => {
    const here = await arrived(world, 1, await planned(world));
    expect((await draft(here, { giver: 'service.kpppa' })).answer).toMatchObject(refused('NOT_FOUND', 'case'));
    expect((await draft([key()], { giver: 'service.kpppa' })).answer).toMatchObject(refused('NOT_FOUND', 'case'));
  });

  it('passes custody when both have signed, and no sooner', async () => {
    const plan = await planned(world);
    const ids = await arrived(world, 2, plan);
    const { id, answer } = await draft(ids, { movement: plan.id });
    expect(answer).toMatchObject({
      __typename: 'Handover',
      version: 1,
      people: [{ condition: 'GOOD', belongings: 'One bag, a phone.' }, {}],
    });
    const waits = async (login: string) =>
      JSON.stringify(await world.as(login).ask('{ handovers(unsigned: true) { items { id } } }')).includes(id);
    expect([await waits(manila), await waits(shelter), await waits('desk.kemlu')]).toEqual([true, true, false]);
    expect(await sign(manila, id, '2025-06-15T11:00:00Z')).toMatchObject(refused('BEFORE_EARLIER_STEP', 'signedAt'));
    expect(await sign(manila, id, '2999-01-01T00:00:00Z')).toMatchObject(refused('IN_FUTURE', 'signedAt'));
    expect(await sign(manila, id)).toMatchObject({ giverSignedAt: expect.any(String), receiverSignedAt: null });
    expect([await waits(manila), await waits(shelter)]).toEqual([false, true]);
    expect(await sign(manila, id)).toMatchObject(refused('SIGNED', 'handover'));
    expect(await countsOf(world, plan.id)).toMatchObject({ counts: { arrived: 2, handedOver: 0 } });
    expect([await holderOf(ids[0] as string), await reachOf(ids[0] as string, kemensos)]).toEqual([
      idOf('unit KBRI-MNL'),
      'TRAVEL',
    ]);
    const bed = (occurredAt: string) =>
      act(world, shelter, 'placeInShelter', {
        case: ids[0],
        shelter: idOf('shelter RPTC-2'),
        bedKind: 'WOMEN',
        occurredAt,
      });
    expect(await bed(when.handed)).toMatchObject(refused('BAST_SIGNED', 'handover'));
    expect(await sign(shelter, id)).toMatchObject({
      version: 3,
      giverSignedAt: expect.any(String),
      receiverSignedAt: expect.any(String),
    });
    expect(await bed('2025-06-15T11:00:00Z')).toMatchObject(refused('BAST_SIGNED', 'handover'));
    expect(await bed(when.handed)).toMatchObject({ state: 'IN_SHELTER' });
    for (const one of ids) {
      expect([await holderOf(one), await reachOf(one, kemensos), await reachOf(one, idOf('unit KBRI-MNL'))]).toEqual([
        kemensos,
        'CUSTODY',
        'SUMMARY',
      ]);
    }
    expect(await countsOf(world, plan.id, shelter)).toMatchObject({ counts: { arrived: 2, handedOver: 2 } });
    const { handover } = await world
      .as(manila)
      .ask(
        'query ($id: ID!) { handover(id: $id) { giver { code } receiver { code } movement { id } people { condition } } }',
        { id },
      );
    expect(handover).toMatchObject({
      giver: { code: 'KBRI-MNL' },
      receiver: { code: 'KEMENSOS-RS' },
      movement: { id: plan.id },
      people: [{}, {}],
    });
    const { handovers } = await world.as(shelter).ask('{ handovers { items { id } next } }');
    expect(handovers.items).toContainEqual({ id });
  });

  it('may be signed by the receiver first', async () => {
    const ids = await arrived(world, 2, await planned(world));
    const { id } = await draft(ids);
    await sign(shelter, id);
    expect(await sign(manila, id)).toMatchObject({ version: 3 });
    for (const one of ids) expect([await holderOf(one), await reachOf(one, kemensos)]).toEqual([kemensos, 'CUSTODY']);
    const { case: read } = await world
      .as(shelter)
      .ask('query ($id: ID!) { case(id: $id) { timeline { kind unit { code } } handovers { handover { id } } } }', {
        id: ids[0],
      });
    expect(read.timeline.at(-1)).toEqual({ kind: 'signHandover', unit: { code: 'KBRI-MNL' } });
    expect(read.handovers).toEqual([{ handover: { id } }]);
  });

  it('passes custody once when both sign at the same moment', async () => {
    const ids = await arrived(world, 2, await planned(world));
    const { id } = await draft(ids);
    const answers = await atOnce(world, 'handover', id, [() => sign(manila, id), () => sign(shelter, id)]);
    // What the later one read was no longer what they would have signed.
    expect(answers).toMatchObject([{ version: 2 }, refused('STALE_VERSION', 'version')]);
    await sign(shelter, id);
    const { rows } = await world.owner.query(
      `select count(*)::int as n from case_event where kind = 'signHandover' and case_id = any ($1)`,
      [ids],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('is signed by its parties alone', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const { id } = await draft(ids, { receiver: idOf('unit KP2MI-JKT') });
    // Who meets the people sees the paper of those who go elsewhere; a stranger does not.
    expect(await sign(shelter, id)).toMatchObject(refused('NOT_A_PARTY', 'handover'));
    expect(await sign('shelter.partner', id)).toMatchObject(refused('NOT_FOUND', 'handover'));
    expect(await sign('shelter.partner', key())).toMatchObject(refused('NOT_FOUND', 'handover'));
  });

  it('hands nobody over twice', async () => {
    const ids = await arrived(world, 2, await planned(world));
    const [first, second] = [await draft(ids), await draft(ids, { receiver: idOf('unit KP2MI-JKT') })];
    await sign(manila, first.id);
    await sign(manila, second.id);
    const answers = await atOnce(world, 'cases', [...ids].sort()[0] as string, [
      () => sign(shelter, first.id),
      () => sign('migrants.kp2mi', second.id),
    ]);
    const late = { ...refused('ALREADY_HANDED_OVER', 'handover'), message: expect.stringContaining('2') };
    expect(answers).toMatchObject([{ version: 3 }, late]);
    for (const one of ids) expect(await holderOf(one)).toBe(kemensos);
    expect((await draft(ids)).answer).toMatchObject({
      ...refused('ALREADY_HANDED_OVER', 'people'),
      message: expect.stringContaining('2'),
    });
  });

  it('is told in the timeline also where the receiver gave back their part before they signed', async () => {
    const [id] = (await arrived(world, 1, await planned(world))) as [string];
    const { id: handover } = await draft([id]);
    await sign(manila, handover);
    const offering = async (login: string, name: string, input: object) => {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on Referral { id state } ... on Problem { code } } }`;
      return (await world.as(login).ask(document, { input: { key: key(), occurredAt: when.handed, ...input } }))[name];
    };
    const back = await offering(shelter, 'returnCase', { case: id });
    expect(await offering(manila, 'answerReferral', { referral: back.id, accept: true })).toMatchObject({
      state: 'ACCEPTED',
    });
    expect(await sign(shelter, handover)).toMatchObject({ version: 3 });
    expect(await holderOf(id)).toBe(kemensos);
    const { rows } = await world.owner.query(
      `select count(*)::int as n from case_event where kind = 'signHandover' and case_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is for those alone who may answer for people, and opens nobody to others', async () => {
    const ids = await arrived(world, 1, await planned(world));
    expect((await draft(ids, { receiver: idOf('unit POLRI-PPA') })).answer).toMatchObject(
      refused('NOT_A_HOLDER', 'receiver'),
    );
    expect(await reachOf(ids[0] as string, idOf('unit POLRI-PPA'))).toBeNull();
  });

  it('opens nobody any more to who was to receive them, once somebody else did', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const [id] = ids as [string];
    await draft(ids, { receiver: idOf('unit KP2MI-JKT') });
    expect(await reachOf(id, idOf('unit KP2MI-JKT'))).toBe('TRAVEL');
    const other = await draft(ids);
    await sign(manila, other.id);
    await sign(shelter, other.id);
    expect(await holderOf(id)).toBe(kemensos);
    expect(await reachOf(id, idOf('unit KP2MI-JKT'))).toBe('TRACE');
  });

  it('goes on from one receiver to the next', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const kp2mi = 'migrants.kp2mi';
    const listed = async (login: string) =>
      (await world.as(login).ask('query ($id: ID!) { handover(id: $id) { people { person { name } } } }', { id }))
        .handover;
    const { id } = await draft(ids, { receiver: idOf('unit KP2MI-JKT') });
    // Nobody signs for people whom they can not see.
    expect((await listed(kp2mi)).people).toEqual([{ person: { name: expect.any(String) } }]);
    await sign(manila, id);
    await sign(kp2mi, id);
    // The way is over for who only let them in.
    expect(await reachOf(ids[0] as string, immigration)).toBe('TRACE');
    const next = await draft(ids, { giver: kp2mi });
    expect(next.answer).toMatchObject({ __typename: 'Handover' });
    await sign(kp2mi, next.id);
    await sign(shelter, next.id);
    expect(await holderOf(ids[0] as string)).toBe(kemensos);
  });

  it('does not pass who has gone missing since it was drafted', async () => {
    const ids = (await arrived(world, 2, await planned(world))) as [string, string];
    const { id } = await draft(ids);
    await sign(manila, id);
    expect(await move(world, ids[0], 'loseContact', when.handed, { note: 'Left the hall.' })).toMatchObject({
      state: 'MISSING',
    });
    expect(await sign(shelter, id)).toMatchObject({
      ...refused('NOT_ARRIVED', 'handover'),
      message: expect.stringContaining('1'),
    });
    for (const one of ids) expect(await holderOf(one)).toBe(idOf('unit KBRI-MNL'));
  });

  it('is signed for who arrived, and takes nobody who was taken off', async () => {
    const flown = await planned(world);
    const here = await arrived(world, 1, flown);
    const waiting = await planned(world);
    const [ill] = (await preparing(world, 1)) as [string];
    await readyOn(world, waiting.id, [ill]);
    await issue(world, waiting.id);
    await boardAll(world, waiting.id, [ill]);
    const { id } = await draft(here);
    await sign(manila, id);
    const off = (movement: string, one: string) =>
      act(world, manila, 'takeOff', { case: one, movement, occurredAt: when.boarded, reason: 'UNFIT' });
    expect(await off(flown.id, here[0] as string)).toMatchObject(refused('MOVEMENT_CLOSED', 'movement'));
    expect(await off(waiting.id, ill)).toMatchObject({ state: 'PREPARING' });
    expect(await sign(shelter, id)).toMatchObject({ version: 3 });
    expect([await stateOf(world, here[0] as string), await stateOf(world, ill)]).toEqual(['ARRIVED', 'PREPARING']);
    expect((await draft([ill])).answer).toMatchObject(refused('NOT_ARRIVED', 'people'));
  });
});

describe('a signed BAST', () => {
  /** As the unit itself, past the application: the connection of the serving role, under a context that is in order. */
  async function asUnit(login: string, statement: Sql): Promise<void> {
    const { rows } = await world.owner.query(
      'select id as account, unit_id as unit, login, roles, language from account where login = $1',
      [login],
    );
    await world.app.get(Db).transaction(rows[0], ({ query }) => query(statement));
  }

  it('can not be changed past the application either', async () => {
    const ids = await arrived(world, 2, await planned(world));
    const { id } = await draft([ids[0] as string]);
    const forged = sql`update handover set receiver_signed_at = now(), receiver_account_id = app.account() where id = ${id}`;
    await expect(asUnit(manila, forged)).rejects.toThrow('signed');
    await sign(manila, id);
    await expect(asUnit(manila, sql`update handover set giver_signed_at = now() where id = ${id}`)).rejects.toThrow(
      'signed',
    );
    await expect(asUnit(manila, sql`update handover set number = 'X' where id = ${id}`)).rejects.toThrow(
      'permission denied',
    );
    await expect(
      asUnit(manila, sql`update handed_person set condition = 'HOSPITAL' where handover_id = ${id}`),
    ).rejects.toThrow('permission denied');
    const added = sql`insert into handed_person (id, case_id, person_id, unit_id, occurred_at, recorded_at, handover_id, condition)
      select gen_random_uuid(), c.id, c.person_id, app.unit(), now(), now(), ${id}, 'GOOD' from cases c where c.id = ${ids[1]}`;
    await expect(asUnit(manila, added)).rejects.toThrow('signed');
    const pass = sql`select app.pass_custody(${id})`;
    await expect(asUnit(manila, pass)).rejects.toThrow('not signed');
    await sign(shelter, id);
    // Again it passes nothing.
    await asUnit(manila, pass);
    expect([await holderOf(ids[0] as string), await holderOf(ids[1] as string)]).toEqual([
      kemensos,
      idOf('unit KBRI-MNL'),
    ]);
    const born = sql`insert into handover (id, version, number, place, giver_id, receiver_id, occurred_at, recorded_at, giver_signed_at, receiver_signed_at)
      values (gen_random_uuid(), 1, 'X', 'CGK', app.unit(), ${kemensos}, now(), now(), now(), now())`;
    await expect(asUnit(manila, born)).rejects.toThrow('row-level security');
  });
});
