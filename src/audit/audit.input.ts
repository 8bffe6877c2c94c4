import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant } from '../platform/columns';

@InputType({ description: 'All that is given must fit.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Entries that name this case.' })
  @IsOptional()
  @IsUUID('all')
  case?: string;

  @Field(() => String, { nullable: true, description: 'The same by the number of the case.' })
  @IsOptional()
  @MaxLength(40)
  number?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  account?: string;

  @Field(() => String, { nullable: true, description: 'READ or ACT.' })
  @IsOptional()
  @IsIn(['READ', 'ACT'])
  kind?: string;

  @Field(() => String, { nullable: true, description: 'A root field of the operation.' })
  @IsOptional()
  @MaxLength(60)
  act?: string;

  @Field(() => Instant, { nullable: true, description: 'At or after.' })
  since?: Date;

  @Field(() => Instant, { nullable: true, description: 'Before.' })
  until?: Date;
}
