import { Injectable } from '@nestjs/common';
import { columnsOf, EXPORT_MINUTES, EXPORT_ROWS } from '#domain';
import { Case } from '../cases/case.entity';
import { worklist } from '../cases/worklist.service';
import { caller } from '../platform/db/caller';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { CaseExport } from './case-export.entity';
import type { RecordExport } from './exports.inputs';

/**
 * A list that leaves as a file. What is taken out, by what filter and why is written down before the first row is given;
 * what lies sealed is not here: it is opened by `case`, one person at a time with a purpose, as for any other use.
 */
@Injectable()
export class Exports {
  async record({ key, purpose, format, columns, filter }: RecordExport): Promise<Outcome> {
    const { query, actor, now } = tx();
    const own = columnsOf(actor.roles);
    if (columns.some((column) => !own.includes(column))) throw new Refused('FORBIDDEN', 'columns');
    const { from, id, where } = worklist(filter);
    const found = await query<{ id: string }>(
      sql`select ${raw(id)} as id from ${from} where ${where}
          order by a.updated_at desc, ${raw(id)} desc limit ${EXPORT_ROWS + 1}`,
    );
    if (found.length > EXPORT_ROWS) throw new Refused('EXPORT_TOO_LARGE', 'filter', { most: EXPORT_ROWS });
    const cases = found.map((row) => row.id);
    await query(
      sql`insert into case_export (id, account_id, unit_id, purpose, format, columns, filter, people, cases, recorded_at)
          values (${key}, ${actor.account}, ${actor.unit}, ${purpose}, ${format}, ${columns}::text[],
                  ${JSON.stringify(filter ?? {})}, ${cases.length}, ${cases}::uuid[], ${now})`,
    );
    return { entity: CaseExport, id: key, cases, purpose };
  }

  /** One's own, for as long as a slow line may need. Who has left one's reach meanwhile is left out. */
  rows(id: string, { first, after }: PageArgs): Plan {
    return page({
      entity: Case,
      from: raw('case_export e cross join unnest(e.cases) with ordinality u(id, place) join cases c on c.id = u.id'),
      id: 'u.id',
      where: sql`e.id = ${id} and e.account_id = ${caller().account}
        and e.recorded_at > now() - make_interval(mins => ${EXPORT_MINUTES})`,
      order: 'u.place',
      orderType: 'bigint',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }
}
