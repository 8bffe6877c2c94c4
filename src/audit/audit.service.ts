import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { batchesOf, readCaseNumber } from '#domain';
import { join, raw, sql } from '../platform/db/sql';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { made, page, type Plan } from '../platform/read/plan';
import { AuditEntry } from './audit-entry.entity';
import type { AuditFilter } from './audit.input';

@Injectable()
export class Audit {
  page({ first, after }: PageArgs, { case: id, number, account, kind, act, since, until }: AuditFilter = {}): Plan {
    for (const [field, given] of Object.entries({ case: id, account })) {
      if (given && !isUUID(given)) throw new Refused('INVALID_VALUE', `filter.${field}`, { field });
    }
    const wanted = [
      raw('true'),
      ...(id ? [sql`t.id = any ((select app.entries_of(${id}))::uuid[])`] : []),
      ...(number ? [sql`t.id = any ((select app.entries_numbered(${readCaseNumber(number) ?? ''}))::uuid[])`] : []),
      ...(account ? [sql`t.account_id = ${account}`] : []),
      ...(kind ? [sql`t.kind = ${kind}`] : []),
      ...(act ? [sql`string_to_array(t.act, ' ') && ${[act, ...batchesOf(act)]}::text[]`] : []),
      ...(since ? [sql`t.at >= ${since}`] : []),
      ...(until ? [sql`t.at < ${until}`] : []),
    ];
    return page({
      entity: AuditEntry,
      where: join(wanted, ' and '),
      order: 't.at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  head(): Plan {
    return made(
      () =>
        sql`select n::int as entries, encode(tip, 'hex') as tip, at, signature from audit_checkpoint order by n desc limit 1`,
      (row) => row,
    );
  }
}
