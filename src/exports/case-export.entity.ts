import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { exportColumns, exportFormats, exportPurposes } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { Account } from '../organisations/account.entity';
import { Unit } from '../organisations/unit.entity';

export const ExportPurpose = codeEnum('ExportPurpose', exportPurposes);
export const ExportFormat = codeEnum('ExportFormat', exportFormats);
export const ExportColumn = codeEnum('ExportColumn', exportColumns);

/** Its id is the key of the act, by which its entry in the audit leads to it. Only added to. */
@ObjectType({ description: 'That somebody took cases out as a file: which columns, of how many people, and why.' })
@Entity('case_export')
export class CaseExport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Account, { nullable: true, description: 'Null to whom the account is not shown.' })
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account | null;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => ExportPurpose)
  @Column('text')
  purpose: string;

  @Field(() => ExportFormat)
  @Column('text')
  format: string;

  @Field(() => [ExportColumn])
  @Column('text', { array: true })
  columns: string[];

  @Field({ description: 'What the list was narrowed by: JSON of a CaseFilter, `{}` for all cases.' })
  @Column('text')
  filter: string;

  @Field(() => Int)
  @Column('int')
  people: number;

  /** In the order of the list, as it stood: nobody is missed or doubled by what changes while pages are fetched. */
  @Column('uuid', { array: true })
  cases: string[];

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
