import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { CaseRecord, type HeldCase } from './case-record.service';

/** A yes that is taken back (UU 27/2022 art. 40): sharing on it stops in the same transaction. */
@Injectable()
export class Withdrawal {
  constructor(private readonly record: CaseRecord) {}

  /** Answers whether there was a consent in force for the purpose. */
  async of(held: HeldCase, purpose: string, occurredAt: Date, reason?: string): Promise<boolean> {
    const { query } = tx();
    const rows = await query(
      sql`update consent set withdrawn_at = ${occurredAt} where case_id = ${held.id} and purpose = ${purpose}
          and given and withdrawn_at is null returning id`,
    );
    if (rows.length === 0) return false;
    await this.record.happened(held, { kind: 'withdrawConsent', occurredAt, code: purpose, reason });
    const offers = await query<{ id: string }>(sql`select app.stop_sharing(${held.id}, ${purpose}) as id`);
    for (const { id } of offers)
      await this.record.happened(held, { kind: 'withdrawReferral', occurredAt, subject: id });
    return true;
  }
}
