import { Injectable } from '@nestjs/common';
import { clocks, reachesFor, type ClockCode, type Limit, type Reach } from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { checkFirst, type PageArgs } from '../platform/page';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { list, page, value, work, type Plan } from '../platform/read/plan';
import { Alert, Digest, OwnLimit, overdueSql } from './alert.entity';
import type { SetOwnLimit } from './set-own-limit.input';

/** What waits for a unit: the clocks that it can answer, and those that were put before it. */
@Injectable()
export class Alerts {
  inbox({ first, after }: PageArgs, overdue: boolean, clock: ClockCode | undefined): Plan {
    const wanted = [waiting(), ...(overdue ? [raw(overdueSql('l'))] : []), ...(clock ? [sql`l.clock = ${clock}`] : [])];
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

  /** The same alerts as the inbox has. */
  counts(): Plan {
    return work(async () => {
      const rows = await tx().query(
        sql`select l.clock, count(*)::int as open, (count(*) filter (where ${raw(overdueSql('l'))}))::int as overdue
            from ${raw(source())} where ${waiting()} group by l.clock order by l.clock`,
      );
      return value(rows);
    });
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
      where: sql`t.unit_id = (select app.claimed())`,
      order: 't.day',
      orderType: 'date',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }
}

const escalation = clocks.codes.map((code) => `when '${code}' then '${clocks.row(code).escalateTo}'`).join(' ');
const OUR_KIND =
  '(select o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = (select app.claimed()))';

const isDesk = () => caller().roles.includes('desk');
/** Who answers for how access was used, and has no part in cases. */
const oversees = () => caller().roles.some((role) => role === 'admin' || role === 'auditor');

/**
 * Driven from the unit's own access rows, with what it was asked by name; the national desk has neither and sees all.
 * An offer is with whom it was made to until it runs out, and from then with who made it.
 */
const source = () =>
  isDesk() || oversees()
    ? 'alert l'
    : `(select l.*, a.reach from case_access a join alert l on l.case_id = a.case_id and l.unit_id is null
        where a.unit_id = (select app.claimed()) and a.until > now()
        union all
        select l.*, null from referral r join alert l on l.subject_id = r.id and l.unit_id = r.to_unit_id
        where (select app.claimed()) = case when r.expires_at > now() then r.to_unit_id else r.unit_id end) l`;

/** The desk has what was put before it. A unit has what its roles can answer under the reach that it has of the case. */
function waiting(): Sql {
  const open = raw('l.done_at is null');
  if (oversees()) return sql`${open} and l.clock = 'GLASS_REVIEW'`;
  if (isDesk()) return sql`${open} and l.escalated_at is not null`;
  const roles = caller().roles;
  const mine = clocks.codes.flatMap((code) => {
    const clock = clocks.row(code);
    if (!('act' in clock)) return [];
    const may = [...(reachesFor(roles, clock.act) ?? [])];
    const own = 'reaches' in clock ? clock.reaches.filter((reach: Reach) => may.includes(reach)) : [];
    if (may.length === 0) return [];
    return [
      sql`(l.clock = ${code} and case when l.awaits is null then l.reach = any (${own}::text[])
             else l.awaits = ${raw(OUR_KIND)} and l.reach = any (${may}::text[]) end)`,
    ];
  });
  const above = sql`(l.escalated_at is not null and l.clock <> 'GLASS_REVIEW' and case l.clock ${raw(escalation)} end = ${raw(OUR_KIND)})`;
  const asked = reachesFor(roles, 'answerReferral') ? [raw('l.unit_id is not null')] : [];
  return sql`${open} and (${join([above, ...asked, ...mine], ' or ')})`;
}

/** The shortest month there is: an organisation's own limit is never the longer one. */
const hoursOf = (limit: Limit): number => {
  if ('hours' in limit) return limit.hours;
  return ('days' in limit ? limit.days : limit.months * 28) * 24;
};
