import { Field, InputType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsObject, IsOptional } from 'class-validator';
import { exportColumns, exportFormats, exportPurposes, type ExportColumn as Column } from '#domain';
import { CaseFilter } from '../cases/case-lists.input';
import { IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { ExportColumn, ExportFormat, ExportPurpose } from './case-export.entity';

@InputType({ description: 'Takes the cases of a worklist out as a file.' })
export class RecordExport extends ActInput {
  @Field(() => ExportPurpose)
  @IsCode(exportPurposes)
  purpose: string;

  @Field(() => ExportFormat)
  @IsCode(exportFormats)
  format: string;

  @Field(() => [ExportColumn])
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsCode(exportColumns, { each: true })
  columns: Column[];

  @Field(() => CaseFilter, { nullable: true, description: 'As of `cases`; all cases where it is left out.' })
  @IsOptional()
  @IsObject()
  filter?: CaseFilter;
}
