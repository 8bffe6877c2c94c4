import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { CaseOutcome } from '../cases/case.outcome';
import { outcomeOf } from '../platform/outcome/problem';
import { LeaveShelter } from './beds.inputs';
import { ConfirmGuest, MissGuest } from './door.inputs';
import { Door } from './door.service';
import { ChangeShelter, OpenShelter } from './houses.inputs';
import { Houses } from './houses.service';
import { PlaceFamily, PlaceInShelter } from './place.input';
import { Shelter } from './shelter.entity';
import { Shelters } from './shelters.service';

const ShelterOutcome = outcomeOf(Shelter);

@Resolver(() => Shelter)
export class SheltersResolver {
  constructor(
    private readonly service: Shelters,
    private readonly door: Door,
    private readonly houses: Houses,
  ) {}

  @Query(() => [Shelter], { description: 'All shelters, with the beds that are free now.' })
  shelters() {
    return this.service.all();
  }

  @Mutation(() => CaseOutcome, {
    description: 'Gives a bed to somebody whose BAST is signed, or another bed to a guest.',
  })
  placeInShelter(@Args('input') input: PlaceInShelter) {
    return act(PlaceInShelter, input, (one) => this.service.place(one));
  }

  @Mutation(() => [CaseOutcome])
  placeAllInShelter(@Args('rows', { type: () => [PlaceInShelter] }) rows: PlaceInShelter[]) {
    return acts(PlaceInShelter, rows, (one) => this.service.place(one));
  }

  @Mutation(() => CaseOutcome)
  confirmGuest(@Args('input') input: ConfirmGuest) {
    return act(ConfirmGuest, input, (one) => this.door.confirm(one));
  }

  @Mutation(() => [CaseOutcome])
  confirmGuests(@Args('rows', { type: () => [ConfirmGuest] }) rows: ConfirmGuest[]) {
    return acts(ConfirmGuest, rows, (one) => this.door.confirm(one));
  }

  @Mutation(() => ShelterOutcome, {
    description: 'Answers the house: whoever did not come is nobody that it sees any more.',
  })
  missGuest(@Args('input') input: MissGuest) {
    return act(MissGuest, input, (one) => this.door.miss(one));
  }

  @Mutation(() => ShelterOutcome, {
    description: 'Answers the house: where it only cared for who leaves, it sees them no more.',
  })
  leaveShelter(@Args('input') input: LeaveShelter) {
    return act(LeaveShelter, input, (one) => this.service.vacate(one));
  }

  @Mutation(() => ShelterOutcome, {
    description: 'Beds in one house for those of a family whose BAST is signed, all or nobody. Answers the house.',
  })
  placeFamily(@Args('input') input: PlaceFamily) {
    return act(PlaceFamily, input, (one) => this.service.placeFamily(one));
  }

  @Mutation(() => ShelterOutcome)
  openShelter(@Args('input') input: OpenShelter) {
    return act(OpenShelter, input, (one) => this.houses.open(one));
  }

  @Mutation(() => ShelterOutcome, { description: 'What the house is called and how many beds it has from now on.' })
  changeShelter(@Args('input') input: ChangeShelter) {
    return act(ChangeShelter, input, (one) => this.houses.change(one));
  }
}
