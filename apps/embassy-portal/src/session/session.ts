import { createContext, useContext } from 'react';
import { mayName, reachesFor, type ActName, type Reach } from '#domain';
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
  const { zone } = useMe().unit;
  return (at) => moment(at, zone);
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
