import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Case } from '../cases/case.entity';
import { CaseOutcome } from '../cases/case.outcome';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { RecordClaim, SettleClaim } from './claims.inputs';
import { Claims } from './claims.service';
import { Erasure, ErasureState } from './erasure.entity';
import { Erasures } from './erasures.service';
import { RightsRequest } from './rights-request.entity';
import { AnswerRightsRequest, DecideErasure, LiftRestriction, RecordRightsRequest } from './rights.inputs';
import { Rights } from './rights.service';
import './subject-record';

const RightsRequestPage = pageOf(RightsRequest);
const ErasurePage = pageOf(Erasure);
const ErasureOutcome = outcomeOf(Erasure);

@Resolver()
export class RightsResolver {
  constructor(
    private readonly rights: Rights,
    private readonly erasures: Erasures,
    private readonly claims: Claims,
  ) {}

  @Query(() => Case, {
    nullable: true,
    description:
      'The record for whom it is of: what we hold, who opened it, who received it. /rights/record prints it.',
  })
  subjectRecord(@Args('case', { type: () => ID }) id: string) {
    return this.rights.subjectRecord(id);
  }

  @Query(() => RightsRequestPage, { description: 'Requests that wait for an answer, the nearest end first.' })
  rightsRequests(@Args() page: PageArgs) {
    return this.rights.page(page);
  }

  @Query(() => ErasurePage, { name: 'erasures', description: 'What is to be forgotten and what was, newest first.' })
  erasureList(@Args() page: PageArgs, @Args('state', { type: () => ErasureState, nullable: true }) state?: string) {
    return this.erasures.page(page, state);
  }

  @Mutation(() => CaseOutcome, {
    description: 'The 3 × 24 hours run from its receipt. A withdrawal is in force at once.',
  })
  recordRightsRequest(@Args('input') input: RecordRightsRequest) {
    return act(RecordRightsRequest, input, (one) => this.rights.receive(one));
  }

  @Mutation(() => CaseOutcome)
  answerRightsRequest(@Args('input') input: AnswerRightsRequest) {
    return act(AnswerRightsRequest, input, (one) => this.rights.answer(one));
  }

  @Mutation(() => CaseOutcome, { description: 'The clock of the law runs from then, in the inbox of who answers.' })
  recordClaim(@Args('input') input: RecordClaim) {
    return act(RecordClaim, input, (one) => this.claims.begin(one));
  }

  @Mutation(() => [CaseOutcome], { description: 'A breach is seldom of one person.' })
  recordClaims(@Args('rows', { type: () => [RecordClaim] }) rows: RecordClaim[]) {
    return acts(RecordClaim, rows, (one) => this.claims.begin(one));
  }

  @Mutation(() => CaseOutcome)
  settleClaim(@Args('input') input: SettleClaim) {
    return act(SettleClaim, input, (one) => this.claims.settle(one));
  }

  @Mutation(() => CaseOutcome)
  liftRestriction(@Args('input') input: LiftRestriction) {
    return act(LiftRestriction, input, (one) => this.rights.lift(one));
  }

  @Mutation(() => ErasureOutcome, { description: 'Destroys the key of the person, for good, in every copy to come.' })
  approveErasure(@Args('input') input: DecideErasure) {
    return act(DecideErasure, input, (one) => this.erasures.approve(one));
  }

  @Mutation(() => ErasureOutcome)
  declineErasure(@Args('input') input: DecideErasure) {
    return act(DecideErasure, input, (one) => this.erasures.decline(one));
  }
}
