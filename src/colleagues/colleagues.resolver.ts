import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { CaseOutcome } from '../cases/case.outcome';
import { Colleague } from '../organisations/colleague.entity';
import { Assignments } from './assignments.service';
import { Bars } from './bars.service';
import { CaseloadOutcome } from './caseload';
import { AssignCase, BarAccount, LiftBar, ReassignCaseload } from './colleagues.inputs';

@Resolver()
export class ColleaguesResolver {
  constructor(
    private readonly assignments: Assignments,
    private readonly bars: Bars,
  ) {}

  @Query(() => [Colleague], { description: 'Live accounts of your unit.' })
  colleagues() {
    return this.assignments.colleagues();
  }

  @Mutation(() => CaseOutcome)
  assignCase(@Args('input') input: AssignCase) {
    return act(AssignCase, input, (one) => this.assignments.assign(one));
  }

  @Mutation(() => [CaseOutcome])
  assignCases(@Args('rows', { type: () => [AssignCase] }) rows: AssignCase[]) {
    return acts(AssignCase, rows, (one) => this.assignments.assign(one));
  }

  @Mutation(() => CaseloadOutcome)
  reassignCaseload(@Args('input') input: ReassignCaseload) {
    return act(
      ReassignCaseload,
      input,
      (one) => this.assignments.reassign(one),
      (one) => this.assignments.moved(one),
    );
  }

  @Mutation(() => CaseOutcome)
  barAccount(@Args('input') input: BarAccount) {
    return act(BarAccount, input, (one) => this.bars.bar(one));
  }

  @Mutation(() => CaseOutcome)
  liftBar(@Args('input') input: LiftBar) {
    return act(LiftBar, input, (one) => this.bars.lift(one));
  }
}
