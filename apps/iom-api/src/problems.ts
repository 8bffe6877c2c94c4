import { CoreRefused } from '#core-client';
import type { Language, ProblemCode } from '#domain';
import { problemDocument } from '#server';

/** As the core tells why an act was refused. */
export interface CoreProblem {
  code: string;
  message: string;
  field: string | null;
  remedy: string;
}

export const isProblem = (done: object): done is CoreProblem => 'remedy' in done && 'code' in done;

/** RFC 9457, with the code that never changes its meaning, the place that it is about and what to do. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: string;
  remedy: string;
  /** Into the body that was sent (RFC 6901). */
  pointer?: string;
  /** Of the path, the query or a header. */
  parameter?: string;
  /** What of the case or thing stands against it, where nothing that was sent does. */
  fact?: string;
}

export class NotThere extends Error {}

/** A refusal of the door's own, in the words that the whole system has for it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly at: Pick<ProblemDetails, 'pointer' | 'parameter'> = {},
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}

/** What the core refused, in its own words. */
export class Told extends Error {
  constructor(readonly details: ProblemDetails) {
    super(details.code);
  }
}

/** Of the request itself, whatever it is about. */
const statuses: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  NOT_STANDING_IN: 403,
  STALE_VERSION: 412,
  UNKNOWN_CODE: 422,
  WEBHOOK_ADDRESS: 422,
  PROVIDER_NAME: 422,
  CASE_UNNAMED: 422,
  INVALID_VALUE: 422,
  IN_FUTURE: 422,
  KEY_REUSED: 422,
  NOT_OF_KIND: 422,
  NOTE_MISSING: 422,
  AMOUNT_NEEDS_CURRENCY: 422,
  GIVEN_ON_MISSING: 422,
  DATES_REVERSED: 422,
  ANSWERS_INCOMPLETE: 422,
  NOTHING_ANSWERED: 422,
  EXPIRES_TOO_SOON: 422,
  INVALID_CURSOR: 400,
  PAGE_TOO_LARGE: 400,
  BATCH_TOO_LARGE: 422,
  NOT_REACHED: 503,
  FAULT: 500,
  TOO_LARGE: 413,
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
};

/** All else that the core refuses is at odds with the state of the thing. */
const statusOf = (code: string): number => statuses[code] ?? 409;

const typeOf = (code: string): string => `urn:pulang:problem:${code}`;

/** Inputs of the core that stand in a header here. */
const headers: Readonly<Record<string, string>> = { key: 'Idempotency-Key', version: 'If-Match' };

/** Arguments of the core's lists, as they stand in a query here. */
const inQuery: Readonly<Record<string, string>> = { after: 'cursor', first: 'limit' };

/** Facts of a case that an act states itself, by the name that they have in its body. */
const stated: Readonly<Record<string, string>> = { reason: 'note', closureReason: 'closure' };

/** Where what a caller sent is to be found, by the core's name for it. */
export interface Places {
  inPath: readonly string[];
  /** What the address itself says, and nobody sent. */
  fixed: readonly string[];
  /** The names that the body has, or an entry of its list. */
  inBody: ReadonlySet<string>;
}

type Place = Pick<ProblemDetails, 'pointer' | 'parameter' | 'fact'>;

function placeOf(field: string, { inPath, fixed, inBody }: Places, under: string): Place {
  const header = under === '' ? headers[field] : undefined;
  if (header) return { parameter: header };
  if (inPath.includes(field)) return { parameter: field };
  const [first = '', ...rest] = field.split('.');
  const name = inBody.has(first) ? first : (stated[first] ?? first);
  if (fixed.includes(name)) return {};
  if (!inBody.has(name)) return { fact: field.slice(0, 60) };
  return { pointer: [under, ...[name, ...rest].map(escaped)].join('/') };
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

function details({ code, message, field, remedy }: CoreProblem, places: Places, under = ''): ProblemDetails {
  const place = field ? placeOf(field, places, under) : {};
  // What is named elsewhere and is not there is a wrong value; only the thing of the address can be missing.
  const named = place.pointer ?? Object.values(headers).find((name) => name === place.parameter);
  const status = code === 'NOT_FOUND' && named ? 422 : statusOf(code);
  return { type: typeOf(code), title: message, status, code, remedy, ...place };
}

export const refusal = (problem: CoreProblem, places: Places): Told => new Told(details(problem, places));

/** Of a row, whose place is told from the top of the body. */
export const rowRefusal = (problem: CoreProblem, row: number, places: Places, list = 'rows'): ProblemDetails =>
  details(problem, places, `/${list}/${row}`);

/** By what the core said of the whole request. */
const told: Readonly<Record<string, readonly [number, ProblemCode]>> = {
  UNAUTHENTICATED: [401, 'UNAUTHENTICATED'],
  SESSION_ENDED: [401, 'UNAUTHENTICATED'],
  RATE_LIMITED: [429, 'RATE_LIMITED'],
  FORBIDDEN: [403, 'FORBIDDEN'],
  // Only partners' machines try what they would do.
  DRY_RUN: [403, 'FORBIDDEN'],
  TOO_LARGE: [413, 'BODY_TOO_LARGE'],
  BUSY: [503, 'CORE_BUSY'],
  UNREACHABLE: [502, 'CORE_SILENT'],
  TOO_LATE: [504, 'CORE_SILENT'],
};

export interface Failure {
  problem: ProblemDetails;
  headers: Readonly<Record<string, string>>;
  /** Ours to look into: nobody's input explains it. */
  ours: boolean;
}

/** What a caller is told of whatever went wrong; of a fault nothing but that it is ours. */
export function failureOf(error: unknown, language: Language): Failure {
  if (error instanceof NotThere)
    return { problem: problemDocument(404, 'NOT_FOUND', language), headers: {}, ours: false };
  if (error instanceof Told) return { problem: error.details, headers: {}, ours: false };
  if (error instanceof Refusal) {
    const { status, code, at, params, headers: more } = error;
    return { problem: { ...problemDocument(status, code, language, params), ...at }, headers: more, ours: false };
  }
  if (error instanceof CoreRefused) return byCore(error, language);
  return { problem: problemDocument(500, 'DOOR_FAULT', language), headers: {}, ours: true };
}

function headersOf(status: number, retryAfter = '2'): Readonly<Record<string, string>> {
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  return status === 429 || status === 503 ? { 'retry-after': retryAfter } : {};
}

function byCore({ code, status, retryAfter, told: words }: CoreRefused, language: Language): Failure {
  const known =
    told[code] ?? (status === 401 ? told['UNAUTHENTICATED'] : status === 429 ? told['RATE_LIMITED'] : undefined);
  if (known) {
    const [as, problem] = known;
    return { problem: problemDocument(as, problem, language), headers: headersOf(as, retryAfter), ours: false };
  }
  // A refusal of a query: its words are the core's.
  if (words?.remedy !== undefined) {
    const { message, field = null, remedy } = words;
    const name = inQuery[field ?? ''] ?? field;
    return {
      problem: details(
        { code, message, field: name, remedy },
        { inPath: name ? [name] : [], fixed: [], inBody: new Set() },
      ),
      headers: {},
      ours: false,
    };
  }
  return { problem: problemDocument(500, 'DOOR_FAULT', language), headers: {}, ours: true };
}
