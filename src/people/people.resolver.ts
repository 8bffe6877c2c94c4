import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Case } from '../cases/case.entity';
import { CaseOutcome } from '../cases/case.outcome';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { Likeness } from './likeness.service';
import { JudgeMatch, MatchFilter, MergePeople, RaiseCare, UnmergePeople } from './matches.inputs';
import { Matches } from './matches.service';
import { PersonMatch } from './person-match.entity';

const PersonMatchPage = pageOf(PersonMatch);
const PersonMatchOutcome = outcomeOf(PersonMatch);

@Resolver(() => PersonMatch)
export class PeopleResolver {
  constructor(
    private readonly likeness: Likeness,
    private readonly pairs: Matches,
  ) {}

  @Query(() => [Case], {
    description: 'People within your reach by a name, however it is spelt; best first, at most 10.',
  })
  findPeople(
    @Args('name') name: string,
    @Args('birthYear', { type: () => Int, nullable: true }) birthYear?: number,
    @Args('first', { type: () => Int, defaultValue: 10 }) first = 10,
  ) {
    return this.likeness.find(name, birthYear, first);
  }

  @Query(() => PersonMatchPage, {
    description: 'Pairs of cases that may be of one person, where you answer for both; newest first.',
  })
  matches(@Args() page: PageArgs, @Args() filter: MatchFilter) {
    return this.pairs.page(filter, page);
  }

  @Mutation(() => PersonMatchOutcome)
  judgeMatch(@Args('input') input: JudgeMatch) {
    return act(JudgeMatch, input, (one) => this.pairs.judge(one));
  }

  @Mutation(() => PersonMatchOutcome)
  mergePeople(@Args('input') input: MergePeople) {
    return act(MergePeople, input, (one) => this.pairs.merge(one));
  }

  @Mutation(() => PersonMatchOutcome)
  unmergePeople(@Args('input') input: UnmergePeople) {
    return act(UnmergePeople, input, (one) => this.pairs.unmerge(one));
  }

  @Mutation(() => CaseOutcome)
  raiseCare(@Args('input') input: RaiseCare) {
    return act(RaiseCare, input, (one) => this.pairs.raiseCare(one));
  }
}
