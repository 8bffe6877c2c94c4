import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { HostEntry } from './host-entry.entity';
import { HostList } from './host-list.entity';
import { ReconcileHostList, ResolveHostEntry } from './host-lists.inputs';
import { HostLists } from './host-lists.service';

const HostListPage = pageOf(HostList);
const HostListOutcome = outcomeOf(HostList);
const HostEntryOutcome = outcomeOf(HostEntry);

@Resolver(() => HostList)
export class HostListsResolver {
  constructor(private readonly lists: HostLists) {}

  @Query(() => HostList, { nullable: true })
  hostList(@Args('id', { type: () => ID }) id: string) {
    return this.lists.one(id);
  }

  @Query(() => HostListPage, { description: 'The lists that a group was held against, the latest first.' })
  hostLists(@Args('group', { type: () => ID }) group: string, @Args() page: PageArgs) {
    return this.lists.page(page, group);
  }

  @Mutation(() => HostListOutcome)
  reconcileHostList(@Args('input') input: ReconcileHostList) {
    return act(ReconcileHostList, input, (one) => this.lists.reconcile(one));
  }

  @Mutation(() => HostEntryOutcome)
  resolveHostEntry(@Args('input') input: ResolveHostEntry) {
    return act(ResolveHostEntry, input, (one) => this.lists.resolve(one));
  }

  @Mutation(() => [HostEntryOutcome])
  resolveHostEntries(@Args('rows', { type: () => [ResolveHostEntry] }) rows: ResolveHostEntry[]) {
    return acts(ResolveHostEntry, rows, (one) => this.lists.resolve(one));
  }
}
