import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, checkTime, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import type { EndKeepApart, KeepPeopleApart } from './beds.inputs';

/** People who must not meet are housed in no one place. */
@Injectable()
export class Apart {
  constructor(private readonly record: CaseRecord) {}

  async keep(input: KeepPeopleApart): Promise<Outcome> {
    const { case: one, other, reason, occurredAt, note } = input;
    if (one.toLowerCase() === other.toLowerCase()) throw new Refused('INVALID_VALUE', 'other', { field: 'other' });
    const [held, kept] = await this.both('keepApart', one, other, input.version);
    const [known] = await tx().query(
      sql`select from keep_apart where ended_at is null and case_id in (${held.id}, ${kept.id}) and other_id in (${held.id}, ${kept.id})`,
    );
    if (known) throw new Refused('KEPT_APART', 'other');
    const fact = { occurredAt, sealed: { note }, columns: { version: 1, other_id: kept.id, reason } };
    const subject = await this.record.add(held, 'keep_apart', fact, 'keepApart');
    await this.record.happened(kept, { kind: 'keepApart', occurredAt, subject });
    return outcomeOfCase(held);
  }

  async end({ apart: id, version, occurredAt }: EndKeepApart): Promise<Outcome> {
    const { query } = tx();
    checkTime(occurredAt);
    const [apart] = await query<{ one: string; other: string; version: number; since: Date; over: boolean }>(
      sql`select case_id as one, other_id as other, version, occurred_at as since, ended_at is not null as over from keep_apart where id = ${id} for no key update`,
    );
    if (!apart) throw new Refused('NOT_FOUND', 'apart');
    if (apart.version !== version || apart.over) throw new Refused('STALE_VERSION', 'version');
    if (occurredAt < apart.since)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'keepApart', at: apart.since.toISOString() });
    const [held, kept] = await this.both('endKeepApart', apart.one, apart.other);
    await query(sql`update keep_apart set ended_at = ${occurredAt}, version = version + 1 where id = ${id}`);
    for (const each of [held, kept])
      await this.record.happened(each, { kind: 'endKeepApart', occurredAt, subject: id });
    return outcomeOfCase(held);
  }

  /** In one order, whichever of the two is named first. */
  private async both(
    act: 'keepApart' | 'endKeepApart',
    one: string,
    other: string,
    version?: number,
  ): Promise<[HeldCase, HeldCase]> {
    const held = new Map<string, HeldCase>();
    for (const id of [one, other].map((each) => each.toLowerCase()).sort())
      held.set(id, await this.record.hold(act, id, id === one.toLowerCase() ? version : undefined));
    return [held.get(one.toLowerCase()) as HeldCase, held.get(other.toLowerCase()) as HeldCase];
  }
}

/** Says that somebody is there, not who. */
export async function checkApart(held: HeldCase, shelter: string, at: Date): Promise<void> {
  const [row] = await tx().query<{ meets: boolean }>(sql`select app.meets(${held.id}, ${shelter}, ${at}) as meets`);
  if (row?.meets) throw new Refused('KEEP_APART', 'shelter');
}
