import { Field, ObjectType } from '@nestjs/graphql';
import { assessmentKinds } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from './case-fact.entity';
import { Case } from './case.entity';

export const AssessmentKind = codeEnum('AssessmentKind', assessmentKinds);

@ObjectType({
  description: 'A judgement that a step waits for: fit to travel, safe to return, best interest of a child.',
})
@Entity('assessment')
@ListedOn(Case, 'assessments', { order: 'occurredAt' })
export class Assessment extends CaseFact {
  @Field(() => AssessmentKind)
  @Column('text')
  kind: string;

  @Field({ description: 'One of the outcomes of its kind.' })
  @Column('text')
  outcome: string;

  @Field({ description: 'A specialist judged, as a pregnancy or an illness asks.' })
  @Column('boolean')
  specialist: boolean;
}
