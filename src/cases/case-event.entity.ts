import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { Unit } from '../organisations/unit.entity';
import { Case, CaseState } from './case.entity';

/** The record of the case: nothing in it is ever changed, and the case's state is its fold. */
@ObjectType({ description: 'Something that happened, by whom, when it happened and when it was entered.' })
@Entity('case_event')
@ListedOn(Case, 'timeline', { order: 'seq', limit: 500 })
export class CaseEvent {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  /** The order in which the events of a case were entered, which its lock made one after the other. */
  @Column('bigint', { generated: 'increment' })
  seq: string;

  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field({ description: 'A move of the case life, or the act that changed the record.' })
  @Column('text')
  kind: string;

  @Field(() => CaseState, { nullable: true })
  @Column('text', { nullable: true, name: 'from_state' })
  fromState: string | null;

  @Field(() => CaseState)
  @Column('text', { name: 'to_state' })
  toState: string;

  @Field(() => Instant, { description: 'When it happened, as claimed.' })
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant, { description: "When it was entered, by the server's clock." })
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => String, { nullable: true, description: 'What was recorded, as a code.' })
  @Column('text', { nullable: true })
  code: string | null;

  @Column('uuid', { nullable: true, name: 'subject_id' })
  subjectId: string | null;

  @Field(() => String, { nullable: true, description: 'In the words of who said it.' })
  @Sealed()
  reason: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}
