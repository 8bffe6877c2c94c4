import { Field, InputType } from '@nestjs/graphql';
import { splitReasons } from '#domain';
import { IsOptional } from 'class-validator';
import { codeEnum, IsCode } from '../platform/columns';
import { CaseActInput } from './case-act.input';

export const SplitReason = codeEnum('SplitReason', splitReasons);

/** An act that gives somebody a bed or a place on the way, and so may part them from their family. */
@InputType({ isAbstract: true })
export abstract class PartingActInput extends CaseActInput {
  @Field(() => SplitReason, { nullable: true, description: 'Why they are apart from their family, where they are.' })
  @IsOptional()
  @IsCode(splitReasons)
  splitReason?: string;
}
