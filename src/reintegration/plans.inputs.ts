import { Field, ID, InputType } from '@nestjs/graphql';
import {
  assistanceLevels,
  assistanceTypes,
  currencies,
  dimensions,
  planItemReasons,
  type AssistanceType as TypeOfAid,
  type PlanItemReason as ReasonOfItem,
} from '#domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Day, IsCode, MinorUnits } from '../platform/columns';
import { Currency } from '../cases/hold.entity';
import { CaseActInput } from '../cases/case-act.input';
import { AssistanceLevel, AssistanceType, Dimension, PlanItemReason, PlanItemState } from './enums';

@InputType()
export class PlanItemInput {
  @Field(() => ID, { nullable: true, description: 'The open item of the plan before that this goes on with.' })
  @IsOptional()
  @IsUUID('all')
  continues?: string;

  @Field(() => AssistanceType)
  @IsCode(assistanceTypes)
  type: TypeOfAid;

  @Field(() => AssistanceLevel, { defaultValue: 'INDIVIDUAL' })
  @IsCode(assistanceLevels)
  level: string;

  @Field(() => String, { nullable: true, description: 'What just this is; sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  provider?: string;

  @Field(() => Day, { nullable: true })
  plannedOn?: string;

  @Field(() => MinorUnits, { nullable: true })
  costMinor?: number;

  @Field(() => Currency, { nullable: true })
  @IsOptional()
  @IsCode(currencies)
  currency?: string;
}

@InputType()
export class PlanGoalInput {
  @Field(() => Dimension)
  @IsCode(dimensions)
  dimension: string;

  @Field({ description: 'In the survivor’s own words; sealed under their key.' })
  @Length(1, 2000)
  note: string;

  @Field(() => [PlanItemInput], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PlanItemInput)
  items: PlanItemInput[];
}

@InputType({
  description:
    'Agreed anew it is a new version, and the one before stays as it was: each of its items that is still open is continued in it, or has been ended.',
})
export class AgreePlan extends CaseActInput {
  @Field({ description: 'What the survivor wants to reach; sealed under their key.' })
  @Length(1, 4000)
  objectives: string;

  @Field(() => [PlanGoalInput], { defaultValue: [] })
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => PlanGoalInput)
  goals: PlanGoalInput[];
}

const ends = ['UNDER_WAY', 'DONE', 'CANCELLED'] as const;

@InputType()
export class UpdatePlanItem extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  item: string;

  @Field(() => PlanItemState, { description: 'UNDER_WAY, DONE or CANCELLED.' })
  @IsIn([...ends], { context: { code: 'UNKNOWN_CODE', params: { codes: ends.join(', ') } } })
  state: (typeof ends)[number];

  @Field(() => PlanItemReason, { nullable: true, description: 'Of what is cancelled; OTHER says more in the note.' })
  @IsOptional()
  @IsCode(planItemReasons)
  reason?: ReasonOfItem;
}
