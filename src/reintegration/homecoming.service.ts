import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  dayIn,
  followUpClock,
  followUpMonths,
  followUpsDue,
  regencyOfCode,
  zoneOfProvince,
  type Province,
} from '#domain';
import { join, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { Families } from '../cases/families.service';
import { Assertions } from '../people/assertions.service';
import { Shelters } from '../shelters/shelters.service';
import { ownMonths } from './follow-up-template.service';
import type { GoHome } from './reintegration.inputs';

/** The return home: the bed is free, the social office of the province follows, and the visits fall due. */
@Injectable()
export class Homecoming {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly shelters: Shelters,
    private readonly families: Families,
    private readonly assertions: Assertions,
  ) {}

  async goHome(input: GoHome): Promise<Outcome> {
    const held = await this.record.hold('goHome', input.case, input.version);
    const { occurredAt, escorted, splitReason, note: reason } = input;
    const event = held.state === 'ARRIVED' ? 'directHome' : 'discharge';
    await this.families.checkLeft(held, splitReason);
    const code = splitReason ? { code: splitReason } : {};
    await this.life.move(held, event, { occurredAt, reason, ...code, facts: { escortHome: escorted } });
    const province = input.homeRegency ? await this.stated(held, input.homeRegency, occurredAt) : await homeOf(held);
    await this.shelters.end(held, occurredAt);
    await tx().query(sql`select app.open_homecoming(${held.id}, ${province})`);
    await this.makeDue(held, occurredAt, zoneOfProvince(province));
    return outcomeOfCase(held);
  }

  /** Where they go is what they say of their home, beside what agencies said of it: the rule finds what is in force. */
  private async stated(held: HeldCase, home: string, occurredAt: Date): Promise<Province> {
    await this.assertions.say(held, { field: 'HOME_REGENCY', value: home, proof: 'INTERVIEW', occurredAt });
    const regency = regencyOfCode(home);
    return regency ? regency.province : homeOf(held);
  }

  private async makeDue(held: HeldCase, home: Date, zone: string): Promise<void> {
    const { query, actor, now } = tx();
    const due = followUpsDue(home, zone, [...followUpMonths, ...(await ownMonths())]).map((one) => ({
      ...one,
      id: randomUUID(),
    }));
    const rows = due.map(
      ({ id, month, dueAt }) =>
        sql`(${id}, ${held.id}, ${held.personId}, ${actor.unit}, ${home}, ${now}, 1, ${month}, ${dayIn(dueAt, zone)})`,
    );
    await query(
      sql`insert into follow_up (id, case_id, person_id, unit_id, occurred_at, recorded_at, version, month, due_on)
          values ${join(rows, ', ')}`,
    );
    // The programme's own start with the event of the return; these have a day each.
    for (const { id, month, dueAt } of due) {
      const clock = followUpClock(month);
      if (clock === 'FOLLOW_UP_OTHER') this.record.clock(held, clock, { subject: id, at: home, due: dueAt });
    }
  }
}

/** The home that is in force. */
async function homeOf(held: HeldCase): Promise<Province> {
  const [person] = await tx().query<{ province: Province | null }>(
    sql`select home_province as province from person where id = ${held.personId}`,
  );
  if (!person?.province) throw new Refused('HOME_UNKNOWN', 'homeRegency');
  return person.province;
}
