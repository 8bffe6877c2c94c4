import type { DeterminationBody } from './codes';
import type { Role } from './policy';

/** Which bodies a role speaks for; a host state's finding is recorded by the post that has the paper in hand. */
const spokenFor: Partial<Record<Role, readonly DeterminationBody[]>> = {
  officer: ['EMBASSY', 'HOST_STATE_NRM', 'HOST_POLICE'],
  police: ['POLRI', 'COURT'],
  shelter: ['PPT_KEMENSOS'],
  'women-children': ['PPT_KEMENSOS'],
  caseworker: ['IOM'],
  partner: ['IOM'],
};

/** Whose determinations somebody of these roles may record; machines of other partners than IOM are refused IOM's. */
export const bodiesOf = (roles: readonly Role[]): readonly DeterminationBody[] => [
  ...new Set(roles.flatMap((role) => spokenFor[role] ?? [])),
];

/** Whether somebody of these roles may take a step back that asks for a supervisor. */
export const supervises = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === 'desk' || role === 'supervisor');
