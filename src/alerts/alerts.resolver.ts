import { Args, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { ClockCode as Clock } from '#domain';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { Alert, ClockCode, Digest, OwnLimit } from './alert.entity';
import { Alerts } from './alerts.service';
import { SetOwnLimit } from './set-own-limit.input';

const AlertPage = pageOf(Alert);
const DigestPage = pageOf(Digest);
const OwnLimitOutcome = outcomeOf(OwnLimit);

@ObjectType()
class AlertCount {
  @Field(() => ClockCode) clock: string;
  @Field(() => Int) open: number;
  @Field(() => Int) overdue: number;
}

@Resolver()
export class AlertsResolver {
  constructor(private readonly alerts: Alerts) {}

  @Query(() => AlertPage, {
    description: 'What waits for you, the earliest due first; each with the act that answers it.',
  })
  inbox(
    @Args() args: PageArgs,
    @Args('overdue', { defaultValue: false }) overdue: boolean,
    @Args('clock', { type: () => ClockCode, nullable: true }) clock?: Clock,
  ) {
    return this.alerts.inbox(args, overdue, clock);
  }

  @Query(() => [AlertCount], { description: 'How many of each kind wait in the inbox.' })
  inboxCounts() {
    return this.alerts.counts();
  }

  @Query(() => [OwnLimit])
  ownLimits() {
    return this.alerts.ownLimits();
  }

  @Mutation(() => OwnLimitOutcome)
  setOwnLimit(@Args('input') input: SetOwnLimit) {
    return act(SetOwnLimit, input, (one) => this.alerts.setOwnLimit(one));
  }

  @Query(() => DigestPage, { description: "Your unit's mornings, the latest first." })
  digests(@Args() args: PageArgs) {
    return this.alerts.digests(args);
  }
}
