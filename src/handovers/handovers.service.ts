import { Injectable } from '@nestjs/common';
import { answeringKinds, type AgencyKind, type Party } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { CaseRecord, checkTime, type HeldCase } from '../cases/case-record.service';
import { awaitsSignature } from '../cases/worklist.service';
import { HandedPerson } from './handed-person.entity';
import { Handover } from './handover.entity';
import type { DraftAddendum, DraftHandover, PersonToHand } from './handovers.inputs';
import { HandoverList, inOrder } from './list.service';
import { checkOurs, checkPresent, isAbroad } from './present';

/** The two sides of a paper: each a unit, or a witness. */
interface Sides {
  giver: string | null;
  giverParty: Party | null;
  receiver: string | null;
  receiverParty: Party | null;
}

/** BAST: people are given by one side and received by the other; what was drafted stays as it is. */
@Injectable()
export class Handovers {
  constructor(
    private readonly record: CaseRecord,
    private readonly list: HandoverList,
  ) {}

  one(id: string): Plan {
    return one(Handover, (t) => sql`${raw(t)}.id = ${id}`);
  }

  /** `unsigned`: what the worklist has, by the paper: of people whom the caller sees. */
  page({ first, after }: PageArgs, unsigned: boolean): Plan {
    return page({
      entity: Handover,
      where: raw(
        unsigned
          ? `${awaitsSignature('t')} and exists (select from handed_person p where p.handover_id = t.id offset 0)`
          : 'true',
      ),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  /** Who was refused and is still with who gave them: nobody else has signed for them since. */
  gaps({ first, after }: PageArgs): Plan {
    return page({
      entity: HandedPerson,
      from: raw(
        'handed_person h join handover b on b.id = h.handover_id join cases c on c.id = h.case_id and c.holder_id = coalesce(b.giver_id, b.receiver_id)',
      ),
      id: 'h.id',
      where: raw(`h.refusal is not null and b.giver_signed_at is not null and b.receiver_signed_at is not null
        and not exists (select from handed_person l join handover n on n.id = l.handover_id where l.case_id = h.case_id and l.refusal is null
          and n.corrects_id is null and n.giver_signed_at is not null and n.receiver_signed_at is not null and n.recorded_at > b.recorded_at)`),
      order: 'h.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async draft(input: DraftHandover): Promise<Outcome> {
    const { query, now } = tx();
    const { id, number, movement, place, occurredAt } = input;
    checkTime(occurredAt);
    const sides = await sidesOf(input);
    const people = inOrder(input.people);
    const cases = people.map((person) => person.case);
    await checkOurs(cases, 'people');
    const held: HeldCase[] = [];
    for (const person of cases) held.push(await this.record.hold('draftHandover', person));
    const abroad = await isAbroad(sides.receiver, !sides.giver || !sides.receiver);
    await checkPresent(held, 'people', { at: occurredAt, movement, abroad });
    await query(
      sql`insert into handover (id, version, number, movement_id, place, giver_id, giver_party, receiver_id, receiver_party, occurred_at, recorded_at)
          values (${id}, 1, ${number}, ${movement ?? null}, ${place}, ${sides.giver}, ${sides.giverParty},
                  ${sides.receiver}, ${sides.receiverParty}, ${occurredAt}, ${now})`,
    );
    for (const [i, one] of held.entries()) {
      const person = people[i] as PersonToHand;
      const subject = await this.list.write(one, person, input);
      await this.record.happened(one, { kind: 'draftHandover', occurredAt, code: person.condition, subject });
    }
    // Nobody signs for people whom they can not see.
    if (sides.giver && sides.receiver) await query(sql`select app.open_handover(${id})`);
    return { entity: Handover, id, cases };
  }

  /** By either side of a BAST that both have signed, numbered after it; its people are some of those on it. */
  async draftAddendum(input: DraftAddendum): Promise<Outcome> {
    const { query, actor, now } = tx();
    const { id, handover, occurredAt } = input;
    checkTime(occurredAt);
    const [signed] = await query<{ giver: string | null; receiver: string | null; open: boolean; at: Date }>(
      sql`select giver_id as giver, receiver_id as receiver, giver_signed_at is null or receiver_signed_at is null or corrects_id is not null as open,
                 greatest(giver_signed_at, receiver_signed_at) as at from handover where id = ${handover}`,
    );
    if (!signed) throw new Refused('NOT_FOUND', 'handover');
    if (actor.unit !== signed.giver && actor.unit !== signed.receiver) throw new Refused('NOT_A_PARTY', 'handover');
    if (signed.open) throw new Refused('NOT_SIGNED', 'handover');
    if (occurredAt < signed.at)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'signHandover', at: signed.at.toISOString() });
    const people = inOrder(input.people);
    const listed = await query<Pick<HeldCase, 'id' | 'personId' | 'receivedAt'>>(
      sql`select c.id, c.person_id as "personId", c.received_at as "receivedAt" from handed_person h join cases c on c.id = h.case_id
          where h.handover_id = ${handover} and c.id = any (${people.map((person) => person.case)}::uuid[]) order by c.id`,
    );
    if (listed.length < people.length) throw new Refused('NOT_FOUND', 'people');
    // Of two addenda at once one waits here, and takes the next number.
    await query(sql`select from handover where id = ${handover} for no key update`);
    await query(
      sql`insert into handover (id, version, number, movement_id, place, giver_id, giver_party, receiver_id, receiver_party, corrects_id, addendum, occurred_at, recorded_at)
          select ${id}, 1, o.number || '/A' || n.next, o.movement_id, o.place, o.giver_id, o.giver_party, o.receiver_id, o.receiver_party, o.id, n.next, ${occurredAt}, ${now}
          from handover o cross join lateral (select coalesce(max(a.addendum), 0) + 1 as next from handover a where a.corrects_id = o.id) n
          where o.id = ${handover}`,
    );
    for (const [i, one] of listed.entries()) await this.list.write(one, people[i] as PersonToHand, input);
    await query(sql`select app.note_addendum(${id}, ${now})`);
    return { entity: Handover, id, cases: listed.map((one) => one.id) };
  }
}

/** `from` gives to the caller's unit, `to` receives from it; otherwise it gives to another unit. */
async function sidesOf({ receiver, from, to }: DraftHandover): Promise<Sides> {
  const { query, actor } = tx();
  if ([receiver, from, to].filter(Boolean).length !== 1) throw new Refused('ONE_OTHER_SIDE', 'receiver');
  if (from) return { giver: null, giverParty: from, receiver: actor.unit, receiverParty: null };
  if (to) return { giver: actor.unit, giverParty: null, receiver: null, receiverParty: to };
  const [unit] = await query<{ kind: AgencyKind }>(
    sql`select o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = ${receiver}`,
  );
  if (!unit) throw new Refused('NOT_FOUND', 'receiver');
  // A draft opens the people to whom it names: to nobody but those who may answer for them.
  if (!answeringKinds.has(unit.kind)) throw new Refused('NOT_A_HOLDER', 'receiver');
  if (receiver?.toLowerCase() === actor.unit) throw new Refused('INVALID_VALUE', 'receiver', { field: 'receiver' });
  return { giver: actor.unit, giverParty: null, receiver: receiver ?? null, receiverParty: null };
}
