import { Injectable } from '@nestjs/common';
import { mayName } from '#domain';
import { limits, type Log } from '#server';
import { asCaller } from '../db/caller';
import { Db, tx } from '../db/db';
import { raw, sql, type Sql } from '../db/sql';
import { Refused } from '../outcome/problem';
import type { Compiler } from '../read/compile';
import { openText, project } from '../read/open';
import { one, value, type Plan } from '../read/plan';
import { writtenObject } from '../read/written';
import type { Vault } from '../vault/vault';
import type { Act, ActInput, Outcome } from './act';
import { asRefusal } from './as-refusal';
import { kept, KeyTaken, remember, underKey, type Kept } from './claim';
import type { Cursors } from './cursor';
import { retried } from './retried';
import { resolve, type Root } from './root';
import { statement, typeNameOf, type AuditOf, type Reading, type Statement } from './statement';
import { inTime, validated } from './validate';

type Json = unknown;

/** A statement's one row: each root field's JSON as text, and where a page goes on. */
type Row = Record<string, string | null>;

/** Before the first row of a feed. */
const START = '0|00000000-0000-0000-0000-000000000000';

/** Runs what resolvers answer: plans are compiled to one statement and read, acts are done in a transaction each. */
@Injectable()
export class Executor {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly compiler: Compiler,
    private readonly idempotencySecret: Buffer,
    private readonly cursors: Cursors,
    private readonly log: Log,
  ) {}

  query(roots: readonly Root[]): Promise<Record<string, Json>> {
    const [first] = roots;
    return first ? asCaller(first.context.actor, () => this.read(roots, first)) : Promise.resolve({});
  }

  private async read(roots: readonly Root[], first: Root): Promise<Record<string, Json>> {
    const { actor, request } = first.context;
    const audit: AuditOf = { kind: 'READ', act: roots.map((root) => root.selected.field).join(' '), request };
    const plans = await Promise.all(roots.map(async (root) => (await resolve(root)) as Plan));
    const purpose = plans.map((plan) => (plan.kind === 'one' ? plan.purpose : undefined)).find(Boolean);
    const compile = (settled: Reading['plan'][]) => {
      const readings = settled.map((plan, i) => ({ selected: (roots[i] as Root).selected, plan }));
      return statement(this.compiler, readings, { ...audit, purpose }, this.cursors);
    };

    if (!plans.some((plan) => plan.kind === 'work')) {
      const compiled = compile(plans as Reading['plan'][]);
      const evenFrozen = plans.every((plan) => plan.kind === 'one' && plan.evenFrozen);
      const [row] = await this.db.read<Row>(actor, compiled.text, evenFrozen);
      return this.answer(compiled, row ?? {});
    }
    return this.db.transaction(actor, async ({ query }) => {
      const settled: Reading['plan'][] = [];
      for (const plan of plans) settled.push(await settle(plan));
      const compiled = compile(settled);
      const [row] = await query<Row>(compiled.text);
      return this.answer(compiled, row ?? {});
    });
  }

  mutate(root: Root): Promise<Record<string, Json>> {
    return asCaller(root.context.actor, () => this.write(root));
  }

  private async write(root: Root): Promise<Record<string, Json>> {
    const { selected, context } = root;
    const name = selected.field;
    if (!mayName(context.actor.roles, `Mutation.${name}`)) {
      const problem = new Refused('FORBIDDEN').answer(context.actor.language);
      return { [selected.key]: selected.isList ? [project(selected, problem)] : project(selected, problem) };
    }
    const act = (await resolve(root)) as Act;
    if (act.inputs.length > limits.rows) throw new Refused('BATCH_TOO_LARGE', 'rows', { most: limits.rows });
    const answers: Json[] = [];
    const deadline = Date.now() + limits.batchTime;
    for (const input of act.inputs) {
      // What is late is left for the client to send again under its keys; what is done stays done.
      const late = Date.now() > deadline && new Refused('NOT_REACHED');
      answers.push(
        late ? project(selected, late.answer(context.actor.language)) : await this.perform(root, act, input),
      );
    }
    return { [selected.key]: act.many ? answers : answers[0] };
  }

  private async perform(root: Root, act: Act, input: ActInput): Promise<Json> {
    const { actor } = root.context;
    try {
      const checked = validated(act.type, input);
      return await this.once(root, act, checked);
    } catch (error) {
      const refused = asRefusal(error);
      if (!refused && !act.many) throw error;
      if (!refused)
        this.log.error('row of a batch failed', { id: root.context.request, account: actor.account, error });
      return project(root.selected, (refused ?? new Refused('FAULT')).answer(actor.language));
    }
  }

  private async once(root: Root, act: Act, input: ActInput): Promise<Json> {
    const { actor } = root.context;
    try {
      return await retried(() => this.db.transaction(actor, () => this.first(root, act, input)));
    } catch (error) {
      if (!(error instanceof KeyTaken)) throw error;
      return retried(() => this.db.transaction(actor, () => this.again(root, act, input)));
    }
  }

  private async first(root: Root, act: Act, input: ActInput): Promise<Json> {
    return underKey(this.idempotencySecret, root.selected.field, input, async () => {
      const outcome = await act.run(inTime(tx().now, input));
      const remembered = sql`remembered as (${remember(root.context.actor.account, input.key, outcome)})`;
      return this.outcome(root, input, outcome, [remembered]);
    });
  }

  private async again(root: Root, act: Act, input: ActInput): Promise<Json> {
    const left = this.reference(await kept(this.idempotencySecret, root.selected.field, input));
    return this.outcome(root, input, act.again ? await act.again(input, left) : left, []);
  }

  /** What the act left, read with the caller's selection under today's reach. */
  private async outcome({ selected, context }: Root, { key }: ActInput, outcome: Outcome, extra: Sql[]): Promise<Json> {
    const audit: AuditOf = {
      kind: 'ACT',
      act: selected.field,
      key,
      purpose: outcome.purpose ?? 'ACT',
      cases: outcome.cases,
      request: context.request,
    };
    const plan = outcome.value
      ? value(outcome.value)
      : one(outcome.entity, (t) => sql`${raw(t)}.id = ${outcome.id}`, 'ACT');
    const compiled = statement(this.compiler, [{ selected, plan }], audit, this.cursors, extra);
    const [row] = await tx().query<Row>(compiled.text);
    const answer = this.answer(compiled, row ?? {})[selected.key];
    if (answer === null) throw new Refused('NOT_FOUND');
    return answer;
  }

  private reference({ outcome_type, outcome_id, cases }: Kept): Outcome {
    return { entity: this.compiler.metadata(outcome_type).target as Outcome['entity'], id: outcome_id, cases };
  }

  private answer(compiled: Statement, row: Row): Record<string, Json> {
    return Object.fromEntries(
      compiled.parts.map(({ key, selected, plan, shape, items }, i) => {
        if (plan.kind === 'value') return [key, project(selected, plan.value)];
        if (plan.kind === 'made') return [key, project(selected, plan.of(JSON.parse(row[String(i)] ?? 'null')))];
        const answer = shape && openText(this.vault, shape, row[String(i)]);
        if (plan.kind !== 'page') return [key, answer];
        // A feed that has nothing new goes on from where it was.
        const next = this.cursors.write(selected.field, row[`next ${i}`] ?? (plan.feed ? START : null));
        const parts: Record<string, unknown> = {
          items: answer,
          next: plan.feed && plan.after && !row[`next ${i}`] ? plan.after : next,
          more: row[`more ${i}`] === 'true',
          __typename: typeNameOf(selected),
        };
        return [key, writtenObject(items.map((one) => [one.key, parts[one.field]] as const))];
      }),
    );
  }
}

async function settle(plan: Plan): Promise<Reading['plan']> {
  return plan.kind === 'work' ? settle(await plan.run()) : plan;
}
