import { Field, ID, InputType } from '@nestjs/graphql';
import { snoozeReasons } from '#domain';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { SnoozeReason } from './snooze.entity';

@InputType({ description: 'To be looked at later, before it is due. Put off again, the later one counts.' })
export class SnoozeAlert extends ActInput {
  @Field(() => ID, { description: 'An entry of the inbox.' })
  @IsUUID('all')
  alert: string;

  @Field(() => SnoozeReason)
  @IsCode(snoozeReasons)
  reason: string;

  @Field(() => Instant, { description: 'Never later than it is due.' })
  until: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Sealed, in the timeline; none of what the timeline does not tell, as an enquiry.',
  })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ description: 'Taken up again before its time.' })
export class EndSnooze extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  alert: string;
}
