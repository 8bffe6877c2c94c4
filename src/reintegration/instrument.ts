import { Field, ObjectType } from '@nestjs/graphql';
import { Dimension } from './enums';

@ObjectType()
export class InstrumentOption {
  @Field()
  code: string;

  @Field()
  text: string;
}

@ObjectType()
export class InstrumentQuestion {
  @Field()
  id: string;

  @Field(() => Dimension)
  dimension: string;

  @Field()
  text: string;

  @Field(() => [InstrumentOption])
  options: InstrumentOption[];
}

@ObjectType({ description: 'A version of the survey as it is asked, in the language of the account.' })
export class Instrument {
  @Field()
  version: string;

  @Field({ description: "False as long as points and weights are not IOM's; say so wherever a score is shown." })
  official: boolean;

  @Field()
  title: string;

  @Field(() => [InstrumentQuestion])
  questions: InstrumentQuestion[];
}
