import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { referralServices, refusalReasons } from '#domain';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { CaseActInput } from '../cases/case-act.input';
import { ReferralService, RefusalReason } from './referral.entity';

@InputType({ isAbstract: true })
abstract class OfferInput extends CaseActInput {
  @Field(() => Instant, {
    nullable: true,
    description: 'When the offer ends by itself; as the table of deadlines has it, if it is left out.',
  })
  expiresAt?: Date;
}

@InputType({
  description:
    'Needs a ground: consent to share with government or partners, as the receiver is, or another lawful one.',
})
export class OfferReferral extends OfferInput {
  @Field(() => ID)
  @IsUUID('all')
  toUnit: string;

  @Field(() => ReferralService)
  @IsCode(referralServices)
  service: string;
}

@InputType({ description: 'By who answers: another unit is to answer from the moment it accepts. Needs a ground.' })
export class TransferCase extends OfferInput {
  @Field(() => ID)
  @IsUUID('all')
  toUnit: string;
}

@InputType({ description: 'By who has a part in the case and should answer for it; whoever answers now is asked.' })
export class RequestCase extends OfferInput {}

@InputType({ description: 'Back to whom the case came from; from a helper, its part goes back to who answers.' })
export class ReturnCase extends OfferInput {}

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
