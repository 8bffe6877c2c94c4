import { Field, ID, ObjectType } from '@nestjs/graphql';
import { guardCodes } from '#domain';
import { codeEnum } from '../platform/columns';

const Guard = codeEnum('Guard', guardCodes);

@ObjectType({ description: 'Something that somebody waits for before they are ready to travel.' })
export class Awaited {
  @Field(() => Guard)
  guard: string;

  @Field(() => [String], {
    description:
      'What it is about: codes of holds or of kinds of clearance, or the day of arrival that a paper misses.',
  })
  about: string[];
}

@ObjectType({ description: 'What is still in the way of somebody’s journey, by the guards of the step to READY.' })
export class Readiness {
  @Field(() => ID)
  case: string;

  @Field(() => [Awaited], { description: 'Empty for who has all.' })
  awaits: Awaited[];
}
