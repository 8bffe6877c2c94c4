import type { CaseEvent } from '#domain';

/** The moves that are an act of their own; the others come with what they record: a determination, a boarding, a bed. */
export const steps = [
  'openIntake',
  'beginScreening',
  'appeal',
  'assistAsCitizen',
  'startReturn',
  'markReady',
  'revoke',
  'startPlan',
  'enterFollowUp',
  'decline',
  'close',
  'suspend',
  'resume',
  'loseContact',
  'reconnect',
  'referOut',
  'reopen',
] as const satisfies readonly CaseEvent[];
export type Step = (typeof steps)[number];
