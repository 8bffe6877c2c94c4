import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GroupOutcome } from '../cases/group.outcome';
import { act } from '../platform/operation/act';
import { PageArgs, pageOf } from '../platform/page';
import { Draft, DraftState } from './draft.entity';
import { Drafts } from './drafts.service';
import { DiscardDraft, FixDraft, ImportList, TakeOutDrafts } from './exchange.inputs';
import { DraftOutcome, ListImportOutcome } from './list-import';
import { Lists } from './lists.service';

const DraftPage = pageOf(Draft);

@Resolver(() => Draft)
export class ExchangeResolver {
  constructor(
    private readonly lists: Lists,
    private readonly waiting: Drafts,
  ) {}

  @Query(() => DraftPage, { description: 'Rows of lists that could not be registered as they were typed, by row.' })
  drafts(
    @Args('group', { type: () => ID }) group: string,
    @Args() page: PageArgs,
    @Args('state', { type: () => DraftState, nullable: true }) state?: DraftState,
  ) {
    return this.waiting.page(group, state, page);
  }

  @Mutation(() => ListImportOutcome)
  importList(@Args('input') input: ImportList) {
    return act(
      ImportList,
      input,
      (one) => this.lists.import(one),
      (one) => this.lists.again(one),
    );
  }

  @Mutation(() => DraftOutcome)
  fixDraft(@Args('input') input: FixDraft) {
    return act(FixDraft, input, (one) => this.waiting.fix(one));
  }

  @Mutation(() => DraftOutcome)
  discardDraft(@Args('input') input: DiscardDraft) {
    return act(DiscardDraft, input, (one) => this.waiting.discard(one));
  }

  @Mutation(() => GroupOutcome, {
    description:
      'Writes down that the rows of your group which wait are taken out as a file, and why; `drafts` gives them.',
  })
  takeOutDrafts(@Args('input') input: TakeOutDrafts) {
    return act(TakeOutDrafts, input, (one) => this.waiting.takeOut(one));
  }
}
