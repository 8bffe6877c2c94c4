import type { MovementState } from '#domain';
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
  place: number;
  from: string;
  to: string;
  plannedArrival: Date;
  departedAt: Date | null;
  arrivedAt: Date | null;
}

/** Every act on a movement locks it first and its cases after it, by id, so that no two wait for each other in a circle. */
export async function holdMovement(id: string, version?: number): Promise<HeldMovement> {
  const [row] = await tx().query<HeldMovement>(
    sql`select id, version, state, unit_id as "unitId" from movement where id = ${id} for update`,
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
    sql`select id, place, from_place as "from", to_place as "to", planned_arrival as "plannedArrival",
               departed_at as "departedAt", arrived_at as "arrivedAt"
        from leg where movement_id = ${movement} order by place`,
  );

/** The legs that bring people to where this one begins; none is where the movement begins. */
export const feeders = (legs: readonly LegRow[], leg: LegRow): LegRow[] =>
  legs.filter((before) => before.place < leg.place && before.to === leg.from);

/** The way of a leg as the timeline tells it: MNL-SIN. */
export const wayOf = ({ from, to }: LegRow): string => `${from}-${to}`;

/** What happened can not lie in the future, nor before what it follows. */
export function checkOrder(
  at: Date,
  field: string,
  after: readonly (readonly [step: string, at: Date | null])[] = [],
): void {
  if (at.getTime() > tx().now.getTime()) throw new Refused('IN_FUTURE', field);
  for (const [step, earlier] of after) {
    if (earlier && at < earlier) throw new Refused('BEFORE_EARLIER_STEP', field, { step, at: earlier.toISOString() });
  }
}
