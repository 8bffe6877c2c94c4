import { Injectable } from '@nestjs/common';
import { readCaseNumber } from '#domain';
import { join, raw, sql } from '../platform/db/sql';
import { caller } from '../platform/db/caller';
import { tx } from '../platform/db/db';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, value, work, type Plan } from '../platform/read/plan';
import { Case } from './case.entity';
import { FormerCase, type CaseFilter } from './case-lists';

/** What can be read of cases. Rows are chosen from the unit's own access rows, which is what makes small units fast. */
@Injectable()
export class Cases {
  one(id: string | undefined, number: string | undefined, purpose: string | undefined): Plan {
    if (id) return one(Case, (t) => sql`${raw(t)}.id = ${id}`, purpose);
    const read = number ? readCaseNumber(number) : null;
    return one(Case, (t) => sql`${raw(t)}.number = ${read}`, purpose);
  }

  page({ first, after }: PageArgs, filter: CaseFilter = {}): Plan {
    const { state, group, changedSince } = filter;
    const desk = caller().roles.includes('desk');
    const wanted = [
      desk ? raw('true') : sql`a.unit_id = (select app.claimed()) and a.until > now() and a.reach <> 'TRACE'`,
      ...(state ? [sql`a.state = ${state}`] : []),
      ...(changedSince ? [sql`a.updated_at >= ${changedSince}`] : []),
      ...(group
        ? [
            desk
              ? sql`a.group_id = ${group}`
              : sql`exists (select from cases g where g.id = a.case_id and g.group_id = ${group} offset 0)`,
          ]
        : []),
    ];
    return page({
      entity: Case,
      from: raw(desk ? 'cases a' : 'case_access a'),
      id: desk ? 'a.id' : 'a.case_id',
      where: join(wanted, ' and '),
      order: 'a.updated_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  counts(): Plan {
    return work(async () =>
      value(
        await tx().query(
          caller().roles.includes('desk')
            ? sql`select c.state, count(*)::int as count from cases c group by c.state order by c.state`
            : sql`select a.state, count(*)::int as count from case_access a where a.unit_id = (select app.claimed())
                  and a.until > now() and a.reach <> 'TRACE' group by a.state order by a.state`,
        ),
      ),
    );
  }

  former({ first, after }: PageArgs): Plan {
    return page({
      entity: FormerCase,
      from: raw('former_case f'),
      id: 'f.id',
      where: raw('true'),
      order: 'f.since',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }
}
