import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { headcountPoints } from '#domain';
import { codeEnum, Instant } from '../platform/columns';

export const HeadcountPoint = codeEnum('HeadcountPoint', headcountPoints);

@ObjectType({ description: 'Somebody who is not at a point where they were expected, and why.' })
export class HeadcountGap {
  @Field(() => ID, { nullable: true, description: 'Null for somebody of whom there is no case.' })
  case: string | null;

  @Field({
    description: 'A code of gap reasons, of refusals at a handover or of what a host list came to; else of absences.',
  })
  reason: string;

  @Field(() => ID, { description: 'The unit that answers for it.' })
  owner: string;

  @Field({ description: 'The code of that unit.' })
  ownerCode: string;

  @Field(() => Instant)
  since: Date;
}

@ObjectType({ description: 'expected = present + waiting + gaps + unexplained.' })
export class HeadcountLine {
  @Field(() => HeadcountPoint)
  point: string;

  @Field(() => Int, { description: 'Who passed the point before, and who joined since.' })
  expected: number;

  @Field(() => Int, { description: 'Of those expected, who was born or found on the way.' })
  joined: number;

  @Field(() => Int)
  present: number;

  @Field(() => Int, { description: 'For whom the point is still to come.' })
  waiting: number;

  @Field(() => [HeadcountGap])
  gaps: HeadcountGap[];

  @Field(() => Int, { description: 'Heads of which nobody knows; none in a count that closes.' })
  unexplained: number;
}

@ObjectType({ description: 'One vehicle: who got on and who got off.' })
export class LegHeadcount {
  @Field(() => ID)
  leg: string;

  @Field()
  from: string;

  @Field()
  to: string;

  @Field(() => Int, { nullable: true })
  seats: number | null;

  @Field(() => Int)
  boarded: number;

  @Field(() => Int, { description: 'None before it has arrived.' })
  landed: number;

  @Field(() => Int, { description: 'Who boarded it and was not there when it arrived.' })
  gaps: number;
}

@ObjectType({ description: 'The escorts of a movement, by the rules of the programme.' })
export class EscortHeadcount {
  @Field(() => Int)
  has: number;

  @Field(() => Int, { description: 'For children alone and the ill; without them no manifest is issued.' })
  required: number;

  @Field(() => Int)
  advised: number;
}

@ObjectType({
  description:
    'Where the people of a group, or of a movement, are at every point, counted over those that you can see.',
})
export class Headcount {
  @Field(() => Int, { description: 'At the first point: as announced, or as registered.' })
  expected: number;

  @Field(() => Int)
  births: number;

  @Field(() => Int, { description: 'Found on board of a leg that had left without them.' })
  found: number;

  @Field(() => Int)
  heldBack: number;

  @Field(() => Int)
  boarded: number;

  @Field(() => Int)
  landed: number;

  @Field(() => Int)
  handedOver: number;

  @Field(() => Int, { description: 'Over all points. None in a count that closes.' })
  unexplained: number;

  @Field(() => [HeadcountLine])
  lines: HeadcountLine[];

  @Field(() => [LegHeadcount])
  legs: LegHeadcount[];

  @Field(() => EscortHeadcount, { nullable: true, description: 'Of one movement.' })
  escorts: EscortHeadcount | null;
}
