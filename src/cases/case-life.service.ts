import { Injectable } from '@nestjs/common';
import {
  dayIn,
  hasEnded,
  isChildAt,
  keptUntil,
  move,
  noFacts,
  readPartialDate,
  supervises,
  type CaseEvent,
  type CaseFacts,
  type ClosureReason,
  type PartialDate,
  type RetentionCategory,
} from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { Vault } from '../platform/vault/vault';
import { CaseRecord, outcomeOfCase, type HeldCase } from './case-record.service';
import type { MoveCase } from './move.input';

/** What an act brings to its move, beside what is on record. */
export interface Move {
  occurredAt: Date;
  reason?: string | null | undefined;
  /** That there is a reason, which the act keeps where fewer may read it than the timeline. */
  reasonElsewhere?: boolean;
  code?: string;
  subject?: string;
  toldHowToReturn?: boolean;
  nextOfKinNotified?: boolean;
  closure?: string | null | undefined;
  /** Facts that the act itself makes: the leg it is about, the bed it takes. */
  facts?: Partial<CaseFacts>;
}

/** Moves cases by the table of the case life: the facts of the record, judged as of the time of the act. */
@Injectable()
export class CaseLife {
  constructor(
    private readonly record: CaseRecord,
    private readonly vault: Vault,
  ) {}

  /** A step that is an act of its own. */
  async step(input: MoveCase): Promise<Outcome> {
    const held = await this.record.hold('moveCase', input.case, input.version);
    const { step, occurredAt, note: reason, toldHowToReturn, closure } = input;
    const { account, unit } = tx().actor;
    await this.move(held, step, {
      occurredAt,
      reason,
      toldHowToReturn,
      closure,
      ...(closure ? { code: closure } : {}),
      // Whoever opens the intake answers for it.
      facts: step === 'openIntake' ? { owner: { account, post: unit } } : {},
    });
    if (step === 'openIntake') {
      await tx().query(
        sql`insert into assignment (id, case_id, person_id, unit_id, occurred_at, recorded_at, account_id, reason)
            select gen_random_uuid(), ${held.id}::uuid, ${held.personId}::uuid, ${unit}::uuid, ${occurredAt}::timestamptz, ${tx().now}::timestamptz,
                   ${account}::uuid, 'INTAKE' from app.assign(array[${held.id}]::uuid[], ${account}::uuid)`,
      );
    }
    if (closure) await tx().query(sql`update cases set closure_reason = ${closure} where id = ${held.id}`);
    return outcomeOfCase(held);
  }

  /** Moves a case that is held, or refuses with what is in the way; the first refusal is the one that is told. */
  async move(held: HeldCase, event: CaseEvent, what: Move): Promise<void> {
    const facts = await this.facts(held, what);
    const result = move(held.state, event, facts, what.occurredAt);
    if (!result.ok) {
      const [first] = result.refusals;
      const params = Object.fromEntries(
        Object.entries(first?.params ?? {}).map(([name, given]) => [name, String(given)]),
      );
      throw new Refused(first?.code ?? 'ILLEGAL_MOVE', first?.field ?? 'step', { event, ...params });
    }
    const { to, remembered } = result;
    const wasOver = hasEnded(held.state);
    await this.record.happened(held, {
      kind: event,
      occurredAt: what.occurredAt,
      to,
      prior: remembered,
      reason: what.reason,
      ...(what.code ? { code: what.code } : {}),
      ...(what.subject ? { subject: what.subject } : {}),
    });
    if (wasOver && !hasEnded(to)) await this.waitAgain(held, what.occurredAt);
  }

  /** An enquiry that came while the case was closed, or was then put off by the person, has had no clock. */
  private async waitAgain(held: HeldCase, at: Date): Promise<void> {
    const asked = await tx().query<{ subject: string }>(
      sql`select m.id as subject from enquiry_match m where m.case_id = ${held.id} and coalesce(m.answer, 'NOT_YET') = 'NOT_YET'`,
    );
    for (const { subject } of asked) this.record.clock(held, 'ENQUIRY', { subject, at });
  }

  private async facts(held: HeldCase, what: Move): Promise<CaseFacts> {
    const [row] = await tx().query<{ facts: Record<string, unknown> }>(
      sql`select app.facts(${held.id}, ${what.occurredAt}) as facts`,
    );
    return {
      ...factsOf(row?.facts ?? {}, await this.birthOf(held.id), what.occurredAt),
      remembered: held.priorState as CaseFacts['remembered'],
      offTheWay: held.priorState === 'DEPARTED' && (await isOffTheWay(held.id)),
      act: {
        byPerson: !tx().actor.roles.includes('partner'),
        reason: what.reasonElsewhere ?? Boolean(what.reason?.trim()),
        ownWords: Boolean(what.reason?.trim()),
        toldHowToReturn: what.toldHowToReturn ?? false,
        nextOfKinNotified: what.nextOfKinNotified ?? false,
        closureReason: (what.closure ?? null) as ClosureReason | null,
        supervisor: supervises(tx().actor.roles),
      },
      ...what.facts,
    };
  }

  /** The birth date as it is known, opened for the one question whether somebody is a child. */
  async birthOf(id: string): Promise<PartialDate | null> {
    const [row] = await tx().query<SealedIdentity>(
      sql`select p.id as person, p.identity, k.wrapped from cases c join person p on p.id = c.person_id
          left join person_key k on k.person_id = p.id where c.id = ${id}`,
    );
    return row ? birthIn(this.vault, row) : null;
  }
}

/** A closed case may lose its place on a movement; a place at whose end somebody was missed waits for them. */
async function isOffTheWay(id: string): Promise<boolean> {
  const places = await tx().query(
    sql`select from passenger where case_id = ${id} and state in ('LISTED', 'BOARDED', 'MISSING') limit 1`,
  );
  return places.length === 0;
}

export interface SealedIdentity {
  person: string;
  identity: Buffer | null;
  wrapped: Buffer | null;
}

export function birthIn(vault: Vault, { person, identity, wrapped }: SealedIdentity): PartialDate | null {
  if (!identity || !wrapped) return null;
  const { birthDate } = vault.open(wrapped, { table: 'person', envelope: 'identity', row: person }, identity);
  const read = typeof birthDate === 'string' ? readPartialDate(birthDate) : null;
  return read?.ok ? read.date : null;
}

type Told = Partial<CaseFacts> & { closedAt?: Date | null; category: RetentionCategory };

/** What is on record of a case, as the guards read it. */
export function factsOf(told: Record<string, unknown>, birth: PartialDate | null, at: Date): CaseFacts {
  const { closedAt, category, ...rest } = revived(told) as Told;
  const facts = { ...noFacts, ...rest, retainedUntil: closedAt ? keptUntil(category, closedAt) : null };
  // Somebody comes of age at midnight where they are.
  return { ...facts, isChildNow: isChildAt(birth, dayIn(at, facts.zone)) };
}

const instant = /^\d{4}-\d{2}-\d{2}T/;

/** Instants come out of JSON as text. */
function revived(part: unknown): unknown {
  if (typeof part === 'string') return instant.test(part) ? new Date(part) : part;
  if (Array.isArray(part)) return part.map(revived);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, revived(value)]));
}
