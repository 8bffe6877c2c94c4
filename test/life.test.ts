import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const MOVE = `mutation ($input: MoveCase!) { moveCase(input: $input) {
  __typename ... on Case { id state stage priorState version closureReason } ... on Problem { code field } } }`;

/** Somebody at the door, and the steps taken with them. */
async function somebody() {
  const [one] = await world.registered(1);
  let version = 1;
  const step = async (name: string, day: string, more: object = {}, login = 'officer.manila') => {
    const input = { key: key(), case: one?.id, version, step: name, occurredAt: `${day}T02:00:00Z`, ...more };
    const { moveCase } = await world.as(login).ask(MOVE, { input });
    if (moveCase.version) version = moveCase.version;
    return moveCase;
  };
  return { id: one?.id, step };
}

describe('a case off the way', () => {
  it('is suspended, lost and found, and comes back to where it was', async () => {
    const { step } = await somebody();
    await step('openIntake', '2025-06-06');
    expect(await step('suspend', '2025-06-07')).toMatchObject({
      state: 'ON_HOLD',
      priorState: 'INTAKE',
      stage: 'REPORT',
    });
    expect(await step('loseContact', '2025-06-08')).toMatchObject({ state: 'MISSING', priorState: 'INTAKE' });
    expect(await step('beginScreening', '2025-06-09')).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect(await step('reconnect', '2025-06-10')).toMatchObject({ state: 'INTAKE', priorState: null });
  });

  it('is lost by the decision of a person only', async () => {
    const { step } = await somebody();
    expect(await step('loseContact', '2025-06-06', {}, 'officer.phnompenh')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await step('loseContact', '2025-06-06', {}, 'system.iom')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is ended by a death only where that is certified, never as a step among others or in a batch of steps', async () => {
    const { id, step } = await somebody();
    await expect(step('die', '2025-06-06', { note: 'Died in hospital.' })).rejects.toThrow('CaseStep');
    const { errors } = await world
      .as('officer.manila')
      .attempt('mutation ($rows: [MoveCase!]!) { moveCases(rows: $rows) { __typename } }', {
        rows: [{ key: key(), case: id, version: 1, step: 'die', occurredAt: '2025-06-06T02:00:00Z' }],
      });
    expect(errors?.[0]?.message).toContain('CaseStep');
  });

  it('is not begun before the step that came before it', async () => {
    const { step } = await somebody();
    await step('openIntake', '2025-06-08');
    expect(await step('suspend', '2025-06-07')).toMatchObject({ code: 'BEFORE_EARLIER_STEP', field: 'occurredAt' });
    expect(await step('suspend', '2999-01-01')).toMatchObject({ code: 'IN_FUTURE', field: 'occurredAt' });
  });
});

describe('what an act says has happened', () => {
  const PAST = '2025-06-06T02:00:00Z';
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const scalars: Record<string, unknown> = { ID: key(), Int: 1, Boolean: true, Day: '2025-06-06', DateTime: PAST };
  const anything = (type: GraphQLInputType): unknown => {
    const named = getNamedType(type);
    if (isListType(isNonNullType(type) ? type.ofType : type)) return [];
    if (isEnumType(named)) return named.getValues()[0]?.name;
    if (!isInputObjectType(named)) return scalars[named.name] ?? 'x';
    const needed = Object.values(named.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, anything(field.type)]));
  };
  /** Each act with each moment that it takes; until when something is good may well lie ahead. */
  const claims = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args, type }) =>
    args.flatMap((arg) => {
      const input = getNamedType(arg.type);
      const moments = isInputObjectType(input) ? Object.values(input.getFields()) : [];
      return moments
        .filter((field) => getNamedType(field.type).name === 'DateTime' && /At$/.test(field.name))
        .filter((field) => field.name !== 'expiresAt')
        .map((field) => ({
          name,
          arg,
          isOne: !isListType(isNonNullType(type) ? type.ofType : type),
          moment: field.name,
        }));
    }),
  );

  it('is in the past: a moment ahead is refused first, by its field, at every act that takes one', async () => {
    expect(claims.length).toBeGreaterThan(100);
    const told = [];
    for (const { name, arg, isOne, moment } of claims) {
      const one = {
        ...(anything(isOne ? arg.type : getNamedType(arg.type)) as object),
        key: key(),
      };
      const input = { ...one, [moment]: '2999-01-01T00:00:00Z' };
      const text = `mutation ($of: ${arg.type.toString()}) { ${name}(${arg.name}: $of) { ... on Problem { code field } } }`;
      let found: { code?: string } = { code: 'FORBIDDEN' };
      for (const login of ['desk.kemlu', 'officer.manila', 'immigration', 'shelter.kemensos', 'system.iom']) {
        if (found.code !== 'FORBIDDEN') break;
        const { data } = await world.as(login).attempt(text, { of: isOne ? input : [input] });
        const answer = (data as Record<string, object | object[]> | null)?.[name];
        found = [answer].flat()[0] ?? found;
      }
      told.push({ name, ...found });
    }
    expect(told).toEqual(claims.map(({ name, moment }) => ({ name, code: 'IN_FUTURE', field: moment })));
  });

  it('is now where a clock is fast by minutes, and told again it is the same act', async () => {
    const { id } = await somebody();
    const ahead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const input = { key: key(), case: id, version: 1, step: 'openIntake', occurredAt: ahead(4) };
    const officer = world.as('officer.manila');
    for (const [name, sent] of [
      ['first', input],
      ['again', input],
    ] as const)
      expect([name, (await officer.ask(MOVE, { input: sent })).moveCase]).toMatchObject([name, { state: 'INTAKE' }]);
    const { case: read } = await officer.ask(`{ case(id: "${id}") { timeline { kind occurredAt recordedAt } } }`);
    const [opened] = read.timeline.filter(({ kind }: { kind: string }) => kind === 'openIntake');
    expect(opened.occurredAt).toBe(opened.recordedAt);
    const late = { ...input, key: key(), version: 2, step: 'suspend', occurredAt: ahead(6) };
    expect((await officer.ask(MOVE, { input: late })).moveCase).toMatchObject({
      code: 'IN_FUTURE',
      field: 'occurredAt',
    });
  });
});

describe('somebody who was not identified', () => {
  it('is closed with a reason, and opened again by a supervisor with one', async () => {
    const { id, step } = await somebody();
    const officer = world.as('officer.manila');
    await step('openIntake', '2025-06-06');
    await officer.ask(`mutation ($input: RecordAssessment!) { recordAssessment(input: $input) { __typename } }`, {
      input: { key: key(), case: id, kind: 'TRIAGE', outcome: 'NONE', occurredAt: '2025-06-06T03:00:00Z' },
    });
    const { case: read } = await officer.ask('query ($id: ID!) { case(id: $id) { version } }', { id });
    const { moveCase } = await officer.ask(MOVE, {
      input: {
        key: key(),
        case: id,
        version: read.version,
        step: 'beginScreening',
        occurredAt: '2025-06-06T04:00:00Z',
      },
    });
    expect(moveCase).toMatchObject({ state: 'SCREENING' });
    const found = (note?: string) =>
      officer.ask(
        `mutation ($input: RecordDetermination!) { recordDetermination(input: $input) { ... on Case { state version } ... on Problem { code field } } }`,
        {
          input: { key: key(), case: id, body: 'EMBASSY', outcome: 'NOT', note, occurredAt: '2025-06-07T03:00:00Z' },
        },
      );
    expect((await found()).recordDetermination).toMatchObject({ code: 'NOTE_MISSING', field: 'note' });
    const { recordDetermination } = await found('Came as a tourist and says so.');
    expect(recordDetermination).toMatchObject({ state: 'NOT_IDENTIFIED' });

    const at = (version: number, stepName: string, day: string, more: object, login: string) =>
      world.as(login).ask(MOVE, {
        input: { key: key(), case: id, version, step: stepName, occurredAt: `${day}T02:00:00Z`, ...more },
      });
    const { version } = recordDetermination;
    expect((await at(version, 'close', '2025-06-09', {}, 'officer.manila')).moveCase).toMatchObject({
      code: 'CLOSURE_REASON',
    });
    const closed = (await at(version, 'close', '2025-06-09', { closure: 'NOT_IDENTIFIED' }, 'officer.manila')).moveCase;
    expect(closed).toMatchObject({ state: 'CLOSED', stage: 'CLOSED', closureReason: 'NOT_IDENTIFIED' });
    expect(
      (await at(closed.version, 'reopen', '2025-06-20', { note: 'New facts.' }, 'officer.manila')).moveCase,
    ).toMatchObject({ code: 'SUPERVISOR' });
    let last = closed;
    for (const [login, day] of [
      ['supervisor.manila', '20'],
      ['desk.kemlu', '22'],
    ] as const) {
      const again = await at(last.version, 'reopen', `2025-06-${day}`, { note: 'New facts.' }, login);
      expect([login, again.moveCase]).toMatchObject([login, { state: 'NOT_IDENTIFIED' }]);
      const ended = { closure: 'NOT_IDENTIFIED' };
      last = (await at(again.moveCase.version, 'close', `2025-06-${Number(day) + 1}`, ended, login)).moveCase;
    }
    // Kept for two years from the closing, and not for five from whatever changed last.
    await world.owner.query(
      `update case_event set occurred_at = occurred_at - interval '3 years' where case_id = $1 and to_state = 'CLOSED'`,
      [id],
    );
    const late = await at(last.version, 'reopen', '2025-06-25', { note: 'New facts.' }, 'desk.kemlu');
    expect(late.moveCase).toMatchObject({ code: 'WITHIN_RETENTION' });
  });
});

describe('a case that is closed', () => {
  it('takes no need and no hold of a later day, since nobody would see to them; of an earlier one it does', async () => {
    const { id } = await somebody();
    await world.owner.query(
      `with ended as (update cases set state = 'CLOSED', version = 2 where id = $1 returning id, person_id, post_id)
       insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id)
       select gen_random_uuid(), id, person_id, 'close', 'NOT_IDENTIFIED', 'CLOSED', '2025-06-10T02:00:00Z', now(), post_id, gen_random_uuid() from ended`,
      [id],
    );
    const told = async (name: string, type: string, code: string, occurredAt: string) => {
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on Case { state alerts { doneAt } } ... on Problem { code field } } }`;
      return (await world.as('officer.manila').ask(document, { input: { key: key(), case: id, code, occurredAt } }))[
        name
      ];
    };
    for (const [name, type, code] of [
      ['recordNeed', 'RecordNeed', 'INJURY'],
      ['openHold', 'OpenHold', 'OVERSTAY_FINE'],
    ] as const) {
      expect(await told(name, type, code, '2025-06-11T02:00:00Z')).toEqual({ code: 'CASE_CLOSED', field: 'case' });
      expect(await told(name, type, code, '2025-06-09T02:00:00Z')).toMatchObject({ state: 'CLOSED' });
    }
  });
});

describe('somebody who comes of age', () => {
  it('is grown from midnight on where the post is, and a child until then', async () => {
    const [one] = await world.registered(1, 'officer.manila', { birthDate: '2007-06-08', needs: ['OTHER'] });
    const id = one?.id ?? '';
    const officer = world.as('officer.manila');
    const step = async (name: string, occurredAt: string) => {
      const { case: read } = await officer.ask('query ($id: ID!) { case(id: $id) { version } }', { id });
      const input = { key: key(), case: id, version: read.version, step: name, occurredAt };
      return (await officer.ask(MOVE, { input })).moveCase;
    };
    await step('openIntake', '2025-06-06T02:00:00Z');
    // A quarter to twelve in Manila: whoever is a child can not consent alone.
    expect(await step('beginScreening', '2025-06-07T15:45:00Z')).toMatchObject({ code: 'CONSENT', field: 'consents' });
    expect(await step('beginScreening', '2025-06-07T16:15:00Z')).toMatchObject({ state: 'SCREENING' });
    await officer.ask(`mutation ($input: RecordDetermination!) { recordDetermination(input: $input) { __typename } }`, {
      input: { key: key(), case: id, body: 'EMBASSY', outcome: 'ACTUAL', occurredAt: '2025-06-07T16:30:00Z' },
    });
    const { case: read } = await officer.ask('query ($id: ID!) { case(id: $id) { state childAtIdentification } }', {
      id,
    });
    expect(read).toEqual({ state: 'IDENTIFIED', childAtIdentification: false });
  });
});
