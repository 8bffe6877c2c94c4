import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Case } from '../cases/case.entity';
import { Search } from './search.service';

@Resolver()
export class SearchResolver {
  constructor(private readonly service: Search) {}

  @Query(() => [Case], {
    description:
      'Cases within your reach by what you would type: a name in any spelling, a working label, a case number or a part of it, a document ' +
      'or its last four digits, a flight, a place, a stage. Best first, at most 20.',
  })
  search(@Args('text') text: string, @Args('first', { type: () => Int, defaultValue: 20 }) first = 20) {
    return this.service.find(text, first);
  }
}
