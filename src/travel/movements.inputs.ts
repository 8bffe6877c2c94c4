import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { gapReasons, movementModes } from '#domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { MovementMode } from './leg.entity';

export const GapReason = codeEnum('GapReason', gapReasons);

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

@InputType()
export class CreateMovement extends ActInput {
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
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PlannedLeg)
  legs: PlannedLeg[];
}

@InputType({ isAbstract: true })
abstract class MovementAct extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  movement: string;
}

@InputType({
  description: 'A later leg from any place that the movement reaches: a missed connection, somebody found again.',
})
export class AddLeg extends MovementAct {
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

  @Field(() => Instant, { nullable: true })
  departedAt?: Date;

  @Field(() => Instant, { nullable: true })
  arrivedAt?: Date;
}
