import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  assistanceLevels,
  assistanceModalities,
  assistanceStates,
  assistanceTypes,
  currencies,
  contactChannels,
  followUpMoveReasons,
  followUpOutcomes,
  lastFollowUpMonth,
  regencies,
  type AssistanceType as TypeOfAid,
} from '#domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Day, IsCode, MinorUnits } from '../platform/columns';
import { Currency } from '../cases/hold.entity';
import { CaseActInput } from '../cases/case-act.input';
import { PartingActInput } from '../cases/split.input';
import {
  AssistanceLevel,
  AssistanceModality,
  AssistanceState,
  AssistanceType,
  ContactChannel,
  FollowUpMoveReason,
  FollowUpOutcome,
} from './enums';

const oneOf = (codes: readonly (string | number)[]) =>
  IsIn([...codes], { context: { code: 'UNKNOWN_CODE', params: { codes: codes.join(', ') } } });

@InputType({
  description: 'From a shelter, or from the gate to local government; ends the stay and makes the follow-ups due.',
})
export class GoHome extends PartingActInput {
  @Field(() => String, { nullable: true, description: 'Kemendagri code, 35.07; the home already known unless given.' })
  @IsOptional()
  @IsCode(regencies)
  homeRegency?: string;

  @Field({ defaultValue: false, description: 'Somebody goes along, as a child or an illness asks.' })
  escorted: boolean;
}

@InputType({
  description: 'Planned aid belongs to a plan that was agreed; aid that was given is logged whatever was planned.',
})
export class LogAssistance extends CaseActInput {
  @Field(() => AssistanceType)
  @IsCode(assistanceTypes)
  type: TypeOfAid;

  @Field(() => AssistanceLevel, { defaultValue: 'INDIVIDUAL' })
  @IsCode(assistanceLevels)
  level: string;

  @Field(() => AssistanceModality)
  @IsCode(assistanceModalities)
  modality: string;

  @Field(() => AssistanceState, { defaultValue: 'PLANNED' })
  @oneOf(['PLANNED', 'GIVEN'])
  state: string;

  @Field(() => Day, { nullable: true })
  plannedOn?: string;

  @Field(() => Day, { nullable: true })
  givenOn?: string;

  @Field(() => MinorUnits, { nullable: true })
  costMinor?: number;

  @Field(() => Currency, { nullable: true })
  @IsOptional()
  @IsCode(currencies)
  currency?: string;

  @Field({ defaultValue: false, description: 'The survivor confirmed to have received it.' })
  confirmed: boolean;

  @Field(() => ID, { nullable: true, description: 'The open item of the plan that it was given for.' })
  @IsOptional()
  @IsUUID('all')
  item?: string;

  @Field({ defaultValue: false, description: 'With it the item is done; otherwise under way.' })
  completes: boolean;
}

@InputType({ description: 'What is left out stays as it was.' })
export class UpdateAssistance extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  assistance: string;

  @Field(() => AssistanceState, { nullable: true })
  @IsOptional()
  @IsCode(assistanceStates)
  state?: string;

  @Field(() => Day, { nullable: true })
  givenOn?: string;

  @Field(() => MinorUnits, { nullable: true })
  costMinor?: number;

  @Field(() => Currency, { nullable: true })
  @IsOptional()
  @IsCode(currencies)
  currency?: string;

  @Field(() => Boolean, { nullable: true })
  confirmed?: boolean;
}

@InputType({ description: 'NOT_REACHED leaves the follow-up due; LOST_CONTACT also makes the case MISSING.' })
export class RecordFollowUp extends CaseActInput {
  @Field(() => Int, { description: 'Which one: months since the return.' })
  @Min(1)
  @Max(lastFollowUpMonth)
  month: number;

  @Field(() => FollowUpOutcome)
  @IsCode(followUpOutcomes)
  outcome: string;

  @Field(() => ContactChannel, { defaultValue: 'CALL', description: 'Of who was NOT_REACHED: how they were sought.' })
  @IsCode(contactChannels)
  channel: string;
}

@InputType()
export class MoveFollowUp extends CaseActInput {
  @Field(() => Int, { description: 'Which one: months since the return.' })
  @Min(1)
  @Max(lastFollowUpMonth)
  month: number;

  @Field(() => Day)
  dueOn: string;

  @Field(() => FollowUpMoveReason)
  @IsCode(followUpMoveReasons)
  reason: string;
}

@InputType()
export class SurveyAnswer {
  @Field({ description: 'A question of the instrument.' })
  @MaxLength(40)
  question: string;

  @Field({ description: 'One of its options.' })
  @MaxLength(40)
  answer: string;
}

@InputType({ description: 'The answers are sealed; the scores, which rules and statistics need, are not.' })
export class RecordSurvey extends CaseActInput {
  @Field(() => Int, { description: 'Months since the return: 0 is the baseline.' })
  @Min(0)
  @Max(60)
  month: number;

  @Field({ description: 'The version of the instrument that was asked.' })
  @MaxLength(40)
  instrument: string;

  @Field(() => [SurveyAnswer], { description: 'A question that is left out was not asked.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SurveyAnswer)
  answers: SurveyAnswer[];
}
