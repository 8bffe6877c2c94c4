import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { Day, day, instant, Instant, MinorUnits } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Currency } from '../cases/hold.entity';
import { AssistanceLevel, AssistanceType, Dimension, PlanItemReason, PlanItemState } from './enums';
import { Provider } from './provider.entity';

const entered = (than: '<=' | '>') => (t: string) =>
  `from plan p where p.case_id = ${t}.case_id and (p.recorded_at, p.id) ${than} (${t}.recorded_at, ${t}.id)`;

/** Never changed: a plan that is agreed anew is another row, and the one before reads as it was agreed. */
@ObjectType({ description: 'What was agreed with the survivor; due 30 days after the return.' })
@Entity('plan')
@ListedOn(Case, 'plans', { order: 'occurredAt' })
export class Plan extends CaseFact {
  @Field(() => String, { nullable: true })
  @Sealed()
  objectives: string | null;

  @Field(() => Int, { description: '1 for the first, and one more each time it was agreed anew.' })
  @Computed((t) => raw(`(select count(*)::int ${entered('<=')(t)})`))
  number: number;

  @Field({ description: 'The last that was agreed.' })
  @Computed((t) => raw(`not exists (select ${entered('>')(t)})`))
  inForce: boolean;
}

@ObjectType({ description: 'What the survivor wants to reach; its note are their own words.' })
@Entity('goal')
@ListedOn(Plan, 'goals', { by: 'plan', order: 'place' })
export class Goal extends CaseFact {
  @ManyToOne(() => Plan, { nullable: false })
  @JoinColumn({ name: 'plan_id' })
  plan: Plan;

  @Column('uuid', { name: 'plan_id' })
  planId: string;

  @Column('int')
  place: number;

  @Field(() => Dimension)
  @Column('text')
  dimension: string;
}

@ObjectType({ description: 'One thing that is to be done for a goal: by whom, until when, at what cost.' })
@Entity('plan_item')
@ListedOn(Goal, 'items', { by: 'goal', order: 'place' })
export class PlanItem extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  @ManyToOne(() => Goal, { nullable: false })
  @JoinColumn({ name: 'goal_id' })
  goal: Goal;

  @Column('uuid', { name: 'goal_id' })
  goalId: string;

  @Column('int')
  place: number;

  @Field(() => PlanItem, { nullable: true, description: 'The item of the plan before that it goes on with.' })
  @ManyToOne(() => PlanItem, { nullable: true })
  @JoinColumn({ name: 'continues_id' })
  continues: PlanItem | null;

  @Column('uuid', { nullable: true, name: 'continues_id' })
  continuesId: string | null;

  @Field(() => AssistanceType)
  @Column('text')
  type: string;

  @Field(() => AssistanceLevel)
  @Column('text')
  level: string;

  @Field(() => Provider, { nullable: true })
  @ManyToOne(() => Provider, { nullable: true })
  @JoinColumn({ name: 'provider_id' })
  provider: Provider | null;

  @Column('uuid', { nullable: true, name: 'provider_id' })
  providerId: string | null;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'planned_on' })
  plannedOn: string | null;

  @Field(() => MinorUnits, { nullable: true, description: 'What it is to cost.' })
  @Column('bigint', { nullable: true, name: 'cost_minor' })
  costMinor: number | null;

  @Field(() => Currency, { nullable: true })
  @Column('text', { nullable: true })
  currency: string | null;

  @Field(() => PlanItemState)
  @Column('text')
  state: string;

  @Field(() => PlanItemReason, { nullable: true, description: 'Why it was cancelled.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => Instant, { nullable: true, description: 'When it was done, cancelled, or carried on in a newer plan.' })
  @Column({ ...instant, nullable: true, name: 'ended_at' })
  endedAt: Date | null;
}
