import { Injectable } from '@nestjs/common';
import { bedLeavings, bedTakes, dayIn, isChildAt, type BedLeaving, type Guest, type Sex } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { list, type Plan } from '../platform/read/plan';
import { CaseLife } from '../cases/case-life.service';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { Families } from '../cases/families.service';
import { checkApart } from './apart.service';
import type { LeaveShelter } from './beds.inputs';
import { checkFree, checkHold, checkUnused } from './beds.service';
import type { PlaceFamily, PlaceInShelter } from './place.input';
import { Shelter } from './shelter.entity';

type Placing = Omit<PlaceInShelter, 'key'>;

export interface OpenStay {
  id: string;
  shelterId: string;
  bedKind: string;
  since: Date;
  cameAt: Date | null;
  /** Who runs the house. */
  runner: string;
}

/** Who sleeps where, from when until when: never more guests than beds at any instant, in whatever order stays are entered. */
@Injectable()
export class Shelters {
  constructor(
    private readonly record: CaseRecord,
    private readonly life: CaseLife,
    private readonly families: Families,
  ) {}

  all(): Plan {
    return list({ entity: Shelter, where: () => raw('true'), order: (t) => raw(`${t}.code`) });
  }

  async place(input: PlaceInShelter): Promise<Outcome> {
    const held = await this.record.hold('placeInShelter', input.case, input.version);
    await this.families.lock([held.id]);
    await this.settle(held, input);
    await this.checkFamily(held, input);
    return outcomeOfCase(held);
  }

  /** Asked when all have their beds, so that no order of them is the wrong one. By case, which is the order of locks. */
  async placeFamily({ guests, ...shared }: PlaceFamily): Promise<Outcome> {
    const family = guests
      .map((guest, i) => ({ placing: { ...shared, ...guest, withFamily: true }, field: `guests.${i}` }))
      .sort((a, b) => (a.placing.case < b.placing.case ? -1 : 1));
    const held: HeldCase[] = [];
    for (const { placing, field } of family)
      held.push(await at(field, this.record.hold('placeInShelter', placing.case, placing.version)));
    await this.families.lock(held.map(({ id }) => id));
    for (const [i, { placing, field }] of family.entries()) await at(field, this.settle(held[i] as HeldCase, placing));
    for (const [i, { placing }] of family.entries()) await this.checkFamily(held[i] as HeldCase, placing);
    return { entity: Shelter, id: shared.shelter, cases: held.map(({ id }) => id) };
  }

  /** One guest into one bed, with everything that is theirs alone. */
  private async settle(held: HeldCase, placing: Placing): Promise<void> {
    const { shelter, bedKind, hold, occurredAt, note, splitReason } = placing;
    // Who only waits for the person is told what is missing: the signatures that give them into their hands.
    if (held.holderId !== tx().actor.unit) throw new Refused('BAST_SIGNED', 'handover', { event: 'handover' });
    await checkSlept(held, occurredAt);
    const came = await cameTo(held, shelter);
    if (held.state === 'IN_SHELTER') await this.leave(held, placing);
    // The bed is held below; a shelter that is full is told by its own name.
    else await this.life.move(held, 'handover', { occurredAt, facts: { bedFree: true } });
    if (!bedTakes(bedKind, await this.guest(held, placing)))
      throw new Refused('WRONG_BED', 'bedKind', { kind: bedKind });
    if (hold) await checkHold(hold, placing);
    await checkFree(placing, { from: occurredAt, count: 1, hold });
    if (hold) await checkUnused(hold);
    await checkApart(held, shelter, occurredAt);
    const columns = {
      shelter_id: shelter,
      bed_kind: bedKind,
      hold_id: hold ?? null,
      split_reason: splitReason ?? null,
      // Who gives a bed in their own house sees them come; for another’s, that house says so.
      came_at: came ? occurredAt : null,
    };
    const code = splitReason ? `${bedKind} ${splitReason}` : bedKind;
    const id = await this.record.add(held, 'stay', { occurredAt, sealed: { note }, columns }, 'placeInShelter', code);
    if (!came) this.record.clock(held, 'GUEST_AWAITED', { subject: id, at: occurredAt });
    await tx().query(sql`select app.open_stay(${id})`);
  }

  private async checkFamily(held: HeldCase, { shelter, occurredAt, splitReason }: Placing): Promise<void> {
    const child = (await this.isChild(held, shelter, occurredAt)) !== false;
    await this.families.checkHoused(held, { shelter, child, at: occurredAt, reason: splitReason });
  }

  /** Out of the bed, and neither home nor into another: nobody's guest until a next paper says whose. */
  async vacate(input: LeaveShelter): Promise<Outcome> {
    const held = await this.record.hold('leaveShelter', input.case, input.version);
    const { occurredAt, splitReason, note: reason } = input;
    const stay = await openStay(held);
    if (!stay) throw new Refused('NO_BED', 'case');
    // Who died or went without a word was asked nothing.
    if (bedLeavings.row(input.reason as BedLeaving).told) await this.families.checkLeft(held, splitReason);
    const code = splitReason ? `${input.reason} ${splitReason}` : input.reason;
    // While the shelter that cares for the guest still reaches them.
    await this.record.happened(held, { kind: 'leaveShelter', occurredAt, code, reason, subject: stay.id });
    await this.end(held, occurredAt);
    return { entity: Shelter, id: stay.shelterId, cases: [held.id] };
  }

  /** Ends the open stay; who runs that shelter and only cared for its guests sees them no more. */
  async end(held: HeldCase, at: Date): Promise<void> {
    const stay = await openStay(held);
    if (!stay) return;
    if (at <= stay.since) {
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'placeInShelter', at: stay.since.toISOString() });
    }
    await tx().query(sql`update stay set left_at = ${at} where id = ${stay.id}`);
    await tx().query(sql`select app.close_stay(${stay.id})`);
  }

  private async leave(held: HeldCase, { shelter, bedKind, occurredAt }: Placing): Promise<void> {
    const stay = await openStay(held);
    if (stay?.shelterId === shelter && stay.bedKind === bedKind) throw new Refused('IN_SHELTER', 'shelter');
    await this.end(held, occurredAt);
  }

  /** By the day that it is where the house is: a birthday comes two hours earlier to Jayapura than to Jakarta. */
  private async isChild(held: HeldCase, shelter: string, at: Date): Promise<boolean | 'UNKNOWN'> {
    const [house] = await tx().query<{ zone: string }>(
      sql`select u.zone from shelter s join unit u on u.id = s.unit_id where s.id = ${shelter}`,
    );
    if (!house) throw new Refused('NOT_FOUND', 'shelter');
    return isChildAt(await this.life.birthOf(held.id), dayIn(at, house.zone));
  }

  private async guest(held: HeldCase, { shelter, occurredAt, withFamily }: Placing): Promise<Guest> {
    const [seen] = await tx().query<{ care: boolean }>(
      sql`select coalesce((select h.condition <> 'GOOD' from handed_person h where h.case_id = ${held.id}
                           and h.occurred_at <= ${occurredAt} order by h.occurred_at desc limit 1), false)
              or coalesce((select a.outcome <> 'FIT' from assessment a where a.case_id = ${held.id} and a.kind = 'FITNESS'
                           and a.occurred_at <= ${occurredAt} order by a.occurred_at desc, a.recorded_at desc limit 1), false) as care`,
    );
    const child = await this.isChild(held, shelter, occurredAt);
    return { sex: held.sex as Sex, child, withFamily, needsCare: seen?.care ?? false };
  }
}

/** Nobody is awaited in a house of the unit itself, nor where they sleep already. */
async function cameTo(held: HeldCase, shelter: string): Promise<boolean> {
  const [own] = await tx().query(sql`select from shelter where id = ${shelter} and unit_id = ${tx().actor.unit}`);
  if (own) return true;
  const stay = await openStay(held);
  return stay?.shelterId === shelter && stay.cameAt !== null;
}

/** Nobody sleeps in two beds at a time, whichever of them is entered first. */
async function checkSlept(held: HeldCase, at: Date): Promise<void> {
  const [slept] = await tx().query<{ until: Date | null }>(
    sql`select max(left_at) as until from stay where case_id = ${held.id}`,
  );
  if (slept?.until && at < slept.until)
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'leaveShelter', at: slept.until.toISOString() });
}

export async function openStay(held: HeldCase): Promise<OpenStay | null> {
  const [stay] = await tx().query<OpenStay & Record<string, unknown>>(
    sql`select t.id, t.shelter_id as "shelterId", t.bed_kind as "bedKind", t.occurred_at as since, t.came_at as "cameAt", h.unit_id as runner
        from stay t join shelter h on h.id = t.shelter_id where t.case_id = ${held.id} and t.left_at is null`,
  );
  return stay ?? null;
}

/** What was refused, with the field under the guest whom it is about. */
async function at<T>(field: string, doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.code, `${field}.${error.field}`, error.params) : error;
  }
}
