import { Injectable } from '@nestjs/common';
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
import type { RecordFollowUp } from './reintegration.inputs';

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
  agenda({ first, after }: PageArgs, dueBefore: string | undefined): Plan {
    const desk = caller().roles.includes('desk');
    const wanted = [
      desk
        ? raw('true')
        : sql`a.unit_id = (select app.claimed()) and a.until > now() and a.reach in ('CUSTODY', 'AFTERCARE')`,
      sql`a.state in (${live})`,
      raw('f.done_at is null'),
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
    const held = await this.record.hold('recordFollowUp', input.case, input.version);
    const { month, outcome, occurredAt, note } = input;
    // Told by the record of the death, with the certificate.
    if (outcome === 'DIED') throw new Refused('INVALID_VALUE', 'outcome', { field: 'outcome' });
    await checkAtHome(held, occurredAt);
    const id = await openOne(held, month);
    await this.write(held, id, input);
    await this.record.happened(held, { kind: 'recordFollowUp', occurredAt, code: `${month} ${outcome}`, subject: id });
    if (outcome === 'LOST_CONTACT' && held.state !== 'MISSING') {
      await this.life.move(held, 'loseContact', { occurredAt, reason: note, subject: id });
    }
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
  }
}

async function openOne(held: HeldCase, month: number): Promise<string> {
  const [found] = await tx().query<{ id: string; done: boolean }>(
    sql`select id, done_at is not null as done from follow_up where case_id = ${held.id} and month = ${month}`,
  );
  if (!found) throw new Refused('NOT_FOUND', 'month');
  if (found.done) throw new Refused('FOLLOW_UP_DONE', 'month', { month });
  return found.id;
}
