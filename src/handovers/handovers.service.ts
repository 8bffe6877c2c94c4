import { Injectable } from '@nestjs/common';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { CaseRecord, checkTime, type HeldCase } from '../cases/case-record.service';
import { Handover } from './handover.entity';
import type { DraftHandover, PersonToHand, SignHandover } from './handovers.inputs';

type Side = 'giver' | 'receiver';

interface HandoverRow {
  giver: string;
  receiver: string;
  occurredAt: Date;
  giverSignedAt: Date | null;
  receiverSignedAt: Date | null;
}

/** BAST: who arrived is given by one unit and received by another; custody passes when both have signed. */
@Injectable()
export class Handovers {
  constructor(private readonly record: CaseRecord) {}

  one(id: string): Plan {
    return one(Handover, (t) => sql`${raw(t)}.id = ${id}`);
  }

  page({ first, after }: PageArgs): Plan {
    return page({
      entity: Handover,
      where: raw('true'),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async draft(input: DraftHandover): Promise<Outcome> {
    const { query, actor, now } = tx();
    const { id, number, movement, place, receiver, occurredAt } = input;
    checkTime(occurredAt);
    await checkReceiver(receiver);
    const people = [...input.people].sort((a, b) => (a.case.toLowerCase() < b.case.toLowerCase() ? -1 : 1));
    const cases = people.map((person) => person.case);
    await checkOurs(cases, 'people');
    const held: HeldCase[] = [];
    for (const person of cases) held.push(await this.record.hold('draftHandover', person));
    await checkArrived(held, 'people', occurredAt, movement);
    await query(
      sql`insert into handover (id, version, number, movement_id, place, giver_id, receiver_id, occurred_at, recorded_at)
          values (${id}, 1, ${number}, ${movement ?? null}, ${place}, ${actor.unit}, ${receiver}, ${occurredAt}, ${now})`,
    );
    for (const [i, one] of held.entries()) await this.list(one, people[i] as PersonToHand, input);
    // Nobody signs for people whom they can not see.
    await query(sql`select app.open_handover(${id})`);
    return { entity: Handover, id, cases };
  }

  private async list(
    held: HeldCase,
    { condition, belongings, note }: PersonToHand,
    { id, occurredAt }: DraftHandover,
  ): Promise<void> {
    const fact = { occurredAt, sealed: { belongings, note }, columns: { handover_id: id, condition } };
    await this.record.add(held, 'handed_person', fact, 'draftHandover', condition);
  }

  async sign({ handover: id, signedAt }: SignHandover): Promise<Outcome> {
    const { query } = tx();
    const side = await sideOf(id);
    const [row] = await query<HandoverRow>(sql`select ${columns} from handover where id = ${id} for update`);
    if (!row) throw new Refused('NOT_FOUND', 'handover');
    const other = side === 'giver' ? row.receiverSignedAt : row.giverSignedAt;
    if (side === 'giver' ? row.giverSignedAt : row.receiverSignedAt) throw new Refused('SIGNED', 'handover');
    if (signedAt.getTime() > tx().now.getTime()) throw new Refused('IN_FUTURE', 'signedAt');
    if (signedAt < row.occurredAt)
      throw new Refused('BEFORE_EARLIER_STEP', 'signedAt', { step: 'draftHandover', at: row.occurredAt.toISOString() });
    await query(
      sql`update handover set ${raw(side)}_signed_at = ${signedAt}, ${raw(side)}_account_id = app.account(), version = version + 1 where id = ${id}`,
    );
    const cases = other ? await this.pass(id, side, signedAt > other ? signedAt : other) : [];
    return { entity: Handover, id, cases };
  }

  /** Both have signed. The giver writes the timeline before custody leaves them, the receiver once they have it. */
  private async pass(id: string, side: Side, at: Date): Promise<string[]> {
    const { query } = tx();
    if (side === 'receiver') await passCustody(id);
    const people = await query<{ case: string }>(
      sql`select case_id as case from handed_person where handover_id = ${id} order by case_id`,
    );
    const cases = people.map((person) => person.case);
    if (side === 'giver') await checkOurs(cases, 'handover');
    const held: HeldCase[] = [];
    for (const one of cases) held.push(await this.record.hold('signHandover', one));
    await checkArrived(held, 'handover', at);
    for (const one of held) await this.record.happened(one, { kind: 'signHandover', occurredAt: at, subject: id });
    if (side === 'giver') await passCustody(id);
    return cases;
  }
}

const columns = raw(
  `giver_id as giver, receiver_id as receiver, occurred_at as "occurredAt", giver_signed_at as "giverSignedAt", receiver_signed_at as "receiverSignedAt"`,
);

/** Read without a lock, which only the parties may take. */
async function sideOf(id: string): Promise<Side> {
  const { query, actor } = tx();
  const [seen] = await query<HandoverRow>(sql`select ${columns} from handover where id = ${id}`);
  if (!seen) throw new Refused('NOT_FOUND', 'handover');
  if (actor.unit === seen.giver) return 'giver';
  if (actor.unit === seen.receiver) return 'receiver';
  throw new Refused('NOT_A_PARTY', 'handover');
}

async function passCustody(id: string): Promise<void> {
  const [row] = await tx().query<{ gone: number }>(sql`select app.pass_custody(${id}) as gone`);
  if (row && row.gone > 0) throw new Refused('ALREADY_HANDED_OVER', 'handover', { count: row.gone });
}

async function checkReceiver(receiver: string): Promise<void> {
  const { query, actor } = tx();
  const units = await query(sql`select from unit where id = ${receiver}`);
  if (units.length === 0) throw new Refused('NOT_FOUND', 'receiver');
  if (receiver.toLowerCase() === actor.unit) throw new Refused('INVALID_VALUE', 'receiver', { field: 'receiver' });
}

/** Whom this unit has given away already it can not give again. */
async function checkOurs(cases: readonly string[], field: string): Promise<void> {
  const { query, actor } = tx();
  const [row] = await query<{ count: number }>(
    sql`select count(distinct c.id)::int as count from cases c join handed_person h on h.case_id = c.id join handover b on b.id = h.handover_id
        where c.id = any (${[...cases]}::uuid[]) and c.holder_id <> ${actor.unit} and b.giver_id = ${actor.unit}
          and b.giver_signed_at is not null and b.receiver_signed_at is not null`,
  );
  if (row && row.count > 0) throw new Refused('ALREADY_HANDED_OVER', field, { count: row.count });
}

/** The list holds only who is here, and was by then. */
async function checkArrived(held: readonly HeldCase[], field: string, at: Date, movement?: string): Promise<void> {
  const here = held.filter(({ state }) => state === 'ARRIVED').map(({ id }) => id);
  const [row] = await tx().query<{ count: number }>(
    sql`select count(distinct p.case_id)::int as count from passenger p where p.case_id = any (${here}::uuid[]) and p.state = 'ARRIVED'
        and p.entered_at <= ${at} and (${movement ?? null}::uuid is null or p.movement_id = ${movement ?? null}::uuid)`,
  );
  const missing = held.length - (row?.count ?? 0);
  if (missing > 0) throw new Refused('NOT_ARRIVED', field, { count: missing });
}
