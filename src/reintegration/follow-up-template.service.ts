import { Injectable } from '@nestjs/common';
import { followUpMonths } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { value, work, type Plan } from '../platform/read/plan';
import { FollowUpMonth, type SetFollowUpMonth } from './follow-up-month.entity';

/** When somebody is followed up: at the months of the programme, and at those that an organisation adds. */
@Injectable()
export class FollowUpTemplate {
  show(): Plan {
    return work(async () => {
      const own = await ownMonths();
      const all = [...followUpMonths, ...own].sort((a, b) => a - b);
      return value(all.map((month) => ({ month, own: own.includes(month) })));
    });
  }

  async set({ month, due }: SetFollowUpMonth): Promise<Outcome> {
    const { query, actor, now } = tx();
    if ((followUpMonths as readonly number[]).includes(month)) throw new Refused('PROGRAMME_MONTH', 'month');
    const [row] = await query<{ id: string }>(
      sql`insert into follow_up_month (id, organisation_id, month, due, set_at)
          select gen_random_uuid(), u.organisation_id, ${month}, ${due}, ${now} from unit u where u.id = ${actor.unit}
          on conflict (organisation_id, month) do update set due = excluded.due, set_at = excluded.set_at returning id`,
    );
    return { entity: FollowUpMonth, id: row?.id ?? '', cases: [] };
  }
}

/** Those that the caller's organisation adds. */
export const ownMonths = async (): Promise<number[]> =>
  (
    await tx().query<{ month: number }>(
      sql`select m.month from follow_up_month m join unit u on u.organisation_id = m.organisation_id
          where u.id = (select app.claimed()) and m.due order by m.month`,
    )
  ).map(({ month }) => month);
