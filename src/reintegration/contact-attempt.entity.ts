import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { ContactChannel } from './enums';
import { FollowUp } from './follow-up.entity';

@ObjectType({ description: 'Somebody was sought for a follow-up and not reached.' })
@Entity('contact_attempt')
@ListedOn(FollowUp, 'attempts', { by: 'followUp', order: 'occurredAt' })
export class ContactAttempt extends CaseFact {
  @ManyToOne(() => FollowUp, { nullable: false })
  @JoinColumn({ name: 'follow_up_id' })
  followUp: FollowUp;

  @Column('uuid', { name: 'follow_up_id' })
  followUpId: string;

  @Field(() => ContactChannel)
  @Column('text')
  channel: string;
}
