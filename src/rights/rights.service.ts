import { Injectable } from '@nestjs/common';
import { dueAt, rightsKinds, type FactField, type FactProof, type RightsGround, type RightsKind } from '#domain';
import { sql, raw } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { Case } from '../cases/case.entity';
import { CaseRecord, checkTime, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { Withdrawal } from '../cases/withdrawal.service';
import { Assertions } from '../people/assertions.service';
import { Erasures } from './erasures.service';
import { checkGround } from './grounds';
import { RightsRequest } from './rights-request.entity';
import type { AnswerRightsRequest, Correction, LiftRestriction, RecordRightsRequest } from './rights.inputs';

const SHARING = ['SHARING_PARTNERS', 'SHARING_GOVERNMENT'];

interface Asked {
  id: string;
  kind: RightsKind;
  state: string;
  occurredAt: Date;
}

/** What somebody may ask of the record about them (UU 27/2022 art. 5 to 15), and how it was answered. */
@Injectable()
export class Rights {
  constructor(
    private readonly record: CaseRecord,
    private readonly withdrawal: Withdrawal,
    private readonly erasures: Erasures,
    private readonly vault: Vault,
    private readonly assertions: Assertions,
  ) {}

  /** What we hold, who opened it and who received it; read for the person it is of, so also where it is restricted. */
  subjectRecord(id: string): Plan {
    return { ...one(Case, (t) => sql`${raw(t)}.id = ${id}`, 'SUBJECT_REQUEST'), evenFrozen: true };
  }

  /** What waits for an answer, the nearest end of its clock first. */
  page({ first, after }: PageArgs): Plan {
    return page({
      entity: RightsRequest,
      where: raw(`t.state = 'OPEN'`),
      order: 't.due_at',
      orderType: 'timestamptz',
      descending: false,
      first: checkFirst(first, false),
      after,
    });
  }

  /** A withdrawal needs nobody's answer: sharing stops as it is recorded. */
  async receive(input: RecordRightsRequest): Promise<Outcome> {
    const held = await this.record.hold('recordRightsRequest', input.case, input.version);
    const { occurredAt, note, purposes } = input;
    const kind = input.kind as RightsKind;
    if (kind === 'WITHDRAWAL' && purposes.length === 0) throw new Refused('PURPOSES_MISSING', 'purposes');
    const due = dueAt(rightsKinds.row(kind).clock, occurredAt, 'Asia/Jakarta');
    const columns = { version: 1, kind, purposes, state: 'OPEN', due_at: due };
    await this.record
      .add(held, 'rights_request', { occurredAt, sealed: { note }, columns }, 'recordRightsRequest', kind)
      .catch(openAlready);
    if (kind === 'WITHDRAWAL') {
      for (const purpose of new Set(purposes)) await this.withdrawal.of(held, purpose, occurredAt);
    }
    return outcomeOfCase(held);
  }

  async answer(input: AnswerRightsRequest): Promise<Outcome> {
    const { query } = tx();
    const held = await this.record.hold('answerRightsRequest', input.case, input.version);
    const { request, outcome, ground, occurredAt, note } = input;
    const [asked] = await query<Asked>(
      sql`select id, kind, state, occurred_at as "occurredAt" from rights_request
          where id = ${request} and case_id = ${held.id} for no key update`,
    );
    if (!asked) throw new Refused('NOT_FOUND', 'request');
    if (asked.state !== 'OPEN') throw new Refused('REQUEST_ANSWERED', 'request');
    checkAfter(occurredAt, asked.occurredAt);
    checkGround(asked.kind, outcome, ground as RightsGround | undefined, note);
    checkCorrections(asked.kind, input);
    const answered = note
      ? await this.vault.seal(
          { table: 'rights_request', envelope: 'answered', row: asked.id, person: held.personId },
          { answer: note },
        )
      : null;
    await query(
      sql`update rights_request set state = ${outcome}, answered_at = ${occurredAt}, ground = ${ground ?? null},
            answered = ${answered}, version = version + 1 where id = ${asked.id}`,
    );
    await this.record.happened(held, {
      kind: 'answerRightsRequest',
      occurredAt,
      code: `${asked.kind} ${outcome}`,
      subject: asked.id,
    });
    if (outcome !== 'REFUSED') await this.grant(held, asked.kind, occurredAt);
    for (const [i, one] of input.corrections.entries()) await this.correct(held, asked.id, one, { occurredAt, i });
    return outcomeOfCase(held);
  }

  /** Only what the person wanted restricted may be opened again, on their word. */
  async lift(input: LiftRestriction): Promise<Outcome> {
    const held = await this.record.hold('liftRestriction', input.case, input.version);
    const rows = await tx().query(
      sql`update person_key set frozen_at = null where person_id = ${held.personId} and frozen_at is not null returning 1`,
    );
    if (rows.length === 0) throw new Refused('NOT_RESTRICTED', 'case');
    const { occurredAt, note } = input;
    await this.record.happened(held, { kind: 'liftRestriction', occurredAt, reason: note });
    return outcomeOfCase(held);
  }

  /** In the name of the person, beside what agencies say; the rule finds what is in force, and who has to settle it. */
  private async correct(held: HeldCase, request: string, one: Correction, said: { occurredAt: Date; i: number }) {
    const fact = { field: one.field as FactField, value: one.value, proof: one.proof as FactProof };
    try {
      await this.assertions.say(held, { ...fact, occurredAt: said.occurredAt, request });
    } catch (error) {
      throw error instanceof Refused ? new Refused(error.code, `corrections.${said.i}.value`, error.params) : error;
    }
  }

  private async grant(held: HeldCase, kind: RightsKind, occurredAt: Date): Promise<void> {
    if (kind === 'RESTRICTION') {
      await tx().query(
        sql`update person_key set frozen_at = ${occurredAt} where person_id = ${held.personId} and frozen_at is null`,
      );
    }
    if (kind === 'OBJECTION') for (const purpose of SHARING) await this.withdrawal.of(held, purpose, occurredAt);
    if (kind === 'ERASURE') await this.erasures.propose(held, occurredAt);
  }
}

/** What is granted is done in the same act; what is no field of the record is told in words. */
function checkCorrections(kind: RightsKind, { corrections, outcome, note }: AnswerRightsRequest): void {
  const granted = kind === 'CORRECTION' && outcome !== 'REFUSED';
  if (granted && corrections.length === 0 && !note?.trim()) throw new Refused('CORRECTION_MISSING', 'corrections');
  if (!granted && corrections.length > 0) throw new Refused('INVALID_VALUE', 'corrections', { field: 'corrections' });
}

function checkAfter(occurredAt: Date, receivedAt: Date): void {
  checkTime(occurredAt);
  if (occurredAt < receivedAt)
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', {
      step: 'recordRightsRequest',
      at: receivedAt.toISOString(),
    });
}

function openAlready(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'rights_request_open')
    throw new Refused('REQUEST_OPEN', 'kind');
  throw error;
}
