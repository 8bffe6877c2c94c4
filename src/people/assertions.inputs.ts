import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { factFields, factGrounds, factProofs } from '#domain';
import { IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { CaseActInput } from '../cases/case-act.input';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { FactField, FactGround, FactProof } from './assertion.entity';

@InputType({ description: 'What your agency says of a person, on what proof.' })
export class AssertFact extends CaseActInput {
  @Field(() => FactField)
  @IsCode(factFields)
  field: string;

  @Field({ description: 'As the field is written at registration; NATIONALITY is ISO 3166-1 alpha-2.' })
  @MaxLength(200)
  value: string;

  @Field(() => FactProof)
  @IsCode(factProofs)
  proof: string;
}

@InputType({ isAbstract: true })
abstract class OnFact extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  fact: string;
}

@InputType({ description: 'Your agency found the same. What it said to the contrary before is given up.' })
export class ConfirmFact extends OnFact {}

@InputType({ description: 'Your agency found that it is not so.' })
export class DisputeFact extends OnFact {
  @Field(() => FactGround)
  @IsCode(factGrounds)
  ground: string;
}

@InputType({ description: 'Your own agency takes back what it said.' })
export class WithdrawFact extends OnFact {
  @Field(() => FactGround)
  @IsCode(factGrounds)
  ground: string;
}

@InputType({ description: 'Ends a disagreement over the others’ heads: the act of whose answer is awaited.' })
export class ResolveDisagreement extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  disagreement: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => ID, { nullable: true, description: 'What is to stand; of a victim status, whose findings stand, none.' })
  @IsOptional()
  @IsUUID('all')
  fact?: string;

  @Field(() => Boolean, { nullable: true, description: 'Of a kinship: whether it stands. If not, it is over.' })
  stands?: boolean;

  @Field(() => FactGround)
  @IsCode(factGrounds)
  ground: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => String, { description: 'Why. Sealed under the person’s key.' })
  @MaxLength(4000)
  note: string;
}
