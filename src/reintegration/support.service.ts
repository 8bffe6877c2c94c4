import { Injectable } from '@nestjs/common';
import { dayIn, type AssistanceType } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { checkAtHome } from './at-home';
import { checkEntitled } from './entitled';
import { endItems, goesOn, openItem } from './plans.service';
import type { LogAssistance, UpdateAssistance } from './reintegration.inputs';

/** What must hold of an item whichever act wrote it. */
export interface Given {
  state: string;
  givenOn: string | null;
  costMinor: number | null;
  currency: string | null;
  confirmed: boolean;
}

/** The aid that a plan became, and what was given beside it. */
@Injectable()
export class Support {
  constructor(private readonly record: CaseRecord) {}

  async log(input: LogAssistance): Promise<Outcome> {
    const held = await this.record.hold('logAssistance', input.case, input.version, input.occurredAt);
    const { occurredAt, note, type, level, modality, state, plannedOn = null } = input;
    const { givenOn = null, costMinor = null, currency = null, confirmed } = input;
    await checkAtHome(held, occurredAt);
    checkGiven({ state, givenOn, costMinor, currency, confirmed });
    await checkEntitled(held, type, occurredAt, 'type');
    if (state === 'PLANNED') await checkPlanned(held, occurredAt);
    await this.giveFor(held, input);
    const planned = { version: 1, item_id: input.item ?? null, type, level, modality, state, planned_on: plannedOn };
    const columns = { ...planned, given_on: givenOn, cost_minor: costMinor, currency, confirmed };
    const fact = { occurredAt, sealed: { note }, columns };
    await this.record.add(held, 'assistance', fact, 'logAssistance', `${type} ${state}`);
    return outcomeOfCase(held);
  }

  /** What is given for an item of the plan is what was agreed, and moves the item on. */
  private async giveFor(held: HeldCase, { item: id, completes, state, type, level, occurredAt }: LogAssistance) {
    if (!id) {
      if (completes) throw new Refused('INVALID_VALUE', 'completes', { field: 'completes' });
      return;
    }
    // What is planned of an item is the item itself.
    if (state !== 'GIVEN') throw new Refused('INVALID_VALUE', 'item', { field: 'item' });
    const item = await openItem(held, id, occurredAt);
    for (const [field, is, agreed] of [
      ['type', type, item.type],
      ['level', level, item.level],
    ] as const) {
      if (is !== agreed) throw new Refused('NOT_THE_ITEM', field, { agreed });
    }
    await (completes ? endItems([id], 'DONE', occurredAt) : goesOn(id));
  }

  /** A plan becomes aid or is dropped; aid that was given stays given, whatever is found about the case later. */
  async update(input: UpdateAssistance): Promise<Outcome> {
    const held = await this.record.hold('updateAssistance', input.case, input.version);
    const { assistance, occurredAt, note } = input;
    const before = await itemOf(held, assistance);
    if (occurredAt < before.occurredAt) {
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', {
        step: 'logAssistance',
        at: before.occurredAt.toISOString(),
      });
    }
    const after: Given = {
      state: input.state ?? before.state,
      givenOn: input.givenOn ?? before.givenOn,
      costMinor: input.costMinor ?? before.costMinor,
      currency: input.currency ?? before.currency,
      confirmed: input.confirmed ?? before.confirmed,
    };
    const settled = before.state === 'CANCELLED' || (before.state === 'GIVEN' && after.state !== 'GIVEN');
    if (settled) throw new Refused('AID_SETTLED', 'assistance', { state: before.state });
    checkGiven(after);
    if (before.state === 'PLANNED' && after.state === 'GIVEN')
      await checkEntitled(held, before.type, occurredAt, 'state');
    await tx().query(
      sql`update assistance set version = version + 1, state = ${after.state}, given_on = ${after.givenOn},
            cost_minor = ${after.costMinor}, currency = ${after.currency}, confirmed = ${after.confirmed}
          where id = ${assistance}`,
    );
    const code = `${before.type} ${after.state}`;
    await this.record.happened(held, { kind: 'updateAssistance', occurredAt, code, subject: assistance, reason: note });
    return outcomeOfCase(held);
  }
}

export function checkGiven({ state, givenOn, costMinor, currency, confirmed }: Given): void {
  if (costMinor !== null && currency === null) throw new Refused('AMOUNT_NEEDS_CURRENCY', 'currency');
  if (state === 'GIVEN') {
    if (givenOn === null) throw new Refused('GIVEN_ON_MISSING', 'givenOn');
    // The day begins in the east.
    if (givenOn > dayIn(tx().now, 'Asia/Jayapura')) throw new Refused('IN_FUTURE', 'givenOn');
  } else if (givenOn !== null || confirmed) {
    const field = confirmed ? 'confirmed' : 'givenOn';
    throw new Refused('INVALID_VALUE', field, { field });
  }
}

async function checkPlanned(held: HeldCase, at: Date): Promise<void> {
  const plans = await tx().query(sql`select from plan where case_id = ${held.id} and occurred_at <= ${at} limit 1`);
  if (plans.length === 0) throw new Refused('NO_PLAN', 'state');
}

async function itemOf(held: HeldCase, id: string): Promise<Given & { type: AssistanceType; occurredAt: Date }> {
  const [item] = await tx().query<Given & { type: AssistanceType; occurredAt: Date }>(
    sql`select type, state, given_on::text as "givenOn", cost_minor::float8 as "costMinor", currency, confirmed,
               occurred_at as "occurredAt" from assistance where id = ${id} and case_id = ${held.id}`,
  );
  if (!item) throw new Refused('NOT_FOUND', 'assistance');
  return item;
}
