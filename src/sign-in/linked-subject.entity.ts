import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Account } from '../organisations/account.entity';
import { instant, Instant } from '../platform/columns';

@ObjectType({ description: 'Which account an outside provider means by its name for somebody.' })
@Entity('account_subject')
@Unique(['issuer', 'subject'])
@Unique(['issuer', 'accountId'])
export class LinkedSubject {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'The address of the provider.' })
  @Column('text')
  issuer: string;

  @Field({ description: 'Its name for somebody.' })
  @Column('text')
  subject: string;

  @Field(() => Account)
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at', default: () => 'now()' })
  recordedAt: Date;
}
