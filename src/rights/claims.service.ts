import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { claimKinds } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import type { RecordClaim, SettleClaim } from './claims.inputs';

/**
 * What the law owes somebody from a moment outside of the record: an application, a breach, a verdict. The timeline says
 * that it began and what became of it; the clock between the two is all that is kept beside.
 */
@Injectable()
export class Claims {
  constructor(private readonly record: CaseRecord) {}

  async begin(input: RecordClaim): Promise<Outcome> {
    const held = await this.record.hold('recordClaim', input.case, input.version);
    const { kind: code, occurredAt, note: reason } = input;
    if (!reason?.trim()) throw new Refused('NOTE_MISSING', 'note');
    await this.record.happened(held, { kind: 'recordClaim', occurredAt, code, reason, subject: randomUUID() });
    return outcomeOfCase(held);
  }

  async settle(input: SettleClaim): Promise<Outcome> {
    const held = await this.record.hold('settleClaim', input.case, input.version);
    const { claim, outcome, occurredAt, note: reason } = input;
    const [open] = await tx().query<{ clock: string; since: Date }>(
      sql`select clock, started_at as since from alert where case_id = ${held.id} and subject_id = ${claim} and done_at is null
            and clock = any (${claimKinds.codes.map((kind) => claimKinds.row(kind).clock)})`,
    );
    if (!open) throw new Refused('NOT_FOUND', 'claim');
    if (occurredAt < open.since)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'recordClaim', at: open.since.toISOString() });
    if (!reason?.trim()) throw new Refused('NOTE_MISSING', 'note');
    const kind = claimKinds.codes.find((one) => claimKinds.row(one).clock === open.clock);
    await this.record.happened(held, {
      kind: 'settleClaim',
      occurredAt,
      code: `${kind} ${outcome}`,
      reason,
      subject: claim,
    });
    return outcomeOfCase(held);
  }
}
