import { randomUUID } from 'node:crypto';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import type { HeldCase } from '../cases/case-record.service';
import type { LegRow } from './movement-record';

/** Somebody is aboard a leg from then on; each leg keeps its own count, also when they have gone on by the next. */
export async function boardedOn(passenger: string, held: HeldCase, leg: string, at: Date): Promise<void> {
  await tx().query(
    sql`insert into boarding (id, passenger_id, leg_id, case_id, person_id, boarded_at, recorded_at)
        values (${randomUUID()}, ${passenger}, ${leg}, ${held.id}, ${held.personId}, ${at}, ${tx().now})`,
  );
}

/** Off again before it left; answers the leg by which they had come here, if any. */
export async function gotOff(passenger: string, leg: string, at: Date): Promise<{ leg: string; at: Date } | null> {
  const { query } = tx();
  await query(
    sql`update boarding set ended_at = ${at} where passenger_id = ${passenger} and leg_id = ${leg} and ended_at is null`,
  );
  const [came] = await query<{ leg: string; at: Date }>(
    sql`select b.leg_id as leg, b.boarded_at as at from boarding b join leg l on l.id = b.leg_id
        where b.passenger_id = ${passenger} and b.ended_at is null order by l.arrived_at desc nulls first limit 1`,
  );
  return came ?? null;
}

/** Whoever comes after the last seat waits for the movement's lock and then finds it taken. */
export async function checkSeat(leg: LegRow, lap: boolean): Promise<void> {
  if (leg.seats === null || lap) return;
  const [row] = await tx().query<{ taken: number }>(
    sql`select app.seated(l.id) as taken from leg l where l.id = ${leg.id}`,
  );
  if (row && row.taken >= leg.seats) throw new Refused('LEG_FULL', 'leg', { seats: leg.seats });
}

/** No infant leaves without the adult on whose lap they sit. */
export async function checkLaps(leg: string): Promise<void> {
  const [row] = await tx().query<{ alone: number }>(
    sql`select count(*)::int as alone from passenger p where p.lap and p.state = 'BOARDED' and p.leg_id = ${leg}
        and not exists (select from passenger w join passenger a on a.case_id = w.case_id
                        where w.id = p.with_id and a.state = 'BOARDED' and a.leg_id = ${leg})`,
  );
  if (row && row.alone > 0) throw new Refused('LAP_OF_NOBODY', 'leg');
}
