import { Injectable } from '@nestjs/common';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Account } from '../organisations/account.entity';
import { holdAccount, notOneself } from '../organisations/standing.service';
import type { OfSubject } from './administration.inputs';
import { LinkedSubject } from './linked-subject.entity';

/** What an outside provider calls the accounts of one organisation, in the hands of its administrators. */
@Injectable()
export class Subjects {
  page({ first, after }: PageArgs, account?: string): Plan {
    return page({
      entity: LinkedSubject,
      where: account ? sql`t.account_id = ${account}` : raw('true'),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async link({ account, version, issuer: address, subject }: OfSubject): Promise<Outcome> {
    const { query } = tx();
    const issuer = known(address);
    const held = await holdAccount(account, version);
    notOneself(held);
    if (held.disabledAt) throw new Refused('ACCOUNT_DISABLED', 'account');
    const [other] = await query(
      sql`select 1 as one from account_subject where account_id = ${held.id} and issuer = ${issuer} and subject <> ${subject}`,
    );
    if (other) throw new Refused('ACCOUNT_LINKED', 'account');
    // The key itself tells that the name is linked: to whom, here or elsewhere, nobody reads.
    const [linked] = await query(
      sql`insert into account_subject (id, issuer, subject, account_id) values (gen_random_uuid(), ${issuer}, ${subject}, ${held.id})
          on conflict do nothing returning 1 as one`,
    );
    if (!linked) throw new Refused('SUBJECT_LINKED', 'subject');
    return outcomeOfAccount(held.id);
  }

  async unlink({ account, version, issuer, subject }: OfSubject): Promise<Outcome> {
    const { query } = tx();
    const held = await holdAccount(account, version);
    notOneself(held);
    const [linked] = await query(
      sql`delete from account_subject where account_id = ${held.id} and issuer = ${known(issuer)} and subject = ${subject}
          returning 1 as one`,
    );
    if (!linked) throw new Refused('SUBJECT_NOT_LINKED', 'subject');
    await query(sql`select app.end_access(${held.id}, 'ENDED')`);
    return outcomeOfAccount(held.id);
  }
}

/** As `OIDC_ISSUER` is read: without a slash at its end. */
const known = (issuer: string): string => issuer.replace(/\/$/, '');

const outcomeOfAccount = (id: string): Outcome => ({ entity: Account, id, cases: [] });
