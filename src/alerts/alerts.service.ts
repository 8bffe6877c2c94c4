import { Injectable } from '@nestjs/common';
import { clocks, type ClockCode, type Limit } from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { checkFirst, type PageArgs } from '../platform/page';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { list, page, value, work, type Plan } from '../platform/read/plan';
import { Alert, Digest, OwnLimit, overdueSql, snoozedSql } from './alert.entity';
import { counted, inSight, source, waiting } from './waiting';
import type { SetOwnLimit } from './set-own-limit.input';

/** What waits for a unit: the clocks that it can answer, and those that were put before it. */
@Injectable()
export class Alerts {
  inbox({ first, after }: PageArgs, only: { overdue: boolean; snoozed: boolean; clock: ClockCode | undefined }): Plan {
    const wanted = [
      waiting(),
      only.snoozed ? raw(snoozedSql('l')) : inSight(),
      ...(only.overdue ? [raw(overdueSql('l'))] : []),
      ...(only.clock ? [sql`l.clock = ${only.clock}`] : []),
    ];
    return page({
      entity: Alert,
      from: raw(source()),
      id: 'l.id',
      where: join(wanted, ' and '),
      order: 'l.due_at',
      orderType: 'timestamptz',
      descending: false,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  counts(): Plan {
    return work(async () => value(await tx().query(counted('infinity'))));
  }

  /** Less time than the law or the programme gives, for the clocks that start from now on. */
  async setOwnLimit({ clock, hours }: SetOwnLimit): Promise<Outcome> {
    const { query, actor, now } = tx();
    const most = hoursOf(clocks.row(clock).limit);
    if (hours >= most) throw new Refused('LIMIT_TOO_LONG', 'hours', { most });
    const [row] = await query<{ id: string }>(
      sql`insert into own_limit (id, organisation_id, clock, hours, set_at)
          select gen_random_uuid(), u.organisation_id, ${clock}, ${hours}, ${now} from unit u where u.id = ${actor.unit}
          on conflict (organisation_id, clock) do update set hours = excluded.hours, set_at = excluded.set_at returning id`,
    );
    return { entity: OwnLimit, id: row?.id ?? '', cases: [] };
  }

  ownLimits(): Plan {
    return list({ entity: OwnLimit, where: () => raw('true'), order: (t) => raw(`${t}.clock`) });
  }

  digests({ first, after }: PageArgs): Plan {
    return page({
      entity: Digest,
      where: sql`t.account_id = ${caller().account} and t.lines <> '[]'`,
      order: 't.day',
      orderType: 'date',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }
}

/** The shortest month there is: an organisation's own limit is never the longer one. */
const hoursOf = (limit: Limit): number => {
  if ('hours' in limit) return limit.hours;
  return ('days' in limit ? limit.days : limit.months * 28) * 24;
};
