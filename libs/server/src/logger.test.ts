import { pino } from 'pino';
import { createLogger, type LogFields, nestLog } from './logger';

const ID = '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e';

/** Invented, and each of a kind that must never be logged. */
const CANARIES = {
  name: 'Sulastri Wongsodikromo',
  nik: '3507124107990003',
  phone: '+6281234567890',
  token: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJzdWxhc3RyaSJ9.c2lnbmF0dXJl',
};

function captured() {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const last = (): unknown => JSON.parse(lines.at(-1) ?? '{}');
  return { stream, log: createLogger('debug', stream), text: () => lines.join(''), last };
}

const leaks = (text: string) => Object.entries(CANARIES).filter(([, value]) => text.includes(value));

/** As PostgreSQL reports a refused row, TypeORM wraps it and a caller passes it on. */
function refusedRow(): Error {
  const { name, nik, phone, token } = CANARIES;
  const refused = Object.assign(new Error(`invalid input syntax for type uuid: "${name}"`), {
    code: '23505',
    detail: `Key (nik)=(${nik}) already exists.`,
    where: `PL/pgSQL function register("${name}")`,
    parameters: [name, nik, phone],
    query: `insert into person values ('${name}')`,
    constraint: 'person_pkey',
    table: 'person',
    hint: token,
  });
  const wrapped = Object.assign(new Error(`failed for ${name}\n    at ${phone}`, { cause: refused }), {
    parameters: [nik],
    driverError: refused,
    code: '23505',
  });
  return wrapped;
}

/** What a careless caller, unseen by the compiler, may hand over. */
const careless = {
  op: CANARIES.name,
  id: CANARIES.nik,
  account: CANARIES.phone,
  unit: CANARIES.nik,
  code: CANARIES.token,
  ms: Number(CANARIES.nik),
  name: CANARIES.name,
  headers: { authorization: `Bearer ${CANARIES.token}` },
  url: `/graphql?name=${CANARIES.name}&phone=${CANARIES.phone}`,
  person: { nik: CANARIES.nik },
  error: refusedRow(),
} as unknown as LogFields;

describe('the log', () => {
  it('tells when, how grave, what, where in the code and about which ids', () => {
    const { log, last } = captured();
    log.info('act done', { op: 'registerCase', id: ID, account: ID, unit: 'kbri.manila', ms: 12.5, status: 200 });
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      op: 'registerCase',
      id: ID,
      account: ID,
      unit: 'kbri.manila',
      ms: 12.5,
      status: 200,
      msg: 'act done',
    });
  });

  it('holds no name, number or token, whatever a caller hands over', () => {
    const { log, text } = captured();
    log.error('act failed', careless);
    log.error('act failed', { error: CANARIES.name });
    expect(text().split('\n')).toHaveLength(3);
    expect(leaks(text())).toEqual([]);
  });

  it('holds none that came in a message, put together or interpolated', () => {
    const { log, text } = captured();
    // @ts-expect-error a message that is not written out in the source does not compile
    log.info(`registered ${CANARIES.nik}`);
    // @ts-expect-error nor one from a variable
    log.info(`Bearer ${CANARIES.token}`);
    // @ts-expect-error nor arguments to be filled in
    log.info('registered %s', CANARIES.name, CANARIES.phone);
    // @ts-expect-error nor an object in the message's place
    log.info({ name: CANARIES.name });
    expect(leaks(text())).toEqual([]);
  });

  it('holds none of what the framework quotes', () => {
    const { log, text } = captured();
    const framework = nestLog(log);
    framework.error(refusedRow());
    framework.error(`failed for ${CANARIES.name}`, refusedRow().stack, 'ExceptionsHandler');
    framework.warn(`slow query for ${CANARIES.phone}`, 'Injector');
    framework.log(`Mapped /people/${CANARIES.nik}`, 'RouterExplorer');
    expect(leaks(text())).toEqual([]);
    expect(text()).toContain('ExceptionsHandler');
  });

  it('is searched by a check that finds a planted leak of each kind', () => {
    const { stream, text } = captured();
    pino({}, stream).error(careless, 'planted');
    expect(leaks(text()).map(([kind]) => kind)).toEqual(Object.keys(CANARIES));
  });
});

describe('an error in the log', () => {
  it('is its class, code, constraint and frames, and those of its cause', () => {
    const { log, last } = captured();
    log.error('act failed', { error: refusedRow() });
    const { error } = last() as { error: { stack: string[]; cause: unknown } };
    expect(error).toMatchObject({ name: 'Error', code: '23505' });
    expect(error.stack[0]).toMatch(/^at refusedRow \(.*logger\.test\.ts:\d+:\d+\)$/);
    expect(error.cause).toMatchObject({ code: '23505', constraint: 'person_pkey', table: 'person' });
  });

  it('keeps the names of codes that PostgreSQL, Node and the project use', () => {
    const { log, last } = captured();
    for (const code of ['23505', '42P01', 'ECONNREFUSED', 'NOT_FOUND']) {
      log.error('act failed', { error: Object.assign(new Error('x'), { code }) });
      expect(last()).toMatchObject({ error: { code } });
    }
  });
});
