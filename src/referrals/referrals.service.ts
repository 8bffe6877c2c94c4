import { Injectable } from '@nestjs/common';
import {
  answeringKinds,
  dayIn,
  dueAt,
  isChildAt,
  isStillAgreed,
  mayShare,
  offerKinds,
  personGroup,
  reachesFor,
  sharingWith,
  type ActName,
  type AgencyKind,
  type EventKind,
  type OfferKind,
  type SaidOfSharing,
  type SharedWith,
  type Sex,
} from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import { checkOpen, holdOffer, openAlready, type Offer } from './offer';
import { Referral, stateNow } from './referral.entity';
import type {
  AnswerReferral,
  OfferReferral,
  RequestCase,
  ReturnCase,
  TransferCase,
  WithdrawReferral,
} from './referrals.inputs';

/** An offer as it is about to be made. */
interface Made {
  act: ActName & EventKind;
  kind: OfferKind;
  toUnit: string;
  service?: string;
}

const LONGEST_DAYS = 30;

/** One unit asks another for a step, or for the case itself. Until the other accepts, nothing has changed for either. */
@Injectable()
export class Referrals {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
  ) {}

  page({ first, after }: PageArgs, box: 'IN' | 'OUT', state: string | undefined, kind: string | undefined): Plan {
    const mine = box === 'IN' ? sql`t.to_unit_id = (select app.claimed())` : sql`t.unit_id = (select app.claimed())`;
    return page({
      entity: Referral,
      where: join(
        [mine, ...(state ? [sql`${stateNow('t')} = ${state}`] : []), ...(kind ? [sql`t.kind = ${kind}`] : [])],
        ' and ',
      ),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, caller().roles.includes('partner')),
      after,
    });
  }

  one(id: string): Plan {
    const unit = sql`(select app.claimed())`;
    return one(Referral, (t) => sql`${raw(t)}.id = ${id} and ${unit} in (${raw(t)}.to_unit_id, ${raw(t)}.unit_id)`);
  }

  async offer(input: OfferReferral): Promise<Outcome> {
    const { toUnit, service } = input;
    const held = await this.record.hold('offerReferral', input.case, input.version);
    const receiver = await receiverOf(toUnit);
    await this.checkGround(held, receiver, input.occurredAt);
    return this.make(held, input, { act: 'offerReferral', kind: 'REFERRAL', toUnit, service });
  }

  async transfer(input: TransferCase): Promise<Outcome> {
    const held = await this.record.hold('transferCase', input.case, input.version);
    const receiver = await receiverOf(input.toUnit);
    if (!answeringKinds.has(receiver.kind)) throw new Refused('NOT_A_HOLDER', 'toUnit');
    await this.checkGround(held, receiver, input.occurredAt);
    return this.make(held, input, { act: 'transferCase', kind: 'TRANSFER', toUnit: input.toUnit });
  }

  /** Who asks may not see what was said about consent; it is looked at by who answers. */
  async request(input: RequestCase): Promise<Outcome> {
    const held = await this.record.hold('requestCase', input.case, input.version);
    if (held.holderId === tx().actor.unit) throw new Refused('OWN_UNIT', 'case');
    return this.make(held, input, { act: 'requestCase', kind: 'REQUEST', toUnit: held.holderId });
  }

  async return(input: ReturnCase): Promise<Outcome> {
    const held = await this.record.hold('returnCase', input.case, input.version);
    const answers = held.holderId === tx().actor.unit;
    const [row] = await tx().query<{ from: string | null }>(
      sql`select came_from_id as "from" from cases where id = ${held.id}`,
    );
    const toUnit = answers ? row?.from : held.holderId;
    if (!toUnit) throw new Refused('NOBODY_TO_RETURN_TO', 'case');
    if (answers) await this.checkGround(held, await receiverOf(toUnit), input.occurredAt);
    return this.make(held, input, { act: 'returnCase', kind: 'RETURN', toUnit });
  }

  /** The case is held before its offer, as by everybody, though who answers does not see it yet. */
  async answer({ referral, version, accept, refusal, occurredAt }: AnswerReferral): Promise<Outcome> {
    const { query, actor, now } = tx();
    await query(sql`select app.hold_offer(${referral})`);
    const offer = await holdOffer(referral);
    if (offer.toUnitId !== actor.unit) throw new Refused('FORBIDDEN', 'referral');
    checkOpen(offer, version, occurredAt);
    if (accept === Boolean(refusal)) throw new Refused('REFUSAL_REASON', 'refusal');
    if (accept) await checkStillAgreed(offer.id);
    await query(
      sql`update referral set state = ${accept ? 'ACCEPTED' : 'REFUSED'}, answered_at = ${occurredAt},
            refusal = ${refusal ?? null}, version = version + 1 where id = ${offer.id}`,
    );
    const happened = async () => {
      const held = await this.record.hold('answerReferral', offer.caseId);
      if (offer.kind === 'REQUEST') await this.checkGround(held, await receiverOf(offer.unitId), occurredAt);
      const code = offer.kind === 'REFERRAL' ? 'ACCEPTED' : `${offer.kind} ACCEPTED`;
      await this.record.happened(held, { kind: 'answerReferral', occurredAt, code, subject: offer.id });
    };
    if (!accept) await query(sql`select app.note_refusal(${offer.id}, ${now})`);
    else if (offer.kind === 'REFERRAL') {
      await query(sql`select app.open_referral(${offer.id})`);
      await happened();
    } else if (offer.kind === 'REQUEST') {
      // Who gives it away writes it down while it still can.
      await happened();
      await pass(offer);
    } else {
      if (!reachesFor(actor.roles, 'transferCase')) throw new Refused('FORBIDDEN', 'referral');
      await pass(offer);
      await happened();
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
    const answers = held.holderId === actor.unit && offer.toUnitId !== actor.unit;
    if (offer.unitId !== actor.unit && !answers) throw new Refused('FORBIDDEN', 'referral');
    checkOpen(offer, version, occurredAt);
    await query(sql`update referral set state = 'WITHDRAWN', version = version + 1 where id = ${offer.id}`);
    await this.record.happened(held, { kind: 'withdrawReferral', occurredAt, subject: offer.id, reason: note });
    return outcome(offer.id, held.id);
  }

  private async make(
    held: HeldCase,
    { occurredAt, note, expiresAt }: RequestCase,
    { act, kind, toUnit, service }: Made,
  ): Promise<Outcome> {
    const { now, send } = tx();
    // Counted from when it can be read, which is when it is entered.
    const due = expiresAt ?? dueAt(offerKinds.row(kind).clock, now, 'Asia/Jakarta');
    if (due <= now || due.getTime() > now.getTime() + LONGEST_DAYS * 86_400_000) {
      throw new Refused('EXPIRES_TOO_SOON', 'expiresAt', { days: LONGEST_DAYS });
    }
    send(sql`select app.expire_offers(${held.id})`);
    const child = isChildAt(await this.life.birthOf(held.id), dayIn(occurredAt, 'Asia/Jakarta'));
    const preview = personGroup(held.sex as Sex, child);
    const columns = { version: 1, kind, to_unit_id: toUnit, service, state: 'OFFERED', preview, expires_at: due };
    const id = await this.record
      .add(held, 'referral', { occurredAt, sealed: { note }, columns: given(columns) }, act, service ?? kind)
      .catch(openAlready);
    return outcome(id, held.id);
  }

  private async checkGround(held: HeldCase, receiver: SharedWith, at: Date): Promise<void> {
    const { now } = tx();
    const birth = await this.life.birthOf(held.id);
    const child = isChildAt(birth, dayIn(at, 'Asia/Jakarta'));
    const agreed =
      mayShare(await said(held, at), receiver, child, at) &&
      isStillAgreed(await said(held, now), receiver, birth?.year ?? null, now);
    if (!agreed) throw new Refused('NO_CONSENT', 'consents', { purpose: sharingWith(receiver.kind) });
  }
}

const outcome = (id: string, of: string): Outcome => ({ entity: Referral, id, cases: [of] });

const given = (columns: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));

/** Whoever is on a list stays with whose list it is: nobody else could take them off it, and the others could not leave. */
async function pass({ id, caseId }: Offer): Promise<void> {
  const { query } = tx();
  const [row] = await query<{ passed: boolean }>(sql`select app.pass_by_offer(${id}) as passed`);
  if (!row?.passed) throw new Refused('CUSTODY_PASSED', 'referral');
  const listed = await query(
    sql`select from passenger p join movement m on m.id = p.movement_id join cases c on c.id = p.case_id
        where p.case_id = ${caseId} and p.state in ('LISTED', 'BOARDED') and m.unit_id <> c.holder_id`,
  );
  if (listed.length > 0) throw new Refused('IN_OTHER_MOVEMENT', 'case');
}

async function receiverOf(unit: string): Promise<SharedWith> {
  const [found] = await tx().query<SharedWith>(
    sql`select o.kind, o.id as organisation from unit u join organisation o on o.id = u.organisation_id where u.id = ${unit}`,
  );
  if (!found) throw new Refused('NOT_FOUND', 'toUnit');
  if (unit === tx().actor.unit) throw new Refused('OWN_UNIT', 'toUnit');
  return found;
}

/** Who answers may not see what was said about consent, and is told that it is there no more. */
async function checkStillAgreed(referral: string): Promise<void> {
  const [row] = await tx().query<{ may: boolean; kind: AgencyKind }>(
    sql`select app.may_take(${referral}) as may, o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = ${tx().actor.unit}`,
  );
  if (row && !row.may) throw new Refused('NO_CONSENT', 'consents', { purpose: sharingWith(row.kind) });
}

const said = (held: HeldCase, at: Date): Promise<SaidOfSharing[]> =>
  tx().query<SaidOfSharing>(
    sql`select purpose, basis, given, withdrawn_at as "withdrawnAt", recipient_id as recipient,
               expires_on::text as "expiresOn" from consent
        where case_id = ${held.id} and occurred_at <= ${at} order by occurred_at, recorded_at`,
  );
