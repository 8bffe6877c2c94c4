import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { clocks, type ClockCode as Clock } from '#domain';
import { Min } from 'class-validator';
import { IsCode } from '../platform/columns';
import { ClockCode } from './alert.entity';

@InputType()
export class SetOwnLimit {
  @Field(() => ID)
  key: string;

  @Field(() => ClockCode)
  @IsCode(clocks)
  clock: Clock;

  @Field(() => Int)
  @Min(1, { context: { code: 'INVALID_VALUE' } })
  hours: number;
}
