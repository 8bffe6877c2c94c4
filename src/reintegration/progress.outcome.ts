import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Instant, MinorUnits } from '../platform/columns';
import { Currency } from '../cases/hold.entity';
import { AssistanceLevel, AssistanceType, Dimension } from './enums';

@ObjectType({ description: 'Money of one currency; there is no sum over several.' })
export class Spending {
  @Field(() => Dimension, {
    nullable: true,
    description: "Of the goal; null for what was given beside a plan's items.",
  })
  dimension: string | null;

  @Field(() => AssistanceLevel)
  level: string;

  @Field(() => Currency)
  currency: string;

  @Field(() => MinorUnits, {
    description: 'What the items of the plan are to cost, but for those that were cancelled.',
  })
  plannedMinor: number;

  @Field(() => MinorUnits, { description: 'What the aid that was given has cost.' })
  spentMinor: number;
}

@ObjectType({
  description:
    'Support of communities and of structures from which these people benefit: whole sums, each counted once however many benefit, and never divided among them.',
})
export class SharedSpending {
  @Field(() => AssistanceLevel)
  level: string;

  @Field(() => AssistanceType)
  type: string;

  @Field(() => Currency, { nullable: true, description: 'Null for what was recorded without a cost.' })
  currency: string | null;

  @Field(() => Int, { description: 'How many such there are, but for those that were cancelled.' })
  supports: number;

  @Field(() => MinorUnits, { description: 'What they are to cost, or have cost.' })
  plannedMinor: number;

  @Field(() => MinorUnits, { description: 'What those that were given have cost.' })
  spentMinor: number;
}

@ObjectType({ description: 'A score under the version of the survey that was asked.' })
export class Score {
  @Field(() => Int) month: number;
  @Field() instrument: string;
  @Field() official: boolean;
  @Field(() => Instant) occurredAt: Date;
  @Field(() => Float, { nullable: true }) economic: number | null;
  @Field(() => Float, { nullable: true }) social: number | null;
  @Field(() => Float, { nullable: true }) psychosocial: number | null;
  @Field(() => Float, { nullable: true }) composite: number | null;
  @Field(() => String, { nullable: true }) band: string | null;

  @Field({ description: 'False where no baseline was asked with the same version: the scores say different things.' })
  comparable: boolean;

  @Field(() => Float, { nullable: true, description: 'Of the composite since that baseline.' })
  change: number | null;
}

@ObjectType({ description: 'How somebody fares, beside what was planned and spent for it.' })
export class Progress {
  @Field(() => ID) case: string;
  @Field(() => [Spending]) spending: Spending[];
  @Field(() => [SharedSpending]) shared: SharedSpending[];
  @Field(() => [Score], { description: 'In the order in which they were asked.' }) scores: Score[];
}

@ObjectType({ description: 'Means of those who were asked with one version at one month.' })
export class MeanScore {
  @Field() instrument: string;
  @Field() official: boolean;
  @Field(() => Int) month: number;
  @Field(() => Int, { description: 'How many surveys have a composite score.' }) surveys: number;
  @Field(() => Float, { nullable: true }) economic: number | null;
  @Field(() => Float, { nullable: true }) social: number | null;
  @Field(() => Float, { nullable: true }) psychosocial: number | null;
  @Field(() => Float, { nullable: true }) composite: number | null;
}

@ObjectType({ description: "The same of all whom one's own unit answers for or follows, and of nobody else." })
export class CaseloadProgress {
  @Field(() => Int) cases: number;
  @Field(() => [Spending]) spending: Spending[];
  @Field(() => [SharedSpending]) shared: SharedSpending[];
  @Field(() => [MeanScore], { description: 'By version and month: versions are never mixed.' }) scores: MeanScore[];
}
