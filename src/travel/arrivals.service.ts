import { Injectable } from '@nestjs/common';
import { goesOn, isAbroad } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { checkOrder, holdMovement, legsOf, movementChanged, wayOf, type LegRow } from './movement-record';
import { isFound, isSettled, Passages, recorded, type PassengerRow } from './passages';
import { papersOf, Papers } from './papers.service';
import type { RecordArrival } from './passengers.inputs';

/** Who got off at the end of the way, and who did not. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly passages: Passages,
    private readonly papers: Papers,
  ) {}

  async arrive(input: RecordArrival): Promise<Outcome> {
    const movement = await holdMovement(input.movement);
    const held = await this.record.hold('recordArrival', input.case, input.version);
    const passenger = await this.passages.of(movement.id, held.id);
    if (passenger.state === 'LISTED') throw new Refused('NOT_BOARDED', 'case');
    if (passenger.state !== 'BOARDED' && !isFound(passenger, held)) throw recorded(passenger);
    const legs = await legsOf(movement.id);
    const leg = legs.find(({ id }) => id === passenger.legId);
    if (!leg?.departedAt) throw new Refused('LEG_NOT_DEPARTED', 'movement');
    if (input.outcome === 'ARRIVED') await this.arrived(held, passenger, leg, legs, input);
    else await this.missing(held, passenger, leg.departedAt, { ...input, owner: input.owner ?? movement.unitId });
    await movementChanged(movement, (await isSettled(movement.id)) ? 'CLOSED' : movement.state);
    return outcomeOfCase(held);
  }

  /** A movement ends where no leg goes on from, and where immigration records the entry. */
  private async arrived(
    held: HeldCase,
    passenger: PassengerRow,
    leg: LegRow,
    legs: LegRow[],
    input: RecordArrival,
  ): Promise<void> {
    const { occurredAt, enteredAt, note: reason } = input;
    if (!leg.arrivedAt) throw new Refused('LEG_NOT_ARRIVED', 'movement');
    if (goesOn(legs, leg)) throw new Refused('LEG_GOES_ON', 'movement', { place: leg.to });
    // Where a leg that went on from there was cancelled, they wait: nobody enters Indonesia in Singapore.
    if (isAbroad(leg.to)) throw new Refused('STILL_ABROAD', 'movement', { place: leg.to });
    if (!enteredAt) throw new Refused('IMMIGRATION_ENTRY', 'enteredAt');
    checkOrder(enteredAt, 'enteredAt', [
      ['recordLeg', leg.arrivedAt],
      // Who was born at the border did not come in before.
      ['receivedAt', held.receivedAt],
    ]);
    await tx().query(
      sql`update passenger set state = 'ARRIVED', arrived_at = ${leg.arrivedAt}, entered_at = ${enteredAt}, reason = null, owner_id = null, left_at = null,
                 version = version + 1 where id = ${passenger.id}`,
    );
    await this.papers.consume(held, enteredAt);
    const facts = (await this.letInWithout(held, passenger, occurredAt)) ? { travelledOn: 'OTHER' as const } : {};
    await this.life.move(held, 'arrive', { occurredAt, reason, code: wayOf(leg), subject: passenger.id, facts });
  }

  /** Who joined on the way may hold no paper: immigration lets in a newborn on the mother's, and whom it identified itself. */
  private async letInWithout(held: HeldCase, { joined, withId }: PassengerRow, at: Date): Promise<boolean> {
    if (!joined && !withId) return false;
    const { documents } = await papersOf(held.id, at);
    return !documents.some(({ status }) => status === 'VALID' || status === 'CONSUMED');
  }

  private async missing(
    held: HeldCase,
    passenger: PassengerRow,
    departedAt: Date,
    input: RecordArrival,
  ): Promise<void> {
    const { occurredAt, reason: code, owner, note: reason } = input;
    if (!code) throw new Refused('REASON', 'reason');
    checkOrder(occurredAt, 'occurredAt', [['recordLeg', departedAt]]);
    await tx().query(
      sql`update passenger set state = 'MISSING', reason = ${code}, owner_id = ${owner}, left_at = ${occurredAt}, version = version + 1 where id = ${passenger.id}`,
    );
    const told = { occurredAt, code, reason, subject: passenger.id };
    if (held.state === 'DEPARTED') await this.life.move(held, 'loseContact', told);
    else await this.record.happened(held, { ...told, kind: 'recordArrival' });
  }
}
