import { createContext, useContext } from 'react';
import { isPast, type ActName, type CaseState, type Reach, type Role } from '#domain';
import { useFormats } from '../language/language';
import type { Me } from './who';

export const MeContext = createContext<Me | undefined>(undefined);

/** Whoever works here. Screens stand below the sign-in, so there is always somebody. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in');
  return me;
}

/** A moment by the clock of one's own unit. */
export function useMoment(): (at: string) => string {
  const { moment } = useFormats();
  // Also where nobody is signed in yet: by the clock of the device then.
  const zone = useContext(MeContext)?.unit.zone;
  return (at) => moment(at, zone);
}

/**
 * Of the policy what the portal itself names, worked out when it is built: who may name a field, and the reaches under
 * which a role may do an act. What the portal names nowhere is in neither.
 */
declare const FIELDS: Readonly<Partial<Record<string, readonly Role[]>>>;
declare const ACTS: Readonly<Partial<Record<ActName, Readonly<Partial<Record<Role, readonly Reach[]>>>>>>;
const fields = FIELDS;
const acts = ACTS;

export interface May {
  /** Whether this role may name `Type.field` at all, by the table that the core refuses by. */
  name(cell: string): boolean;
  /** Whether this role may do the act; of a case, under which reaches. */
  do(act: ActName): boolean;
  reaches(act: ActName): ReadonlySet<Reach>;
  /** Whether they may do it about this very case: by `mayAct` and `isPast`, which the core refuses by. */
  act(act: ActName, about: { reach: Reach | null; state: CaseState }): boolean;
}

export function useMay(): May {
  const { roles } = useMe();
  const rows = (act: ActName) => roles.flatMap((role) => [acts[act]?.[role] ?? []].flat());
  return {
    name: (cell) => roles.some((role) => fields[cell]?.includes(role)),
    do: (act) => roles.some((role) => acts[act]?.[role]),
    reaches: (act) => new Set(rows(act)),
    act: (act, { reach, state }) => {
      const part = roles.includes('desk') ? 'CUSTODY' : reach;
      return part !== null && rows(act).includes(part) && !isPast(act, state);
    },
  };
}
