import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { Glass } from './glass.entity';
import { BreakGlass, ReviewGlass } from './glass.inputs';
import { Glasses } from './glass.service';

const GlassPage = pageOf(Glass);
const GlassOutcome = outcomeOf(Glass);

@Resolver(() => Glass)
export class GlassResolver {
  constructor(private readonly service: Glasses) {}

  @Query(() => GlassPage, {
    description: 'Cases that were broken open, the oldest first: those that nobody else has read the reasons of yet.',
  })
  glassReviews(@Args() page: PageArgs, @Args('reviewed', { defaultValue: false }) reviewed: boolean) {
    return this.service.reviews(page, reviewed);
  }

  @Mutation(() => GlassOutcome, {
    description: 'In an emergency: who the person is and what they need, to you alone, for three hours.',
  })
  breakGlass(@Args('input') input: BreakGlass) {
    return act(BreakGlass, input, (one) => this.service.break(one));
  }

  @Mutation(() => GlassOutcome)
  reviewGlass(@Args('input') input: ReviewGlass) {
    return act(ReviewGlass, input, (one) => this.service.review(one));
  }
}
