import { Args, Query, Resolver } from '@nestjs/graphql';
import { PageArgs, pageOf } from '../platform/page';
import { AuditEntry, AuditHead } from './audit-entry.entity';
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

  @Query(() => AuditHead, {
    nullable: true,
    description: 'The seal that what is taken out of the audit is given with.',
  })
  auditHead() {
    return this.audit.head();
  }
}
