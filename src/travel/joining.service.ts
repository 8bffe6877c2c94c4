import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayIn, type Joining } from '#domain';
import { sql } from '../platform/db/sql';
import { KinService } from '../people/kin.service';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { RegisterCase } from '../cases/register.input';
import { Registration } from '../cases/registration.service';
import { boardedOn } from './boarding';
import {
  checkOrder,
  holdMovement,
  holdOwnMovement,
  legOf,
  legsOf,
  movementChanged,
  mustBe,
  wayOf,
  type HeldMovement,
  type LegRow,
} from './movement-record';
import { Passages, withReason } from './passages';
import type { FoundOnBoard, RecordBirth } from './passengers.inputs';

interface Join {
  held: HeldCase;
  leg: LegRow;
  how: Joining;
  occurredAt: Date;
  withId?: string;
  note?: string | undefined;
}

/** Heads that a leg gains after it left: born on the way, or found on board. They count from there on. */
@Injectable()
export class JoiningAboard {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly passages: Passages,
    private readonly registration: Registration,
    private readonly kin: KinService,
  ) {}

  async found(input: FoundOnBoard): Promise<Outcome> {
    const movement = await holdOwnMovement(input.movement);
    const leg = legOf(await legsOf(movement.id), input.leg);
    const held = await this.record.hold('foundOnBoard', input.case, input.version);
    const { occurredAt, note } = input;
    await this.join(movement, { held, leg, how: 'FOUND_ON_BOARD', occurredAt, note });
    return outcomeOfCase(held);
  }

  async born(input: RecordBirth): Promise<Outcome> {
    const { occurredAt, note } = input;
    const movement = await holdMovement(input.movement);
    const mother = await this.record.hold('recordBirth', input.mother);
    const place = await this.passages.of(movement.id, mother.id);
    if (place.state !== 'BOARDED' || !place.legId) throw new Refused('NOT_BOARDED', 'mother');
    const leg = legOf(await legsOf(movement.id), place.legId);
    const born = { mother: mother.id, holder: mother.holderId };
    await this.registration.register(await this.newborn(input), { person: randomUUID() }, born);
    const held = await this.record.hold('recordBirth', input.id);
    await this.join(movement, { held, leg, how: 'BIRTH', occurredAt, note, withId: place.id });
    await this.kin.link({ case: held.id, other: mother.id, relation: 'CHILD', proof: 'FAMILY_STATEMENT', occurredAt });
    await this.record.happened(mother, { kind: 'recordBirth', occurredAt, code: wayOf(leg), subject: held.id });
    return { ...outcomeOfCase(held), cases: [held.id, mother.id] };
  }

  /** Of the mother's group, so that the count of the rescue grows by one. The day is that of the unit which records it. */
  private async newborn({ key, id, mother, name, sex, occurredAt }: RecordBirth): Promise<RegisterCase> {
    const [of] = await tx().query<{ country: string; group: string | null; zone: string }>(
      sql`select c.country, c.group_id as "group", u.zone from cases c join unit u on u.id = app.unit() where c.id = ${mother}`,
    );
    if (!of) throw new Refused('NOT_FOUND', 'mother');
    return Object.assign(new RegisterCase(), {
      key,
      id,
      name,
      sex,
      ...(of.group && { group: of.group }),
      birthDate: dayIn(occurredAt, of.zone),
      country: of.country,
      source: 'OTHER',
      proof: 'FAMILY_STATEMENT',
      receivedAt: occurredAt,
      recruitmentMethods: [],
      recruitmentSites: [],
      needs: [],
      consents: [],
    });
  }

  private async join(movement: HeldMovement, { held, leg, how, occurredAt, withId, note }: Join): Promise<void> {
    mustBe(movement, 'DEPARTED', 'ARRIVED');
    const { departedAt } = leg;
    if (!departedAt) throw new Refused('LEG_NOT_DEPARTED', 'leg');
    checkOrder(occurredAt, 'occurredAt', [['recordLeg', departedAt]]);
    const id = randomUUID();
    const added = await tx().query(
      sql`insert into passenger (id, version, movement_id, case_id, person_id, state, leg_id, with_id, lap, joined, cleared, listed_at, boarded_at, recorded_at)
          values (${id}, 1, ${movement.id}, ${held.id}, ${held.personId}, 'BOARDED', ${leg.id}, ${withId ?? null}, ${how === 'BIRTH'}, ${how}, true,
                  ${occurredAt}, ${occurredAt}, ${tx().now})
          on conflict (case_id) where state in ('LISTED', 'BOARDED') do nothing returning id`,
    );
    if (added.length === 0) throw new Refused('IN_OTHER_MOVEMENT', 'case');
    await boardedOn(id, held, leg.id, occurredAt);
    await this.life.move(held, 'joinAboard', {
      occurredAt,
      reason: note,
      code: how,
      subject: id,
      facts: {
        act: withReason,
        leg: { boarded: true, continuesMovement: false, departedAt, arrivedAt: leg.arrivedAt },
      },
    });
    await movementChanged(movement);
    // Who meets the people, and who lets them in, see these as well.
    await tx().query(sql`select app.open_joined(${id})`);
  }
}
