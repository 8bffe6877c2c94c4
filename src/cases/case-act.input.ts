import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant } from '../platform/columns';
import { ActInput } from '../platform/operation/act';

/** An act on one case, at a time that is claimed. */
@InputType({ isAbstract: true })
export abstract class CaseAct extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  case: string;

  @Field(() => Instant, { description: 'When it happened; never later than now.' })
  occurredAt: Date;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

/** An addition to a case: it stands whatever was added meanwhile, unless it says on which version it rests. */
@InputType({ isAbstract: true })
export abstract class CaseActInput extends CaseAct {
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the case that was read, if what is said rests on it.',
  })
  @IsOptional()
  @IsInt()
  version?: number;
}
