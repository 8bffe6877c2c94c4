import { Field, Int, ObjectType } from '@nestjs/graphql';
import { followUpOutcomes } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum, Day, day, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';

export const FollowUpOutcome = codeEnum('FollowUpOutcome', followUpOutcomes);

@ObjectType({ description: 'A visit or call that is due, and how it went.' })
@Entity('follow_up')
@ListedOn(Case, 'followUps', { order: 'dueOn' })
export class FollowUp extends CaseFact {
  @Field(() => Case)
  declare case: Case;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Int, { description: 'Months since the return home: 1, 3, 6 or 12.' })
  @Column('int')
  month: number;

  @Field(() => Day)
  @Column({ ...day, name: 'due_on' })
  dueOn: string;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'done_at' })
  doneAt: Date | null;

  @Field(() => FollowUpOutcome, { nullable: true })
  @Column('text', { nullable: true })
  outcome: string | null;
}
