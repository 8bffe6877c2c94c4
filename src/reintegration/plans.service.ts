import { Injectable } from '@nestjs/common';
import { isForVictimsOnly, planItemStates, type PlanItemState } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase, type HeldCase } from '../cases/case-record.service';
import { checkAtHome } from './at-home';
import { checkEntitled } from './entitled';
import type { AgreePlan, PlanGoalInput, PlanItemInput, UpdatePlanItem } from './plans.inputs';
import { checkProviders } from './providers.service';

/** An item of a plan as an act finds it, its row locked by its case. */
export interface HeldItem {
  id: string;
  type: string;
  level: string;
  state: PlanItemState;
  occurredAt: Date;
}

const isOpen = (state: PlanItemState): boolean => planItemStates.row(state).open;
const openStates = raw(
  planItemStates.codes
    .filter(isOpen)
    .map((state) => `'${state}'`)
    .join(', '),
);

/** What was agreed with a survivor, version by version, and how each item of it goes on. */
@Injectable()
export class Plans {
  constructor(private readonly record: CaseRecord) {}

  async agree(input: AgreePlan): Promise<Outcome> {
    const held = await this.record.hold('agreePlan', input.case, input.version, input.occurredAt);
    const { occurredAt, objectives, note, goals } = input;
    await checkAtHome(held, occurredAt);
    const open = await this.openItems(held);
    checkContinued(open, goals, occurredAt);
    await this.checkItems(held, goals, occurredAt);
    const plan = await this.record.write(held, 'plan', { occurredAt, sealed: { note, objectives }, columns: {} });
    await endItems([...open.keys()], 'CARRIED_ON', occurredAt);
    for (const [place, goal] of goals.entries()) await this.writeGoal(held, plan, place, goal, open, occurredAt);
    await this.record.happened(held, { kind: 'agreePlan', occurredAt, subject: plan });
    return outcomeOfCase(held);
  }

  async updateItem(input: UpdatePlanItem): Promise<Outcome> {
    const held = await this.record.hold('updatePlanItem', input.case, input.version);
    const { item: id, state, reason, occurredAt, note } = input;
    const item = await openItem(held, id, occurredAt);
    if ((state === 'CANCELLED') !== Boolean(reason)) throw new Refused('ITEM_REASON', 'reason');
    if (reason === 'OTHER' && !note?.trim()) throw new Refused('NOTE_MISSING', 'note');
    if (state === 'UNDER_WAY') await goesOn(id);
    else await endItems([id], state, occurredAt, reason);
    const code = [item.type, state, reason].filter(Boolean).join(' ');
    await this.record.happened(held, { kind: 'updatePlanItem', occurredAt, code, subject: id, reason: note });
    return outcomeOfCase(held);
  }

  private async openItems(held: HeldCase): Promise<ReadonlyMap<string, HeldItem>> {
    const rows = await tx().query<HeldItem>(
      sql`select id, type, level, state, occurred_at as "occurredAt" from plan_item
          where case_id = ${held.id} and state in (${openStates})`,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async checkItems(held: HeldCase, goals: readonly PlanGoalInput[], at: Date): Promise<void> {
    const items = goals.flatMap((goal, g) => goal.items.map((item, i) => ({ item, field: `goals.${g}.items.${i}` })));
    for (const { item, field } of items) {
      if ((item.costMinor ?? null) !== null && !item.currency)
        throw new Refused('AMOUNT_NEEDS_CURRENCY', `${field}.currency`);
    }
    await checkProviders(
      items.flatMap(({ item, field }) => (item.provider ? [{ id: item.provider, field: `${field}.provider` }] : [])),
    );
    const forVictims = items.find(({ item }) => isForVictimsOnly(item.type));
    if (forVictims) await checkEntitled(held, forVictims.item.type, at, `${forVictims.field}.type`);
  }

  private async writeGoal(
    held: HeldCase,
    plan: string,
    place: number,
    { dimension, note, items }: PlanGoalInput,
    before: ReadonlyMap<string, HeldItem>,
    occurredAt: Date,
  ): Promise<void> {
    const columns = { plan_id: plan, place, dimension };
    const goal = await this.record.write(held, 'goal', { occurredAt, sealed: { note }, columns });
    for (const [i, item] of items.entries()) {
      const state = before.get(item.continues ?? '')?.state ?? 'PLANNED';
      await this.record.write(held, 'plan_item', {
        occurredAt,
        sealed: { note: item.note },
        columns: { version: 1, goal_id: goal, place: i, state, ...columnsOf(item) },
      });
    }
  }
}

const columnsOf = ({ continues, type, level, provider, plannedOn, costMinor, currency }: PlanItemInput) => ({
  continues_id: continues ?? null,
  type,
  level,
  provider_id: provider ?? null,
  planned_on: plannedOn ?? null,
  cost_minor: costMinor ?? null,
  currency: currency ?? null,
});

/** Nothing that was agreed is lost on the way from one version to the next, and nothing goes on twice. */
function checkContinued(open: ReadonlyMap<string, HeldItem>, goals: readonly PlanGoalInput[], at: Date): void {
  const seen = new Set<string>();
  goals.forEach((goal, g) =>
    goal.items.forEach(({ continues }, i) => {
      if (!continues) return;
      const field = `goals.${g}.items.${i}.continues`;
      const item = open.get(continues);
      if (!item) throw new Refused('NOT_FOUND', field);
      if (seen.has(continues)) throw new Refused('INVALID_VALUE', field, { field });
      if (at < item.occurredAt) throw before(item);
      seen.add(continues);
    }),
  );
  const left = open.size - seen.size;
  if (left > 0) throw new Refused('PLAN_ITEMS_LEFT', 'goals', { left });
}

const before = (item: HeldItem): Refused =>
  new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'agreePlan', at: item.occurredAt.toISOString() });

/** The item of this case, if it is still to be done. */
export async function openItem(held: HeldCase, id: string, at: Date): Promise<HeldItem> {
  const [item] = await tx().query<HeldItem>(
    sql`select id, type, level, state, occurred_at as "occurredAt" from plan_item where id = ${id} and case_id = ${held.id}`,
  );
  if (!item) throw new Refused('NOT_FOUND', 'item');
  if (!isOpen(item.state)) throw new Refused('ITEM_ENDED', 'item', { state: item.state });
  if (at < item.occurredAt) throw before(item);
  return item;
}

export const goesOn = (id: string) =>
  tx().query(
    sql`update plan_item set state = 'UNDER_WAY', version = version + 1 where id = ${id} and state = 'PLANNED'`,
  );

export const endItems = (ids: readonly string[], state: PlanItemState, at: Date, reason: string | null = null) =>
  tx().query(
    sql`update plan_item set state = ${state}, ended_at = ${at}, reason = ${reason}, version = version + 1
        where id = any (${ids}::uuid[])`,
  );
