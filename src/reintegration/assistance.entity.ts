import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { Day, day, MinorUnits } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Currency } from '../cases/hold.entity';
import { AssistanceLevel, AssistanceModality, AssistanceState, AssistanceType } from './enums';
import { PlanItem } from './plan.entity';

@ObjectType({ description: 'Cash, things or a service, given for an item of a plan or beside it, and what it cost.' })
@Entity('assistance')
@ListedOn(Case, 'assistance', { order: 'recordedAt' })
export class Assistance extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => PlanItem, { nullable: true, description: 'What of the plan it was given for.' })
  @ManyToOne(() => PlanItem, { nullable: true })
  @JoinColumn({ name: 'item_id' })
  item: PlanItem | null;

  @Column('uuid', { nullable: true, name: 'item_id' })
  itemId: string | null;

  @Field(() => AssistanceType)
  @Column('text')
  type: string;

  @Field(() => AssistanceLevel)
  @Column('text')
  level: string;

  @Field(() => AssistanceModality)
  @Column('text')
  modality: string;

  @Field(() => AssistanceState)
  @Column('text')
  state: string;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'planned_on' })
  plannedOn: string | null;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'given_on' })
  givenOn: string | null;

  @Field(() => MinorUnits, { nullable: true })
  @Column('bigint', { nullable: true, name: 'cost_minor' })
  costMinor: number | null;

  @Field(() => Currency, { nullable: true })
  @Column('text', { nullable: true })
  currency: string | null;

  @Field({ description: 'The survivor confirmed to have received it.' })
  @Column('boolean')
  confirmed: boolean;
}
