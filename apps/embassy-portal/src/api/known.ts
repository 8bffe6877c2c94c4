/**
 * What was answered to each question of this page, for as long as somebody looks at it and ten minutes more. No library:
 * the smallest that does this much was a tenth of the first script, and waited for by everybody with a bad line.
 */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Unanswered } from './ask';

const FRESH_MS = 5_000;
const KEPT_MS = 10 * 60_000;
const RETRIES = 2;
const RETRY_MS = 1_500;

interface State<Answer> {
  /** The last one there was, also where it could not be had anew. */
  readonly data: Answer | undefined;
  readonly error: unknown;
}

export interface About<Answer> {
  signal: AbortSignal;
  /** What was answered before; none the first time. */
  before: Answer | undefined;
  /** More of it is wanted, not all of it anew. */
  more: boolean;
}
export type Ask<Answer> = (about: About<Answer>) => Promise<Answer>;

export interface Watcher {
  /** Told that there is another state. */
  tell: () => void;
  /** None where it only looks at what others ask for. */
  ask?: Ask<unknown> | undefined;
  /** Each answer is taken for another, even where it says the same. */
  asIs?: boolean;
}

interface Entry {
  state: State<unknown>;
  answeredAt: number;
  watchers: Set<Watcher>;
  running: { abort: AbortController; done: Promise<void> } | undefined;
  forgetting: ReturnType<typeof setTimeout> | undefined;
}

const NOTHING: State<unknown> = { data: undefined, error: undefined };
const entries = new Map<string, Entry>();

function change(entry: Entry, state: State<unknown>): void {
  if (entry.state.data === state.data && entry.state.error === state.error) return;
  entry.state = state;
  for (const { tell } of entry.watchers) tell();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A line that is cut for a moment is tried again; what Pulang refuses is refused. */
async function patiently<Answer>(ask: Ask<Answer>, about: About<Answer>): Promise<Answer> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await ask(about);
    } catch (error) {
      const final = error instanceof Unanswered && error.why !== 'LINE';
      if (about.signal.aborted || final || failures === RETRIES) throw error;
      await pause(RETRY_MS);
    }
  }
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What is as it was stays the very same object, so that nothing of it is drawn anew. */
export function sameParts(before: unknown, now: unknown): unknown {
  if (!isObject(before) || !isObject(now) || Array.isArray(before) !== Array.isArray(now)) return now;
  const parts = Object.keys(now).map((key) => [key, sameParts(before[key], now[key])] as const);
  if (
    parts.length === Object.keys(before).length &&
    parts.every(([key, part]) => key in before && part === before[key])
  )
    return before;
  return Array.isArray(now) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** Asks anew, in the place of what is on its way. Done when it is answered, or was given up. */
function askNow(entry: Entry, watcher: Watcher, more = false): Promise<void> {
  const { ask, asIs } = watcher;
  if (!ask) return Promise.resolve();
  entry.running?.abort.abort();
  const abort = new AbortController();
  const { data } = entry.state;
  if (data === undefined) change(entry, NOTHING);
  const work = async () => {
    try {
      const answer = await patiently(ask, { signal: abort.signal, before: data, more });
      if (abort.signal.aborted) return;
      entry.answeredAt = Date.now();
      change(entry, { data: asIs ? answer : sameParts(entry.state.data, answer), error: undefined });
    } catch (error) {
      if (!abort.signal.aborted) change(entry, { data: entry.state.data, error });
    }
    if (!abort.signal.aborted) entry.running = undefined;
  };
  const done = work();
  entry.running = { abort, done };
  return done;
}

const isOld = ({ answeredAt }: Entry): boolean => Date.now() - answeredAt > FRESH_MS;
const asking = ({ watchers }: Entry): Watcher | undefined => [...watchers].find(({ ask }) => ask);

async function askAgain(which: (entry: Entry) => boolean): Promise<void> {
  await Promise.all(
    [...entries.values()].filter(which).map(async (entry) => {
      entry.answeredAt = 0;
      const watcher = asking(entry);
      if (watcher) await askNow(entry, watcher);
    }),
  );
}

/** Something was done: whatever is shown is asked for anew, and what is not shown when it is shown again. */
export const askAllAgain = (): Promise<void> => askAgain(() => true);

/** Whoever comes back to the page finds it as things stand now. */
export function lookAgainWhenSeen(page: Document): void {
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'visible') void askAgain((entry) => !entry.running && isOld(entry));
  });
}

export const stateOf = (key: string): State<unknown> => entries.get(key)?.state ?? NOTHING;

/** Asks where nothing is known, or nothing new, and tells of each change until it is ended. */
export function watch(key: string, watcher: Watcher): () => void {
  const entry = entries.get(key) ?? {
    state: NOTHING,
    answeredAt: 0,
    watchers: new Set(),
    running: undefined,
    forgetting: undefined,
  };
  entries.set(key, entry);
  clearTimeout(entry.forgetting);
  entry.watchers.add(watcher);
  if (watcher.ask && !entry.running && isOld(entry)) void askNow(entry, watcher);
  return () => {
    if (!entry.watchers.delete(watcher) || asking(entry)) return;
    entry.running?.abort.abort();
    entry.running = undefined;
    if (entry.watchers.size === 0) entry.forgetting = setTimeout(() => entries.delete(key), KEPT_MS);
  };
}

interface Options {
  enabled?: boolean;
  keep?: boolean;
  every?: number | undefined;
  asIs?: boolean;
}

interface Asking {
  readonly error: unknown;
  /** Neither an answer yet, nor a reason why there is none. */
  waits: boolean;
  /** What is shown answers the question before this one. */
  kept: boolean;
  refetch: () => Promise<void>;
  /** Asks for more of it, where the question tells the two apart. */
  askMore: () => Promise<void>;
}
export type Known<Answer> = Asking & ({ readonly data: Answer } | { readonly data: undefined });

/** Something as it was when what is shown was asked for: a title does not change before its figures do. */
export function useAsOf<T extends string | number | null>({ kept }: Asking, now: T): T {
  const [then, setThen] = useState(now);
  if (!kept && then !== now) setThen(now);
  return kept ? then : now;
}

/** What is known of a question, and asked for where it is not; of equal keys once. */
export function useKnown<Answer>(
  key: string,
  ask: Ask<Answer>,
  { enabled = true, keep = false, every, asIs = false }: Options = {},
): Known<Answer> {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const watcherOf = useCallback(
    (tell: () => void): Watcher => ({
      tell,
      ask: enabled ? (about) => latest.current(about as About<Answer>) : undefined,
      asIs,
    }),
    [enabled, asIs],
  );
  const subscribe = useCallback((tell: () => void) => watch(key, watcherOf(tell)), [key, watcherOf]);
  const { data, error } = useSyncExternalStore(subscribe, () => stateOf(key)) as State<Answer>;
  const [last, setLast] = useState(data);
  if (keep && data !== undefined && data !== last) setLast(data);
  const askFor = useCallback(
    async (more: boolean) => {
      const entry = entries.get(key);
      const watcher = entry && asking(entry);
      if (watcher) await askNow(entry, watcher, more);
    },
    [key],
  );
  useEffect(() => {
    if (!every || !enabled) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void askFor(false);
    }, every);
    return () => clearInterval(timer);
  }, [askFor, enabled, every]);
  const shown = data ?? (keep && error === undefined ? last : undefined);
  return {
    data: shown,
    error,
    waits: shown === undefined && error === undefined,
    kept: data === undefined && shown !== undefined,
    refetch: () => askFor(false),
    askMore: () => askFor(true),
  } as Known<Answer>;
}
