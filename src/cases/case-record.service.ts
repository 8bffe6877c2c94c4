import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  isPast,
  mayAct,
  sharingActs,
  type ActName,
  type CaseState,
  type ClockCode,
  type EventKind,
  type Reach,
} from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { Vault } from '../platform/vault/vault';
import { Case } from './case.entity';
import { clocksAfter, standsStill, started } from './case-clocks';

/** A case whose row this act has locked, under a reach that allows the act. */
export interface HeldCase {
  id: string;
  personId: string;
  version: number;
  state: CaseState;
  priorState: CaseState | null;
  holderId: string;
  postId: string;
  receivedAt: Date;
  childAtIdentification: boolean | null;
  sex: string;
  birthYear: number | null;
}

/** What is written to the timeline with every change. */
export interface Happened {
  kind: EventKind;
  occurredAt: Date;
  to?: CaseState;
  /** Kept while on hold or missing. */
  prior?: CaseState | null;
  code?: string;
  subject?: string;
  reason?: string | null | undefined;
  /** Of a clock that it starts: when it is due, where that is its own. */
  due?: Date;
}

/** The record of a case: locks it for an act, and adds what happened to its timeline. */
@Injectable()
export class CaseRecord {
  constructor(private readonly vault: Vault) {}

  /**
   * The row lock makes two acts on one case wait for each other, and the second see what the first left. It is taken
   * before the case is read: a statement that waits goes on with the parts in the case as they were when it began.
   * `at` is when that happened which the act only tells of: before the end of the case it is told after it as well.
   */
  async hold(act: ActName, id: string, version?: number | null, at?: Date): Promise<HeldCase> {
    const { query, send, actor } = tx();
    send(sql`select from cases where id = ${id} for no key update`);
    const [row] = await query<HeldCase & { reach: Reach | null; frozen: boolean }>(
      sql`select c.id, c.person_id as "personId", c.version, c.state, c.prior_state as "priorState", c.holder_id as "holderId",
                 c.post_id as "postId", c.received_at as "receivedAt", c.child_at_identification as "childAtIdentification",
                 p.sex, p.birth_year as "birthYear", a.reach,
                 exists (select from person_key k where k.person_id = c.person_id and k.frozen_at is not null) as frozen
          from cases c join person p on p.id = c.person_id
          left join case_access a on a.case_id = c.id and a.unit_id = app.claimed() and a.until > now()
          where c.id = ${id} for no key update of c`,
    );
    if (!row) throw await notHeld(id);
    if (!mayAct(actor.roles, act, row.reach)) throw new Refused('FORBIDDEN', 'case');
    if (version !== undefined && version !== null && version !== row.version)
      throw new Refused('STALE_VERSION', 'version');
    if (row.frozen && sharingActs.has(act)) throw new Refused('RESTRICTED', 'case');
    if (isPast(act, row.state)) await checkBeforeEnd(row, at);
    return row;
  }

  /** Adds to the timeline and moves the case's own columns with it; the held case is what it is now. */
  async happened(held: HeldCase, what: Happened): Promise<void> {
    const { send, actor, now } = tx();
    checkTime(what.occurredAt, held.receivedAt);
    const id = randomUUID();
    const sealed = what.reason
      ? await this.vault.seal(
          { table: 'case_event', envelope: 'sealed', row: id, person: held.personId },
          { reason: what.reason },
        )
      : null;
    const to = what.to ?? held.state;
    const prior = what.prior === undefined ? held.priorState : what.prior;
    send(
      sql`with event as (
            insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id, sealed)
            values (${id}, ${held.id}, ${held.personId}, ${what.kind}, ${held.state}, ${to}, ${what.occurredAt}, ${now},
                    ${actor.unit}, ${actor.account}, ${what.code ?? null}, ${what.subject ?? null}, ${sealed}))
          update cases set version = version + 1, state = ${to}, prior_state = ${prior}, updated_at = ${now} where id = ${held.id}`,
    );
    const from = held.state;
    held.version += 1;
    held.state = to;
    held.priorState = prior;
    const clocks = clocksAfter(held, what, from, now);
    if (clocks) send(clocks);
  }

  /** A clock of one thing that no event starts, due on a day of its own. */
  clock(
    held: Pick<HeldCase, 'id' | 'personId' | 'holderId' | 'state'>,
    clock: ClockCode,
    of: { subject: string; at: Date; due?: Date },
  ): void {
    const { send, now } = tx();
    const still = standsStill(clock, held.state);
    send(started({ id: held.id, person: held.personId, holder: held.holderId, now, still, ...of }, [clock]));
  }

  /** Ends the clock of one thing that no event ends; what ended with the case is not run again. */
  done(clock: ClockCode, of: { subject: string; at: Date }): void {
    tx().send(
      sql`update alert set done_at = coalesce(done_at, ${of.at}), with_case = false
          where clock = ${clock} and subject_id = ${of.subject} and (done_at is null or with_case)`,
    );
  }

  /** One fact of a case with its sealed note, and its place in the timeline. */
  async add(held: HeldCase, table: string, fact: FactRow, kind: EventKind, code?: string): Promise<string> {
    const id = await this.write(held, table, fact);
    await this.happened(held, { kind, occurredAt: fact.occurredAt, ...(code ? { code } : {}), subject: id });
    return id;
  }

  /** A row that belongs to another fact, whose place in the timeline is its own. */
  async write(held: Pick<HeldCase, 'id' | 'personId' | 'receivedAt'>, table: string, fact: FactRow): Promise<string> {
    const { query, actor, now } = tx();
    checkTime(fact.occurredAt, held.receivedAt);
    const id = fact.id ?? randomUUID();
    const content = Object.fromEntries(Object.entries(fact.sealed ?? {}).filter(([, text]) => text));
    const sealed = Object.keys(content).length
      ? await this.vault.seal({ table, envelope: 'sealed', row: id, person: held.personId }, content)
      : null;
    const columns = {
      ...fact.columns,
      id,
      case_id: held.id,
      person_id: held.personId,
      unit_id: actor.unit,
      occurred_at: fact.occurredAt,
      recorded_at: now,
      sealed,
    };
    const names = raw(
      Object.keys(columns)
        .map((name) => `"${name}"`)
        .join(', '),
    );
    const values = Object.values(columns).reduce(
      (all, one, i) => (i === 0 ? sql`${one as never}` : sql`${all}, ${one as never}`),
      sql``,
    );
    await query(sql`insert into ${raw(table)} (${names}) values (${values})`);
    return id;
  }
}

/** A closed case is told as that to who still has it in their list, with no part in it; to others there is none. */
async function notHeld(id: string): Promise<Refused> {
  const [closed] = await tx().query(sql`select from cases where id = ${id} and state in ('CLOSED', 'CLOSED_REFERRED')`);
  return new Refused(closed ? 'CASE_CLOSED' : 'NOT_FOUND', 'case');
}

export interface FactRow {
  id?: string;
  occurredAt: Date;
  sealed?: Record<string, string | null | undefined>;
  columns: Record<string, unknown>;
}

export const outcomeOfCase = (held: { id: string }) => ({ entity: Case, id: held.id, cases: [held.id] });

async function checkBeforeEnd({ id, personId }: HeldCase, at: Date | undefined): Promise<void> {
  const [end] = await tx().query<{ at: Date }>(
    sql`select occurred_at as at from case_event where case_id = ${id} and from_state is distinct from to_state
        order by recorded_at desc, occurred_at desc limit 1`,
  );
  if (at && end && at < end.at) return;
  // To open it again is the remedy, but not for somebody whose key is gone.
  const [key] = await tx().query(sql`select from person_key where person_id = ${personId}`);
  throw new Refused(key ? 'CASE_CLOSED' : 'ERASED', 'case');
}

/** Claimed times are never later than now, and nothing happened to somebody before they were received. */
export function checkTime(occurredAt: Date, receivedAt?: Date): void {
  if (occurredAt.getTime() > tx().now.getTime()) throw new Refused('IN_FUTURE', 'occurredAt');
  if (receivedAt && occurredAt.getTime() < receivedAt.getTime()) {
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'receivedAt', at: receivedAt.toISOString() });
  }
}
