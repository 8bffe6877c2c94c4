import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { bedKinds } from '#domain';
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
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCode, Trimmed } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { BedKind } from './shelter.entity';

@InputType()
export class BedCount {
  @Field(() => BedKind)
  @IsCode(bedKinds)
  kind: string;

  @Field(() => Int, { description: 'All that there are, also those slept in; none, where there are none any more.' })
  @IsInt()
  @Min(0)
  @Max(2000)
  count: number;
}

@InputType({ description: 'A house with beds, run by a unit of the administrator’s own organisation.' })
export class OpenShelter extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  unit: string;

  @Field({ description: 'Capitals, digits and hyphens, as in RPTC-BA; it never changes, and tells no address.' })
  @Matches(/^(?=.{3,24}$)[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/)
  code: string;

  @Field({ description: 'A name that tells no place.' })
  @Trimmed()
  @Length(1, 60)
  name: string;

  @Field(() => [BedCount])
  @ArrayMinSize(1)
  @ArrayMaxSize(bedKinds.codes.length)
  @ArrayUnique(({ kind }: BedCount) => kind)
  @ValidateNested({ each: true })
  @Type(() => BedCount)
  beds: BedCount[];
}

@InputType({ description: 'By who runs the house. What is left out stays.' })
export class ChangeShelter extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  shelter: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true, description: 'A name that tells no place.' })
  @IsOptional()
  @Trimmed()
  @Length(1, 60)
  name?: string;

  @Field(() => [BedCount], { nullable: true, description: 'From now on; never fewer than are taken.' })
  @IsOptional()
  @ArrayMaxSize(bedKinds.codes.length)
  @ArrayUnique(({ kind }: BedCount) => kind)
  @ValidateNested({ each: true })
  @Type(() => BedCount)
  beds?: BedCount[];
}
