import { Field, InputType, Int } from '@nestjs/graphql';
import { closureReasons, plainSteps, type PlainStep } from '#domain';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { codeEnum, IsCode } from '../platform/columns';
import { CaseAct } from './case-act.input';

export const CaseStep = codeEnum('CaseStep', { codes: plainSteps });

@InputType({ description: 'A step that needs nothing but itself. `note` is the reason, in the words of who gives it.' })
export class MoveCase extends CaseAct {
  @Field(() => Int, { description: 'The version of the case that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => CaseStep)
  @IsIn(plainSteps)
  step: PlainStep;

  @Field(() => String, { nullable: true, description: 'For a closure: a code of closure reasons.' })
  @IsOptional()
  @IsCode(closureReasons)
  closure?: string;

  @Field({ defaultValue: false, description: 'For a refusal of aid: the survivor was told how to come back.' })
  toldHowToReturn: boolean;
}
