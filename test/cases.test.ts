import { atOnce } from './at-once';
import { key, openWorld, somebody, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const REGISTER = `mutation ($input: RegisterCase!) { registerCase(input: $input) {
  __typename ... on Case { id number state stage version person { name birthYear } }
  ... on Problem { code field message remedy } } }`;

const MOVE = `mutation ($input: MoveCase!) { moveCase(input: $input) {
  __typename ... on Case { id state version } ... on Problem { code field message remedy } } }`;

describe('an officer registers somebody', () => {
  it('and reads them back from the worklist, one-word name and all', async () => {
    const officer = world.as('officer.manila');
    const { registerCase } = await officer.ask(REGISTER, { input: { ...somebody(1), name: 'SUMARNI' } });
    expect(registerCase).toMatchObject({
      __typename: 'Case',
      state: 'REPORTED',
      stage: 'REPORT',
      person: { name: 'SUMARNI' },
    });
    const { cases } = await officer.ask('{ cases { items { id person { name } } next } }');
    expect(cases.items).toContainEqual({ id: registerCase.id, person: { name: 'SUMARNI' } });
  });

  it('once, however often the form is sent', async () => {
    const input = somebody(2);
    const officer = world.as('officer.manila');
    const answers = await Promise.all(Array.from({ length: 100 }, () => officer.ask(REGISTER, { input })));
    const ids = new Set(answers.map(({ registerCase }) => registerCase.id));
    expect([...ids]).toEqual([input.id]);
    const { rows } = await world.owner.query('select count(*)::int as n from cases where id = $1', [input.id]);
    expect(rows).toEqual([{ n: 1 }]);
    const events = await world.owner.query('select count(*)::int as n from case_event where case_id = $1', [input.id]);
    expect(events.rows).toEqual([{ n: 1 }]);
  });

  it('and a key that was used for other content is refused', async () => {
    const input = somebody(3);
    const officer = world.as('officer.manila');
    await officer.ask(REGISTER, { input });
    const { registerCase } = await officer.ask(REGISTER, { input: { ...input, name: 'Somebody else' } });
    expect(registerCase).toMatchObject({ __typename: 'Problem', code: 'KEY_REUSED', field: 'key' });
  });

  it.each([
    [{ name: '   ' }, 'NAME_MISSING', 'name'],
    [{ birthDate: '31/02/1999' }, 'IMPOSSIBLE_DATE', 'birthDate'],
    [{ nik: '123' }, 'INVALID_NIK', 'nik'],
    [{ phone: 'x' }, 'INVALID_PHONE', 'phone'],
    [{ homeRegency: '99.99' }, 'UNKNOWN_CODE', 'homeRegency'],
    [{ country: 'XX' }, 'UNKNOWN_CODE', 'country'],
    [{ receivedAt: '2999-01-01T00:00:00Z' }, 'IN_FUTURE', 'receivedAt'],
    [{ group: key() }, 'GROUP_CLOSED', 'group'],
  ])('and %j is refused by name, with a remedy', async (wrong, code, field) => {
    const { registerCase } = await world.as('officer.manila').ask(REGISTER, { input: { ...somebody(4), ...wrong } });
    expect(registerCase).toMatchObject({ __typename: 'Problem', code, field });
    expect(registerCase.remedy).not.toBe('');
  });

  it('in a batch where each row has its own answer', async () => {
    const rows = [somebody(5), { ...somebody(6), name: '' }, somebody(7)];
    const { registerCases } = await world
      .as('officer.manila')
      .ask(
        `mutation ($rows: [RegisterCase!]!) { registerCases(rows: $rows) { __typename ... on Case { id } ... on Problem { code field } } }`,
        { rows },
      );
    expect(registerCases).toEqual([
      { __typename: 'Case', id: rows[0]?.id },
      { __typename: 'Problem', code: 'NAME_MISSING', field: 'name' },
      { __typename: 'Case', id: rows[2]?.id },
    ]);
  });
});

describe('another embassy', () => {
  it('is told the same of a case that is not its own as of one that is not there', async () => {
    const [one] = await world.registered(1);
    const stranger = world.as('officer.phnompenh');
    const input = (id: string | undefined) => ({
      key: key(),
      case: id,
      version: 1,
      step: 'openIntake',
      occurredAt: '2025-06-05T02:00:00Z',
    });
    const hidden = await stranger.attempt(MOVE, { input: input(one?.id) });
    const absent = await stranger.attempt(MOVE, { input: input(key()) });
    expect(hidden.body).toBe(absent.body);
    expect(hidden.body).toContain('NOT_FOUND');
    const read = (id: string | undefined) =>
      stranger.attempt('query ($id: ID!) { case(id: $id) { id number } }', { id });
    expect((await read(one?.id)).body).toBe((await read(key())).body);
  });
});

describe('a case moves', () => {
  it('by the table, and an illegal step names what is possible', async () => {
    const [one] = await world.registered(1);
    const officer = world.as('officer.manila');
    const step = (name: string, version: number) =>
      officer.ask(MOVE, {
        input: { key: key(), case: one?.id, step: name, version, occurredAt: '2025-06-05T02:00:00Z' },
      });
    expect((await step('markReady', 1)).moveCase).toMatchObject({
      code: 'ILLEGAL_MOVE',
      remedy: expect.stringContaining('Buka penerimaan'),
    });
    expect((await step('openIntake', 1)).moveCase).toMatchObject({ state: 'INTAKE', version: 2 });
    expect((await step('beginScreening', 1)).moveCase).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    expect((await step('beginScreening', 2)).moveCase).toMatchObject({ code: 'NEEDS_TRIAGED', field: 'needs' });
  });

  it('under an open form, and what rests on the older stage is told so; what is only added stands', async () => {
    const [{ id }] = (await world.registered(1)) as [{ id: string; number: string; version: number }];
    const officer = world.as('officer.manila');
    const occurredAt = '2025-06-05T02:00:00Z';
    const step = (name: string) => async () =>
      (await officer.ask(MOVE, { input: { key: key(), case: id, step: name, version: 1, occurredAt } })).moveCase;
    const need = (more: object) => async () =>
      (
        await officer.ask(
          'mutation ($input: RecordNeed!) { recordNeed(input: $input) { ... on Case { state version } ... on Problem { code field } } }',
          { input: { key: key(), case: id, code: 'INJURY', occurredAt, ...more } },
        )
      ).recordNeed;
    const stale = { code: 'STALE_VERSION', field: 'version' };
    const answers = await atOnce(world, 'cases', id, [
      step('openIntake'),
      step('suspend'),
      need({ version: 1 }),
      need({}),
    ]);
    expect(answers).toMatchObject([{ state: 'INTAKE', version: 2 }, stale, stale, { state: 'INTAKE', version: 3 }]);
  });
});
