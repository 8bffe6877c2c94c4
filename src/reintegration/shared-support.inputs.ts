import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { assistanceStates, assistanceTypes, currencies, regencies } from '#domain';
import { ArrayMaxSize, ArrayUnique, IsIn, IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Day, IsCode, MinorUnits } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { CaseActInput } from '../cases/case-act.input';
import { Currency } from '../cases/hold.entity';
import { AssistanceLevel, AssistanceState, AssistanceType } from './enums';

const oneOf = (codes: readonly string[]) =>
  IsIn([...codes], { context: { code: 'UNKNOWN_CODE', params: { codes: codes.join(', ') } } });

@InputType()
export class RecordSupport extends ActInput {
  @Field(() => ID, { nullable: true, description: 'A UUID of the client’s own; made here if it is left out.' })
  @IsOptional()
  @IsUUID('all')
  id?: string;

  @Field(() => AssistanceLevel, { description: 'COMMUNITY or STRUCTURAL; what one person is given is assistance.' })
  @oneOf(['COMMUNITY', 'STRUCTURAL'])
  level: string;

  @Field(() => AssistanceType)
  @IsCode(assistanceTypes)
  type: string;

  @Field(() => String, { nullable: true, description: 'What just it is; sealed. It names nobody.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;

  @Field(() => [String], { defaultValue: [], description: 'Kemendagri codes of the places that it is for, 35.07.' })
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsCode(regencies, { each: true })
  regencies: string[];

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  provider?: string;

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
}

@InputType({ description: 'What is left out stays as it was.' })
export class UpdateSupport extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  support: string;

  @Field(() => Int)
  @IsInt()
  version: number;

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
}

@InputType()
export class LinkSupport extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  support: string;
}
