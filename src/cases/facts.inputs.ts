import { Field, ID, InputType } from '@nestjs/graphql';
import {
  assessmentKinds,
  consentBases,
  consentPurposes,
  currencies,
  determinationBodies,
  determinationOutcomes,
  determinationRoles,
  fieldGroups,
  holdCodes,
  sectors,
  traffickingActs,
  traffickingMeans,
  traffickingPurposes,
  urgentNeeds,
} from '#domain';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID } from 'class-validator';
import { Day, IsCode, MinorUnits } from '../platform/columns';
import { AssessmentKind } from './assessment.entity';
import { ConsentBasis, ConsentPurpose, FieldGroup } from './consent.entity';
import { DeterminationBody, DeterminationOutcome, DeterminationRole } from './determination.entity';
import { Currency, HoldCode } from './hold.entity';
import { CaseActInput } from './case-act.input';
import { UrgentNeed } from './need.entity';

const eachOf = (list: { codes: readonly string[] }) =>
  IsIn([...list.codes], { each: true, context: { code: 'UNKNOWN_CODE', params: { codes: list.codes.join(', ') } } });

@InputType()
export class RecordConsent extends CaseActInput {
  @Field(() => ConsentPurpose)
  @IsCode(consentPurposes)
  purpose: string;

  @Field(() => ConsentBasis)
  @IsCode(consentBases)
  basis: string;

  @Field()
  given: boolean;

  @Field(() => ID, { nullable: true, description: 'The organisation that it is about; left out, all of them.' })
  @IsOptional()
  @IsUUID(undefined, { context: { code: 'NOT_FOUND' } })
  recipient?: string;

  @Field(() => [FieldGroup], { nullable: true, description: "What partners' machines may have on it." })
  @IsOptional()
  @eachOf(fieldGroups)
  groups?: string[];

  @Field(() => Day, { nullable: true, description: 'The last day on which it counts.' })
  @IsOptional()
  expiresOn?: string;
}

@InputType()
export class WithdrawConsent extends CaseActInput {
  @Field(() => ConsentPurpose)
  @IsCode(consentPurposes)
  purpose: string;
}

@InputType()
export class RecordNeed extends CaseActInput {
  @Field(() => UrgentNeed)
  @IsCode(urgentNeeds)
  code: string;
}

@InputType()
export class MeetNeed extends CaseActInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { code: 'NOT_FOUND' } })
  need: string;
}

@InputType()
export class RecordDetermination extends CaseActInput {
  @Field(() => DeterminationBody)
  @IsCode(determinationBodies)
  body: string;

  @Field(() => DeterminationOutcome)
  @IsCode(determinationOutcomes)
  outcome: string;

  @Field(() => DeterminationRole, { defaultValue: 'NONE' })
  @IsCode(determinationRoles)
  role: string;

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(20)
  @eachOf(traffickingActs)
  acts: string[];

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(20)
  @eachOf(traffickingMeans)
  means: string[];

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(20)
  @eachOf(traffickingPurposes)
  purposes: string[];

  @Field(() => [String], { defaultValue: [], description: 'In what somebody was made to work: codes of sectors.' })
  @ArrayMaxSize(20)
  @eachOf(sectors)
  sectors: string[];
}

@InputType()
export class RecordAssessment extends CaseActInput {
  @Field(() => AssessmentKind)
  @IsCode(assessmentKinds)
  kind: string;

  @Field()
  outcome: string;

  @Field({ defaultValue: false })
  specialist: boolean;
}

@InputType()
export class OpenHold extends CaseActInput {
  @Field(() => HoldCode)
  @IsCode(holdCodes)
  code: string;

  @Field(() => MinorUnits, { nullable: true })
  amountMinor?: number;

  @Field(() => Currency, { nullable: true })
  @IsOptional()
  @IsCode(currencies)
  currency?: string;

  @Field(() => Day, { nullable: true })
  expectedOn?: string;
}

@InputType()
export class ClearHold extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  hold: string;
}
