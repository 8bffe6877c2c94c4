import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { PageArgs, pageOf } from '../platform/page';
import { Handover } from './handover.entity';
import { HandoverOutcome } from './handover.outcome';
import { DraftHandover, SignHandover } from './handovers.inputs';
import { Handovers } from './handovers.service';

const HandoverPage = pageOf(Handover);

@Resolver(() => Handover)
export class HandoversResolver {
  constructor(private readonly service: Handovers) {}

  @Query(() => Handover, { nullable: true })
  handover(@Args('id', { type: () => ID }) id: string) {
    return this.service.one(id);
  }

  @Query(() => HandoverPage, { description: 'Handovers of people of yours, the latest first.' })
  handovers(@Args() page: PageArgs) {
    return this.service.page(page);
  }

  @Mutation(() => HandoverOutcome)
  draftHandover(@Args('input') input: DraftHandover) {
    return act(DraftHandover, input, (one) => this.service.draft(one));
  }

  @Mutation(() => HandoverOutcome)
  signHandover(@Args('input') input: SignHandover) {
    return act(SignHandover, input, (one) => this.service.sign(one));
  }
}
