import { Injectable } from '@nestjs/common';
import { caller } from '../platform/db/caller';
import { tx } from '../platform/db/db';
import { join, sql } from '../platform/db/sql';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, value, work, type Plan } from '../platform/read/plan';
import { Disagreement, DisagreementCount, type DisagreementFilter } from './disagreement.entity';

/** What agencies have to settle, as far as the caller's unit sees the cases. */
@Injectable()
export class Disagreements {
  page({ first, after }: PageArgs, { kind, agency, awaitsMe, overdue, state }: DisagreementFilter): Plan {
    const { unit } = caller();
    const wanted = [
      sql`t.state = ${state}`,
      ...(kind ? [sql`t.kind = ${kind}`] : []),
      ...(agency ? [sql`${agency} = any (t.agencies)`] : []),
      ...(overdue ? [sql`t.due_at < now()`] : []),
      ...(awaitsMe
        ? [
            sql`case t.awaits when 'HOLDER' then exists (select from cases c where c.id = t.case_id and c.holder_id = ${unit})
                else t.awaits = (select o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = ${unit}) end`,
          ]
        : []),
    ];
    return page({
      entity: Disagreement,
      where: join(wanted, ' and '),
      order: 't.due_at',
      orderType: 'timestamptz',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }

  counts(): Plan {
    return work(async () =>
      value(
        await tx().query<DisagreementCount>(
          sql`select kind, agencies, count(*)::int as open, (count(*) filter (where due_at < now()))::int as overdue,
                     extract(day from now() - min(opened_at))::int as "oldestDays"
              from disagreement where state = 'OPEN' group by kind, agencies order by kind, agencies`,
        ),
      ),
    );
  }
}
