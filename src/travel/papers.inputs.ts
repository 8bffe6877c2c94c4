import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { clearanceKinds, clearanceStatuses, documentKinds, documentStatuses } from '#domain';
import { IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Day, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { CaseActInput } from '../cases/case-act.input';
import { ClearanceKind, ClearanceStatus } from './clearance.entity';
import { DocumentStatus, TravelDocumentKind } from './travel-document.entity';

@InputType()
export class RecordDocument extends CaseActInput {
  @Field(() => TravelDocumentKind)
  @IsCode(documentKinds)
  kind: string;

  @Field(() => DocumentStatus)
  @IsCode(documentStatuses)
  status: string;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(40)
  number?: string;

  @Field({ defaultValue: false, description: 'Approved, its number not known yet: enough to plan, not to board.' })
  numberPending: boolean;

  @Field(() => Day, { nullable: true })
  issuedOn?: string;

  @Field(() => Day, { nullable: true })
  expiresOn?: string;
}

@InputType({
  description: 'What is new about a document; what is left out stays. A number that arrives is pending no more.',
})
export class UpdateDocument extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  document: string;

  @Field(() => Int, { description: 'The version of the document that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => DocumentStatus, { nullable: true })
  @IsOptional()
  @IsCode(documentStatuses)
  status?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  number?: string;

  @Field(() => Boolean, { nullable: true })
  numberPending?: boolean;

  @Field(() => Day, { nullable: true })
  issuedOn?: string;

  @Field(() => Day, { nullable: true })
  expiresOn?: string;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ description: 'The latest of a kind counts. That none is required needs the reason, as the note.' })
export class RecordClearance extends CaseActInput {
  @Field(() => ClearanceKind)
  @IsCode(clearanceKinds)
  kind: string;

  @Field(() => ClearanceStatus)
  @IsCode(clearanceStatuses)
  status: string;
}
