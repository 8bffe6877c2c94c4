import { Field, ID, InputType, Int, OmitType, registerEnumType } from '@nestjs/graphql';
import { exportPurposes, reportSources } from '#domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBase64,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsCode, Trimmed } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { GivenConsent, RegisterCase } from '../cases/register.input';
import { ExportPurpose } from '../exports/case-export.entity';
import { listFields } from './row';

export enum DateOrder {
  DMY = 'DMY',
  MDY = 'MDY',
}
registerEnumType(DateOrder, { name: 'DateOrder', description: 'What 03/04/1999 means: 3 April or 4 March.' });

@InputType({ description: 'What a heading of your unit’s lists means.' })
export class ColumnMeaning {
  @Field({ description: 'As it stands in the list.' })
  @Trimmed()
  @MinLength(1)
  @MaxLength(200)
  heading: string;

  @Field(() => String, {
    nullable: true,
    description: 'The field of registration that it fills; null of a column that is kept as notes.',
  })
  @IsIn([null, ...listFields], { context: { code: 'UNKNOWN_CODE', params: { codes: listFields.join(', ') } } })
  field: string | null;
}

@InputType({
  description: 'A list of people as a file. Good rows are registered, bad ones wait as drafts: all of it or nothing.',
})
export class ImportList extends ActInput {
  @Field(() => ID, { description: 'A group of your unit; its country and date are those of every row.' })
  @IsUUID('all')
  group: string;

  @Field({ description: 'With its ending: .xlsx, .csv, .tsv or .txt.' })
  @MaxLength(200)
  fileName: string;

  @Field({ description: 'The file in Base64; with it the request holds at most 2 MB, which is 1.4 MB of file.' })
  @IsBase64()
  content: string;

  @Field({ defaultValue: false, description: 'Keeps nothing, and answers what an import would do.' })
  dryRun: boolean;

  @Field(() => DateOrder, { nullable: true, description: 'The answer to `asksDateOrder`.' })
  @IsOptional()
  dateOrder?: DateOrder;

  @Field({ defaultValue: 'RAID', description: 'How the post came to know: a code of report sources.' })
  @IsCode(reportSources)
  source: string;

  @Field(() => [ColumnMeaning], {
    defaultValue: [],
    description: 'Of headings that are not known, or are read wrongly. An import keeps it for the lists of your unit.',
  })
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => ColumnMeaning)
  columns: ColumnMeaning[];

  @Field(() => [GivenConsent], { defaultValue: [], description: 'As everybody on the list was asked in person.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GivenConsent)
  consents: GivenConsent[];
}

@InputType({ description: "A draft put right: what registration takes; group, country and date are the list's." })
export class FixDraft extends OmitType(RegisterCase, ['group', 'country', 'receivedAt', 'source'] as const) {
  @Field(() => ID)
  @IsUUID('all')
  draft: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field({ defaultValue: 'RAID', description: 'How the post came to know: a code of report sources.' })
  @IsCode(reportSources)
  source: string;
}

@InputType({ description: 'A draft that is nobody, or somebody who is registered already.' })
export class DiscardDraft extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  draft: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'Says why the rows of a group that wait are taken out as a file.' })
export class TakeOutDrafts extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  group: string;

  @Field(() => ExportPurpose)
  @IsCode(exportPurposes)
  purpose: string;
}
