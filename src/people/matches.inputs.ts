import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { matchVerdicts } from '#domain';
import { IsIn, IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { ActInput } from '../platform/operation/act';
import { MatchVerdict } from './person-match.entity';

const verdicts = matchVerdicts.codes.filter((code) => code !== 'OPEN');

@InputType({ description: 'Whether two cases are of one person. Both cases keep their numbers.' })
export class JudgeMatch extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  match: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => MatchVerdict)
  @IsIn(verdicts, { context: { code: 'UNKNOWN_CODE', params: { codes: verdicts.join(', ') } } })
  verdict: string;

  @Field(() => String, { nullable: true, description: 'On what the verdict rests. Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
