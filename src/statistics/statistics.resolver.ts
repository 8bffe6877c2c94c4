import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import type { BreakdownCode, MeasureCode } from '#domain';
import { Statistics } from './statistics.service';
import { Breakdown, CaseNumber, Measure, PastFigures, PublishedTable, Release } from './statistics.types';

@Resolver()
export class StatisticsResolver {
  constructor(private readonly statistics: Statistics) {}

  @Query(() => [Release], { description: 'The weekly releases of statistics, the latest first.' })
  releases() {
    return this.statistics.releases();
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
    @Args('release', { type: () => Int, nullable: true }) release?: number,
  ) {
    return this.statistics.published({ release, measure, kind, year, by });
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
