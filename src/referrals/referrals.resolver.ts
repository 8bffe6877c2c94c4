import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { codeEnum } from '../platform/columns';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { OfferKind, Referral, ReferralState } from './referral.entity';
import {
  AnswerReferral,
  OfferReferral,
  RequestCase,
  ReturnCase,
  TransferCase,
  WithdrawReferral,
} from './referrals.inputs';
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
    @Args('kind', { type: () => OfferKind, nullable: true }) kind?: string,
  ) {
    return this.service.page(page, box, state, kind);
  }

  @Query(() => Referral, { nullable: true, description: 'One that your unit was asked or has asked.' })
  referral(@Args('id', { type: () => ID }) id: string) {
    return this.service.one(id);
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
  transferCase(@Args('input') input: TransferCase) {
    return act(TransferCase, input, (one) => this.service.transfer(one));
  }

  @Mutation(() => [ReferralOutcome])
  transferCases(@Args('rows', { type: () => [TransferCase] }) rows: TransferCase[]) {
    return acts(TransferCase, rows, (one) => this.service.transfer(one));
  }

  @Mutation(() => ReferralOutcome)
  requestCase(@Args('input') input: RequestCase) {
    return act(RequestCase, input, (one) => this.service.request(one));
  }

  @Mutation(() => [ReferralOutcome])
  requestCases(@Args('rows', { type: () => [RequestCase] }) rows: RequestCase[]) {
    return acts(RequestCase, rows, (one) => this.service.request(one));
  }

  @Mutation(() => ReferralOutcome)
  returnCase(@Args('input') input: ReturnCase) {
    return act(ReturnCase, input, (one) => this.service.return(one));
  }

  @Mutation(() => [ReferralOutcome])
  returnCases(@Args('rows', { type: () => [ReturnCase] }) rows: ReturnCase[]) {
    return acts(ReturnCase, rows, (one) => this.service.return(one));
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

  @Mutation(() => [ReferralOutcome])
  withdrawReferrals(@Args('rows', { type: () => [WithdrawReferral] }) rows: WithdrawReferral[]) {
    return acts(WithdrawReferral, rows, (one) => this.service.withdraw(one));
  }
}
