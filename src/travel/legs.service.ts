import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord } from '../cases/case-record.service';
import {
  checkOrder,
  feeders,
  holdMovement,
  legsOf,
  movementChanged,
  mustBe,
  ofOwnUnit,
  wayOf,
  type HeldMovement,
  type LegRow,
} from './movement-record';
import { outcomeOfMovement } from './movements.service';
import type { RecordLeg } from './movements.inputs';

interface Aboard {
  id: string;
  case: string;
}

/** What the legs of a movement really did. A departure takes everybody who is aboard, in one transaction, or nobody. */
@Injectable()
export class Legs {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
  ) {}

  async happened(input: RecordLeg): Promise<Outcome> {
    const [found] = await tx().query<{ movement: string }>(
      sql`select movement_id as movement from leg where id = ${input.leg}`,
    );
    if (!found) throw new Refused('NOT_FOUND', 'leg');
    const movement = await holdMovement(found.movement);
    const legs = await legsOf(movement.id);
    const leg = legs.find(({ id }) => id === input.leg.toLowerCase());
    if (!leg) throw new Refused('NOT_FOUND', 'leg');
    const { departedAt, arrivedAt } = input;
    if (!departedAt && !arrivedAt) throw new Refused('INVALID_VALUE', 'departedAt', { field: 'departedAt' });
    const aboard = departedAt ? await this.depart(movement, legs, leg, departedAt) : [];
    if (arrivedAt) await arrive(movement, leg, arrivedAt);
    await movementChanged(movement, legs.every((one) => one.arrivedAt) ? 'ARRIVED' : 'DEPARTED');
    return outcomeOfMovement(movement.id, aboard);
  }

  private async depart(movement: HeldMovement, legs: LegRow[], leg: LegRow, departedAt: Date): Promise<Aboard[]> {
    if (leg.departedAt) throw new Refused('LEG_RECORDED', 'departedAt', { at: leg.departedAt.toISOString() });
    if (movement.state === 'PLANNED') throw new Refused('NOT_ISSUED', 'movement');
    mustBe(movement, 'MANIFESTED', 'DEPARTED', 'ARRIVED');
    const before = feeders(legs, leg);
    const arrived = before.filter((one) => one.arrivedAt && one.arrivedAt <= departedAt);
    checkOrder(departedAt, 'departedAt');
    if (before.length > 0 && arrived.length === 0) throw new Refused('LEG_NOT_ARRIVED', 'leg');
    if (before.length === 0) {
      // Who is not under way yet may be seen by the movement's own post alone.
      ofOwnUnit(movement);
      await checkGaps(movement.id);
    }
    await tx().query(sql`update leg set departed_at = ${departedAt} where id = ${leg.id}`);
    leg.departedAt = departedAt;
    const aboard = await this.aboard(leg, arrived);
    if (aboard.length === 0) throw new Refused('NO_PASSENGERS', 'leg');
    const taken: Aboard[] = [];
    for (const passenger of aboard)
      if (await this.take(passenger, leg, departedAt, before.length > 0)) taken.push(passenger);
    return taken;
  }

  /** Those put on this leg, and those who wait where it begins; by case, which is the order of locks. */
  private aboard(leg: LegRow, arrived: readonly LegRow[]): Promise<Aboard[]> {
    const legs = [leg.id, ...arrived.map(({ id }) => id)];
    return tx().query<Aboard>(
      sql`select id, case_id as case from passenger where state = 'BOARDED' and leg_id = any (${legs}::uuid[]) order by case_id`,
    );
  }

  private async take(passenger: Aboard, leg: LegRow, at: Date, onward: boolean): Promise<boolean> {
    const held = await this.record.hold('recordLeg', passenger.case);
    // Somebody who got lost or died on the way stays behind without keeping the others.
    if (onward && held.state !== 'DEPARTED') return false;
    await tx().query(sql`update passenger set leg_id = ${leg.id}, version = version + 1 where id = ${passenger.id}`);
    try {
      await this.life.move(held, onward ? 'continue' : 'depart', {
        occurredAt: at,
        code: wayOf(leg),
        subject: passenger.id,
      });
      return true;
    } catch (error) {
      if (error instanceof Refused) throw new Refused(error.code, `passengers.${held.id}`, error.params);
      throw error;
    }
  }
}

async function arrive(movement: HeldMovement, leg: LegRow, arrivedAt: Date): Promise<void> {
  if (!leg.departedAt) throw new Refused('LEG_NOT_DEPARTED', 'leg');
  if (leg.arrivedAt) throw new Refused('LEG_RECORDED', 'arrivedAt', { at: leg.arrivedAt.toISOString() });
  mustBe(movement, 'MANIFESTED', 'DEPARTED', 'ARRIVED');
  checkOrder(arrivedAt, 'arrivedAt');
  if (arrivedAt <= leg.departedAt) throw new Refused('DATES_REVERSED', 'arrivedAt');
  await tx().query(sql`update leg set arrived_at = ${arrivedAt} where id = ${leg.id}`);
  leg.arrivedAt = arrivedAt;
}

/** Nobody is left behind without a reason. */
async function checkGaps(movement: string): Promise<void> {
  const [row] = await tx().query<{ count: number }>(
    sql`select count(*)::int as count from passenger where movement_id = ${movement} and state = 'LISTED'`,
  );
  if (row && row.count > 0) throw new Refused('GAP_UNEXPLAINED', 'leg', { count: row.count });
}
