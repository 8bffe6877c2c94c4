import { Field, InputType } from '@nestjs/graphql';
import { closureReasons } from '#domain';
import { IsIn, IsOptional } from 'class-validator';
import { codeEnum, IsCode } from '../platform/columns';
import { CaseActInput } from './inputs';
import { steps, type Step } from './steps';

export const CaseStep = codeEnum('CaseStep', { codes: steps });

@InputType({ description: 'A step that needs nothing but itself. `note` is the reason, in the words of who gives it.' })
export class MoveCase extends CaseActInput {
  @Field(() => CaseStep)
  @IsIn(steps)
  step: Step;

  @Field(() => String, { nullable: true, description: 'For a closure: a code of closure reasons.' })
  @IsOptional()
  @IsCode(closureReasons)
  closure?: string;

  @Field({ defaultValue: false, description: 'For a refusal of aid: the survivor was told how to come back.' })
  toldHowToReturn: boolean;

  @Field({ defaultValue: false, description: 'For a death: the next of kin were told.' })
  nextOfKinNotified: boolean;
}
