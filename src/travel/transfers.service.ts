import { Injectable } from '@nestjs/common';
import { firstLegs, isYetToLeave } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import {
  checkOrder,
  checkWhole,
  holdBoth,
  holdOwnMovement,
  legsOf,
  movementChanged,
  mustBeFilling,
  type HeldMovement,
  type LegRow,
} from './movement-record';
import type { MergeMovements, SplitMovement } from './movements.inputs';
import { Movements, outcomeOfMovement } from './movements.service';
import { toTake } from './passengers.service';
import { isAway, isFound, isLive, isSettled, Passages, recorded, type PassengerRow } from './passages';
import type { TransferPassenger } from './passengers.inputs';

interface Way {
  movement: HeldMovement;
  legs: LegRow[];
}

interface Transfer {
  case: string;
  version?: number | undefined;
  leg?: string | undefined;
  reason: string;
  occurredAt: Date;
  note?: string | undefined;
}

/**
 * From one movement to another. Nobody leaves a movement but onto the other, where their place says which it continues:
 * both counts close, whatever splits and merges.
 */
@Injectable()
export class Transfers {
  constructor(
    private readonly record: CaseRecord,
    private readonly passages: Passages,
    private readonly planning: Movements,
  ) {}

  async transfer(input: TransferPassenger): Promise<Outcome> {
    const [from, to] = await this.between(input.movement, input.to);
    await this.move(from, to, input);
    await this.done(from, to);
    return outcomeOfCase({ id: input.case });
  }

  async split(input: SplitMovement): Promise<Outcome> {
    await this.planning.plan(input.into);
    return this.all(input.movement, input.into.id, input, [...input.cases].sort());
  }

  async merge(input: MergeMovements): Promise<Outcome> {
    const live = await tx().query<{ case: string }>(
      sql`select p.case_id as case from passenger p join cases c on c.id = p.case_id
          where p.movement_id = ${input.movement} and p.state in ('LISTED', 'BOARDED') and c.state <> 'DECEASED'
            and not (c.state in ('ON_HOLD', 'MISSING') and c.prior_state = 'DEPARTED') order by p.case_id`,
    );
    const merged = await this.all(
      input.movement,
      input.into,
      input,
      live.map((one) => one.case),
    );
    await checkWhole(await holdOwnMovement(input.movement));
    // What never left will not leave any more; who died on its list is taken off it first.
    await tx().query(
      sql`update movement m set state = 'CANCELLED' where m.id = ${input.movement} and m.state in ('PLANNED', 'MANIFESTED')
          and not exists (select from passenger p where p.movement_id = m.id and p.state in ('LISTED', 'BOARDED'))`,
    );
    return merged;
  }

  private async all(
    movement: string,
    into: string,
    { version, reason, occurredAt }: { version: number; reason: string; occurredAt: Date },
    cases: readonly string[],
  ): Promise<Outcome> {
    const [from, to] = await this.between(movement, into);
    if (from.movement.version !== version) throw new Refused('STALE_VERSION', 'version');
    if (cases.length === 0) throw new Refused('NO_PASSENGERS', 'movement');
    for (const id of cases) await this.each(from, to, { case: id, reason, occurredAt });
    await this.done(from, to);
    return outcomeOfMovement(
      into,
      cases.map((id) => ({ case: id })),
    );
  }

  /** What is in the way of one is told by which of them it is. */
  private async each(from: Way, to: Way, what: Transfer): Promise<void> {
    try {
      await this.move(from, to, what);
    } catch (error) {
      if (error instanceof Refused) throw new Refused(error.code, `cases.${what.case}`, error.params);
      throw error;
    }
  }

  private async between(from: string, to: string): Promise<[Way, Way]> {
    const [one, other] = await holdBoth(from, to);
    const ways: [Way, Way] = [
      { movement: one, legs: await legsOf(one.id) },
      { movement: other, legs: await legsOf(other.id) },
    ];
    mustBeFilling(other, ways[1].legs);
    return ways;
  }

  private async move(
    from: Way,
    to: Way,
    { case: id, version, leg, reason, occurredAt, note }: Transfer,
  ): Promise<void> {
    const held = await this.record.hold('transferPassenger', id, version);
    const passenger = await this.passages.of(from.movement.id, held.id);
    if (!isLive(passenger) && !isFound(passenger, held)) throw recorded(passenger);
    if (isAway(held) || held.state === 'DECEASED') throw new Refused('NOT_READY', 'case', { state: held.state });
    checkMeeting(from, to, passenger, occurredAt);
    const taking = leg ? toTake(to.legs, leg).id : null;
    await this.passages.leave(from.movement, held, passenger, 'TRANSFERRED', { occurredAt, reason, note });
    await this.passages.list(to.movement, held, {
      occurredAt,
      leg: taking,
      continuesId: passenger.id,
      lap: passenger.lap,
      withId: passenger.withId,
      splitReason: passenger.splitReason ?? undefined,
    });
  }

  private async done(from: Way, to: Way): Promise<void> {
    const left = from.movement;
    await movementChanged(left, (await isSettled(left.id)) ? 'CLOSED' : left.state);
    await movementChanged(to.movement);
  }
}

/** Whoever is under way goes on from where a leg has brought them. */
function checkMeeting(from: Way, to: Way, passenger: PassengerRow, at: Date): void {
  const cameBy = from.legs.find(({ id }) => id === passenger.legId);
  const begins = firstLegs(to.legs).filter(isYetToLeave);
  if (passenger.state === 'LISTED' || !cameBy?.departedAt) {
    if (begins.length === 0) throw new Refused('LEG_CANCELLED', 'to');
    return;
  }
  if (!cameBy.arrivedAt) throw new Refused('LEG_NOT_ARRIVED', 'case');
  checkOrder(at, 'occurredAt', [['recordLeg', cameBy.arrivedAt]]);
  if (!begins.some((leg) => leg.from === cameBy.to))
    throw new Refused('LEGS_BROKEN', 'to', { from: begins[0]?.from ?? '-', to: cameBy.to });
}
