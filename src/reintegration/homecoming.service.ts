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
  ) {}

  async goHome(input: GoHome): Promise<Outcome> {
    const held = await this.record.hold('goHome', input.case, input.version);
    const { occurredAt, escorted, splitReason, note: reason } = input;
    const event = held.state === 'ARRIVED' ? 'directHome' : 'discharge';
    await this.families.checkLeft(held, splitReason);
    const code = splitReason ? { code: splitReason } : {};
    await this.life.move(held, event, { occurredAt, reason, ...code, facts: { escortHome: escorted } });
    const province = await homeOf(held, input.homeRegency);
    await this.shelters.end(held, occurredAt);
    await tx().query(sql`select app.open_homecoming(${held.id})`);
    await this.makeDue(held, occurredAt, zoneOfProvince(province));
    return outcomeOfCase(held);
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

/** Where the person goes: the home that is known, unless another is given. */
async function homeOf(held: HeldCase, given: string | null | undefined): Promise<Province> {
  const { query } = tx();
  const regency = given ? regencyOfCode(given) : null;
  if (regency) {
    await query(
      sql`update person set home_regency = ${regency.code}, home_province = ${regency.province} where id = ${held.personId}`,
    );
    return regency.province;
  }
  const [person] = await query<{ province: Province | null }>(
    sql`select home_province as province from person where id = ${held.personId}`,
  );
  if (!person?.province) throw new Refused('HOME_UNKNOWN', 'homeRegency');
  return person.province;
}
