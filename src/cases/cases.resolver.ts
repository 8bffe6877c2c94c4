import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { readPurposes } from '#domain';
import { codeEnum } from '../platform/columns';
import { act, acts } from '../platform/operation/act';
import { PageArgs } from '../platform/page';
import { Case } from './case.entity';
import { CaseCount, CaseFilter, CasePage, FormerCasePage, Todo } from './case-lists.input';
import { CaseOutcome } from './case.outcome';
import { MoveCase } from './move.input';
import { RegisterCase } from './register.input';
import { Cases } from './cases.service';
import { Preparations } from './preparations.service';
import { Readiness } from './readiness';
import { CaseLife } from './case-life.service';
import { Registration } from './registration.service';

export const ReadPurpose = codeEnum('ReadPurpose', readPurposes);

@Resolver(() => Case)
export class CasesResolver {
  constructor(
    private readonly reading: Cases,
    private readonly life: CaseLife,
    private readonly registration: Registration,
    private readonly preparations: Preparations,
  ) {}

  @Query(() => Case, {
    nullable: true,
    description: 'One case, by id or number. Identity needs a purpose, which is kept.',
  })
  case(
    @Args('id', { type: () => ID, nullable: true }) id?: string,
    @Args('number', { type: () => String, nullable: true }) number?: string,
    @Args('purpose', { type: () => ReadPurpose, nullable: true }) purpose?: string,
  ) {
    return this.reading.one(id, number, purpose);
  }

  @Query(() => CasePage, { description: 'Your worklist, last changed first.' })
  cases(@Args() page: PageArgs, @Args('filter', { nullable: true }) filter?: CaseFilter) {
    return this.reading.page(page, filter);
  }

  @Query(() => [CaseCount], { description: 'How many cases of each state a worklist has.' })
  caseCounts(@Args('filter', { nullable: true }) filter?: CaseFilter) {
    return this.reading.counts(filter);
  }

  @Query(() => [Todo], {
    description: 'The lists of your role, in the order of the way home, with how much is on each.',
  })
  todo() {
    return this.reading.todo();
  }

  @Query(() => [Readiness], {
    description:
      'What people who prepare to travel still wait for, at most 200 cases at once; of others nothing is said.',
  })
  readiness(@Args('cases', { type: () => [ID] }) cases: string[]) {
    return this.preparations.readiness(cases);
  }

  @Query(() => FormerCasePage, { description: 'Cases that your unit had a part in and no longer sees.' })
  formerCases(@Args() page: PageArgs) {
    return this.reading.former(page);
  }

  @Mutation(() => CaseOutcome)
  registerCase(@Args('input') input: RegisterCase) {
    return act(RegisterCase, input, (one) => this.registration.register(one));
  }

  @Mutation(() => [CaseOutcome])
  registerCases(@Args('rows', { type: () => [RegisterCase] }) rows: RegisterCase[]) {
    return acts(RegisterCase, rows, (one) => this.registration.register(one));
  }

  @Mutation(() => CaseOutcome, {
    description: 'A step of the case life that needs nothing but itself; docs/case-life.md has them all.',
  })
  moveCase(@Args('input') input: MoveCase) {
    return act(MoveCase, input, (one) => this.life.step(one));
  }

  @Mutation(() => [CaseOutcome])
  moveCases(@Args('rows', { type: () => [MoveCase] }) rows: MoveCase[]) {
    return acts(MoveCase, rows, (one) => this.life.step(one));
  }
}
