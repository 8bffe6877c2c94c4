import { Injectable } from '@nestjs/common';
import { sinceBaseline } from '#domain';
import { raw, sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { value, work, type Plan } from '../platform/read/plan';
import type { CaseloadProgress, Progress, Score } from './progress.outcome';

/** Planned and spent by goal, level and currency, of the cases of `mine`. Money of two currencies is never added. */
const spending = raw(`(select coalesce(json_agg(s order by s.dimension nulls last, s.level, s.currency), '[]') from (
    select x.dimension, x.level, x.currency, sum(x.planned)::bigint as "plannedMinor", sum(x.spent)::bigint as "spentMinor"
    from (select g.dimension, i.level, i.currency, i.cost_minor as planned, 0 as spent
          from mine join plan_item i on i.case_id = mine.id join goal g on g.id = i.goal_id
          where i.state not in ('CANCELLED', 'CARRIED_ON') and i.cost_minor is not null
          union all
          select null, a.level, a.currency, a.cost_minor, 0 from mine join assistance a on a.case_id = mine.id
          where a.state = 'PLANNED' and a.cost_minor is not null
          union all
          select g.dimension, a.level, a.currency, 0, a.cost_minor from mine join assistance a on a.case_id = mine.id
            left join plan_item i on i.id = a.item_id left join goal g on g.id = i.goal_id
          where a.state = 'GIVEN' and a.cost_minor is not null) x
    group by x.dimension, x.level, x.currency) s)`);

/** What stands beside it and is nobody's alone, as one sum for all of `mine` who benefit. */
const shared = raw(`(select coalesce(json_agg(s order by s.level, s.type, s.currency), '[]') from (
    select x.level, x.type, x.currency, count(*)::int as supports, coalesce(sum(x.cost_minor), 0)::bigint as "plannedMinor",
           coalesce(sum(x.cost_minor) filter (where x.state = 'GIVEN'), 0)::bigint as "spentMinor"
    from shared_support x where x.state <> 'CANCELLED' and x.id in (select b.support_id from mine join benefit b on b.case_id = mine.id)
    group by x.level, x.type, x.currency) s)`);

/** Those whom a unit answers for or follows, by its own access rows: what others do for their people is not in it. */
export const ownPeople = sql`select a.case_id as id from case_access a where a.unit_id = (select app.claimed()) and a.until > now()
    and a.reach in ('CUSTODY', 'AFTERCARE')`;

/** Whether what was done for somebody helps: read beside each other, within what the caller sees. */
@Injectable()
export class ProgressReports {
  ofCase(id: string): Plan {
    return work(async () => {
      const found = await this.find(id);
      return value(found, found ? [id] : []);
    });
  }

  /** Null for a case that the caller does not see. */
  async find(id: string): Promise<Progress | null> {
    const found = await reported<Omit<Progress, 'case'> & { seen: boolean }>(
      sql`select c.id from cases c where c.id = ${id}`,
      raw(`'seen', exists (select from mine), 'scores', (select coalesce(json_agg(json_build_object('month', s.month, 'instrument', s.instrument,
        'official', s.official, 'occurredAt', s.occurred_at, 'economic', s.economic, 'social', s.social, 'psychosocial', s.psychosocial,
        'composite', s.composite, 'band', s.band) order by s.occurred_at, s.recorded_at, s.id), '[]') from mine join survey s on s.case_id = mine.id)`),
    );
    const scores = sinceBaseline(found.scores).map((one: Score) => ({ ...one, occurredAt: new Date(one.occurredAt) }));
    return found.seen ? { case: id, spending: found.spending, shared: found.shared, scores } : null;
  }

  ofCaseload(): Plan {
    return work(async () => value((await this.together(ownPeople)).report));
  }

  /** Of some cases as one; named, for who has to write down of whom it was told. */
  async together(mine: Sql): Promise<{ report: CaseloadProgress; of: string[] }> {
    const { of, ...report } = await reported<CaseloadProgress & { of: string[] }>(
      mine,
      raw(`'cases', (select count(*)::int from mine), 'of', (select coalesce(json_agg(id), '[]') from mine),
        'scores', (select coalesce(json_agg(m order by m.instrument, m.month), '[]') from (
          select s.instrument, s.official, s.month, count(s.composite)::int as surveys, avg(s.economic) as economic, avg(s.social) as social,
                 avg(s.psychosocial) as psychosocial, avg(s.composite) as composite
          from mine join survey s on s.case_id = mine.id group by s.instrument, s.official, s.month) m)`),
    );
    return { report, of };
  }
}

async function reported<Report>(mine: Sql, more: Sql): Promise<Report> {
  const [row] = await tx().query<{ report: Report }>(
    sql`with mine as materialized (${mine}) select json_build_object('spending', ${spending}, 'shared', ${shared}, ${more}) as report`,
  );
  return row?.report as Report;
}
