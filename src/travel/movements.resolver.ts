import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { PageArgs, pageOf } from '../platform/page';
import { Legs } from './legs.service';
import { Movement } from './movement.entity';
import { MovementOutcome } from './movement.outcome';
import { AddLeg, CancelMovement, CreateMovement, IssueManifest, RecordLeg } from './movements.inputs';
import { Movements } from './movements.service';

const MovementPage = pageOf(Movement);

@Resolver(() => Movement)
export class MovementsResolver {
  constructor(
    private readonly planning: Movements,
    private readonly legs: Legs,
  ) {}

  @Query(() => Movement, { nullable: true })
  movement(@Args('id', { type: () => ID }) id: string) {
    return this.planning.one(id);
  }

  @Query(() => MovementPage, { description: 'Movements that people of yours are on, the latest first.' })
  movements(@Args() page: PageArgs) {
    return this.planning.page(page);
  }

  @Mutation(() => MovementOutcome)
  createMovement(@Args('input') input: CreateMovement) {
    return act(CreateMovement, input, (one) => this.planning.create(one));
  }

  @Mutation(() => MovementOutcome)
  addLeg(@Args('input') input: AddLeg) {
    return act(AddLeg, input, (one) => this.planning.addLeg(one));
  }

  @Mutation(() => MovementOutcome)
  issueManifest(@Args('input') input: IssueManifest) {
    return act(IssueManifest, input, (one) => this.planning.issue(one));
  }

  @Mutation(() => MovementOutcome)
  cancelMovement(@Args('input') input: CancelMovement) {
    return act(CancelMovement, input, (one) => this.planning.cancel(one));
  }

  @Mutation(() => MovementOutcome, {
    description: 'A departure refuses while somebody on the list is neither boarded nor taken off.',
  })
  recordLeg(@Args('input') input: RecordLeg) {
    return act(RecordLeg, input, (one) => this.legs.happened(one));
  }
}
