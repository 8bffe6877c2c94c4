import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { Instant } from '../columns';

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
