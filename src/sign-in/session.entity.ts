import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Account } from '../organisations/account.entity';
import { instant, Instant } from '../platform/columns';

/** Kept for 90 days after its end. What the browser shows is a random token; only its SHA-256 is here. */
@ObjectType({ description: 'A browser that is, or was, signed in to the portal.' })
@Entity('session')
export class Session {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Account)
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Index('session_account')
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('bytea', { unique: true, name: 'token_hash' })
  tokenHash: Buffer;

  @Field(() => [String], { description: 'How the person proved who they are, as RFC 8176 names it.' })
  @Column('text', { array: true })
  methods: string[];

  /** What an outside provider left of the account's roles. */
  @Column('text', { array: true, nullable: true })
  roles: string[] | null;

  /** How an outside provider calls its holder, and its own session of them. */
  @Column('text', { name: 'provider_subject', nullable: true })
  providerSubject: string | null;

  @Column('text', { name: 'provider_session', nullable: true })
  providerSession: string | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'signed_in_at', default: () => 'now()' })
  signedInAt: Date;

  @Field(() => Instant, { description: 'The last time that they proved it again.' })
  @Column({ ...instant, name: 'verified_at', default: () => 'now()' })
  verifiedAt: Date;

  @Field(() => Instant, { description: 'The last work, to half a minute; fifteen minutes later the session is over.' })
  @Column({ ...instant, name: 'worked_at', default: () => 'now()' })
  workedAt: Date;

  @Field(() => Instant, { description: 'Over by then, whatever is done.' })
  @Column({ ...instant, name: 'ends_at' })
  endsAt: Date;

  @Field(() => Instant, { nullable: true, description: 'Ended before its time, by somebody.' })
  @Column({ ...instant, nullable: true, name: 'ended_at' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'A code of session ends.' })
  @Column('text', { nullable: true, name: 'end_reason' })
  endReason: string | null;
}
