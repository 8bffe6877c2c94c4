import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Act, CaseEvent, EventKind, PassengerOutcome } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import { checkOrder, type HeldMovement } from './movement-record';

/** Somebody's place on a movement. */
export interface PassengerRow {
  id: string;
  state: PassengerOutcome;
  legId: string | null;
  withId: string | null;
  lap: boolean;
  joined: string | null;
  continuesId: string | null;
  splitReason: string | null;
  listedAt: Date;
  boardedAt: Date | null;
  leftAt: Date | null;
  /** On a manifest that was issued. */
  issued: boolean;
}

export interface Place {
  occurredAt: Date;
  leg?: string | null;
  withId?: string | null;
  lap?: boolean;
  continuesId?: string;
  splitReason?: string | undefined;
}

export interface Leaving {
  occurredAt: Date;
  reason: string;
  owner?: string | undefined;
  note?: string | undefined;
}

type Off = 'TAKEN_OFF' | 'OFFLOADED' | 'HELD_BACK' | 'TRANSFERRED';

/** Onto a movement and off it: what every act that changes who is on one comes down to. */
@Injectable()
export class Passages {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
  ) {}

  /** Of two desks that list somebody at once, one waits here on the other's row and then finds it. */
  async list(movement: HeldMovement, held: HeldCase, place: Place): Promise<string> {
    const id = randomUUID();
    const { occurredAt, leg, withId, lap, continuesId, splitReason } = place;
    const listed = await tx().query(
      sql`insert into passenger (id, version, movement_id, case_id, person_id, state, leg_id, with_id, lap, cleared, continues_id, split_reason, listed_at, recorded_at)
          values (${id}, 1, ${movement.id}, ${held.id}, ${held.personId}, 'LISTED', ${leg ?? null}, ${withId ?? null}, ${lap ?? false}, false,
                  ${continuesId ?? null}, ${splitReason ?? null}, ${occurredAt}, ${tx().now})
          on conflict (case_id) where state in ('LISTED', 'BOARDED') do nothing returning id`,
    );
    if (listed.length === 0) throw new Refused('IN_OTHER_MOVEMENT', 'case');
    return id;
  }

  /** Off the movement, with the reason and who answers for it; what their case does then follows from where it stands. */
  async leave(movement: HeldMovement, held: HeldCase, passenger: PassengerRow, to: Off, what: Leaving): Promise<void> {
    const { query } = tx();
    const { occurredAt, reason, note, owner = movement.unitId } = what;
    checkOrder(occurredAt, 'occurredAt', [
      ['manifestPassenger', passenger.listedAt],
      ['board', passenger.boardedAt],
    ]);
    if (owner !== movement.unitId) await checkOwner(owner);
    // What they rode they rode: each leg that left keeps its count.
    await query(
      sql`with off as (
            update boarding b set ended_at = ${occurredAt} from leg l
            where l.id = b.leg_id and l.departed_at is null and b.passenger_id = ${passenger.id} and b.ended_at is null)
          update passenger set state = ${to}, reason = ${reason}, owner_id = ${owner}, left_at = ${occurredAt},
                 cleared = ${held.state === 'READY' || held.state === 'DEPARTED'}, version = version + 1,
                 leg_id = (select b.leg_id from boarding b join leg l on l.id = b.leg_id
                           where b.passenger_id = ${passenger.id} and b.ended_at is null and l.departed_at is not null
                           order by l.departed_at desc limit 1)
          where id = ${passenger.id}`,
    );
    await query(sql`select app.close_passage(${passenger.id})`);
    const event = eventOf(held, to);
    const told = { occurredAt, code: reason, reason: note, subject: passenger.id };
    if (event) await this.life.move(held, event, { ...told, facts: { act: withReason } });
    else await this.record.happened(held, { ...told, kind: actOf[to] });
  }

  /** The latest: whoever was taken off may be put on the list again. */
  async of(movement: string, id: string): Promise<PassengerRow> {
    const [row] = await tx().query<PassengerRow>(
      sql`select p.id, p.state, p.leg_id as "legId", p.with_id as "withId", p.lap, p.joined, p.continues_id as "continuesId", p.split_reason as "splitReason", p.listed_at as "listedAt",
                 p.boarded_at as "boardedAt", p.left_at as "leftAt",
                 exists (select from manifest m where m.movement_id = p.movement_id and p.id = any (m.passengers)) as issued
          from passenger p where p.movement_id = ${movement} and p.case_id = ${id} order by p.listed_at desc, p.recorded_at desc limit 1`,
    );
    if (!row) throw new Refused('NOT_MANIFESTED', 'case');
    return row;
  }

  async live(movement: string, id: string): Promise<PassengerRow> {
    const passenger = await this.of(movement, id);
    if (!isLive(passenger)) throw recorded(passenger);
    return passenger;
  }
}

export const isLive = ({ state }: PassengerRow): boolean => state === 'LISTED' || state === 'BOARDED';

/** Under way again after nobody knew where they were: their place waits for what becomes of them. */
export const isFound = ({ state }: PassengerRow, held: HeldCase): boolean =>
  state === 'MISSING' && held.state === 'DEPARTED';

export const recorded = ({ state }: PassengerRow): Refused => new Refused('PASSAGE_RECORDED', 'case', { state });

/** Without a passage there is no day of arrival that anybody could be ready for; whoever is transferred has another. */
function eventOf(held: HeldCase, to: Off): CaseEvent | null {
  if (to === 'TRANSFERRED') return null;
  if (held.state === 'READY') return to === 'TAKEN_OFF' ? 'revoke' : 'offload';
  return held.state === 'DEPARTED' || isAway(held) ? 'turnBack' : null;
}

/** Left, and on hold or lost since then: without a place on the way there would be nowhere to come back to. */
export const isAway = ({ state, priorState }: HeldCase): boolean =>
  priorState === 'DEPARTED' && (state === 'ON_HOLD' || state === 'MISSING');

const actOf: Readonly<Record<Off, EventKind>> = {
  TAKEN_OFF: 'takeOff',
  OFFLOADED: 'takeOff',
  HELD_BACK: 'holdBackPassenger',
  TRANSFERRED: 'transferPassenger',
};

async function checkOwner(owner: string): Promise<void> {
  const units = await tx().query(sql`select from unit where id = ${owner}`);
  if (units.length === 0) throw new Refused('NOT_FOUND', 'owner');
}

/** The code of a gap reason is the reason. */
export const withReason: Act = {
  byPerson: true,
  reason: true,
  ownWords: false,
  toldHowToReturn: false,
  nextOfKinNotified: false,
  closureReason: null,
  supervisor: false,
};

/** Whether nobody aboard is waited for any more, those included whom the caller does not see. */
export async function isSettled(movement: string): Promise<boolean> {
  const [row] = await tx().query<{ settled: boolean }>(
    sql`select app.settled(m.id) as settled from movement m where m.id = ${movement}`,
  );
  return row?.settled ?? false;
}
