import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { countries, provinces } from '#domain';
import { IsCode, Trimmed } from '../platform/columns';
import { ActInput } from '../platform/operation/act';

const IsZone = (): PropertyDecorator => IsIn(Intl.supportedValuesOf('timeZone'));

@InputType({ description: 'A post, shelter, directorate or office that is to be made.' })
export class NewUnit {
  @Field({ description: 'Capitals, digits and hyphens, as in KBRI-MNL; it never changes.' })
  @Matches(/^(?=.{3,24}$)[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/)
  code: string;

  @Field()
  @Trimmed()
  @Length(1, 120)
  nameId: string;

  @Field()
  @Trimmed()
  @Length(1, 120)
  nameEn: string;

  @Field({ description: 'ISO 3166-1 alpha-2.' })
  @IsCode(countries)
  country: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2, for an office that answers for a province.' })
  @IsOptional()
  @IsCode(provinces)
  province?: string;

  @Field({ description: 'IANA zone of the place.' })
  @IsZone()
  zone: string;
}

@InputType({ description: 'A unit of the administrator’s own organisation.' })
export class CreateUnit extends NewUnit implements ActInput {
  @Field(() => ID)
  @IsUUID('all')
  key: string;
}

@InputType({ description: 'What is left out stays.' })
export class ChangeUnit extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  unit: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Trimmed()
  @Length(1, 120)
  nameId?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Trimmed()
  @Length(1, 120)
  nameEn?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsZone()
  zone?: string;
}
