import { createContext, useContext } from 'react';
import { mayName, reachesFor, type ActName, type Reach, type Role } from '#domain';
import { ask, askAs, Unanswered } from '../api/ask';
import { graphql } from '../api/graphql';
import { close, hasLeft, isToLeave, lastHere, leaveFirst, openAfterSignIn } from '../device/key';
import { readQueue } from '../device/queue';
import { suggestLanguage } from '../language/current';

export const ME = graphql(`
  query Me {
    me {
      login
      name
      roles
      language
      unit {
        id
        code
        nameId
        nameEn
        country
        zone
      }
    }
  }
`);

export interface Me {
  login: string;
  name: string | null;
  roles: readonly Role[];
  unit: { id: string; code: string; nameId: string; nameEn: string; country: string; zone: string };
  /** Where they change what they sign in with; null where an outside provider has such a page. */
  account: string | null;
}

export const MeContext = createContext<Me | undefined>(undefined);

/** Whoever works here. Screens stand below the sign-in, so there is always somebody. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in');
  return me;
}

export interface May {
  /** Whether this role may name `Type.field` at all, by the table that the core refuses by. */
  name(cell: string): boolean;
  /** Whether this role may do the act; of a case, under which reaches. */
  do(act: ActName): boolean;
  reaches(act: ActName): ReadonlySet<Reach>;
}

export function useMay(): May {
  const { roles } = useMe();
  return {
    name: (cell) => mayName(roles, cell),
    do: (act) => reachesFor(roles, act) !== null,
    reaches: (act) => reachesFor(roles, act) ?? new Set(),
  };
}

export interface SessionTimes {
  login: string;
  language: string;
  account: string | null;
  idleEndsAt: string;
  endsAt: string;
}

/** Who is signed in and until when; null when nobody is. Asking is no work, and opens no dialog. */
export async function readSession(): Promise<SessionTimes | null> {
  const headers = { 'x-pulang': 'background' };
  const response = await fetch('/auth/session', { headers, signal: AbortSignal.timeout(15_000) }).catch(() => {
    throw new Unanswered('LINE');
  });
  if (response.status === 401) return null;
  if (!response.ok) throw new Unanswered('FAULT');
  return (await response.json()) as SessionTimes;
}

/** Goes to sign in, and comes back to where the person was going. */
export function goSignIn(language: string): void {
  const to = encodeURIComponent(location.pathname + location.search);
  location.replace(`/auth/sign-in?to=${to}&language=${language}`);
}

const post = (path: string) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-pulang': 'work' },
    body: '{}',
    signal: AbortSignal.timeout(15_000),
  });

/** Under what this account's things lie on its devices, besides the PIN. */
async function readSecret(): Promise<string> {
  const response = await post('/auth/device').catch(() => {
    throw new Unanswered('LINE');
  });
  if (!response.ok) throw new Unanswered('FAULT');
  return ((await response.json()) as { secret: string }).secret;
}

export type Who =
  | { me: Me }
  /** Without a line: whoever worked here last may go on by their PIN. */
  | { pin: string }
  | 'NOBODY'
  | 'NO_LINE';

/** A device that keeps nothing, a private window, does not keep anybody from working with a line. */
const kept = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);

export async function whoIsThere(): Promise<Who> {
  try {
    const session = await readSession();
    if (!session) return 'NOBODY';
    // Signed out without a line, or locked by wrong PINs: the session that the browser still has is ended first.
    if (await kept(isToLeave())) {
      await post('/auth/sign-out');
      await kept(hasLeft());
      return 'NOBODY';
    }
    suggestLanguage(session.language);
    askAs(session.login);
    const [{ me: found }, secret] = await Promise.all([ask(ME, {}, { by: 'background' }), readSecret()]);
    const me = { ...found, roles: found.roles as Role[], account: session.account };
    await kept(openAfterSignIn(me.login, secret, me).then(() => readQueue(me.login)));
    return { me };
  } catch {
    const last = await kept(lastHere());
    return last?.pin ? { pin: last.login } : 'NO_LINE';
  }
}

/** What waits on this device stays, sealed, until its officer signs in again. */
export async function signOut(): Promise<void> {
  await kept(close());
  try {
    const response = await post('/auth/sign-out');
    const { next } = response.ok ? ((await response.json()) as { next: string }) : { next: '/' };
    location.assign(next);
  } catch {
    await kept(leaveFirst());
    location.assign('/');
  }
}
