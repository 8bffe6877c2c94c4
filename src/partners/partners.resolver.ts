import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { PageArgs } from '../platform/page';
import { CaseloadProgress, Progress } from '../reintegration/progress.outcome';
import { ChangePage, SharedCase } from './shared-case.entity';
import { Sharing } from './sharing.service';

@Resolver()
export class PartnersResolver {
  constructor(private readonly sharing: Sharing) {}

  @Query(() => ChangePage, {
    description:
      'What changed since a mark, oldest first: each case at its last change, as you may have it now. At least once.',
  })
  changes(@Args() page: PageArgs) {
    return this.sharing.changes(page);
  }

  @Query(() => SharedCase, {
    nullable: true,
    description: 'One case as you may have it now; null is absent or not for you.',
  })
  sharedCase(@Args('id', { type: () => ID }) id: string) {
    return this.sharing.one(id);
  }

  @Query(() => Progress, {
    nullable: true,
    description: 'How somebody fares beside what was planned and spent for it, as far as you may have it now.',
  })
  sharedProgress(@Args('id', { type: () => ID, description: 'The case.' }) id: string) {
    return this.sharing.progress(id);
  }

  @Query(() => CaseloadProgress, {
    description: 'The same of all whom your unit follows together, as far as you may have it now.',
  })
  sharedCaseloadProgress() {
    return this.sharing.caseloadProgress();
  }
}
