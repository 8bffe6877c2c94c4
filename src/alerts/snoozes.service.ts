import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUntold, type ActName, type ClockCode } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import { Alert, snoozedSql } from './alert.entity';
import type { EndSnooze, SnoozeAlert } from './snoozes.inputs';
import { source, waiting } from './waiting';

interface Due {
  clock: ClockCode;
  dueAt: Date;
  escalatedAt: Date | null;
  snoozed: boolean;
}

/** A unit puts off until later what it need not do today. The clock is the case’s, and no unit’s to stop. */
@Injectable()
export class Snoozes {
  constructor(private readonly record: CaseRecord) {}

  async begin({ alert, reason, until, note }: SnoozeAlert): Promise<Outcome> {
    const { query, actor, now } = tx();
    const { held, due } = await this.hold('snoozeAlert', alert);
    if (due.escalatedAt || due.dueAt <= now) throw new Refused('DUE_ALREADY', 'alert');
    if (until <= now) throw new Refused('DATES_REVERSED', 'until');
    // What is written of it stands in the timeline, and this does not.
    if (note?.trim() && isUntold(due.clock)) throw new Refused('NOTE_NOT_KEPT', 'note');
    if (until > due.dueAt) throw new Refused('SNOOZE_TOO_LONG', 'until', { due: due.dueAt.toISOString() });
    await end(alert);
    const id = randomUUID();
    await query(
      sql`insert into snooze (id, alert_id, case_id, unit_id, account_id, reason, until, recorded_at)
          values (${id}, ${alert}, ${held.id}, ${actor.unit}, ${actor.account}, ${reason}, ${until}, ${now})`,
    );
    const code = `${due.clock} ${reason}`;
    if (!isUntold(due.clock))
      await this.record.happened(held, { kind: 'snoozeAlert', occurredAt: now, code, subject: id, reason: note });
    return { entity: Alert, id: alert, cases: [held.id] };
  }

  async end({ alert }: EndSnooze): Promise<Outcome> {
    const { held, due } = await this.hold('endSnooze', alert);
    if (!due.snoozed) throw new Refused('NOT_SNOOZED', 'alert');
    await end(alert);
    if (!isUntold(due.clock))
      await this.record.happened(held, { kind: 'endSnooze', occurredAt: tx().now, code: due.clock, subject: alert });
    return { entity: Alert, id: alert, cases: [held.id] };
  }

  /** The case of what waits in the caller's inbox. What was offered by name is answered, and never put off. */
  private async hold(act: ActName, alert: string): Promise<{ held: HeldCase; due: Due }> {
    const { query } = tx();
    const found = () =>
      query<Due & { case: string } & Record<string, unknown>>(
        sql`select l.case_id as "case", l.clock, l.due_at as "dueAt", l.escalated_at as "escalatedAt", ${raw(snoozedSql('l'))} as snoozed
            from ${raw(source())} where ${waiting()} and l.id = ${alert} and l.unit_id is null`,
      );
    const [seen] = await found();
    if (!seen) throw new Refused('NOT_FOUND', 'alert');
    const held = await this.record.hold(act, seen.case);
    // Whoever was first has answered it.
    const [due] = await found();
    if (!due) throw new Refused('NOT_FOUND', 'alert');
    return { held, due };
  }
}

const end = (alert: string) =>
  tx().query(
    sql`update snooze set ended_at = ${tx().now} where alert_id = ${alert} and unit_id = ${tx().actor.unit} and ended_at is null`,
  );
