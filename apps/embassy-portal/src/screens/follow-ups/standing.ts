import { followUpOutcomes, type FollowUpOutcome } from '#domain';
import type { Item } from '../../device/queue';

/** What of this follow-up was said on this device, and is not yet sent. */
export function saidHere(items: readonly Item[], record: string, month: number): FollowUpOutcome | undefined {
  const said = items.findLast(
    ({ deed }) => deed.record === record && deed.question.includes('recordFollowUp(') && deed.input['month'] === month,
  );
  const outcome = said?.deed.input['outcome'];
  return followUpOutcomes.has(outcome) ? outcome : undefined;
}

/** To which day it was moved on this device, and is not yet sent. */
export function movedHere(items: readonly Item[], record: string, month: number): string | undefined {
  const moved = items.findLast(
    ({ deed }) => deed.record === record && deed.question.includes('moveFollowUp(') && deed.input['month'] === month,
  );
  const day = moved?.deed.input['dueOn'];
  return typeof day === 'string' ? day : undefined;
}

/** Who could not be reached is still due. */
export const isDone = (outcome: FollowUpOutcome | undefined): boolean =>
  outcome !== undefined && outcome !== 'NOT_REACHED';
