import crypto from 'node:crypto';
import { waiting } from './at-once';
import { key, openWorld, somebody, type World } from './world';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

const REGISTER = `mutation ($input: RegisterCase!) {
  registerCase(input: $input) { ... on Case { id number version } ... on Problem { code field } }
}`;
const register = (input: object) => world.as('officer.manila').ask(REGISTER, { input });

describe('An act under one key', () => {
  it('is done once by ten that come at the same moment, and all are answered alike', async () => {
    const input = somebody(1);
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(input)));
    expect(answers[0].registerCase).toMatchObject({ id: input.id, version: 1 });
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    const { rows } = await world.owner.query('select from case_event where case_id = $1', [input.id]);
    expect(rows).toHaveLength(1);
  });

  it('is the first that comes of two with other content; the other is told so', async () => {
    const same = key();
    const answers = await Promise.all([1, 2].map((i) => register({ ...somebody(i), key: same })));
    const refused = answers.filter((one) => one.registerCase.code);
    expect(refused).toEqual([{ registerCase: { code: 'KEY_REUSED', field: 'key' } }]);
  });

  it('may be tried again after it was refused', async () => {
    const input = somebody(3);
    const refused = await register({ ...input, receivedAt: new Date(Date.now() + 86_400_000).toISOString() });
    expect(refused.registerCase).toMatchObject({ code: 'IN_FUTURE' });
    expect((await register(input)).registerCase).toMatchObject({ id: input.id });
  });

  it('goes on as the first when the other that held the key is undone', async () => {
    const input = somebody(4);
    const [account] = (await world.owner.query(`select id from account where login = 'officer.manila'`)).rows;
    await world.owner.query('begin');
    const held = 'insert into idempotency_key (account_id, key, content) values ($1, $2, $3)';
    await world.owner.query(held, [account.id, input.key, Buffer.from('another')]);
    const second = register(input);
    await waiting(world, 1);
    await world.owner.query('rollback');
    expect((await second).registerCase).toMatchObject({ id: input.id });
  });

  it('is refused when the other that held the key is done', async () => {
    const input = somebody(5);
    const [account] = (await world.owner.query(`select id from account where login = 'officer.manila'`)).rows;
    await world.owner.query('begin');
    const held = 'insert into idempotency_key (account_id, key, content) values ($1, $2, $3)';
    await world.owner.query(held, [account.id, input.key, Buffer.from('another')]);
    const second = register(input);
    await waiting(world, 1);
    await world.owner.query('commit');
    expect((await second).registerCase).toMatchObject({ code: 'KEY_REUSED', field: 'key' });
    const { rows } = await world.owner.query('select from cases where id = $1', [input.id]);
    expect(rows).toEqual([]);
  });
});

describe('A number that the core makes', () => {
  /** Chance gives the same eight bytes so many times, and then again what it likes. */
  const real = crypto.randomBytes;
  function chance(times: number) {
    let left = times;
    return jest
      .spyOn(crypto, 'randomBytes')
      .mockImplementation((size: number) => (size === 8 && left-- > 0 ? Buffer.alloc(8, 7) : real(size)));
  }
  afterEach(() => jest.restoreAllMocks());

  it('that somebody has already is made anew, and nobody hears of it', async () => {
    const made = chance(3);
    const [one, other] = [await register(somebody(6)), await register(somebody(7))];
    expect(made.mock.calls.filter(([size]) => size === 8).length).toBeGreaterThanOrEqual(4);
    expect(one.registerCase.number).toMatch(/^PLG-/);
    expect(other.registerCase.number).toMatch(/^PLG-/);
    expect(other.registerCase.number).not.toBe(one.registerCase.number);
    const { rows } = await world.owner.query('select kind from case_event where case_id = $1', [other.registerCase.id]);
    expect(rows).toEqual([{ kind: 'register' }]);
  });

  it('is not tried for ever', async () => {
    chance(99);
    await register(somebody(8));
    // Somebody has it, whatever is tried: refused, and nothing is left.
    const input = somebody(9);
    expect((await register(input)).registerCase).toMatchObject({ code: 'KEY_REUSED' });
    expect((await world.owner.query('select from cases where id = $1', [input.id])).rows).toEqual([]);
  });
});
