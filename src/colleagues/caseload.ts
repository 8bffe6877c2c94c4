import { Field, Int, ObjectType } from '@nestjs/graphql';
import { outcomeOf } from '../platform/outcome/problem';

@ObjectType({ description: 'What became of a colleague’s cases.' })
export class Caseload {
  @Field(() => Int, { description: 'Cases that went to the other.' })
  moved: number;

  @Field(() => Int, { description: 'Cases that stayed, because the other must not have them.' })
  left: number;
}
export const CaseloadOutcome = outcomeOf(Caseload);
