import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Instant } from '../platform/columns';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { CaseOutcome } from '../cases/case.outcome';
import { Apart } from './apart.service';
import { BedHold } from './bed-hold.entity';
import { EndKeepApart, HoldBeds, KeepPeopleApart, ReleaseBeds } from './beds.inputs';
import { BedHolds } from './beds.service';
import { BedUse } from './occupancy';

const BedHoldOutcome = outcomeOf(BedHold);

@Resolver(() => BedHold)
export class BedsResolver {
  constructor(
    private readonly holds: BedHolds,
    private readonly apart: Apart,
  ) {}

  @Query(() => [BedHold], { description: 'Holds and closures of a shelter that are in force now.' })
  bedHolds(@Args('shelter', { type: () => ID }) shelter: string) {
    return this.holds.all(shelter);
  }

  @Query(() => [BedUse], { description: 'How full a shelter was at an instant, or is.' })
  occupancy(@Args('shelter', { type: () => ID }) shelter: string, @Args('at', { type: () => Instant }) at: Date) {
    return this.holds.occupancy(shelter, at);
  }

  @Mutation(() => BedHoldOutcome)
  holdBeds(@Args('input') input: HoldBeds) {
    return act(HoldBeds, input, (one) => this.holds.hold(one));
  }

  @Mutation(() => BedHoldOutcome)
  releaseBeds(@Args('input') input: ReleaseBeds) {
    return act(ReleaseBeds, input, (one) => this.holds.release(one));
  }

  @Mutation(() => CaseOutcome)
  keepApart(@Args('input') input: KeepPeopleApart) {
    return act(KeepPeopleApart, input, (one) => this.apart.keep(one));
  }

  @Mutation(() => CaseOutcome)
  endKeepApart(@Args('input') input: EndKeepApart) {
    return act(EndKeepApart, input, (one) => this.apart.end(one));
  }
}
