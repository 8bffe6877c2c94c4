import supertest from 'supertest';
import { arrived, handsOf, shelterWith } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const EVENING = '2025-06-14T12:00:00Z';
const RECEIVED = '2025-06-07T02:00:00Z';
const ANSWERED = '2025-06-08T02:00:00Z';
const post = 'officer.manila';
const other = 'officer.phnompenh';

const judged = async (name: 'mergePeople' | 'unmergePeople', input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on PersonMatch { id version } ... on Problem { code field } } }`;
  return (await world.as('desk.kemlu').ask(document, { input: { key: key(), note: 'Sidik jari sama.', ...input } }))[
    name
  ] as { id: string; version: number };
};
const joined = (one: string, two: string) => judged('mergePeople', { case: one, other: two, verdict: 'SAME' });
const apart = ({ id, version }: { id: string; version: number }) => judged('unmergePeople', { match: id, version });

const registered = async (login: string, name: string) =>
  (await world.registered(1, login, { name }))[0] as { id: string; number: string };
const ask = (login: string, id: string, kind: string) =>
  handsOf(world, login).act('recordRightsRequest', { case: id, kind, occurredAt: RECEIVED });
const answer = (login: string, id: string, request: string | undefined, more: object = {}) =>
  handsOf(world, login).act('answerRightsRequest', {
    ...{ case: id, request, outcome: 'GRANTED', occurredAt: ANSWERED, ...more },
  });
interface Request {
  id: string;
  kind: string;
  state: string;
  ground: string | null;
  dueAt: string;
  unit: { code: string };
}
const requestsOf = async (login: string, id: string) => {
  const { case: seen } = await world
    .as(login)
    .ask(`{ case(id: "${id}") { restrictedSince rightsRequests { id kind state ground dueAt unit { code } } } }`);
  return seen as { restrictedSince: string | null; rightsRequests: Request[] };
};
const waitsWith = async (login: string, id: string) => {
  const { inbox } = await world.as(login).ask('{ inbox(first: 100) { items { clock case { id } } } }');
  return (inbox.items as { clock: string; case: { id: string } | null }[])
    .filter((one) => one.case?.id === id && one.clock.startsWith('DATA_'))
    .map(({ clock }) => clock);
};
const printed = async (login: string, id: string) =>
  (
    await supertest(world.url)
      .get(`/rights/record/${id}`)
      .set('authorization', `Bearer ${await world.tokenOf(login)}`)
  ).text;

describe('who was registered twice', () => {
  it('is kept from the same people under either registration, and no longer once they are two again', async () => {
    const { act } = handsOf(world, 'shelter.kemensos');
    const [kept, from, again] = (await arrived(world, 3, { people: { sex: 'MALE', birthDate: '1990-01-01' } })).map(
      ({ id }) => id,
    ) as [string, string, string];
    const shelter = await shelterWith(world, { MEN: 4 });
    const place = (id: string) => act('placeInShelter', { case: id, shelter, bedKind: 'MEN', occurredAt: EVENING });
    const { keepApart } = await world
      .as('shelter.kemensos')
      .ask('mutation ($input: KeepPeopleApart!) { keepApart(input: $input) { __typename } }', {
        input: { key: key(), case: kept, other: from, reason: 'VIOLENCE', occurredAt: EVENING },
      });
    expect(keepApart).toEqual({ __typename: 'Case' });
    const match = await joined(again, kept);
    expect(await place(from)).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place(again)).toMatchObject({ code: 'KEEP_APART', field: 'shelter' });
    await apart(match);
    expect(await place(again)).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place(kept)).toMatchObject({ code: 'KEEP_APART', field: 'shelter' });
  });

  it.each([
    ['RESTRICTION', 'DATA_RESTRICTION'],
    ['ERASURE', 'DATA_ERASURE'],
    ['ACCESS', 'DATA_ACCESS'],
  ])('asks %s of whoever answers for each, and neither office learns of the other', async (kind, clock) => {
    const [here, there] = [await registered(post, 'Candra Kirana'), await registered(other, 'Galuh Kirana')];
    await joined(there.id, here.id);
    await ask(post, here.id, kind);
    const { rightsRequests } = await requestsOf(other, there.id);
    expect(rightsRequests).toMatchObject([{ kind, state: 'OPEN', unit: { code: 'KEMLU-PWNI' } }]);
    expect(await waitsWith(other, there.id)).toEqual([clock]);
    expect(JSON.stringify(rightsRequests)).not.toContain('KBRI-MNL');
    if (kind !== 'ERASURE') {
      expect(await answer(other, there.id, rightsRequests[0]?.id)).toMatchObject({ id: there.id });
      expect(await waitsWith(other, there.id)).toEqual([]);
    }
    if (kind === 'RESTRICTION') expect((await requestsOf(other, there.id)).restrictedSince).not.toBeNull();
    expect((await requestsOf(post, here.id)).rightsRequests).toMatchObject([{ kind, state: 'OPEN' }]);
    expect(await printed(post, here.id)).not.toContain(there.number);
  });

  it('is asked for later too, when the two are found to be one, and not after they were taken apart', async () => {
    const [here, there] = [await registered(post, 'Dyah Pitaloka'), await registered(other, 'Citra Pitaloka')];
    await ask(post, here.id, 'RESTRICTION');
    const [asked] = (await requestsOf(post, here.id)).rightsRequests;
    await answer(post, here.id, asked?.id);
    expect((await requestsOf(other, there.id)).rightsRequests).toEqual([]);
    const match = await joined(there.id, here.id);
    expect((await requestsOf(other, there.id)).rightsRequests).toMatchObject([{ kind: 'RESTRICTION', state: 'OPEN' }]);
    await apart(match);
    expect((await requestsOf(other, there.id)).rightsRequests).toMatchObject([
      { kind: 'RESTRICTION', state: 'REFUSED', ground: 'NOT_THE_PERSON' },
    ]);
    expect(await waitsWith(other, there.id)).toEqual([]);
  });

  it('is restricted where it was asked alone, once they are two again', async () => {
    const [here, there, third] = [
      await registered(post, 'Gayatri Rajapatni'),
      await registered(other, 'Sanggramawijaya'),
      await registered('officer.phnompenh', 'Indreswari Rajapatni'),
    ];
    const granted = async (login: string, id: string) =>
      answer(login, id, (await requestsOf(login, id)).rightsRequests.find(({ state }) => state === 'OPEN')?.id);
    const restricted = async (login: string, id: string) => (await requestsOf(login, id)).restrictedSince !== null;
    await ask(post, here.id, 'RESTRICTION');
    await granted(post, here.id);
    const first = await joined(there.id, here.id);
    const second = await joined(third.id, here.id);
    await granted(other, there.id);
    await granted(other, third.id);
    await ask(other, third.id, 'RESTRICTION');
    await granted(other, third.id);
    expect(await restricted(other, there.id)).toBe(true);
    const version = async () =>
      (await world.as(other).ask(`{ case(id: "${there.id}") { version } }`)).case.version as number;
    const before = await version();
    await apart(first);
    expect([await restricted(post, here.id), await restricted(other, there.id)]).toEqual([true, false]);
    expect(await version()).toBeGreaterThan(before);
    const { case: seen } = await world.as(other).ask(`{ case(id: "${there.id}") { timeline { kind unit { code } } } }`);
    expect(seen.timeline).toContainEqual({ kind: 'liftRestriction', unit: { code: 'KEMLU-PWNI' } });
    // Where the person asked for it as well, it stays.
    await apart(second);
    expect([await restricted(post, here.id), await restricted(other, third.id)]).toEqual([true, true]);
  });

  it('is given a copy of all registrations that the office answers for, and of all there are by the desk', async () => {
    const [one, two, third] = [
      await registered(post, 'Tribhuwana Wijaya'),
      await registered(post, 'Tunggadewi Wijaya'),
      await registered(other, 'Rajasaduhita Wijaya'),
    ];
    await joined(two.id, one.id);
    const last = await joined(third.id, two.id);
    const ours = await printed(post, one.id);
    for (const text of [one.number, two.number, 'Tunggadewi Wijaya']) expect(ours).toContain(text);
    expect(ours).not.toContain(third.number);
    const all = await printed('desk.kemlu', one.id);
    for (const text of [one.number, two.number, third.number, 'Rajasaduhita Wijaya']) expect(all).toContain(text);
    await apart(last);
    expect(await printed('desk.kemlu', one.id)).not.toContain(third.number);
  });
});
