import { Injectable } from '@nestjs/common';
import {
  assessmentKinds,
  bodiesOf,
  dayIn,
  holdCodes,
  isChildAt,
  isWork,
  type AssessmentKind,
  type HoldCode,
} from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { DisagreementRecord } from '../people/disagreement-record.service';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from './case-life.service';
import { CaseRecord, checkTime, outcomeOfCase } from './case-record.service';
import { Withdrawal } from './withdrawal.service';
import type {
  ClearHold,
  MeetNeed,
  OpenHold,
  RecordAssessment,
  RecordConsent,
  RecordDetermination,
  RecordNeed,
  WithdrawConsent,
} from './facts.inputs';

/** Machines of other partners have the same role, and speak for themselves. */
async function isOfIom(): Promise<boolean> {
  const { query, actor } = tx();
  const [unit] = await query<{ kind: string }>(
    sql`select o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = ${actor.unit}`,
  );
  return unit?.kind === 'IOM';
}

/** What is said of a case, by whom, and when: facts that the case life's guards read. */
@Injectable()
export class Facts {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly disagreements: DisagreementRecord,
    private readonly withdrawal: Withdrawal,
  ) {}

  async consent(input: RecordConsent): Promise<Outcome> {
    const held = await this.record.hold('recordConsent', input.case, input.version);
    const { purpose, basis, given, occurredAt, recipient, groups, expiresOn } = input;
    if (recipient) await knownOrganisation(recipient);
    const columns = {
      ...{ purpose, basis, given, recipient_id: recipient ?? null },
      ...{ field_groups: groups ?? null, expires_on: expiresOn ?? null },
    };
    await this.record.add(
      held,
      'consent',
      { occurredAt, sealed: { note: input.note }, columns },
      'recordConsent',
      purpose,
    );
    // A no to one organisation leaves what others were told yes.
    if (!given) await this.withdrawal.of(held, purpose, occurredAt, { recipient });
    return outcomeOfCase(held);
  }

  async withdraw(input: WithdrawConsent): Promise<Outcome> {
    const held = await this.record.hold('withdrawConsent', input.case, input.version);
    checkTime(input.occurredAt, held.receivedAt);
    if (!(await this.withdrawal.of(held, input.purpose, input.occurredAt, { reason: input.note })))
      throw new Refused('NO_CONSENT', 'purpose', { purpose: input.purpose });
    return outcomeOfCase(held);
  }

  async need(input: RecordNeed): Promise<Outcome> {
    const held = await this.record.hold('recordNeed', input.case, input.version, input.occurredAt);
    const { code, occurredAt } = input;
    await this.record.add(
      held,
      'need',
      { occurredAt, sealed: { note: input.note }, columns: { code } },
      'recordNeed',
      code,
    );
    return outcomeOfCase(held);
  }

  async meetNeed(input: MeetNeed): Promise<Outcome> {
    const held = await this.record.hold('meetNeed', input.case, input.version);
    const { occurredAt, note } = input;
    const [need] = await tx().query<{ code: string; occurred_at: Date; met_at: Date | null; others: number }>(
      sql`select code, occurred_at, met_at, (select count(*)::int from need o where o.case_id = n.case_id and o.met_at is null and o.id <> n.id) as others
          from need n where id = ${input.need} and case_id = ${held.id}`,
    );
    if (!need) throw new Refused('NOT_FOUND', 'need');
    if (need.met_at) throw new Refused('NEED_MET', 'need');
    if (occurredAt < need.occurred_at)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', {
        step: 'recordNeed',
        at: need.occurred_at.toISOString(),
      });
    await tx().query(sql`update need set met_at = ${occurredAt} where id = ${input.need}`);
    const code = need.others === 0 ? 'all' : need.code;
    await this.record.happened(held, { kind: 'meetNeed', occurredAt, code, subject: input.need, reason: note });
    return outcomeOfCase(held);
  }

  /** The first determination ends the screening; later ones change what somebody is entitled to, never the stage. */
  async determination(input: RecordDetermination): Promise<Outcome> {
    const held = await this.record.hold('recordDetermination', input.case, input.version, input.occurredAt);
    const { body, outcome, role, acts, means, purposes, sectors, occurredAt } = input;
    const mine: readonly string[] = bodiesOf(tx().actor.roles);
    if (!mine.includes(body) || (body === 'IOM' && !(await isOfIom())))
      throw new Refused('NOT_YOUR_BODY', 'body', { body });
    if (outcome === 'NOT' && !input.note?.trim()) throw new Refused('NOTE_MISSING', 'note');
    if (sectors.length > 0 && !isWork(purposes)) throw new Refused('SECTOR_WITHOUT_WORK', 'sectors');
    const columns = { body, outcome, role, acts, means, purposes, sectors };
    await this.record.add(
      held,
      'determination',
      { occurredAt, sealed: { note: input.note }, columns },
      'recordDetermination',
      `${body} ${outcome}`,
    );
    await this.disagreements.foldStatus(held, occurredAt);
    if (held.state === 'SCREENING') {
      await this.freezeChildhood(held.id, occurredAt);
      await this.life.move(held, 'determine', { occurredAt });
    }
    return outcomeOfCase(held);
  }

  async assessment(input: RecordAssessment): Promise<Outcome> {
    const held = await this.record.hold('recordAssessment', input.case, input.version, input.occurredAt);
    const { kind, outcome, specialist, occurredAt } = input;
    const { outcomes } = assessmentKinds.row(kind as AssessmentKind);
    if (!(outcomes as readonly string[]).includes(outcome)) {
      throw new Refused('NOT_OF_KIND', 'outcome', { kind, outcome, outcomes: outcomes.join(', ') });
    }
    await this.record.add(
      held,
      'assessment',
      { occurredAt, sealed: { note: input.note }, columns: { kind, outcome, specialist } },
      'recordAssessment',
      `${kind} ${outcome}`,
    );
    return outcomeOfCase(held);
  }

  async openHold(input: OpenHold): Promise<Outcome> {
    const held = await this.record.hold('openHold', input.case, input.version, input.occurredAt);
    const { code, amountMinor, currency, expectedOn, occurredAt } = input;
    if (typeof amountMinor === 'number' && !currency) throw new Refused('AMOUNT_NEEDS_CURRENCY', 'currency');
    const { owner, blocksReady } = holdCodes.row(code as HoldCode);
    const columns = {
      code,
      owner,
      amount_minor: amountMinor ?? null,
      currency: currency ?? null,
      expected_on: expectedOn ?? null,
    };
    await this.record.add(held, 'hold', { occurredAt, sealed: { note: input.note }, columns }, 'openHold', code);
    if (blocksReady && held.state === 'READY') await this.life.move(held, 'revoke', { occurredAt });
    return outcomeOfCase(held);
  }

  async clearHold(input: ClearHold): Promise<Outcome> {
    const held = await this.record.hold('clearHold', input.case, input.version);
    const [hold] = await tx().query<{ code: string; occurred_at: Date; cleared_at: Date | null }>(
      sql`select code, occurred_at, cleared_at from hold where id = ${input.hold} and case_id = ${held.id}`,
    );
    if (!hold) throw new Refused('NOT_FOUND', 'hold');
    if (hold.cleared_at) throw new Refused('HOLD_CLEARED', 'hold');
    if (input.occurredAt < hold.occurred_at)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'openHold', at: hold.occurred_at.toISOString() });
    await tx().query(sql`update hold set cleared_at = ${input.occurredAt} where id = ${input.hold}`);
    await this.record.happened(held, {
      kind: 'clearHold',
      occurredAt: input.occurredAt,
      code: hold.code,
      subject: input.hold,
      reason: input.note,
    });
    return outcomeOfCase(held);
  }

  /** Whether somebody was a child when identified decides what they are owed for good, whatever their age is later. */
  private async freezeChildhood(id: string, at: Date): Promise<void> {
    const [place] = await tx().query<{ zone: string }>(
      sql`select u.zone from cases c join unit u on u.id = c.post_id where c.id = ${id}`,
    );
    const child = isChildAt(await this.life.birthOf(id), dayIn(at, place?.zone ?? 'Asia/Jakarta'));
    await tx().query(
      sql`update cases set child_at_identification = ${child === 'UNKNOWN' ? null : child} where id = ${id}`,
    );
  }
}

async function knownOrganisation(id: string): Promise<void> {
  const [found] = await tx().query(sql`select 1 as one from organisation where id = ${id}`);
  if (!found) throw new Refused('NOT_FOUND', 'recipient');
}
