import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { PageArgs } from '../platform/page';
import { Group } from './group.entity';
import { GroupOutcome } from './group.outcome';
import { GroupPage } from './case-lists.input';
import { ChangeGroup, CreateGroup } from './group.input';
import { Groups } from './groups.service';

@Resolver(() => Group)
export class GroupsResolver {
  constructor(private readonly service: Groups) {}

  @Query(() => Group, { nullable: true })
  group(@Args('id', { type: () => ID }) id: string) {
    return this.service.one(id);
  }

  @Query(() => GroupPage)
  groups(@Args() page: PageArgs) {
    return this.service.page(page);
  }

  @Mutation(() => GroupOutcome)
  createGroup(@Args('input') input: CreateGroup) {
    return act(CreateGroup, input, (one) => this.service.create(one));
  }

  @Mutation(() => GroupOutcome)
  changeGroup(@Args('input') input: ChangeGroup) {
    return act(ChangeGroup, input, (one) => this.service.change(one));
  }
}
