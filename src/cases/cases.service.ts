import { Injectable } from '@nestjs/common';
import { readCaseNumber, reachesFor, worklistOf, worklists } from '#domain';
import { join, raw, sql } from '../platform/db/sql';
import { caller } from '../platform/db/caller';
import { tx } from '../platform/db/db';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, value, work, type Plan } from '../platform/read/plan';
import { Case } from './case.entity';
import { FormerCase, type CaseFilter } from './case-lists.input';
import { worklist } from './worklist.service';

/** What can be read of cases. Rows are chosen from the unit's own access rows, which is what makes small units fast. */
@Injectable()
export class Cases {
  one(id: string | undefined, number: string | undefined, purpose: string | undefined): Plan {
    const evenFrozen = purpose === 'SAFETY';
    if (id) return { ...one(Case, (t) => sql`${raw(t)}.id = ${id}`, purpose), evenFrozen };
    const read = number ? readCaseNumber(number) : null;
    return { ...one(Case, (t) => sql`${raw(t)}.number = ${read}`, purpose), evenFrozen };
  }

  page({ first, after }: PageArgs, filter?: CaseFilter): Plan {
    return page({
      entity: Case,
      ...worklist(filter),
      order: 'a.updated_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  counts(filter?: CaseFilter): Plan {
    const { from, where } = worklist(filter);
    return work(async () =>
      value(
        await tx().query(
          sql`select a.state, count(*)::int as count from ${from} where ${where} group by a.state order by a.state`,
        ),
      ),
    );
  }

  /** Each list that the caller's role has, with how much is on it. */
  todo(): Plan {
    const { roles } = caller();
    const lists = worklists.codes
      .filter((code) => reachesFor(roles, worklistOf(code).act))
      .map((code) => ({ code, ...worklist({ todo: code }) }));
    return work(async () => {
      if (lists.length === 0) return value([]);
      const counted = lists.map(
        ({ code, from, where }, place) =>
          sql`select ${raw(String(place))} as place, ${code} as code, (select count(*)::int from ${from} where ${where}) as count`,
      );
      return value(
        await tx().query(sql`select c.code, c.count from (${join(counted, ' union all ')}) c order by c.place`),
      );
    });
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
