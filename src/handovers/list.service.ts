import { Injectable } from '@nestjs/common';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import type { PersonToHand } from './handovers.inputs';

/** The lines of a BAST or an addendum: each person with the condition and the things they are given with. */
@Injectable()
export class HandoverList {
  constructor(private readonly record: CaseRecord) {}

  async write(
    held: Pick<HeldCase, 'id' | 'personId' | 'receivedAt'>,
    { condition, belongings, note, items }: PersonToHand,
    { id: handover, occurredAt }: { id: string; occurredAt: Date },
  ): Promise<string> {
    const line = { occurredAt, sealed: { belongings, note }, columns: { handover_id: handover, condition } };
    const id = await this.record.write(held, 'handed_person', line);
    for (const { kind, name, dose, until, note: about } of items) {
      const item = {
        occurredAt,
        sealed: { name, dose, until, note: about },
        columns: { handed_person_id: id, kind },
      };
      await this.record.write(held, 'handed_item', item);
    }
    return id;
  }
}

/** Cases are locked in one order, so that two papers with the same people wait for each other instead of for ever. */
export const inOrder = (people: readonly PersonToHand[]): PersonToHand[] =>
  people.map((person) => ({ ...person, case: person.case.toLowerCase() })).sort((a, b) => (a.case < b.case ? -1 : 1));
