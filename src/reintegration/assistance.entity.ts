import { Field, Int, ObjectType } from '@nestjs/graphql';
import { assistanceLevels, assistanceModalities, assistanceStates, assistanceTypes } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum, Day, day, MinorUnits } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Currency } from '../cases/hold.entity';

export const AssistanceType = codeEnum('AssistanceType', assistanceTypes);
export const AssistanceLevel = codeEnum('AssistanceLevel', assistanceLevels);
export const AssistanceModality = codeEnum('AssistanceModality', assistanceModalities);
export const AssistanceState = codeEnum('AssistanceState', assistanceStates);

@ObjectType({ description: 'An item of a plan: cash, things or a service, planned or given, and what it cost.' })
@Entity('assistance')
@ListedOn(Case, 'assistance', { order: 'recordedAt' })
export class Assistance extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

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
