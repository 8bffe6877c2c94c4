import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength, MinLength } from 'class-validator';
import { GLASS_REASON_LENGTH, glassReasons, glassVerdicts } from '#domain';
import { IsCode, Trimmed } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { GlassReason } from './glass.entity';
import { GlassVerdict } from './glass-review.entity';

@InputType({
  description: 'Opens one case to you alone for three hours, to protect its person. It is reviewed by others.',
})
export class BreakGlass extends ActInput {
  @Field({ description: 'The number of the case.' })
  @MaxLength(40)
  number: string;

  @Field(() => GlassReason)
  @IsCode(glassReasons)
  reason: string;

  @Field({ description: `Why, in at least ${GLASS_REASON_LENGTH} characters; sealed under the person’s key.` })
  @Trimmed()
  @MinLength(GLASS_REASON_LENGTH, {
    context: { code: 'REASON_TOO_SHORT', params: { least: GLASS_REASON_LENGTH } },
  })
  @MaxLength(2000)
  text: string;
}

@InputType({ description: 'What you judge of a glass that somebody else broke; once, for good.' })
export class ReviewGlass extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  glass: string;

  @Field(() => GlassVerdict)
  @IsCode(glassVerdicts)
  verdict: string;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @Trimmed()
  @MaxLength(2000)
  note?: string;
}
