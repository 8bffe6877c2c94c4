import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
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
