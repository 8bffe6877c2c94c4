import { Field, ObjectType } from '@nestjs/graphql';
import { assignmentReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Colleague } from '../organisations/colleague.entity';

export const AssignmentReason = codeEnum('AssignmentReason', assignmentReasons);

@ObjectType({ description: 'Who of a unit was put in charge of a case, and why; never changed, only followed.' })
@Entity('assignment')
@ListedOn(Case, 'assignments', { order: 'recordedAt' })
export class Assignment extends CaseFact {
  @Field(() => Colleague, { nullable: true, description: 'Null where nobody was, or to who is not of that unit.' })
  @ManyToOne(() => Colleague, { createForeignKeyConstraints: false })
  @JoinColumn({ name: 'account_id' })
  account: Colleague | null;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Field(() => AssignmentReason)
  @Column('text')
  reason: string;

  /** The act that moved a whole caseload. */
  @Column('uuid', { name: 'act_key', nullable: true })
  actKey: string | null;
}
