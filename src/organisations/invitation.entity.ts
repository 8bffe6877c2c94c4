import { Field, ID, ObjectType } from '@nestjs/graphql';
import { invitationKinds } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { Account } from './account.entity';

export const InvitationKind = codeEnum('InvitationKind', invitationKinds);

/** The link itself is shown once and kept nowhere. */
@ObjectType({
  description: 'A link by which somebody signs in for the first time, or anew: used once, within 72 hours.',
})
@Entity('invitation')
@ListedOn(Account, 'invitations', { by: 'account', order: 'recordedAt', limit: 50 })
export class Invitation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Account)
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => InvitationKind)
  @Column('text')
  kind: string;

  /** SHA-256 of the link's secret, which only who lets people in may read. */
  @Column('bytea', { name: 'token_hash', unique: true })
  tokenHash: Buffer;

  /** Null for set-up. */
  @Column('uuid', { name: 'maker_id', nullable: true })
  makerId: string | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'expires_at' })
  expiresAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, name: 'used_at', nullable: true })
  usedAt: Date | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
