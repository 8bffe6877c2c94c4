import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Matches } from 'class-validator';
import { ActInput } from '../platform/operation/act';

/** A login before its @. */
export const LOGIN = /^(?=.{2,40}$)[a-z][a-z0-9]*([.-][a-z0-9]+)*$/;
export const IsLogin = () => Matches(LOGIN, { context: { code: 'INVALID_LOGIN' } });

/** An act on one account of the administrator's own organisation. */
@InputType({ isAbstract: true })
export abstract class AccountAct extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  account: string;

  @Field(() => Int, { nullable: true, description: 'The version that was read, if the act rests on it.' })
  @IsOptional()
  @IsInt()
  version?: number;
}

@InputType()
export class OfAccount extends AccountAct {}
