import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant } from '../platform/columns';
import { ActInput } from '../platform/operation/act';

@InputType()
export class RegisterWebhook extends ActInput {
  @Field({ description: 'https, without a name or password in it.' })
  @MaxLength(500, { context: { code: 'WEBHOOK_ADDRESS' } })
  url: string;
}

@InputType()
export class OfWebhook extends ActInput {
  @Field(() => ID)
  @IsUUID('all', { context: { code: 'NOT_FOUND' } })
  webhook: string;

  @Field(() => Int, { nullable: true, description: 'The version that was read: a stale one is refused.' })
  @IsOptional()
  @IsInt()
  version?: number;
}

@InputType({ description: 'The secret stays as it is, and so does the place in the order of changes.' })
export class ChangeWebhook extends OfWebhook {
  @Field({ description: 'https, without a name or password in it.' })
  @MaxLength(500, { context: { code: 'WEBHOOK_ADDRESS' } })
  url: string;
}

@InputType()
export class ReplayWebhook extends OfWebhook {
  @Field(() => String, { nullable: true, description: '`next` of a page of changes: all that came after it.' })
  @IsOptional()
  after?: string;

  @Field(() => Instant, { nullable: true, description: 'Or all that was entered from this instant on.' })
  @IsOptional()
  since?: Date;
}
