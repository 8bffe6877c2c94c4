import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { endedStates, hasEnded, resemblanceTo } from '#domain';
import { CaseRecord, checkTime, type HeldCase } from '../cases/case-record.service';
import { caller } from '../platform/db/caller';
import { Db, tx } from '../platform/db/db';
import { sql } from '../platform/db/sql';
import { background } from '../platform/jobs/background';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { Enquiry, EnquiryMatch, type AnswerEnquiry, type RecordEnquiry } from './enquiry.entity';
import { Likeness } from './likeness.service';

/** As alike as this, an enquiry is put to somebody; they may say that it is not them. */
const worthAsking = 0.9;

type Found = Pick<HeldCase, 'id' | 'personId' | 'holderId' | 'state'>;

/** People outside who ask after somebody. Nothing is confirmed to them, nor to who took the call, but by the survivor. */
@Injectable()
export class Enquiries {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly record: CaseRecord,
    private readonly likeness: Likeness,
  ) {}

  /** Looks for nobody: that is done afterwards, in the background, so that not even the time it takes tells. */
  async enquire({ enquirer, relation, contact, sought, birthYear, occurredAt }: RecordEnquiry): Promise<Outcome> {
    const { query, send, now, actor } = tx();
    checkTime(occurredAt);
    if (!sought.trim()) throw new Refused('NAME_MISSING', 'sought');
    if (!enquirer.trim()) throw new Refused('NAME_MISSING', 'enquirer');
    const [id, person] = [randomUUID(), randomUUID()];
    const { key, wrapped } = this.vault.create(person);
    const place = { table: 'enquiry', envelope: 'sealed', row: id };
    await query(
      sql`insert into enquiry (id, unit_id, person_id, relation, birth_year, occurred_at, recorded_at, sealed)
          values (${id}, ${actor.unit}, ${person}, ${relation}, ${birthYear ?? null}, ${occurredAt}, ${now},
                  ${this.vault.sealWith(key, place, { enquirer, contact, sought })})`,
    );
    await query(sql`insert into person_key (person_id, wrapped) values (${person}, ${wrapped})`);
    send(sql`select app.seek_sought(${id})`);
    return { entity: Enquiry, id, cases: [] };
  }

  /** Puts an enquiry to those it may be about, wherever they are; who took the call learns nothing of it. */
  async match(id: string): Promise<void> {
    await this.db.transaction(background, async ({ query, now }) => {
      const [row] = await query<{ sealed: Buffer; wrapped: Buffer; birth_year: number | null }>(
        sql`select e.sealed, e.birth_year, k.wrapped from enquiry e join person_key k on k.person_id = e.person_id where e.id = ${id}`,
      );
      if (!row) return;
      const { sought } = this.vault.open(row.wrapped, { table: 'enquiry', envelope: 'sealed', row: id }, row.sealed);
      const cases = await this.likeness.casesLike(String(sought), row.birth_year, worthAsking);
      const found = await query<Found>(
        sql`select c.id, c.person_id as "personId", c.holder_id as "holderId", c.state from cases c
            where c.id = any (${cases}::uuid[]) order by c.id for no key update`,
      );
      for (const one of found) await this.put(id, one, now);
      await query(
        sql`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
            values (app.account(), app.unit(), 'WORK', 'matchEnquiry', ${cases}::uuid[], '{person.label,enquiry.sealed}', ${randomUUID()})`,
      );
    });
  }

  /** Those who asked before somebody was registered, or known by this name, are put to them as well. */
  async seek(id: string): Promise<void> {
    await this.db.transaction(background, async ({ query, now }) => {
      const names = await this.likeness.namesOf(id);
      const asked = await query<{ id: string; sealed: Buffer; wrapped: Buffer; birth_year: number | null }>(
        sql`select e.id, e.sealed, e.birth_year, k.wrapped from enquiry e join person_key k on k.person_id = e.person_id
            where not exists (select from enquiry_match m where m.enquiry_id = e.id and (m.case_id = ${id} or m.answer = 'TELL'))`,
      );
      const alike = asked.filter((one) => {
        const { sought } = this.vault.open(
          one.wrapped,
          { table: 'enquiry', envelope: 'sealed', row: one.id },
          one.sealed,
        );
        const like = resemblanceTo({ name: String(sought), born: one.birth_year ? { year: one.birth_year } : null });
        return names.some((name) => like(name) >= worthAsking);
      });
      const [found] = await query<Found>(
        sql`select c.id, c.person_id as "personId", c.holder_id as "holderId", c.state from cases c
            where c.id = ${id} for no key update`,
      );
      if (found) for (const one of alike) await this.put(one.id, found, now);
      await query(
        sql`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
            values (app.account(), app.unit(), 'WORK', 'matchEnquiry', ${[id]}::uuid[], '{person.label,enquiry.sealed}', ${randomUUID()})`,
      );
    });
  }

  /** Once for each case; from then on whoever cares for the person is to ask them. */
  private async put(enquiry: string, one: Found, now: Date): Promise<void> {
    const [match] = await tx().query<{ id: string }>(
      sql`insert into enquiry_match (id, version, enquiry_id, case_id, recorded_at)
          values (gen_random_uuid(), 1, ${enquiry}, ${one.id}, ${now}) on conflict do nothing returning id`,
    );
    if (match && !hasEnded(one.state)) this.record.clock(one, 'ENQUIRY', { subject: match.id, at: now });
  }

  /** By the survivor's wish alone. A refusal leaves the enquiry as it was, to the byte. */
  async answer({ match: id, version, answer, message, occurredAt }: AnswerEnquiry): Promise<Outcome> {
    const { query, now } = tx();
    const [known] = await query<{ case: string }>(sql`select case_id as case from enquiry_match where id = ${id}`);
    if (!known) throw new Refused('NOT_FOUND', 'match');
    const held = await this.record.hold('answerEnquiry', known.case, undefined, occurredAt);
    checkTime(occurredAt, held.receivedAt);
    const [row] = await query<{ version: number; answer: string | null; enquiry: string; person: string }>(
      sql`select m.version, m.answer, e.id as enquiry, e.person_id as person from enquiry_match m join enquiry e on e.id = m.enquiry_id
          where m.id = ${id} for no key update of m`,
    );
    if (!row) throw new Refused('NOT_FOUND', 'match');
    if (row.answer === 'TELL') throw new Refused('TOLD', 'match');
    if (row.version !== version) throw new Refused('STALE_VERSION', 'version');
    if (answer === 'TELL' && !message?.trim()) throw new Refused('MESSAGE_MISSING', 'message');
    await query(
      sql`update enquiry_match set answer = ${answer}, answered_at = ${occurredAt}, version = version + 1 where id = ${id}`,
    );
    if (answer === 'TELL') {
      const reply = randomUUID();
      const place = { table: 'enquiry_reply', envelope: 'sealed', row: reply, person: row.person };
      await query(
        sql`insert into enquiry_reply (id, enquiry_id, person_id, recorded_at, sealed)
            values (${reply}, ${row.enquiry}, ${row.person}, ${now}, ${await this.vault.seal(place, { message })})`,
      );
    }
    // No timeline tells of it, whose readers need not know that somebody is sought.
    this.record.done('ENQUIRY', { subject: id, at: occurredAt });
    if (answer === 'NOT_YET' && !hasEnded(held.state))
      this.record.clock(held, 'ENQUIRY', { subject: id, at: occurredAt });
    return { entity: EnquiryMatch, id, cases: [held.id] };
  }

  /** What the caller's unit wrote down. */
  taken({ first, after }: PageArgs): Plan {
    return page({
      entity: Enquiry,
      where: sql`t.unit_id = ${caller().unit}`,
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  /** What the caller's unit is to put to survivors. */
  toPut({ first, after }: PageArgs): Plan {
    return page({
      entity: EnquiryMatch,
      where: sql`(t.answer is null or t.answer = 'NOT_YET')
        and exists (select from cases c where c.id = t.case_id and c.state <> all (${[...endedStates]}::text[]))`,
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }
}
