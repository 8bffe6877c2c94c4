import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { apartReasons, bedHoldReasons, bedKinds, bedLeavings } from '#domain';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { codeEnum, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { CaseActInput } from '../cases/case-act.input';
import { PartingActInput } from '../cases/split.input';
import { BedHoldReason } from './bed-hold.entity';
import { ApartReason } from './keep-apart.entity';
import { BedKind } from './shelter.entity';

const BedLeaving = codeEnum('BedLeaving', bedLeavings);

@InputType({
  description:
    'Beds from `occurredAt` on: kept for who is coming, at most 14 days; or closed, by who runs the shelter.',
})
export class HoldBeds extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

  @Field(() => ID)
  @IsUUID('all')
  shelter: string;

  @Field(() => BedKind)
  @IsCode(bedKinds)
  bedKind: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(500)
  count: number;

  @Field(() => BedHoldReason, { defaultValue: 'ARRIVAL' })
  @IsCode(bedHoldReasons)
  reason: string;

  @Field(() => ID, { nullable: true, description: 'For the people of a movement that you see.' })
  @IsOptional()
  @IsUUID('all')
  movement?: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it ends by itself; what is closed may stay so.' })
  until?: Date;
}

@InputType({ description: 'Gives beds up before their hold ends.' })
export class ReleaseBeds extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  hold: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Instant)
  occurredAt: Date;
}

@InputType({ description: 'A guest leaves the bed, and goes neither home nor to another.' })
export class LeaveShelter extends PartingActInput {
  @Field(() => BedLeaving)
  @IsCode(bedLeavings)
  reason: string;
}

@InputType({ description: 'Two people of whom your unit has custody are housed in no one place from `occurredAt` on.' })
export class KeepPeopleApart extends CaseActInput {
  @Field(() => ID, { description: 'The case of the other.' })
  @IsUUID('all')
  other: string;

  @Field(() => ApartReason)
  @IsCode(apartReasons)
  reason: string;
}

@InputType()
export class EndKeepApart extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  apart: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Instant)
  occurredAt: Date;
}
