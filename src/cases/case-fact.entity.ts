import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { Sealed } from '../platform/read/describe';
import { Unit } from '../organisations/unit.entity';
import { Case } from './case.entity';

/** What every fact of a case has: whose it is, who said it, when it happened, when it was entered, and a sealed note. */
@ObjectType({ isAbstract: true })
export abstract class CaseFact {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Unit, { description: 'Who recorded it.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Instant, { description: 'When it happened, as claimed.' })
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant, { description: "When it was entered, by the server's clock." })
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => String, { nullable: true })
  @Sealed()
  note: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}
