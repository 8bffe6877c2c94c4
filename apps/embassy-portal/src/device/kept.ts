import { createContext } from 'react';
import type { CaseState } from '#domain';
import { useMay, useMe } from '../session/session';

/**
 * Whether what is asked within may lie on this device, where the question itself does not say. Where it may not, what
 * was kept of it before goes.
 */
export const KeptHere = createContext<boolean | undefined>(undefined);

const ended: ReadonlySet<CaseState> = new Set(['CLOSED', 'CLOSED_REFERRED', 'DECEASED']);
const atHome: ReadonlySet<CaseState> = new Set(['RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP', 'ON_HOLD', 'MISSING']);

interface Found {
  state: CaseState;
  restrictedSince: string | null;
  answerable: { unit: { id: string } };
}

/**
 * Of whom this device may keep anything: open cases of one's own unit, and whom one follows home. Nobody whose data is
 * restricted, and no case that others answer for.
 */
export function useMayKeep(): (found: Found) => boolean {
  const { unit } = useMe();
  const follows = useMay().reaches('recordFollowUp').has('AFTERCARE');
  return ({ state, restrictedSince, answerable }) =>
    restrictedSince === null && !ended.has(state) && (answerable.unit.id === unit.id || (follows && atHome.has(state)));
}
