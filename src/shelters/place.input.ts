import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { bedKinds, splitReasons, type BedKind as Kind } from '#domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { PartingActInput, SplitReason } from '../cases/split.input';
import { BedKind } from './shelter.entity';

@InputType({ description: 'A bed from `occurredAt` on; who is in a shelter already moves there from the other one.' })
export class PlaceInShelter extends PartingActInput {
  @Field(() => ID)
  @IsUUID('all')
  shelter: string;

  @Field(() => BedKind)
  @IsCode(bedKinds)
  bedKind: Kind;

  @Field(() => ID, { nullable: true, description: 'The hold of your unit whose bed it is.' })
  @IsOptional()
  @IsUUID('all')
  hold?: string;

  @Field({ defaultValue: false, description: 'Housed together with children, parents or a spouse, in a family bed.' })
  withFamily: boolean;
}

@InputType({ description: 'One of a family, and the bed that they take.' })
export class FamilyGuest {
  @Field(() => ID)
  @IsUUID('all')
  case: string;

  @Field(() => Int, { nullable: true, description: 'The version of the case that was read.' })
  @IsOptional()
  @IsInt()
  version?: number;

  @Field(() => BedKind, { defaultValue: 'FAMILY' })
  @IsCode(bedKinds)
  bedKind: Kind;

  @Field(() => ID, { nullable: true, description: 'The hold of your unit whose bed it is.' })
  @IsOptional()
  @IsUUID('all')
  hold?: string;
}

@InputType({ description: 'A family comes to one house, all of them or nobody; from another one, too.' })
export class PlaceFamily extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  shelter: string;

  @Field(() => [FamilyGuest])
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ArrayUnique(({ case: id }: FamilyGuest) => id.toLowerCase())
  @ValidateNested({ each: true })
  @Type(() => FamilyGuest)
  guests: FamilyGuest[];

  @Field(() => Instant, { description: 'When it happened; never later than now.' })
  occurredAt: Date;

  @Field(() => SplitReason, { nullable: true, description: 'Why somebody of the family sleeps elsewhere.' })
  @IsOptional()
  @IsCode(splitReasons)
  splitReason?: string;

  @Field(() => String, { nullable: true, description: 'Sealed with each of them.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
