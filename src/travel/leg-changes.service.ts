import { Injectable } from '@nestjs/common';
import {
  besides,
  feeders,
  firstLegs,
  isYetToLeave,
  type ActName,
  type EventKind,
  type LegChangeReason,
  type TravelNoticeKind,
} from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { CaseRecord } from '../cases/case-record.service';
import { holdLeg, type HeldLeg } from './legs.service';
import { checkOrder, checkWhole, movementChanged, ofOwnUnit, wayOf } from './movement-record';
import type { CancelLeg, RetimeLeg, SeeNotice } from './movements.inputs';
import { checkTimes, outcomeOfMovement } from './movements.service';
import { isSettled } from './passages';
import { TravelNotice } from './travel-notice.entity';
import { tellWaiting } from './waiting';

type Change = Pick<CancelLeg, 'reason' | 'occurredAt'>;

/** A leg that goes at another time, or not at all: who waits for its people is told, and their timelines say so. */
@Injectable()
export class LegChanges {
  constructor(private readonly record: CaseRecord) {}

  async retime(input: RetimeLeg): Promise<Outcome> {
    const held = await this.hold(input);
    const { leg, legs } = held;
    const { plannedDeparture, plannedArrival, reason } = input;
    checkTimes(input, '');
    const arrivals = feeders(legs, leg).map((one) => (one.arrivedAt ?? one.plannedArrival).getTime());
    const earliest = Math.min(...arrivals);
    if (arrivals.length > 0 && earliest >= plannedDeparture.getTime())
      throw new Refused('LEG_TOO_EARLY', 'plannedDeparture', { at: new Date(earliest).toISOString() });
    await tx().query(
      sql`update leg set planned_departure = ${plannedDeparture}, planned_arrival = ${plannedArrival}, reason = ${reason}, version = version + 1
          where id = ${leg.id}`,
    );
    return this.told(held, 'RETIMED', 'retimeLeg', input);
  }

  /**
   * Whoever was assigned to it is listed without a leg again, and whoever is under way stays where they are. Not while
   * somebody sits in it, nor the last by which those on the list could leave.
   */
  async cancel(input: CancelLeg): Promise<Outcome> {
    const held = await this.hold(input);
    const { leg, legs } = held;
    const last = firstLegs(legs).includes(leg) && !besides(legs, leg).some(isYetToLeave);
    const waiting = await tx().query(
      sql`select from passenger p where p.movement_id = ${held.movement.id}
            and (p.state = 'BOARDED' and p.leg_id = ${leg.id} or ${last} and p.state = 'LISTED') limit 1`,
    );
    if (waiting.length > 0) throw new Refused('LEGS_WAIT', 'leg');
    await tx().query(
      sql`update leg set cancelled_at = ${input.occurredAt}, reason = ${input.reason}, version = version + 1 where id = ${leg.id}`,
    );
    const outcome = await this.told(held, 'CANCELLED', 'cancelLeg', input);
    await tx().query(
      sql`update passenger set leg_id = null, version = version + 1 where movement_id = ${held.movement.id} and state = 'LISTED' and leg_id = ${leg.id}`,
    );
    await this.ended(held);
    return outcome;
  }

  /** Of several buses the one that nobody needed may have been the last that was waited for. */
  private async ended({ movement, legs, leg }: HeldLeg): Promise<void> {
    const over = legs.every((one) => one === leg || one.arrivedAt || one.cancelledAt);
    if (movement.state !== 'DEPARTED' || !over) return;
    await movementChanged(movement, 'ARRIVED');
    if (await isSettled(movement.id)) await movementChanged(movement, 'CLOSED');
  }

  notices({ first, after }: PageArgs, unseen: boolean): Plan {
    return page({
      entity: TravelNotice,
      // The national desk, which may see them all, is told of each once as well: what it was told itself.
      where: raw(`t.unit_id = (select app.claimed())${unseen ? ' and t.seen_at is null' : ''}`),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async see({ notice }: SeeNotice): Promise<Outcome> {
    const { query, now } = tx();
    const rows = await query(
      sql`update travel_notice set seen_at = coalesce(seen_at, ${now}), version = version + 1 where id = ${notice} returning id`,
    );
    if (rows.length === 0) throw new Refused('NOT_FOUND', 'notice');
    return { entity: TravelNotice, id: notice, cases: [] };
  }

  private async hold({ leg: id, version, occurredAt }: RetimeLeg | CancelLeg): Promise<HeldLeg> {
    const held = await holdLeg(id, version);
    const { leg, movement } = held;
    ofOwnUnit(movement);
    await checkWhole(movement);
    checkOrder(occurredAt, 'occurredAt');
    if (leg.cancelledAt) throw new Refused('LEG_CANCELLED', 'leg');
    if (leg.departedAt) throw new Refused('LEG_RECORDED', 'leg', { at: leg.departedAt.toISOString() });
    return held;
  }

  /** Everybody on the movement: who comes by another leg may wait for this one, or be waited for with it. */
  private async told(
    { movement, leg }: HeldLeg,
    kind: TravelNoticeKind,
    act: ActName & EventKind,
    what: Change,
  ): Promise<Outcome> {
    const { reason, occurredAt } = what;
    const live = await tx().query<{ id: string; case: string }>(
      sql`select id, case_id as case from passenger where movement_id = ${movement.id} and state in ('LISTED', 'BOARDED') order by case_id`,
    );
    for (const passenger of live) {
      const held = await this.record.hold(act, passenger.case);
      await this.record.happened(held, {
        kind: act,
        occurredAt,
        code: `${wayOf(leg)} ${reason}`,
        subject: passenger.id,
      });
    }
    await tellWaiting(leg, { kind, reason: reason as LegChangeReason, occurredAt });
    await movementChanged(movement);
    return outcomeOfMovement(movement.id, live);
  }
}
