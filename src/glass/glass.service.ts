import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GLASS_A_DAY, readCaseNumber } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { newKey } from '../platform/vault/envelope';
import { Vault } from '../platform/vault/vault';
import type { BreakGlass, ReviewGlass } from './glass.inputs';
import { Glass } from './glass.entity';

/** Cases that were opened in an emergency to somebody to whom nobody had given them; each is read by somebody else. */
@Injectable()
export class Glasses {
  constructor(private readonly vault: Vault) {}

  reviews({ first, after }: PageArgs, reviewed: boolean): Plan {
    return page({
      entity: Glass,
      where: sql`exists (select from glass_review r where r.glass_id = t.id) = ${reviewed}`,
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }

  /**
   * A number that is no case's is answered like one that is hidden from everybody, after the same statements; and it is
   * kept, so that guessing uses up the day.
   */
  async break({ number, reason, text }: BreakGlass): Promise<Outcome> {
    const { query, now } = tx();
    const id = randomUUID();
    const read = readCaseNumber(number) ?? '';
    const [open] = await query(
      sql`select 1 as one from cases c join case_access a on a.case_id = c.id where c.number = ${read} and a.unit_id = app.unit()
          and a.until > now() and a.reach in ('CUSTODY', 'CARE', 'AFTERCARE')`,
    );
    if (open) throw new Refused('GLASS_NOT_NEEDED', 'number');
    const [broken] = await query<{ case_id: string | null; person_id: string | null; before: number }>(
      sql`select * from app.break_glass(${id}, ${read}, ${reason}, ${now})`,
    );
    if (!broken || broken.before >= GLASS_A_DAY) throw new Refused('GLASS_SPENT', null, { most: GLASS_A_DAY });
    const sealed = await this.seal(id, broken.person_id, { text });
    await query(sql`update glass set sealed = ${sealed} where id = ${id}`);
    const outcome = { entity: Glass, id, cases: broken.case_id ? [broken.case_id] : [] };
    return broken.case_id
      ? outcome
      : { ...outcome, value: new Refused('NOT_FOUND', 'number').answer(tx().actor.language) };
  }

  async review({ glass: id, verdict, note }: ReviewGlass): Promise<Outcome> {
    const { query, actor, now } = tx();
    const [held] = await query<{ case_id: string; person_id: string; account_id: string; reviewed: boolean }>(
      sql`select g.case_id, g.person_id, g.account_id, exists (select from glass_review r where r.glass_id = g.id) as reviewed
          from glass g where g.id = ${id}`,
    );
    if (!held) throw new Refused('NOT_FOUND', 'glass');
    if (held.account_id === actor.account) throw new Refused('OWN_GLASS', 'glass');
    if (held.reviewed) throw new Refused('GLASS_REVIEWED', 'glass');
    const review = randomUUID();
    const sealed = note
      ? await this.vault.seal(
          { table: 'glass_review', envelope: 'sealed', row: review, person: held.person_id },
          { note },
        )
      : null;
    const [written] = await query(
      sql`insert into glass_review (id, glass_id, person_id, account_id, unit_id, verdict, sealed, recorded_at)
          values (${review}, ${id}, ${held.person_id}, ${actor.account}, ${actor.unit}, ${verdict}, ${sealed}, ${now})
          on conflict (glass_id) do nothing returning id`,
    );
    if (!written) throw new Refused('GLASS_REVIEWED', 'glass');
    return { entity: Glass, id, cases: [held.case_id] };
  }

  /** Where there is nobody, the words are sealed under a key that is thrown away: as much work, and nothing left. */
  private async seal(row: string, person: string | null, content: object): Promise<Buffer> {
    if (person) return this.vault.seal({ table: 'glass', envelope: 'sealed', row, person }, content);
    await tx().query(sql`select wrapped from person_key where person_id = ${row}`);
    return this.vault.sealWith(newKey(), { table: 'glass', envelope: 'sealed', row }, content);
  }
}
