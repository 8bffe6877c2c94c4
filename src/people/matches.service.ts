import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import type { JudgeMatch } from './matches.inputs';
import { PersonMatch } from './person-match.entity';

/** Pairs of cases that may be of one person. The national desk alone answers, once and for good. */
@Injectable()
export class Matches {
  constructor(private readonly vault: Vault) {}

  page(verdict: string, { first, after }: PageArgs): Plan {
    return page({
      entity: PersonMatch,
      where: sql`t.verdict = ${verdict}`,
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  /**
   * Nothing is written to either case: who holds one must not learn from it that the other exists. What joins them is
   * the verdict, which is read where both may be seen.
   */
  async judge({ match: id, version, verdict, note }: JudgeMatch): Promise<Outcome> {
    const { query, now } = tx();
    const [match] = await query<{
      version: number;
      verdict: string;
      person_id: string;
      case_id: string;
      other_id: string;
    }>(sql`select version, verdict, person_id, case_id, other_id from person_match where id = ${id} for update`);
    if (!match) throw new Refused('NOT_FOUND', 'match');
    if (match.verdict !== 'OPEN') throw new Refused('JUDGED', 'match');
    if (match.version !== version) throw new Refused('STALE_VERSION', 'version');
    const sealed = note?.trim()
      ? await this.vault.seal({ table: 'person_match', envelope: 'sealed', row: id, person: match.person_id }, { note })
      : null;
    await query(
      sql`update person_match set verdict = ${verdict}, judged_at = ${now}, sealed = ${sealed}, version = version + 1 where id = ${id}`,
    );
    return { entity: PersonMatch, id, cases: [match.case_id, match.other_id] };
  }
}
