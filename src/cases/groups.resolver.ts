import { Args, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { countries } from '#domain';
import { IsUUID, Length } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { act, ActInput } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs } from '../platform/page';
import { Group } from './group.entity';
import { GroupPage } from './case-lists';
import { Groups } from './groups.service';

const GroupOutcome = outcomeOf(Group);

@InputType()
export class CreateGroup extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

  @Field({ description: 'How the post knows the group; a code of its own, never a name.' })
  @Length(1, 60)
  reference: string;

  @Field({ description: 'ISO 3166-1 alpha-2 of the place of exploitation.' })
  @IsCode(countries)
  country: string;

  @Field(() => Instant)
  receivedAt: Date;
}

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
}
