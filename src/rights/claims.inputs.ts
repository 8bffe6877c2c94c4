import { Field, ID, InputType } from '@nestjs/graphql';
import { claimKinds, claimOutcomes } from '#domain';
import { IsUUID } from 'class-validator';
import { codeEnum, IsCode } from '../platform/columns';
import { CaseActInput } from '../cases/case-act.input';

const ClaimKind = codeEnum('ClaimKind', claimKinds);
const ClaimOutcome = codeEnum('ClaimOutcome', claimOutcomes);

@InputType({
  description:
    'Something is owed to the person, by law, since `occurredAt`: its receipt, not when it was read. `note` says what: who applied for which service, what became known of a breach, what the court awarded.',
})
export class RecordClaim extends CaseActInput {
  @Field(() => ClaimKind)
  @IsCode(claimKinds)
  kind: string;
}

@InputType({
  description:
    'What became of it. `note` says how, or why not: of a breach, what the person and the agency were told in writing.',
})
export class SettleClaim extends CaseActInput {
  @Field(() => ID, { description: 'The `subject` of its entry in the inbox.' })
  @IsUUID('all')
  claim: string;

  @Field(() => ClaimOutcome)
  @IsCode(claimOutcomes)
  outcome: string;
}
