import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import type { BreakdownCode, MeasureCode } from '#domain';
import { days, definitions, numbers, read, releases, table } from './published';
import { Statistics } from './statistics.service';
import {
  Breakdown,
  CaseNumber,
  Measure,
  PastFigures,
  PublishedDays,
  PublishedDefinitions,
  PublishedNumbers,
  PublishedTable,
  Release,
} from './statistics.types';

const latest = { type: () => Int, nullable: true, description: 'The latest where none is named.' };
const ofCountry = 'Of people found there alone, ISO 3166-1 alpha-2: the series that are told by country.';

@Resolver()
export class StatisticsResolver {
  constructor(private readonly statistics: Statistics) {}

  @Query(() => [Release], { description: 'The weekly releases of statistics, the latest first.' })
  releases() {
    return read(releases());
  }

  @Query(() => PublishedDefinitions, {
    nullable: true,
    description: 'What a release counts and how, in the words that were frozen with it.',
  })
  publishedDefinitions(@Args('release', latest) release?: number) {
    return read(definitions(release));
  }

  @Query(() => PublishedTable, {
    nullable: true,
    description:
      'One table of a release, the latest unless another is named: every cell, those that are hidden as well.',
  })
  publishedTable(
    @Args('measure', { type: () => Measure }) measure: MeasureCode,
    @Args('year', { type: () => Int }) year: number,
    @Args('by', { type: () => Breakdown }) by: BreakdownCode,
    @Args('kind', { type: () => String, nullable: true }) kind?: string,
    @Args('release', latest) release?: number,
  ) {
    return read(table({ release, measure, kind, year, by }));
  }

  @Query(() => PublishedNumbers, {
    nullable: true,
    description: 'How many people every series of a year has, beside how many it had in the release before.',
  })
  publishedNumbers(
    @Args('year', { type: () => Int }) year: number,
    @Args('release', latest) release?: number,
    @Args('country', { type: () => String, nullable: true, description: ofCountry }) country?: string,
  ) {
    return read(numbers(release, year, country));
  }

  @Query(() => PublishedDays, {
    nullable: true,
    description: 'Within which days half, and nine tenths, of the people of a year came to each stage.',
  })
  publishedDays(@Args('year', { type: () => Int }) year: number, @Args('release', latest) release?: number) {
    return read(days(release, year));
  }

  @Query(() => [PastFigures], {
    description:
      'Figures that others published before, each with its source, its computed total and the one it printed.',
  })
  pastFigures() {
    return this.statistics.past();
  }

  @Query(() => [CaseNumber], {
    description: 'How many cases your unit sees, by state, country and group: true numbers, at most a minute old.',
  })
  caseNumbers() {
    return this.statistics.numbers();
  }
}
