import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { PageArgs, pageOf } from '../platform/page';
import { HandedPerson } from './handed-person.entity';
import { Handover } from './handover.entity';
import { HandoverOutcome } from './handover.outcome';
import { DraftAddendum, DraftHandover, SignHandover, WithdrawHandover } from './handovers.inputs';
import { Handovers } from './handovers.service';
import { Signatures } from './signatures.service';
import { HandoverWithdrawals } from './withdrawals.service';

const HandoverPage = pageOf(Handover);
const HandedPersonPage = pageOf(HandedPerson);

@Resolver(() => Handover)
export class HandoversResolver {
  constructor(
    private readonly service: Handovers,
    private readonly signatures: Signatures,
    private readonly withdrawals: HandoverWithdrawals,
  ) {}

  @Query(() => Handover, { nullable: true })
  handover(@Args('id', { type: () => ID }) id: string) {
    return this.service.one(id);
  }

  @Query(() => HandoverPage, {
    description:
      'Handovers of people of yours, the latest first; `unsigned`: those that wait for a signature of your side’s to enter.',
  })
  handovers(@Args() page: PageArgs, @Args('unsigned', { defaultValue: false }) unsigned: boolean) {
    return this.service.page(page, unsigned);
  }

  @Query(() => HandedPersonPage, {
    description: 'People whom a receiver did not take and for whom nobody else has signed since: theirs who gave them.',
  })
  custodyGaps(@Args() page: PageArgs) {
    return this.service.gaps(page);
  }

  @Mutation(() => HandoverOutcome)
  draftHandover(@Args('input') input: DraftHandover) {
    return act(DraftHandover, input, (one) => this.service.draft(one));
  }

  @Mutation(() => HandoverOutcome)
  draftAddendum(@Args('input') input: DraftAddendum) {
    return act(DraftAddendum, input, (one) => this.service.draftAddendum(one));
  }

  @Mutation(() => HandoverOutcome)
  withdrawHandover(@Args('input') input: WithdrawHandover) {
    return act(WithdrawHandover, input, (one) => this.withdrawals.withdraw(one));
  }

  @Mutation(() => HandoverOutcome)
  signHandover(@Args('input') input: SignHandover) {
    return act(SignHandover, input, (one) => this.signatures.sign(one));
  }
}
