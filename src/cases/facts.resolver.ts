import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { CaseOutcome } from './case.outcome';
import {
  ClearHold,
  MeetNeed,
  OpenHold,
  RecordAssessment,
  RecordConsent,
  RecordDetermination,
  RecordNeed,
  WithdrawConsent,
} from './facts.inputs';
import { Facts } from './facts.service';

@Resolver()
export class FactsResolver {
  constructor(private readonly facts: Facts) {}

  @Mutation(() => CaseOutcome)
  recordConsent(@Args('input') input: RecordConsent) {
    return act(RecordConsent, input, (one) => this.facts.consent(one));
  }

  @Mutation(() => [CaseOutcome])
  recordConsents(@Args('rows', { type: () => [RecordConsent] }) rows: RecordConsent[]) {
    return acts(RecordConsent, rows, (one) => this.facts.consent(one));
  }

  @Mutation(() => CaseOutcome)
  withdrawConsent(@Args('input') input: WithdrawConsent) {
    return act(WithdrawConsent, input, (one) => this.facts.withdraw(one));
  }

  @Mutation(() => CaseOutcome)
  recordNeed(@Args('input') input: RecordNeed) {
    return act(RecordNeed, input, (one) => this.facts.need(one));
  }

  @Mutation(() => [CaseOutcome])
  recordNeeds(@Args('rows', { type: () => [RecordNeed] }) rows: RecordNeed[]) {
    return acts(RecordNeed, rows, (one) => this.facts.need(one));
  }

  @Mutation(() => CaseOutcome, { description: 'What could not wait has been seen to.' })
  meetNeed(@Args('input') input: MeetNeed) {
    return act(MeetNeed, input, (one) => this.facts.meetNeed(one));
  }

  @Mutation(() => CaseOutcome)
  recordDetermination(@Args('input') input: RecordDetermination) {
    return act(RecordDetermination, input, (one) => this.facts.determination(one));
  }

  @Mutation(() => [CaseOutcome])
  recordDeterminations(@Args('rows', { type: () => [RecordDetermination] }) rows: RecordDetermination[]) {
    return acts(RecordDetermination, rows, (one) => this.facts.determination(one));
  }

  @Mutation(() => CaseOutcome)
  recordAssessment(@Args('input') input: RecordAssessment) {
    return act(RecordAssessment, input, (one) => this.facts.assessment(one));
  }

  @Mutation(() => [CaseOutcome])
  recordAssessments(@Args('rows', { type: () => [RecordAssessment] }) rows: RecordAssessment[]) {
    return acts(RecordAssessment, rows, (one) => this.facts.assessment(one));
  }

  @Mutation(() => CaseOutcome)
  openHold(@Args('input') input: OpenHold) {
    return act(OpenHold, input, (one) => this.facts.openHold(one));
  }

  @Mutation(() => [CaseOutcome])
  openHolds(@Args('rows', { type: () => [OpenHold] }) rows: OpenHold[]) {
    return acts(OpenHold, rows, (one) => this.facts.openHold(one));
  }

  @Mutation(() => CaseOutcome)
  clearHold(@Args('input') input: ClearHold) {
    return act(ClearHold, input, (one) => this.facts.clearHold(one));
  }

  @Mutation(() => [CaseOutcome])
  clearHolds(@Args('rows', { type: () => [ClearHold] }) rows: ClearHold[]) {
    return acts(ClearHold, rows, (one) => this.facts.clearHold(one));
  }
}
