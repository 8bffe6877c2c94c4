import { eventsFrom, type CaseEvent, type CaseState } from '#domain';

/** Steps on the way home that ask for nothing beside themselves: many may take them at once. */
const together = [
  'openIntake',
  'beginScreening',
  'startReturn',
  'markReady',
  'enterFollowUp',
] as const satisfies CaseEvent[];
export type Together = (typeof together)[number];

/** What all of these may do next, by the life of a case. */
export const stepsOfAll = (states: readonly CaseState[]): Together[] =>
  states.length === 0 ? [] : together.filter((step) => states.every((state) => eventsFrom(state).includes(step)));
