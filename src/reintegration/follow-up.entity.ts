import { Field, Int, ObjectType } from '@nestjs/graphql';
import { attemptsBeforeLoss } from '#domain';
import { Column, Entity } from 'typeorm';
import { Day, day, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { FollowUpOutcome } from './enums';

@ObjectType({ description: 'A visit or call that is due, and how it went.' })
@Entity('follow_up')
@ListedOn(Case, 'followUps', { order: 'dueOn' })
export class FollowUp extends CaseFact {
  @Field(() => Case)
  declare case: Case;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Int, { description: 'Months since the return home: 1, 3, 6, 12 and those that an organisation adds.' })
  @Column('int')
  month: number;

  @Field(() => Day)
  @Column({ ...day, name: 'due_on' })
  dueOn: string;

  @Field(() => Day, { nullable: true, description: 'When it was due at first, where it was moved.' })
  @Column({ ...day, nullable: true, name: 'first_due_on' })
  firstDueOn: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'done_at' })
  doneAt: Date | null;

  @Field(() => FollowUpOutcome, { nullable: true })
  @Column('text', { nullable: true })
  outcome: string | null;

  @Field({ description: 'Sought so often in vain that it is time to say that contact is lost.' })
  @Computed((t) =>
    raw(
      `(${t}.done_at is null and (select count(*) from contact_attempt a where a.follow_up_id = ${t}.id) >= ${attemptsBeforeLoss})`,
    ),
  )
  loseContactOffered: boolean;
}
