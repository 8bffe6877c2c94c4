import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { referralServices, refusalReasons } from '#domain';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { CaseActInput } from '../cases/case-act.input';
import { ReferralService, RefusalReason } from './referral.entity';

@InputType({
  description:
    'Needs a ground: consent to share with government or partners, as the receiver is, or another lawful one.',
})
export class OfferReferral extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  toUnit: string;

  @Field(() => ReferralService)
  @IsCode(referralServices)
  service: string;
}

@InputType({ isAbstract: true })
abstract class ReferralActInput extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  referral: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the referral that was read; a stale one is refused.',
  })
  version?: number;

  @Field(() => Instant, { description: 'When it happened; never later than now.' })
  occurredAt: Date;
}

@InputType({ description: 'By the unit that was asked; accepting opens what the service needs of the case.' })
export class AnswerReferral extends ReferralActInput {
  @Field()
  accept: boolean;

  @Field(() => RefusalReason, { nullable: true, description: 'Given when it is refused, and only then.' })
  @IsOptional()
  @IsCode(refusalReasons)
  refusal?: string;
}

@InputType({ description: 'By the unit that asked, or by the one that is answerable now.' })
export class WithdrawReferral extends ReferralActInput {
  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
