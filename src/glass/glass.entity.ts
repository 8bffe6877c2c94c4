import { Field, ID, ObjectType } from '@nestjs/graphql';
import { glassReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { Sealed } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { Account } from '../organisations/account.entity';
import { Unit } from '../organisations/unit.entity';

export const GlassReason = codeEnum('GlassReason', glassReasons);

/** Rows without a case are numbers that were no case's: they count against the day, and nobody sees them. */
@ObjectType({ description: 'A case that somebody opened to themselves, to protect its person; open until `until`.' })
@Entity('glass')
export class Glass {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Case)
  @JoinColumn({ name: 'case_id' })
  case: Case | null;

  @Column('uuid', { name: 'case_id', nullable: true })
  caseId: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Field(() => Account, { nullable: true, description: 'Null to whom the account is not shown: then `unit` says who.' })
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

  @Field({ description: 'The number of the case.' })
  @Column('text', { nullable: true })
  number: string;

  @Field(() => GlassReason)
  @Column('text')
  reason: string;

  @Field(() => String, { nullable: true, description: 'Why, in words; sealed under the person’s key.' })
  @Sealed()
  text: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant)
  @Column({ ...instant })
  until: Date;
}
