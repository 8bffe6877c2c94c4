import { Injectable } from '@nestjs/common';
import { feeders, firstLegs, isValidOn, isYetToLeave, strandedAt } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { Families } from '../cases/families.service';
import { boardedOn, checkSeat, gotOff } from './boarding';
import { Infants } from './infants';
import {
  checkOrder,
  holdOwnMovement,
  legOf,
  legsOf,
  movementChanged,
  mustBeFilling,
  wayOf,
  type HeldMovement,
  type LegRow,
} from './movement-record';
import { papersOf } from './papers.service';
import { outcomeOfMovement } from './movements.service';
import { isFound, isLive, isSettled, Passages, recorded, type Leaving, type PassengerRow } from './passages';
import type {
  AssignLeg,
  Board,
  HoldBackPassenger,
  ManifestPassenger,
  SwapPassengers,
  TakeOff,
  Unboard,
} from './passengers.inputs';

/** A movement whose list is open. */
interface Filling {
  movement: HeldMovement;
  legs: LegRow[];
}

type Listing = Pick<ManifestPassenger, 'occurredAt' | 'note' | 'with' | 'lap' | 'splitReason'> & { leg: string | null };

/** The people of a movement until they leave, one by one. */
@Injectable()
export class Passengers {
  constructor(
    private readonly record: CaseRecord,
    private readonly passages: Passages,
    private readonly infants: Infants,
    private readonly families: Families,
  ) {}

  async list(input: ManifestPassenger): Promise<Outcome> {
    const { movement, legs } = await this.filling(input.movement);
    const leg = input.leg ? toTake(legs, input.leg).id : null;
    const held = await this.record.hold('manifestPassenger', input.case, input.version);
    await this.on({ movement, legs }, held, { ...input, leg });
    await movementChanged(movement);
    return outcomeOfCase(held);
  }

  private async filling(id: string): Promise<Filling> {
    const movement = await holdOwnMovement(id);
    const legs = await legsOf(movement.id);
    mustBeFilling(movement, legs);
    return { movement, legs };
  }

  private async on({ movement, legs }: Filling, held: HeldCase, input: Listing): Promise<void> {
    const { occurredAt, note: reason, leg, lap, splitReason } = input;
    if (held.state !== 'PREPARING' && held.state !== 'READY')
      throw new Refused('NOT_READY', 'case', { state: held.state });
    const [before] = await tx().query<{ left: Date | null }>(
      sql`select max(left_at) as left from passenger where case_id = ${held.id}`,
    );
    checkOrder(occurredAt, 'occurredAt', [['takeOff', before?.left ?? null]]);
    const withId = await this.infants.adultOf(movement.id, input);
    if (lap) await this.infants.checkLap(held, legs);
    await this.families.checkPlace(held, movement.id, leg, splitReason);
    const subject = await this.passages.list(movement, held, { occurredAt, leg, withId, lap, splitReason });
    await this.record.happened(held, { kind: 'manifestPassenger', occurredAt, subject, reason });
  }

  /** By another of the legs that begin the movement. */
  async assign(input: AssignLeg): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement);
    const leg = toTake(await legsOf(movement.id), input.leg);
    const held = await this.record.hold('assignLeg', input.case, input.version);
    const passenger = await this.passages.of(movement.id, held.id);
    if (passenger.state !== 'LISTED') throw recorded(passenger);
    const { occurredAt, note: reason, splitReason } = input;
    checkOrder(occurredAt, 'occurredAt', [['manifestPassenger', passenger.listedAt]]);
    await this.families.checkPlace(held, movement.id, leg.id, splitReason);
    await tx().query(
      sql`update passenger set leg_id = ${leg.id}, split_reason = ${splitReason ?? null}, version = version + 1 where id = ${passenger.id}`,
    );
    await this.record.happened(held, {
      kind: 'assignLeg',
      occurredAt,
      code: wayOf(leg),
      subject: passenger.id,
      reason,
    });
    await movementChanged(movement);
    return outcomeOfCase(held);
  }

  async takeOff(input: TakeOff): Promise<Outcome> {
    const filling = await this.filling(input.movement);
    const held = await this.record.hold('takeOff', input.case, input.version);
    await this.off(filling, held, input);
    await movementChanged(filling.movement);
    return outcomeOfCase(held);
  }

  /** One goes off and another comes on in their place: both or neither. The leg is the one that the first was to take. */
  async swap(input: SwapPassengers): Promise<Outcome> {
    const { occurredAt, note, splitReason } = input;
    const filling = await this.filling(input.movement);
    const [off, on] = await this.holdBoth(input);
    const leg = await this.off(filling, off, input);
    await asOther(() => this.on(filling, on, { occurredAt, note, splitReason, leg, lap: false }));
    await movementChanged(filling.movement);
    return outcomeOfMovement(filling.movement.id, [{ case: off.id }, { case: on.id }]);
  }

  /** By case, which is the order of locks. */
  private async holdBoth({ case: one, for: other, version }: SwapPassengers): Promise<[HeldCase, HeldCase]> {
    const [off, on] = [one.toLowerCase(), other.toLowerCase()];
    if (off === on) throw new Refused('INVALID_VALUE', 'for', { field: 'for' });
    const first = off < on ? await this.record.hold('swapPassengers', off, version) : undefined;
    const second = await asOther(() => this.record.hold('swapPassengers', on));
    return [first ?? (await this.record.hold('swapPassengers', off, version)), second];
  }

  /** The leg that they were to take. */
  private async off({ movement, legs }: Filling, held: HeldCase, input: Leaving): Promise<string | null> {
    const passenger = await this.passages.live(movement.id, held.id);
    const on = legs.find(({ id }) => id === passenger.legId);
    if (passenger.state === 'BOARDED' && on?.departedAt)
      throw new Refused('LEG_RECORDED', 'case', { at: on.departedAt.toISOString() });
    await this.passages.leave(movement, held, passenger, passenger.issued ? 'OFFLOADED' : 'TAKEN_OFF', input);
    return on && isYetToLeave(on) ? on.id : null;
  }

  /** Kept by somebody else, at a border or a gate: not on the way any more, and somebody answers for it. */
  async holdBack(input: HoldBackPassenger): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement);
    const legs = await legsOf(movement.id);
    const held = await this.record.hold('holdBackPassenger', input.case, input.version);
    const passenger = await this.passages.of(movement.id, held.id);
    if (!isLive(passenger) && !isFound(passenger, held)) throw recorded(passenger);
    const on = legs.find(({ id }) => id === passenger.legId);
    if (passenger.state !== 'LISTED' && on?.departedAt) {
      if (!on.arrivedAt) throw new Refused('LEG_NOT_ARRIVED', 'case');
      checkOrder(input.occurredAt, 'occurredAt', [['recordLeg', on.arrivedAt]]);
    }
    await this.passages.leave(movement, held, passenger, 'HELD_BACK', input);
    await movementChanged(movement, (await isSettled(movement.id)) ? 'CLOSED' : movement.state);
    return outcomeOfCase(held);
  }

  async board(input: Board): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement);
    const held = await this.record.hold('board', input.case, input.version);
    const passenger = await this.passages.of(movement.id, held.id);
    const legs = await legsOf(movement.id);
    const { occurredAt, note: reason } = input;
    const splitReason = input.splitReason ?? passenger.splitReason ?? undefined;
    const leg =
      input.leg && passenger.state !== 'LISTED'
        ? this.onward(legs, held, passenger, input.leg, occurredAt)
        : await this.first(legs, held, passenger, input);
    checkLeadsOn(legs, leg);
    await this.families.checkPlace(held, movement.id, leg.id, splitReason);
    await checkSeat(leg, passenger.lap);
    await boardedOn(passenger.id, held, leg.id, occurredAt);
    await tx().query(
      sql`update passenger set state = 'BOARDED', leg_id = ${leg.id}, boarded_at = ${occurredAt}, cleared = true, reason = null, owner_id = null,
                 left_at = null, split_reason = ${splitReason ?? null}, version = version + 1 where id = ${passenger.id}`,
    );
    await this.record.happened(held, { kind: 'board', occurredAt, code: wayOf(leg), subject: passenger.id, reason });
    await movementChanged(movement);
    return outcomeOfCase(held);
  }

  /** Undone until the leg leaves: on the list again, or waiting where an earlier leg brought them. */
  async unboard(input: Unboard): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement);
    const held = await this.record.hold('unboard', input.case, input.version);
    const passenger = await this.passages.of(movement.id, held.id);
    if (passenger.state !== 'BOARDED') throw new Refused('NOT_BOARDED', 'case');
    const leg = legOf(await legsOf(movement.id), passenger.legId ?? '');
    if (leg.departedAt) throw new Refused('LEG_RECORDED', 'case', { at: leg.departedAt.toISOString() });
    const { occurredAt, note: reason } = input;
    checkOrder(occurredAt, 'occurredAt', [['board', passenger.boardedAt]]);
    const came = await gotOff(passenger.id, leg.id, occurredAt);
    await tx().query(
      sql`update passenger set state = ${came ? 'BOARDED' : 'LISTED'}, leg_id = ${came?.leg ?? leg.id}, boarded_at = ${came?.at ?? null},
                 version = version + 1 where id = ${passenger.id}`,
    );
    await this.record.happened(held, { kind: 'unboard', occurredAt, code: wayOf(leg), subject: passenger.id, reason });
    await movementChanged(movement);
    return outcomeOfCase(held);
  }

  /** A first leg, for somebody on the manifest who is ready, or has come by another movement, and whose paper has its number. */
  private async first(legs: LegRow[], held: HeldCase, passenger: PassengerRow, input: Board): Promise<LegRow> {
    const { occurredAt: at } = input;
    if (passenger.state !== 'LISTED') throw recorded(passenger);
    if (!passenger.issued) throw new Refused('NOT_MANIFESTED', 'case');
    const goesOn = held.state === 'DEPARTED' && passenger.continuesId !== null;
    if (held.state !== 'READY' && !goesOn) throw new Refused('NOT_READY', 'case', { state: held.state });
    checkOrder(at, 'occurredAt', [['manifestPassenger', passenger.listedAt]]);
    const leg = toTake(legs, input.leg ?? passenger.legId ?? undefined);
    // Who was born on the way has no paper of their own.
    if (passenger.withId && goesOn) return leg;
    const { documents, plannedArrival } = await papersOf(held.id, at);
    const usable = documents.filter((document) => plannedArrival && isValidOn(document, plannedArrival));
    if (usable.length === 0) throw new Refused('TRAVEL_DOCUMENT', 'documents', { arrival: plannedArrival ?? '' });
    if (usable.every(({ numberPending }) => numberPending)) throw new Refused('NUMBER_PENDING', 'documents');
    return leg;
  }

  /** A later leg from a place that they have reached, for somebody under way: a missed connection, or found again. */
  private onward(legs: LegRow[], held: HeldCase, passenger: PassengerRow, id: string, at: Date): LegRow {
    const leg = legOf(legs, id);
    const onIt = passenger.state === 'BOARDED' && passenger.legId === leg.id;
    const cameBy = legs.find((one) => one.id === passenger.legId);
    // Whoever sits in one that has not left gets off it first.
    const sits = cameBy !== undefined && !cameBy.departedAt;
    if (onIt || sits || (passenger.state !== 'BOARDED' && passenger.state !== 'MISSING')) throw recorded(passenger);
    if (held.state !== 'DEPARTED') throw new Refused('NOT_READY', 'case', { state: held.state });
    checkLeaves(leg);
    const arrivals = feeders(legs, leg).flatMap(({ place, arrivedAt }) =>
      place <= (cameBy?.place ?? 0) && arrivedAt ? [arrivedAt] : [],
    );
    const [earliest] = arrivals.sort((a, b) => a.getTime() - b.getTime());
    if (!earliest) throw new Refused('LEG_NOT_ARRIVED', 'leg');
    // Of several legs that end there the earliest may not be theirs, and whoever was found on board came after it.
    checkOrder(at, 'occurredAt', [
      ['recordLeg', earliest],
      ['board', passenger.boardedAt],
    ]);
    return leg;
  }
}

/** What is in the way of whoever comes on is told by the field that names them. */
async function asOther<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused && error.field === 'case') throw new Refused(error.code, 'for', error.params);
    throw error;
  }
}

function checkLeaves({ departedAt, cancelledAt }: LegRow): void {
  if (departedAt) throw new Refused('LEG_RECORDED', 'leg', { at: departedAt.toISOString() });
  if (cancelledAt) throw new Refused('LEG_CANCELLED', 'leg');
}

/** Nobody sets out for a place abroad from which nothing goes on any more. What left already is a fact, and waits there. */
function checkLeadsOn(legs: readonly LegRow[], leg: LegRow): void {
  const place = strandedAt(legs, leg);
  if (place) throw new Refused('NO_WAY_ONWARD', 'leg', { place });
}

/** The leg by which somebody first leaves: the one named, or the only one. */
export function toTake(legs: readonly LegRow[], named?: string): LegRow {
  const open = firstLegs(legs).filter(isYetToLeave);
  if (named) {
    const leg = legOf(legs, named);
    checkLeaves(leg);
    if (!open.includes(leg)) throw new Refused('LEG_NOT_ARRIVED', 'leg');
    return leg;
  }
  const [only, another] = open.length > 0 ? open : firstLegs(legs);
  if (!only) throw new Refused('LEG_CANCELLED', 'leg');
  if (another) throw new Refused('LEG_CHOICE', 'leg');
  checkLeaves(only);
  return only;
}
