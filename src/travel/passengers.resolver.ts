import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { CaseOutcome } from '../cases/case.outcome';
import { MovementOutcome } from './movement.outcome';
import { Arrivals } from './arrivals.service';
import { JoiningAboard } from './joining.service';
import {
  AssignLeg,
  Board,
  FoundOnBoard,
  HoldBackPassenger,
  ManifestPassenger,
  RecordArrival,
  RecordBirth,
  SwapPassengers,
  TakeOff,
  TransferPassenger,
  Unboard,
} from './passengers.inputs';
import { Passengers } from './passengers.service';
import { Transfers } from './transfers.service';

@Resolver()
export class PassengersResolver {
  constructor(
    private readonly passengers: Passengers,
    private readonly arrivals: Arrivals,
    private readonly joining: JoiningAboard,
    private readonly transfers: Transfers,
  ) {}

  @Mutation(() => CaseOutcome)
  manifestPassenger(@Args('input') input: ManifestPassenger) {
    return act(ManifestPassenger, input, (one) => this.passengers.list(one));
  }

  @Mutation(() => [CaseOutcome])
  manifestPassengers(@Args('rows', { type: () => [ManifestPassenger] }) rows: ManifestPassenger[]) {
    return acts(ManifestPassenger, rows, (one) => this.passengers.list(one));
  }

  @Mutation(() => CaseOutcome)
  assignLeg(@Args('input') input: AssignLeg) {
    return act(AssignLeg, input, (one) => this.passengers.assign(one));
  }

  @Mutation(() => [CaseOutcome])
  assignLegs(@Args('rows', { type: () => [AssignLeg] }) rows: AssignLeg[]) {
    return acts(AssignLeg, rows, (one) => this.passengers.assign(one));
  }

  @Mutation(() => CaseOutcome)
  takeOff(@Args('input') input: TakeOff) {
    return act(TakeOff, input, (one) => this.passengers.takeOff(one));
  }

  @Mutation(() => [CaseOutcome])
  takeOffAll(@Args('rows', { type: () => [TakeOff] }) rows: TakeOff[]) {
    return acts(TakeOff, rows, (one) => this.passengers.takeOff(one));
  }

  @Mutation(() => MovementOutcome)
  swapPassengers(@Args('input') input: SwapPassengers) {
    return act(SwapPassengers, input, (one) => this.passengers.swap(one));
  }

  @Mutation(() => CaseOutcome)
  holdBackPassenger(@Args('input') input: HoldBackPassenger) {
    return act(HoldBackPassenger, input, (one) => this.passengers.holdBack(one));
  }

  @Mutation(() => [CaseOutcome])
  holdBackPassengers(@Args('rows', { type: () => [HoldBackPassenger] }) rows: HoldBackPassenger[]) {
    return acts(HoldBackPassenger, rows, (one) => this.passengers.holdBack(one));
  }

  @Mutation(() => CaseOutcome)
  transferPassenger(@Args('input') input: TransferPassenger) {
    return act(TransferPassenger, input, (one) => this.transfers.transfer(one));
  }

  @Mutation(() => [CaseOutcome])
  transferPassengers(@Args('rows', { type: () => [TransferPassenger] }) rows: TransferPassenger[]) {
    return acts(TransferPassenger, rows, (one) => this.transfers.transfer(one));
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
  unboard(@Args('input') input: Unboard) {
    return act(Unboard, input, (one) => this.passengers.unboard(one));
  }

  @Mutation(() => [CaseOutcome])
  unboardAll(@Args('rows', { type: () => [Unboard] }) rows: Unboard[]) {
    return acts(Unboard, rows, (one) => this.passengers.unboard(one));
  }

  @Mutation(() => CaseOutcome)
  foundOnBoard(@Args('input') input: FoundOnBoard) {
    return act(FoundOnBoard, input, (one) => this.joining.found(one));
  }

  @Mutation(() => CaseOutcome, { description: 'Answers the child’s case.' })
  recordBirth(@Args('input') input: RecordBirth) {
    return act(RecordBirth, input, (one) => this.joining.born(one));
  }

  @Mutation(() => CaseOutcome)
  recordArrival(@Args('input') input: RecordArrival) {
    return act(RecordArrival, input, (one) => this.arrivals.arrive(one));
  }

  @Mutation(() => [CaseOutcome])
  recordArrivals(@Args('rows', { type: () => [RecordArrival] }) rows: RecordArrival[]) {
    return acts(RecordArrival, rows, (one) => this.arrivals.arrive(one));
  }
}
