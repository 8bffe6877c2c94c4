import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { tableReaches } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Vault } from '../platform/vault/vault';
import { PaperWords, type Named } from '../travel/paper-words.service';

/** What somebody came with: the SPLP is used up by then. */
const paper = raw(`(select t.id, t.kind, t.number_pending, t.sealed from travel_document t
  where t.case_id = p.case_id and t.status in ('VALID', 'CONSUMED') order by t.kind = 'SPLP' desc, t.recorded_at desc limit 1)`);

/**
 * From its first signature a BAST says what it said then: whoever signs keeps the words of whom they see, and who signs
 * after them those that are still missing.
 */
@Injectable()
export class SignedWords {
  constructor(
    private readonly vault: Vault,
    private readonly words: PaperWords,
  ) {}

  async keep(handover: string, signedAt: Date): Promise<void> {
    const unkept = sql`select h.id, h.case_id, h.person_id from handed_person h where h.handover_id = ${handover}
      and (not exists (select from signed_person s where s.handover_id = h.handover_id and s.case_id = h.case_id)
        or not exists (select from signed_paper s where s.handover_id = h.handover_id and s.case_id = h.case_id))`;
    const people = await this.words.read(unkept, paper);
    if (people.length === 0) return;
    await this.keepWho(handover, people, signedAt);
    await this.keepPapers(handover, people, signedAt);
  }

  private async keepWho(handover: string, people: readonly Named[], signedAt: Date): Promise<void> {
    const { query, actor, now } = tx();
    const all = this.sealed('signed_person', people, ({ words: { name, sex, birthDate } }) => ({
      name,
      sex,
      birthDate,
    }));
    await query(
      sql`insert into signed_person (id, case_id, person_id, unit_id, occurred_at, recorded_at, sealed, handover_id, not_told)
          select r.id, r.case_id, r.person_id, ${actor.unit}, ${signedAt}, ${now}, r.sealed, ${handover},
                 array(select json_array_elements_text(app.not_told(r.line))::uuid)
          from unnest(${all('id')}::uuid[], ${all('case')}::uuid[], ${all('person')}::uuid[], ${all('sealed')}::bytea[], ${all('line')}::uuid[])
            r (id, case_id, person_id, sealed, line) on conflict do nothing`,
    );
  }

  /** That somebody had none is kept as well, by who would have seen it. */
  private async keepPapers(handover: string, people: readonly Named[], signedAt: Date): Promise<void> {
    const { query, actor, now } = tx();
    const all = this.sealed('signed_paper', people, ({ words: { number } }) => ({ number }));
    await query(
      sql`insert into signed_paper (id, case_id, person_id, unit_id, occurred_at, recorded_at, sealed, handover_id, kind, number_pending)
          select r.id, r.case_id, r.person_id, ${actor.unit}, ${signedAt}, ${now}, r.sealed, ${handover}, r.kind, r.pending
          from unnest(${all('id')}::uuid[], ${all('case')}::uuid[], ${all('person')}::uuid[], ${all('sealed')}::bytea[], ${all('kind')}::text[], ${all('pending')}::boolean[])
            r (id, case_id, person_id, sealed, kind, pending)
          where app.receives(r.case_id) or exists (select from case_access a where a.case_id = r.case_id and a.unit_id = ${actor.unit} and a.until > now()
                        and a.reach = any (${[...tableReaches.signed_paper]})) on conflict do nothing`,
    );
  }

  private sealed(table: string, people: readonly Named[], words: (one: Named) => object) {
    const rows = people.map((one) => {
      const id = randomUUID();
      const place = { table, envelope: 'sealed', row: id };
      return { ...one, id, sealed: this.vault.sealWith(this.vault.unwrap(one.wrapped), place, words(one)) };
    });
    return <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key]);
  }
}
