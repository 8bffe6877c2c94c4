import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { codeEnum } from '../platform/columns';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { Referral, ReferralState } from './referral.entity';
import { AnswerReferral, OfferReferral, WithdrawReferral } from './referrals.inputs';
import { Referrals } from './referrals.service';

const ReferralBox = codeEnum('ReferralBox', { codes: ['IN', 'OUT'] });
const ReferralPage = pageOf(Referral);
const ReferralOutcome = outcomeOf(Referral);

@Resolver(() => Referral)
export class ReferralsResolver {
  constructor(private readonly service: Referrals) {}

  @Query(() => ReferralPage, {
    description: 'What your unit was asked (IN) or has asked of others (OUT), last entered first.',
  })
  referrals(
    @Args() page: PageArgs,
    @Args('box', { type: () => ReferralBox, defaultValue: 'IN' }) box: 'IN' | 'OUT',
    @Args('state', { type: () => ReferralState, nullable: true }) state?: string,
  ) {
    return this.service.page(page, box, state);
  }

  @Mutation(() => ReferralOutcome)
  offerReferral(@Args('input') input: OfferReferral) {
    return act(OfferReferral, input, (one) => this.service.offer(one));
  }

  @Mutation(() => [ReferralOutcome])
  offerReferrals(@Args('rows', { type: () => [OfferReferral] }) rows: OfferReferral[]) {
    return acts(OfferReferral, rows, (one) => this.service.offer(one));
  }

  @Mutation(() => ReferralOutcome)
  answerReferral(@Args('input') input: AnswerReferral) {
    return act(AnswerReferral, input, (one) => this.service.answer(one));
  }

  @Mutation(() => [ReferralOutcome])
  answerReferrals(@Args('rows', { type: () => [AnswerReferral] }) rows: AnswerReferral[]) {
    return acts(AnswerReferral, rows, (one) => this.service.answer(one));
  }

  @Mutation(() => ReferralOutcome)
  withdrawReferral(@Args('input') input: WithdrawReferral) {
    return act(WithdrawReferral, input, (one) => this.service.withdraw(one));
  }
}
