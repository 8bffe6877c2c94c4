import { Field, Int, ObjectType } from '@nestjs/graphql';
import { breakdowns, measures, peopleGroups } from '#domain';
import { codeEnum, Day, Instant } from '../platform/columns';
import { CaseState } from '../cases/case.entity';

export const Measure = codeEnum('Measure', measures);
export const Breakdown = codeEnum('Breakdown', breakdowns);
export const PeopleGroup = codeEnum('PeopleGroup', peopleGroups);

@ObjectType({
  description: 'A table of a release: what it counts, of which kind where there are kinds, and in which year.',
})
export class TableName {
  @Field(() => Measure) measure: string;
  @Field(() => String, { nullable: true }) kind: string | null;
  @Field(() => Int) year: number;
  @Field(() => [Breakdown]) by: string[];
}

@ObjectType({ description: 'A weekly release. Nothing in it ever changes.' })
export class Release {
  @Field(() => Int, { description: 'The version.' }) number: number;
  @Field(() => Day, { description: 'The Monday of its week, in Jakarta.' }) week: string;
  @Field(() => Instant) publishedAt: string;
  @Field({ description: 'The edition of the definitions and of the rules of disclosure.' }) policy: string;
  @Field(() => Int, { description: 'Fewer people than this are shown nowhere.' }) threshold: number;
  @Field(() => [TableName], { description: 'The series of which anything has been published.' }) tables: TableName[];
}

/** What a release says of itself; frozen with it. */
@ObjectType({ isAbstract: true })
export class About {
  @Field(() => Int, { description: 'The version.' }) release: number;
  @Field(() => Day, { description: 'The Monday of its week, in Jakarta.' }) week: string;
  @Field(() => Instant) publishedAt: string;
  @Field({ description: 'The edition of the definitions and of the rules of disclosure.' }) policy: string;
  @Field(() => Int, { description: 'Fewer people than this are shown nowhere.' }) threshold: number;
  @Field({ description: 'Who is counted.' }) population: string;
  @Field({ description: 'How they are counted.' }) definition: string;
  @Field({ description: 'Why a cell may be hidden: the same for every cell, since to say more would tell.' })
  whyHidden: string;
}

@ObjectType()
export class KindLabel {
  @Field() kind: string;
  @Field() label: string;
}

@ObjectType({ description: 'What a series counts.' })
export class MeasureDefinition {
  @Field(() => Measure) measure: string;
  @Field() label: string;
  @Field() definition: string;
  @Field(() => [KindLabel], { description: 'The kinds that are counted apart; none if all are counted together.' })
  kinds: KindLabel[];
  @Field(() => [Breakdown]) by: string[];
}

@ObjectType({ description: 'What a release counts and how.' })
export class PublishedDefinitions extends About {
  @Field(() => [MeasureDefinition], { description: 'None in the releases before there was a definition for each.' })
  measures: MeasureDefinition[];
}

@ObjectType()
export class PublishedRow {
  @Field(() => String, { nullable: true, description: 'A code of the breakdown; null is the total over it.' })
  value: string | null;

  @Field(() => String, { nullable: true, description: 'What the value is called, in your language.' })
  label: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where a map has it: ISO 3166-1 alpha-2 of a country or of a post’s, ISO 3166-2 of a home province.',
  })
  iso: string | null;

  @Field(() => PeopleGroup, { nullable: true, description: 'Null is the total over women, girls, men and boys.' })
  group: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People published until this release; null where it is hidden. Others may wait for a later block.',
  })
  people: number | null;

  @Field(() => Int, { nullable: true, description: 'The same in the release before; null where it was hidden.' })
  before: number | null;

  @Field() hidden: boolean;
}

@ObjectType({ description: 'One published table, every cell that it can have.' })
export class PublishedTable extends About {
  @Field(() => Measure) measure: string;
  @Field(() => String, { nullable: true }) kind: string | null;
  @Field(() => Int) year: number;
  @Field(() => Breakdown) by: string;
  @Field() title: string;
  @Field(() => [PublishedRow]) rows: PublishedRow[];
}

/** A series of a year, of one group or of all. */
@ObjectType({ isAbstract: true })
export class SeriesRow {
  @Field(() => Measure) measure: string;
  @Field(() => String, { nullable: true }) kind: string | null;
  @Field({ description: 'What the series is called, in your language.' }) label: string;
  @Field(() => PeopleGroup, { nullable: true, description: 'Null is the total over women, girls, men and boys.' })
  group: string | null;
  @Field(() => Int, { nullable: true, description: 'Null where it is hidden.' }) people: number | null;
  @Field() hidden: boolean;
}

@ObjectType()
export class PublishedNumber extends SeriesRow {
  @Field(() => Int, { nullable: true, description: 'The same in the release before; null where it was hidden.' })
  before: number | null;
}

@ObjectType({ description: 'How many people each series of a year has.' })
export class PublishedNumbers extends About {
  @Field(() => Int) year: number;
  @Field(() => String, { nullable: true, description: 'Of which country, ISO 3166-1 alpha-2; null is of all.' })
  country: string | null;
  @Field(() => [PublishedNumber]) rows: PublishedNumber[];
}

@ObjectType({
  description: 'The days between which a number of days lies; no last day is more than the longest band has.',
})
export class Days {
  @Field(() => Int) from: number;
  @Field(() => Int, { nullable: true }) to: number | null;
}

@ObjectType()
export class PublishedSpread extends SeriesRow {
  @Field(() => Days, { nullable: true, description: 'Half of them were there within so many days.' })
  median: Days | null;

  @Field(() => Days, { nullable: true, description: 'Nine tenths of them were there within so many days.' })
  ninetieth: Days | null;
}

@ObjectType({
  description:
    'The middle and the slowest tenth, to the band of days that what is published tells; worked out of that alone.',
})
export class PublishedDays extends About {
  @Field(() => Int) year: number;
  @Field(() => Int, { description: 'Where the last band begins: more days than this.' }) longest: number;
  @Field(() => [PublishedSpread]) rows: PublishedSpread[];
}

@ObjectType()
export class PastPart {
  @Field(() => PeopleGroup) group: string;
  @Field(() => Int) people: number;
}

@ObjectType({
  description: 'Figures that others published, with their source; the total is computed from their parts.',
})
export class PastFigures {
  @Field(() => Int) year: number;
  @Field() source: string;
  @Field({ description: 'When it was published.' }) published: string;
  @Field(() => [PastPart]) parts: PastPart[];
  @Field(() => Int) computedTotal: number;
  @Field(() => Int, { description: 'As it was printed.' }) printedTotal: number;
  @Field({ description: 'Whether what was printed is what the parts add up to.' }) agrees: boolean;
}

@ObjectType({ description: 'Cases that your unit sees, counted: true, and at most a minute old.' })
export class CaseNumber {
  @Field(() => CaseState) state: string;
  @Field({ description: 'ISO 3166-1 alpha-2 of the country of exploitation.' }) country: string;
  @Field(() => PeopleGroup) group: string;
  @Field(() => Int) count: number;
}
