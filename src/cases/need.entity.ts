import { Field, ObjectType } from '@nestjs/graphql';
import { urgentNeeds } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from './case-fact.entity';
import { Case } from './case.entity';

export const UrgentNeed = codeEnum('UrgentNeed', urgentNeeds);

@ObjectType({ description: 'An urgent need, which is met before anything is asked.' })
@Entity('need')
@ListedOn(Case, 'needs', { order: 'recordedAt' })
export class Need extends CaseFact {
  @Field(() => UrgentNeed)
  @Column('text')
  code: string;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'met_at' })
  metAt: Date | null;
}
