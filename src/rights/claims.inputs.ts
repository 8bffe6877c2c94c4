import { Field, ID, InputType } from '@nestjs/graphql';
import { claimKinds, claimOutcomes, currencies } from '#domain';
import { IsOptional, IsUUID } from 'class-validator';
import { codeEnum, IsCode, MinorUnits } from '../platform/columns';
import { CaseActInput } from '../cases/case-act.input';
import { Currency } from '../cases/hold.entity';
import { ClaimKind } from './claim.entity';

const ClaimOutcome = codeEnum('ClaimOutcome', claimOutcomes);

@InputType({
  description:
    'Something is owed to the person, by law, since `occurredAt`: its receipt, not when it was read. `note` says what: who applied for which service, what became known of a breach, which court decided.',
})
export class RecordClaim extends CaseActInput {
  @Field(() => ClaimKind)
  @IsCode(claimKinds)
  kind: string;

  @Field(() => MinorUnits, { nullable: true, description: 'Of restitution alone: what the verdict awards.' })
  @IsOptional()
  amountMinor?: number;

  @Field(() => Currency, { nullable: true })
  @IsOptional()
  @IsCode(currencies)
  currency?: string;
}

@InputType({
  description:
    'What became of it. `note` says how, or why not: of a breach, what the person and the agency were told in writing.',
})
export class SettleClaim extends CaseActInput {
  @Field(() => ID, { description: 'One of the case’s claims: the `subject` of its entry in the inbox.' })
  @IsUUID('all')
  claim: string;

  @Field(() => ClaimOutcome)
  @IsCode(claimOutcomes)
  outcome: string;
}
