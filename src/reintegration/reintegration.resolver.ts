import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Day } from '../platform/columns';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { CaseOutcome } from '../cases/case.outcome';
import { FollowUp } from './follow-up.entity';
import { FollowUpDue, FollowUpMonth, SetFollowUpMonth } from './follow-up-month.entity';
import { FollowUpTemplate } from './follow-up-template.service';
import { FollowUps } from './follow-ups.service';
import { Homecoming } from './homecoming.service';
import { GoHome, LogAssistance, MoveFollowUp, RecordFollowUp, UpdateAssistance } from './reintegration.inputs';
import { Support } from './support.service';

const FollowUpPage = pageOf(FollowUp);
const FollowUpMonthOutcome = outcomeOf(FollowUpMonth);

@Resolver()
export class ReintegrationResolver {
  constructor(
    private readonly homecoming: Homecoming,
    private readonly support: Support,
    private readonly following: FollowUps,
    private readonly template: FollowUpTemplate,
  ) {}

  @Query(() => FollowUpPage, { description: 'Your agenda: follow-ups that are still open, the longest due first.' })
  followUps(
    @Args() page: PageArgs,
    @Args('dueBefore', { type: () => Day, nullable: true, description: 'That day not included.' }) dueBefore?: string,
    @Args('dueFrom', { type: () => Day, nullable: true }) dueFrom?: string,
  ) {
    return this.following.agenda(page, dueFrom, dueBefore);
  }

  @Mutation(() => CaseOutcome)
  goHome(@Args('input') input: GoHome) {
    return act(GoHome, input, (one) => this.homecoming.goHome(one));
  }

  @Mutation(() => [CaseOutcome])
  goHomeAll(@Args('rows', { type: () => [GoHome] }) rows: GoHome[]) {
    return acts(GoHome, rows, (one) => this.homecoming.goHome(one));
  }

  @Mutation(() => CaseOutcome)
  logAssistance(@Args('input') input: LogAssistance) {
    return act(LogAssistance, input, (one) => this.support.log(one));
  }

  @Mutation(() => [CaseOutcome])
  logAssistances(@Args('rows', { type: () => [LogAssistance] }) rows: LogAssistance[]) {
    return acts(LogAssistance, rows, (one) => this.support.log(one));
  }

  @Mutation(() => CaseOutcome)
  updateAssistance(@Args('input') input: UpdateAssistance) {
    return act(UpdateAssistance, input, (one) => this.support.update(one));
  }

  @Mutation(() => [CaseOutcome])
  updateAssistances(@Args('rows', { type: () => [UpdateAssistance] }) rows: UpdateAssistance[]) {
    return acts(UpdateAssistance, rows, (one) => this.support.update(one));
  }

  @Query(() => [FollowUpDue], { description: 'The months after the return at which your organisation follows up.' })
  followUpTemplate() {
    return this.template.show();
  }

  @Mutation(() => FollowUpMonthOutcome)
  setFollowUpMonth(@Args('input') input: SetFollowUpMonth) {
    return act(SetFollowUpMonth, input, (one) => this.template.set(one));
  }

  @Mutation(() => CaseOutcome)
  moveFollowUp(@Args('input') input: MoveFollowUp) {
    return act(MoveFollowUp, input, (one) => this.following.move(one));
  }

  @Mutation(() => [CaseOutcome])
  moveFollowUps(@Args('rows', { type: () => [MoveFollowUp] }) rows: MoveFollowUp[]) {
    return acts(MoveFollowUp, rows, (one) => this.following.move(one));
  }

  @Mutation(() => CaseOutcome)
  recordFollowUp(@Args('input') input: RecordFollowUp) {
    return act(RecordFollowUp, input, (one) => this.following.recordOne(one));
  }

  @Mutation(() => [CaseOutcome])
  recordFollowUps(@Args('rows', { type: () => [RecordFollowUp] }) rows: RecordFollowUp[]) {
    return acts(RecordFollowUp, rows, (one) => this.following.recordOne(one));
  }
}
