import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { CaseOutcome } from '../cases/case.outcome';
import { outcomeOf } from '../platform/outcome/problem';
import { PlaceFamily, PlaceInShelter } from './place.input';
import { Shelter } from './shelter.entity';
import { Shelters } from './shelters.service';

const ShelterOutcome = outcomeOf(Shelter);

@Resolver(() => Shelter)
export class SheltersResolver {
  constructor(private readonly service: Shelters) {}

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

  @Mutation(() => ShelterOutcome, {
    description: 'Beds in one house for those of a family whose BAST is signed, all or nobody. Answers the house.',
  })
  placeFamily(@Args('input') input: PlaceFamily) {
    return act(PlaceFamily, input, (one) => this.service.placeFamily(one));
  }
}
