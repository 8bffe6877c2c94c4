import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseOutcome } from '../cases/case.outcome';
import { act, acts } from '../platform/operation/act';
import { PageArgs } from '../platform/page';
import { AssertFact, ConfirmFact, DisputeFact, ResolveDisagreement, WithdrawFact } from './assertions.inputs';
import { Assertions } from './assertions.service';
import { DisagreementCount, DisagreementFilter, DisagreementPage } from './disagreement.entity';
import { Disagreements } from './disagreements.service';
import { RecordInterview } from './interview.entity';
import { Interviews } from './interviews.service';

@Resolver()
export class TruthResolver {
  constructor(
    private readonly assertions: Assertions,
    private readonly queue: Disagreements,
    private readonly interviews: Interviews,
  ) {}

  @Mutation(() => CaseOutcome)
  assertFact(@Args('input') input: AssertFact) {
    return act(AssertFact, input, (one) => this.assertions.assert(one));
  }

  @Mutation(() => [CaseOutcome])
  assertFacts(@Args('rows', { type: () => [AssertFact] }) rows: AssertFact[]) {
    return acts(AssertFact, rows, (one) => this.assertions.assert(one));
  }

  @Mutation(() => CaseOutcome)
  confirmFact(@Args('input') input: ConfirmFact) {
    return act(ConfirmFact, input, (one) => this.assertions.confirm(one));
  }

  @Mutation(() => [CaseOutcome])
  confirmFacts(@Args('rows', { type: () => [ConfirmFact] }) rows: ConfirmFact[]) {
    return acts(ConfirmFact, rows, (one) => this.assertions.confirm(one));
  }

  @Mutation(() => CaseOutcome)
  disputeFact(@Args('input') input: DisputeFact) {
    return act(DisputeFact, input, (one) => this.assertions.dispute(one));
  }

  @Mutation(() => [CaseOutcome])
  disputeFacts(@Args('rows', { type: () => [DisputeFact] }) rows: DisputeFact[]) {
    return acts(DisputeFact, rows, (one) => this.assertions.dispute(one));
  }

  @Mutation(() => CaseOutcome)
  withdrawFact(@Args('input') input: WithdrawFact) {
    return act(WithdrawFact, input, (one) => this.assertions.withdraw(one));
  }

  @Mutation(() => CaseOutcome)
  resolveDisagreement(@Args('input') input: ResolveDisagreement) {
    return act(ResolveDisagreement, input, (one) => this.assertions.resolve(one));
  }

  @Mutation(() => CaseOutcome)
  recordInterview(@Args('input') input: RecordInterview) {
    return act(RecordInterview, input, (one) => this.interviews.asked(one));
  }

  @Query(() => DisagreementPage, { description: 'What agencies exclude each other on, first due first.' })
  disagreements(@Args() page: PageArgs, @Args('filter', { nullable: true }) filter?: DisagreementFilter) {
    return this.queue.page(page, filter ?? Object.assign(new DisagreementFilter(), { state: 'OPEN' }));
  }

  @Query(() => [DisagreementCount])
  disagreementCounts() {
    return this.queue.counts();
  }
}
