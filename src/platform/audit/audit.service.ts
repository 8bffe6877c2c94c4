import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { join, raw, sql } from '../db/sql';
import { Refused } from '../outcome/problem';
import { checkFirst, type PageArgs } from '../page';
import { page, type Plan } from '../read/plan';
import { AuditEntry } from './audit-entry.entity';
import type { AuditFilter } from './audit.input';

@Injectable()
export class Audit {
  page({ first, after }: PageArgs, { case: id, account, since }: AuditFilter = {}): Plan {
    for (const [field, given] of Object.entries({ case: id, account })) {
      if (given && !isUUID(given)) throw new Refused('INVALID_VALUE', `filter.${field}`, { field });
    }
    const wanted = [
      raw('true'),
      ...(id ? [sql`t.id = any ((select app.entries_of(${id}))::uuid[])`] : []),
      ...(account ? [sql`t.account_id = ${account}`] : []),
      ...(since ? [sql`t.at >= ${since}`] : []),
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
}
