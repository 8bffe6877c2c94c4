import { Args, Field, ID, InputType, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { Instant } from '../columns';
import { PageArgs, pageOf } from '../page';
import { AuditEntry } from './audit-entry.entity';
import { Audit } from './audit.service';

const AuditEntryPage = pageOf(AuditEntry);

@InputType({ description: 'All that is given must fit.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Entries that name this case.' })
  @IsOptional()
  @IsUUID('all')
  case?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  account?: string;

  @Field(() => Instant, { nullable: true, description: 'At or after.' })
  since?: Date;
}

@Resolver(() => AuditEntry)
export class AuditResolver {
  constructor(private readonly audit: Audit) {}

  @Query(() => AuditEntryPage, { description: 'Who did or opened what, newest first. Reading it is an entry too.' })
  auditEntries(@Args() page: PageArgs, @Args('filter', { nullable: true }) filter?: AuditFilter) {
    return this.audit.page(page, filter);
  }
}
