import { Injectable } from '@nestjs/common';
import { dayBands, dayLimits } from '#domain';
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
    const { unit, roles } = caller();
    const wanted = [
      sql`t.state = ${state}`,
      ...(kind ? [sql`t.kind = ${kind}`] : []),
      ...(agency ? [sql`${agency} = any (t.agencies)`] : []),
      ...(overdue ? [sql`t.due_at < now()`] : []),
      ...(awaitsMe
        ? [
            sql`case t.awaits when 'HOLDER' then exists (select from cases c where c.id = t.case_id and c.holder_id = ${unit})
                when 'DESK' then ${roles.includes('desk')}
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
    return work(async () => {
      const rows = await tx().query<Omit<DisagreementCount, 'ages'> & { ages: { place: number; open: number }[] }>(
        sql`select kind, agencies, awaits, sum(open)::int as open, sum(overdue)::int as overdue, max(oldest)::int as "oldestDays",
                   json_agg(json_build_object('place', place, 'open', open) order by place) as ages
            from (select kind, agencies, awaits, count(*) as open, count(*) filter (where due_at < now()) as overdue,
                         extract(day from now() - min(opened_at)) as oldest,
                         width_bucket(extract(epoch from now() - opened_at) / 86400, ${[...dayLimits]}::numeric[]) as place
                  from disagreement where state = 'OPEN' group by kind, agencies, awaits, place) aged
            group by kind, agencies, awaits order by kind, agencies, awaits`,
      );
      const aged = rows.map(({ ages, ...row }) => ({
        ...row,
        ages: ages.map(({ place, open }) => ({ days: dayBands.codes[place], open })),
      }));
      return value(aged);
    });
  }
}
