import { Field, ObjectType } from '@nestjs/graphql';
import { Entity } from 'typeorm';
import { ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';

@ObjectType({ description: 'What was agreed with the survivor; due 30 days after the return.' })
@Entity('plan')
@ListedOn(Case, 'plans', { order: 'occurredAt' })
export class Plan extends CaseFact {
  @Field(() => String, { nullable: true })
  @Sealed()
  objectives: string | null;
}
