import { Injectable } from '@nestjs/common';
import { BED_HOLD_DAYS } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { list, value, work, type Plan } from '../platform/read/plan';
import { checkTime } from '../cases/case-record.service';
import { BedHold } from './bed-hold.entity';
import type { HoldBeds, ReleaseBeds } from './beds.inputs';

const DAY_MS = 86_400_000;

interface HoldRow {
  id: string;
  version: number;
  unitId: string;
  shelterId: string;
  bedKind: string;
  count: number;
  since: Date;
  until: Date | null;
}

/** Beds that are kept for who is coming, or closed; a hold ends by itself, at the instant that it names. */
@Injectable()
export class BedHolds {
  all(shelter: string): Plan {
    return list({
      entity: BedHold,
      where: (t) =>
        sql`${raw(t)}.shelter_id = ${shelter} and coalesce(least(${raw(t)}.until, ${raw(t)}.released_at), 'infinity') > now()`,
      order: (t) => raw(`${t}.occurred_at, ${t}.id`),
    });
  }

  occupancy(shelter: string, at: Date): Plan {
    return work(async () =>
      value(
        await tx().query(
          sql`select u.kind, u.count, u.occupied, u.held, u.closed, u.count - u.occupied - u.held - u.closed as free from (
                select b.kind, coalesce((select w.count from bed_was w where w.shelter_id = b.shelter_id and w.kind = b.kind
                         and w.until > ${at} order by w.until limit 1), b.count) as count, app.occupied(b.shelter_id, b.kind, ${at}) as occupied,
                       app.beds_held(b.shelter_id, b.kind, ${at}, false) as held, app.beds_held(b.shelter_id, b.kind, ${at}, true) as closed
                from bed b where b.shelter_id = ${shelter}) u order by u.kind`,
        ),
      ),
    );
  }

  async hold(input: HoldBeds): Promise<Outcome> {
    const { query, actor, now } = tx();
    const { id, shelter, bedKind, count, reason, movement, occurredAt, until } = input;
    checkTime(occurredAt);
    checkSpan(input);
    const [place] = await query<{ unit: string }>(sql`select unit_id as unit from shelter where id = ${shelter}`);
    if (!place) throw new Refused('NOT_FOUND', 'shelter');
    if (reason !== 'ARRIVAL' && place.unit !== actor.unit) throw new Refused('FORBIDDEN', 'reason');
    if (movement) await checkSeen(movement);
    await checkFree(input, { from: occurredAt, until, count });
    await query(
      sql`insert into bed_hold (id, version, shelter_id, bed_kind, count, reason, movement_id, unit_id, occurred_at, until, recorded_at)
          values (${id}, 1, ${shelter}, ${bedKind}, ${count}, ${reason}, ${movement ?? null}, ${actor.unit}, ${occurredAt}, ${until ?? null}, ${now})`,
    );
    return { entity: BedHold, id, cases: [] };
  }

  async release({ hold: id, version, occurredAt }: ReleaseBeds): Promise<Outcome> {
    checkTime(occurredAt);
    const hold = await theHold(id);
    if (version !== hold.version) throw new Refused('STALE_VERSION', 'version');
    if (occurredAt < hold.since)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'holdBeds', at: hold.since.toISOString() });
    checkInForce(hold, occurredAt, 'hold');
    await tx().query(sql`update bed_hold set released_at = ${occurredAt}, version = version + 1 where id = ${id}`);
    return { entity: BedHold, id, cases: [] };
  }
}

/** Who is coming is not expected for ever; what is closed may be. */
function checkSpan({ reason, occurredAt, until }: HoldBeds): void {
  if (until && until <= occurredAt) throw new Refused('DATES_REVERSED', 'until');
  if (reason !== 'ARRIVAL') return;
  if (!until || until.getTime() - occurredAt.getTime() > BED_HOLD_DAYS * DAY_MS)
    throw new Refused('HOLD_TOO_LONG', 'until', { days: BED_HOLD_DAYS });
}

/** Whoever waits for people may be told of their way as far as they are let see it. */
async function checkSeen(movement: string): Promise<void> {
  const [seen] = await tx().query(sql`select from movement where id = ${movement}`);
  if (!seen) throw new Refused('NOT_FOUND', 'movement');
}

interface Taking {
  from: Date;
  until?: Date | null | undefined;
  count: number;
  hold?: string | null | undefined;
}

/** Until the end of the transaction nobody else is given a bed of this kind here. */
export async function checkFree(
  { shelter, bedKind }: { shelter: string; bedKind: string },
  { from, until, count, hold }: Taking,
): Promise<void> {
  const [found] = await tx().query<{ beds: number | null; taken: number | null }>(
    sql`select b.beds, b.taken from shelter s
        left join lateral app.take_beds(s.id, ${bedKind}, ${from}, coalesce(${until ?? null}::timestamptz, 'infinity'), ${hold ?? null}) b on true
        where s.id = ${shelter}`,
  );
  if (!found) throw new Refused('NOT_FOUND', 'shelter');
  const beds = found.beds ?? 0;
  const free = beds - (found.taken ?? 0);
  if (count > free) throw new Refused('SHELTER_FULL', 'bedKind', { kind: bedKind, beds, free: Math.max(free, 0) });
}

/** That a guest may come by this hold at that time. */
export async function checkHold(
  id: string,
  { shelter, bedKind, occurredAt }: { shelter: string; bedKind: string; occurredAt: Date },
): Promise<void> {
  const hold = await theHold(id);
  if (hold.shelterId !== shelter.toLowerCase() || hold.bedKind !== bedKind || hold.unitId !== tx().actor.unit)
    throw new Refused('NOT_FOUND', 'hold');
  if (occurredAt < hold.since) throw new Refused('HOLD_OVER', 'hold', { at: hold.since.toISOString() });
  checkInForce(hold, occurredAt, 'hold');
}

/** Asked once the beds are locked, so that the last bed of a hold is given once. */
export async function checkUnused(id: string): Promise<void> {
  const [hold] = await tx().query<{ count: number; used: number }>(
    sql`select count, app.guests_by(id) as used from bed_hold where id = ${id}`,
  );
  if (hold && hold.used >= hold.count) throw new Refused('HOLD_USED', 'hold', { count: hold.count });
}

function checkInForce({ until }: HoldRow, at: Date, field: string): void {
  if (until && at >= until) throw new Refused('HOLD_OVER', field, { at: until.toISOString() });
}

async function theHold(id: string): Promise<HoldRow> {
  const [hold] = await tx().query<HoldRow>(
    sql`select h.id, h.version, h.unit_id as "unitId", h.shelter_id as "shelterId", h.bed_kind as "bedKind", h.count,
               h.occurred_at as since, least(h.until, h.released_at) as until
        from bed_hold h where h.id = ${id} for no key update of h`,
  );
  if (!hold) throw new Refused('NOT_FOUND', 'hold');
  return hold;
}
