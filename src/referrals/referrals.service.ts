import { Injectable } from '@nestjs/common';
import { dayIn, isChildAt, personGroup, refusalReasons, type AgencyKind, type Sex } from '#domain';
import { caller } from '../platform/db/caller';
import { join, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, checkTime, type HeldCase } from '../cases/case-record.service';
import { mayShare, sharingWith, type Said } from './ground';
import { Referral } from './referral.entity';
import type { AnswerReferral, OfferReferral, WithdrawReferral } from './referrals.inputs';

interface Offer {
  id: string;
  caseId: string;
  unitId: string;
  toUnitId: string;
  state: string;
  version: number;
  occurredAt: Date;
}

/** One unit asks another to take a step. Until that one accepts it learns what is asked, by whom, and nothing else. */
@Injectable()
export class Referrals {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
  ) {}

  page({ first, after }: PageArgs, box: 'IN' | 'OUT', state: string | undefined): Plan {
    const mine = box === 'IN' ? sql`t.to_unit_id = (select app.claimed())` : sql`t.unit_id = (select app.claimed())`;
    return page({
      entity: Referral,
      where: join([mine, ...(state ? [sql`t.state = ${state}`] : [])], ' and '),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  async offer(input: OfferReferral): Promise<Outcome> {
    const held = await this.record.hold('offerReferral', input.case, input.version);
    const { toUnit, service, occurredAt, note } = input;
    const receiver = await kindOf(toUnit);
    const child = isChildAt(await this.life.birthOf(held.id), dayIn(occurredAt, 'Asia/Jakarta'));
    if (!mayShare(await said(held, occurredAt), receiver, child, occurredAt)) {
      throw new Refused('NO_CONSENT', 'consents', { purpose: sharingWith(receiver) });
    }
    const preview = personGroup(held.sex as Sex, child);
    const columns = { version: 1, to_unit_id: toUnit, service, state: 'OFFERED', preview };
    const id = await this.record
      .add(held, 'referral', { occurredAt, sealed: { note }, columns }, 'offerReferral', service)
      .catch(openAlready);
    return outcome(id, held.id);
  }

  /** Until it is accepted the case is hidden from who answers, so it is the offer's row that is held first. */
  async answer({ referral, version, accept, refusal, occurredAt }: AnswerReferral): Promise<Outcome> {
    const { query, actor, now } = tx();
    const offer = await holdOffer(referral);
    if (offer.toUnitId !== actor.unit) throw new Refused('FORBIDDEN', 'referral');
    checkOpen(offer, version, occurredAt);
    if (accept === Boolean(refusal)) {
      throw new Refused('UNKNOWN_CODE', 'refusal', { codes: accept ? '-' : refusalReasons.codes.join(', ') });
    }
    await query(
      sql`update referral set state = ${accept ? 'ACCEPTED' : 'REFUSED'}, answered_at = ${occurredAt},
            refusal = ${refusal ?? null}, version = version + 1 where id = ${offer.id}`,
    );
    if (accept) {
      await query(sql`select app.open_referral(${offer.id})`);
      const held = await this.record.hold('answerReferral', offer.caseId);
      await this.record.happened(held, { kind: 'answerReferral', occurredAt, code: 'ACCEPTED', subject: offer.id });
    } else {
      await query(sql`select app.note_refusal(${offer.id}, ${now})`);
    }
    return outcome(offer.id, offer.caseId);
  }

  async withdraw({ referral, version, occurredAt, note }: WithdrawReferral): Promise<Outcome> {
    const { query, actor } = tx();
    const [found] = await query<{ caseId: string }>(
      sql`select case_id as "caseId" from referral where id = ${referral}`,
    );
    if (!found) throw new Refused('NOT_FOUND', 'referral');
    const held = await this.record.hold('withdrawReferral', found.caseId);
    const offer = await holdOffer(referral);
    if (offer.unitId !== actor.unit && held.holderId !== actor.unit) throw new Refused('FORBIDDEN', 'referral');
    checkOpen(offer, version, occurredAt);
    await query(sql`update referral set state = 'WITHDRAWN', version = version + 1 where id = ${offer.id}`);
    await this.record.happened(held, { kind: 'withdrawReferral', occurredAt, subject: offer.id, reason: note });
    return outcome(offer.id, held.id);
  }
}

const outcome = (id: string, of: string): Outcome => ({ entity: Referral, id, cases: [of] });

async function kindOf(unit: string): Promise<AgencyKind> {
  const [found] = await tx().query<{ kind: AgencyKind }>(
    sql`select o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = ${unit}`,
  );
  if (!found) throw new Refused('NOT_FOUND', 'toUnit');
  if (unit === tx().actor.unit) throw new Refused('OWN_UNIT', 'toUnit');
  return found.kind;
}

const said = (held: HeldCase, at: Date): Promise<Said[]> =>
  tx().query<Said>(
    sql`select purpose, basis, given, withdrawn_at as "withdrawnAt" from consent
        where case_id = ${held.id} and occurred_at <= ${at} order by occurred_at, recorded_at`,
  );

async function holdOffer(id: string): Promise<Offer> {
  const [offer] = await tx().query<Offer>(
    sql`select id, case_id as "caseId", unit_id as "unitId", to_unit_id as "toUnitId", state, version,
               occurred_at as "occurredAt" from referral where id = ${id} for update`,
  );
  if (!offer) throw new Refused('NOT_FOUND', 'referral');
  return offer;
}

function checkOpen(offer: Offer, version: number | null | undefined, at: Date): void {
  if (offer.state !== 'OFFERED') throw new Refused('OFFER_ANSWERED', 'referral');
  if (version !== undefined && version !== null && version !== offer.version)
    throw new Refused('STALE_VERSION', 'version');
  checkTime(at);
  if (at < offer.occurredAt) {
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', {
      step: 'offerReferral',
      at: offer.occurredAt.toISOString(),
    });
  }
}

/** One open offer of a service at a time, whoever made it; the database says so to those who can't see the other. */
function openAlready(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'referral_open') throw new Refused('OFFER_OPEN', 'service');
  throw error;
}
