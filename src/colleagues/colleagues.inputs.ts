import { Field, ID, InputType } from '@nestjs/graphql';
import { assignmentReasons, barReasons } from '#domain';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { CaseActInput } from '../cases/case-act.input';
import { AssignmentReason } from './assignment.entity';
import { BarReason } from './barring.entity';

@InputType({ description: 'Puts a colleague of your unit in charge of a case, or nobody.' })
export class AssignCase extends CaseActInput {
  @Field(() => ID, { nullable: true, description: 'An account of `colleagues`; nobody if it is left out.' })
  @IsOptional()
  @IsUUID('all')
  account?: string;

  @Field(() => AssignmentReason)
  @IsCode(assignmentReasons)
  reason: string;
}

@InputType({ description: 'Every case of one colleague goes to another, at a change of shift or a rotation.' })
export class ReassignCaseload extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  from: string;

  @Field(() => ID)
  @IsUUID('all')
  to: string;

  @Field(() => AssignmentReason)
  @IsCode(assignmentReasons)
  reason: string;

  @Field(() => Instant, { description: 'When it happened; never later than now.' })
  occurredAt: Date;
}

@InputType({ description: 'From now on the case does not exist for this account, though its unit goes on with it.' })
export class BarAccount extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  account: string;

  @Field(() => BarReason)
  @IsCode(barReasons)
  reason: string;
}

@InputType()
export class LiftBar extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  barring: string;

  @Field(() => Instant, { description: 'When it happened; never later than now.' })
  occurredAt: Date;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
