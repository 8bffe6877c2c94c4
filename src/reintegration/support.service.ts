import { Injectable } from '@nestjs/common';
import {
  dayIn,
  homeStatus,
  isForVictimsOnly,
  type AssistanceType,
  type DeterminationBody,
  type DeterminationOutcome,
} from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { checkAtHome } from './at-home';
import type { AgreePlan, LogAssistance, UpdateAssistance } from './reintegration.inputs';

/** What must hold of an item whichever act wrote it. */
interface Item {
  state: string;
  givenOn: string | null;
  costMinor: number | null;
  currency: string | null;
  confirmed: boolean;
}

/** The plan that was agreed with the survivor, and the aid it became. */
@Injectable()
export class Support {
  constructor(private readonly record: CaseRecord) {}

  async agree(input: AgreePlan): Promise<Outcome> {
    const held = await this.record.hold('agreePlan', input.case, input.version);
    const { occurredAt, objectives, note } = input;
    await checkAtHome(held, occurredAt);
    await this.record.add(held, 'plan', { occurredAt, sealed: { note, objectives }, columns: {} }, 'agreePlan');
    return outcomeOfCase(held);
  }

  async log(input: LogAssistance): Promise<Outcome> {
    const held = await this.record.hold('logAssistance', input.case, input.version);
    const { occurredAt, note, type, level, modality, state, plannedOn = null } = input;
    const { givenOn = null, costMinor = null, currency = null, confirmed } = input;
    await checkAtHome(held, occurredAt);
    checkItem({ state, givenOn, costMinor, currency, confirmed });
    await checkEntitled(held, type, occurredAt, 'type');
    if (state === 'PLANNED') await checkPlanned(held, occurredAt);
    const planned = { version: 1, type, level, modality, state, planned_on: plannedOn };
    const columns = { ...planned, given_on: givenOn, cost_minor: costMinor, currency, confirmed };
    await this.record.add(
      held,
      'assistance',
      { occurredAt, sealed: { note }, columns },
      'logAssistance',
      `${type} ${state}`,
    );
    return outcomeOfCase(held);
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
    const after: Item = {
      state: input.state ?? before.state,
      givenOn: input.givenOn ?? before.givenOn,
      costMinor: input.costMinor ?? before.costMinor,
      currency: input.currency ?? before.currency,
      confirmed: input.confirmed ?? before.confirmed,
    };
    const settled = before.state === 'CANCELLED' || (before.state === 'GIVEN' && after.state !== 'GIVEN');
    if (settled) throw new Refused('AID_SETTLED', 'assistance', { state: before.state });
    checkItem(after);
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

function checkItem({ state, givenOn, costMinor, currency, confirmed }: Item): void {
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

interface Found {
  body: DeterminationBody;
  outcome: DeterminationOutcome;
  decidedAt: string;
}

/** Judged by all that was found, also by those whose findings the caller may not read. */
async function checkEntitled(held: HeldCase, type: AssistanceType, at: Date, field: string): Promise<void> {
  if (!isForVictimsOnly(type)) return;
  const [row] = await tx().query<{ found: Found[] | null }>(
    sql`select app.facts(${held.id}, ${at}) -> 'determinations' as found`,
  );
  const found = (row?.found ?? []).map((one) => ({ ...one, decidedAt: new Date(one.decidedAt) }));
  if (homeStatus(found) === 'NOT') throw new Refused('TPPO_ONLY', field);
}

async function itemOf(held: HeldCase, id: string): Promise<Item & { type: AssistanceType; occurredAt: Date }> {
  const [item] = await tx().query<Item & { type: AssistanceType; occurredAt: Date }>(
    sql`select type, state, given_on::text as "givenOn", cost_minor::float8 as "costMinor", currency, confirmed,
               occurred_at as "occurredAt" from assistance where id = ${id} and case_id = ${held.id}`,
  );
  if (!item) throw new Refused('NOT_FOUND', 'assistance');
  return item;
}
