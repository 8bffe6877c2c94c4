import { createContext, useContext } from 'react';
import { mayName, reachesFor, type ActName, type Reach, type Role } from '#domain';
import { graphql } from '../api/graphql';
import { Unanswered } from '../api/ask';

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

export async function signOut(): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-pulang': 'work' };
  const response = await fetch('/auth/sign-out', { method: 'POST', headers, body: '{}' });
  const { next } = response.ok ? ((await response.json()) as { next: string }) : { next: '/' };
  location.assign(next);
}
