import { Injectable } from '@nestjs/common';
import { readPhone } from '#domain';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { SearchIndex } from '../platform/vault/search-index';
import { Vault } from '../platform/vault/vault';
import type { ChangeContact } from './past-contact.entity';

/** How a registered person is reached: what changes is written anew, and what was so stays with its time and reason. */
@Injectable()
export class Contacts {
  constructor(
    private readonly record: CaseRecord,
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
  ) {}

  async change(input: ChangeContact): Promise<Outcome> {
    const held = await this.record.hold('changeContact', input.case, input.version);
    const [person] = await tx().query<{ identity: Buffer; wrapped: Buffer }>(
      sql`select p.identity, k.wrapped from person p join person_key k on k.person_id = p.id where p.id = ${held.personId}`,
    );
    if (!person) throw new Refused('ERASED', 'case');
    const envelope = { table: 'person', envelope: 'identity', row: held.personId };
    const key = this.vault.unwrap(person.wrapped);
    const before = this.vault.openWith(key, envelope, person.identity);
    const now = { phone: phoneOf(input), safeContact: input.safeContact?.trim() || null };
    const was = { phone: textOf(before['phone']), safeContact: textOf(before['safeContact']) };
    if (was.phone === now.phone && was.safeContact === now.safeContact)
      throw new Refused('CONTACT_AS_BEFORE', 'safeContact');

    const { occurredAt, note } = input;
    await this.record.add(held, 'past_contact', { occurredAt, sealed: { ...was, note }, columns: {} }, 'changeContact');
    const sealed = this.vault.sealWith(key, envelope, { ...before, ...now });
    const marks = this.blind.marks({ PHONE: now.phone });
    await tx().query(
      sql`with marked as (insert into person_mark (field, mark, person_id)
            select f, m, ${held.personId}::uuid from unnest(${marks.map((one) => one.field)}::text[], ${marks.map((one) => one.mark)}::bytea[]) x (f, m)
            on conflict do nothing)
          update person set identity = ${sealed} where id = ${held.personId}`,
    );
    // Somebody of the same name with this number may be the same person.
    await tx().query(sql`select app.seek_matches(${held.id})`);
    return outcomeOfCase(held);
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

function phoneOf({ phone }: ChangeContact): string | null {
  if (!phone?.trim()) return null;
  const read = readPhone(phone);
  if (!read.ok) throw new Refused('INVALID_PHONE', 'phone');
  return read.phone;
}
