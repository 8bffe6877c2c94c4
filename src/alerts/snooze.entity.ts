import { Field, ID, ObjectType } from '@nestjs/graphql';
import { snoozeReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { Colleague } from '../organisations/colleague.entity';
import { Unit } from '../organisations/unit.entity';
import { Alert } from './alert.entity';

export const SnoozeReason = codeEnum('SnoozeReason', snoozeReasons);

@ObjectType({ description: 'A unit looks at something later; its clock runs on all the same.' })
@Entity('snooze')
@ListedOn(Alert, 'snoozes', { by: 'alert', order: 'recordedAt' })
export class Snooze {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Alert, { nullable: false })
  @JoinColumn({ name: 'alert_id' })
  alert: Alert;

  @Column('uuid', { name: 'alert_id' })
  alertId: string;

  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Colleague, { nullable: true, description: 'Null to who is not of that unit.' })
  @ManyToOne(() => Colleague, { createForeignKeyConstraints: false })
  @JoinColumn({ name: 'account_id' })
  account: Colleague | null;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => SnoozeReason)
  @Column('text')
  reason: string;

  @Field(() => Instant, { description: 'When it is looked at again.' })
  @Column(instant)
  until: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'Taken up again earlier, or put off anew.' })
  @Column({ ...instant, nullable: true, name: 'ended_at' })
  endedAt: Date | null;
}
