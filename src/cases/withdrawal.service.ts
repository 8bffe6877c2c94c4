import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { CaseRecord, type HeldCase } from './case-record.service';

interface Taken {
  recipient?: string | undefined;
  reason?: string | undefined;
}

/** A yes that is taken back (UU 27/2022 art. 40): sharing on it stops in the same transaction. */
@Injectable()
export class Withdrawal {
  constructor(private readonly record: CaseRecord) {}

  /**
   * What was agreed to by then, with one organisation or with all; a yes that was said after it stands. Answers whether
   * there was any.
   */
  async of(held: HeldCase, purpose: string, occurredAt: Date, { recipient, reason }: Taken = {}): Promise<boolean> {
    const { query } = tx();
    const rows = await query(
      sql`update consent set withdrawn_at = ${occurredAt} where case_id = ${held.id} and purpose = ${purpose}
          and given and withdrawn_at is null and occurred_at <= ${occurredAt}
          and (${recipient ?? null}::uuid is null or recipient_id = ${recipient ?? null}::uuid) returning id`,
    );
    if (rows.length > 0)
      await this.record.happened(held, { kind: 'withdrawConsent', occurredAt, code: purpose, reason });
    const offers = await query<{ id: string }>(sql`select app.stop_sharing(${held.id}, ${purpose}) as id`);
    for (const { id } of offers)
      await this.record.happened(held, { kind: 'withdrawReferral', occurredAt, subject: id });
    await query(sql`select app.shut_sharing(${held.id}, ${purpose})`);
    return rows.length > 0;
  }
}
