import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { webhookFailures, webhookStates } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Account } from '../organisations/account.entity';
import { Unit } from '../organisations/unit.entity';
import { codeEnum, instant, Instant } from '../platform/columns';
import { outcomeOf } from '../platform/outcome/problem';
import { pageOf } from '../platform/page';

export const WebhookState = codeEnum('WebhookState', webhookStates);
export const WebhookFailure = codeEnum('WebhookFailure', webhookFailures);

@ObjectType({ description: 'Where a machine is told that something changed: by ids and names of events, in order.' })
@Entity('webhook')
export class Webhook {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field()
  @Column('text')
  url: string;

  @Field(() => WebhookState)
  @Column('text')
  state: string;

  @Field(() => WebhookFailure, { nullable: true, description: 'Why it was paused; null if its machine paused it.' })
  @Column('text', { nullable: true, name: 'paused_why' })
  pausedWhy: string | null;

  @Column('bytea')
  secret: Buffer;

  @Column('bytea', { nullable: true, name: 'old_secret' })
  oldSecret: Buffer | null;

  @Field(() => Instant, { nullable: true, description: 'Until when the secret before signs as well.' })
  @Column({ ...instant, nullable: true, name: 'old_secret_until' })
  oldSecretUntil: Date | null;

  /** The last event that arrived, or was passed over. */
  @Column('bigint')
  pos: string;

  @Column('bigint')
  seq: string;

  @Field(() => Int, { description: 'How often the message that is due was tried in vain.' })
  @Column('int', { default: 0 })
  tries: number;

  @Column({ ...instant, name: 'retry_at' })
  retryAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'failing_since' })
  failingSince: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When a message last arrived.' })
  @Column({ ...instant, nullable: true, name: 'delivered_at' })
  deliveredAt: Date | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}

@ObjectType({ description: 'A message that did not arrive at once, and what became of it.' })
@Entity('webhook_attempt')
@Unique('webhook_attempt_once', ['webhookId', 'event'])
export class WebhookAttempt {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Webhook, { nullable: false })
  @JoinColumn({ name: 'webhook_id' })
  webhook: Webhook;

  @Column('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Field(() => ID, { description: "The message's own id." })
  @Column('uuid', { name: 'event_id' })
  event: string;

  @Field(() => Instant, { description: 'When it was last tried.' })
  @Column(instant)
  at: Date;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last answer, if there was one.' })
  @Column('int', { nullable: true })
  status: number | null;

  @Field(() => WebhookFailure, { nullable: true, description: 'Why it did not arrive; null once it has.' })
  @Column('text', { nullable: true })
  why: string | null;

  @Field(() => Int)
  @Column('int')
  tries: number;
}

@ObjectType({ description: 'A webhook with a new secret.' })
export class NewWebhook {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field()
  url: string;

  @Field({
    description:
      'Signs every message (HMAC-SHA256, Standard Webhooks). Kept sealed; the same key again tells it again.',
  })
  secret: string;

  @Field(() => Instant, { nullable: true })
  oldSecretUntil: Date | null;
}

export const WebhookPage = pageOf(Webhook);
export const WebhookAttemptPage = pageOf(WebhookAttempt);
export const WebhookOutcome = outcomeOf(Webhook);
export const NewWebhookOutcome = outcomeOf(NewWebhook);
