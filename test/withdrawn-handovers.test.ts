import { idOf } from '../src/demonstration/cast';
import { Db } from '../src/platform/db/db';
import { sql, type Sql } from '../src/platform/db/sql';
import { act, arrived, kemensos, manila, planned, refused, when } from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const shelter = 'shelter.kemensos';
const social = 'social.ntt';
const ntt = idOf('unit DINSOS-NT');

/** A draft to a province that has no part in the journey, so that the draft alone shows it anybody. */
async function draft(
  people: readonly string[],
  { giver = manila, receiver = ntt, ...more }: Record<string, string> = {},
) {
  const id = key();
  const each = people.map((one) => ({ case: one, condition: 'GOOD' }));
  const paper = { id, number: `BAST/${id.slice(0, 4)}`, place: 'CGK', receiver, occurredAt: when.handed, people: each };
  const answer = await act(world, giver, 'draftHandover', { ...paper, ...more });
  if (answer.code) throw new Error(JSON.stringify(answer));
  return id;
}

const PAPER = `__typename ... on Handover { version withdrawnAt withdrawal } ... on Problem { code field }`;
async function withdraw(login: string, handover: string, more: object = {}) {
  const { rows } = await world.owner.query('select version from handover where id = $1', [handover]);
  const input = { key: key(), handover, version: rows[0]?.version ?? 1, reason: 'OTHER_SIDE', ...more };
  const document = `mutation ($input: WithdrawHandover!) { withdrawHandover(input: $input) { ${PAPER} } }`;
  return (await world.as(login).ask(document, { input })).withdrawHandover;
}
const sign = (login: string, handover: string, version = 1) =>
  act(world, login, 'signHandover', { handover, version, signedAt: when.handed });

const sees = async (login: string, id: string) =>
  (await world.as(login).ask('query ($id: ID!) { case(id: $id) { id } }', { id })).case !== null;
const listOf = async (login: string, handover: string) =>
  (await world.as(login).ask('query ($id: ID!) { handover(id: $id) { people { id } } }', { id: handover })).handover
    .people.length;
/** Whom a signature is awaited for, by the papers that wait and by the worklist. */
async function toSign(login: string) {
  const asked = await world.as(login).ask(`{
    handovers(unsigned: true) { items { people { case { id } } } }
    cases(filter: { todo: SIGN_HANDOVER }) { items { id } }
    todo { code count } }`);
  const papers: { people: { case: { id: string } }[] }[] = asked.handovers.items;
  return {
    papers: [...new Set(papers.flatMap(({ people }) => people.map((one) => one.case.id)))].sort(),
    cases: asked.cases.items.map(({ id }: { id: string }) => id).sort(),
    count: asked.todo.find(({ code }: { code: string }) => code === 'SIGN_HANDOVER')?.count,
  };
}

describe('The draft of a BAST that nobody has signed', () => {
  it('is withdrawn by who drafted it, with a reason, and shows its people to its receiver no more', async () => {
    const ids = await arrived(world, 2, await planned(world));
    const id = await draft(ids);
    expect([await sees(social, ids[0] as string), await listOf(social, id)]).toEqual([true, 2]);
    expect((await toSign(manila)).papers).toEqual(ids.toSorted());
    expect(await withdraw(manila, id, { version: 7 })).toEqual({ ...refused('STALE_VERSION', 'version') });
    expect(await withdraw(manila, id)).toEqual({
      __typename: 'Handover',
      version: 2,
      withdrawnAt: expect.any(String),
      withdrawal: 'OTHER_SIDE',
    });
    expect([await sees(social, ids[0] as string), await listOf(social, id)]).toEqual([false, 0]);
    for (const login of [manila, social]) expect(await toSign(login)).toMatchObject({ papers: [], cases: [] });
    const read = await world
      .as(manila)
      .ask(`query ($id: ID!) { case(id: $id) { timeline { kind code unit { code } } } }`, { id: ids[0] });
    expect(read.case.timeline.at(-1)).toEqual({
      kind: 'withdrawHandover',
      code: 'OTHER_SIDE',
      unit: { code: 'KBRI-MNL' },
    });
    const told = await world.owner.query(
      `select account_id from audit_entry where act = 'withdrawHandover' and kind = 'ACT' and cases @> $1::uuid[]`,
      [ids],
    );
    expect(told.rows).toEqual([{ account_id: idOf(`account ${manila}`) }]);
  });

  it('is signed by nobody any more, and its people are free for another', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const id = await draft(ids);
    await withdraw(manila, id);
    expect(await sign(manila, id, 2)).toMatchObject(refused('HANDOVER_WITHDRAWN', 'handover'));
    expect(await sign(social, id, 2)).toMatchObject(refused('HANDOVER_WITHDRAWN', 'handover'));
    expect(await withdraw(manila, id)).toEqual(refused('HANDOVER_WITHDRAWN', 'handover'));
    const next = await draft(ids, { receiver: kemensos });
    await sign(manila, next);
    expect(await sign(shelter, next, 2)).toMatchObject({ __typename: 'Handover' });
  });

  it('is not the receiver’s to withdraw, nor anybody else’s', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const id = await draft(ids);
    expect(await withdraw(social, id)).toEqual(refused('FORBIDDEN', 'handover'));
    expect(await withdraw('officer.dubai', id)).toEqual(refused('NOT_FOUND', 'handover'));
    expect(await withdraw('immigration', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await sees(social, ids[0] as string)).toBe(true);
  });

  it.each([manila, social])('stands once one side has signed: %s', async (login) => {
    const ids = await arrived(world, 1, await planned(world));
    const id = await draft(ids);
    await sign(login, id);
    expect(await withdraw(manila, id)).toEqual(refused('SIGNATURE_STANDS', 'handover'));
    expect(await sees(social, ids[0] as string)).toBe(true);
  });

  it('is withdrawn too when somebody on it is in other hands, whose timeline tells of it', async () => {
    const ids = await arrived(world, 2, await planned(world));
    const id = await draft(ids);
    const other = await draft([ids[0] as string], { receiver: kemensos });
    await sign(manila, other);
    await sign(shelter, other, 2);
    expect(await withdraw(manila, id)).toMatchObject({ withdrawal: 'OTHER_SIDE' });
    const { rows } = await world.owner.query(
      `select case_id from case_event where kind = 'withdrawHandover' and case_id = any ($1) order by 1`,
      [ids],
    );
    expect(rows.map((row) => row.case_id)).toEqual(ids.toSorted());
  });

  it('goes on showing whom another draft, a manifest or an accepted referral shows', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const [id, other] = [await draft(ids), await draft(ids)];
    await withdraw(manila, id);
    expect(await sees(social, ids[0] as string)).toBe(true);
    await withdraw(manila, other);
    expect(await sees(social, ids[0] as string)).toBe(false);
    // Who receives the movement, and who accepted to receive them.
    for (const [login, receiver] of [
      [shelter, kemensos],
      ['migrants.kp2mi', idOf('unit KP2MI-JKT')],
    ] as const) {
      await withdraw(manila, await draft(ids, { receiver }));
      expect(await sees(login, ids[0] as string)).toBe(true);
    }
  });

  it('leaves an earlier holder what was left to them before it, however it ends', async () => {
    const [one] = (await arrived(world, 1, await planned(world))) as [string];
    const given = await draft([one], { receiver: kemensos });
    await sign(manila, given);
    await sign(shelter, given, 2);
    const mission = idOf('unit KBRI-MNL');
    const part = async () => {
      const asked = 'select reach, since, until, why from case_access where case_id = $1 and unit_id = $2';
      return (await world.owner.query(asked, [one, mission])).rows[0];
    };
    const left = await part();
    expect(left).toMatchObject({ reach: 'SUMMARY', why: 'HANDOVER' });
    const back = () => draft([one], { giver: shelter, receiver: mission });
    const withdrawn = await back();
    expect(await part()).toMatchObject({ reach: 'TRAVEL' });
    // Of two the first shows nothing that the other does not.
    const second = await back();
    await withdraw(shelter, withdrawn);
    expect(await part()).toMatchObject({ reach: 'TRAVEL' });
    await withdraw(shelter, second);
    expect(await part()).toEqual(left);
    expect(await sees(manila, one)).toBe(true);
    const notTaken = await back();
    await sign(shelter, notTaken);
    const refusal = { refused: [{ case: one, reason: 'NOT_PRESENT' }] };
    const input = { handover: notTaken, version: 2, signedAt: when.handed, ...refusal };
    expect(await act(world, manila, 'signHandover', input)).toMatchObject({ __typename: 'Handover' });
    expect(await part()).toEqual(left);
    await back();
    const onward = await draft([one], { giver: shelter });
    await sign(shelter, onward);
    await sign(social, onward, 2);
    expect(await part()).toEqual(left);
  });

  it('of an addendum is withdrawn by the side that drafted it', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const signed = await draft(ids);
    await sign(manila, signed);
    await sign(social, signed, 2);
    const id = key();
    const people = [{ case: ids[0], condition: 'GOOD' }];
    const occurredAt = new Date().toISOString();
    const document = 'mutation ($input: DraftAddendum!) { draftAddendum(input: $input) { __typename } }';
    await world.as(social).ask(document, { input: { key: key(), id, handover: signed, occurredAt, people } });
    expect((await toSign(manila)).papers).toEqual(expect.arrayContaining(ids));
    expect(await withdraw(manila, id)).toEqual(refused('FORBIDDEN', 'handover'));
    expect(await withdraw(social, id, { reason: 'WRONG_PAPER' })).toMatchObject({ withdrawal: 'WRONG_PAPER' });
    expect((await toSign(manila)).cases).not.toEqual(expect.arrayContaining(ids));
    // The BAST beside which it stood is as it was signed.
    expect(await sees(social, ids[0] as string)).toBe(true);
  });
});

describe('The list of a draft', () => {
  it.each(['AFTERCARE', 'INQUIRY'])('is shown to its receiver, also to one whose part is %s', async (reach) => {
    const ids = (await arrived(world, 2, await planned(world))) as [string, string];
    for (const one of ids)
      await world.owner.query(
        `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
         select c.id, c.person_id, $2, $3, now(), 'REFERRAL', c.number, c.state, c.updated_at from cases c where c.id = $1`,
        [one, ntt, reach],
      );
    const elsewhere = await draft(ids, { receiver: kemensos });
    expect((await world.as(social).ask('{ handovers { items { id } } }')).handovers.items).not.toContainEqual({
      id: elsewhere,
    });
    await withdraw(manila, await draft(ids));
    const id = await draft(ids);
    expect(await listOf(social, id)).toBe(2);
    expect(await listOf(manila, id)).toBe(2);
    expect((await toSign(social)).papers).toEqual(expect.arrayContaining(ids));
    const refusal = { refused: [{ case: ids[1], reason: 'NOT_PRESENT' }] };
    const input = { handover: id, version: 1, signedAt: when.handed, ...refusal };
    expect(await act(world, social, 'signHandover', input)).toMatchObject({ __typename: 'Handover' });
    expect(await sign(manila, id, 2)).toMatchObject({ __typename: 'Handover' });
    const asked = 'select reach from case_access where case_id = any ($1) and unit_id = $2 order by reach desc';
    const { rows } = await world.owner.query(asked, [ids, ntt]);
    expect(rows.map((row) => row.reach).toSorted()).toEqual(['CUSTODY', reach].toSorted());
    // Whom they did not take is on no list of theirs any more.
    expect(await listOf(social, id)).toBe(1);
  });
});

describe('What waits for a signature', () => {
  it('is the same by the paper and by the worklist, whatever state its people are in', async () => {
    const arrivals = await arrived(world, 2, await planned(world));
    const [early] = await world.registered(1);
    await draft(arrivals);
    await draft([early?.id ?? ''], { receiver: idOf('unit KJRI-DXB'), occurredAt: new Date().toISOString() });
    for (const [login, ids] of [
      [manila, [...arrivals, early?.id]],
      [social, arrivals],
      ['officer.dubai', [early?.id]],
    ] as const) {
      const waits = await toSign(login);
      expect(waits.papers).toEqual(expect.arrayContaining([...ids]));
      expect(waits.cases).toEqual(waits.papers);
      expect(waits.count).toBe(waits.papers.length);
    }
  });
});

describe('The wall under it', () => {
  async function asUnit(login: string, statement: Sql): Promise<void> {
    const { rows } = await world.owner.query(
      'select id as account, unit_id as unit, login, roles, language from account where login = $1',
      [login],
    );
    await world.app.get(Db).transaction(rows[0], ({ query }) => query(statement));
  }
  const taken = (id: string) => sql`update handover set withdrawn_at = now(), withdrawal = 'NOT_NOW' where id = ${id}`;

  it('lets nobody else withdraw it, nor anybody once it is signed, nor open its people again', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const id = await draft(ids);
    await expect(asUnit(social, taken(id))).rejects.toThrow('not withdrawn');
    await asUnit(manila, taken(id));
    await expect(asUnit(manila, taken(id))).rejects.toThrow('not withdrawn');
    await expect(asUnit(manila, sql`select app.open_handover(${id})`)).rejects.toThrow('not given');
    expect(await sees(social, ids[0] as string)).toBe(false);
    const forged = sql`update handover set giver_signed_at = now(), giver_account_id = app.account() where id = ${id}`;
    await expect(asUnit(manila, forged)).rejects.toThrow('check constraint');
    const other = await draft(ids);
    await sign(social, other);
    await expect(asUnit(manila, taken(other))).rejects.toThrow('check constraint');
  });

  it('is what ends the sight: without it the receiver would go on seeing them', async () => {
    const ids = await arrived(world, 1, await planned(world));
    const id = await draft(ids);
    await world.owner.query('alter table handover disable trigger end_withdrawn');
    try {
      await withdraw(manila, id);
      expect(await sees(social, ids[0] as string)).toBe(true);
    } finally {
      await world.owner.query('alter table handover enable trigger end_withdrawn');
    }
  });
});
