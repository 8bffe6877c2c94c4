import { Args, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { ClockCode as Clock } from '#domain';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { Alert, ClockCode, Digest, OwnLimit } from './alert.entity';
import { Alerts } from './alerts.service';
import { DigestAddress, DigestMail, SetDigestAddress } from './digest-address.entity';
import { DigestAddresses } from './digest-addresses.service';
import { SetOwnLimit } from './set-own-limit.input';
import { EndSnooze, SnoozeAlert } from './snoozes.inputs';
import { Snoozes } from './snoozes.service';

const AlertPage = pageOf(Alert);
const AlertOutcome = outcomeOf(Alert);
const DigestPage = pageOf(Digest);
const OwnLimitOutcome = outcomeOf(OwnLimit);
const DigestAddressOutcome = outcomeOf(DigestAddress);

@ObjectType()
class AlertCount {
  @Field(() => ClockCode) clock: string;
  @Field(() => Int) open: number;
  @Field(() => Int) overdue: number;
  @Field(() => Int, { description: 'Put off by your unit; for a supervisor these are open as well.' }) snoozed: number;
}

@Resolver()
export class AlertsResolver {
  constructor(
    private readonly alerts: Alerts,
    private readonly snoozes: Snoozes,
    private readonly addresses: DigestAddresses,
  ) {}

  @Query(() => AlertPage, {
    description: 'What waits for you, the earliest due first; each with the act that answers it.',
  })
  inbox(
    @Args() args: PageArgs,
    @Args('overdue', { defaultValue: false }) overdue: boolean,
    @Args('snoozed', { defaultValue: false, description: 'What your unit put off, instead.' }) snoozed: boolean,
    @Args('clock', { type: () => ClockCode, nullable: true }) clock?: Clock,
  ) {
    return this.alerts.inbox(args, { overdue, snoozed, clock });
  }

  @Query(() => [AlertCount], { description: 'How many of each kind wait in the inbox.' })
  inboxCounts() {
    return this.alerts.counts();
  }

  @Mutation(() => AlertOutcome, { description: 'Out of sight of your unit until then, but of no supervisor’s.' })
  snoozeAlert(@Args('input') input: SnoozeAlert) {
    return act(SnoozeAlert, input, (one) => this.snoozes.begin(one));
  }

  @Mutation(() => AlertOutcome)
  endSnooze(@Args('input') input: EndSnooze) {
    return act(EndSnooze, input, (one) => this.snoozes.end(one));
  }

  @Query(() => [OwnLimit])
  ownLimits() {
    return this.alerts.ownLimits();
  }

  @Mutation(() => OwnLimitOutcome)
  setOwnLimit(@Args('input') input: SetOwnLimit) {
    return act(SetOwnLimit, input, (one) => this.alerts.setOwnLimit(one));
  }

  @Query(() => DigestPage, { description: 'Your mornings, the latest first.' })
  digests(@Args() args: PageArgs) {
    return this.alerts.digests(args);
  }

  @Query(() => DigestMail, { description: 'Whether and where your mornings are sent to you.' })
  digestMail() {
    return this.addresses.mine();
  }

  @Mutation(() => DigestAddressOutcome)
  setDigestAddress(@Args('input') input: SetDigestAddress) {
    return act(SetDigestAddress, input, (one) => this.addresses.set(one));
  }
}
