import { idOf } from '../src/demonstration/cast';
import { does, made } from './administering';
import { key, openWorld, type World } from './world';

let world: World;
let second: string;
let tries = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  second = await made(world, `second${++tries}.manila`, 'KBRI-MNL', ['officer']);
});
afterAll(() => world.close());

const manila = 'officer.manila';
const ADMIN = 'admin';
const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
/** Somebody whose case the second officer is in charge of. */
async function theirs(): Promise<string> {
  const [one] = await world.registered(1, manila, { consents });
  const id = one?.id ?? '';
  expect(await act('assignCase', { case: id, account: second, reason: 'WORKLOAD' })).toMatchObject({ id });
  return id;
}
const answers: Record<string, string> = {
  assignCase: 'Case { id }',
  transferCase: 'Referral { id state }',
  answerReferral: 'Referral { id state }',
  reassignCaseload: 'Caseload { moved left }',
};
async function act(name: string, input: object, login = manila) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on ${answers[name]} ... on Problem { code field } } }`;
  const sent = { key: key(), occurredAt: '2025-06-10T00:00:00Z', ...input };
  return (await world.as(login).ask(document, { input: sent }))[name];
}
const inCharge = async (id: string, login = manila) =>
  (await world.as(login).ask('query ($id: ID) { case(id: $id) { answerable { account { login } } } }', { id })).case
    .answerable.account?.login ?? null;
const nobodys = async (id: string, login = manila) => {
  const { cases, todo } = await world
    .as(login)
    .ask('{ cases(filter: { todo: ASSIGN }, first: 100) { items { id } } todo { code count } }');
  const ids: string[] = cases.items.map((one: { id: string }) => one.id);
  expect(todo.find(({ code }: { code: string }) => code === 'ASSIGN')?.count ?? 0).toBe(ids.length);
  return ids.includes(id);
};
const disable = (account: string) => does(world, ADMIN, 'disableAccount', { account });

describe('The cases of a colleague who is out', () => {
  it('are nobody’s in the same instant, and the unit finds them to put somebody in charge of', async () => {
    const id = await theirs();
    expect([await inCharge(id), await nobodys(id)]).toEqual([`second${tries}.manila`, false]);
    expect((await disable(second)).disabledAt).not.toBeNull();
    expect([await inCharge(id), await nobodys(id)]).toEqual([null, true]);
    // Nor are they theirs again by being let in again.
    await does(world, ADMIN, 'enableAccount', { account: second });
    expect(await inCharge(id)).toBeNull();
  });

  it('are nobody’s when they go to another unit', async () => {
    const id = await theirs();
    const moved = await does(world, ADMIN, 'changeAccount', { account: second, unit: idOf('unit KJRI-DXB') });
    expect(moved).toMatchObject({ unit: { code: 'KJRI-DXB' } });
    expect([await inCharge(id), await nobodys(id)]).toEqual([null, true]);
  });

  it('still go to a successor all at once', async () => {
    const id = await theirs();
    await disable(second);
    const handed = { from: second, to: idOf(`account ${manila}`), reason: 'ROTATION' };
    expect(await act('reassignCaseload', handed)).toMatchObject({ moved: 1, left: 0 });
    expect(await inCharge(id)).toBe(manila);
  });

  it.each(['are not theirs again', 'are theirs again while the wall is away'])(
    'that come back to the unit %s',
    async (what) => {
      const id = await theirs();
      const give = async (from: string, to: string, unit: string) => {
        const { id: referral } = await act('transferCase', { case: id, toUnit: idOf(`unit ${unit}`) }, from);
        const taken = { referral, accept: true, occurredAt: '2025-06-11T00:00:00Z' };
        expect(await act('answerReferral', taken, to)).toMatchObject({ state: 'ACCEPTED' });
      };
      await give(manila, 'shelter.kemensos', 'KEMENSOS-RS');
      const away = what.includes('away');
      if (away) await world.owner.query('alter table account disable trigger unassign_gone');
      await disable(second);
      await world.owner.query('alter table account enable trigger unassign_gone');
      await give('shelter.kemensos', manila, 'KBRI-MNL');
      const { rows } = await world.owner.query(
        `select c.owner_id as owner, a.account_id as account from cases c join case_access a on a.case_id = c.id and a.unit_id = c.holder_id where c.id = $1`,
        [id],
      );
      // What is left in the unit’s own row is no longer taken for who is in charge.
      expect(rows).toEqual([{ owner: null, account: away ? second : null }]);
    },
  );
});
