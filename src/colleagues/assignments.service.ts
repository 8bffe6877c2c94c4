import { Injectable } from '@nestjs/common';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { list, type Plan } from '../platform/read/plan';
import { CaseRecord, checkTime, outcomeOfCase } from '../cases/case-record.service';
import { Colleague } from '../organisations/colleague.entity';
import { Assignment } from './assignment.entity';
import { Caseload } from './caseload';
import type { AssignCase, ReassignCaseload } from './colleagues.inputs';

/** Who of a unit is in charge of which case. Each unit that has a part in a case sees to its own. */
@Injectable()
export class Assignments {
  constructor(private readonly record: CaseRecord) {}

  colleagues(): Plan {
    return list({
      entity: Colleague,
      where: (t) => sql`${raw(t)}.unit_id = (select app.unit())`,
      order: (t) => raw(`${t}.login`),
    });
  }

  async assign({ case: id, version, account: wanted, reason, occurredAt, note }: AssignCase): Promise<Outcome> {
    const account = wanted ?? null;
    const held = await this.record.hold('assignCase', id, version);
    if (account) await checkColleague(account, 'account');
    const [given] = await handTo(sql`array[${held.id}]::uuid[]`, account);
    if (!given) throw new Refused('BARRED_ACCOUNT', 'account');
    const columns = { account_id: account, reason };
    await this.record.add(held, 'assignment', { occurredAt, sealed: { note }, columns }, 'assignCase', reason);
    return outcomeOfCase(held);
  }

  /** All of a colleague's cases in one transaction: nobody finds half a caseload. What the other is barred from stays. */
  async reassign(input: ReassignCaseload): Promise<Outcome> {
    const { query, send, actor, now } = tx();
    const { from, to, reason, occurredAt, key } = input;
    checkTime(occurredAt);
    await checkColleague(to, 'to');
    if (from === to) throw new Refused('SAME_ACCOUNT', 'to');
    const held = await query<{ id: string }>(
      sql`select c.id from cases c where c.id in (${theirs(from)}) order by c.id for no key update`,
    );
    // Who has left may still be in charge of cases here; of anybody else it is not told whether they exist.
    if (held.length === 0) await checkColleague(from, 'from');
    const moved = await handTo(sql`${held.map(({ id }) => id)}::uuid[]`, to);
    const ids = moved.map((one) => one.id);
    send(
      sql`with m as (select c.id, c.person_id, c.state from cases c where c.id = any (${ids}::uuid[])),
            a as (insert into assignment (id, case_id, person_id, unit_id, occurred_at, recorded_at, account_id, reason, act_key)
              select gen_random_uuid(), m.id, m.person_id, ${actor.unit}::uuid, ${occurredAt}::timestamptz, ${now}::timestamptz, ${to}::uuid, ${reason}, ${key}::uuid from m),
            e as (insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code)
              select gen_random_uuid(), m.id, m.person_id, 'assignCase', m.state, m.state, ${occurredAt}::timestamptz, ${now}::timestamptz, ${actor.unit}::uuid, ${actor.account}::uuid, ${reason} from m)
          update cases c set version = c.version + 1, updated_at = ${now} from m where c.id = m.id`,
    );
    return this.moved(input);
  }

  /** The same key again: what it moved, and what is left where it was. */
  async moved({ key, from }: ReassignCaseload): Promise<Outcome> {
    const rows = await tx().query<{ id: string }>(sql`select case_id as id from assignment where act_key = ${key}`);
    const left = await tx().query<{ id: string }>(sql`${theirs(from)}`);
    const value = Object.assign(new Caseload(), { moved: rows.length, left: left.length });
    return { entity: Assignment, id: key, cases: rows.map(({ id }) => id), value };
  }
}

/** Theirs, and of who has left those that were theirs last and are nobody's now. */
const theirs = (account: string) =>
  sql`select a.case_id as id from case_access a where a.unit_id = (select app.unit()) and a.until > now() and a.reach not in ('SUMMARY', 'TRACE')
      and (a.account_id = ${account} or a.account_id is null
        and not exists (select from colleague k where k.id = ${account} and k.unit_id = (select app.unit()))
        and ${account} = (select s.account_id from assignment s where s.case_id = a.case_id and s.unit_id = a.unit_id
                          order by s.recorded_at desc, s.id desc limit 1))`;

const handTo = (cases: ReturnType<typeof sql>, account: string | null) =>
  tx().query<{ id: string }>(sql`select g as id from app.assign(${cases}, ${account}::uuid) g`);

async function checkColleague(account: string, field: string): Promise<void> {
  const [found] = await tx().query(sql`select from colleague where id = ${account} and unit_id = (select app.unit())`);
  if (!found) throw new Refused('NOT_FOUND', field);
}
