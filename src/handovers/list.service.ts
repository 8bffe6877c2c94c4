import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import type { ItemToHand, PersonToHand } from './handovers.inputs';

/** The lines of a BAST or an addendum: each person with the condition and the things they are given with. */
@Injectable()
export class HandoverList {
  constructor(private readonly record: CaseRecord) {}

  async write(
    held: Pick<HeldCase, 'id' | 'personId' | 'receivedAt'>,
    { condition, belongings, note, items }: PersonToHand,
    { id: handover, occurredAt, handover: corrects }: { id: string; occurredAt: Date; handover?: string },
  ): Promise<string> {
    await checkFollowed(held.id, items, corrects ?? null);
    const line = { occurredAt, sealed: { belongings, note }, columns: { handover_id: handover, condition } };
    const id = await this.record.write(held, 'handed_person', line);
    for (const [position, { kind, name, dose, until, note: about, follows, missing }] of items.entries()) {
      const item = {
        occurredAt,
        sealed: { name, dose, until, note: about },
        columns: { handed_person_id: id, position, kind, follows_id: follows ?? null, missing: missing ?? null },
      };
      await this.record.write(held, 'handed_item', item);
    }
    return id;
  }
}

/** What a thing follows is of the same person; one that is closed to the caller is as if there were none. */
async function checkFollowed(one: string, items: readonly ItemToHand[], corrects: string | null): Promise<void> {
  if (items.some(({ follows, missing }) => missing && !follows))
    throw new Refused('INVALID_VALUE', 'items.missing', { field: 'items.missing' });
  const followed = items.flatMap(({ follows }) => follows?.toLowerCase() ?? []);
  if (followed.length === 0) return;
  const [row] = await tx().query<{ open: string[] }>(sql`select app.things_to_follow(${one}, ${corrects}) as open`);
  if (!followed.every((id) => row?.open.includes(id))) throw new Refused('NOT_FOUND', 'items.follows');
}

/** Cases are locked in one order, so that two papers with the same people wait for each other instead of for ever. */
export const inOrder = (people: readonly PersonToHand[]): PersonToHand[] =>
  people.map((person) => ({ ...person, case: person.case.toLowerCase() })).sort((a, b) => (a.case < b.case ? -1 : 1));
