import { followUpOutcomes, type FollowUpOutcome } from '#domain';
import { isAct, type Item } from '../../device/queue';

type Act = 'recordFollowUp' | 'moveFollowUp';

const isOf = ({ deed }: Item, act: Act, record: string, month?: number): boolean =>
  deed.record === record && isAct(deed, act) && (month === undefined || deed.input['month'] === month);

/** What of this follow-up was said on this device, and is not yet sent. */
export function saidHere(items: readonly Item[], record: string, month: number): FollowUpOutcome | undefined {
  const said = items.findLast((item) => item.standing === 'WAITS' && isOf(item, 'recordFollowUp', record, month));
  const outcome = said?.deed.input['outcome'];
  return followUpOutcomes.has(outcome) ? outcome : undefined;
}

/** To which day it was moved on this device, and is not yet sent. */
export function movedHere(items: readonly Item[], record: string, month: number): string | undefined {
  const moved = items.findLast((item) => item.standing === 'WAITS' && isOf(item, 'moveFollowUp', record, month));
  const day = moved?.deed.input['dueOn'];
  return typeof day === 'string' ? day : undefined;
}

/** What Pulang refused of it, and is to be put right; what was put aside only where it is what they came for. */
export const refusedHere = (
  items: readonly Item[],
  cameFor: number,
  ...of: [act: Act, record: string, month?: number]
): Item | undefined =>
  items.find(
    (item) => (item.standing === 'REFUSED' || (item.standing === 'ASIDE' && item.seq === cameFor)) && isOf(item, ...of),
  );

/** The next day that was said with a call, and waits until the call is put right. */
export const movesBehind = (items: readonly Item[], seq: number, record: string): readonly Item[] =>
  items.filter((item) => item.seq > seq && isOf(item, 'moveFollowUp', record));

/** Who could not be reached is still due. */
export const isDone = (outcome: FollowUpOutcome | undefined): boolean =>
  outcome !== undefined && outcome !== 'NOT_REACHED';
