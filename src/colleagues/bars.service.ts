import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import type { BarAccount, LiftBar } from './colleagues.inputs';

/** One colleague who must not know of one case: kin, or who is thought to have told. The walls do the rest. */
@Injectable()
export class Bars {
  constructor(private readonly record: CaseRecord) {}

  /** The desk may bar anybody it can name; a unit that answers, its own. Nobody bars themselves out of sight. */
  async bar({ case: id, version, account, reason, occurredAt, note }: BarAccount): Promise<Outcome> {
    const held = await this.record.hold('barAccount', id, version);
    const { query, actor } = tx();
    if (account === actor.account) throw new Refused('OWN_BAR', 'account');
    const [colleague] = await query<{ others: boolean }>(
      sql`select exists (select from colleague o where o.unit_id = c.unit_id and o.id <> c.id
                  and not exists (select from barring b where b.account_id = o.id and b.case_id = ${held.id} and b.lifted_at is null)) as others
          from colleague c where c.id = ${account}`,
    );
    if (!colleague) throw new Refused('NOT_FOUND', 'account');
    // The last who could answer is not shut out: the case is transferred first.
    if (!colleague.others) throw new Refused('LAST_ACCOUNT', 'account');
    await this.record
      .add(
        held,
        'barring',
        { occurredAt, sealed: { note }, columns: { account_id: account, reason } },
        'barAccount',
        reason,
      )
      .catch(barredAlready);
    return outcomeOfCase(held);
  }

  async lift({ barring, occurredAt, note }: LiftBar): Promise<Outcome> {
    const { query } = tx();
    const one = () =>
      query<{ case: string; lifted: Date | null }>(
        sql`select case_id as "case", lifted_at as lifted from barring where id = ${barring}`,
      );
    const [found] = await one();
    if (!found) throw new Refused('NOT_FOUND', 'barring');
    const held = await this.record.hold('liftBar', found.case);
    const [now] = await one();
    if (now?.lifted) throw new Refused('BAR_LIFTED', 'barring');
    await query(sql`update barring set lifted_at = ${occurredAt} where id = ${barring}`);
    await this.record.happened(held, { kind: 'liftBar', occurredAt, subject: barring, reason: note });
    return outcomeOfCase(held);
  }
}

function barredAlready(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'barred_once') throw new Refused('BARRED_ACCOUNT', 'account');
  throw error;
}
