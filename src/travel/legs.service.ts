import { Injectable } from '@nestjs/common';
import { besides, feeders, firstLegs, isYetToLeave } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord } from '../cases/case-record.service';
import { Families } from '../cases/families.service';
import {
  checkOrder,
  holdMovement,
  legOf,
  legsOf,
  movementChanged,
  mustBe,
  checkWhole,
  ofOwnUnit,
  wayOf,
  type HeldMovement,
  type LegRow,
} from './movement-record';
import { boardedOn, checkLaps } from './boarding';
import { outcomeOfMovement } from './movements.service';
import type { RecordLeg } from './movements.inputs';

interface Aboard {
  id: string;
  case: string;
  legId: string;
}

export interface HeldLeg {
  movement: HeldMovement;
  legs: LegRow[];
  leg: LegRow;
}

/** A leg with its movement locked. */
export async function holdLeg(id: string, version: number): Promise<HeldLeg> {
  const [found] = await tx().query<{ movement: string }>(sql`select movement_id as movement from leg where id = ${id}`);
  if (!found) throw new Refused('NOT_FOUND', 'leg');
  const movement = await holdMovement(found.movement);
  const legs = await legsOf(movement.id);
  const leg = legOf(legs, id);
  if (version !== leg.version) throw new Refused('STALE_VERSION', 'version');
  return { movement, legs, leg };
}

/** What the legs of a movement really did. A departure takes everybody who is aboard, in one transaction, or nobody. */
@Injectable()
export class Legs {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly families: Families,
  ) {}

  async happened(input: RecordLeg): Promise<Outcome> {
    const held = await holdLeg(input.leg, input.version);
    const { movement, legs, leg } = held;
    const { departedAt, arrivedAt } = input;
    if (!departedAt && !arrivedAt) throw new Refused('INVALID_VALUE', 'departedAt', { field: 'departedAt' });
    if (leg.cancelledAt) throw new Refused('LEG_CANCELLED', 'leg');
    const aboard = departedAt ? await this.depart(held, departedAt) : [];
    if (arrivedAt) await arrive(movement, leg, arrivedAt);
    await tx().query(sql`update leg set version = version + 1 where id = ${leg.id}`);
    const over = legs.every((one) => one.arrivedAt || one.cancelledAt);
    await movementChanged(movement, over ? 'ARRIVED' : 'DEPARTED');
    return outcomeOfMovement(movement.id, aboard);
  }

  private async depart({ movement, legs, leg }: HeldLeg, departedAt: Date): Promise<Aboard[]> {
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
      await checkListed(movement.id, legs, leg);
    }
    await checkWhole(movement);
    await tx().query(sql`update leg set departed_at = ${departedAt} where id = ${leg.id}`);
    leg.departedAt = departedAt;
    const aboard = await this.aboard(legs, leg, arrived);
    if (aboard.length === 0) throw new Refused('NO_PASSENGERS', 'leg');
    const taken: Aboard[] = [];
    for (const passenger of aboard)
      if (await this.take(passenger, leg, departedAt, before.length > 0)) taken.push(passenger);
    await checkLaps(leg.id);
    await this.families.checkLeaving(leg.id);
    return taken;
  }

  /**
   * Those put on this leg, and those who wait where it begins, if no other goes from there: who takes which of several
   * is never guessed, and the last of them leaves nobody behind. By case, which is the order of locks.
   */
  private async aboard(legs: readonly LegRow[], leg: LegRow, arrived: readonly LegRow[]): Promise<Aboard[]> {
    const waiting = [leg.id, ...arrived.map(({ id }) => id)];
    const all = await tx().query<Aboard>(
      sql`select id, case_id as case, leg_id as "legId" from passenger where state = 'BOARDED' and leg_id = any (${waiting}::uuid[]) order by case_id`,
    );
    const others = besides(legs, leg);
    if (others.length === 0) return all;
    const boarded = all.filter(({ legId }) => legId === leg.id);
    if (!others.some(isYetToLeave)) await checkWaiting(all.filter((one) => !boarded.includes(one)));
    return boarded;
  }

  /** From ready to departed, or on, for who is under way already, by this movement or the one that it continues. */
  private async take(passenger: Aboard, leg: LegRow, at: Date, onward: boolean): Promise<boolean> {
    const held = await this.record.hold('recordLeg', passenger.case);
    const underWay = held.state === 'DEPARTED';
    // Somebody who got lost or died on the way stays behind without keeping the others.
    if (onward && !underWay) return false;
    await tx().query(sql`update passenger set leg_id = ${leg.id}, version = version + 1 where id = ${passenger.id}`);
    if (passenger.legId !== leg.id) await boardedOn(passenger.id, held, leg.id, at);
    try {
      await this.life.move(held, underWay ? 'continue' : 'depart', {
        occurredAt: at,
        code: wayOf(leg),
        subject: passenger.id,
        ...(underWay
          ? { facts: { leg: { boarded: true, continuesMovement: true, departedAt: at, arrivedAt: null } } }
          : {}),
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

/** Nobody is left behind without a reason: of this leg's list, and once the last first leg goes, of the movement's. */
async function checkListed(movement: string, legs: readonly LegRow[], leg: LegRow): Promise<void> {
  const last = !firstLegs(legs).some((other) => other.id !== leg.id && isYetToLeave(other));
  const [row] = await tx().query<{ count: number }>(
    sql`select count(*)::int as count from passenger where movement_id = ${movement} and state = 'LISTED' and (${last} or leg_id = ${leg.id})`,
  );
  if (row && row.count > 0) throw new Refused('GAP_UNEXPLAINED', 'leg', { count: row.count });
}

/** Whoever is lost, ill or dead is accounted for by their own case. */
async function checkWaiting(waiting: readonly Aboard[]): Promise<void> {
  const [row] = await tx().query<{ count: number }>(
    sql`select count(*)::int as count from cases where id = any (${waiting.map((one) => one.case)}::uuid[]) and state = 'DEPARTED'`,
  );
  if (row && row.count > 0) throw new Refused('GAP_UNEXPLAINED', 'leg', { count: row.count });
}
