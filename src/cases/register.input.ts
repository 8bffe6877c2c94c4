import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  consentBases,
  consentPurposes,
  countries,
  factProofs,
  namelessReasons,
  oldestAge,
  recruitmentMethods,
  regencies,
  reportSources,
  sectors,
  sexes,
  urgentNeeds,
  websitesAndApps,
} from '#domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { FactProof } from '../people/assertion.entity';
import { NamelessReason, Sex } from '../people/person.entity';
import { ConsentBasis, ConsentPurpose } from './consent.entity';
import { UrgentNeed } from './need.entity';

const many = (codes: readonly string[]) =>
  IsIn([...codes], { each: true, context: { code: 'UNKNOWN_CODE', params: { codes: codes.join(', ') } } });

@InputType({ description: 'Asked before anything else. A ground other than consent names its basis.' })
export class GivenConsent {
  @Field(() => ConsentPurpose)
  @IsCode(consentPurposes)
  purpose: string;

  @Field(() => ConsentBasis)
  @IsCode(consentBases)
  basis: string;

  @Field()
  given: boolean;
}

@InputType({ description: 'What is known of somebody at the door; everything may be missing, the name for a reason.' })
export class RegisterCase extends ActInput {
  @Field(() => ID, { description: 'A UUIDv7 made by the client, so that work without a line has its ids.' })
  @IsUUID('all')
  id: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  group?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The whole name as on the document, one word or many. Without one, say why: a working label is made.',
  })
  @IsOptional()
  @MaxLength(200)
  name?: string;

  @Field(() => NamelessReason, { nullable: true, description: 'Why there is no name.' })
  @IsOptional()
  @IsCode(namelessReasons)
  nameless?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  alias?: string;

  @Field(() => Sex)
  @IsCode(sexes)
  sex: string;

  @Field(() => String, { nullable: true, description: '1994, 1994-03, 1994-03-31, 31/03/1994, 31 Maret 1994.' })
  @IsOptional()
  @MaxLength(40)
  birthDate?: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Years of age on the day they were received, where no birth date is known: the year is an estimate then.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(oldestAge)
  age?: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  nik?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  passportNumber?: string;

  @Field(() => FactProof, { defaultValue: 'INTERVIEW', description: 'On what all this rests.' })
  @IsOptional()
  @IsCode(factProofs)
  proof: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  phone?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(1000)
  safeContact?: string;

  @Field(() => String, { nullable: true, description: 'Kemendagri code, 35.07.' })
  @IsOptional()
  @IsCode(regencies)
  homeRegency?: string;

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(20)
  @many(recruitmentMethods.codes)
  recruitmentMethods: string[];

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(20)
  @many(websitesAndApps.codes)
  recruitmentSites: string[];

  @Field(() => [String], { defaultValue: [], description: 'In what somebody was made to work, if it was said.' })
  @ArrayMaxSize(20)
  @many(sectors.codes)
  sectors: string[] = [];

  @Field(() => [UrgentNeed], { defaultValue: [] })
  @ArrayMaxSize(20)
  @many(urgentNeeds.codes)
  needs: string[];

  @Field(() => [GivenConsent], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GivenConsent)
  consents: GivenConsent[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(4000)
  notes?: string;

  @Field({ description: 'How the post came to know: a code of report sources.' })
  @IsCode(reportSources)
  source: string;

  @Field({ description: 'ISO 3166-1 alpha-2 of the country of exploitation.' })
  @IsCode(countries)
  country: string;

  @Field(() => Instant)
  receivedAt: Date;
}
