import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { matchVerdicts } from '#domain';
import { IsIn, IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { CaseActInput } from '../cases/case-act.input';
import { ActInput } from '../platform/operation/act';
import { MatchVerdict } from './person-match.entity';

const verdicts = matchVerdicts.codes.filter((code) => code !== 'OPEN');

@ArgsType()
export class MatchFilter {
  @Field(() => MatchVerdict, { defaultValue: 'OPEN' })
  verdict: string;

  @Field(() => ID, { nullable: true, description: 'Those of which either case belongs to this group.' })
  @IsOptional()
  @IsUUID('all')
  group?: string;

  @Field(() => ID, { nullable: true, description: 'Those of this case.' })
  @IsOptional()
  @IsUUID('all')
  case?: string;
}

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

const joining = ['SAME', 'SAME_NEW_EPISODE'];

@InputType({ description: 'Two cases are of one person, though nothing asked. Both keep their numbers and envelopes.' })
export class MergePeople extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  case: string;

  @Field(() => ID)
  @IsUUID('all')
  other: string;

  @Field(() => MatchVerdict)
  @IsIn(joining, { context: { code: 'UNKNOWN_CODE', params: { codes: joining.join(', ') } } })
  verdict: string;

  @Field({ description: 'On what it rests. Sealed under the person’s key.' })
  @MaxLength(4000)
  note: string;
}

@InputType({
  description: 'They are two people after all: what was joined is taken apart, and nothing was lost by it.',
})
export class UnmergePeople extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  match: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field({ description: 'Why. Sealed under the person’s key.' })
  @MaxLength(4000)
  note: string;
}

@InputType({ description: 'Whoever cares for the person is told that more care is due, and not why.' })
export class RaiseCare extends CaseActInput {}
