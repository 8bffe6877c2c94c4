import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  answerersOf,
  disagreementClock,
  dueAt,
  statusParties,
  type AgencyKind,
  type DisagreementKind,
  type Finding,
} from '#domain';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';

interface Fold {
  kind: DisagreementKind;
  /** Codes of the organisations that disagree; none if they agree. */
  parties: readonly string[];
  occurredAt: Date;
  /** Given where somebody's ruling ends it. */
  ground?: string;
}

/** The queue of what agencies have to settle, kept as what was said makes it; whom it awaits the database derives. */
@Injectable()
export class DisagreementRecord {
  constructor(private readonly record: CaseRecord) {}

  /** Opens, changes or ends the disagreement on one field, as what was said now makes it. */
  async fold(held: HeldCase, fold: Fold): Promise<void> {
    const { kind, parties, occurredAt, ground } = fold;
    const { query, now } = tx();
    const [open] = await query<{ id: string; agencies: string[] }>(
      sql`select id, agencies from disagreement where person_id = ${held.personId} and kind = ${kind} and state = 'OPEN'`,
    );
    if (parties.length === 0) {
      if (!open) return;
      await query(
        sql`update disagreement set state = ${ground ? 'RULED' : 'AGREED'}, ground = ${ground ?? null}, settled_at = ${now},
                 version = version + 1 where id = ${open.id}`,
      );
      await this.record.happened(held, { kind: 'settleDisagreement', occurredAt, code: kind, subject: open.id });
      return;
    }
    if (open && open.agencies.join() === parties.join()) return;
    const kinds = await query<{ kind: AgencyKind }>(sql`select kind from organisation where code = any (${parties})`);
    const answerers = answerersOf(
      kind,
      kinds.map((one) => one.kind),
    );
    if (open) {
      await query(
        sql`update disagreement set agencies = ${parties}, answerers = ${answerers}::text[], version = version + 1 where id = ${open.id}`,
      );
      return;
    }
    const id = randomUUID();
    const due = dueAt(disagreementClock(kind), now, 'Asia/Jakarta');
    await query(
      sql`insert into disagreement (id, version, case_id, person_id, kind, state, agencies, answerers, awaits, opened_at, due_at)
        values (${id}, 1, ${held.id}, ${held.personId}, ${kind}, 'OPEN', ${parties}, ${answerers}::text[], 'HOLDER', ${now}, ${due})`,
    );
    const opened = { kind: 'openDisagreement' as const, occurredAt, code: kind, subject: id };
    await this.record.happened(held, { ...opened, due });
  }

  /** A finding was added: do the Indonesian authorities still exclude each other? */
  async foldStatus(held: HeldCase, occurredAt: Date): Promise<void> {
    const found = await tx().query<Finding>(
      sql`select d.body, d.outcome, d.occurred_at as "decidedAt", o.code as source from determination d
        join unit u on u.id = d.unit_id join organisation o on o.id = u.organisation_id where d.case_id = ${held.id}
        order by d.recorded_at`,
    );
    await this.fold(held, { kind: 'VICTIM_STATUS', parties: statusParties(found), occurredAt });
  }
}
