import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { Headcount } from './headcount';
import { Headcounts } from './headcounts.service';
import { LegChanges } from './leg-changes.service';
import { Legs } from './legs.service';
import { Movement } from './movement.entity';
import { MovementOutcome } from './movement.outcome';
import {
  AddLeg,
  CancelLeg,
  CancelMovement,
  ChangeEscorts,
  CreateMovement,
  IssueManifest,
  MergeMovements,
  RecordLeg,
  RetimeLeg,
  SeeNotice,
  SplitMovement,
} from './movements.inputs';
import { Movements } from './movements.service';
import { Transfers } from './transfers.service';
import { TravelNotice } from './travel-notice.entity';

const MovementPage = pageOf(Movement);
const TravelNoticePage = pageOf(TravelNotice);
const TravelNoticeOutcome = outcomeOf(TravelNotice);

@Resolver(() => Movement)
export class MovementsResolver {
  constructor(
    private readonly planning: Movements,
    private readonly legs: Legs,
    private readonly changes: LegChanges,
    private readonly transfers: Transfers,
    private readonly headcounts: Headcounts,
  ) {}

  @Query(() => Movement, { nullable: true })
  movement(@Args('id', { type: () => ID }) id: string) {
    return this.planning.one(id);
  }

  @Query(() => MovementPage, { description: 'Movements that people of yours are on, the latest first.' })
  movements(@Args() page: PageArgs) {
    return this.planning.page(page);
  }

  @Query(() => TravelNoticePage, { description: 'Legs that do not go as planned, of people that your unit waits for.' })
  travelNotices(@Args() page: PageArgs, @Args('unseen', { defaultValue: false }) unseen: boolean) {
    return this.changes.notices(page, unseen);
  }

  @Query(() => Headcount, { nullable: true, description: 'Of a group or of a movement: one of them.' })
  headcount(
    @Args('group', { type: () => ID, nullable: true }) group?: string,
    @Args('movement', { type: () => ID, nullable: true }) movement?: string,
  ) {
    return this.headcounts.count(group, movement);
  }

  @Mutation(() => MovementOutcome)
  createMovement(@Args('input') input: CreateMovement) {
    return act(CreateMovement, input, (one) => this.planning.create(one));
  }

  @Mutation(() => MovementOutcome, { description: 'Answers the movement that was made.' })
  splitMovement(@Args('input') input: SplitMovement) {
    return act(SplitMovement, input, (one) => this.transfers.split(one));
  }

  @Mutation(() => MovementOutcome, { description: 'Answers the movement that took them.' })
  mergeMovements(@Args('input') input: MergeMovements) {
    return act(MergeMovements, input, (one) => this.transfers.merge(one));
  }

  @Mutation(() => MovementOutcome)
  addLeg(@Args('input') input: AddLeg) {
    return act(AddLeg, input, (one) => this.planning.addLeg(one));
  }

  @Mutation(() => MovementOutcome)
  retimeLeg(@Args('input') input: RetimeLeg) {
    return act(RetimeLeg, input, (one) => this.changes.retime(one));
  }

  @Mutation(() => MovementOutcome)
  cancelLeg(@Args('input') input: CancelLeg) {
    return act(CancelLeg, input, (one) => this.changes.cancel(one));
  }

  @Mutation(() => MovementOutcome)
  issueManifest(@Args('input') input: IssueManifest) {
    return act(IssueManifest, input, (one) => this.planning.issue(one));
  }

  @Mutation(() => MovementOutcome)
  changeEscorts(@Args('input') input: ChangeEscorts) {
    return act(ChangeEscorts, input, (one) => this.planning.changeEscorts(one));
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

  @Mutation(() => TravelNoticeOutcome)
  seeNotice(@Args('input') input: SeeNotice) {
    return act(SeeNotice, input, (one) => this.changes.see(one));
  }

  @Mutation(() => [TravelNoticeOutcome])
  seeNotices(@Args('rows', { type: () => [SeeNotice] }) rows: SeeNotice[]) {
    return acts(SeeNotice, rows, (one) => this.changes.see(one));
  }
}
