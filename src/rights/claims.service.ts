import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import type { RecordClaim, SettleClaim } from './claims.inputs';

/**
 * What the law owes somebody from a moment outside of the record: an application, a breach, a verdict. Its clock runs
 * until it is said what became of it.
 */
@Injectable()
export class Claims {
  constructor(private readonly record: CaseRecord) {}

  async begin(input: RecordClaim): Promise<Outcome> {
    const held = await this.record.hold('recordClaim', input.case, input.version);
    const { kind, amountMinor = null, currency = null, occurredAt, note } = input;
    if (!note?.trim()) throw new Refused('NOTE_MISSING', 'note');
    if (amountMinor !== null && kind !== 'RESTITUTION') throw new Refused('NO_AMOUNT_OWED', 'amountMinor', { kind });
    if (amountMinor !== null && currency === null) throw new Refused('AMOUNT_NEEDS_CURRENCY', 'currency');
    const columns = { kind, amount_minor: amountMinor, currency, state: 'OPEN' };
    await this.record.add(held, 'claim', { occurredAt, sealed: { note }, columns }, 'recordClaim', kind);
    return outcomeOfCase(held);
  }

  async settle(input: SettleClaim): Promise<Outcome> {
    const held = await this.record.hold('settleClaim', input.case, input.version);
    const { claim, outcome, occurredAt, note: reason } = input;
    const [open] = await tx().query<{ kind: string; since: Date }>(
      sql`select kind, occurred_at as since from claim where case_id = ${held.id} and id = ${claim} and state = 'OPEN'`,
    );
    if (!open) throw new Refused('NOT_FOUND', 'claim');
    if (occurredAt < open.since)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'recordClaim', at: open.since.toISOString() });
    if (!reason?.trim()) throw new Refused('NOTE_MISSING', 'note');
    await tx().query(sql`update claim set state = ${outcome}, settled_at = ${occurredAt} where id = ${claim}`);
    await this.record.happened(held, {
      kind: 'settleClaim',
      occurredAt,
      code: `${open.kind} ${outcome}`,
      reason,
      subject: claim,
    });
    return outcomeOfCase(held);
  }
}
