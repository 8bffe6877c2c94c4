import { openPool } from '../src/platform/db/pool';
import { rotate } from '../src/platform/vault/rotate';
import { act, issue, manila, oneOf, planned, list, readyOn, when } from './journey';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const manifestsOf = async (id: string, login = manila) =>
  (
    await world.as(login).ask(
      `query ($id: ID!) { movement(id: $id) { manifests { id version checkCode outdated legs { id carrier number from to plannedDeparture plannedArrival }
         difference { changed { passenger what } legs } } } }`,
      { id },
    )
  ).movement.manifests;

const said = 'manifested { manifestId name sex birthDate number }';
const saidOf = async (id: string, login = manila) =>
  (await world.as(login).ask(`query ($id: ID!) { case(id: $id, purpose: TRAVEL) { ${said} } }`, { id })).case
    .manifested;

async function renumbered(id: string, number: string) {
  const { documents } = (
    await world.as(manila).ask('query ($id: ID!) { case(id: $id) { documents { id version } } }', { id })
  ).case;
  const [{ id: document, version }] = documents;
  await act(world, manila, 'updateDocument', { document, version, number, occurredAt: when.ready });
}

async function renamed(id: string, value: string) {
  const fact = { field: 'NAME', value, proof: 'PASSPORT', occurredAt: when.ready };
  await act(world, manila, 'assertFact', { case: id, ...fact });
}

const later = { plannedDeparture: '2025-06-15T05:00:00Z', plannedArrival: '2025-06-15T09:00:00Z' };

describe('an issued manifest', () => {
  it('keeps the names, numbers and times that it was issued with, and the next tells what is another', async () => {
    const { id: movement, legs } = await planned(world);
    const id = await oneOf(world);
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    const passenger = (await manifestLines(movement))[0]?.passenger;
    const [first] = await manifestsOf(movement);
    expect(first).toMatchObject({
      outdated: false,
      legs: [
        { id: legs[0], carrier: 'GA', from: 'MNL', plannedDeparture: expect.stringContaining('2025-06-15T02:00') },
      ],
    });
    const [before] = await saidOf(id);
    expect(before).toMatchObject({ manifestId: first.id, number: 'X123', name: expect.any(String) });

    await renumbered(id, 'X999');
    await renamed(id, 'SITI KARNILA');
    const at = { occurredAt: when.issued, reason: 'WEATHER' };
    await act(world, manila, 'retimeLeg', { leg: legs[0], version: 1, ...later, ...at });
    expect(await manifestsOf(movement)).toMatchObject([{ ...first, outdated: true }]);
    await issue(world, movement);
    const both = await manifestsOf(movement);
    expect(both).toMatchObject([
      { ...first, outdated: true },
      {
        outdated: false,
        legs: [{ plannedDeparture: expect.stringContaining('2025-06-15T05:00') }],
        difference: { changed: [{ passenger, what: ['NAME', 'NUMBER'] }], legs: [legs[0]] },
      },
    ]);
    expect(await saidOf(id)).toEqual([
      before,
      { ...before, manifestId: both[1].id, name: 'SITI KARNILA', number: 'X999' },
    ]);
  });

  it('is out of date once something that it shows is another, and by nothing else', async () => {
    const { id: movement } = await planned(world);
    const id = await oneOf(world);
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    const last = async () => (await manifestsOf(movement)).at(-1);
    const said = async (field: string, value: string, proof = 'PASSPORT') =>
      act(world, manila, 'assertFact', { case: id, field, value, proof, occurredAt: when.ready });
    const { case: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id, purpose: TRAVEL) { person { name } documents { id version number } } }', {
        id,
      });
    const [{ id: document, version, number }] = read.documents;
    // The day on which it ends, the same number once more, the same name by another paper, another name by none.
    const update = (more: object) =>
      act(world, manila, 'updateDocument', { document, occurredAt: when.ready, ...more });
    expect((await update({ version, number, expiresOn: '2026-01-31' })).code).toBeUndefined();
    expect((await said('NAME', read.person.name)).code).toBeUndefined();
    expect((await said('ALIAS', 'KARNI')).code).toBeUndefined();
    expect(await last()).toMatchObject({ outdated: false });
    expect((await update({ version: version + 1, number: 'X998' })).code).toBeUndefined();
    expect(await last()).toMatchObject({ outdated: true });
    await issue(world, movement);
    expect(await last()).toMatchObject({ outdated: false });
    await said('BIRTH_DATE', '1991-02-03', 'BIRTH_CERTIFICATE');
    expect(await last()).toMatchObject({ outdated: true });
  });

  it('is not out of date by a name or a number that was another in between, and is as it says again', async () => {
    const { id: movement } = await planned(world);
    const [id, other] = [await oneOf(world), await oneOf(world)];
    await readyOn(world, movement, [id, other]);
    await issue(world, movement);
    const last = async () => (await manifestsOf(movement)).at(-1);
    const [{ name, sex, birthDate }] = await saidOf(id);
    const said = async (field: string, value: string, proof = 'PASSPORT') => {
      const fact = { case: id, field, value, proof, occurredAt: when.ready };
      expect((await act(world, manila, 'assertFact', fact)).code).toBeUndefined();
    };
    await said('NAME', 'SITI KARNILA');
    expect(await last()).toMatchObject({ outdated: true });
    await said('NAME', name);
    expect(await last()).toMatchObject({ outdated: false });
    await said('SEX', sex === 'MALE' ? 'FEMALE' : 'MALE', 'INTERVIEW');
    expect(await last()).toMatchObject({ outdated: true });
    const asked = 'query ($id: ID!) { case(id: $id, purpose: TRAVEL) { person { facts { id field inForce } } } }';
    const { facts } = (await world.as(manila).ask(asked, { id })).case.person;
    const wrong = facts.find((one: { field: string; inForce: boolean }) => one.field === 'SEX' && one.inForce);
    await act(world, manila, 'withdrawFact', {
      case: id,
      fact: wrong.id,
      ground: 'TYPED_WRONGLY',
      occurredAt: when.ready,
    });
    expect(await last()).toMatchObject({ outdated: false });
    await renumbered(id, 'X999');
    expect(await last()).toMatchObject({ outdated: true });
    await renumbered(id, 'X123');
    expect(await last()).toMatchObject({ outdated: false });
    await said('BIRTH_DATE', '1991-02-03');
    expect(await last()).toMatchObject({ outdated: true });
    const worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 1 });
    await rotate(worker, world.ring, 0);
    await worker.end();
    await said('BIRTH_DATE', birthDate);
    expect(await last()).toMatchObject({ outdated: false });
    // The other one is called the same, which no mark tells; a version of before there were marks goes by the change.
    const { rows } = await world.owner.query(
      `select count(distinct e ->> 'personMark')::int as marks from manifest m cross join jsonb_array_elements(m.entries) e
       where m.movement_id = $1`,
      [movement],
    );
    expect(rows).toEqual([{ marks: 2 }]);
    await world.owner.query(
      `update manifest m set entries = (select jsonb_agg(e - 'personMark') from jsonb_array_elements(m.entries) e)
       where m.movement_id = $1`,
      [movement],
    );
    await renamed(id, 'SITI KARNILA');
    await renamed(id, name);
    expect(await last()).toMatchObject({ outdated: true });
  });

  it('calls somebody by their working label again, once the name that was told is withdrawn', async () => {
    const { id: movement } = await planned(world);
    const id = await oneOf(world, { overrides: { name: null, nameless: 'UNABLE' } });
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    const [{ name: label }] = await saidOf(id);
    expect(label).toMatch(/ KBRI-MNL /);
    await renamed(id, 'SITI KARNILA');
    await issue(world, movement);
    const asked = 'query ($id: ID!) { case(id: $id, purpose: TRAVEL) { person { facts { id field inForce } } } }';
    const { facts } = (await world.as(manila).ask(asked, { id })).case.person;
    const wrong = facts.find((one: { field: string; inForce: boolean }) => one.field === 'NAME' && one.inForce);
    await act(world, manila, 'withdrawFact', {
      case: id,
      fact: wrong.id,
      ground: 'TYPED_WRONGLY',
      occurredAt: when.ready,
    });
    expect(await manifestsOf(movement)).toMatchObject([{ outdated: false }, { outdated: true }]);
    await issue(world, movement);
    expect(await saidOf(id)).toMatchObject([{ name: label }, { name: 'SITI KARNILA' }, { name: label }]);
  });

  it('tells of each of what they were called alone, and only with a purpose', async () => {
    const { id: movement } = await planned(world);
    const id = await oneOf(world);
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    await issue(world, movement);
    expect(await manifestsOf(movement)).toMatchObject([{}, { outdated: false, difference: { changed: [], legs: [] } }]);
    const ask = `query ($id: ID!) { case(id: $id) { ${said} } }`;
    await expect(world.as(manila).ask(ask, { id })).rejects.toThrow('PURPOSE_NEEDED');
    await expect(world.as('caseworker.iom').ask(ask, { id })).rejects.toThrow('FORBIDDEN');
    const { rows } = await world.owner.query('select string_agg(i::text, $1) as all from manifest_person i', [' ']);
    expect(rows[0].all).not.toContain('X123');
    expect(await saidOf(id, 'immigration')).toHaveLength(2);
  });

  it('says nothing any more of somebody whose key was destroyed', async () => {
    const { id: movement } = await planned(world);
    const id = await oneOf(world);
    await list(world, movement, id);
    await issue(world, movement);
    await world.owner.query('delete from person_key where person_id = (select person_id from cases where id = $1)', [
      id,
    ]);
    expect(await saidOf(id)).toMatchObject([{ name: null, birthDate: null, number: null, sex: null }]);
  });
});

async function manifestLines(id: string): Promise<{ passenger: string }[]> {
  const { movement } = await world
    .as(manila)
    .ask('query ($id: ID!) { movement(id: $id) { manifests { lines { passenger } } } }', { id });
  return movement.manifests[0].lines;
}
