import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { Account } from './account.entity';

/** Written by the database with the change itself; never changed. */
@ObjectType({ description: 'A role that was given to an account or taken from it.' })
@Entity('role_grant')
export class RoleGrant {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Account)
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field()
  @Column('text')
  role: string;

  @Field({ description: 'False where it was taken.' })
  @Column('boolean')
  given: boolean;

  @Field(() => Account, { nullable: true, description: 'By whom; null for set-up.' })
  @ManyToOne(() => Account)
  @JoinColumn({ name: 'giver_id' })
  giver: Account | null;

  @Column('uuid', { name: 'giver_id', nullable: true })
  giverId: string | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
