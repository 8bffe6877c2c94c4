import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { escortChangeReasons, gapReasons, legChangeReasons, movementModes } from '#domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { codeEnum, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { LegChangeReason, MovementMode } from './leg.entity';

export const GapReason = codeEnum('GapReason', gapReasons);
const EscortChangeReason = codeEnum('EscortChangeReason', escortChangeReasons);

/** IATA airport code, or UN/LOCODE for ports and towns. */
const IsPlace = () => Matches(/^([A-Z]{3}|[A-Z]{2}[A-Z2-9]{3})$/);

@InputType({ description: 'One vehicle from one place to the next, as planned.' })
export class PlannedLeg {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

  @Field(() => MovementMode)
  @IsCode(movementModes)
  mode: string;

  @Field(() => String, { nullable: true, description: 'IATA airline code, or the name of a ferry or bus line.' })
  @IsOptional()
  @MaxLength(60)
  carrier?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(20)
  number?: string;

  @Field({ defaultValue: false })
  charter: boolean;

  @Field(() => Int, { nullable: true, description: 'Seats for passengers, escorts not among them.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  seats?: number;

  @Field({ description: 'IATA airport code or UN/LOCODE.' })
  @IsPlace()
  from: string;

  @Field({ description: 'IATA airport code or UN/LOCODE.' })
  @IsPlace()
  to: string;

  @Field(() => Instant)
  plannedDeparture: Date;

  @Field(() => Instant)
  plannedArrival: Date;
}

@InputType({
  description: 'Each leg begins where an earlier one ends, later; or beside the first, such as thirteen buses.',
})
export class PlannedMovement {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

  @Field({ description: 'How the post calls it; never a name of a person.' })
  @Length(1, 60)
  reference: string;

  @Field(() => ID, { description: 'The unit that meets the people on arrival.' })
  @IsUUID('all')
  receiver: string;

  @Field(() => ID, { nullable: true, description: 'The immigration office that lets them in.' })
  @IsOptional()
  @IsUUID('all')
  immigration?: string;

  @Field(() => Int, { defaultValue: 0, description: 'Seats for escorts, who are not counted among the passengers.' })
  @IsInt()
  @Min(0)
  @Max(500)
  escorts: number;

  @Field(() => [PlannedLeg])
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => PlannedLeg)
  legs: PlannedLeg[];
}

@InputType()
export class CreateMovement extends PlannedMovement implements ActInput {
  @Field(() => ID, { description: 'A UUID made by the client for this act. Sent again, it answers the same outcome.' })
  @IsUUID('all')
  key: string;
}

@InputType({ isAbstract: true })
abstract class MovementAct extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  movement: string;
}

@InputType({
  description:
    'A leg beside the first, or a later one from any place that the movement reaches: a missed connection, somebody found again.',
})
export class AddLeg extends MovementAct {
  @Field(() => Int, { description: 'The version of the movement that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => PlannedLeg)
  @ValidateNested()
  @Type(() => PlannedLeg)
  leg: PlannedLeg;
}

@InputType({ description: 'Freezes the list as it stands; the receiver and immigration see it from then on.' })
export class IssueManifest extends MovementAct {
  @Field(() => Int, { description: 'The version of the movement whose list was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Instant)
  occurredAt: Date;
}

@InputType({
  description: 'Other escorts, until the last first leg has left; the same number where one takes another’s place.',
})
export class ChangeEscorts extends MovementAct {
  @Field(() => Int, { description: 'The version of the movement that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(500)
  escorts: number;

  @Field(() => EscortChangeReason)
  @IsCode(escortChangeReasons)
  reason: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => String, { nullable: true, description: 'Sealed with each of the passengers.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType()
export class CancelMovement extends MovementAct {
  @Field(() => Int, { description: 'The version of the movement that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => GapReason, { description: 'Kept with everybody who was on it.' })
  @IsCode(gapReasons)
  reason: string;

  @Field(() => String, { nullable: true, description: 'Sealed with each of them.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ description: 'When a leg really left and arrived. A departure moves everybody aboard, all or nobody.' })
export class RecordLeg extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  leg: string;

  @Field(() => Int, { description: 'The version of the leg that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Instant, { nullable: true })
  departedAt?: Date;

  @Field(() => Instant, { nullable: true })
  arrivedAt?: Date;
}

@InputType({ isAbstract: true })
abstract class LegChange extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  leg: string;

  @Field(() => Int, { description: 'The version of the leg that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => LegChangeReason)
  @IsCode(legChangeReasons)
  reason: string;

  @Field(() => Instant, { description: 'When the post came to know.' })
  occurredAt: Date;
}

@InputType({ description: 'Other planned times, told to everybody who waits for its people.' })
export class RetimeLeg extends LegChange {
  @Field(() => Instant)
  plannedDeparture: Date;

  @Field(() => Instant)
  plannedArrival: Date;
}

@InputType({
  description:
    'A leg that will not go: whoever was to take it chooses another. Told to everybody who waits for its people.',
})
export class CancelLeg extends LegChange {}

@InputType({ description: 'Some of the people of a movement go on by another, which this makes.' })
export class SplitMovement extends MovementAct {
  @Field(() => Int, { description: 'The version of the movement that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => PlannedMovement)
  @ValidateNested()
  @Type(() => PlannedMovement)
  into: PlannedMovement;

  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  cases: string[];

  @Field(() => GapReason, { defaultValue: 'REPLANNED' })
  @IsCode(gapReasons)
  reason: string;

  @Field(() => Instant)
  occurredAt: Date;
}

@InputType({ description: 'Everybody who is still on a movement goes on by another of yours.' })
export class MergeMovements extends MovementAct {
  @Field(() => Int, { description: 'The version of the movement that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => ID, { description: 'The movement that takes them.' })
  @IsUUID('all')
  into: string;

  @Field(() => GapReason, { defaultValue: 'REPLANNED' })
  @IsCode(gapReasons)
  reason: string;

  @Field(() => Instant)
  occurredAt: Date;
}

@InputType()
export class SeeNotice extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  notice: string;
}
