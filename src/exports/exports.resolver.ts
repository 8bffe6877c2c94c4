import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CasePage } from '../cases/case-lists.input';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs } from '../platform/page';
import { CaseExport } from './case-export.entity';
import { RecordExport } from './exports.inputs';
import { Exports } from './exports.service';

const CaseExportOutcome = outcomeOf(CaseExport);

@Resolver(() => CaseExport)
export class ExportsResolver {
  constructor(private readonly exports: Exports) {}

  @Query(() => CasePage, { description: 'The cases of an export of your own, in its order, for two hours.' })
  exportRows(@Args('export', { type: () => ID }) id: string, @Args() page: PageArgs) {
    return this.exports.rows(id, page);
  }

  @Mutation(() => CaseExportOutcome, {
    description: 'Writes down what is taken out and why; `exportRows` gives the rows, and `case` opens who is in them.',
  })
  recordExport(@Args('input') input: RecordExport) {
    return act(RecordExport, input, (one) => this.exports.record(one));
  }
}
