import supertest from 'supertest';
import { idOf } from '../src/demonstration/cast';
import { Db } from '../src/platform/db/db';
import { sql, type Sql } from '../src/platform/db/sql';
import { arrived, kemensos, manila, planned, refused, when } from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const shelter = 'shelter.kemensos';
const LATER = '2025-06-16T02:00:00Z';
const kp2mi = 'migrants.kp2mi';
const toKp2mi = { receiver: idOf('unit KP2MI-JKT') };

const HANDOVER = `__typename ... on Handover { id version people { id notTold items { id kind name missing follows { id name } } } }
  ... on Problem { code message field }`;
const paper = async (login: string, name: 'draftHandover' | 'draftAddendum' | 'signHandover', input: object) => {
  const type = name[0]?.toUpperCase() + name.slice(1);
  const asked = `mutation ($input: ${type}!) { ${name}(input: $input) { ${HANDOVER} } }`;
  return (await world.as(login).ask(asked, { input: { key: key(), ...input } }))[name];
};
const sign = async (login: string, handover: string, signedAt: string, more: object = {}) => {
  const { rows } = await world.owner.query('select version from handover where id = $1', [handover]);
  const answer = await paper(login, 'signHandover', { handover, version: rows[0]?.version, signedAt, ...more });
  if (answer.code) throw new Error(JSON.stringify(answer));
  return answer;
};
const come = async (): Promise<string> => (await arrived(world, 1, await planned(world)))[0] as string;

const things = [
  { kind: 'MEDICINE', name: 'Rifampicin 450 mg' },
  { kind: 'BELONGING', name: 'Blue bag' },
];
const draft = async (login: string, one: string, items: object[], to: object, occurredAt: string) => {
  const id = key();
  const people = [{ case: one, condition: 'GOOD', items }];
  const paperOf = { id, number: `BAST/${id.slice(0, 4)}`, place: 'CGK', occurredAt, people, ...to };
  return { id, answer: await paper(login, 'draftHandover', paperOf) };
};
/** From the post to the shelter, with two things; what came along is theirs to carry on. */
const first = async (one: string) => {
  const { id } = await draft(manila, one, things, { receiver: kemensos }, when.handed);
  await sign(manila, id, when.handed);
  const signed = await sign(shelter, id, when.handed);
  const items: { id: string; kind: string }[] = signed.people[0].items;
  const thing = (kind: string) => items.find((item) => item.kind === kind)?.id ?? '';
  return { id, medicine: thing('MEDICINE'), bag: thing('BELONGING') };
};
const following = (thing: object, follows: string, more: object = {}) => ({ ...thing, follows, ...more });
const [MEDICINE, BAG] = things as [object, object];
const carriedOf = async (login: string, id: string) =>
  (await world.as(login).ask('query ($id: ID!) { case(id: $id) { carried } }', { id })).case?.carried;
const untoldOf = async (login: string, id: string) => {
  const asked = 'query ($id: ID!) { case(id: $id) { custody { how document untold { kind unit party } } } }';
  const { case: read } = await world.as(login).ask(asked, { id });
  return read.custody.flatMap(({ untold }: { untold: object[] }) => untold);
};
const notToldOf = async (login: string, id: string) =>
  (await world.as(login).ask('query ($id: ID!) { handover(id: $id) { people { notTold } } }', { id })).handover
    ?.people[0]?.notTold;

/** On from the shelter with these things, signed by both. */
const second = async (one: string, items: object[]) => {
  const { id } = await draft(shelter, one, items, toKp2mi, LATER);
  await sign(shelter, id, LATER);
  await sign(kp2mi, id, LATER);
  return id;
};

describe('A thing that goes along with somebody', () => {
  it('is carried on from one BAST to the next, by whoever has the person then', async () => {
    const one = await come();
    expect(await carriedOf(manila, one)).toEqual([]);
    const { medicine, bag } = await first(one);
    expect((await carriedOf(shelter, one)).toSorted()).toEqual([medicine, bag].toSorted());
    const id = await second(one, [following(MEDICINE, medicine), following(BAG, bag)]);
    expect(await notToldOf(kp2mi, id)).toEqual([]);
    expect(await untoldOf(kp2mi, one)).toEqual([]);
    const asked = `query ($id: ID!) { handover(id: $id) { people { items { id name follows { id name } } } } }`;
    const { items } = (await world.as(kp2mi).ask(asked, { id })).handover.people[0];
    expect(items).toContainEqual(expect.objectContaining({ follows: { id: bag, name: 'Blue bag' }, name: 'Blue bag' }));
    expect((await carriedOf(kp2mi, one)).toSorted()).toEqual(items.map((item: { id: string }) => item.id).toSorted());
  });

  it('that nobody tells of shows to both before they sign, stops nobody, and stays with who gave', async () => {
    const one = await come();
    const { medicine, bag } = await first(one);
    const { id, answer } = await draft(shelter, one, [following(BAG, bag)], toKp2mi, LATER);
    expect(answer.people[0].notTold).toEqual([medicine]);
    expect(await notToldOf(kp2mi, id)).toEqual([medicine]);
    await sign(shelter, id, LATER);
    await sign(kp2mi, id, LATER);
    expect(await untoldOf(kp2mi, one)).toEqual([{ kind: 'MEDICINE', unit: 'KEMENSOS-RS', party: null }]);
    const { text } = await supertest(world.url)
      .get(`/rights/record/${one}`)
      .set('authorization', `Bearer ${await world.tokenOf(kp2mi)}`);
    expect(text).toContain('Barang yang tidak disebut lagi <i lang="en">Things not told of any more</i>');
    const { rows } = await world.owner.query('select count(*)::int as all from handed_item where case_id = $1', [one]);
    expect(rows[0].all).toBe(3);
  });

  it('that was not told of is put right by an addendum, once both have signed it', async () => {
    const one = await come();
    const { medicine, bag } = await first(one);
    const id = await second(one, [following(BAG, bag)]);
    const addendum = key();
    const items = [following(MEDICINE, medicine)];
    const people = [{ case: one, condition: 'GOOD', items }];
    await paper(shelter, 'draftAddendum', { id: addendum, handover: id, occurredAt: LATER, people });
    await sign(shelter, addendum, LATER);
    expect(await untoldOf(kp2mi, one)).toHaveLength(1);
    const signed = await sign(kp2mi, addendum, LATER);
    expect(signed.people[0].notTold).toEqual([]);
    expect([await untoldOf(kp2mi, one), await notToldOf(kp2mi, id)]).toEqual([[], []]);
    expect(await carriedOf(kp2mi, one)).toContain(signed.people[0].items[0].id);
  });

  it('that an addendum says did not come along is not asked for at the next handover', async () => {
    const one = await come();
    const { id, medicine, bag } = await first(one);
    const addendum = key();
    const people = [{ case: one, condition: 'GOOD', items: [following(BAG, bag, { missing: 'KEPT_AS_EVIDENCE' })] }];
    await paper(manila, 'draftAddendum', { id: addendum, handover: id, occurredAt: when.handed, people });
    await sign(manila, addendum, when.handed);
    await sign(shelter, addendum, when.handed);
    expect(await carriedOf(shelter, one)).toEqual([medicine]);
    const next = await second(one, [following(MEDICINE, medicine)]);
    expect(await notToldOf(kp2mi, next)).toEqual([]);
  });

  it('is told of also by saying why it does not come along', async () => {
    const one = await come();
    const { medicine, bag } = await first(one);
    const id = await second(one, [
      following(MEDICINE, medicine, { missing: 'USED_UP' }),
      following(BAG, bag, { missing: 'LEFT_BEHIND' }),
    ]);
    expect(await notToldOf(kp2mi, id)).toEqual([]);
    expect(await carriedOf(kp2mi, one)).toEqual([]);
    const { answer } = await draft(kp2mi, one, [{ ...BAG, missing: 'USED_UP' }], { receiver: kemensos }, LATER);
    expect(answer).toMatchObject(refused('INVALID_VALUE', 'items.missing'));
  });

  it('is of the same person and of their last BAST, and of another is as if there were none', async () => {
    const [one, other] = [await come(), await come()];
    const { medicine } = await first(one);
    const { bag } = await first(other);
    for (const follows of [bag, key()]) {
      const { answer } = await draft(shelter, one, [following(BAG, follows)], toKp2mi, LATER);
      expect(answer).toMatchObject(refused('NOT_FOUND', 'items.follows'));
    }
    await second(one, [following(MEDICINE, medicine)]);
    const { answer } = await draft(kp2mi, one, [following(MEDICINE, medicine)], { receiver: kemensos }, LATER);
    expect(answer).toMatchObject(refused('NOT_FOUND', 'items.follows'));
  });

  it.each(['CARE', 'AFTERCARE', 'INQUIRY'])(
    'is shown to who is to receive the person as to any receiver, also where their part is %s, while the draft stands',
    async (reach) => {
      const one = await come();
      const { medicine, bag } = await first(one);
      const receiver = 'service.kpppa';
      const read = `query ($id: ID!, $case: ID!) {
        handover(id: $id) { people { notTold } }
        case(id: $case, purpose: TRAVEL) { carried documents { kind number } signedPapers { number }
          signedPeople { name } handovers { items { id name } } } }`;
      const offered = async () => {
        const { id } = await draft(shelter, one, [following(BAG, bag)], { receiver: idOf('unit PPPA-LYN') }, LATER);
        const seen = await world.as(receiver).ask(read, { id, case: one });
        return { id, seen: { ...seen, case: { ...seen.case, handovers: seen.case.handovers.slice(0, 1) } } };
      };
      const withdrawn = async (handover: string) => {
        const input = { key: key(), handover, version: 1, reason: 'NOT_NOW' };
        const document = `mutation ($input: WithdrawHandover!) { withdrawHandover(input: $input) { __typename } }`;
        const answer = await world.as(shelter).ask(document, { input });
        expect(answer.withdrawHandover.__typename).toBe('Handover');
      };
      const any = await offered();
      expect(any.seen).toMatchObject({
        handover: { people: [{ notTold: [medicine] }] },
        case: { documents: [{ number: 'X123' }], signedPapers: [{ number: 'X123' }], signedPeople: [{}] },
      });
      await withdrawn(any.id);
      await world.owner.query(
        `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
         select c.id, c.person_id, $2, $3, now(), 'REFERRAL', c.number, c.state, c.updated_at from cases c where c.id = $1
         on conflict (case_id, unit_id) do update set reach = excluded.reach, until = 'infinity', why = 'REFERRAL'`,
        [one, idOf('unit PPPA-LYN'), reach],
      );
      const { id, seen } = await offered();
      expect(seen).toEqual(any.seen);
      await withdrawn(id);
      const after = (await world.as(receiver).ask(read, { id, case: one })).case;
      expect(after).toMatchObject({ documents: [], signedPapers: [] });
      if (reach !== 'CARE') expect(after).toMatchObject({ carried: [], signedPeople: [], handovers: [] });
    },
  );

  it('tells somebody without sight of the person nothing', async () => {
    const one = await come();
    const { medicine } = await first(one);
    const stranger = 'service.kpppa';
    expect(await carriedOf(stranger, one)).toBeUndefined();
    const { answer } = await draft(stranger, one, [following(MEDICINE, medicine)], { receiver: kemensos }, LATER);
    expect(answer).toMatchObject(refused('NOT_FOUND', 'case'));
    const id = await second(one, []);
    expect(await notToldOf(kp2mi, id)).toHaveLength(2);
    expect(await notToldOf(stranger, id)).toBeUndefined();
    // Nor past the application, on the connection of the serving role.
    const { rows } = await world.owner.query('select id from handed_person where handover_id = $1', [id]);
    const line = rows[0].id;
    const told = (login: string) =>
      past(login, sql`select app.things_to_follow(${one}, ${id}) as follow, app.not_told(${line}) as untold`);
    expect(await told(stranger)).toEqual([{ follow: [], untold: [] }]);
    expect(await told(kp2mi)).toEqual([
      { follow: expect.arrayContaining([medicine]), untold: expect.arrayContaining([medicine]) },
    ]);
  });
});

async function past(login: string, statement: Sql): Promise<object[]> {
  const { rows } = await world.owner.query(
    'select id as account, unit_id as unit, login, roles, language from account where login = $1',
    [login],
  );
  return world.app.get(Db).transaction(rows[0], ({ query }) => query(statement));
}
