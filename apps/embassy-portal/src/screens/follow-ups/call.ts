import {
  contactChannels,
  dayIn,
  followUpMoveReasons,
  followUpOutcomes,
  instantAt,
  type ContactChannel,
  type FollowUpMoveReason,
  type FollowUpOutcome,
} from '#domain';
import { clockIn } from '../../parts/days';
import type { Fault } from '../../parts/form';
import type { Visit } from './questions';

export interface Call {
  outcome: string;
  channel: string;
  note: string;
  day: string;
  time: string;
  /** When the next one is to be; as it stands where it is empty. */
  next: string;
  reason: string;
}

export const emptyCall = (now: Date, zone: string): Call => ({
  outcome: '',
  channel: 'CALL',
  note: '',
  day: dayIn(now, zone),
  time: clockIn(now, zone),
  next: '',
  reason: '',
});

/** Told by the record of a death, never by a call. */
export const outcomesOfCalls = followUpOutcomes.codes.filter((code) => code !== 'DIED');

/** Which follow-up the next day is of: the same one, of whom nobody reached; else the first that is still open after it. */
export function nextOf(visits: readonly Visit[], visit: Visit, outcome: string): Visit | undefined {
  if (outcome === 'NOT_REACHED') return visit;
  if (outcome !== 'REACHED') return undefined;
  return visits.find(({ month, doneAt }) => doneAt === null && month > visit.month);
}

interface Said {
  outcome: FollowUpOutcome;
  channel: ContactChannel;
  note: string | undefined;
  occurredAt: string;
  move: { month: number; dueOn: string; reason: FollowUpMoveReason } | undefined;
}

interface Words {
  missingOutcome: Fault['text'];
  missingTime: Fault['text'];
  future: Fault['text'];
  past: Fault['text'];
  missingReason: Fault['text'];
}

/** What was said of a call, or what is wrong with it. */
export function readCall(call: Call, next: Visit | undefined, now: Date, zone: string, t: Words): Said | Fault[] {
  const { outcome, channel, reason } = call;
  const at = instantAt(call.day, call.time, zone);
  const moves = next !== undefined && call.next !== '' && call.next !== next.dueOn;
  const faults: Fault[] = [];
  if (!followUpOutcomes.has(outcome)) faults.push({ field: 'outcome', text: t.missingOutcome });
  if (!at) faults.push({ field: 'occurredAt', text: t.missingTime });
  else if (at > now) faults.push({ field: 'occurredAt', text: t.future });
  if (moves && call.next < dayIn(now, zone)) faults.push({ field: 'dueOn', text: t.past });
  if (moves && !followUpMoveReasons.has(reason)) faults.push({ field: 'reason', text: t.missingReason });
  if (faults.length > 0 || !at || !followUpOutcomes.has(outcome)) return faults;
  return {
    outcome,
    channel: contactChannels.has(channel) ? channel : 'CALL',
    note: call.note.trim() || undefined,
    occurredAt: at.toISOString(),
    move: moves && followUpMoveReasons.has(reason) ? { month: next.month, dueOn: call.next, reason } : undefined,
  };
}
