import { Injectable } from '@nestjs/common';
import { kinNotices, remainsAfter, type KinNotice, type RemainsStep } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { CaseFiles } from '../files/files.service';
import { FollowUps } from '../reintegration/follow-ups.service';
import { Shelters } from '../shelters/shelters.service';
import type { RecordDeath, RecordRemains, TellKin } from './deaths.inputs';

/** Somebody died: it is certified, the family is told, they are brought home, and nobody asks them anything again. */
@Injectable()
export class Deaths {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly files: CaseFiles,
    private readonly shelters: Shelters,
    private readonly followUps: FollowUps,
  ) {}

  async recordDeath(input: RecordDeath): Promise<Outcome> {
    const held = await this.record.hold('recordDeath', input.case, input.version);
    const { occurredAt, country, authority, kin, kinToldAt, file, cause, certificate, place, note } = input;
    checkKin(input, occurredAt);
    await checkRule(held, input);
    if (file) await this.files.require(file, [held.id]);
    const reasonElsewhere = cause.trim() !== '';
    await this.life.move(held, 'die', { occurredAt, reasonElsewhere, code: authority, nextOfKinNotified: true });
    await this.shelters.end(held, occurredAt);
    const death = await this.record.add(
      held,
      'death',
      {
        occurredAt,
        sealed: { cause, certificate, place, note },
        columns: { version: 1, country, authority, kin, kin_told_at: kinToldAt ?? null, file_id: file ?? null },
      },
      'recordDeath',
      kin,
    );
    if (country !== 'ID') this.record.clock(held, 'REMAINS', { subject: death, at: occurredAt });
    await this.followUps.callOff(held, occurredAt);
    return outcomeOfCase(held);
  }

  async tellKin(input: TellKin): Promise<Outcome> {
    const held = await this.record.hold('tellKin', input.case, input.version);
    const { occurredAt, kin, kinToldAt, note } = input;
    const death = await deathOf(held);
    checkKin(input, death.at);
    await checkRule(held, input);
    await tx().query(
      sql`update death set kin = ${kin}, kin_told_at = ${kinToldAt ?? null}, version = version + 1 where id = ${death.id}`,
    );
    await this.record.happened(held, { kind: 'tellKin', occurredAt, code: kin, subject: death.id, reason: note });
    return outcomeOfCase(held);
  }

  async recordRemains(input: RecordRemains): Promise<Outcome> {
    const held = await this.record.hold('recordRemains', input.case, input.version);
    const { step, occurredAt, movement, handover, note } = input;
    const death = await deathOf(held);
    await checkOrder(held, step, occurredAt, death.at);
    if (step === 'EN_ROUTE') await checkMovement(movement);
    if (step === 'HANDED_OVER') await checkSigned(held, handover);
    const columns = { step, movement_id: movement ?? null, handover_id: handover ?? null };
    await this.record.add(held, 'remains', { occurredAt, sealed: { note }, columns }, 'recordRemains', step);
    return outcomeOfCase(held);
  }
}

/** Told at an instant, or not told for a reason in words. */
function checkKin({ kin, kinToldAt, note }: { kin: KinNotice; kinToldAt?: Date; note?: string }, died: Date): void {
  if (!kinNotices.row(kin).told) {
    if (!note?.trim()) throw new Refused('NOTE_MISSING', 'note');
    return;
  }
  if (!kinToldAt) throw new Refused('NEXT_OF_KIN', 'kinToldAt', { event: 'die' });
  if (kinToldAt < died) throw new Refused('BEFORE_EARLIER_STEP', 'kinToldAt', { step: 'die', at: died.toISOString() });
}

/** Who was to be told nothing is told by no authority, unless somebody answers for it in words. */
async function checkRule(held: HeldCase, { kin, note }: { kin: KinNotice; note?: string }): Promise<void> {
  if (kin !== 'BY_AUTHORITY' || note?.trim()) return;
  const closed = await tx().query(
    sql`select from contact_rule r where r.case_id = ${held.id} and r.telling = 'NOTHING'
        and not exists (select from contact_rule o where o.replaces_id = r.id) limit 1`,
  );
  if (closed.length > 0) throw new Refused('TELL_NOTHING', 'note');
}

async function deathOf(held: HeldCase): Promise<{ id: string; at: Date }> {
  const [death] = await tx().query<{ id: string; at: Date }>(
    sql`select id, occurred_at as at from death where case_id = ${held.id}`,
  );
  if (!death) throw new Refused('NOT_DECEASED', 'case');
  return death;
}

async function checkOrder(held: HeldCase, step: RemainsStep, at: Date, died: Date): Promise<void> {
  const [last] = await tx().query<{ step: RemainsStep; at: Date }>(
    sql`select step, occurred_at as at from remains where case_id = ${held.id} order by recorded_at desc, occurred_at desc limit 1`,
  );
  const allowed = remainsAfter(last?.step ?? null);
  if (!allowed.includes(step)) throw new Refused('REMAINS_ORDER', 'step', { allowed: allowed.join(', ') || '-' });
  const before = last?.at ?? died;
  if (at < before)
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: last?.step ?? 'die', at: before.toISOString() });
}

async function checkMovement(movement: string | undefined): Promise<void> {
  if (!movement) throw new Refused('MOVEMENT_MISSING', 'movement');
  const found = await tx().query(sql`select from movement where id = ${movement}`);
  if (found.length === 0) throw new Refused('NOT_FOUND', 'movement');
}

async function checkSigned(held: HeldCase, handover: string | undefined): Promise<void> {
  if (!handover) throw new Refused('NOT_SIGNED', 'handover');
  const [paper] = await tx().query<{ signed: boolean }>(
    sql`select b.giver_signed_at is not null and b.receiver_signed_at is not null and h.refusal is null as signed
        from handed_person h join handover b on b.id = h.handover_id and b.corrects_id is null
        where b.id = ${handover} and h.case_id = ${held.id}`,
  );
  if (!paper) throw new Refused('NOT_FOUND', 'handover');
  if (!paper.signed) throw new Refused('NOT_SIGNED', 'handover');
}
