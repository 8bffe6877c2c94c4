import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { hostListKinds, hostResolutions, sexes } from '#domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBase64, IsInt, IsOptional, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { Sex } from '../people/person.entity';
import { HostResolution } from './host-entry.entity';
import { HostListKind } from './host-list.entity';

@InputType({ description: 'Somebody on their list, as it is typed there.' })
export class HostRow {
  @Field()
  @Length(1, 200)
  name: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  birthDate?: string;

  @Field(() => String, { nullable: true, description: 'Of a passport, an SPLP or the NIK.' })
  @IsOptional()
  @MaxLength(40)
  documentNumber?: string;

  @Field(() => Sex, { nullable: true })
  @IsOptional()
  @IsCode(sexes)
  sex?: string;
}

@InputType({ description: 'Their list, as rows or as a file, held against the people of a group of your unit.' })
export class ReconcileHostList extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

  @Field(() => ID)
  @IsUUID('all')
  group: string;

  @Field(() => HostListKind)
  @IsCode(hostListKinds)
  kind: string;

  @Field({ description: 'The number on the paper; never a name.' })
  @Length(1, 60)
  reference: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => [HostRow], { defaultValue: [] })
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => HostRow)
  rows: HostRow[];

  @Field(() => String, { nullable: true, description: 'Of the file, with its ending: .xlsx, .csv, .tsv or .txt.' })
  @IsOptional()
  @MaxLength(200)
  fileName?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The file in Base64, with the columns of an imported list; of these the name must be there.',
  })
  @IsOptional()
  @IsBase64()
  content?: string;
}

@InputType({ description: 'How one difference is settled, or who is to settle it.' })
export class ResolveHostEntry extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  entry: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => HostResolution, { nullable: true, description: 'Left out to name another owner.' })
  @IsOptional()
  @IsCode(hostResolutions)
  resolution?: string;

  @Field(() => ID, { nullable: true, description: 'The case of somebody who is the same, or registered since.' })
  @IsOptional()
  @IsUUID('all')
  case?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  owner?: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => String, { nullable: true, description: 'Sealed.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}
