import { Field, Int, ObjectType } from '@nestjs/graphql';
import { BedKind } from './shelter.entity';

@ObjectType({ description: 'The beds of a kind at an instant, also a past one.' })
export class BedUse {
  @Field(() => BedKind)
  kind: string;

  @Field(() => Int)
  count: number;

  @Field(() => Int)
  occupied: number;

  @Field(() => Int)
  held: number;

  @Field(() => Int)
  closed: number;

  @Field(() => Int)
  free: number;
}
