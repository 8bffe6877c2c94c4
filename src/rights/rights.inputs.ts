import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { consentPurposes, factFields, factProofs, rightsGrounds, rightsKinds, rightsOutcomes } from '#domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { CaseActInput } from '../cases/case-act.input';
import { ConsentPurpose } from '../cases/consent.entity';
import { FactField, FactProof } from '../people/assertion.entity';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { RightsGround, RightsKind, RightsOutcome } from './rights-request.entity';

@InputType({ description: '`occurredAt` is when it was received, by whatever way; the clock runs from then.' })
export class RecordRightsRequest extends CaseActInput {
  @Field(() => RightsKind)
  @IsCode(rightsKinds)
  kind: string;

  @Field(() => [ConsentPurpose], { defaultValue: [], description: 'Which consents are withdrawn, for WITHDRAWAL.' })
  @ArrayMaxSize(20)
  @IsIn([...consentPurposes.codes], { each: true })
  purposes: string[];
}

@InputType({ description: 'What is right, in the words of the person; what it rests on counts as with any agency.' })
export class Correction {
  @Field(() => FactField)
  @IsCode(factFields)
  field: string;

  @Field()
  @Length(1, 500)
  value: string;

  @Field(() => FactProof, { defaultValue: 'INTERVIEW' })
  @IsCode(factProofs)
  proof: string;
}

@InputType({ description: '`note` is what the person is told; a refusal, whole or in part, has to say why.' })
export class AnswerRightsRequest extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  request: string;

  @Field(() => RightsOutcome)
  @IsCode(rightsOutcomes)
  outcome: string;

  @Field(() => RightsGround, { nullable: true })
  @IsOptional()
  @IsCode(rightsGrounds)
  ground?: string;

  @Field(() => [Correction], {
    defaultValue: [],
    description: 'Of a correction that is granted: said in the name of the person as the request ends.',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Correction)
  corrections: Correction[];
}

@InputType()
export class LiftRestriction extends CaseActInput {}

@InputType()
export class DecideErasure extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  erasure: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  version?: number;

  @Field(() => Instant, { description: 'When it was decided; never later than now.' })
  occurredAt: Date;

  @Field(() => RightsGround, {
    nullable: true,
    description: 'Of one that the person was granted: what its refusal rests on.',
  })
  @IsOptional()
  @IsCode(rightsGrounds)
  ground?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was declined; kept in the timeline, sealed, and told to whoever asked for it.',
  })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
