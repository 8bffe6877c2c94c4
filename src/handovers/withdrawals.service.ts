import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { Handover } from './handover.entity';
import type { WithdrawHandover } from './handovers.inputs';

interface Draft {
  version: number;
  giver: string | null;
  receiver: string | null;
  drafter: string | null;
  signed: boolean;
  withdrawn: boolean;
}

/** What nobody has signed is taken back by who drafted it, also of people who are in other hands by now. */
@Injectable()
export class HandoverWithdrawals {
  async withdraw({ handover: id, version, reason }: WithdrawHandover): Promise<Outcome> {
    const { query, actor, now } = tx();
    const [seen] = await query<Pick<Draft, 'giver' | 'receiver'>>(
      sql`select giver_id as giver, receiver_id as receiver from handover where id = ${id}`,
    );
    if (!seen) throw new Refused('NOT_FOUND', 'handover');
    // The lock is for the parties only; whoever signs meanwhile has signed when it is got.
    if (actor.unit !== seen.giver && actor.unit !== seen.receiver) throw new Refused('NOT_A_PARTY', 'handover');
    await query(sql`select from handover where id = ${id} for no key update`);
    const [draft] = await query<Draft>(
      sql`select version, app.drafter(id) as drafter, withdrawn_at is not null as withdrawn,
                 giver_signed_at is not null or receiver_signed_at is not null as signed from handover where id = ${id}`,
    );
    if (draft?.drafter !== actor.unit) throw new Refused('FORBIDDEN', 'handover');
    if (draft.withdrawn) throw new Refused('HANDOVER_WITHDRAWN', 'handover');
    if (draft.signed) throw new Refused('SIGNATURE_STANDS', 'handover');
    if (draft.version !== version) throw new Refused('STALE_VERSION', 'version');
    const cases = (
      await query<{ id: string }>(
        sql`select case_id as id from handed_person where handover_id = ${id} order by case_id`,
      )
    ).map((person) => person.id);
    await query(
      sql`update handover set withdrawn_at = ${now}, withdrawal = ${reason}, version = version + 1 where id = ${id}`,
    );
    return { entity: Handover, id, cases };
  }
}
