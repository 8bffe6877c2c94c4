import { Db } from '../src/platform/db/db';
import { raw, sql, type Sql } from '../src/platform/db/sql';
import { act, arrived, kemensos, manila, planned, when } from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const shelter = 'shelter.kemensos';
const come = async (): Promise<string> => (await arrived(world, 1, await planned(world)))[0] as string;

async function draft(one: string, items: readonly object[] = []) {
  const id = key();
  const people = [{ case: one, condition: 'GOOD', items }];
  const paper = { id, number: `BAST/${id.slice(0, 4)}`, place: 'CGK', receiver: kemensos, occurredAt: when.handed };
  const answer = await act(world, manila, 'draftHandover', { ...paper, people });
  if (answer.code) throw new Error(JSON.stringify(answer));
  return id;
}
async function sign(login: string, handover: string) {
  const { rows } = await world.owner.query('select version from handover where id = $1', [handover]);
  const input = { handover, version: rows[0].version, signedAt: when.handed };
  const answer = await act(world, login, 'signHandover', input);
  if (answer.code) throw new Error(JSON.stringify(answer));
}

async function renamed(login: string, id: string, value: string, proof = 'PASSPORT') {
  const fact = { field: 'NAME', value, proof, occurredAt: new Date().toISOString() };
  const answer = await act(world, login, 'assertFact', { case: id, ...fact });
  if (answer.code) throw new Error(JSON.stringify(answer));
}

const said =
  'signedPeople { handoverId name sex birthDate notTold } signedPapers { handoverId kind number numberPending }';
const saidOf = async (login: string, id: string) =>
  (await world.as(login).ask(`query ($id: ID!) { case(id: $id, purpose: TRAVEL) { person { name } ${said} } }`, { id }))
    .case;
const markOf = async (login: string, id: string) =>
  (await world.as(login).ask('query ($id: ID!) { handover(id: $id) { version checkCode } }', { id })).handover;

describe('a BAST that is signed', () => {
  it('says what it said at its first signature, whatever is corrected after it', async () => {
    const one = await come();
    const id = await draft(one);
    await renamed(manila, one, 'SITI KARNELA');
    await sign(manila, id);
    const [asGiven, before] = [await markOf(manila, id), await saidOf(manila, one)];
    expect(before).toMatchObject({
      signedPeople: [
        { handoverId: id, name: 'SITI KARNELA', sex: 'FEMALE', birthDate: expect.any(String), notTold: [] },
      ],
      signedPapers: [{ handoverId: id, kind: 'SPLP', number: 'X123', numberPending: false }],
    });
    await renamed(manila, one, 'SITI KARNILA');
    await world.owner.query(`update travel_document set kind = 'PASSPORT' where case_id = $1`, [one]);
    expect(await markOf(manila, id)).toEqual(asGiven);
    await sign(shelter, id);
    const asTaken = await markOf(shelter, id);
    await renamed(shelter, one, 'SITI KARNOLA', 'CIVIL_REGISTRY');
    expect(await markOf(shelter, id)).toEqual(asTaken);
    expect(await saidOf(shelter, one)).toEqual({ ...before, person: { name: 'SITI KARNOLA' } });
    // Who gave them goes on reading whom they gave, but no numbers of papers any more.
    expect(await saidOf(manila, one)).toMatchObject({ signedPeople: before.signedPeople, signedPapers: [] });
  });

  it('is kept by who signs first, also by who receives, and the second changes nothing of it', async () => {
    const one = await come();
    const id = await draft(one);
    await sign(shelter, id);
    const before = await saidOf(shelter, one);
    expect(before).toMatchObject({ signedPeople: [{ handoverId: id }], signedPapers: [{ number: 'X123' }] });
    await renamed(manila, one, 'SITI KARNILA');
    await sign(manila, id);
    expect(await saidOf(shelter, one)).toEqual({ ...before, person: { name: 'SITI KARNILA' } });
  });

  it('calls each side and who signed for it what they were called when they signed', async () => {
    const called = (unit: string, login: string, name: string) =>
      world.owner.query(
        `with u as (update unit set name_id = $3, name_en = $3 || ' (en)' where code = $1)
         update account set name = 'Ibu ' || $3 where login = $2`,
        [unit, login, name],
      );
    const sides = 'giverSigner receiverSigner signedSides { side nameId nameEn }';
    const sidesOf = async (login: string, id: string) =>
      (await world.as(login).ask(`query ($id: ID!) { handover(id: $id) { ${sides} } }`, { id })).handover;
    const one = await come();
    const id = await draft(one);
    expect(await sidesOf(manila, id)).toEqual({ giverSigner: null, receiverSigner: null, signedSides: [] });
    await called('KBRI-MNL', manila, 'Satu');
    await sign(manila, id);
    await called('KBRI-MNL', manila, 'Dua');
    await called('KEMENSOS-RS', shelter, 'Tiga');
    const giver = { side: 'GIVER', nameId: 'Satu', nameEn: 'Satu (en)' };
    const given = { giverSigner: 'Ibu Satu', receiverSigner: null, signedSides: [giver] };
    expect([await sidesOf(manila, id), await sidesOf(shelter, id)]).toEqual([given, given]);
    await sign(shelter, id);
    await called('KEMENSOS-RS', shelter, 'Empat');
    const both = [giver, { side: 'RECEIVER', nameId: 'Tiga', nameEn: 'Tiga (en)' }];
    expect(await sidesOf(manila, id)).toEqual({
      giverSigner: 'Ibu Satu',
      receiverSigner: 'Ibu Tiga',
      signedSides: both,
    });
    // Of one that was signed before they were kept there are the names of today.
    await world.owner.query('delete from signed_side where handover_id = $1', [id]);
    expect(await sidesOf(manila, id)).toEqual({
      giverSigner: 'Ibu Dua',
      receiverSigner: 'Ibu Empat',
      signedSides: [],
    });
  });

  it('tells of each what they were called only with a purpose, and lies sealed', async () => {
    const one = await come();
    const id = await draft(one);
    await renamed(manila, one, 'SITI KANARINA');
    await sign(manila, id);
    const ask = `query ($id: ID!) { case(id: $id) { ${said} } }`;
    await expect(world.as(manila).ask(ask, { id: one })).rejects.toThrow('PURPOSE_NEEDED');
    await expect(world.as('caseworker.iom').ask(ask, { id: one })).rejects.toThrow('FORBIDDEN');
    for (const table of ['signed_person', 'signed_paper']) {
      const { rows } = await world.owner.query(`select string_agg(s::text, ' ') as all from ${table} s`);
      expect(rows[0].all).not.toMatch(/KANARINA|X123/);
    }
    await world.owner.query('delete from person_key where person_id = (select person_id from cases where id = $1)', [
      one,
    ]);
    expect(await saidOf(manila, one)).toMatchObject({
      signedPeople: [{ name: null, sex: null, birthDate: null }],
      signedPapers: [{ number: null }],
    });
  });

  it('lists the things of each as they were entered, not as they fall', async () => {
    const one = await come();
    const names = ['Tas', 'Ijazah', 'Jaket', 'Telepon', 'Surat nikah', 'Buku', 'Sepatu', 'Kartu'];
    const kinds = ['BELONGING', 'PAPER'];
    const id = await draft(
      one,
      names.map((name, i) => ({ kind: kinds[i % 2], name })),
    );
    const { handover } = await world
      .as(manila)
      .ask('query ($id: ID!) { handover(id: $id) { people { items { name } } } }', { id });
    expect(handover.people[0].items.map(({ name }: { name: string }) => name)).toEqual(names);
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
  /** Words of somebody else’s choice for a person of this paper. */
  const forged = (handover: string, one: string, table = 'signed_person') => sql`
    insert into ${raw(table)} (id, case_id, person_id, unit_id, occurred_at, recorded_at, handover_id)
    select gen_random_uuid(), c.id, c.person_id, app.unit(), now(), now(), ${handover} from cases c where c.id = ${one}`;

  it('lets nobody name a side, nor read past the gate who signed, nor a stranger what it was called', async () => {
    const one = await come();
    const id = await draft(one);
    await sign(manila, id);
    const named = sql`insert into signed_side (id, handover_id, side, name_id, name_en)
      values (gen_random_uuid(), ${id}, 'RECEIVER', 'x', 'x')`;
    await expect(asUnit(shelter, named)).rejects.toThrow('permission denied');
    await expect(asUnit(shelter, sql`select signer from signed_side`)).rejects.toThrow('permission denied');
    const seen = (login: string) =>
      asUnit(login, sql`select 1 / (select count(*) from signed_side where handover_id = ${id})`);
    await seen(shelter);
    await expect(seen('service.kpppa')).rejects.toThrow('division by zero');
  });

  it('takes no words of a stranger, of somebody who is not on the paper, nor once both have signed', async () => {
    const [one, other] = [await come(), await come()];
    const id = await draft(one);
    const refusedBy = 'row-level security';
    await expect(asUnit(manila, forged(id, other, 'signed_paper'))).rejects.toThrow(refusedBy);
    await expect(asUnit(manila, forged(id, other))).rejects.toThrow(refusedBy);
    await expect(asUnit('immigration', forged(id, one))).rejects.toThrow(refusedBy);
    await sign(manila, id);
    await sign(shelter, id);
    await world.owner.query('delete from signed_person where handover_id = $1', [id]);
    await expect(asUnit(shelter, forged(id, one))).rejects.toThrow(refusedBy);
  });
});
