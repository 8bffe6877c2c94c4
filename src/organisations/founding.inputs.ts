import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { agencyKinds, type AgencyKind as Kind, type Language } from '#domain';
import { IsCode, Trimmed } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { IsLogin } from './account-act.input';
import { AgencyKind } from './organisation.entity';
import { NewUnit } from './unit.inputs';

@InputType({ description: 'An organisation that is to work with Pulang, with its first unit.' })
export class CreateOrganisation extends ActInput {
  @Field({ description: 'Capitals, digits and hyphens, as in KEMENSOS; logins end in it, and it never changes.' })
  @Matches(/^(?=.{2,24}$)[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/)
  code: string;

  @Field(() => AgencyKind)
  @IsCode(agencyKinds)
  kind: Kind;

  @Field()
  @Trimmed()
  @Length(1, 120)
  nameId: string;

  @Field()
  @Trimmed()
  @Length(1, 120)
  nameEn: string;

  @Field(() => NewUnit)
  @ValidateNested()
  @Type(() => NewUnit)
  unit: NewUnit;
}

@InputType({ description: 'What is left out stays.' })
export class ChangeOrganisation extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  organisation: string;

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
}

@InputType({ description: 'Who is to administer an organisation that nobody has come into yet.' })
export class InviteFirstAdministrator extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  organisation: string;

  @Field({ description: 'Before the @: small letters, digits, dots and hyphens. The organisation is added to it.' })
  @IsLogin()
  login: string;

  @Field()
  @Trimmed()
  @Length(1, 120)
  name: string;

  @Field(() => String, { defaultValue: 'id' })
  @IsCode({ codes: ['id', 'en'] })
  language: Language;
}
