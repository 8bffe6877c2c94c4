import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { PageArgs } from '../platform/page';
import { NewWebhookOutcome, Webhook, WebhookAttemptPage, WebhookOutcome, WebhookPage } from './webhook.entity';
import { ChangeWebhook, OfWebhook, RegisterWebhook, ReplayWebhook } from './webhooks.inputs';
import { Webhooks } from './webhooks.service';

@Resolver()
export class WebhooksResolver {
  constructor(private readonly own: Webhooks) {}

  @Query(() => WebhookPage, { description: 'Where your machine is told of changes.' })
  webhooks(@Args() page: PageArgs) {
    return this.own.page(page);
  }

  @Query(() => Webhook, { nullable: true })
  webhook(@Args('id', { type: () => ID }) id: string) {
    return this.own.one(id);
  }

  @Query(() => WebhookAttemptPage, { description: 'What did not arrive at once, and why.' })
  webhookAttempts(
    @Args('webhook', { type: () => ID }) webhook: string,
    @Args() page: PageArgs,
    @Args('failedOnly', { defaultValue: false }) failedOnly: boolean,
  ) {
    return this.own.attempts(webhook, failedOnly, page);
  }

  @Mutation(() => NewWebhookOutcome)
  registerWebhook(@Args('input') input: RegisterWebhook) {
    return act(
      RegisterWebhook,
      input,
      (one) => this.own.register(one),
      (_, { id }) => this.own.again(id),
    );
  }

  @Mutation(() => NewWebhookOutcome, { description: 'A new secret; the one before signs beside it for 24 hours.' })
  rotateWebhookSecret(@Args('input') input: OfWebhook) {
    return act(
      OfWebhook,
      input,
      (one) => this.own.rotate(one),
      (_, { id }) => this.own.again(id),
    );
  }

  @Mutation(() => WebhookOutcome)
  changeWebhook(@Args('input') input: ChangeWebhook) {
    return act(ChangeWebhook, input, (one) => this.own.change(one));
  }

  @Mutation(() => WebhookOutcome, { description: 'Nothing is sent, and nothing is missed: it goes on where it was.' })
  pauseWebhook(@Args('input') input: OfWebhook) {
    return act(OfWebhook, input, (one) => this.own.pause(one));
  }

  @Mutation(() => WebhookOutcome, { description: 'Goes on where it was, at once.' })
  resumeWebhook(@Args('input') input: OfWebhook) {
    return act(OfWebhook, input, (one) => this.own.resume(one));
  }

  @Mutation(() => WebhookOutcome, { description: 'Sends again what was sent, from a point on.' })
  replayWebhook(@Args('input') input: ReplayWebhook) {
    return act(ReplayWebhook, input, (one) => this.own.replay(one));
  }

  @Mutation(() => WebhookOutcome)
  removeWebhook(@Args('input') input: OfWebhook) {
    return act(OfWebhook, input, (one) => this.own.remove(one));
  }
}
