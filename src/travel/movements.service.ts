import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toldAs, type GapReason } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { CaseRecord } from '../cases/case-record.service';
import { checkEscorts, entriesOf, journeyOf } from './manifest-entries';
import { ManifestPeople } from './manifest-people.service';
import {
  checkOrder,
  checkWhole,
  holdOwnMovement,
  legsOf,
  movementChanged,
  mustBe,
  mustBeFilling,
} from './movement-record';
import { Movement } from './movement.entity';
import { tellWaiting } from './waiting';
import { Passages } from './passages';
import type {
  AddLeg,
  CancelMovement,
  ChangeEscorts,
  CreateMovement,
  IssueManifest,
  PlannedLeg,
  PlannedMovement,
} from './movements.inputs';

/** Movements and their lists: planned, issued, cancelled. */
@Injectable()
export class Movements {
  constructor(
    private readonly record: CaseRecord,
    private readonly passages: Passages,
    private readonly people: ManifestPeople,
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
    await this.plan(input);
    return outcomeOfMovement(input.id);
  }

  async plan(input: PlannedMovement): Promise<void> {
    const { query, actor, now } = tx();
    const { id, reference, receiver, immigration, escorts, legs } = input;
    checkChain(legs);
    await checkUnits(receiver, immigration);
    await query(
      sql`insert into movement (id, version, reference, state, unit_id, receiver_id, immigration_id, escorts, recorded_at)
          values (${id}, 1, ${reference}, 'PLANNED', ${actor.unit}, ${receiver}, ${immigration ?? null}, ${escorts}, ${now})`,
    );
    for (const [i, leg] of legs.entries()) await insertLeg(id, i + 1, leg);
  }

  async addLeg({ movement: id, leg, version }: AddLeg): Promise<Outcome> {
    const movement = await holdOwnMovement(id, version);
    mustBe(movement, 'PLANNED', 'MANIFESTED', 'DEPARTED', 'ARRIVED');
    checkTimes(leg, 'leg');
    const legs = await legsOf(id);
    const reached = legs.filter(({ to, cancelledAt }) => to === leg.from && !cancelledAt);
    const inTime = reached.some(
      ({ arrivedAt, plannedArrival }) => (arrivedAt ?? plannedArrival) < leg.plannedDeparture,
    );
    // Beside the first ones, while the movement has not begun to end.
    const first = leg.from === legs[0]?.from && movement.state !== 'ARRIVED';
    if (!inTime && !first)
      throw new Refused('LEGS_BROKEN', 'leg.from', { from: leg.from, to: legs.map(({ to }) => to).join(', ') });
    await insertLeg(id, legs.length + 1, leg);
    await movementChanged(movement, movement.state === 'ARRIVED' ? 'DEPARTED' : movement.state);
    return outcomeOfMovement(id);
  }

  /** A change of the list after this makes the next version, when that is issued; the earlier ones stay as they were. */
  async issue(input: IssueManifest): Promise<Outcome> {
    const { query, now } = tx();
    const movement = await holdOwnMovement(input.movement, input.version);
    mustBe(movement, 'PLANNED', 'MANIFESTED', 'DEPARTED');
    checkOrder(input.occurredAt, 'occurredAt');
    const listed = await query<{ id: string; case: string; known: boolean }>(
      sql`select p.id, p.case_id as case, exists (select from manifest m where m.movement_id = p.movement_id and p.id = any (m.passengers)) as known
          from passenger p where p.movement_id = ${movement.id} and p.state in ('LISTED', 'BOARDED') order by p.case_id`,
    );
    await checkWhole(movement);
    if (listed.length === 0) throw new Refused('NO_PASSENGERS', 'movement');
    await checkEscorts(movement.id);
    const id = randomUUID();
    const people = await this.people.read(movement.id);
    const entries = Object.fromEntries(people.map((one) => [one.line, one.entry]));
    await query(
      sql`insert into manifest (id, movement_id, version, passengers, entries, journey, occurred_at, recorded_at)
          select ${id}, ${movement.id}, coalesce(max(m.version), 0) + 1, ${listed.map((one) => one.id)}::uuid[], ${entriesOf(movement.id, entries)},
                 ${journeyOf(movement.id)}, ${input.occurredAt}, ${now}
          from manifest m where m.movement_id = ${movement.id}`,
    );
    await this.people.keep(id, people, input.occurredAt);
    // Whoever is new on it becomes known to other units: their timeline says so.
    for (const passenger of listed.filter(({ known }) => !known)) {
      const held = await this.record.hold('issueManifest', passenger.case);
      await this.record.happened(held, { kind: 'issueManifest', occurredAt: input.occurredAt, subject: passenger.id });
    }
    await movementChanged(movement, movement.state === 'DEPARTED' ? 'DEPARTED' : 'MANIFESTED');
    await query(sql`select app.open_manifest(${movement.id})`);
    return outcomeOfMovement(movement.id, listed);
  }

  /** A list that went out never rests on fewer than those on it can not do without; their timelines say who goes along. */
  async changeEscorts(input: ChangeEscorts): Promise<Outcome> {
    const { escorts, reason: code, occurredAt, note: reason } = input;
    const movement = await holdOwnMovement(input.movement, input.version);
    mustBeFilling(movement, await legsOf(movement.id));
    checkOrder(occurredAt, 'occurredAt');
    await checkWhole(movement);
    await tx().query(sql`update movement set escorts = ${escorts} where id = ${movement.id}`);
    if (movement.state !== 'PLANNED') await checkEscorts(movement.id);
    const listed = await liveOn(movement.id);
    for (const passenger of listed) {
      const held = await this.record.hold('changeEscorts', passenger.case);
      await this.record.happened(held, { kind: 'changeEscorts', occurredAt, code, subject: passenger.id, reason });
    }
    await movementChanged(movement);
    return outcomeOfMovement(movement.id, listed);
  }

  async cancel(input: CancelMovement): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement, input.version);
    mustBe(movement, 'PLANNED', 'MANIFESTED');
    checkOrder(input.occurredAt, 'occurredAt');
    await checkWhole(movement);
    const listed = await liveOn(movement.id);
    // Once, of where the way was to end: thirteen buses that stay behind are one piece of news.
    const last = (await legsOf(movement.id)).findLast((leg) => !leg.cancelledAt);
    if (last) {
      const { occurredAt, reason } = input;
      await tellWaiting(last, { kind: 'CANCELLED', reason: toldAs(reason as GapReason), occurredAt });
    }
    for (const passenger of listed) {
      const held = await this.record.hold('cancelMovement', passenger.case);
      await this.passages.leave(movement, held, await this.passages.live(movement.id, held.id), 'TAKEN_OFF', input);
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

/** By case, which is the order of locks. */
const liveOn = (movement: string): Promise<{ id: string; case: string }[]> =>
  tx().query(
    sql`select id, case_id as case from passenger where movement_id = ${movement} and state in ('LISTED', 'BOARDED') order by case_id`,
  );

async function insertLeg(movement: string, place: number, leg: PlannedLeg): Promise<void> {
  await tx().query(
    sql`insert into leg (id, version, movement_id, place, mode, carrier, number, charter, seats, from_place, to_place, planned_departure, planned_arrival)
        values (${leg.id}, 1, ${movement}, ${place}, ${leg.mode}, ${leg.carrier ?? null}, ${leg.number ?? null}, ${leg.charter}, ${leg.seats ?? null},
                ${leg.from}, ${leg.to}, ${leg.plannedDeparture}, ${leg.plannedArrival})`,
  );
}

export function checkTimes(leg: Pick<PlannedLeg, 'plannedDeparture' | 'plannedArrival'>, field: string): void {
  if (leg.plannedArrival <= leg.plannedDeparture)
    throw new Refused('DATES_REVERSED', field ? `${field}.plannedArrival` : 'plannedArrival');
}

/** Each leg begins where an earlier one ends, and later; or beside the first. */
function checkChain(legs: readonly PlannedLeg[]): void {
  legs.forEach((leg, i) => {
    checkTimes(leg, `legs.${i}`);
    const earlier = legs.slice(0, i);
    const follows = earlier.some(({ to, plannedArrival }) => to === leg.from && plannedArrival < leg.plannedDeparture);
    if (i > 0 && !follows && leg.from !== legs[0]?.from) {
      throw new Refused('LEGS_BROKEN', `legs.${i}.from`, { from: leg.from, to: earlier.at(-1)?.to ?? '-' });
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
