import { Injectable } from '@nestjs/common';
import { dayIn, followUpClock } from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { checkAtHome, followed } from './at-home';
import { FollowUp } from './follow-up.entity';
import type { MoveFollowUp, RecordFollowUp } from './reintegration.inputs';

const live = raw(followed.map((state) => `'${state}'`).join(', '));

/** The visits and calls that are due after the return. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly vault: Vault,
  ) {}

  /** Open ones, the longest due first, driven from the unit's own access rows. */
  agenda({ first, after }: PageArgs, dueFrom: string | undefined, dueBefore: string | undefined): Plan {
    const desk = caller().roles.includes('desk');
    const wanted = [
      desk
        ? raw('true')
        : sql`a.unit_id = (select app.claimed()) and a.until > now() and a.reach in ('CUSTODY', 'AFTERCARE')`,
      sql`a.state in (${live})`,
      raw('f.done_at is null'),
      ...(dueFrom ? [sql`f.due_on >= ${dueFrom}`] : []),
      ...(dueBefore ? [sql`f.due_on < ${dueBefore}`] : []),
    ];
    return page({
      entity: FollowUp,
      from: raw(
        desk
          ? 'cases a join follow_up f on f.case_id = a.id'
          : 'case_access a join follow_up f on f.case_id = a.case_id',
      ),
      id: 'f.id',
      where: join(wanted, ' and '),
      order: 'f.due_on',
      orderType: 'date',
      descending: false,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  async recordOne(input: RecordFollowUp): Promise<Outcome> {
    const held = await this.record.hold('recordFollowUp', input.case, input.version, input.occurredAt);
    const { month, outcome, occurredAt, note, channel } = input;
    // Told by the record of the death, with the certificate.
    if (outcome === 'DIED') throw new Refused('INVALID_VALUE', 'outcome', { field: 'outcome' });
    await checkAtHome(held, occurredAt);
    const { id } = await openOne(held, month);
    await this.write(held, id, input);
    if (outcome === 'NOT_REACHED') {
      const columns = { follow_up_id: id, channel };
      await this.record.write(held, 'contact_attempt', { occurredAt, sealed: { note }, columns });
    }
    await this.record.happened(held, { kind: 'recordFollowUp', occurredAt, code: `${month} ${outcome}`, subject: id });
    if (outcome === 'LOST_CONTACT' && held.state !== 'MISSING') {
      await this.life.move(held, 'loseContact', { occurredAt, reasonElsewhere: Boolean(note?.trim()), subject: id });
    }
    return outcomeOfCase(held);
  }

  /** The clock goes with the day. */
  async move(input: MoveFollowUp): Promise<Outcome> {
    const held = await this.record.hold('moveFollowUp', input.case, input.version);
    const { month, dueOn, reason, occurredAt, note } = input;
    await checkAtHome(held, occurredAt);
    const { id, dueOn: was } = await openOne(held, month);
    if (dueOn < dayIn(occurredAt, 'Asia/Jakarta')) throw new Refused('FOLLOW_UP_DAY_PAST', 'dueOn');
    if (dueOn === was) throw new Refused('FOLLOW_UP_DAY_SAME', 'dueOn');
    await tx().query(
      sql`with told as (
            update alert set due_at = due_at + (${dueOn}::date - ${was}::date) * interval '1 day'
            where case_id = ${held.id} and clock = ${followUpClock(month)} and done_at is null and (subject_id is null or subject_id = ${id}))
          update follow_up set due_on = ${dueOn}, first_due_on = coalesce(first_due_on, due_on), version = version + 1 where id = ${id}`,
    );
    const code = `${month} ${reason} ${dueOn}`;
    await this.record.happened(held, { kind: 'moveFollowUp', occurredAt, code, subject: id, reason: note });
    return outcomeOfCase(held);
  }

  /** Of somebody who died nobody asks how they are: what was still due is called off, and says why. */
  async callOff(held: HeldCase, died: Date): Promise<void> {
    const { query, actor, now } = tx();
    const open = await query(
      sql`update follow_up set outcome = 'DIED', done_at = ${died}, unit_id = ${actor.unit}, occurred_at = ${died}, recorded_at = ${now},
            version = version + 1 where case_id = ${held.id} and done_at is null returning id`,
    );
    if (open.length > 0) await this.record.happened(held, { kind: 'callOffFollowUps', occurredAt: died, code: 'DIED' });
  }

  /** Who could not be reached is still due. */
  private async write(held: HeldCase, id: string, { outcome, occurredAt, note }: RecordFollowUp): Promise<void> {
    const { query, actor, now } = tx();
    const place = { table: 'follow_up', envelope: 'sealed', row: id, person: held.personId };
    const sealed = note ? await this.vault.seal(place, { note }) : null;
    await query(
      sql`update follow_up set outcome = ${outcome}, done_at = ${outcome === 'NOT_REACHED' ? null : occurredAt}, sealed = ${sealed},
            unit_id = ${actor.unit}, occurred_at = ${occurredAt}, recorded_at = ${now}, version = version + 1 where id = ${id}`,
    );
    if (outcome !== 'NOT_REACHED')
      await query(sql`update alert set done_at = ${occurredAt} where subject_id = ${id} and done_at is null`);
  }
}

interface Due {
  id: string;
  month: number;
  dueOn: string;
  done: boolean;
}

async function openOne(held: HeldCase, month: number): Promise<Due> {
  const all = await tx().query<Due>(
    sql`select id, month, due_on::text as "dueOn", done_at is not null as done from follow_up where case_id = ${held.id} order by month`,
  );
  const found = all.find((one) => one.month === month);
  if (!found) throw new Refused('UNKNOWN_CODE', 'month', { codes: all.map((one) => one.month).join(', ') });
  if (found.done) throw new Refused('FOLLOW_UP_DONE', 'month', { month });
  return found;
}
