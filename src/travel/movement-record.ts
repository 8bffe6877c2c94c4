import { firstLegs, isYetToLeave, type MovementState, type StepName } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';

/** A movement whose row this act has locked. */
export interface HeldMovement {
  id: string;
  version: number;
  state: MovementState;
  unitId: string;
}

/** One leg with where it stands. */
export interface LegRow {
  id: string;
  version: number;
  place: number;
  seats: number | null;
  from: string;
  to: string;
  plannedDeparture: Date;
  plannedArrival: Date;
  departedAt: Date | null;
  arrivedAt: Date | null;
  cancelledAt: Date | null;
}

/** Every act on a movement locks it first and its cases after it, by id, so that no two wait for each other in a circle. */
export async function holdMovement(id: string, version?: number): Promise<HeldMovement> {
  const [row] = await tx().query<HeldMovement>(
    sql`select id, version, state, unit_id as "unitId" from movement where id = ${id} for no key update`,
  );
  if (!row) throw new Refused('NOT_FOUND', 'movement');
  if (version !== undefined && version !== row.version) throw new Refused('STALE_VERSION', 'version');
  return row;
}

/** The post that makes the movement decides who is on it and when it first leaves. */
export async function holdOwnMovement(id: string, version?: number): Promise<HeldMovement> {
  const movement = await holdMovement(id, version);
  ofOwnUnit(movement);
  return movement;
}

export function ofOwnUnit(movement: HeldMovement): void {
  if (movement.unitId !== tx().actor.unit) throw new Refused('FORBIDDEN', 'movement');
}

/**
 * What is done with all of them is done by somebody who sees them all, and so leaves nobody behind unseen: by its own
 * unit with everybody on the list, by who meets them or lets them in with everybody aboard.
 */
export async function checkWhole({ id, unitId }: HeldMovement): Promise<void> {
  const [row] = await tx().query<{ unseen: number | null }>(
    sql`select app.heads(${id}) - count(*)::int as unseen from passenger
        where movement_id = ${id} and (state = 'BOARDED' or state = 'LISTED' and ${unitId} = ${tx().actor.unit})`,
  );
  if (row?.unseen) throw new Refused('NOT_ALL_YOURS', 'movement');
}

/** Two movements at once, in the order of their ids, so that whoever splits and whoever merges never wait in a circle. */
export async function holdBoth(from: string, to: string): Promise<[HeldMovement, HeldMovement]> {
  if (from.toLowerCase() === to.toLowerCase()) throw new Refused('INVALID_VALUE', 'to', { field: 'to' });
  const first = await holdOwnMovement(from < to ? from : to);
  const second = await holdOwnMovement(from < to ? to : from);
  return from < to ? [first, second] : [second, first];
}

export function mustBe(movement: HeldMovement, ...states: MovementState[]): void {
  if (!states.includes(movement.state)) throw new Refused('MOVEMENT_CLOSED', 'movement', { state: movement.state });
}

export async function movementChanged(movement: HeldMovement, to = movement.state): Promise<void> {
  await tx().query(sql`update movement set version = version + 1, state = ${to} where id = ${movement.id}`);
  movement.version += 1;
  movement.state = to;
}

export const legsOf = (movement: string): Promise<LegRow[]> =>
  tx().query<LegRow>(
    sql`select id, version, place, seats, from_place as "from", to_place as "to", planned_departure as "plannedDeparture",
               planned_arrival as "plannedArrival", departed_at as "departedAt", arrived_at as "arrivedAt", cancelled_at as "cancelledAt"
        from leg where movement_id = ${movement} order by place`,
  );

export const legOf = (legs: readonly LegRow[], id: string): LegRow => {
  const leg = legs.find((one) => one.id === id.toLowerCase());
  if (!leg) throw new Refused('NOT_FOUND', 'leg');
  return leg;
};

/** The list is open while some first leg has still to leave: the ninth bus is filled while the first is on its way. */
export function mustBeFilling(movement: HeldMovement, legs: readonly LegRow[]): void {
  if (movement.state === 'DEPARTED' && firstLegs(legs).some(isYetToLeave)) return;
  mustBe(movement, 'PLANNED', 'MANIFESTED');
}

/** The way of a leg as the timeline tells it: MNL-SIN. */
export const wayOf = ({ from, to }: LegRow): string => `${from}-${to}`;

/** What happened can not lie in the future, nor before what it follows. */
export function checkOrder(
  at: Date,
  field: string,
  after: readonly (readonly [step: StepName, at: Date | null])[] = [],
): void {
  if (at.getTime() > tx().now.getTime()) throw new Refused('IN_FUTURE', field);
  for (const [step, earlier] of after) {
    if (earlier && at < earlier) throw new Refused('BEFORE_EARLIER_STEP', field, { step, at: earlier.toISOString() });
  }
}
