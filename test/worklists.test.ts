import { idOf } from '../src/demonstration/cast';
import { worklists } from '#domain';
import { key, openWorld, type World } from './world';

let world: World;
let ids: string[];
beforeAll(async () => {
  world = await openWorld();
  const made = [
    ...(await world.registered(3)),
    ...(await world.registered(2, 'officer.manila', { country: 'KH' })),
    ...(await world.registered(2, 'officer.phnompenh', { country: 'KH' })),
  ];
  ids = made.map(({ id }) => id);
  const step = (id: string, name: string, version: number) =>
    world
      .as('officer.manila')
      .ask('mutation ($input: MoveCase!) { moveCase(input: $input) { ... on Problem { code } } }', {
        input: { key: key(), case: id, version, step: name, occurredAt: '2025-06-07T00:00:00Z' },
      });
  await step(ids[0] as string, 'openIntake', 1);
  await world
    .as('officer.manila')
    .ask('mutation ($input: OpenHold!) { openHold(input: $input) { ... on Problem { code field } } }', {
      input: {
        key: key(),
        case: ids[1],
        code: 'EXIT_PERMIT_PENDING',
        occurredAt: '2025-06-07T00:00:00Z',
      },
    });
});
afterAll(() => world.close());

/** Every page of a list, in small pages. */
async function listed(login: string, filter: object): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const { cases }: { cases: { items: { id: string }[]; next: string | null } } = await world
      .as(login)
      .ask(
        'query ($filter: CaseFilter, $after: String) { cases(first: 2, filter: $filter, after: $after) { items { id } next } }',
        { filter, after },
      );
    found.push(...cases.items.map(({ id }) => id));
    after = cases.next;
  } while (after);
  return found;
}
const counted = async (login: string, filter: object): Promise<number> => {
  const { caseCounts } = await world
    .as(login)
    .ask('query ($filter: CaseFilter) { caseCounts(filter: $filter) { count } }', { filter });
  return caseCounts.reduce((sum: number, row: { count: number }) => sum + row.count, 0);
};

describe('a worklist', () => {
  const unit = (code: string) => idOf(`unit ${code}`);
  it.each([
    [{}, 5],
    [{ state: 'REPORTED' }, 4],
    [{ stage: 'REPORT' }, 5],
    [{ stage: 'PREPARATION' }, 0],
    [{ country: 'KH' }, 2],
    [{ country: 'KH', state: 'INTAKE' }, 0],
    [{ post: unit('KBRI-MNL') }, 5],
    [{ holder: unit('KBRI-PNH') }, 0],
    [{ hold: 'EXIT_PERMIT_PENDING' }, 1],
    [{ hold: 'OVERSTAY_FINE' }, 0],
    [{ mine: true }, 1],
    [{ assigned: idOf('account officer.manila') }, 1],
    [{ changedSince: '2999-01-01T00:00:00Z' }, 0],
    [{ todo: 'OPEN_INTAKE' }, 4],
    [{ todo: 'BEGIN_SCREENING' }, 1],
    [{ todo: 'CLEAR_HOLD' }, 1],
    [{ todo: 'ASSIGN' }, 4],
    [{ child: true }, 0],
  ])('of %j holds as many as its count says', async (filter, many) => {
    const found = await listed('officer.manila', filter);
    expect(new Set(found).size).toBe(many);
    expect(found).toHaveLength(many);
    expect(await counted('officer.manila', filter)).toBe(many);
  });

  it('holds what one may see and nothing else, for the national desk all', async () => {
    expect(await counted('officer.phnompenh', { country: 'KH' })).toBe(2);
    expect(await counted('officer.bangkok', { country: 'KH' })).toBe(0);
    expect(await counted('desk.kemlu', { country: 'KH' })).toBe(4);
    expect((await listed('desk.kemlu', { country: 'KH' })).sort()).toEqual(ids.slice(3).sort());
  });

  it.each([
    'officer.manila',
    'officer.phnompenh',
    'officer.bangkok',
    'desk.kemlu',
    'shelter.kemensos',
    'police',
    'immigration',
    'caseworker.iom',
    'social.ntt',
    'migrants.kp2mi',
    'service.kpppa',
  ])('of what is to be done agrees with its count, for %s', async (login) => {
    const { todo } = await world.as(login).ask('{ todo { code count } }');
    expect(todo.length).toBeGreaterThan(0);
    for (const { code, count } of todo)
      expect([code, (await listed(login, { todo: code })).length]).toEqual([code, count]);
    const codes = todo.map(({ code }: { code: string }) => code);
    for (const code of worklists.codes.filter((one) => !codes.includes(one))) {
      const { errors } = await world
        .as(login)
        .attempt('query ($todo: WorklistCode!) { cases(filter: { todo: $todo }) { items { id } } }', { todo: code });
      expect([code, errors?.[0]?.extensions.code]).toEqual([code, 'FORBIDDEN']);
    }
  });

  it('by holds is refused to who may not read them', async () => {
    const { errors } = await world
      .as('caseworker.iom')
      .attempt('{ cases(filter: { hold: OVERSTAY_FINE }) { items { id } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', field: 'filter.hold' });
  });
});
