import { Injectable } from '@nestjs/common';
import type { ActName } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import type { ConfirmGuest, MissGuest } from './door.inputs';
import { Shelter } from './shelter.entity';
import { openStay, Shelters, type OpenStay } from './shelters.service';

/** A bed in another unit’s house is given on paper; whether its guest came, that house alone sees. */
@Injectable()
export class Door {
  constructor(
    private readonly record: CaseRecord,
    private readonly shelters: Shelters,
  ) {}

  async confirm(input: ConfirmGuest): Promise<Outcome> {
    const { occurredAt, note: reason } = input;
    const { held, stay } = await this.awaited('confirmGuest', input);
    await tx().query(sql`update stay set came_at = ${occurredAt} where id = ${stay.id}`);
    await this.record.happened(held, { kind: 'confirmGuest', occurredAt, subject: stay.id, reason });
    return outcomeOfCase(held);
  }

  async miss(input: MissGuest): Promise<Outcome> {
    const { occurredAt, reason: code, note: reason } = input;
    const { held, stay } = await this.awaited('missGuest', input);
    await tx().query(sql`update stay set absence = ${code} where id = ${stay.id}`);
    // While the house still reaches them.
    await this.record.happened(held, { kind: 'missGuest', occurredAt, code, subject: stay.id, reason });
    await this.shelters.end(held, occurredAt);
    return { entity: Shelter, id: stay.shelterId, cases: [held.id] };
  }

  private async awaited(act: ActName, input: ConfirmGuest): Promise<{ held: HeldCase; stay: OpenStay }> {
    const held = await this.record.hold(act, input.case, input.version, input.occurredAt);
    const stay = await openStay(held);
    if (!stay) throw new Refused('NO_BED', 'case');
    if (stay.runner !== tx().actor.unit) throw new Refused('NOT_YOUR_HOUSE', 'case');
    if (stay.cameAt) throw new Refused('CAME_ALREADY', 'case');
    if (input.occurredAt < stay.since)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'placeInShelter', at: stay.since.toISOString() });
    return { held, stay };
  }
}
