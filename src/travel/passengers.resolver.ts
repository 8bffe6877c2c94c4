import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { CaseOutcome } from '../cases/case.outcome';
import { Board, ManifestPassenger, RecordArrival, TakeOff } from './passengers.inputs';
import { Passengers } from './passengers.service';

@Resolver()
export class PassengersResolver {
  constructor(private readonly passengers: Passengers) {}

  @Mutation(() => CaseOutcome)
  manifestPassenger(@Args('input') input: ManifestPassenger) {
    return act(ManifestPassenger, input, (one) => this.passengers.list(one));
  }

  @Mutation(() => [CaseOutcome])
  manifestPassengers(@Args('rows', { type: () => [ManifestPassenger] }) rows: ManifestPassenger[]) {
    return acts(ManifestPassenger, rows, (one) => this.passengers.list(one));
  }

  @Mutation(() => CaseOutcome)
  takeOff(@Args('input') input: TakeOff) {
    return act(TakeOff, input, (one) => this.passengers.takeOff(one));
  }

  @Mutation(() => CaseOutcome)
  board(@Args('input') input: Board) {
    return act(Board, input, (one) => this.passengers.board(one));
  }

  @Mutation(() => [CaseOutcome])
  boardAll(@Args('rows', { type: () => [Board] }) rows: Board[]) {
    return acts(Board, rows, (one) => this.passengers.board(one));
  }

  @Mutation(() => CaseOutcome)
  recordArrival(@Args('input') input: RecordArrival) {
    return act(RecordArrival, input, (one) => this.passengers.arrive(one));
  }

  @Mutation(() => [CaseOutcome])
  recordArrivals(@Args('rows', { type: () => [RecordArrival] }) rows: RecordArrival[]) {
    return acts(RecordArrival, rows, (one) => this.passengers.arrive(one));
  }
}
