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
  @Field(() => Instant) publishedAt: Date;
  @Field({ description: 'The edition of the definitions and of the rules of disclosure.' }) policy: string;
  @Field(() => Int, { description: 'Fewer people than this are shown nowhere.' }) threshold: number;
  @Field(() => [TableName], { description: 'The series of which anything has been published.' }) tables: TableName[];
}

@ObjectType()
export class PublishedRow {
  @Field(() => String, { nullable: true, description: 'A code of the breakdown; null is the total over it.' })
  value: string | null;

  @Field(() => String, { nullable: true, description: 'What the value is called, in your language.' })
  label: string | null;

  @Field(() => PeopleGroup, { nullable: true, description: 'Null is the total over women, girls, men and boys.' })
  group: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People published until this release; null where it is hidden. Others may wait for a later block.',
  })
  people: number | null;

  @Field() hidden: boolean;
}

@ObjectType({ description: 'One published table, every cell that it can have.' })
export class PublishedTable {
  @Field(() => Int) release: number;
  @Field(() => Day) week: string;
  @Field(() => Instant) publishedAt: Date;
  @Field() policy: string;
  @Field(() => Measure) measure: string;
  @Field(() => String, { nullable: true }) kind: string | null;
  @Field(() => Int) year: number;
  @Field(() => Breakdown) by: string;
  @Field() title: string;
  @Field({ description: 'Who is counted.' }) population: string;
  @Field({ description: 'How they are counted.' }) definition: string;
  @Field({ description: 'Why a cell may be hidden: the same for every cell, since to say more would tell.' })
  whyHidden: string;
  @Field(() => [PublishedRow]) rows: PublishedRow[];
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
