import { requestTimes, type RequestKind } from '#domain';
import { currentLanguage } from '../language/current';
import { signedInAgain } from '../session/lost';
import { textOf, type Question } from './graphql';
import { noteLine } from './line';

/** Why there is no answer: no line, a fault of the core's, or a question that this role may not put. */
export type Why = 'LINE' | 'FAULT' | 'FORBIDDEN';

export class Unanswered extends Error {
  constructor(
    readonly why: Why,
    message = why as string,
  ) {
    super(message);
  }
}

/** Whether a person did something, or the page asked by itself: only the first keeps a session alive. */
export type By = 'work' | 'background';

/** What the line may take of it, beside what the core does. */
const LINE_MS = 20_000;

export interface How {
  kind?: RequestKind;
  /** What the request goes by, where it tells how far it is. */
  over?: typeof fetch;
}

let whose: string | undefined;
/** Whose page this is: nothing of it is done by the session of somebody who signs in elsewhere in this browser. */
export const askAs = (login: string): void => {
  whose = login;
};

let acting: string | undefined;
/** The other unit that this page acts for, by its code; none where it is one's own. */
export const askFor = (unit: string | undefined): void => {
  acting = unit;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function once(
  path: string,
  init: RequestInit,
  by: By,
  unit: string | null,
  { kind = 'answer', over = fetch }: How,
): Promise<Response> {
  const headers = {
    ...(init.headers as Record<string, string>),
    'x-pulang': by,
    'accept-language': currentLanguage(),
    ...(whose === undefined ? {} : { 'x-pulang-for': encodeURIComponent(whose) }),
    ...(unit === null ? {} : { 'x-acting-for': unit }),
  };
  const patience = AbortSignal.timeout(requestTimes[kind] + LINE_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
  try {
    const response = await over(path, { ...init, headers, signal, redirect: 'error', credentials: 'same-origin' });
    noteLine(true);
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    noteLine(false);
    throw new Unanswered('LINE');
  }
}

/**
 * Sends one request of the portal. While nobody is signed in it waits for somebody to be, over the page, and then sends
 * the very same again; whoever asked sees a slow answer, and what was typed stays where it is.
 */
export async function send(
  path: string,
  init: RequestInit,
  by: By,
  unit: string | null = acting ?? null,
  how: How = {},
): Promise<Response> {
  for (;;) {
    const response = await once(path, init, by, unit, how);
    if (response.status === 401) await signedInAgain();
    else if (response.status === 429) await pause(1000 * Number(response.headers.get('retry-after') ?? 1));
    else return response;
  }
}

interface Body<Answer> {
  data?: Answer | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Puts a question to the core, or does an act; throws `Unanswered` where there is no answer. */
export async function ask<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  {
    by = 'work',
    signal,
    unit,
    ...how
  }: { by?: By; signal?: AbortSignal; /** Null is one's own. */ unit?: string | null } & How = {},
): Promise<Answer> {
  const body = JSON.stringify({ query: textOf(question as never), variables });
  const headers = { 'content-type': 'application/json' };
  const response = await send('/graphql', { method: 'POST', headers, body, signal: signal ?? null }, by, unit, how);
  const { data, errors } = await response.json().then(
    (json) => json as Body<Answer>,
    (): Body<Answer> => ({}),
  );
  const [error] = errors ?? [];
  if (data && !error) return data;
  const refused = ['FORBIDDEN', 'NOT_STANDING_IN'].includes(error?.extensions?.code ?? '');
  throw new Unanswered(refused ? 'FORBIDDEN' : 'FAULT', error?.message);
}
