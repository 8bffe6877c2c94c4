import { Field, ID, InputType } from '@nestjs/graphql';
import { gapReasons, sexes, splitReasons } from '#domain';
import { IsIn, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { codeEnum, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { CaseActInput } from '../cases/case-act.input';
import { PartingActInput, SplitReason } from '../cases/split.input';
import { Sex } from '../people/person.entity';
import { GapReason } from './movements.inputs';

const arrivals = ['ARRIVED', 'MISSING'] as const;
export const ArrivalOutcome = codeEnum('ArrivalOutcome', { codes: arrivals });

@InputType({ isAbstract: true })
abstract class PassengerAct extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  movement: string;
}

@InputType({ isAbstract: true })
abstract class PlaceAct extends PartingActInput {
  @Field(() => ID)
  @IsUUID('all')
  movement: string;
}

@InputType({ description: 'Puts somebody who is preparing or ready on the list of a movement; nobody is on two.' })
export class ManifestPassenger extends PlaceAct {
  @Field(() => ID, {
    nullable: true,
    description: 'Of several legs that begin the movement, the one they are to take.',
  })
  @IsOptional()
  @IsUUID('all')
  leg?: string;

  @Field(() => ID, { nullable: true, description: 'The case of the adult with whom an infant travels.' })
  @IsOptional()
  @IsUUID('all')
  with?: string;

  @Field({ defaultValue: false, description: 'On that adult’s lap, without a seat: only under two years.' })
  lap: boolean;
}

@InputType({ description: 'By another of the legs that begin the movement, until they have boarded.' })
export class AssignLeg extends PlaceAct {
  @Field(() => ID)
  @IsUUID('all')
  leg: string;
}

@InputType({
  description: 'Off the list; after the manifest was issued this is an offload, and whoever was ready prepares again.',
})
export class TakeOff extends PassengerAct {
  @Field(() => GapReason)
  @IsCode(gapReasons)
  reason: string;

  @Field(() => ID, { nullable: true, description: 'The unit that answers for it; the movement’s own when left out.' })
  @IsOptional()
  @IsUUID('all')
  owner?: string;
}

@InputType({
  description: 'One goes off the list and another comes on in their place, by the same leg: both or neither.',
})
export class SwapPassengers extends TakeOff {
  @Field(() => ID, { description: 'The case of who comes on.' })
  @IsUUID('all')
  for: string;

  @Field(() => SplitReason, { nullable: true, description: 'Why who comes on is apart from their family.' })
  @IsOptional()
  @IsCode(splitReasons)
  splitReason?: string;
}

@InputType({
  description:
    'Kept by somebody else at a gate or a border, before they leave or between two legs; they prepare again.',
})
export class HoldBackPassenger extends TakeOff {}

@InputType({ description: 'Undoes a boarding until the leg has left.' })
export class Unboard extends PassengerAct {}

@InputType({
  description:
    'From one movement of yours to another: before they leave, or where a leg has brought them and the other begins.',
})
export class TransferPassenger extends PassengerAct {
  @Field(() => ID, { description: 'The movement that takes them.' })
  @IsUUID('all')
  to: string;

  @Field(() => ID, { nullable: true, description: 'Of several legs that begin it, the one they are to take.' })
  @IsOptional()
  @IsUUID('all')
  leg?: string;

  @Field(() => GapReason, { defaultValue: 'REPLANNED' })
  @IsCode(gapReasons)
  reason: string;
}

@InputType({ description: 'Somebody is aboard a leg that left without them on its list. The note says how.' })
export class FoundOnBoard extends PassengerAct {
  @Field(() => ID)
  @IsUUID('all')
  leg: string;

  @Field({ description: 'Sealed under the person’s key.' })
  @Length(1, 4000)
  declare note: string;
}

@InputType({ description: 'A child born on the way: a person and a case of their own, who travel on with the mother.' })
export class RecordBirth extends ActInput {
  @Field(() => ID, { description: 'A UUIDv7 made by the client: the child’s case.' })
  @IsUUID('all')
  id: string;

  @Field(() => ID, { description: 'The case of the mother, who is under way.' })
  @IsUUID('all')
  mother: string;

  @Field(() => ID)
  @IsUUID('all')
  movement: string;

  @Field({ description: 'The child’s name, or a working label until there is one.' })
  @Length(1, 200)
  name: string;

  @Field(() => Sex)
  @IsCode(sexes)
  sex: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => String, { nullable: true, description: 'Where and how. Sealed under the child’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
@InputType({ description: 'Somebody who is ready, on the first leg; or somebody under way, on a later one.' })
export class Board extends PlaceAct {
  @Field(() => ID, {
    nullable: true,
    description: 'For somebody under way: the later leg. The movement’s first when left out.',
  })
  @IsOptional()
  @IsUUID('all')
  leg?: string;
}

@InputType()
export class RecordArrival extends PassengerAct {
  @Field(() => ArrivalOutcome)
  @IsIn(arrivals)
  outcome: (typeof arrivals)[number];

  @Field(() => Instant, { nullable: true, description: 'For who arrived: when immigration recorded the entry.' })
  enteredAt?: Date;

  @Field(() => GapReason, { nullable: true, description: 'For who is missing.' })
  @IsOptional()
  @IsCode(gapReasons)
  reason?: string;

  @Field(() => ID, { nullable: true, description: 'The unit that looks for them; the movement’s own when left out.' })
  @IsOptional()
  @IsUUID('all')
  owner?: string;
}
