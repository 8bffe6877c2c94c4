import type { LegChangeReason, TravelNoticeKind } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { LegRow } from './movement-record';

interface Change {
  kind: TravelNoticeKind;
  reason: LegChangeReason;
  occurredAt: Date;
}

/** Whoever meets, receives, hears or has beds for the people of a leg is told how it changed; `leg` is as it was before. */
export async function tellWaiting(leg: LegRow, { kind, reason, occurredAt }: Change): Promise<void> {
  const { query, now } = tx();
  await query(
    sql`select app.tell_waiting(${leg.id}, ${kind}, ${reason}, ${leg.plannedDeparture}, ${leg.plannedArrival}, ${occurredAt}, ${now})`,
  );
}
