import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isValidOn, type Act, type PassengerOutcome } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import {
  checkOrder,
  feeders,
  holdMovement,
  holdOwnMovement,
  legsOf,
  movementChanged,
  mustBe,
  wayOf,
  type LegRow,
} from './movement-record';
import { papersOf, Papers } from './papers.service';
import type { Board, ManifestPassenger, RecordArrival, TakeOff } from './passengers.inputs';

interface PassengerRow {
  id: string;
  state: PassengerOutcome;
  legId: string | null;
  listedAt: Date;
  boardedAt: Date | null;
  /** On a manifest that was issued. */
  issued: boolean;
}

interface Leaving {
  occurredAt: Date;
  reason: string;
  note?: string;
}

/** The people of a movement, one by one. */
@Injectable()
export class Passengers {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly papers: Papers,
  ) {}

  async list(input: ManifestPassenger): Promise<Outcome> {
    const { query, now } = tx();
    const { occurredAt, note: reason } = input;
    const movement = await holdOwnMovement(input.movement);
    mustBe(movement, 'PLANNED', 'MANIFESTED');
    const held = await this.record.hold('manifestPassenger', input.case, input.version);
    if (held.state !== 'PREPARING' && held.state !== 'READY')
      throw new Refused('NOT_READY', 'case', { state: held.state });
    const [before] = await query<{ left: Date | null }>(
      sql`select max(left_at) as left from passenger where case_id = ${held.id}`,
    );
    checkOrder(occurredAt, 'occurredAt', [['takeOff', before?.left ?? null]]);
    const id = randomUUID();
    // Of two desks that list somebody at once, one waits here on the other's row and then finds it.
    const listed = await query(
      sql`insert into passenger (id, version, movement_id, case_id, person_id, state, listed_at, recorded_at)
          values (${id}, 1, ${movement.id}, ${held.id}, ${held.personId}, 'LISTED', ${occurredAt}, ${now})
          on conflict (case_id) where state in ('LISTED', 'BOARDED') do nothing returning id`,
    );
    if (listed.length === 0) throw new Refused('IN_OTHER_MOVEMENT', 'case');
    await this.record.happened(held, { kind: 'manifestPassenger', occurredAt, subject: id, reason });
    await movementChanged(movement);
    return outcomeOfCase(held);
  }

  async takeOff(input: TakeOff): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement);
    mustBe(movement, 'PLANNED', 'MANIFESTED');
    const held = await this.record.hold('takeOff', input.case, input.version);
    const passenger = await this.live(movement.id, held.id);
    await this.leave(held, passenger, passenger.issued ? 'OFFLOADED' : 'TAKEN_OFF', input);
    await movementChanged(movement);
    return outcomeOfCase(held);
  }

  /** Everybody off a movement that will not leave. */
  async strand(movement: string, held: HeldCase, what: Leaving): Promise<void> {
    await this.leave(held, await this.live(movement, held.id), 'TAKEN_OFF', what);
  }

  private async leave(
    held: HeldCase,
    passenger: PassengerRow,
    to: 'TAKEN_OFF' | 'OFFLOADED',
    what: Leaving,
  ): Promise<void> {
    const { occurredAt, reason: code, note: reason } = what;
    checkOrder(occurredAt, 'occurredAt', [
      ['manifestPassenger', passenger.listedAt],
      ['board', passenger.boardedAt],
    ]);
    await tx().query(
      sql`update passenger set state = ${to}, reason = ${code}, left_at = ${occurredAt}, leg_id = null, version = version + 1 where id = ${passenger.id}`,
    );
    await tx().query(sql`select app.close_passage(${passenger.id})`);
    const told = { occurredAt, code, reason, subject: passenger.id };
    // Without a passage there is no day of arrival that anybody could be ready for.
    if (held.state === 'READY')
      await this.life.move(held, to === 'OFFLOADED' ? 'offload' : 'revoke', { ...told, facts: { act: withReason } });
    else await this.record.happened(held, { ...told, kind: 'takeOff' });
  }

  async board(input: Board): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement);
    const held = await this.record.hold('board', input.case, input.version);
    const passenger = await this.passenger(movement.id, held.id);
    const legs = await legsOf(movement.id);
    const leg = input.leg
      ? this.onward(legs, held, passenger, input.leg, input.occurredAt)
      : await this.first(legs, held, passenger, input.occurredAt);
    await tx().query(
      sql`update passenger set state = 'BOARDED', leg_id = ${leg.id}, boarded_at = ${input.occurredAt}, reason = null, left_at = null, version = version + 1
          where id = ${passenger.id}`,
    );
    const { occurredAt, note: reason } = input;
    await this.record.happened(held, { kind: 'board', occurredAt, code: wayOf(leg), subject: passenger.id, reason });
    await movementChanged(movement);
    return outcomeOfCase(held);
  }

  /** The first leg, for somebody on the manifest who is ready and whose paper has its number. */
  private async first(legs: LegRow[], held: HeldCase, passenger: PassengerRow, at: Date): Promise<LegRow> {
    if (passenger.state !== 'LISTED') throw new Refused('PASSAGE_RECORDED', 'case', { state: passenger.state });
    if (!passenger.issued) throw new Refused('NOT_MANIFESTED', 'case');
    if (held.state !== 'READY') throw new Refused('NOT_READY', 'case', { state: held.state });
    checkOrder(at, 'occurredAt', [['manifestPassenger', passenger.listedAt]]);
    const { documents, plannedArrival } = await papersOf(held.id, at);
    const usable = documents.filter((document) => plannedArrival && isValidOn(document, plannedArrival));
    if (usable.length === 0) throw new Refused('TRAVEL_DOCUMENT', 'documents', { arrival: plannedArrival ?? '' });
    if (usable.every(({ numberPending }) => numberPending)) throw new Refused('NUMBER_PENDING', 'documents');
    const [leg] = legs;
    if (!leg) throw new Error('A movement without legs.');
    return leg;
  }

  /** A later leg from a place that they have reached, for somebody under way: a missed connection, or found again. */
  private onward(legs: LegRow[], held: HeldCase, passenger: PassengerRow, id: string, at: Date): LegRow {
    const leg = legs.find((one) => one.id === id.toLowerCase());
    if (!leg) throw new Refused('NOT_FOUND', 'leg');
    const onIt = passenger.state === 'BOARDED' && passenger.legId === leg.id;
    if (onIt || (passenger.state !== 'BOARDED' && passenger.state !== 'MISSING')) {
      throw new Refused('PASSAGE_RECORDED', 'case', { state: passenger.state });
    }
    if (held.state !== 'DEPARTED') throw new Refused('NOT_READY', 'case', { state: held.state });
    if (leg.departedAt) throw new Refused('LEG_RECORDED', 'leg', { at: leg.departedAt.toISOString() });
    const cameBy = legs.find((one) => one.id === passenger.legId)?.place ?? 0;
    const arrivals = feeders(legs, leg).flatMap(({ place, arrivedAt }) =>
      place <= cameBy && arrivedAt ? [arrivedAt] : [],
    );
    const [earliest] = arrivals.sort((a, b) => a.getTime() - b.getTime());
    if (!earliest) throw new Refused('LEG_NOT_ARRIVED', 'leg');
    checkOrder(at, 'occurredAt', [['recordLeg', earliest]]);
    return leg;
  }

  async arrive(input: RecordArrival): Promise<Outcome> {
    const movement = await holdMovement(input.movement);
    const held = await this.record.hold('recordArrival', input.case, input.version);
    const passenger = await this.passenger(movement.id, held.id);
    if (passenger.state === 'LISTED') throw new Refused('NOT_BOARDED', 'case');
    if (passenger.state !== 'BOARDED') throw new Refused('PASSAGE_RECORDED', 'case', { state: passenger.state });
    const legs = await legsOf(movement.id);
    const leg = legs.find(({ id }) => id === passenger.legId);
    if (!leg?.departedAt) throw new Refused('LEG_NOT_DEPARTED', 'movement');
    if (input.outcome === 'ARRIVED') await this.arrived(held, passenger, leg, legs, input);
    else await this.missing(held, passenger, leg.departedAt, input);
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
    if (!leg.arrivedAt || legs.some((later) => feeders(legs, later).includes(leg)))
      throw new Refused('LEG_NOT_ARRIVED', 'movement');
    if (!enteredAt) throw new Refused('IMMIGRATION_ENTRY', 'enteredAt');
    checkOrder(enteredAt, 'enteredAt', [['recordLeg', leg.arrivedAt]]);
    await tx().query(
      sql`update passenger set state = 'ARRIVED', arrived_at = ${leg.arrivedAt}, entered_at = ${enteredAt}, version = version + 1 where id = ${passenger.id}`,
    );
    await this.papers.consume(held, enteredAt);
    await this.life.move(held, 'arrive', { occurredAt, reason, code: wayOf(leg), subject: passenger.id });
  }

  private async missing(
    held: HeldCase,
    passenger: PassengerRow,
    departedAt: Date,
    input: RecordArrival,
  ): Promise<void> {
    const { occurredAt, reason: code, note: reason } = input;
    if (!code) throw new Refused('REASON', 'reason');
    checkOrder(occurredAt, 'occurredAt', [['recordLeg', departedAt]]);
    await tx().query(
      sql`update passenger set state = 'MISSING', reason = ${code}, left_at = ${occurredAt}, version = version + 1 where id = ${passenger.id}`,
    );
    const told = { occurredAt, code, reason, subject: passenger.id };
    if (held.state === 'DEPARTED') await this.life.move(held, 'loseContact', told);
    else await this.record.happened(held, { ...told, kind: 'recordArrival' });
  }

  private async live(movement: string, id: string): Promise<PassengerRow> {
    const passenger = await this.passenger(movement, id);
    if (passenger.state !== 'LISTED' && passenger.state !== 'BOARDED')
      throw new Refused('PASSAGE_RECORDED', 'case', { state: passenger.state });
    return passenger;
  }

  /** The latest: whoever was taken off may be put on the list again. */
  private async passenger(movement: string, id: string): Promise<PassengerRow> {
    const [row] = await tx().query<PassengerRow>(
      sql`select p.id, p.state, p.leg_id as "legId", p.listed_at as "listedAt", p.boarded_at as "boardedAt",
                 exists (select from manifest m where m.movement_id = p.movement_id and p.id = any (m.passengers)) as issued
          from passenger p where p.movement_id = ${movement} and p.case_id = ${id} order by p.listed_at desc, p.recorded_at desc limit 1`,
    );
    if (!row) throw new Refused('NOT_MANIFESTED', 'case');
    return row;
  }
}

/** The code of a gap reason is the reason. */
const withReason: Act = {
  byPerson: true,
  reason: true,
  ownWords: false,
  toldHowToReturn: false,
  nextOfKinNotified: false,
  closureReason: null,
  supervisor: false,
};

/** Closed is a movement when everybody who left has arrived; who is missing keeps it open. */
async function isSettled(movement: string): Promise<boolean> {
  const [row] = await tx().query<{ settled: boolean }>(
    sql`select m.state = 'ARRIVED' and not exists (select from passenger p where p.movement_id = m.id and p.state in ('LISTED', 'BOARDED', 'MISSING')) as settled
        from movement m where m.id = ${movement}`,
  );
  return row?.settled ?? false;
}
