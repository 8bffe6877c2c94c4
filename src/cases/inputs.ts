import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant } from '../platform/columns';
import { ActInput } from '../platform/operation/act';

/** An act on one case, at a time that is claimed. */
@InputType({ isAbstract: true })
export abstract class CaseActInput extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  case: string;

  @Field(() => Int, { nullable: true, description: 'The version of the case that was read; a stale one is refused.' })
  version?: number;

  @Field(() => Instant, { description: 'When it happened; never later than now.' })
  occurredAt: Date;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
