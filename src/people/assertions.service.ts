import { Injectable } from '@nestjs/common';
import type { ActName, DisagreementKind, EventKind, FactField, FactProof, StanceKind } from '#domain';
import { CaseRecord, checkTime, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import type { AssertFact, ConfirmFact, DisputeFact, ResolveDisagreement, WithdrawFact } from './assertions.inputs';
import { readFact } from './fact-values';
import { KinStances } from './kin-stances.service';
import { TruthRecord } from './truth.service';

/** One thing that an agency says of a person. */
export interface Saying {
  field: FactField;
  value: string;
  proof: FactProof;
  occurredAt: Date;
  note?: string | undefined;
  /** By which the person themself says it. */
  request?: string;
}

interface FactRow {
  id: string;
  field: FactField;
  standing: string;
  mine: boolean;
}

interface Open {
  version: number;
  kind: DisagreementKind;
  kin: string | null;
  state: string;
  awaits: string;
}

/** What agencies say of a person beside each other, and what they say of each other's word. */
@Injectable()
export class Assertions {
  constructor(
    private readonly record: CaseRecord,
    private readonly truth: TruthRecord,
    private readonly kin: KinStances,
  ) {}

  async assert(input: AssertFact): Promise<Outcome> {
    const held = await this.record.hold('assertFact', input.case, input.version);
    const { field, proof, ...rest } = input;
    const said = await this.say(held, { ...rest, field: field as FactField, proof: proof as FactProof });
    if (!said) throw new Refused('ALREADY_SAID', 'value');
    return outcomeOfCase(held);
  }

  /** Adds what is new; null if the same organisation has said just that. For whoever learns of a value in another act. */
  async say(held: HeldCase, { field, value: typed, proof, occurredAt, note, request }: Saying): Promise<string | null> {
    const { value, code } = readFact(field, typed, tx().now);
    await this.truth.adopt(held);
    const mine = await organisation();
    const { claims } = await this.truth.said(held);
    const again = claims.some(
      (one) =>
        one.source === mine.code &&
        one.standing !== 'WITHDRAWN' &&
        one.field === field &&
        one.value === value &&
        one.proof === proof,
    );
    if (again) return null;
    const columns = { field, code, proof, standing: 'CLAIMED', in_force: false, request_id: request ?? null };
    const fact = { occurredAt, sealed: { value, note }, columns };
    const id = await this.record.add(held, 'assertion', fact, 'assertFact', `${field} ${proof}`);
    await this.truth.settle(held, field, occurredAt);
    return id;
  }

  confirm(input: ConfirmFact): Promise<Outcome> {
    return this.stand('confirmFact', 'CONFIRM', input, null);
  }

  dispute(input: DisputeFact): Promise<Outcome> {
    return this.stand('disputeFact', 'DISPUTE', input, input.ground);
  }

  withdraw(input: WithdrawFact): Promise<Outcome> {
    return this.stand('withdrawFact', 'WITHDRAW', input, input.ground);
  }

  private async stand(
    act: ActName & EventKind,
    kind: StanceKind,
    input: ConfirmFact,
    ground: string | null,
  ): Promise<Outcome> {
    const held = await this.record.hold(act, input.case, input.version);
    const fact = await factOf(held, input.fact);
    if (kind === 'WITHDRAW' && !fact.mine) throw new Refused('NOT_YOUR_FACT', 'fact');
    if (kind !== 'WITHDRAW' && fact.mine) throw new Refused('OWN_FACT', 'fact');
    const columns = { assertion_id: fact.id, kind, ground };
    const stance = { occurredAt: input.occurredAt, sealed: { note: input.note }, columns };
    await this.record.add(held, 'stance', stance, act, ground ? `${fact.field} ${ground}` : fact.field);
    await this.truth.settle(held, fact.field, input.occurredAt);
    return outcomeOfCase(held);
  }

  /** Whose answer is awaited ends it, on a ground; the desk may where they do not. */
  async resolve(input: ResolveDisagreement): Promise<Outcome> {
    const { query, now, actor } = tx();
    const { disagreement: id, fact: chosen, ground, occurredAt, note } = input;
    const [open] = await query<{ case: string }>(sql`select case_id as case from disagreement where id = ${id}`);
    if (!open) throw new Refused('NOT_FOUND', 'disagreement');
    const held = await this.record.hold('resolveDisagreement', open.case);
    // Read again, now that nobody else can change it.
    const [row] = await query<Open>(
      sql`select version, kind, kin_id as kin, state, awaits from disagreement where id = ${id} for no key update`,
    );
    if (row?.state !== 'OPEN') throw new Refused('SETTLED', 'disagreement');
    if (row.version !== input.version) throw new Refused('STALE_VERSION', 'version');
    const mine = row.awaits === 'HOLDER' ? held.holderId === actor.unit : (await organisation()).kind === row.awaits;
    if (!mine && !actor.roles.includes('desk'))
      throw new Refused('NOT_YOURS_TO_END', 'disagreement', { awaits: row.awaits });
    if (!note.trim()) throw new Refused('NOTE_MISSING', 'note');

    if (row.kin) {
      if (typeof input.stands !== 'boolean') throw new Refused('INVALID_VALUE', 'stands', { field: 'stands' });
      checkTime(occurredAt, held.receivedAt);
      await this.kin.rule(row.kin, input.stands, { ground, occurredAt, note });
      return outcomeOfCase(held);
    }
    if (row.kind === 'VICTIM_STATUS') {
      if (chosen) throw new Refused('NOT_FOUND', 'fact');
      await query(
        sql`update disagreement set state = 'RULED', ground = ${ground}, settled_at = ${now}, version = version + 1 where id = ${id}`,
      );
      const code = `${row.kind} ${ground}`;
      await this.record.happened(held, { kind: 'resolveDisagreement', occurredAt, code, subject: id, reason: note });
      return outcomeOfCase(held);
    }
    const fact = chosen ? await factOf(held, chosen) : null;
    if (fact?.field !== row.kind) throw new Refused('NOT_FOUND', 'fact');
    const columns = { assertion_id: fact.id, kind: 'RULE', ground };
    const code = `${row.kind} ${ground}`;
    await this.record.add(held, 'stance', { occurredAt, sealed: { note }, columns }, 'resolveDisagreement', code);
    await this.truth.settle(held, fact.field, occurredAt, ground);
    return outcomeOfCase(held);
  }
}

/** A fact of the case that still stands, and whether the caller's own organisation said it. */
async function factOf(held: HeldCase, id: string): Promise<FactRow> {
  const [fact] = await tx().query<FactRow>(
    sql`select a.id, a.field, a.standing, u.organisation_id = (select m.organisation_id from unit m where m.id = ${tx().actor.unit}) as mine
        from assertion a join unit u on u.id = a.unit_id where a.id = ${id} and a.case_id = ${held.id}`,
  );
  if (!fact) throw new Refused('NOT_FOUND', 'fact');
  if (fact.standing === 'WITHDRAWN') throw new Refused('FACT_WITHDRAWN', 'fact');
  return fact;
}

async function organisation(): Promise<{ code: string; kind: string }> {
  const [own] = await tx().query<{ code: string; kind: string }>(
    sql`select o.code, o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = ${tx().actor.unit}`,
  );
  if (!own) throw new Refused('FORBIDDEN', 'case');
  return own;
}
