import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, pino, stdTimeFunctions } from 'pino';

/**
 * All that a log line may hold beside its fixed message: names from the code, ids and figures. Logs are copied to
 * places that no access rule reaches, so nothing else gets in: no name of a person, number, token, address or text.
 */
export interface LogFields {
  /** A name from the code, such as a mutation's; never a path or an operation name that a client chose. */
  op?: string;
  code?: string;
  ms?: number;
  status?: number;
  count?: number;
  port?: number;
  /** UUIDs: of a thing, and of the account that acts. */
  id?: string;
  account?: string;
  unit?: string;
  error?: unknown;
}

/** A message is written out in the source: one that was put together at run time could carry anything. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- only a type with no fixed key admits it
type Fixed<M extends string> = Record<never, never> extends Record<M, true> ? never : M;

type Write = <M extends string>(message: M & Fixed<M>, fields?: LogFields) => void;

export type Log = Record<'debug' | 'info' | 'warn' | 'error' | 'fatal', Write>;

const WITHHELD = '(withheld)';
const NUMBER_OF_A_PERSON = /\d{5}/;
// A JWT starts with `{"` in Base64; the others are long.
const TOKEN = /eyJ|[\w-]{32}/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NAME = /^[A-Za-z_][\w.:-]{0,62}$/;
// `    at Cases.register (/srv/src/cases/cases.service.ts:12:3)`: a frame is kept only if it looks like one.
const FRAME = /^ +at (?:[\w.$<># [\]]{1,80} \()?(?:node:|file:\/\/|\/)[\w@./+-]+:\d+:\d+\)?$/;

// Below a thousand million: a NIK or a telephone number is larger.
const figure = (value: unknown) => (typeof value === 'number' && Math.abs(value) < 1e9 ? value : WITHHELD);
const sober = (text: string) => !NUMBER_OF_A_PERSON.test(text) && !TOKEN.test(text);
const name = (value: unknown) => (typeof value === 'string' && NAME.test(value) && sober(value) ? value : WITHHELD);
// From the database's catalogue, where TypeORM's own names are hashes.
const identifier = (value: unknown) => (typeof value === 'string' && NAME.test(value) ? value : WITHHELD);
const uuid = (value: unknown) => (typeof value === 'string' && UUID.test(value) ? value : WITHHELD);
const unit = (value: unknown) => (uuid(value) === WITHHELD ? name(value) : value);

// PostgreSQL's states, such as 23505 and 42P01, are the one kind of code that may start with, or be, five digits.
const code = (value: unknown) => (typeof value === 'string' && /^[0-9A-Z]{5}$/.test(value) ? value : name(value));

const shapes: Record<keyof LogFields, (value: unknown) => unknown> = {
  op: name,
  code,
  ms: figure,
  status: figure,
  count: figure,
  port: figure,
  id: uuid,
  account: uuid,
  unit,
  error: describe,
};

/**
 * What is told of an error: its class, code and place. Never its message, since PostgreSQL quotes values in it, nor
 * `detail`, `where`, `query` and `parameters`, which hold whole rows.
 */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const { constraint, table, code: state, cause } = error as Error & Record<string, unknown>;
  const header = `${error.name}: ${error.message}`;
  const stack = error.stack ?? '';
  const frames = (stack.startsWith(header) ? stack.slice(header.length) : stack).split('\n');
  return {
    name: name(error.name),
    ...(state !== undefined && { code: code(state) }),
    ...(constraint !== undefined && { constraint: identifier(constraint) }),
    ...(table !== undefined && { table: identifier(table) }),
    stack: frames.filter((line) => FRAME.test(line)).map((line) => line.trim()),
    ...(cause !== undefined && { cause: describe(cause) }),
  };
}

function keep(fields: LogFields): Record<string, unknown> {
  const known = Object.entries(shapes).filter(([key]) => fields[key as keyof LogFields] !== undefined);
  return Object.fromEntries(known.map(([key, shape]) => [key, shape(fields[key as keyof LogFields])]));
}

/** The compiler sees to it that messages are fixed; this second look is for callers that it does not see. */
function fixed(message: unknown): string {
  return typeof message === 'string' && sober(message) ? message : WITHHELD;
}

/** JSON lines on stdout, or on the stream given. */
export function createLogger(level: string, stream?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const lines = stream ? pino(options, stream) : pino(options);
  const at =
    (severity: keyof Log): Write =>
    (message, fields = {}) =>
      lines[severity](keep(fields), fixed(message));
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') };
}

/** Nest's own messages quote whatever failed: of them only the place is told, and the error's class and frames. */
export function nestLog(log: Log): LoggerService {
  const context = (rest: unknown[]): LogFields => ({ op: rest.findLast((part) => typeof part === 'string') });
  const fault = (error: unknown, ...rest: unknown[]) =>
    log.error('framework fault', { ...context(rest), ...(error instanceof Error && { error }) });
  return {
    log: () => undefined,
    warn: (_message: unknown, ...rest: unknown[]) => log.warn('framework warning', context(rest)),
    error: fault,
    fatal: fault,
  };
}
