import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { CaseRecord } from '../cases/case-record.service';
import { checkOrder, holdOwnMovement, legsOf, movementChanged, mustBe } from './movement-record';
import { Movement } from './movement.entity';
import { Passengers } from './passengers.service';
import type { AddLeg, CancelMovement, CreateMovement, IssueManifest, PlannedLeg } from './movements.inputs';

/** Movements and their lists: planned, issued, cancelled. */
@Injectable()
export class Movements {
  constructor(
    private readonly record: CaseRecord,
    private readonly passengers: Passengers,
  ) {}

  one(id: string): Plan {
    return one(Movement, (t) => sql`${raw(t)}.id = ${id}`);
  }

  page({ first, after }: PageArgs): Plan {
    return page({
      entity: Movement,
      where: raw('true'),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async create(input: CreateMovement): Promise<Outcome> {
    const { query, actor, now } = tx();
    const { id, reference, receiver, immigration, escorts, legs } = input;
    checkChain(legs);
    await checkUnits(receiver, immigration);
    await query(
      sql`insert into movement (id, version, reference, state, unit_id, receiver_id, immigration_id, escorts, recorded_at)
          values (${id}, 1, ${reference}, 'PLANNED', ${actor.unit}, ${receiver}, ${immigration ?? null}, ${escorts}, ${now})`,
    );
    for (const [i, leg] of legs.entries()) await insertLeg(id, i + 1, leg);
    return outcomeOfMovement(id);
  }

  async addLeg({ movement: id, leg }: AddLeg): Promise<Outcome> {
    const movement = await holdOwnMovement(id);
    mustBe(movement, 'PLANNED', 'MANIFESTED', 'DEPARTED', 'ARRIVED');
    checkTimes(leg, 'leg');
    const legs = await legsOf(id);
    const reached = legs.filter(({ to }) => to === leg.from);
    const inTime = reached.some(
      ({ arrivedAt, plannedArrival }) => (arrivedAt ?? plannedArrival) < leg.plannedDeparture,
    );
    if (!inTime)
      throw new Refused('LEGS_BROKEN', 'leg.from', { from: leg.from, to: legs.map(({ to }) => to).join(', ') });
    await insertLeg(id, legs.length + 1, leg);
    await movementChanged(movement, movement.state === 'ARRIVED' ? 'DEPARTED' : movement.state);
    return outcomeOfMovement(id);
  }

  /** A change of the list after this makes the next version, when that is issued; the earlier ones stay as they were. */
  async issue(input: IssueManifest): Promise<Outcome> {
    const { query, now } = tx();
    const movement = await holdOwnMovement(input.movement, input.version);
    mustBe(movement, 'PLANNED', 'MANIFESTED');
    checkOrder(input.occurredAt, 'occurredAt');
    const listed = await query<{ id: string; case: string; known: boolean }>(
      sql`select p.id, p.case_id as case, exists (select from manifest m where m.movement_id = p.movement_id and p.id = any (m.passengers)) as known
          from passenger p where p.movement_id = ${movement.id} and p.state in ('LISTED', 'BOARDED') order by p.case_id`,
    );
    if (listed.length === 0) throw new Refused('NO_PASSENGERS', 'movement');
    await query(
      sql`insert into manifest (id, movement_id, version, passengers, occurred_at, recorded_at)
          select ${randomUUID()}, ${movement.id}, coalesce(max(m.version), 0) + 1, ${listed.map(({ id }) => id)}::uuid[], ${input.occurredAt}, ${now}
          from manifest m where m.movement_id = ${movement.id}`,
    );
    // Whoever is new on it becomes known to other units: their timeline says so.
    for (const passenger of listed.filter(({ known }) => !known)) {
      const held = await this.record.hold('issueManifest', passenger.case);
      await this.record.happened(held, { kind: 'issueManifest', occurredAt: input.occurredAt, subject: passenger.id });
    }
    await movementChanged(movement, 'MANIFESTED');
    await query(sql`select app.open_manifest(${movement.id})`);
    return outcomeOfMovement(movement.id, listed);
  }

  async cancel(input: CancelMovement): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement, input.version);
    mustBe(movement, 'PLANNED', 'MANIFESTED');
    checkOrder(input.occurredAt, 'occurredAt');
    const listed = await tx().query<{ case: string }>(
      sql`select case_id as case from passenger where movement_id = ${movement.id} and state in ('LISTED', 'BOARDED') order by case_id`,
    );
    for (const passenger of listed) {
      const held = await this.record.hold('cancelMovement', passenger.case);
      await this.passengers.strand(movement.id, held, input);
    }
    await movementChanged(movement, 'CANCELLED');
    return outcomeOfMovement(movement.id, listed);
  }
}

export const outcomeOfMovement = (id: string, cases: readonly { case: string }[] = []): Outcome => ({
  entity: Movement,
  id,
  cases: cases.map((one) => one.case),
});

async function insertLeg(movement: string, place: number, leg: PlannedLeg): Promise<void> {
  await tx().query(
    sql`insert into leg (id, movement_id, place, mode, carrier, number, charter, from_place, to_place, planned_departure, planned_arrival)
        values (${leg.id}, ${movement}, ${place}, ${leg.mode}, ${leg.carrier ?? null}, ${leg.number ?? null}, ${leg.charter},
                ${leg.from}, ${leg.to}, ${leg.plannedDeparture}, ${leg.plannedArrival})`,
  );
}

function checkTimes(leg: PlannedLeg, field: string): void {
  if (leg.plannedArrival <= leg.plannedDeparture) throw new Refused('DATES_REVERSED', `${field}.plannedArrival`);
}

/** Each leg begins where the one before ended, and later. */
function checkChain(legs: readonly PlannedLeg[]): void {
  legs.forEach((leg, i) => {
    checkTimes(leg, `legs.${i}`);
    const before = legs[i - 1];
    if (before && (before.to !== leg.from || leg.plannedDeparture <= before.plannedArrival)) {
      throw new Refused('LEGS_BROKEN', `legs.${i}.from`, { from: leg.from, to: before.to });
    }
  });
}

async function checkUnits(receiver: string, immigration: string | undefined): Promise<void> {
  const units = await tx().query<{ id: string; kind: string }>(
    sql`select u.id, o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = any (${[receiver, immigration ?? receiver]}::uuid[])`,
  );
  const kindOf = (id: string) => units.find((unit) => unit.id === id.toLowerCase())?.kind;
  if (!kindOf(receiver)) throw new Refused('NOT_FOUND', 'receiver');
  if (immigration && kindOf(immigration) !== 'IMIGRASI')
    throw new Refused('INVALID_VALUE', 'immigration', { field: 'immigration' });
}
