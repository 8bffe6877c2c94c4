import { splitReasons } from '#domain';
import { atOnce } from './at-once';
import { arrived, assessed, shelterWith } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ours = 'shelter.kemensos';
const theirs = 'service.kpppa';
const EVENING = '2025-06-14T12:00:00Z';
const NIGHT = '2025-06-14T20:00:00Z';

const CASE = '... on Case { id state stays { shelter { id } splitReason leftAt } }';
const types: Record<string, string> = { keepApart: 'KeepPeopleApart' };
async function act(name: string, input: object, login = ours, selection = CASE) {
  const type = types[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${selection} ... on Problem { code field message } } }`;
  return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
}
const refused = (code: string, field: string) => ({ __typename: 'Problem', code, field });
const one = async (people: object, receiver?: string) => {
  const [came] = await arrived(world, 1, { people, ...(receiver && { receiver }) });
  return came?.id as string;
};
const woman = (receiver?: string) => one({ sex: 'FEMALE', birthDate: '1990-01-02' }, receiver);
const man = () => one({ sex: 'MALE', birthDate: '1988-03-04' });
const child = (receiver?: string) => one({ sex: 'FEMALE', birthDate: '2018-05-06' }, receiver);
const kin = async (of: string, other: string, relation: string, login = ours) => {
  const linked = { case: of, other, relation, proof: 'INTERVIEW', occurredAt: EVENING };
  const made = await act('linkKin', linked, login, '... on Kin { id }');
  if (made.code) throw new Error(JSON.stringify(made));
  return made.id as string;
};
const house = (beds: object = {}, unit?: string) =>
  shelterWith(world, { FAMILY: 4, WOMEN: 4, MEN: 4, MINOR: 4, ...beds }, unit);
const place = (id: string, shelter: string, bedKind: string, more: object = {}, login = ours) =>
  act('placeInShelter', { case: id, shelter, bedKind, occurredAt: EVENING, ...more }, login);
const placeFamily = (shelter: string, guests: object[], more: object = {}) =>
  act(
    'placeFamily',
    { shelter, guests, occurredAt: EVENING, ...more },
    ours,
    '... on Shelter { id beds { kind free } }',
  );
const leaveBed = (input: object) => act('leaveShelter', input, ours, '... on Shelter { id }');
const inFamilyBeds = (...ids: string[]) => ids.map((id) => ({ case: id, bedKind: 'FAMILY' }));
const separated = async (id: string, login = ours) =>
  (await world.as(login).ask('query ($id: ID!) { case(id: $id) { separated } }', { id })).case.separated;
const toReunite = async (login = ours) => {
  const { cases, todo } = await world
    .as(login)
    .ask('{ cases(filter: { todo: REUNITE }, first: 100) { items { id } } todo { code count } }');
  const ids = cases.items.map((each: { id: string }) => each.id);
  expect(todo.find((each: { code: string }) => each.code === 'REUNITE').count).toBe(ids.length);
  return ids as string[];
};

describe('A family that comes to a shelter', () => {
  it('is placed together, all or nobody', async () => {
    const [mother, father, girl] = [await woman(), await man(), await child()];
    await kin(girl, mother, 'CHILD');
    await kin(father, girl, 'PARENT');
    await kin(mother, father, 'SPOUSE');
    const small = await house({ FAMILY: 2 });
    expect(await placeFamily(small, inFamilyBeds(mother, father, girl))).toMatchObject({ code: 'SHELTER_FULL' });
    const { rows } = await world.owner.query('select from stay where shelter_id = $1', [small]);
    expect(rows).toHaveLength(0);
    const home = await house({ FAMILY: 3 });
    expect(await placeFamily(home, inFamilyBeds(mother, father, girl))).toMatchObject({
      id: home,
      beds: expect.arrayContaining([{ kind: 'FAMILY', free: 0 }]),
    });
    for (const id of [mother, father, girl]) expect(await separated(id)).toBe(false);
    // And moves together to another house, though nobody of them could go first.
    const next = await house();
    const moving = { occurredAt: NIGHT };
    expect(await place(mother, next, 'FAMILY', { ...moving, withFamily: true })).toMatchObject(
      refused('FAMILY_SPLIT', 'splitReason'),
    );
    expect(await placeFamily(next, inFamilyBeds(girl, father, mother), moving)).toMatchObject({ id: next });
  });

  it('names the guest whose bed is refused', async () => {
    const [mother, girl] = [await woman(), await child()];
    await kin(girl, mother, 'CHILD');
    const home = await house();
    const wrong = [
      { case: mother, bedKind: 'FAMILY' },
      { case: girl, bedKind: 'MEN' },
    ];
    expect(await placeFamily(home, wrong)).toMatchObject(refused('WRONG_BED', 'guests.1.bedKind'));
    const hidden = [{ case: key() }, { case: girl }];
    expect(await placeFamily(home, hidden)).toMatchObject(refused('NOT_FOUND', 'guests.0.case'));
  });

  it('is not parted between two houses without a reason, which is kept with the stay', async () => {
    const [wife, husband] = [await woman(), await man()];
    await kin(wife, husband, 'SPOUSE');
    const [here, there] = [await house(), await house()];
    expect(await place(wife, here, 'WOMEN')).toMatchObject({ state: 'IN_SHELTER' });
    const no = await place(husband, there, 'MEN');
    expect(no).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    expect(JSON.stringify(no)).not.toContain(wife);
    expect(await place(husband, there, 'MEN', { splitReason: 'OWN_WISH' })).toMatchObject({
      stays: [{ shelter: { id: there }, splitReason: 'OWN_WISH' }],
    });
    expect(await place(husband, here, 'MEN', { occurredAt: NIGHT })).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('may sleep in beds of several kinds in one house, and other relatives where they like', async () => {
    const [wife, husband, aunt] = [await woman(), await man(), await woman()];
    await kin(wife, husband, 'SPOUSE');
    await kin(aunt, wife, 'RELATIVE');
    const home = await house();
    expect(await place(wife, home, 'WOMEN')).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place(husband, home, 'MEN')).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place(aunt, await house(), 'WOMEN')).toMatchObject({ state: 'IN_SHELTER' });
  });

  it('has its child beside one of its adults, and any reason is not enough to part them', async () => {
    const [mother, girl] = [await woman(), await child()];
    await kin(girl, mother, 'CHILD');
    const [here, there] = [await house(), await house()];
    // The mother waits for her bed: the child does not get one before her.
    expect(await place(girl, here, 'MINOR')).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    expect(await place(mother, here, 'WOMEN')).toMatchObject({ state: 'IN_SHELTER' });
    expect(await separated(girl)).toBe(true);
    expect(await toReunite()).toContain(girl);
    for (const splitReason of splitReasons.codes.filter((code) => !splitReasons.row(code).child))
      expect(await place(girl, there, 'MINOR', { splitReason })).toMatchObject(refused('CHILD_ALONE', 'splitReason'));
    expect(await place(girl, here, 'MINOR')).toMatchObject({ state: 'IN_SHELTER' });
    expect(await separated(girl)).toBe(false);
    expect(await toReunite()).not.toContain(girl);
    // Neither does the mother leave the child behind for her own convenience.
    expect(await place(mother, there, 'WOMEN', { occurredAt: NIGHT, splitReason: 'OWN_WISH' })).toMatchObject(
      refused('CHILD_ALONE', 'splitReason'),
    );
    expect(await place(mother, there, 'WOMEN', { occurredAt: NIGHT, splitReason: 'MEDICAL' })).toMatchObject({
      state: 'IN_SHELTER',
    });
    expect([await separated(girl), await separated(mother)]).toEqual([true, false]);
    expect(await toReunite()).toContain(girl);
  });

  it('is not left behind by its last adult without a word, and nobody is kept for that', async () => {
    const [mother, girl, father] = [await woman(), await child(), await man()];
    await kin(girl, mother, 'CHILD');
    await kin(girl, father, 'CHILD');
    const here = await house();
    for (const [id, kind] of [
      [mother, 'WOMEN'],
      [girl, 'MINOR'],
      [father, 'MEN'],
    ] as const)
      await place(id, here, kind, { splitReason: 'SAFETY' });
    const leave = (id: string) => leaveBed({ case: id, reason: 'HOSPITAL', occurredAt: NIGHT });
    // The other one stays with the child.
    expect(await leave(father)).toEqual({ __typename: 'Shelter', id: here });
    expect(await leave(mother)).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    await assessed(world, [mother], NIGHT);
    const home = { case: mother, occurredAt: '2025-06-15T20:00:00Z' };
    expect(await act('goHome', home)).toMatchObject(refused('FAMILY_SPLIT', 'splitReason'));
    expect(await separated(girl)).toBe(false);
    expect(await act('goHome', { ...home, splitReason: 'OWN_WISH' })).toMatchObject({ state: 'RETURNED_HOME' });
    expect(await separated(girl)).toBe(true);
    expect(await toReunite()).toContain(girl);
  });

  it('of whom the adult went without a word is written down as it was', async () => {
    const [mother, girl] = [await woman(), await child()];
    await kin(girl, mother, 'CHILD');
    const here = await house();
    await place(mother, here, 'WOMEN');
    await place(girl, here, 'MINOR');
    const left = { case: mother, reason: 'LEFT_UNTOLD', occurredAt: NIGHT };
    expect(await leaveBed(left)).toEqual({ __typename: 'Shelter', id: here });
    expect(await separated(girl)).toBe(true);
  });

  it('is asked nothing about kin whom the caller does not see', async () => {
    const [mother, girl] = [await woman('PPPA-LYN'), await child()];
    await kin(girl, mother, 'CHILD', 'desk.kemlu');
    const shelter = await house({}, 'PPPA-LYN');
    expect(await place(mother, shelter, 'WOMEN', {}, theirs)).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place(girl, await house(), 'MINOR')).toMatchObject({ state: 'IN_SHELTER' });
    expect([await separated(girl), await separated(girl, 'desk.kemlu')]).toEqual([false, true]);
    expect(await toReunite()).not.toContain(girl);
  });

  it('is no family where two must be kept apart, and nobody is told why', async () => {
    const [father, girl] = [await man(), await child()];
    await kin(girl, father, 'CHILD');
    const apart = { case: girl, other: father, reason: 'VIOLENCE', note: 'Dia memukul anaknya.', occurredAt: EVENING };
    await act('keepApart', apart, ours, '... on Case { id }');
    const [here, there] = [await house(), await house()];
    expect(await place(father, here, 'MEN')).toMatchObject({ state: 'IN_SHELTER' });
    expect(await place(girl, here, 'MINOR')).toMatchObject(refused('KEEP_APART', 'shelter'));
    expect(await place(girl, there, 'MINOR')).toMatchObject({ stays: [{ splitReason: null }] });
    expect(await separated(girl)).toBe(false);
    expect(await toReunite()).not.toContain(girl);
    // A house for both of them is refused though they are named as one family.
    const both = inFamilyBeds(father, girl);
    expect(await placeFamily(await house(), both, { occurredAt: NIGHT })).toMatchObject({ code: 'KEEP_APART' });
  });
});

describe('Two desks at once', () => {
  it('who house a couple in two houses: the second is told that it parts them', async () => {
    const [wife, husband] = [await woman(), await man()];
    const link = await kin(wife, husband, 'SPOUSE');
    const [here, there] = [await house(), await house()];
    const answers = await atOnce<{ state?: string; code?: string }>(world, 'kin', link, [
      () => place(wife, here, 'WOMEN'),
      () => place(husband, there, 'MEN'),
    ]);
    expect(answers.map(({ state, code }) => state ?? code).sort()).toEqual(['FAMILY_SPLIT', 'IN_SHELTER']);
  });

  it('who give the last family beds to two families: one of them gets all of theirs, the other none', async () => {
    const home = await house({ FAMILY: 3 });
    const families: string[][] = [];
    while (families.length < 2) {
      const [mother, girl] = [await woman(), await child()];
      await kin(girl, mother, 'CHILD');
      families.push([mother, girl]);
    }
    const { rows } = await world.owner.query(`select id from bed where shelter_id = $1 and kind = 'FAMILY'`, [home]);
    const answers = await atOnce<{ id?: string; code?: string }>(
      world,
      'bed',
      rows[0].id,
      families.map((ids) => () => placeFamily(home, inFamilyBeds(...ids))),
    );
    expect(answers.map(({ id, code }) => code ?? id).sort()).toEqual(['SHELTER_FULL', home].sort());
    const stays = await world.owner.query(
      `select case_id from stay where shelter_id = $1 and bed_kind = 'FAMILY' order by 1`,
      [home],
    );
    const winners = families.find((ids) => ids.includes(stays.rows[0]?.case_id));
    expect(stays.rows.map((row) => row.case_id)).toEqual(winners?.toSorted());
  });
});
