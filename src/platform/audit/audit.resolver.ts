import { Args, Query, Resolver } from '@nestjs/graphql';
import { PageArgs, pageOf } from '../page';
import { AuditEntry } from './audit-entry.entity';
import { AuditFilter } from './audit.input';
import { Audit } from './audit.service';

const AuditEntryPage = pageOf(AuditEntry);

@Resolver(() => AuditEntry)
export class AuditResolver {
  constructor(private readonly audit: Audit) {}

  @Query(() => AuditEntryPage, { description: 'Who did or opened what, newest first. Reading it is an entry too.' })
  auditEntries(@Args() page: PageArgs, @Args('filter', { nullable: true }) filter?: AuditFilter) {
    return this.audit.page(page, filter);
  }
}
