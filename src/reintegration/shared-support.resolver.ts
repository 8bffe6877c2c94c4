import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { CaseOutcome } from '../cases/case.outcome';
import { SharedSupport } from './shared-support.entity';
import { LinkSupport, RecordSupport, UpdateSupport } from './shared-support.inputs';
import { SharedSupports } from './shared-support.service';

const SharedSupportPage = pageOf(SharedSupport);
const SharedSupportOutcome = outcomeOf(SharedSupport);

@Resolver()
export class SharedSupportResolver {
  constructor(private readonly supports: SharedSupports) {}

  @Query(() => SharedSupportPage, { description: 'What your organisation gives communities and structures.' })
  sharedSupports(@Args() page: PageArgs) {
    return this.supports.page(page);
  }

  @Mutation(() => SharedSupportOutcome)
  recordSupport(@Args('input') input: RecordSupport) {
    return act(RecordSupport, input, (one) => this.supports.add(one));
  }

  @Mutation(() => SharedSupportOutcome)
  updateSupport(@Args('input') input: UpdateSupport) {
    return act(UpdateSupport, input, (one) => this.supports.update(one));
  }

  @Mutation(() => CaseOutcome)
  linkSupport(@Args('input') input: LinkSupport) {
    return act(LinkSupport, input, (one) => this.supports.link(one));
  }

  @Mutation(() => [CaseOutcome])
  linkSupports(@Args('rows', { type: () => [LinkSupport] }) rows: LinkSupport[]) {
    return acts(LinkSupport, rows, (one) => this.supports.link(one));
  }
}
