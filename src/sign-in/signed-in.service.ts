import { Injectable } from '@nestjs/common';
import { sessionLife } from '#server';
import { caller } from '../platform/db/caller';
import { raw, sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Account } from '../organisations/account.entity';
import type { OfAccount } from '../organisations/account-act.input';
import { holdAccount } from '../organisations/standing.service';
import { Session } from './session.entity';

const live = raw(
  `t.ended_at is null and t.ends_at > now() and t.worked_at > now() - interval '${sessionLife.idle} seconds'`,
);

/** Who is signed in: one's own sessions for everybody, those of the organisation for its administrators. */
@Injectable()
export class SignedIn {
  mine(args: PageArgs): Plan {
    return this.page(args, sql`t.account_id = ${caller().account}`);
  }

  all(args: PageArgs, account: string | undefined): Plan {
    return this.page(args, account ? sql`t.account_id = ${account}` : raw('true'));
  }

  async end({ account, version }: OfAccount): Promise<Outcome> {
    const held = await holdAccount(account, version);
    await tx().query(sql`select app.end_access(${held.id}, 'ENDED')`);
    return { entity: Account, id: held.id, cases: [] };
  }

  private page({ first, after }: PageArgs, whose: Sql): Plan {
    return page({
      entity: Session,
      where: sql`${whose} and ${live}`,
      order: 't.signed_in_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }
}
